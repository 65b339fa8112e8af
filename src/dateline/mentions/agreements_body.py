"""The value that the modules on parties hand on: one body or group that a sentence names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.knowledge import actors
from dateline.knowledge.states import STATES
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


def own_name(name: str, span: Span) -> tuple[str, Span]:
    """The name of a body without its leader, an open bracket, or its ending as an owner."""
    return _whole_signs(*_without_leader(name, span))


def _without_leader(name: str, span: Span) -> tuple[str, Span]:
    """ "A B's C Army" as "C Army": a body is told by its own name and not by that of the man who leads it."""
    match = _LEADER.match(name)
    if match is None or match[1].lower() in STATES or actors.resolve(name) is not None:
        return name, span
    return name[match.end() :], (span[0] + match.end(), span[1])


_LEADER = re.compile(r"((?:[A-Z][\w-]*\s){0,3}(?!People)[A-Z][\w-]*)['’]s\s(?=[A-Z])")


def _whole_signs(name: str, span: Span) -> tuple[str, Span]:
    """The name without a bracket that is not closed, and without its ending as an owner."""
    cut = name
    if "(" in cut and ")" not in cut:
        cut = cut[: cut.index("(")].rstrip()
    cut = cut.removesuffix("'s").removesuffix("’s")
    return cut, (span[0], span[0] + len(cut))
