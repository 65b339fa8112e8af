"""Gaps, reporting and words of gaps on the invented region, each cell against the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from dateline.analysis.areas import parse_area
from dateline.analysis.gaps import WINDOWS, Answer, in_time
from dateline.analysis.zones import WHOLE
from dateline.evaluation.synthetic_region import (
    IN_FORCE,
    LAST,
    OUTLETS,
    PROVINCES,
    Region,
    TrueIncident,
)
from dateline.evaluation.synthetic_region_reports import Made, reports, tells_of_gap
from dateline.run.gaps import GapsFound, gaps_of
from dateline.run.occurrences import area_of, occurrences
from dateline.run.pipeline import read_report
from dateline.run.review import decide
from dateline.store.sqlite import Store
from synthetic_store import NOW, keep_all, synthetic_store

REGION = Region()
SINCE, UNTIL = date(2022, 7, 4), date(2023, 10, 1)
KIRKUK = ("Daquq", "Hawija", "Kirkuk")
ZONES = {"Daquq": "Daquq", "Hawija": "Hawija", "Kirkuk": "Kirkuk District"}
"""The zone of each of these places in the province: its district where the gazetteer knows it, else itself."""
PACT_ZONES = {
    "Daquq": "Daquq",
    "Makhmur": "Makhmur",
    "Khanaqin": "Khanaqin",
    "Jalawla": "Khanaqin",
    "Muqdadiya": "Diyala",
}
"""The zone of the agreement for each place: Jalawla lies 22 km from Khanaqin, Muqdadiya in Diyala alone."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with synthetic_store(tmp_path_factory.mktemp("region") / "region.db", REGION) as opened:
        yield opened


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(reports(REGION))


@pytest.fixture(scope="module")
def by_record(store: Store, made: list[Made]) -> dict[str, TrueIncident]:
    """The true incident of every record."""
    true = {one.id: one for one in REGION.reported}
    about = {one.report.id: one.about for one in made}
    with store.view() as session:
        return {one.record_id: true[about[one.reports[0]]] for one in occurrences(session)}


@pytest.fixture(scope="module")
def kirkuk(store: Store) -> GapsFound:
    with store.view() as session:
        return gaps_of(session, parse_area("Kirkuk"), SINCE, UNTIL)


def possible_days(one: TrueIncident) -> list[date]:
    when = one.when
    assert when is not None
    return [when.earliest + timedelta(days=n) for n in range((when.latest - when.earliest).days + 1)]


@dataclass(frozen=True)
class Reply:
    """A true response: the days on which it may have been, and whether the place is sure."""

    days: list[date]
    is_sure: bool = True


def expected(attack: TrueIncident, replies: list[Reply], window: int) -> Answer:
    """What the truth implies, by trying every possible day of the attack against every one of the response."""
    fits = []
    for reply in replies:
        tried = {0 <= (day - attacked).days <= window for attacked, day in product(possible_days(attack), reply.days)}
        fits.append("yes" if tried == {True} and reply.is_sure else "possibly" if True in tried else "no")
    fits += [
        "yes" if (telling.day - possible_days(attack)[0]).days <= window else "possibly"
        for telling in attack.tellings
        if telling.tells_response
    ]
    if "yes" in fits:
        return "answered"
    if "possibly" in fits:
        return "possibly"
    return "too early" if possible_days(attack)[-1] + timedelta(days=window) > LAST else "none reported"


def replies_in(places: tuple[str, ...], zone: str | None) -> list[Reply]:
    """Responses reported in a zone of an area, or (zone None) anywhere in it; patrols of the evidence, too."""
    found = []
    for one in REGION.reported:
        if one.sort == "response" and one.place in places:
            is_here = zone is not None and not one.told_province and one.place == zone
            if is_here or one.told_province or zone is None:
                found.append(Reply(possible_days(one), is_here))
    patrols = [one for commitment in REGION.agreement.commitments for one in commitment.evidence]
    found += [Reply([one.day]) for one in patrols if zone is not None and f"patrol in {zone} " in one.words]
    return found


def attacks_told_in(places: tuple[str, ...]) -> list[TrueIncident]:
    return [
        one
        for one in REGION.reported
        if one.sort == "attack"
        and one.place in places
        and one.when
        and one.when.earliest >= SINCE
        and one.when.latest <= UNTIL
    ]


