"""Rates and their distributions, held against SciPy."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from dateline.analysis.rates import incomplete_beta, rate_ratio, student_t, student_t_quantile, two_sided_p

COUNTS = st.integers(0, 3_000)
DAYS = st.integers(1, 400)
SHAPES = st.floats(0.05, 5_000)


@settings(deadline=None)
@given(SHAPES, SHAPES, st.floats(0, 1))
def test_the_incomplete_beta_function_is_scipy_s(a: float, b: float, x: float) -> None:
    assert incomplete_beta(a, b, x) == pytest.approx(special.betainc(a, b, x), abs=1e-9)


@settings(deadline=None)
@given(SHAPES, SHAPES)
def test_it_is_scipy_s_where_it_turns(a: float, b: float) -> None:
    x = a / (a + b)
    assert incomplete_beta(a, b, x) == pytest.approx(special.betainc(a, b, x), abs=1e-9)


@settings(deadline=None)
@given(st.floats(-50, 50), st.floats(1, 500))
def test_student_s_t_is_scipy_s(value: float, freedom: float) -> None:
    assert student_t(value, freedom) == pytest.approx(stats.t.cdf(value, freedom), abs=1e-7)


@settings(deadline=None)
@given(st.sampled_from((0.5, 0.9, 0.975, 0.98, 0.995)), st.floats(1, 500))
def test_its_quantile_is_scipy_s(probability: float, freedom: float) -> None:
    assert student_t_quantile(probability, freedom) == pytest.approx(stats.t.ppf(probability, freedom), abs=1e-6)


def _mid_p_upper(after: int, total: int, share: float) -> float:
    return float(stats.binom.sf(after, total, share) + stats.binom.pmf(after, total, share) / 2)


@settings(deadline=None)
@given(COUNTS, COUNTS, DAYS, DAYS)
def test_the_bounds_are_where_scipy_s_mid_p_tails_are_a_fortieth(
    after: int, before: int, after_days: int, before_days: int
) -> None:
    found = rate_ratio(after, after_days, before, before_days)
    if after + before == 0:
        assert (found.ratio, found.low, found.high) == (None, None, None)
        return
    scale = after_days / before_days
    if after:
        share = found.low * scale / (1 + found.low * scale) if found.low else 0
        assert _mid_p_upper(after, after + before, share) == pytest.approx(0.025, abs=1e-6)
    else:
        assert found.low == 0
    if before:
        assert found.high is not None
        share = found.high * scale / (1 + found.high * scale)
        assert 1 - _mid_p_upper(after, after + before, share) == pytest.approx(0.025, abs=1e-6)
        assert found.ratio == pytest.approx((after / after_days) / (before / before_days))
    else:
        assert found.high is None and found.ratio is None


@settings(deadline=None)
@given(st.integers(1, 500), st.integers(1, 500), st.floats(1, 20))
def test_what_is_exchanged_is_inverted_and_dispersion_widens(after: int, before: int, dispersion: float) -> None:
    found, inverse = rate_ratio(after, 30, before, 30), rate_ratio(before, 30, after, 30)
    assert found.low is not None and inverse.high is not None
    assert found.low == pytest.approx(1 / inverse.high, rel=1e-4)
    wider = rate_ratio(after, 30, before, 30, dispersion)
    assert wider.low is not None and wider.low <= found.low * (1 + 1e-6)
    assert wider.high is None or (found.high is not None and wider.high >= found.high * (1 - 1e-6))


@settings(deadline=None)
@given(COUNTS, COUNTS, DAYS, DAYS)
def test_the_naive_p_value_is_scipy_s(after: int, before: int, after_days: int, before_days: int) -> None:
    upper = _mid_p_upper(after, after + before, after_days / (after_days + before_days))
    expected = min(1.0, 2 * min(upper, 1 - upper)) if after + before else 1.0
    assert two_sided_p(after, after_days, before, before_days) == pytest.approx(expected, abs=1e-9)


def test_fractions_of_incidents_are_counts_too() -> None:
    less, more = rate_ratio(3, 7, 9, 7), rate_ratio(4, 7, 9, 7)
    between = rate_ratio(3.5, 7, 9, 7)
    assert less.low is not None and between.low is not None and more.low is not None
    assert less.low < between.low < more.low


@pytest.mark.parametrize("wrong", [(-1, 30, 2, 30), (1, 0, 2, 30), (1, 30, 2, 30, 0.5)])
def test_what_is_no_count_is_refused(wrong: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="counts are from 0 on"):
        rate_ratio(*wrong)
