"""Resolves place names: picks, among the places that share a name, the one the text means, and says why."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.knowledge.gazetteer import MAIN, SOUND, Gazetteer, Place, load
from dateline.mentions.places_outlet import ENGLISH
from dateline.mentions.places_recognition import Name

_MOST = 120
"""Places of one name that are weighed; the most populous."""


_POINTS = 60
"""Places of the text to which distances are measured; more would make the time grow with the square of the length."""


@dataclass(slots=True)
class Weights:
    """What each kind of evidence is worth, in natural logarithms of odds; fitted by halves (docs/places.md)."""

    population: float = 0.32
    main: float = 1.2
    country: float = 4.0
    continent: float = 3.0
    capital: float = 2.5
    province: float = 2.2
    district: float = -0.8
    region: float = 1.0
    own: float = 1.5
    sound: float = -2.0
    hint: float = 3.0
    country_support: float = 5.0
    province_support: float = 6.0
    container: float = 6.0
    near: float = 3.5
    seat: float = -4.0
    local: float = 9.0


WEIGHTS = Weights()
_TURNS = 3
"""Times that every name is weighed, each time by what was chosen for the others the time before."""


Option = tuple[Place, float]
"""A place that a name may mean, and how likely that is before the text is looked at."""


@dataclass(slots=True)
class Resolution:
    """The place of a name, the second best, and the evidence that decided."""

    place: Place | None
    second: Place | None = None
    reason: str = ""


@dataclass(slots=True)
class Evidence:
    """What the whole text says about where it is: support between 0 and 1 for countries and first-order areas."""

    countries: dict[str, float] = field(default_factory=dict)
    provinces: dict[int, float] = field(default_factory=dict)
    points: list[tuple[str, float, float]] = field(default_factory=list)


def resolve(
    names: Sequence[Name],
    *,
    home: str | None = None,
    towns: frozenset[str] = frozenset(),
    gazetteer: Gazetteer | None = None,
    weights: Weights = WEIGHTS,
) -> list[Resolution]:
    """One Resolution for each name, in the same order. `home` is the country of the outlet, where it is known, and
    `towns` the normal forms of town names in the outlet's own name.
    """
    known = gazetteer or load()
    options = {name.normal: _options(name, known, weights) for name in names if name.options}
    chosen: dict[int, Resolution] = {}
    for turn in range(_TURNS):
        evidence = _evidence(names, options, chosen, home, first=turn == 0)
        picked: dict[tuple[str, str | None, int | None], Resolution] = {}
        turned: dict[int, Resolution] = {}
        for at, name in enumerate(names):
            if name.options:
                holder = _holder(name, chosen)
                same = name.normal, name.hint, holder.index if holder else None
                if same not in picked:
                    picked[same] = _pick(name, options[name.normal], evidence, holder, towns, weights)
                turned[at] = picked[same]
        _agree(names, turned)
        settled = turn > 0 and _places(turned) == _places(chosen)
        chosen = turned
        if settled:  # another turn would weigh the same evidence again
            break
    return [chosen.get(at, Resolution(None)) for at in range(len(names))]


def _places(chosen: dict[int, Resolution]) -> list[int | None]:
    return [resolution.place.index if resolution.place else None for resolution in chosen.values()]


def _options(name: Name, gazetteer: Gazetteer, weights: Weights) -> list[Option]:
    best: dict[int, int] = {}
    for index, name_class in name.options:
        best[index] = min(name_class, best.get(index, 9))
    found = [(gazetteer.place(index), name_class) for index, name_class in best.items()]
    if len(found) > _MOST:
        found.sort(key=lambda option: -option[0].population)
        found = found[:_MOST]
    return [(place, prior(place, name_class, weights)) for place, name_class in found]


def prior(place: Place, name_class: int, weights: Weights) -> float:
    """How likely the name means this place before the text is looked at."""
    score = weights.population * math.log(place.population + 1)
    kind = place.kind
    if kind == "country":
        score += weights.country
    elif kind == "continent":
        score += weights.continent
    elif kind == "capital":
        score += weights.capital
    elif kind == "province":
        score += weights.province
    elif kind in ("district", "subdistrict"):
        score += weights.district
    elif kind in ("region", "mountain", "river", "lake", "sea", "island", "camp", "site"):
        score += weights.region + weights.population * math.log(100_000)
    if not place.place_id.startswith("geonames:"):
        score += weights.own
    if name_class == MAIN:
        score += weights.main
    elif name_class == SOUND:
        score += weights.sound
    return score


def _evidence(
    names: Sequence[Name],
    options: dict[str, list[Option]],
    chosen: dict[int, Resolution],
    home: str | None,
    *,
    first: bool,
) -> Evidence:
    countries: dict[str, float] = defaultdict(float)
    provinces: dict[int, float] = defaultdict(float)
    if home:
        countries[home] += 1.0
    seen: set[str] = set()
    points: list[tuple[str, float, float]] = []
    for at, name in enumerate(names):
        if name.normal in seen:
            continue
        seen.add(name.normal)
        if name.demonym:
            countries[name.demonym] += 0.7
            continue
        if not name.options:
            continue
        resolution = chosen.get(at)
        if not first and resolution and resolution.place:
            place = resolution.place
            countries[place.country] += 1.0
            area = place.first if place.first is not None else place.index if place.kind == "province" else None
            if area is not None:
                provinces[area] += 1.0
            if place.kind not in ("country", "continent", "sea") and len(points) < _POINTS:
                points.append((name.normal, place.lat, place.lon))
        _spread(options[name.normal], countries, provinces, 1.0 if first else 0.3)
    total_countries = max(sum(countries.values()), 1.0)
    total_provinces = max(sum(provinces.values()), 1.0)
    return Evidence(
        {country: weight / total_countries for country, weight in countries.items()},
        {area: weight / total_provinces for area, weight in provinces.items()},
        points,
    )


def _spread(options: list[Option], countries: dict[str, float], provinces: dict[int, float], share: float) -> None:
    """A name supports each area that has a place of it, by the prior odds; an area once for each name."""
    top = max(score for _, score in options)
    odds = [math.exp(0.7 * (score - top)) for _, score in options]
    total = sum(odds)
    for (place, _), odd in zip(options, odds, strict=True):
        countries[place.country] += share * odd / total
        area = place.first if place.first is not None else place.index if place.kind == "province" else None
        if area is not None:
            provinces[area] += share * odd / total


def _pick(
    name: Name,
    options: list[Option],
    evidence: Evidence,
    holder: Place | None,
    towns: frozenset[str],
    weights: Weights,
) -> Resolution:
    if len(options) == 1:
        return Resolution(options[0][0], None, "the only place of this name")
    seats = _seats(options) if name.hint not in ("province", "district", "region") else frozenset()
    best: tuple[float, Place, list[tuple[str, float]]] | None = None
    second: tuple[float, Place, list[tuple[str, float]]] | None = None
    for place, before in options:
        parts = _parts(place, before, name, evidence, holder, weights)
        if towns and name.normal.replace(" ", "") in towns and place.country in ENGLISH and place.precision == 1:
            parts.append(("the outlet bears its name", weights.local))
        if place.index in seats:
            parts.append(("its seat bears its name", weights.seat))
        score = sum([value for _, value in parts])
        if best is None or score > best[0]:
            best, second = (score, place, parts), best
        elif second is None or score > second[0]:
            second = score, place, parts
    if best is None:
        return Resolution(None)
    reason = max(best[2], key=lambda part: part[1])[0] if second else "the only place of this name"
    return Resolution(best[1], second[1] if second else None, reason)


def _seats(options: list[Option]) -> frozenset[int]:
    """The areas among the options that hold a town of the same name: a bare "Kirkuk" is the city."""
    towns = [place for place, _ in options if place.kind in ("city", "capital", "town", "village")]
    held = {index for town in towns for index in (town.first, town.second)}
    areas = [place for place, _ in options if place.kind in ("province", "district", "region")]
    return frozenset(
        area.index
        for area in areas
        if area.index in held
        and any(
            town.population >= 20_000 or town.place_id.startswith("dateline:") or area.kind == "district"
            for town in towns
            if area.index in (town.first, town.second)
        )
    )


def _holder(name: Name, chosen: dict[int, Resolution]) -> Place | None:
    if name.container is None:
        return None
    resolution = chosen.get(name.container)
    return resolution.place if resolution else None


def _parts(
    place: Place, before: float, name: Name, evidence: Evidence, holder: Place | None, weights: Weights
) -> list[tuple[str, float]]:
    """The evidence for one place, each with what it is worth."""
    parts = [("the best known place of this name", before)]
    support = evidence.countries.get(place.country, 0.0)
    parts.append(("its country is the one the text speaks of", weights.country_support * support))
    area = place.first if place.first is not None else place.index if place.kind == "province" else None
    if area is not None and (place.kind != "province" or name.hint == "region"):
        around = evidence.provinces.get(area, 0.0)
        parts.append(("other places of the text lie in the same province", weights.province_support * around))
    if name.hint:
        parts.append((f"the text calls it a {name.hint}", weights.hint * _fits(place.kind, name.hint)))
    if holder is not None:
        parts.append((f"it lies in {holder.name}", weights.container * holds(holder, place)))
    near = _nearness(place, name.normal, evidence)
    parts.append(("it is near other places of the text", weights.near * near))
    return parts


_LIKE: dict[str, tuple[str, ...]] = {
    "province": ("province",),
    "district": ("district", "subdistrict"),
    "region": ("region", "province"),
    "city": ("city", "capital", "town"),
    "town": ("town", "city", "village"),
    "village": ("village", "town"),
    "neighbourhood": ("neighbourhood",),
    "camp": ("camp",),
    "mountain": ("mountain",),
    "river": ("river",),
    "lake": ("lake",),
    "island": ("island",),
}


def _fits(kind: str, hint: str) -> float:
    if kind in _LIKE.get(hint, ()):
        return 1.0
    if hint == "region" and kind == "district":
        return 0.5
    return -0.5


def holds(holder: Place, place: Place) -> float:
    """1 where `holder` is in the place's chain or its country, 0.6 where it lies about it, -0.5 where it does not."""
    if holder.index in (place.first, place.second):
        return 1.0
    if holder.kind == "country":
        return 1.0 if holder.country == place.country and holder.index != place.index else -0.5
    if holder.index == place.index:
        return -1.0
    distance = distance_km(holder.lat, holder.lon, place.lat, place.lon)
    return 0.6 if distance < 1.5 * holder.radius_km + 10 else -0.5


