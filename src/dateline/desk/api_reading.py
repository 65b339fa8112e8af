"""What the HTTP API shows: records, claims, agreements, statements, reports, judgements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from dateline.desk import api_queries as asked
from dateline.desk import api_shapes as shapes
from dateline.desk.access import MAY
from dateline.desk.api_access import Reader
from dateline.desk.api_answers import (
    Body,
    answer,
    answer_page,
    etag_of,
    lasting,
    list_after,
    page_body,
    plain_after,
)
from dateline.desk.chronicle import chronicle
from dateline.desk.desk import Desk
from dateline.desk.kept import Kept, kept
from dateline.desk.listing import listing_of
from dateline.desk.narrowing import cursor, markings_at_most, narrowed_by
from dateline.exports.formats import json_line
from dateline.exports.shapes import claim_rows, record_json
from dateline.model.judgements import Judgement
from dateline.model.wire import value_to_json
from dateline.run.reading_json import read_json
from dateline.run.record_views import records_as_told, view_record
from dateline.store.library import ReportFilter, ReportRow
from dateline.store.listings import Listing
from dateline.store.records import instant
from dateline.store.session import Session

router = APIRouter()
Envelope = shapes.Envelope


@router.get("/me", tags=["people"], response_model=Envelope[shapes.Caller])
def who_am_i(request: Request, caller: Reader) -> Response:
    """Who asks, with which role and scopes, and what they may do."""
    may = [act for act in MAY if caller.who.may(act)]
    told = {"name": caller.who.name, "role": caller.who.role, "scopes": caller.scopes, "token": caller.token or None}
    return answer(request, {**told, "may": may})


@router.get("/records", tags=["records"], response_model=Envelope[list[shapes.Record]])
def list_records(
    request: Request, query: Annotated[asked.Records, Query()], caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """Records: each incident, agreement and statement once, narrowed as on the desk's pages."""
    return _records(request, query)


@router.get("/agreements", tags=["records"], response_model=Envelope[list[shapes.Record]])
def list_agreements(
    request: Request, query: Annotated[asked.OfKind, Query()], caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """Records that are agreements, the latest announced first."""
    return _records(request, query, kinds=("agreement",))


@router.get("/statements", tags=["records"], response_model=Envelope[list[shapes.Record]])
def list_statements(
    request: Request, query: Annotated[asked.OfKind, Query()], caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """Records that are statements."""
    return _records(request, query, kinds=("statement",))


def _records(request: Request, query: asked.Records | asked.OfKind, **fixed: Any) -> Response:
    desk: Desk = request.app.state.desk
    narrowed = narrowed_by(request.query_params, **fixed)
    after = list_after(query.after, query.order)

    def made() -> Body:
        with desk.view() as session:
            found, more = session.listings.page(narrowed, order=query.order, after=after, limit=query.limit)
            count = desk.count(session, narrowed)
            told = listed(session, found)
        return page_body(request, told, limit=query.limit, after=cursor(more), count=count)

    return lasting(desk, request, made)


def listed(session: Session, found: Sequence[Listing]) -> list[dict[str, Any]]:
    """Records as lists give them."""
    documents = session.listings.documents([row.record for row in found])
    return [_listed(row, documents[row.record]) for row in found]


def _listed(row: Listing, document: dict[str, Any]) -> dict[str, Any]:
    return {
        **document,
        "headline": row.headline,
        "verdict": row.verdict,
        "mark": row.mark,
        "changed": row.changed,
    }


@router.get("/records/{record}", tags=["records"], response_model=Envelope[shapes.FullRecord])
def get_record(
    request: Request, record: asked.RecordId, caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """One record with its reviews; 308 where it was merged into another. Its ETag is what `If-Match` takes."""
    desk: Desk = request.app.state.desk
    with desk.view() as session:
        there = kept(session, record, rule=desk.configuration.rule)
        if there is None and (found := find(session, record)) != record:
            return RedirectResponse(request.url.path.replace(record, found), 308)
        told, etag = in_full(session, desk, record, there)
    return answer(request, told, meta={"marking": told["marking"]}, etag=etag)


def in_full(session: Session, desk: Desk, record: str, there: Kept | None = None) -> tuple[dict[str, Any], str]:
    """A record with its reviews, and the ETag of what people and sources have said of it: of what is kept, or derived
    now."""
    changed: str | None
    if there is not None:
        told, changed = _listed(*there), there[0].changed
    else:
        row = session.listings.get(record)
        view = view_record(session, record, rule=desk.configuration.rule)
        document = record_json(view)
        told = _listed(listing_of(session, view, document, at=desk.now()), document)
        changed = row.changed if row else None
    told["reviews"] = [
        {
            "id": made.id,
            "act": made.act,
            "by": made.by,
            "made": instant(made.made),
            "reason": made.reason,
            "decision": made.decision,
            "field": made.field,
            "values": [value_to_json(value) for value in made.values],
            "account": made.account,
            "evidence": [
                {"report": piece.report_id, "start": piece.start, "end": piece.end, "words": piece.words}
                for piece in made.evidence
            ],
        }
        for made in session.reviews.of([record]).get(record, [])
        if made.is_active
    ]
    etag = etag_of(json_line({**told, "changed": None}).encode())
    return {**told, "changed": changed}, etag


def find(session: Session, named: str) -> str:
    """The record of this id, or the one in which a merged one is now. Raises HTTPException 404."""
    if session.records.members_of_records([named]):
        return named
    into = session.records.merged_into(named)
    if not into:
        raise HTTPException(404, "There is no record with this id.")
    return into[0]


@router.get("/records/{record}/history", tags=["records"], response_model=Envelope[list[shapes.Event]])
def get_history(
    request: Request, record: asked.RecordId, caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """What was read, judged and decided of a record, by whom, and what was taken back; the latest first."""
    desk: Desk = request.app.state.desk
    with desk.view() as session:
        found = find(session, record)
        view = view_record(session, found, rule=desk.configuration.rule)
        events = chronicle(session, view, session.reviews.of([found]).get(found, []))
    told = [{name: getattr(event, name) for name in event.__slots__} for event in events]
    return answer(request, told)


@router.get("/records/{record}/claims", tags=["claims"], response_model=Envelope[list[shapes.Claim]])
def get_claims(
    request: Request, record: asked.RecordId, caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """Every claim that a record rests on, with its words."""
    desk: Desk = request.app.state.desk
    with desk.view() as session:
        rows = claims_of(session, [find(session, record)])
    return answer(request, rows)


@router.get("/claims", tags=["claims"], response_model=Envelope[list[shapes.Claim]])
def list_claims(
    request: Request, query: Annotated[asked.Claims, Query()], caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """The claims of records, narrowed as these; a page holds all claims of `limit` records."""
    desk: Desk = request.app.state.desk
    narrowed = narrowed_by(request.query_params)
    after = list_after(query.after, "oldest")

    def made() -> Body:
        with desk.view() as session:
            found, more = session.listings.page(narrowed, order="oldest", after=after, limit=query.limit)
            rows = claims_of(session, [one.record for one in found])
            count = desk.count(session, narrowed)
        return page_body(request, rows, limit=query.limit, after=cursor(more), records=count)

    return lasting(desk, request, made)


def claims_of(session: Session, records: list[str]) -> list[dict[str, Any]]:
    """The claims of these records in the columns of the export."""
    return [row for view, accounts in records_as_told(session, ids=records) for row in claim_rows(view, accounts)]


@router.get("/reports", tags=["reports"], response_model=Envelope[list[shapes.ReportLine]])
def list_reports(
    request: Request, query: Annotated[asked.Reports, Query()], caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """Reports without their texts, the latest published first."""
    desk: Desk = request.app.state.desk
    after = plain_after(query.after, (str, type(None)), str)

    def made() -> Body:
        with desk.store.view() as session:
            ids = tuple(session.listings.texts(query.q, limit=2000)) if query.q else None
            narrowed = ReportFilter(
                outlets=tuple(query.outlet),
                languages=tuple(query.language),
                since=query.from_ or "",
                until=query.to or "",
                markings=markings_at_most(query.at_most or ""),
                relevant=None if query.relevant is None else query.relevant == "true",
                ids=ids,
            )
            found, more = session.library.reports(
                narrowed, after=(after[0], after[1]) if after else None, limit=query.limit
            )
        return page_body(request, [report_line(row) for row in found], limit=query.limit, after=cursor(more))

    return lasting(desk, request, made)


def report_line(row: ReportRow) -> dict[str, Any]:
    """A report as lists give it."""
    return {name: getattr(row, name) for name in row.__slots__}


@router.get("/reports/{report:path}", tags=["reports"], response_model=Envelope[shapes.Reading])
def get_report(
    request: Request, report: asked.ReportId, caller: Reader, if_none_match: asked.IfNoneMatch = None
) -> Response:
    """One report: its text and its accounts, every claim with the words that it rests on."""
    desk: Desk = request.app.state.desk
    with desk.store.view() as session:
        kept = session.latest(report)
    if kept is None:
        raise HTTPException(404, "There is no report with this id.")
    told = read_json(kept.report, relevant=kept.relevant, accounts=kept.accounts)
    return answer(request, told, meta={"marking": kept.report.marking})


@router.get("/judgements", tags=["judgements"], response_model=Envelope[list[shapes.Judgement]])
def list_judgements(
    request: Request,
    query: Annotated[asked.Judgements, Query()],
    caller: Reader,
    if_none_match: asked.IfNoneMatch = None,
) -> Response:
    """Which accounts tell of the same thing, who says so and why; the latest first."""
    desk: Desk = request.app.state.desk
    before = plain_after(query.after, int)
    with desk.store.view() as session:
        found, more = session.library.judgements(
            record=query.record,
            verdict=query.verdict,
            by_people=None if query.by is None else query.by == "people",
            active=query.withdrawn is None,
            before=before[0] if before else None,
            limit=query.limit,
        )
        sides = {id for one in found for id in (one.left, one.right)}
        record_of = {member.lineage: member.record for member in session.records.members(sides)}
    told = [_judgement(one, record_of) for one in found]
    return answer_page(request, told, limit=query.limit, after=cursor([more] if more else None))


def _judgement(one: Judgement, record_of: dict[str, str | None]) -> dict[str, Any]:
    return {
        "id": one.id,
        "left": one.left,
        "right": one.right,
        "records": [record_of.get(one.left), record_of.get(one.right)],
        "verdict": one.verdict,
        "by": one.by,
        "made": instant(one.made),
        "reason": one.reason,
        "score": one.score,
        "decision": one.decision,
        "withdrawn": instant(one.withdrawn) if one.withdrawn else None,
        "why_withdrawn": one.why_withdrawn,
    }
