"""The rule `placebo/1`, held against a plain second writing of it and against SciPy."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from dateline.analysis.placebo import (
    BEFORE_WEIGHT,
    HISTORY_DAYS,
    TAIL,
    Changes,
    changes,
    direction,
    dispersion,
    placebo,
    relative,
)

NOTHING = np.zeros(0)


def invented(days: int = 500, rate: float = 1.0, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    return random.poisson(rate * random.gamma(2, 0.5, days)).astype(float)


def plainly(counts: Sequence[float], before_end: int, after_start: int, window: int) -> list[float]:
    """The changes one by one, the one in question last."""
    gap, found = after_start - before_end, []
    for day in [*range(window, before_end - gap - window + 1), before_end]:
        after = sum(counts[day + gap : day + gap + window])
        rest = [*counts[: day + gap], *counts[day + gap + window : before_end]] if day < before_end else counts[:day]
        usual = math.log(sum(rest) / len(rest) * window + 0.5)
        before = math.log(sum(counts[day - window : day]) + 0.5)
        found.append(math.log(after + 0.5) - (1 - BEFORE_WEIGHT) * usual - BEFORE_WEIGHT * before)
    return found


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 9), st.sampled_from((7, 30)))
def test_changes_are_those_of_the_plain_writing(seed: int, gap: int, window: int) -> None:
    counts = invented(300, seed=seed)
    found = changes(counts, 250, 250 + gap, window)
    assert found is not None
    expected = plainly(counts.tolist(), 250, 250 + gap, window)
    assert found.placebo == pytest.approx(expected[:-1])
    assert found.own == pytest.approx(expected[-1])


def _given(values: list[float], own: float, expected: float = 20.0, independent: float = 12.0) -> Changes:
    return Changes(np.array(values), own, expected, independent)


CHANGES = st.lists(st.floats(-2, 2), min_size=60, max_size=200)


@settings(deadline=None)
@given(CHANGES, st.floats(-3, 3))
def test_the_usual_range_is_the_wider_of_rank_and_student_s_t(values: list[float], own: float) -> None:
    spread = np.std(values) * math.sqrt(12 / 11 * 13 / 12)
    reach = stats.t.ppf(1 - TAIL, 11) * spread
    beyond = int(TAIL * (len(values) + 1)) - 1
    low = min(np.mean(values) - reach, sorted(values)[beyond])
    high = max(np.mean(values) + reach, sorted(values)[-1 - beyond])
    said = direction(_given(values, own))
    if abs(own - low) > 1e-6 and abs(own - high) > 1e-6:
        assert said == ("fewer" if own < low else "more" if own > high else "usual")


@settings(deadline=None)
@given(CHANGES, st.floats(-3, 3))
def test_an_unusual_change_has_an_unusual_rank(values: list[float], own: float) -> None:
    found = placebo(_given(values, own))
    assert 0 < found.p <= 1
    assert found.lower + found.higher >= found.dates == len(values)
    if found.direction != "usual":
        assert found.p <= 2 * TAIL
        assert min(found.lower, found.higher) == (found.lower if found.direction == "fewer" else found.higher)


@settings(deadline=None)
@given(CHANGES, st.floats(0, 200), st.integers(0, 400))
def test_the_usual_counts_are_those_that_are_called_usual(values: list[float], expected: float, count: int) -> None:
    own = math.log(count + 0.5) - math.log(expected + 0.5)
    found = placebo(_given(values, own, expected))
    low, high = found.usual
    said = "fewer" if count < low else "more" if count > high else "usual"
    assert found.direction == said
    assert found.shows_falls == (low > 0)


@settings(deadline=None)
@given(CHANGES, st.floats(0, 200))
def test_a_smallest_fall_is_a_fall_and_is_there_where_falls_can_be_shown(values: list[float], expected: float) -> None:
    found = placebo(_given(values, 0, expected))
    assert (found.smallest_fall is not None) == found.shows_falls
    assert found.smallest_fall is None or 0 <= found.smallest_fall < 1
    assert found.smallest_rise is None or found.smallest_rise > 1


@pytest.mark.parametrize("window", [7, 30, 90])
def test_the_smallest_fall_is_seen_four_times_of_five(window: int) -> None:
    random, seen, named = np.random.default_rng(window), 0, 0
    for seed in range(200):
        counts = invented(800, rate=6, seed=seed)
        found = changes(counts, 600, 600, window)
        assert found is not None
        fall = placebo(found).smallest_fall
        if fall is None:
            continue
        counts[600:] = random.binomial(counts[600:].astype(int), fall)
        fallen = changes(counts, 600, 600, window)
        assert fallen is not None
        named, seen = named + 1, seen + (direction(fallen) == "fewer")
    assert named > 150
    assert 0.7 < seen / named < 0.9


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.1, 50))
def test_only_the_share_of_reports_matters_never_their_number(seed: int, factor: float) -> None:
    counts = invented(300, seed=seed)
    reports = np.asarray(np.random.default_rng(seed).poisson(20, 300) + 1, dtype=np.float64)
    once, often = (changes(counts, 250, 250, 30, reports * each) for each in (1, factor))
    steady, alone = changes(counts, 250, 250, 30, np.full(300, 7.0)), changes(counts, 250, 250, 30)
    assert once and often and steady and alone
    assert once.placebo == pytest.approx(often.placebo) and once.own == pytest.approx(often.own)
    assert steady.placebo == pytest.approx(alone.placebo) and steady.own == pytest.approx(alone.own)


def test_what_is_seen_less_because_less_is_read_is_no_change_for_each_report() -> None:
    reports = np.full(300, 20.0)
    reports[250:] = 10
    counts = np.tile([2.0, 1.0], 150)
    counts[250:] /= 2
    alone, per_report = changes(counts, 250, 250, 30), changes(counts, 250, 250, 30, reports)
    assert alone and per_report
    assert alone.own == pytest.approx(-0.68, abs=0.01) and per_report.own == pytest.approx(0, abs=0.01)


def test_nothing_after_the_window_and_nothing_long_ago_matters() -> None:
    counts = invented(HISTORY_DAYS + 400)
    end = HISTORY_DAYS + 300
    before = changes(counts, end, end + 3, 30)
    counts[: 300 - 1] += 5
    counts[end + 33 :] += 5
    counts[end : end + 3] += 5
    after = changes(counts, end, end + 3, 30)
    assert before and after
    assert before.placebo == pytest.approx(after.placebo) and before.own == pytest.approx(after.own)


@pytest.mark.parametrize(
    ("counts", "before_end", "window"),
    [
        (np.zeros(600), 500, 30),  # nothing was ever reported
        (invented(200), 100, 30),  # fewer than five windows
        (invented(200), 65, 7),  # too few dates
        (np.append(np.zeros(500), np.ones(100)), 500, 30),  # nothing before
    ],
)
def test_with_too_little_before_there_is_no_answer(counts: np.ndarray, before_end: int, window: int) -> None:
    assert changes(counts, before_end, before_end, window) is None


def test_a_window_of_which_no_report_was_read_has_no_answer() -> None:
    counts, reports = invented(300), np.full(300, 5.0)
    reports[250:280] = 0
    assert changes(counts, 250, 250, 30, reports) is None
    reports[250:], reports[:200] = 5, 0
    assert changes(counts, 250, 250, 30, reports) is None


def test_a_series_without_any_variation_shows_every_change() -> None:
    counts = np.ones(300)
    found = changes(counts, 250, 250, 30)
    assert found
    assert placebo(found).direction == "usual" and placebo(found).usual == (30, 30)
    counts[250:] = 0
    found = changes(counts, 250, 250, 30)
    assert found
    assert placebo(found).direction == "fewer"


def test_the_difference_to_a_series_that_does_the_same_is_none() -> None:
    counts = invented(600, rate=3)
    own, same, shorter = (changes(each, end, end, 30) for each, end in ((counts, 500), (counts, 500), (counts, 400)))
    assert own and same and shorter
    found = relative(own, same)
    assert found and found.ratio == 1 and found.direction == "usual" and found.p == 1
    assert relative(own, shorter) is None


def test_dispersion_is_that_of_the_counts_of_windows() -> None:
    assert dispersion(np.full(300, 2.0), 300, 30) == 1
    assert dispersion(NOTHING, 0, 30) == 1
    bursts = np.zeros(600)
    bursts[::60] = 10
    bursts[1::60] = 10
    assert dispersion(bursts, 600, 30) == pytest.approx(10, rel=0.15)
