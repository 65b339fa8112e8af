"""Candidates: what must meet does, what is far apart does not, and a look-up is bounded."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.values import When, Where
from dateline.records.blocking import CANDIDATES, Index, keys
from dateline.records.matching_features import kilometres
from dateline.records.matching_side import Side
from dateline.records.matching_text import profile

DAY = date(2021, 12, 2)
KIRKUK = Where("Kirkuk", lat=35.47, lon=44.39, admin=("Kirkuk",), country="IQ")


def side(id: str, day: When | None, place: Where | None, text: str = "") -> Side:
    return Side(
        account_id=id,
        report_id=f"report {id}",
        published=DAY.toordinal(),
        days=(day,) if day else (),
        places=(place,) if place else (),
        types=(("Battles", "ambush"),),
        text=profile("", text),
    )


def meet(one: Side, other: Side) -> bool:
    return bool(set(keys(one)) & set(keys(other)))


@given(
    st.floats(-60, 60),
    st.floats(-179, 179),
    st.floats(-0.25, 0.25),
    st.floats(-0.25, 0.25),
    st.integers(-2, 2),
)
def test_accounts_within_two_days_and_forty_kilometres_are_candidates(
    lat: float, lon: float, up: float, right: float, days: int
) -> None:
    one = Where("A", lat=lat + 0.001, lon=lon + 0.001)
    other = Where("B", lat=lat + 0.001 + up, lon=lon + 0.001 + right)
    distance = kilometres(one, other)
    assert distance is not None
    near = distance <= 40
    found = meet(side("a", When.on(DAY), one), side("b", When.on(DAY + timedelta(days=days)), other))
    assert found or not near


def test_a_month_or_a_province_finds_the_precise_one() -> None:
    precise = side("a", When.on(DAY), KIRKUK)
    month = side("b", When.spanning(date(2021, 12, 1), date(2021, 12, 31)), KIRKUK)
    province = side("c", When.on(DAY), Where("Kirkuk", precision=4, admin=("Kirkuk",), country="IQ"))
    country = side("d", When.on(DAY), Where("Iraq", precision=6, country="IQ"))
    assert all(meet(precise, other) for other in (month, province, country))


def test_another_week_another_country_or_statements_are_no_candidates() -> None:
    one = side("a", When.on(DAY), KIRKUK)
    assert not meet(one, side("b", When.on(DAY + timedelta(days=7)), KIRKUK))
    assert not meet(one, side("c", When.on(DAY), Where("Menaka", lat=15.9, lon=2.4, admin=("Ménaka",), country="ML")))
    statement = Side("s", "r", kind="statement", text=profile("", "The mayor of Kirkuk spoke of Zurbatiya."))
    assert keys(statement) == ()


def test_rare_words_find_what_has_no_day_and_no_place_and_stand_hashed() -> None:
    one = side("a", None, None, "Police named the dead man as Ozwald Kretchley of Fennimore Lane.")
    other = side("b", None, None, "A vigil for Ozwald Kretchley was held.")
    assert meet(one, other)
    assert not meet(one, side("c", None, None, "A vigil for the dead man was held."))
    assert all(isinstance(key, int) for key in keys(one))


def test_an_index_gives_other_reports_only_and_never_more_than_its_bound() -> None:
    index = Index()
    for number in range(500):
        index.add(side(str(number), When.on(DAY), KIRKUK))
    found = index.candidates(side("499", When.on(DAY), KIRKUK))
    assert len(found) <= CANDIDATES
    assert "499" not in {other.account_id for other in found}
    assert index.candidates(side("x", When.on(date(1999, 1, 1)), KIRKUK)) == []


@given(st.dates(), st.integers(0, 400), st.integers(1, 7))
def test_any_day_and_precision_have_a_bounded_number_of_keys(first: date, length: int, precision: int) -> None:
    last = min(date.max, first + timedelta(days=min(length, (date.max - first).days)))
    place = Where("A", lat=35.0, lon=44.0, precision=precision, admin=("B",), country="IQ", radius_km=30.0)
    assert len(keys(side("a", When.spanning(first, last), place, "Zwq " * 200))) <= 110
