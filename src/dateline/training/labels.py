"""The labels that the tagger gives, in the order of its outputs: one head for reports, one for MUC-4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from dateline.knowledge.codebook import KINDS
from dateline.model.values import Standing
from dateline.training.annotated import ROLES

MUC4_ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""The roles of MUC-4 templates that are scored. Victims there are named persons, so their descriptions are apart."""
MUC4_TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
KIND_OF = {"e": "event", "a": "agreement", "s": "statement"}
PROJECTION = 32
"""Numbers of each projection. The dot product of `trigger` and `argument` says that an argument belongs to a trigger,
that of two `event` that two spans belong to one event, that of two `entity` that they are one thing or body."""


@dataclass(frozen=True, slots=True)
class Head:
    """What one head says: labels of spans (three outputs a token: begins here, inside, ends here), tags of spans with
    one of the labels `tagged`, projections, and labels of the whole. Its encoder has `depth` layers and reads `window`
    tokens at once, and texts of up to `whole`; `members` networks are shipped, whose mean counts. `linked` is what the
    loss of links counts beside that of labels: pairs are few, and their loss is a mean where that of labels is a sum.
    """

    name: str
    depth: int
    window: int
    whole: int
    members: int
    linked: float
    spans: tuple[str, ...]
    tags: tuple[str, ...]
    tagged: tuple[str, ...]
    projections: tuple[str, ...]
    document: tuple[str, ...]

    @property
    def width(self) -> int:
        """Outputs a token."""
        return 3 * len(self.spans) + len(self.tags) + PROJECTION * len(self.projections)


REPORTS = Head(
    "reports",
    4,
    256,
    384,
    1,
    5.0,
    tuple(f"{KIND_OF[key]}.{role}" for key, roles in ROLES.items() for role in roles),
    (
        *(f"kind.{kind}" for kind in KINDS),
        "main",
        "alleged",
        "denied",
        "thwarted",
        "aggregate",
        "low",
        "high",
        "least",
        "most",
        *(f"standing.{standing}" for standing in get_args(Standing)),
    ),
    ("event.trigger", "event.killed", "event.wounded"),
    ("trigger", "argument", "event"),
    ("relevant",),
)
"""Four layers of six: a third less work for each report that is read; triggers and their arguments stand near one
another."""
_FILLERS = tuple(f"muc4.{role}" for role in (*MUC4_ROLES, "VictimDescription"))
MUC4 = Head("muc4", 6, 510, 510, 2, 1.0, _FILLERS, MUC4_TYPES, _FILLERS, ("event", "entity"), ("relevant", *MUC4_TYPES))
HEADS = {head.name: head for head in (REPORTS, MUC4)}
