"""Areas as people type them and as agreements name them, and what lies in them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.analysis.areas import AROUND_KM, Area, Part, area_of_zones, parse_area
from dateline.analysis.occurrences import Fits, Occurrence
from dateline.errors import BadInput
from dateline.knowledge.gazetteer import load
from dateline.model.values import Where


def at(name: str, kind: str | None = None) -> Occurrence:
    """An incident at a place of the gazetteer, as the reader would place it."""
    place = next(one for one in load().find(name) if kind is None or one.kind == kind)
    return Occurrence(
        "a",
        place=name,
        place_name=place.name,
        place_id=place.place_id,
        admin=load().admin(place),
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        where_precision=place.precision,
        radius_km=place.radius_km,
    )


@pytest.mark.parametrize(
    ("asked", "described"),
    [
        ("Diyala", "Diyala (province, IQ)"),
        (" diyala ", "Diyala (province, IQ)"),
        ("IQ", "Iraq (country)"),
        ("Iraq", "Iraq (country)"),
        ("Kirkuk, Iraq", "Kirkuk (province, IQ)"),
        ("Kirkuk city", "within 25 km of Kirkuk (Kirkuk District, Kirkuk, IQ)"),
        ("Kirkuk 40 km", "within 40 km of Kirkuk (Kirkuk District, Kirkuk, IQ)"),
        ("Khanaqin District", "Khanaqin District (district, Diyala, IQ)"),
        ("Daquq", "within 25 km of Daquq (Kirkuk, IQ)"),
        ("Tripoli, LB", "within 25 km of Tripoli (Ash Shimāl, LB)"),
        ("Diyala; Daquq 10km", "Diyala (province, IQ); within 10 km of Daquq (Kirkuk, IQ)"),
    ],
)
def test_an_area_is_what_was_typed(asked: str, described: str) -> None:
    assert parse_area(asked).described == described


@pytest.mark.parametrize(
    "asked", ["", " ; ", "Nowherebourne", "Eastern", "Kirkuk, France", "ZQ", "Daquq 0 km", "x" * 600]
)
def test_what_is_no_area_or_several_is_said(asked: str) -> None:
    with pytest.raises(BadInput):
        parse_area(asked)


def test_several_places_of_one_name_are_named() -> None:
    with pytest.raises(BadInput) as told:
        parse_area("Eastern")
    assert "UG" in str(told.value.hint)


@given(st.text(max_size=60))
@example("a\0")
@example("\0")
def test_whatever_is_typed_is_an_area_or_bad_input(asked: str) -> None:
    with contextlib.suppress(BadInput):
        assert parse_area(asked).parts


@pytest.mark.parametrize(
    ("area", "place", "kind", "fits"),
    [
        ("Diyala", "Khanaqin", "city", "yes"),
        ("Diyala", "Khanaqin", "district", "yes"),
        ("Diyala", "Diyala", "province", "yes"),
        ("Diyala", "Kirkuk", "city", "no"),
        ("Diyala", "Kirkuk", "province", "no"),
        ("Diyala", "Iraq", "country", "cannot tell"),
        ("Diyala", "Hamrin", "mountain", "cannot tell"),
        ("Diyala", "disputed territories", "region", "cannot tell"),
        ("Diyala", "Helmand", "province", "no"),
        ("IQ", "Khanaqin", "city", "yes"),
        ("IQ", "Iraq", "country", "yes"),
        ("IQ", "Helmand", "province", "no"),
        ("Kirkuk district", "Kirkuk", "city", "yes"),
        ("Kirkuk district", "Kirkuk", "province", "cannot tell"),
        ("Kirkuk district", "Daquq", "district", "no"),
        ("Kirkuk district", "Khanaqin", "city", "no"),
        ("Daquq", "Daquq", "village", "yes"),
        ("Daquq", "Kirkuk", "city", "no"),
        ("Kirkuk city", "Daquq", "village", "no"),
        ("Kirkuk 40 km", "Daquq", "village", "yes"),
        ("Daquq", "Kirkuk", "province", "cannot tell"),
        ("Daquq", "Helmand", "province", "no"),
        ("Diyala; Kirkuk", "Daquq", "village", "yes"),
        ("Diyala; Kirkuk", "Iraq", "country", "cannot tell"),
        ("Diyala; Kirkuk", "Helmand", "province", "no"),
    ],
)
def test_what_an_area_holds(area: str, place: str, kind: str, fits: Fits) -> None:
    assert parse_area(area).holds(at(place, kind)) == fits


def test_a_place_that_is_not_known_may_lie_anywhere() -> None:
    assert parse_area("IQ").holds(Occurrence("a")) == "cannot tell"


def test_zones_that_overlap_are_one_area_and_each_keeps_its_shape() -> None:
    zones = [
        Where("Diyala", "geonames:96965", 34.0, 45.0, 4, country="IQ"),
        Where("Khanaqin", "geonames:94591", 34.35, 45.39, 1, admin=("Diyala",), country="IQ", radius_km=6.0),
        Where("Diyala", "geonames:96965", 34.0, 45.0, 4, country="IQ"),
        Where("the disputed areas", None, None, None, 5, country="IQ"),
        Where("Makhmur", None, None, None, 1, country="IQ"),
    ]
    area = area_of_zones("an agreement", zones)
    assert area is not None
    assert [(part.kind, part.radius_km) for part in area.parts] == [
        ("province", None),
        ("around", AROUND_KM),
        ("named", None),
        ("named", None),
    ]
    assert area.holds(at("Khanaqin", "city")) == "yes"
    assert area.holds(at("Daquq", "village")) == "cannot tell", "it may lie in the disputed areas"
    assert area.holds(at("Helmand", "province")) == "no"
    assert area_of_zones("nothing", []) is None


def test_what_is_known_less_precisely_than_a_circle_is_wide_nobody_can_tell() -> None:
    circle = Area("c", (Part("around", "c", "IQ", lat=34.0, lon=44.0, radius_km=10.0),))

    def placed(lat: float, radius: float | None, precision: int) -> Occurrence:
        return Occurrence("a", place="p", country="IQ", lat=lat, lon=44.0, where_precision=precision, radius_km=radius)

    assert circle.holds(placed(34.08, 5.0, 1)) == "yes"
    assert circle.holds(placed(34.10, 5.0, 1)) == "no"
    assert circle.holds(placed(34.05, 15.0, 2)) == "cannot tell"
    assert circle.holds(placed(34.2, 15.0, 2)) == "cannot tell"
    assert circle.holds(placed(34.3, None, 2)) == "cannot tell", "25 km where the place does not say"
    assert circle.holds(placed(34.4, None, 2)) == "no"


@given(
    st.floats(-89, 89),
    st.floats(-179, 179),
    st.floats(1, 200),
    st.sampled_from([1, 2, 3, 4, 6]),
    st.sampled_from(["IQ", "SY", None]),
    st.floats(-3, 3),
    st.floats(-3, 3),
    st.floats(1, 240) | st.none(),
)
def test_beyond_its_reach_an_area_holds_nothing(
    lat: float,
    lon: float,
    radius: float,
    precision: int,
    country: str | None,
    up: float,
    across: float,
    slack: float | None,
) -> None:
    area = Area("c", (Part("around", "c", "IQ", lat=lat, lon=lon, radius_km=radius), Part("province", "Diyala", "IQ")))
    reach = area.reach()
    assert reach is not None
    there = max(-90.0, min(90.0, lat + up)), max(-180.0, min(180.0, lon + across))
    one = Occurrence(
        "a", place="p", country=country, lat=there[0], lon=there[1], where_precision=precision, radius_km=slack
    )
    countries, boxes = reach
    in_box = any(west <= there[1] <= east and south <= there[0] <= north for west, south, east, north in boxes)
    if country is not None and country not in countries and not in_box:
        assert area.holds(one) == "no"


def test_an_area_without_a_country_has_no_bound() -> None:
    assert Area("sea", (Part("named", "the sea"),)).reach() is None
    assert parse_area("Diyala").reach() == (frozenset({"IQ"}), ())
