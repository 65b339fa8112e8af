"""Makes the weights of `accounts.tolls_likeliest` on incidents whose toll is known, and says what they are worth.

    python benchmarks/tolls.py FOLDER [--write]

FOLDER holds `local_news_dev.jsonl.gz`, which is not part of Dateline. Two log-linear choices are fitted for each harm:
among the numbers of one report, and among the same with what others on the incident say. Their worth is that of five
models, each fitted without a fifth of the incidents and used on it. The same data give the same weights: nothing is
drawn. With `--write` those fitted to all are kept in `accounts/data/tolls.json`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dateline.accounts import tolls_likeliest as choice
from dateline.accounts.tolls_bounds import Bounds
from dateline.accounts.tolls_likeliest import FILE, Chances, Signs
from dateline.evaluation.casualties import TRUTHS, bounds_of, incidents, others_of, read_of, report_of

FOLDS = 5
NOBODY = 0.36
"""What a report counts for where nobody was harmed, so that no more of those are given a toll than by rule."""
DECAY = {"alone": 3.0, "together": 1.0}
"""What is added to the squared weights, so that few reports cannot make a large one."""
STEPS = 25


@dataclass(slots=True)
class Case:
    """The numbers that one report may tell, with their signs, and the true one."""

    numbers: Mapping[int, Signs]
    truth: int
    fold: int

    @property
    def weight(self) -> float:
        """What it counts for; nothing where no number is the true one."""
        return (1.0 if self.truth else NOBODY) * (self.truth in self.numbers)


def main() -> None:
    """Prints how often the rules, one report alone and several together give the true number."""
    told = [(one, article) for one in incidents(Path(sys.argv[1])) for article in one["articles"]]
    read = [read_of(report_of(article)) for _, article in told]
    folds = [int(hashlib.sha256(str(one["incident_id"]).encode()).hexdigest(), 16) % FOLDS for one, _ in told]
    others = others_of(read)
    made: dict[str, dict[str, dict[str, float]]] = {"alone": {}, "together": {}}
    for harm, name in TRUTHS:
        known = [number for number, (one, _) in enumerate(told) if one["truth"].get(name) is not None]
        truths = {number: int(told[number][0]["truth"][name]) for number in known}
        cases = {number: Case(choice.alone(read[number].told, harm), truths[number], folds[number]) for number in known}
        show(f"{harm}, by rule", {number: read[number].told.settled[harm] for number in known}, truths)
        own = crossed(cases, "alone")
        answers = {number: bounds_of(read[number].told, harm, of) for number, of in own.items()}
        show(f"{harm}, by one report", answers, truths)
        beside = {
            number: Case(
                choice.together(own[number], [(own[other], later) for other, later in others[number] if other in own]),
                truths[number],
                folds[number],
            )
            for number in known
            if any(other in own for other, _ in others[number])
        }
        beside_others = crossed(beside, "together")
        answers |= {number: bounds_of(read[number].told, harm, of) for number, of in beside_others.items()}
        show(f"{harm}, by several", answers, truths)
        made["alone"][harm] = fit(list(cases.values()), DECAY["alone"])
        made["together"][harm] = fit(list(beside.values()), DECAY["together"])
    if "--write" in sys.argv:
        FILE.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", "utf-8")


def show(name: str, answers: Mapping[int, Bounds | None], truths: Mapping[int, int]) -> None:
    """Prints the share of right answers where anyone was harmed, and where nobody was."""
    for which, wanted in (("where anyone was", True), ("where nobody was", False)):
        right = [
            (answers[number] or (0, 0)) == (truth, truth) for number, truth in truths.items() if bool(truth) == wanted
        ]
        print(f"{name}, {which}: {100 * sum(right) / len(right):.1f} % of {len(right)}")


def crossed(cases: Mapping[int, Case], kind: str) -> dict[int, Chances]:
    """The chances of the numbers of each case, by weights fitted without its fold."""
    found: dict[int, Chances] = {}
    for fold in range(FOLDS):
        weights = fit([case for case in cases.values() if case.fold != fold], DECAY[kind])
        left_out = {number: case for number, case in cases.items() if case.fold == fold}
        found |= {number: choice.chances(case.numbers, weights) for number, case in left_out.items()}
    return found


def fit(cases: Sequence[Case], decay: float) -> dict[str, float]:
    """The weights with the greatest conditional likelihood, by Newton's method with steps that are halved."""
    kept = [case for case in cases if case.weight]
    signs = sorted({sign for case in kept for of in case.numbers.values() for sign in of})
    place = {sign: column for column, sign in enumerate(signs)}
    sizes = np.array([len(case.numbers) for case in kept])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    table = np.zeros((int(sizes.sum()), len(signs)))
    is_true = np.array([number == case.truth for case in kept for number in case.numbers], dtype=float)
    row = 0
    for case in kept:
        for of in case.numbers.values():
            table[row, [place[sign] for sign in of]] = list(of.values())
            row += 1
    weight = np.array([case.weight for case in kept])
    spread = np.repeat(weight, sizes)

    def chance(weights: np.ndarray) -> np.ndarray:
        scores = table @ weights
        grown: np.ndarray = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        shares: np.ndarray = grown / np.repeat(np.add.reduceat(grown, starts), sizes)
        return shares

    def loss(weights: np.ndarray) -> float:
        return float(decay / 2 * weights @ weights - np.sum(spread * is_true * np.log(chance(weights) + 1e-300)))

    weights = np.zeros(len(signs))
    for _ in range(STEPS):
        likely = chance(weights)
        slope = decay * weights + table.T @ (spread * (likely - is_true))
        means = np.add.reduceat(table * likely[:, None], starts)
        curve = table.T @ (table * (spread * likely)[:, None]) - means.T @ (means * weight[:, None])
        step, size = np.linalg.solve(curve + decay * np.eye(len(signs)), slope), 1.0
        while loss(weights - size * step) > loss(weights) and size > 1e-3:
            size /= 2
        weights = weights - size * step
        if np.abs(size * step).max() < 1e-3:
            break
    return {sign: round(float(weight), 3) for sign, weight in zip(signs, weights, strict=True)}


if __name__ == "__main__":
    main()
