"""Makes the weights of `accounts.relevance` on the coded reports, and says what they are worth on sets left out.

    python benchmarks/relevance.py [--tagger FILE] [SET ...]

Each report that its words do not tell is about conflict or is not. A logistic model is fitted to all of them; its worth
is that of a model a set, each fitted without it and used on it. The openings of the reports count, too, so
that it holds for items of a few lines. Of the halves that are only counted nothing is read. Nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, fields

import numpy as np
from coded_sets import choose, coded
from doubts import DECAY
from logistic import chances, fit

from dateline.accounts import relevance
from dateline.accounts.relevance import RELEVANT, Signs
from dateline.model.text import Report, compose_report
from dateline.run import pipeline

NAMES = [field.name for field in fields(Signs)]
FLOORS = (0.4, RELEVANT, 0.6)


OPENING = 0.1
"""What the opening of a report counts for, read as if it were all of it, so that short items are told, too."""


def main() -> None:
    """Prints the weights, and how many reports of sets that did not make them are held rightly."""
    rows, right, sets, counts = [], [], [], []
    names = choose(__doc__.splitlines()[0])
    for name in names:
        for report, coding in coded(name):
            for text, count in ((report, 1.0), *((opening, OPENING) for opening in _openings(report))):
                if pipeline.reads(text.language):
                    rows.append(astuple(_signs(text)))
                    right.append(coding["relevant"])
                    sets.append(name)
                    counts.append(count)
    table, told, of, weigh = np.array(rows, dtype=float), np.array(right, dtype=float), np.array(sets), np.array(counts)
    held_out = np.zeros(len(told))
    for name in names:
        kept = of != name
        held_out[~kept] = chances(table[~kept], fit(table[kept], told[kept], DECAY, weigh[kept]))
    for floor in FLOORS:
        wrong = (held_out >= floor) != told.astype(bool)
        whole = wrong & (weigh == 1)
        print(
            f"from {floor}: {int(whole.sum())} of {int((weigh == 1).sum())} wrong, {int((wrong & ~whole).sum())} of "
            f"{int((weigh < 1).sum())} openings: {dict(Counter(map(str, of[whole])))}"
        )
    *weights, bias = fit(table, told, DECAY, weigh)
    for name, weight in (*zip(NAMES, weights, strict=True), ("bias", bias)):
        print(f'    "{name}": {weight:.2f},')


def _signs(report: Report) -> Signs:
    """The signs of a report that is read to its end, whatever it is about."""
    seen: list[Signs] = []
    relevance.chance = lambda signs: float(bool(seen.append(signs)))
    pipeline.may_be_about_conflict = pipeline.can_be_about_conflict = lambda *_: True
    pipeline.read_report(report)
    return seen[0]


def _openings(report: Report) -> Iterator[Report]:
    """Its first paragraph without the title, and its title with two paragraphs."""
    paragraphs = [part for part in report.text[report.body_start :].split("\n") if part.strip()]
    first = next((number for number, part in enumerate(paragraphs) if len(part.split()) >= TOLD), None)
    if first is not None:
        yield _compose(report, None, paragraphs[first])
        yield _compose(report, report.title, "\n\n".join(paragraphs[first : first + 2]))


TOLD = 12
"""Words from which on a paragraph is no caption, byline or date."""


def _compose(report: Report, title: str | None, body: str) -> Report:
    return compose_report(title=title, body=body, language=report.language, publication=report.publication)


if __name__ == "__main__":
    main()
