"""What may read a report in place of the embedded finders."""

from __future__ import annotations

from typing import Literal, Protocol

from dateline.model.text import Report
from dateline.run.pipeline import RULES, Reading, read_report

FinderName = Literal["embedded", "rules", "tagger", "llm"]
FINDERS: tuple[FinderName, ...] = ("embedded", "rules", "llm")
"""Who can read, by name; `embedded` are those of `run.pipeline`: the rules and the trained reader together."""
MEASURED: tuple[FinderName, ...] = ("embedded", "rules", "tagger", "llm")
"""Who can be measured: the trained reader by itself, too."""


class Finder(Protocol):
    """Reads reports. `id` changes with everything that decides what it reads."""

    @property
    def id(self) -> str:
        """The origin of its claims."""

    def read(self, report: Report) -> Reading:
        """What it reads. Raises SetAside or TryLater where it does not read this report."""


class RulesReader:
    """Reads with word lists and grammar alone, as where the trained reader cannot be loaded."""

    id = RULES.id

    def read(self, report: Report) -> Reading:
        """What the rules read."""
        return read_report(report, by="rules")
