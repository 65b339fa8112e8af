"""Is a change larger than what the same series does at other dates? The rule `placebo/1`.

1. **Change.** A change is the count of a window after a date over what was to be expected there. Expected is the long
   run of the series, pulled toward the window just before: `log expected = 0.8 log long + 0.2 log before` (each count
   plus a half). A month after a month of heavy fighting is expected to be milder: what is high falls back by itself.
2. **Placebo dates.** The same is computed for each earlier date of the series, with the same distance between the two
   windows, all of it before the agreement. Its long run leaves out the window after it.
3. **Usual range.** A change is unusual if it is both (a) beyond what 97.5 % of the placebo dates show on that side and
   (b) beyond their mean by more than Student's t allows for one new date, with as many independent windows as the
   history holds side by side: placebo dates overlap, and 500 of them are no 500 observations.
4. **Reporting.** Where the reports read are known, the same is computed of counts for each report read. A change is
   unusual only if it is so both with and without.

The weights and limits were chosen on simulated worlds and measured on others: `benchmarks/holding.py`, docs/method.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dateline.analysis.rates import student_t_quantile

RULE = "placebo/1"
BEFORE_WEIGHT = 0.2
"""How much of the window just before is expected to last. With 0.4, falls after a spike are false alarms too often."""
TAIL = 0.025
"""The share of dates with nothing new that may be called unusual on one side."""
HISTORY_DAYS = 1_096
"""Three years: what was longer ago was another war, or another way of reporting it."""
LEAST_WINDOWS = 5
"""A history of fewer windows side by side says too little: with three, false alarms were 9 % instead of 4 %."""
LEAST_DATES = 60
"""With fewer than 39 placebo dates none can be beyond 97.5 % of them."""
POWER = 0.8
LARGEST_RISE = 100
_HALF = 0.5
_STEPS = 14
_CHANCE = np.array([[-1.4], [-0.67], [0.0], [0.67], [1.4]])
"""Five equally likely values of unit variance: what chance adds to a count that is thinned or grows."""

Direction = Literal["fewer", "usual", "more"]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Placebo:
    """One change among those of the placebo dates.

    `usual` are the counts that would have been within the usual range (the first 0: no fall can be shown). `lower`
    and `higher` are how many placebo dates show a change at least as low and at least as high. `p` is two-sided.
    `smallest_fall` and `smallest_rise` are the factors (0.4 is a fall by 60 %) that would have been called unusual with
    a probability of 80 %, None where no such factor is: where even no incident at all is usual. `independent` is how
    many windows the history holds side by side.
    """

    direction: Direction
    expected: float
    usual: tuple[int, int]
    lower: int
    higher: int
    dates: int
    p: float
    smallest_fall: float | None
    smallest_rise: float | None
    independent: float
    rule: str = RULE

    @property
    def shows_falls(self) -> bool:
        """Whether any fall, down to no incident at all, would have been unusual."""
        return self.usual[0] > 0


@dataclass(frozen=True, slots=True)
class Relative:
    """A change over the change of a comparison series at the same dates; `usual` is the range of that ratio."""

    ratio: float
    usual: tuple[float, float]
    p: float
    dates: int
    direction: Direction


@dataclass(frozen=True, slots=True)
class Changes:
    """The logarithms of the changes at the placebo dates and at the date in question, and what was expected there."""

    placebo: Numbers
    own: float
    expected: float
    independent: float


def changes(
    counts: Numbers, before_end: int, after_start: int, window: int, reports: Numbers | None = None
) -> Changes | None:
    """The changes of a series, None where it holds too little before the date to say anything.

    The windows are `counts[before_end - window:before_end]` and `counts[after_start:after_start + window]`; both must
    lie within the series. With `reports`, counts are taken for each report read.
    """
    start, gap = max(0, before_end - HISTORY_DAYS), after_start - before_end
    history = before_end - start
    dates = np.arange(start + window, before_end - gap - window + 1)
    independent = (history - gap) / window
    if len(dates) < LEAST_DATES or independent < LEAST_WINDOWS or not counts[start:before_end].any():
        return None
    dates = np.append(dates, before_end)
    before, after = _windows(counts, dates, gap, window)
    total = float(counts[start:before_end].sum())
    rest, rest_days = total - after, np.full(len(dates), history - window, float)
    rest[-1], rest_days[-1] = total, history
    if reports is not None:
        read_before, read_after = _windows(reports, dates, gap, window)
        read = float(reports[start:before_end].sum())
        read_rest = read - read_after
        read_rest[-1] = read
        if min(read_before[-1], read_after[-1], read) <= 0:
            return None
        kept = (read_before > 0) & (read_after > 0) & (read_rest > 0)
        usual = read / history
        before, after = (
            before[kept] * usual * window / read_before[kept],
            after[kept] * usual * window / read_after[kept],
        )
        rest_days, rest = read_rest[kept] / usual, rest[kept]
        if kept.sum() - 1 < LEAST_DATES:
            return None
    long_run = np.log(np.maximum(rest, 0) * window / rest_days + _HALF)
    expected = (1 - BEFORE_WEIGHT) * long_run + BEFORE_WEIGHT * np.log(before + _HALF)
    change = np.log(after + _HALF) - expected
    return Changes(change[:-1], float(change[-1]), float(np.exp(expected[-1])) - _HALF, independent)


def placebo(found: Changes) -> Placebo:
    """Where the change stands among those of the placebo dates."""
    low, high = _usual(found.placebo, found.independent)
    near = found.expected + _HALF
    fall = math.exp(low) * near - _HALF
    usual_least = 0 if fall <= 0 else math.ceil(fall - 1e-9)
    usual_most = max(math.floor(math.exp(high) * near - _HALF + 1e-9), usual_least)
    likely = np.maximum(np.exp(found.placebo) * near - _HALF, 0)
    return Placebo(
        direction=_direction(found.own, low, high),
        expected=max(found.expected, 0.0),
        usual=(usual_least, usual_most),
        lower=(lower := int((found.placebo <= found.own + 1e-9).sum())),
        higher=(higher := int((found.placebo >= found.own - 1e-9).sum())),
        dates=len(found.placebo),
        p=min(1.0, 2 * (1 + min(lower, higher)) / (1 + len(found.placebo))),
        smallest_fall=_smallest_fall(likely, usual_least - _HALF) if usual_least else None,
        smallest_rise=_smallest_rise(likely, usual_most + _HALF),
        independent=found.independent,
    )


def direction(found: Changes) -> Direction:
    """Whether the change is unusual, and to which side."""
    return _direction(found.own, *_usual(found.placebo, found.independent))


def relative(own: Changes, other: Changes) -> Relative | None:
    """A difference in differences: a change over that of a comparison series, and how that ratio is at other dates.

    None where the two do not have the same placebo dates.
    """
    if len(own.placebo) != len(other.placebo):
        return None
    placebo_ratios, ratio = own.placebo - other.placebo, own.own - other.own
    low, high = _usual(placebo_ratios, own.independent)
    beyond = min((placebo_ratios <= ratio + 1e-9).sum(), (placebo_ratios >= ratio - 1e-9).sum())
    p = min(1.0, 2 * (1 + int(beyond)) / (1 + len(placebo_ratios)))
    usual = (math.exp(low), math.exp(high))
    return Relative(math.exp(ratio), usual, p, len(placebo_ratios), _direction(ratio, low, high))


def dispersion(counts: Numbers, before_end: int, window: int) -> float:
    """How many times the variance of a window's count exceeds that of independent incidents, at least 1."""
    history = counts[max(0, before_end - HISTORY_DAYS) : before_end]
    if len(history) < 2 * window or not history.any():
        return 1.0
    totals = np.convolve(history, np.ones(window), "valid")
    windows = len(history) / window
    return max(1.0, float(totals.var() / totals.mean()) * windows / (windows - 1))


