"""Incidents in the zones of an agreement since it began: by zone, in all, in a ring around them, and elsewhere.

The rule, in words:

1. For cooperation against others, outcomes are attacks by those others; what the parties did (operations, raids) stands
   beside them. For every other agreement, all attacks are shown.
2. A zone counts what certainly lies in it; what may lie in it stands beside as unsure. The total counts each once.
3. The ring is what lies outside all zones and within 50 km of one. Elsewhere is all else of the same countries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.analysis.agreements import Agreement, area_of
from dateline.analysis.areas import Area, Part, area_of_zones
from dateline.analysis.occurrences import Fits, Nature, Occurrence
from dateline.knowledge import actors
from dateline.model.earth import kilometres

RING_KM = 50.0
"""How far the ring reaches beyond the zones: two day's walks, and less than the distance of most provinces' seats."""

Where = Literal["inside", "ring", "elsewhere", "cannot tell"]


@dataclass(frozen=True, slots=True)
class Counted:
    """Occurrences of one place: `attacks` by those whom the agreement is about, `responses` to them, `unsure` of both.

    `within` is the wider zone that holds this one.
    """

    name: str
    attacks: tuple[Occurrence, ...] = ()
    responses: tuple[Occurrence, ...] = ()
    unsure: tuple[Occurrence, ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True)
class InZones:
    """What was reported since the agreement began, by zone and in all; `by` are those whose attacks are counted.

    Without zones that are placed everything is unsure, and `zones` is empty.
    """

    since: date | None
    until: date | None
    by: tuple[str, ...]
    zones: tuple[Counted, ...]
    inside: Counted
    ring: Counted
    elsewhere: Counted


def incidents_in_zones(
    agreement: Agreement, occurrences: Iterable[Occurrence], *, since: date | None, until: date | None
) -> InZones:
    """The incidents between two days (both included), by the rule at the top of this file."""
    counted = [one for one in occurrences if one.falls(since, until) != "no" and is_about(agreement, one)]
    area = area_of(agreement)
    spots = {one.spot: one for one in counted}
    wheres = places_of(agreement, area, counted)
    placed = [(one, wheres[one.spot]) for one in counted]
    zones = []
    for zone in agreement.zones:
        own = area_of_zones(zone.name, [zone.where])
        held = {spot: own.holds(one) if own else "cannot tell" for spot, one in spots.items()}
        told = [(one, _fits(held[one.spot], one.falls(since, until))) for one in counted]
        zones.append(_counted(zone.name, told, zone.within))
    return InZones(
        since,
        until,
        tuple(who.name for who in agreement.against),
        tuple(zones),
        _counted("inside the zones", [(one, _one(where, "inside", one, since, until)) for one, where in placed]),
        _counted("in a ring around", [(one, _one(where, "ring", one, since, until)) for one, where in placed]),
        _counted("elsewhere", [(one, _one(where, "elsewhere", one, since, until)) for one, where in placed]),
    )


def is_about(agreement: Agreement, occurrence: Occurrence) -> bool:
    """Whether an occurrence counts for an agreement: an attack by those it is against, a response by anybody."""
    if occurrence.nature == "neither":
        return False
    if occurrence.nature == "response" or not agreement.against:
        return True
    ids = {party.actor_id for party in occurrence.perpetrators if party.actor_id}
    return any(actors.related(id, who.actor_id) for id in ids for who in agreement.against if who.actor_id)


def places_of(
    agreement: Agreement, area: Area | None, occurrences: Iterable[Occurrence]
) -> dict[tuple[object, ...], Where]:
    """Where occurrences lie, by their `spot`: many have their place in common, and each place is looked at once."""
    spots = {one.spot: one for one in occurrences}
    return {spot: place_of(agreement, area, one) for spot, one in spots.items()}


def place_of(agreement: Agreement, area: Area | None, occurrence: Occurrence) -> Where:
    """Where an occurrence lies, seen from the zones of an agreement."""
    fits = area.holds(occurrence) if area else "cannot tell"
    if area is None or fits == "cannot tell":
        return "cannot tell"
    if fits == "yes":
        return "inside"
    countries = {zone.where.country for zone in agreement.zones if zone.where.country}
    if countries and occurrence.country not in countries:
        return "cannot tell" if occurrence.country is None else "elsewhere"
    if occurrence.lat is None or occurrence.lon is None:
        return "elsewhere"
    return "ring" if any(_is_near(part, occurrence) for part in _circles(agreement, area)) else "elsewhere"


def _circles(agreement: Agreement, area: Area) -> list[tuple[Part, float]]:
    """The parts of the area with how far each reaches from its middle: a province as far as the gazetteer says."""
    reach = {zone.where.place_id: zone.where.radius_km for zone in agreement.zones}
    return [(part, part.radius_km or reach.get(part.place_id) or 0.0) for part in area.parts]


def _is_near(circle: tuple[Part, float], occurrence: Occurrence) -> bool:
    part, radius = circle
    if part.lat is None or part.lon is None or occurrence.lat is None or occurrence.lon is None:
        return False
    return kilometres(part.lat, part.lon, occurrence.lat, occurrence.lon) <= radius + RING_KM


def _fits(*answers: Fits) -> Fits:
    return "no" if "no" in answers else "cannot tell" if "cannot tell" in answers else "yes"


def _one(where: Where, wanted: Where, one: Occurrence, since: date | None, until: date | None) -> Fits:
    if where == "cannot tell":
        return "cannot tell" if wanted == "inside" else "no"
    if where != wanted:
        return "no"
    return one.falls(since, until)


def _counted(name: str, found: Iterable[tuple[Occurrence, Fits]], within: str | None = None) -> Counted:
    told = list(found)
    sure = [one for one, fits in told if fits == "yes"]
    return Counted(
        name,
        _of(sure, "attack"),
        _of(sure, "response"),
        tuple(one for one, fits in told if fits == "cannot tell"),
        within,
    )


def _of(found: Iterable[Occurrence], nature: Nature) -> tuple[Occurrence, ...]:
    return tuple(one for one in found if one.nature == nature)
