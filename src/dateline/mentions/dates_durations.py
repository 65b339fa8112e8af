"""Rules for lengths of time, steps from a day ("two weeks ago"), sets ("every day") and references ("recently").

Rules as in `dates_resolution`. A duration's value is that of TIMEX3: P3D, PT2H, P1DE (a decade), PXY (some years).
"""

from __future__ import annotations

import re

from dateline.mentions import dates_calendars as calendars
from dateline.mentions.dates_resolution import Found, Reading, Resolved, dated, month_number, nth_number, unit_of
from dateline.mentions.dates_words import (
    CLASSES,
    DAY_PARTS,
    FREQUENCIES,
    REFERENCES,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from dateline.mentions.numbers import cardinal
from dateline.model.values import When

_NUMERIC = [CLASSES[name] for name in ("DAY", "NUMBER", "YEAR", "CARDINAL", "TENS", "SCALE", "HALF", "FRACTION")]
_FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
_VAGUE = frozenset("several few many some numerous various".split())


def amount(found: Found) -> float | None:
    """How many units the words say; None for "several", "many" and the like."""
    words = found.words
    if any(token.word == "couple" for token in words):
        return 2
    if any(token.word in _VAGUE for token in words):
        return None
    numeric = [token for token in words if token.code in _NUMERIC]
    if not numeric:
        return None if words[0].code == CLASSES["UNITS"] else 1
    fraction = sum(_FRACTIONS.get(token.word, 0) for token in numeric)
    half = any(token.word == "half" for token in numeric)
    rest = [token.word for token in numeric if token.word not in _FRACTIONS and token.word != "half"]
    if half and rest == ["dozen"]:
        return 6
    if half and not rest:
        return 1.5 if any(token.word == "and" for token in words) else 0.5
    joined = " ".join(rest)
    if re.fullmatch(r"\d+\.\d+", joined):
        return float(joined)
    whole = cardinal("a " + joined if joined in ("hundred", "thousand", "dozen", "million") else joined)
    return None if whole is None or whole > 99_999_999 else whole + fraction + 0.5 * half


def _duration_value(number: float | None, unit: str) -> str | None:
    time = unit.startswith("T")
    letter = unit.removeprefix("T")
    if unit == "2W":
        number, letter = (None if number is None else number * 2), "W"
    if unit in ("DE", "CE") and number is not None:
        number, letter = number * (10 if unit == "DE" else 100), "Y"
    if number is None:
        return f"P{'T' if time else ''}X{letter}"
    if number != int(number) and unit in ("TH", "TM"):
        smaller = round((number - int(number)) * 60)
        return f"PT{int(number)}{letter}{smaller}{'M' if letter == 'H' else 'S'}" if number > 1 else None
    if number != int(number) and letter == "Y":
        months = round((number - int(number)) * 12)
        return f"P{int(number)}Y{months}M" if number > 1 else f"P{months}M"
    written = str(int(number)) if number == int(number) else f"{number:g}"
    return f"P{'T' if time else ''}{written}{letter}"


_MODALS = frozenset("will would may might could can shall should".split())
_HALVES = {"TH": "PT30M", "TM": "PT30S", "D": "PT12H", "M": "P15D", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}


def duration(found: Found, reading: Reading) -> Resolved | None:
    """ "Three days", "nearly two years", "a 27-year", "several months"."""
    token = found.get("UNIT", "UNITS", "QUARTER", "WEEKEND")
    if token is None:
        return None
    if found.words[0].word == "half" and found.has("A") and not found.has("SCALE"):
        half = _HALVES.get(unit_of(token.word))
        return Resolved("DURATION", half) if half else None
    number = amount(found)
    if found.before in _MODALS and found.words[0].word == "one" and token.word == "day" and not found.has("HYPHEN"):
        return Resolved("DATE", "FUTURE_REF")
    if token.word in ("quarter", "quarters") and found.has("HYPHEN"):
        return None  # a fraction
    if token.code == CLASSES["QUARTER"] and number != 1:
        return None
    if (
        token.code == CLASSES["UNIT"]
        and not found.has("HYPHEN")
        and number not in (1, None)
        and (token.word in ("day", "night") and number is not None and found.after is None)
    ):
        return None
    if found.has("SOME") and not found.has("UNITS"):
        return None
    value = _duration_value(number, unit_of(token.word))
    return Resolved("DURATION", value) if value else None


def duration_anchored(found: Found, reading: Reading) -> Resolved | None:
    """ "The last 24 hours", "the next few days": a length, and the days it covers from publication."""
    token = found.get("UNITS", "UNIT", "QUARTER", "WEEKEND")
    if token is None:
        return None
    unit = unit_of(token.word)
    counted = any(t.code in _NUMERIC for t in found.words) or found.says("couple")
    if not counted and not found.has("SEVERAL") and found.says("recent", "coming", "upcoming"):
        return Resolved("DATE", "PAST_REF" if found.says("recent") else "FUTURE_REF")
    single = token.code != CLASSES["UNITS"]
    number = amount(found) if counted or single else None
    value = _duration_value(number, unit)
    if value is None:
        return None
    return Resolved("DURATION", value, _covered(number, unit, found, reading))


def _covered(number: float | None, unit: str, found: Found, reading: Reading) -> When | None:
    if reading.published is None or number is None:
        return None
    step, size = (
        ("D", -int(-number // 24)) if unit == "TH" else ("D", 1) if unit.startswith("T") else (unit, int(number))
    )
    towards = 1 if found.has("NEXT") else -1
    other = calendars.shifted(reading.published, step, towards * size)
    if other is None:
        return None
    return When.spanning(min(other, reading.published), max(other, reading.published))


def duration_first(found: Found, reading: Reading) -> Resolved | None:
    """ "The first nine months", "the three days"."""
    token = found.get("UNITS")
    if token is None:
        return None
    if found.has("EARLY", "LATE") and token.word in ("hours", "minutes"):
        return None
    ordinals = [t for t in found.words if t.code == CLASSES["ORDINAL"]]
    if ordinals and ordinals[0].word not in ("first", "second", "third"):
        return None
    counted = any(t.code in _NUMERIC for t in found.words) or found.says("couple")
    if not counted and not ordinals and not found.has("EARLY", "LATE", "SEVERAL"):
        return None
    value = _duration_value(amount(found) if counted else None, unit_of(token.word))
    return Resolved("DURATION", value) if value else None


def duration_vague(found: Found, reading: Reading) -> Resolved | None:
    """ "Years", "weeks", "decades-long"."""
    token = found.get("UNIT", "UNITS")
    if token is None:
        return Resolved("DURATION", "PXM")
    if found.has("HYPHEN"):
        value = _duration_value(1 if token.code == CLASSES["UNIT"] else None, unit_of(token.word))
        return Resolved("DURATION", value) if value else None
    if token.word in ("quarters", "nights", "weekends") or found.before in ("these", "those", "the"):
        return None
    value = _duration_value(_in_brackets(found), unit_of(token.word))
    return Resolved("DURATION", value) if value else None


def _in_brackets(found: Found) -> int | None:
    """The number in "one hundred and eighty (180) days"."""
    before = found.tokens[max(0, found.first - 3) : found.first]
    if [token.word for token in before[::2]] != ["(", ")"] or before[1].code not in _NUMERIC:
        return None
    number = cardinal(before[1].word)
    return number if number is not None and number < 100_000 else None


# Steps from a day.


def ago(found: Found, reading: Reading) -> Resolved | None:
    """ "Two weeks ago" from publication; "two weeks earlier", "three days later" from the day told last."""
    token = found.get("UNIT", "UNITS", "QUARTER", "WEEKEND")
    if token is None:
        return None
    unit = unit_of(token.word)
    number = amount(found)
    from_now = found.has("AGO")
    back = found.has("AGO", "EARLIER", "BEFORE")
    if found.has("BEFORE", "AFTER") and not _ends_clause(found):
        return None
    if any(one.word == "back" for one in found.words) and not _is_past(found):
        return None
    if number is None:
        return Resolved("DATE", "PAST_REF" if back else "FUTURE_REF")
    if unit.startswith("T"):
        return _hours_ago(reading) if from_now else None
    anchor = reading.published if from_now else reading.anchor
    if not from_now and unit in ("M", "Y", "DE") and reading.told_start:
        anchor = reading.told_start
    quarter = reading.quarter_near(found.words[0].start)
    if number == 1 and unit == "Y" and back and quarter:
        return dated(f"{int(quarter[:4]) - 1:04}{quarter[4:]}")
    if anchor is None:
        return Resolved("DATE", "PAST_REF" if back else "FUTURE_REF")
    day = calendars.shifted(anchor, unit, round(number) * (-1 if back else 1))
    if day is None:
        return None
    return dated(calendars.period(day, {"2W": "W", "DE": "Y", "CE": "Y"}.get(unit, unit)))


def _ends_clause(found: Found) -> bool:
    after = found.after
    return after is None or not (after.word.isalnum())


_WAY_BACK = frozenset("home to in at on from into for with and then up down".split())
"""What, behind "three days back", makes it a way or a return and no day."""


def _is_past(found: Found) -> bool:
    return found.after is None or found.after.word not in _WAY_BACK


def _hours_ago(reading: Reading) -> Resolved:
    if reading.published is None:
        return Resolved("DATE", "PAST_REF")
    return Resolved("TIME", reading.published.isoformat(), When.on(reading.published))


def ago_from(found: Found, reading: Reading) -> Resolved | None:
    """ "Two weeks from now"."""
    token = found.get("UNIT", "UNITS")
    number = amount(found)
    if token is None or not found.says("now"):
        return None
    unit = unit_of(token.word)
    if number is None or reading.published is None or unit.startswith("T"):
        return Resolved("DATE", "FUTURE_REF")
    day = calendars.shifted(reading.published, unit, round(number))
    return dated(calendars.period(day, "W" if unit == "2W" else unit)) if day else None


def year_ago(found: Found, reading: Reading) -> Resolved | None:
    """ "The year-ago quarter", "a year-earlier"."""
    token = found.get("UNIT")
    if token is None or token.word != "year" or reading.published is None:
        return None
    number = nth_number([t for t in found.words if t.code in (CLASSES["ORDINAL"], CLASSES["NTH"])])
    if number:
        return dated(f"{reading.published.year - 1:04}-Q{number}") if number <= 4 else None
    if reading.quarter:
        return dated(f"{int(reading.quarter[:4]) - 1:04}{reading.quarter[4:]}")
    return dated(f"{reading.published.year - 1:04}")


# Sets.


def set_unit(found: Found, reading: Reading) -> Resolved | None:
    """ "Every day", "each July", "every Sunday"."""
    token = found.words[-1]
    if token.word in UNITS:
        return Resolved(
            "SET", f"P{'T' if UNITS[token.word].startswith('T') else ''}1{UNITS[token.word].removeprefix('T')}"
        )
    if token.word in SEASONS:
        return Resolved("SET", f"XXXX-{SEASONS[token.word]}")
    if token.word in WEEKDAYS:
        return Resolved("SET", f"XXXX-WXX-{WEEKDAYS[token.word] + 1}")
    if token.word in DAY_PARTS:
        return Resolved("SET", f"XXXX-XX-XXT{DAY_PARTS[token.word]}")
    return Resolved("SET", f"XXXX-{month_number(token):02}")


def set_frequency(found: Found, reading: Reading) -> Resolved | None:
    """ "Daily", "weekly", "annually"."""
    return Resolved("SET", FREQUENCIES[found.words[0].word])


def weekday_nights(found: Found, reading: Reading) -> Resolved | None:
    """ "Thursday nights"."""
    if found.words[1].word != "nights":
        return None
    return Resolved("SET", f"XXXX-WXX-{WEEKDAYS[found.words[0].word] + 1}TNI")


def set_times(found: Found, reading: Reading) -> Resolved | None:
    """ "Twice a week"."""
    unit = UNITS[found.words[-1].word]
    return Resolved("SET", f"P{'T' if unit.startswith('T') else ''}1{unit.removeprefix('T')}")


# References to the present, the past and the future as such.


def reference(found: Found, reading: Reading) -> Resolved | None:
    """ "Now", "recently"."""
    return Resolved("DATE", REFERENCES[found.words[0].word])


def reference_future(found: Found, reading: Reading) -> Resolved | None:
    """ "The future"; not "future talks", which says of talks, not of a time."""
    after = found.after
    if not found.has("THE") and after is not None and after.code == CLASSES["OTHER"] and after.word.isalpha():
        return None
    return Resolved("DATE", "FUTURE_REF")


def reference_past(found: Found, reading: Reading) -> Resolved | None:
    """ "The past"."""
    after = found.after
    return None if after and after.word.isalnum() else Resolved("DATE", "PAST_REF")


def reference_recent(found: Found, reading: Reading) -> Resolved | None:
    """ "Recent"."""
    return Resolved("DATE", "PAST_REF")


def reference_present(found: Found, reading: Reading) -> Resolved | None:
    """ "Current"."""
    return Resolved("DATE", "PRESENT_REF") if found.words[0].word == "current" else None
