"""What a candidate says: one rule a pattern, from the words and the days around it to a TIMEX3 type and value.

A rule gets the `Found` words and the `Reading` so far and gives a `Resolved`, or None where the words are no temporal
expression here ("May said", "2000 people"). Durations, sets and vague references are in `dates_durations`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from dateline.mentions import dates_calendars as calendars
from dateline.mentions.dates_direction import direction
from dateline.mentions.dates_words import (
    CLASSES,
    DAY_PARTS,
    DECADE_WORDS,
    DEICTIC_DAYS,
    MONTHS,
    ORDINAL_WORDS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    Token,
)
from dateline.mentions.numbers import TENS, cardinal
from dateline.model.mentions import TimexType
from dateline.model.values import When

_MONTH_CLASSES = ("MONTH", "AMBIGUOUS_MONTH", "SHORT_MONTH")


@dataclass(slots=True)
class Reading:
    """What is known while a text is read: the day of publication, and the day and year spoken of last."""

    published: date | None
    told: date | None = None
    """The last calendar day named in the text, from which "the next day" counts."""
    told_value: str | None = None
    """The value of the last date named, of any length."""
    quarter: str | None = None
    """The last quarter of a year named."""
    years: list[int] = field(default_factory=list)

    @property
    def anchor(self) -> date | None:
        """The day from which a relative expression inside a story counts."""
        return self.told or self.published


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a candidate, `tokens[first:last]`, in their sentence."""

    tokens: list[Token]
    first: int
    last: int

    def __iter__(self) -> object:
        return iter(self.tokens[self.first : self.last])

    @property
    def words(self) -> list[Token]:
        """The tokens of the candidate."""
        return self.tokens[self.first : self.last]

    def get(self, *names: str) -> Token | None:
        """The first token of one of these classes."""
        wanted = [CLASSES[name] for name in names]
        return next((token for token in self.words if token.code in wanted), None)

    def has(self, *names: str) -> bool:
        """Whether a token of one of these classes is among the words."""
        return self.get(*names) is not None

    def says(self, *words: str) -> bool:
        """Whether one of these words is among the words."""
        return any(token.word in words for token in self.words)

    @property
    def before(self) -> str:
        """The word before, or nothing."""
        return self.tokens[self.first - 1].word if self.first else ""

    @property
    def after(self) -> Token | None:
        """The token after."""
        return self.tokens[self.last] if self.last < len(self.tokens) else None

    @property
    def direction(self) -> int:
        """-1 where the clause looks back, 1 where it looks ahead, 0 where nothing tells."""
        return direction(self.tokens, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type and value, and its days where they differ from those that the value covers."""

    type: TimexType
    value: str
    when: When | None = None
    narrowed: bool = False
    """Whether `when` was set on purpose (None then means that no day is known)."""


def dated(value: str, when: When | None = None) -> Resolved:
    """A DATE with this value."""
    return Resolved("DATE", value, when or calendars.when_of(value))


def month_number(token: Token) -> int:
    """The month that a token names."""
    return MONTHS.get(token.word) or SHORT_MONTHS[token.word]


def weekday_number(token: Token) -> int:
    """The weekday that a token names, Monday 0."""
    return WEEKDAYS[token.word] if token.word in WEEKDAYS else SHORT_WEEKDAYS[token.word]


def unit_of(word: str) -> str:
    """The unit that a word names in either number."""
    if word == "centuries":
        return "CE"
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]


def nth_number(tokens: list[Token]) -> int | None:
    """The number that an ordinal says: "5th", "twenty-first"."""
    number = 0
    for token in tokens:
        if token.code == CLASSES["NTH"]:
            return int(token.word[:-2])
        if token.word in TENS:
            number += TENS[token.word]
        elif token.word in ORDINAL_WORDS:
            return number + ORDINAL_WORDS[token.word]
    return None


# Explicit dates.


def iso(found: Found, reading: Reading) -> Resolved | None:
    written = found.words[0].word.upper().replace(" ", "T")
    if calendars.day_of(int(written[:4]), int(written[5:7]), int(written[8:10])) is None:
        return None
    if len(written) == 10:
        return dated(written)
    return Resolved("TIME", written[:16], calendars.when_of(written[:10]))


def slashed(found: Found, reading: Reading) -> Resolved | None:
    """Day first with full stops, and else in the order that gives a day not after publication and near it."""
    written = found.words[0].word
    first, second, third = (int(part) for part in re.split(r"[/.-]", written))
    if first > 999:
        return _day_value(first, second, third)
    if third > 99 and third < 1000:
        return None
    if first > 31 or second > 31 or (third < 100 and "." in written):
        return None
    year = third if third > 99 else full_year(third, reading)
    orders = [(first, second), (second, first)]
    if "/" in written and not reading.published:
        orders.reverse()
    days = [day for d, m in orders if (day := calendars.day_of(year, m, d))]
    if not days:
        return None
    if "." not in written and reading.published:
        published = reading.published
        days.sort(key=lambda day: (day > published, abs((day - published).days)))
    return dated(days[0].isoformat())


def full_year(two_digits: int, reading: Reading) -> int:
    """The year of two digits: the latest that is at most ten years after publication (or after 2030)."""
    limit = (reading.published.year if reading.published else 2020) + 10
    return limit - (limit - two_digits) % 100


def written_year(found: Found, reading: Reading) -> int | None:
    """The year that stands in the candidate, if one does."""
    token = found.get("YEAR", "SHORT_YEAR")
    if token is None:
        return None
    if token.code == CLASSES["YEAR"]:
        return int(token.word)
    return full_year(int(token.word[1:]), reading)


def _day_value(year: int, month: int, day: int) -> Resolved | None:
    found = calendars.day_of(year, month, day)
    return dated(found.isoformat()) if found else None


def month_day(found: Found, reading: Reading) -> Resolved | None:
    token = found.get(*_MONTH_CLASSES)
    assert token
    position = found.words.index(token)
    month = month_number(token)
    day_token = next((t for t in found.words[position:] if t.code == CLASSES["DAY"]), None)
    day = int(day_token.word) if day_token else nth_number(found.words[position:])
    year = written_year(found, reading)
    if day is None or not 1 <= day <= 31:
        return None
    if token.code == CLASSES["AMBIGUOUS_MONTH"] and day_token is None and year is None and found.has("ORDINAL"):
        if position == 0 and found.before not in ("on", "of", "until", "by", "since"):
            return None
    if year is None and day_token and found.last == found.first + position + 2 and _counts_people(found):
        return None
    return _day_in_year(year, month, day, found, reading)


def _counts_people(found: Found) -> bool:
    """ "In March 12 soldiers were killed": the number belongs to what follows."""
    after = found.after
    return found.before == "in" and after is not None and after.code == CLASSES["OTHER"] and after.word.isalpha()


def day_month(found: Found, reading: Reading) -> Resolved | None:
    token = found.get(*_MONTH_CLASSES)
    assert token
    day_token = found.get("DAY")
    day = int(day_token.word) if day_token else nth_number(found.words)
    if day is None or not 1 <= day <= 31:
        return None
    return _day_in_year(written_year(found, reading), month_number(token), day, found, reading)


def _day_in_year(year: int | None, month: int, day: int, found: Found, reading: Reading) -> Resolved | None:
    if year is not None:
        return _day_value(year, month, day)
    if reading.published is None:
        leap = 2000
        return Resolved("DATE", f"XXXX-{month:02}-{day:02}") if calendars.day_of(leap, month, day) else None
    weekday = found.get("WEEKDAY", "SHORT_WEEKDAY")
    days = [
        candidate
        for offset in (-1, 0, 1)
        if (candidate := calendars.day_of(reading.published.year + offset, month, day))
    ]
    if weekday:
        fitting = [candidate for candidate in days if candidate.weekday() == weekday_number(weekday)]
        days = fitting or days
    if not days:
        return None
    return dated(_by_direction(days, found.direction, reading.published).isoformat())


def _by_direction(days: list[date], towards: int, published: date) -> date:
    """Of the same day in several years, the nearest; half a year off, the one to which the verb points."""

    def cost(day: date) -> float:
        distance = (day - published).days
        return abs(distance) * (1 if towards == 0 or distance * towards >= 0 else 2.5)

    return min(days, key=cost)


def month_year(found: Found, reading: Reading) -> Resolved | None:
    token = found.get(*_MONTH_CLASSES)
    year = written_year(found, reading)
    assert token and year
    return _phased(f"{year:04}-{month_number(token):02}", found)


def month_relative(found: Found, reading: Reading) -> Resolved | None:
    token, unit = found.get(*_MONTH_CLASSES), found.get("UNIT")
    assert token and unit
    if unit.word != "year":
        return None
    year = _relative_year(found, reading)
    return dated(f"{year:04}-{month_number(token):02}") if year else None


def _relative_year(found: Found, reading: Reading) -> int | None:
    if reading.published is None:
        return None
    if found.has("THAT", "SAME"):
        return (reading.years or [reading.published.year])[-1]
    return reading.published.year + found.has("NEXT") - found.has("LAST")


_BEFORE_MONTH = frozenset(
    "in of since by until till to from during and or before after last next this early late mid through between for - , "
    "( last-".split()
)


def month(found: Found, reading: Reading) -> Resolved | None:
    token = found.get(*_MONTH_CLASSES)
    assert token
    alone = found.last - found.first == 1
    after = found.after
    if alone and token.code != CLASSES["MONTH"] and found.before not in _BEFORE_MONTH:
        return None
    if (
        alone
        and token.code == CLASSES["AMBIGUOUS_MONTH"]
        and (found.before in ("and", "or", ",", "-", "to", "for", "from") and not _is_capitalised(found, token))
    ):
        return None
    if found.says("that") and token.code == CLASSES["AMBIGUOUS_MONTH"]:
        return None
    if alone and after and after.word.isdigit() and len(after.word) > 4:
        return None
    number = month_number(token)
    if reading.published is None:
        return Resolved("DATE", f"XXXX-{number:02}")
    return _phased(f"{_month_year_near(number, found, reading.published):04}-{number:02}", found)


def _is_capitalised(found: Found, token: Token) -> bool:
    return True


def _month_year_near(number: int, found: Found, published: date) -> int:
    year, ahead = published.year, number - published.month
    if found.has("LAST"):
        return year if ahead < 0 else year - 1
    if found.has("NEXT"):
        return year if ahead > 0 else year + 1
    if found.has("THIS"):
        return year
    towards = found.direction
    if towards > 0:
        return year if ahead >= 0 else year + 1 if ahead < -2 else year
    if towards < 0:
        return year if ahead <= 0 else year - 1
    return year if ahead <= 3 else year - 1


def _phased(value: str, found: Found) -> Resolved:
    """A month or year, its days narrowed by "early", "mid" or "late"."""
    when = calendars.when_of(value)
    first = found.words[0].word if found.words[0].word != "the" else found.words[1].word
    third = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2, "close": 2}.get(first)
    if when is None or third is None:
        return Resolved("DATE", value, when)
    days = (when.latest - when.earliest).days + 1
    start = calendars.shifted(when.earliest, "D", days * third // 3)
    end = calendars.shifted(when.earliest, "D", days * (third + 1) // 3 - 1)
    return Resolved("DATE", value, When.spanning(start, end) if start and end else when)


_BEFORE_YEAR = frozenset(
    "in since of by until till to from during and or before after early late mid between for through ( - / than as "
    "circa around about year ,".split()
)
_COUNTED = frozenset(
    "people men women troops children police personnel homes civilian civilians percent km miles".split()
)


def year(found: Found, reading: Reading) -> Resolved | None:
    token = found.get("YEAR")
    if token is None:
        spoken = _spoken_year([t for t in found.words if t.code in (CLASSES["CARDINAL"], CLASSES["TENS"])])
        return _phased(str(spoken), found) if spoken else None
    number = int(token.word)
    if found.last - found.first > 1:
        return _phased(token.word, found) if number > 1000 else None
    after = found.after
    if not 1500 <= number <= 2100 or found.before in ("$", "£", "€", "#", "no", ".", "/", "flight"):
        return None
    following = after.word if after else ""
    if (
        following in _COUNTED
        or following in ("%", "/")
        or (
            following.endswith("s")
            and len(following) > 3
            and following not in _BEFORE_YEAR
            and found.before not in ("in", "since", "of", "by", "until", "during")
        )
    ):
        return None
    if found.before not in _BEFORE_YEAR and following.isalpha() and found.first:
        return None
    return dated(token.word)


def _spoken_year(tokens: list[Token]) -> int | None:
    """ "Nineteen ninety-seven", "twenty fourteen"."""
    head = cardinal(tokens[0].word)
    rest = cardinal(" ".join(token.word for token in tokens[1:]))
    if head not in (18, 19, 20) or rest is None or not 10 <= rest <= 99:
        return None
    return head * 100 + rest


def short_year(found: Found, reading: Reading) -> Resolved | None:
    if found.before not in _BEFORE_YEAR:
        return None
    number = written_year(found, reading)
    return dated(f"{number:04}") if number else None


def fiscal_year(found: Found, reading: Reading) -> Resolved | None:
    number = written_year(found, reading)
    return Resolved("DATE", f"{number:04}", calendars.when_of(f"{number:04}")) if number else None


def decade(found: Found, reading: Reading) -> Resolved | None:
    token = found.get("DECADE")
    assert token
    if token.word in DECADE_WORDS:
        return Resolved("DATE", f"19{DECADE_WORDS[token.word]}")
    digits = re.sub(r"\D", "", token.word)
    if len(digits) == 2 and digits[1] == "0" and found.has("THE"):
        return Resolved("DATE", f"{full_year(int(digits), reading) // 10}")
    if len(digits) != 4 or digits[3] != "0" or not 1000 <= int(digits) <= 2199:
        return None
    return Resolved("DATE", digits[:3])


def century(found: Found, reading: Reading) -> Resolved | None:
    unit = found.get("UNIT")
    number = nth_number(found.words)
    if unit is None or unit.word != "century" or not number or number > 30:
        return None
    return Resolved("DATE", f"{number - 1:02}")


# Weekdays and days named from now.


def weekday(found: Found, reading: Reading) -> Resolved | None:
    token = found.get("WEEKDAY", "SHORT_WEEKDAY")
    assert token
    if (
        token.code == CLASSES["SHORT_WEEKDAY"]
        and not found.has("STOP", "LAST", "NEXT", "THIS")
        and found.before != "on"
    ):
        return None
    number = weekday_number(token)
    published = reading.published
    if published is None:
        return Resolved("DATE", f"XXXX-WXX-{number + 1}")
    if found.has("NEXT") and not found.says("following"):
        return _day(calendars.nearest_weekday(published, number, 1, strictly=True))
    if found.says("following", "preceding", "previous") and reading.anchor:
        towards = 1 if found.says("following") else -1
        return _day(calendars.nearest_weekday(reading.anchor, number, towards, strictly=True))
    if found.has("LAST"):
        return _day(calendars.nearest_weekday(published, number, -1, strictly=True))
    if found.has("THIS"):
        towards = found.direction or 1
        return _day(calendars.nearest_weekday(published, number, towards, strictly=False))
    if found.has("THAT") and reading.told:
        return _day(calendars.nearest_weekday(reading.told, number, 1, strictly=False))
    towards = 1 if found.direction > 0 else -1
    return _day(calendars.nearest_weekday(published, number, towards, strictly=False))


def _day(day: date | None) -> Resolved | None:
    return dated(day.isoformat()) if day else None


def weekday_week(found: Found, reading: Reading) -> Resolved | None:
    token, unit = found.get("WEEKDAY", "SHORT_WEEKDAY"), found.get("UNIT")
    if token is None or unit is None or unit.word != "week" or reading.published is None:
        return None
    steps = found.has("NEXT") - found.has("LAST")
    monday = calendars.shifted(reading.published, "D", 7 * steps - reading.published.weekday())
    return _day(calendars.shifted(monday, "D", weekday_number(token))) if monday else None


def weekday_before(found: Found, reading: Reading) -> Resolved | None:
    unit = found.get("UNIT")
    token = [t for t in found.words if t.code in (CLASSES["WEEKDAY"], CLASSES["SHORT_WEEKDAY"])][-1]
    if unit is None or unit.word not in ("day", "week") or reading.published is None:
        return None
    towards = 1 if found.has("NEXT") or (not found.has("LAST") and found.direction > 0) else -1
    day = calendars.nearest_weekday(
        reading.published, weekday_number(token), towards, strictly=found.has("LAST", "NEXT")
    )
    steps = -1 if found.has("BEFORE") else 1
    return _day(calendars.shifted(day, "D" if unit.word == "day" else "W", steps)) if day else None


def weekdays(found: Found, reading: Reading) -> Resolved | None:
    token = found.get("WEEKDAYS")
    assert token
    return Resolved("SET", f"XXXX-WXX-{WEEKDAYS[token.word[:-1]] + 1}")


def deictic(found: Found, reading: Reading) -> Resolved | None:
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
    token, unit = found.get("DEICTIC"), found.get("UNIT")
    if reading.published is None or unit is None or unit.word != "day" or token is None:
        return None
    steps = DEICTIC_DAYS[token.word] + (-1 if found.has("BEFORE") else 1)
    return _day(calendars.shifted(reading.published, "D", steps))


def overnight(found: Found, reading: Reading) -> Resolved | None:
    if reading.published is None:
        return Resolved("TIME", "XXXX-XX-XXTNI")
    before = calendars.shifted(reading.published, "D", -1)
    return Resolved("TIME", f"{before}TNI", When.spanning(before, reading.published)) if before else None


def nth_day(found: Found, reading: Reading) -> Resolved | None:
    """ "On the 5th": of the month spoken of, or the nearest before or after as the verb says."""
    number = nth_number(found.words)
    after = found.after
    if found.before != "on" or not found.has("NTH") or number is None or number > 31 or reading.published is None:
        return None
    if after and after.word.isalpha() and after.code == CLASSES["OTHER"] and not after.word.endswith("ed"):
        return None
    published = reading.published
    value = reading.told_value
    if value and re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value):
        return _day_value(int(value[:4]), int(value[5:7]), number)
    steps = [step for step in ((1, 0, -1) if found.direction > 0 else (0, -1))]
    for step in reversed(steps) if found.direction > 0 else steps:
        start = calendars.shifted(published.replace(day=1), "M", step)
        day = calendars.day_of(start.year, start.month, number) if start else None
        if day and ((day >= published) if found.direction > 0 else (day <= published)):
            return dated(day.isoformat())
    return None


# Periods named from now or from the story.


def relative(found: Found, reading: Reading) -> Resolved | None:
    """ "This week", "last year", "the following day", "later that month", "the latest period"."""
    token = found.get("UNIT", "WEEKEND")
    if token is None or token.word in ("minute", "hour"):
        return None
    unit = unit_of(token.word)
    in_story = found.has("SAME", "THAT") or found.says("following", "previous", "preceding", "subsequent", "ensuing")
    anchor = reading.anchor if in_story else reading.published
    if anchor is None:
        return Resolved(
            "DATE", "PAST_REF" if found.has("LAST") else "FUTURE_REF" if found.has("NEXT") else "PRESENT_REF"
        )
    steps = found.has("NEXT") - found.has("LAST")
    if found.says("coming") and found.has("THIS"):
        steps = 0 if unit != "D" else 1
    if unit == "D" and (
        found.has("THIS") or (found.has("LAST", "NEXT") and not in_story and unit == "D" and found.has("LAST"))
    ):
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
    if steps == 0 and anchor.weekday() < 5 and found.direction <= 0:
        steps = -1
    day = calendars.shifted(anchor, "W", steps)
    if steps == -1 and anchor.weekday() >= 5 and day is not None and not found.has("LAST"):
        day = anchor
    return dated(calendars.period(day, "WE")) if day else None


def _narrowed(value: str, found: Found, reading: Reading) -> Resolved:
    """ "Earlier this year" ends today, "later this week" begins today."""
    resolved = _phased(value, found)
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
    position = next(n for n, t in enumerate(found.words) if t.code in [CLASSES[name] for name in _MONTH_CLASSES])
    inner = month_day(Found(found.tokens, found.first + position, found.last), reading)
    if token is None or token.word not in ("week", "weekend") or inner is None or inner.when is None:
        return None
    return dated(calendars.period(inner.when.earliest, unit_of(token.word)))


def season(found: Found, reading: Reading) -> Resolved | None:
    token = found.get("SEASON")
    assert token
    code = SEASONS[token.word]
    number = written_year(found, reading)
    if number is None:
        if (
            token.word in ("spring", "fall")
            and not found.has("LAST", "NEXT", "THIS", "THAT", "EARLY", "LATE")
            and (found.before not in ("in", "since", "by", "until", "during") or not found.has("THE"))
        ):
            return None
        if not found.has("LAST", "NEXT", "THIS", "THAT", "EARLY", "LATE", "MID") and found.before not in (
            "in",
            "since",
            "by",
            "until",
            "during",
        ):
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
            year_number = _relative_year(found, reading)
        else:
            begins = 3 * number - 2
            late = found.direction > 0 and begins + 2 < reading.published.month
            year_number = reading.published.year - (begins > reading.published.month + 2) + late
    return dated(f"{year_number:04}-Q{number}")


def quarter_relative(found: Found, reading: Reading) -> Resolved | None:
    if reading.published is None:
        return None
    if found.has("PERIOD") and not (reading.quarter and found.has("LAST", "SAME")):
        return None
    if not found.has("NEXT", "CURRENT", "THIS") and reading.quarter:
        value = reading.quarter
        return dated(value)
    steps = found.has("NEXT") - (found.has("LAST") or not found.has("THIS", "CURRENT", "NEXT"))
    day = calendars.shifted(reading.published, "Q", steps)
    return dated(calendars.period(day, "Q")) if day else None


def half_year(found: Found, reading: Reading) -> Resolved | None:
    number = nth_number(found.words)
    if number not in (1, 2):
        return None
    year_number = written_year(found, reading)
    if year_number is None:
        if not found.has("UNIT") or not found.says("year") or reading.published is None:
            return None
        year_number = _relative_year(found, reading)
    return dated(f"{year_number:04}-H{number}")


# Times of day. Without a day of their own they belong to the day told last, or to that of publication.


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


def clock(found: Found, reading: Reading) -> Resolved | None:
    token = found.get("CLOCK_MERIDIEM", "CLOCK", "CLOCK_WORD")
    if token is None:
        return None
    if token.code == CLASSES["CLOCK"] and not found.has("ZONE") and found.before not in (
        "at", "around", "about", "by", "from", "to", "between", "since", "after", "before", "until", "and", ",", "approximately",
    ):  # fmt: skip
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


def part(found: Found, reading: Reading) -> Resolved | None:
    """A part of the day that stands alone is one only as "in the morning"; others wait to be joined with their day."""
    token = found.get("DAY_PART")
    assert token
    return _time(f"T{DAY_PARTS[token.word]}", reading)
