"""What the HTTP API changes: reviews, merges, splits, and taking them back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dateline.desk import api_queries as asked
from dateline.desk import api_shapes as shapes
from dateline.desk import deeds
from dateline.desk.api_access import Caller, Writer
from dateline.desk.api_answers import answer, check_unchanged
from dateline.desk.api_reading import find, in_full
from dateline.desk.desk import Desk
from dateline.desk.edits import typed
from dateline.errors import BadInput
from dateline.model.claims import Evidence
from dateline.model.values import Value
from dateline.store.session import Session

router = APIRouter()
Envelope = shapes.Envelope


@router.post("/records/{record}/reviews", tags=["decisions"], response_model=Envelope[shapes.FullRecord])
def review_record(
    request: Request,
    record: asked.RecordId,
    body: Annotated[asked.Review, Body()],
    caller: Writer,
    if_match: asked.IfMatch = None,
) -> Response:
    """Accept, reject, publish, mark or edit a record; the answer is the record as it is then."""
    deeds.check_may(caller.who, "publish" if body.act in ("published", "unpublished") else "decide")
    field, values = (body.field, _typed(body)) if isinstance(body, asked.Edited) else (None, ())
    words = body.evidence if isinstance(body, asked.Edited) else None
    with _changing(request, record) as session:
        deed = _deed(request, caller, body.reason)
        evidence, account = _claimed(session, record, words) if words else ((), None)
        decision = deeds.review(
            session, deed, [record], body.act, field=field, values=values, evidence=evidence, account=account
        )
        return _as_it_is_now(request, session, record, decision)


@router.post("/records/{record}/merge", tags=["decisions"], response_model=Envelope[shapes.FullRecord])
def merge_record(
    request: Request,
    record: asked.RecordId,
    body: asked.Merge,
    caller: Writer,
    if_match: asked.IfMatch = None,
) -> Response:
    """Judge that another record is this one; the answer is the record that holds both, which has the older id."""
    deeds.check_may(caller.who, "decide")
    with _changing(request, record) as session:
        other = find(session, body.with_)
        decision = deeds.merge(session, _deed(request, caller, body.reason), record, other)
        return _as_it_is_now(request, session, find(session, record), decision)


@router.post("/records/{record}/split", tags=["decisions"], response_model=Envelope[shapes.FullRecord])
def split_record(
    request: Request,
    record: asked.RecordId,
    body: asked.Split,
    caller: Writer,
    if_match: asked.IfMatch = None,
) -> Response:
    """Judge that members of a record tell of something else; the answer is what is left, `meta.records` all of them."""
    deeds.check_may(caller.who, "decide")
    with _changing(request, record) as session:
        lineages = [member.lineage for member in session.records.members_of_records([record])]
        decision = deeds.split(session, _deed(request, caller, body.reason), record, set(body.members))
        now_in = list(dict.fromkeys(one.record for one in session.records.members(lineages) if one.record))
        return _as_it_is_now(request, session, find(session, record), decision, records=now_in)


@router.post("/reviews", tags=["decisions"], response_model=Envelope[shapes.Decided])
def review_many(request: Request, body: Annotated[asked.Reviews, Body()], caller: Writer) -> Response:
    """One decision on up to 1,000 records: all of it is kept, or none; one undo takes it back."""
    deeds.check_may(caller.who, "decide in bulk")
    desk: Desk = request.app.state.desk
    records = sorted(set(body.records))
    with desk.session() as session:
        decision = deeds.review(session, _deed(request, caller, body.reason), records, body.act)
    return answer(request, {"decision": decision, "act": body.act, "records": records})


@router.post("/undo", tags=["decisions"], response_model=Envelope[shapes.Undone])
def undo(request: Request, caller: Writer) -> Response:
    """Take back one's latest decision that holds, whatever it was; again, the one before it."""
    deeds.check_may(caller.who, "decide")
    desk: Desk = request.app.state.desk
    with desk.session() as session:
        undone = deeds.undo(session, _deed(request, caller, ""))
    return answer(request, {"decision": undone.decision, "what": undone.what, "records": list(undone.records)})


@contextmanager
def _changing(request: Request, record: str) -> Iterator[Session]:
    """A unit of work on a record that is there, and as the caller saw it. Raises HTTPException 404, 409 or 412."""
    desk: Desk = request.app.state.desk
    with desk.session() as session:
        found = find(session, record)
        if found != record:
            raise HTTPException(409, f"That record was merged into {found}.")
        if "if-match" in request.headers:
            check_unchanged(request, in_full(session, desk, record)[1])
        yield session


def _as_it_is_now(request: Request, session: Session, record: str, decision: str, **meta: Any) -> Response:
    told, etag = in_full(session, request.app.state.desk, record)
    where = f"{request.url.path.split('/records/')[0]}/records/{record}"
    meta = {"marking": told["marking"], "decision": decision, **meta}
    return answer(request, told, meta=meta, etag=etag, links={"self": where}, headers={"Content-Location": where})


def _deed(request: Request, caller: Caller, reason: str) -> deeds.Deed:
    return deeds.deed_of(request.app.state.desk, caller.who, reason, via=caller.token)


def _claimed(session: Session, record: str, words: asked.Words) -> tuple[tuple[Evidence, ...], str]:
    """The words of a claim and the member that it belongs to. Raises HTTPException 422 where they do not fit."""
    members = session.records.members_of_records([record])
    fitting = [one for one in members if one.report == words.report and words.account in (None, one.lineage)]
    if len(fitting) != 1:
        told = "Several members of the record are" if fitting else "No member of the record is"
        raise HTTPException(422, f"{told} of that report; `evidence.account` names one.")
    try:
        return (Evidence(words.report, words.start, words.end, words.words),), fitting[0].lineage
    except ValueError as error:
        raise HTTPException(422, f"{error}.") from None


def _typed(body: asked.Edited) -> tuple[Value, ...]:
    try:
        return typed(body.field, body.value)
    except BadInput as error:
        raise HTTPException(422, f"{error}. {error.hint or ''}".strip()) from None
