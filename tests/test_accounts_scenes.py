"""Where an incident happened, among the places that a report names."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.accounts.summaries import summarise
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report

PUBLISHED = date(2023, 5, 11)  # a Thursday


def scene(body: str, title: str | None = None) -> str | None:
    """The name of the place of the first main incident."""
    report = compose_report(body=body, title=title, publication=Publication(PUBLISHED, "given"))
    told = [
        account for account in read_report(report).accounts if account.kind == "incident" and account.role == "main"
    ]
    place = summarise(told[0])["place"]
    return place["name"] if place else None


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        (  # a province, then a town in it
            "Nine soldiers killed in Anbar",
            "Nine soldiers were killed on Tuesday, the army said.\n\nThe gunmen attacked their post in Rutba.",
            "Rutba",
        ),
        (  # a city whose name its province bears, then a district of that province
            "Bomb kills four in Kirkuk",
            "A bomb killed four farmers on Tuesday in the Hawija district, police said.",
            "Hawija",
        ),
        (  # a side of a city without a distance
            "Attack north of Baghdad kills five",
            "Five people were killed north of Baghdad on Tuesday.\n\nGunmen attacked a farm in Tarmiya, police said.",
            "Tarmiya",
        ),
        (  # the finer place stands in a sentence that tells of no event
            "Gunmen kill twelve villagers in Mali",
            "Gunmen killed twelve villagers in Mali on Tuesday.\n\nThe men rode from house to house in Bandiagara. "
            "They killed whoever came out.",
            "Bandiagara",
        ),
    ],
)
def test_a_finer_place_within_the_one_told_first_is_the_scene(title: str, body: str, name: str) -> None:
    assert scene(body, title) == name


def test_a_finer_place_elsewhere_is_not_the_scene() -> None:
    body = (
        "An air strike killed nine people in Saada province on Tuesday, medics said.\n\n"
        "The raids grew after drones were fired at Dubai, killing two people."
    )
    assert scene(body, "Yemen: nine dead in air raid") == "Saada"


def test_near_a_place_is_not_at_the_next_city() -> None:
    title = "Seven policemen killed in night assault near Daquq"
    body = (
        "KIRKUK, Iraq - Gunmen stormed a police post outside the town of Daquq late on Monday, killing seven "
        "policemen, an officer in Kirkuk said. Reinforcements sent from Kirkuk found the road blocked."
    )
    assert scene(body, title) == "Daquq"


def test_what_those_who_were_struck_did_before_was_elsewhere() -> None:
    body = "In the province of Hajjah, jets struck gunmen who had fired a missile at Jizan, the army said. Six died."
    assert scene(body, "Air strike hits crew that fired missile at Jizan") == "Hajjah"


def test_where_people_travel_is_not_the_scene() -> None:
    body = (
        "Gunmen killed seven people in Borno on Tuesday.\n\nThe governor flew from Maiduguri to Abuja. "
        "Soldiers killed two of the gunmen."
    )
    assert scene(body, "Seven killed in Borno") == "Borno"


def test_a_place_is_not_on_its_edge_and_away_from_it() -> None:
    body = (
        "The shooting on Saturday left forty dead on the edge of Barsalogho.\n\n"
        "A hospital source in Kaya knew of thirty bodies."
    )
    assert scene(body) == "Barsalogho"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (  # a body that speaks elsewhere
            "Gunmen killed nine villagers in Sirte district on Tuesday.\n\n"
            "The health ministry in Tripoli gave the number of injured as four.",
            "Sirte",
        ),
        (
            "Prosecutors in Paris opened an inquiry on Wednesday into the murder of six people who were shot dead in "
            "Tillia, Niger, on Tuesday.",
            "Tillia",
        ),
        (
            "Planes bombed a house in Kotal village on Friday. A colonel in Bagram reckoned that nine people died.",
            "Kotal",
        ),
        ("Nine soldiers were shot dead in Djibo on Tuesday by men whom, says Bamako, nobody knows.", "Djibo"),
        (  # where the wounded lie, and where somebody was going
            "Gunmen shot eleven people in Djibo on Tuesday.\n\n"
            "A man told a radio station from his bed in Dori that six more were killed.",
            "Djibo",
        ),
        (
            "A convoy on the way to Kaya was ambushed at Barsalogho on Tuesday and nine soldiers were killed.",
            "Barsalogho",
        ),
    ],
)
def test_where_a_body_speaks_or_somebody_goes_is_not_the_scene(body: str, name: str) -> None:
    assert scene(body) == name


def test_a_town_of_a_datelines_shape_is_no_scene() -> None:
    body = "Bogotá. Nine soldiers were killed on Tuesday by a mine near Caldono, the army said."
    assert scene(body) == "Caldono"


def test_where_nothing_else_is_named_it_was_where_the_report_is_sent_from() -> None:
    assert (
        scene("SAADA, Yemen – Nine people were killed on Tuesday in an air strike on a prison, medics said.") == "Saada"
    )
    assert scene("BEIRUT – Nine people were killed in an air strike in Syria on Tuesday, a monitor said.") == "Syria"


def test_a_province_is_finer_than_its_country() -> None:
    body = (
        "Warplanes killed nine fighters in northern Yemen on Tuesday, the coalition said.\n\n"
        "It called the raid, in Hajjah province, lawful."
    )
    assert scene(body) == "Hajjah"


def test_a_title_names_the_city_that_the_body_calls_a_province() -> None:
    body = "Three workers were killed by a bomb on the road between Uludere and Beytüşşebap on Tuesday, officials said."
    assert scene(body, "Turkey: three workers killed by bomb in Şırnak") == "Beytüşşebap"


def test_of_two_places_of_a_title_each_incident_has_one() -> None:
    body = (
        "Two attacks took the lives of 19 people in Nigeria, and the government blames one group.\n\n"
        "In Maiduguri, a truck with cylinders of explosive blew up in front of a school on Tuesday afternoon. "
        "Six passers-by were killed and 71 injured, the mayor's office says.\n\n"
        "The governor counted 13 policemen dead late at night, and four more wounded."
    )
    assert scene(body, "Nigeria reels: bomb kills six in Maiduguri, ambush kills 13 in Damboa") == "Damboa"
