"""The reporting beside a count, on sources whose days are known."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dateline.analysis.occurrences import Occurrence
from dateline.analysis.reporting import NO_OUTLET, Outage, carried_by, in_words, outages, reporting
from sample_occurrences import published

FIRST = date(2024, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def ordinals(days: Collection[date]) -> NDArray[np.int64]:
    return np.array(sorted(one.toordinal() for one in days), dtype=np.int64)


def incident(id: str, happened: int, *told: tuple[str, int], precision: int = 1) -> Occurrence:
    return Occurrence(
        id,
        earliest=day(happened),
        latest=day(happened),
        date_precision=precision,
        families=tuple(outlet for outlet, _ in told),
        outlets=tuple(outlet for outlet, _ in told),
        published=tuple(sorted(day(number) for _, number in told)),
    )


def test_the_panel_counts_what_was_read() -> None:
    lines = [
        published("A", map(day, range(60)), reports=3, relevant=2, naming=30),
        published("B", map(day, range(30, 60))),
        published(NO_OUTLET, [day(40)], reports=5, relevant=0),
    ]
    found = [
        incident("1", 31, ("A", 31)),
        incident("2", 32, ("A", 33), ("B", 34)),
        incident("3", 33, ("A", 37)),
        incident("4", 33, ("A", 50), precision=2),
    ]
    panel = reporting(lines, found, day(30), day(59), compared=(day(0), day(29)), undated=4)
    assert (panel.active, panel.reports, panel.relevant, panel.naming) == (2, 125, 90, 30)
    assert (panel.counted, panel.single_source, panel.single_source_share) == (4, 3, 0.75)
    assert panel.lags == (0, 1, 4) and panel.median_lag == 1
    assert [source.was_there for source in panel.sources] == [True, False, False]
    assert carried_by(found, ["A"]) == tuple(found)
    assert carried_by(found, ["B"]) == (found[1],)
    told = " ".join(in_words(panel))
    assert "2 sources active, 125 reports read, 90 of them about armed conflict and 30 naming the area." in told
    assert "Of 5 of these reports the source is not known." in told
    assert "3 of 4 incidents (75%)" in told and "4 more reports" in told


def test_nothing_read_is_not_known_and_never_zero() -> None:
    panel = reporting([], [], day(0), day(6))
    assert panel.single_source_share is None and panel.median_lag is None
    assert "silence here may only be silence" in " ".join(in_words(panel))


def test_a_daily_source_that_is_silent_for_two_days_has_an_outage() -> None:
    days = {day(number) for number in range(100) if number not in (50, 51, 52, 70)}
    assert outages("A", ordinals(days), day(0), day(99)) == (Outage("A", day(50), day(52)),)
    assert outages("A", ordinals(days), day(51), day(99)) == (Outage("A", day(51), day(52)),), "only what lies within"
    assert outages("A", ordinals(days), day(60), day(99)) == ()


def test_a_weekly_source_is_not_out_between_its_issues() -> None:
    weekly = {day(7 * number) for number in range(20)}
    assert outages("A", ordinals(weekly), day(0), day(180)) == ()


def test_a_source_of_every_second_day_is_out_after_a_week() -> None:
    days = {day(2 * number) for number in range(50) if not 20 <= number < 23}
    assert outages("A", ordinals(days), day(0), day(98)) == ()
    days -= {day(2 * number) for number in range(23, 25)}
    days |= {day(2 * number + 1) for number in range(10)}
    assert outages("A", ordinals(days), day(0), day(98)) == (Outage("A", day(39), day(49)),)


def test_a_source_seen_a_few_times_has_no_pace() -> None:
    assert outages("A", ordinals({day(0), day(1), day(2)}), day(0), day(90)) == ()
    assert outages("A", ordinals(()), day(0), day(90)) == ()


def test_a_source_that_fell_silent_for_the_whole_period_is_named() -> None:
    panel = reporting([published("A", map(day, range(60)))], [], day(65), day(70))
    assert [(source.outlet, source.reports) for source in panel.sources] == [("A", 0)]
    assert panel.outages == (Outage("A", day(65), day(70)),)


@given(st.sets(st.integers(0, 200), max_size=60), st.integers(0, 200), st.integers(0, 60))
def test_an_outage_lies_in_the_period_and_holds_no_report(numbers: set[int], since: int, length: int) -> None:
    told = {day(number) for number in numbers}
    for outage in outages("A", ordinals(told), day(since), day(since + length)):
        assert day(since) <= outage.first <= outage.last <= day(since + length)
        assert not any(outage.first <= one <= outage.last for one in told)
