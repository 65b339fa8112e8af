"""What a text says in its rare words: the part of matching that needs no fields.

Two reports of one incident share rare words: a street, a name, an age, a calibre. How rare a word is comes from
`data/word_rarity.txt`, a fixed table, so that a score depends on the two texts alone and never on what else was read.
Names of persons are compared here and go no further: no field, key or reason holds them.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import resources

TERMS = 90
"""Words kept of a text, those with the greatest weight: enough for 600 words of news."""
LENGTH = 5000
"""Characters of a text that are looked at: later ones are of other matters, in news as in comments."""
UNSEEN = 8.0
"""Rarity of a word that is not in the table, as of a name: the logarithm of one text in 3,000."""
RARE = 4.0
"""Rarity from which a word counts as rare: one text in 55."""
NUMBER = 5.0
"""Rarity of a number at most, since all numbers of one size are alike."""
OPENING = 350
"""Characters of a body that open it: news says there what happened, where and to whom."""


@dataclass(frozen=True)
class TextProfile:
    """A text as matching sees it.

    `terms`, `title` and `opening` (of the title and the first sentences) are unit vectors of stems; `names` maps each
    to its rarity, `opening_names` those of the opening. `numbers` are its figures but for years, of which `latest_year`
    is the greatest.
    """

    terms: dict[str, float]
    title: dict[str, float]
    names: dict[str, float]
    ages: frozenset[str]
    opening: dict[str, float] = field(default_factory=dict)
    opening_names: dict[str, float] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    latest_year: int | None = None

    # A text is compared with many others; what follows from it alone is worked out once.

    @functools.cached_property
    def rare_terms(self) -> dict[str, float]:
        """The words of `terms` that are rare, by how much; numbers left out."""
        found = {term: rarity(term) - RARE for term in self.terms if not term[0].isdigit()}
        return {term: beyond for term, beyond in found.items() if beyond > 0}

    @functools.cached_property
    def rare_names(self) -> dict[str, float]:
        """The names that are rare, by how much."""
        return {name: rare - RARE for name, rare in self.names.items() if rare > RARE}

    @functools.cached_property
    def named(self) -> float:
        """The rarity of all names together."""
        return math.fsum(self.names.values())

    @functools.cached_property
    def named_at_first(self) -> float:
        """The rarity of all names of the opening together."""
        return math.fsum(self.opening_names.values())


SILENT = TextProfile({}, {}, {}, frozenset())
"""The profile of no text."""


def profile(title: str, body: str) -> TextProfile:
    """The profile of a title and a body. Takes time in proportion to the text, of which `LENGTH` characters count."""
    body = body[:LENGTH]
    words = [*_words(title[:LENGTH]), None, *_words(body)]
    weights = _weights(words)
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS]
    names = _names(words)
    opening = [*_words(title[:LENGTH]), None, *_words(body[:OPENING])]
    years = [int(year) for year in _YEAR.findall(body)]
    return TextProfile(
        terms=_unit(dict(heaviest)),
        title=_unit({stem(word.text): rarity(stem(word.text)) for word in _words(title[:300])}),
        names=names,
        opening=_unit(_weights(opening)),
        opening_names={name: rare for name, rare in _names(opening).items() if name in names},
        numbers=_numbers(words),
        latest_year=max(years, default=None),
        ages=frozenset(next(group for group in match.groups() if group) for match in _AGE.finditer(body)),
    )


def rarity(term: str) -> float:
    """How rare a stem is in news: the logarithm of texts for one that holds it, 0 to `UNSEEN`."""
    known = _table().get(term)
    if term[:1].isdigit():
        return min(NUMBER, UNSEEN if known is None else known)
    return UNSEEN if known is None else known


def cosine(left: dict[str, float], right: dict[str, float]) -> float:
    """The cosine of two unit vectors."""
    return math.fsum([left[term] * right[term] for term in left.keys() & right.keys()])


def stem(word: str) -> str:
    """A word without the commonest endings of English; others stay as they are. Lower case."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(text: str) -> set[str]:
    """All stems of a text, as the table of rarity counts them."""
    return {stem(word.text) for word in _words(text[:LENGTH])}


_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_AGE = re.compile(
    r"\b(\d{1,2})[- ](?:years?|months?)[- ]old\b|,\s(\d{1,2}),|\bage[ds]?\s(\d{1,2})\b|\((\d{1,2})\)", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_IN_WORDS = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {
    word: f"{number}th"
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
}
_CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun am pm".split()
)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    opens: bool
    """Whether it begins a sentence, where a capital says nothing."""
    follows: bool
    """Whether one space alone parts it from the word before."""


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    end = 0
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        opens = end == 0 or any(mark in gap for mark in '.!?\n:"“”')
        words.append(_Word(match.group()[:60], opens, gap == " "))
        end = match.end()
    return words


def _weights(words: Sequence[_Word | None]) -> dict[str, float]:
    """Stems by the logarithm of their count times their rarity."""
    counts = Counter(stem(word.text) for word in words if word)
    return {term: (1 + math.log(count)) * rarity(term) for term, count in counts.items()}


def _numbers(words: Sequence[_Word | None]) -> frozenset[str]:
    """Figures in digits, and small ones in words, in digits; years left out."""
    texts = [word.text.lower() for word in words if word]
    digits = {text for text in texts if _NUMBER.fullmatch(text) and not _YEAR.fullmatch(text)}
    return frozenset(digits | {_IN_WORDS[text] for text in texts if text in _IN_WORDS})


def _names(words: Sequence[_Word | None]) -> dict[str, float]:
    """Capitalised words that do not merely begin a sentence and never stand in lower case."""
    small = {word.text.lower() for word in words if word and word.text[0].islower()}
    found: dict[str, float] = {}
    for number, word in enumerate(words):
        if word is None or not word.text[0].isupper() or len(word.text) < 2:
            continue
        name = stem(word.text)
        if word.text.lower() in small or word.text.lower() in _CALENDAR:
            continue
        after = words[number + 1] if number + 1 < len(words) else None
        if word.opens and not (after and after.follows and after.text[0].isupper()):
            continue
        found[name] = rarity(name)
    return found


def _unit(weights: dict[str, float]) -> dict[str, float]:
    size = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {term: weight / size for term, weight in weights.items() if weight} if size else {}


@functools.cache
def _table() -> dict[str, float]:
    """Stems by rarity; each line of the file is a rarity, a colon and the stems that have it."""
    table: dict[str, float] = {}
    file = resources.files("dateline.records") / "data" / "word_rarity.txt"
    for line in file.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            value, _, listed = line.partition(":")
            table.update(dict.fromkeys(listed.split(), float(value)))
    return table
