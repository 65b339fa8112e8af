"""Counting: what counts in a period, in a province, on a side, and how casualties are added up.

The rules, in words; `docs/method.md` gives their reasons:

1. The unit is a record of an incident that nobody rejected. It counts in a period where all days on which it may have
   happened lie in that period, and in an area where its place certainly does. Where nobody can tell, it is counted
   aside, never added and never dropped.
2. Attacks, responses to attacks, foiled attacks, and bodies found are counted apart; what was denied, counted only
   together with others, or is none of these (a protest) counts in none.
3. The province is the first-order area of its place; a place that is a line, a country or not known has none.
4. Casualties are added from each attack's best figures. What is not known is not zero: it adds nothing, and how many
   attacks give no figure is told. A sum of ranges has an open end where any of them has one.
5. Sides are those of the groups that sources name; "fighters" among those attacked are of the force that was attacked,
   since attackers' deaths are left out. What a total holds beyond its groups, and groups that together exceed it, are
   "not said who".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from dateline.analysis.areas import Area
from dateline.analysis.occurrences import Occurrence, Party, Range, Side, Victims

Class = Literal["attack", "response", "foiled", "exhumation", "none"]

NO_PROVINCE = "province not known"
NOT_SAID = "not said who"
SIDES: dict[Side, str] = {"force": "forces", "civilians": "civilians", "armed group": "armed groups"}
"""The sides of casualties by name; people of whom nothing says what they are count as `NOT_SAID`."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days in a row, both ends included."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.since > self.until:
            raise ValueError(f"a period ends before it begins: {self.since} to {self.until}")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days + 1

    def moved(self, days: int) -> Period:
        """As long a period that many days later."""
        return Period(self.since + timedelta(days=days), self.until + timedelta(days=days))

    def before(self, number: int = 1) -> Period:
        """The period that lies so many of its own lengths earlier."""
        return self.moved(-number * self.days)

    def a_year_before(self) -> Period:
        """The same days of the week 52 weeks earlier."""
        return self.moved(-364)

    def __str__(self) -> str:
        """In words: "2026-11-23", "23 to 29 November 2026"."""
        if self.since == self.until:
            return _day(self.since)
        if (self.since.year, self.since.month) == (self.until.year, self.until.month):
            return f"{self.since.day} to {_day(self.until)}"
        if self.since.year == self.until.year:
            return f"{self.since.day} {_MONTHS[self.since.month - 1]} to {_day(self.until)}"
        return f"{_day(self.since)} to {_day(self.until)}"


_MONTHS = ("January February March April May June July August September October November December").split()


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_of(day: date) -> Period:
    """The calendar month of a day."""
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def month_name(period: Period) -> str:
    """A calendar month in words."""
    return f"{_MONTHS[period.since.month - 1]} {period.since.year}"


def months_to(period: Period, number: int) -> list[Period]:
    """So many calendar months, the last of which is the one in which a period ends."""
    months = [month_of(period.until)]
    while len(months) < number:
        months.append(month_of(months[-1].since - timedelta(days=1)))
    return months[::-1]


def last_day(today: date) -> Period:
    """The last complete day."""
    return Period(today - timedelta(days=1), today - timedelta(days=1))


def last_week(today: date) -> Period:
    """The last complete week, Monday to Sunday (ISO 8601)."""
    monday = today - timedelta(days=today.weekday() + 7)
    return Period(monday, monday + timedelta(days=6))


