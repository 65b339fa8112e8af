"""Tolls as low and high, as a report's figures give them: added, and spanned where they disagree."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.values import Toll

Bounds = tuple[int | None, int | None]
"""Low and high; a None high is "at least", a None low is "up to"."""
NOT_BY_CHANCE = 3
"""From here two groups of one incident are as many only because they are one."""
_PART = 0.6
"""A smaller exact count below this share of the greatest is of some of the victims, no other count of all of them."""

_PART_OPEN = 0.5
"""The same for "at least" and "up to", which say of themselves that they do not count all."""


def span(alternatives: Sequence[Bounds], *, least: float = _PART) -> Bounds:
    """From the lowest to the highest of figures that disagree; "at least 30" with "39" is 30 to 39.

    Exact counts below `least` of the greatest are left out, and open ones below half. Where all give one number, one
    "at least" or "up to" among them is believed: headlines drop such words.
    """
    greatest = max(largest(bounds) for bounds in alternatives)
    least_open = min(least, _PART_OPEN)
    alternatives = [b for b in alternatives if largest(b) >= (least_open if None in b else least) * greatest]
    numbers = {number for bounds in alternatives for number in bounds if number is not None}
    lowest, highest = min(numbers), max(numbers)
    if lowest == highest:
        low = None if any(low is None for low, _ in alternatives) else lowest
        return low, None if any(high is None for _, high in alternatives) and low is not None else highest
    closed = any(high == highest for _, high in alternatives)
    lowered = len(alternatives) == 2 and all(high is None for _, high in alternatives) and alternatives[0][0] == highest
    return lowest, highest if closed or lowered else None  # "at least 25" in a title, "more than 20" below


def add(left: Bounds, right: Bounds) -> Bounds:
    """Both together; what is open on one side stays open."""
    low = None if left[0] is None and right[0] is None else (left[0] or 0) + (right[0] or 0)
    high = None if left[1] is None or right[1] is None else left[1] + right[1]
    return low, high


def largest(bounds: Bounds) -> int:
    """The greater of the two, 0 for none."""
    return max(bounds[0] or 0, bounds[1] or 0)


def greatest(toll: Toll) -> int:
    """The greatest number that a toll gives."""
    return largest((toll.low, toll.high))


_ALL = frozenset("person persons people victim victims individual individuals others other dead".split())
_FORCES = frozenset(
    """soldier soldiers troop troops policeman policemen police officer officers guard guards marine marines sailor
    sailors peshmerga personnel serviceman servicemen fighter fighters commando commandos cop cops member members
    gendarme gendarmes recruit recruits cadet cadets trainee trainees conscript conscripts militiaman militiamen
    peacekeeper peacekeepers ranger rangers trooper troopers
    """.split()
)


def kind_of(toll: Toll) -> str:
    """Of what kind the group is that a figure counts: "all", "forces" or "civilians"."""
    words = (toll.whom or "people").lower().split()
    if words[-1] in _ALL:
        return "all"
    return "forces" if _FORCES.intersection(words) else "civilians"
