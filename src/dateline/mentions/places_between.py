"""Two named places that say together where something lies: "between Mueda and Nangade", "the road from A to B"."""

from __future__ import annotations

import re

from geographiclib.geodesic import Geodesic

from dateline.knowledge.gazetteer import Place

_ROAD = r"(?:road|highway|track|route|path|motorway|railway|line|axis|stretch|river)"
_KIND = r"(?:the\s)?(?:(?:towns?|villages?|cit(?:y|ies)|hamlets?|localit(?:y|ies)|communit(?:y|ies))\s(?:of\s)?)?"
_BETWEEN = re.compile(rf"\bbetween\s{_KIND}$", re.IGNORECASE)
_FROM = re.compile(
    rf"\b{_ROAD}\s(?:(?:that|which)\s)?(?:(?:leads|leading|runs|running|goes|going)\s)?from\s{_KIND}$", re.IGNORECASE
)
_AND = re.compile(rf"^\sand\s{_KIND}$", re.IGNORECASE)
_TO = re.compile(rf"^\sto\s{_KIND}$", re.IGNORECASE)
_HYPHEN = re.compile(r"^\s?[-–—]\s?$")
_ROAD_AFTER = re.compile(rf"^\s{_ROAD}\b", re.IGNORECASE)
_FARTHEST_KM = 150.0
_REACH = 40


def opening(text: str, first: tuple[int, int], second: tuple[int, int], floor: int) -> int | None:
    """The offset from which the words say that something lies between two names; None where they do not say so."""
    gap = text[first[1] : second[0]]
    if len(gap) > _REACH:
        return None
    begin = max(floor, first[0] - _REACH)
    before = text[begin : first[0]]
    if _AND.match(gap) and (match := _BETWEEN.search(before)):
        return begin + match.start()
    if _TO.match(gap) and _FROM.search(before):
        return first[0]
    if _HYPHEN.match(gap) and _ROAD_AFTER.match(text[second[1] : second[1] + 20]):
        return first[0]
    return None


def midway(first: Place, second: Place) -> tuple[float, float, float] | None:
    """The point halfway between two towns, and half of their distance in km; None where they are far apart or areas."""
    if max(first.precision, second.precision) > 3 or first.country != second.country:
        return None
    line = Geodesic.WGS84.InverseLine(first.lat, first.lon, second.lat, second.lon)
    half = line.s13 / 2
    if not 0 < half < _FARTHEST_KM * 500:
        return None
    point = line.Position(half)
    return round(point["lat2"], 5), round(point["lon2"], 5), round(half / 1000, 1)
