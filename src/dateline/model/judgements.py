"""Judgements: whether two accounts tell of the same thing, who said so, when and why. Withdrawn, never erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dateline.model.ids import digest

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")
MACHINE = "machine:"
"""What `by` begins with where a machine judged; the version of its score follows. People's names never begin so."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict on one pair of accounts. Make it with `judge`, which puts the two in order.

    `by` is "machine:VERSION" or the name that a person gave; `score` is the machine's probability that the two are the
    same, 0 to 1. `decision` is the same for all judgements that one command made together, so that they are taken back
    together. `withdrawn` is when it was taken back, None while it holds.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    made: datetime
    reason: str = ""
    score: float | None = None
    decision: str = ""
    withdrawn: datetime | None = None
    why_withdrawn: str | None = None

    def __post_init__(self) -> None:
        if not self.left < self.right:
            raise ValueError(f"a judgement is on two accounts, the lesser id first: {self.left!r}, {self.right!r}")
        if self.verdict not in VERDICTS:
            raise ValueError(f"a verdict is one of {', '.join(VERDICTS)}, not {self.verdict!r}")
        if not self.by.removeprefix(MACHINE).strip():
            raise ValueError("a judgement says whose it is")
        if self.made.tzinfo is None or (self.withdrawn is not None and self.withdrawn.tzinfo is None):
            raise ValueError("a time of a judgement has a time zone")
        if self.score is not None and not 0 <= self.score <= 1:
            raise ValueError(f"a score is a probability, not {self.score}")

    @property
    def id(self) -> str:
        """The same for the same verdict of the same judge in the same decision."""
        return digest("judgement", self.left, self.right, self.verdict, self.by, self.decision, self.made.isoformat())

    @property
    def is_machine(self) -> bool:
        """Whether a machine judged, whom any person outranks."""
        return self.by.startswith(MACHINE)

    @property
    def is_active(self) -> bool:
        """Whether it holds: it has not been withdrawn."""
        return self.withdrawn is None


def judge(
    first: str,
    second: str,
    verdict: Verdict,
    *,
    by: str,
    made: datetime,
    reason: str = "",
    score: float | None = None,
    decision: str = "",
) -> Judgement:
    """A Judgement on two accounts in whichever order. Raises ValueError where they are one."""
    left, right = sorted((first, second))
    return Judgement(left, right, verdict, by, made, reason, score, decision)
