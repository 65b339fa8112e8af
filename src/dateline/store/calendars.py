"""What each outlet published on each day, counted when a report is read, so that no question counts reports again.

A year of one outlet is one row: a number for each of its days, as unsigned 32-bit integers one after the other. The
three years before an agreement and the five since are so some thousand rows, where the days would be a hundred
thousand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, delete, insert, select, text
from sqlalchemy.dialects import sqlite

from dateline.store.tables import calendars

_DAYS = 366
_NUMBERS = np.dtype("<u4")


class Calendar(NamedTuple):
    """The days on which an outlet ("" where it is not known) published, as ordinals, the first first; and how much."""

    outlet: str
    days: NDArray[np.int64]
    reports: NDArray[np.int64]
    relevant: NDArray[np.int64]

    def between(self, since: date, until: date) -> int:
        """How many reports of days between two, both included."""
        return int(self.reports[(self.days >= since.toordinal()) & (self.days <= until.toordinal())].sum())


class Calendars:
    """Reports by outlet and day; made by a Session, whose unit of work it shares."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: tuple[int, int, list[Calendar]] | None = None
        """The first and the last of the years that were read in this unit of work, and their calendars."""

    def add(self, outlet: str | None, published: date | None, *, reports: int, relevant: int) -> None:
        """Count more (or fewer) reports of a day, and of those about conflict; a day that is not known is in none."""
        if published is None or not (reports or relevant):
            return
        self._read = None
        named = {"outlet": outlet or "", "year": published.year}
        there = self._connection.execute(_ONE, named).first()
        numbers = np.zeros((2, _DAYS), dtype=np.int64)
        if there:
            numbers += [np.frombuffer(packed, _NUMBERS) for packed in there]
        numbers[:, _day_of_year(published)] += (reports, relevant)
        self._connection.execute(_KEEP, {**named, "reports": _packed(numbers[0]), "relevant": _packed(numbers[1])})

    def between(self, since: date, until: date) -> Iterator[Calendar]:
        """The calendar of each outlet that published between two days (both included), those days alone."""
        days = since.toordinal(), until.toordinal() + 1
        for one in self._of_years(since.year, until.year):
            begin, end = one.days.searchsorted(days)
            if begin < end:
                part = slice(begin, end)
                yield Calendar(one.outlet, one.days[part], one.reports[part], one.relevant[part])

    def _of_years(self, first: int, last: int) -> list[Calendar]:
        """The calendars of these years at least: one board asks for three periods, a weekly for those of eight."""
        if self._read is None or first < self._read[0] or last > self._read[1]:
            if self._read is not None:
                first, last = min(first, self._read[0]), max(last, self._read[1])
            self._read = (first, last, list(self._unpack(first, last)))
        return self._read[2]

    def _unpack(self, first: int, last: int) -> Iterator[Calendar]:
        found = self._connection.execute(_BETWEEN, {"first": first, "last": last}).all()
        if not found:
            return
        outlets, years, reports, relevant = zip(*found, strict=True)
        counts, of_conflict = _unpacked(reports), _unpacked(relevant)
        rows, columns = np.nonzero(counts)
        days = np.array([date(year, 1, 1).toordinal() for year in years])[rows] + columns
        counts, of_conflict = counts[rows, columns], of_conflict[rows, columns]
        firsts = [at for at, outlet in enumerate(outlets) if at == 0 or outlet != outlets[at - 1]]
        bounds = np.searchsorted(rows, [*firsts, len(outlets)])
        for at, begin, end in zip(firsts, bounds[:-1], bounds[1:], strict=True):
            part = slice(begin, end)
            yield Calendar(str(outlets[at]), days[part], counts[part], of_conflict[part])

    def days(self, since: date, until: date, *, outlets: Collection[str] | None = None) -> dict[date, int]:
        """The days between two (both included) and how many reports of each were read, of these outlets or of all."""
        first = since.toordinal()
        counts = np.zeros(max(0, until.toordinal() - first + 1), dtype=np.int64)
        for one in self.between(since, until):
            if outlets is None or one.outlet in outlets:
                counts[one.days - first] += one.reports
        return {date.fromordinal(first + int(at)): int(counts[at]) for at in np.flatnonzero(counts)}

    def recount(self) -> None:
        """Count all reports anew."""
        self._read = None
        years: dict[tuple[str, int], NDArray[np.int64]] = {}
        for outlet, told, reports, relevant in self._connection.execute(_COUNTED):
            with suppress(ValueError):
                day = date.fromisoformat(told)
                numbers = years.setdefault((outlet, day.year), np.zeros((2, _DAYS), dtype=np.int64))
                numbers[:, _day_of_year(day)] += (reports, relevant)
        self._connection.execute(delete(calendars))
        made = [
            {"outlet": outlet, "year": year, "reports": _packed(numbers[0]), "relevant": _packed(numbers[1])}
            for (outlet, year), numbers in sorted(years.items())
        ]
        if made:
            self._connection.execute(insert(calendars), made)


def _day_of_year(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal()


def _packed(numbers: NDArray[np.int64]) -> bytes:
    return numbers.clip(0).astype(_NUMBERS).tobytes()


def _unpacked(packed: Sequence[bytes]) -> NDArray[np.int64]:
    """One row for each year."""
    return np.frombuffer(b"".join(packed), _NUMBERS).reshape(-1, _DAYS).astype(np.int64)


# Built once: to build a statement takes longer than to run it.

_WHICH = (calendars.c.outlet == bindparam("outlet"), calendars.c.year == bindparam("year"))
_ONE = select(calendars.c.reports, calendars.c.relevant).where(*_WHICH)
_UPSERT = sqlite.insert(calendars)
_KEEP = _UPSERT.on_conflict_do_update(
    index_elements=["outlet", "year"],
    set_={"reports": _UPSERT.excluded.reports, "relevant": _UPSERT.excluded.relevant},
)
_BETWEEN = (
    select(calendars.c.outlet, calendars.c.year, calendars.c.reports, calendars.c.relevant)
    .where(calendars.c.year.between(bindparam("first"), bindparam("last")))
    .order_by(calendars.c.outlet, calendars.c.year)
)
_COUNTED = text(
    "SELECT coalesce(searchable.outlet, ''), substr(searchable.published, 1, 10), count(*), sum(readings.relevant) "
    "FROM (SELECT report, max(key) AS key FROM readings GROUP BY report) AS latest "
    "JOIN readings ON readings.key = latest.key JOIN searchable ON searchable.report = latest.report "
    "WHERE searchable.published IS NOT NULL GROUP BY 1, 2"
)
