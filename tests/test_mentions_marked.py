"""What only the trained reader marks, made mentions: counts of the harmed, and speakers."""

from __future__ import annotations

import pytest

from dateline.mentions import sentences
from dateline.mentions.attribution import find_attributions
from dateline.mentions.attribution_marked import find_marked_attributions
from dateline.mentions.casualties import find_casualties
from dateline.mentions.casualties_marked import find_marked_counts
from dateline.model.mentions import Attribution, CasualtyFigure, Mention, TaggedSpan, Tagging
from dateline.model.text import compose_report


def tagging(text: str, *marks: tuple[str, str] | tuple[str, str, dict[str, float]]) -> Tagging:
    """The marks of words: a label, the words, and tags."""
    spans = []
    for label, words, *tags in marks:
        start = text.index(words)
        spans.append(TaggedSpan(start, start + len(words), label, 0.9, tags[0] if tags else {}))
    return Tagging(tuple(sorted(spans, key=lambda span: span.start)), {}, {"relevant": 1.0})


def counts(text: str, *marks: tuple[str, str] | tuple[str, str, dict[str, float]]) -> list[CasualtyFigure]:
    report = compose_report(body=text)
    cut = sentences.split(report)
    return list(find_marked_counts(report.text, cut, find_casualties(report, cut), tagging(report.text, *marks)))


@pytest.mark.parametrize(
    ("text", "number", "bounds", "whom"),
    [
        ("Fifteen of the faithful have gone to the Father.", "Fifteen", (15, 15), None),
        ("The ambush swallowed at least nine herdsmen near Tarkala.", "at least nine", (9, None), "herdsmen"),
        ("Up to 40 villagers never came home from the market.", "Up to 40", (None, 40), "villagers"),
        ("The ninth of them went to the Father on the way to Tarkala.", "ninth", (9, 9), None),
        ("He was the third son whom the family gave to the ground.", "the third", (3, 3), None),
    ],
)
def test_a_count_whose_words_no_list_has(
    text: str, number: str, bounds: tuple[int | None, int | None], whom: str | None
) -> None:
    (found,) = counts(text, ("event.killed", number))
    assert (found.toll.harm, found.toll.low, found.toll.high) == ("killed", *bounds)
    if whom:
        assert found.toll.whom == whom


def test_where_the_words_say_one_number_the_marks_may_say_that_it_is_open() -> None:
    text = "Sixteen worshippers, and hardly fewer than that, have gone to the Father."
    (found,) = counts(text, ("event.killed", "Sixteen", {"least": 0.8, "most": 0.1}))
    assert (found.toll.low, found.toll.high) == (16, None)
    (found,) = counts(text, ("event.killed", "Sixteen", {"least": 0.2, "most": 0.9}))
    assert (found.toll.low, found.toll.high) == (None, 16)


def test_a_count_that_the_rules_read_is_not_told_twice() -> None:
    assert counts("Gunmen killed nine herders in Tarkala.", ("event.killed", "nine")) == []


def test_what_is_no_number_and_what_is_another_label_counts_nobody() -> None:
    assert counts("The mayor never came home.", ("event.killed", "mayor")) == []
    assert counts("Nine herdsmen met at the well.", ("event.victim", "Nine")) == []


@pytest.mark.parametrize("hour", ["8 in the evening", "8 p.m.", "8:30", "eight o'clock", "Ten at night"])
def test_an_hour_of_the_day_counts_nobody(hour: str) -> None:
    assert (
        counts(f"It was {hour} when the men reached Tarkala.", ("event.killed", hour.split()[0].partition(":")[0]))
        == []
    )


def speakers(text: str, *marks: tuple[str, str], bodies: tuple[str, ...] = ()) -> list[Attribution]:
    report = compose_report(body=text)
    cut = sentences.split(report)
    named = [Mention(at := report.text.index(name), at + len(name)) for name in bodies]
    marked = tagging(report.text, *((f"statement.{label}", words) for label, words in marks))
    return list(find_marked_attributions(report.text, cut, find_attributions(report, cut), named, marked))


def test_a_person_with_an_office_and_a_body() -> None:
    text = "It was Bilal Sontro, headmaster with the Tarkala council, who put the number to us."
    (found,) = speakers(
        text, ("speaker", "Bilal Sontro"), ("role", "headmaster"), ("organisation", "Tarkala council"), ("cue", "put")
    )
    assert (found.speaker, found.role, found.organisation) == ("Bilal Sontro", "headmaster", "Tarkala council")
    assert text[slice(*found.cue)] == "put"
    assert found.content == (0, len(text))


@pytest.mark.parametrize(
    ("marks", "bodies", "expected"),
    [
        ((("speaker", "the hospital"), ("organisation", "the hospital")), (), (None, None, "hospital")),
        ((("speaker", "the hospital"),), ("hospital",), (None, None, "hospital")),
        ((("speaker", "a nurse"), ("role", "a nurse")), (), (None, "nurse", None)),
        ((("speaker", "a nurse"),), (), (None, "nurse", None)),
    ],
)
def test_a_body_or_somebody_without_a_name(
    marks: tuple[tuple[str, str], ...], bodies: tuple[str, ...], expected: tuple[str | None, ...]
) -> None:
    text = "Ten was what a nurse had in her head; in the book of the hospital stood twelve."
    (found,) = speakers(text, *marks, bodies=bodies)
    assert (found.speaker, found.role, found.organisation) == expected


def test_a_pronoun_and_a_speaker_whom_the_rules_found_are_none() -> None:
    assert speakers("By then she had made it plain.", ("speaker", "she")) == []
    assert speakers("Mayor Halim Torda said that ten had died.", ("speaker", "Halim Torda")) == []


def test_a_last_name_is_that_of_the_full_name_told_before() -> None:
    text = "Mayor Halim Torda said that ten had died. For Torda the number is no surprise."
    report = compose_report(body=text)
    cut = sentences.split(report)
    at = text.rindex("Torda")
    marked = Tagging((TaggedSpan(at, at + 5, "statement.speaker", 0.9),), {}, {"relevant": 1.0})
    (found,) = find_marked_attributions(text, cut, find_attributions(report, cut), [], marked)
    assert (found.speaker, found.speaker_span) == ("Halim Torda", (at, at + 5))
