"""The map and the timeline: where and when, each linked to the other and to the table below."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.cards import Known
from dateline.desk.desk import Desk
from dateline.desk.narrowing import narrowed_by, query_of
from dateline.desk.rendering import back, page, safe_target
from dateline.errors import BadInput
from dateline.exports.shapes import PIN_PRECISION
from dateline.knowledge import gazetteer
from dateline.store.listings import Filter

POINTS = ("record", "lat", "lon", "radius_km", "killed", "earliest", "headline", "precision", "admin1", "country")
_ROWS = 60
_NAMED = 4_000
"""Places of the gazetteer whose names the offline map can show, the most populous."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the timeline: days, how many incidents, how high in percent, and the query that narrows to it."""

    since: str
    until: str
    count: int
    height: float
    query: str


def map_page(desk: Desk, request: Request) -> Response:
    """The map with its timeline, its table, and the incidents that are known only to a province or a country."""
    narrowed = replace(narrowed_by(request.query_params), kinds=("incident",))
    with desk.view() as session:
        days = [day for (day,) in session.listings.columns(replace(narrowed, box=None), ["earliest"]) if day]
        count = session.listings.count(narrowed)
        areas = _areas(session.listings.columns(narrowed, POINTS))
        countries = session.listings.counts_by(Filter(kinds=("incident",)), "country")
        types = session.listings.counts_by(Filter(kinds=("incident",)), "event_type")
        found, _ = session.listings.page(narrowed, order="newest", limit=_ROWS)
        views = session.listings.saved_views()
    return page(
        request,
        "map.html",
        narrowed=narrowed,
        count=count,
        bars=timeline(days, narrowed),
        areas=areas,
        countries=countries,
        types=types,
        order="newest",
        orders=("newest",),
        rows=[(row, Known(row.card["summary"])) for row in found],
        views=views,
        query=query_of(narrowed),
    )


def map_points(desk: Desk, request: Request) -> Response:
    """The points of a filter as columns of JSON. What is known only to a province or wider is no point."""
    narrowed = replace(narrowed_by(request.query_params), kinds=("incident",))
    with desk.view() as session:
        found = [row for row in session.listings.columns(narrowed, POINTS) if _is_point(row)]
    columns = {name: [row[at] for row in found] for at, name in enumerate(POINTS[:7])}
    return Response(
        json.dumps(columns, ensure_ascii=False, separators=(",", ":")),
        media_type="application/json",
        headers={"Cache-Control": "private, no-cache"},
    )


def map_rows(desk: Desk, request: Request) -> Response:
    """The table of what is in view, as the part of a page."""
    narrowed = replace(narrowed_by(request.query_params), kinds=("incident",))
    with desk.view() as session:
        found, _ = session.listings.page(narrowed, order="newest", limit=_ROWS)
        count = session.listings.count(narrowed)
    rows = [(row, Known(row.card["summary"])) for row in found]
    return page(request, "map_rows.html", rows=rows, count=count, query=query_of(narrowed))


def map_places(desk: Desk, request: Request) -> Response:
    """Names for the offline map: the most populous places of the gazetteer."""
    headers = {"Cache-Control": "private, max-age=86400"}
    return Response(_places(), media_type="application/json", headers=headers)


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


def timeline(days: Iterable[str], narrowed: Filter) -> list[Bar]:
    """The days as bars: of a day each, a week, a month or a year, so that there are at most some eighty of them."""
    told = sorted(days)
    if not told:
        return []
    first, last = date.fromisoformat(told[0]), date.fromisoformat(told[-1])
    span = (last - first).days
    unit = "day" if span <= 60 else "week" if span <= 500 else "month" if span <= 2500 else "year"
    counts = Counter(_begin(date.fromisoformat(day), unit) for day in told)
    highest = max(counts.values())
    bars, at = [], _begin(first, unit)
    while at <= last:
        following = _next(at, unit)
        until = following - timedelta(days=1)
        query = query_of(replace(narrowed, since=at.isoformat(), until=until.isoformat()))
        count = counts.get(at, 0)
        bars.append(Bar(at.isoformat(), until.isoformat(), count, round(100 * count / highest, 1), query))
        at = following
    return bars


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1) if unit == "year" else day


def _next(day: date, unit: str) -> date:
    if unit == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date(day.year + 1, 1, 1) if unit == "year" else day + timedelta(days=7 if unit == "week" else 1)


def _is_point(row: Any) -> bool:
    precision = row[POINTS.index("precision")]
    return row[1] is not None and precision is not None and precision <= PIN_PRECISION


def _areas(rows: Iterable[Any]) -> list[tuple[str, str, int, int]]:
    """Provinces and countries with incidents that are known no closer: country, province or "", how many, killed."""
    found: Counter[tuple[str, str]] = Counter()
    killed: Counter[tuple[str, str]] = Counter()
    for row in rows:
        told = dict(zip(POINTS, row, strict=True))
        if _is_point(row):
            continue
        is_province = told["precision"] is not None and told["precision"] <= 5
        area = (told["country"] or "", (told["admin1"] or "") if is_province else "")
        found[area] += 1
        killed[area] += told["killed"] or 0
    return [(*area, count, killed[area]) for area, count in found.most_common()]


@cache
def _places() -> bytes:
    def populous() -> Iterator[tuple[int, str, float, float]]:
        loaded = gazetteer.load()
        for index in range(len(loaded)):
            place = loaded.place(index)
            if place.kind in ("capital", "city", "town") and place.population > 20_000:
                yield place.population, place.name, round(place.lat, 3), round(place.lon, 3)

    chosen = sorted(populous(), reverse=True)[:_NAMED]
    told = [[name, lat, lon, population] for population, name, lat, lon in chosen]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
