"""The map of a deliverable: counts of provinces at their middles. What is known to no province is told beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.analysis.counting import NO_PROVINCE, by_province, records_of, short_provinces
from dateline.analysis.occurrences import Occurrence
from dateline.knowledge import gazetteer
from dateline.model.document import Map, Mark

MARGIN_DEGREES = 1.2
"""Around the outermost marks, so that one province alone is seen within its country."""


def province_map(attacks: Sequence[Occurrence], title: str) -> Map | None:
    """The attacks by province; None where no province of them is known."""
    provinces = by_province(attacks)
    short = short_provinces(provinces)
    provinces = {short[name]: some for name, some in provinces.items()}
    marks = [mark for name, some in provinces.items() if name != NO_PROVINCE and (mark := _mark(name, some))]
    if not marks:
        return None
    return Map(title, _described(provinces, marks), _box(marks), tuple(marks))


def _mark(name: str, some: Sequence[Occurrence]) -> Mark | None:
    middle = _middle(name, some)
    return Mark(name, *middle, len(some), records_of(some)) if middle else None


def _middle(name: str, some: Sequence[Occurrence]) -> tuple[float, float] | None:
    """The gazetteer's point of the province, else the middle of what is placed in it."""
    countries = {one.country for one in some}
    for place in gazetteer.load().find(name.partition(", ")[0]):
        if place.kind == "province" and place.country in countries:
            return place.lat, place.lon
    points = [(one.lat, one.lon) for one in some if one.lat is not None and one.lon is not None]
    if not points:
        return None
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def _box(marks: Sequence[Mark]) -> tuple[float, float, float, float]:
    west, east = min(mark.lon for mark in marks), max(mark.lon for mark in marks)
    south, north = min(mark.lat for mark in marks), max(mark.lat for mark in marks)
    return (
        max(-180.0, west - MARGIN_DEGREES * 1.6),
        max(-90.0, south - MARGIN_DEGREES),
        min(180.0, east + MARGIN_DEGREES * 1.6),
        min(90.0, north + MARGIN_DEGREES),
    )


def _described(provinces: Mapping[str, Sequence[Occurrence]], marks: Sequence[Mark]) -> str:
    shown = {mark.name for mark in marks}
    told = ", ".join(f"{mark.name} {mark.count:,}" for mark in marks)
    missing = sum(len(some) for name, some in provinces.items() if name not in shown)
    aside = f"; {missing:,} not on the map, their province is not known or not placed" if missing else ""
    return f"Each square is a province, no place, and as large as its count: {told}{aside}."
