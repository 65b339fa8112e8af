"""Festivals and dates of other calendars: "the second day of Eid al-Fitr", "Christmas Eve", "12 Mehr 1400"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dateline.mentions.dates_festivals import (
    FESTIVALS,
    HIJRI_MONTHS,
    SOLAR_MONTHS,
    Span,
    hijri_day,
    solar_day,
)
from dateline.mentions.numbers import ORDINAL_WORDS
from dateline.model.values import When

_FESTIVAL = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<f{number}>{name})" for number, (name, _) in enumerate(FESTIVALS))
    + r"|(?P<eid>Eid))\b(?!-)"
)
_EVE_OR_YEAR = re.compile(
    r"(?P<eve>\s[Ee]ve\b)?(?:,?\s(?:in\s|of\s)?(?:(?P<year>\d{4})(?!\d)(?:\s?AH\b)?|(?P<relative>last|this|next)\syear\b))?"
)
_LEADING = re.compile(
    r"(?:(?P<eve>(?:the\s)?eve\sof\s(?:the\s)?)"
    r"|(?:the\s)?(?P<nth>first|second|third|fourth|fifth|sixth|seventh|last|final|\d{1,2}(?:st|nd|rd|th)?)\s(?:day\s)?of\s(?:the\s)?"
    r"|(?P<which>last|this|next|past|the\slast)\s(?:year['’]s\s)?)$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?:Abu|Abd|Abdul|ibn|bin|al|Al|[A-Z][a-z]+)[\s-]$")
_SAYS_WHEN = re.compile(
    r"\b(?:on|in|at|since|during|before|after|of|for|until|by|the|over|around|throughout|this|last|next|ahead|marking|"
    r"celebrating|coming|every|Last|This|Next|On|In|During|Before|After|Since)\s$"
)


class Named(NamedTuple):
    """`text[start:end]` and its days."""

    start: int
    end: int
    first: date
    last: date

    @property
    def value(self) -> str:
        """The TIMEX3 value: one day, or an ISO 8601 interval of days."""
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def when(self) -> When:
        """The days."""
        return When.spanning(self.first, self.last)


def find_named(
    text: str, start: int, end: int, published: date | None, direction: Callable[[int], int]
) -> Iterator[Named]:
    """Festivals and foreign dates of `text[start:end]`.

    `direction` says for an offset whether its clause looks back (-1) or ahead (1). A festival without a year is that of
    the year that the words or the verb point to; without a day of publication it gives nothing.
    """
    taken = start
    for found in sorted([*_foreign(text, start, end), *_festivals(text, start, end, published, direction)]):
        if found.start >= taken:
            yield found
            taken = found.end


def _festivals(
    text: str, start: int, end: int, published: date | None, direction: Callable[[int], int]
) -> Iterator[Named]:
    for match in _FESTIVAL.finditer(text, start, end):
        before = text[max(start, match.start() - 40) : match.start()]
        if _is_a_name(text, match, before):
            continue
        leading = _LEADING.search(before)
        following = _EVE_OR_YEAR.match(text, match.end(), end)
        year = int(following["year"]) if following and following["year"] else None
        if following and following["relative"] and published:
            year = published.year + {"last": -1, "this": 0, "next": 1}[following["relative"]]
        which = leading["which"].lower() if leading and leading["which"] else ""
        if which.startswith(("last", "past", "the")):
            towards = -1
        else:
            towards = 1 if which == "next" else direction(match.start())
        span = _occurrence(_days_of(match), year, published, towards, strictly=bool(which) and which != "this")
        if span is None:
            continue
        eve = bool((leading and leading["eve"]) or (following and following["eve"]))
        span = _part(span, leading["nth"] if leading else None, eve=eve)
        begins = match.start() - (len(leading[0]) if leading else 0)
        yield Named(begins, following.end() if following else match.end(), *span)


def _is_a_name(text: str, match: re.Match[str], before: str) -> bool:
    """Whether a person is named so ("Ramadan Shalah", "Abu Eid")."""
    if not match[0].lower().startswith(("ramad", "ramaz", "ramz", "eid", "ashura", "milad", "epiphany", "easter")):
        return False
    if " " in match[0] or "-" in match[0]:
        return False
    if re.match(r"\s[A-Z][a-z]+(?<!Day)(?<!Eve)(?<!Sunday)(?<!Monday)", text[match.end() : match.end() + 20]):
        return not _SAYS_WHEN.search(before)
    return bool(_NAME_BEFORE.search(before)) and not _SAYS_WHEN.search(before)


def _days_of(match: re.Match[str]) -> Callable[[int], list[Span]]:
    for number, (_, occurrences) in enumerate(FESTIVALS):
        if match[f"f{number}"]:
            return occurrences
    return _either_eid


def _either_eid(year: int) -> list[Span]:
    return [span for name, occurrences in FESTIVALS if name.startswith("Eid") for span in occurrences(year)]


def _occurrence(
    days_of: Callable[[int], list[Span]], year: int | None, published: date | None, towards: int, *, strictly: bool
) -> Span | None:
    """The festival of that year; without a year the nearest, weighed by where the words point."""
    if year is not None:
        if 1343 <= year <= 1500:
            year = year * 32 // 33 + 622
        return _first(days_of, year)
    if published is None or not 1940 < published.year < 2070:
        return None
    spans = [span for step in (-1, 0, 1) for span in days_of(published.year + step)]
    if strictly:
        spans = [span for span in spans if (span[0] - published).days * towards > 0]
    weight_before, weight_after = {-1: (1.0, 4.0), 0: (1.0, 2.0), 1: (4.0, 1.0)}[towards]

    def cost(span: Span) -> float:
        if span[0] <= published <= span[1]:
            return 0
        before = (published - span[1]).days
        return before * weight_before if before > 0 else (span[0] - published).days * weight_after

    return min(spans, key=cost, default=None)


def _first(days_of: Callable[[int], list[Span]], year: int) -> Span | None:
    spans = days_of(year) if 1940 < year < 2070 else []
    return spans[0] if spans else None


def _part(span: Span, nth: str | None, *, eve: bool) -> Span:
    """One day of a festival, or the day before it."""
    first, last = span
    if eve:
        return first - timedelta(days=1), first - timedelta(days=1)
    if nth is None:
        return span
    if nth.lower() in ("last", "final"):
        return last, last
    digits = re.match(r"\d+", nth)
    number = int(digits[0]) if digits else ORDINAL_WORDS[nth.lower()]
    day = first + timedelta(days=number - 1)
    return (day, day) if day <= last else span


# Dates of the Hijri and the Solar Hijri calendar. They need a year: most months are names of persons too.

_MONTH_PATTERN = "|".join(
    [f"(?P<h{number}>{name})" for number, name in enumerate(HIJRI_MONTHS, 1)]
    + [f"(?P<s{number}>{name})" for number, name in enumerate(SOLAR_MONTHS, 1)]
)
_FOREIGN = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH_PATTERN})\b"
    r"(?:,?\s(?P<year>1[234]\d{2})\b(?:\s?A\.?H\.?(?!\w))?)"
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH_PATTERN})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>1[234]\d{{2}})\b(?:\s?A\.?H\.?(?!\w))?"
)


def _foreign(text: str, start: int, end: int) -> Iterator[Named]:
    for pattern in (_FOREIGN, _MONTH_FIRST):
        for match in pattern.finditer(text, start, end):
            kind, month = next(
                (key[0], int(key[1:])) for key, said in match.groupdict().items() if said and key[1:].isdigit()
            )
            convert = hijri_day if kind == "h" else solar_day
            day = convert(int(match["year"]), month, int(match["day"]))
            if day:
                yield Named(match.start(), match.end(), day, day)
