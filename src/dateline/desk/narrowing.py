"""Filters as people set them: from the query of an address, and back to one, so that every list has an address."""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, cast, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from dateline.errors import BadInput
from dateline.model.text import MARKINGS
from dateline.store.listings import Filter, Order

ORDERS: tuple[Order, ...] = get_args(Order)
_LISTS = {
    "kind": "kinds",
    "status": "statuses",
    "type": "event_types",
    "country": "countries",
    "certainty": "certainties",
}
_WORDS = {"verdict": "verdict", "mark": "mark", "admin1": "admin1", "place": "place", "actor": "actor", "q": "words"}
_DAYS = {"from": "since", "to": "until", "changed": "changed_since"}
_NUMBERS = {"killed": "killed_at_least", "sources": "sources_at_least"}


def narrowed_by(query: QueryParams, **fixed: Any) -> Filter:
    """The filter of a query; `fixed` goes before it. Raises BadInput for a day or a number that is none."""
    told: dict[str, Any] = {}
    for key, name in _LISTS.items():
        told[name] = tuple(value for value in query.getlist(key) if value)
    for key, name in _WORDS.items():
        told[name] = query.get(key, "").strip()[:200]
    for key, name in _DAYS.items():
        told[name] = _day(key, query.get(key, ""))
    for key, name in _NUMBERS.items():
        told[name] = _number(key, query.get(key, ""))
    if told["verdict"] not in ("", "open", "accepted", "rejected"):
        raise BadInput("verdict is open, accepted or rejected")
    box = box_of(query.get("box", ""))
    told |= {"disputed": query.get("disputed") in ("1", "on"), "box": box}
    return Filter(**{**told, "markings": markings_at_most(query.get("at_most", "")), **fixed})


def query_of(narrowed: Filter, **more: str | None) -> str:
    """The query that gives this filter, with more keys; those without a value are left out."""
    told: list[tuple[str, str]] = []
    for key, name in _LISTS.items():
        told += [(key, value) for value in getattr(narrowed, name)]
    for key, name in {**_WORDS, **_DAYS, **_NUMBERS}.items():
        value = getattr(narrowed, name)
        told += [(key, str(value))] if value not in ("", None) else []
    told += [("at_most", narrowed.markings[-1])] if narrowed.markings else []
    told += [("disputed", "1")] if narrowed.disputed else []
    told += [("box", ",".join(f"{side:g}" for side in narrowed.box))] if narrowed.box else []
    told += [(key, value) for key, value in more.items() if value]
    return urlencode(told)


def markings_at_most(marking: str) -> tuple[str, ...]:
    """This marking and the weaker ones; () where none is named, which narrows nothing. Raises BadInput."""
    if not marking:
        return ()
    if marking not in MARKINGS:
        raise BadInput(f"there is no marking {marking[:40]}", hint=f"there are: {', '.join(MARKINGS)}")
    return MARKINGS[: MARKINGS.index(marking) + 1]


def order_of(query: QueryParams, default: Order) -> Order:
    """The order that a query asks for. Raises BadInput for one that there is not."""
    order = query.get("order") or default
    if order not in ORDERS:
        raise BadInput(f"there is no order {order[:40]}", hint=f"there are: {', '.join(ORDERS)}")
    return order


def cursor(after: Sequence[Any] | None) -> str | None:
    """Where the next page begins, as one word for an address."""
    if after is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(list(after)).encode()).decode().rstrip("=")


def after_cursor(word: str | None, order: Order) -> list[Any] | None:
    """What `cursor` wrote. Raises BadInput for anything else."""
    if not word:
        return None
    try:
        after = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (ValueError, RecursionError):
        after = None
    lengths = {"area": 4}
    fits = isinstance(after, list) and len(after) == lengths.get(order, 2) and isinstance(after[-1], int)
    if not fits or not all(map(_is_plain, after)):
        raise BadInput("that page does not exist", hint="begin again with the first")
    return cast(list[Any], after)


def _is_plain(value: Any) -> bool:
    """Whether a value of a cursor is one that the database takes."""
    if isinstance(value, str):
        return value.isprintable()
    if isinstance(value, int):
        return abs(value) < 2**63
    return value is None or (isinstance(value, float) and math.isfinite(value))


def _day(key: str, value: str) -> str:
    if not value:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        if key == "changed" and re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.+Z-]{5,30}", value):
            return value
        raise BadInput(f"{key} is a day such as 2024-05-31, not {value[:40]!r}") from None


def _number(key: str, value: str) -> int | None:
    if not value:
        return None
    if not re.fullmatch(r"\d{1,7}", value):
        raise BadInput(f"{key} is a number, not {value[:40]!r}")
    return int(value)


def box_of(value: str) -> tuple[float, float, float, float] | None:
    """West, south, east, north; None for nothing. Raises BadInput for what is no box."""
    if not value:
        return None
    try:
        west, south, east, north = (float(side) for side in value.split(","))
    except ValueError:
        raise BadInput("box is west,south,east,north in degrees") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise BadInput("box is west,south,east,north in degrees")
    return west, south, east, north
