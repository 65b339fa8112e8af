"""Outlines of countries for maps drawn on the server: Natural Earth's, from the file that the map page uses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
Line: TypeAlias = list[tuple[float, float]]


def outlines(box: Box) -> Iterator[tuple[str, list[Line]]]:
    """The countries whose outlines reach into a box (west, south, east, north), each with its rings."""
    west, south, east, north = box
    for name, rings in _countries():
        near = [
            ring
            for ring, (left, low, right, high) in rings
            if left <= east and right >= west and low <= north and high >= south
        ]
        if near:
            yield name, near


@cache
def _countries() -> list[tuple[str, list[tuple[Line, Box]]]]:
    """Every country of the file; none where the file was not brought in."""
    file = files("dateline.desk").joinpath("static", "vendor", "countries-50m.json")
    try:
        topology = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return []
    arcs = [_arc(topology["transform"], arc) for arc in topology["arcs"]]
    found = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        rings = [_ring(arcs, ring) for ring in _rings(geometry)]
        name = str(geometry.get("properties", {}).get("name", ""))
        found.append((name, [(ring, _box(ring)) for ring in rings]))
    return found


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    match geometry["type"]:
        case "Polygon":
            return list(geometry["arcs"])
        case "MultiPolygon":
            return [ring for polygon in geometry["arcs"] for ring in polygon]
        case _:
            return []


def _arc(transform: dict[str, Any], arc: Sequence[Sequence[int]]) -> Line:
    """The points of an arc: TopoJSON keeps whole numbers, each as its difference from the one before."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for east, north, *_ in arc:
        x, y = x + east, y + north
        points.append((x * wide + left, y * high + low))
    return points


def _ring(arcs: Sequence[Line], ring: Sequence[int]) -> Line:
    """A ring of arcs end to end; ~n is arc n backwards."""
    points: Line = []
    for number in ring:
        piece = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += piece[1:] if points else piece
    return points


def _box(ring: Line) -> Box:
    east, north = [x for x, _ in ring], [y for _, y in ring]
    return min(east), min(north), max(east), max(north)
