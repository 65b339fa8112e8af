"""How late each source reports, and how many of the last days are therefore not yet fully reported.

The rule `lags/1`, in words:

1. What matters is when an incident is told first: later reports of it add nothing to a count. Sources that told it
   first on one day share it. Sources of which nothing was read in the last 30 days are not awaited.
2. The lag of a source is estimated from the incidents known to the day that it was first to tell, of a year. Those of
   the last 30 days are left out: what will be told of them late is not told yet, so that they look fast (right
   truncation). What is told later than 30 days after is an archive; so is what happened before its source was read.
3. A source with fewer than 20 such incidents has the lag of all of them together, and where these are fewer than 20,
   a week.
4. A source counts by its share of the first reports of the last 90 days. A day is complete once the sources together,
   each with its share, are expected to have told nine in ten of what they will tell of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, groupby

from dateline.model.document import counted, listed

RULE = "lags/1"
TOLD = 0.9
"""Of so many of a day's incidents the first report is expected to be in once the day is complete."""
LEAST_LAG, MOST_LAG = 1, 30
"""A day's reports are never all in on the day; who reports a month late is an archive."""
HISTORY_DAYS = 365
SHARE_DAYS = 90
LEAST_KNOWN = 20
"""With fewer incidents nothing is said of nine in ten of them."""
UNKNOWN_LAG = 7
"""Where too little is known: a weekly paper's turn."""

Told = tuple[date, Mapping[str, date]]
"""An incident: the day it happened, and the day on which each outlet first told of it."""


@dataclass(frozen=True, slots=True)
class SourceLag:
    """How late a source is: nine in ten of what it is first to tell are told within `days`.

    It rests on `known` incidents of its own, or, where `is_own` is False, on those of all sources. `share` is that of
    the first reports lately. Its reports on the days from `coming_from` on are still coming in.
    """

    outlet: str
    days: int
    share: float
    known: int
    is_own: bool
    coming_from: date


@dataclass(frozen=True, slots=True)
class Step:
    """Some of the last days of which the same sources still have to tell; days that are `left_out` do not count."""

    first: date
    last: date
    awaited: tuple[str, ...]
    share: float
    left_out: bool


@dataclass(frozen=True, slots=True)
class Lags:
    """How late reports come in: the sources, who tells most first, and how many of the last days are not complete.

    `told` is the share of a day's incidents that is expected to be told so many days later, from the day itself on;
    where that is not `is_known`, a week is taken.
    """

    read_until: date
    days: int
    told: tuple[float, ...]
    sources: tuple[SourceLag, ...]
    is_known: bool
    rule: str = RULE

    def left_out(self, until: date) -> int:
        """How many of the days up to this one are not complete."""
        return max(0, self.days - (self.read_until - until).days)

    def steps(self, until: date) -> tuple[Step, ...]:
        """The last days up to this one of which any source still has to tell, or that are not complete; in order."""
        first = _back(self.read_until, max([self.days, *(one.days for one in self.sources)]) - 1)
        days = [first + timedelta(days=number) for number in range((until - first).days + 1)]
        found = []
        for (awaited, left_out), some in groupby(days, self._state):
            run = list(some)
            share = sum(one.share for one in self.sources if one.outlet in awaited)
            found.append(Step(run[0], run[-1], awaited, share, left_out))
        return tuple(found)

    def _state(self, day: date) -> tuple[tuple[str, ...], bool]:
        awaited = tuple(one.outlet for one in self.sources if day >= one.coming_from)
        return awaited, (self.read_until - day).days < self.days


