"""Makes the weights of `accounts.statements_doubts` on the coded reports, and says what they are worth.

    python benchmarks/speakers.py [--tagger FILE] [SET ...]

Each speaker who is found is one that a coder codes, too, or not. A logistic model is fitted to all of them; its worth
is that of five models, each fitted without a fifth of the reports and used on it. Nothing is drawn or written.
"""

from __future__ import annotations

from dataclasses import astuple, fields

import numpy as np
from coded_sets import choose, coded
from logistic import fit, left_out

from dateline.accounts import statements
from dateline.accounts.statements_doubts import DOUBTED, Signs
from dateline.accounts.summaries import summarise
from dateline.evaluation.gold import same_speaker
from dateline.run.pipeline import read_report

PARTS = 5
DECAY = 1.0
"""What is added to the squared weights, so that few reports cannot make a large one."""
NAMES = [field.name for field in fields(Signs)]


def main() -> None:
    """Prints the F1 of speakers of reports that did not make the weights, and the weights."""
    seen: list[Signs] = []
    statements.is_doubted = lambda signs: bool(seen.append(signs))
    statements.MOST = 100
    rows, coded_too, parts, wanted_in_all = [], [], [], 0
    for number, (report, coding) in enumerate(row for name in choose(__doc__.splitlines()[0]) for row in coded(name)):
        seen.clear()
        found = [summarise(one) for one in read_report(report).accounts if one.kind == "statement"]
        wanted = list(coding.get("statements", ()))
        wanted_in_all += len(wanted)
        signs = sorted(seen, key=lambda one: one.late)
        for one, sign in sorted(zip(found, signs, strict=False), key=lambda pair: -pair[1].surest):
            match = next((row for row in wanted if same_speaker(one, row)), None)
            if match is not None:
                wanted.remove(match)
            rows.append(astuple(sign))
            coded_too.append(match is not None)
            parts.append(number % PARTS)
    table, told, of = np.array(rows, dtype=float), np.array(coded_too, dtype=float), np.array(parts)
    held_out = left_out(table, told, of, DECAY)
    for floor in (0.25, DOUBTED, 0.4):
        kept = held_out >= floor
        print(f"from {floor}: F1 {200 * told[kept].sum() / (kept.sum() + wanted_in_all):.1f}")
    *weights, bias = fit(table, told, DECAY)
    for name, weight in (*zip(NAMES, weights, strict=True), ("bias", bias)):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
