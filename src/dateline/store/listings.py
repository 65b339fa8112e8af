"""Listings: each record in one row, for lists, maps and searches. Derived; `desk.listing` makes them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    text,
    type_coerce,
)
from sqlalchemy.dialects import sqlite

from dateline.store.records import chunks, instant
from dateline.store.rows import among, listed
from dateline.store.tables import counters, documents, listings, outdated, saved_views

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
Order = Literal["severity", "newest", "oldest", "area", "changed"]
_ORDERS: dict[Order, tuple[tuple[str, bool], ...]] = {
    "severity": (("severity", True), ("key", True)),
    "newest": (("earliest", True), ("key", True)),
    "oldest": (("earliest", False), ("key", False)),
    "area": (("country", False), ("admin1", False), ("severity", True), ("key", True)),
    "changed": (("changed", True), ("key", True)),
}
"""By which columns an order sorts, and whether downwards; what is not known comes last."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One record in one row; times are as the tables keep them.

    `mark` is "second source needed", "skipped" or "reopened"; `severity` is in deaths, see `desk.listing.severity`;
    `names` are the words by which it is found, `actors` those of them that are actors, in small letters. `killed` and
    `wounded` are best figures. `card` is what lists show of it: its summary, its figures, what is in doubt. `brief` is
    an incident's `analysis.occurrences.Occurrence` as JSON, kept with the row and read by `briefs` alone. The whole
    record is in `Listings.documents`.
    """

    record: str
    kind: str
    status: str
    verdict: str | None
    mark: str | None
    event_type: str | None
    word: str | None
    headline: str
    country: str | None
    admin1: str | None
    place: str | None
    lat: float | None
    lon: float | None
    precision: int | None
    radius_km: float | None
    earliest: str | None
    latest: str | None
    date_precision: int | None
    killed: int | None
    wounded: int | None
    sources: int
    reports: int
    is_disputed: bool
    severity: float
    added: str
    changed: str
    marking: str
    names: str
    certainty: str
    actors: str
    card: dict[str, Any]
    brief: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is of; what is left empty does not narrow it. Days are ISO 8601; `box` is west, south, east, north.

    `words` are looked for in headlines, places, actors and ids, with small misspellings; `place` and `actor` as parts
    of the names of places (provinces too) and of actors.
    """

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    verdict: Literal["", "open", "accepted", "rejected"] = ""
    mark: str = ""
    event_types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    admin1: str = ""
    since: str = ""
    until: str = ""
    changed_since: str = ""
    killed_at_least: int | None = None
    sources_at_least: int | None = None
    disputed: bool = False
    markings: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    place: str = ""
    actor: str = ""
    words: str = ""
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """One point of a map with all incidents of a list that are known to be there, and how many they killed."""

    lat: float
    lon: float
    radius_km: float | None
    count: int
    killed: int


@dataclass(frozen=True, slots=True)
class Region:
    """A province (or a country, where `admin1` is "") and the incidents of a list that are known no closer."""

    country: str
    admin1: str
    count: int
    killed: int


@dataclass(frozen=True, slots=True)
class SavedView:
    """An address that somebody keeps under a name."""

    slug: str
    name: str
    address: str
    by: str
    made: str


