"""Records with all that is derived from their accounts: members, figures, fields side by side, summary."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from dateline.accounts.summaries import figures as tolls_of
from dateline.accounts.summaries import summarise
from dateline.accounts.tolls import by_group, total
from dateline.model.claims import Account, Kind
from dateline.model.records import Facet, Figure, Member, Record, RecordView, ReviewState, Status
from dateline.model.reviews import Review
from dateline.model.text import Report
from dateline.model.values import HARMS, Action, Harm, When, Where
from dateline.reading.syndication import derived_sources, source_key
from dateline.records.figures import DEFAULT_RULE, figures
from dateline.records.figures_facets import facets
from dateline.records.figures_tellings import Bounds, Passage, Telling
from dateline.records.reviewing import claim_digests, review_state, reviewed
from dateline.store.records import MemberRow
from dateline.store.session import Session

KINDS: tuple[Kind, ...] = ("incident", "agreement", "statement")
_AT_ONCE = 200


def view_records(
    session: Session, *, ids: Collection[str] | None = None, kinds: Collection[Kind] = KINDS, rule: str = DEFAULT_RULE
) -> Iterator[RecordView]:
    """Records with what is derived from them, the oldest first: those with these ids, or all of these kinds.

    Memory holds 200 of them at a time.
    """
    wanted = session.records.record_ids(kinds, of=ids)
    while some := list(islice(wanted, _AT_ONCE)):
        yield from _views(session, some, rule)


def view_record(session: Session, id: str, *, rule: str = DEFAULT_RULE) -> RecordView:
    """One record. Raises KeyError where there is none with this id."""
    if not session.records.members_of_records([id]):
        raise KeyError(id)
    (view,) = _views(session, [id], rule)
    return view


def state_of(reviews: Sequence[Review], *, status: Status, reopened: bool) -> ReviewState:
    """What people decided of a record of which it is known how it stands and whether sources said something new."""
    return replace(review_state(reviews, frozenset()), status=status, reopened=reopened) if reviews else ReviewState()


def records_as_told(
    session: Session, *, ids: Collection[str] | None = None, kinds: Collection[Kind] = KINDS
) -> Iterator[tuple[RecordView, dict[str, Account]]]:
    """Records with their members and what people decided, and their accounts by id.

    Without the sources' figures and fields and the summary of them, which take longer than all else.
    """
    wanted = session.records.record_ids(kinds, of=ids)
    while some := list(islice(wanted, _AT_ONCE)):
        for one in _gathered(session, some):
            accounts = {account.id: account for account in accounts_of(one.members, one.told)}
            shown = [_member(accounts[row.account or ""], one.reports[row.report], one.families) for row in one.members]
            view = RecordView(one.record, one.status, tuple(shown), (), (), {})
            yield reviewed(view, one.state) if one.state else view, accounts


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the view of one record is made of; reports, accounts and families are those of others, too."""

    record: Record
    members: Sequence[MemberRow]
    reports: dict[str, Report]
    told: dict[str, list[Account]]
    families: dict[str, str]
    status: Status
    state: ReviewState | None


def _gathered(session: Session, ids: Sequence[str]) -> Iterator[_Gathered]:
    by_record: dict[str, list[MemberRow]] = {id: [] for id in ids}
    for member in session.records.members_of_records(ids):
        by_record[member.record or ""].append(member)
    of_reports = {member.report for members in by_record.values() for member in members}
    reports = session.records.reports(of_reports)
    told = session.records.tellings(of_reports)
    families = session.records.families(of_reports)
    lineages = {member.lineage for members in by_record.values() for member in members}
    decided = session.records.decided(lineages)
    reviews = session.reviews.of(ids)
    for id, members in by_record.items():
        is_judged = any(member.lineage in decided for member in members)
        record = Record(id, members[0].kind, tuple(member.lineage for member in members))
        state = None
        if id in reviews:
            state = review_state(reviews[id], claim_digests(accounts_of(members, told)), is_judged=is_judged)
        status: Status = "reviewed" if is_judged else "suggested"
        yield _Gathered(record, members, reports, told, families, status, state)


def _views(session: Session, ids: Sequence[str], rule: str) -> Iterator[RecordView]:
    for one in _gathered(session, ids):
        view = compose_view(one.record, one.members, one.reports, one.told, one.families, status=one.status, rule=rule)
        yield reviewed(view, one.state) if one.state else view


