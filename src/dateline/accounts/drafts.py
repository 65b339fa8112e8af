"""Incidents in the making, and when days and places that are told of them cannot be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.accounts.background import Unit
from dateline.model.claims import Role
from dateline.model.mentions import Toponym
from dateline.model.values import When, Where


@dataclass(slots=True)
class Draft:
    """An incident in the making: its units, and what they have said so far of when and where.

    `context` are the units that sum up several incidents of which this is one; its day may stand there. `told_apart`
    says that the text itself tells it from the others ("in a separate attack"), `avenges` that it is revenge for the
    news.
    """

    units: list[Unit]
    role: Role
    when: When | None = None
    places: list[Toponym] = field(default_factory=list)
    aggregate: bool = False
    context: tuple[Unit, ...] = ()
    told_apart: bool = False
    avenges: bool = False

    @classmethod
    def of(
        cls,
        units: Iterable[Unit],
        role: Role,
        when: When | None = None,
        *,
        aggregate: bool = False,
        context: tuple[Unit, ...] = (),
        told_apart: bool = False,
    ) -> Draft:
        """The incident that these units tell."""
        draft = cls([], role, when, aggregate=aggregate, context=context, told_apart=told_apart)
        for unit in units:
            draft.add(unit)
        return draft

    def triggers(self) -> list[tuple[int, int]]:
        """The spans of the words that tell the event."""
        return spans_of(self.units)

    def add(self, unit: Unit) -> None:
        """Takes the unit in; the first precise date stays."""
        self.units.append(unit)
        if unit.when and (
            self.when is None or (unit.when.precision < self.when.precision and overlap(unit.when, self.when))
        ):
            self.when = unit.when
        self.places.extend(unit.places)


def kinds_of(units: Iterable[Unit]) -> set[str]:
    """The kinds of event that units tell, but for words that leave the kind open."""
    return {trigger.action.word for unit in units for trigger in unit.triggers} - {"other"}


def spans_of(units: Iterable[Unit]) -> list[tuple[int, int]]:
    """The spans of the triggers of units."""
    return [(trigger.start, trigger.end) for unit in units for trigger in unit.triggers]


def overlap(left: When, right: When) -> bool:
    """Whether two times can be one."""
    return left.earliest <= right.latest and right.earliest <= left.latest


def all_apart(here: Iterable[Toponym], there: Sequence[Toponym]) -> bool:
    """Whether none of some places can be one of the others."""
    return all(_apart(one.where, other.where) for one in here for other in there)


def _apart(left: Where, right: Where) -> bool:
    """Whether two places cannot be one: in other countries, or far from one another."""
    if left.name == right.name or left.name in right.admin or right.name in left.admin:
        return False
    if left.country and right.country and left.country != right.country:
        return True
    if 6 in (left.precision, right.precision):
        return False
    if left.lat is None or right.lat is None or left.lon is None or right.lon is None:
        return False
    reach = 0.35 + ((left.radius_km or 10) + (right.radius_km or 10)) / 111
    return abs(left.lat - right.lat) > reach or abs(left.lon - right.lon) > reach * 1.4
