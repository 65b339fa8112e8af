"""The words of time: what each token of a sentence can be in a temporal expression.

A sentence is cut into tokens and every token gets a class, written as one character, so that a pattern over tokens
is a regular expression over a short string (`dates_patterns`). Words that say nothing of time are of class OTHER.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dateline.mentions.numbers import ORDINAL_WORDS

MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS: dict[str, int] = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
SHORT_MONTHS: dict[str, int] = {name[:3]: number for name, number in MONTHS.items() if name != "may"} | {"sept": 9}
WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(WEEKDAY_NAMES)}
SHORT_WEEKDAYS: dict[str, int] = {name[:3]: number for name, number in WEEKDAYS.items()} | {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
UNITS: dict[str, str] = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "2W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
"""A unit of time and its letter in a TIMEX3 duration, with T before what is shorter than a day."""
SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS: dict[str, str] = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
    "night": "NI",
    "noon": "T12:00",
    "midday": "T12:00",
    "midnight": "T24:00",
}
"""A part of the day: the letters that follow T in a TIMEX3 value, or the time of day."""
DECADE_WORDS: dict[str, int] = {
    word: number for number, word in enumerate((
        "twenties thirties forties fifties sixties seventies eighties nineties"
    ).split(), 2)
}  # fmt: skip
ZONES = frozenset("gmt utc est edt cst cdt mst mdt pst pdt et bst cet cest eet eest msk ist zulu".split())
DEICTIC_DAYS: dict[str, int] = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
REFERENCES: dict[str, str] = {
    "now": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "recently": "PAST_REF",
    "lately": "PAST_REF",
}
FREQUENCIES: dict[str, str] = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}

_UNIT_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_WORDS: dict[str, str] = {
    "AMBIGUOUS_MONTH": "may march",
    "MONTH": " ".join(name for name in MONTH_NAMES if name not in ("may", "march")),
    "WEEKDAY": " ".join(WEEKDAY_NAMES),
    "WEEKDAYS": " ".join(name + "s" for name in WEEKDAY_NAMES),
    "CARDINAL": _UNIT_WORDS,
    "TENS": "twenty thirty forty fifty sixty seventy eighty ninety",
    "SCALE": "hundred thousand million billion dozen",
    "ORDINAL": " ".join(ORDINAL_WORDS),
    "UNIT": "minute hour day week month year decade century fortnight",
    "UNITS": "seconds minutes hours days weeks months years decades centuries nights fortnights weekends quarters",
    "WEEKEND": "weekend",
    "QUARTER": "quarter",
    "SEASON": "spring summer autumn fall winter",
    "SEASONS": "springs summers autumns winters",
    "DAY_PART": "morning afternoon evening night",
    "CLOCK_WORD": "noon midday midnight dawn dusk daybreak sunrise sunset nightfall",
    "DECADE": " ".join(DECADE_WORDS),
    "DEICTIC": " ".join(DEICTIC_DAYS),
    "OVERNIGHT": "overnight",
    "REFERENCE": " ".join(REFERENCES),
    "FREQUENCY": " ".join(FREQUENCIES),
    "FUTURE": "future",
    "PAST": "past",
    "LAST": "last previous preceding latest",
    "NEXT": "next coming following upcoming subsequent ensuing",
    "RECENT": "recent",
    "CURRENT": "current present",
    "THIS": "this",
    "THAT": "that",
    "THESE": "these those",
    "SAME": "same",
    "THE": "the",
    "A": "a an",
    "EACH": "each every",
    "ANOTHER": "another",
    "AGO": "ago back",
    "EARLIER": "earlier",
    "LATER": "later afterwards afterward",
    "BEFORE": "before",
    "AFTER": "after",
    "FROM": "from",
    "BETWEEN": "between",
    "TO": "to until till through",
    "AND": "and",
    "OR": "or",
    "OF": "of",
    "IN": "in",
    "ON": "on",
    "AT": "at",
    "BY": "by",
    "SINCE": "since during",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid",
    "BEGINNING": "beginning start middle end turn close",
    "FISCAL": "fiscal",
    "PERIOD": "period",
    "TERM": "term",
    "SEVERAL": "several few many couple numerous various",
    "SOME": "some",
    "MORE": "more additional extra full straight consecutive whole entire",
    "HALF": "half",
    "NEARLY": "nearly almost about around approximately roughly barely",
    "AS": "as so",
    "LEAST": "least most",
    "THAN": "than",
    "LESS": "less fewer",
    "UP": "up",
    "NO": "no",
    "OLD": "old",
    "LONG": "long",
    "TIME": "time",
    "LOCAL": "local",
    "HOURS_WORD": "hrs hr",
    "ZONE": " ".join(ZONES),
    "POINT": "moment",
    "FESTIVAL": (
        "ramadan ramadhan ramazan ramzan ramdan eid tabaski mawlid maulid mouloud milad prophet ashura ashoura "
        "arbaeen arbain arba chehlum quds nowruz nowrooz newroz navruz norouz nawroz christmas boxing stephen new "
        "epiphany ash palm maundy good holy easter ascension pentecost rosh kippur sukkot simchat passover pesach "
        "timkat meskel land nakba victory workers labour labor bastille women valentine patrick halloween saints "
        "souls dead armistice remembrance veterans thanksgiving memorial luther columbus muharram safar rabi "
        "jumada jumad jumadi rajab sha shaban shawwal shawal dhu dhul zu zul farvardin hamal ordibehesht sawr "
        "saur thawr khordad jawza jauza tir saratan mordad amordad asad shahrivar sunbula sonbola mehr mizan aban "
        "aqrab azar qaws qaus dey jadi jaddi bahman dalw dalwa esfand hut hoot"
    ),
    "ONCE": "once twice thrice",
    "AGED": "aged",
    "INTO": "into",
    "FISCAL_MARK": "fy",
    "S": "s",
}  # fmt: skip

_TOKEN_CLASSES = (
    "OTHER", "DAY", "NUMBER", "YEAR", "NTH", "ISO", "SLASHED", "CLOCK", "CLOCK_MERIDIEM", "MERIDIEM", "SHORT_YEAR",
    "FRACTION", "HYPHEN", "COMMA", "STOP", "APOSTROPHE", "SHORT_MONTH", "SHORT_WEEKDAY", "NUMBER_UNIT",
    "QUARTER_MARK", "NINE_ELEVEN",
)  # fmt: skip
CLASSES: dict[str, str] = {name: chr(0xE000 + n) for n, name in enumerate(dict.fromkeys([*_TOKEN_CLASSES, *_WORDS]))}
"""Each class of token and the private-use character that stands for it."""

WORD_CLASSES: dict[str, str] = {
    word: CLASSES[name] for name, words in reversed(_WORDS.items()) for word in words.split()
}
_CAPITALISED = dict.fromkeys(SHORT_MONTHS, CLASSES["SHORT_MONTH"]) | dict.fromkeys(
    SHORT_WEEKDAYS, CLASSES["SHORT_WEEKDAY"]
)
"""Abbreviations that are other words when written small ("sat", "mar", "dec")."""
_PUNCTUATION = {
    **dict.fromkeys("-‐‑–—", CLASSES["HYPHEN"]),
    ",": CLASSES["COMMA"],
    ".": CLASSES["STOP"],
    "'": CLASSES["APOSTROPHE"],
    "’": CLASSES["APOSTROPHE"],
}

_TOKEN = re.compile(
    r"""(?P<word>(?![½¼¾]|[QH][1-4]\b)[^\W\d_]+)
    |(?P<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))
    |(?P<slashed>\d{1,4}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{2,4}(?!\d|[./-]\d))
    |(?P<nine_eleven>9/11\b(?!/))
    |(?P<clock_meridiem>\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?\s?m\b\.?|[AP]\.?\s?M\b\.?))
    |(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))
    |(?P<decade>\d{2,4}['’]?s\b)
    |(?P<nth>\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
    |(?P<number_unit>\d{1,3}(?:h|hrs?|min)\b)
    |(?P<quarter_mark>(?:[QH][1-4]|[1-4]Q)\b)
    |(?P<fraction>\d/\d(?!\d)|[½¼¾])
    |(?P<number>\d+(?:[.,]\d+)*)
    |(?P<short_year>['’]\d{2}\b)
    |(?P<mark>[^\w\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])""",
    re.VERBOSE,
)
"""Words stand first, for most tokens are words."""
_KINDS = {
    name: CLASSES[name.upper()] for name in (
        "iso slashed clock_meridiem clock decade nth fraction short_year number_unit quarter_mark nine_eleven"
    ).split()
}  # fmt: skip
_OTHER = CLASSES["OTHER"]
_AMBIGUOUS = CLASSES["AMBIGUOUS_MONTH"]


class Token(NamedTuple):
    """`text[start:end]`, folded to small letters, and its class."""

    start: int
    end: int
    word: str
    code: str


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]` in order; spaces and characters without width are between them."""
    return tokens_from(matches_of(text, start, end))


def matches_of(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The tokens of `text[start:end]` as they were matched: most sentences need no more of them than their classes."""
    return list(_TOKEN.finditer(text, start, end))


def codes_of(matches: list[re.Match[str]]) -> str:
    """The classes of the tokens, one character each."""
    return "".join([_read(match.lastgroup, match[0])[1] for match in matches])


def tokens_from(matches: list[re.Match[str]]) -> list[Token]:
    """The tokens that were matched."""
    return [Token(match.start(), match.end(), *_read(match.lastgroup, match[0])) for match in matches]


@lru_cache(maxsize=50_000)
def _read(kind: str | None, written: str) -> tuple[str, str]:
    """What was written in small letters, and its class."""
    word = written.lower() if written.isascii() else _plain(written)
    if kind == "word":
        code = WORD_CLASSES.get(word, _OTHER)
        if code == _AMBIGUOUS and written[0] == "m":
            code = _OTHER
        elif code == _OTHER and len(word) < 7 and written[0].isupper():
            code = _CAPITALISED.get(word, _OTHER)
    elif kind == "mark":
        code = _PUNCTUATION.get(written, _OTHER)
    elif kind == "number":
        code = _number_class(word)
    else:
        code = _KINDS[kind or "iso"]
    return word, code


def _plain(written: str) -> str:
    """In small letters, digits of any script as 0 to 9."""
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in written.lower())


def _number_class(written: str) -> str:
    if not written.isdigit():
        return CLASSES["NUMBER"]
    if len(written) <= 2 and 1 <= int(written) <= 31:
        return CLASSES["DAY"]
    if len(written) == 4 and 1000 <= int(written) <= 2199:
        return CLASSES["YEAR"]
    return CLASSES["NUMBER"]
