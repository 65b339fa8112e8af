"""Agreements from the store: the register, and the board of one with the evidence that later reports offer.

All of it is derived anew from records, reports and decisions, so that a decision of a person changes every answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from dateline.accounts.background import dateline_span, dateline_start
from dateline.analysis.agreement_incidents import InZones, incidents_in_zones
from dateline.analysis.agreement_links import Link, propose_links
from dateline.analysis.agreements import (
    Agreement,
    Commitment,
    Due,
    Zone,
    concluded,
    countries_of,
    ids_of_sides,
    sides_of,
    touches,
    zones_of,
)
from dateline.analysis.areas import Area
from dateline.analysis.board import Board, Sought, compose_board
from dateline.analysis.evidence import (
    PartyAttack,
    Proposal,
    Told,
    bearing,
    folded,
    from_attacks,
    may_bear,
    may_propose,
    names_of_sides,
    object_names,
    propose,
)
from dateline.analysis.occurrences import Occurrence, Party
from dateline.knowledge import actors as known_actors
from dateline.knowledge.commitments import AGAINST_WHOM, SEARCHED
from dateline.mentions import actors, dates, places, sentences
from dateline.model.assessments import Passage
from dateline.model.claims import Account, Claim, Kind
from dateline.model.records import RecordView, record_id
from dateline.model.text import Report, Sentence, strictest
from dateline.model.values import Value, When, Where, Who
from dateline.records.figures import DEFAULT_RULE
from dateline.run.agreement_days import due_of, is_signed
from dateline.run.occurrences import occurrences
from dateline.run.record_views import view_records
from dateline.store.session import Session

_AGREEMENT: tuple[Kind, ...] = ("agreement",)
_V = TypeVar("_V")
Days = tuple[date | None, date | None]
LOOKED_INTO = 2_000
"""Later reports that name a party and are looked into for one agreement, the latest first."""


def register(
    session: Session, *, ids: Collection[str] | None = None, rule: str = DEFAULT_RULE, rejected: bool = False
) -> list[Agreement]:
    """Every agreement, or those with these ids, the latest concluded first and those without a day last.

    Rejected ones are given only where they are asked for.
    """
    views = list(view_records(session, ids=ids, kinds=_AGREEMENT, rule=rule))
    kept = [view for view in views if rejected or view.review.verdict != "rejected"]
    found = _agreements(session, kept)
    return sorted(
        found, key=lambda one: (concluded(one) is None, -(concluded(one) or date.min).toordinal(), one.record)
    )


def board_of(
    session: Session,
    record: str,
    *,
    since: date | None = None,
    until: date | None = None,
    rule: str = DEFAULT_RULE,
    others: Sequence[Agreement] | None = None,
    linked: Sequence[Link] | None = None,
    most: int = LOOKED_INTO,
) -> Board:
    """The board of one agreement, with evidence of these days. Raises KeyError where no agreement has this id.

    `others` are all agreements and `linked` the links between them, where the caller has them already. `most` reports
    are looked into for evidence, the latest.
    """
    others = register(session, rule=rule) if others is None else others
    known = next((one for one in others if one.record == record), None)
    agreement = known or agreement_with(session, record, rule=rule)  # a rejected one is none of the others
    elsewhere = {item.type for one in others if one.record != record for item in one.commitments}
    alone = {item.type for item in agreement.commitments} - elsewhere
    proposals, sought = _evidence(session, agreement, (since, until or last_day(session)), rule, alone, most)
    linked = links_of(session, others) if linked is None else linked
    links = [link for link in linked if record in (link.record, link.other)]
    return compose_board(agreement, proposals, session.assessments.of(agreement.names), links, sought)


def agreement_with(session: Session, record: str, *, rule: str = DEFAULT_RULE) -> Agreement:
    """The agreement of this record, rejected or not. Raises KeyError where there is none."""
    found = register(session, ids=[record], rule=rule, rejected=True)
    if not found:
        raise KeyError(record)
    return found[0]


def last_day(session: Session) -> date | None:
    """The last day of which a report was read."""
    return day_of(session.library.last_day() or "")


def day_of(told: str) -> date | None:
    """A day as reports give it; None for what is none."""
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def links_of(session: Session, agreements: Sequence[Agreement]) -> tuple[Link, ...]:
    """The links that are proposed between these agreements."""
    members = session.records.members_of_records([one.record for one in agreements])
    accounts = {account.id: account for account in session.records.accounts([m.account for m in members if m.account])}
    reports = session.records.reports({member.report for member in members})
    told: dict[str, list[Passage]] = {}
    for member in members:
        if member.account in accounts and member.record:
            told.setdefault(member.record, []).extend(_telling(reports[member.report], accounts[member.account]))
    return propose_links(agreements, told)


def names_of(record: str, lineages: Iterable[str]) -> tuple[str, ...]:
    """The ids that an agreement's record ever had: decisions are kept under the one of their time."""
    return tuple(dict.fromkeys([record, *(record_id(lineage) for lineage in lineages)]))