def lags(incidents: Iterable[Told], active: Collection[str], read_until: date) -> Lags:
    """How late the active sources report of these incidents, by the reports read until a day."""
    firsts = _firsts(incidents, set(active), read_until)
    recent: dict[str, float] = defaultdict(float)
    own: dict[str, list[_Part]] = defaultdict(list)
    together: list[_Part] = []
    for happened, published, outlets in firsts:
        lag = (published - happened).days
        if (read_until - published).days < SHARE_DAYS:
            for outlet in outlets:
                recent[outlet] += 1 / len(outlets)
        if (read_until - happened).days >= MOST_LAG:
            together.append((lag, 1.0))
            for outlet in outlets:
                own[outlet].append((lag, 1 / len(outlets)))
    is_known = len(together) >= LEAST_KNOWN
    usual = _shares(together) if is_known else _UNKNOWN
    is_own = {outlet: len(own[outlet]) >= LEAST_KNOWN for outlet in sorted(recent)}
    by_source = {outlet: _shares(own[outlet]) if enough else usual for outlet, enough in is_own.items()}
    total = sum(recent.values())
    told = [sum(recent[outlet] / total * by_source[outlet][age] for outlet in by_source) for age in range(MOST_LAG + 1)]
    told = told if total else list(usual)
    sources = []
    for outlet, share in recent.items():
        days = _days(by_source[outlet])
        coming_from = _back(read_until, days - 1)
        sources.append(SourceLag(outlet, days, share / total, len(own[outlet]), is_own[outlet], coming_from))
    sources.sort(key=lambda one: (-one.share, one.outlet))
    return Lags(read_until, _days(told), tuple(told), tuple(sources), is_known)


def late_words(found: Lags | None, until: date, *, most: int = 5) -> tuple[str, ...]:
    """What is left out up to a day, and why, in sentences, each of which stands by itself; so many sources at most."""
    if found is None:
        return ()
    told = []
    if left := found.left_out(until):
        days = f"the {counted(left, 'day')} from {_back(until, left - 1)} to {until}" if left > 1 else str(until)
        why = f"of what is told of a day at all, {TOLD:.0%} is expected within {counted(found.days, 'day')}"
        if not found.is_known:
            why = f"how late its sources report is not known, and {counted(UNKNOWN_LAG, 'day')} are taken"
        told.append(f"Not yet fully reported and left out: {days}; {why}.")
    awaited = [one for one in found.sources if one.coming_from <= until] if most else []
    if awaited:
        named = [f"{one.outlet} from {one.coming_from} on ({counted(one.days, 'day')})" for one in awaited[:most]]
        if len(awaited) > most:
            named.append(counted(len(awaited) - most, "more source"))
        told.append(f"Still coming in, by how late each source reports: {listed(named)}.")
    return tuple(told)


def _firsts(incidents: Iterable[Told], active: set[str], read_until: date) -> list[tuple[date, date, tuple[str, ...]]]:
    """For each incident of a year: its day, that of the first report of an active source, and whose that was."""
    known = [
        (day, {outlet: on for outlet, on in told.items() if outlet in active})
        for day, told in incidents
        if (read_until - day).days <= HISTORY_DAYS + MOST_LAG
    ]
    began: dict[str, date] = {}
    for _, told in known:
        for outlet, on in told.items():
            if outlet not in began or on < began[outlet]:
                began[outlet] = on
    found = []
    for happened, told in known:
        last = date.fromordinal(min(happened.toordinal() + MOST_LAG, read_until.toordinal()))
        in_time = {outlet: on for outlet, on in told.items() if on <= last and began[outlet] <= happened}
        if in_time and happened <= read_until:
            first = max(happened, min(in_time.values()))  # what is told before its day is told on the day
            found.append((happened, first, tuple(sorted(outlet for outlet, on in in_time.items() if on <= first))))
    return found


_Part = tuple[int, float]
"""A lag, and how much of an incident has it."""


def _shares(parts: Sequence[_Part]) -> tuple[float, ...]:
    """The share of these that is at most so many days late, from none to the most."""
    at: dict[int, float] = defaultdict(float)
    for lag, part in parts:
        at[lag] += part
    total = sum(at.values())
    return tuple(told / total for told in accumulate(at[age] for age in range(MOST_LAG + 1)))


_UNKNOWN = tuple(float(age >= UNKNOWN_LAG) for age in range(MOST_LAG + 1))


def _days(told: Sequence[float]) -> int:
    """The days after which so much is told that a day is complete."""
    return max(LEAST_LAG, next((age for age, share in enumerate(told) if share >= TOLD - 1e-9), MOST_LAG))


def _back(day: date, days: int) -> date:
    """The day so many days before, no farther than the calendar goes."""
    return date.fromordinal(max(date.min.toordinal(), day.toordinal() - days))
