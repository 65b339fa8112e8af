"""Flash, weekly and monthly over a small record whose truth is known, cell by cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dateline.analysis.areas import parse_area
from dateline.analysis.corrections import Earlier, corrections
from dateline.analysis.counting import (
    NOT_SAID,
    Coverage,
    Period,
    attacks_of,
    by_side,
    casualties,
    class_of,
    history,
    last_day,
    last_month,
    last_week,
    month_of,
    months_to,
    province_of,
    short_provinces,
    tally,
)
from dateline.analysis.flash import flash
from dateline.analysis.mapping import province_map
from dateline.analysis.monthly import monthly
from dateline.analysis.occurrences import Occurrence, Party, Range
from dateline.analysis.telling import range_words, toll_of, when_words, where_words, who_words
from dateline.analysis.trends import hot_spots, months
from dateline.analysis.weekly import weekly
from dateline.model.document import Chart, Map, Panel, plain_words
from sample_occurrences import (
    COVERAGE,
    MONDAY,
    basis,
    lead,
    occurrence,
    published,
    records,
    section,
    since,
    table,
    victims,
)

WEEK = Period(MONDAY, date(2026, 11, 29))
ALONE = {"families": ("one",), "outlets": ("Tigris Post",)}
FARMERS = victims("farmer", "civilians", 2)
FORCE = (Party("soldiers", None, "force"),)


def record_of_the_week() -> list[Occurrence]:
    """This week 4 attacks (3 Kirkuk, 1 Diyala), 1 raid, 1 foiled, 1 grave, 1 denied; earlier weeks as named."""
    return [
        occurrence("k1", "2026-11-23", killed=20, wounded=Range(5, 6, 8), victims=(victims("soldier", "force", 14),)),
        occurrence("k2", "2026-11-24", killed=Range(3, 4, None), claimed_by="Black Reed Front", attribution="claimed"),
        occurrence(
            "k3",
            "2026-11-29",
            wounded=5,
            perpetrators=(),
            attribution=None,
            families=("one",),
            outlets=("Tigris Post",),
        ),
        occurrence(
            "d1", "2026-11-25", "Diyala", killed=2, victims=(victims("farmer", "civilians", 2),), marking="TLP:GREEN"
        ),
        occurrence("raid", "2026-11-26", word="raid_arrest", perpetrators=FORCE, killed=3),
        occurrence("foiled", "2026-11-26", certainty="thwarted", word="bombing_ied"),
        occurrence("grave", "2026-11-27", is_exhumation=True, killed=31, word="other"),
        occurrence("denied", "2026-11-27", certainty="denied", killed=9),
        occurrence("many", "2026-11-27", is_aggregate=True, killed=90),
        # Not known to the week, and not known to the province.
        occurrence("straddles", "2026-11-22", latest=date(2026, 11, 24), date_precision=2),
        # Before: last week two, both in Diyala; eight weeks before in all 2 + 3; a year before one.
        occurrence("l1", "2026-11-16", "Diyala", killed=1),
        occurrence("l2", "2026-11-22", "Diyala", killed=1),
        *(occurrence(f"m{number}", "2026-10-12") for number in range(3)),
        occurrence("year", "2025-11-26"),
        # The last week with as many: 6 to 12 July, 20 weeks earlier, has five.
        *(occurrence(f"j{number}", "2026-07-08") for number in range(5)),
    ]


# Rules.


def test_periods_are_told_and_moved() -> None:
    assert str(WEEK) == "23 to 29 November 2026"
    assert str(Period(date(2026, 11, 30), date(2026, 12, 6))) == "30 November to 6 December 2026"
    assert str(Period(date(2025, 12, 29), date(2026, 1, 4))) == "29 December 2025 to 4 January 2026"
    assert str(last_day(date(2026, 3, 1))) == "28 February 2026"
    assert last_week(date(2026, 11, 30)) == WEEK == last_week(date(2026, 12, 6))
    assert str(last_month(date(2026, 3, 31))) == "1 to 28 February 2026"
    assert WEEK.before().since == date(2026, 11, 16)
    assert WEEK.a_year_before().since == date(2025, 11, 24), "the same days of the week"
    assert [month.since.month for month in months_to(month_of(date(2026, 2, 3)), 4)] == [11, 12, 1, 2]


def test_what_an_occurrence_counts_as() -> None:
    classes = {one.record_id: class_of(one) for one in record_of_the_week()}
    assert classes["k1"] == "attack"
    assert (classes["raid"], classes["foiled"], classes["grave"]) == ("response", "foiled", "exhumation")
    assert (classes["denied"], classes["many"]) == ("none", "none")


def test_a_province_is_told_with_its_country_where_there_are_several() -> None:
    assert province_of(occurrence("a", "2026-11-23")) == "Kirkuk, IQ"
    assert province_of(occurrence("a", "2026-11-23", where_precision=4, admin=(), place_name="Kirkuk")) == "Kirkuk, IQ"
    assert (
        province_of(occurrence("a", "2026-11-23", where_precision=6, admin=(), place_name="Iraq"))
        == "province not known"
    )
    assert short_provinces(["Kirkuk, IQ", "province not known"])["Kirkuk, IQ"] == "Kirkuk"
    assert short_provinces(["Kirkuk, IQ", "Homs, SY"])["Homs, SY"] == "Homs, SY"


def test_unknown_casualties_add_nothing_and_open_the_range() -> None:
    some = [
        occurrence("a", "2026-11-23", killed=Range(3, 4, 6)),
        occurrence("b", "2026-11-23", killed=Range(None, None, 2)),
        occurrence("c", "2026-11-23"),
    ]
    told = casualties(some, "killed")
    assert (told.low, told.best, told.high) == (3, 6, 8)
    assert [one.record_id for one in told.untold] == ["c"]
    assert casualties([*some, occurrence("d", "2026-11-23", killed=Range(1, 1, None))], "killed").high is None
    assert plain_words(toll_of([occurrence("c", "2026-11-23")])) == "–"


def test_sides_leave_the_rest_unsaid_and_overlapping_groups_too() -> None:
    half = occurrence("a", "2026-11-23", killed=10, victims=(victims("soldier", "force", 6),))
    over = occurrence(
        "b", "2026-11-23", killed=5, victims=(victims("soldier", "force", 4), victims("officer", "force", 3))
    )
    people = occurrence("c", "2026-11-23", killed=2, victims=(victims("person", "", 2),))
    assert by_side([half, over, people], "killed") == {
        "forces": {"a": 6},
        "civilians": {},
        "armed groups": {},
        NOT_SAID: {"a": 4, "b": 5, "c": 2},
    }


def test_fighters_of_a_force_that_was_attacked_are_of_it() -> None:
    fighters = (victims("fighter", "armed group", 3),)
    force = occurrence("a", "2026-11-23", killed=3, victims=fighters, targets=(Party("Peshmerga", None, "force"),))
    assert by_side([force], "killed")["forces"] == {"a": 3}
    assert by_side([replace(force, targets=())], "killed")["armed groups"] == {"a": 3}


def test_the_most_since_looks_back_and_stops_at_the_beginning() -> None:
    told = history(attacks_of(one for one in record_of_the_week() if one.record_id != "year"), WEEK, COVERAGE)
    assert told.most_since is not None
    assert (str(told.most_since.earlier), told.most_since.count) == ("6 to 12 July 2026", 5)
    late = history(attacks_of(record_of_the_week()[:4]), WEEK, since(date(2026, 10, 1)))
    assert late.most_since is not None and late.most_since.earlier is None
    assert (late.covered, late.a_year_before) == (7, None)
    near = [occurrence(f"{day}{number}", day) for day in ("2026-11-23", "2026-10-26") for number in range(2)]
    assert history(near, WEEK, COVERAGE).most_since is None, "only three weeks lie between"
    assert history([occurrence("a", "2026-11-23")], WEEK, COVERAGE).most_since is None, "one is not the most"


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (None, "not reported"),
        (Range(7, 7, 7), "7"),
        (Range(7, 9, 10), "7–10, best 9"),
        (Range(7, 7, 10), "7–10"),
        (Range(7, 7, None), "at least 7"),
        (Range(None, 7, 7), "up to 7"),
        (Range(0, 0, 0), "0"),
    ],
)
def test_a_figure_is_told_as_it_was_said(figure: Range | None, told: str) -> None:
    assert range_words(figure) == told


def test_an_incident_in_words() -> None:
    one = occurrence(
        "a", "2026-11-23", date_precision=2, relation="near", place="near Daquq", place_name="Daquq", where_precision=2
    )
    assert when_words(one) == "23 November 2026 (likeliest day, within two to six days)"
    assert where_words(one) == "near Daquq, Kirkuk, IQ (near the place)"
    assert where_words(replace(one, place=None)) == "place not known"
    assert when_words(replace(one, earliest=None, latest=None)) == "day not known"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"attribution": "stated"}, "attributed to Black Reed Front"),
        ({"attribution": "alleged"}, "allegedly Black Reed Front"),
        ({"attribution": "denied"}, "attributed to Black Reed Front, denied"),
        ({"attribution": "disputed"}, "disputed: attributed to Black Reed Front"),
        ({"claimed_by": "Black Reed Front"}, "claimed by Black Reed Front"),
        ({"claimed_by": "Marsh Men"}, "claimed by Marsh Men; attributed to Black Reed Front"),
        ({"perpetrators": ()}, "not attributed"),
        ({"perpetrators": (Party("gunmen"),)}, "by gunmen, no group named"),
    ],
)
def test_who_did_it_is_told_as_far_as_it_is_said(changes: dict[str, Any], told: str) -> None:
    assert who_words(occurrence("a", "2026-11-23", **changes)) == told


# The flash.


def test_a_flash_tells_each_incident_of_the_day() -> None:
    made = flash(basis(*record_of_the_week()), Period(date(2026, 11, 24), date(2026, 11, 24)))
    assert table(made, "when") == {
        "24 November 2026": {
            "where": "Kirkuk town, Kirkuk, IQ (exact place)",
            "what and who": "ambush; claimed by Black Reed Front",
            "killed": "at least 3, best 4",
            "wounded": "not reported",
            "sources": "2 independent sources: Tigris Post (B2), Old Ferry Post (not graded)",
        }
    }
    assert records(made, "24 November 2026") == ("k2",)
    assert lead(made).startswith("All areas, 24 November 2026: 1 attack; casualties of the attacks 4 (4K).")


def test_a_flash_marks_a_single_source_and_stays_one_screen() -> None:
    made = flash(basis(*record_of_the_week()), Period(date(2026, 11, 29), date(2026, 11, 29)))
    assert table(made, "when")["29 November 2026"]["sources"] == "single source: Tigris Post (B2)"
    many = [occurrence(f"n{number:02}", "2026-11-24", killed=number) for number in range(20)]
    made = flash(basis(*many), Period(date(2026, 11, 24), date(2026, 11, 24)))
    assert records(made, "8 more") == tuple(f"n{number:02}" for number in range(7, -1, -1))


def test_a_flash_with_nothing_says_how_much_was_read() -> None:
    made = flash(basis(), WEEK)
    assert lead(made) == "All areas, 23 to 29 November 2026: nothing reported – 2 sources read, 47 reports."
    one = flash(basis(read=(published("Tigris Post", [MONDAY]),)), WEEK)
    assert "1 source read, 1 report." in lead(one)


def test_what_is_reported_late_stands_apart() -> None:
    late = occurrence("late", "2026-11-02", published=(date(2026, 11, 24),), killed=6)
    undated = occurrence("undated", "2026-11-24", earliest=None, latest=None)
    made = flash(basis(late, undated), Period(date(2026, 11, 24), date(2026, 11, 24)))
    assert list(table(made, "when")) == ["2 November 2026", "day not known"]
    assert lead(made).startswith("All areas, 24 November 2026: nothing reported")


# The weekly.


def test_a_week_of_which_nothing_was_read_is_not_known() -> None:
    last_week_silent = Coverage(frozenset(day for day in COVERAGE.days if not 16 <= day.day <= 22))
    made = weekly(basis(*record_of_the_week(), coverage=last_week_silent), WEEK, None)
    assert table(made, "province")["all"]["last week"] == "–"


def test_attacks_by_province_beside_the_weeks_before() -> None:
    made = weekly(basis(*record_of_the_week()), WEEK, None)
    cells = table(made, "province")
    assert cells == {
        "Kirkuk": _row("3", "0", "0.4", "1", "1"),
        "Diyala": _row("1", "2", "0.2", "0", "0"),
        "all": _row("4", "2", "0.6", "1", "1"),
    }
    assert records(made, "0.4") == ("m0", "m1", "m2")


def _row(now: str, last: str, mean: str, year: str, responses: str) -> dict[str, str]:
    names = ("this week", "last week", "8-week mean", "same week last year", "responses")
    return dict(zip(names, (now, last, mean, year, responses), strict=True))


def test_weeks_before_the_record_are_not_known() -> None:
    made = weekly(basis(*record_of_the_week(), coverage=since(date(2026, 11, 23))), WEEK, None)
    assert table(made, "province")["all"] == _row("4", "–", "–", "–", "1")
    assert "; the week before is not known" in lead(made)


def test_casualties_by_province_and_by_who_they_were() -> None:
    made = weekly(basis(*record_of_the_week()), WEEK, None)
    assert table(made, "province", caption="best figures") == {
        "Kirkuk": _tolls("35 (24K, 11W)", "23 or more", "10 to 13", "1"),
        "Diyala": _tolls("2 (2K)", "2", "not reported", "0"),
        "all": _tolls("37 (26K, 11W)", "25 or more", "10 to 13", "1"),
    }
    assert table(made, "who") == {
        "forces": {"killed": "14", "wounded": "–"},
        "civilians": {"killed": "2", "wounded": "–"},
        "not said who": {"killed": "10", "wounded": "11"},
        "all": {"killed": "26", "wounded": "11"},
    }


def _tolls(toll: str, killed: str, wounded: str, untold: str) -> dict[str, str]:
    names = ("casualties", "killed, range", "wounded, range", "no figure of killed")
    return dict(zip(names, (toll, killed, wounded, untold), strict=True))


def test_bodies_found_are_in_no_other_count() -> None:
    made = weekly(basis(*record_of_the_week()), WEEK, None)
    assert section(made, "Bodies found").startswith("1 find, bodies told: 31.")
    assert records(made, "1 find") == ("grave",)
    assert section(weekly(basis(), WEEK, None), "Bodies found") == "None reported."


def test_attacks_by_perpetrator() -> None:
    both = occurrence("both", "2026-11-28", perpetrators=(Party("Black Reed Front"), Party("Marsh Men")))
    gunmen = occurrence("gunmen", "2026-11-28", perpetrators=(Party("gunmen"),))
    made = weekly(basis(*record_of_the_week(), both, gunmen), WEEK, None)
    names = ("this week", "claimed", "last week", "casualties")
    assert table(made, "named as perpetrator") == {
        "Black Reed Front": dict(zip(names, ("4", "1", "2", "32 (26K, 6W)"), strict=True)),
        "Marsh Men": dict(zip(names, ("1", "0", "0", "–"), strict=True)),
        "not attributed": dict(zip(names, ("2", "0", "0", "5 (5W)"), strict=True)),
    }


def test_the_lead_sentence_of_a_week() -> None:
    made = weekly(basis(*record_of_the_week()), WEEK, None)
    assert lead(made) == (
        "All areas, 23 to 29 November 2026: 4 attacks reported, casualties 37 (26K, 11W); the week before 2, the mean "
        "of the 8 weeks before 0.6; the most since 6 to 12 July 2026 (5); most in Kirkuk (3)."
    )
    assert records(made, "4 attacks reported") == ("k1", "k2", "k3", "d1")
    quiet = lead(weekly(basis(), WEEK, None))
    assert quiet.startswith("All areas, 23 to 29 November 2026: no attack reported; 2 sources read, 47 reports; ")


def test_a_document_has_the_strictest_marking_of_its_parts() -> None:
    assert weekly(basis(*record_of_the_week()), WEEK, None).marking == "TLP:GREEN"
    assert flash(basis(*record_of_the_week()), Period(MONDAY, MONDAY)).marking == "TLP:CLEAR"


def test_a_week_is_of_the_area_that_is_asked_for() -> None:
    wide = occurrence("wide", "2026-11-25", where_precision=6, admin=(), place_name="Iraq", place="Iraq")
    made = weekly(basis(*record_of_the_week(), wide, area=parse_area("Diyala, Iraq")), WEEK, None)
    assert table(made, "province") == {
        "Diyala": _row("1", "2", "0.2", "0", "0"),
        "all": _row("1", "2", "0.2", "0", "0"),
    }
    panel = next(block for block in made.blocks if isinstance(block, Panel))
    assert plain_words(dict(panel.rows)["not counted"]).startswith("1 that may belong here")


def test_the_map_counts_provinces() -> None:
    shown = next(block for block in weekly(basis(*record_of_the_week()), WEEK, None).blocks if isinstance(block, Map))
    assert {mark.name: mark.count for mark in shown.marks} == {"Kirkuk": 3, "Diyala": 1}
    assert abs(shown.marks[0].lat - 35.4) < 0.6, "the gazetteer's point of the province, not of the incidents"
    nowhere = occurrence("n", "2026-11-25", where_precision=6, admin=(), place_name="Iraq")
    assert province_map([nowhere], "t") is None
    with_one = province_map([nowhere, occurrence("k", "2026-11-25")], "t")
    assert with_one is not None and "1 not on the map" in with_one.description


# Corrections.


def test_corrections_name_what_was_counted_otherwise_and_why() -> None:
    week = WEEK.before()
    same = occurrence("same", "2026-11-17", killed=1)
    was = [
        same,
        occurrence("more", "2026-11-17", killed=3),
        occurrence("gone", "2026-11-18"),
        occurrence("merged", "2026-11-18"),
        occurrence("moved", "2026-11-12"),
    ]
    now = [
        same,
        occurrence("more", "2026-11-17", killed=5),
        occurrence("new", "2026-11-19", killed=2),
        occurrence("moved", "2026-11-19", published=(date(2026, 11, 20),)),
    ]
    earlier = Earlier(
        datetime(2026, 11, 23, 6, tzinfo=UTC), tuple(was), {"merged": "more"}, {"more": "report x was read"}
    )
    found = {one.record_id: one for one in corrections(earlier, now, None, week) if one.record_id != "more" or one.now}
    assert set(found) == {"more", "new", "gone", "moved"}
    assert found["more"].differences == ("killed 3 → 5",)
    assert found["more"].why == "report x was read"
    assert found["new"].differences[0].startswith("added; attributed to Black Reed Front; killed 2")
    assert found["gone"].differences == ("withdrawn: rejected, or no report that counts here tells of it",)
    assert found["moved"].differences[0].startswith("counts here now: day 12 November 2026 → 19 November 2026")
    told = section(weekly(basis(*now), WEEK, earlier), "Corrections to last week")
    assert "now part of another record (more)" in told
    assert "killed 3 → 5. Why: report x was read." in told
    assert "same" not in told


def test_what_is_as_it_was_needs_no_correction() -> None:
    earlier = Earlier(datetime(2026, 11, 23, 6, tzinfo=UTC), tuple(record_of_the_week()), {}, {})
    told = section(weekly(basis(*record_of_the_week()), WEEK, earlier), "Corrections to last week")
    assert told.startswith("None: 16 to 22 November 2026 stands as it was counted at 2026-11-23 06:00 UTC.")
    empty = Earlier(earlier.made, (), {}, {}, is_empty=True)
    assert "no edition to correct" in section(weekly(basis(), WEEK, empty), "Corrections to last week")


# The monthly.


def test_24_months_and_what_the_record_does_not_reach() -> None:
    made = monthly(basis(*record_of_the_week(), coverage=since(date(2025, 6, 15))), month_of(MONDAY), None)
    cells = table(made, "month")
    assert len(cells) == 24
    assert cells["November 2026"] == {
        "attacks": "7",
        "responses": "1",
        "foiled": "1",
        "killed": "28",
        "wounded": "11",
        "finds of bodies": "1",
    }
    assert cells["July 2026"]["attacks"] == "5"
    assert cells["August 2026"]["attacks"] == "0"
    assert set(cells["June 2025"].values()) == {"–"}, "the record begins within it"
    chart = next(block for block in made.blocks if isinstance(block, Chart) and block.kind == "lines")
    assert chart.series[0].values[-1] == 7
    assert chart.series[0].values[6] is None
    assert chart.labels[-1] == "2026-11"
    assert "the most 7 in 2026-11" in chart.description


def test_the_mix_of_types_keeps_six_and_the_rest_together() -> None:
    kinds = ("ambush", "shooting", "bombing_ied", "shelling", "landmine", "arson", "grenade", "kidnapping")
    found = [occurrence(f"{kind}{n}", "2026-11-03", word=kind) for at, kind in enumerate(kinds) for n in range(10 - at)]
    made = monthly(basis(*found), month_of(MONDAY), None)
    chart = next(block for block in made.blocks if isinstance(block, Chart) and block.kind == "stacked")
    assert [(one.name, one.values[-1]) for one in chart.series] == [
        ("ambush", 10),
        ("shooting", 9),
        ("bombing", 8),
        ("shelling", 7),
        ("landmine", 6),
        ("arson", 5),
        ("other types", 7),
    ]
    assert table(made, "type")["grenade attack"]["this month"] == "4"


def test_hot_spots_need_three_attacks_and_twice_the_mean() -> None:
    found = [occurrence(f"k{number}", "2026-11-03") for number in range(4)]
    found += [occurrence(f"d{number}", "2026-11-03", "Diyala") for number in range(4)]
    found += [occurrence(f"e{number}", "2026-11-03", "Erbil") for number in range(2)]
    found += [
        occurrence(f"o{number}", f"2026-{month:02}-03", "Diyala")
        for month in range(5, 11)
        for number in range(month, month + 3)
    ]
    found += [occurrence("wide", "2026-11-03", where_precision=4, place_name="Kirkuk")]
    spots = {spot.name: spot for spot in hot_spots(months(found, month_of(MONDAY), COVERAGE, number=25))}
    assert set(spots) == {"Kirkuk town, Kirkuk", "Diyala town, Diyala", "Erbil town, Erbil"}
    assert (spots["Kirkuk town, Kirkuk"].mean, spots["Kirkuk town, Kirkuk"].is_hot) == (0.0, True)
    assert (spots["Diyala town, Diyala"].mean, spots["Diyala town, Diyala"].is_hot) == (3.0, False)
    assert not spots["Erbil town, Erbil"].is_hot
    assert not any(
        spot.is_hot for spot in hot_spots(months(found, month_of(MONDAY), since(date(2026, 11, 1)), number=25))
    )


def test_what_straddles_a_period_is_counted_aside() -> None:
    told = tally(record_of_the_week(), WEEK)
    assert [one.record_id for one in told.unsure] == ["straddles"]
    assert "straddles" not in {one.record_id for one in told.attacks}
