"""Words of a report that call a place one between forces: a security gap, a vacuum, no man's land, between lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.analysis.occurrences import Passage

SEARCHED = ("gap", "gaps", "vacuum", "void", "no man s land", "between the", "buffer zone", "buffer zones")
"""What a text must hold to be worth reading, as a search over the words of texts takes it."""

_FORCE = (
    r"(?:peshmerga|army|armies|military|federal|police|troops|soldiers|forces|militias?|militants|mobili[sz]ation"
    r"|coalition|rebels|fighters|government|regime|guards?|commands?)"
)
_TOLD: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (what, re.compile(rf"\b(?:{words})\b".replace(" ", r"[\s-]+"), re.IGNORECASE))
    for what, words in (
        ("security gap", r"security (?:\w+ )?(?:gaps?|voids?|loopholes?)|gaps? in (?:the )?security"),
        ("security vacuum", r"(?:security|military|power) (?:\w+ )?vacuums?|vacuums? (?:in|of) (?:the )?security"),
        ("no man's land", r"no man['’]?s land"),
        ("gap between forces", rf"gaps? (?:\w+ ){{0,3}}?between (?:[\w'’-]+ ){{0,6}}?{_FORCE}"),
        ("vacuum between forces", rf"(?:vacuums?|voids?) (?:\w+ ){{0,3}}?between (?:[\w'’-]+ ){{0,6}}?{_FORCE}"),
        ("buffer zone", rf"buffer zones? (?:\w+ ){{0,3}}?between (?:[\w'’-]+ ){{0,6}}?{_FORCE}"),
        (
            "between forces",
            r"(?:areas?|zones?|lands?|strips?|lines?|territor(?:y|ies)|regions?|places?|valleys?|villages|space)"
            rf" (?:\w+ ){{0,3}}?between (?:the )?(?:[\w'’-]+ ){{0,3}}?{_FORCE} (?:\w+ ){{0,2}}?and (?:the )?"
            rf"(?:[\w'’-]+ ){{0,3}}?{_FORCE}",
        ),
    )
)
_UNTOLD = re.compile(r"\b(?:gender|pay|funding|generation\w*|wealth)[\s-]+gaps?\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*[.!?]?")
_LONGEST = 900


@dataclass(frozen=True, slots=True)
class Between:
    """A passage that calls a place one between forces, with the places and the forces that it names.

    Where the passage itself names no place, those are of the sentence before. `outlets` are those that carried it:
    copies of one text are one.
    """

    passage: Passage
    places: tuple[str, ...]
    forces: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    title: str | None = None


def find_between(report_id: str, text: str, published: date | None = None) -> Iterator[Passage]:
    """The sentences of a text that call a place one between forces, each once; the words are the sentence."""
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0].strip()
        if not words or len(words) > _LONGEST or _UNTOLD.search(words):
            continue
        what = next((name for name, pattern in _TOLD if pattern.search(words)), None)
        if what:
            start = sentence.start() + sentence[0].index(words)
            yield Passage(what, words, report_id, start, start + len(words), published)
