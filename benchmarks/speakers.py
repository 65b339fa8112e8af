"""Makes the weights of `accounts.statements_doubts` on the coded reports, and says what they are worth.

    python benchmarks/speakers.py

Each speaker whom the rules keep is one that a coder codes, too, or not. Coders of some sets code one speaker a report,
of others two: a sign of its own, which is no weight of the model, stands for the latter. A logistic model is fitted to
all of them; its worth is that of one model a set, each fitted without the set and used on it. Nothing is written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, fields

import numpy as np
from coded_sets import GOLD, HALVES
from logistic import chances, fit

from dateline.accounts import statements
from dateline.accounts.statements_doubts import DOUBTED, Signs
from dateline.accounts.summaries import summarise
from dateline.evaluation.coded_reports import load
from dateline.evaluation.gold import same_speaker
from dateline.run.pipeline import read_report

GENEROUS = ("held_out.jsonl", "unseen.jsonl", "fresh.jsonl", "late.jsonl")
"""The sets whose coders code two speakers a report."""
LEANING = 0.3
"""How far the model leans to these: what is coded by some is no fault."""
DECAY = 1.0
"""What is added to the squared weights, so that few reports cannot make a large one."""
NAMES = [field.name for field in fields(Signs)]


def main() -> None:
    """Prints the weights, and how many coded and other speakers are left out of sets that did not make them."""
    seen: list[Signs] = []
    statements.is_doubted = lambda signs: bool(seen.append(signs))
    statements.MOST = 100
    rows, coded, sets = [], [], []
    for name, halves in HALVES.items():
        for half in halves or (None,):
            for report, coding in load(GOLD / name, half=half):
                seen.clear()
                found = [summarise(one) for one in read_report(report).accounts if one.kind == "statement"]
                signs = sorted(seen, key=lambda one: one.late) if len(seen) == len(found) else []
                wanted = list(coding.get("statements", ()))
                for one, sign in zip(found, signs, strict=False):
                    match = next((row for row in wanted if same_speaker(one, row)), None)
                    if match is not None:
                        wanted.remove(match)
                    rows.append((*astuple(sign), float(name in GENEROUS)))
                    coded.append(match is not None)
                    sets.append(name)
    table, told, of = np.array(rows, dtype=float), np.array(coded, dtype=float), np.array(sets)
    held_out = np.zeros(len(told))
    for name in HALVES:
        weights = fit(table[of != name], told[of != name], DECAY)
        held_out[of == name] = chances(leaning(table[of == name]), weights)
    for floor in (0.15, DOUBTED, 0.3):
        out = Counter(told[held_out < floor])
        print(f"below {floor}: {out[0.0]} that nobody codes and {out[1.0]} coded left out")
    *weights, generous, bias = fit(table, told, DECAY)
    for name, weight in (*zip(NAMES, weights, strict=True), ("bias", bias + LEANING * generous)):
        print(f'    "{name}": {weight:.2f},')


def leaning(table: np.ndarray) -> np.ndarray:
    """The rows, leaning to the generous coders by the same for all."""
    return np.column_stack((table[:, :-1], np.full(len(table), LEANING)))


if __name__ == "__main__":
    main()