def test_the_region_has_what_makes_it_hard() -> None:
    told = Counter(one.told for one in REGION.reported)
    assert min(told.values()) >= 5 and len(told) == 4
    assert any(one.families < len(one.tellings) for one in REGION.reported), "copies"
    assert any(not one.is_reported for one in REGION.incidents)
    assert any((telling.day - one.day).days > 10 for one in REGION.reported for telling in one.tellings), "late"
    figures = [figure for one in REGION.reported if (figure := one.figure("killed"))]
    assert any(low < high for low, _, high in figures)
    before, after = (
        sum(
            one.sort == "attack" and one.place in REGION.zones_with_effect and (one.day >= IN_FORCE) is later
            for one in REGION.incidents
        )
        for later in (False, True)
    )
    assert after < 0.8 * before


def test_every_record_is_what_is_true(store: Store, by_record: dict[str, TrueIncident]) -> None:
    with store.view() as session:
        found = occurrences(session)
    assert Counter(by_record.values()) == Counter(REGION.reported), "each incident is one record"
    for one in found:
        true = by_record[one.record_id]
        when, killed, wounded = true.when, true.figure("killed"), true.figure("wounded")
        assert (one.earliest, one.latest) == ((when.earliest, when.latest) if when else (None, None))
        assert one.place_name == true.where.name
        assert (one.killed and (one.killed.low, one.killed.best, one.killed.high)) == killed
        assert (one.wounded and (one.wounded.low, one.wounded.best, one.wounded.high)) == wounded
        assert len(one.families) == true.families
        assert one.published == tuple(sorted({telling.day for telling in true.tellings}))
        assert one.nature == {"attack": "attack", "response": "response"}.get(true.sort, "neither")
        assert one.is_exhumation is (true.sort == "exhumation") and one.is_aggregate is (true.sort == "aggregate")
        assert [party.name for party in one.perpetrators] == ([true.perpetrator] if true.perpetrator else [])
        if one.nature == "attack":
            assert bool(one.responses_told) is any(telling.tells_response for telling in true.tellings)


def test_each_attack_of_a_province_is_answered_as_the_truth_is(
    kirkuk: GapsFound, by_record: dict[str, TrueIncident]
) -> None:
    attacks = kirkuk.gaps.attacks
    assert Counter(by_record[one.occurrence.record_id] for one in attacks) == Counter(attacks_told_in(KIRKUK))
    seen: Counter[Answer] = Counter()
    for attack in attacks:
        true = by_record[attack.occurrence.record_id]
        zone = None if true.told_province else true.place
        assert attack.zone == (ZONES[zone] if zone else WHOLE)
        wanted = tuple(expected(true, replies_in(KIRKUK, zone), window) for window in WINDOWS)
        assert attack.answers == wanted, (true, attack.found)
        seen.update(wanted)
    assert min(seen[answer] for answer in ("answered", "possibly", "none reported")) >= 5, seen
    assert set(kirkuk.gaps.zones) == {*ZONES.values(), WHOLE}


def test_each_cell_holds_its_attacks(kirkuk: GapsFound, by_record: dict[str, TrueIncident]) -> None:
    gaps, true = kirkuk.gaps, attacks_told_in(KIRKUK)
    cells = gaps.cells()
    assert len(cells) == len(gaps.zones) * 65
    for (zone, week), cell in cells.items():
        wanted = [
            one
            for one in true
            if (WHOLE if one.told_province else ZONES[one.place]) == zone
            and one.when
            and all(day - timedelta(days=day.weekday()) == week for day in possible_days(one))
        ]
        assert Counter(by_record[one.occurrence.record_id] for one in cell.attacks) == Counter(wanted)
        assert cell.within
    assert sum(len(cell.attacks) for cell in cells.values()) == sum(one.told != "month" for one in true)


def test_rows_count_what_the_truth_counts(kirkuk: GapsFound) -> None:
    gaps, true = kirkuk.gaps, attacks_told_in(KIRKUK)
    zones = {row.label: row for row in gaps.rows("zone")}
    for zone in gaps.zones:
        mine = [one for one in true if (WHOLE if one.told_province else ZONES[one.place]) == zone]
        row = zones[zone,]
        assert len(row.attacks) == len(mine)
        for window in WINDOWS:
            place = next((name for name, label in ZONES.items() if label == zone), None)
            replies = replies_in(KIRKUK, place)
            wanted = Counter(expected(one, replies, window) for one in mine)
            assert {answer: row.count(window, answer) for answer in wanted} == wanted
    by_force = {row.label[0]: len(row.attacks) for row in gaps.rows("force")}
    assert by_force == Counter(one.target or "no force named" for one in true)
    by_perpetrator = {row.label[0]: len(row.attacks) for row in gaps.rows("perpetrator")}
    assert by_perpetrator == Counter(one.perpetrator or "not named" for one in true)
    crossed = {row.label: len(row.attacks) for row in gaps.rows("zone", "force", "perpetrator")}
    assert sum(crossed.values()) == len(true)
    share = gaps.total().share(14)
    assert share is not None and 0 < share[0] < share[1] < 1


