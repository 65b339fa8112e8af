"""Deliverables on two invented years, each cell against the truth, and the corrections against what was known when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import pytest

from dateline.analysis.corrections import corrections
from dateline.analysis.counting import Period, month_name, month_of
from dateline.analysis.occurrences import Range
from dateline.analysis.telling import range_words
from dateline.desk.listing import refresh_listings
from dateline.evaluation.synthetic_region import FIRST, IN_FORCE, LAST, PROVINCES, Region, TrueIncident
from dateline.evaluation.synthetic_region_reports import Made, reports
from dateline.model.document import Chart, Document, Paragraph, Table, plain_words
from dateline.run import watching
from dateline.run.deliverables import Order, deliver, earlier_record
from dateline.run.gaps import gaps_of
from dateline.run.history import views_at
from dateline.run.occurrences import area_of, occurrence_of, occurrences
from dateline.run.reconcile import reconcile_new
from dateline.run.review import decide
from dateline.store.sqlite import Store
from sample_occurrences import section, table
from synthetic_store import Known, keep_one

REGION = Region()
RULE = "settled/1"
NOW = datetime(2024, 1, 2, 12, tzinfo=UTC)


def _busiest(year: int) -> Period:
    """The week of a year with the most attacks of which somebody told."""
    mondays = [FIRST + timedelta(days=7 * number) for number in range(9, 104)]
    weeks = [Period(day, day + timedelta(days=6)) for day in mondays if day.year == year]
    return max(weeks, key=lambda week: sum(week.since <= one.day <= week.until for one in REGION.reported))


WEEKS = [_busiest(2022), Period(date(2022, 12, 5), date(2022, 12, 11)), _busiest(2023)]
SORTS = ("attack", "response", "exhumation")
Fits = Callable[[TrueIncident], bool]


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(reports(REGION))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, made: list[Made]) -> Iterator[Store]:
    """The region, read day by day as it was published."""
    matcher = Known({account.id: one.about for one in made for account in one.accounts})
    with Store(tmp_path_factory.mktemp("region") / "daily.db") as opened:
        with opened.session() as session:
            for one in sorted(made, key=_read):
                keep_one(session, one, at=_read(one))
                if one.accounts:
                    reconcile_new(session, one.report, one.accounts, matcher, at=_read(one))
        list(refresh_listings(opened, rule=RULE, clock=lambda: NOW))
        yield opened


def _read(one: Made) -> datetime:
    """When a report is read: in the evening of its day; one without a day on the first."""
    return datetime.combine(one.report.published or FIRST, time(20), UTC)


@pytest.fixture(scope="module")
def by_record(store: Store, made: list[Made]) -> dict[str, TrueIncident]:
    about = {one.report.id: one.about for one in made}
    truth = {one.id: one for one in REGION.incidents}
    with store.view() as session:
        return {one.record_id: truth[about[one.reports[0]]] for one in occurrences(session)}


def deliverable(store: Store, kind: str, period: Period, *, area: str = "", at: datetime = NOW) -> Document:
    with store.view() as session:
        where = area_of(session, area) if area else None
        return deliver(session, Order(kind, period, where, at, RULE))  # type: ignore[arg-type]


# The truth.


def happened(period: Period, sort: str, fits: Fits = lambda one: True) -> list[TrueIncident]:
    """What is reported to have happened within a period."""
    return [
        one
        for one in REGION.reported
        if one.sort == sort
        and fits(one)
        and (when := one.when)
        and period.since <= when.earliest
        and when.latest <= period.until
    ]


def best(some: list[TrueIncident], harm: Literal["killed", "wounded"]) -> int:
    figures = [one.figure(harm) for one in some]
    return sum(figure[1] for figure in figures if figure is not None)


def of(province: str) -> Fits:
    return lambda one: province == "all" or province == PROVINCES[one.place]


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_a_week_shows_what_the_truth_implies(store: Store, week: Period) -> None:
    made = deliverable(store, "weekly", week)
    cells = table(made, "province")
    assert cells, "no province"
    assert set(cells) >= {PROVINCES[one.place] for one in happened(week, "attack")}
    for province, row in cells.items():
        back = [len(happened(week.before(number), "attack", of(province))) for number in range(1, 9)]
        began = [week.before(number).since >= FIRST for number in range(1, 9)]
        known = [count for count, is_known in zip(back, began, strict=True) if is_known]
        year = week.a_year_before()
        assert row["this week"] == str(len(happened(week, "attack", of(province))))
        assert row["last week"] == str(back[0])
        assert row["8-week mean"] == f"{sum(known) / len(known):.1f}"
        last_year = "–" if year.since < FIRST else str(len(happened(year, "attack", of(province))))
        assert row["same week last year"] == last_year
        assert row["responses"] == str(len(happened(week, "response", of(province))))


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_casualties_of_a_week_are_those_of_the_truth(store: Store, week: Period) -> None:
    made = deliverable(store, "weekly", week)
    for province, row in table(made, "province", caption="best figures").items():
        attacks = happened(week, "attack", of(province))
        killed = [one for one in attacks if one.figure("killed")]
        wounded = [one for one in attacks if one.figure("wounded")]
        parts = [f"{best(killed, 'killed')}K"] * bool(killed) + [f"{best(wounded, 'wounded')}W"] * bool(wounded)
        total = best(killed, "killed") + best(wounded, "wounded")
        assert row["casualties"] == (f"{total} ({', '.join(parts)})" if parts else "–")
        assert row["no figure of killed"] == str(len(attacks) - len(killed))
    sides = table(made, "who")
    civil = [one for one in happened(week, "attack") if one.group == "farmers" and one.figure("killed")]
    assert sides.get("civilians", {"killed": "–"})["killed"] == (str(best(civil, "killed")) if civil else "–")
    forces = [one for one in happened(week, "attack") if one.group != "farmers" and one.figure("killed")]
    assert sides.get("forces", {"killed": "–"})["killed"] == (str(best(forces, "killed")) if forces else "–")
    assert "armed groups" not in sides
    told = [one for one in happened(week, "attack") if one.figure("killed")]
    assert sides["all"]["killed"] == (str(best(told, "killed")) if told else "–")


@pytest.mark.parametrize("week", WEEKS, ids=str)
def test_perpetrators_and_bodies_of_a_week(store: Store, week: Period) -> None:
    made = deliverable(store, "weekly", week)
    named = [one for one in happened(week, "attack") if one.perpetrator == "Islamic State"]
    rows = table(made, "named as perpetrator")
    assert rows.get("Islamic State", {"this week": "0"})["this week"] == str(len(named))
    unnamed = len(happened(week, "attack")) - len(named)
    assert rows.get("not attributed", {"this week": "0"})["this week"] == str(unnamed)
    finds = happened(week, "exhumation")
    said = section(made, "Bodies found")
    assert said.startswith(f"{len(finds)} find" if finds else "None reported.")


def test_an_area_holds_its_own(store: Store) -> None:
    week = WEEKS[2]
    made = deliverable(store, "weekly", week, area="Diyala, Iraq")
    assert table(made, "province")["all"]["this week"] == str(len(happened(week, "attack", of("Diyala"))))
    told = section(made, "Security cooperation: Peshmerga and Iraqi army")
    assert "This does not show that the agreement caused it." in told
    assert "hold joint patrols: not assessed; evidence 3 proposed for" in told
    watched = table(made, "agreement")
    assert list(watched) == ["Security cooperation: Peshmerga and Iraqi army"]
    zones = REGION.zones_with_effect
    islamic_state = [
        one for one in happened(week, "attack") if one.place in zones and one.perpetrator == "Islamic State"
    ]
    assert int(watched["Security cooperation: Peshmerga and Iraqi army"]["attacks in its zones"]) == len(islamic_state)


def test_the_agreements_watch_says_which_of_the_last_days_are_left_out_and_whose_reports_are_awaited(
    store: Store,
) -> None:
    title = "Security cooperation: Peshmerga and Iraqi army"
    told = section(deliverable(store, "weekly", Period(LAST - timedelta(days=6), LAST), area="Diyala, Iraq"), title)
    assert f"Not yet fully reported and left out: {LAST};" in told
    assert f"Still coming in, by how late each source reports: Lakeside Radio from {LAST} on (1 day)" in told
    past = section(deliverable(store, "weekly", WEEKS[2], area="Diyala, Iraq"), title)
    assert "Not yet fully reported" not in past and "Still coming in" not in past


def test_gaps_are_those_of_four_weeks(store: Store) -> None:
    week = WEEKS[2]
    made = table(deliverable(store, "weekly", week, area="Kirkuk, Iraq"), "zone")["all"]
    with store.view() as session:
        area = area_of(session, "Kirkuk, Iraq")
        gaps = gaps_of(session, area, week.until - timedelta(days=27), week.until).gaps
    assert made["attacks"] == str(len(happened(Period(gaps.since, gaps.until), "attack", of("Kirkuk"))))
    assert made["none in 14 days"] == str(gaps.total().count(14, "none reported"))
    assert made["too early"] == str(gaps.total().count(14, "too early"))


def test_a_weekly_of_everything_answers_what_one_of_its_only_country_does(store: Store) -> None:
    week = WEEKS[2]
    everywhere, country = deliverable(store, "weekly", week), deliverable(store, "weekly", week, area="IQ")
    for title in ("Agreements watch", "Attacks without a reported response"):
        assert section(everywhere, title) == section(country, title)
    told = section(everywhere, "Security cooperation: Peshmerga and Iraqi army")
    assert told == section(country, "Security cooperation: Peshmerga and Iraqi army")
    assert "hold joint patrols: not assessed; evidence 3 proposed for" in told
    attacks = happened(Period(week.until - timedelta(days=27), week.until), "attack")
    assert table(everywhere, "zone")["all"]["attacks"] == str(len(attacks))


def test_the_work_of_a_weekly_of_everything_is_bounded_and_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = "Security cooperation: Peshmerga and Iraqi army"
    monkeypatch.setattr(watching, "INCIDENTS_OF_ALL", 10)
    monkeypatch.setattr(watching, "REPORTS_OF_ALL", 3)
    made = deliverable(store, "weekly", WEEKS[2])
    assert "Whether 1 agreement holds takes reading more incidents than there is time for here" in str(
        [plain_words(block.words) for block in made.blocks if isinstance(block, Paragraph)]
    )
    assert table(made, "agreement")[title]["attacks in its zones"] != "0", "its incidents of the week are told"
    told = section(made, title)
    assert "of which the latest 3 were looked into" in told
    assert "usual range" not in told
    assert "usual range" in section(deliverable(store, "weekly", WEEKS[2], area="IQ"), title), "an area has no bound"


def test_the_same_sources_are_those_of_which_reports_of_both_weeks_were_read(store: Store, made: list[Made]) -> None:
    week = Period(date(2022, 11, 21), date(2022, 11, 27))
    read = [
        {one.report.outlet for one in made if one.report.published and of.since <= one.report.published <= of.until}
        for of in (week, week.before())
    ]
    kept = read[0] & read[1]
    with store.view() as session:
        everywhere, country = (
            deliver(
                session, Order("weekly", week, area_of(session, area) if area else None, NOW, RULE, same_sources=True)
            )
            for area in (None, "IQ")
        )

    def told(one: TrueIncident) -> bool:
        return any(telling.outlet in kept for telling in one.tellings)

    cells = table(everywhere, "province")["all"]
    assert cells["this week"] == str(len(happened(week, "attack", told))) != str(len(happened(week, "attack")))
    assert cells["last week"] == str(len(happened(week.before(), "attack", told)))
    gaps = Period(week.until - timedelta(days=27), week.until)
    for document in (everywhere, country):
        assert table(document, "zone")["all"]["attacks"] == str(len(happened(gaps, "attack", told)))
    assert f"{len(kept)} of {len(read[0] | read[1])} sources" in str(everywhere.blocks[1])


def test_24_months_are_those_of_the_truth(store: Store) -> None:
    made = deliverable(store, "monthly", month_of(date(2023, 12, 1)))
    cells = table(made, "month")
    assert len(cells) == 24
    for month in (month_of(date(2022 + at // 12, at % 12 + 1, 1)) for at in range(1, 24)):
        row = cells[month_name(month)]
        assert row["attacks"] == str(len(happened(month, "attack"))), month_name(month)
        assert row["responses"] == str(len(happened(month, "response"))), month_name(month)
        assert row["finds of bodies"] == str(len(happened(month, "exhumation"))), month_name(month)
        told = [one for one in happened(month, "attack") if one.figure("killed")]
        assert row["killed"] == (str(best(told, "killed")) if told else "–"), month_name(month)
    assert set(cells["January 2022"].values()) == {"–"}, "the first report is of 3 January or later"
    chart = next(block for block in made.blocks if isinstance(block, Chart) and block.kind == "lines")
    assert [int(value) for value in chart.series[0].values[1:] if value is not None] == [
        int(cells[month_name(month_of(date.fromisoformat(f"{label}-01")))]["attacks"]) for label in chart.labels[1:]
    ]


def test_places_of_a_month_are_those_of_the_truth(store: Store) -> None:
    month = month_of(date(2022, 8, 1))
    made = deliverable(store, "monthly", month)
    spots = table(made, "place")
    for name in {one.place for one in happened(month, "attack") if not one.told_province}:
        there = [one for one in happened(month, "attack") if one.place == name and not one.told_province]
        assert spots[f"{name}, {PROVINCES[name]}" if name != PROVINCES[name] else name]["this month"] == str(len(there))


def test_a_flash_tells_every_incident_of_its_day(store: Store) -> None:
    days = sorted({one.day for one in happened(WEEKS[0], "attack") if one.told == "day"})
    assert days
    for day in days:
        made = deliverable(store, "flash", Period(day, day))
        listed = [
            block for block in made.blocks if isinstance(block, Table) and block.caption.startswith("What was reported")
        ]
        there = [one for sort in SORTS for one in happened(Period(day, day), sort)]
        assert len(listed[0].rows) == len(there)


# Corrections.


def at(week: Period) -> datetime:
    """Monday morning after a week."""
    return datetime.combine(week.until + timedelta(days=1), time(6), UTC)


def known_by(one: TrueIncident, moment: datetime) -> TrueIncident:
    """An incident as it had been told by a moment."""
    return replace(one, tellings=tuple(t for t in one.tellings if datetime.combine(t.day, time(20), UTC) <= moment))


def told_figures(one: TrueIncident) -> tuple[str, str]:
    killed, wounded = one.figure("killed"), one.figure("wounded")
    return range_words(Range(*killed) if killed else None), range_words(Range(*wounded) if wounded else None)


def expected_corrections(week: Period) -> dict[str, str]:
    """What was told anew of the week before from one Monday to the next, by incident, with a word of it."""
    expected = {}
    for one in (one for sort in SORTS for one in happened(week.before(), sort)):
        then, now = known_by(one, at(week.before())), known_by(one, at(week))
        if now.is_reported and not then.is_reported:
            expected[one.id] = "added"
        elif now.is_reported and told_figures(then) != told_figures(now):
            expected[one.id] = told_figures(now)[0]
    return expected


def test_corrections_are_what_was_told_since_the_last_edition(store: Store, by_record: dict[str, TrueIncident]) -> None:
    weeks = [Period(FIRST + timedelta(days=7 * n), FIRST + timedelta(days=7 * n + 6)) for n in range(2, 104)]
    weeks.sort(key=lambda week: -len(expected_corrections(week)))
    assert len(expected_corrections(weeks[0])) > 1, "nothing was ever corrected"
    for week in (*weeks[:5], weeks[-1]):
        with store.view() as session:
            today = occurrences(session)
            then = earlier_record(session, at(week.before()), week.before(), today, rule=RULE)
            now = earlier_record(session, at(week), week.before(), today, rule=RULE)
        found = {by_record[one.record_id].id: one for one in corrections(then, now.occurrences, None, week.before())}
        expected = expected_corrections(week)
        assert set(found) == set(expected), week
        for id, told in expected.items():
            assert told in found[id].differences[0], (id, found[id])


def test_an_edition_of_then_is_the_same_today(store: Store) -> None:
    """What an edition counted can be derived again, though the record has grown since."""
    week = WEEKS[1]
    with store.view() as session:
        then = earlier_record(session, at(week), week, occurrences(session), rule=RULE)
        everything = [view for view in views_at(session, at(week), rule=RULE) if view.record.kind == "incident"]
        reports_then = session.records.reports({one.report_id for view in everything for one in view.members})
    derived = {view.record.id: occurrence_of(view, reports_then) for view in everything}
    those = {id: one for id, one in derived.items() if one.falls(week.since, week.until) != "no"}
    kept = {one.record_id: one for one in then.occurrences if one.falls(week.since, week.until) != "no"}
    assert kept == those, "what was not touched was the same then"
    known = [one for one in then.occurrences if one.falls(week.since, week.until) == "yes" and one.nature == "attack"]
    told = [one for one in happened(week, "attack") if known_by(one, at(week)).is_reported]
    assert len(known) == len(told)


def test_a_decision_changes_weekly_and_monthly_and_is_a_correction(
    store: Store, by_record: dict[str, TrueIncident]
) -> None:
    last, week = WEEKS[2], Period(WEEKS[2].until + timedelta(days=1), WEEKS[2].until + timedelta(days=7))
    wanted = next(record for record, one in by_record.items() if one in happened(last, "attack"))
    before = table(deliverable(store, "monthly", month_of(last.until)), "month")[month_name(month_of(last.until))]
    with store.session() as session:
        decide(session, [wanted], "rejected", by="Amal", at=at(week) - timedelta(hours=1), reason="told twice")
    try:
        made = deliverable(store, "weekly", week, at=at(week))
        assert "Amal rejected (told twice)" in section(made, "Corrections to last week")
        after = table(deliverable(store, "monthly", month_of(last.until)), "month")[month_name(month_of(last.until))]
        assert int(after["attacks"]) == int(before["attacks"]) - 1
    finally:
        with store.session() as session:
            decide(session, [wanted], "accepted", by="Amal", at=at(week), reason="")
    assert last.since > IN_FORCE
    assert plain_words(made.method[0]).startswith("Every figure counts records")
