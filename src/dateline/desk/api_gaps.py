"""Gaps through the HTTP API: attacks without a reported response, with the reporting beside them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.analysis.gap_shapes import gaps_json
from dateline.desk import api_queries as asked
from dateline.desk import api_shapes as shapes
from dateline.desk.api_access import Reader
from dateline.desk.api_answers import answer
from dateline.desk.desk import Desk
from dateline.desk.page_gaps import period
from dateline.run.gaps import gaps_of
from dateline.run.occurrences import area_of

router = APIRouter()
Envelope = shapes.Envelope


@router.get("/gaps", tags=["gaps"], response_model=Envelope[shapes.Gaps])
def get_gaps(
    request: Request, query: Annotated[asked.Gaps, Query()], caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """Attacks in an area and a period to which no response is reported within 1, 3 and 14 days: by zone, force and
    perpetrator, zone by week, in runs, with the responses that were found and the reporting beside the count."""
    desk: Desk = request.app.state.desk
    rule = desk.configuration.rule
    since, until = (date.fromisoformat(day) if day else None for day in (query.from_, query.to))
    with desk.view() as session:
        area = area_of(session, query.area, rule=rule)
        first, last = period(session.library.last_day(), since, until, today=desk.now().date())
        found = gaps_of(session, area, first, last, same_sources=query.same_sources == "1", rule=rule)
    told = gaps_json(found.gaps, found.reporting, found.between, marking=found.marking, same_sources=found.same_sources)
    return answer(request, told, meta={"marking": found.marking})
