"""The rule `fortnights/1`: levels before and since, held against SciPy and against what it is meant to withstand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from dateline.analysis.fortnights import DAYS, LEAST_CORRELATION, TAIL, Level, level

SIGNED, IN_FORCE, END = 600, 605, 789


def invented(seed: int, *, rate: float = 2.0, days: int = 800) -> np.ndarray:
    return np.random.default_rng(seed).poisson(rate, days).astype(float)


def found(counts: np.ndarray, reports: np.ndarray | None = None) -> Level:
    answer = level(counts, SIGNED, IN_FORCE, END, reports)
    assert answer is not None
    return answer


def fortnightly(counts: np.ndarray, start: int, many: int) -> list[float]:
    sums = [sum(counts[start + DAYS * number : start + DAYS * (number + 1)]) for number in range(many)]
    return [math.log(each + 0.5) for each in sums]


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000))
def test_independent_fortnights_are_scipy_s_t_test_with_each_worth_less(seed: int) -> None:
    counts = invented(seed)
    before, since = fortnightly(counts, SIGNED - 42 * DAYS, 42), fortnightly(counts, IN_FORCE, 13)
    answer = found(counts)
    assert answer.fortnights == (42, 13)
    assert answer.before == pytest.approx(math.exp(np.mean(before)) - 0.5)
    assert answer.since == pytest.approx(math.exp(np.mean(since)) - 0.5)
    worth = (1 - answer.correlation) / (1 + answer.correlation)
    squares = (np.var(before) * 42 + np.var(since) * 13) / (55 - 2 / worth)
    value = (np.mean(since) - np.mean(before)) / math.sqrt(squares * (1 / 42 + 1 / 13) / worth)
    lower = stats.t.cdf(value, round(55 * worth - 2, 3))
    assert answer.p == pytest.approx(2 * min(lower, 1 - lower), abs=1e-6)
    assert answer.correlation >= LEAST_CORRELATION
    naive = stats.ttest_ind(since, before).pvalue
    assert answer.p >= naive - 1e-9


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.1, 4))
def test_what_lies_outside_the_usual_range_is_unusual_but_for_a_trend(seed: int, factor: float) -> None:
    counts = invented(seed)
    counts[IN_FORCE:] = np.random.default_rng(seed + 1).poisson(2 * factor, 800 - IN_FORCE)
    answer = found(counts)
    outside = "fewer" if answer.since < answer.usual[0] else "more" if answer.since > answer.usual[1] else "usual"
    assert answer.direction in (outside, "usual")
    if answer.trend != outside:
        assert answer.direction == outside
    assert (answer.p <= 2 * TAIL) == (outside != "usual")


def test_neighbours_that_are_alike_count_for_less() -> None:
    random = np.random.default_rng(3)
    wandering = np.zeros(800)
    for number in range(1, 800):
        wandering[number] = 0.98 * wandering[number - 1] + 0.1 * random.normal()
    alike = found(random.poisson(2 * np.exp(wandering)).astype(float))
    assert alike.correlation > 0.4 > found(invented(3)).correlation
    assert alike.usual[1] / alike.usual[0] > found(invented(3)).usual[1] / found(invented(3)).usual[0]


def test_one_massacre_or_burst_hardly_moves_a_level() -> None:
    counts = invented(1)
    before = found(counts)
    counts[IN_FORCE + 20 : IN_FORCE + 30] += 10
    assert found(counts).direction == before.direction == "usual"
    assert found(counts).since < before.since * 1.25


def test_what_was_already_falling_must_fall_faster() -> None:
    falling = np.random.default_rng(4).poisson(2 * np.exp(-np.arange(800) / 600)).astype(float)
    answer = found(falling)
    assert (answer.trend, answer.direction) == ("fewer", "usual")
    assert answer.since < answer.usual[0] and answer.p < 0.05
    falling[IN_FORCE:] = 0
    assert found(falling).direction == "fewer"
    falling[IN_FORCE:] = np.random.default_rng(2).poisson(4, 800 - IN_FORCE)
    assert (found(falling).trend, found(falling).direction) == ("fewer", "more")


def test_less_reading_is_not_less_fighting() -> None:
    counts, reports = invented(2, rate=4), np.full(800, 30.0)
    counts[IN_FORCE:] = np.random.default_rng(1).poisson(2, 800 - IN_FORCE)
    steady = found(counts, reports)
    assert steady.direction == found(counts).direction == "fewer"
    assert (steady.before, steady.since) == pytest.approx((found(counts).before, found(counts).since))
    reports[IN_FORCE:] = 15
    assert found(counts, reports).direction == "usual"


def test_days_between_the_rest_of_a_fortnight_and_what_is_not_known_do_not_count() -> None:
    counts = invented(5)
    before = found(counts)
    counts[: SIGNED - 42 * DAYS] += 9
    counts[SIGNED:IN_FORCE] += 9
    counts[IN_FORCE + 13 * DAYS :] += 9
    assert found(counts) == before


def test_fortnights_without_a_report_are_left_out() -> None:
    counts, reports = invented(6), np.full(800, 9.0)
    reports[IN_FORCE + 14 : IN_FORCE + 28] = 0
    assert found(counts, reports).fortnights == (42, 12)
    reports[IN_FORCE + 14 :] = 0
    assert level(counts, SIGNED, IN_FORCE, END, reports) is None


@pytest.mark.parametrize(
    ("counts", "before_end", "end"),
    [
        (np.zeros(800), 600, 800),
        (np.append(np.zeros(600), np.ones(200)), 600, 800),
        (invented(1), 13 * DAYS - 1, 800),
        (invented(1), 600, 600 + 6 * DAYS - 1),
    ],
)
def test_with_too_little_there_is_no_answer(counts: np.ndarray, before_end: int, end: int) -> None:
    assert level(counts, before_end, before_end, end) is None


def test_the_smallest_fall_is_seen_four_times_of_five() -> None:
    random, seen, named = np.random.default_rng(8), 0, 0
    for seed in range(300):
        counts = invented(seed)
        fall = found(counts).smallest_fall
        assert fall is not None and 0 < fall < 1
        counts[IN_FORCE:] = random.binomial(counts[IN_FORCE:].astype(int), fall)
        named, seen = named + 1, seen + (found(counts).direction == "fewer")
    assert 0.7 < seen / named < 0.95
