"""Areas: a country, a province, a district, a place with a radius, or several of these, and what lies in them.

The rule for whether an area holds an occurrence, in words:

1. An area of several parts holds what any part holds, once; it holds nothing that no part can hold; else nobody can
   tell.
2. A country, a province and a district hold what is placed in them by name. What is known only to something wider
   that contains them, nobody can tell.
3. A place with a radius holds a point that lies within it. What is known less precisely than the area is wide, nobody
   can tell where the two may meet; a province of another country, and what is wider, is not in it.
4. A place that is not known may lie anywhere: nobody can tell.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from dateline.analysis.occurrences import Fits, Occurrence
from dateline.errors import BadInput
from dateline.knowledge.actors import countries
from dateline.knowledge.gazetteer import Gazetteer, Place, load
from dateline.knowledge.gazetteer_codes import ALPHA_3
from dateline.knowledge.gazetteer_names import normal_form
from dateline.model.earth import kilometres
from dateline.model.values import Where

Kind = Literal["country", "province", "district", "around", "named"]

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
AROUND_KM = 25.0
"""The radius of a place for which none is said: UCDP's where_prec 2 calls what lies within about 25 km of a point near
it (GED codebook)."""
WIDEST_KM = 2_000.0
"""The widest radius that can be asked for."""
_UNCERTAIN_KM = {1: 5.0, 2: 25.0, 3: 60.0, 4: 200.0, 5: 200.0, 6: 1500.0, 7: 1500.0}
"""How far the true point may lie from the one given, where the place does not say, by UCDP's where_prec."""
_MARGIN_KM = 250.0
"""More than any district's radius: what is no wider than one and lies farther off is not in a circle."""
_DEGREE_KM = 111.0
_PROVINCE, _DISTRICT, _LINE, _COUNTRY, _INTERNATIONAL = 4, 3, 5, 6, 7


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an area.

    `name` is the gazetteer's; `admin` the names of the areas that hold it, first order first. "around" is a point with
    a radius; "named" is an area without a shape (a border, "the disputed areas"), which holds only what bears its name.
    """

    kind: Kind
    name: str
    country: str | None = None
    admin: tuple[str, ...] = ()
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    named: str | None = None
    """The place that a distance in `name` is measured from."""

    @property
    def spoken(self) -> str:
        """The name of a place that reports would write."""
        return self.named or self.name

    def holds(self, occurrence: Occurrence) -> Fits:
        """Whether an occurrence lies in it."""
        if occurrence.place is None or occurrence.where_precision is None:
            return "cannot tell"
        if self.place_id is not None and occurrence.place_id == self.place_id and occurrence.relation is None:
            # The very place; a town is the point of its own circle, whatever is meant by "in".
            return "yes"
        if self.kind == "around":
            return self._surrounds(occurrence)
        if occurrence.country is None:
            return "cannot tell"
        if occurrence.country != self.country:
            return "no"
        if self.kind == "country":
            return "yes"
        if self.kind == "named" or occurrence.where_precision >= _LINE:
            # A range of hills is told under one province and lies in three.
            return "cannot tell"
        return self._contains(occurrence, 0 if self.kind == "province" else 1)

    def _contains(self, occurrence: Occurrence, order: int) -> Fits:
        """By the chain of areas: that of a province begins with it, that of a district goes through both."""
        precision = occurrence.where_precision or _INTERNATIONAL
        chain = occurrence.admin
        if occurrence.relation is None and precision in (_PROVINCE, _DISTRICT) and occurrence.place_name:
            # A province's own chain leaves it out.
            chain = (*chain[: 0 if precision == _PROVINCE else 1], occurrence.place_name)
        mine = (*self.admin, self.name)[: order + 1]
        for given, asked in zip(chain, mine, strict=False):
            if not _same_name(given, asked):
                return "no"
        if len(chain) > order and len(mine) == order + 1:
            return "yes"
        return "cannot tell"

    def _surrounds(self, occurrence: Occurrence) -> Fits:
        assert self.lat is not None and self.lon is not None and self.radius_km is not None
        precision = occurrence.where_precision or _INTERNATIONAL
        if occurrence.lat is None or occurrence.lon is None:
            is_abroad = occurrence.country is not None and self.country is not None
            return "no" if is_abroad and occurrence.country != self.country else "cannot tell"
        if (
            precision >= _PROVINCE
            and None not in (occurrence.country, self.country)
            and occurrence.country != self.country
        ):
            return "no"
        distance = kilometres(self.lat, self.lon, occurrence.lat, occurrence.lon)
        slack = occurrence.radius_km if occurrence.radius_km is not None else _UNCERTAIN_KM[precision]
        if slack > self.radius_km:
            return "no" if distance > self.radius_km + slack else "cannot tell"
        return "yes" if distance <= self.radius_km else "no"

    def box(self, margin_km: float = 0.0) -> Box | None:
        """A box around its circle, and some kilometres more; None where it has no circle."""
        if self.lat is None or self.lon is None or self.radius_km is None:
            return None
        up = (self.radius_km + margin_km) / _DEGREE_KM
        across = up / max(0.05, math.cos(math.radians(min(89.0, abs(self.lat) + up))))
        west, east = self.lon - across, self.lon + across
        if west < -180 or east > 180:
            west, east = -180.0, 180.0
        return west, max(-90.0, self.lat - up), east, min(90.0, self.lat + up)

    @property
    def described(self) -> str:
        """In words: "Diyala (province, IQ)", "within 25 km of Daquq (Kirkuk, IQ)"."""
        within = ", ".join(filter(None, (*reversed(self.admin), self.country)))
        if self.kind == "around":
            return f"within {self.radius_km:g} km of {self.name}" + (f" ({within})" if within else "")
        if self.kind == "country":
            return f"{self.name} (country)"
        return f"{self.name} ({', '.join(filter(None, (self.kind if self.kind != 'named' else 'no shape', within)))})"


@dataclass(frozen=True, slots=True)
class Area:
    """Something that lies on the map: one part or several. What several hold is counted once."""

    name: str
    parts: tuple[Part, ...]
    _known: dict[tuple[object, ...], Fits] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was answered of each place: many incidents have theirs in common."""

    def holds(self, occurrence: Occurrence) -> Fits:
        """Whether an occurrence lies in it: by the rule at the top of this file."""
        fits = self._known.get(occurrence.spot)
        if fits is None:
            answers = {part.holds(occurrence) for part in self.parts}
            fits = "yes" if "yes" in answers else "cannot tell" if "cannot tell" in answers else "no"
            self._known[occurrence.spot] = fits
        return fits

    @property
    def described(self) -> str:
        """What was understood, in words."""
        return "; ".join(part.described for part in self.parts)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parts: by what reports name it."""
        return tuple(dict.fromkeys(part.name for part in self.parts))

    def reach(self) -> tuple[frozenset[str], tuple[Box, ...]] | None:
        """Countries and boxes outside of which it certainly holds nothing whose country is known.

        None where there is no such bound.
        """
        if not self.parts or any(part.country is None for part in self.parts):
            return None
        boxes = [box for part in self.parts if part.kind == "around" and (box := part.box(_MARGIN_KM))]
        return frozenset(part.country for part in self.parts if part.country), tuple(boxes)

    def each(self) -> tuple[Area, ...]:
        """Its parts, each as an area of its own."""
        return tuple(Area(part.name, (part,)) for part in self.parts)


def parse_area(asked: str) -> Area:
    """The area that somebody typed.

    "Diyala", "Kirkuk, Iraq", "IQ", "Makhmur district", "Daquq 30 km", and several of these with ";" between them. A
    name that is a province's and a city's means the province; "city" behind it the other. Raises BadInput for nothing,
    for a name that no place bears, and for one that several places bear with equal right.
    """
    wanted = [" ".join(piece.split()) for piece in asked.split(";")]
    wanted = [piece for piece in wanted if piece]
    if not wanted or len(asked) > _LONGEST or len(wanted) > _MOST or not all(map(str.isprintable, wanted)):
        raise BadInput(
            "an area is a place, a province, a country, or several", hint='such as "Diyala" or "Kirkuk, Iraq"'
        )
    return Area("; ".join(wanted), tuple(dict.fromkeys(_part(piece) for piece in wanted)))


def area_of_country(code: str) -> Area:
    """The country of a code such as IQ; a code that no table knows stands for itself."""
    gazetteer = load()
    found = _by_code(gazetteer, code)
    part = _part_of_place(gazetteer, found[0], None) if found else Part("country", code, code)
    return Area(part.name, (part,))


def area_of_zones(name: str, zones: Iterable[Where]) -> Area | None:
    """The area of an agreement's zones, those that overlap counted once; None where no zone is placed."""
    parts = [part_of(zone) for zone in zones]
    return Area(name, tuple(dict.fromkeys(parts))) if parts else None


