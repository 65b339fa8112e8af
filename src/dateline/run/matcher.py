"""The matcher that reading and the commands use: copies and matching behind the protocol of `run.suggest`."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cache

from dateline.model.claims import Account
from dateline.model.judgements import Verdict
from dateline.model.text import Report
from dateline.reading import syndication
from dateline.records import blocking, matching, matching_packed
from dateline.records.matching_side import Side
from dateline.records.matching_weights import VERSION
from dateline.run.suggest import Matcher, Opinion

_VERDICTS: dict[str, Verdict] = {"SAME": "same", "DIFFERENT": "different", "UNSURE": "unsure"}


class Remembered(OrderedDict[str, Side]):
    """Sides by stamp, the latest used `HELD`: about 15 KB each."""

    def __setitem__(self, key: str, side: Side) -> None:
        super().__setitem__(key, side)
        while len(self) > HELD:
            self.popitem(last=False)

    def __getitem__(self, key: str) -> Side:
        """The side, which so stays longer."""
        self.move_to_end(key)
        return super().__getitem__(key)


HELD = 3000
"""Sides held: 45 MB, some weeks of news of one country."""


class Scored:
    """Candidates by day, place and rare words; a score that says its reasons; copies by runs of shared words."""

    version = VERSION

    def __init__(self) -> None:
        self.remembered = Remembered()

    def side(self, report: Report, account: Account, source_family: str) -> Side:
        """The side of an account."""
        return matching.side_of(report, account, source_family)

    def pack(self, side: Side) -> bytes:
        """The side as bytes."""
        return matching_packed.pack(side)

    def unpack(self, packed: bytes) -> Side:
        """The side again."""
        return matching_packed.unpack(packed)

    def keys(self, side: Side) -> Iterable[int]:
        """Its keys; statements have none."""
        return blocking.keys(side)

    def score(self, left: Side, right: Side) -> Opinion:
        """The score with its heaviest reasons."""
        match = matching.score(left, right)
        return Opinion(match.probability, _VERDICTS[match.verdict], lambda: match.reason)

    def copy_keys(self, report: Report) -> Iterable[int]:
        """The bands of its text."""
        return syndication.keys(report)

    def copy_of(self, report: Report, others: Sequence[Report]) -> tuple[str, str] | None:
        """The one with which it shares most."""
        copy = syndication.closest(report, others)
        return (copy.of, copy.reason) if copy else None


@cache
def current_matcher() -> Matcher:
    """The matcher in force; one for all reports that a process reads."""
    return Scored()
