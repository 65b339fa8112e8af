"""Outlets and the journal: who reports how much, what grade people gave them, and what changed in the record when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Integer, func, insert, select

from dateline.store.records import instant
from dateline.store.tables import families, grades, journal, readings, searchable

RELIABILITY = ("A", "B", "C", "D", "E", "F")
CREDIBILITY = (1, 2, 3, 4, 5, 6)
"""The Admiralty grades (NATO AJP-2.1): A completely reliable to E unreliable, F not judged; 1 confirmed to
5 improbable, 6 not judged."""


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty grade that a person gave an outlet."""

    outlet: str
    reliability: str
    credibility: int
    by: str
    made: str
    reason: str


@dataclass(frozen=True, slots=True)
class OutletLine:
    """One outlet: its reports, how many are about conflict, how many copy another text, when it was last read."""

    outlet: str
    reports: int
    relevant: int
    copies: int
    last_published: str | None
    last_read: str


@dataclass(frozen=True, slots=True)
class Line:
    """One change of one record: `what` is added, changed, merged into, split from or withdrawn."""

    at: str
    record: str
    what: str
    field: str = ""
    old: str = ""
    new: str = ""
    why: str = ""
    key: int | None = None


class Outlets:
    """What is kept about outlets, and the journal; made by a Session, whose unit of work it shares.

    What counts outlets asks `searchable` for them: it holds no texts, and is read in half the time.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def mark(self) -> tuple[int, int]:
        """Another one whenever a report was read or found a copy: what counts outlets holds as long as it does."""
        latest = self._connection.scalar(select(func.max(readings.c.key))) or 0
        return latest, self._connection.scalar(select(func.count()).select_from(families)) or 0

    def all(self) -> list[OutletLine]:
        """Every outlet that is known by name, the one with the most reports first."""
        latest = select(func.max(readings.c.key).label("key")).group_by(readings.c.report).subquery()
        query = select(
            searchable.c.outlet,
            func.count(),
            func.sum(readings.c.relevant, type_=Integer),
            func.max(searchable.c.published),
            func.max(readings.c.read),
        )
        query = query.select_from(latest).join(readings, readings.c.key == latest.c.key)
        query = query.join(searchable, searchable.c.report == readings.c.report)
        query = query.where(searchable.c.outlet.is_not(None)).group_by(searchable.c.outlet)
        found = self._connection.execute(query.order_by(func.count().desc(), searchable.c.outlet)).all()
        copies = self._copies()
        return [
            OutletLine(str(outlet), count, relevant or 0, copies.get(outlet, 0), published, read)
            for outlet, count, relevant, published, read in found
        ]

    def _copies(self) -> dict[str, int]:
        """How many reports of each outlet copy another."""
        query = select(searchable.c.outlet, func.count()).select_from(families)
        query = query.join(searchable, searchable.c.report == families.c.report)
        query = query.where(families.c.family != families.c.report).group_by(searchable.c.outlet)
        return {str(outlet): int(count) for outlet, count in self._connection.execute(query)}

    def copied(self) -> list[tuple[str, str, int]]:
        """Who copies whom: the outlet that was kept first, the one with the copy, and how often."""
        first, copy = searchable.alias("first"), searchable.alias("copy")
        query = select(first.c.outlet, copy.c.outlet, func.count()).select_from(families)
        query = query.join(copy, copy.c.report == families.c.report).join(first, first.c.report == families.c.family)
        query = query.where(families.c.family != families.c.report, first.c.outlet != copy.c.outlet)
        query = query.group_by(first.c.outlet, copy.c.outlet).order_by(func.count().desc()).limit(200)
        return [(str(one), str(other), int(count)) for one, other, count in self._connection.execute(query)]

    def grade(self, outlet: str, reliability: str, credibility: int, *, by: str, at: datetime, reason: str) -> None:
        """Give an outlet a grade; the earlier ones stay. Raises ValueError for one that is not of the scale."""
        if reliability not in RELIABILITY or credibility not in CREDIBILITY:
            raise ValueError(f"the Admiralty scale goes from A1 to F6, not {reliability}{credibility}")
        given = Grade(outlet, reliability, credibility, by, instant(at), reason)
        self._connection.execute(insert(grades), asdict(given))

    def grades(self, outlet: str | None = None) -> dict[str, list[Grade]]:
        """The grades of one outlet or of all, the latest first."""
        query = select(*[grades.c[name] for name in Grade.__slots__]).order_by(grades.c.key.desc())
        query = query if outlet is None else query.where(grades.c.outlet == outlet)
        found: dict[str, list[Grade]] = {}
        for row in self._connection.execute(query).mappings():
            found.setdefault(row["outlet"], []).append(Grade(**row))
        return found

    # The journal.

    def write(self, lines: Iterable[Line]) -> None:
        """Add lines to the journal."""
        given = [{name: value for name, value in asdict(line).items() if name != "key"} for line in lines]
        if given:
            self._connection.execute(insert(journal), given)

    def changes(
        self, *, since: str = "", record: str | None = None, before: int | None = None, limit: int = 200
    ) -> list[Line]:
        """The latest changes, the newest first: since a time, of one record, or before a line, where that is given."""
        query = select(journal).where(journal.c.at >= since).order_by(journal.c.key.desc()).limit(limit)
        query = query if record is None else query.where(journal.c.record == record)
        query = query if before is None else query.where(journal.c.key < before)
        return [Line(**row) for row in self._connection.execute(query).mappings()]
