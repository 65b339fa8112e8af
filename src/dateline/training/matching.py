"""How the weights of matching and its table of rare words were learned; run by `benchmarks/clusters.py --learn`.

The weights are a logistic regression with ridge penalty, fitted by Newton's method. Every set of pairs counts the same,
however many pairs it has, so that the set with the most does not decide alone. They are rounded to a tenth, so that a
person can read and doubt them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.records.matching import measured
from dateline.records.matching_side import Side
from dateline.records.matching_text import stems
from dateline.records.matching_weights import WEIGHTS

Pair = tuple[Side, Side, bool]
"""Two sides, and whether they tell of one thing."""

PENALTY = 3.0
"""Of the ridge, in pairs: a feature that is hardly ever seen stays at what was expected of it."""
LEAN = 0.2
"""Log-odds added to the bias that was learned: a pair that is wrongly SAME is outvoted by the others of its groups, one
that is wrongly DIFFERENT is mended by nothing. More would join two attacks of one campaign told in the same words."""
EXPECTED: dict[str, float] = {
    "text": 1.0,
    "rare words": 1.0,
    "names": 1.0,
    "rare names": 0.5,
    "no name shared": -0.3,
    "ages": 0.5,
    "other ages": -0.5,
    "title": 1.0,
    "opening": 1.0,
    "opening names": 0.7,
    "opening names missing": -0.7,
    "numbers": 1.0,
    "latest year": 1.0,
    "other latest year": -1.0,
    "published apart": -0.3,
    "publication not known": -0.5,
    "same day": 2.0,
    "near day": 0.5,
    "other day": -1.0,
    "days apart": -0.3,
    "same place": 0.7,
    "other place": -1.5,
    "same type": 0.3,
    "other type": -0.5,
    "perpetrator": 0.3,
    "other perpetrator": -0.5,
    "target": 0.3,
    "other target": -0.3,
    "weapon": 0.3,
    "other weapon": -0.3,
    "killed agree": 0.8,
    "killed differ": -0.5,
    "wounded agree": 0.5,
    "wounded differ": -0.5,
    "formula": -2.5,
}
"""What is expected of each feature before any pair is seen. No weight has the sign against it: news of one kind may
lack the feature's reason (every shooting is one type), but never turn it about."""
COMMON = 5
"""Texts that must hold a stem for the table of rarity to hold it."""
SPREAD = 2
"""Collections that must: what one alone holds is a name or a habit of its own."""


FORM_LEAN = -1.0
"""Log-odds added to the weight of formulas that was learned: every report of one such attack is like every report of
the other, so that a wrong SAME between the two is outvoted by none."""
FORMULAIC = frozenset({"formula"})
"""Features that are learned after the others, with those held, on formulaic reports too: what likeness means in forms
so tells nothing of what it means in news."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The log-odds of a pair without features, and of each feature for one unit."""

    bias: float
    weights: dict[str, float]


def learn(
    collections: Sequence[Sequence[Pair]], worth: Sequence[float] | None = None, *, held: Learned | None = None
) -> Learned:
    """The weights that tell the pairs of all collections apart best.

    `worth` is what each collection counts, in pairs (default: the number of pairs of the smallest for each). With
    `held` only the features of `FORMULAIC` are learned: the bias and the other weights stay as they are there. Raises
    ValueError for collections without pairs.
    """
    if not collections or not all(collections):
        raise ValueError("learning needs pairs in every collection")
    names = list(WEIGHTS)
    values = np.array(
        [[1.0, *measured(one, other).values()] for pairs in collections for one, other, _ in pairs], dtype=float
    )
    same = np.array([float(same) for pairs in collections for _, _, same in pairs])
    counts = worth or [float(min(map(len, collections)))] * len(collections)
    each = np.concatenate(
        [np.full(len(pairs), count / len(pairs)) for pairs, count in zip(collections, counts, strict=True)]
    )
    expected = np.array([0.0, *(EXPECTED.get(name, 0.0) for name in names)])
    if held:
        chosen = np.array([False, *(name in FORMULAIC for name in names)])
        given = np.array([held.bias, *(held.weights[name] for name in names)])
        sure = values[:, ~chosen] @ given[~chosen]
        given[chosen] = _fit(values[:, chosen], same, each, expected[chosen], sure) + FORM_LEAN
        return Learned(held.bias, {name: round(float(w), 1) + 0.0 for name, w in zip(names, given[1:], strict=True)})
    fitted = _fit(values, same, each, expected)
    rounded = [round(float(weight), 1) + 0.0 for weight in fitted]
    return Learned(round(float(fitted[0]) + LEAN, 1), dict(zip(names, rounded[1:], strict=True)))


def rarities(collections: Mapping[str, Iterable[str]]) -> dict[str, float]:
    """How rare each common stem is over the texts of all collections, to a half: the logarithm of texts for one."""
    number, texts, where = 0, Counter[str](), Counter[str]()
    for collection in collections.values():
        seen: set[str] = set()
        for text in collection:
            found = stems(text)
            texts.update(found)
            seen |= found
            number += 1
        where.update(seen)
    return {
        term: round(2 * math.log(number / count)) / 2
        for term, count in texts.items()
        if count >= COMMON and where[term] >= SPREAD and len(term) <= 30
    }


def written(table: Mapping[str, float]) -> str:
    """The table as `records/data/word_rarity.txt` holds it."""
    lines = ["# Stems by rarity: the logarithm of news texts for one that holds them. Made by training/matching.py."]
    lines += [
        f"{value:g}: {' '.join(sorted(term for term, rarity in table.items() if rarity == value))}"
        for value in sorted(set(table.values()))
    ]
    return "\n".join(lines) + "\n"


def _fit(
    values: NDArray[np.float64],
    same: NDArray[np.float64],
    each: NDArray[np.float64],
    expected: NDArray[np.float64],
    sure: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Newton's method on the penalised likelihood, again without the features whose sign came out wrong.

    `sure` are log-odds of each pair that are given.
    """
    free = np.ones(len(expected), dtype=bool)
    while True:
        weights = np.zeros(len(expected))
        weights[free] = _newton(values[:, free], same, each, expected[free], sure)
        wrong = free & (np.sign(weights) * np.sign(expected) < 0)
        if not wrong.any():
            return weights
        free &= ~wrong


def _newton(
    values: NDArray[np.float64],
    same: NDArray[np.float64],
    each: NDArray[np.float64],
    expected: NDArray[np.float64],
    sure: NDArray[np.float64] | None,
) -> NDArray[np.float64]:
    # From nothing, not from what is expected: Newton's steps run away where all probabilities begin at 0 or 1.
    weights = np.zeros(len(expected))
    given = np.zeros(len(same)) if sure is None else sure
    ridge = np.full(len(expected), PENALTY)
    if sure is None:  # then the first is the bias, of which nothing is expected
        ridge[0] = 1e-6
    for _ in range(50):
        probability = 1 / (1 + np.exp(-np.clip(given + values @ weights, -30, 30)))
        gradient = values.T @ (each * (same - probability)) - ridge * (weights - expected)
        curvature = (values * (each * np.maximum(probability * (1 - probability), 1e-9))[:, None]).T @ values
        step = np.linalg.solve(curvature + np.diag(ridge), gradient)
        weights += step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights
