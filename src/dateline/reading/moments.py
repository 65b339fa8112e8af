"""Dates and times as news pages write them, to a date or a datetime.

A full date is needed: day, month and year. Numbers are read day first, as most of the world writes them, unless only
month first is possible. A time without a zone gives a naive datetime; a zone is kept as an offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import jdatetime

from dateline.reading import moment_words as words

Moment = date | datetime

LONGEST = 400
"""Characters of a line that are looked at."""

_MONTHS: dict[str, int] = {
    name: number
    for line in words.MONTHS.strip().splitlines()
    for number, names in enumerate(line.split(","), start=1)
    for name in names.split()
}
_SOLAR: dict[str, int] = {name: number for number, name in enumerate(words.SOLAR_HIJRI.split(","), start=1)}
_DIGITS = {
    ord(digit): str(value) for zero in "٠۰०০０" for value, digit in enumerate(chr(ord(zero) + i) for i in range(10))
}
_DIGITS |= dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"), " ")
_DIGITS |= {ord("\u2212"): "-", ord("\u00a0"): " ", ord("\u202f"): " "}
_NAME = "|".join(sorted(map(re.escape, {*_MONTHS, *_SOLAR}), key=len, reverse=True))
_DATES = re.compile(
    r"(?<!\d)(?P<y1>\d{4})\s?[-/.年년]\s?(?P<m1>\d{1,2})\s?[-/.月월]\s?(?P<d1>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<d2>\d{1,2})\s?[-/.]\s?(?P<m2>\d{1,2})\s?[-/.]\s?(?P<y2>\d{4}|\d{2})(?![\d:])"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|º|\.|ª)?[\s-]*(?:de |of |да "
    rf"|د )?[\s-]*(?<![^\W\d_])(?P<m3>{_NAME})(?![^\W\d_])[.,،]?[\s-]*"
    r"(?:de |del |г\. |год |ש)?(?P<y3>\d{4})(?!\d)"
    rf"|(?<![^\W\d_])(?P<m4>{_NAME})(?![^\W\d_])\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}})(?!\d)"
    rf"|(?<!\d)(?P<y5>\d{{4}})\.?,?\s?(?:m\.\s)?(?P<m5>{_NAME})(?![^\W\d_])\s+(?P<d5>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[\s-][A-Za-z]{3,9}[\s-](?P<year>\d{4}|\d{2})\s+\d{1,2}:\d{2}")
_TIME = re.compile(
    r"(?<![\d:.,/-])(?P<h>\d{1,2})(?:\s?:\s?|[hH](?=\d\d)|\.(?=\d\d\s?(?:uhr|hrs|wib|klo|am|pm|a\.m"
    r"|p\.m)))(?P<m>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?(?![\d:])"
    r"\s?(?P<half>[ap]\.?\s?m\b\.?|ص(?!\w)|م(?!\w)|ق\.ظ|ب\.ظ)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"^\s?(?:\(?\s?(?:UTC|GMT)\s?)?(?P<sign>[+-])(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?(?!\d)", re.IGNORECASE)
_ZONE_NAME = re.compile(
    r"^\s?\(?(?P<name>UTC|GMT|Z|CET|CEST|MEZ|MESZ|BST|EST|EDT|CST|CDT|PST|PDT|JST|KST|MSK|EET|EEST|EAT|WAT"
    r"|SAST|WIB|PKT)(?![\w+-])"
)
_ZONES = {
    "UTC": 0.0,
    "GMT": 0,
    "Z": 0,
    "CET": 1,
    "MEZ": 1,
    "WAT": 1,
    "BST": 1,
    "CEST": 2,
    "MESZ": 2,
    "SAST": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
}
_ZONES |= {
    "EAT": 3,
    "PKT": 5,
    "WIB": 7,
    "JST": 9,
    "KST": 9,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "PST": -8,
    "PDT": -7,
}
_UPDATE_WORDS = "|".join(sorted(map(re.escape, words.UPDATED.split("|")), key=len, reverse=True))
_UPDATED = re.compile(
    rf"(?:{_UPDATE_WORDS})\W{{0,4}}(?:\w{{1,4}}\W{{1,2}}){{0,2}}$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A moment in a line: where its date stands, and whether the line calls it an update."""

    when: Moment
    start: int
    end: int
    updated: bool


def parse(line: str) -> Moment | None:
    """The moment that a line names: the first that is not called an update, else the first; None"
    " where it has none."""
    exact = _parse_standard(line.strip())
    if exact is not None:
        return exact
    found = list(find(line))
    return next((one.when for one in found if not one.updated), found[0].when if found else None)


