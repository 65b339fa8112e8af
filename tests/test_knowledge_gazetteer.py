"""The gazetteer: normal forms, what it knows, and how it is compiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import StoreError
from dateline.knowledge import gazetteer, gazetteer_compile
from dateline.knowledge.gazetteer_compile import Draft, hull_centre
from dateline.knowledge.gazetteer_countries import demonyms
from dateline.knowledge.gazetteer_names import article_free, normal_form, sound_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Ḩawījah", "al hawijah"),
        ("Sa'ada", "Saada"),
        ("Ménaka", "MENAKA"),
        ("St. Louis", "St Louis"),
        ("Deir ez-Zor", "deir ez zor"),
        ("گەرمیان", "گەرميان"),
        ("Şırnak", "Sirnak"),
    ],
)
def test_spellings_that_meet_in_the_normal_form(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Makhmour", "Makhmur", "Mexmûr", "Maxmur"),
        ("Khidirjija", "Khidir Jija", "Khidir-Jeeja"),
        ("Deir al-Zour", "Dayr az Zawr", "Deir ez-Zor"),
        ("Qarachogh", "Qara Chokh", "Qarachukh"),
        ("Jalawla", "Jalula"),
    ],
)
def test_spellings_that_meet_in_the_sound_form(spellings: tuple[str, ...]) -> None:
    assert len({sound_form(normal_form(spelling)) for spelling in spellings}) == 1


def test_the_sound_form_keeps_different_names_apart() -> None:
    names = ["Mosul", "Kirkuk", "Baghdad", "Tikrit", "Samarra", "Ramadi", "Basra", "Baqubah", "Diyala", "Makhmur"]
    assert len({sound_form(normal_form(name)) for name in names}) == len(names)


def test_an_article_alone_is_kept() -> None:
    assert article_free("al") == "al"
    assert article_free("al hawijah") == "hawija"
    assert article_free("ad dawr") == "dawr"
    assert article_free("an dawr") == "an dawr"  # no sun letter follows: no article


@given(st.text(max_size=60))
def test_the_normal_form_is_its_own_normal_form(name: str) -> None:
    assert normal_form(normal_form(name)) == normal_form(name)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Makhmour", "IQ", 35.78, 43.58),
        ("مخمور", "IQ", 35.78, 43.58),
        ("Tuz Khurmatu", "IQ", 34.89, 44.63),
        ("Hawija", "IQ", 35.33, 43.77),
        ("El Fasher", "SD", 13.63, 25.35),
        ("Харьков", "UA", 49.98, 36.25),
        ("Mocímboa da Praia", "MZ", -11.35, 40.35),
        ("Khan Younis", "PS", 31.35, 34.3),
    ],
)
def test_places_of_conflicts_are_known_in_several_spellings(name: str, country: str, lat: float, lon: float) -> None:
    places = [place for place in gazetteer.load().find(name) if place.country == country]
    assert any(abs(place.lat - lat) < 0.15 and abs(place.lon - lon) < 0.15 for place in places)


def test_a_place_knows_what_holds_it_and_how_precise_it_is() -> None:
    known = gazetteer.load()
    kulajo = next(place for place in known.find("Kulajo"))
    assert kulajo.place_id == "dateline:kulajo"
    assert "Garmian" in known.admin(kulajo)
    assert kulajo.precision == 3
    country = next(place for place in known.find("Iraq") if place.kind == "country")
    assert country.precision == 6


def test_every_own_row_was_compiled_with_its_point_and_a_radius() -> None:
    known = gazetteer.load()
    rows = gazetteer_compile.read_table("places.csv")
    assert len(rows) > 1000
    for row in rows[::7]:
        places = {place.place_id: place for place in known.find(row["name"])}
        assert row["id"] in places, row["id"]
        assert places[row["id"]].radius_km > 0
        assert row["source"]


def test_no_place_stands_at_nowhere() -> None:
    known = gazetteer.load()
    for index in range(0, len(known), 97):
        place = known.place(index)
        assert (place.lat, place.lon) != (0.0, 0.0)
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180


def test_a_place_beyond_the_end_is_an_error() -> None:
    known = gazetteer.load()
    with pytest.raises(IndexError):
        known.place(len(known))


def test_a_missing_gazetteer_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as raised:
        gazetteer.Gazetteer(tmp_path)
    assert raised.value.hint is not None
    assert "install" in raised.value.hint


def test_another_version_is_refused(tmp_path: Path) -> None:
    gazetteer_compile.write_names(tmp_path / "names.marisa", {})
    (tmp_path / "places.bin").write_bytes(gazetteer.HEADER.pack(b"DLGZ", gazetteer.FORMAT + 1, 0, 16) + b"\0")
    with pytest.raises(StoreError, match="version"):
        gazetteer.Gazetteer(tmp_path)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    drafts = {
        "7": Draft("7", "Testistan", "country", "XX", 10.0, 20.0, 300.0, 5_000_000),
        "dateline:al-marj": Draft(
            "dateline:al-marj", "Al-Marj", "town", "IQ", -1.25, 33.5, 4.0, 900, first="7", names=["Mardj"]
        ),
    }  # fmt: skip
    gazetteer_compile.write_places(tmp_path / "places.bin", drafts)
    gazetteer_compile.write_names(tmp_path / "names.marisa", drafts)
    known = gazetteer.Gazetteer(tmp_path)
    (place,) = known.find("al marj")
    assert (place.place_id, place.name, place.kind, place.country) == ("dateline:al-marj", "Al-Marj", "town", "IQ")
    assert (place.lat, place.lon, place.radius_km, place.population) == (-1.25, 33.5, 4.0, 900)
    assert known.admin(place) == ("Testistan",)
    assert [known.place(index) for index, _ in known.sounding("al mardjj")] == [place]
    assert known.find("Mardj") == [place]


points = st.tuples(st.floats(-60, 60), st.floats(-170, 170))


@given(points, st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), min_size=1, max_size=30))
def test_the_centre_of_a_hull_lies_among_its_points(
    origin: tuple[float, float], offsets: list[tuple[float, float]]
) -> None:
    inside = [(origin[0] + lat, origin[1] + lon) for lat, lon in offsets]
    lat, lon, radius = hull_centre(inside)
    assert min(p[0] for p in inside) - 1e-6 <= lat <= max(p[0] for p in inside) + 1e-6
    assert min(p[1] for p in inside) - 1e-6 <= lon <= max(p[1] for p in inside) + 1e-6
    assert radius >= 5


def test_the_centre_of_a_square_is_its_middle_whatever_lies_inside() -> None:
    square = [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0)]
    assert hull_centre([*square, (0.2, 0.2), (0.3, 0.3)])[:2] == pytest.approx((1.0, 1.0))


def test_no_points_have_no_centre() -> None:
    with pytest.raises(ValueError, match="no points"):
        hull_centre([])


def test_demonyms_know_their_country() -> None:
    assert demonyms()["iraqi"] == "IQ"
    assert demonyms()["nigerien"] == "NE"
    assert demonyms()["nigerian"] == "NG"


def test_a_region_of_several_countries_is_no_more_precise_than_a_country() -> None:
    known = gazetteer.load()
    wide = next(place for place in known.find("Latin America") if place.kind == "region")
    inside = next(place for place in known.find("Donbas") if place.kind == "region")
    assert (wide.precision, inside.precision) == (6, 5)
