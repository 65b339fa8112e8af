"""Rules for days and periods named from now or from the story: "Friday", "yesterday", "the following week"."""

from __future__ import annotations

import re
from datetime import date

from dateline.mentions import dates_calendars as calendars
from dateline.mentions.dates_explicit import month_day, named_month
from dateline.mentions.dates_resolution import (
    MONTH_CLASSES,
    SKIPPED,
    Found,
    Reading,
    Resolved,
    dated,
    day_found,
    day_value,
    nth_number,
    phased,
    unit_of,
    weekday_number,
)
from dateline.mentions.dates_words import CLASSES, DEICTIC_DAYS, WEEKDAYS
from dateline.model.values import When


def weekday(found: Found, reading: Reading) -> Resolved | None:
    """ "Friday", "last Thursday", "late on Friday": the most recent one unless the words look ahead."""
    token = found.get("WEEKDAY", "SHORT_WEEKDAY")
    assert token
    if (
        token.code == CLASSES["SHORT_WEEKDAY"]
        and not found.has("STOP", "LAST", "NEXT", "THIS")
        and found.before != "on"
    ):
        return None
    number = weekday_number(token)
    if found.words[0].word in ("following", "coming", "preceding"):
        return None  # "following Saturday's raid": a preposition
    published = reading.published
    if published is None:
        return Resolved("DATE", f"XXXX-WXX-{number + 1}")
    if found.has("NEXT") and not found.says("following"):
        return day_found(calendars.nearest_weekday(published, number, 1, strictly=True))
    if found.says("following", "preceding", "previous") and reading.anchor:
        towards = 1 if found.says("following") else -1
        return day_found(calendars.nearest_weekday(reading.anchor, number, towards, strictly=True))
    if found.has("LAST"):
        return day_found(calendars.nearest_weekday(published, number, -1, strictly=True))
    if found.has("THIS"):
        towards = found.direction or 1
        return day_found(calendars.nearest_weekday(published, number, towards, strictly=False))
    if found.has("THAT") and reading.told:
        return day_found(calendars.nearest_weekday(reading.told, number, 1, strictly=False))
    towards = 1 if found.direction > 0 else -1
    return day_found(calendars.nearest_weekday(published, number, towards, strictly=False))


def weekday_of_month(found: Found, reading: Reading) -> Resolved | None:
    """ "The last Friday of March", "the first Sunday in May 2019"."""
    token, weekday_token = found.get(*MONTH_CLASSES), found.get("WEEKDAY", "SHORT_WEEKDAY")
    if token is None or weekday_token is None or (reading.published is None and not found.has("YEAR", "SHORT_YEAR")):
        return None
    month = named_month(found, reading)
    if month is None:
        return None
    wanted = weekday_number(weekday_token)
    if found.has("LAST"):
        after = calendars.shifted(month, "M", 1)
        return day_found(calendars.nearest_weekday(after, wanted, -1, strictly=True) if after else None)
    first = calendars.nearest_weekday(month, wanted, 1, strictly=False)
    number = nth_number(found.words[: found.words.index(token)])
    day = calendars.shifted(first, "W", number - 1) if first and number else None
    return day_found(day) if day and day.month == month.month else SKIPPED


def weekday_nth(found: Found, reading: Reading) -> Resolved | None:
    """ "Monday the 6th"."""
    number = nth_number(found.words)
    if number is None or number > 31 or reading.published is None:
        return None
    wanted = weekday_number(found.words[0])
    months = [calendars.shifted(reading.published.replace(day=1), "M", step) for step in (0, -1, 1)]
    days = [calendars.day_of(month.year, month.month, number) for month in months if month]
    return next((dated(day.isoformat()) for day in days if day and day.weekday() == wanted), None)


def weekday_week(found: Found, reading: Reading) -> Resolved | None:
    """ "Tuesday last week"."""
    token, unit = found.get("WEEKDAY", "SHORT_WEEKDAY"), found.get("UNIT")
    if token is None or unit is None or unit.word != "week" or reading.published is None:
        return None
    steps = found.has("NEXT") - found.has("LAST")
    monday = calendars.shifted(reading.published, "D", 7 * steps - reading.published.weekday())
    return day_found(calendars.shifted(monday, "D", weekday_number(token))) if monday else None


def weekday_before(found: Found, reading: Reading) -> Resolved | None:
    """ "The day before last Tuesday"."""
    unit = found.get("UNIT")
    token = [t for t in found.words if t.code in (CLASSES["WEEKDAY"], CLASSES["SHORT_WEEKDAY"])][-1]
    if unit is None or unit.word not in ("day", "week") or reading.published is None:
        return None
    towards = 1 if found.has("NEXT") or (not found.has("LAST") and found.direction > 0) else -1
    day = calendars.nearest_weekday(
        reading.published, weekday_number(token), towards, strictly=found.has("LAST", "NEXT")
    )
    steps = -1 if found.has("BEFORE") else 1
    return day_found(calendars.shifted(day, "D" if unit.word == "day" else "W", steps)) if day else None


def weekdays(found: Found, reading: Reading) -> Resolved | None:
    """ "Fridays": a set."""
    token = found.get("WEEKDAYS")
    assert token
    return Resolved("SET", f"XXXX-WXX-{WEEKDAYS[token.word[:-1]] + 1}")


def deictic(found: Found, reading: Reading) -> Resolved | None:
    """ "Today", "yesterday", "tonight"."""
    token = found.get("DEICTIC")
    assert token
    if reading.published is None:
        return Resolved("DATE", "PRESENT_REF" if token.word in ("today", "tonight") else "XXXX-XX-XX")
    day = calendars.shifted(reading.published, "D", DEICTIC_DAYS[token.word])
    if day is None:
        return None
    if token.word == "tonight":
        return Resolved("TIME", f"{day}TNI", When.on(day))
    return dated(day.isoformat())


