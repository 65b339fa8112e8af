"""Is an agreement holding? The daily series in its zones, around them and elsewhere, and what they can say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.analysis.agreement_incidents import Where, is_about, places_of
from dateline.analysis.agreements import Agreement, area_of
from dateline.analysis.counting import Period
from dateline.analysis.holding import WINDOWS, Holding, holding
from dateline.analysis.lags import HISTORY_DAYS as LAGS_DAYS
from dateline.analysis.lags import MOST_LAG, Lags, Told, lags
from dateline.analysis.occurrences import Occurrence
from dateline.analysis.reporting import NO_OUTLET, Reporting, SameSources, carried_by
from dateline.analysis.series import DailySeries, daily_counts
from dateline.model.values import When
from dateline.records.figures import DEFAULT_RULE
from dateline.run.agreements import HISTORY_DAYS, day_of, last_day, occurrences_of
from dateline.run.reporting import report_on, sources_of_both
from dateline.store.session import Session


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer with its series and what stands beside it.

    `vague` attacks in the zones are known to no week and on no day of the series; `unsure` may lie in the zones or not.
    `assumed` says what was taken for what is not told. `reporting` is of the days from the longest window before.
    `same_sources` says which sources alone count, where not all do.
    """

    holding: Holding
    inside: DailySeries
    ring: DailySeries
    elsewhere: DailySeries
    vague: int
    unsure: int
    reporting: Reporting
    assumed: tuple[str, ...] = ()
    same_sources: SameSources | None = None


def holding_of(
    session: Session,
    agreement: Agreement,
    *,
    until: date | None = None,
    rule: str = DEFAULT_RULE,
    found: Sequence[Occurrence] | None = None,
    same_sources: bool = False,
) -> Answer | str:
    """Whether an agreement holds, as far as reported incidents can say; or, in words, why nothing can be said.

    `found` are those of `occurrences_of`, where the caller has them already. With `same_sources` only sources count
    that were read before and since: what one tells that was not there before is left out.
    """
    area, in_force, read_until = area_of(agreement), agreement.begins, last_day(session)
    if area is None:
        return "No zone is told, so that no incident can be said to lie in it."
    if in_force is None or read_until is None:
        return "No day is told from which it could hold."
    last = min(until or read_until, read_until)  # of later days nothing is known
    if last < in_force:
        return f"The last day of which a report was read is {last}, before it began."
    signed, assumed = _signed(agreement, in_force)
    before = Period((signed or in_force) - timedelta(days=max(WINDOWS)), in_force - timedelta(days=1))
    same = sources_of_both(session, Period(in_force, last), before) if same_sources else None
    outlets = same.sources if same else None
    read = session.calendars.days(in_force - timedelta(days=HISTORY_DAYS), last, outlets=outlets)
    if not read:
        return "No report of these days was read" + (" of a source that was there before." if same else ".")
    first = min(read)
    counted: dict[Where, list[Occurrence]] = {"inside": [], "ring": [], "elsewhere": [], "cannot tell": []}
    found = occurrences_of(session, agreement, until=last, rule=rule) if found is None else found
    attacks = [
        one for one in found if one.nature == "attack" and one.falls(first, last) != "no" and is_about(agreement, one)
    ]
    wheres = places_of(agreement, area, attacks)
    for one in attacks:
        counted[wheres[one.spot]].append(one)
    if same:
        same = same.leaving_out(_since(counted["inside"], in_force, last))
        counted = {where: list(carried_by(some, same.sources)) for where, some in counted.items()}
    late = _lags(session, [one for some in counted.values() for one in some], read_until, outlets)
    reports = [float(read.get(first + timedelta(days=day), 0)) for day in range((last - first).days + 1)]
    series = {name: _series(found, name, first, last, reports) for name, found in counted.items()}
    answer = holding(
        series["inside"][0],
        signed,
        in_force,
        last,
        comparison=[series[name][0] for name in ("ring", "elsewhere") if counted[name]],
        lag_days=late.left_out(last),
    )
    since_then = _since(counted["inside"], in_force, last)
    panel = report_on(session, area, since_then, since=in_force, until=last, compared=(before.since, before.until))
    return Answer(
        replace(answer, lags=late),
        series["inside"][0],
        series["ring"][0],
        series["elsewhere"][0],
        series["inside"][1],
        len(counted["cannot tell"]),
        panel,
        assumed,
        same,
    )


def _since(found: Iterable[Occurrence], in_force: date, last: date) -> list[Occurrence]:
    return [one for one in found if one.falls(in_force, last) == "yes"]


def _signed(agreement: Agreement, in_force: date) -> tuple[date | None, tuple[str, ...]]:
    """The day of signature or announcement, where it is not later than the entry into force, and what was assumed."""
    told = agreement.signed or agreement.announced
    signed = told.earliest if told and told.earliest <= in_force else None
    assumed = []
    if agreement.in_force is None:
        what = "signature" if agreement.signed else "announcement" if agreement.announced else "the first report of it"
        assumed.append(f"No entry into force is told: it is taken to hold from {what} on.")
    elif agreement.in_force.precision > 1:
        assumed.append("The entry into force is not known to the day: the earliest day is taken.")
    return signed, tuple(assumed)


def _series(
    found: Iterable[Occurrence], name: str, first: date, last: date, reports: Sequence[float]
) -> tuple[DailySeries, int]:
    whens = [
        When(one.earliest, one.latest, one.date_precision or 1) if one.earliest and one.latest else None
        for one in found
    ]
    counted = daily_counts(whens, first, last)
    return DailySeries(first, counted.counts, reports, name), counted.vague + counted.undated


def _lags(session: Session, found: Sequence[Occurrence], read_until: date, outlets: Collection[str] | None) -> Lags:
    """How late the sources, these or all, report of these incidents, by what was read up to a day."""
    active = _active(session, read_until)
    dated = [
        one
        for one in found
        if one.lag_days is not None and one.latest and 0 <= (read_until - one.latest).days <= LAGS_DAYS + MOST_LAG
    ]
    return lags(_told(session, dated), active if outlets is None else active & set(outlets), read_until)


def _active(session: Session, read_until: date) -> set[str]:
    """The outlets of which anything that was published lately was read."""
    lately = session.calendars.between(read_until - timedelta(days=MOST_LAG), read_until)
    return {one.outlet or NO_OUTLET for one in lately}


def _told(session: Session, found: Sequence[Occurrence]) -> Iterator[Told]:
    """The day of each of these incidents, and the day on which each outlet first told of it."""
    ids = {report for one in found if len(one.published) > 1 for report in one.reports}
    told = {id: (outlet or NO_OUTLET, day) for id, outlet, at in session.library.published(ids) if (day := day_of(at))}
    for one in found:
        if one.latest is None:
            continue
        if len(one.published) == 1:  # whoever told of it did so on that day
            first = dict.fromkeys(one.outlets or (NO_OUTLET,), one.published[0])
        else:
            first = {}
            for outlet, day in sorted((told[id] for id in one.reports if id in told), key=lambda one: one[1]):
                first.setdefault(outlet, day)
        yield one.latest, first
