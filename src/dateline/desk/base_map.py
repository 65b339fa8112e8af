"""What the offline map is drawn of beside the countries: names of places, and provinces where boundaries were added."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from dateline.desk.packed import Packed
from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer_codes import NUMERIC

_NAMED = 4_000
"""Places of the gazetteer whose names the map can show, the most populous."""
_GRID = 200
"""Boundaries are drawn on a grid of so many points a degree: half a kilometre, and neighbours share their points."""
_UNNUMBERED = {"XK": "Kosovo"}
"""Countries that the map knows by name, as ISO 3166 has no number for them."""


def places() -> Packed:
    """Names, the most populous first, each with its point and how many live there."""
    return _made_once("places", _places)


def provinces() -> Packed:
    """The provinces whose boundaries were added, as GeoJSON."""
    return _made_once("provinces", _provinces)


def has_provinces() -> bool:
    """Whether boundaries of any country were added."""
    return next(gazetteer.load().provinces(), None) is not None


def shape_of(country: str) -> str:
    """The id of a country among the shapes of the map: the number or the name that Natural Earth gives it."""
    return NUMERIC.get(country) or _UNNUMBERED.get(country, "")


_kept: dict[tuple[str, str], Packed] = {}
_making = threading.Lock()


def _made_once(name: str, make: Any) -> Packed:
    """What this gazetteer gives, made when it is first asked for."""
    key = name, gazetteer.load().stamp
    with _making:
        if key not in _kept:
            _kept[key] = Packed.of(make())
        return _kept[key]


def _places() -> list[list[Any]]:
    def populous() -> Iterator[tuple[int, str, float, float]]:
        loaded = gazetteer.load()
        for index in range(len(loaded)):
            place = loaded.place(index)
            if place.kind in ("capital", "city", "town") and place.population > 20_000:
                yield place.population, place.name, round(place.lat, 3), round(place.lon, 3)

    chosen = sorted(populous(), reverse=True)[:_NAMED]
    return [[name, lat, lon, population] for population, name, lat, lon in chosen]


def _provinces() -> dict[str, Any]:
    shapes: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for place, polygon in gazetteer.load().provinces():
        rings = [snapped for ring in polygon if len(snapped := _snapped(ring)) > 3]
        if rings:
            shapes[place.country, place.name].append(rings)
    features = [
        {
            "type": "Feature",
            "properties": {"country": country, "name": name},
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        }
        for (country, name), polygons in shapes.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def _snapped(ring: Any) -> list[list[float]]:
    """A closed ring on the grid."""
    points: list[list[float]] = []
    for lon, lat in (*ring, ring[0]):
        point = [round(lon * _GRID) / _GRID, round(lat * _GRID) / _GRID]
        if not points or points[-1] != point:
            points.append(point)
    return points
