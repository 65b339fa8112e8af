"""Invented worlds of daily counts with a known truth, for `holding.py`: two years, one agreement, nothing else known.

Each world draws its own nature: incidents a day (0.1 to 3), overdispersion from day to day (negative binomial), a
latent intensity that wanders (half of a deviation is gone after 4 to 60 days), a season, and bursts of days to weeks.
The same perpetrator elsewhere shares part of the wandering, none of it to all. Reports read are those of all topics;
each incident adds some. The natures are spread widely on purpose: an answer must hold where nature is not known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

LAG = 7
SHOCK = 0.7
HALF = 0.5
Numbers = NDArray[np.float64]

SCENARIOS = {
    "no effect": "nothing changes; the day of signature is any day",
    "after a spike": "nothing changes; signed at the height of half a year, by the count of two weeks",
    "intensified before": "nothing changes but that fighting doubles in the two weeks before signature",
    "reporting down 30 %": "nothing changes but that three in ten incidents and reports are no longer seen",
    "slow decline": "nothing changes; the rate halves each year throughout",
    "strong season": "nothing changes; the rate is four times as high in the worst month as in the best",
    "halved": "half of the incidents do not happen",
    "halved after a spike": "the same, signed at the height of half a year",
    "halved, own reports": "the same, where only reports of the conflict itself are counted as read: a mistake",
    "displaced": "half of the incidents happen elsewhere instead",
}
NOTHING_NEW = ("no effect", "after a spike")


@dataclass(frozen=True)
class World:
    """One world: counts in the zones and elsewhere, reports read, the days of signature and of entry into force."""

    counts: Numbers
    elsewhere: Numbers
    reports: Numbers
    signed: int
    in_force: int
    rate: float
    half_life: float
    dispersion: float


def worlds(number: int, seed: int, scenario: str, days: int = 730, after: int = 90) -> list[World]:
    """So many worlds of a scenario. The same seed gives the same worlds but for what the scenario says.

    `after` is how many known days there are since the entry into force, at least.
    """
    return [
        _in(_drawn(np.random.default_rng([seed, which]), scenario, days, after), which, seed, scenario, after)
        for which in range(number)
    ]


def _drawn(random: np.random.Generator, scenario: str, length: int, after: int) -> World:
    rate, half_life = _log_uniform(random, 0.1, 3), _log_uniform(random, 4, 60)
    size, shared = _log_uniform(random, 0.5, 5), random.uniform()
    deviation = random.uniform(0.1, 0.6)
    common, own, other = (_wandering(random, half_life, length) * deviation for _ in range(3))
    season = random.uniform(0, 0.5) if scenario != "strong season" else np.log(2)
    days = np.arange(length)
    base = np.log(rate) + season * np.sin(2 * np.pi * (days / 365.25 + random.uniform()))
    if scenario == "slow decline":
        base -= np.log(2) * (days / 365.25 - 1)
    wave = np.sqrt(shared) * common
    here = np.exp(base + wave + np.sqrt(1 - shared) * own + _bursts(random, length))
    there = _log_uniform(random, 1, 6) * np.exp(base + wave + np.sqrt(1 - shared) * other + _bursts(random, length))
    daily = random.uniform(20, 80) * np.exp(0.1 * _wandering(random, 35, length)) * np.where(days % 7 >= 5, 0.7, 1)
    counts, elsewhere = (random.poisson(rates * random.gamma(size, 1 / size, length)) for rates in (here, there))
    reports = random.poisson(daily) + random.poisson(random.uniform(0, 2) * counts)
    signed = int(random.integers(length - LAG - after - 60, length - LAG - after - 8))
    in_force = signed + int(random.integers(0, 8))
    seen = (counts.astype(float), elsewhere.astype(float), reports.astype(float))
    return World(*seen, signed, in_force, rate, half_life, 1 / size)


def _in(world: World, which: int, seed: int, scenario: str, after: int) -> World:
    """The world with what the scenario does to it."""
    random = np.random.default_rng([seed, which, 1])
    counts, elsewhere, reports = world.counts.copy(), world.elsewhere.copy(), world.reports.copy()
    signed, in_force, length = world.signed, world.in_force, len(counts)
    if "spike" in scenario:
        candidates = np.arange(length - LAG - after - 180, length - LAG - after - 8)
        sums = np.concatenate([[0.0], np.cumsum(counts)])
        signed = int(candidates[np.argmax(sums[candidates] - sums[candidates - 14])])
        in_force += signed - world.signed
    if scenario == "intensified before":
        counts[signed - 14 : signed] += random.permutation(counts[signed - 14 : signed])
    if scenario.startswith("reporting"):
        for numbers in (counts, elsewhere, reports):
            numbers[in_force:] = random.binomial(numbers[in_force:].astype(int), SHOCK)
    if scenario.startswith(("halved", "displaced")):
        left = random.binomial(counts[in_force:].astype(int), HALF)
        if scenario == "displaced":
            elsewhere[in_force:] += counts[in_force:] - left
        counts[in_force:] = left
    if scenario == "halved, own reports":
        reports = random.poisson(3 * counts + 1).astype(float)
    return replace(world, counts=counts, elsewhere=elsewhere, reports=reports, signed=signed, in_force=in_force)


def _log_uniform(random: np.random.Generator, low: float, high: float) -> float:
    return float(np.exp(random.uniform(np.log(low), np.log(high))))


def _wandering(random: np.random.Generator, half_life: float, length: int) -> Numbers:
    """A stationary first-order autoregression of unit variance."""
    kept = 0.5 ** (1 / half_life)
    value, values = random.normal(), np.empty(length)
    for day, step in enumerate(random.normal(size=length) * np.sqrt(1 - kept**2)):
        value = kept * value + step
        values[day] = value
    return values


def _bursts(random: np.random.Generator, length: int) -> Numbers:
    """What bursts of 4 to 21 days add to the logarithm of the rate; one begins each 120 days or so."""
    added = np.zeros(length)
    for begin in np.flatnonzero(random.random(length) < 1 / 120):
        added[begin : begin + random.integers(4, 22)] += np.log(random.uniform(1.5, 4))
    return added