def find(line: str) -> Iterator[Found]:
    """The moments of a line in order. The time is the one nearest behind the date, or else before it."""
    line = line[:LONGEST].translate(_DIGITS)
    for two, one in words.TWO_WORDS:
        line = line.replace(two, one)
    dates = [(match, day) for match in _DATES.finditer(line) if (day := _day(match)) is not None]
    for number, (match, day) in enumerate(dates):
        after = dates[number + 1][0].start() if number + 1 < len(dates) else len(line)
        before = dates[number - 1][0].end() if number else 0
        clock = _clock(line[match.end() : min(after, match.end() + 30)]) or (
            _clock(line[max(before, match.start() - 25) : match.start()])
            if number == 0 or before < match.start() - 40
            else None
        )
        when: Moment = day
        if clock is not None:
            seconds, zone = clock
            when = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(seconds=seconds)
        updated = bool(_UPDATED.search(line[max(0, match.start() - 30) : match.start()]))
        yield Found(when, match.start(), match.end(), updated)


def is_dateline(line: str) -> bool:
    """Whether a line says little but when, and perhaps where or by whom, something was published."""
    if len(line) > 110 or not any(character.isdigit() for character in line):
        return False
    found = list(find(line))
    if not found:
        return False
    rest = line[: found[0].start] + line[found[-1].end :]
    spoken = _LETTERS.findall(rest)
    sentence = (
        line.rstrip()[-1] in ".!?" and len(spoken) > 2 and not line.rstrip("s. ").lower().endswith(("min", "uhr", "m"))
    )
    return len(spoken) <= (8 if isinstance(found[0].when, datetime) else 5) and not sentence


def _parse_standard(line: str) -> Moment | None:
    """ISO 8601, RFC 2822, and seconds or milliseconds since 1970, as machines write them."""
    try:
        if len(line) == 10 and line[4] == "-":
            return _sane(date.fromisoformat(line))
        if (line[:4].isdigit() and line[4:5] == "-") or (len(line) == 8 and line.isascii() and line.isdigit()):
            return _sane(datetime.fromisoformat(line) if len(line) > 10 else date.fromisoformat(line))
        if line.isascii() and line.isdigit() and len(line) in (10, 13):
            return _sane(datetime.fromtimestamp(int(line) / (1000 if len(line) == 13 else 1), UTC))
        if len(line) < 40 and (mail := _MAIL.match(line)):
            when = parsedate_to_datetime(line)
            # Of a year such as 0001 the library makes 2001.
            return _sane(when) if len(mail["year"]) == 2 or int(mail["year"]) == when.year else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None
    return None


def _sane(when: Moment) -> Moment | None:
    return when if 1970 <= when.year <= 2100 else None


def _day(match: re.Match[str]) -> date | None:
    """The day of a match of `_DATES`; None where there is no such day."""
    groups = match.groupdict()
    form = next(number for number in "12345" if groups[f"y{number}"])
    year, month, day = groups[f"y{form}"], groups[f"m{form}"].lower(), int(groups[f"d{form}"])
    try:
        if month in _SOLAR and month not in _MONTHS and 1300 <= int(year) <= 1500:
            solar = jdatetime.date(int(year), _SOLAR[month], day).togregorian()
            return date(solar.year, solar.month, solar.day)
        number = int(month) if month.isdigit() else _MONTHS.get(month)
        if number is None:
            return None
        if form == "1" and 1300 <= int(year) <= 1500:
            solar = jdatetime.date(int(year), number, day).togregorian()
            return date(solar.year, solar.month, solar.day)
        if form == "2" and number > 12 >= day:
            number, day = day, number
        full = int(year) + 2000 if len(year) == 2 else int(year)
        return date(full, number, day) if 1970 <= full <= 2100 else None
    except ValueError:
        return None


def _clock(words_: str) -> tuple[int, timezone | None] | None:
    """Seconds since midnight and the zone of the first time in `words_`."""
    match = _TIME.search(words_)
    if match is None:
        return None
    hour, minute, second = int(match["h"]), int(match["m"]), int(match["s"] or 0)
    half = (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith(("p", "م", "ب")) else 0) if hour <= 12 else hour
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour * 3600 + minute * 60 + second, _zone(words_[match.end() :])


def _zone(rest: str) -> timezone | None:
    """The zone that follows a time, as an offset."""
    if offset := _ZONE.match(rest):
        minutes = int(offset["h"]) * 60 + int(offset["m"] or 0)
        return (
            timezone(timedelta(minutes=-minutes if offset["sign"] == "-" else minutes)) if minutes <= 14 * 60 else None
        )
    if named := _ZONE_NAME.match(rest):
        return timezone(timedelta(hours=_ZONES[named["name"]]))
    return None