def accounts_of(members: Sequence[MemberRow], told: dict[str, list[Account]]) -> list[Account]:
    """The accounts of members, of all that was told by their reports."""
    return [account for member in members for account in told[member.report] if account.id == member.account]


def compose_view(
    record: Record,
    members: Sequence[MemberRow],
    reports: dict[str, Report],
    told: dict[str, list[Account]],
    families: dict[str, str],
    *,
    status: Status,
    rule: str,
) -> RecordView:
    """The view of a record from its members, their reports, all accounts of those reports, and source families."""
    tellings, shown = [], []
    for member in members:
        report, accounts = reports[member.report], told[member.report]
        (account,) = accounts_of([member], told)
        family = families.get(report.id, report.id)
        tellings.append(compose_telling(report, account, accounts, family, kept=member.age))
        shown.append(_member(account, report, families))
    numbers = figures(tellings, rule) if record.kind == "incident" else ()
    fields = facets(tellings)
    return RecordView(
        record, status, tuple(shown), numbers, fields, _summary(record, [t.account for t in tellings], numbers, fields)
    )


def _member(account: Account, report: Report, families: dict[str, str]) -> Member:
    return Member(
        account.id,
        report.id,
        report.input,
        report.outlet,
        report.publication.when.isoformat() if report.publication.when else None,
        account.role,
        families.get(report.id, report.id),
        report.marking,
        report.title,
        account.certainty,
        account.aggregate,
    )


def compose_telling(
    report: Report, account: Account, accounts: Sequence[Account], family: str, *, kept: int = 0
) -> Telling:
    """What figures and facets need of one account, from its report, all accounts of that, and its source family."""
    bounds: dict[Harm, Bounds] = {}
    groups: dict[tuple[str, Harm], Bounds] = {}
    if account.kind == "incident":
        tolls = tolls_of(account)
        bounds = {harm: found for harm in HARMS if (found := total(tolls, harm)) is not None}
        groups = {(toll.group, toll.harm): (toll.low, toll.high) for toll in by_group(tolls)}
    published = report.publication.when.isoformat() if report.publication.when else None
    statements = tuple(one for one in accounts if one.kind == "statement")
    return Telling(
        account,
        family,
        report.outlet or report.id,
        published,
        bounds,
        groups,
        statements,
        address=report.url or "",
        kept=kept,
        outlet_key=source_key(report.outlet or ""),
        passed_on=tuple(Passage(part.start, part.end, part.key, part.name) for part in derived_sources(report)),
    )


def _summary(
    record: Record, accounts: Sequence[Account], numbers: Sequence[Figure], fields: Sequence[Facet]
) -> dict[str, Any]:
    """The summary of the contract: what the rules show first; of lists all that any account has."""
    ordered = sorted(accounts, key=lambda account: account.role != "main")
    # Tolls are those of the figures, below.
    summaries = [summarise(account, with_tolls=False) for account in ordered]
    summary = _united(summaries)
    if record.kind != "incident":
        return summary
    by_field = {facet.field: facet for facet in fields}
    shown = {field: facet.values[0] for field, facet in by_field.items()}
    chosen: dict[str, Any] = {}
    for account, one in zip(ordered, summaries, strict=True):
        for field, keys in (
            ("action", ("event_type", "sub_event_type", "word")),
            ("date", ("date",)),
            ("place", ("place",)),
        ):
            value = shown.get(field)
            if isinstance(value, (Action, When, Where)) and value in account.values(field)[:1]:
                for key in keys:
                    chosen.setdefault(key, one[key])
    totals = {figure.harm: {"low": figure.low, "high": figure.high} for figure in numbers if figure.group is None}
    groups = [
        {"group": figure.group, "harm": figure.harm, "low": figure.low, "high": figure.high}
        for figure in numbers
        if figure.group is not None
    ]
    perpetrator = by_field.get("perpetrator")
    return {
        **summary,
        **chosen,
        **{harm: totals.get(harm) for harm in HARMS},
        "casualties_by_group": groups,
        "perpetrator_status": perpetrator.status if perpetrator else None,
    }


def _united(summaries: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One summary of several: of lists the union, of all else the first that is known."""
    united: dict[str, Any] = {}
    for summary in summaries:
        for key, value in summary.items():
            if isinstance(value, list):
                there = united.setdefault(key, [])
                there += [item for item in value if item not in there]
            elif united.get(key) is None:
                united[key] = value
    return united
