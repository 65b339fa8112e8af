"""What temporal expressions look like: a table of patterns over the classes of tokens, and the search for them.

A pattern is written with the class names of `dates_words.CLASSES` in capitals and the names of `PARTS` in small
letters, with `?`, `*`, `|` and brackets as in a regular expression. Each names the rule of `dates_resolution` that
reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dateline.mentions.dates_words import CLASSES

PARTS: dict[str, str] = {
    "integer": "(DAY|NUMBER|YEAR)",
    "spelled": "(TENS (HYPHEN? CARDINAL)? | CARDINAL)",
    "number": (
        "(integer FRACTION? SCALE? | (A|spelled) SCALE (AND? spelled)? | spelled FRACTION?"
        "| (A | spelled) HYPHEN? AND HYPHEN? A HYPHEN? HALF"
        "| HALF A SCALE)"
    ),
    "vague": "((A SEVERAL OF? | SEVERAL | SOME) MORE?)",
    "count": "(number MORE? | vague)",
    "approximately": "(NEARLY | NO? (MORE|LESS) THAN | AT LEAST | UP TO | AS (SEVERAL|LONG) AS)",
    "unit": "(UNIT | UNITS | QUARTER | WEEKEND)",
    "month": "(MONTH | AMBIGUOUS_MONTH | SHORT_MONTH STOP?)",
    "weekday": "(WEEKDAY | SHORT_WEEKDAY STOP?)",
    "nth": "(NTH | ORDINAL | TENS HYPHEN ORDINAL)",
    "year": "(YEAR | SHORT_YEAR)",
    "spoken_year": "(CARDINAL TENS (HYPHEN? CARDINAL)? | CARDINAL CARDINAL)",
    "phase": "((EARLY | LATE | MID | EARLIER | LATER) HYPHEN? | THE? (BEGINNING | LATE | PERIOD) OF)",
    "ago": "(AGO | EARLIER | LATER | BEFORE | AFTER)",
    "clock": "(CLOCK_MERIDIEM | CLOCK | (spelled|DAY) HYPHEN? MERIDIEM | CLOCK_WORD)",
}
"""Pieces that patterns share."""

PATTERNS: tuple[tuple[str, str], ...] = (
    # Ages, which are no times, so that no shorter pattern takes a part of one.
    ("age", "count HYPHEN? unit HYPHEN? OLD"),
    ("age", "AGED count UNITS?"),
    # Days, months and years by name and number.
    ("iso", "ISO"),
    ("days_month", "(weekday COMMA?)? (DAY|NTH) (HYPHEN|TO|AND) (DAY|NTH) OF? month (COMMA? year)?"),
    ("month_days", "month (DAY|NTH) (HYPHEN|TO|AND) (DAY|NTH) (COMMA? year)?"),
    ("year_span", "YEAR HYPHEN (DAY | NUMBER | YEAR)"),
    ("slashed", "SLASHED"),
    ("attacks_of_2001", "NINE_ELEVEN"),
    ("month_day", "(THIS? NEXT? weekday COMMA?)? month THE? (DAY|nth) ((COMMA | OF)? year)?"),
    ("day_month", "(weekday COMMA? THE?)? THE? (DAY HYPHEN? | nth OF?) month (HYPHEN|COMMA)? year"),
    ("day_month", "(weekday COMMA? THE?)? THE? (DAY | nth OF?) month"),
    ("day_month_short", "DAY HYPHEN? month HYPHEN? (NUMBER | DAY)"),
    ("month_year", "(phase THE?)? month (COMMA | OF)? (year | spoken_year)"),
    ("part_of_month", "THE? (ORDINAL | LAST) number? (UNIT | UNITS | HALF | WEEKEND) OF month ((COMMA | OF)? year)?"),
    ("day_of_relative", "THE? nth OF (THIS | LAST | NEXT) UNIT"),
    ("month_relative", "(phase THE?)? month OF? (THIS | LAST | NEXT | THE SAME | THE LAST | THE NEXT | THAT) UNIT"),
    ("month", "phase? (THIS | LAST | THE LAST | NEXT | THAT)? month"),
    ("year", "phase? (THE UNIT)? (YEAR | spoken_year | CARDINAL SCALE)"),
    ("short_year", "(phase)? SHORT_YEAR"),
    ("fiscal_year", "THE? FISCAL UNIT? year"),
    ("decade", "(THE? (EARLY|LATE|MID) HYPHEN? | THE)? DECADE"),
    ("century", "phase? THE? (EARLY|LATE|MID)? HYPHEN? nth HYPHEN? UNIT"),
    # Weekdays and deictic days.
    ("weekday", "((EARLY|LATE|EARLIER|LATER) ON?)? (THIS NEXT? | THE? LAST | THE? NEXT | THAT)? weekday"),
    ("weekday_of_month", "THE? (ORDINAL | LAST) weekday (OF | IN) month ((COMMA | OF)? year)?"),
    ("weekday_of_festival", "THE? (ORDINAL | LAST) weekday OF (THE? (UNIT|WEEKEND) OF)? FESTIVAL"),
    ("weekday_nth", "weekday COMMA? THE NTH"),
    ("weekday_week", "weekday (LAST | NEXT | THIS) UNIT"),
    ("weekday_before", "(A | THE) (UNIT | WEEKDAY) (BEFORE | AFTER) (LAST | NEXT)? weekday"),
    ("weekdays", "EACH? WEEKDAYS"),
    ("deictic", "(EARLY|LATE|EARLIER|LATER)? DEICTIC"),
    ("before_deictic", "THE UNIT (BEFORE|AFTER) DEICTIC"),
    ("overnight", "OVERNIGHT"),
    ("nth_day", "THE nth"),
    # Periods relative to now or to what was told before.
    (
        "relative",
        "phase? (THE)? (THIS | LAST | NEXT | CURRENT | SAME | THAT SAME? | THIS NEXT | THIS "
        "LAST | RECENT) HYPHEN? (UNIT|WEEKEND)",
    ),
    ("relative", "phase (THE) (UNIT|WEEKEND)"),
    ("relative", "(EARLIER | LATER) (IN | ON) (THE | THIS | THAT) SAME? UNIT"),
    ("bare_period", "THE (FISCAL|MORE)? (UNIT|WEEKEND)"),
    ("unit_of", "THE (UNIT|WEEKEND) OF month THE? (DAY|nth)"),
    ("ago", "approximately? count HYPHEN? unit (OR AS)? ago"),
    ("ago", "approximately? A unit ((OR AS)? ago)"),
    ("ago", "THE UNIT (BEFORE | AFTER)"),
    ("ago", "UNITS (AGO | EARLIER | LATER)"),
    ("part_before", "THE DAY_PART BEFORE"),
    ("ago_from", "count unit FROM REFERENCE"),
    ("year_ago", "(THE | A)? UNIT HYPHEN (AGO|EARLIER) (PERIOD|QUARTER|nth HYPHEN? QUARTER|UNIT)?"),
    # Seasons, quarters and halves of a year.
    ("season", "phase? (THE? EARLY)? (THIS | LAST | THE LAST | NEXT | THAT | THE)? SEASON (OF? year)?"),
    (
        "quarter",
        "(THE? (LAST | NEXT | THIS)? FISCAL? ORDINAL FISCAL? QUARTER | FISCAL? ORDINAL HYPHEN QUARTER) "
        "(OF? FISCAL? year | OF? (THIS|LAST|NEXT) UNIT)?",
    ),
    ("quarter", "(THIS|LAST|NEXT) UNIT APOSTROPHE S ORDINAL HYPHEN? QUARTER"),
    ("quarter", "THE YEAR ORDINAL HYPHEN? QUARTER"),
    ("quarter_mark", "QUARTER_MARK (OF? (FISCAL | FISCAL_MARK)? year)?"),
    ("fiscal_year", "FISCAL_MARK year"),
    ("quarter_of_year", "(THE YEAR | (THIS|LAST|NEXT) UNIT APOSTROPHE S) QUARTER"),
    ("quarter_relative", "(THE | THIS | THAT) (LAST | NEXT | CURRENT | SAME)? FISCAL? (QUARTER|PERIOD)"),
    ("quarter_relative", "(LAST | NEXT | THIS) FISCAL? QUARTER"),
    ("half_year", "THE? ORDINAL HYPHEN? HALF (OF? (year | (THIS | LAST | NEXT | THE) UNIT))?"),
    # Times of day; those of a day are joined with it afterwards (`dates`).
    ("clock", "clock (ZONE | LOCAL TIME?)?"),
    ("military", "(NUMBER | YEAR) (LOCAL TIME? | HOURS_WORD | UNITS | ZONE)"),
    (
        "part_relative",
        "(EARLY|LATE|EARLIER|LATER)? (THIS | THAT | THE SAME | THE LAST | THE NEXT | LAST | "
        "NEXT) DAY_PART",
    ),
    ("part", "IN THE (EARLY | LATE)? DAY_PART"),
    ("part", "(EARLY | LATE)? DAY_PART"),
    ("part", "THE? (EARLY | LATE) UNITS"),
    # Durations.
    ("duration", "approximately? count HYPHEN? unit"),
    ("duration", "HALF A UNIT"),
    ("duration", "approximately? A MORE? (UNIT|WEEKEND)"),
    (
        "duration_anchored",
        "(THE | THESE | THIS)? (LAST | NEXT | PAST | RECENT) approximately? number? (SEVERAL "
        "OF?)? UNITS",
    ),
    ("duration_anchored", "THE? PAST (UNIT|WEEKEND|QUARTER)"),
    ("duration_first", "THE (ORDINAL|LAST|EARLY|LATE)? count? (UNITS | QUARTER)"),
    ("duration_vague", "UNITS (HYPHEN LONG)?"),
    ("duration_vague", "A? UNIT HYPHEN LONG"),
    ("duration_vague", "SOME TIME"),
    # Sets.
    ("set_unit", "EACH (UNIT | DAY_PART | QUARTER | WEEKEND | SEASON | MONTH | WEEKDAY)"),
    ("weekday_nights", "WEEKDAY UNITS"),
    ("set_frequency", "FREQUENCY"),
    ("set_times", "ONCE (A | EACH) UNIT"),
    # References to past, present and future as such.
    ("year_end", "THE? UNIT HYPHEN? BEGINNING"),
    ("reference", "REFERENCE"),
    ("reference_future", "THE? RECENT? FUTURE"),
    ("reference_past", "THE PAST"),
    ("reference_recent", "RECENT"),
    ("reference_present", "CURRENT"),
)  # fmt: skip
"""Rule and pattern. Where several match at a token the longest that its rule accepts is taken, the earlier on a tie."""


class Candidate(NamedTuple):
    """`tokens[first:last]` may be a temporal expression of the kind that `rule` reads."""

    rule: str
    first: int
    last: int


Candidates = tuple[tuple[int, tuple[tuple[str, int], ...]], ...]
"""Positions within a run of tokens, each with the rules whose patterns match there and the lengths of the matches."""


class _Pattern(NamedTuple):
    rule: str
    regex: re.Pattern[str]


def candidates_in(codes: str) -> list[tuple[int, tuple[Candidate, ...]]]:
    """The tokens at which something may begin, in order, each with what may, longest first."""
    found: list[tuple[int, tuple[Candidate, ...]]] = []
    for run in _RUN.finditer(codes):
        reach = run.end() - run.start()
        for position, candidates in (_in_run if reach < _REMEMBERED else _search_run)(run[0]):
            at = run.start() + position
            found.append((at, tuple(Candidate(rule, at, at + length) for rule, length in candidates)))
    return found


def _search_run(run: str) -> Candidates:
    found = []
    for position, code in enumerate(run):
        lengths = [
            (rule, match.end() - position)
            for rule, regex in _BY_FIRST.get(code, ())
            if (match := regex.match(run, position))
        ]
        if lengths:
            found.append((position, tuple(sorted(lengths, key=_by_length))))
    return tuple(found)


_in_run = lru_cache(maxsize=20_000)(_search_run)
"""Few runs are ever seen ("in the", "on" and a weekday), again and again: it is three times as fast to keep them."""
_REMEMBERED = 30
"""Runs of so many tokens, which are lists of figures, are not kept."""


def _by_length(candidate: tuple[str, int]) -> int:
    return -candidate[1]


_NAME = re.compile(r"[A-Za-z_]+|[()|?*]")


def regular_expression(pattern: str) -> str:
    """A pattern as a regular expression over the characters of `dates_words.CLASSES`."""
    return "".join(_piece(word) for word in _NAME.findall(pattern))


def _piece(word: str) -> str:
    if word == "(":
        return "(?:"
    if word in CLASSES:
        return CLASSES[word]
    if word in PARTS:
        return f"(?:{regular_expression(PARTS[word])})"
    if word in ")|?*":
        return word
    raise KeyError(f"no class or part named {word}")


def _first_classes(pattern: str) -> frozenset[str]:
    """The classes with which a match can begin."""
    words = iter([*_NAME.findall(pattern), ")"])
    return _first_of_alternatives(words)[0]


def _first_of_alternatives(words: Iterator[str]) -> tuple[frozenset[str], bool]:
    """What the alternatives up to the closing bracket can begin with, and whether they can be empty."""
    firsts: frozenset[str] = frozenset()
    all_empty = False
    sequence: list[tuple[frozenset[str], bool]] = []
    for word in words:
        if word in "|)":
            first, empty = _first_of_sequence(sequence)
            firsts, all_empty, sequence = firsts | first, all_empty or empty, []
            if word == ")":
                break
        elif word in "?*":
            sequence[-1] = (sequence[-1][0], True)
        elif word == "(":
            sequence.append(_first_of_alternatives(words))
        elif word in CLASSES:
            sequence.append((frozenset(CLASSES[word]), False))
        else:
            sequence.append(_first_of_alternatives(iter([*_NAME.findall(PARTS[word]), ")"])))
    return firsts, all_empty


def _first_of_sequence(sequence: list[tuple[frozenset[str], bool]]) -> tuple[frozenset[str], bool]:
    firsts: frozenset[str] = frozenset()
    for first, empty in sequence:
        firsts |= first
        if not empty:
            return firsts, False
    return firsts, True


def _table() -> dict[str, tuple[_Pattern, ...]]:
    table: dict[str, list[_Pattern]] = {}
    for rule, pattern in PATTERNS:
        compiled = _Pattern(rule, re.compile(regular_expression(pattern)))
        for code in _first_classes(pattern):
            table.setdefault(code, []).append(compiled)
    return {code: tuple(patterns) for code, patterns in table.items()}


_BY_FIRST = _table()
_RUN = re.compile(
    f"[{''.join(sorted({c for _, p in PATTERNS for c in regular_expression(p) if c in CLASSES.values()}))}]+"
)
"""Tokens of classes that stand in some pattern: no match reaches over another."""
