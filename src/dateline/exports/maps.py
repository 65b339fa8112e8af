"""Maps as SVG: counts of provinces in squares over the outlines of countries. A province is never a pin."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from html import escape
from typing import TypeAlias

from dateline.exports.charts import INK, WIDTH, svg_element, svg_text
from dateline.model.document import Map, Mark

Box: TypeAlias = tuple[float, float, float, float]
Line: TypeAlias = list[tuple[float, float]]
"""Points as degrees east and north."""
Outlines: TypeAlias = Callable[[Box], Iterable[tuple[str, list[Line]]]]
"""The countries that reach into a box, each with its name and its rings."""

_HIGHEST = 400


def no_outlines(box: Box) -> Iterable[tuple[str, list[Line]]]:
    """No outlines, where none are there."""
    return ()


def map_svg(shown: Map, outlines: Outlines, *, name: str) -> str:
    """The map as one `svg` element; degrees are drawn as they are, shortened eastwards by the middle latitude."""
    west, south, east, north = shown.box
    squeeze = max(0.2, math.cos(math.radians((south + north) / 2)))
    scale = min(WIDTH / ((east - west) * squeeze), _HIGHEST / (north - south))
    width, height = (east - west) * squeeze * scale, (north - south) * scale
    aside = (WIDTH - width) / 2

    def at(lon: float, lat: float) -> tuple[float, float]:
        return aside + (lon - west) * squeeze * scale, (north - lat) * scale

    parts = [
        f'<defs><clipPath id="{name}-clip"><rect x="{aside:.1f}" y="0" width="{width:.1f}" height="{height:.1f}"/>'
        f'</clipPath></defs><g clip-path="url(#{name}-clip)">'
    ]
    for country, rings in outlines(shown.box):
        # As `at` does, without a call for each of tens of thousands of points.
        placed = ([(aside + (x - west) * squeeze * scale, (north - y) * scale) for x, y in ring] for ring in rings)
        drawn = "".join(map(_path, placed))
        parts.append(
            f'<path d="{drawn}" fill="currentColor" fill-opacity=".05" stroke="currentColor" stroke-opacity=".55" '
            f'stroke-width=".8"><title>{escape(country)}</title></path>'
        )
    parts.append("</g>")
    parts.append(
        f'<rect x="{aside:.1f}" y=".5" width="{width - 1:.1f}" height="{height - 1:.1f}" fill="none" '
        'stroke="currentColor" stroke-opacity=".4"/>'
    )
    most = max((mark.count for mark in shown.marks), default=1)
    for mark in sorted(shown.marks, key=lambda mark: -mark.count):
        parts += _mark(mark, at(mark.lon, mark.lat), most)
    return svg_element(parts, math.ceil(height), name=name, title=shown.title, description=shown.description)


def _path(ring: Line) -> str:
    """A ring without the points that nobody sees apart: two thirds of the 400 KB of a map of the world."""
    if len(ring) < _CORNERS:
        return ""
    kept, (at_x, at_y) = ring[:1], ring[0]
    for x, y in ring:
        if abs(x - at_x) + abs(y - at_y) >= _FINEST:
            kept.append((x, y))
            at_x, at_y = x, y
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) if len(kept) >= _CORNERS else ""


_FINEST, _CORNERS = 1.5, 3
"""Parts of a map's width (`WIDTH`) between two points at least; a ring of fewer corners is not drawn."""


def _mark(mark: Mark, point: tuple[float, float], most: int) -> list[str]:
    """A square whose area is the count, the count in it, and the name below; white behind, so that lines do not cut."""
    x, y = point
    side = 18 + 22 * math.sqrt(mark.count / max(1, most))
    told = escape(f"{mark.name}: {mark.count:,}")
    return [
        f'<rect x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side:.1f}" height="{side:.1f}" fill="#ffffff" '
        f'stroke="currentColor" stroke-width="1.4"><title>{told}</title></rect>',
        f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" font-weight="700" fill="{INK}">{mark.count:,}</text>',
        svg_text(x, y + side / 2 + 11, mark.name, anchor="middle"),
    ]
