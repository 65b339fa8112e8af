"""What the HTTP API has read: a report by its address, or handed over as a text or as a page; and kept ones again."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from dateline.desk import adding, deeds
from dateline.desk import api_queries as asked
from dateline.desk import api_shapes as shapes
from dateline.desk.api_access import Writer
from dateline.desk.api_answers import answer
from dateline.desk.desk import Desk
from dateline.model.text import strictest
from dateline.run.adding import at_address, in_report
from dateline.run.reread import rereading_json

router = APIRouter()


@router.post("/reports", tags=["reports"], response_model=shapes.Envelope[shapes.Added])
def add_report(request: Request, body: Annotated[asked.Add, Body()], caller: Writer) -> Response:
    """Read a public address, or a report that is handed over; what was read, and what was set aside and why."""
    desk: Desk = request.app.state.desk
    deed = deeds.deed_of(desk, caller.who, via=caller.token)
    adding.check_may_add(desk, deed)
    terms = desk.configuration.adding
    if isinstance(body, asked.AddAddress):
        found = at_address(body.address, clock=desk.now, terms=terms)
        published = adding.given_publication(body.published or "")
    else:
        found, published = in_report(body.report.model_dump(), clock=desk.now, terms=terms), None
    added = adding.add(desk, deed, found, published=published, marking=body.marking)
    told = {"reports": [asdict(one) for one in added.reports], "set_aside": [asdict(one) for one in added.left]}
    meta = {"marking": strictest(one.marking for one in added.reports)} if added.reports else {}
    return answer(request, told, meta=meta)


@router.post("/reports/{report:path}/reread", tags=["reports"], response_model=shapes.Envelope[shapes.Rereading])
def reread_report(
    request: Request, report: asked.ReportId, body: Annotated[asked.Reread, Body()], caller: Writer
) -> Response:
    """Read a kept report with the finders of today: what would change, or, with `apply`, what has changed."""
    desk: Desk = request.app.state.desk
    deed = deeds.deed_of(desk, caller.who, via=caller.token)
    adding.check_may_add(desk, deed)
    seen = adding.reread(desk, report)
    is_applied = body.apply and not seen.is_current
    if is_applied:
        adding.keep_rereading(desk, deed, seen)
    told = {**rereading_json(seen), "is_applied": is_applied}
    return answer(request, told, meta={"marking": seen.kept.report.marking})
