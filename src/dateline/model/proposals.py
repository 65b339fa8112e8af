"""What a finder that reads whole accounts proposes: typed values with the spans of the words that they rest on.

Nothing of it is a claim yet: `accounts.proposals` composes accounts from it, under the rules that hold for all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dateline.model.claims import Certainty, Kind, Role
from dateline.model.values import Value

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One field with its value; `spans` are the words of the report's text that it rests on, at least one."""

    field: str
    value: Value
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ProposedAccount:
    """One incident, agreement or statement in the making."""

    kind: Kind
    role: Role
    certainty: Certainty
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """All that a finder proposes for one report, and what it had to drop: how often for which reason."""

    accounts: tuple[ProposedAccount, ...]
    dropped: Counter[str] = field(default_factory=Counter)
