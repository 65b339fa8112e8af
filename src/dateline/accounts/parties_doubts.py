"""Whether a body that is named beside an agreement is a party of it: a logistic choice over signs read off the text.

`benchmarks/parties.py` makes the weights on the coded reports; they were made on sets that the network had not seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.accounts import logistic


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a body; 1 where it holds, 0 where it does not."""

    by_rules: float
    """Whether grammar names it as a party."""
    mediates: float
    """Whether grammar names it as a mediator, or as one who speaks of the agreement."""
    marked: float
    """How sure the trained reader is that one of its names is that of a party."""
    mediator: float
    """How sure it is that one is that of a mediator."""
    often: float
    """The logarithm of how often it is surer than not of a party, 1.6 at most."""
    surest: float
    """Of no other it is surer."""
    beside: float
    """Of how many others it is surer than not, 4 at most."""
    by_rules_beside: float
    """How many others grammar names, 4 at most."""
    unmarked: float
    """Grammar names it, and the trained reader marks none of its names."""
    lead: float
    title: float
    kind: float
    """Only a kind of fighters is told ("the rebels")."""
    known: float
    """An actor that the table knows."""
    state: float
    common: float
    """A name without a capital."""
    beside_it: float
    """Named in a sentence that speaks of the agreement."""
    beside_first: float
    """Named in the first of these."""
    against: float
    """Told to be whom others act against."""
    attacks: float
    """How sure the trained reader is that it did what an event tells."""
    late: float
    """How far down the report it is first named, 0 to 1."""


WEIGHTS: Mapping[str, float] = {
    "by_rules": 1.46,
    "mediates": -0.97,
    "marked": 1.32,
    "mediator": -0.34,
    "often": 1.13,
    "surest": 0.75,
    "beside": -0.54,
    "by_rules_beside": -0.44,
    "unmarked": -0.41,
    "lead": 0.40,
    "title": -0.81,
    "kind": -0.93,
    "known": 1.03,
    "state": 0.70,
    "common": -0.36,
    "beside_it": 0.17,
    "beside_first": 0.63,
    "against": -0.10,
    "attacks": -0.61,
    "late": -0.69,
}
BIAS = -1.37
DOUBTED = 0.45
"""The chance of being a party below which a body is left out: with it F1 is best on reports left out of the fit."""


def chance(signs: Signs) -> float:
    """The chance that a coder codes this body as a party; none where two others agree to act against it."""
    if signs.against and not signs.by_rules and signs.by_rules_beside > 1:
        return 0.0
    return logistic.chance(signs, WEIGHTS, BIAS)
