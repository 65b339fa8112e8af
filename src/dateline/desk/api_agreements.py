"""Agreements through the HTTP API: the board of one, with whether it is holding, and what is decided on it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from dateline.analysis.agreement_shapes import board_json
from dateline.analysis.agreements import Agreement
from dateline.desk import api_queries as asked
from dateline.desk import api_shapes as shapes
from dateline.desk import deeds
from dateline.desk.api_access import Caller, Reader, Writer
from dateline.desk.api_answers import answer
from dateline.desk.api_reading import find
from dateline.desk.desk import Desk
from dateline.model.assessments import Passage
from dateline.run.agreement_holding import holding_of
from dateline.run.agreements import (
    agreement_with,
    board_of,
    day_of,
    incidents_of,
    last_day,
    links_of,
    occurrences_of,
    register,
)
from dateline.run.assessing import find_commitment
from dateline.store.session import Session

router = APIRouter()
Envelope = shapes.Envelope


@router.get("/agreements/{record}", tags=["agreements"], response_model=Envelope[shapes.Board])
def get_agreement(
    request: Request,
    record: asked.RecordId,
    query: Annotated[asked.Board, Query()],
    caller: Reader,
    if_none_match: asked.IfNoneMatch = None,
) -> Response:
    """One agreement: commitments with the evidence for and against each, links, incidents in its zones, and whether it
    is holding. 308 where it was merged into another."""
    desk: Desk = request.app.state.desk
    with desk.view() as session:
        found = find(session, record)
        if found != record:
            return RedirectResponse(request.url.path.replace(record, found), 308)
    key = ("board", record, query.from_, query.to, query.same_sources)
    told = desk.results.of(desk.store, key, lambda: _read(desk, record, query))
    return answer(request, told, meta={"marking": told["marking"]})


@router.post("/agreements/{record}/assessments", tags=["agreements"], response_model=Envelope[shapes.Board])
def assess_agreement(
    request: Request, record: asked.RecordId, body: Annotated[asked.Assessment, Body()], caller: Writer
) -> Response:
    """Say how far a commitment is implemented, whether words are evidence, or what it has to do with another agreement;
    the answer is the agreement as it is then."""
    deeds.check_may(caller.who, "decide")
    desk: Desk = request.app.state.desk
    with desk.session() as session:
        if find(session, record) != record:
            raise HTTPException(409, "That agreement was merged into another.")
        decision = _decide(session, desk, caller, _agreement(session, desk, record), body)
        told = _told(session, desk, record, asked.Board())
    return answer(request, told, meta={"marking": told["marking"], "decision": decision})


def _decide(session: Session, desk: Desk, caller: Caller, one: Agreement, body: asked.Assessment) -> str:
    deed = deeds.deed_of(desk, caller.who, body.reason, via=caller.token)
    if isinstance(body, asked.DegreeOf):
        return deeds.assess(session, deed, one, find_commitment(one, body.commitment), body.degree)
    if isinstance(body, asked.EvidenceOf):
        passage = Passage(body.report, body.start, body.start + len(body.words), body.words)
        commitment = find_commitment(one, body.commitment)
        return deeds.decide_evidence(session, deed, one, commitment, passage, body.act, body.stance)
    other = _agreement(session, desk, find(session, body.other))
    return deeds.decide_link(session, deed, one, other, body.act, body.kind)


def _agreement(session: Session, desk: Desk, record: str) -> Agreement:
    try:
        return agreement_with(session, record, rule=desk.configuration.rule)
    except KeyError:
        raise HTTPException(404, "That record is no agreement.") from None


def _read(desk: Desk, record: str, query: asked.Board) -> dict[str, Any]:
    with desk.view() as session:
        return _told(session, desk, record, query)


def _told(session: Session, desk: Desk, record: str, query: asked.Board) -> dict[str, Any]:
    rule = desk.configuration.rule
    one = _agreement(session, desk, record)
    since, until = day_of(query.from_ or ""), day_of(query.to or "")
    everyone = desk.remembered(session, ("register", rule), lambda: register(session, rule=rule), kind="agreement")
    links = desk.remembered(session, ("links", rule), lambda: links_of(session, everyone), kind="agreement")
    board = board_of(session, record, since=since, until=until, rule=rule, others=everyone, linked=links)
    incidents = occurrences_of(session, one, until=until or last_day(session), rule=rule)
    whose = query.same_sources == "1"
    holding = holding_of(session, one, until=until, rule=rule, found=incidents, same_sources=whose)
    found = incidents_of(session, one, since=since, until=until, rule=rule, found=incidents)
    if isinstance(holding, str):
        return board_json(board, found, holding)
    return board_json(board, found, holding.holding, holding.same_sources)
