"""Which pairs of accounts are worth a score: those that share a key. Never all pairs.

An account with a day and a place is found by both, widened by what their precision leaves open, so that every pair
within two days and 40 km shares a key; one that knows only the province or the country, by that. What has no day or no
place is found by its rare words, and the others by some of them too, since a day or a place may be misread: the rarest
words at any time, the rest within two months of publication.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
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
"""Accounts that an Index keeps under one key, the latest ones: what bounds the work of one look-up."""
CANDIDATES = 60
"""Candidates that an Index gives for one account at most, those with the most keys in common first."""


def keys(side: Side) -> tuple[str, ...]:
    """The keys of a side: two that share one are candidates. Statements have none; words stand in keys as hashes.

    At most 33 days with one or two areas each, or nine with six, and 40 words: never more than 110.
    """
    if side.kind == "statement":
        return ()
    placed = [] if side.loose else [key for when in side.days[:1] for key in _by_day_and_place(side, when)]
    return tuple(dict.fromkeys((*placed, *_by_words(side, few=bool(placed)))))


class Index:
    """Sides by their keys, in memory: the latest `HELD` of each key, so that a look-up never grows with the whole."""

    def __init__(self) -> None:
        self._sides: dict[str, deque[Side]] = {}

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


def _by_day_and_place(side: Side, when: When) -> Iterator[str]:
    length = (when.latest - when.earliest).days + 1
    if length > SPAN or not side.places:
        return
    where = side.places[0]
    words = [word for _, word in side.types] or [side.kind]
    for day in _days(when.earliest, length):
        if where.country and where.admin and where.precision <= 5:
            yield f"a:{where.country}:{where.admin[0]}:{day}"
        elif where.country:
            yield from (f"c:{where.country}:{word}:{day}" for word in words)
        else:
            yield f"n:{_hash(where.name.casefold())}:{day}"
        if length <= 7 and where.precision <= 2:
            yield from (f"p:{cell}:{day}" for cell in _cells(where))
        if where.country and where.admin:
            yield from (f"c:{where.country}:{word}:{day}" for word in words)


def _days(first: date, length: int) -> Iterator[str]:
    """The days of a span, and one before and after it. The calendar ends where `date` does."""
    for number in range(-1, length + 1):
        try:
            yield (first + timedelta(days=number)).isoformat()
        except OverflowError:
            continue


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


def _by_words(side: Side, *, few: bool) -> Iterator[str]:
    terms = sorted(side.text.terms.items(), key=lambda item: (-item[1], item[0]))
    rarest = [term for term, _ in terms if rarity(term) >= RAREST]
    yield from (f"r:{_hash(term)}" for term in rarest[: 12 if few else 16])
    windows = ("-",) if side.published is None else (str(side.published // WINDOW), str(side.published // WINDOW + 1))
    rare = [term for term, _ in terms if RARE <= rarity(term) < RAREST]
    yield from (f"w:{_hash(term)}:{window}" for term in rare[: 8 if few else 12] for window in windows)


def _hash(word: str) -> str:
    return hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=6).hexdigest()