def part_of(where: Where) -> Part:
    """A place that a report names as a part of an area."""
    given = {"country": where.country, "admin": where.admin, "place_id": where.place_id}
    if where.precision in (_LINE, _INTERNATIONAL) or (where.lat is None and where.precision < _DISTRICT):
        return Part("named", where.name, **given)  # type: ignore[arg-type]
    if where.relation is None and where.precision >= _DISTRICT:
        kind: Kind = {_DISTRICT: "district", _PROVINCE: "province"}.get(where.precision, "country")  # type: ignore[assignment]
        return Part(kind, where.name, where.country, where.admin, where.place_id, where.lat, where.lon)
    radius = max(AROUND_KM, where.radius_km or 0.0)
    name = f"{where.relation} {where.name}" if where.relation else where.name
    place_id = None if where.relation else where.place_id
    named = where.name if where.relation else None
    return Part("around", name, where.country, where.admin, place_id, where.lat, where.lon, radius, named)


_LONGEST, _MOST, _CLEARLY = 500, 40, 5
_RADIUS = re.compile(r"^(?P<name>.+?)[\s,]+(?P<km>\d{1,5}(?:\.\d{1,3})?)\s?km$", re.IGNORECASE)
_KIND_WORDS = re.compile(
    r"^(?P<name>.+?)\s+(?P<kind>province|governorate|state|district|city|town|village|country)$", re.IGNORECASE
)
_KINDS = {"governorate": "province", "state": "province", "town": "city", "village": "city"}
_RANKS = {"country": 0, "province": 1, "district": 3}
"""What a bare name means first: a country, a province, then a place, then a district, whose seat bears its name."""


