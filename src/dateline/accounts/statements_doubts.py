"""Whether a speaker whom the rules keep is one that a coder codes: a logistic choice over signs read off the text.

`benchmarks/speakers.py` makes the weights on the coded reports; they are for coders who code one speaker a report, as
those of the published reports do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.accounts import logistic


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a speaker; 1 where it holds, 0 where it does not."""

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
    earlier: float
    """What was said is told in the past perfect."""
    agreement: float
    named_first: float
    late: float
    """How far down the report the speaker is first quoted, 0 to 1."""
    witness: float
    beside_named: float


WEIGHTS: Mapping[str, float] = {
    "named": 1.04,
    "named_beside": -0.62,
    "often": 1.15,
    "named_often": 1.51,
    "marked": 0.47,
    "named_marked": 1.46,
    "toll": 0.34,
    "named_toll": 0.77,
    "named_office": 0.41,
    "body_told": 0.45,
    "common_body": -0.90,
    "state": -0.81,
    "earlier": -0.25,
    "agreement": -1.38,
    "named_first": 0.53,
    "late": 0.60,
    "witness": -0.52,
    "beside_named": -0.53,
}
BIAS = -0.46
DOUBTED = 0.22
"""The chance of being coded below which a speaker is left out: with it F1 is best, leaving one set out."""


def is_doubted(signs: Signs) -> bool:
    """Whether a coder would hardly code this speaker."""
    return chance(signs) < DOUBTED


def chance(signs: Signs) -> float:
    """The chance that a coder codes this speaker."""
    return logistic.chance(signs, WEIGHTS, BIAS)
