"""The map and the timeline: where and when, each linked to the other and to the table below."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.desk import base_map
from dateline.desk.cards import Known
from dateline.desk.desk import Desk
from dateline.desk.narrowing import narrowed_by, query_of
from dateline.desk.packed import Packed
from dateline.desk.rendering import back, page, safe_target
from dateline.errors import BadInput
from dateline.exports.shapes import PIN_PRECISION
from dateline.store.listings import Filter, Listing
from dateline.store.session import Session

_ROWS = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the timeline: days, how many incidents, how many of them in view, the query that narrows to it.

    `height` and `seen_height` are in percent of the highest.
    """

    since: str
    until: str
    count: int
    seen: int
    height: float
    seen_height: float
    query: str


def map_page(desk: Desk, request: Request) -> Response:
    """The map with its timeline, its table, and the incidents that are known only to a province or a country."""
    narrowed = replace(narrowed_by(request.query_params), kinds=("incident",))
    with desk.view() as session:
        told = _linked(desk, session, narrowed)
        every = Filter(kinds=narrowed.kinds)
        regions = desk.remembered(
            session, ("regions", narrowed), lambda: session.listings.regions(narrowed, pin=PIN_PRECISION)
        )
        countries = desk.counts_by(session, every, "country")
        types = desk.counts_by(session, every, "event_type")
        views = session.listings.saved_views()
    shaded = [[base_map.shape_of(one.country), one.country, one.admin1, one.count, one.killed] for one in regions]
    return page(
        request,
        "map.html",
        marked=[row.marking for row, _ in told["rows"]],
        **told,
        regions=regions,
        shaded=json.dumps(shaded, ensure_ascii=False, separators=(",", ":")),
        countries=countries,
        types=types,
        order="newest",
        orders=("newest",),
        views=views,
        has_provinces=base_map.has_provinces(),
    )


def map_points(desk: Desk, request: Request) -> Response:
    """The points of a filter as columns of JSON, incidents at one point together.

    What is known only to a province or wider is no point.
    """
    narrowed = replace(narrowed_by(request.query_params), kinds=("incident",))

    def packed() -> Packed:
        sites = session.listings.sites(narrowed, pin=PIN_PRECISION)
        names = ("lat", "lon", "radius_km", "count", "killed")
        return Packed.of({name: [getattr(site, name) for site in sites] for name in names})

    with desk.view() as session:
        return desk.remembered(session, ("points", narrowed), packed).answer(request)


def map_linked(desk: Desk, request: Request) -> Response:
    """The timeline and the table of what is in view, as parts of the page."""
    narrowed = replace(narrowed_by(request.query_params), kinds=("incident",))
    with desk.view() as session:
        told = _linked(desk, session, narrowed)
    return page(request, "map_linked.html", **told)


def map_rows(desk: Desk, request: Request) -> Response:
    """The table alone: of a point that was asked for."""
    narrowed = replace(narrowed_by(request.query_params), kinds=("incident",))
    with desk.view() as session:
        found, _ = session.listings.page(narrowed, order="newest", limit=_ROWS)
        count = session.listings.count(narrowed)
    return page(request, "map_rows.html", rows=_rows(found), count=count, query=query_of(narrowed))


def _linked(desk: Desk, session: Session, narrowed: Filter) -> dict[str, Any]:
    """What the timeline and the table show of a filter: the bars are of all places, what of them is in view is seen."""

    def days(of: Filter) -> list[tuple[Any, int]]:
        return desk.counts_by(session, of, "earliest")

    everywhere = days(replace(narrowed, box=None))
    seen = days(narrowed)
    found, _ = session.listings.page(narrowed, order="newest", limit=_ROWS)
    return {
        "narrowed": narrowed,
        "count": sum(number for _, number in seen),
        "bars": timeline(everywhere, seen, narrowed),
        "rows": _rows(found),
        "query": query_of(narrowed),
        "all_days": query_of(replace(narrowed, since="", until="", box=None)),
    }


def _rows(found: Iterable[Listing]) -> list[tuple[Listing, Known]]:
    return [(row, Known(row.card["summary"])) for row in found]


def map_places(desk: Desk, request: Request) -> Response:
    """Names for the offline map: the most populous places of the gazetteer."""
    return base_map.places().answer(request, cached="private, max-age=86400")


def map_provinces(desk: Desk, request: Request) -> Response:
    """The provinces whose boundaries were added with `dateline gazetteer add`, as GeoJSON."""
    return base_map.provinces().answer(request)


def save_view(desk: Desk, request: Request, form: FormData) -> Response:
    """Keep a filter of the map or of a list under a name, at an address of its own."""
    name, address = " ".join(str(form.get("name", "")).split())[:80], safe_target(str(form.get("address", "")))
    slug = re.sub(r"\W+", "-", name.casefold()).strip("-")
    if not slug:
        raise BadInput("a view has a name")
    with desk.session() as session:
        if not session.listings.save_view(slug, name, address[:2000], by=request.state.asker.name, at=desk.now()):
            raise BadInput(f"there is a view called {name} already", hint="give another name")
    return back(request, f"/view/{slug}")


def saved_view(desk: Desk, request: Request) -> Response:
    """The list that was kept under a name."""
    slug = request.path_params["slug"]
    with desk.view() as session:
        address = next((view.address for view in session.listings.saved_views() if view.slug == slug), None)
    if address is None:
        raise BadInput(f"no view is called {slug[:80]}")
    return RedirectResponse(safe_target(address), 302)


def timeline(
    days: Iterable[tuple[str | None, int]], seen: Iterable[tuple[str | None, int]], narrowed: Filter
) -> list[Bar]:
    """How many incidents began on the days, as bars: of a day each, a week, a month or a year, some eighty at most."""
    told = sorted((day, number) for day, number in days if day)
    if not told:
        return []
    first, last = date.fromisoformat(told[0][0]), date.fromisoformat(told[-1][0])
    span = (last - first).days
    unit = "day" if span <= 60 else "week" if span <= 500 else "month" if span <= 2500 else "year"
    counts, in_view = Counter[date](), Counter[date]()
    for day, number in told:
        counts[_bar_of(day, unit)] += number
    for seen_day, number in seen:
        if seen_day:
            in_view[_bar_of(seen_day, unit)] += number
    highest = max(counts.values())
    bars, at = [], _begin(first, unit)
    while at <= last:
        following = _next(at, unit)
        until = following - timedelta(days=1)
        query = query_of(replace(narrowed, since=at.isoformat(), until=until.isoformat(), box=None))
        count, here = counts[at], in_view[at]
        heights = round(100 * count / highest, 1), round(100 * here / highest, 1)
        bars.append(Bar(at.isoformat(), until.isoformat(), count, here, *heights, query))
        at = following
    return bars


@lru_cache(maxsize=32_000)
def _bar_of(day: str, unit: str) -> date:
    """The first day of the bar in which a day is: a map asks for the same thousands of days at each step."""
    return _begin(date.fromisoformat(day), unit)


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1) if unit == "year" else day


def _next(day: date, unit: str) -> date:
    if unit == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date(day.year + 1, 1, 1) if unit == "year" else day + timedelta(days=7 if unit == "week" else 1)