def _part(asked: str) -> Part:
    with_radius = _RADIUS.match(asked)
    radius = min(float(with_radius["km"]), WIDEST_KM) if with_radius else None
    named = (with_radius["name"] if with_radius else asked).strip(" ,")
    head, *holders = [piece.strip() for piece in named.split(",") if piece.strip()] or [""]
    if radius == 0:
        raise BadInput("a radius is more than 0 km")
    with_kind = _KIND_WORDS.match(head)
    wanted = _KINDS.get(with_kind["kind"].lower(), with_kind["kind"].lower()) if with_kind else ""
    gazetteer = load()
    found = [*gazetteer.find(head), *_by_code(gazetteer, head)]
    if with_kind:
        found += [place for place in gazetteer.find(with_kind["name"]) if place not in found]
    fitting = [place for place in found if all(_lies_in(gazetteer, place, holder) for holder in holders)]
    if wanted:
        fitting = [place for place in fitting if _kind(place) == wanted]
    if radius is not None:
        fitting = [place for place in fitting if _kind(place) == "city"] or fitting
    if not fitting:
        raise BadInput(f"no place is known by the name {asked[:80]!r}", hint=_unknown_hint(gazetteer, found))
    return _part_of_place(gazetteer, _clearest(gazetteer, fitting, asked), radius)


def _kind(place: Place) -> str:
    return place.kind if place.kind in ("country", "province", "district") else "city"


def _by_code(gazetteer: Gazetteer, code: str) -> list[Place]:
    """The country of a code such as IQ."""
    named = [country.name for country in countries() if country.iso == code] if code in ALPHA_3 else []
    return [
        place for name in named for place in gazetteer.find(name) if (place.kind, place.country) == ("country", code)
    ]


def _lies_in(gazetteer: Gazetteer, place: Place, holder: str) -> bool:
    if holder.upper() == place.country:
        return True
    names = gazetteer.admin(place)
    wanted = {one.name for one in gazetteer.find(holder)} | {holder}
    if any(_same_name(name, one) for name in names for one in wanted):
        return True
    return any(one.kind == "country" and one.country == place.country for one in gazetteer.find(holder))


def _clearest(gazetteer: Gazetteer, fitting: Sequence[Place], asked: str) -> Place:
    """The place that is meant: of the highest rank and clearly the most populous of these. Raises BadInput."""
    by_rank = sorted(fitting, key=lambda place: (_RANKS.get(place.kind, 2), -place.population))
    first, *others = [place for place in by_rank if _RANKS.get(place.kind, 2) == _RANKS.get(by_rank[0].kind, 2)]
    rivals = [place for place in others if place.population * _CLEARLY > first.population]
    if rivals and first.kind != "country":
        named = "; ".join(_full_name(gazetteer, place) for place in (first, *rivals)[:5])
        raise BadInput(f"several places are called {asked[:80]!r}", hint=f"say which: {named}")
    return first


def _full_name(gazetteer: Gazetteer, place: Place) -> str:
    return ", ".join(filter(None, (place.name, *reversed(gazetteer.admin(place)), place.country)))


def _unknown_hint(gazetteer: Gazetteer, found: Sequence[Place]) -> str:
    if found:
        return "there are: " + "; ".join(_full_name(gazetteer, place) for place in found[:5])
    return "`dateline gazetteer add IQ` adds the places of a whole country; a country's code such as IQ stands for it"


def _part_of_place(gazetteer: Gazetteer, place: Place, radius: float | None) -> Part:
    admin = gazetteer.admin(place)
    kind = _kind(place)
    if radius is None and kind != "city":
        return Part(kind, place.name, place.country, admin, place.place_id, place.lat, place.lon)  # type: ignore[arg-type]
    if radius is None and place.precision == _LINE:
        return Part(
            "around", place.name, place.country or None, admin, place.place_id, place.lat, place.lon, place.radius_km
        )
    around = radius if radius is not None else max(AROUND_KM, place.radius_km)
    return Part("around", place.name, place.country or None, admin, place.place_id, place.lat, place.lon, around)


@lru_cache(maxsize=4_096)
def _folded(name: str) -> str:
    return normal_form(name)


def _same_name(one: str, other: str) -> bool:
    return one == other or _folded(one) == _folded(other)