# From a record to an agreement.


def _agreements(session: Session, views: Sequence[RecordView]) -> list[Agreement]:
    accounts = {
        account.id: account
        for account in session.records.accounts([member.account_id for view in views for member in view.members])
    }
    reports = session.records.reports({member.report_id for view in views for member in view.members})
    return [agreement_of(view, accounts, reports) for view in views]


def agreement_of(view: RecordView, accounts: dict[str, Account], reports: dict[str, Report]) -> Agreement:
    """The Agreement of a record, from what the record shows and the words of its reports."""
    told = [(reports[member.report_id], accounts[member.account_id]) for member in view.members]
    parties = tuple(_known(value) for value in _values(view, "party") if isinstance(value, Who))
    announced, status = _first(view, "announced", When), _first(view, "status", str)
    extended = [_day_told(report, account) for report, account in told if "extended" in account.values("status")]
    published = [report.published for report, _ in told if report.published]
    was_signed = any(is_signed(report, account, _cut(report)) for report, account in told)
    return Agreement(
        record=view.record.id,
        names=names_of(view.record.id, view.record.accounts),
        kind=_first(view, "agreement_type", str) or "other",
        parties=parties,
        sides=sides_of(parties),
        mediators=tuple(value for value in _values(view, "mediator") if isinstance(value, Who)),
        commitments=_commitments(view, told),
        zones=zones_of(value for value in _values(view, "zone") if isinstance(value, Where)),
        announced=announced,
        signed=announced if was_signed else None,
        in_force=_first(view, "in_force", When),
        expiry=_first(view, "expiry", When),
        extended=next((when for when in extended if when), None),
        told_status=status,
        against=_against(parties, told),
        reports=tuple(dict.fromkeys(member.report_id for member in view.members)),
        first_told=min(published, default=None),
        review_status=view.status,
        verdict=view.review.verdict,
        marking=strictest(member.marking for member in view.members),
    )


def _values(view: RecordView, field: str) -> tuple[Value, ...]:
    return next((facet.values for facet in view.facets if facet.field == field), ())


def _first(view: RecordView, field: str, kind: type[_V]) -> _V | None:
    return next((value for value in _values(view, field) if isinstance(value, kind)), None)


def _known(party: Who) -> Who:
    """A party with the id that its name resolves to, where the report's words gave none."""
    actor = known_actors.resolve(party.name) if party.actor_id is None else None
    return replace(party, actor_id=actor.id) if actor else party


@lru_cache(maxsize=256)
def _cut(report: Report) -> tuple[Sentence, ...]:
    """The sentences of a report, which several claims ask for."""
    return sentences.split(report)


def _day_told(report: Report, account: Account) -> When | None:
    days = [value for value in account.values("announced") if isinstance(value, When)]
    return days[0] if days else When.on(report.published) if report.published else None