def last_month(today: date) -> Period:
    """The last complete calendar month."""
    return month_of(today.replace(day=1) - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Tally:
    """The occurrences of one period by what they are. `unsure` may have happened in it or not."""

    attacks: tuple[Occurrence, ...] = ()
    responses: tuple[Occurrence, ...] = ()
    foiled: tuple[Occurrence, ...] = ()
    exhumations: tuple[Occurrence, ...] = ()
    unsure: tuple[Occurrence, ...] = ()


def class_of(occurrence: Occurrence) -> Class:
    """What an occurrence counts as."""
    if occurrence.is_aggregate or occurrence.certainty == "denied":
        return "none"
    if occurrence.is_exhumation:
        return "exhumation"
    if occurrence.certainty == "thwarted":
        return "foiled"
    return "none" if occurrence.nature == "neither" else occurrence.nature


def tally(occurrences: Iterable[Occurrence], period: Period) -> Tally:
    """What happened in a period, of these."""
    found: dict[str, list[Occurrence]] = {"attack": [], "response": [], "foiled": [], "exhumation": [], "unsure": []}
    for one in occurrences:
        fits = one.falls(period.since, period.until)
        if fits == "no" or (kind := class_of(one)) == "none":
            continue
        if fits == "yes":
            found[kind].append(one)
        elif one.earliest is not None and kind in ("attack", "response"):
            found["unsure"].append(one)
    return Tally(*(tuple(of_kind) for of_kind in found.values()))


def within(occurrences: Iterable[Occurrence], area: Area | None) -> tuple[list[Occurrence], list[Occurrence]]:
    """The occurrences that an area certainly holds, and those of which nobody can tell."""
    if area is None:
        return list(occurrences), []
    inside: list[Occurrence] = []
    unsure: list[Occurrence] = []
    for one in occurrences:
        fits = area.holds(one)
        if fits != "no":
            (inside if fits == "yes" else unsure).append(one)
    return inside, unsure


def province_of(occurrence: Occurrence) -> str:
    """The first-order area in which it happened, with its country ("Diyala, IQ"), or `NO_PROVINCE`."""
    precision = occurrence.where_precision
    if precision is None or precision >= _WIDER_THAN_A_PROVINCE:
        return NO_PROVINCE
    is_province = precision == _PROVINCE and occurrence.relation is None
    name = occurrence.admin[0] if occurrence.admin else occurrence.place_name if is_province else None
    return ", ".join(filter(None, (name, occurrence.country))) if name else NO_PROVINCE


def short_provinces(provinces: Iterable[str]) -> dict[str, str]:
    """What provinces are called: without their country where all of them lie in one."""
    known = list(dict.fromkeys(provinces))
    countries = {name.rpartition(", ")[2] for name in known if name != NO_PROVINCE}
    return {name: name.rpartition(", ")[0] or name if len(countries) == 1 else name for name in known}


_PROVINCE, _WIDER_THAN_A_PROVINCE = 4, 5


def by_province(occurrences: Iterable[Occurrence]) -> dict[str, tuple[Occurrence, ...]]:
    """The occurrences by province, that with the most first; what has none comes last."""
    return grouped(occurrences, lambda one: (province_of(one),), last=NO_PROVINCE)


def grouped(
    occurrences: Iterable[Occurrence], keys: Callable[[Occurrence], Iterable[str]], *, last: str = ""
) -> dict[str, tuple[Occurrence, ...]]:
    """The occurrences by one or several keys each, that with the most first, `last` last of all."""
    found: dict[str, list[Occurrence]] = {}
    for one in occurrences:
        for key in dict.fromkeys(keys(one)):
            found.setdefault(key, []).append(one)
    ordered = sorted(found.items(), key=lambda pair: (pair[0] == last, -len(pair[1]), pair[0]))
    return {key: tuple(of_key) for key, of_key in ordered}


@dataclass(frozen=True, slots=True)
class Casualties:
    """The sums of one harm over several occurrences. `high` is None where any range has an open end.

    `told` are the occurrences that give a figure, `untold` those that give none: they add nothing, and are not zero.
    """

    low: int
    best: int
    high: int | None
    told: tuple[Occurrence, ...]
    untold: tuple[Occurrence, ...] = ()


def casualties(occurrences: Sequence[Occurrence], harm: Literal["killed", "wounded"]) -> Casualties:
    """How many were killed or wounded in these, by the best figure of each."""
    told = [(one, figure) for one in occurrences if (figure := figure_of(one, harm)) is not None]
    highs = [figure.high for _, figure in told]
    return Casualties(
        sum(figure.low or 0 for _, figure in told),
        sum(best_of(figure) for _, figure in told),
        None if None in highs else sum(high for high in highs if high is not None),
        tuple(one for one, _ in told),
        tuple(one for one in occurrences if figure_of(one, harm) is None),
    )


def figure_of(occurrence: Occurrence, harm: Literal["killed", "wounded"]) -> Range | None:
    """The figure of one harm, where any part of it is known."""
    return occurrence.killed if harm == "killed" else occurrence.wounded


def best_of(figure: Range) -> int:
    """The number that is taken for a figure: the best, else the least, else the most that is known."""
    return next((number for number in (figure.best, figure.low, figure.high) if number is not None), 0)


def by_side(occurrences: Sequence[Occurrence], harm: Literal["killed", "wounded"]) -> dict[str, dict[str, int]]:
    """For each side, how many came to a harm in which record: `{"forces": {record id: 3}}`."""
    found: dict[str, dict[str, int]] = {name: {} for name in (*SIDES.values(), NOT_SAID)}
    for one in occurrences:
        figure = figure_of(one, harm)
        if figure is None:
            continue
        total = best_of(figure)
        sides: dict[str, int] = {}
        for victims in one.victims:
            if victims.harm == harm and (side := _side_of(victims, one)) in SIDES:
                sides[SIDES[side]] = sides.get(SIDES[side], 0) + best_of(victims.figure)
        if sum(sides.values()) > total:
            sides = {}
        for name, number in (*sides.items(), (NOT_SAID, total - sum(sides.values()))):
            if number:
                found[name][one.record_id] = number
    return found


def _side_of(victims: Victims, one: Occurrence) -> Side:
    """The side of a group; "fighters" among those who were attacked are of the force that was attacked."""
    attacked = {party.side for party in one.targets}
    if victims.side == "armed group" and "force" in attacked and "armed group" not in attacked:
        return "force"
    return victims.side


NOT_ATTRIBUTED = "not attributed"


def named(parties: Iterable[Party]) -> list[Party]:
    """Those who are named, not only called by what they are."""
    return [party for party in parties if party.actor_id is not None or not party.name[:1].islower()]


def by_perpetrator(occurrences: Iterable[Occurrence]) -> dict[str, tuple[Occurrence, ...]]:
    """The occurrences by who is named as perpetrator; one with several counts for each of them.

    What they are ("gunmen") is no name: such an attack is not attributed.
    """

    def names(one: Occurrence) -> Iterator[str]:
        is_denied = one.attribution == "denied"
        yield from [party.name for party in named(one.perpetrators) if not is_denied] or [NOT_ATTRIBUTED]

    return grouped(occurrences, names, last=NOT_ATTRIBUTED)


def records_of(occurrences: Iterable[Occurrence]) -> tuple[str, ...]:
    """Their records, each once."""
    return tuple(dict.fromkeys(one.record_id for one in occurrences))


@dataclass(frozen=True, slots=True)
class MostSince:
    """That a period has the most attacks since an earlier one, or of all that are on record.

    `earlier` had as many or more; None where none on record had. `periods` lie between.
    """

    earlier: Period | None
    count: int
    periods: int


@dataclass(frozen=True, slots=True)
class History:
    """The attacks of a period and of those before it; None for one that the record does not reach back to.

    `mean` is over the `covered` ones of the `MEAN_OF` before it that it does reach.
    """

    now: tuple[Occurrence, ...]
    last: tuple[Occurrence, ...] | None
    mean: float | None
    covered: int
    meant: tuple[Occurrence, ...]
    a_year_before: tuple[Occurrence, ...] | None
    most_since: MostSince | None


MEAN_OF = 8
"""Weeks before one over which its mean is taken: two months, so that one bad week moves it by an eighth."""
WORTH_TELLING = 4
"""Periods that must lie between for "the most since" to be told."""
FEW = 2
"""Attacks below which nothing is "the most": after quiet weeks a single one would be."""
LOOKED_BACK = 104
"""Periods that are looked back for "the most since"; of weeks two years."""


def attacks_of(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """The attacks among these."""
    return [one for one in occurrences if class_of(one) == "attack"]


def history(attacks: Sequence[Occurrence], period: Period, coverage: Coverage) -> History:
    """The attacks of a period beside those before it, of all attacks on record."""
    found: list[list[Occurrence]] = [[] for _ in range(LOOKED_BACK + 1)]
    until, days = period.until.toordinal(), period.days
    for one in attacks:
        if one.earliest is None or one.latest is None:
            continue
        at = (until - one.earliest.toordinal()) // days
        if 0 <= at <= LOOKED_BACK and at == (until - one.latest.toordinal()) // days:
            found[at].append(one)
    reached = _reached(coverage, period)
    told = [tuple(of) if at == 0 or reached[at] else None for at, of in enumerate(found)]
    meant = [of for of in told[1 : MEAN_OF + 1] if of is not None]
    year = period.a_year_before()
    return History(
        told[0] or (),
        told[1],
        sum(map(len, meant)) / len(meant) if meant else None,
        len(meant),
        tuple(one for of in meant for one in of),
        tuple(one for one in attacks if one.falls(year.since, year.until) == "yes") if coverage.reaches(year) else None,
        _most_since(period, [None if of is None else len(of) for of in told]),
    )


@lru_cache(maxsize=8)
def _reached(coverage: Coverage, period: Period) -> tuple[bool, ...]:
    """Whether the record reaches a period and those before it: the same for each of two hundred provinces."""
    return tuple(coverage.reaches(period.before(at)) for at in range(LOOKED_BACK + 1))


def _most_since(period: Period, counts: Sequence[int | None]) -> MostSince | None:
    count = counts[0] or 0
    if count < FEW:
        return None
    for between, earlier in enumerate(counts[1:]):
        if earlier is None:
            return MostSince(None, count, between) if between >= WORTH_TELLING else None
        if earlier >= count:
            return MostSince(period.before(between + 1), earlier, between) if between >= WORTH_TELLING else None
    return MostSince(None, count, len(counts) - 1)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days on which anything that was read was published: without reports a count is not zero but not known."""

    days: frozenset[date]
    begins: date = field(init=False, repr=False, compare=False)
    """The first of them; the last day of the calendar where there is none."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "begins", min(self.days, default=date.max))

    def reaches(self, period: Period) -> bool:
        """Whether the record had begun when a period began, and something was read of it."""
        return self.begins <= period.since and any(
            period.since + timedelta(days=number) in self.days for number in range(period.days)
        )
