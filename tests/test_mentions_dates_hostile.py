"""Whatever the text, the dates finder keeps its promises and does not fail."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.mentions import sentences
from dateline.mentions.dates import find_dates
from dateline.mentions.dates_patterns import PATTERNS, regular_expression
from dateline.mentions.dates_words import CLASSES, WORD_CLASSES, tokens_of
from dateline.model.mentions import TemporalExpression
from dateline.model.text import Publication, Report, compose_report

NUMBERS = (
    "Mon. Sept. Dec. '98 1990s 5th 31 0 1 12 1998 2021 9999 0000 1,200 2.5 1/2 ½ 10:35 25:99 5pm a.m. 2021-02-31 "
    "31/02/2021 1/1/1 99.99.9999 12-12-12 Q3 H1 30h ٣ ২ 𝟙"
)
MARKS = "- – , . ' ’s ( ) : ; $ % \u200f \u202e \u00ad \x00 \x1f"
WORDS = [*sorted(WORD_CLASSES), *NUMBERS.split(), *MARKS.split(" ")]
DAYS = st.one_of(st.none(), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))


def found_in(text: str, published: date | None) -> tuple[Report, tuple[TemporalExpression, ...]]:
    report = compose_report(body=text, publication=Publication(published, "given" if published else "none"))
    return report, find_dates(report, sentences.split(report))


def check(report: Report, found: tuple[TemporalExpression, ...]) -> None:
    end = 0
    for timex in found:
        assert end <= timex.start < timex.end <= len(report.text)
        assert timex.value
        assert timex.value.isascii()
        end = timex.end


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), DAYS)
def test_any_words_of_time_in_any_order(words: list[str], published: date | None) -> None:
    check(*found_in(" ".join(words), published))


def words_of_classes() -> dict[str, list[str]]:
    """Words by the class that they have when they stand alone."""
    found: dict[str, list[str]] = {code: [] for code in CLASSES.values()}
    for word in [
        *WORDS,
        *(word.title() for word in WORD_CLASSES),
        "23:15",
        "5 p.m.",
        "gmt",
        "9/11",
        "2021-12-04T10:30",
    ]:
        tokens = tokens_of(word, 0, len(word))
        if len(tokens) == 1:
            found[tokens[0].code].append(word)
    return found


BY_CLASS = words_of_classes()


@pytest.mark.parametrize("pattern", sorted({pattern for _, pattern in PATTERNS}))
@settings(max_examples=8, deadline=None)
@given(st.data())
def test_anything_that_a_pattern_matches(pattern: str, data: st.DataObject) -> None:
    codes = data.draw(st.from_regex(regular_expression(pattern), fullmatch=True))
    before = data.draw(st.sampled_from(["", "on ", "in the ", "He left ", "They will go ", "late "]))
    words = [data.draw(st.sampled_from(BY_CLASS[code] or ["of"])) for code in codes]
    check(*found_in(before + " ".join(words), data.draw(DAYS)))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), DAYS)
def test_any_characters(text: str, published: date | None) -> None:
    check(*found_in(text, published))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=20))
def test_the_same_text_is_read_the_same(words: list[str]) -> None:
    text = " ".join(words)
    assert found_in(text, date(2021, 12, 4)) == found_in(text, date(2021, 12, 4))


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "1,",
        "1-1-",
        "the ",
        "Monday-",
        "May 5 ",
        "a year ago ",
        "a few ",
        "twenty ",
        "to ",
        "Eid ",
        "\u202e",
        "٣",
        "of the ",
    ],
)
def test_one_huge_line(piece: str) -> None:
    check(*found_in(piece * (60_000 // len(piece)), date(2021, 12, 4)))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_at_the_ends_of_the_calendar(day: date) -> None:
    text = "Yesterday, tomorrow, last week, next century, 200 years ago, in 9,000 years, last Ramadan, next Friday."
    check(*found_in(text, day))