def test_runs_are_unanswered_attacks_one_after_the_other(kirkuk: GapsFound) -> None:
    gaps = kirkuk.gaps
    runs = gaps.runs()
    assert runs and [len(run.attacks) for run in runs] == sorted((len(run.attacks) for run in runs), reverse=True)
    for zone in gaps.zones:
        answers = "".join("n" if one.answer(14) == "none reported" else "." for one in gaps.attacks if one.zone == zone)
        wanted = sorted((len(piece) for piece in answers.split(".") if len(piece) > 1), reverse=True)
        assert [len(run.attacks) for run in runs if run.zone == zone] == wanted
    for run in runs:
        assert run.killed[0] == sum(one.occurrence.killed.best or 0 for one in run.attacks if one.occurrence.killed)
        assert run.first <= run.last


def test_the_panel_says_what_was_read(kirkuk: GapsFound, made: list[Made]) -> None:
    panel = kirkuk.reporting
    within = [one for one in made if one.report.published and SINCE <= one.report.published <= UNTIL]
    counts = Counter(one.report.outlet for one in within)
    assert {source.outlet: source.reports for source in panel.sources} == counts
    assert panel.relevant == sum(one.relevant for one in within)
    true = {one.id: one for one in REGION.reported}
    placed = [one for one in within if one.about in true and true[one.about].place in KIRKUK]
    named = placed + [one for one in within if one.about not in true and "Kirkuk" in one.report.text]
    assert panel.naming == len(named)
    inside = [
        one
        for one in REGION.reported
        if one.place in KIRKUK and one.when and one.when.earliest >= SINCE and one.when.latest <= UNTIL
    ]
    assert (panel.counted, panel.single_source) == (len(inside), sum(one.families == 1 for one in inside))
    lags = sorted((one.tellings_first - one.day).days for one in map(_First, inside) if one.told == "day")
    assert list(panel.lags) == lags
    assert {source.outlet for source in panel.sources if source.was_there} == set(counts)
    assert panel.active == len(counts)


class _First:
    def __init__(self, one: TrueIncident) -> None:
        self.day, self.told = one.day, one.told
        self.tellings_first = min(telling.day for telling in one.tellings)


def test_outages_are_those_that_were(store: Store) -> None:
    with store.view() as session:
        panel = gaps_of(session, parse_area("Kirkuk"), date(2022, 7, 1), date(2023, 12, 31)).reporting
    daily = {outlet.name: outlet.outages for outlet in OUTLETS if outlet.is_daily}
    found = {name: [(one.first, one.last) for one in panel.outages if one.outlet == name] for name in daily}
    assert {name: set(days) for name, days in found.items()} == {name: set(days) for name, days in daily.items()}


def test_the_zones_of_an_agreement_overlap_and_count_once(store: Store, by_record: dict[str, TrueIncident]) -> None:
    with store.view() as session:
        (pact,) = session.records.record_ids(["agreement"])
        area = area_of(session, pact)
        found = gaps_of(session, area, SINCE, UNTIL).gaps
    assert [part.name for part in area.parts] == ["Makhmur", "Daquq", "Khanaqin", "Diyala"]
    mine = [
        one for one in attacks_told_in(tuple(PACT_ZONES)) if not one.told_province or PROVINCES[one.place] == "Diyala"
    ]
    zones = Counter("Diyala" if one.told_province else PACT_ZONES[one.place] for one in mine)
    assert Counter(one.zone for one in found.attacks) == zones
    unsure = [one for one in REGION.reported if one.sort == "attack" and one.when is None and one.place in PACT_ZONES]
    assert {by_record[one.record_id] for one in found.unsure} >= set(unsure)


def test_a_decision_changes_the_answer(store: Store, tmp_path: Path, kirkuk: GapsFound) -> None:
    answered = next(
        one
        for one in kirkuk.gaps.attacks
        if one.answer(14) == "answered" and len(one.found) == 1 and one.found[0].record_id
    )
    with synthetic_store(tmp_path / "b.db", REGION) as other:
        response = answered.found[0].record_id
        with other.session() as session:
            decide(session, [str(response)], "rejected", by="P", at=NOW, reason="it was a drill")
        with other.view() as session:
            again = gaps_of(session, parse_area("Kirkuk"), SINCE, UNTIL).gaps
    (now,) = [one for one in again.attacks if one.occurrence.record_id == answered.occurrence.record_id]
    assert now.answer(14) == "none reported" and not now.found
    others = [one.answers for one in again.attacks if one.occurrence.record_id != answered.occurrence.record_id]
    assert len(others) == len(kirkuk.gaps.attacks) - 1


