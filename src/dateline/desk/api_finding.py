"""What the HTTP API finds and what it hands out whole: search, changes, exports."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from dateline.desk import api_queries as asked
from dateline.desk import api_shapes as shapes
from dateline.desk.api_access import Reader
from dateline.desk.api_answers import ALWAYS, answer, answer_page, plain_after
from dateline.desk.api_reading import claims_of, listed, report_line
from dateline.desk.desk import Desk
from dateline.desk.narrowing import cursor, markings_at_most, narrowed_by
from dateline.desk.page_lists import around
from dateline.exports.codebook import codebook_text
from dateline.exports.formats import EXPORTERS
from dateline.exports.shapes import Of
from dateline.model.text import MARKINGS, strictest
from dateline.store.library import ReportFilter
from dateline.store.listings import Filter
from dateline.store.records import instant
from dateline.store.session import Session

router = APIRouter()
Envelope = shapes.Envelope
MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson", "geojson": "application/geo+json"}
MARKING_HEADER = "Dateline-Marking"
_AT_ONCE = 200


@router.get("/search", tags=["search"], response_model=Envelope[shapes.Found])
def search(
    request: Request, query: Annotated[asked.Search, Query()], caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """Records by name, misspelt or not, and reports by their text with the words found in them."""
    desk: Desk = request.app.state.desk
    markings = markings_at_most(query.at_most or "") or MARKINGS
    with desk.view() as session:
        named = [row for row in session.listings.named(query.q, limit=query.limit) if row.marking in markings]
        records = listed(session, named)
        found = session.listings.texts(query.q, limit=query.limit)
        texts = {id: report.text for id, report in session.records.reports(found).items()}
        rows, _ = session.library.reports(ReportFilter(ids=tuple(found), markings=tuple(markings)), limit=query.limit)
    by_id = {row.id: row for row in rows}
    hits = [{**report_line(by_id[id]), "around": around(texts[id], query.q)} for id in found if id in by_id]
    told = {"records": records, "reports": hits}
    return answer(request, told, meta={"marking": strictest([*(r.marking for r in named), *(r.marking for r in rows)])})


@router.get("/changes", tags=["changes"], response_model=Envelope[list[shapes.Change]])
def list_changes(
    request: Request, query: Annotated[asked.Changes, Query()], caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """What was added, changed (old to new, and why), merged or withdrawn; the latest first."""
    desk: Desk = request.app.state.desk
    before = plain_after(query.after, int)
    with desk.view() as session:
        lines = session.outlets.changes(
            since=_instant(query.since), record=query.record, before=before[0] if before else None, limit=query.limit
        )
        marking_of = {id: _marking(session, id) for id in {line.record for line in lines}}
    told = [
        {
            **{name: getattr(line, name) for name in ("at", "record", "what", "field", "old", "new", "why")},
            "marking": marking_of[line.record],
        }
        for line in lines
    ]
    markings = markings_at_most(query.at_most or "")
    kept = [line for line in told if not markings or line["marking"] in markings]
    more = [lines[-1].key] if len(lines) == query.limit else None
    return answer_page(request, kept, limit=query.limit, after=cursor(more))


def _marking(session: Session, record: str) -> str | None:
    """The marking of a record, or of that in which it is now; None where it is gone."""
    row = session.listings.get(record)
    if row is None and (into := session.records.merged_into(record)):
        row = session.listings.get(into[0])
    return row.marking if row else None


def _instant(moment: str | None) -> str:
    """A day or a time as the journal keeps times; what lies before all time is the beginning."""
    if not moment or len(moment) == 10:
        return moment or ""
    try:
        return instant(datetime.fromisoformat(moment.upper()).astimezone(UTC))
    except OverflowError:
        return moment


_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file. `Dateline-Marking` is the strictest marking in it.",
        "headers": {MARKING_HEADER: {"schema": {"type": "string", "enum": list(MARKINGS)}}},
        "content": {
            media_type.split(";")[0]: {"schema": {"type": "object" if form == "geojson" else "string"}}
            for form, media_type in MEDIA_TYPES.items()
        },
    }
}
_CODEBOOK: dict[int | str, dict[str, Any]] = {
    200: {"description": "The codebook.", "content": {"text/markdown": {"schema": {"type": "string"}}}}
}


@router.get("/exports/{form}", tags=["exports"], response_class=StreamingResponse, responses=_FILES)
def export(request: Request, form: asked.Form, query: Annotated[asked.Export, Query()], caller: Reader) -> Response:
    """Records, or the claims that they rest on, as CSV, JSON Lines or GeoJSON, in the columns of `dateline export`.

    The filters are those of the lists; `at_most=TLP:GREEN` leaves out what is marked AMBER and stricter.
    """
    if form == "geojson" and query.of == "claims":
        raise HTTPException(409, "Claims have no geometry. Export them as csv or jsonl.")
    desk: Desk = request.app.state.desk
    narrowed = narrowed_by(request.query_params)
    with desk.view() as session:
        marking = strictest(str(value) for value, _ in session.listings.counts_by(narrowed, "marking"))
    narrowed = narrowed_by(request.query_params, markings=markings_at_most(marking))
    headers = {
        **ALWAYS,
        MARKING_HEADER: marking,
        "Content-Disposition": f'attachment; filename="dateline-{query.of}.{form}"',
    }
    return StreamingResponse(_lines(desk, narrowed, form, query.of), media_type=MEDIA_TYPES[form], headers=headers)


@router.get("/exports/{form}/codebook", tags=["exports"], response_class=Response, responses=_CODEBOOK)
def codebook(request: Request, form: asked.Form, query: Annotated[asked.Export, Query()], caller: Reader) -> Response:
    """What every column of an export means, how many records it is of, and the strictest marking of all parts."""
    desk: Desk = request.app.state.desk
    narrowed = narrowed_by(request.query_params)
    with desk.view() as session:
        counts = session.listings.counts_by(narrowed, "marking")
        rows = session.listings.count(narrowed)
        if query.of == "claims":
            rows = session.library.count_claims(session.listings.ids(narrowed))
    marking = strictest(str(value) for value, _ in counts)
    written = desk.now().isoformat(timespec="seconds")
    told = codebook_text(query.of, form=form, rows=rows, marking=marking, written=written)
    return Response(told, headers={**ALWAYS, MARKING_HEADER: marking}, media_type="text/markdown")


def _lines(desk: Desk, narrowed: Filter, form: str, of: Of) -> Iterator[str]:
    """The file, 200 records at a time, each time in a view of its own: a slow reader keeps no writer waiting."""
    out = io.StringIO()
    exporter = EXPORTERS[form](out, of)
    markings, after, is_first = {MARKINGS[0]: True}, None, True
    while is_first or after is not None:
        is_first = False
        with desk.store.view() as session:
            found, after = session.listings.page(narrowed, order="oldest", after=after, limit=_AT_ONCE)
            documents = session.listings.documents([row.record for row in found])
            items = [documents[row.record] for row in found]
            if of == "claims":
                items = claims_of(session, [row.record for row in found])
        for item in items:
            markings[item["marking"]] = True
            exporter.feed(item)
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    exporter.finish(strictest(markings))
    yield out.getvalue()
