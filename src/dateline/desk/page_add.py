"""Adding reports: by address, as a file, as a text; what was read of it, and what was set aside and why."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk import adding, deeds
from dateline.desk.desk import Desk
from dateline.desk.rendering import page
from dateline.errors import BadInput
from dateline.model.text import MARKINGS
from dateline.run.adding import LARGEST_UPLOAD, Found, at_address, in_report, in_upload


def add_page(desk: Desk, request: Request) -> Response:
    """The three forms; `address` of the query fills in the first, for a bookmark of one's own browser."""
    return _page(desk, request, address=request.query_params.get("address", "")[:2000])


def add(desk: Desk, request: Request, form: FormData) -> Response:
    """Read what one of the forms hands over, and say what came of it."""
    deed = deeds.deed_of(desk, request.state.asker)
    published = adding.given_publication(_said(form, "published"))
    marking = adding.given_marking(_said(form, "marking") or MARKINGS[0])
    adding.check_may_add(desk, deed)
    added = adding.add(desk, deed, _found(desk, form), published=published, marking=marking)
    return _page(desk, request, status=200 if added.reports else 422, added=added)


def _found(desk: Desk, form: FormData) -> list[Found]:
    terms, what = desk.configuration.adding, _said(form, "what")
    if what == "address" and _said(form, "address"):
        return at_address(_said(form, "address"), clock=desk.now, terms=terms)
    upload = form.get("file")
    if what == "file" and isinstance(upload, UploadFile) and upload.filename:
        return in_upload(upload.file.read(LARGEST_UPLOAD + 1), upload.filename, clock=desk.now, terms=terms)
    if what == "text" and _said(form, "text"):
        return in_report(_report(form), clock=desk.now, terms=terms)
    raise BadInput("nothing was handed over", hint="give an address, choose a file, or paste a text")


def _report(form: FormData) -> dict[str, Any]:
    """A pasted text as a report; without a title, the first line of several is it."""
    told: dict[str, Any] = {name: _said(form, name) for name in ("title", "outlet", "url")}
    text = _said(form, "text").replace("\r\n", "\n")
    first, _, rest = text.partition("\n")
    if not told["title"] and rest.strip():
        told["title"], text = first.strip(), rest.strip()
    return {**told, "text": text}


def _said(form: FormData, name: str) -> str:
    said = form.get(name, "")
    return said.strip() if isinstance(said, str) else ""


def _page(desk: Desk, request: Request, *, status: int = 200, **told: Any) -> Response:
    context = {
        "address": "",
        "added": None,
        "markings": MARKINGS,
        "fetches": desk.configuration.adding.fetches,
        "most": desk.configuration.adding.most,
        "largest": LARGEST_UPLOAD // 1_000_000,
        **told,
    }
    added = told.get("added")
    marked = [one.marking for one in added.reports] if added else ()
    return page(request, "add.html", status=status, marked=marked, **context)
