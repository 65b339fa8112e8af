"""Is all that is known since a date lower or higher than before it? The rule `fortnights/1`.

1. **Levels.** Days before and since are cut into fortnights, away from the date. A level is the mean of the logarithms
   of their counts, each plus a half: a typical fortnight, which one massacre or burst hardly moves.
2. **Change.** The levels differ by more than Student's t allows at 2.5 % on one side, where fortnights count for less
   as they resemble their neighbours: with correlation r, n fortnights are worth n (1 - r) / (1 + r) (Bartlett 1946).
   r is estimated from the series, corrected for its downward bias (Kendall 1954), and never taken below 0.3.
3. **Already under way.** Where the second half of what was before differs from the first half in the same direction
   (10 % on one side), the change since must also go beyond that trend drawn on (10 % on one side).
4. **Reporting.** As in `placebo/1`: where the reports read are known, both ways must agree.

It needs three months since and half a year before. At the same rate of false alarms it finds more true halvings than
placebo dates do in windows of 90 days, 24 % against 17 %, and half of them after a year (`benchmarks/holding.py`): it
need not learn from seven windows how much one quarter differs from another, and it uses every day that is known.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dateline.analysis.placebo import HISTORY_DAYS, Direction, Numbers
from dateline.analysis.rates import student_t, student_t_quantile

RULE = "fortnights/1"
DAYS = 14
LEAST_AFTER = 6
LEAST_BEFORE = 13
TAIL = 0.025
TREND_TAIL = 0.1
LEAST_CORRELATION, MOST_CORRELATION = 0.3, 0.9
POWER = 0.8
_HALF = 0.5
_LEAST_ERROR = 1e-9


@dataclass(frozen=True, slots=True)
class Level:
    """Typical fortnights before and since.

    `usual` is the range of the typical fortnight since that would have been no change (0 first: no fall can be shown).
    `trend` is "fewer" or "more" where counts were already falling or rising before. `smallest_fall` is the factor by
    which counts must fall to be called fewer in four of five cases, None where no fall can be shown.
    """

    direction: Direction
    before: float
    since: float
    usual: tuple[float, float]
    p: float
    trend: Direction
    fortnights: tuple[int, int]
    correlation: float
    smallest_fall: float | None
    rule: str = RULE


def level(counts: Numbers, before_end: int, after_start: int, end: int, reports: Numbers | None = None) -> Level | None:
    """The change of level of `counts[after_start:end]` against what is before `before_end`.

    None where there is too little, or nothing was reported before. With `reports`, counts are for each report read.
    """
    start = max(0, before_end - HISTORY_DAYS)
    before, since = _cut(counts, start, before_end, back=True), _cut(counts, after_start, end)
    if not before.any():
        return None
    if reports is not None:
        read_before, read_since = _cut(reports, start, before_end, back=True), _cut(reports, after_start, end)
        before, since = before[read_before > 0], since[read_since > 0]
        read_before, read_since = read_before[read_before > 0], read_since[read_since > 0]
        before, since = (
            each * read_before.mean() / read for each, read in ((before, read_before), (since, read_since))
        )
    if len(before) < LEAST_BEFORE or len(since) < LEAST_AFTER:
        return None
    earlier, later = np.array_split(np.log(before + _HALF), 2)
    compared = _compare(np.log(before + _HALF), np.log(since + _HALF))
    return _level(compared, _compare(earlier, later), (len(before), len(since)))


@dataclass(frozen=True, slots=True)
class _Compared:
    before: float
    since: float
    spread: float
    """The standard deviation of a fortnight, enlarged as if its neighbours were independent of it."""
    error: float
    freedom: float
    correlation: float

    def lower(self) -> float:
        """How likely a change as low is where nothing changed."""
        return student_t((self.since - self.before) / self.error, self.freedom)

    def lower_than_trend(self, halves: _Compared, before: int, since: int) -> float:
        """How likely a level as low is where what changed between the halves before goes on at the same speed."""
        ahead = 0.5 + since / before
        expected = halves.since + ahead * (halves.since - halves.before)
        error = self.spread * math.sqrt(1 / since + ((1 + ahead) ** 2 + ahead**2) / (before / 2))
        return student_t((self.since - expected) / max(error, _LEAST_ERROR), self.freedom)


def _compare(before: Numbers, since: Numbers) -> _Compared:
    apart = [each - each.mean() for each in (before, since)]
    squares = sum(float((each**2).sum()) for each in apart)
    neighbours = sum(float((each[1:] * each[:-1]).sum()) for each in apart)
    many = len(before) + len(since)
    raw = neighbours / squares if squares > 0 else 0.0
    correlation = min(max(raw + 2 * (1 + 3 * raw) / many, LEAST_CORRELATION), MOST_CORRELATION)
    worth = (1 - correlation) / (1 + correlation)
    freedom = max(many * worth - 2, 1.0)
    variance = squares / max(many - 2 / worth, 1.0)
    spread = math.sqrt(variance / worth)
    error = max(spread * math.sqrt(1 / len(before) + 1 / len(since)), _LEAST_ERROR)
    return _Compared(float(before.mean()), float(since.mean()), spread, error, round(freedom, 3), correlation)


def _level(compared: _Compared, halves: _Compared, fortnights: tuple[int, int]) -> Level:
    lower, earlier = compared.lower(), halves.lower()
    trend: Direction = "fewer" if earlier <= TREND_TAIL else "more" if 1 - earlier <= TREND_TAIL else "usual"
    direction: Direction = "fewer" if lower <= TAIL else "more" if 1 - lower <= TAIL else "usual"
    if direction == trend != "usual":
        beyond = compared.lower_than_trend(halves, *fortnights)
        direction = direction if min(beyond, 1 - beyond) <= TREND_TAIL and (beyond < 0.5) == (lower < 0.5) else "usual"
    reach = student_t_quantile(1 - TAIL, compared.freedom) * compared.error
    surely = reach + student_t_quantile(POWER, compared.freedom) * compared.error
    least, usual = math.exp(compared.before - reach) - _HALF, math.exp(compared.before) - _HALF
    fallen = math.exp(compared.before - surely) - _HALF
    return Level(
        direction=direction,
        before=max(usual, 0.0),
        since=max(math.exp(compared.since) - _HALF, 0.0),
        usual=(max(least, 0.0), math.exp(compared.before + reach) - _HALF),
        p=min(1.0, 2 * min(lower, 1 - lower)),
        trend=trend,
        fortnights=fortnights,
        correlation=compared.correlation,
        smallest_fall=fallen / usual if fallen > 0 else None,
    )


def _cut(numbers: Numbers, start: int, end: int, *, back: bool = False) -> Numbers:
    """The sums of whole fortnights from `start` on, or back from `end`."""
    many = max(end - start, 0) // DAYS
    begin = end - many * DAYS if back else start
    sums: Numbers = numbers[begin : begin + many * DAYS].reshape(many, DAYS).sum(axis=1)
    return sums