def _nearness(place: Place, normal: str, evidence: Evidence) -> float:
    if place.kind in ("country", "continent"):
        return 0.0
    others = [distance_km(place.lat, place.lon, lat, lon) for other, lat, lon in evidence.points if other != normal]
    if not others:
        return 0.0
    others.sort()
    closest = others[: max(1, len(others) // 3)]
    return sum(math.exp(-distance / 150) for distance in closest) / len(closest)


def _agree(names: Sequence[Name], chosen: dict[int, Resolution]) -> None:
    """One sense for one name in one text: that of the mention with a container, unless two say different ones."""
    held: dict[str, Resolution] = {}
    for at, name in enumerate(names):
        if name.container is not None and at in chosen:
            held.setdefault(name.normal, chosen[at])
    for at, name in enumerate(names):
        sense = held.get(name.normal) if at in chosen and name.container is None else None
        if sense and (name.hint is None or _may_be_called(sense.place, name.hint)):
            chosen[at] = sense


def _may_be_called(place: Place | None, hint: str) -> bool:
    """Whether a word of kind beside a name does not speak against this sense: a town may be called a municipality."""
    return place is not None and (place.precision <= 3) == (hint not in ("province", "region", "country"))


@lru_cache(maxsize=65_536)
def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance on a sphere of 6,371 km, good to 0.5 %: enough to rank places."""
    a, b = math.radians(lat), math.radians(other_lat)
    c = math.radians(other_lon - lon)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(c / 2) ** 2
    return 12_742 * math.asin(math.sqrt(min(1.0, half)))
