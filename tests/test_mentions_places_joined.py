"""Places that two names, a country's capital or a name told twice fix together."""

from __future__ import annotations

import pytest

from dateline.mentions import places, sentences
from dateline.mentions.places_resolution import distance_km
from dateline.model.mentions import Toponym
from dateline.model.text import compose_report


def read(text: str) -> dict[str, Toponym]:
    """The toponyms of a text by their words; of equal words the first."""
    report = compose_report(body=text)
    found = places.find_places(report, sentences.split(report))
    return {report.text[place.start : place.end]: place for place in reversed(found)}


def near(place: Toponym, lat: float, lon: float, km: float = 25) -> bool:
    where = place.where
    return where.lat is not None and where.lon is not None and distance_km(where.lat, where.lon, lat, lon) <= km


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A mine went off between Tikrit and Baiji on Monday.", "between Tikrit and Baiji"),
        ("A mine went off on the road from Tikrit to Baiji on Monday.", "Tikrit to Baiji"),
        ("A mine went off on the Tikrit-Baiji road on Monday.", "Tikrit-Baiji"),
    ],
)
def test_what_lies_between_two_towns_is_halfway(text: str, words: str) -> None:
    place = read(text)[words]
    assert near(place, 34.77, 43.58, 10)
    assert place.where.name == "Baiji"
    assert place.where.radius_km is not None
    assert 10 < place.where.radius_km < 35


def test_what_lies_between_a_known_and_an_unknown_town_is_by_the_known_one() -> None:
    place = read("A mine went off between Ulqotar village and Tikrit on Monday.")
    assert any(near(found, 34.6, 43.68) for found in place.values())


@pytest.mark.parametrize(
    "text", ["Flights between Cairo and Baghdad were cut.", "Talks between Iraq and Iran were held."]
)
def test_far_towns_and_countries_stay_two_places(text: str) -> None:
    assert len(read(text)) == 2


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("A bomb went off in the Yemeni capital on Monday.", 15.35, 44.2),
        ("A bomb went off in Somalia's capital on Monday.", 2.04, 45.34),
        ("A bomb went off in Mali's dusty capital.", 12.65, -8.0),
    ],
)
def test_a_capital_is_told_by_its_country(text: str, lat: float, lon: float) -> None:
    assert near(read(text)["capital"], lat, lon)


@pytest.mark.parametrize(
    "text", ["Yemeni capital flows fell.", "Mali's capital city council met.", "Iraqi capital punishment"]
)
def test_other_capital_is_none(text: str) -> None:
    assert "capital" not in read(text)


def test_a_name_told_once_with_what_holds_it_has_that_sense_where_a_kind_is_said() -> None:
    found = read("Soldiers were attacked in the municipality of Buenos Aires. The army went to Buenos Aires, Cauca.")
    assert all(near(place, 3.01, -76.65) for words, place in found.items() if words.startswith("Buenos Aires"))


def test_a_town_on_a_side_of_a_country_lies_in_it() -> None:
    found = read("Rebels attacked Buenos Aires, a small town in the southwest of Colombia.")
    assert next(iter(found.values())).where.country == "CO"


def test_a_namesake_away_from_what_holds_it_is_an_unknown_place_there() -> None:
    found = read("Gunmen attacked San Luis, a hamlet of Neiva in the department of Huila.")
    place = next(place for words, place in found.items() if words.startswith("San Luis"))
    assert near(place, 2.93, -75.28)


def test_an_unknown_name_lies_by_the_one_listed_with_it_not_by_a_name_in_that_of_a_body() -> None:
    found = read("ERBIL (Wire) - Planes struck the towns of Ulqotar and Tuz Khurmatu, the Kirkuk Brigade said.")
    place = next(place for words, place in found.items() if "Ulqotar" in words)
    assert near(place, 34.88, 44.64)


def test_a_region_is_the_province_of_the_name() -> None:
    assert read("Shells fell in the Kharkiv region.")["Kharkiv region"].where.precision == 4


def test_towns_of_a_list_do_not_hold_each_other() -> None:
    found = read("Both sides will man posts in Qara Tapa, Khurmatu, and Mosul.")
    assert {"Qara Tapa", "Khurmatu", "Mosul"} <= set(found)
    assert near(found["Qara Tapa"], 34.39, 44.92)
    longer = read("They will hold common checkpoints in Konduga, Bama, Gwoza, Damboa and Dikwa.")
    assert {"Konduga", "Bama", "Gwoza", "Damboa", "Dikwa"} <= set(longer)


@pytest.mark.parametrize(
    ("text", "words", "lat", "lon"),
    [
        ("Gunmen killed five people in Amalfi in Antioquia on Monday.", "Amalfi in Antioquia", 6.91, -75.08),
        ("A jet bombed a school in Kanbalu township, Sagaing, on Monday.", "Kanbalu township, Sagaing", 23.2, 95.52),
        ("A base in Tak Bai of Narathiwat was attacked on Monday.", "Tak Bai of Narathiwat", 6.26, 102.05),
        ("A blast hit Shindand, Herat, on Monday.", "Shindand, Herat", 33.3, 62.15),
        ("Police were ambushed in Juliaca in Puno on Monday.", "Juliaca in Puno", -15.5, -70.13),
        ("Clashes broke out in Lushoto in Tanga on Monday.", "Lushoto in Tanga", -4.78, 38.28),
    ],
)
def test_a_town_and_what_holds_it_have_the_senses_in_which_one_holds_the_other(
    text: str, words: str, lat: float, lon: float
) -> None:
    assert near(read(text)[words], lat, lon, 10)


@pytest.mark.parametrize("area", ["Zurmi", "Birnin Magaji"])
def test_a_local_government_area_is_a_place(area: str) -> None:
    found = read(f"Raiders burned five villages of {area} Local Government Area of Zamfara State on Monday.")
    assert found[f"{area} Local Government Area of Zamfara State"].where.country == "NG"


def test_provinces_of_a_list_do_not_hold_each_other() -> None:
    assert "Kirkuk" in read("Cells are active in the zone that stretches over Kirkuk, Saladin and Diyala.")
    assert "Homs" in read("Men hide in the desert between Homs, Aleppo and Raqqa.")


ABROAD = (
    "Shells fell on {} on Friday, north of Omdurman. The army and the RSF fight for Khartoum, Bahri and Sudan's north."
)


@pytest.mark.parametrize("name", ["Karari", "Husseini", "Llorente"])
def test_a_small_town_of_a_country_of_which_the_text_does_not_speak_is_a_stray(name: str) -> None:
    place = read(ABROAD.format(name)).get(name)
    assert place is None or place.where.country == "SD"


def test_a_town_abroad_stays_where_its_country_is_named_or_the_town_is_large() -> None:
    assert read(ABROAD.format("Karari") + " India's embassy is shut.")["Karari"].where.country == "IN"
    assert read(ABROAD.replace("RSF", "Bangalore").format("Karari"))["Bangalore"].where.country == "IN"


def test_a_short_name_is_that_of_the_longer_one() -> None:
    text = "Blast kills four in Mazar.\n\nA blast killed four men in Mazar-i-Sharif, a city of Afghanistan, on Friday."
    assert read(text)["Mazar"].where.country == "AF"


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman of the Rescue 1122 service in Russia said so.",
        "Ten men of the Reserve Guard were hurt in the United States.",
        "Nov 24, 2015 - Talks went on in Tajikistan.",
        "Seaside hotel in the United States is attacked.",
    ],
)
def test_common_words_in_names_of_services_and_dates_are_no_places(text: str) -> None:
    assert not {"Rescue", "Reserve", "Nov", "Seaside"} & set(read(text))
