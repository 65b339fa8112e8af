"""Reading a kept report again: what would change, each fact with its words, and keeping it where one says so."""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk import adding, deeds
from dateline.desk.desk import Desk
from dateline.desk.rendering import back, page


def reread(desk: Desk, request: Request, form: FormData) -> Response:
    """Read it and show what would change, or, with `apply`, keep what was shown."""
    id = request.path_params["report"]
    deed = deeds.deed_of(desk, request.state.asker)
    adding.check_may_add(desk, deed)
    seen = adding.reread(desk, id)
    was_shown = (form.get("read_by"), form.get("reader")) == (seen.kept.reader, seen.reader)
    if form.get("apply") and was_shown and not seen.is_current:
        adding.keep_rereading(desk, deed, seen)
        return back(request, f"/report/{quote(id)}", notice="read anew; the earlier reading stays in the database")
    return page(
        request,
        "reread.html",
        marked=[seen.kept.report.marking],
        seen=seen,
        report=seen.kept.report,
        is_other=bool(form.get("apply")) and not was_shown,
    )
