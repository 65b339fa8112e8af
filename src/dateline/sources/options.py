"""What every source is told, and what it gives when it can give no capture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dateline.errors import DatelineError, SetAside

Clock = Callable[[], datetime]
"""Gives the time now, with its time zone. Passed in, so that a test can say what time it is."""


@dataclass(frozen=True, slots=True)
class Options:
    """The limits that sources keep: sizes in bytes after unpacking, times in seconds.

    `public_only`: nothing is fetched but from public addresses, for those who ask are others than whose machine it is.
    `own` are files of Dateline's that lie among the inputs of a folder and are none: its database.
    """

    fetch_timeout: float = 20.0
    fetch_limit: int = 10_000_000
    fetch_redirects: int = 5
    file_limit: int = 200_000_000
    public_only: bool = False
    own: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class Refused:
    """One input, or one item of it (`#3`), that gave no capture. `reason` is a short stable word that is counted."""

    input: str
    reason: str
    message: str
    hint: str | None = None


def refuse(named: str, error: DatelineError) -> Refused:
    """The Refused of an error that concerns one input. An error that is not a SetAside counts as `try later`."""
    reason = error.reason if isinstance(error, SetAside) else "try later"
    return Refused(writable(named), reason, writable(str(error)), error.hint)


def writable(named: str) -> str:
    """A name that can be written as UTF-8: a file's name may hold bytes that are not, which come as lone surrogates."""
    return named.encode("utf-8", "backslashreplace").decode("utf-8")
