"""What a person typed into a field, as values of the model."""

from __future__ import annotations

import re
from datetime import date

from dateline.errors import BadInput
from dateline.knowledge import actors, codebook, gazetteer
from dateline.model.values import HARMS, Harm, Means, Toll, Value, When, Where, Who

_NUMBERS = re.compile(r"(\d{1,7})(?:\s*(?:-|–|to)\s*(\d{1,7}))?")
_LISTS = ("perpetrator", "target", "weapon", "party", "commitment", "zone", "mediator")
HELP = {
    **dict.fromkeys(HARMS, "7, 7-10, at least 7, up to 7; empty: not known"),
    "date": "2024-05-31, or 2024-05-01 to 2024-05-07; empty: not known",
    "place": "a name (and after a comma its province or country code), or name @ latitude, longitude; empty: not known",
    "action": "one of: " + ", ".join(codebook.KINDS),
    **dict.fromkeys(_LISTS, "names, separated by semicolons; empty: nobody is known"),
}
"""How each field is typed."""


def typed(field: str, words: str) -> tuple[Value, ...]:
    """The values of what was typed into a field; none where it was left empty. Raises BadInput."""
    words = " ".join(words.split())[:500]
    if not words:
        return ()
    if field in HARMS:
        return (_toll(field, words),)
    if field in ("date", "announced", "in_force", "expiry"):
        return (_when(words),)
    if field == "place":
        return (_where(words),)
    if field == "action":
        if words not in codebook.KINDS:
            raise BadInput(f"there is no kind of event {words[:40]!r}", hint=HELP["action"])
        return (codebook.action(words),)
    if field in _LISTS:
        return tuple(_named(field, name.strip()) for name in words.split(";") if name.strip())
    return (words,)


def _toll(harm: Harm, words: str) -> Toll:
    numbers = _NUMBERS.fullmatch(re.sub(r"^(?:at least|up to)\s+", "", words))
    if not numbers:
        raise BadInput(f"that is no figure: {words[:40]!r}", hint=HELP[harm])
    low, high = int(numbers[1]), int(numbers[2] or numbers[1])
    if low > high:
        raise BadInput(f"a figure goes from less to more, not {low} to {high}")
    if words.startswith("at least"):
        return Toll(harm, low, None)
    return Toll(harm, None, high) if words.startswith("up to") else Toll(harm, low, high)


def _when(words: str) -> When:
    days = re.split(r"\s+to\s+", words)
    try:
        earliest, latest = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
        return When.spanning(earliest, latest)
    except ValueError:
        raise BadInput(f"that is no day: {words[:40]!r}", hint=HELP["date"]) from None


def _where(words: str) -> Where:
    name, _, point = words.partition("@")
    name = name.strip()
    if not name:
        raise BadInput("a place has a name", hint=HELP["place"])
    if point:
        try:
            lat, lon = (float(part) for part in point.split(","))
            return Where(name, lat=lat, lon=lon, precision=1)
        except ValueError:
            raise BadInput(f"that is no point: {point.strip()[:40]!r}", hint=HELP["place"]) from None
    return known_place(name) or Where(name, precision=7 if name.casefold() == "international waters" else 5)


def known_place(name: str) -> Where | None:
    """The most populous place of the gazetteer with this name ("Makhmur", or "Makhmur, Iraq"), or None."""
    loaded = gazetteer.load()
    plain, _, area = name.partition(",")
    for place in loaded.find(plain.strip()):
        admin = loaded.admin(place)
        if not area or area.strip().casefold() in (place.country.casefold(), *(one.casefold() for one in admin)):
            return Where(
                place.name,
                place.place_id,
                place.lat,
                place.lon,
                place.precision,
                None,
                admin,
                place.country or None,
                place.radius_km or None,
            )
    return None


def _named(field: str, name: str) -> Value:
    if field == "weapon":
        return Means(name)
    if field in ("commitment",):
        return name
    if field == "zone":
        return known_place(name) or Where(name, precision=5)
    actor = actors.resolve(name)
    return Who(actor.name if actor else name, actor.id if actor else None)
