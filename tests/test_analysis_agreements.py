"""Sides, zones and links of agreements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.analysis.agreement_links import propose_links
from dateline.analysis.agreements import Agreement, area_of, ids_of_sides, side_of, sides_of, status_on, zones_of
from dateline.analysis.occurrences import Occurrence
from dateline.model.assessments import Passage
from dateline.model.values import When, Where, Who

DIYALA = Where("Diyala", "geonames:96965", 33.95, 45.0, 4, None, (), "IQ", 120.0)
QARA_TAPA = Where("Qara Tapa", "dateline:qara-tapa", 34.39, 44.92, 1, None, ("Diyala",), "IQ", 5.0)
KIFRI = Where("Kifri", "geonames:94298", 34.69, 44.96, 1, None, ("Sulaymaniyah",), "IQ", 5.0)
ELN, COLOMBIA = Who("ELN", "eln"), Who("Colombia", "colombia")


def truce(record: str, day: date | None, *parties: Who, zones: tuple[Where, ...] = ()) -> Agreement:
    given = parties or (ELN, COLOMBIA)
    when = When.on(day) if day else None
    return Agreement(
        record, (record,), "ceasefire", given, sides_of(given), announced=when, zones=zones_of(zones), first_told=day
    )


def test_bodies_of_one_body_are_one_side() -> None:
    parties = (ELN, Who("National Liberation Army", "eln"), COLOMBIA, Who("Colombian army", "colombia-army"))
    assert [len(side) for side in sides_of(parties)] == [2, 2]


@pytest.mark.parametrize(
    ("names", "between"),
    [
        (("ELN", "National Liberation Army", "Colombia"), "ELN and Colombia"),
        (("Marsh", "Marsh Defenders", "Colombia"), "Marsh Defenders and Colombia"),
        (("Colombia", "Colombian army", "ELN"), "Colombian army and ELN"),
    ],
)
def test_a_side_has_one_name_in_the_headline(names: tuple[str, ...], between: str) -> None:
    ids = {"ELN": "eln", "National Liberation Army": "eln", "Colombian army": "colombia-army", "Colombia": "colombia"}
    told = truce("x", None, *(Who(name, ids.get(name, "marsh")) for name in names))
    assert told.headline == f"ceasefire: {between}"
    assert truce("x", None, Who("ELN", "eln")).between == "ELN"


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        ("peshmerga", 0),
        ("kurdistan-regional-government", 0),
        ("iraq-army", 1),
        ("popular-mobilization-forces", 1),
        ("islamic-state", None),
        ("turkey-army", None),
    ],
)
def test_a_force_is_on_the_side_of_the_body_that_it_belongs_to(actor: str, side: int | None) -> None:
    parties = (Who("a", "ministry-of-peshmerga"), Who("b", "iraq-joint-operations-command"))
    assert side_of(actor, truce("x", None, *parties)) == side
    assert (actor in ids_of_sides(truce("x", None, *parties).sides)) == (side is not None)


def test_a_zone_within_another_is_said_to_be_so_and_counted_once() -> None:
    zones = zones_of([DIYALA, QARA_TAPA, KIFRI, replace(KIFRI, name="Kfri")])
    assert [(zone.name, zone.within) for zone in zones] == [("Diyala", None), ("Qara Tapa", "Diyala"), ("Kifri", None)]
    area = area_of(truce("x", None, zones=(DIYALA, QARA_TAPA)))
    assert area is not None
    where = {"place": "Qara Tapa", "place_name": "Qara Tapa", "place_id": "dateline:qara-tapa", "where_precision": 1}
    here = Occurrence("o", country="IQ", admin=("Diyala",), lat=34.39, lon=44.92, radius_km=5.0, **where)  # type: ignore[arg-type]
    assert area.holds(here) == "yes"


def test_an_agreement_without_zones_has_no_area() -> None:
    assert area_of(truce("x", None)) is None


def test_the_status_follows_the_days() -> None:
    one = replace(
        truce("x", date(2024, 1, 1)), in_force=When.on(date(2024, 1, 5)), expiry=When.on(date(2024, 3, 1)), signed=None
    )
    told = [status_on(one, day) for day in (date(2024, 1, 2), date(2024, 2, 1), date(2024, 3, 2))]
    assert told == ["announced, not yet in force", "in force", "expired"]
    assert status_on(replace(one, told_status="broken"), date(2024, 2, 1)) == "broken"
    assert status_on(replace(one, extended=When.on(date(2024, 2, 20))), date(2024, 2, 25)) == "extended"


def said(words: str) -> dict[str, list[Passage]]:
    return {"c": [Passage("r", 0, len(words), words, date(2024, 2, 6))]}


EARLIER = [truce("a", date(2022, 12, 31)), truce("b", date(2023, 6, 9))]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The two sides extended the ceasefire by six months.", "renews"),
        ("The protocol amends the ceasefire.", "amends"),
        ("Under the June agreement the parties will set up a committee.", "implements"),
        ("The parties agreed on a ceasefire.", None),
    ],
)
def test_words_of_the_later_one_link_it_to_the_latest_earlier_one(words: str, kind: str | None) -> None:
    links = propose_links([*EARLIER, truce("c", date(2024, 2, 6))], said(words))
    assert [(one.record, one.kind, one.other) for one in links] == ([("c", kind, "b")] if kind else [])
    assert all(one.passage and one.passage.words == words for one in links)


def test_other_parties_are_never_linked() -> None:
    other = truce("c", date(2024, 2, 6), Who("FARC", "farc"), Who("Ecuador", "ecuador"))
    assert propose_links([*EARLIER, other], said("They extended the ceasefire.")) == ()


def test_near_days_and_zones_make_two_possibly_the_same() -> None:
    one = truce("a", date(2024, 2, 3), zones=(DIYALA,))
    near = truce("b", date(2024, 2, 6), zones=(QARA_TAPA,))
    (link,) = propose_links([one, near], {})
    assert (link.record, link.kind, link.other) == ("b", "possibly the same as", "a")
    assert propose_links([one, truce("b", date(2024, 2, 6), zones=(KIFRI,))], {}) == ()
    assert propose_links([one, truce("b", date(2024, 2, 16), zones=(DIYALA,))], {}) == ()