def _commitments(view: RecordView, told: Sequence[tuple[Report, Account]]) -> tuple[Commitment, ...]:
    found = []
    for words in dict.fromkeys(value for value in _values(view, "commitment") if isinstance(value, str)):
        said: list[Passage] = []
        zones: list[str] = []
        due: Due | None = None
        for report, account in told:
            for claim in _claims(account, "commitment"):
                if claim.value != words:
                    continue
                piece = claim.evidence[0]
                said.append(Passage(report.id, piece.start, piece.end, piece.words, report.published))
                sentence = _sentence_at(report, piece.start)
                zones += _zones_in(account, sentence, piece.start)
                due = due or due_of(report, account, sentence, (piece.start, piece.end))
        found.append(Commitment(words, tuple(said), tuple(dict.fromkeys(zones)), due))
    return (*_by_its_name(view, told, found), *found)


_NAMES_ONE = ("ceasefire", "cessation of hostilities", "prisoner exchange", "withdrawal", "humanitarian access")
"""Types of agreement that say by themselves what the parties bound themselves to."""


def _by_its_name(
    view: RecordView, told: Sequence[tuple[Report, Account]], found: Sequence[Commitment]
) -> list[Commitment]:
    """The commitment that the agreement is called by, where no other tells it and no person listed them all."""
    kind = _first(view, "agreement_type", str) or ""
    is_edited = any(edit.field == "commitment" for edit in view.review.edits)
    named = Commitment(kind)
    if kind not in _NAMES_ONE or is_edited or any(one.type == named.type for one in found):
        return []
    said = [
        Passage(report.id, piece.start, piece.end, piece.words, report.published)
        for report, account in told
        for claim in _claims(account, "agreement_type")
        for piece in claim.evidence[:1]
    ]
    return [replace(named, said=tuple(said))]


def _claims(account: Account, field: str) -> list[Claim]:
    return [claim for claim in account.claims if claim.field == field]


def _sentence_at(report: Report, at: int) -> Sentence:
    return next((one for one in _cut(report) if one.start <= at < one.end), Sentence(at, len(report.text), 0))


def _zones_in(account: Account, sentence: Sentence, after: int) -> list[str]:
    """The zones that are told behind a commitment in its sentence; none: those of the whole agreement."""
    zones = [(claim.value, claim.evidence[0]) for claim in _claims(account, "zone")]
    return [
        Zone(value).name for value, piece in zones if isinstance(value, Where) and after < piece.start < sentence.end
    ]


def _telling(report: Report, account: Account) -> list[Passage]:
    """The sentences that an agreement's claims stand in, those of its type and parties first."""
    starts = [piece.start for claim in account.claims for piece in claim.evidence if claim.field in _TELLING]
    told = [one for one in _cut(report) if any(one.start <= start < one.end for start in starts)]
    return [
        Passage(report.id, one.start, one.end, report.text[one.start : one.end], report.published)
        for one in sorted(told, key=lambda one: (one.is_title, one.start))
    ]


_TELLING = ("agreement_type", "status", "announced", "commitment")


def _against(parties: Sequence[Who], told: Sequence[tuple[Report, Account]]) -> tuple[Who, ...]:
    """Armed groups that the sentences of an agreement name as those against whom its parties work together."""
    own = {party.actor_id for party in parties}
    found: dict[str, Who] = {}
    for report, account in told:
        for passage in _telling(report, account):
            for cue in AGAINST_WHOM.finditer(passage.words):
                for actor in known_actors.named_in(passage.words[cue.end() : cue.end() + _NAME_WITHIN]):
                    if actor.kind == "armed group" and actor.id not in own:
                        found.setdefault(actor.id, Who(actor.name, actor.id))
    return tuple(found.values())


_NAME_WITHIN = 60
"""Characters behind "against" within which the name of an opponent stands."""


# Evidence.


