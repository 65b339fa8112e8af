"""Is it holding? What is said, from which days, and that it is never said without its caveat."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis.agreement_shapes import holding_json
from dateline.analysis.holding import CAVEAT, Holding, holding
from dateline.analysis.rates import two_sided_p
from dateline.analysis.series import DailySeries, daily_counts
from dateline.evaluation.synthetic_region import ANNOUNCED, Region
from dateline.evaluation.synthetic_region import FIRST as FIRST_DAY
from dateline.evaluation.synthetic_region import IN_FORCE as BEGAN
from dateline.evaluation.synthetic_region import LAST as LAST_DAY

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
        assert (answer.period or answer.headline).verdict == answer.verdict
        assert [window.verdict == "too early" for window in answer.windows] == [known < each for each in (7, 30, 90)]


def test_a_window_without_enough_history_leaves_the_verdict_to_a_shorter_one() -> None:
    series = DailySeries(day(400), steady()[400:].tolist())
    answer = holding(series, day(SIGNED), day(IN_FORCE), day(729), lag_days=5)
    assert answer.headline is not None
    assert (answer.headline.days, answer.windows[2].verdict) == (30, "not enough data")


CHANGED = [(0.4, "fewer than usual"), (2.5, "more than usual")]


@pytest.mark.parametrize(("factor", "verdict"), CHANGED)
def test_a_change_of_a_steady_series_is_seen(factor: float, verdict: str) -> None:
    counts = steady()
    counts[IN_FORCE:] = np.random.default_rng(1).poisson(3 * factor, 730 - IN_FORCE)
    answer = asked(counts, 45)
    assert (answer.verdict, answer.rule) == (verdict, "placebo/1")
    assert answer.headline and answer.headline.placebo
    found, after = answer.headline.placebo, int(counts[IN_FORCE : IN_FORCE + 30].sum())
    assert answer.reason == (
        f"{after} incidents were reported in the first 30 days in force and {int(counts[570:600].sum())} in the "
        f"30 days before signature; {found.usual[0]} to {found.usual[1]} would have been usual after what went before, "
        f"and none of {found.dates} other dates of this series shows a change as {'low' if factor < 1 else 'high'}."
    )


@pytest.mark.parametrize(("factor", "verdict"), CHANGED)
def test_from_three_months_on_all_days_since_are_judged(factor: float, verdict: str) -> None:
    counts = steady()
    counts[IN_FORCE:] = np.random.default_rng(1).poisson(3 * factor, 730 - IN_FORCE)
    assert asked(counts, 83).period is None
    answer = asked(counts, 100)
    assert (answer.verdict, answer.rule) == (verdict, "fortnights/1")
    assert answer.period is not None
    found = answer.period.level
    assert answer.period.since.known_days == 100
    assert answer.reason == (
        f"{int(counts[IN_FORCE : IN_FORCE + 100].sum())} incidents were reported in 100 days in force, "
        f"{found.since:.1f} in a typical fortnight, and {found.before:.1f} in one before signature; "
        f"{found.usual[0]:.1f} to {found.usual[1]:.1f} would have been no change."
    )


def test_all_days_since_stand_in_the_json_beside_the_windows() -> None:
    counts = steady()
    counts[IN_FORCE:] = 0
    told = holding_json(asked(counts, 100))
    assert told["period"]["rule"] == told["rule"] == "fortnights/1"
    assert (told["period"]["count"], told["period"]["typical_fortnight"]["since"]) == (0, 0)
    assert told["windows"][2]["as_low"] == 0 and told["windows"][2]["as_high"] == told["windows"][2]["dates"]
    early = holding_json(asked(counts, 40))
    assert early["period"] is None and early["rule"] == "placebo/1"


def test_what_was_already_falling_is_said_to_have_been() -> None:
    falling = np.random.default_rng(4).poisson(2 * np.exp(-np.arange(800) / 600)).astype(float)
    answer = asked(falling, 170)
    assert answer.verdict == "within the usual range"
    assert answer.reason.endswith("would have been no change, but they were already falling before.")


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
    for known in (30, 90):
        assert asked(counts, known).verdict == "fewer than usual"
        assert asked(counts, known, reports=reports).verdict == "fewer than usual"
    reports[IN_FORCE:] = 30
    answer = asked(counts, 30, reports=reports)
    assert answer.verdict == "within the usual range"
    assert "reports read went from 1,800 to 900, and for each report read it is usual" in answer.reason
    answer = asked(counts, 90, reports=reports)
    assert answer.verdict == "within the usual range"
    assert answer.reason.endswith("but for each report read it is none.")
    reports[IN_FORCE : IN_FORCE + 90] = 0
    for known, words in (
        (30, "on too many days no report was read"),
        (90, "in too many fortnights no report was read"),
    ):
        assert asked(counts, known, reports=reports).verdict == "not enough data"
        assert words in asked(counts, known, reports=reports).reason


def test_more_reading_hides_no_fall_and_makes_no_rise() -> None:
    counts, reports = steady(), np.full(730, 60.0)
    counts[IN_FORCE:] = np.random.default_rng(1).poisson(3 * 2.5, 730 - IN_FORCE)
    reports[IN_FORCE:] = 150
    for known in (30, 90):
        assert asked(counts, known, reports=reports).verdict == "within the usual range"


def test_rare_incidents_are_not_enough_data_rather_than_usual() -> None:
    for known in (30, 90):
        answer = asked(steady(rate=0.02), known)
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
    assert answer.windows[2].verdict == "fewer than usual"
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
    assert (answer.comparisons[0].windows, answer.comparisons[0].period) == (alone.windows, alone.period)
    assert answer.verdict == asked(counts, 90).verdict
    month = answer.comparisons[0].relative[1]
    assert month is not None and month.direction == "fewer" and month.ratio < 0.6
    assert answer.comparisons[1].relative == (None, None, None)


def _zones_of(region: Region) -> DailySeries:
    attacks = [one for one in region.reported if one.sort == "attack" and one.place in region.zones_with_effect]
    return DailySeries(FIRST_DAY, daily_counts([one.when for one in attacks], FIRST_DAY, LAST_DAY).counts)


def test_the_invented_region_shows_what_was_done_to_it() -> None:
    seeds = range(12)
    said: dict[float, list[str]] = {
        effect: [
            holding(_zones_of(Region(seed, effect)), ANNOUNCED, BEGAN, LAST_DAY, lag_days=14).verdict for seed in seeds
        ]
        for effect in (1.0, 0.5, 0.2)
    }
    assert said[1.0].count("fewer than usual") + said[1.0].count("more than usual") <= 1
    assert said[0.5].count("fewer than usual") >= 5 and "more than usual" not in said[0.5]
    assert said[0.2].count("fewer than usual") >= 10


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
    assert answer.rule == ("fortnights/1" if answer.period else "placebo/1")
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
