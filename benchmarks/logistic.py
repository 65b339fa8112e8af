"""Fits logistic models by Newton's method; nothing is drawn, so that the same rows give the same weights."""

from __future__ import annotations

import numpy as np


def fit(table: np.ndarray, told: np.ndarray, decay: float, counts: np.ndarray | float = 1.0) -> np.ndarray:
    """The weights and the bias of a model; `decay` is added to the squared weights, each row counts for `counts`."""
    table = np.column_stack((table, np.ones(len(table))))
    weights, decays = np.zeros(table.shape[1]), np.append(np.full(table.shape[1] - 1, decay), 0.01)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (chance - told)) + decays * weights
        spread = counts * chance * (1 - chance)
        weights -= np.linalg.solve((table * spread[:, None]).T @ table + np.diag(decays), slope)
    return weights


def chances(table: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The chance of each row."""
    return 1 / (1 + np.exp(-np.column_stack((table, np.ones(len(table)))) @ weights))
