"""Boundaries of administrative areas: read from GeoJSON, packed into a file, and asked which areas hold a point.

A point is in a polygon by the even-odd rule over its outer ring and its holes, so that on a shared edge it is in one
of the two neighbours and never in both. Rings that cross the antimeridian are unwound to run on beyond 180 degrees,
whether a file cuts them there (RFC 7946) or not.
"""

from __future__ import annotations

import json
import math
import struct
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import SetAside, StoreError

Point = tuple[float, float]
"""Longitude and latitude in degrees, in the order of GeoJSON."""
Polygon = tuple[tuple[Point, ...], ...]
"""An outer ring and its holes, each without a repeated last point."""

MAGIC = b"DLBD"
FORMAT = 1
"""Number of the layout of a packed file."""
_HEADER = struct.Struct("<4sIII")
"""Magic, FORMAT, number of polygons, number of rings."""
_POLYGON = struct.Struct("<IBiiiiII")
"""Index of the area's place, order, bounding box (west, south, east, north), first ring, number of rings."""
_RING = struct.Struct("<II")
"""First point, number of points."""
_UNIT = 1e5
"""Coordinates are packed as whole numbers of 1/100,000 degree, about a metre."""
MOST_NAME = 300
"""Characters of an area's name beyond which it is none."""


@dataclass(frozen=True, slots=True)
class Area:
    """One administrative area of order 1 or 2. `code` is the source's own id of it."""

    name: str
    order: int
    code: str
    polygons: tuple[Polygon, ...]

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies in it."""
        return any(in_polygon(polygon, turned, lat) for polygon in self.polygons for turned in _turns(lon))

    @property
    def square_km(self) -> float:
        """Its size on a sphere of 6,371 km, holes left out."""
        size = sum(_size(polygon[0]) - sum(_size(hole) for hole in polygon[1:]) for polygon in self.polygons)
        return max(size, 0.0)

    @property
    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of a point in it: the centroid of its largest polygon, or a point beside that."""
        largest = max(self.polygons, key=lambda polygon: _size(polygon[0]))
        lat, lon = _centroid(largest[0])
        if not in_polygon(largest, lon, lat):
            lon = _inner_longitude(largest, lat, lon)
        return lat, (lon + 180) % 360 - 180


def read_areas(body: bytes, order: int) -> tuple[list[Area], Counter[str]]:
    """The areas of a GeoJSON FeatureCollection as geoBoundaries gives it, and what was set aside, by reason.

    Raises SetAside (`malformed`) where it is no such collection or no feature of it can be used.
    """
    if body.startswith(b"version https://git-lfs"):
        raise SetAside("it is a pointer of Git LFS and not the file itself", reason="malformed")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise SetAside("it is not JSON, or cut off", reason="malformed") from None
    features = said.get("features") if isinstance(said, dict) else None
    if not isinstance(features, list):
        raise SetAside("it is no GeoJSON FeatureCollection", reason="malformed")
    areas, refused = [], Counter[str]()
    for feature in features:
        try:
            areas.append(_area(feature, order))
        except _Refusal as error:
            refused[str(error)] += 1
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError, OverflowError):
            refused["malformed"] += 1
    if not areas:
        raise SetAside("no area in it can be used", reason="malformed")
    return areas, refused


class _Refusal(ValueError):
    """A feature that is sound but not wanted; its text is the reason that is counted."""


def _area(feature: dict[str, Any], order: int) -> Area:
    properties, geometry = feature["properties"], feature["geometry"]
    kind = str(properties.get("shapeType") or f"ADM{order}")
    if kind != f"ADM{order}":
        raise _Refusal("other order")
    name = " ".join(str(properties["shapeName"]).split())
    if not 0 < len(name) <= MOST_NAME or not name.isprintable():
        raise ValueError(name[:40])
    match geometry["type"]:
        case "Polygon":
            polygons = [geometry["coordinates"]]
        case "MultiPolygon":
            polygons = geometry["coordinates"]
        case _:
            raise _Refusal("no polygon")
    read = tuple(polygon for rings in polygons if (polygon := _polygon(rings)))
    if not read:
        raise _Refusal("no polygon")
    return Area(name, order, str(properties.get("shapeID") or properties.get("shapeISO") or name)[:MOST_NAME], read)


