"""Agreements: the register, and a page for each with its commitment board, decided by keyboard and without script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast
from urllib.parse import quote, urlencode

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.analysis.agreement_incidents import Counted, InZones
from dateline.analysis.agreement_links import Link
from dateline.analysis.agreements import Agreement, Commitment, area_of, countries_of, status_on
from dateline.analysis.areas import Area, area_of_zones
from dateline.analysis.board import Board, Evidence
from dateline.analysis.lags import late_words
from dateline.analysis.occurrences import Occurrence
from dateline.analysis.reporting import in_words
from dateline.desk import deeds
from dateline.desk.desk import Desk
from dateline.desk.holding_chart import draw
from dateline.desk.page_gaps import place_query
from dateline.desk.rendering import page, page_in_parts
from dateline.errors import BadInput
from dateline.model.assessments import (
    DEGREES,
    LINK_KINDS,
    STANCES,
    AssessmentAct,
    LinkKind,
    Passage,
    Stance,
)
from dateline.run.agreement_holding import Answer, holding_of
from dateline.run.agreements import (
    agreement_with,
    board_of,
    in_area,
    in_period,
    incidents_of,
    last_day,
    links_of,
    occurrences_of,
    register,
)
from dateline.run.assessing import find_commitment, words_in
from dateline.run.occurrences import area_of as area_named
from dateline.store.session import Session

ON_ONE_PAGE = 100


def agreements(desk: Desk, request: Request) -> Response:
    """The register: every agreement with parties, commitments, zones and days, narrowed by area and period."""
    query = request.query_params
    since, until = _day(query.get("from", "")), _day(query.get("to", ""))
    area = query.get("area", "").strip()[:300]
    rule = desk.configuration.rule
    with desk.view() as session:
        day = until or last_day(session)
        found = in_period(_register(desk, session), since, until)
        found = in_area(found, area_named(session, area, rule=rule)) if area else found
        at = _number(query.get("at", ""))
        shown = found[at : at + ON_ONE_PAGE]
        assessed = _assessed(session, shown)
    rows = [(one, status_on(one, day) if day else one.told_status, assessed[one.record]) for one in shown]
    narrowed = {"area": area, "from": query.get("from", ""), "to": query.get("to", "")}
    later = urlencode({**narrowed, "at": at + ON_ONE_PAGE}) if at + ON_ONE_PAGE < len(found) else ""
    return page(
        request,
        "agreements.html",
        marked=[one.marking for one, *_ in rows],
        agreements=rows,
        count=len(found),
        day=day,
        narrowed=narrowed,
        more=later,
    )


def _register(desk: Desk, session: Session) -> list[Agreement]:
    """Every agreement, remembered until the record of one changes."""
    rule = desk.configuration.rule
    return desk.remembered(session, ("register", rule), lambda: register(session, rule=rule), kind="agreement")


def _assessed(session: Session, agreements: Sequence[Agreement]) -> dict[str, dict[str, int]]:
    """The degrees that people gave the commitments of each of these agreements, by key."""
    made = session.assessments.of({name for one in agreements for name in one.names})
    degrees: dict[str, dict[str, int]] = defaultdict(dict)
    record_of = {name: one.record for one in agreements for name in one.names}
    for one in made:
        if one.is_active and one.subject == "commitment" and one.degree is not None:
            degrees[record_of[one.record]][one.target] = one.degree
    return degrees


@dataclass(frozen=True, slots=True)
class Few:
    """A list of incidents as the page shows it: how many there are, and the latest of them."""

    count: int
    latest: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table of incidents; `query` is that of the list of records of about the same place and days."""

    name: str
    within: str | None
    attacks: Few
    responses: Few
    unsure: Few
    query: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What the board of an agreement is made of; an `answer` in words says why there is none."""

    everyone: list[Agreement]
    board: Board
    found: InZones
    zones: tuple[Line, ...]
    totals: tuple[Line, ...]
    answer: Answer | str
    outlets: dict[str, str]


SHOWN = 20
"""Incidents of one list that the page shows; a link leads to the others."""


def agreement(desk: Desk, request: Request) -> Response:
    """One agreement: its facts, its board, its links, and the incidents in its zones."""
    query = request.query_params
    since, until = _day(query.get("from", "")), _day(query.get("to", ""))
    same_sources = query.get("same_sources") == "1"
    with desk.view() as session:
        id = _find(session, request.path_params["record"])
        if id != request.path_params["record"]:
            return RedirectResponse(f"/agreement/{id}", 301)
        one = _agreement(desk, session, id)
        day = until or last_day(session)
    key = ("agreement", id, since, until, same_sources)
    return page_in_parts(
        request,
        "agreement.html",
        lambda: _shown(desk.results.of(desk.store, key, lambda: _seen(desk, id, since, until, same_sources))),
        marked=[one.marking],
        one=one,
        stands=status_on(one, day) if day else one.told_status,
        day=day,
        same_sources=same_sources,
        degrees=DEGREES,
        link_kinds=LINK_KINDS,
        narrowed={"from": query.get("from", ""), "to": query.get("to", "")},
        seen_at=seen_at,
        turned=turned,
    )


def _shown(seen: Seen) -> dict[str, Any]:
    """What stands behind the facts of an agreement: all that follows from reports of later days."""
    answer = None if isinstance(seen.answer, str) else seen.answer
    return {
        "board": seen.board,
        "found": seen.found,
        "zones": seen.zones,
        "totals": seen.totals,
        "answer": answer,
        "why_no_answer": seen.answer if isinstance(seen.answer, str) else "",
        "drawing": draw(answer) if answer else None,
        "panel": in_words(answer.reporting) if answer else (),
        "late": late_words(answer.holding.lags, answer.holding.until, most=0) if answer else (),
        "outlets": seen.outlets,
        "others": {one.record: one for one in seen.everyone if one.record != seen.board.agreement.record},
    }


def _seen(desk: Desk, id: str, since: date | None, until: date | None, same_sources: bool) -> Seen:
    rule = desk.configuration.rule
    with desk.view() as session:
        everyone = _register(desk, session)
        links = desk.remembered(session, ("links", rule), lambda: links_of(session, everyone), kind="agreement")
        board = _board(session, id, since, until, rule, everyone, links)
        told = occurrences_of(session, board.agreement, until=until or last_day(session), rule=rule)
        found = incidents_of(session, board.agreement, since=since, until=until, rule=rule, found=told)
        answer = holding_of(session, board.agreement, until=until, rule=rule, found=told, same_sources=same_sources)
        reports = session.records.reports(
            {one.passage.report for standing in board.standings for one in standing.evidence}
            | {one.report for commitment in board.agreement.commitments for one in commitment.said}
        )
    outlets = {report.id: report.outlet or report.title or report.id for report in reports.values()}
    whole = countries_of(board.agreement)
    areas = {zone.name: area_of_zones(zone.name, [zone.where]) for zone in board.agreement.zones}
    zones = tuple(_line(one, areas.get(one.name), found) for one in found.zones)
    totals = (
        _line(found.inside, area_of(board.agreement), found),
        *(_line(one, whole, found) for one in (found.ring, found.elsewhere)),
    )
    # What is kept holds the lists as they are shown, not each of thousands of incidents.
    empty = Counted("")
    kept = replace(found, zones=(), inside=empty, ring=empty, elsewhere=empty)
    return Seen(everyone, board, kept, zones, totals, answer, outlets)


def _line(one: Counted, area: Area | None, found: InZones) -> Line:
    days = {
        "from": found.since.isoformat() if found.since else "",
        "to": found.until.isoformat() if found.until else "",
    }
    told = {"kind": "incident", **{name: day for name, day in days.items() if day}, **place_query(area)}
    query = urlencode(told, doseq=True)
    return Line(one.name, one.within, _few(one.attacks), _few(one.responses), _few(one.unsure), query)


def _few(found: Sequence[Occurrence]) -> Few:
    latest = sorted(found, key=lambda one: (one.earliest is not None, one.earliest or date.min), reverse=True)
    return Few(len(found), tuple(latest[:SHOWN]))


def seen_at(passage: Passage) -> str:
    """The address at which words are seen in their report."""
    told = urlencode({"start": passage.start, "end": passage.end})
    return f"/report/{quote(passage.report)}?{told}#said"


def turned(evidence: Evidence) -> str:
    """The other stance."""
    return "against" if evidence.stance == "for" else "for"


def assess(desk: Desk, request: Request, form: FormData) -> Response:
    """Say how far a commitment is implemented."""
    degree = _number(str(form.get("degree", "") or "none"))
    with desk.session() as session:
        one, commitment = _named(desk, session, request, form)
        deeds.assess(session, _deed(desk, request, form), one, commitment, degree)
    return _done(one, f"{commitment.words}: {degree} {DEGREES[degree]}; u takes it back", f"c-{commitment.key}")


def decide_evidence(desk: Desk, request: Request, form: FormData) -> Response:
    """Say whether words are evidence: those that were proposed, or others that somebody found in a report."""
    act, stance = str(form.get("act", "")), str(form.get("stance", ""))
    if act not in ("confirmed", "rejected", "turned") or stance not in STANCES:
        raise BadInput("evidence is confirmed or rejected, for or against")
    if act == "turned":
        act, stance = "confirmed", "against" if stance == "for" else "for"
    with desk.session() as session:
        one, commitment = _named(desk, session, request, form)
        passage = _passage(session, form)
        deed = _deed(desk, request, form)
        deeds.decide_evidence(session, deed, one, commitment, passage, cast(AssessmentAct, act), cast(Stance, stance))
    return _done(one, f"evidence {stance} {commitment.words} {act}; u takes it back", f"c-{commitment.key}")


def decide_link(desk: Desk, request: Request, form: FormData) -> Response:
    """Say what an agreement has to do with another one."""
    act, kind = str(form.get("act", "")), str(form.get("kind", ""))
    with desk.session() as session:
        one = _agreement(desk, session, request.path_params["record"])
        other = _agreement(desk, session, str(form.get("other", ""))[:16])
        first, second = (other, one) if form.get("reversed") else (one, other)
        deed = _deed(desk, request, form)
        deeds.decide_link(session, deed, first, second, cast(AssessmentAct, act), cast(LinkKind, kind))
    return _done(one, f"link {act}; u takes it back", "links")


def _deed(desk: Desk, request: Request, form: FormData) -> deeds.Deed:
    return deeds.deed_of(desk, request.state.asker, str(form.get("reason", ""))[:500])


def _named(desk: Desk, session: Session, request: Request, form: FormData) -> tuple[Agreement, Commitment]:
    one = _agreement(desk, session, request.path_params["record"])
    return one, find_commitment(one, str(form.get("commitment", ""))[:500])


def _agreement(desk: Desk, session: Session, record: str) -> Agreement:
    try:
        return agreement_with(session, _find(session, record), rule=desk.configuration.rule)
    except KeyError:
        raise HTTPException(404) from None


def _passage(session: Session, form: FormData) -> Passage:
    report, words = str(form.get("report", ""))[:300], str(form.get("words", ""))[:5_000]
    words = words.replace("\r\n", "\n")  # as forms send the line breaks of a text
    start = str(form.get("start", ""))
    if not start:
        return words_in(session, report, words.strip())
    at = _number(start)
    return Passage(report, at, at + len(words), words)


def _board(
    session: Session,
    id: str,
    since: date | None,
    until: date | None,
    rule: str,
    everyone: list[Agreement],
    links: Sequence[Link],
) -> Board:
    try:
        return board_of(session, id, since=since, until=until, rule=rule, others=everyone, linked=links)
    except KeyError:
        raise HTTPException(404) from None


def _find(session: Session, named: str) -> str:
    """The record of this id, or the one in which a merged one is now. Raises HTTPException 404."""
    if session.records.members_of_records([named]):
        return named
    into = session.records.merged_into(named)
    if not into:
        raise HTTPException(404)
    return into[0]


def _done(one: Agreement, notice: str, anchor: str) -> Response:
    return RedirectResponse(f"/agreement/{one.record}?notice={quote(notice)}#{anchor}", 303)


def _day(value: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadInput(f"a day is written 2021-12-04, not {value[:40]!r}") from None


def _number(value: str) -> int:
    if not value:
        return 0
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise BadInput(f"{value[:40]!r} is no number")
    return int(value)
