"""The tokens of a sentence, with each word of harm as one of them, and the numbers among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.mentions.casualties_lexicon import is_person
from dateline.mentions.casualties_triggers import Trigger
from dateline.mentions.numbers import CARDINAL, SCALES, TENS, UNITS, cardinal


@dataclass(slots=True)
class Token:
    """A word, a number, a punctuation mark, or a whole trigger."""

    start: int
    end: int
    lower: str
    capitalised: bool
    trigger: Trigger | None = None


_TOKEN = re.compile(
    r"(?i:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-]{1,2}"
    r"(?i:(?:year|month|week)s?[\s-]olds?)\b|\d+[\s-]?y/?o\b"
    r"|\d+(?:-[^\W\d_]+)+|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d+(?:st|nd|rd|th|s)\b|\d+"
    r"|[^\W\d_](?:[\w]|['’-](?=\w)|\.(?=\w\b))*|[^\w\s]"
)
_CARDINAL = re.compile(CARDINAL, re.IGNORECASE)
NUMBER_WORDS = frozenset(UNITS) | frozenset(TENS)
_CAPITALS = {"US": "u.s", "IS": "isis", "WHO": "w.h.o", "IT": "i.t"}
"""Abbreviations that are other words in small letters."""


def tokenise(text: str, start: int, end: int, found: list[Trigger]) -> list[Token]:
    """The tokens of `text[start:end]`; each trigger is one token."""
    tokens: list[Token] = []
    position = start
    for trigger in [*found, None]:
        stop = trigger.start if trigger else end
        for match in _TOKEN.finditer(text, position, stop):
            word = match[0]
            lower = _CAPITALS.get(word) or word.lower().replace("’", "'")
            if lower.endswith(("old", "olds")) and " " in lower:
                lower = lower.replace(" ", "-")
            elif lower.endswith(("yo", "y/o")) and lower[0].isdigit():
                lower = lower.rstrip("y/o -") + "-year-old"
            tokens.append(Token(match.start(), match.end(), lower, word[0].isupper()))
        if trigger:
            word = text[trigger.start : trigger.end]
            tokens.append(Token(trigger.start, trigger.end, word.lower(), word[0].isupper(), trigger))
            position = trigger.end
    return tokens


def is_headline(tokens: list[Token]) -> bool:
    """Whether most words stand in capitals, so that a capital makes no name."""
    words = [token for token in tokens if token.lower.isalpha() and len(token.lower) > 3]
    if tokens and tokens[-1].lower == ".":
        return False  # a sentence with many names
    return len(words) > 4 and sum(token.capitalised for token in words) > 0.7 * len(words)


_STARTS = NUMBER_WORDS | {"a", "an", "half"}


def number_at(text: str, tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The number that begins at a token, and the token after it."""
    word = tokens[at].lower
    if not (word[0].isdigit() or word in _STARTS or "-" in word):
        return None
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    first = word.split("-")[0]
    if word in ("half-dozen",):
        return 6, at + 1
    if word in ("a", "an", "half") and following in ("half-dozen", "dozen", "a", "score", *SCALES):
        if following == "half-dozen":
            return 6, at + 2
        if following == "score":
            return 20, at + 2
    elif not (word.isdigit() or word.replace(",", "").isdigit() or first in NUMBER_WORDS):
        return None
    if "-" in word and not (first in TENS and word.split("-")[-1] in UNITS):
        return None
    match = _CARDINAL.match(text, tokens[at].start)
    if not match:
        return None
    end = at
    while end < len(tokens) and tokens[end].end <= match.end():
        end += 1
    if end == at or tokens[end - 1].end != match.end():
        return None
    value = cardinal(match[0])
    return None if value is None else (value, end)


def is_in_ages(tokens: list[Token], at: int) -> bool:
    """Whether a number is in a list of ages ("ages 13, 17 and 19"), or bounds one ("two women over 80")."""
    back = at - 1
    number = tokens[at].lower
    if (
        back > 0
        and tokens[back].lower in ("over", "under", "above", "below")
        and number.isdigit()
        and int(number) < _OLD
    ):
        return is_person(tokens[back - 1].lower)
    while back >= 0 and (
        tokens[back].lower in (",", "and", "to", "or", "-", "–", "between", "from", "of")
        or tokens[back].lower.isdigit()
    ):
        back -= 1
    return back >= 0 and tokens[back].lower in ("aged", "age", "ages")


_OLD = 110


def is_rise(tokens: list[Token], at: int) -> bool:
    """Whether "up to" before a number is how far a toll has come: "toll of the blast up to 12", "toll is up to 9"."""
    if at < 3 or (tokens[at - 2].lower, tokens[at - 1].lower) != ("up", "to"):
        return False
    if tokens[at - 3].lower in _BOUNDED:
        return False
    for token in reversed(tokens[: at - 2]):
        if token.trigger:
            return token.trigger.form == "toll"
        if token.lower in _UNSURE or not (token.lower[0].isalnum() or token.lower in "\"'’“”-"):
            return False
    return False


_BOUNDED = frozenset("at of between from with for be as".split())
"""Words that make "up to" behind them a bound: "put the toll at up to 12"."""
_UNSURE = frozenset("may might could would can estimate estimated estimates possibly that which who".split())
