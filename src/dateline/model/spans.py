"""Mentions found by where they stand, without looking at all of them: a long text has thousands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from dateline.model.mentions import Mention

M = TypeVar("M", bound=Mention)


def overlap(left: Mention, right: Mention) -> bool:
    """Whether two mentions share characters."""
    return left.start < right.end and right.start < left.end


def gap(left: Mention, right: Mention) -> int:
    """The characters between two mentions; not above 0 where they share some or touch."""
    return max(left.start - right.end, right.start - left.end)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a text that these cover, in its order; what overlaps is one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


class Spans(Generic[M]):
    """Some mentions by their offsets. What is asked for is given in the order in which they came."""

    def __init__(self, mentions: Iterable[M]) -> None:
        self._by_start = sorted(enumerate(mentions), key=lambda item: item[1].start)
        self._starts = [mention.start for _, mention in self._by_start]
        self._longest = max((mention.end - mention.start for _, mention in self._by_start), default=0)

    def inside(self, start: int, end: int) -> tuple[M, ...]:
        """Those that stand wholly between two offsets."""
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return tuple(mention for _, mention in sorted(self._ending_by(first, last, end), key=lambda item: item[0]))

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds all that stands between two offsets."""
        first, last = bisect_left(self._starts, end - self._longest), bisect_right(self._starts, start)
        return any(self._by_start[place][1].end >= end for place in range(last - 1, first - 1, -1))

    def _ending_by(self, first: int, last: int, end: int) -> Iterator[tuple[int, M]]:
        return (item for item in self._by_start[first:last] if item[1].end <= end)