def before_deictic(found: Found, reading: Reading) -> Resolved | None:
    """ "The day before yesterday"."""
    token, unit = found.get("DEICTIC"), found.get("UNIT")
    if reading.published is None or unit is None or unit.word != "day" or token is None:
        return None
    steps = DEICTIC_DAYS[token.word] + (-1 if found.has("BEFORE") else 1)
    return day_found(calendars.shifted(reading.published, "D", steps))


def overnight(found: Found, reading: Reading) -> Resolved | None:
    """ "Overnight": the night that ends on the day of publication."""
    if reading.published is None:
        return Resolved("TIME", "XXXX-XX-XXTNI")
    before = calendars.shifted(reading.published, "D", -1)
    return Resolved("TIME", f"{before}TNI", When.spanning(before, reading.published)) if before else None


def nth_day(found: Found, reading: Reading) -> Resolved | None:
    """ "On the 5th": of the month spoken of, or the nearest before or after as the verb says."""
    number = nth_number(found.words)
    after = found.after
    if (
        found.before not in ("on", "by", "until", "since")
        or not found.has("NTH")
        or number is None
        or number > 31
        or reading.published is None
    ):
        return None
    if after and after.word.isalpha() and after.code == CLASSES["OTHER"] and not after.word.endswith("ed"):
        return None
    published = reading.published
    value = reading.told_value
    if value and re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value):
        return day_value(int(value[:4]), int(value[5:7]), number)
    ahead = found.direction > 0
    for step in (0, 1) if ahead else (0, -1):
        start = calendars.shifted(published.replace(day=1), "M", step)
        day = calendars.day_of(start.year, start.month, number) if start else None
        if day and ((day >= published) if ahead else (day <= published)):
            return dated(day.isoformat())
    return None


# Periods named from now or from the story.


def relative(found: Found, reading: Reading) -> Resolved | None:
    """ "This week", "last year", "the following day", "later that month", "earlier in the day"."""
    token = found.get("UNIT", "WEEKEND")
    if token is None or token.word in ("minute", "hour"):
        return None
    unit = unit_of(token.word)
    in_story = found.has("SAME", "THAT") or found.says("following", "previous", "preceding", "subsequent", "ensuing")
    in_the_day = unit == "D" and found.has("IN") and found.has("EARLIER", "LATER") and not found.has("THIS")
    in_story = in_story or in_the_day or (unit == "D" and found.has("NEXT"))
    anchor = reading.published
    if in_story:
        anchor = (reading.told if unit == "D" else reading.told_start) or reading.published
    if anchor is None:
        return Resolved(
            "DATE", "PAST_REF" if found.has("LAST") else "FUTURE_REF" if found.has("NEXT") else "PRESENT_REF"
        )
    steps = found.has("NEXT") - found.has("LAST")
    if found.says("coming") and found.has("THIS"):
        steps = 0 if unit != "D" else 1
    if unit == "D" and not in_the_day and (found.has("THIS", "IN") or (found.has("LAST") and not in_story)):
        return None
    if unit == "WE":
        return _weekend(anchor, steps, found)
    if unit == "2W":
        return None
    day = calendars.shifted(anchor, unit, steps)
    if day is None:
        return None
    return _narrowed(calendars.period(day, unit), found, reading)


def _weekend(anchor: date, steps: int, found: Found) -> Resolved | None:
    if steps == 0 and anchor.weekday() < (2 if found.has("THIS") else 5) and found.direction <= 0:
        steps = -1
    day = calendars.shifted(anchor, "W", steps)
    if steps == -1 and anchor.weekday() >= 5 and day is not None and not found.has("LAST"):
        day = anchor
    return dated(calendars.period(day, "WE")) if day else None


def _narrowed(value: str, found: Found, reading: Reading) -> Resolved:
    """ "Earlier this year" ends today, "later this week" begins today."""
    resolved = phased(value, found)
    when, published = resolved.when, reading.published
    if when is None or published is None or not when.earliest <= published <= when.latest:
        return resolved
    if found.has("EARLIER"):
        return Resolved("DATE", value, When.spanning(when.earliest, published))
    if found.has("LATER"):
        return Resolved("DATE", value, When.spanning(published, when.latest))
    return resolved


def bare_period(found: Found, reading: Reading) -> Resolved | None:
    """ "The year", "the week": the one of publication, as far as the words allow."""
    token = found.get("UNIT", "WEEKEND")
    if token is None or reading.published is None or found.says("entire", "whole"):
        return None
    after = found.after
    if after is not None and after.word in ("after", "before", "that", "when", "in"):
        return None  # "the year after they left"
    if token.word == "year" and after is not None and after.word in ("ended", "ending"):
        return Resolved("DURATION", "P1Y")
    if token.word == "year":
        return dated(f"{reading.published.year:04}")
    if token.word == "weekend":
        return _weekend(reading.published, 0, found)
    if token.word in ("week", "month") and found.before in ("during", "of", "for", "earlier", "in", "later"):
        return dated(calendars.period(reading.published, unit_of(token.word)))
    return None


def unit_of_day(found: Found, reading: Reading) -> Resolved | None:
    """ "The week of March 6"."""
    token = found.get("UNIT", "WEEKEND")
    position = next(n for n, t in enumerate(found.words) if t.code in [CLASSES[name] for name in MONTH_CLASSES])
    inner = month_day(Found(found.tokens, found.first + position, found.last, found.text), reading)
    if token is None or token.word not in ("week", "weekend") or inner is None or inner.when is None:
        return None
    return dated(calendars.period(inner.when.earliest, unit_of(token.word)))
