"""Festivals and fixed days by year, and dates of the Hijri and the Solar Hijri calendar.

Hijri dates are those of the Umm al-Qura calendar (library hijridate, 1343 to 1500 AH); where the moon is sighted
the day can differ by one. Solar Hijri dates (Iran, Afghanistan) come from jdatetime. Easter is by the algorithms of
Meeus, the Jewish days by the molad and the postponements.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import jdatetime
from hijridate import Hijri

from dateline.mentions.dates_calendars import nearest_weekday

Span = tuple[date, date]

_RAMADAN = r"Ramadh?an|Ramazan|Ramzan|Ramdan"
HIJRI_MONTHS: tuple[str, ...] = (
    r"Muharram",
    r"Safar",
    r"Rabi['’]?\s(?:al|ul|ath|as)?[\s-]?(?:Awwal|Awal|I\b)",
    r"Rabi['’]?\s(?:al|ul|ath|as|uth)?[\s-]?(?:Thani|Akhir|Akhar|II\b)",
    r"Jumad[ai]?\s?(?:al|ul)?[\s-]?(?:Awwal|Awal|Ula|Oula|I\b)",
    r"Jumad[ai]?\s?(?:al|ul|ath)?[\s-]?(?:Thani|Thaniyah?|Akhir|Akhirah?|II\b)",
    r"Rajab",
    r"Sha['’]?ban",
    _RAMADAN,
    r"Shaww?al",
    r"(?:Dhu|Zu|Zul|Dhul)[\s-]?(?:al|ul|l)?[\s-]?(?:Qa['’]?d[ah]+|Qi['’]?d[ah]+)",
    r"(?:Dhu|Zu|Zul|Dhul)[\s-]?(?:al|ul|l)?[\s-]?(?:Hijj?[ah]+)",
)
"""The months of the Hijri year in their usual spellings, as regular expressions."""

SOLAR_MONTHS: tuple[str, ...] = (
    "Farvardin|Hamal",
    "Ordibehesht|Sawr|Saur|Thawr",
    "Khordad|Jawza|Jauza",
    "Tir|Saratan",
    "Mordad|Amordad|Asad",
    "Shahrivar|Sunbula|Sonbola",
    "Mehr|Mizan",
    "Aban|Aqrab",
    "Azar|Qaws|Qaus",
    "Dey|Jadi|Jaddi",
    "Bahman|Dalw|Dalwa",
    "Esfand|Hut|Hoot",
)
"""The months of the Solar Hijri year, Iranian and Afghan."""


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date, or None outside 1343 to 1500 AH or where there is none such."""
    try:
        return date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def solar_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Solar Hijri date, or None where there is none such."""
    try:
        found = jdatetime.date(year, month, day).togregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday, as a Gregorian day. Source: Meeus, Astronomical Algorithms (1991), chapter 8."""
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=13)
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    correction = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def jewish_new_year(year: int) -> date:
    """The first day of Rosh Hashanah that begins in the autumn of this Gregorian year."""
    hebrew = year + 3761
    leaps = (235 * hebrew - 234) // 19
    parts = 12084 + 13753 * leaps
    days = leaps * 29 + parts // 25920
    if (3 * (days + 1)) % 7 < 3:
        days += 1
    lengths = [_hebrew_days(hebrew + step) for step in (-1, 0, 1)]
    if lengths[2] - lengths[1] == 356:
        days += 2
    elif lengths[1] - lengths[0] == 382:
        days += 1
    return date.fromordinal(days - 1373427)


def _hebrew_days(hebrew: int) -> int:
    leaps = (235 * hebrew - 234) // 19
    days = leaps * 29 + (12084 + 13753 * leaps) // 25920
    return days + 1 if (3 * (days + 1)) % 7 < 3 else days


def _fixed(month: int, day: int, length: int = 1) -> Callable[[int], list[Span]]:
    def occurrences(year: int) -> list[Span]:
        first = date(year, month, day)
        return [(first, first + timedelta(days=length - 1))]

    return occurrences


def _hijri(month: int, day: int, length: int = 1) -> Callable[[int], list[Span]]:
    def occurrences(year: int) -> list[Span]:
        """A Hijri day falls in a Gregorian year once, twice or never."""
        about = (year - 622) * 33 // 32
        firsts = [first for step in (-1, 0, 1, 2) if (first := hijri_day(about + step, month, day))]
        return [(first, first + timedelta(days=length - 1)) for first in firsts if first.year == year]

    return occurrences


def _easter(offset: int, length: int = 1, *, orthodox: bool = False) -> Callable[[int], list[Span]]:
    def occurrences(year: int) -> list[Span]:
        first = easter(year, orthodox=orthodox) + timedelta(days=offset)
        return [(first, first + timedelta(days=length - 1))]

    return occurrences


def _jewish(offset: int, length: int = 1) -> Callable[[int], list[Span]]:
    def occurrences(year: int) -> list[Span]:
        first = jewish_new_year(year) + timedelta(days=offset)
        return [(first, first + timedelta(days=length - 1))]

    return occurrences


def _nth_weekday(month: int, weekday: int, nth: int) -> Callable[[int], list[Span]]:
    """The nth such weekday of a month, or the last where `nth` is -1."""

    def occurrences(year: int) -> list[Span]:
        if nth > 0:
            first = nearest_weekday(date(year, month, 1), weekday, 1, strictly=False)
            day = first + timedelta(days=7 * (nth - 1)) if first else None
        else:
            day = nearest_weekday(date(year, month + 1, 1), weekday, -1, strictly=True)
        return [(day, day)] if day else []

    return occurrences


