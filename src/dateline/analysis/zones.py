"""The zones of an area, to count in: its parts where it has several, else the provinces, districts or places in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.analysis.areas import Area, Part
from dateline.analysis.occurrences import Occurrence

WHOLE = "not known more closely"
"""The zone of what is known only to the area as a whole, or wider."""
_DISTRICT, _PROVINCE = 3, 4


class Zones:
    """The zones of an area: its parts where it has several, else the provinces, districts or places within it.

    `names` are those in which there were attacks, and all parts; `spoken` gives for each an area with the names by
    which reports would name it.
    """

    def __init__(self, area: Area | None, attacks: Sequence[Occurrence]) -> None:
        self._area = area
        self._known: dict[tuple[object, ...], str | None] = {}
        parts = area.parts if area else ()
        self._parts = sorted(parts, key=_size) if len(parts) > 1 else []
        self._named = _labels_of(parts)
        self._order = 1 if parts and parts[0].kind == "province" else 2 if parts and parts[0].kind == "district" else 0
        self._by_place = bool(parts) and parts[0].kind in ("district", "around", "named")
        counts = Counter(zone for one in attacks if (zone := self.of(one)))
        named = [self._named[part] for part in parts] if self._parts else []
        first = dict.fromkeys(
            [*named, *(zone for zone, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))]
        )
        first.pop(WHOLE, None)
        has_whole = any((self.of(one) or WHOLE) == WHOLE for one in attacks)
        self.names = (*first, *([WHOLE] if has_whole else []))
        by_label = {label: Area(label, (part,)) for part, label in self._named.items()} if self._parts else {}
        whole = area or Area("anywhere", ())
        self.spoken = {
            name: whole if name == WHOLE else by_label.get(name) or Area(name, (Part("named", name),))
            for name in self.names
        }

    def of(self, occurrence: Occurrence) -> str | None:
        """The zone of an occurrence; `WHOLE` where it is known only to the area or wider, None where it is outside."""
        if occurrence.spot not in self._known:
            self._known[occurrence.spot] = self._of(occurrence)
        return self._known[occurrence.spot]

    def _of(self, occurrence: Occurrence) -> str | None:
        if self._area is not None and self._area.holds(occurrence) == "no":
            return None
        if self._parts:
            return next((self._named[part] for part in self._parts if part.holds(occurrence) == "yes"), WHOLE)
        if self._area is not None and self._area.holds(occurrence) == "cannot tell":
            return WHOLE
        if not self._by_place and len(occurrence.admin) > self._order:
            return occurrence.admin[self._order]
        precision = occurrence.where_precision or 7
        if self._order == 0 and not self._by_place:
            return occurrence.place_name if precision == _PROVINCE and occurrence.place_name else WHOLE
        return occurrence.place_name if precision <= _DISTRICT and occurrence.place_name else WHOLE

    def all_of(self, occurrence: Occurrence) -> tuple[frozenset[str], frozenset[str]]:
        """The zones in which an occurrence lies, and those in which it may; `WHOLE` stands for any of them."""
        zone = self.of(occurrence)
        if zone is None:
            return frozenset(), frozenset()
        if not self._parts:
            return (frozenset(), frozenset({WHOLE})) if zone == WHOLE else (frozenset({zone}), frozenset())
        held = {part: part.holds(occurrence) for part in self._parts}
        certain, possible = (
            frozenset(self._named[part] for part, fits in held.items() if fits == wanted)
            for wanted in ("yes", "cannot tell")
        )
        return certain, possible


_SIZES = {"around": 0, "district": 1, "province": 2, "country": 3, "named": 4}


def _size(part: Part) -> tuple[int, float]:
    return _SIZES[part.kind], part.radius_km or 0.0


def _labels_of(parts: Sequence[Part]) -> dict[Part, str]:
    """Each part under its name, or in full where two bear one."""
    counts = Counter(part.name for part in parts)
    return {part: part.name if counts[part.name] == 1 else part.described for part in parts}
