"""The reporting beside a count, from the store: what was read, and what of it names the area."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from dateline.analysis.areas import Area
from dateline.analysis.counting import Period
from dateline.analysis.occurrences import Occurrence
from dateline.analysis.reporting import NO_OUTLET, Published, Reporting, SameSources, reporting
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
    outlets: Collection[str] | None = None,
) -> Reporting:
    """The reporting beside a count of these incidents, in an area (None: anywhere) and a period, both days included.

    `compared` is another period, such as the one before: the panel then tells which sources were read in both. Where
    `outlets` are given, the panel is of them alone.
    """
    begin = min(since - timedelta(days=PACE_DAYS), compared[0] if compared else since)
    read = session.calendars.between(begin, until)
    naming = None if area is None else _naming(session, area, counted, since, until)
    published = [
        Published(
            one.outlet or NO_OUTLET,
            one.days,
            one.reports,
            one.relevant,
            one.between(since, until) if naming is None else naming[one.outlet],
        )
        for one in read
        if outlets is None or one.outlet in outlets
    ]
    undated = session.library.count_undated()
    return reporting(published, counted, since, until, compared=compared, undated=undated)


def sources_of_both(session: Session, now: Period, before: Period) -> SameSources:
    """The sources that were read in a period and in an earlier one; a report that names no source is of none."""
    read = [one for one in session.calendars.between(before.since, now.until) if one.outlet]
    active, earlier = ({one.outlet for one in read if one.between(of.since, of.until)} for of in (now, before))
    return SameSources(now, before, tuple(sorted(active & earlier)), tuple(sorted(active ^ earlier)))


def _naming(session: Session, area: Area, about: Iterable[Occurrence], since: date, until: date) -> Counter[str]:
    """How many reports of a period name an area or tell of one of these incidents, by outlet."""
    ids = {report for one in about for report in one.reports}
    days = {"since": since.isoformat(), "until": until.isoformat()}
    found = session.library.outlets_naming(spoken_names(area), ids, **days)
    return Counter({outlet or "": count for outlet, count in found.items()})


def reports_naming(
    session: Session, names: Iterable[str], about: Iterable[Occurrence], *, since: date, until: date
) -> dict[str, tuple[str | None, str]]:
    """Reports of a period that hold one of these names or tell of one of these incidents: outlet and day, by id."""
    days = (since.isoformat(), until.isoformat())
    found = session.library.naming(list(names), since=days[0], until=days[1])
    found += session.library.published({report for one in about for report in one.reports})
    return {id: (outlet, day) for id, outlet, day in found if days[0] <= day <= days[1]}


def spoken_names(area: Area) -> tuple[str, ...]:
    """The names by which reports name an area: without "District" behind them, and without a distance before them."""
    found = [name for part in area.parts for name in (part.spoken, _KIND_WORDS.sub("", part.spoken))]
    return tuple(dict.fromkeys(found))
