"""Rules for dates by name and number: "4 December 2021", "04/12/2021", "in March", "1996", "the 1990s"."""

from __future__ import annotations

import re
from datetime import date

from dateline.mentions import dates_calendars as calendars
from dateline.mentions.dates_resolution import (
    MONTH_CLASSES,
    SKIPPED,
    Found,
    Reading,
    Resolved,
    dated,
    day_value,
    full_year,
    month_number,
    nth_number,
    phased,
    relative_year,
    weekday_number,
    written_year,
)
from dateline.mentions.dates_words import CLASSES, DECADE_WORDS
from dateline.mentions.numbers import cardinal
from dateline.model.values import When


def iso(found: Found, reading: Reading) -> Resolved | None:
    """ "2021-12-04", "2021-12-04T17:49"."""
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
        return day_value(first, second, third)
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


def days_month(found: Found, reading: Reading) -> Resolved | None:
    """ "3 and 5 May", "3-5 May 2020": the value is the last day's, the days are all from the first to the last."""
    return _days(found, reading, value_of_last=True)


def month_days(found: Found, reading: Reading) -> Resolved | None:
    """ "May 3-5, 2020": the value is the first day's, the days are all from the first to the last."""
    return _days(found, reading, value_of_last=False)


def _days(found: Found, reading: Reading, *, value_of_last: bool) -> Resolved | None:
    token = found.get(*MONTH_CLASSES)
    named = [t for t in found.words if t.code in (CLASSES["DAY"], CLASSES["NTH"])][:2]
    first, last = (int(re.sub(r"\D", "", t.word)) for t in named)
    if token is None or not 1 <= first < last <= 31:
        return None
    year = written_year(found, reading)
    ends = [_day_in_year(year, month_number(token), day, found, reading) for day in (first, last)]
    if ends[0] is None or ends[1] is None or SKIPPED in ends:
        return SKIPPED
    value = ends[1 if value_of_last else 0]
    assert value
    when = None
    if ends[0].when and ends[1].when and ends[0].when.earliest <= ends[1].when.latest:
        when = When.spanning(ends[0].when.earliest, ends[1].when.latest)
    return Resolved("DATE", value.value, when)


def year_span(found: Found, reading: Reading) -> Resolved | None:
    """ "2014-17", "1990-1995": the value is the first year's."""
    first, last = found.words[0].word, found.words[2].word
    if len(last) == 2:
        last = first[:2] + last
    if not (
        last.isdigit() and len(last) == 4 and 1500 <= int(first) < int(last) <= 2199 and int(last) - int(first) < 60
    ):
        return None
    start, end = calendars.when_of(first), calendars.when_of(last)
    return Resolved("DATE", first, When(start.earliest, end.latest, 5) if start and end else None)


_BEFORE_DAY = frozenset("on of until by since from to".split())


def month_day(found: Found, reading: Reading) -> Resolved | None:
    """ "April 6, 1994", "Saturday, Dec. 4", "March eighth"."""
    token = found.get(*MONTH_CLASSES)
    assert token
    position = found.words.index(token)
    month = month_number(token)
    day_token = next((t for t in found.words[position:] if t.code == CLASSES["DAY"]), None)
    day = int(day_token.word) if day_token else nth_number(found.words[position:])
    year = written_year(found, reading)
    if day is None or not 1 <= day <= 31:
        return None
    bare_ordinal = position == 0 and day_token is None and year is None and found.has("ORDINAL")
    if bare_ordinal and token.code == CLASSES["AMBIGUOUS_MONTH"] and found.before not in _BEFORE_DAY:
        return None
    if year is None and day_token and found.last == found.first + position + 2 and _counts_people(found):
        return None
    after = found.after
    if (month, day, year) == (9, 11, None) and after and after.word in _TERROR:
        return attacks_of_2001(found, reading)
    return _day_in_year(year, month, day, found, reading)


_TERROR = frozenset("attacks attack terrorist terror hijackers hijackings atrocities".split())


def _counts_people(found: Found) -> bool:
    """ "In March 12 soldiers were killed": the number belongs to what follows."""
    after = found.after
    return found.before == "in" and after is not None and after.code == CLASSES["OTHER"] and after.word.isalpha()


def day_month(found: Found, reading: Reading) -> Resolved | None:
    """ "6 April 1994", "the 4th of March"."""
    token = found.get(*MONTH_CLASSES)
    assert token
    day_token = found.get("DAY")
    day = int(day_token.word) if day_token else nth_number(found.words)
    if day is None or not 1 <= day <= 31:
        return None
    return _day_in_year(written_year(found, reading), month_number(token), day, found, reading)


def day_month_short(found: Found, reading: Reading) -> Resolved | None:
    """ "12 JAN 90" of the wire services; not "5 May 12 people died"."""
    token, written = found.get(*MONTH_CLASSES), found.words[-1].word
    after = found.after
    counts = after is not None and after.word.isalpha() and written.isdigit() and int(written) <= 31
    if token is None or counts or len(written) != 2 or not written.isdigit():
        return None
    return day_value(full_year(int(written), reading), month_number(token), int(found.words[0].word))


