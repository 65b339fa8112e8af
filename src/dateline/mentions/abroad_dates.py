"""Days in Spanish, French and Arabic news against the day of publication: weekdays, dates, "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.knowledge.abroad import LANGUAGES
from dateline.knowledge.abroad_words import Language, pattern
from dateline.mentions.abroad_counts import number_at
from dateline.mentions.abroad_view import View
from dateline.model.mentions import TemporalExpression
from dateline.model.values import When


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a sentence names, as tokens; `told` where it says when somebody told of it."""

    first: int
    last: int
    day: date
    told: bool

    def mention(self, view: View) -> TemporalExpression:
        """The temporal expression that it is."""
        start, end = view.span(self.first, self.last)
        return TemporalExpression(start, end, "DATE", self.day.isoformat(), When.on(self.day))


def find_days(view: View, language: Language, published: date | None) -> list[Day]:
    """The days that a sentence names, in its order; nothing where the day of publication is not known."""
    if published is None:
        return []
    words = _patterns(language.code)
    found: list[Day] = []
    for first, last, day in sorted(_days(view, language, published), key=lambda item: (item[0], -item[1])):
        if found and first < found[-1].last:
            continue
        if found and first - found[-1].last <= 1 and abs((found[-1].day - day).days) <= 1:
            # "yesterday, Wednesday": one day twice, the more exact word decides
            kept = found.pop()
            first, day = kept.first, day
        told = bool(words.reports_before.search(view.between(0, first))) or bool(
            words.reports_behind.match(view.between(last, last + 4))
        )
        found.append(Day(first, last, day, told))
    return found


def _days(view: View, language: Language, published: date) -> Iterator[tuple[int, int, date]]:
    words = _patterns(language.code)
    for match in words.night.finditer(view.words):
        name = next(value for key, value in match.groupdict().items() if value and key.startswith("first"))
        yield (*view.range(match.start(), match.end()), _before(published, language.weekdays[name]))
    for at, word in enumerate(view.folded):
        if word in language.weekdays and not words.next.match(view.between(at + 1, at + 2)):
            if words.last.match(view.between(at + 1, at + 2)) and language.weekdays[word] == published.weekday():
                yield at, at + 2, published - timedelta(7)
            else:
                yield at, at + 1, _before(published, language.weekdays[word])
        for length in (3, 2, 1):
            piece = view.between(at, at + length)
            if piece in language.days:
                yield at, at + length, published + timedelta(language.days[piece])
                break
        read = number_at(view, at, language)
        if read is not None and read[0] <= 31 and (exact := _of_month(view, read[1], language, words)) is not None:
            month, year, last = exact
            day = _dated(read[0], month, year, published)
            if day is not None:
                yield at, last, day


def _of_month(view: View, at: int, language: Language, words: _Patterns) -> tuple[int, int | None, int] | None:
    """Month, year and end of "de mayo de 2020", "avril", "مايو/أيار" behind the number of a day."""
    if view.between(at, at + 1) in ("er", "de", "من"):
        at += 1
    for length in (2, 1):
        month = language.months.get(view.between(at, at + length))
        if month is None:
            continue
        last = at + length
        if view.between(last, last + 1) == "/":
            rest = next((n for n in (2, 1) if view.between(last + 1, last + 1 + n) in language.months), 0)
            last += 1 + rest if rest else 0
        skip = 1 if view.between(last, last + 1) in ("de", "del", ",") else 0
        year = view.between(last + skip, last + skip + 1)
        if re.fullmatch(r"(?:19|20)\d\d", year):
            return month, int(year), last + skip + 1
        return month, None, last
    return None


def _before(published: date, weekday: int) -> date:
    return published - timedelta((published.weekday() - weekday) % 7)


def _dated(day: int, month: int, year: int | None, published: date) -> date | None:
    years = (year,) if year else (published.year, published.year - 1)
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            return None
        if found <= published + timedelta(1):
            return found
    return None


@dataclass(frozen=True, slots=True)
class _Patterns:
    night: re.Pattern[str]
    reports_before: re.Pattern[str]
    reports_behind: re.Pattern[str]
    next: re.Pattern[str]
    last: re.Pattern[str]


@cache
def _patterns(code: str) -> _Patterns:
    language = LANGUAGES[code]
    names = "|".join(map(re.escape, language.weekdays))
    nights = "|".join(
        form.replace("{0}", f"(?P<first{n}>{names})").replace("{1}", f"(?:{names})")
        for n, form in enumerate(_parts(language.night))
    )
    small = (
        r"(?: (?:,|،|este|esta|el|le|ce|dans|la|يوم|صباح|مساء|soiree|journee|mismo|apres-midi|soir|de|desde)){0,3} ?$"
    )
    return _Patterns(
        night=re.compile(rf"(?<!\S)(?:{nights})(?!\S)"),
        reports_before=pattern(language.reports, prefixes=language.prefixes, rest=small),
        reports_behind=re.compile(rf"(?:(?:soir|matin) )?(?:{language.reports})(?!\S)") if code != "ar" else _NEVER,
        next=re.compile(r"(?:proximo|que viene|prochain|المقبل|القادم)"),
        last=re.compile(r"(?:pasado|dernier|الماضي)"),
    )


_NEVER = re.compile(r"(?!)")


def _parts(form: str) -> list[str]:
    """The alternatives of a pattern at its top, so that each names its own groups."""
    parts, depth = [""], 0
    for character in form:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts
