"""Strays: names of small places in countries of which the text does not speak, which mean something else here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline.knowledge.gazetteer import Place
from dateline.mentions.places_recognition import Name
from dateline.mentions.places_resolution import Resolution, distance_km

_KNOWN = 100_000
"""People of a town that is spoken of far away without a word on where it lies."""


def without_strays(names: Sequence[Name], resolutions: Sequence[Resolution], home: str | None) -> list[Name] | None:
    """The names, those that are strays without options or, where no word says that they are places, left out.

    One that begins a longer name of the text ("Mazar" beside "Mazar-i-Sharif") means the same. None where none stray.
    """
    strays = _strays(names, resolutions, home)
    for name, longer in strays:
        name.options = longer.options if longer else []
    kept = [name for name in names if name.options or name.demonym or name.located or name.hint]
    return kept if strays else None


def is_part_of(place: Place, area: Place) -> bool:
    """Whether the gazetteer says that an area holds a place."""
    return area.index in (place.first, place.second)


def lies_within(place: Place, holder: Place) -> bool:
    """Whether a place lies in another, as far as the gazetteer and the distance of the two can tell."""
    if is_part_of(place, holder):
        return True
    if holder.kind == "country":
        return holder.country == place.country
    if holder.kind == "continent":
        return True
    return distance_km(place.lat, place.lon, holder.lat, holder.lon) < 1.5 * holder.radius_km + 15


def _strays(
    names: Sequence[Name], resolutions: Sequence[Resolution], home: str | None
) -> list[tuple[Name, Name | None]]:
    """Names whose only places are small ones in countries to which nothing else in the text, nor its outlet, belongs.

    Where the text plainly speaks of another country they mean a place, or a person, that no gazetteer knows. With each
    stands the longer name that it is short for, if there is one.
    """
    spoken: dict[str, set[str]] = defaultdict(set)
    known = {home, *(name.demonym for name in names)}
    for name, resolution in zip(names, resolutions, strict=True):
        country = name.demonym or (resolution.place.country if resolution.place else "")
        if country:
            spoken[country].add(name.normal)
        if resolution.place and not _may_stray(name, resolution.place):
            known.add(country)
    most = max(map(len, spoken.values()), default=0)
    found: list[tuple[Name, Name | None]] = []
    for name, resolution in zip(names, resolutions, strict=True):
        place = resolution.place
        if place is None or place.country in known or _is_held(name, place, resolutions):
            continue
        longer = next((other for other in names if other.options and other.normal.startswith(f"{name.normal} ")), None)
        if longer or 3 * len(spoken[place.country]) <= most:
            found.append((name, longer))
    return found


def _may_stray(name: Name, place: Place) -> bool:
    """Whether a place is so small, and so little is said of it, that the name may mean another one."""
    little = place.population < (_KNOWN if name.located else 1.5 * _KNOWN)
    return little and place.precision <= 3 and not place.place_id.startswith("dateline:")


def _is_held(name: Name, place: Place, resolutions: Sequence[Resolution]) -> bool:
    holder = resolutions[name.container].place if name.container is not None else None
    return holder is not None and lies_within(place, holder)
