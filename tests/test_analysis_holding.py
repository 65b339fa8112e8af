"""Is it holding? What is said, from which days, and that it is never said without its caveat."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis.holding import CAVEAT, Holding, holding
from dateline.analysis.placebo import RULE
from dateline.analysis.rates import two_sided_p
from dateline.analysis.series import DailySeries

FIRST = date(2023, 1, 1)
SIGNED = 600
IN_FORCE = 603
VERDICTS = {"too early", "not enough data", "fewer than usual", "within the usual range", "more than usual"}


def day(number: int) -> date:
    return FIRST + timedelta(number)


def steady(days: int = 730, rate: float = 3.0, seed: int = 5) -> np.ndarray:
    return np.random.default_rng(seed).poisson(rate, days).astype(float)


def asked(
    counts: np.ndarray,
    known: int,
    *,
    reports: np.ndarray | None = None,
    lag_days: int = 5,
    comparison: tuple[DailySeries, ...] = (),
) -> Holding:
    """The answer so many known days after the entry into force."""
    series = DailySeries(FIRST, counts.tolist(), None if reports is None else reports.tolist())
    until = day(IN_FORCE + known + lag_days - 1)
    return holding(series, day(SIGNED), day(IN_FORCE), until, lag_days=lag_days, comparison=comparison)


def test_too_early_until_the_shortest_window_is_known() -> None:
    counts = steady()
    assert asked(counts, 6).verdict == "too early"
    assert asked(counts, 6).reason == "6 days in force are known so far, and the shortest window is 7 days."
    assert asked(counts, 6, lag_days=0).verdict == "too early"
    assert asked(counts, 7).verdict == "within the usual range"
    assert asked(counts, -40).reason.startswith("0 days in force are known")


def test_the_longest_window_that_is_over_gives_the_verdict() -> None:
    counts = steady()
    for known, days in ((7, 7), (29, 7), (30, 30), (89, 30), (90, 90), (120, 90)):
        answer = asked(counts, known)
        assert answer.headline is not None
        assert answer.headline.days == days
        assert answer.headline.verdict == answer.verdict
        assert [window.verdict == "too early" for window in answer.windows] == [known < each for each in (7, 30, 90)]


def test_a_window_without_enough_history_leaves_the_verdict_to_a_shorter_one() -> None:
    series = DailySeries(day(400), steady()[400:].tolist())
    answer = holding(series, day(SIGNED), day(IN_FORCE), day(729), lag_days=5)
    assert answer.headline is not None
    assert (answer.headline.days, answer.windows[2].verdict) == (30, "not enough data")


@pytest.mark.parametrize(("factor", "verdict"), [(0.4, "fewer than usual"), (2.5, "more than usual")])
def test_a_change_of_a_steady_series_is_seen(factor: float, verdict: str) -> None:
    counts = steady()
    counts[IN_FORCE:] = np.random.default_rng(1).poisson(3 * factor, 730 - IN_FORCE)
    answer = asked(counts, 90)
    assert answer.verdict == verdict
    assert answer.headline and answer.headline.placebo
    found, after = answer.headline.placebo, int(counts[IN_FORCE : IN_FORCE + 90].sum())
    assert answer.reason == (
        f"{after} incidents were reported in the first 90 days in force and {int(counts[510:600].sum())} in the "
        f"90 days before signature; {found.usual[0]} to {found.usual[1]} would have been usual after what went before, "
        f"and none of {found.dates} other dates of this series shows a change as {'low' if factor < 1 else 'high'}."
    )


def test_a_spike_that_ends_by_itself_is_not_called_a_success() -> None:
    counts = steady(rate=1.0)
    counts[SIGNED - 14 : SIGNED] += 4
    answer = asked(counts, 30)
    window = answer.windows[1]
    assert two_sided_p(window.after.count, 30, window.before.count, 30) < 0.001
    assert answer.verdict == "within the usual range"


def test_less_reading_is_not_less_fighting() -> None:
    counts, reports = steady(), np.full(730, 60.0)
    counts[IN_FORCE:] = np.random.default_rng(1).poisson(3 * 0.5, 730 - IN_FORCE)
    assert asked(counts, 90).verdict == "fewer than usual"
    assert asked(counts, 90, reports=reports).verdict == "fewer than usual"
    reports[IN_FORCE:] = 30
    answer = asked(counts, 90, reports=reports)
    assert answer.verdict == "within the usual range"
    assert "reports read went from 5,400 to 2,700, and for each report read it is usual" in answer.reason
    reports[IN_FORCE : IN_FORCE + 90] = 0
    assert asked(counts, 90, reports=reports).verdict == "not enough data"
    assert "no report was read" in asked(counts, 90, reports=reports).reason


def test_more_reading_hides_no_fall_and_makes_no_rise() -> None:
    counts, reports = steady(), np.full(730, 60.0)
    counts[IN_FORCE:] = np.random.default_rng(1).poisson(3 * 2.5, 730 - IN_FORCE)
    reports[IN_FORCE:] = 150
    assert asked(counts, 90, reports=reports).verdict == "within the usual range"


def test_rare_incidents_are_not_enough_data_rather_than_usual() -> None:
    answer = asked(steady(rate=0.05), 30)
    assert answer.verdict == "not enough data"
    assert "even none at all would have shown nothing" in answer.reason


def test_no_history_and_no_incidents_are_not_enough_data() -> None:
    nothing = asked(np.zeros(730), 90)
    assert (nothing.verdict, nothing.windows[2].rate_ratio and nothing.windows[2].rate_ratio.ratio) == (
        "not enough data",
        None,
    )
    assert nothing.reason.endswith(
        "in the 600 days before that none is reported, so nothing can be called fewer or more."
    )
    late = holding(DailySeries(day(590), [1.0] * 140), day(SIGNED), day(IN_FORCE), day(729), lag_days=5)
    assert late.verdict == "not enough data"
    assert "the record has 10 days before that, and 453 days are needed" in late.reason


def test_days_between_and_days_not_yet_known_do_not_count() -> None:
    counts = steady()
    first = asked(counts, 90)
    assert first.between == (day(SIGNED), day(IN_FORCE - 1))
    assert first.not_yet_known == (day(IN_FORCE + 90), day(IN_FORCE + 94))
    counts[SIGNED:IN_FORCE] += 50
    counts[IN_FORCE + 90 :] += 50
    assert asked(counts, 90) == first


def test_without_a_day_between_or_a_lag_nothing_is_left_out() -> None:
    series = DailySeries(FIRST, steady().tolist())
    for signed in (None, day(IN_FORCE)):
        answer = holding(series, signed, day(IN_FORCE), day(729), lag_days=0)
        assert answer.between is None and answer.not_yet_known is None
        assert "before it was in force" in answer.reason
    assert holding(series, day(IN_FORCE + 9), day(IN_FORCE), day(729), lag_days=0).between is None


def test_an_agreement_that_held_at_first_shows_its_latest_days() -> None:
    counts = steady(900)
    counts[IN_FORCE : IN_FORCE + 90] = np.random.default_rng(1).poisson(1, 90)
    counts[IN_FORCE + 120 :] = np.random.default_rng(2).poisson(9, 900 - IN_FORCE - 120)
    answer = asked(counts, 220)
    assert answer.verdict == "fewer than usual"
    assert answer.latest is not None
    assert answer.latest.verdict == "more than usual"
    assert answer.latest.after.last == day(IN_FORCE + 219)
    assert f"in the last 90 known days {answer.latest.after.count:.0f} incidents were reported, where" in answer.reason
    assert asked(counts, 179).latest is None


def test_comparison_series_stand_beside_by_the_same_rule() -> None:
    counts = steady()
    counts[IN_FORCE:] = np.random.default_rng(1).poisson(1, 730 - IN_FORCE)
    ring = DailySeries(day(100), steady(630, rate=5, seed=9).tolist(), name="ring")
    short = DailySeries(day(550), [1.0] * 180, name="elsewhere")
    answer = asked(counts, 90, comparison=(ring, short))
    alone = holding(ring, day(SIGNED), day(IN_FORCE), day(IN_FORCE + 94), lag_days=5)
    assert [each.name for each in answer.comparisons] == ["ring", "elsewhere"]
    assert answer.comparisons[0].windows == alone.windows
    assert answer.verdict == asked(counts, 90).verdict
    month = answer.comparisons[0].relative[1]
    assert month is not None and month.direction == "fewer" and month.ratio < 0.6
    assert answer.comparisons[1].relative == (None, None, None)


SERIES = st.lists(st.one_of(st.integers(0, 9), st.floats(0, 3)), max_size=300)
DATES = st.one_of(st.dates(), st.integers(-400, 800).map(day))


@settings(max_examples=200, deadline=None)
@given(SERIES, st.one_of(st.none(), DATES), DATES, DATES, st.integers(0, 10_000), st.booleans())
def test_whatever_is_given_there_is_an_answer_with_its_caveat(
    counts: list[float], signed: date | None, in_force: date, until: date, lag_days: int, with_reports: bool
) -> None:
    series = DailySeries(FIRST, counts, [1.0 + count for count in counts] if with_reports else None)
    answer = holding(series, signed, in_force, until, lag_days=lag_days, comparison=(series,))
    assert answer.verdict in VERDICTS
    assert answer.caveat == CAVEAT == "This does not show that the agreement caused it."
    assert answer.rule == RULE == "placebo/1"
    assert answer.reason.endswith(".") and answer.reason[0].isdigit()
    assert [window.days for window in answer.windows] == [7, 30, 90]
    for window in answer.windows:
        for side in (window.before, window.after):
            assert 0 <= side.known_days <= window.days and side.count >= 0
        if window.verdict not in ("too early", "not enough data"):
            assert window.placebo is not None and window.after.known_days == window.days
    if not any(counts):
        assert answer.verdict in ("too early", "not enough data")
    assert answer == holding(series, signed, in_force, until, lag_days=lag_days, comparison=(series,))


@pytest.mark.parametrize(("lag_days", "windows"), [(-1, (7,)), (0, ()), (0, (0, 7))])
def test_what_is_no_number_of_days_is_refused(lag_days: int, windows: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="from 0 days on"):
        holding(DailySeries(FIRST, [1]), None, FIRST, FIRST, lag_days=lag_days, windows=windows)
