"""The deliverables from the store: what each is made from, and the record as the edition before it saw it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from dateline.analysis.agreements import Agreement, concluded
from dateline.analysis.areas import Area
from dateline.analysis.corrections import Earlier
from dateline.analysis.counting import (
    LOOKED_BACK,
    Coverage,
    Period,
    last_day,
    last_month,
    last_week,
    month_of,
    months_to,
    tally,
    within,
)
from dateline.analysis.flash import flash
from dateline.analysis.monthly import monthly
from dateline.analysis.occurrences import Occurrence
from dateline.analysis.reporting import SameSources, carried_by
from dateline.analysis.telling import Basis, marking_of, method_lines, produced
from dateline.analysis.trends import MONTHS
from dateline.analysis.watch import (
    MOST_WATCHED,
    WATCH_TITLE,
    agreement_blocks,
    everywhere_blocks,
    gap_blocks,
    watch_elsewhere,
)
from dateline.analysis.weekly import weekly
from dateline.errors import BadInput
from dateline.model.claims import Kind
from dateline.model.document import Block, Document
from dateline.model.records import RecordView
from dateline.run.agreements import in_area, register
from dateline.run.gaps import gaps_by_country, gaps_of
from dateline.run.history import reasons_since, views_at
from dateline.run.occurrences import occurrence_of, occurrences
from dateline.run.reporting import report_on, sources_of_both
from dateline.run.watching import Watch, watched
from dateline.store.records import instant
from dateline.store.session import Session

Deliverable = Literal["flash", "weekly", "monthly"]
DELIVERABLES: tuple[Deliverable, ...] = ("flash", "weekly", "monthly")

_INCIDENT: tuple[Kind, ...] = ("incident",)
MOST_TOUCHED = 10_000
"""Accounts of which an earlier state is derived, at some thousand a second; after more, an archive was read again."""
GAP_DAYS = 28
"""Days of which a weekly shows attacks without a reported response: in seven, 14 days are never over."""
WEEKS_BACK = LOOKED_BACK + 8
"""Weeks before a weekly's own that it looks at; the eight more tell whether the record began before the others."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. `made` is now; `last_edition` is when the edition before was made (None: `edition_before`).

    With `same_sources` only what sources tell is counted that were read in both of `source_periods`.
    """

    kind: Deliverable
    period: Period
    area: Area | None
    made: datetime
    rule: str
    last_edition: datetime | None = None
    same_sources: bool = False


def last_complete(kind: Deliverable, today: datetime) -> Period:
    """The last complete day, week or month of a deliverable, in UTC."""
    day = today.astimezone(UTC).date()
    return {"flash": last_day, "weekly": last_week, "monthly": last_month}[kind](day)


def period_of(kind: Deliverable, since: date | None, until: date | None, today: datetime) -> Period:
    """The period that is asked for: the last complete one where no day is named, else the one that the days name.

    Raises BadInput for days that make no such period.
    """
    first, last = since or until, until or since
    if first is None or last is None:
        return last_complete(kind, today)
    if not _FIRST <= first <= _LAST or not _FIRST <= last <= _LAST:
        raise BadInput(f"a deliverable is of days from {_FIRST.year} to {_LAST.year}")
    if first > last:
        raise BadInput(f"{first} is after {last}", hint="name the earlier day first")
    if kind == "monthly":
        if month_of(first) != month_of(last):
            raise BadInput("a monthly is of one calendar month", hint="name any day of it; 24 months stand beside it")
        return month_of(first)
    if kind == "weekly":
        first, last = (first, last) if since and until else _seven_days(since, until)
        if (last - first).days != 6:
            raise BadInput("a weekly is of seven days", hint="name its first day alone, or its last")
    if (last - first).days >= MOST_DAYS:
        raise BadInput(f"a flash is of at most {MOST_DAYS} days", hint="a weekly or a monthly tells of more")
    return Period(first, last)


_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
MOST_DAYS = 31
"""Days that a flash can be of."""


def _seven_days(since: date | None, until: date | None) -> tuple[date, date]:
    six = timedelta(days=6)
    if since is not None:
        return since, since + six
    assert until is not None
    return until - six, until


def edition_before(order: Order) -> datetime:
    """When the edition before was made: as long ago as one period takes, but not before its own period was over."""
    if order.last_edition is not None:
        return order.last_edition
    earlier = period_before(order)
    over = datetime.combine(earlier.until + timedelta(days=1), time(), UTC)
    return max(over, order.made - timedelta(days=order.period.days))


def period_before(order: Order) -> Period:
    """The period of the edition before."""
    return months_to(order.period, 2)[0] if order.kind == "monthly" else order.period.before()


def source_periods(order: Order) -> tuple[Period, Period]:
    """The two periods of which the sources are taken, the later one first: the order's own and the one before.

    Each is a week at least: on a day most sources that were not read are only silent.
    """
    last = order.period.until
    now = Period(min(order.period.since, last - timedelta(days=6)), last)
    return now, period_before(replace(order, period=now))


def deliver(
    session: Session, order: Order, *, known: Sequence[Agreement] | None = None, watch_at: str = ""
) -> Document:
    """The document that is asked for, from the record as it stands.

    `known` are all agreements, where the caller has them already. `watch_at` is the address at which the section on
    agreements is told, where the document is to lead there instead of waiting for it.
    """
    order = _of_whole_months(order)
    basis = _basis(session, order, known, watch_at)
    if order.kind == "flash":
        return flash(basis, order.period)
    earlier = earlier_record(session, edition_before(order), period_before(order), basis.occurrences, rule=order.rule)
    if basis.same_sources:
        earlier = replace(earlier, occurrences=carried_by(earlier.occurrences, basis.same_sources.sources))
    write: Callable[[Basis, Period, Earlier | None], Document] = weekly if order.kind == "weekly" else monthly
    return write(basis, order.period, earlier)


def watch_of(session: Session, order: Order, *, known: Sequence[Agreement] | None = None) -> Document:
    """The section on agreements of a weekly or a monthly as a document of its own, which most of the time goes into."""
    order = _of_whole_months(order)
    found, same = _found(session, order)
    place = order.area.name if order.area else "All areas"
    return Document(
        f"{WATCH_TITLE}: {place}",
        str(order.period),
        marking_of(within(found, order.area)[0]),
        produced(order.made),
        _watch(session, order, found, register(session, rule=order.rule) if known is None else known)[1:],
        method_lines(same_sources=same),
    )


def _of_whole_months(order: Order) -> Order:
    return replace(order, period=month_of(order.period.until)) if order.kind == "monthly" else order


def _looked_back_to(order: Order) -> date:
    """The first day whose incidents a deliverable looks at."""
    period = order.period
    return {
        "flash": period.since,
        "weekly": period.before(WEEKS_BACK).since,
        "monthly": months_to(period, MONTHS + 1)[0].since,
    }[order.kind]


def _basis(session: Session, order: Order, known: Sequence[Agreement] | None, watch_at: str) -> Basis:
    period, (found, same) = order.period, _found(session, order)
    outlets = same.sources if same else None
    days = session.calendars.days(_looked_back_to(order), period.until, outlets=outlets)
    about = _counted(found, order)
    return Basis(
        occurrences=tuple(found),
        area=order.area,
        made=order.made,
        coverage=Coverage(frozenset(days)),
        reporting=report_on(session, order.area, about, since=period.since, until=period.until, outlets=outlets),
        grades=_grades(session),
        sections=_sections(session, order, found, same, known, watch_at),
        same_sources=same,
    )


def _found(session: Session, order: Order) -> tuple[Sequence[Occurrence], SameSources | None]:
    """The incidents that a deliverable looks at, and the sources that alone count, where not all do."""
    found = occurrences(session, since=_looked_back_to(order), until=order.period.until, rule=order.rule)
    if not order.same_sources:
        return found, None
    same = sources_of_both(session, *source_periods(order)).leaving_out(_counted(found, order))
    return carried_by(found, same.sources), same


def _counted(found: Iterable[Occurrence], order: Order) -> tuple[Occurrence, ...]:
    """What counts in the area and the period."""
    told = tally(within((one for one in found if _may_lie(one, order.period)), order.area)[0], order.period)
    return (*told.attacks, *told.responses, *told.foiled, *told.exhumations)


def _grades(session: Session) -> dict[str, str]:
    """The grade in force of each outlet that a person graded."""
    return {
        outlet: f"{given[0].reliability}{given[0].credibility}" for outlet, given in session.outlets.grades().items()
    }


def _sections(
    session: Session,
    order: Order,
    found: Sequence[Occurrence],
    same: SameSources | None,
    known: Sequence[Agreement] | None,
    watch_at: str,
) -> Mapping[str, tuple[Block, ...]]:
    """The sections on agreements and gaps, of the area and the period."""
    if order.kind == "flash":
        return {}
    if watch_at:
        agreements = watch_elsewhere(watch_at)
    else:
        known = register(session, rule=order.rule) if known is None else known
        agreements = _watch(session, order, found, known)
    until = order.period.until
    since = min(order.period.since, until - timedelta(days=GAP_DAYS - 1))
    if order.area is None:
        gaps = everywhere_blocks(gaps_by_country(session, since, until, same_sources=same, rule=order.rule))
    else:
        gaps = gap_blocks(gaps_of(session, order.area, since, until, same_sources=same, rule=order.rule).gaps)
    return {"agreements": agreements, "gaps": gaps}


def _watch(
    session: Session, order: Order, found: Sequence[Occurrence], known: Sequence[Agreement]
) -> tuple[Block, ...]:
    """The section on agreements, of the area and the period; its heading first."""
    agreements = _agreements(known, order)
    watch = Watch(
        found,
        known,
        order.period,
        period_before(order),
        order.rule,
        is_everywhere=order.area is None,
        same_sources=order.same_sources,
    )
    told, rest = watched(session, agreements, watch), agreements[MOST_WATCHED:]
    place = order.area.name if order.area else "any area"
    return agreement_blocks(told, rest, place, order.period.until, same_sources=order.same_sources)


def _agreements(known: Sequence[Agreement], order: Order) -> list[Agreement]:
    """The agreements that touch the area and had been concluded by the end of the period."""
    touching = in_area(known, order.area) if order.area else known
    return [one for one in touching if (day := concluded(one)) is None or day <= order.period.until]


def earlier_record(
    session: Session, at: datetime, period: Period, found: Sequence[Occurrence], *, rule: str
) -> Earlier:
    """The incidents of a period as they were at a time, what has become of those that are gone, and why.

    `found` are the incidents of now; those of which nothing was read, judged or decided since were the same then.
    """
    if not session.library.had_members("incident", at):
        return Earlier(at, (), {}, {}, is_empty=True)
    touched = session.library.touched_since(at)
    members = {one.lineage: one for one in session.records.members(touched)}
    changed = {one.record for one in members.values() if one.record}
    members |= {one.lineage: one for one in session.records.members_of_records(changed)}
    then = instant(at)
    again = {lineage for lineage, one in members.items() if one.kind == "incident" and one.since <= then}
    if len(again) > MOST_TOUCHED:
        return Earlier(at, (), {}, {}, too_many=len(again))
    views = views_at(session, at, rule=rule, kinds=_INCIDENT, of=again) if again else []
    lineages = {lineage for view in views for lineage in view.record.accounts}
    members |= {one.lineage: one for one in session.records.members(lineages - members.keys())}
    record_of = {lineage: one.record for lineage, one in members.items() if one.record}
    changed |= {record_of[lineage] for view in views for lineage in view.record.accounts if lineage in record_of}
    kept = [view for view in views if view.review.verdict != "rejected"]
    reports = session.records.reports({member.report_id for view in kept for member in view.members})
    derived = [one for one in (occurrence_of(view, reports) for view in kept) if _may_lie(one, period)]
    told = [*derived, *(one for one in found if one.record_id not in changed)]
    there = {one.record for one in session.records.members_of_records({view.record.id for view in kept})}
    into = {
        view.record.id: new
        for view in kept
        if view.record.id not in there and (new := _successor(view, record_of)) is not None
    }
    shown = {one.record_id for one in (*derived, *found) if _may_lie(one, period)}
    meant = {lineage for lineage in touched if record_of.get(lineage) in shown}
    meant |= {lineage for view in kept if view.record.id in shown for lineage in view.record.accounts}
    return Earlier(at, tuple(told), into, _why(session, at, kept, record_of, meant))


def _may_lie(one: Occurrence, period: Period) -> bool:
    return one.falls(period.since, period.until) != "no"


def _successor(view: RecordView, record_of: Mapping[str, str]) -> str | None:
    return next((record_of[lineage] for lineage in view.record.accounts if lineage in record_of), None)


def _why(
    session: Session, at: datetime, views: Iterable[RecordView], record_of: Mapping[str, str], meant: Collection[str]
) -> dict[str, str]:
    """Reasons by record: reports that were read, judgements and decisions of people since then."""
    reasons: dict[str, list[str]] = {}
    by_lineage = reasons_since(session, at, of=meant)
    for lineage, told in by_lineage.items():
        if lineage in record_of:
            reasons.setdefault(record_of[lineage], []).append(told)
    for view in views:
        for lineage in view.record.accounts:
            if lineage in by_lineage and by_lineage[lineage] not in reasons.get(view.record.id, ()):
                reasons.setdefault(view.record.id, []).append(by_lineage[lineage])
    known = {record_of[lineage] for lineage in meant if lineage in record_of} | {view.record.id for view in views}
    for record, made in session.reviews.of(known).items():
        for one in made:
            because = f" ({one.reason})" if one.reason else ""
            what = f"{one.act} {one.field}" if one.field else one.act
            if one.made > at:
                reasons.setdefault(record, []).append(f"{one.by} {what}{because}")
            if one.withdrawn is not None and one.withdrawn > at:
                reasons.setdefault(record, []).append(f"{what} by {one.by} was {one.why_withdrawn or 'withdrawn'}")
    return {record: "; ".join(dict.fromkeys(told)) for record, told in reasons.items()}
