"""Occurrences say what the record shows, whatever is decided, whether or not its row is up to date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.analysis.areas import parse_area
from dateline.analysis.occurrences import NATURE, Occurrence, Party, Passage, Range, Side, Victims, from_json, to_json
from dateline.desk.listing import refresh_listings
from dateline.errors import BadInput
from dateline.knowledge import codebook
from dateline.model.claims import Claim, compose_account, quote
from dateline.model.values import Action, When, Where, Who
from dateline.records.figures import DEFAULT_RULE
from dateline.run.occurrences import area_of, occurrences, select_occurrences, side_of
from dateline.run.reconcile import reconcile
from dateline.run.review import decide, undo_latest
from dateline.store.sqlite import Store
from sample_readings import NOW
from sample_records import Fake, accounts_of, keep, report_of, told


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db") as opened:
        keep(opened, report_of("a", told(7, "Vaskur", 3)))
        keep(opened, report_of("b", told(9, "Vaskur", 3), outlet="Old Ferry Post", day=12))
        keep(opened, report_of("c", told(2, "Redmouth", 5)))
        list(reconcile(opened, Fake(), clock=lambda: NOW))
        yield opened


def found(store: Store, **days: date) -> list[Occurrence]:
    with store.view() as session:
        return occurrences(session, **days)  # type: ignore[arg-type]


def refresh(store: Store) -> None:
    list(refresh_listings(store, rule=DEFAULT_RULE, clock=lambda: NOW))


def test_an_occurrence_says_what_the_record_shows(store: Store) -> None:
    first, second = found(store)
    assert (first.place, first.earliest, first.date_precision) == ("Vaskur", date(2024, 5, 3), 1)
    assert first.killed == Range(7, 9, 9)
    assert first.victims == (Victims("soldier", "killed", "force", Range(7, 9, 9)),)
    assert first.perpetrators == (Party("Black Reed Front", None, ""),)
    assert first.attribution == "stated"
    assert first.outlets == ("Example Ledger", "Old Ferry Post")
    assert len(first.families) == 2 and not first.is_single_source and second.is_single_source
    assert first.published == (date(2024, 5, 9), date(2024, 5, 12)) and first.lag_days == 6
    assert (first.nature, first.role, first.certainty, first.is_aggregate) == ("attack", "main", "stated", False)
    assert first.event_type == "Battles"


def test_rows_and_records_give_the_same(store: Store) -> None:
    derived = found(store)
    refresh(store)
    with store.view() as session:
        assert session.listings.outdated() == []
    assert found(store) == derived


def test_a_decision_changes_it_at_once_and_when_rows_have_followed(store: Store) -> None:
    refresh(store)
    first, second = found(store)
    place = Where("Old Ferry", "sample:Old Ferry", 10.9, -3.0, 1, admin=("Reed Province",), country="BF", radius_km=5.0)
    with store.session() as session:
        decide(session, [second.record_id], "rejected", by="P", at=NOW, reason="a drill")
        decide(session, [first.record_id], "edited", by="P", at=NOW, reason="misread", field="place", values=(place,))
        decide(session, [first.record_id], "edited", by="P", at=NOW, reason="no", field="perpetrator", values=())
    for _ in range(2):
        (edited,) = found(store)
        assert (edited.place, edited.perpetrators, edited.attribution) == ("Old Ferry", (), None)
        assert edited.status == "reviewed"
        refresh(store)
    with store.session() as session:
        decide(session, [first.record_id], "accepted", by="Q", at=NOW + timedelta(minutes=1))
        undo_latest(session, by="Q", at=NOW + timedelta(minutes=2))
    assert len(found(store)) == 1


def test_days_narrow_it_and_what_has_no_day_may_lie_anywhere(store: Store) -> None:
    report = report_of("d", told(3, "Old Ferry", 20))
    (account,) = accounts_of(report)
    dateless = compose_account(
        report, kind="incident", role="main", claims=[claim for claim in account.claims if claim.field != "date"]
    )
    keep(store, report, accounts=(dateless,))
    list(reconcile(store, _Undated(), clock=lambda: NOW))
    for _ in range(2):
        assert [one.earliest for one in found(store, since=date(2024, 5, 4))] == [date(2024, 5, 5), None]
        assert [one.earliest for one in found(store, until=date(2024, 5, 4))] == [date(2024, 5, 3), None]
        with store.view() as session:
            chosen = select_occurrences(session, since=date(2024, 5, 4), until=date(2024, 5, 31))
        assert [one.place for one in chosen.inside] == ["Redmouth"]
        assert [one.place for one in chosen.unsure] == ["Old Ferry"]
        refresh(store)


class _Undated(Fake):
    def keys(self, side: object) -> tuple[int, ...]:
        return ()


def test_who_did_it_narrows_it_before_and_after_rows_have_followed(store: Store) -> None:
    with store.session() as session:
        (one, _) = occurrences(session)
        front = Who("Syrian Democratic Forces", "sdf", None)
        decide(session, [one.record_id], act="edited", by="A", at=NOW, reason="r", field="perpetrator", values=(front,))
    for _ in range(2):
        with store.view() as session:
            assert [found.record_id for found in occurrences(session, perpetrators={"sdf", "other"})] == [one.record_id]
            assert occurrences(session, perpetrators={"other"}) == []
        refresh(store)


def test_an_area_narrows_it_and_counts_what_nobody_can_tell(store: Store) -> None:
    with store.view() as session:
        burkina = select_occurrences(session, parse_area("BF"))
        iraq = select_occurrences(session, area_of(session, "IQ"))
        circle = select_occurrences(session, parse_area("Ouagadougou 5 km"))
    assert (len(burkina.inside), len(iraq.inside), len(circle.inside)) == (2, 0, 0)


def test_zones_of_an_agreement_are_an_area(store: Store) -> None:
    report = report_of("e", "The two sides agreed on a truce in Vaskur and Redmouth.")
    words = quote(report, report.text.index("truce"), report.text.index("truce") + 5)
    zones = [
        Where("Vaskur", None, 10.61, -3.25, 1, country="BF"),
        Where("Reed Province", None, precision=4, country="BF"),
    ]
    claims = [
        Claim("agreement_type", "ceasefire", (words,), "t/1:0"),
        *(Claim("zone", z, (words,), "t/1:0") for z in zones),
    ]
    keep(store, report, accounts=(compose_account(report, kind="agreement", role="main", claims=claims),))
    bare = report_of("f", "A truce was agreed.")
    words = quote(bare, bare.text.index("truce"), bare.text.index("truce") + 5)
    keep(
        store,
        bare,
        accounts=(
            compose_account(
                bare, kind="agreement", role="main", claims=[Claim("agreement_type", "ceasefire", (words,), "t/1:0")]
            ),
        ),
    )
    list(reconcile(store, _Undated(), clock=lambda: NOW))
    with store.view() as session:
        with_zones, without = list(session.records.record_ids(["agreement"]))
        area = area_of(session, with_zones)
        assert [part.kind for part in area.parts] == ["around", "province"]
        assert [one.place for one in select_occurrences(session, area).inside] == ["Vaskur", "Redmouth"]
        with pytest.raises(BadInput, match="no zone"):
            area_of(session, without)
        with pytest.raises(BadInput):
            area_of(session, "0123456789abcdef")


def attack(**changes: object) -> Occurrence:
    return replace(Occurrence("a", word="bombing_ied"), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "nature"),
    [
        ({}, "attack"),
        ({"word": None}, "neither"),
        ({"word": "protest_riot"}, "neither"),
        ({"word": "raid_arrest"}, "response"),
        ({"certainty": "denied"}, "neither"),
        ({"certainty": "thwarted"}, "neither"),
        ({"is_aggregate": True}, "neither"),
        ({"is_exhumation": True}, "neither"),
        ({"word": "air_drone_strike", "by": "force", "on": "armed group"}, "response"),
        ({"word": "air_drone_strike", "by": "force", "on": "civilians"}, "attack"),
        ({"word": "operation", "by": "armed group"}, "attack"),
        ({"word": "operation", "by": "force", "on": "armed group"}, "response"),
        ({"word": "armed_clash", "on": "force"}, "attack"),
    ],
)
def test_what_an_occurrence_is(changes: dict[str, object], nature: str) -> None:
    sides: dict[str, Side] = {name: changes[name] for name in ("by", "on") if name in changes}  # type: ignore[misc]
    given = {name: value for name, value in changes.items() if name not in sides}
    if "by" in sides:
        given["perpetrators"] = (Party("somebody", None, sides["by"]),)
    if "on" in sides:
        given["targets"] = (Party("others", None, sides["on"]),)
    assert attack(**given).nature == nature


def test_every_word_for_an_event_is_an_attack_a_response_or_neither() -> None:
    assert set(NATURE) == set(codebook.KINDS)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Islamic State", "armed group"),
        ("Iraqi army", "force"),
        ("gunmen", "armed group"),
        ("policemen", "force"),
        ("villagers", "civilians"),
        ("Peshmerga", "force"),
    ],
)
def test_the_side_of_an_actor(name: str, side: str) -> None:
    assert side_of(name) == side


@pytest.mark.parametrize(
    ("words", "word", "is_exhumation"),
    [
        ("A mass grave with 12 soldiers was opened in Vaskur", "other", True),
        ("The bodies of 3 soldiers were found in Vaskur", "other", True),
        ("Villagers found the bodies of 3 soldiers in Vaskur", "other", True),
        ("The bodies of 3 soldiers were found after the strike on Vaskur", "air_drone_strike", False),
        ("Gunmen shot 3 soldiers in Vaskur", "other", False),
    ],
)
def test_bodies_that_were_found_are_no_attack(tmp_path: Path, words: str, word: str, is_exhumation: bool) -> None:
    report = report_of("a", words)
    said = (quote(report, report.body_start, len(report.text)),)
    claims = [
        Claim("action", Action(*codebook.KINDS[word], word), said, "t/1:0"),
        Claim("date", When.on(date(2024, 5, 2)), said, "t/1:0"),
    ]
    with Store(tmp_path / "a.db") as store:
        keep(store, report, accounts=(compose_account(report, kind="incident", role="main", claims=claims),))
        list(reconcile(store, _Undated(), clock=lambda: NOW))
        (one,) = found(store)
    assert one.is_exhumation is is_exhumation


_days = st.dates(date(2020, 1, 1), date(2025, 1, 1))


@given(_days, _days, st.sampled_from(["yes", ""]), st.integers(0, 9) | st.none())
def test_an_occurrence_survives_json(earliest: date, published: date, marked: str, number: int | None) -> None:
    one = Occurrence(
        "a",
        headline=marked,
        earliest=earliest,
        latest=earliest,
        admin=("A", "B"),
        perpetrators=(Party("X", None, "force"),),
        killed=Range(number, number, None),
        victims=(Victims("x", "killed", "", Range(1, None, number)),),
        published=(published,),
        responses_told=(Passage("raid", "raided", "r", 0, 6, published), Passage("raid", "raided", "r", 0, 6)),
    )
    assert from_json(to_json(one)) == one
    assert from_json({**to_json(one), "added later": 1}) == one


def test_part_of_a_span_within_a_period_nobody_can_tell() -> None:
    week = attack(earliest=date(2024, 5, 1), latest=date(2024, 5, 7), date_precision=3)
    assert week.falls(date(2024, 5, 1), date(2024, 5, 7)) == "yes"
    assert week.falls(date(2024, 5, 3), date(2024, 5, 31)) == "cannot tell"
    assert week.falls(date(2024, 5, 8), None) == "no"
    assert week.falls(None, date(2024, 4, 30)) == "no"
    likeliest = attack(earliest=date(2024, 5, 4), latest=date(2024, 5, 4), date_precision=2)
    assert likeliest.span() == (date(2024, 5, 1), date(2024, 5, 7))
