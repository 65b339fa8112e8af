"""The rules of gaps one by one, on incidents made for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.analysis.areas import Area, Part, parse_area
from dateline.analysis.gaps import WINDOWS, Answer, Gaps, Told, find_gaps
from dateline.analysis.occurrences import Occurrence, Party, Passage, Range, Selection
from dateline.analysis.zones import WHOLE

SINCE, UNTIL, AS_OF = date(2024, 5, 1), date(2024, 5, 31), date(2024, 7, 1)
IRAQ = parse_area("IQ")
KIRKUK = {"admin": ("Kirkuk",), "country": "IQ", "where_precision": 1, "radius_km": 5.0}
DAQUQ = {"place": "Daquq", "place_name": "Daquq", "lat": 35.137, "lon": 44.448, **KIRKUK}
HAWIJA = {"place": "Hawija", "place_name": "Hawija", "lat": 35.325, "lon": 43.773, **KIRKUK}
PROVINCE = {"place": "Kirkuk", "place_name": "Kirkuk", "country": "IQ", "where_precision": 4, "admin": ()}
ISLAMIC_STATE = Party("Islamic State", "islamic-state", "armed group")
PKK = Party("PKK", "kurdistan-workers-party", "armed group")


def attack(id: str, day: int, **changes: object) -> Occurrence:
    on = date(2024, 5, day)
    given = Occurrence(id, word="bombing_ied", earliest=on, latest=on, date_precision=1, **DAQUQ)  # type: ignore[arg-type]
    return replace(given, **changes)  # type: ignore[arg-type]


def response(id: str, day: int, **changes: object) -> Occurrence:
    return attack(id, day, word="raid_arrest", **changes)


def found(*given: Occurrence, area: Area | None = IRAQ, as_of: date = AS_OF, told: tuple[Told, ...] = ()) -> Gaps:
    return find_gaps(Selection(given), given, area, SINCE, UNTIL, as_of=as_of, told=told)


def answers(gaps: Gaps, id: str = "a") -> tuple[Answer, ...]:
    return next(one.answers for one in gaps.attacks if one.occurrence.record_id == id)


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (9, ("none reported",) * 3),
        (10, ("answered",) * 3),
        (11, ("answered",) * 3),
        (12, ("none reported", "answered", "answered")),
        (13, ("none reported", "answered", "answered")),
        (14, ("none reported", "none reported", "answered")),
        (24, ("none reported", "none reported", "answered")),
        (25, ("none reported",) * 3),
    ],
)
def test_days_after_the_attack(day: int, wanted: tuple[Answer, ...]) -> None:
    assert answers(found(attack("a", 10), response("r", day))) == wanted


def test_a_response_far_off_in_one_zone_only_possibly_answers() -> None:
    """Hawija and Daquq lie 65 km apart in one province."""
    assert answers(found(attack("a", 10), response("r", 11, **HAWIJA))) == ("possibly",) * 3
    assert (
        answers(found(attack("a", 10), response("r", 11, **HAWIJA), area=parse_area("Kirkuk")))
        == ("none reported",) * 3
    )


def test_a_response_known_to_the_province_may_be_anywhere_in_it() -> None:
    gaps = found(attack("a", 10), response("r", 11, **PROVINCE), area=parse_area("Kirkuk"))
    assert answers(gaps) == ("possibly",) * 3
    gaps = found(attack("a", 10, **PROVINCE), response("r", 11), area=parse_area("Kirkuk"))
    assert answers(gaps) == ("possibly",) * 3 and gaps.zones == (WHOLE,)


def test_where_zones_overlap_what_is_near_answers() -> None:
    """A circle in a province: an attack in it and a response beside it, 8 km and 80 km off."""
    area = Area(
        "two", (Part("around", "Daquq", "IQ", ("Kirkuk",), None, 35.137, 44.448, 5.0), Part("province", "Kirkuk", "IQ"))
    )
    near = response("r", 11, place_name="Beside", lat=35.209)
    gaps = found(attack("a", 10, radius_km=2.0), replace(near, radius_km=2.0), area=area)
    assert gaps.attacks[0].zone == "Daquq" and answers(gaps) == ("answered",) * 3
    far = replace(near, lat=35.86, radius_km=2.0)
    assert answers(found(attack("a", 10, radius_km=2.0), far, area=area)) == ("none reported",) * 3


def test_a_response_against_another_group_is_none() -> None:
    by = {"perpetrators": (ISLAMIC_STATE,)}
    assert answers(found(attack("a", 10, **by), response("r", 11, targets=(PKK,)))) == ("none reported",) * 3
    assert answers(found(attack("a", 10, **by), response("r", 11, targets=(ISLAMIC_STATE,)))) == ("answered",) * 3
    assert answers(found(attack("a", 10, **by), response("r", 11))) == ("answered",) * 3
    assert answers(found(attack("a", 10), response("r", 11, targets=(PKK,)))) == ("answered",) * 3


def test_words_of_other_reports_answer_where_they_name_the_zone() -> None:
    passage = Passage("patrol", "A joint patrol was carried out in Daquq.", "other", 0, 40, date(2024, 5, 12))
    told = Told(passage, "Daquq", date(2024, 5, 12), date(2024, 5, 12))
    area = parse_area("Kirkuk")
    assert answers(found(attack("a", 10), area=area, told=(told,))) == ("none reported", "answered", "answered")
    assert answers(found(attack("a", 10, **HAWIJA), area=area, told=(told,))) == ("none reported",) * 3
    own = attack("a", 10, reports=("other",))
    assert answers(found(own, area=area, told=(told,))) == ("none reported",) * 3, "its own words are read with it"


def test_until_the_days_are_over_nothing_is_said() -> None:
    gaps = found(attack("a", 10), as_of=date(2024, 5, 12))
    assert answers(gaps) == ("none reported", "too early", "too early")
    assert gaps.total().share(14) is None and gaps.total().share(1) == (1.0, 1.0)
    assert answers(found(attack("a", 10), response("r", 10), as_of=date(2024, 5, 10))) == ("answered",) * 3


def test_a_run_ends_where_any_response_may_be() -> None:
    killed = Range(2, 2, 2)
    given = [attack(f"a{day}", day, killed=killed if day != 3 else None) for day in (1, 2, 3, 20, 21)]
    given += [attack("answered", 10), response("raid", 11)]
    (first, second) = found(*given).runs(1)
    assert (len(first.attacks), first.first, first.last, first.killed) == (
        3,
        date(2024, 5, 1),
        date(2024, 5, 3),
        (4, True),
    )
    assert (len(second.attacks), second.killed) == (2, (4, False))
    (only,) = found(*given, response("r", 2, date_precision=3, latest=date(2024, 5, 3))).runs(1)
    assert only.first == date(2024, 5, 20), "each of the first three may have been answered"


def test_an_attack_on_two_forces_stands_in_two_rows_and_once_in_the_total() -> None:
    forces = (
        Party("Peshmerga", None, "force"),
        Party("Iraqi army", None, "force"),
        Party("farmers", None, "civilians"),
    )
    gaps = found(attack("a", 10, targets=forces), attack("b", 11))
    assert {row.label[0]: len(row.attacks) for row in gaps.rows("force")} == {
        "Peshmerga": 1,
        "Iraqi army": 1,
        "no force named": 1,
    }
    assert len(gaps.total().attacks) == 2
    assert all(len(row.label) == 3 for row in gaps.rows("zone", "force", "perpetrator"))


def test_a_zone_without_attacks_has_a_row() -> None:
    rows = found(attack("a", 10), area=parse_area("Daquq; Hawija")).rows("zone")
    assert {row.label[0]: len(row.attacks) for row in rows} == {"Daquq": 1, "Hawija": 0}
    assert rows[1].share(14) is None


def test_an_attack_of_a_month_is_in_no_week() -> None:
    gaps = found(attack("a", 1, latest=date(2024, 5, 31), date_precision=4), attack("b", 6))
    assert sum(len(cell.attacks) for cell in gaps.cells().values()) == 1
    assert next(cell.within for cell in gaps.cells().values()) is False, "the first week began in April"


def test_windows_are_in_order() -> None:
    assert list(WINDOWS) == sorted(WINDOWS)
