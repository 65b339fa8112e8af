"""Numbers in words and digits: "twelve", "a dozen", "1,200", "twenty-five"."""

from __future__ import annotations

import re
import unicodedata

UNITS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: dict[str, int] = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40}
ORDINAL_WORDS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30}
SCALES: dict[str, int] = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_TEN = "|".join(TENS)
_SMALL = rf"(?:(?:{_TEN})(?:[\s-](?:{_UNIT}))?|(?:{_UNIT}))"
CARDINAL = (
    rf"(?:\d{{1,3}}(?:[,.\u00a0\u202f]\d{{3}})+(?!\d)|\d+(?:\.\d+)?(?:\s(?:thousand|million|billion))?"
    rf"|(?:an?|{_SMALL})\s(?:hundred|thousand|million|billion)(?:\s(?:and\s)?{_SMALL})?|half\sa\sdozen|an?\sdozen|{_SMALL}(?:\sdozen)?)"
)
"""A regular expression (no groups of its own, for `re.IGNORECASE`) for one cardinal number in digits or words."""


def ordinal(word: str) -> int | None:
    """The number of "third", "twenty-fifth" or "9th", or None for another word."""
    tens, _, last = word.lower().rpartition("-")
    if digits := re.fullmatch(r"([0-9]{1,4})(?:st|nd|rd|th)", last):
        return int(digits[1])
    if last not in ORDINAL_WORDS or (tens and tens not in TENS):
        return None
    return TENS.get(tens, 0) + ORDINAL_WORDS[last]


def cardinal(words: str) -> int | None:
    """The number that `words` say ("a dozen" is 12, "1,200" is 1200), or None where they say none.

    Digits of any script count. Words that are no exact number ("dozens", "several") give None.
    """
    folded = re.sub(r"[\s-]+", " ", words.strip().lower())
    digits = re.sub(r"(?<=\d)[,.\s](?=\d{3}(?!\d))", "", folded)
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, -1) >= 0 else c for c in digits)
    if re.fullmatch(r"[0-9]{1,12}", digits):
        return int(digits)
    scaled = re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,3})?) (thousand|million|billion)", digits)
    if scaled:
        return round(float(scaled[1]) * SCALES[scaled[2]])
    if folded == "half a dozen":
        return 6
    return _spelled(folded.replace(" and ", " ").split())


def _spelled(words: list[str]) -> int | None:
    if words and words[-1] == "dozen":
        count = 1 if words[:-1] in (["a"], ["an"], []) else _spelled(words[:-1])
        return None if count is None else 12 * count
    total = current = 0
    for position, word in enumerate(words):
        if word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word in ("a", "an") and position == 0 and len(words) > 1:
            current = 1
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in SCALES:
            total, current = total + max(current, 1) * SCALES[word], 0
        else:
            return None
    return total + current if words else None
