"""How each figure of an incident stands to its toll: a count of all victims, one group, a part, the attackers' losses.

A log-linear choice gives each figure a chance of each standing and of being no count of it, over what the trained
reader marks, what the rules found, and how the figure compares with the others. Taken together they make tolls; the
likeliest is told, that of the rules with an advantage. `benchmarks/standings.py` fits the weights
(`data/standings.json`) to reports in which people marked the standing of every figure.
"""

from __future__ import annotations

import functools
import heapq
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

import numpy as np
from numpy.typing import NDArray

from dateline.accounts.marked import Marked, span_of
from dateline.accounts.tolls import total
from dateline.accounts.tolls_bounds import Bounds, greatest, kind_of, largest
from dateline.model.mentions import CasualtyFigure
from dateline.model.text import Report
from dateline.model.values import HARMS, Harm, Standing

Signs = Mapping[str, float]

FILE = Path(__file__).parent / "data" / "standings.json"
"""The weights of each sign for each standing, by harm."""
JUDGED: tuple[Harm, ...] = ("killed", "wounded")
"""The harms of whose figures it is told how they stand."""
NONE = "none"
CHOICES: tuple[str, ...] = (NONE, *get_args(Standing))

BY_RULES = 1.5
"""What the toll gains, in logits, that the rules make of the figures they read. Chosen, as the two below, on seven sets
that their networks had not seen, with weights of the other reports."""
NOBODY = 2.0
"""What is taken, in logits, from there being no toll where figures are told."""
_ABREAST = 16
"""Ways to take the figures that are looked at together; with 60 as many tolls are right."""
_HARDLY = 1e-3
"""The chance of the rules' toll where none of these ways makes it."""
Way = tuple[float, tuple[CasualtyFigure, ...]]
"""How likely some figures stand in one way, in logits, and those of them that count, so standing."""


def stood(
    report: Report, figures: Sequence[CasualtyFigure], events: Sequence[tuple[int, int]], marked: Marked
) -> list[CasualtyFigure]:
    """The figures of the incident that these triggers tell, as they stand to its tolls, in their order.

    Left out is what is no count of it, or counts killed and wounded in one.
    """
    judged = signs_of(report, figures, events, marked)
    found = [figure for figure, signs in judged if signs is None]
    for harm in JUDGED:
        mine = [(figure, signs) for figure, signs in judged if signs is not None and figure.toll.harm == harm]
        if mine:
            found += _together(mine, harm)
    return sorted(found, key=lambda figure: (figure.start, figure.end))


def _together(figures: Sequence[tuple[CasualtyFigure, Signs]], harm: Harm) -> list[CasualtyFigure]:
    """The figures of one harm as they stand in the likeliest way that makes the likeliest toll."""
    read = [figure for figure, signs in figures if "by rules" in signs]
    read = read or [figure for figure, signs in figures if _is_sure(signs)]
    by_rules = total(read, harm)
    likely = [_likely(figure, signs, harm) for figure, signs in figures]
    first = [figure for stands in likely for figure in stands[0][1]]
    if by_rules is not None and total(first, harm) == by_rules:
        return first
    ways: list[Way] = [(0.0, ())]
    for stands in likely:
        ways = heapq.nlargest(
            _ABREAST,
            ((sure + score, (*told, *stood)) for sure, told in ways for score, stood in stands),
            key=lambda way: way[0],
        )
    tolls: dict[Bounds | None, list[Way]] = defaultdict(list)
    for way in ways:
        tolls[total(way[1], harm)].append(way)
    sure = {toll: sum(math.exp(score) for score, _ in made) for toll, made in tolls.items()}
    if by_rules is not None:
        sure.setdefault(by_rules, _HARDLY)
    best = max(sure, key=lambda toll: math.log(sure[toll]) + BY_RULES * (toll == by_rules) - NOBODY * (toll is None))
    if best not in tolls:
        return read
    return list(max(tolls[best], key=lambda way: way[0])[1])


def _likely(figure: CasualtyFigure, signs: Signs, harm: Harm) -> list[Way]:
    """The likeliest ways in which a figure stands, the likeliest first."""
    found = heapq.nlargest(_STANDINGS, logits(signs, weights(harm)).items(), key=lambda one: one[1])
    return [(score, _standing_so(figure, choice)) for choice, score in found if score > _UNLIKELY]


_STANDINGS = 4
"""The likeliest standings of a figure that are looked at."""
_UNLIKELY = -5.0
"""A standing that is no likelier than this, in logits, is not looked at."""
_SURE, _OTHER = 0.5, 0.3


