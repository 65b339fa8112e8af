"""The reporting beside a count: who was read, who spoke of the place, what rests on one source, who fell silent.

The rules, in words:

1. A source is active in a period where a report of it that was published then was read.
2. A report names the area where it holds the name of one of its places, or tells of something that lies in it.
3. The share that rests on one source family is that of the counted incidents; copies of one text are one family.
4. The lag is the days from an event to its first publication, over events known to the day; the median is shown.
5. A source is usually active where it publishes on every second day at least. It has an outage where it is silent for
   so long that at its own pace this comes once in a hundred times by chance: with a share p of its days on which it
   published, k silent days with (1 - p)^k below 0.01, two at least.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.analysis.counting import Period, records_of
from dateline.analysis.occurrences import Occurrence
from dateline.model.document import Span, Words, counted, plain_words, words

UNLIKELY = 0.01
"""How unlikely at a source's own pace a silence is that is called an outage."""
USUALLY = 0.5
"""The share of its days on which a source publishes that is usually active."""
SHORTEST_OUTAGE = 2
"""Days of the shortest outage: a weekly day of rest is none."""
NO_OUTLET = "outlet not known"


class Published(NamedTuple):
    """What one outlet published, as far as it was read: by day, and how many reports of the period name the area.

    Days are ordinals, the first first and each once; of each the reports, and those about conflict.
    """

    outlet: str
    days: NDArray[np.int64]
    reports: NDArray[np.int64]
    relevant: NDArray[np.int64]
    naming: int = 0


@dataclass(frozen=True, slots=True)
class Outage:
    """Days, both included, on which a source that is usually active gave nothing."""

    outlet: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it lasted."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Source:
    """One source in a period. `pace` is the share of its days on which it published; `was_there` tells whether it was
    read in the period that this one is compared with, too (None where there is none)."""

    outlet: str
    reports: int
    relevant: int
    naming: int
    pace: float
    outages: tuple[Outage, ...] = ()
    was_there: bool | None = None


@dataclass(frozen=True, slots=True)
class Reporting:
    """What was read beside a count, for an area and a period. Shares and the median are None where nothing is counted.

    `single_source` is how many of `counted` incidents rest on one source family; `undated` counts reports that do not
    say when they were published, which no period holds.
    """

    since: date
    until: date
    sources: tuple[Source, ...]
    counted: int
    single_source: int
    lags: tuple[int, ...]
    undated: int = 0

    @property
    def reports(self) -> int:
        """Reports read."""
        return sum(source.reports for source in self.sources)

    @property
    def relevant(self) -> int:
        """Reports read that are about armed conflict."""
        return sum(source.relevant for source in self.sources)

    @property
    def naming(self) -> int:
        """Reports read that name the area at all."""
        return sum(source.naming for source in self.sources)

    @property
    def active(self) -> int:
        """Sources active, those without a name left out."""
        return sum(source.outlet != NO_OUTLET for source in self.sources)

    @property
    def outages(self) -> tuple[Outage, ...]:
        """Outages of any source, the longest first."""
        found = [outage for source in self.sources for outage in source.outages]
        return tuple(sorted(found, key=lambda outage: (-outage.days, outage.first, outage.outlet)))

    @property
    def single_source_share(self) -> float | None:
        """The share of what is counted that rests on one source family."""
        return self.single_source / self.counted if self.counted else None

    @property
    def median_lag(self) -> float | None:
        """The median days from event to publication."""
        return float(median(self.lags)) if self.lags else None


def reporting(
    published: Iterable[Published],
    counted: Collection[Occurrence],
    since: date,
    until: date,
    *,
    compared: tuple[date, date] | None = None,
    undated: int = 0,
) -> Reporting:
    """The reporting of a period (both days included); earlier days of an outlet show its usual pace."""
    sources = [_source(one, since, until, compared) for one in published]
    active = sorted((one for one in sources if one.reports or one.outages), key=lambda one: (-one.reports, one.outlet))
    lags = sorted(lag for one in counted if (lag := one.lag_days) is not None)
    single = sum(one.is_single_source for one in counted)
    return Reporting(since, until, tuple(active), len(counted), single, tuple(lags), undated)


@dataclass(frozen=True, slots=True)
class SameSources:
    """That only what sources tell that were read in two periods counts, so that none came or went between them.

    `sources` are those, `others` were read in one of the two alone. `left_out` are the records of what counts
    otherwise.
    """

    now: Period
    before: Period
    sources: tuple[str, ...]
    others: tuple[str, ...]
    left_out: tuple[str, ...] = ()

    def leaving_out(self, found: Collection[Occurrence]) -> SameSources:
        """The same, with what it leaves out of these incidents."""
        kept = set(records_of(carried_by(found, self.sources)))
        return replace(self, left_out=tuple(id for id in records_of(found) if id not in kept))

    @property
    def words(self) -> Words:
        """What counts and what is left out, in one sentence."""
        number, every = len(self.sources), len(self.sources) + len(self.others)
        left_out = Span(counted(len(self.left_out), "incident"), self.left_out) if self.left_out else "no incident"
        verb = "is" if len(self.left_out) <= 1 else "are"
        return words(
            f"Only what is told by sources that were read in both periods, {self.before} and {self.now}, is counted: "
            f"{number:,} of {counted(every, 'source')}; ",
            left_out,
            f" that would count here {verb} left out.",
        )

    def __str__(self) -> str:
        """The sentence, without what it leads to."""
        return plain_words(self.words)