def _windows(numbers: Numbers, dates: NDArray[np.int_], gap: int, window: int) -> tuple[Numbers, Numbers]:
    sums = np.concatenate([[0.0], np.cumsum(numbers)])
    return sums[dates] - sums[dates - window], sums[dates + gap + window] - sums[dates + gap]


def _usual(placebo_changes: Numbers, independent: float) -> tuple[float, float]:
    """The usual range of a change: the wider of the two limits on each side."""
    ordered, beyond = np.sort(placebo_changes), int(TAIL * (len(placebo_changes) + 1)) - 1
    spread = float(placebo_changes.std()) * math.sqrt(independent / (independent - 1) * (1 + 1 / independent))
    reach = student_t_quantile(1 - TAIL, independent - 1) * spread
    middle = float(placebo_changes.mean())
    return min(middle - reach, float(ordered[beyond])), max(middle + reach, float(ordered[-1 - beyond]))


def _smallest_fall(likely: Numbers, limit: float) -> float:
    """The largest factor by which four of five of these counts, thinned at random, would come below the limit."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        thinned = middle * likely + _CHANCE * np.sqrt(middle * (1 - middle) * likely)
        low, high = (middle, high) if (thinned < limit).mean() >= POWER else (low, middle)
    return low


def _smallest_rise(likely: Numbers, limit: float) -> float | None:
    """The least factor by which four of five of these counts, with more at random, would come above the limit."""
    low, high = 0.0, math.log(LARGEST_RISE)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        factor = math.exp(middle)
        risen = factor * likely + _CHANCE * np.sqrt((factor - 1) * likely)
        low, high = (low, middle) if (risen > limit).mean() >= POWER else (middle, high)
    return None if high == math.log(LARGEST_RISE) else math.exp(high)


def _direction(change: float, low: float, high: float) -> Direction:
    return "fewer" if change < low - 1e-9 else "more" if change > high + 1e-9 else "usual"
