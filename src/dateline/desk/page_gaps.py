"""Gaps: attacks without a reported response, as a table, a heat map of zone by week, and runs; with the reporting."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from dateline.analysis.areas import Area
from dateline.analysis.gap_document import gaps_document
from dateline.analysis.gap_shapes import DIMENSIONS, found_words
from dateline.analysis.gaps import WINDOW_WORDS, WINDOWS, Attack, Cell, Dimension, Gaps, Row
from dateline.analysis.occurrences import Range
from dateline.analysis.reporting import in_words
from dateline.desk.desk import Desk
from dateline.desk.page_deliverables import FORMAT_NAMES
from dateline.desk.rendering import page, page_in_parts
from dateline.errors import BadInput
from dateline.exports.documents import FORMATS, MEDIA_TYPES, render
from dateline.exports.shapes import PIN_PRECISION
from dateline.exports.wording import toll_range
from dateline.model.document import counted
from dateline.run.gaps import GapsFound, check_period, gaps_of
from dateline.run.occurrences import area_of
from dateline.store.listings import Filter

USUAL_DAYS = 84
"""Days of the period where none is asked for: twelve weeks."""
MOST_DAYS = 1_100
"""Days of the longest period that the page shows: three years."""
_LISTED, _RUNS = 200, 12
_SHADES = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is asked for. `zone` and `week` narrow the list of attacks to one cell, `label` to one row."""

    area: str
    since: date | None
    until: date | None
    window: int
    by: Dimension
    same_sources: bool
    zone: str
    week: date | None
    label: str

    def query(self, **changes: str) -> str:
        """The query of this page with changes; an empty one leaves a key out."""
        told = {
            "area": self.area,
            "from": self.since.isoformat() if self.since else "",
            "to": self.until.isoformat() if self.until else "",
            "within": str(self.window) if self.window != WINDOWS[-1] else "",
            "by": self.by if self.by != "zone" else "",
            "same_sources": "1" if self.same_sources else "",
            **changes,
        }
        return urlencode({key: value for key, value in told.items() if value})


def gaps(desk: Desk, request: Request) -> Response:
    """The page; without an area it asks for one. What is wrong with what was asked is told before anything is sent."""
    asked = asked_for(request.query_params)
    with desk.view() as session:
        places = _places(desk.counts_by(session, _INCIDENTS, "admin1"))
    told: dict[str, Any] = {"asked": asked, "places": places, "since": asked.since, "until": asked.until, **_FIXED}
    if not asked.area:
        return page(request, "gaps.html", **told)
    of = _of(desk, asked)
    told |= {"since": of.since, "until": of.until}
    return page_in_parts(request, "gaps.html", lambda: _shown(_found(desk, asked, of), asked), **told)


class Of(NamedTuple):
    """What the gaps are of."""

    area: Area
    since: date
    until: date


def _of(desk: Desk, asked: Asked) -> Of:
    """The area and the period that are asked for. Raises BadInput for what is none."""
    with desk.view() as session:
        area = area_of(session, asked.area, rule=desk.configuration.rule)
        since, until = period(session.library.last_day(), asked.since, asked.until, today=desk.now().date())
    check_period(since, until)
    return Of(area, since, until)


def _found(desk: Desk, asked: Asked, of: Of) -> GapsFound:
    """The gaps of an area and a period, remembered until anything is written: tables and cells are views of them."""

    def read() -> GapsFound:
        with desk.view() as session:
            return gaps_of(session, *of, same_sources=asked.same_sources, rule=desk.configuration.rule)

    return desk.results.of(desk.store, ("gaps", of, asked.same_sources), read)


def gaps_file(desk: Desk, request: Request) -> Response:
    """The same as a document to download. Raises BadInput for a format that there is not, and without an area."""
    asked, form = asked_for(request.query_params), request.query_params.get("format", "html")
    if form not in FORMATS:
        raise BadInput(f"there is no format {form[:20]}", hint=f"there are: {', '.join(FORMATS)}")
    found = _found(desk, asked, _of(desk, asked))
    document = gaps_document(
        found.gaps,
        found.reporting,
        found.between,
        marking=found.marking,
        made=desk.now(),
        same_sources=found.same_sources,
    )
    told = {"Content-Disposition": f'attachment; filename="dateline-gaps-{found.gaps.since}.{form}"'}
    body = render(document, form, desk.configuration.documents)
    return Response(body, media_type=MEDIA_TYPES[form], headers={**told, "Cache-Control": "private, no-store"})


def _shown(found: GapsFound, asked: Asked) -> dict[str, Any]:
    gaps = found.gaps
    listed = _narrowed(gaps, asked)
    return {
        "found": found,
        "gaps": gaps,
        "rows": gaps.rows(asked.by),
        "total": gaps.total(),
        "weeks": gaps.weeks(),
        "heat": _heat(gaps, asked.window),
        "listed": listed[:_LISTED],
        "count": len(listed),
        "runs": gaps.runs(asked.window)[:_RUNS],
        "panel": found.reporting,
        "told": in_words(found.reporting),
        "sites": json.dumps(sites(gaps, asked), ensure_ascii=False, separators=(",", ":")),
        "formats": [(name, f"/gaps/file?{asked.query(format=form)}") for form, name in FORMAT_NAMES.items()],
        "map_query": map_query(gaps.area, gaps.since, gaps.until),
    }


@dataclass(frozen=True, slots=True)
class Heat:
    """One cell of the heat map: how many attacks, how many of them without a reported response, and its shade."""

    cell: Cell
    attacks: int
    none: int
    shade: int


