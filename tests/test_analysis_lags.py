"""How late each source reports, on incidents of which it is known who told them when."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.analysis.lags import LEAST_KNOWN, MOST_LAG, UNKNOWN_LAG, Lags, Told, lags, late_words

FIRST = date(2024, 1, 1)
DAYS = 500
BOTH = ("Daily", "Weekly")


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def told(happened: int, **lags_of: int) -> Told:
    return day(happened), {outlet: day(happened + lag) for outlet, lag in lags_of.items()}


def two_sources() -> list[Told]:
    """Each day four incidents that a fast source tells on the day or the next, and one that a slow one alone tells,
    5 to 14 days later: the truth, whoever looks when."""
    random_lag = random.Random(3)
    found = []
    for number in range(DAYS):
        found += [told(number, Daily=0 if at < 3 else 1) for at in range(4)]
        found.append(told(number, Weekly=random_lag.randint(5, 14)))
    return found


def known_on(incidents: list[Told], now: date) -> list[Told]:
    """What a record holds on a day: the incidents that were told by then."""
    return [(happened, by) for happened, by in incidents if min(by.values()) <= now]


def share_told(incidents: list[Told], happened: date, now: date) -> float:
    of_day = [by for on, by in incidents if on == happened]
    return sum(min(by.values()) <= now for by in of_day) / len(of_day)


def test_each_source_has_its_own_lag_and_the_days_left_out_follow_from_them() -> None:
    now = day(450)
    found = lags(known_on(two_sources(), now), BOTH, now)
    fast, slow = found.sources
    assert (fast.outlet, fast.days, fast.coming_from) == ("Daily", 1, now)
    assert fast.share == pytest.approx(0.8, abs=0.03) and slow.share == pytest.approx(0.2, abs=0.03)
    assert slow.outlet == "Weekly" and slow.days in (12, 13, 14), "nine in ten of 5 to 14 days"
    assert slow.coming_from == now - timedelta(days=slow.days - 1)
    assert found.told[0] == pytest.approx(0.6, abs=0.03) and found.told[1] == pytest.approx(0.8, abs=0.03)
    assert found.days in (8, 9, 10), "half of the slow source's fifth is needed"
    assert fast.is_own and slow.is_own


def test_the_first_day_that_counts_is_told_to_nine_tenths_and_the_one_before_is_not() -> None:
    incidents = two_sources()
    complete, incomplete = [], []
    for number in range(430, 490):
        now = day(number)
        found = lags(known_on(incidents, now), BOTH, now)
        complete.append(share_told(incidents, now - timedelta(days=found.days), now))
        incomplete.append(share_told(incidents, now - timedelta(days=found.days - 2), now))
    assert sum(complete) / len(complete) >= 0.88
    assert sum(incomplete) / len(incomplete) < 0.9


def test_late_reports_that_are_still_to_come_do_not_make_a_source_fast() -> None:
    """Of the last days only what was told fast is on record: counted too, they would make the source look faster."""
    incidents = [told(number, Weekly=2 if number % 2 else 25) for number in range(60)]
    now = day(59)
    found = lags(known_on(incidents, now), ["Weekly"], now)
    recorded = [(min(by.values()) - on).days for on, by in known_on(incidents, now)]
    assert sum(lag == 25 for lag in recorded) / len(recorded) < 0.4, "half of them are late in truth"
    assert found.sources[0].known == 27, "day 3, of its first report, to day 29, a month ago"
    assert found.told[24] == pytest.approx(14 / 27) and found.days == 25


def test_a_source_that_stopped_long_ago_is_not_awaited() -> None:
    now = day(450)
    incidents = known_on(two_sources(), now)
    found = lags(incidents, ["Daily"], now)
    assert [one.outlet for one in found.sources] == ["Daily"]
    assert found.days == 1 and found.sources[0].share == 1
    assert {step.awaited for step in found.steps(now)} == {("Daily",)}


def test_what_a_source_that_stopped_told_first_is_now_told_first_by_another() -> None:
    incidents = [told(number, Daily=0, Weekly=6) for number in range(300)]
    now = day(300)
    assert lags(incidents, BOTH, now).days == 1
    alone = lags(incidents, ["Weekly"], now)
    assert alone.days == 6 and alone.sources[0].known > 200


def test_a_source_that_told_few_has_the_lag_of_all_together() -> None:
    incidents = [told(number, Daily=1 + 3 * (number % 2)) for number in range(300)]
    incidents += [told(280 + number, Weekly=0) for number in range(5)]
    found = lags(incidents, BOTH, day(300))
    by_name = {one.outlet: one for one in found.sources}
    assert by_name["Daily"].is_own and by_name["Daily"].days == 4
    weekly = by_name["Weekly"]
    assert (weekly.is_own, weekly.known, weekly.days) == (False, 0, 4)


def test_where_all_told_few_a_week_is_taken() -> None:
    incidents = [told(number, Daily=0) for number in range(LEAST_KNOWN - 1)]
    now = day(60)
    few = lags(incidents, ["Daily"], now)
    assert (
        not few.is_known
        and few.days == UNKNOWN_LAG
        and few.sources[0].known == LEAST_KNOWN - 1
        and not few.sources[0].is_own
    )
    enough = lags([*incidents, told(LEAST_KNOWN, Daily=0)], ["Daily"], now)
    assert enough.is_known and enough.days == 1 and enough.sources[0].is_own


@pytest.mark.parametrize("incidents", [[], [told(5)], [told(5, Gone=1)]])
def test_without_any_report_a_week_is_left_out_and_nobody_is_awaited(incidents: list[Told]) -> None:
    found = lags(incidents, [], day(10))
    assert found.sources == () and found.days == UNKNOWN_LAG
    assert found.left_out(day(10)) == UNKNOWN_LAG
    (words,) = late_words(found, day(10))
    assert "how late its sources report is not known" in words
    assert late_words(None, day(10)) == ()


def test_an_archive_is_not_late_and_neither_is_who_was_not_read_yet() -> None:
    incidents = [told(number, Daily=0) for number in range(300)]
    incidents += [told(number, Archive=MOST_LAG + 1 + number % 200) for number in range(200)]
    found = lags(incidents, ["Daily", "Archive"], day(300))
    assert [one.outlet for one in found.sources] == ["Daily"]
    late = [told(number, Late=250 - number) for number in range(221, 250)]  # all of it told on its first day
    late += [told(number, Late=1) for number in range(251, 290)]
    (own,) = lags(late, ["Late"], day(330)).sources
    assert own.days == 1 and own.known == 39


def test_sources_that_tell_it_first_on_one_day_share_it() -> None:
    found = lags([told(number, A=0, B=0, C=2) for number in range(300)], ["A", "B", "C"], day(300))
    assert [(one.outlet, one.share) for one in found.sources] == [("A", 0.5), ("B", 0.5)]


def test_what_is_expected_is_the_share_of_all_incidents_whoever_shares_them() -> None:
    incidents = [told(number, A=0, B=0) if number % 2 else told(number, A=10) for number in range(400)]
    found = lags(incidents, ["A", "B"], day(400))
    assert found.told[9] == pytest.approx(0.5, abs=0.02) and found.told[10] == pytest.approx(1)
    assert [(one.outlet, one.days) for one in found.sources] == [("A", 10), ("B", 1)]


def test_days_are_left_out_by_what_was_read_not_by_what_is_asked() -> None:
    found = lags([told(number, Weekly=6) for number in range(300)], ["Weekly"], day(300))
    assert [found.left_out(day(number)) for number in (200, 294, 295, 297, 300, 310)] == [0, 0, 1, 3, 6, 16]
    assert late_words(found, day(294)) == ()
    assert late_words(found, day(295))[0].startswith(f"Not yet fully reported and left out: {day(295)};")


def test_the_last_days_are_told_in_steps_by_who_is_awaited() -> None:
    now = day(450)
    found = lags(known_on(two_sources(), now), BOTH, now)
    steps = found.steps(now)
    assert [step.awaited for step in steps] == [("Weekly",), ("Weekly",), BOTH]
    assert [step.left_out for step in steps] == [False, True, True]
    assert steps[-1].first == steps[-1].last == now and steps[-1].share == pytest.approx(1)
    assert [step.first for step in steps[1:]] == [step.last + timedelta(days=1) for step in steps[:-1]]
    assert sum((step.last - step.first).days + 1 for step in steps if step.left_out) == found.left_out(now)
    assert found.steps(now - timedelta(days=40)) == ()
    told_words = late_words(found, now)
    assert f"Weekly from {found.sources[1].coming_from} on ({found.sources[1].days} days)" in told_words[1]
    assert "and 1 more source" in late_words(found, now, most=1)[1]
    assert late_words(found, now, most=0) == told_words[:1]


_OUTLETS = ("A", "B", "C")
_DAYS = st.one_of(st.dates(), st.dates(FIRST, FIRST + timedelta(days=90)))
_BY = st.dictionaries(st.sampled_from(_OUTLETS), _DAYS, max_size=3)


@given(st.lists(st.tuples(_DAYS, _BY), max_size=80), st.sets(st.sampled_from(_OUTLETS)), _DAYS)
def test_whatever_was_told_the_answer_is_whole(
    incidents: list[tuple[date, Mapping[str, date]]], active: set[str], now: date
) -> None:
    found: Lags = lags(incidents, active, now)
    assert 1 <= found.days <= MOST_LAG
    assert {one.outlet for one in found.sources} <= active
    assert sum(one.share for one in found.sources) == pytest.approx(1 if found.sources else 0)
    assert all(0 <= before <= after <= 1 + 1e-9 for before, after in zip(found.told, found.told[1:], strict=False))
    lengths = [one.days for one in found.sources]
    assert not lengths or min(lengths) <= found.days <= max(lengths), "between the fastest source and the slowest"
    days = sum((step.last - step.first).days + 1 for step in found.steps(now) if step.left_out)
    assert days == min(found.left_out(now), now.toordinal())
