"""The matcher that reading and the commands use: the only place that names it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dateline.model.claims import Account
from dateline.model.text import Report
from dateline.run.reconcile import Matcher, Opinion


class Apart:
    """Joins nothing: every account is a record of its own until a person merges it with another."""

    version = "apart/1"

    def side(self, report: Report, account: Account, source_family: str) -> Any:
        """The account itself."""
        return account

    def keys(self, side: Any) -> Iterable[str]:
        """None: nothing is a candidate."""
        return ()

    def score(self, left: Any, right: Any) -> Opinion:
        """Not known."""
        return Opinion(0.5, "unsure", "not compared")

    def copy_keys(self, report: Report) -> Iterable[str]:
        """None: no report is taken for a copy."""
        return ()

    def copy_of(self, report: Report, others: Sequence[Report]) -> tuple[str, str] | None:
        """None."""
        return None


def current_matcher() -> Matcher:
    """The matcher in force."""
    return Apart()