def _quds(year: int) -> list[Span]:
    days = []
    for first, last in _ramadan(year):
        friday = nearest_weekday(max(first, last), 4, -1, strictly=False)
        days += [(friday, friday)] if friday else []
    return days


def _ramadan(year: int) -> list[Span]:
    about = (year - 622) * 33 // 32
    found = []
    for step in (-1, 0, 1, 2):
        first, after = hijri_day(about + step, 9, 1), hijri_day(about + step, 10, 1)
        if first and after and first.year == year:
            found.append((first, after - timedelta(days=1)))
    return found


FESTIVALS: tuple[tuple[str, Callable[[int], list[Span]]], ...] = (
    (rf"(?:the\s)?(?:(?:Muslim|Islamic)\s)?(?:holy\s)?(?:fasting\s)?(?:month\sof\s)?(?:{_RAMADAN})", _ramadan),
    (r"Eid[\s-](?:al|ul|ul-|el)[\s-]?(?:Fi?tr|Fetr)|Eid[\s-]e[\s-]Fi?tr", _hijri(10, 1, 3)),
    (r"Eid[\s-](?:al|ul|el)[\s-]?(?:Adha|Azha|Adhha)|Eid[\s-]e[\s-](?:Qurban|Ghorban)|Tabaski", _hijri(12, 10, 4)),
    (r"(?:Mawlid|Maulid|Mouloud)(?:[\s-](?:al|un|an)[\s-]?Nabi)?", _hijri(3, 12)),
    (r"(?:Eid[\s-]e[\s-])?Milad[\s-](?:al|un|an|ul)[\s-]?Nabi|the\sProphet['’]s\sbirthday", _hijri(3, 12)),
    (r"(?:the\sday\sof\s)?Ash(?:u|ou)ra", _hijri(1, 10)),
    (r"Muharram", _hijri(1, 1, 29)),
    (r"Arba['’]?ee?n|Arba['’]?in|Chehlum", _hijri(2, 20)),
    (r"(?:Al-?\s?)?Quds\sDay", _quds),
    (r"Nowr(?:u|oo)z|Newroz|Navruz|Norouz|Nawroz", _fixed(3, 21)),
    (r"Orthodox\sChristmas(?:\sDay)?|Coptic\sChristmas", _fixed(1, 7)),
    (r"Christmas\sEve", _fixed(12, 24)),
    (r"Christmas(?:\s[Dd]ay)?", _fixed(12, 25)),
    (r"Boxing\sDay|St\.?\sStephen['’]s\sDay", _fixed(12, 26)),
    (r"New\sYear['’]?s?\sEve", _fixed(12, 31)),
    (r"New\sYear['’]?s(?:\sDay)?", _fixed(1, 1)),
    (r"Epiphany", _fixed(1, 6)),
    (r"Ash\sWednesday", _easter(-46)),
    (r"(?:Orthodox)\sEaster(?:\sSunday)?", _easter(0, orthodox=True)),
    (r"Palm\sSunday", _easter(-7)),
    (r"Holy\sThursday|Maundy\sThursday", _easter(-3)),
    (r"Good\sFriday", _easter(-2)),
    (r"Holy\sSaturday", _easter(-1)),
    (r"Easter\sMonday", _easter(1)),
    (r"Holy\sWeek", _easter(-7, 7)),
    (r"Easter\s[Ww]eekend", _easter(-2, 4)),
    (r"Easter(?:\sSunday)?", _easter(0)),
    (r"Ascension\sDay", _easter(39)),
    (r"Pentecost", _easter(49)),
    (r"Rosh\sHashanah?", _jewish(0, 2)),
    (r"Yom\sKippur", _jewish(9)),
    (r"Sukkot", _jewish(14, 7)),
    (r"Simchat\sTorah", _jewish(21)),
    (r"Passover|Pesach", lambda year: [(d := jewish_new_year(year) - timedelta(days=163), d + timedelta(days=6))]),
    (r"Timkat", _fixed(1, 19)),
    (r"Meskel", _fixed(9, 27)),
    (r"Land\sDay", _fixed(3, 30)),
    (r"Nakba\sDay", _fixed(5, 15)),
    (r"Victory\sDay", _fixed(5, 9)),
    (r"May\sDay|(?:International\s)?Workers['’]?\sDay|Labour\sDay", _fixed(5, 1)),
    (r"Labor\sDay", _nth_weekday(9, 0, 1)),
    (r"Bastille\sDay", _fixed(7, 14)),
    (r"(?:International\s)?Women['’]s\sDay", _fixed(3, 8)),
    (r"(?:St\.?\s)?Valentine['’]s\sDay", _fixed(2, 14)),
    (r"St\.?\sPatrick['’]s\sDay", _fixed(3, 17)),
    (r"Halloween", _fixed(10, 31)),
    (r"All\sSaints['’]?\sDay", _fixed(11, 1)),
    (r"All\sSouls['’]?\sDay|Day\sof\sthe\sDead", _fixed(11, 2)),
    (r"Armistice\sDay|Remembrance\sDay|Veterans['’]?\sDay", _fixed(11, 11)),
    (r"Thanksgiving(?:\sDay)?", _nth_weekday(11, 3, 4)),
    (r"Memorial\sDay", _nth_weekday(5, 0, -1)),
    (r"Martin\sLuther\sKing(?:\sJr\.?)?\sDay", _nth_weekday(1, 0, 3)),
    (r"Columbus\sDay", _nth_weekday(10, 0, 2)),
)  # fmt: skip
"""Names of festivals, longest first where one begins another, and the days they fall on in a Gregorian year."""