def _heat(gaps: Gaps, window: int) -> list[tuple[str, list[Heat]]]:
    cells = gaps.cells()
    counts = {key: Row(key[:1], cell.attacks).count(window, "none reported") for key, cell in cells.items()}
    most = max(_SHADES, *counts.values()) if counts else _SHADES
    return [
        (
            zone,
            [
                Heat(cell, len(cell.attacks), none, -(-none * _SHADES // most))
                for week in gaps.weeks()
                for cell, none in [(cells[zone, week], counts[zone, week])]
            ],
        )
        for zone in gaps.zones
    ]


def sites(gaps: Gaps, asked: Asked) -> list[dict[str, Any]]:
    """Attacks by the point at which they are placed, how many of them are without a reported response, and where that
    is listed. What is known only to a province or wider is no point."""
    by_point: dict[tuple[float, float], list[Attack]] = {}
    for attack in gaps.attacks:
        one = attack.occurrence
        if one.lat is not None and one.lon is not None and (one.where_precision or _NO_PIN) <= PIN_PRECISION:
            by_point.setdefault((one.lat, one.lon), []).append(attack)
    told: list[dict[str, Any]] = []
    for (lat, lon), attacks in by_point.items():
        none = Row((), tuple(attacks)).count(asked.window, "none reported")
        first = attacks[0].occurrence
        of = f"{counted(len(attacks), 'attack')}, {none} without a reported response in {WINDOW_WORDS[asked.window]}"
        told.append(
            {
                "lat": lat,
                "lon": lon,
                "radius_km": first.radius_km or 0.0,
                "count": len(attacks),
                "marked": none,
                "words": f"{first.place}: {of}",
                "address": f"/gaps?{asked.query(by='zone', label=attacks[0].zone)}#attacks",
            }
        )
    return sorted(told, key=lambda site: (-site["count"], site["words"]))[:_SITES]


_SITES, _NO_PIN = 400, 7


def _narrowed(gaps: Gaps, asked: Asked) -> tuple[Attack, ...]:
    """The attacks of the cell or the row that is asked for, else those without a reported response."""
    if asked.zone and asked.week:
        cell = gaps.cells().get((asked.zone, asked.week))
        return cell.attacks if cell else ()
    if asked.label:
        return next((row.attacks for row in gaps.rows(asked.by) if row.label == (asked.label,)), ())
    return tuple(attack for attack in gaps.attacks if attack.answer(asked.window) == "none reported")


def map_query(area: Area | None, since: date, until: date) -> str:
    """The query of the map for an area: its province or country where it is one, else a box around it."""
    return urlencode({"from": since.isoformat(), "to": until.isoformat(), **place_query(area)}, doseq=True)


def place_query(area: Area | None) -> dict[str, Any]:
    """What narrows lists and the map to an area: nothing where it has neither a code nor a place."""
    told: dict[str, Any] = {}
    parts = area.parts if area else ()
    if parts and all(part.kind == "country" and part.country for part in parts):
        return {"country": [part.country for part in parts]}
    if len(parts) == 1 and parts[0].kind in ("country", "province") and parts[0].country:
        told["country"] = parts[0].country
        if parts[0].kind == "province":
            told["admin1"] = parts[0].name
        return told
    sides = [box for part in parts if (box := (part if part.radius_km else replace(part, radius_km=_WIDE)).box())]
    if sides:
        west, south, east, north = zip(*sides, strict=True)
        told["box"] = f"{min(west):.2f},{min(south):.2f},{max(east):.2f},{max(north):.2f}"
    return told


_WIDE = 100.0
"""Kilometres around the middle of a province or a district of an area of several parts."""


def asked_for(query: QueryParams) -> Asked:
    """What a query asks for. Raises BadInput for a day, a window or a table that is none."""
    window, by = query.get("within") or str(WINDOWS[-1]), query.get("by") or "zone"
    if window not in map(str, WINDOWS):
        raise BadInput(f"a response is looked for within {', '.join(map(str, WINDOWS))} days, not {window[:20]!r}")
    dimension = next((one for one in DIMENSIONS if one == by), None)
    if dimension is None:
        raise BadInput(f"there is no table by {by[:40]!r}", hint=f"there are: {', '.join(DIMENSIONS)}")
    return Asked(
        query.get("area", "").strip()[:500],
        _day("from", query.get("from", "")),
        _day("to", query.get("to", "")),
        int(window),
        dimension,
        query.get("same_sources") == "1",
        query.get("zone", "")[:200],
        _day("week", query.get("week", "")),
        query.get("label", "")[:200],
    )


def _day(key: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise BadInput(f"{key} is a day such as 2024-05-31, not {value[:40]!r}") from None


def period(last_day: str | None, since: date | None, until: date | None, *, today: date) -> tuple[date, date]:
    """The days that are asked for, else the twelve weeks up to the last day read. Raises BadInput for too many."""
    last = until or (date.fromisoformat(last_day) if last_day else today)
    first = since or date.fromordinal(max(1, last.toordinal() - USUAL_DAYS + 1))
    if first > last:
        raise BadInput(f"the period ends on {last} before it begins on {first}")
    if (last - first).days >= MOST_DAYS:
        raise BadInput(f"a period has {MOST_DAYS} days at most", hint="`dateline gaps` takes any")
    return first, last


def _places(counts: list[tuple[Any, int]]) -> list[str]:
    """What is offered while somebody types an area: the provinces in which most happened."""
    return [str(name) for name, _ in counts if name][:60]


def _killed(figure: Range | None) -> str:
    """Low, best and high in short; nothing where no number is known."""
    return "" if figure is None or figure.best is None else toll_range(figure.low, figure.best, figure.high)


_INCIDENTS = Filter(kinds=("incident",))
_FIXED: dict[str, Any] = {
    "windows": WINDOWS,
    "window_words": WINDOW_WORDS,
    "dimensions": DIMENSIONS,
    "found_words": found_words,
    "toll_range": _killed,
}
