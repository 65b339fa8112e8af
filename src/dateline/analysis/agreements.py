"""An agreement as people follow it: parties and their sides, commitments by type, zones counted once, and its days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.analysis.areas import Area, Part, area_of_zones, part_of
from dateline.analysis.occurrences import Occurrence
from dateline.knowledge import actors
from dateline.knowledge.commitments import type_of
from dateline.model.assessments import Passage
from dateline.model.ids import digest
from dateline.model.values import When, Where, Who

COOPERATION = "security cooperation"
"""The type of agreement by which parties act together against others: it is kept by acting, and never "violated"."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a commitment is due: `relation` is "by" a day or "from" a day, with the words that say so."""

    relation: str
    when: When
    words: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing that the parties bound themselves to. `zones` are those told with it; none: those of the agreement.

    `said` are the passages that tell it. The key is the same for the same words, whatever else a record says.
    """

    words: str
    said: tuple[Passage, ...] = ()
    zones: tuple[str, ...] = ()
    due: Due | None = None

    @property
    def key(self) -> str:
        """What decisions name it by."""
        return digest("commitment", " ".join(self.words.casefold().split()))

    @property
    def type(self) -> str:
        """Its type (`knowledge.commitments.NAMES`)."""
        return type_of(self.words)


@dataclass(frozen=True, slots=True)
class Zone:
    """One zone. `within` is the name of another zone that holds it, so that what lies in both is counted once."""

    where: Where
    within: str | None = None

    @property
    def name(self) -> str:
        """Its name, with what relates it to a named place."""
        return " ".join(filter(None, (self.where.relation, self.where.name)))

    @property
    def shape(self) -> str:
        """Its shape in words: an area by its name, or how far it reaches around a point."""
        return part_of(self.where).described


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement. `names` are the ids that its record ever had; `sides` groups the parties that are one side.

    `against` are the actors that the parties work together against. `signed` is set where the words of conclusion say
    that it was signed; `extended` is when a report told of its extension. `reports` are those that tell of it.
    """

    record: str
    names: tuple[str, ...]
    kind: str
    parties: tuple[Who, ...]
    sides: tuple[tuple[Who, ...], ...]
    mediators: tuple[Who, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    zones: tuple[Zone, ...] = ()
    announced: When | None = None
    signed: When | None = None
    in_force: When | None = None
    expiry: When | None = None
    extended: When | None = None
    told_status: str | None = None
    against: tuple[Who, ...] = ()
    reports: tuple[str, ...] = ()
    first_told: date | None = None
    review_status: str = "suggested"
    verdict: str | None = None
    marking: str = "TLP:CLEAR"

    @property
    def is_cooperation(self) -> bool:
        """Whether it is kept by acting together against others, so that attacks of theirs are outcomes."""
        return self.kind == COOPERATION

    @property
    def begins(self) -> date | None:
        """The first day on which it can be kept: in force, else signed or announced, else first told of."""
        for when in (self.in_force, self.signed, self.announced):
            if when is not None:
                return when.earliest
        return self.first_told

    @property
    def between(self) -> str:
        """Its sides in one line; empty where no party is told."""
        return " and ".join(map(_name_of, self.sides))

    @property
    def headline(self) -> str:
        """Its type and sides in one line."""
        return f"{self.kind}: {self.between}" if self.between else self.kind


def _name_of(side: Sequence[Who]) -> str:
    """The name of a side that was told first, or the fullest one that has it within."""
    first = side[0].name
    return max((party.name for party in side if first.casefold() in party.name.casefold()), key=len)


def concluded(agreement: Agreement) -> date | None:
    """The day of its conclusion, as far as known."""
    for when in (agreement.signed, agreement.announced):
        if when is not None:
            return when.earliest
    return agreement.begins


def status_on(agreement: Agreement, day: date) -> str:
    """How the agreement stands on a day, by its dates and what reports say of it."""
    told = agreement.told_status
    if told in ("broken", "suspended"):
        return told
    if agreement.expiry and agreement.expiry.latest < day:
        return "expired"
    if agreement.in_force and agreement.in_force.earliest <= day:
        return "extended" if agreement.extended else "in force"
    if agreement.in_force:
        return "signed, not yet in force" if agreement.signed else "announced, not yet in force"
    return "extended" if agreement.extended else told or "agreed"


def sides_of(parties: Sequence[Who]) -> tuple[tuple[Who, ...], ...]:
    """The parties, those that are one body or belong to one another together, in order."""
    sides: list[list[Who]] = []
    for party in parties:
        home = next((side for side in sides if any(_is_one(party, other) for other in side)), None)
        if home is None:
            sides.append([party])
        else:
            home.append(party)
    return tuple(tuple(side) for side in sides)


def _is_one(one: Who, other: Who) -> bool:
    if one.actor_id and other.actor_id:
        return actors.related(one.actor_id, other.actor_id)
    words, others = (set(actors.words_of(who.name)) - _EMPTY for who in (one, other))
    return bool(words) and bool(others) and (words <= others or others <= words)


_EMPTY = frozenset("of the and for a an its national".split())


def side_of(actor_id: str, agreement: Agreement) -> int | None:
    """Which side an actor is on: a party, what belongs to it, or what belongs to the same body as it and to no other.

    So the soldiers of a ministry are on the ministry's side, and an army on that of its joint command.
    """
    return side_among(actor_id, agreement.sides)


def side_among(actor_id: str, sides: Sequence[Sequence[Who]]) -> int | None:
    """The same of sides by themselves."""
    bodies = [{id for party in side if party.actor_id for id in _chain(party.actor_id)} for side in sides]
    own = _chain(actor_id)
    for number, side in enumerate(sides):
        if any(party.actor_id and actors.related(actor_id, party.actor_id) for party in side):
            return number
    for number, body in enumerate(bodies):
        others = set().union(*(other for at, other in enumerate(bodies) if at != number))
        if (own & body) - others:
            return number
    return None


@lru_cache(maxsize=64)
def ids_of_sides(sides: tuple[tuple[Who, ...], ...]) -> frozenset[str]:
    """The ids of all actors that are on a side, as `side_of` tells; none where no party is a known actor."""
    own = {party.actor_id for side in sides for party in side if party.actor_id}
    return frozenset({id for id in actors.ids() if side_among(id, sides) is not None} | own) if own else frozenset()


def _chain(actor_id: str) -> set[str]:
    found, at = [actor_id], actors.by_id(actor_id)
    while at and at.parent and at.parent not in found:
        found.append(at.parent)
        at = actors.by_id(at.parent)
    return set(found)


def zones_of(places: Iterable[Where]) -> tuple[Zone, ...]:
    """Zones, each once: two names of one place are one, and a place inside another zone is marked so.

    What lies in several zones is counted once (`analysis.areas.Area`).
    """
    once: dict[object, Where] = {}
    for where in places:
        once.setdefault((where.place_id or where.name.casefold(), where.relation), where)
    wheres = list(once.values())
    return tuple(Zone(where, next((a.name for a in wheres if _holds(a, where)), None)) for where in wheres)


def _holds(area: Where, where: Where) -> bool:
    """Whether one zone lies in another, wider one."""
    return area is not where and area.precision > max(2, where.precision) and lies_in(where, area)


def lies_in(where: Where, zone: Where) -> bool:
    """Whether a place lies in a zone for sure."""
    return part_of(zone).holds(_placed(where)) == "yes"


def _placed(where: Where) -> Occurrence:
    """A place as the areas take it."""
    return Occurrence(
        record_id="",
        place=" ".join(filter(None, (where.relation, where.name))),
        place_name=where.name,
        place_id=where.place_id,
        relation=where.relation,
        admin=where.admin,
        country=where.country,
        lat=where.lat,
        lon=where.lon,
        where_precision=where.precision,
        radius_km=where.radius_km,
    )


def area_of(agreement: Agreement) -> Area | None:
    """The zones as one area, which counts what lies in several of them once; None where no zone is told."""
    return area_of_zones(agreement.record, [zone.where for zone in agreement.zones])


def countries_of(agreement: Agreement) -> Area | None:
    """The countries of its zones as one area; None where none is known, which is everywhere."""
    codes = {zone.where.country for zone in agreement.zones if zone.where.country}
    if not codes or any(zone.where.country is None for zone in agreement.zones):
        return None
    named = {country.iso: country.name for country in actors.countries()}
    parts = tuple(Part("country", named.get(code, code), code) for code in sorted(codes))
    return Area("; ".join(part.name for part in parts), parts)


def touches(where: Where, area: Area) -> bool:
    """Whether a place lies in an area, or a part of the area that is told by a point lies in the place."""
    if area.holds(_placed(where)) == "yes":
        return True
    zone = part_of(where)
    return any(
        zone.holds(
            Occurrence(
                record_id="",
                place=part.name,
                place_name=part.name,
                place_id=part.place_id,
                admin=part.admin,
                country=part.country,
                lat=part.lat,
                lon=part.lon,
                where_precision=_PRECISION[part.kind],
                radius_km=part.radius_km,
            )
        )
        == "yes"
        for part in area.parts
    )


_PRECISION = {"around": 1, "district": 3, "province": 4, "named": 5, "country": 6}
"""UCDP's where_prec of the parts of areas."""
