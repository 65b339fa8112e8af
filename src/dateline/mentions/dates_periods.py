"""Rules for seasons, quarters and halves of a year."""

from __future__ import annotations

from datetime import date

from dateline.mentions import dates_calendars as calendars
from dateline.mentions.dates_resolution import (
    Found,
    Reading,
    Resolved,
    dated,
    day_value,
    nth_number,
    relative_year,
    written_year,
)
from dateline.mentions.dates_words import SEASONS


def season(found: Found, reading: Reading) -> Resolved | None:
    """ "Spring 2014", "last winter", "the early summer"."""
    token = found.get("SEASON")
    assert token
    code = SEASONS[token.word]
    number = written_year(found, reading)
    if number is None:
        said = found.has("LAST", "NEXT", "THIS", "THAT", "EARLY", "LATE", "MID")
        if not said and found.before not in ("in", "since", "by", "until", "during"):
            return None
        if reading.published is None:
            return Resolved("DATE", f"XXXX-{code}")
        number = _season_year(code, found, reading.published)
    return dated(f"{number:04}-{code}")


def _season_year(code: str, found: Found, published: date) -> int:
    begins = calendars.SEASON_MONTHS[code]
    if found.has("NEXT"):
        return published.year + (published.month >= begins)
    if found.has("LAST"):
        return published.year - (published.month < begins + 3)
    if found.has("THIS"):
        return published.year
    if found.direction > 0:
        return published.year + (published.month >= begins + 3)
    return published.year - (published.month < begins)


def quarter(found: Found, reading: Reading) -> Resolved | None:
    """ "The third quarter", of the year that is named, or the last such quarter to have begun."""
    number = nth_number(found.words)
    if number is None or not 1 <= number <= 4:
        return None
    year_number = written_year(found, reading)
    if year_number is None:
        if reading.published is None:
            return Resolved("DATE", f"XXXX-Q{number}")
        if found.has("UNIT"):
            year_number = relative_year(found, reading)
        else:
            year_number = reading.published.year - (3 * number - 2 > reading.published.month + 2)
    return dated(f"{year_number:04}-Q{number}")


def quarter_mark(found: Found, reading: Reading) -> Resolved | None:
    """ "Q3 2020", "2Q", "H1 2021"."""
    mark = found.words[0].word
    kind, number = ("Q", mark.strip("q")) if "q" in mark else ("H", mark[1])
    if kind == "H" and (number not in "12" or found.last - found.first == 1):
        return None
    year_number = written_year(found, reading)
    if year_number is None:
        if reading.published is None:
            return Resolved("DATE", f"XXXX-Q{number}")
        year_number = reading.published.year - (3 * int(number) - 2 > reading.published.month + 2)
    return dated(f"{year_number:04}-{kind}{number}")


def quarter_of_year(found: Found, reading: Reading) -> Resolved | None:
    """ "The 1988 quarter", "last year's quarter": the quarter spoken of, in that year."""
    year_number = written_year(found, reading) or (relative_year(found, reading) if found.has("UNIT") else None)
    if year_number is None or reading.quarter is None:
        return None
    return dated(f"{year_number:04}{reading.quarter[4:]}")


def quarter_relative(found: Found, reading: Reading) -> Resolved | None:
    """ "The quarter", "the latest period": the one spoken of; "this quarter", "last quarter": from publication."""
    if reading.published is None:
        return None
    if found.has("PERIOD") and not (reading.quarter and found.has("LAST", "SAME")):
        return None
    if not found.has("NEXT", "CURRENT", "THIS") and reading.quarter:
        return dated(reading.quarter)
    steps = found.has("NEXT") - (found.has("LAST") or not found.has("THIS", "CURRENT", "NEXT"))
    day = calendars.shifted(reading.published, "Q", steps)
    return dated(calendars.period(day, "Q")) if day else None


def year_end(found: Found, reading: Reading) -> Resolved | None:
    """ "Year-end": the last day of the year of publication."""
    if not found.says("year") or not found.says("end") or reading.published is None:
        return None
    return day_value(reading.published.year, 12, 31)


def half_year(found: Found, reading: Reading) -> Resolved | None:
    """ "The first half of 1998"."""
    number = nth_number(found.words)
    if number not in (1, 2):
        return None
    year_number = written_year(found, reading)
    if year_number is None:
        if not found.has("UNIT") or not found.says("year") or reading.published is None:
            return None
        year_number = relative_year(found, reading)
    return dated(f"{year_number:04}-H{number}")
