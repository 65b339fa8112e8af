"""Chooses the thresholds of `accounts.marked` on the coded reports that may be read: published, halves a and c.

    python benchmarks/thresholds.py

Each threshold in turn takes each of its values, the others as they stand, and the one with the best mean figure is
shown beside the one in force. Nothing is written: what pays is set in `accounts/marked.py`.
"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from types import ModuleType

from dateline.accounts import grouping, joined, joined_parties, marked
from dateline.cli.finders import read_by
from dateline.evaluation import gold
from dateline.mentions import tagger
from dateline.model.mentions import Tagging
from dateline.model.text import Report, Sentence
from dateline.run.record_views import compose_telling

GOLD = Path("tests/gold")
SETS = ((GOLD / "published", None), (GOLD / "held_out.jsonl", "a"), (GOLD / "unseen.jsonl", "c"))
USERS: tuple[ModuleType, ...] = (marked, joined, joined_parties, grouping)
VALUES = (0.1, 0.4, 0.65, 0.8, 0.9, 0.95, 2.0)
_read: dict[str, Tagging | None] = {}
_find_tags = tagger.find_tags


def main() -> None:
    """Prints each threshold's values with the mean of all figures over the three sets."""
    tagger.find_tags = _once
    for name in (field.name for field in fields(marked.Thresholds) if field.name != "alone"):
        scores = {value: score(**{name: value}) for value in VALUES}
        best = max(scores, key=lambda value: scores[value])
        shown = ", ".join(f"{value}: {found:.2f}" for value, found in scores.items())
        print(
            f"{name} = {getattr(marked.Thresholds(), name)} ({score():.2f}); best {best} ({scores[best]:.2f})  {shown}"
        )


def score(**changed: float) -> float:
    """The mean of all figures, in per cent, with these thresholds changed."""
    for module in USERS:
        module.THRESHOLDS = replace(marked.Thresholds(), **changed)
    measured = [gold.evaluate(path, read_by("both"), compose_telling, half=half).figures for path, half in SETS]
    figures = [value for one in measured for name, value in one.items() if not name.startswith("records")]
    return 100 * sum(figures) / len(figures)


def _once(report: Report, sentences: tuple[Sentence, ...]) -> Tagging | None:
    """Each report is tagged once: the thresholds do not change what is marked."""
    if report.text not in _read:
        _read[report.text] = _find_tags(report, sentences)
    return _read[report.text]


if __name__ == "__main__":
    main()
