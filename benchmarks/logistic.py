"""Fits logistic models and log-linear choices by Newton's method; nothing is drawn: the same rows, the same weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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


def left_out(table: np.ndarray, told: np.ndarray, parts: np.ndarray, decay: float) -> np.ndarray:
    """The chance of each row by a model that was fitted without the rows of its part."""
    found = np.zeros(len(told))
    for part in np.unique(parts):
        mine = parts == part
        found[mine] = chances(table[mine], fit(table[~mine], told[~mine], decay))
    return found


def fit_choices(choices: Sequence[Choice], decay: float) -> np.ndarray:
    """The weights with the greatest conditional likelihood; `decay` is added to the squared weights."""
    weights = np.zeros(choices[0][0].shape[1])
    loss = _loss(choices, decay, weights)
    for _ in range(30):
        slope, curve = decay * weights, decay * np.eye(len(weights))
        for table, right, counts in choices:
            scores = table @ weights
            chance = softmax(scores)
            mean = chance @ table
            slope += counts * (chance - softmax(np.where(right, scores, -np.inf))) @ table
            curve += counts * ((table * chance[:, None]).T @ table - np.outer(mean, mean))
        weights, after = _stepped(weights, np.linalg.solve(curve, slope), loss, lambda to: _loss(choices, decay, to))
        gained, loss = loss - after, after
        if gained < _SMALL:
            break
    return weights


def _stepped(
    weights: np.ndarray, step: np.ndarray, loss: float, loss_at: Callable[[np.ndarray], float]
) -> tuple[np.ndarray, float]:
    """The weights a step on and their loss; the step is halved while it goes too far for what the curve says here."""
    while (after := loss_at(weights - step)) > loss and np.abs(step).max() > _SMALL:
        step = step / 2
    return weights - step, after


_SMALL = 1e-6
"""A step, or what it gains, that is none."""


def _loss(choices: Sequence[Choice], decay: float, weights: np.ndarray) -> float:
    loss = decay / 2 * weights @ weights
    for table, right, counts in choices:
        scores = table @ weights
        loss += counts * (np.logaddexp.reduce(scores) - np.logaddexp.reduce(scores[right]))
    return float(loss)


def softmax(scores: np.ndarray) -> np.ndarray:
    """The chance of each score."""
    grown = np.exp(scores - scores.max())
    return grown / grown.sum()


def fit_classes(table: np.ndarray, told: np.ndarray, classes: int, decay: float) -> np.ndarray:
    """The weights, a row each class, of a log-linear choice among classes; `told` is the right class of each row."""
    size = table.shape[1]
    right = np.eye(classes)[told]
    weights = np.zeros((classes, size))
    loss = _loss_of_classes(table, told, decay, weights)
    for _ in range(50):
        chance = np.apply_along_axis(softmax, 1, table @ weights.T)
        slope = (chance - right).T @ table + decay * weights
        curve = decay * np.eye(classes * size)
        for one in range(classes):
            for other in range(classes):
                spread = chance[:, one] * ((one == other) - chance[:, other])
                place = np.s_[one * size : (one + 1) * size, other * size : (other + 1) * size]
                curve[place] += (table * spread[:, None]).T @ table
        step = np.linalg.solve(curve, slope.ravel()).reshape(classes, size)
        weights, after = _stepped(weights, step, loss, lambda to: _loss_of_classes(table, told, decay, to))
        gained, loss = loss - after, after
        if gained < _SMALL:
            break
    return weights


def _loss_of_classes(table: np.ndarray, told: np.ndarray, decay: float, weights: np.ndarray) -> float:
    scores = table @ weights.T
    spread = np.logaddexp.reduce(scores, axis=1) - scores[np.arange(len(told)), told]
    return float(decay / 2 * (weights**2).sum() + spread.sum())
