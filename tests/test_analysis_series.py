"""Counts per day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis.series import DailySeries, daily_counts
from dateline.model.values import When

FIRST, LAST = date(2024, 1, 1), date(2024, 1, 31)


def _when(begin: int, days: int) -> When:
    earliest = FIRST + timedelta(begin)
    return When.spanning(earliest, earliest + timedelta(days - 1))


@settings(deadline=None)
@given(st.lists(st.builds(_when, st.integers(0, 24), st.integers(1, 7))))
def test_every_incident_known_to_a_week_counts_once_in_all(dates: list[When]) -> None:
    counted = daily_counts(dates, FIRST, LAST)
    assert len(counted.counts) == 31 and counted.vague == counted.undated == 0
    assert sum(counted.counts) == pytest.approx(len(dates))


def test_a_span_counts_in_equal_parts_and_the_edge_takes_its_share() -> None:
    counted = daily_counts([_when(-1, 2), _when(3, 1), _when(3, 4)], FIRST, LAST)
    assert counted.counts[:8] == (0.5, 0, 0, 1.25, 0.25, 0.25, 0.25, 0)


def test_a_vague_date_is_on_no_day_and_is_counted_apart() -> None:
    month, year = When.spanning(FIRST, LAST), When.spanning(date(2023, 6, 1), date(2024, 5, 31))
    counted = daily_counts([month, year, None, When.spanning(FIRST, FIRST + timedelta(7))], FIRST, LAST)
    assert (sum(counted.counts), counted.vague, counted.undated) == (0, 3, 1)


def test_what_was_at_another_time_is_not_counted_at_all() -> None:
    counted = daily_counts([When.on(date(2023, 12, 31)), When.on(date(2024, 2, 1))], FIRST, LAST)
    assert (sum(counted.counts), counted.vague, counted.undated) == (0, 0, 0)


def test_the_likeliest_day_of_several_is_one_day() -> None:
    assert daily_counts([When(FIRST, FIRST, 2)], FIRST, LAST).counts[0] == 1


def test_a_series_that_ends_before_it_begins_is_refused() -> None:
    assert daily_counts([], FIRST, FIRST - timedelta(1)).counts == ()
    with pytest.raises(ValueError, match="ends before it begins"):
        daily_counts([], FIRST, FIRST - timedelta(2))


def test_a_series_knows_its_days() -> None:
    series = DailySeries(FIRST, [1, 2, 3], [4, 5, 6])
    assert (series.last, series.index(FIRST), series.index(date(2023, 12, 31))) == (date(2024, 1, 3), 0, -1)
    assert series.counts == (1.0, 2.0, 3.0)


@pytest.mark.parametrize("counts", [[-1], [float("nan")], [float("inf")]])
def test_what_is_no_count_is_refused(counts: list[float]) -> None:
    with pytest.raises(ValueError, match="a count is a number from 0 on"):
        DailySeries(FIRST, counts)


def test_days_and_reports_are_as_many_and_no_series_is_endless() -> None:
    with pytest.raises(ValueError, match="1 days of counts, but 2 of reports"):
        DailySeries(FIRST, [1], [1, 2])
    with pytest.raises(ValueError, match="too long"):
        DailySeries(date(9999, 12, 1), [0] * 60)
    with pytest.raises(ValueError, match="too long"):
        DailySeries(date(1, 1, 1), [0] * 40_000)
