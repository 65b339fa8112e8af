"""The agreement of the invented region, whose truth is known: what its board, its zones and its answer show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline.analysis.board import Board
from dateline.desk.desk import Configuration, Desk
from dateline.desk.holding_chart import draw
from dateline.evaluation.synthetic_region import IN_FORCE, LAST, Region
from dateline.model.claims import Kind
from dateline.model.text import Publication, compose_report
from dateline.run.agreement_holding import Answer, holding_of
from dateline.run.agreements import board_of, incidents_of, register
from dateline.run.occurrences import occurrences
from dateline.run.review import decide
from dateline.store.sqlite import Store
from sample_desk import RULE, browser
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
    left_out = [shade for shade in drawing.shades if shade.kind.startswith("unknown")]
    assert [shade.kind for shade in left_out] == ["unknown late-3"], "all still have to tell of the last day"
    assert left_out[0].told.startswith(f"{LAST}, reports of ") and left_out[0].told.endswith(
        "still coming in: left out"
    )
    assert {shade.kind for shade in drawing.shades} == {"between", "awaited", "unknown late-3"}
    assert all(0 <= bar.x <= 720 and bar.height > 0 for bar in drawing.bars)
    assert answer.holding.reason in drawing.description
    assert drawing.marks[-1].told == "in force"


def test_each_source_has_the_lag_that_it_has_in_truth(store: Store) -> None:
    found = answer_of(store).holding.lags
    assert found and found.read_until == LAST
    active = {by.outlet for one in REGION.incidents for by in one.tellings if (LAST - by.day).days <= 30}
    attacks = [
        one
        for one in REGION.reported
        if one.sort == "attack" and one.perpetrator == "Islamic State" and one.told == "day"
        if (LAST - one.day).days <= 395
    ]
    began = {
        outlet: min(telling.day for one in attacks for telling in one.tellings if telling.outlet == outlet)
        for outlet in active
    }
    known: dict[str, list[tuple[int, float]]] = {}
    for one in attacks:
        told = {by.outlet: (by.day - one.day).days for by in one.tellings if began.get(by.outlet, LAST) <= one.day}
        first = min(told.values(), default=99)
        if (LAST - one.day).days >= 30 >= first:
            whose = [outlet for outlet, lag in told.items() if lag == first]
            for outlet in whose:
                known.setdefault(outlet, []).append((first, 1 / len(whose)))
    for source in found.sources:
        own = known[source.outlet]
        assert (source.known, source.is_own) == (len(own), True)
        share = {days: sum(part for lag, part in own if lag <= days) for days in (source.days - 1, source.days, 30)}
        assert share[source.days] >= 0.9 * share[30] > (share[source.days - 1] if source.days > 1 else 0)
        assert source.coming_from == LAST - timedelta(days=source.days - 1)


def test_a_past_day_is_left_out_only_while_reports_of_it_were_still_to_come(store: Store) -> None:
    with store.view() as session:
        (agreement,) = register(session)
        past, beyond = (holding_of(session, agreement, until=day) for day in (date(2023, 6, 1), date.max))
    assert isinstance(past, Answer) and isinstance(beyond, Answer)
    assert past.holding.not_yet_known is None, "half a year later all reports of it are in"
    assert beyond.holding.not_yet_known == (LAST, LAST), "of days after the last report nothing is said"


def test_page_and_program_get_the_lag_of_each_source(store: Store) -> None:
    found = answer_of(store).holding.lags
    assert found
    with store.view() as session:
        (agreement,) = register(session)
    client = browser(Desk(store, Configuration(rule=RULE)))
    page = client.get(f"/agreement/{agreement.record}").text.partition('<details class="lags"')[2]
    rows = re.findall(r"<tr>(.*?)</tr>", page.partition("</details>")[0])
    shown = [re.sub(r"<[^>]+>", " ", row).split() for row in rows[1:]]
    told = client.get(f"/api/v1/agreements/{agreement.record}").json()["data"]["holding"]["lags"]
    assert (told["read_until"], told["days"], told["is_known"]) == (str(LAST), found.days, True)
    for source, row, one in zip(found.sources, shown, told["sources"], strict=True):
        day = str(source.coming_from)
        assert row[:5] == [*source.outlet.split(), str(source.days), "day" if source.days == 1 else "days", day]
        assert (one["outlet"], one["days"], one["still_coming_in_from"]) == (source.outlet, source.days, day)


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
        alike = holding_of(session, agreement, same_sources=True)
    assert isinstance(everybody, Answer) and isinstance(alike, Answer)
    assert alike.same_sources and "Late Post" in alike.same_sources.others
    day = everybody.inside.index(IN_FORCE)
    assert everybody.inside.reports and alike.inside.reports
    assert everybody.inside.reports[day] - alike.inside.reports[day] >= 1
    assert sum(alike.inside.counts) <= sum(everybody.inside.counts)
    client = browser(Desk(store, Configuration(rule=RULE)))
    page = client.get(f"/agreement/{agreement.record}?same_sources=1").text
    told = client.get(f"/api/v1/agreements/{agreement.record}?same_sources=1").json()["data"]
    assert told["same_sources"]["in_words"] == str(alike.same_sources) and str(alike.same_sources) in page
    assert 'name="same_sources" value="1" aria-pressed="true"' in page
    assert client.get(f"/api/v1/agreements/{agreement.record}").json()["data"]["same_sources"] is None
