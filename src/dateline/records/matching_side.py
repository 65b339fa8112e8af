"""One account as matching sees it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from dateline.model.claims import Kind, Role
from dateline.model.values import Harm, Toll, When, Where
from dateline.records.matching_text import SILENT, TextProfile

COUNTED: tuple[Harm, ...] = ("killed", "wounded")
"""Harms whose counts are compared."""
_MANY = 8
"""Counts of one harm that are."""


@dataclass(frozen=True)
class Side:
    """Everything the matcher needs of one account; values that the account does not say are empty.

    `published` is the day as `date.toordinal` gives it. `types` are pairs of ACLED's event type and Dateline's word,
    `perpetrators` and `targets` pairs of actor id (None where not resolved) and name. `tolls` leave out attackers'
    losses and parts of other figures. `loose` is true where days and places are all
    that the report names, because it holds no account.
    """

    account_id: str
    report_id: str
    kind: Kind = "incident"
    role: Role = "main"
    source_family: str = ""
    published: int | None = None
    days: tuple[When, ...] = ()
    places: tuple[Where, ...] = ()
    types: tuple[tuple[str, str], ...] = ()
    perpetrators: tuple[tuple[str | None, str], ...] = ()
    targets: tuple[tuple[str | None, str], ...] = ()
    weapons: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    loose: bool = False
    text: TextProfile = SILENT

    # A side is compared with many others; what follows from it alone is worked out once.

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """First and last day of each of `days`, as `date.toordinal` gives them."""
        return tuple((when.earliest.toordinal(), when.latest.toordinal()) for when in self.days)

    @cached_property
    def ranges(self) -> dict[Harm, list[tuple[float, float]]]:
        """Least and most of the counts of each harm; what is not known leaves the range open."""
        return {harm: counts for harm in COUNTED if (counts := self._counts(harm))}

    def _counts(self, harm: Harm) -> list[tuple[float, float]]:
        return [
            (0.0 if toll.low is None else toll.low, math.inf if toll.high is None else toll.high)
            for toll in self.tolls
            if toll.harm == harm and toll.relation != "struck"
        ][:_MANY]
