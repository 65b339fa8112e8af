"""Logistic models over signs read off a report: whether it is about conflict, what of it a coder would code."""

from __future__ import annotations

import math
from collections.abc import Mapping


def score(signs: object, weights: Mapping[str, float], bias: float) -> float:
    """What speaks for and against, in logits; signs are the attributes that the weights name."""
    return bias + sum(weight * float(getattr(signs, name)) for name, weight in weights.items())


def weighed(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """What speaks for one of several, a logit to which those of the others compare; a sign may have no weight."""
    return sum(weights.get(name, 0.0) * value for name, value in signs.items())


def chance(signs: object, weights: Mapping[str, float], bias: float) -> float:
    """The chance, 0 to 1, that a model gives to signs."""
    return 1 / (1 + math.exp(-score(signs, weights, bias)))
