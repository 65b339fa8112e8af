"""Rules for times of day. Without a day of their own they belong to the day told last, or to that of publication."""

from __future__ import annotations

import re

from dateline.mentions import dates_calendars as calendars
from dateline.mentions.dates_resolution import (
    Found,
    Reading,
    Resolved,
)
from dateline.mentions.dates_words import CLASSES, DAY_PARTS
from dateline.model.values import When


def clock_time(word: str) -> str | None:
    """The ISO time of "10:35 a.m.", "5pm", "22:30" or "noon", or None where there is none such."""
    if word in DAY_PARTS:
        code = DAY_PARTS[word]
        return code if code.startswith("T") else f"T{code}"
    match = re.match(r"(\d{1,2})(?:[:.](\d{2}))?(?::(\d{2}))?\s?([ap])?", word)
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[4] == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return f"T{hour:02}:{minute:02}"


_BEFORE_CLOCK = frozenset(
    "at around about approximately by from to between since after before until till and , near nearly".split()
)


_DAYS = [
    CLASSES[name]
    for name in ("WEEKDAY", "SHORT_WEEKDAY", "ON", "OF", "DEICTIC", "MONTH", "SHORT_MONTH", "DAY", "ZONE", "COMMA")
]


def _is_before_a_day(found: Found) -> bool:
    after = found.after
    return found.before not in ("a", "the", "-") and after is not None and after.code in _DAYS


def clock(found: Found, reading: Reading) -> Resolved | None:
    """ "10:35 a.m.", "22:30", "noon"."""
    token = found.get("CLOCK_MERIDIEM", "CLOCK", "CLOCK_WORD")
    if token is None:
        return None
    if token.code == CLASSES["CLOCK"] and not found.has("ZONE", "LOCAL") and found.before not in _BEFORE_CLOCK:
        return None
    if token.code == CLASSES["CLOCK_WORD"] and not (found.before in _BEFORE_CLOCK or _is_before_a_day(found)):
        return None
    time = clock_time(token.word)
    return _time(time + _zone(found), reading) if time else None


def _zone(found: Found) -> str:
    return "Z" if found.says("gmt", "utc", "zulu") else ""


def _time(time: str, reading: Reading) -> Resolved:
    anchor = reading.anchor
    if anchor is None:
        return Resolved("TIME", f"XXXX-XX-XX{time}")
    return Resolved("TIME", f"{anchor}{time}", When.on(anchor))


def military(found: Found, reading: Reading) -> Resolved | None:
    """ "2230 local", "0630 GMT", "1400 hours"."""
    digits = found.words[0].word
    if not re.fullmatch(r"[0-2]\d[0-5]\d", digits) or int(digits[:2]) > 23:
        return None
    if found.has("UNITS") and (
        not found.says("hours")
        or found.before not in ("at", "around", "about", "by", "from", "until", "since", "before", "after")
    ):
        return None
    return _time(f"T{digits[:2]}:{digits[2:]}" + _zone(found), reading)


def part_relative(found: Found, reading: Reading) -> Resolved | None:
    """ "This morning", "last night", "the next morning"."""
    token = found.get("DAY_PART")
    assert token
    part = DAY_PARTS[token.word]
    if found.has("THIS"):
        anchor, steps = reading.published, 0
    elif found.has("LAST") and not found.says("previous", "preceding"):
        anchor, steps = reading.published, -1
    elif found.has("LAST", "NEXT"):
        anchor, steps = reading.anchor, 1 if found.has("NEXT") else -1
    else:
        anchor, steps = reading.anchor, 0
    day = calendars.shifted(anchor, "D", steps) if anchor else None
    if day is None:
        return Resolved("TIME", f"XXXX-XX-XXT{part}")
    return Resolved("TIME", f"{day}T{part}", When.on(day))


def part_before(found: Found, reading: Reading) -> Resolved | None:
    """ "The night before", where no event follows that it is before."""
    after = found.after
    token = found.get("DAY_PART")
    day = calendars.shifted(reading.anchor, "D", -1) if reading.anchor else None
    if token is None or day is None or (after is not None and after.word.isalnum()):
        return None
    return Resolved("TIME", f"{day}T{DAY_PARTS[token.word]}", When.on(day))


def part(found: Found, reading: Reading) -> Resolved | None:
    """A part of the day that stands alone is one only as "in the morning"; others wait to be joined with their day."""
    token = found.get("DAY_PART")
    if token is not None:
        return _time(f"T{DAY_PARTS[token.word]}", reading)
    if not found.says("hours"):
        return None
    return _time("TMO" if found.has("EARLY") else "TNI", reading)
