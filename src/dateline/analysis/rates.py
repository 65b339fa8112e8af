"""The ratio of two rates with its confidence interval, and the two distributions that it and the placebo need.

The interval is the exact conditional one: given how many incidents there are in all, those after are binomial
(Przyborowski and Wilenski 1940), with mid-P tails (Lancaster 1961), which for rates are less cautious than the exact
ones and keep their level well (Gu and others 2008). Incidents come in bursts, so counts are first divided by
the dispersion that the series shows, as Korn and Graubard (1998) do for surveys: then they are fractions, for which the
beta distribution stands in for the binomial.

These few lines are ours because the alternative is SciPy (40 MB) at run time; the tests hold them against it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

CONFIDENCE = 0.95
_TINY = 1e-300
_WIDEST = math.log(1e12)


@dataclass(frozen=True, slots=True)
class RateRatio:
    """Incidents per day after over incidents per day before. None is not known: without incidents there is no ratio.

    `ratio` is None where there were none before, `high` where the ratio has no upper bound. `dispersion` is how many
    times the variance of the counts exceeds that of independent incidents; the interval allows for it.
    """

    ratio: float | None
    low: float | None
    high: float | None
    dispersion: float = 1.0


def rate_ratio(
    after: float, after_days: float, before: float, before_days: float, dispersion: float = 1.0
) -> RateRatio:
    """The ratio of two rates with its 95 % confidence interval.

    Raises ValueError for counts below 0, for no days, and for a dispersion below 1.
    """
    if min(after, before) < 0 or min(after_days, before_days) <= 0 or dispersion < 1:
        raise ValueError("counts are from 0 on, days above 0, a dispersion from 1 on")
    if after + before == 0:
        return RateRatio(None, None, None, dispersion)
    scale = after_days / before_days
    ratio = after / before / scale if before else None
    few, rest, tail = after / dispersion, before / dispersion, (1 - CONFIDENCE) / 2
    if few + rest < 1:
        return RateRatio(ratio, 0.0, None, dispersion)
    near = math.log((few + 0.5) / (rest + 0.5))
    spread = 4 * math.sqrt(1 / (few + 0.5) + 1 / (rest + 0.5))
    low = _odds_where(lambda share: _mid_p(few, rest, share) - tail, near, spread) / scale if after else 0.0
    high = _odds_where(lambda share: _mid_p(few, rest, share) - 1 + tail, near, spread) / scale if before else None
    return RateRatio(ratio, low, high, dispersion)


def two_sided_p(after: float, after_days: float, before: float, before_days: float) -> float:
    """The mid-P value of equal rates, as if incidents came independently: the test that cries wolf (docs/method.md)."""
    if after + before == 0:
        return 1.0
    upper = _mid_p(after, before, after_days / (after_days + before_days))
    return min(1.0, 2 * min(upper, 1 - upper))


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (modified Lentz; DLMF 8.17.22)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _by_fraction(b, a, 1 - x)
    return _by_fraction(a, b, x)


def student_t(value: float, freedom: float) -> float:
    """The distribution function of Student's t."""
    tail = incomplete_beta(freedom / 2, 0.5, freedom / (freedom + value * value)) / 2
    return tail if value < 0 else 1 - tail


@lru_cache(maxsize=256)
def student_t_quantile(probability: float, freedom: float) -> float:
    """The value below which Student's t stays with this probability, 0.5 or more."""
    if not 0.5 <= probability < 1:
        raise ValueError("a probability from 0.5 to below 1")
    low, high = 0.0, 1.0
    while student_t(high, freedom) < probability:
        low, high = high, high * 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if student_t(middle, freedom) < probability else (low, middle)
    return (low + high) / 2


def _by_fraction(a: float, b: float, x: float) -> float:
    front = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    upper, lower = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = lower
    for step in range(1, 100 + int(10 * math.sqrt(a + b))):
        even, odd = a + 2 * step, a + 2 * step + 1
        for term in (step * (b - step) * x / ((even - 1) * even), -(a + step) * (a + b + step) * x / (even * odd)):
            lower = 1 / _not_zero(1 + term * lower)
            upper = _not_zero(1 + term / upper)
            value *= upper * lower
        if abs(upper * lower - 1) < 1e-13:
            break
    return math.exp(front) * value / a


def _not_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY


def _mid_p(after: float, before: float, share: float) -> float:
    """How likely as many as `after` or more are where each incident falls after with this probability, ties half."""
    as_many = incomplete_beta(after, before + 1, share) if after else 1.0
    more = incomplete_beta(after + 1, before, share) if before else 0.0
    return (as_many + more) / 2


def _odds_where(rising: Callable[[float], float], near: float, spread: float) -> float:
    """The odds at which a function of the share crosses zero, by the Illinois rule on the logarithm of the odds."""
    low, high = near - spread, near + spread
    while (at_low := rising(_share(low))) > 0 and low > -_WIDEST:
        low -= near - low
    while (at_high := rising(_share(high))) < 0 and high < _WIDEST:
        high += high - near
    for _ in range(100):
        if at_low >= 0 or at_high <= 0 or high - low < 1e-9:
            break
        middle = (low * at_high - high * at_low) / (at_high - at_low)
        at_middle = rising(_share(middle))
        if abs(at_middle) < 1e-12:
            return math.exp(middle)
        if at_middle > 0:
            high, at_high, at_low = middle, at_middle, at_low / 2
        else:
            low, at_low, at_high = middle, at_middle, at_high / 2
    return math.exp(low if at_low >= 0 else high)


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