def _polygon(rings: Sequence[Any]) -> Polygon:
    """The polygon of GeoJSON's rings, the first of which is the outer one. Empty where that one has no area."""
    read = [_ring(ring) for ring in rings]
    if not read or len(read[0]) < 3:
        return ()
    west, east = min(lon for lon, _ in read[0]), max(lon for lon, _ in read[0])
    outer, *holes = read
    middle = (west + east) / 2
    near = []
    for hole in holes:
        if len(hole) >= 3:
            turn = 360 * round((middle - hole[0][0]) / 360)  # a hole may have been unwound the other way
            near.append(tuple((lon + turn, lat) for lon, lat in hole))
    return (outer, *near)


def _ring(points: Sequence[Any]) -> tuple[Point, ...]:
    """A ring without its repeated last point, unwound across the antimeridian. Raises ValueError, TypeError."""
    ring: list[Point] = []
    turn = 0.0
    before = None
    for said in points:
        lon, lat = float(said[0]), float(said[1])
        if not (-90 <= lat <= 90 and -360 <= lon <= 360):  # a NaN fails, too
            raise ValueError(f"no point on the earth: {lon}, {lat}")
        if before is not None and abs(lon - before) > 180:
            turn += 360 if lon < before else -360
        before = lon
        if abs(lon + turn) > 720:
            raise ValueError("it goes round the earth")
        if not ring or ring[-1] != (lon + turn, lat):
            ring.append((lon + turn, lat))
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return tuple(ring)


def in_polygon(polygon: Polygon, lon: float, lat: float) -> bool:
    """Whether a point is in a polygon, by the even-odd rule over all its rings."""
    inside = False
    for ring in polygon:
        before_lon, before_lat = ring[-1]
        for ring_lon, ring_lat in ring:
            if (ring_lat > lat) != (before_lat > lat):
                crossing = ring_lon + (lat - ring_lat) / (before_lat - ring_lat) * (before_lon - ring_lon)
                if lon < crossing:
                    inside = not inside
            before_lon, before_lat = ring_lon, ring_lat
    return inside


def _turns(lon: float) -> tuple[float, float, float]:
    return lon, lon + 360, lon - 360


def _size(ring: Sequence[Point]) -> float:
    """Square kilometres within a ring, by the trapezoids of an equal-area projection of the sphere."""
    projected = [(math.radians(lon), math.sin(math.radians(lat))) for lon, lat in ring]
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(projected, projected[1:] + projected[:1], strict=True))
    return abs(doubled) / 2 * 6371.0**2


def _centroid(ring: Sequence[Point]) -> tuple[float, float]:
    """Latitude and longitude of a ring's centroid, or of the mean of its points where it has no area."""
    base_lon, base_lat = ring[0]
    flat = [(lon - base_lon, lat - base_lat) for lon, lat in ring]
    crossed = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(flat, flat[1:] + flat[:1], strict=True)]
    doubled = sum(cross for _, _, cross in crossed)
    if abs(doubled) < 1e-12:
        return base_lat + sum(y for _, y in flat) / len(flat), base_lon + sum(x for x, _ in flat) / len(flat)
    lon = base_lon + sum((a[0] + b[0]) * cross for a, b, cross in crossed) / (3 * doubled)
    return base_lat + sum((a[1] + b[1]) * cross for a, b, cross in crossed) / (3 * doubled), lon


