"""Makes the weights of `accounts.doubts` on the coded reports, and says what they are worth on sets left out.

    python benchmarks/doubts.py [--tagger FILE] [SET ...]

Each incident that the rules tell in passing is one that a coder tells, too, or it is not. A logistic model is fitted to
all of them; its worth is that of one model a set, each fitted without the set and used on it. Nothing is written.
"""

from __future__ import annotations

from dataclasses import astuple, fields

import numpy as np
from coded_sets import choose, coded
from logistic import fit, left_out

from dateline.accounts import incidents
from dateline.accounts.doubts import DOUBTED, Signs
from dateline.accounts.summaries import summarise
from dateline.evaluation import gold
from dateline.run.pipeline import read_report

NAMES = [field.name for field in fields(Signs)]
DECAY = 0.6
"""What is added to the squared weights, so that few reports cannot make a large one."""


def main() -> None:
    """Prints the weights, and how many right and wrong incidents are left out of sets that did not make them."""
    seen: list[Signs] = []
    incidents.is_doubted = lambda signs: bool(seen.append(signs))
    rows, right, sets = [], [], []
    names = choose(__doc__.splitlines()[0])
    for name in names:
        for report, coding in coded(name):
            seen.clear()
            accounts = [a for a in read_report(report).accounts if a.kind == "incident"]
            told_of = gold.coded_incidents(report, coding, accounts)
            paired = {item.account.id for item in told_of if item.account}
            missed = [item.row for item in told_of if not item.account and item.row["role"] == "main"]
            passing = [a for a in accounts if a.role == "background" and not a.aggregate]
            optional = {item.account.id for item in told_of if item.account and "optional" in str(item.row.get("note"))}
            for account, signs in zip(passing, seen, strict=False):
                if account.id in optional:
                    continue
                rows.append(astuple(signs))
                right.append(account.id in paired or any(_agrees(summarise(account), row) for row in missed))
                sets.append(name)
    table, told, of = np.array(rows, dtype=float), np.array(right, dtype=float), np.array(sets)
    held_out = left_out(table, told, of, DECAY)
    for floor in (0.4, DOUBTED, 0.5):
        out = held_out < floor
        print(
            f"below {floor}: {int((out & (told == 0)).sum())} wrong and {int((out & (told == 1)).sum())} right left out"
        )
    *weights, bias = fit(table, told, DECAY)
    for name, weight in (*zip(NAMES, weights, strict=True), ("bias", bias)):
        print(f'    "{name}": {weight:.2f},')


def _agrees(found: gold.Row, wanted: gold.Row) -> bool:
    return sum(right is True for right in gold.agreement(found, wanted).values()) > 1


if __name__ == "__main__":
    main()
