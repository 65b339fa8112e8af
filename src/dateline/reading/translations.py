"""Whether a text is a translation of another: the same numbers and places in nearly the same order.

Both mean the same in every language, and the gazetteer knows the places by their names in many. Independent reports on
one incident share some of them; a translation has all, from the first to the last. What is asked is so strict that a
translation in which a third is left out is not found, for a false one would hide an independent source.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer_names import normal_form
from dateline.model.text import Report

FEWEST = 12
"""Numbers and places that must stand in both texts."""
DISTINCT = 6
"""Different ones among them: a text that names one town over and over says little."""
SHARED = 0.8
"""Share of the numbers and places of both texts that must stand in the other."""
DAYS = 3
"""Days between the two publications, at most."""
REACH = 5
"""Numbers and places by which one may stand earlier or later: languages order the words of a sentence differently."""
LENGTH = 8_000
"""Characters of a body that are looked at."""
MOST = 200
"""Numbers and places that are."""
SKETCH = 6
"""Pairs of neighbours by which texts are found, those with the least hashes: of two texts that share two thirds of
their pairs, one is found by the other in 99 of 100 cases."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A number or a place where it stands. `values` are all that it may mean, `best` the likeliest."""

    start: int
    end: int
    values: frozenset[int | str]
    best: int | str


def keys(report: Report) -> tuple[int, ...]:
    """Two reports in two languages that share one may be translations. None without a language and a publication."""
    if not report.language or report.published is None:
        return ()
    best = [str(anchor.best) for anchor in anchors(report)]
    if len(best) < FEWEST:
        return ()
    # Neighbours in either order, and the next but one.
    pairs = {" ".join(sorted(pair)) for step in (1, 2) for pair in zip(best, best[step:], strict=False)}
    window = report.published.toordinal() // (DAYS + 1)
    least = sorted(pairs, key=lambda pair: (zlib.crc32(pair.encode()), pair))[:SKETCH]
    return tuple(zlib.crc32(f"{day} {pair}".encode()) for pair in least for day in (window, window + 1))


def shared(report: Report, other: Report) -> tuple[float, list[tuple[Anchor, Anchor]]] | None:
    """The share of numbers and places that stand in both, and these; None where neither text translates the other."""
    if not report.language or not other.language or report.language[:2] == other.language[:2]:
        return None
    if report.published is None or other.published is None or abs((report.published - other.published).days) > DAYS:
        return None
    one, two = anchors(report), anchors(other)
    pairs = matched(one, two)
    share = 2 * len(pairs) / max(1, len(one) + len(two))
    if len(pairs) < FEWEST or share < SHARED or len({mine.best for mine, _ in pairs}) < DISTINCT:
        return None
    return share, pairs


def matched(one: Sequence[Anchor], two: Sequence[Anchor]) -> list[tuple[Anchor, Anchor]]:
    """The anchors of both texts that mean the same, in nearly the same order; the same whichever is the first."""
    there, back = _followed(one, two), _followed(two, one)
    return there if len(there) >= len(back) else [(mine, its) for its, mine in back]


def _followed(one: Sequence[Anchor], two: Sequence[Anchor]) -> list[tuple[Anchor, Anchor]]:
    """Anchors that mean the same, each once, none more than `REACH` from where the one before leads to expect it."""
    pairs: list[tuple[Anchor, Anchor]] = []
    used: set[int] = set()
    expected = 0
    for anchor in one:
        near = range(max(0, expected - REACH), min(len(two), expected + REACH + 1))
        fitting = (place for place in near if place not in used and anchor.values & two[place].values)
        place = min(fitting, key=lambda place: (abs(place - expected), place), default=None)
        if place is not None:
            used.add(place)
            pairs.append((anchor, two[place]))
            expected += 1
            # What was left out or added moves all that follows, a change of order does not.
            if place > expected + 1 and len(pairs) > 1:
                expected = max(expected, place - 1)
    return pairs


def anchors(report: Report) -> tuple[Anchor, ...]:
    """The numbers and places of the body in the order of the text, `MOST` at most."""
    end = min(len(report.text), report.body_start + LENGTH)
    words = list(_WORD.finditer(report.text, report.body_start, end))
    found: list[Anchor] = []
    number = 0
    while number < len(words) and len(found) < MOST:
        taken, anchor = _anchor(report.text, words, number)
        if anchor:
            found.append(anchor)
        number += taken
    return tuple(found)


def _anchor(text: str, words: Sequence[re.Match[str]], number: int) -> tuple[int, Anchor | None]:
    """The anchor that begins with a word, if one does, and how many words it takes."""
    first = words[number]
    word = first.group()
    if word[0].isdigit():
        value = "".join(str(unicodedata.digit(c)) if c.isdigit() else "." for c in word)
        return 1, Anchor(first.start(), first.end(), frozenset((value,)), value)
    cased = word[0].upper() != word[0].lower()
    opens = len(word) < 4 and (number == 0 or any(mark in ".!?\n" for mark in _gap(text, words, number)))
    if len(word) < 3 or (cased and (opens or not word[0].isupper())) or word in _NO_NAMES:
        return 1, None
    for length in (3, 2, 1):
        last = number + length - 1
        if last < len(words) and all(_gap(text, words, place) == " " for place in range(number + 1, last + 1)):
            span = first.start(), words[last].end()
            if places := _places(text[span[0] : span[1]], attached=not cased):
                return length, Anchor(*span, frozenset(places), places[0])
    return 1, None


def _gap(text: str, words: Sequence[re.Match[str]], number: int) -> str:
    """What stands between a word and the one before."""
    return text[words[number - 1].end() : words[number].start()]


def _places(name: str, *, attached: bool) -> list[int]:
    """The places of this name, towns before areas, the greatest first; `attached`: small words may be joined to it."""
    known = gazetteer.packaged()
    forms = [name, name[1:]] if attached and name[0] in _ATTACHED and len(name) > 4 else [name]
    for form in forms:
        if found := known.named(normal_form(form)):
            places = [known.place(index) for index in dict.fromkeys(index for index, _ in found[:_MEANT])]
            return [p.index for p in sorted(places, key=lambda p: (p.precision != 1, -p.population, p.index))]
    return []


_WORD = re.compile(r"\d+(?:[.,:٫٬]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
_ATTACHED = "وبلفك"
"""Arabic "and", "in", "for", "so" and "like", which are written with the word that follows."""
_NO_NAMES = frozenset("إلى الى بين أدى على عند منذ بعد قبل حول خلال دون ضد نحو غير كان كما دوای لەو ئەو".split())
"""Commonest words of scripts without capitals that are names of hamlets, too."""
_MEANT = 12
"""Places of one name that are looked at."""