def _is_sure(signs: Signs) -> bool:
    """Whether a count that no rule reads is one of this harm, and hardly one of another."""
    return signs.get("marked", 0.0) >= _SURE and signs.get("other harm", 0.0) < _OTHER


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign weighs for each standing: a row each of `CHOICES`, a column each sign."""

    places: Mapping[str, int]
    table: NDArray[np.float64]

    @classmethod
    def of(cls, stored: Mapping[str, Mapping[str, float]]) -> Weights:
        """The weights by standing and sign as they are stored."""
        names = list(stored[NONE])
        rows = [[stored[choice].get(name, 0.0) for name in names] for choice in CHOICES]
        return cls({name: place for place, name in enumerate(names)}, np.array(rows))


def logits(signs: Signs, weights: Weights) -> dict[str, float]:
    """The logarithm of the chance of each standing; a sign without a weight says nothing."""
    known = [(place, value) for name, value in signs.items() if (place := weights.places.get(name)) is not None]
    places, values = zip(*known, strict=True) if known else ((), ())
    scores = weights.table[:, list(places)] @ np.array(values)
    scores -= scores.max()
    return dict(zip(CHOICES, (scores - math.log(np.exp(scores).sum())).tolist(), strict=True))


@functools.cache
def weights(harm: Harm) -> Weights:
    """The weights for the figures of a harm."""
    stored: dict[str, dict[str, dict[str, float]]] = json.loads(FILE.read_text("utf-8"))
    return Weights.of(stored[harm])


def _standing_so(figure: CasualtyFigure, choice: str) -> tuple[CasualtyFigure, ...]:
    """The figure with its standing, and with what that means in the rules' own terms; none where it counts nothing."""
    if choice in (NONE, "both"):
        return ()
    standing = cast(Standing, choice)
    toll = replace(figure.toll, standing=standing, partial=standing == "part", attackers=standing == "attackers")
    relation = "stated" if figure.relation == "superseded" else figure.relation
    return (replace(figure, toll=toll, relation="superseded" if standing == "withdrawn" else relation),)


def signs_of(
    report: Report, figures: Sequence[CasualtyFigure], events: Sequence[tuple[int, int]], marked: Marked
) -> list[tuple[CasualtyFigure, Signs | None]]:
    """The figures with the signs of how they stand; None for those of other harms."""
    by_harm: dict[Harm, list[CasualtyFigure]] = defaultdict(list)
    for figure in figures:
        by_harm[figure.toll.harm].append(figure)
    read = [figure for figure in figures if span_of(figure) not in marked.added]
    by_rules = {harm: total(read, harm) for harm in JUDGED}
    return [
        (figure, _signs(report, figure, by_harm[figure.toll.harm], events, marked, by_rules[figure.toll.harm]))
        if figure.toll.harm in JUDGED
        else (figure, None)
        for figure in figures
    ]


def _signs(
    report: Report,
    figure: CasualtyFigure,
    every: Sequence[CasualtyFigure],
    events: Sequence[tuple[int, int]],
    marked: Marked,
    by_rules: Bounds | None,
) -> Signs:
    span, toll = span_of(figure), figure.toll
    label = f"event.{toll.harm}"
    score = marked.score(label, span)
    tags = marked.tags(label, span)
    others = [one for one in every if one is not figure]
    number, numbers = greatest(toll), [greatest(one.toll) for one in others]
    beside = [one for one in others if one.trigger == figure.trigger]
    signs = {
        "always": 1.0,
        "marked": score,
        "other harm": max(marked.score(f"event.{harm}", span) for harm in HARMS if harm != toll.harm),
        "linked": marked.backs(label, span, events),
        **{f"marked {name}": score * tags.get(f"standing.{name}", 0.0) for name in get_args(Standing)},
        "marked low": score * tags.get("low", 0.0),
        "marked high": score * tags.get("high", 0.0),
        "by rules": span not in marked.added,
        "low by rules": by_rules is not None and number == by_rules[0],
        "high by rules": by_rules is not None and number == by_rules[1],
        "above the rules": by_rules is not None and number > largest(by_rules),
        "none by rules": by_rules is None,
        "partial": toll.partial,
        "attackers": toll.attackers,
        figure.relation: 1.0,
        "beside": len(beside) > 0,
        "alone": not others,
        "greatest": number >= max(numbers, default=0),
        "sum": number in _sums(numbers),
        "summand": any(number + one in numbers for one in numbers),
        "again": number in numbers,
        "one": number == 1,
        "title": figure.start < report.body_start,
        f"of {kind_of(toll)}": 1.0,
        "open": toll.low is None or toll.high is None,
        "named": toll.whom is not None,
    }
    return {name: float(value) for name, value in signs.items() if value}


def _sums(numbers: Iterable[int]) -> set[int]:
    """The sums of any two numbers that differ, and of all."""
    several = sorted(set(numbers))
    pairs = {one + other for place, one in enumerate(several) for other in several[place + 1 :]}
    return pairs | ({sum(several)} if len(several) > 1 else set())
