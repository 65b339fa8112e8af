"""What every rule works with: the words of a candidate, what was read before, and what a rule gives back.

A rule gets the `Found` words and the `Reading` so far and gives a `Resolved`, or None where the words are no
temporal expression here ("May said", "2000 people"). The rules stand in `dates_explicit`, `dates_relative`,
`dates_periods`, `dates_clock` and `dates_durations`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dateline.mentions import dates_calendars as calendars
from dateline.mentions.dates_direction import direction
from dateline.mentions.dates_words import (
    CLASSES,
    MONTHS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    Token,
)
from dateline.mentions.numbers import ORDINAL_WORDS, TENS
from dateline.model.mentions import TimexType
from dateline.model.values import When

_NEAR = 1_500
"""So many characters on, a report of figures may still compare with the quarter that it named."""
MONTH_CLASSES = ("MONTH", "AMBIGUOUS_MONTH", "SHORT_MONTH")


@dataclass(slots=True)
class Reading:
    """What is known while a text is read: the day of publication, and the day and year spoken of last."""

    published: date | None
    told: date | None = None
    """The last calendar day named in the text, from which "the next day" counts."""
    days_told: dict[tuple[int, int], int] = field(default_factory=dict)
    """The years of the months and days named so far: a day named again without its year is the same day."""
    told_value: str | None = None
    """The value of the last date named, of any length."""
    quarter: str | None = None
    """The last quarter of a year named."""
    quarter_at: int = 0
    """Where it was named."""
    told_start: date | None = None
    """The first day of the last date named, of any length."""

    def quarter_near(self, offset: int) -> str | None:
        """The quarter named shortly before this offset, to which "a year earlier" then compares."""
        return self.quarter if offset - self.quarter_at <= _NEAR else None

    @property
    def anchor(self) -> date | None:
        """The day from which a relative expression inside a story counts."""
        return self.told or self.published


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a candidate, `tokens[first:last]`, in their sentence."""

    tokens: list[Token]
    first: int
    last: int
    text: str = ""

    @property
    def words(self) -> list[Token]:
        """The tokens of the candidate."""
        return self.tokens[self.first : self.last]

    def get(self, *names: str) -> Token | None:
        """The first token of one of these classes."""
        wanted = [CLASSES[name] for name in names]
        return next((token for token in self.words if token.code in wanted), None)

    def has(self, *names: str) -> bool:
        """Whether a token of one of these classes is among the words."""
        return self.get(*names) is not None

    def says(self, *words: str) -> bool:
        """Whether one of these words is among the words."""
        return any(token.word in words for token in self.words)

    @property
    def before(self) -> str:
        """The word before, or nothing."""
        return self.tokens[self.first - 1].word if self.first else ""

    @property
    def after(self) -> Token | None:
        """The token after."""
        return self.tokens[self.last] if self.last < len(self.tokens) else None

    @property
    def direction(self) -> int:
        """-1 where the clause looks back, 1 where it looks ahead, 0 where nothing tells."""
        return direction(self.tokens, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type and value, and its days where they differ from those that the value covers."""

    type: TimexType
    value: str
    when: When | None = None
    narrowed: bool = False
    """Whether `when` was set on purpose (None then means that no day is known)."""


SKIPPED = Resolved("DATE", "")
"""What a rule gives for words that are no temporal expression and of which no part is one."""


def skipped(found: Found, reading: Reading) -> Resolved:
    """An age or a name: no temporal expression, nor any part of it."""
    return SKIPPED


def dated(value: str, when: When | None = None) -> Resolved:
    """A DATE with this value."""
    return Resolved("DATE", value, when or calendars.when_of(value))


def month_number(token: Token) -> int:
    """The month that a token names."""
    return MONTHS.get(token.word) or SHORT_MONTHS[token.word]


def weekday_number(token: Token) -> int:
    """The weekday that a token names, Monday 0."""
    return WEEKDAYS[token.word] if token.word in WEEKDAYS else SHORT_WEEKDAYS[token.word]


def unit_of(word: str) -> str:
    """The unit that a word names in either number."""
    if word == "centuries":
        return "CE"
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]


def nth_number(tokens: list[Token]) -> int | None:
    """The number that an ordinal says: "5th", "twenty-first"."""
    number = 0
    for token in tokens:
        if token.code == CLASSES["NTH"]:
            return int(token.word[:-2])
        if token.word in TENS:
            number += TENS[token.word]
        elif token.word in ORDINAL_WORDS:
            return number + ORDINAL_WORDS[token.word]
    return None


def full_year(two_digits: int, reading: Reading) -> int:
    """The year of two digits: the latest that is at most ten years after publication (or after 2030)."""
    limit = (reading.published.year if reading.published else 2020) + 10
    return limit - (limit - two_digits) % 100


def written_year(found: Found, reading: Reading) -> int | None:
    """The year that stands in the candidate, if one does."""
    token = found.get("YEAR", "SHORT_YEAR")
    if token is None:
        return None
    if token.code == CLASSES["YEAR"]:
        return int(token.word)
    return full_year(int(token.word[1:]), reading)


def day_value(year: int, month: int, day: int) -> Resolved | None:
    """The DATE of a day, or None where the calendar has none such."""
    found = calendars.day_of(year, month, day)
    return dated(found.isoformat()) if found else None


def relative_year(found: Found, reading: Reading) -> int | None:
    """The year that "this", "last", "next" or "that" year is, or None without a day of publication."""
    if reading.published is None:
        return None
    if found.has("THAT", "SAME"):
        return (reading.told_start or reading.published).year
    return reading.published.year + found.has("NEXT") - found.has("LAST")


def phased(value: str, found: Found) -> Resolved:
    """A month or year, its days narrowed by "early", "mid" or "late"."""
    when = calendars.when_of(value)
    first = found.words[0].word if found.words[0].word != "the" else found.words[1].word
    third = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2, "close": 2}.get(first)
    if when is None or third is None:
        return Resolved("DATE", value, when)
    days = (when.latest - when.earliest).days + 1
    if days < 3:
        return Resolved("DATE", value, when)
    start = calendars.shifted(when.earliest, "D", days * third // 3)
    end = calendars.shifted(when.earliest, "D", days * (third + 1) // 3 - 1)
    return Resolved("DATE", value, When.spanning(start, end) if start and end else when)


def day_found(day: date | None) -> Resolved | None:
    """The DATE of a day that was worked out, if it could be."""
    return dated(day.isoformat()) if day else None
