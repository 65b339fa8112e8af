"""The value that the modules on parties hand on: one body or group that a sentence names."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.mentions.attribution_phrases import Span


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a sentence names, at words `first` to `last`."""

    first: int
    last: int
    name: str
    span: Span
    state: str | None
    proper: bool
