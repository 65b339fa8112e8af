"""What Dateline knows of a language other than English whose short news is read for its main incident.

Words are written as `fold` gives them: lower case, without accents, vowel signs and elongation. Every pattern is a
regular expression over folded words parted by one space (`mentions.abroad_view`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateline.model.values import Harm

Side = Literal["left", "right", "noun"]
"""Where the count stands that a word of harm takes: before it ("three died"), behind it ("killed three"), or the word
is the noun that is counted ("three dead") and an adjective behind the group ("three soldiers dead")."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language.

    `prefixes` are letters that may stand before a word without a space (Arabic "and", "in", "the"). `harms` are rows of
    harm, side and pattern; `kinds` the words of an event by kind, of which those of "other" only say that there was an
    attack. `agents` are those who attack, as they are called without a name.
    """

    code: str
    numbers: Mapping[str, int]
    at_least: str
    up_to: str
    about: str
    between: tuple[str, str]
    either: str
    thousands: str
    one: str
    """Articles that count one where a word for a person follows; none where a bare noun does."""
    more: str
    part: str
    of_them: str
    people: str
    civilians: str
    forces: str
    things: str
    harms: tuple[tuple[Harm, Side, str], ...]
    kinds: Mapping[str, str]
    agents: str
    attack_verbs: str
    belongs: str
    """Between a word of attack or of people and the group that it is of ("de las", "of the")."""
    by: str
    against: str
    blames: str
    members: str
    """Words for people or parts of a group, which stand before its name."""
    other_source: str
    """Words of a sentence that gives another source's figures."""
    claims: str
    weapons: Mapping[str, str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    night: str
    reports: str
    past: str
    elsewhere: str
    not_meant: str
    in_place: str
    not_in_place: str
    place_kinds: str
    prefixes: str = ""
    duals: str = ""
    ones: str = ""
    """People who are two, or one, by the form of the word alone, where a word of harm stands before them."""


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """One word in lower case without accents, vowel signs and elongation; Arabic letters that are exchanged are one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c) and c != "ـ")
    return bare.translate(_LETTERS).lower()


_LETTERS = str.maketrans("أإآٱىی’ʼک", "اااايي''ك")


def pattern(words: str, *, prefixes: str = "", rest: str = "") -> re.Pattern[str]:
    """A pattern over folded words that matches whole words.

    Before the first stand the language's prefixes; behind the last follows the rest, a pattern of folded text.
    """
    return re.compile(rf"(?<!\S){prefixes}(?:{bare(words) or '(?!)'})(?!\S){rest}")


def bare(words: str) -> str:
    """A pattern folded as texts are, but for its case, which tells `\\S` from `\\s`."""
    kept = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c) and c != "ـ")
    return kept.translate(_LETTERS)


def listed(words: str) -> str:
    """An alternation of the words of a list, in which an underscore is a space; those are patterns, too."""
    return "|".join(word.replace("_", " ") for word in words.split())