def _evidence(
    session: Session, agreement: Agreement, days: Days, rule: str, alone: set[str], most: int
) -> tuple[list[Proposal], Sought]:
    since, until = days
    begins = agreement.begins
    first = max(filter(None, (since, concluded(agreement) or begins)), default=None)
    if first is None or until is None or not agreement.commitments:
        return [], Sought(first, until)
    last = min(until, agreement.expiry.latest) if agreement.expiry and not agreement.extended else until
    names = _searched(agreement)
    start, end = first.isoformat(), last.isoformat()
    named = session.library.count_naming(names, since=start, until=end)
    things = [name for one in agreement.commitments if one.type in alone for name in object_names(one)]
    words = [word for one in agreement.commitments for word in SEARCHED.get(one.type, "").split()]
    ids = [id for id, _, _ in session.library.naming(names, words, since=start, until=end)] if words else []
    sought = Sought(
        first,
        until,
        named.number,
        len(ids),
        min(len(ids), most),
        named.undated,
        day_of(named.latest or ""),
    )
    ids = ids[:most]
    of_things = session.library.naming(things, since=start, until=end, limit=most)
    ids += sorted({id for id, _, _ in of_things} - set(ids))
    own = _own_words(session, agreement)
    proposals: list[Proposal] = []
    for at in range(0, len(ids), _AT_ONCE):
        for report in session.records.reports(ids[at : at + _AT_ONCE]).values():
            proposals += [
                one
                for one in look_into(agreement, report, alone)
                if not any(one.passage.start <= start < one.passage.end for start in own.get(report.id, ()))
            ]
    proposals = list(folded(proposals, session.records.families({one.passage.report for one in proposals})))
    restraint = from_attacks(agreement, _attacks(session, agreement, since=begins or first, until=last, rule=rule))
    return [*proposals, *restraint], sought


_AT_ONCE = 100


def look_into(agreement: Agreement, report: Report, alone: Collection[str] = ()) -> tuple[Proposal, ...]:
    """What one later report says for and against an agreement's commitments, `alone` those types that it alone has."""
    if not may_bear(agreement, report.text):
        return ()
    cut = sentences.split(report)
    some = bearing(agreement, report, cut)
    if not some:
        return ()
    told = Told(report, some, actors.find_actors(report, cut))
    if not may_propose(agreement, told, alone):
        return ()
    named = [place for place in places.find_places(report, cut) if not _is_of_dateline(report, place.start)]
    return propose(agreement, replace(told, places=tuple(named), dates=dates.find_dates(report, some)), alone)


def _is_of_dateline(report: Report, at: int) -> bool:
    """Whether an offset is in the words that say where a text was sent from."""
    end = dateline_span(report)
    return dateline_start(report, end) <= at < end


def _searched(agreement: Agreement) -> list[str]:
    """Names by which a report that speaks of a party is found: its own, those of its table row, and its state's."""
    names: list[str] = []
    for party in agreement.parties:
        actor = known_actors.by_id(party.actor_id) if party.actor_id else None
        names += [party.name, *([actor.name, *actor.aliases, *actor.acronyms] if actor else ())]
    for words in names_of_sides(agreement):
        names += [" ".join(one) for one in sorted(words)]
    names += [actor.name for actor in _kin(agreement)]
    return list(dict.fromkeys(names))


def _kin(agreement: Agreement) -> list[known_actors.Actor]:
    """Named bodies that belong to the same body as a party: the force beside its ministry."""
    bodies = {
        actor.parent
        for party in agreement.parties
        if party.actor_id and (actor := known_actors.by_id(party.actor_id)) and actor.parent
    } | {party.actor_id for party in agreement.parties}
    return [actor for actor in known_actors.actors() if actor.parent in bodies and actor.parent]


def _own_words(session: Session, agreement: Agreement) -> dict[str, list[int]]:
    """Where the agreement's own claims stand in the news of it: what tells of a commitment is no evidence of it."""
    members = session.records.members_of_records([agreement.record])
    days = {id: report.published for id, report in session.records.reports({m.report for m in members}).items()}
    news = (concluded(agreement) or date.min) + timedelta(days=1)
    found: dict[str, list[int]] = {}
    for account in session.records.accounts([member.account for member in members if member.account]):
        starts = [piece.start for claim in _claims(account, "commitment") for piece in claim.evidence]
        if (days.get(account.report_id) or date.min) <= news:
            found.setdefault(account.report_id, []).extend(starts)
    return found