def test_sources_of_both_periods_alone(store: Store) -> None:
    since = date(2022, 2, 28)
    with store.view() as session:
        for _ in range(12):  # the first three weeks in which somebody was read who was not in the three before
            since += timedelta(days=7)
            every = gaps_of(session, parse_area("IQ"), since, since + timedelta(days=20))
            both = {source.outlet for source in every.reporting.sources if source.was_there}
            if len(both) < every.reporting.active:
                break
        same = gaps_of(session, parse_area("IQ"), since, since + timedelta(days=20), same_sources=True)
    assert 0 < len(both) < every.reporting.active
    assert same.same_sources and set(same.same_sources.sources) == both
    kept = [one for one in every.gaps.attacks if both & set(one.occurrence.outlets)]
    assert [one.occurrence.record_id for one in same.gaps.attacks] == [one.occurrence.record_id for one in kept]
    assert len(same.same_sources.left_out) == len(every.gaps.attacks) - len(kept)


def test_places_between_forces_are_named_by_the_reports_words(kirkuk: GapsFound, made: list[Made]) -> None:
    true = {one.id: one for one in REGION.reported}
    wanted: dict[str, set[str | None]] = {}
    for one in made:
        if one.about in true and tells_of_gap(true[one.about]) and true[one.about].place == "Daquq":
            assert one.report.published
            if SINCE <= one.report.published <= UNTIL:
                wanted.setdefault(one.report.text[one.report.body_start :], set()).add(one.report.outlet)
    outlets = [set(one.outlets) for one in kirkuk.between]
    assert wanted and sorted(outlets, key=str) == sorted(wanted.values(), key=str), "copies are one"
    for told in kirkuk.between:
        assert told.passage.what == "security gap" and "Daquq" in told.places
        assert set(told.forces) == {"Peshmerga", "Iraqi army"}
        report = next(this.report for this in made if this.report.id == told.passage.report_id)
        assert report.text[told.passage.start : told.passage.end] == told.passage.words


def test_a_week_may_or_may_not_be_within_a_day() -> None:
    day = date(2024, 5, 8)
    week = (date(2024, 5, 6), date(2024, 5, 12))
    assert in_time((day, day), week, 1) == "cannot tell"
    assert in_time((day, day), week, 14) == "cannot tell", "it may have been before"
    assert in_time((day, day), (date(2024, 5, 9), date(2024, 5, 15)), 14) == "yes"
    assert in_time(week, (date(2024, 5, 13), date(2024, 5, 13)), 3) == "cannot tell"
    assert in_time((day, day), (date(2024, 5, 1), date(2024, 5, 7)), 14) == "no"


def test_what_is_not_over_is_too_early(store: Store) -> None:
    with store.view() as session:
        found = gaps_of(session, parse_area("IQ"), date(2023, 12, 1), LAST).gaps
    late = [one for one in found.attacks if one.occurrence.latest and one.occurrence.latest > LAST - timedelta(days=14)]
    assert found.as_of == LAST and late
    assert all(one.answer(14) != "none reported" for one in late)
    row = found.total()
    assert row.count(14, "too early") > 0


def test_the_texts_themselves_give_the_same_answers(tmp_path: Path) -> None:
    """The same through the real reader: 215 texts, whose accounts are those that it finds."""
    since, until = date(2022, 9, 5), date(2022, 12, 4)
    first, last = since - timedelta(days=40), until + timedelta(days=60)
    made: list[Made] = []
    about: dict[str, str] = {}
    for one in reports(REGION, fillers=False):
        if one.report.published and first <= one.report.published <= last:
            reading = read_report(one.report)
            made.append(replace(one, accounts=reading.accounts, relevant=reading.relevant))
            news = [account.id for account in reading.accounts if account.kind == "incident" and account.role == "main"]
            about |= {account.id: account.id for account in reading.accounts}
            about |= dict.fromkeys(news[:1], one.about)
    with Store(tmp_path / "read.db") as store:
        keep_all(store, made, about)
        with store.view() as session:
            found = gaps_of(session, parse_area("Kirkuk"), since, until).gaps
    told = {one.report.id: one.about for one in made}
    true = {one.id: one for one in REGION.reported}
    wanted = {
        one.id: tuple(
            expected(one, replies_in(KIRKUK, None if one.told_province else one.place), window) for window in WINDOWS
        )
        for one in attacks_told_in(KIRKUK)
        if one.when and since <= one.when.earliest and one.when.latest <= until
    }
    answers = {told[attack.occurrence.reports[0]]: attack.answers for attack in found.attacks}
    assert len(wanted) > 15 and set(answers) <= set(true)
    same = sum(answers.get(id) == answer for id, answer in wanted.items())
    assert same >= 0.94 * len(wanted) and len(answers) <= len(wanted) + 1