def _inner_longitude(polygon: Polygon, lat: float, lon: float) -> float:
    """The middle of the longest stretch of this latitude that is in the polygon; `lon` where there is none."""
    crossings = sorted(
        a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for ring in polygon
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
        if (a[1] > lat) != (b[1] > lat)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches:
        return lon
    west, east = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (west + east) / 2


def write_areas(path: Path, areas: Sequence[tuple[int, Area]]) -> None:
    """Pack areas, each with the index of its place, into a file."""
    polygons, rings, points = bytearray(), bytearray(), array("i")
    polygon_count = ring_count = 0
    for index, area in areas:
        for polygon in area.polygons:
            west, south, east, north = _box(polygon[0])
            polygons += _POLYGON.pack(index, area.order, west, south, east, north, ring_count, len(polygon))
            polygon_count += 1
            for ring in polygon:
                rings += _RING.pack(len(points) // 2, len(ring))
                ring_count += 1
                points.extend(round(part * _UNIT) for point in ring for part in point)
    if points.itemsize != 4:
        raise StoreError("this machine has no whole numbers of four bytes")
    path.write_bytes(_HEADER.pack(MAGIC, FORMAT, polygon_count, ring_count) + polygons + rings + points.tobytes())


def _box(ring: Sequence[Point]) -> tuple[int, int, int, int]:
    longitudes, latitudes = [lon for lon, _ in ring], [lat for _, lat in ring]
    return (
        math.floor(min(longitudes) * _UNIT),
        math.floor(min(latitudes) * _UNIT),
        math.ceil(max(longitudes) * _UNIT),
        math.ceil(max(latitudes) * _UNIT),
    )


class Boundaries:
    """A packed file of areas. It is read when the first point is asked for. Raises StoreError where it cannot be."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._polygons: list[tuple[int, int, int, int, int, int, int, int]] | None = None
        self._rings: list[tuple[int, int]] = []
        self._points = array("i")
        self._west = self._east = 0

    def at(self, lat: float, lon: float) -> Iterator[tuple[int, int]]:
        """(order, index of the place) of every area that holds the point."""
        if self._polygons is None:
            self._read()
        assert self._polygons is not None
        y = round(lat * _UNIT)
        for turned in _turns(lon):
            x = round(turned * _UNIT)
            if not self._west <= x <= self._east:
                continue
            for index, order, west, south, east, north, first, count in self._polygons:
                if west <= x <= east and south <= y <= north and self._holds(x, y, first, count):
                    yield order, index

    def polygons(self, order: int) -> Iterator[tuple[int, Polygon]]:
        """The polygons of all areas of an order, each with the index of its place."""
        if self._polygons is None:
            self._read()
        assert self._polygons is not None
        for index, of_order, *_, first, count in self._polygons:
            if of_order == order:
                yield (
                    index,
                    tuple(tuple((x / _UNIT, y / _UNIT) for x, y in ring) for ring in self._unpacked(first, count)),
                )

    def _holds(self, x: int, y: int, first: int, count: int) -> bool:
        return in_polygon(tuple(self._unpacked(first, count)), x, y)

    def _unpacked(self, first: int, count: int) -> Iterator[tuple[tuple[int, int], ...]]:
        for start, length in self._rings[first : first + count]:
            flat = self._points[2 * start : 2 * (start + length)]
            yield tuple(zip(flat[::2], flat[1::2], strict=True))

    def _read(self) -> None:
        try:
            body = self._path.read_bytes()
            magic, version, polygon_count, ring_count = _HEADER.unpack_from(body, 0)
            if magic != MAGIC or version != FORMAT:
                raise ValueError("another format")
            rings_at = _HEADER.size + polygon_count * _POLYGON.size
            points_at = rings_at + ring_count * _RING.size
            polygons = list(_POLYGON.iter_unpack(body[_HEADER.size : rings_at]))
            rings, points = list(_RING.iter_unpack(body[rings_at:points_at])), array("i")
            points.frombytes(body[points_at:])
        except (OSError, ValueError, struct.error) as error:
            raise StoreError(f"{self._path} cannot be read: {error}", hint="add that country again") from None
        self._west = min((polygon[2] for polygon in polygons), default=0)
        self._east = max((polygon[4] for polygon in polygons), default=0)
        # The polygons last: another thread that finds them finds all of it.
        self._rings, self._points = rings, points
        self._polygons = polygons