_STORY = 31
"""Within so many days of the day told last, a day without a year belongs to the same story."""
_NEAR = 45
"""Within so many days of publication a weekday that does not fit the date is a slip and moves no year."""


def _day_in_year(year: int | None, month: int, day: int, found: Found, reading: Reading) -> Resolved | None:
    if year is not None:
        return day_value(year, month, day) or SKIPPED
    if reading.published is None:
        leap = 2000
        return Resolved("DATE", f"XXXX-{month:02}-{day:02}") if calendars.day_of(leap, month, day) else None
    weekday = found.get("WEEKDAY", "SHORT_WEEKDAY")
    days = [
        candidate
        for offset in (-1, 0, 1)
        if (candidate := calendars.day_of(reading.published.year + offset, month, day))
    ]
    known = reading.days_told.get((month, day))
    near = min((abs((candidate - reading.published).days) for candidate in days), default=0)
    if known and near > _NEAR:
        return day_value(known, month, day)
    told = calendars.day_of(reading.told.year, month, day) if reading.told else None
    if near > _NEAR and reading.told and told and abs((told - reading.told).days) <= _STORY:
        return dated(told.isoformat())
    if weekday and near > _NEAR:
        fitting = [candidate for candidate in days if candidate.weekday() == weekday_number(weekday)]
        days = fitting or days
    if not days:
        return None
    return dated(_by_direction(days, found.direction, reading.published).isoformat())


def _by_direction(days: list[date], towards: int, published: date) -> date:
    """Of the same day in several years the nearest, weighed by where the verb points."""
    weights = {1: (4.0, 1.0), -1: (1.0, 6.0), 0: (1.0, 1.2)}[towards]
    return min(days, key=lambda day: _cost((day - published).days, weights))


def month_year(found: Found, reading: Reading) -> Resolved | None:
    """ "March 1996", "early March 1996"."""
    token = found.get(*MONTH_CLASSES)
    year = written_year(found, reading) or _spoken_year(found)
    if token is None or year is None:
        return None
    return phased(f"{year:04}-{month_number(token):02}", found)


def named_month(found: Found, reading: Reading) -> date | None:
    """The first day of the month that is named, in its year or the nearest that the verb points to."""
    token = found.get(*MONTH_CLASSES)
    assert token
    number = month_number(token)
    year = written_year(found, reading)
    if year is None:
        if reading.published is None:
            return None
        year = _month_year_near(number, found, reading.published)
    return calendars.day_of(year, number, 1)


_LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def part_of_month(found: Found, reading: Reading) -> Resolved | None:
    """ "The first week of June", "the second half of May 2020": the month, with only those of its days."""
    month = named_month(found, reading)
    unit = found.get("UNIT", "UNITS", "HALF", "WEEKEND")
    end = calendars.shifted(month, "M", 1) if month else None
    if month is None or end is None or unit is None:
        return None
    days = 15 if unit.word == "half" else _LENGTHS.get(unit.word.removesuffix("s"))
    if days is None:
        return None
    counted = [t for t in found.words if t.code in (CLASSES["DAY"], CLASSES["CARDINAL"])]
    many = cardinal(counted[0].word) if counted else 3 if unit.code == CLASSES["UNITS"] else 1
    days *= min(many or 1, 31)
    number = 1 if found.has("LAST") else nth_number(found.words) or 1
    offset = (end - month).days - days if found.has("LAST") else days * (number - 1)
    if not 0 <= offset < (end - month).days:
        return None
    first = calendars.shifted(month, "D", offset)
    last = calendars.shifted(month, "D", min(offset + days, (end - month).days) - 1)
    if unit.word == "half" and number == 2:
        last = calendars.shifted(end, "D", -1)
    return dated(f"{month:%Y-%m}", When.spanning(first, last)) if first and last and first <= last else None


def day_of_relative(found: Found, reading: Reading) -> Resolved | None:
    """ "The 15th of last month"."""
    unit, number = found.get("UNIT"), nth_number(found.words)
    if unit is None or unit.word != "month" or number is None or reading.published is None:
        return None
    steps = found.has("NEXT") - found.has("LAST")
    month = calendars.shifted(reading.published.replace(day=1), "M", steps)
    return day_value(month.year, month.month, number) if month else None


def attacks_of_2001(found: Found, reading: Reading) -> Resolved | None:
    """ "9/11", "the Sept. 11 attacks", in what was published since."""
    day = date(2001, 9, 11)
    if reading.published is None or reading.published <= day:
        return None
    return Resolved("DATE", day.isoformat(), When.on(day))


def month_relative(found: Found, reading: Reading) -> Resolved | None:
    """ "July last year", "January this year"."""
    token, unit = found.get(*MONTH_CLASSES), found.get("UNIT")
    assert token and unit
    if unit.word != "year":
        return None
    year = relative_year(found, reading)
    return dated(f"{year:04}-{month_number(token):02}") if year else None


_BEFORE_MONTH = frozenset(
    "in of since by until till to from during and or before after last next this early late mid through between for "
    "- , (".split()
)


