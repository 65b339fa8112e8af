"""Counts per day, from incidents whose dates are known to the day or to a few days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from dateline.model.values import When

SPREAD_DAYS = 7
"""An incident known to at most so many days (UCDP's date_prec 1 to 3) counts in equal parts on each."""
LONGEST_SERIES = 36_600
"""A hundred years: what is longer is a mistake of dates."""


@dataclass(frozen=True, slots=True)
class DailySeries:
    """One number a day from `first` on, without holes; the days that are not in it are not known, and no zeros.

    `reports` are the reports read of each day, **whatever they told of**: reports chosen because they speak of the
    conflict fall with the conflict itself and would explain away the very change that is asked about.
    """

    first: date
    counts: Sequence[float]
    reports: Sequence[float] | None = None
    name: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", _numbers(self.counts))
        if self.reports is not None:
            object.__setattr__(self, "reports", _numbers(self.reports))
            if len(self.reports) != len(self.counts):
                raise ValueError(f"{len(self.counts)} days of counts, but {len(self.reports)} of reports read")
        if len(self.counts) > LONGEST_SERIES or len(self.counts) > (date.max - self.first).days:
            raise ValueError(f"a series of {len(self.counts):,} days from {self.first} is too long")

    @property
    def last(self) -> date:
        """The last day that the series covers; the day before `first` where it is empty."""
        return self.first + timedelta(len(self.counts) - 1)

    def index(self, day: date) -> int:
        """The place of a day in `counts`; below 0 or beyond the end where the series does not cover it."""
        return (day - self.first).days


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts per day, and how many incidents are in none of them: dates too vague, or no date."""

    counts: tuple[float, ...]
    vague: int
    undated: int


def daily_counts(dates: Iterable[When | None], first: date, last: date) -> Counted:
    """How many incidents fell on each day from `first` to `last`.

    An incident known to n days, up to a week, counts 1/n on each: totals stay whole, no day is invented, and a
    window's edge takes its share. One known to a month or a year says nothing of days and is counted apart, never
    put on a day.
    """
    days = (last - first).days + 1
    if days < 0:
        raise ValueError(f"a series ends before it begins: {first} to {last}")
    counts = [0.0] * days
    vague = undated = 0
    for when in dates:
        if when is None:
            undated += 1
            continue
        length = (when.latest - when.earliest).days + 1
        begin, end = (when.earliest - first).days, (when.latest - first).days
        if end < 0 or begin >= days:
            continue
        if length > SPREAD_DAYS or when.precision > 3:
            vague += 1
            continue
        for day in range(max(begin, 0), min(end, days - 1) + 1):
            counts[day] += 1 / length
    return Counted(tuple(counts), vague, undated)


def _numbers(values: Iterable[float]) -> tuple[float, ...]:
    numbers = tuple(map(float, values))
    told = np.array(numbers)
    if not (np.isfinite(told) & (told >= 0)).all():
        raise ValueError("a count is a number from 0 on")
    return numbers
