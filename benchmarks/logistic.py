"""Fits logistic models and log-linear choices by Newton's method; nothing is drawn: the same rows, the same weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Choice = tuple[np.ndarray, np.ndarray, float]
"""The signs of what can be chosen, a row each, which of them are right, and what the choice counts for."""


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


def fit_choices(choices: Sequence[Choice], decay: float) -> np.ndarray:
    """The weights with the greatest conditional likelihood; `decay` is added to the squared weights."""
    weights = np.zeros(choices[0][0].shape[1])
    for _ in range(30):
        slope, curve = decay * weights, decay * np.eye(len(weights))
        for table, right, counts in choices:
            scores = table @ weights
            chance = softmax(scores)
            mean = chance @ table
            slope += counts * (chance - softmax(np.where(right, scores, -np.inf))) @ table
            curve += counts * ((table * chance[:, None]).T @ table - np.outer(mean, mean))
        weights -= np.linalg.solve(curve, slope)
    return weights


def softmax(scores: np.ndarray) -> np.ndarray:
    """The chance of each score."""
    grown = np.exp(scores - scores.max())
    return grown / grown.sum()