_BEFORE_MONTH_SURELY = frozenset("in of since by until during last next this early late mid from".split())
_ARTICLES = frozenset("a an the its his her their our s".split())


def _is_attribute(found: Found) -> bool:
    """ "The May elections", "a March report"; not "the March for peace"."""
    after = found.after
    if found.before not in _ARTICLES or after is None or after.code != CLASSES["OTHER"]:
        return False
    return after.word.isalpha() and after.word not in ("for", "against", "is", "was", "has", "had", "will", "said")


def month(found: Found, reading: Reading) -> Resolved | None:
    """ "April", "last August", "early December"."""
    token = found.get(*MONTH_CLASSES)
    assert token
    alone = found.last - found.first == 1
    after = found.after
    if alone and token.code != CLASSES["MONTH"] and found.before not in _BEFORE_MONTH and not _is_attribute(found):
        return None
    if alone and token.code == CLASSES["AMBIGUOUS_MONTH"] and found.before not in _BEFORE_MONTH_SURELY:
        written = found.text[token.start : token.end]
        if written.isupper():
            return None  # capitals throughout: "THEY MARCH", ", MAY HAVE"
    if found.says("that") and token.code == CLASSES["AMBIGUOUS_MONTH"]:
        return None
    if alone and after and after.word.isdigit() and len(after.word) > 4:
        return None
    number = month_number(token)
    if reading.published is None:
        return Resolved("DATE", f"XXXX-{number:02}")
    return phased(f"{_month_year_near(number, found, reading.published):04}-{number:02}", found)


def _month_year_near(number: int, found: Found, published: date) -> int:
    year, ahead = published.year, number - published.month
    if found.has("LAST"):
        return year if ahead < 0 else year - 1
    if found.has("NEXT"):
        return year if ahead > 0 else year + 1
    if found.has("THIS"):
        return year
    towards = found.direction
    weights = {1: (3.0, 1.0), -1: (1.0, 6.0), 0: (1.0, 1.5)}[towards]
    return min((year - 1, year, year + 1), key=lambda y: _cost((y - year) * 12 + ahead, weights))


def _cost(distance: int, weights: tuple[float, float]) -> float:
    """How far a month or day lies off, each side of publication with its own weight."""
    return distance * weights[1] if distance > 0 else -distance * weights[0]


_BEFORE_YEAR = frozenset(
    "in since of by until till to from during and or before after early late mid between for through ( - / than as "
    "circa around about year ,".split()
)
_NO_YEAR_AFTER = frozenset(
    "$ £ € ¥ # no . / flight room highway route some about around nearly almost over than".split()
)
_YEAR_FOR_CERTAIN = frozenset("in since of by until during s the a an its his her their our this that".split())
_COUNTED = frozenset(
    "people men women troops children police personnel homes civilian civilians percent km miles".split()
)


def year(found: Found, reading: Reading) -> Resolved | None:
    """A year by its number: "1996", "mid-1996", "the year 2000"."""
    token = found.get("YEAR")
    if token is None:
        spoken = _spoken_year(found)
        return phased(str(spoken), found) if spoken else None
    number = int(token.word)
    if found.last - found.first > 1:
        return phased(token.word, found) if number > 1000 else None
    after = found.after
    if found.before in _NO_YEAR_AFTER or number > 2100 or number < (1500 if found.before in _BEFORE_YEAR else 1900):
        return None
    following = after.word if after else ""
    if following in _COUNTED or following in ("%", "/"):
        return None
    plural = following.endswith("s") and len(following) > 3 and following not in _BEFORE_YEAR
    if plural and found.before not in _YEAR_FOR_CERTAIN:
        return None
    return dated(token.word)


def _spoken_year(found: Found) -> int | None:
    """ "Nineteen ninety-seven", "twenty fourteen", "the year two thousand"."""
    tokens = [t for t in found.words if t.code in (CLASSES["CARDINAL"], CLASSES["TENS"])]
    if found.has("SCALE"):
        return 2000 if found.says("year") and found.says("two") and found.says("thousand") else None
    head = cardinal(tokens[0].word)
    rest = cardinal(" ".join(token.word for token in tokens[1:]))
    if head not in (18, 19, 20) or rest is None or not 10 <= rest <= 99:
        return None
    return head * 100 + rest


def short_year(found: Found, reading: Reading) -> Resolved | None:
    """ "'98"."""
    if found.before not in _BEFORE_YEAR:
        return None
    number = written_year(found, reading)
    return dated(f"{number:04}") if number else None


def fiscal_year(found: Found, reading: Reading) -> Resolved | None:
    """ "Fiscal 1988"."""
    number = written_year(found, reading)
    return Resolved("DATE", f"{number:04}", calendars.when_of(f"{number:04}")) if number else None


def decade(found: Found, reading: Reading) -> Resolved | None:
    """ "The 1990s", "the late '80s", "the sixties"."""
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
    """ "The 20th century"."""
    unit = found.get("UNIT")
    number = nth_number(found.words)
    if unit is None or unit.word != "century" or not number or number > 30:
        return None
    return Resolved("DATE", f"{number - 1:02}")