class Listings:
    """What is kept about listings; made by a Session, whose unit of work it shares."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # Keeping them up to date.

    def outdated(self, *, limit: int | None = None) -> list[str]:
        """Records whose row no longer stands, at most `limit` of them."""
        return [str(id) for id in self._connection.scalars(select(outdated.c.record).limit(limit))]

    def outdated_count(self) -> int:
        """How many rows no longer stand."""
        return self._connection.scalar(_OUTDATED_COUNT) or 0

    def put(self, made: Sequence[Listing], whole: Mapping[str, dict[str, Any]], *, gone: Collection[str] = ()) -> None:
        """Keep these rows and whole records in place of those that there were, and none for records that are gone."""
        kinds = {one.kind for one in made}
        for some in chunks(gone):
            kinds |= set(self._connection.scalars(select(listings.c.kind).where(listings.c.record.in_(some))))
            for table in (listings, documents):
                self._connection.execute(delete(table).where(table.c.record.in_(some)))
        if whole:
            given_whole = [{"record": record, "document": document} for record, document in whole.items()]
            keep = sqlite.insert(documents)
            keep = keep.on_conflict_do_update(index_elements=["record"], set_={"document": keep.excluded.document})
            self._connection.execute(keep, given_whole)
        if made:
            given = [asdict(one) for one in made]
            upsert = sqlite.insert(listings)
            kept = {name: upsert.excluded[name] for name in given[0] if name not in ("record", "added")}
            self._connection.execute(upsert.on_conflict_do_update(index_elements=["record"], set_=kept), given)
        for some in chunks([*(one.record for one in made), *gone]):
            self._connection.execute(delete(outdated).where(outdated.c.record.in_(some)))
        count = sqlite.insert(counters)
        count = count.on_conflict_do_update(index_elements=["name"], set_={"number": counters.c.number + 1})
        given_counts = [{"name": f"listings {kind}".strip(), "number": 1} for kind in ("", *sorted(kinds))]
        self._connection.execute(count, given_counts)

    def revision(self, kind: str = "") -> int:
        """A number that is another one whenever rows (of a kind) were kept: what is made of them holds as long."""
        return self._connection.scalar(_REVISION, {"of": f"listings {kind}".strip()}) or 0

    # Asking.

    def get(self, record: str) -> Listing | None:
        """The row of one record."""
        row = self._connection.execute(_ROW, {"of": record}).mappings().first()
        return _listing(row) if row else None

    def whole(self, record: str) -> tuple[Listing, dict[str, Any]] | None:
        """The row and the whole of one record; None where there is none, or where what was derived no longer stands."""
        row = self._connection.execute(_WHOLE, {"of": record}).mappings().first()
        return (_listing(row), row["document"]) if row else None

    def documents(self, records: Collection[str]) -> dict[str, dict[str, Any]]:
        """The whole of these records, each in the shape of the contract."""
        found = self._connection.execute(_DOCUMENTS, {"these": listed(records)})
        return {str(record): document for record, document in found}

    def headlines(self, records: Collection[str]) -> dict[str, str]:
        """The headlines of those of these records that have a row."""
        found = self._connection.execute(_HEADLINES, {"these": listed(records)})
        return {str(record): str(headline) for record, headline in found}

    def markings(self, records: Collection[str]) -> dict[str, str]:
        """The markings of those of these records that have a row."""
        found = self._connection.execute(_MARKINGS, {"these": listed(records)})
        return {str(record): str(marking) for record, marking in found}

    def page(
        self, narrowed: Filter, *, order: Order = "severity", after: Sequence[Any] | None = None, limit: int = 50
    ) -> tuple[list[Listing], list[Any] | None]:
        """One page of a list, and where the next one begins (for `after`), or None where this is the last."""
        columns = [(listings.c[name], down) for name, down in _ORDERS[order]]
        query = self._where(select(listings.c.key), narrowed)
        if after is not None:
            query = query.where(_beyond(columns, after))
        for column, down in columns:
            # Downwards what is not known comes last by itself: the smallest of all.
            query = query.order_by(column.desc() if down else column.nulls_last())
        # Keys first, from an index that holds all of this; whole rows for what is shown alone.
        keys = [int(key) for key in self._connection.scalars(query.limit(limit + 1))]
        found = self._connection.execute(_ROWS, {"these": listed(keys)}).mappings()
        by_key = {row["key"]: row for row in found}
        rows = [by_key[key] for key in keys]
        more = [rows[limit - 1][column.name] for column, _ in columns] if len(rows) > limit else None
        return [_listing(row) for row in rows[:limit]], more

    def count(self, narrowed: Filter) -> int:
        """How many records there are in a list."""
        return self._connection.scalar(self._where(select(func.count()).select_from(listings), narrowed)) or 0

    def ids(self, narrowed: Filter) -> list[str]:
        """The ids of a list, the oldest row first."""
        query = self._where(select(listings.c.record), narrowed).order_by(listings.c.key)
        return [str(id) for id in self._connection.scalars(query)]

    def sites(self, narrowed: Filter, *, pin: int) -> list[Site]:
        """The points of a list: places known as well as `pin` (where_prec) or better."""
        columns = listings.c
        query = select(
            columns.lat, columns.lon, func.max(columns.radius_km), func.count(), func.total(columns.killed)
        ).where(columns.lat.is_not(None), columns.precision <= pin)
        query = self._where(query, narrowed).group_by(columns.lat, columns.lon)
        found = self._connection.execute(query)
        return [Site(lat, lon, radius, count, int(killed)) for lat, lon, radius, count, killed in found]

    def regions(self, narrowed: Filter, *, pin: int) -> list[Region]:
        """What of a list is no point: by province, or by country where not even that is known; the most first."""
        columns = listings.c
        country = func.coalesce(columns.country, "").label("country")
        admin1 = case((columns.precision <= _PROVINCE, func.coalesce(columns.admin1, "")), else_="").label("admin1")
        query = select(country, admin1, func.count().label("number"), func.total(columns.killed))
        query = query.where(or_(columns.lat.is_(None), columns.precision.is_(None), columns.precision > pin))
        query = self._where(query, narrowed).group_by(country, admin1).order_by(text("number DESC"), country, admin1)
        found = self._connection.execute(query)
        return [Region(country, admin1, count, int(killed)) for country, admin1, count, killed in found]

    def counts_by(self, narrowed: Filter, name: str) -> list[tuple[Any, int]]:
        """How many records of a list have each value of a column, the most frequent first."""
        column = listings.c[name]
        query = self._where(select(column, func.count()), narrowed).group_by(column)
        return [(value, int(count)) for value, count in self._connection.execute(query.order_by(func.count().desc()))]

    def briefs(
        self,
        *,
        since: str = "",
        until: str = "",
        countries: Collection[str] = (),
        boxes: Collection[Box] = (),
        perpetrators: Collection[str] = (),
    ) -> list[str]:
        """The briefs of incidents that may lie between two days, as JSON, the earliest first, those without a day last.

        Where countries or boxes are given, those in any of them, and those whose country is not known. Where ids of
        perpetrators are given, those of which one of these is said to have done it. Rows that no longer stand are left
        out (`outdated`), and so is what was rejected.
        """
        columns = listings.c
        within = _may_lie(since, until, countries, boxes)
        brief = type_coerce(columns.brief, Text)
        query = select(brief).where(within, columns.record.not_in(select(outdated.c.record)))
        if perpetrators:
            query = query.where(_DONE_BY_ANY)
        order = (columns.earliest.is_(None), columns.earliest, columns.latest, columns.key)
        given = {"perpetrators": json.dumps(sorted(perpetrators))} if perpetrators else {}
        return [brief for brief in self._connection.scalars(query.order_by(*order), given).all() if brief != _NO_BRIEF]

    def count_briefs(self, *, since: str = "", until: str = "", countries: Collection[str] = ()) -> int:
        """How many briefs `briefs` would give, those of rows that no longer stand among them."""
        query = select(func.count()).select_from(listings).where(_may_lie(since, until, countries))
        return self._connection.scalar(query) or 0

    def save_view(self, slug: str, name: str, address: str, *, by: str, at: datetime) -> bool:
        """Keep an address under a name; False where the name is taken."""
        row = {"slug": slug, "name": name, "address": address, "by": by, "made": instant(at)}
        statement = sqlite.insert(saved_views).on_conflict_do_nothing(index_elements=["slug"])
        return self._connection.execute(statement, row).rowcount == 1

    def saved_views(self) -> list[SavedView]:
        """Every saved view, by name."""
        query = select(*[saved_views.c[name] for name in SavedView.__slots__]).order_by(saved_views.c.name)
        return [SavedView(**row) for row in self._connection.execute(query).mappings()]

    def texts(self, words: str, *, limit: int = 50) -> list[str]:
        """The ids of reports whose text holds these words, the best first."""
        if not (asked := _match(words)):
            return []
        query = text(
            "SELECT searchable.report FROM search_text JOIN searchable ON searchable.key = search_text.rowid "
            "WHERE search_text MATCH :asked ORDER BY bm25(search_text, 5.0, 1.0) LIMIT :most"
        )
        return [str(id) for id in self._connection.scalars(query, {"asked": asked, "most": limit})]

    def named(self, words: str, *, limit: int = 50) -> list[Listing]:
        """The records whose names are most like these words."""
        found = self._named(words, limit)
        rows = self._connection.execute(_ROWS, {"these": listed(found)}).mappings()
        by_key = {row["key"]: _listing(row) for row in rows}
        return [by_key[key] for key in found if key in by_key]

    def _named(self, words: str, limit: int) -> list[int]:
        """Keys of rows whose names hold all the words, or else of those that share three-letter runs with them.

        Misspelt names share most of theirs.
        """
        parts = sorted({part for part in re.findall(r"[^\s\x00-\x1f]+", words.casefold()) if len(part) >= _RUN})
        if parts:
            query = text(
                "SELECT rowid FROM search_names WHERE search_names MATCH :asked ORDER BY bm25(search_names) LIMIT :most"
            )
            asked = " AND ".join('"' + part.replace('"', '""') + '"' for part in parts)
            if found := self._connection.scalars(query, {"asked": asked, "most": limit}).all():
                return [int(key) for key in found]
        letters = re.sub(r"[\s\x00-\x1f]+", " ", words.casefold()).strip()
        runs = sorted({letters[at : at + _RUN] for at in range(len(letters) - _RUN + 1)})
        if not runs:
            return []
        asked = " OR ".join('"' + run.replace('"', '""') + '"' for run in runs)
        query = text(
            "SELECT rowid, names FROM search_names WHERE search_names MATCH :asked "
            "ORDER BY bm25(search_names) LIMIT :most"
        )
        rows = self._connection.execute(query, {"asked": asked, "most": 4 * limit}).all()
        shared = {int(key): _share(runs, str(names).casefold()) for key, names in rows}
        return sorted((key for key, share in shared.items() if share >= _LIKE), key=lambda key: -shared[key])[:limit]

    def _where(self, query: Select[Any], narrowed: Filter) -> Select[Any]:
        columns = listings.c
        for column, any_of in (
            (columns.kind, narrowed.kinds),
            (columns.status, narrowed.statuses),
            (columns.event_type, narrowed.event_types),
            (columns.country, narrowed.countries),
            (columns.marking, narrowed.markings),
            (columns.certainty, narrowed.certainties),
        ):
            if any_of:
                query = query.where(column.in_(any_of))
        if narrowed.verdict:
            is_open = columns.verdict.is_(None)
            query = query.where(is_open if narrowed.verdict == "open" else columns.verdict == narrowed.verdict)
        if narrowed.mark:
            query = query.where(columns.mark.is_(None) if narrowed.mark == "none" else columns.mark == narrowed.mark)
        for condition, is_asked in (
            (columns.admin1 == narrowed.admin1, narrowed.admin1),
            (columns.latest >= narrowed.since, narrowed.since),
            (columns.earliest <= narrowed.until, narrowed.until),
            (columns.changed >= narrowed.changed_since, narrowed.changed_since),
            (columns.killed >= (narrowed.killed_at_least or 0), narrowed.killed_at_least is not None),
            (columns.sources >= (narrowed.sources_at_least or 0), narrowed.sources_at_least is not None),
            (columns.is_disputed.is_(True), narrowed.disputed),
        ):
            if is_asked:
                query = query.where(condition)
        if narrowed.actor:
            query = query.where(columns.actors.contains(narrowed.actor.casefold(), autoescape=True))
        if narrowed.place:
            named = (column.icontains(narrowed.place, autoescape=True) for column in (columns.place, columns.admin1))
            query = query.where(or_(*named))
        if narrowed.words:
            query = query.where(columns.key.in_(self._named(narrowed.words, _FOUND)))
        if narrowed.box:
            west, south, east, north = narrowed.box
            across = columns.lon.between(west, east) if west <= east else or_(columns.lon >= west, columns.lon <= east)
            query = query.where(columns.lat.between(south, north), across)
        return query


_SHOWN = [column for column in listings.c if column.name != "brief"]
"""What is read of a row that is shown."""
# Built once: to build a statement takes longer than to run it.
_ROW = select(*_SHOWN).where(listings.c.record == bindparam("of"))
_ROWS = select(*_SHOWN).where(among(listings.c.key))
_DOCUMENTS = select(documents).where(among(documents.c.record))
_HEADLINES, _MARKINGS = (
    select(listings.c.record, column).where(among(listings.c.record))
    for column in (listings.c.headline, listings.c.marking)
)
_WHOLE = (
    select(*_SHOWN, documents.c.document)
    .join(documents, documents.c.record == listings.c.record)
    .where(listings.c.record == bindparam("of"), listings.c.record.not_in(select(outdated.c.record)))
)
_OUTDATED_COUNT = select(func.count()).select_from(outdated)
_REVISION = select(counters.c.number).where(counters.c.name == bindparam("of"))
_DONE_BY_ANY = text(
    "EXISTS (SELECT 1 FROM json_each(listings.brief, '$.perpetrators') AS party "
    "WHERE json_extract(party.value, '$[1]') IN (SELECT value FROM json_each(:perpetrators)))"
)
"""Whether the brief of a row names one of these actors among its perpetrators."""
_NO_BRIEF = "null"
"""What stands for none, as JSON."""
_PROVINCE = 5
"""where_prec up to which a place is known to a province."""
_FOUND = 2_000
"""Records that words narrow a list to, at most."""
_RUN = 3
"""Letters of the runs by which names are indexed."""
_LIKE = 0.3
"""The share of the three-letter runs of what is asked that a name must hold where none holds them all: two letters
changed about in a word of eight leave .33."""


def _share(runs: Sequence[str], names: str) -> float:
    return sum(run in names for run in runs) / len(runs)


def _match(words: str) -> str:
    """What a person typed, as FTS5 takes it: every word quoted, the last one as a beginning."""
    asked = [f'"{word}"' for word in re.findall(r"\w+", words)]
    return " ".join(asked) + "*" if asked else ""


def _beyond(columns: Sequence[tuple[Any, bool]], after: Sequence[Any]) -> Any:
    """The condition for rows that come after one with these values; None sorts last."""
    ways = []
    for at, (column, down) in enumerate(columns):
        same = [
            there.is_(None) if value is None else there == value
            for (there, _), value in zip(columns[:at], after[:at], strict=True)
        ]
        if after[at] is not None:
            further = column < bindparam(None, after[at]) if down else column > bindparam(None, after[at])
            ways.append(and_(*same, or_(further, column.is_(None))))
    return or_(*ways)


def _listing(row: Mapping[Any, Any]) -> Listing:
    return Listing(**{name: row[name] for name in Listing.__slots__ if name != "brief"})


def _may_lie(since: str, until: str, countries: Collection[str], boxes: Collection[Box] = ()) -> ColumnElement[bool]:
    """Incidents, not rejected, that may lie between two days, and in these countries or boxes where any is given."""
    columns = listings.c
    told = [columns.kind == "incident", columns.brief.is_not(None)]
    told.append(or_(columns.verdict.is_(None), columns.verdict != "rejected"))
    if since:
        told.append(or_(columns.latest.is_(None), columns.latest >= since))
    if until:
        told.append(or_(columns.earliest.is_(None), columns.earliest <= until))
    if countries or boxes:
        within = [
            and_(columns.lat.between(south, north), columns.lon.between(west, east))
            for west, south, east, north in boxes
        ]
        told.append(or_(columns.country.is_(None), columns.country.in_(countries), *within))
    return and_(*told)
