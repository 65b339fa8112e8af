"""Calendar arithmetic: periods as TIMEX3 values, the days that a value covers, and steps from a day by a unit.

Units are written as in `dates_words.UNITS`: D, W, WE, M, Q, Y, DE (decade), CE (century). Weeks are ISO 8601 weeks.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dateline.model.values import When

SEASON_MONTHS: dict[str, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a season of the northern half of the earth begins (meteorological seasons)."""

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|W(?P<week>\d{2})(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?"
)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (31 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def period(day: date, unit: str) -> str:
    """The TIMEX3 value of the day, week, month ... in which `day` lies."""
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day:%Y-%m}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return f"{day.year:04}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]


def shifted(day: date, unit: str, steps: int) -> date | None:
    """The day that lies `steps` units later (earlier where negative), or None beyond the calendar."""
    if unit in ("Q", "DE", "CE"):
        unit, steps = {"Q": ("M", 3 * steps), "DE": ("Y", 10 * steps), "CE": ("Y", 100 * steps)}[unit]
    try:
        if unit in ("D", "W", "WE", "2W"):
            return day + timedelta(days=steps * {"D": 1, "W": 7, "WE": 7, "2W": 14}[unit])
        months = day.year * 12 + day.month - 1 + steps * (12 if unit == "Y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, IndexError):
        return None


def nearest_weekday(day: date, weekday: int, direction: int, *, strictly: bool) -> date | None:
    """The next (`direction` 1) or last (-1) such weekday from `day`, which itself counts unless `strictly`."""
    distance = (weekday - day.weekday()) * direction % 7
    if distance == 0 and strictly:
        distance = 7
    return shifted(day, "D", direction * distance)


def when_of(value: str) -> When | None:
    """The days that a TIMEX3 date or time covers, or None for one longer than a year, or without a calendar."""
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    try:
        return When.spanning(*_bounds(match))
    except (ValueError, OverflowError):
        return None


def _bounds(match: re.Match[str]) -> tuple[date, date]:
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["week"]:
        week = int(match["week"])
        first = 6 if match["weekend"] else 1
        return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, 7)
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3)
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6)
    if match["season"]:
        return _months(year, SEASON_MONTHS[match["season"]], 3)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    return first, date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
