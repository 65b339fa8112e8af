"""What may read a report in place of the embedded finders."""

from __future__ import annotations

from typing import Literal, Protocol

from dateline.model.text import Report
from dateline.run.pipeline import Reading

FinderName = Literal["embedded", "llm"]
FINDERS: tuple[FinderName, ...] = ("embedded", "llm")
"""The finders by name; `embedded` are those of `run.pipeline`, which need nothing but this package."""


class Finder(Protocol):
    """Reads reports. `id` changes with everything that decides what it reads."""

    @property
    def id(self) -> str:
        """The origin of its claims."""

    def read(self, report: Report) -> Reading:
        """What it reads. Raises SetAside or TryLater where it does not read this report."""