def _attacks(session: Session, agreement: Agreement, *, since: date, until: date, rule: str) -> Iterable[PartyAttack]:
    if agreement.is_cooperation:
        return
    known = ids_of_sides(agreement.sides)
    if not known:
        return
    own = [
        one
        for one in occurrences(session, since=since, until=until, rule=rule, perpetrators=known)
        if one.nature == "attack" and one.falls(since, until) == "yes"
    ]
    words = _words_of(session, own)
    for one in own:
        by, on, passage = _ids(one.perpetrators), _ids(one.targets), words.get(one.record_id)
        if passage and one.earliest and one.attribution not in ("denied", None):
            yield PartyAttack(
                one.record_id, one.headline, one.earliest, passage, by, on, one.word or "", one.attribution or "stated"
            )


def _ids(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(party.actor_id for party in parties if party.actor_id)


def _words_of(session: Session, found: Sequence[Occurrence]) -> dict[str, Passage]:
    """The words that name who did it, in the first report that does, by record."""
    members = session.records.members_of_records([one.record_id for one in found])
    accounts = {account.id: account for account in session.records.accounts([m.account for m in members if m.account])}
    days = {id: report.published for id, report in session.records.reports({m.report for m in members}).items()}
    words: dict[str, Passage] = {}
    for member in members:
        account = accounts.get(member.account or "")
        named = [*_claims(account, "claimed_by"), *_claims(account, "perpetrator")] if account else []
        if named and member.record and member.record not in words:
            piece = named[0].evidence[0]
            day = days.get(member.report)
            words[member.record] = Passage(member.report, piece.start, piece.end, piece.words, day)
    return words


# Incidents.


def incidents_of(
    session: Session,
    agreement: Agreement,
    *,
    since: date | None = None,
    until: date | None = None,
    rule: str = DEFAULT_RULE,
    found: Sequence[Occurrence] | None = None,
) -> InZones:
    """The incidents in an agreement's zones, from its beginning (or a later day) to the last day that was read.

    `found` are those of `occurrences_of`, where the caller has them already.
    """
    first = max(filter(None, (since, agreement.begins)), default=None)
    last = until or last_day(session)
    found = occurrences_of(session, agreement, until=last, rule=rule) if found is None else found
    return incidents_in_zones(agreement, found, since=first, until=last)


_FIRST_YEAR = 4
"""The calendar goes back no farther."""
HISTORY_DAYS = 3 * 365
"""What was longer ago was another war, or another way of reporting it (docs/method.md)."""


def occurrences_of(
    session: Session, agreement: Agreement, *, until: date | None, rule: str = DEFAULT_RULE
) -> list[Occurrence]:
    """The incidents of the countries of an agreement's zones, from three years before it began."""
    return occurrences(session, since=looked_back_to(agreement), until=until, area=countries_of(agreement), rule=rule)


def looked_back_to(agreement: Agreement) -> date | None:
    """The first day of which incidents are held against an agreement: three years before it began."""
    begins = agreement.begins
    return begins - timedelta(days=HISTORY_DAYS) if begins and begins.year > _FIRST_YEAR else None


def in_period(agreements: Iterable[Agreement], since: date | None, until: date | None) -> list[Agreement]:
    """Those that were concluded, or first told of, between two days; those without a day only where none is asked."""
    kept = []
    for agreement in agreements:
        day = concluded(agreement)
        if (since is None and until is None) or (
            day is not None and (since is None or day >= since) and (until is None or day <= until)
        ):
            kept.append(agreement)
    return kept


def in_area(agreements: Iterable[Agreement], area: Area) -> list[Agreement]:
    """Those of which a zone lies in an area, or an area in a zone, for sure."""
    return [one for one in agreements if any(touches(zone.where, area) for zone in one.zones)]
