"""The agreement of the invented region, whose truth is known: what its board, its zones and its answer show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.analysis.board import Board
from dateline.desk.holding_chart import draw
from dateline.evaluation.synthetic_region import IN_FORCE, LAST, Region
from dateline.model.claims import Kind
from dateline.model.text import Publication, compose_report
from dateline.run.agreement_holding import Answer, holding_of
from dateline.run.agreements import board_of, incidents_of, register
from dateline.run.occurrences import occurrences
from dateline.run.review import decide
from dateline.store.sqlite import Store
from sample_records import keep
from synthetic_store import NOW, synthetic_store

REGION = Region()
_INCIDENT: tuple[Kind, ...] = ("incident",)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = synthetic_store(tmp_path / "region.db", REGION)
    yield opened
    opened.close()


def board(store: Store) -> Board:
    with store.view() as session:
        (agreement,) = register(session)
        return board_of(session, agreement.record)


def test_the_board_proposes_what_was_reported_of_each_commitment_and_nothing_else(store: Store) -> None:
    found = {
        (one.commitment.words, piece.passage.day, piece.stance)
        for one in board(store).standings
        for piece in one.evidence
    }
    true = {
        (commitment.words, one.day, one.speaks)
        for commitment in REGION.agreement.commitments
        for one in commitment.evidence
    }
    assert found == true


def test_attacks_of_the_third_party_in_the_zones_are_counted_once(store: Store) -> None:
    with store.view() as session:
        (agreement,) = register(session)
        found = incidents_of(session, agreement)
        told = [one for one in occurrences(session, since=IN_FORCE, until=LAST) if one.nature == "attack"]
    assert found.by == ("Islamic State",)
    zones = {"Makhmur", "Daquq", "Khanaqin"}
    inside = {one.record_id for one in found.inside.attacks}
    assert len(inside) == len(found.inside.attacks)
    assert inside == {id for zone in found.zones for id in (one.record_id for one in zone.attacks)}
    certain = {
        one.record_id
        for one in told
        if ((one.place_name in zones and one.place == one.place_name) or one.admin[:1] == ("Diyala",))
        and any(party.actor_id == "islamic-state" for party in one.perpetrators)
        and one.falls(IN_FORCE, LAST) == "yes"
    }
    assert certain <= inside, "what is placed in a zone by its name is counted there"
    by_zone = {zone.name: {one.record_id for one in zone.attacks} for zone in found.zones}
    assert by_zone["Khanaqin"] <= by_zone["Diyala"]
    outside = {one.record_id for one in (*found.ring.attacks, *found.elsewhere.attacks)}
    assert not inside & outside


def answer_of(store: Store) -> Answer:
    with store.view() as session:
        (agreement,) = register(session)
        answer = holding_of(session, agreement)
    assert isinstance(answer, Answer)
    return answer


def test_the_answer_rests_on_the_series_of_the_zones(store: Store) -> None:
    answer = answer_of(store)
    with store.view() as session:
        (agreement,) = register(session)
        since = incidents_of(session, agreement)
    first = answer.inside.index(IN_FORCE)
    spread = sum(answer.inside.counts[first:])
    assert spread <= len(since.inside.attacks) + 1e-6 + sum(1 for one in since.inside.unsure)
    assert spread >= sum(one.date_precision == 1 for one in since.inside.attacks) - 1e-6
    assert (answer.holding.signed, answer.holding.in_force) == (date(2022, 12, 5), IN_FORCE)
    assert answer.holding.between == (date(2022, 12, 5), date(2022, 12, 11))
    assert [window.days for window in answer.holding.windows] == [7, 30, 90]
    assert {one.name for one in answer.holding.comparisons} <= {"ring", "elsewhere"}
    assert answer.holding.caveat == "This does not show that the agreement caused it."
    assert answer.reporting.reports > 0


def test_the_drawing_shows_what_is_left_out_and_says_it_in_words(store: Store) -> None:
    answer = answer_of(store)
    drawing = draw(answer)
    assert {shade.kind for shade in drawing.shades} == {"between", "unknown"}
    assert all(0 <= bar.x <= 720 and bar.height > 0 for bar in drawing.bars)
    assert answer.holding.reason in drawing.description
    assert drawing.marks[-1].told == "in force"


def test_rejecting_an_attack_changes_the_count_and_the_answer(store: Store) -> None:
    before = answer_of(store)
    with store.view() as session:
        (agreement,) = register(session)
        first = next(one for one in incidents_of(session, agreement).inside.attacks if one.date_precision == 1)
    with store.session() as session:
        decide(session, [first.record_id], "rejected", by="Amal", at=NOW, reason="a film")
    after = answer_of(store)
    assert sum(after.inside.counts) == pytest.approx(sum(before.inside.counts) - 1)


def test_sources_that_were_not_there_before_can_be_left_out(store: Store) -> None:
    late = Publication(IN_FORCE, "given")
    report = compose_report(id="late", body="Onions cost 700 dinars.", publication=late, outlet="Late Post", input="l")
    keep(store, report, accounts=())
    with store.view() as session:
        (agreement,) = register(session)
        everybody = holding_of(session, agreement)
        alike = holding_of(session, agreement, sources_alike=True)
    assert isinstance(everybody, Answer) and isinstance(alike, Answer)
    assert "Late Post" not in everybody.reporting.in_both
    day = everybody.inside.index(IN_FORCE)
    assert everybody.inside.reports and alike.inside.reports
    assert everybody.inside.reports[day] - alike.inside.reports[day] >= 1
    assert sum(alike.inside.counts) <= sum(everybody.inside.counts)
