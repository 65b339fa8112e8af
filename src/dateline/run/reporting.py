"""The reporting beside a count, from the store: what was read, and what of it names the area."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import lru_cache

from dateline.analysis.areas import Area
from dateline.analysis.occurrences import Occurrence
from dateline.analysis.reporting import NO_OUTLET, Daily, Reporting, reporting
from dateline.store.session import Session

PACE_DAYS = 180
"""Days before a period that show how often each source usually publishes."""
_KIND_WORDS = re.compile(r"\s+(?:district|province|governorate|region)$", re.IGNORECASE)


def report_on(
    session: Session,
    area: Area | None,
    counted: Collection[Occurrence],
    *,
    since: date,
    until: date,
    compared: tuple[date, date] | None = None,
) -> Reporting:
    """The reporting beside a count of these incidents, in an area (None: anywhere) and a period, both days included.

    `compared` is another period, such as the one before: the panel then tells which sources were read in both.
    """
    begin = min(since - timedelta(days=PACE_DAYS), compared[0] if compared else since)
    told = session.library.daily(since=begin.isoformat(), until=until.isoformat())
    naming: Counter[tuple[str | None, str]] = Counter()
    if area is not None:
        named = reports_naming(session, spoken_names(area), counted, since=since, until=until)
        naming.update((outlet, day) for outlet, day in named.values())
    lines = [
        Daily(outlet or NO_OUTLET, on, count, relevant, count if area is None else naming.get((outlet, day), 0))
        for outlet, day, count, relevant in told
        if (on := _day(day)) is not None
    ]
    undated = session.library.count_undated()
    return reporting(lines, counted, since, until, compared=compared, undated=undated)


def reports_naming(
    session: Session, names: Iterable[str], about: Iterable[Occurrence], *, since: date, until: date
) -> dict[str, tuple[str | None, str]]:
    """Reports of a period that hold one of these names or tell of one of these incidents: outlet and day, by id."""
    days = (since.isoformat(), until.isoformat())
    found = session.library.naming(list(names), since=days[0], until=days[1])
    found += session.library.published({report for one in about for report in one.reports})
    return {id: (outlet, day) for id, outlet, day in found if days[0] <= day <= days[1] and _day(day)}


def spoken_names(area: Area) -> tuple[str, ...]:
    """The names by which reports name an area: without "District" behind them, and without a distance before them."""
    found = [name for part in area.parts for name in (part.spoken, _KIND_WORDS.sub("", part.spoken))]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4_096)
def _day(told: str) -> date | None:
    """A day as the reports give it; None for what is no whole day."""
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
