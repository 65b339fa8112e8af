"""Boosted trees stored as numbers: probabilities for rows of features, without the library that grew them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values add up, with `base`, to a logit. Each tree is five columns, one entry a node: the feature
    asked (-1 at a leaf), the threshold (at most goes left), the left and the right node, and the value of a leaf."""

    base: float
    trees: Sequence[
        tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]
    ]

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each row."""
        total = np.full(len(rows), self.base)
        every = np.arange(len(rows))
        for feature, threshold, left, right, value in self.trees:
            node = np.zeros(len(rows), dtype=np.int64)
            while True:
                asked = feature[node]
                if (asked < 0).all():
                    break
                below = rows[every, np.maximum(asked, 0)] <= threshold[node]
                node = np.where(asked < 0, node, np.where(below, left[node], right[node]))
            total += value[node]
        probabilities: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
        return probabilities


def forest(stored: dict[str, Any]) -> Forest:
    """A forest from the form in which it is stored."""
    kinds = (np.int64, np.float64, np.int64, np.int64, np.float64)
    trees = [
        tuple(np.array(column, dtype=kind) for column, kind in zip(tree, kinds, strict=True))
        for tree in stored["trees"]
    ]
    return Forest(stored["base"], trees)  # type: ignore[arg-type]
