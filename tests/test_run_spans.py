"""Words that a person selects: where they stand, and what the finders read on them, field by field."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import BadInput
from dateline.model.reviews import EDITABLE
from dateline.model.text import Publication, Report, compose_report
from dateline.model.values import Action, Means, Toll, When, Where, Who
from dateline.run.spans import LONGEST, MOST, passage, places_of, read_as, span

BODY = """Gunmen attacked a military post near Gao in Mali on Monday with mortars. At least nine soldiers \
were killed and 12 wounded, officials said. Jama'at Nasr al-Islam wal Muslimin claimed it.

The toll of 14 was given later, and then of up to a dozen others and at least 1,200 more, \
in Mopti \U0001f600. A word\u00a0with a hard space."""


def report_of(body: str = BODY) -> Report:
    when = Publication(date(2024, 5, 7), "given")
    return compose_report(title="Gunmen attack post", body=body, publication=when, language="en")


def read(words: str, kind: str = "incident") -> dict[str, object]:
    report = report_of()
    (evidence, *_) = places_of(report, words)
    return {field: values[0] for field, values in read_as(report, evidence, EDITABLE[kind]).items()}


@pytest.mark.parametrize(
    ("words", "harm", "low", "high"),
    [
        ("At least nine soldiers", "killed", 9, None),
        ("nine", "killed", 9, None),
        ("12 wounded", "wounded", 12, 12),
        ("12", "wounded", 12, 12),
        ("14", "killed", 14, 14),  # no harm is named: a person says of which it is
        ("14", "abducted", 14, 14),
        ("The toll of 14", "killed", 14, 14),
        ("up to a dozen others", "missing", None, 12),
        ("at least 1,200 more", "wounded", 1200, None),
    ],
)
def test_a_figure_is_read_as_the_words_say_it(words: str, harm: str, low: int | None, high: int | None) -> None:
    toll = read(words)[harm]
    assert isinstance(toll, Toll)
    assert (toll.harm, toll.low, toll.high) == (harm, low, high)


def test_days_places_bodies_weapons_and_actions_are_read_as_the_finders_read_them() -> None:
    assert read("on Monday")["date"] == When.on(date(2024, 5, 6))
    assert read("Monday", "agreement")["in_force"] == When.on(date(2024, 5, 6))
    place = read("near Gao in Mali")["place"]
    assert isinstance(place, Where)
    assert (place.name, place.relation, place.country) == ("Gao", "near", "ML")
    zone = read("Mopti", "agreement")["zone"]
    assert isinstance(zone, Where)
    assert zone.name == "Mopti"
    group = read("Jama'at Nasr al-Islam wal Muslimin")["perpetrator"]
    assert isinstance(group, Who)
    assert group.actor_id == "jnim"
    assert read("mortars")["weapon"] == Means("mortar")
    action = read("attacked")["action"]
    assert isinstance(action, Action)
    assert action.event_type == "Battles"


def test_nothing_is_read_where_nothing_is_said() -> None:
    assert read("The toll of") == {}
    assert "killed" not in read("a dozen others and at least 1,200 more")
    assert "killed" not in read("on Monday")


def test_a_long_report_is_looked_at_around_the_words_alone() -> None:
    report = report_of("It rained.\n\n" * 20_000 + BODY + "\n\nIt rained." * 20_000)
    evidence = places_of(report, "At least nine soldiers")[0]
    toll = read_as(report, evidence, ("killed",))["killed"][0]
    assert isinstance(toll, Toll)
    assert toll.low == 9


def test_words_are_found_however_they_are_broken_and_wherever_they_stand() -> None:
    report = report_of()
    assert [one.words for one in places_of(report, " nine   soldiers\n")] == ["nine soldiers"]
    assert [one.words for one in places_of(report, "word with")] == ["word\u00a0with"]
    assert [one.words for one in places_of(report, "claimed it. The toll")] == ["claimed it.\n\nThe toll"]
    assert len(places_of(report, "Gunmen")) == 2
    assert len(places_of(report_of("a " * 500), "a")) == MOST
    assert all(one.stands_in(report) for one in places_of(report, "a"))


@pytest.mark.parametrize("words", ["", " \n", "nine Soldiers", "x" * (LONGEST + 1), ".*", "(a+)+$", "\\d+", "[", "\0"])
def test_words_that_do_not_stand_there_are_told(words: str) -> None:
    with pytest.raises(BadInput):
        places_of(report_of(), words)


def test_offsets_are_characters_and_spaces_at_the_ends_fall_away() -> None:
    report = report_of()
    at = report.text.index("A word")
    assert span(report, at, at + 6).words == "A word"
    assert span(report, at - 1, at + 7).words == "A word"
    shown = passage(report, span(report, at, at + 6), around=10)
    assert (shown.before, shown.after) == (" Mopti \U0001f600. ", "\u00a0with a ha")


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 5), (5, 5), (6, 5), (0, 10**8), (10**8, 10**8 + 1), (0, LONGEST + 30), (18, 20)]
)
def test_offsets_that_hold_no_words_are_told(start: int, end: int) -> None:
    report = report_of(f"{BODY}\n\n{'long ' * 200}")
    with pytest.raises(BadInput):
        span(report, start, end)
