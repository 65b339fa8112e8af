"""Places of a report: recognised, resolved, related."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.mentions import places, sentences
from dateline.mentions.places_resolution import distance_km
from dateline.model.mentions import Toponym
from dateline.model.text import Report, compose_report


def read(text: str, *, title: str | None = None, outlet: str | None = None, url: str | None = None) -> list[Toponym]:
    report = compose_report(body=text, title=title, outlet=outlet, url=url)
    return list(places.find_places(report, sentences.split(report)))


def words(text: str, found: list[Toponym]) -> list[str]:
    return [text[place.start : place.end] for place in found]


def near(place: Toponym, lat: float, lon: float, km: float = 25) -> bool:
    where = place.where
    return where.lat is not None and where.lon is not None and distance_km(where.lat, where.lon, lat, lon) <= km


def test_a_place_with_its_distance_from_another_is_one_toponym_at_its_own_point() -> None:
    text = "Four soldiers died in a raid on Makhmur, 60 km (40 miles) southwest of Erbil, on Thursday."
    (place,) = read(text)
    assert words(text, [place]) == ["Makhmur, 60 km (40 miles) southwest of Erbil"]
    assert place.where.relation is None
    assert near(place, 35.775, 43.58)


def test_an_unknown_place_is_measured_from_its_anchor_on_the_ellipsoid() -> None:
    (place,) = read("Gunmen burned a village 20 km north of Kirkuk.")
    assert place.where.relation == "20 km north of"
    assert place.where.precision == 2
    assert place.where.radius_km is not None
    (kirkuk,) = read("Gunmen burned shops in Kirkuk.")
    assert kirkuk.where.lat is not None
    assert place.where.lat == pytest.approx(kirkuk.where.lat + 20 / 110.97, abs=0.003)
    assert place.where.lon == pytest.approx(kirkuk.where.lon, abs=0.001)


@pytest.mark.parametrize(
    ("said", "km"),
    [
        ("30 miles east of", 48.3),
        ("about 12 kilometres east of", 12.0),
        ("ten km east of", 10.0),
        ("1.5 km east of", 1.5),
    ],
)
def test_distances_in_words_and_units(said: str, km: float) -> None:
    (place,) = read(f"A convoy was hit {said} Tikrit.")
    assert place.where.lat is not None
    assert place.where.lon is not None
    assert distance_km(place.where.lat, place.where.lon, 34.607, 43.678) == pytest.approx(km, rel=0.03, abs=0.3)


def test_a_district_of_a_region_is_one_toponym_with_both() -> None:
    text = "The bomb exploded in the Kulajo district of the Garmian region."
    (place,) = read(text)
    assert words(text, [place]) == ["Kulajo district of the Garmian region"]
    assert place.where.name == "Kulajo"
    assert "Garmian" in place.where.admin


def test_the_place_named_after_a_comma_decides() -> None:
    (paris,) = read("The fair in Paris, Texas, drew a crowd.")
    assert (paris.where.country, paris.where.name) == ("US", "Paris")
    assert paris.second is not None
    assert "Texas" in paris.reason
    (other,) = read("The fair in Paris, France, drew a crowd.")
    assert other.where.country == "FR"


def test_the_other_places_of_a_text_decide() -> None:
    text = "Troops left Baghdad for Balad and then Samarra in Iraq."
    by_name = {text[place.start : place.end]: place for place in read(text)}
    assert by_name["Balad"].where.country == "IQ"
    text = "The road from Idlib to Hama in Syria is closed near Tripoli."
    assert {place.where.country for place in read("Shelling hit Tripoli and Misrata in Libya.")} == {"LY"}


def test_an_unknown_village_of_a_known_district_is_put_there_and_says_so() -> None:
    (place,) = read("Militants raided the village of Qazwanka in Khanaqin district on Friday.")
    assert place.where.name == "Qazwanka"
    assert near(place, 34.35, 45.39, 40)
    assert place.where.precision in (2, 3)
    assert place.where.radius_km is not None
    assert place.where.radius_km >= 10


def test_near_makes_a_place_less_precise() -> None:
    (at,) = read("A bomb exploded in Hawija.")
    (by,) = read("A bomb exploded near Hawija.")
    assert (at.where.precision, by.where.precision) == (1, 2)
    assert by.where.relation == "near"
    assert at.where.radius_km is not None
    assert by.where.radius_km is not None
    assert by.where.radius_km > at.where.radius_km


def test_a_border_is_no_point_in_the_middle_of_a_country() -> None:
    (place,) = read("Smugglers were shot on the border with Syria.")
    assert place.where.relation is not None
    assert place.where.lat is None
    assert place.where.precision == 5


def test_a_province_is_told_from_its_city() -> None:
    (city,) = read("Two men were shot dead in Kirkuk.")
    (province,) = read("Two men were shot dead in Kirkuk province.")
    assert city.where.precision == 1
    assert province.where.precision == 4


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith told reporters that he was glad.",
        "We read a mobile phone bill in the reading room.",
        "Iraqi and Kurdish officials talked.",
        "He said on Sunday in May that March was over.",
        "State news agency SANA reported it.",
        "They told us that they would help.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert read(text) == []


def test_governments_and_organisations_are_not_literal() -> None:
    assert [p.literal for p in read("Baghdad said it would answer the attack.")] == [False]
    assert [p.literal for p in read("The University of California published the study.")] == [False]
    assert [p.literal for p in read("A bomb went off in Baghdad.")] == [True]


def test_headlines_in_capitals_and_texts_in_lower_case_are_read() -> None:
    assert [p.where.name for p in read("Nothing else happened there.", title="BOMB KILLS FIVE SOLDIERS IN KIRKUK")]
    assert [p.where.country for p in read("five soldiers were killed in mogadishu on friday morning")] == ["SO"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قتل خمسة جنود في تكريت يوم الجمعة", "IQ"),
        ("الطريق بين سيفاري وكونا", "ML"),
        ("Взрыв произошёл сегодня утром недалеко от города Мариуполь, сообщили власти.", "UA"),
        ("El ataque ocurrió en Tibú, Norte de Santander", "CO"),
    ],
)
def test_other_languages_and_scripts(text: str, country: str) -> None:
    assert country in {place.where.country for place in read(text)}


def test_spellings_that_the_gazetteer_lacks_are_found_by_sound_in_the_countries_of_the_text() -> None:
    found = read("Iraqi troops fought in Baghdad and near Jalowlaa on Monday.")
    assert any(near(place, 34.27, 45.17) for place in found)


def test_a_local_paper_is_at_home_in_its_town() -> None:
    (there,) = read(
        "The mayor of Palestine opened the fair in Palestine.", url="http://www.palestineherald.com/a.html"
    )[:1]
    assert there.where.country == "US"
    (here,) = read("The mayor spoke in Palestine.")
    assert here.where.country == "PS"


def event_place(text: str, verb: str) -> str | None:
    report = compose_report(body=text)
    parted = sentences.split(report)
    start = text.index(verb)
    found = places.place_of_event(report, parted, places.find_names(report, parted), start, start + len(verb))
    return text[found.start : found.end] if found else None


def test_the_place_of_an_event_is_the_one_its_verb_is_bound_to() -> None:
    text = "Ministers from Cairo said that five people were killed in Mogadishu."
    assert event_place(text, "killed") == "Mogadishu"
    assert event_place("Seven soldiers were killed on Monday.", "killed") is None


def test_a_required_place_is_given_where_there_is_one() -> None:
    text = "Kenya mourned those who were killed."
    report = compose_report(body=text)
    parted = sentences.split(report)
    found = places.find_names(report, parted)
    start = text.index("killed")
    assert places.place_of_event(report, parted, found, start, start + 6, required=True) is not None
    assert places.place_of_event(report, parted, (), start, start + 6, required=True) is None


HOSTILE = st.text(
    alphabet=st.sampled_from(
        [
            *string.ascii_letters[::7],
            " ",
            " ",
            "\n",
            ".",
            ",",
            "'",
            "-",
            "(",
            "٣",
            "é",
            "ﷺ",
            "\u202e",
            "\u0301",
            "\x00",
            "ا",
            "ل",
        ]
    ),
    max_size=300,
)
PHRASES = st.lists(
    st.sampled_from(
        "Paris|Kirkuk,|60 km south of|near|the village of|Zzyx|district|of|Iraq|in|and|Al-|U.S.|border with|'s|Jordan"
        "|between|Tal|.|\n\n|12 miles|Mount|province|(|W. Va.".split("|")
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(HOSTILE | PHRASES)
def test_spans_are_in_order_inside_the_text_and_do_not_overlap(text: str) -> None:
    report = Report("r", "", None, None, None, text, 0, "en", compose_report(body="x").publication)
    found = places.find_places(report, sentences.split(report))
    last = 0
    for place in found:
        assert last <= place.start < place.end <= len(text)
        last = place.end


@settings(max_examples=40, deadline=None)
@given(PHRASES)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)
