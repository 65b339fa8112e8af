"""Whether a speaker is one that a coder codes: a logistic choice over signs read off the text.

`benchmarks/speakers.py` makes the weights on the coded reports; they were made on three sets with a network
that had not seen these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.accounts import logistic


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a speaker; 1 where it holds, 0 where it does not."""

    by_rules: float
    """Whether the rules keep it beside the others."""
    crowd: float
    body: float
    office: float
    quoted: float
    only_marked: float
    """Whether only the trained reader found it."""
    surest: float
    """How sure that is of the words for the speaker."""
    beside: float
    """How many others speak, 4 at most."""
    title: float
    """Told in the title alone."""
    named: float
    named_beside: float
    """Of a named one: how many others are named, 2 at most."""
    often: float
    """The logarithm of how often one without a name is quoted, 1.1 at most."""
    named_often: float
    marked: float
    """How sure the trained reader is that words where one without a name is quoted name a speaker."""
    named_marked: float
    toll: float
    named_toll: float
    named_office: float
    body_told: float
    """Not the body itself speaks, and for which it does is told."""
    common_body: float
    """A body without a name of its own ("the army")."""
    state: float
    """A body of one word: mostly a state or capital."""
    agreement: float
    named_first: float
    late: float
    """How far down the report the speaker is first quoted, 0 to 1."""
    witness: float
    beside_named: float


WEIGHTS: Mapping[str, float] = {
    "by_rules": -0.16,
    "crowd": -1.32,
    "body": 0.95,
    "office": 0.29,
    "quoted": 0.55,
    "only_marked": -0.44,
    "surest": 1.95,
    "beside": -0.15,
    "title": -0.61,
    "named": 0.65,
    "named_beside": -0.21,
    "often": 0.67,
    "named_often": 1.43,
    "marked": 0.69,
    "named_marked": 1.12,
    "toll": 0.40,
    "named_toll": 0.37,
    "named_office": 0.52,
    "body_told": 0.50,
    "common_body": -1.45,
    "state": -0.49,
    "agreement": -0.47,
    "named_first": 0.72,
    "late": 0.41,
    "witness": -1.25,
    "beside_named": -1.23,
}
BIAS = -2.55
DOUBTED = 0.33
"""The chance of being coded below which a speaker is left out: with it F1 is best on reports left out of the fit."""


def is_doubted(signs: Signs) -> bool:
    """Whether a coder would hardly code this speaker."""
    return chance(signs) < DOUBTED


def chance(signs: Signs) -> float:
    """The chance that a coder codes this speaker."""
    return logistic.chance(signs, WEIGHTS, BIAS)
