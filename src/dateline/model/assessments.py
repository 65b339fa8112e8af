"""Assessments: what people decide of an agreement's commitments, of the evidence for them, and of links to others.

The degree of implementation is the scale of the Peace Accords Matrix (Joshi, Quinn and Regan 2015, Journal of Peace
Research 52(4)): 0 none, 1 minimal, 2 intermediate, 3 full.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from dateline.model.ids import digest
from dateline.model.judgements import MACHINE

Subject = Literal["commitment", "evidence", "link"]
AssessmentAct = Literal["assessed", "confirmed", "rejected"]
Stance = Literal["for", "against"]
LinkKind = Literal["amends", "implements", "renews", "possibly the same as"]

STANCES: tuple[Stance, ...] = ("for", "against")
LINK_KINDS: tuple[LinkKind, ...] = ("amends", "implements", "renews", "possibly the same as")
DEGREES: dict[int, str] = {0: "none", 1: "minimal", 2: "intermediate", 3: "full"}
"""Degrees of implementation, as the Peace Accords Matrix counts them."""
ACTS_ON: dict[Subject, tuple[AssessmentAct, ...]] = {
    "commitment": ("assessed",),
    "evidence": ("confirmed", "rejected"),
    "link": ("confirmed", "rejected"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report that bear on a commitment: `text[start:end] == words`, and the day on which they were told."""

    report: str
    start: int
    end: int
    words: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One decision of one person. Make it with `assessment`.

    `record` is the agreement as it was then; `target` is the commitment's key, or for a link the other agreement.
    `degree` belongs to a commitment, `passage` and `stance` to evidence, `kind` to a link. `words` are those of the
    commitment, so that a decision can be read where the commitment is no longer told. `decision` is the same for all
    that one gesture decided together.
    """

    id: str
    record: str
    subject: Subject
    target: str
    act: AssessmentAct
    by: str
    made: datetime
    reason: str = ""
    decision: str = ""
    words: str = ""
    degree: int | None = None
    passage: Passage | None = None
    stance: Stance | None = None
    kind: LinkKind | None = None
    withdrawn: datetime | None = None
    why_withdrawn: str | None = None

    def __post_init__(self) -> None:
        if self.act not in ACTS_ON[self.subject]:
            raise ValueError(f"{self.subject}: {self.act!r} is none of {', '.join(ACTS_ON[self.subject])}")
        if not self.by.strip() or self.by.startswith(MACHINE):
            raise ValueError("an assessment is a person's")
        if self.made.tzinfo is None:
            raise ValueError("a time of an assessment has a time zone")
        if (self.subject == "commitment") != (self.degree is not None) or (self.degree or 0) not in DEGREES:
            raise ValueError("a commitment, and nothing else, is given a degree from 0 to 3")
        if (self.subject == "evidence") != (self.passage is not None and self.stance is not None):
            raise ValueError("evidence, and nothing else, has a passage and a stance")
        if (self.subject == "link") != (self.kind is not None):
            raise ValueError("a link, and nothing else, has a kind")

    @property
    def is_active(self) -> bool:
        """Whether it holds: it has not been withdrawn."""
        return self.withdrawn is None


def assessment(
    record: str,
    subject: Subject,
    target: str,
    act: AssessmentAct,
    *,
    by: str,
    made: datetime,
    reason: str = "",
    words: str = "",
    degree: int | None = None,
    passage: Passage | None = None,
    stance: Stance | None = None,
    kind: LinkKind | None = None,
) -> Assessment:
    """An Assessment with the ids that what it says gives it. Raises ValueError for one that cannot be."""
    where = [passage.report, passage.start, passage.end] if passage else []
    told = [record, subject, target, act, by, made.isoformat(), degree, where, stance, kind]
    return Assessment(
        id=digest("assessment", *told),
        record=record,
        subject=subject,
        target=target,
        act=act,
        by=by,
        made=made,
        reason=reason.strip(),
        decision=digest("decision", *told),
        words=words,
        degree=degree,
        passage=passage,
        stance=stance,
        kind=kind,
    )
