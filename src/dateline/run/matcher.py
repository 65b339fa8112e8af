"""The matcher that reading and the commands use: copies and matching behind the protocol of `run.reconcile`."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from dateline.model.claims import Account
from dateline.model.judgements import Verdict
from dateline.model.text import Report
from dateline.reading import syndication
from dateline.records import blocking, matching
from dateline.records.matching_side import Side
from dateline.records.matching_weights import VERSION
from dateline.run.reconcile import Matcher, Opinion

_VERDICTS: dict[str, Verdict] = {"SAME": "same", "DIFFERENT": "different", "UNSURE": "unsure"}


class Remembered(OrderedDict[tuple[str, str], Side]):
    """Sides, the latest used `HELD`: about 15 KB each."""

    def __setitem__(self, key: tuple[str, str], side: Side) -> None:
        super().__setitem__(key, side)
        while len(self) > HELD:
            self.popitem(last=False)

    def get(self, key: tuple[str, str], default: Any = None) -> Any:
        """The side, which so stays longer; None where it is not held."""
        if key in self:
            self.move_to_end(key)
        return super().get(key, default)


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

    def keys(self, side: Side) -> Iterable[str]:
        """Its keys; statements have none."""
        return blocking.keys(side)

    def score(self, left: Side, right: Side) -> Opinion:
        """The score with its heaviest reasons."""
        match = matching.score(left, right)
        return Opinion(match.probability, _VERDICTS[match.verdict], match.reason)

    def copy_keys(self, report: Report) -> Iterable[str]:
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
