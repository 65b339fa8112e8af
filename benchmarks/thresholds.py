"""Chooses the thresholds of `accounts.marked` on coded reports that may be read.

    python benchmarks/thresholds.py [--tagger FILE] [SET ...]

Each threshold in turn takes each of its values, the others as they stand, and the one with the best mean figure is
shown beside the one in force. Nothing is written: what pays is set in `accounts/marked.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from types import ModuleType

from coded_sets import SETS, choose, path_of

from dateline.accounts import background, grouping, incidents, joined, joined_parties, marked, scenes, statements
from dateline.cli.finders import read_by
from dateline.evaluation import gold
from dateline.mentions import tagger
from dateline.model.mentions import Tagging
from dateline.model.text import Report, Sentence
from dateline.run.record_views import compose_telling

USERS: tuple[ModuleType, ...] = (background, grouping, incidents, joined, joined_parties, marked, scenes, statements)
VALUES = (0.1, 0.4, 0.65, 0.8, 0.9, 0.95, 2.0)
_read: dict[str, Tagging | None] = {}
_find_tags = tagger.find_tags


def main() -> None:
    """Prints each threshold's values with the mean of all figures over the sets."""
    sets = choose(__doc__.splitlines()[0])
    tagger.find_tags = _once
    for name in (field.name for field in fields(marked.Thresholds) if field.name != "alone"):
        scores = {value: score(sets, **{name: value}) for value in VALUES}
        best = max(scores, key=lambda value: scores[value])
        shown = ", ".join(f"{value}: {found:.2f}" for value, found in scores.items())
        force = f"{name} = {getattr(marked.Thresholds(), name)} ({score(sets):.2f})"
        print(f"{force}; best {best} ({scores[best]:.2f})  {shown}")


def score(sets: Sequence[str], **changed: float) -> float:
    """The mean of all figures, in per cent, with these thresholds changed."""
    for module in USERS:
        module.THRESHOLDS = replace(marked.Thresholds(), **changed)
    measured = [
        gold.evaluate(path_of(name), read_by("both"), compose_telling, half=half).figures
        for name in sets
        for half in SETS[name] or (None,)
    ]
    figures = [value for one in measured for name, value in one.items() if not name.startswith("records")]
    return 100 * sum(figures) / len(figures)


def _once(report: Report, sentences: tuple[Sentence, ...]) -> Tagging | None:
    """Each report is tagged once: the thresholds do not change what is marked."""
    if report.text not in _read:
        _read[report.text] = _find_tags(report, sentences)
    return _read[report.text]


if __name__ == "__main__":
    main()