def carried_by(found: Iterable[Occurrence], outlets: Collection[str]) -> tuple[Occurrence, ...]:
    """Those of these incidents that at least one of these outlets told of: the count with the sources held still."""
    kept = set(outlets)
    return tuple(one for one in found if kept & set(one.outlets))


def outages(outlet: str, published: NDArray[np.int64], since: date, until: date) -> tuple[Outage, ...]:
    """The outages of a source between two days, by the days (ordinals) on which it published before and between."""
    known = published[: published.searchsorted(until.toordinal() + 1)]
    if not known.size:
        return ()
    longest = _longest_usual(known, until)
    if longest > until.toordinal() - int(known[0]):
        return ()
    after = np.append(known[1:], until.toordinal() + 1)
    found = []
    for at in np.flatnonzero(after - known - 1 >= longest):
        first, last = max(int(known[at]) + 1, since.toordinal()), min(int(after[at]) - 1, until.toordinal())
        if first <= last:
            found.append(Outage(outlet, date.fromordinal(first), date.fromordinal(last)))
    return tuple(found)


def in_words(reporting: Reporting) -> tuple[str, ...]:
    """The panel in sentences, each of which stands by itself."""
    unknown = sum(source.reports for source in reporting.sources if source.outlet == NO_OUTLET)
    told = [
        f"{counted(reporting.active, 'source')} active, {counted(reporting.reports, 'report')} read,"
        f" {reporting.relevant} of them about armed conflict and {reporting.naming} naming the area."
    ]
    if unknown:
        told.append(f"Of {unknown} of these reports the source is not known.")
    if reporting.naming == 0:
        told.append("No report that was read names the area: silence here may only be silence.")
    share = reporting.single_source_share
    if share is not None:
        told.append(
            f"{reporting.single_source:,} of {counted(reporting.counted, 'incident')} ({share:.0%})"
            " rest on one source family."
        )
    if reporting.median_lag is not None:
        told.append(f"Median lag from the event to its first publication: {_days(reporting.median_lag)}.")
    if reporting.outages:
        longest = reporting.outages[0]
        told.append(
            f"Outages of sources that are usually active: {len(reporting.outages)}; the longest: {longest.outlet},"
            f" {longest.first} to {longest.last} ({counted(longest.days, 'day')})."
        )
    if reporting.undated:
        undated = counted(reporting.undated, "more report")
        told.append(f"In no period, since it is not known when they were published: {undated}.")
    return tuple(told)


def _days(number: float) -> str:
    return f"{number:g} day{'' if number == 1 else 's'}"


def _source(one: Published, since: date, until: date, compared: tuple[date, date] | None) -> Source:
    within = _between(one.days, since, until)
    silent = () if one.outlet == NO_OUTLET else outages(one.outlet, one.days, since, until)
    has_any = within.start < within.stop
    before = None if compared is None else _between(one.days, *compared)
    return Source(
        one.outlet,
        int(one.reports[within].sum()),
        int(one.relevant[within].sum()),
        one.naming,
        _pace(one.days[: within.stop], until),
        silent,
        None if before is None else has_any and before.start < before.stop,
    )


def _between(days: NDArray[np.int64], since: date, until: date) -> slice:
    """Where the days between two (both included) stand among days in order."""
    return slice(int(days.searchsorted(since.toordinal())), int(days.searchsorted(until.toordinal() + 1)))


def _pace(published: NDArray[np.int64], until: date) -> float:
    """The share of its days, from its first to the last of the period, on which a source published."""
    return len(published) / (until.toordinal() - int(published[0]) + 1) if published.size else 0.0


def _longest_usual(published: NDArray[np.int64], until: date) -> int:
    """Silent days in a row from which on a silence is unlikely at the pace between the first and the last report.

    A source that was seen on a few days only has no pace, and one that publishes seldom is never out.
    """
    pace = len(published) / int(published[-1] - published[0] + 1)
    if len(published) < _FEW or pace < USUALLY:
        return until.toordinal() - int(published[0]) + 2
    if pace >= 1:
        return SHORTEST_OUTAGE
    return max(SHORTEST_OUTAGE, math.ceil(math.log(UNLIKELY) / math.log(1 - pace)))


_FEW = 10
"""Days of publication below which a source has no pace."""
