"""Precision, recall and F1, and the shape in which every task gives its figures."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Counts:
    """What was right, what was found and what was wanted."""

    right: float = 0.0
    found: float = 0.0
    wanted: float = 0.0

    @property
    def precision(self) -> float:
        """Right of found; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right of wanted; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One task's figures, each between 0 and 1 and better when higher, what they count, and some of the errors."""

    task: str
    figures: dict[str, float]
    counts: dict[str, str] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
