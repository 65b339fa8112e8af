"""Words that relate a point to a named place: distances and bearings, "near", "the outskirts of", borders."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geographiclib.geodesic import Geodesic

from dateline.mentions.numbers import cardinal

_BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
_BEARING = r"(?P<bearing>(?:north|south)(?:[\s-]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?)"
_NUMBER = (
    r"(?:\d{1,4}(?:[.,]\d{1,3})?|a\sdozen|half\sa|an?"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w{3,5})?|[a-z]{3,9})"
)
_UNIT = r"(?:km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s|yards|k)"
_KIND = (
    r"(?:(?:provincial|regional|district|strategic|border|port|capital|rebel-held|northern|southern|eastern|western"
    r"|central|coastal|main|neighbou?ring|old)\s+){0,3}"
    r"(?:city|town|village|capital|district|province|region|area|state|governorate|port|centre|center|airport)"
)
_DISTANCE = re.compile(
    rf"(?P<whole>(?:(?:about|around|some|roughly|nearly|almost|approximately|over|just)\s+)?(?P<number>{_NUMBER})[\s-]?"
    rf"(?P<unit>{_UNIT})\b\.?(?:\s*[(\[/,]\s*(?:about\s|some\s|around\s)?[\d.,]+[\s-]?{_UNIT}\b\.?\s*[)\],]?)?"
    rf"(?:\s+away)?(?:\s+(?:to\s+the\s+)?(?:due\s+)?{_BEARING})?\s+(?:of|from|outside|away\sfrom|off))"
    rf"\s+(?:the\s+)?(?:{_KIND}\s+(?:of\s+)?|\w+'s\s+)?$",
    re.IGNORECASE,
)
_BEARING_ONLY = re.compile(
    rf"(?P<whole>(?:just\s+)?(?:to\s+the\s+)?{_BEARING}(?:\s+of|\s+from))\s+(?:the\s+)?(?:{_KIND}\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?P<whole>near|close\s+to|not\s+far\s+from|in\s+the\s+vicinity\s+of|around|next\s+to|adjacent\s+to"
    r"|outside(?:\s+of)?|(?:on|in|at|to|from|along)?\s*the\s+(?:\w+\s+)?"
    r"(?:outskirts|edges?|suburbs|environs|periphery|foot|foothills|gates)\s+of"
    r"|just\s+outside|in\s+the\s+area\s+of|bordering)"
    rf"\s+(?:the\s+)?(?:{_KIND}\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"\b(?P<whole>(?:the\s+)?(?:\w+\s+)?(?:border|frontier)s?\s+(?:with|between|of))\s+(?:the\s+)?(?:neighbou?ring\s+)?$",
    re.IGNORECASE,
)
_BORDER_AFTER = re.compile(r"^(?:'s|’s)?(?:[-–]\w+)?\s+(?:border|frontier)\b", re.IGNORECASE)
_REACH = 110
"""Characters before a name in which a relation is looked for."""
_KM = {"mi": 1.609344, "mile": 1.609344, "miles": 1.609344, "meters": 0.001, "metres": 0.001, "yards": 0.000914}


@dataclass(frozen=True, slots=True)
class Relation:
    """How a point lies to a named place: `start` is the offset of its first word, `words` those words.

    `kind` is distance, bearing, near or border; `km` and `bearing` (degrees from north) are None where not said.
    """

    start: int
    words: str
    kind: str
    km: float | None = None
    bearing: float | None = None


def relation_before(text: str, start: int, floor: int) -> Relation | None:
    """The relation whose words end where the name at `start` begins; nothing before `floor` is looked at."""
    begin = max(floor, start - _REACH)
    before = text[begin:start]
    if not before:
        return None
    small = before.lower()
    if _says_one_of(_UNITS, small):
        match = _DISTANCE.search(before)
        if match:
            km = _kilometres(match["number"], match["unit"])
            if km is not None:
                return Relation(begin + match.start(), match["whole"], "distance", km, _degrees(match["bearing"]))
    for pattern, kind, needed in (
        (_BEARING_ONLY, "bearing", _POINTS),
        (_NEAR, "near", _NEARNESS),
        (_BORDER, "border", _BORDERS),
    ):
        match = pattern.search(before) if _says_one_of(needed, small) else None
        if match:
            bearing = _degrees(match["bearing"]) if kind == "bearing" else None
            return Relation(begin + match.start("whole"), match["whole"], kind, None, bearing)
    return None


def border_after(text: str, end: int) -> bool:
    """Whether the words after a name make it a border ("the Iraq border")."""
    return bool(_BORDER_AFTER.match(text[end : end + 30]))


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point at this distance and bearing (degrees from north) on the WGS 84 ellipsoid."""
    line = Geodesic.WGS84.Direct(lat, lon, bearing, km * 1000)
    return round(line["lat2"], 5), round(line["lon2"], 5)


_UNITS = ("km", "kilom", "mile", "metre", "meter", " mi ", "yards")
_POINTS = ("north", "south", "east", "west")
_NEARNESS = (
    "near", "close", "far", "vicinity", "around", "next", "adjacent", "outside", "outskirts", "edge", "suburbs",
    "environs", "periphery", "foot", "gates", "area", "bordering",
)  # fmt: skip
_BORDERS = ("border", "frontier")
"""What every match holds: before most names stands none of them, and nothing is searched for."""


def _says_one_of(some: tuple[str, ...], small: str) -> bool:
    return any(word in small for word in some)


def _kilometres(number: str, unit: str) -> float | None:
    written = number.strip().lower()
    value: float | None
    if re.fullmatch(r"\d+[.,]\d{1,2}", written):
        value = float(written.replace(",", "."))
    elif written in ("a", "an"):
        value = 1.0
    elif written == "half a":
        value = 0.5
    else:
        value = cardinal(written)
    if value is None:
        return None
    km = value * _KM.get(unit.lower(), 1.0)
    return km if km <= 2000 else None


def _degrees(bearing: str | None) -> float | None:
    if not bearing:
        return None
    plain = re.sub(r"[\s-]", "", bearing.lower())
    return _BEARINGS.get(plain.removesuffix("ern"))
