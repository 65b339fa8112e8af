"""Which pairs of accounts are worth a score: those that share a key. Never all pairs.

An account with a day and a place is found by both, widened by what their precision leaves open, so that every pair
within two days and 40 km shares a key; one that knows only the province or the country, by that. What has no day or no
place is found by its rare words, and the others by some of them too, since a day or a place may be misread: the rarest
words at any time, the rest within two months of publication.

A key is a number: the day in its upper bits, so that what is looked up together lies together in a file, and a hash of
the rest in the lower 40.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from math import cos, radians

from dateline.model.values import When, Where
from dateline.records.matching_side import Side
from dateline.records.matching_text import rarity

REACH_KM = 25.0
"""Kilometres around a point in which it is looked for, beyond its radius: two points 40 km apart still meet."""
SPAN = 31
"""Days of the longest span that is found day by day; a longer one says too little."""
RAREST = 7.0
"""Rarity from which a word is a key at any time: one text in 1,100."""
RARE = 3.0
"""Rarity from which it is a key within `WINDOW`: one text in 20."""
WINDOW = 30
"""Days of one window of publication; an account stands in its own and in the next."""
HELD = 60
"""Accounts that count under one key, the latest ones: what bounds the work of one look-up."""
CANDIDATES = 60
"""Candidates of one account at most, those with the most keys in common first."""


def keys(side: Side) -> tuple[int, ...]:
    """The keys of a side: two that share one are candidates. Statements have none; words stand in keys as hashes.

    Accounts of two kinds share none.

    At most 33 days with one or two areas each, or nine with six, and 40 words: never more than 110.
    """
    if side.kind == "statement":
        return ()
    placed = [] if side.loose else [key for when in side.days[:1] for key in _by_day_and_place(side, when)]
    named = (*placed, *_by_words(side, few=bool(placed)))
    return tuple(dict.fromkeys(day << _HASH_BITS | _hash(f"{side.kind}:{name}") for day, name in named))


class Index:
    """Sides by their keys, in memory: the latest `HELD` of each key, so that a look-up never grows with the whole."""

    def __init__(self) -> None:
        self._sides: dict[int, deque[Side]] = {}

    def add(self, side: Side) -> None:
        """Makes the side findable."""
        for key in keys(side):
            self._sides.setdefault(key, deque(maxlen=HELD)).append(side)

    def candidates(self, side: Side) -> list[Side]:
        """The sides of other reports that share a key, those with the most first, `CANDIDATES` at most."""
        shared: Counter[str] = Counter()
        found: dict[str, Side] = {}
        for key in keys(side):
            for other in self._sides.get(key, ()):
                if other.report_id != side.report_id and other.kind == side.kind:
                    shared[other.account_id] += 1
                    found[other.account_id] = other
        best = heapq.nlargest(CANDIDATES, shared.items(), key=lambda item: (item[1], item[0]))
        return [found[id] for id, _ in best]


Key = tuple[int, str]
"""A day as `date.toordinal` gives it, 0 for any, and what is looked for on it."""


def _by_day_and_place(side: Side, when: When) -> Iterator[Key]:
    length = (when.latest - when.earliest).days + 1
    if length > SPAN or not side.places:
        return
    where = side.places[0]
    words = [word for _, word in side.types] or [side.kind]
    for day in range(max(1, when.earliest.toordinal() - 1), when.latest.toordinal() + 2):
        if where.country and where.admin and where.precision <= 5:
            yield day, f"a:{where.country}:{where.admin[0]}"
        elif where.country:
            yield from ((day, f"c:{where.country}:{word}") for word in words)
        else:
            yield day, f"n:{where.name.casefold()}"
        if length <= 7 and where.precision <= 2:
            yield from ((day, f"p:{cell}") for cell in _cells(where))
        if where.country and where.admin:
            yield from ((day, f"c:{where.country}:{word}") for word in words)


def _cells(where: Where) -> Iterable[str]:
    """The squares of one degree that the circle around a point touches."""
    if where.lat is None or where.lon is None:
        return ()
    north = min(0.5, (REACH_KM + (where.radius_km or 0.0)) / 111.0)
    east = min(0.5, north / max(0.2, cos(radians(where.lat))))
    return {
        f"{int((where.lat + up + 90) // 1)},{int((where.lon + right + 180) // 1) % 360}"
        for up in (-north, north)
        for right in (-east, east)
    }


def _by_words(side: Side, *, few: bool) -> Iterator[Key]:
    terms = sorted(side.text.terms.items(), key=lambda item: (-item[1], item[0]))
    rarest = [term for term, _ in terms if rarity(term) >= RAREST]
    yield from ((0, f"r:{term}") for term in rarest[: 12 if few else 16])
    rare = [term for term, _ in terms if RARE <= rarity(term) < RAREST][: 8 if few else 12]
    if side.published is None:
        yield from ((0, f"w:{term}") for term in rare)
    else:
        first = side.published // WINDOW * WINDOW
        yield from ((day, f"w:{term}") for term in rare for day in (first, first + WINDOW))


_HASH_BITS = 40
"""Bits of the hash: of 10 million keys of one day some 50 pairs are one by chance, and cost a score each."""


def _hash(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=_HASH_BITS // 8).digest())
