"""Reports and judgements as lists, a page at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select, text

from dateline.model.claims import Kind
from dateline.model.judgements import Judgement, Verdict
from dateline.store.records import Records, chunks, instant
from dateline.store.rows import among, listed
from dateline.store.tables import (
    accounts,
    claims,
    judgements,
    members,
    namings,
    readings,
    reconciled,
    reports,
    reviews,
    searchable,
)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in a list: `counts` are the accounts of its latest reading by kind."""

    id: str
    input: str
    url: str | None
    outlet: str | None
    title: str | None
    language: str | None
    published: str | None
    marking: str
    relevant: bool
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports a list is of; what is left empty does not narrow it. Days are ISO 8601; `ids` None is all."""

    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    markings: tuple[str, ...] = ()
    relevant: bool | None = None
    ids: tuple[str, ...] | None = None


class Naming(NamedTuple):
    """Reports that hold words: how many, the latest day of them, and how many more that no day is known of."""

    number: int
    latest: str | None
    undated: int


After = tuple[str | None, str]
"""Where a page of reports begins: after one published then, with this id."""


class Library:
    """The reports of a database as lists; made by a Session, whose unit of work it shares."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def headings(self, reports_asked: Collection[str]) -> dict[str, tuple[str | None, str]]:
        """The title and the marking of each of these reports."""
        found = self._connection.execute(_HEADINGS, {"these": listed(reports_asked)}).all()
        return {str(id): (title, str(marking)) for id, title, marking in found}

    def reports(
        self, narrowed: ReportFilter, *, after: After | None = None, limit: int = 50
    ) -> tuple[list[ReportRow], After | None]:
        """One page of reports, the latest published first and those without a day last; and where the next begins."""
        other = readings.alias("other")
        newest = select(func.max(other.c.key)).where(other.c.report == reports.c.id).scalar_subquery()
        columns = [reports.c[name] for name in ReportRow.__slots__ if name in reports.c]
        query = select(*columns, readings.c.relevant, readings.c.key).select_from(reports)
        query = query.join(readings, readings.c.key == newest)
        for column, any_of in (
            (reports.c.outlet, narrowed.outlets),
            (reports.c.language, narrowed.languages),
            (reports.c.marking, narrowed.markings),
        ):
            query = query.where(column.in_(any_of)) if any_of else query
        if narrowed.since:
            query = query.where(reports.c.published >= narrowed.since)
        if narrowed.until:
            query = query.where(func.substr(reports.c.published, 1, 10) <= narrowed.until)
        if narrowed.relevant is not None:
            query = query.where(readings.c.relevant.is_(narrowed.relevant))
        if narrowed.ids is not None:
            query = query.where(reports.c.id.in_(narrowed.ids))
        if after is not None:
            published, id = after
            undated = and_(reports.c.published.is_(None), reports.c.id > id)
            same_day = and_(reports.c.published == published, reports.c.id > id)
            later = or_(reports.c.published < published, same_day, reports.c.published.is_(None))
            query = query.where(undated if published is None else later)
        # Downwards, those without a day come last by themselves.
        query = query.order_by(reports.c.published.desc(), reports.c.id)
        found = self._connection.execute(query.limit(limit + 1)).mappings().all()
        counts = self._counts([row["key"] for row in found[:limit]])
        told = [ReportRow(**{k: v for k, v in row.items() if k != "key"}, counts=counts[row["key"]]) for row in found]
        return told[:limit], (told[limit - 1].published, told[limit - 1].id) if len(told) > limit else None

    def had_members(self, kind: Kind, at: datetime) -> bool:
        """Whether records had any member of a kind by a time."""
        query = select(members.c.age).where(members.c.kind == kind, members.c.since <= instant(at)).limit(1)
        return self._connection.scalar(query) is not None

    def touched_since(self, time: datetime) -> set[str]:
        """The members of records of which anything was read, scored or decided after a time, by their lineage.

        That somebody accepted or published what the machine shows changes nothing that is counted, and is left out.
        """
        after = {"after": instant(time)}
        found = {str(lineage) for query in _TOUCHED for lineage in self._connection.scalars(query, after)}
        if decided := self._changed_since(after):
            these = {"these": listed(decided)}
            # A record that was merged since had this lineage as its oldest.
            found |= {str(lineage) for query in _OF_RECORDS for lineage in self._connection.scalars(query, these)}
        return found

    def _changed_since(self, after: Mapping[str, str]) -> set[str]:
        """The records of which people decided something after a time that changes what is counted."""
        made = self._connection.execute(_DECIDED_SINCE, after).all()
        changed = {str(record) for record, act, is_new in made if not is_new or act in ("edited", "rejected")}
        others = {str(record) for record, *_ in made} - changed
        return changed | set(self._connection.scalars(_EVER_REJECTED, {"these": listed(others)})) if others else changed

    def ever_same(self, lineages: Collection[str]) -> set[str]:
        """The members that anybody ever judged the same as one of these, withdrawn judgements too."""
        one, other = judgements.c.left, judgements.c.right
        queries = [
            select(there).where(among(here), judgements.c.verdict == "same")
            for here, there in ((one, other), (other, one))
        ]
        return {
            str(id) for query in queries for id in self._connection.scalars(query, {"these": listed(lineages)}).all()
        }

    def ever_judged_among(self, lineages: Collection[str]) -> list[Judgement]:
        """The judgements whose two members both are among these, withdrawn ones too, without their reasons."""
        names = ("left", "right", "verdict", "by", "made", "score", "decision", "withdrawn")
        query = select(*(judgements.c[name] for name in names)).order_by(judgements.c.key)
        query = query.where(among(judgements.c.left), among(judgements.c.right))
        found = self._connection.execute(query, {"these": listed(lineages)})
        return [
            Judgement(left, right, verdict, by, datetime.fromisoformat(made), "", score, decision, _time(withdrawn))
            for left, right, verdict, by, made, score, decision, withdrawn in found.all()
        ]

    def last_day(self) -> str | None:
        """The latest day of publication of any report."""
        latest = self._connection.scalar(select(func.max(reports.c.published)))
        return str(latest)[:10] if latest else None

    def count_undated(self) -> int:
        """How many reports do not say when they were published."""
        query = select(func.count()).select_from(reports).where(reports.c.published.is_(None))
        return self._connection.scalar(query) or 0

    def naming(
        self, *phrases: Collection[str], since: str, until: str, limit: int | None = None
    ) -> list[tuple[str, str | None, str]]:
        """Id, outlet and day of the reports between two days whose text holds one of each of these lists of phrases.

        The latest published first. Case and accents are of no account; what holds no letter is passed over.
        """
        asked = _all_of(phrases)
        if not asked:
            return []
        named = {"asked": asked, "since": since, "until": until, "most": -1 if limit is None else limit}
        return [(str(id), outlet, str(day)) for id, outlet, day in self._connection.execute(_NAMING, named).all()]

    def count_naming(self, *phrases: Collection[str], since: str, until: str) -> Naming:
        """How many reports `naming` gives, the latest day of them, and how many more do not say when they were
        published."""
        asked = _all_of(phrases)
        if not asked:
            return Naming(0, None, 0)
        found = self._connection.execute(_COUNT_NAMING, {"asked": asked, "since": since, "until": until})
        return Naming(*found.one())

    def outlets_naming(
        self, phrases: Collection[str], ids: Collection[str], *, since: str, until: str
    ) -> dict[str | None, int]:
        """How many reports between two days hold one of these phrases or are one of these, by outlet."""
        asked = _all_of([phrases]) or _NOTHING
        named = {"asked": asked, "these": listed(ids), "since": since, "until": until}
        found = self._connection.execute(_OUTLETS_NAMING, named)
        return {outlet: int(count) for outlet, count in found}

    def published(self, ids: Collection[str]) -> list[tuple[str, str | None, str]]:
        """Id, outlet and day of those of these reports whose day of publication is known."""
        query = select(searchable.c.report, searchable.c.outlet, func.substr(searchable.c.published, 1, 10))
        query = query.where(among(searchable.c.report), searchable.c.published.is_not(None))
        found = self._connection.execute(query, {"these": listed(ids)}).all()
        return [(str(id), outlet, str(day)) for id, outlet, day in found]

    def judgements(
        self,
        *,
        record: str | None = None,
        verdict: Verdict | None = None,
        by_people: bool | None = None,
        active: bool = True,
        before: int | None = None,
        limit: int = 50,
    ) -> tuple[list[Judgement], int | None]:
        """One page of judgements, the latest first; and before which the next begins."""
        query = select(judgements.c.key).order_by(judgements.c.key.desc()).limit(limit + 1)
        if record is not None:
            members = {member.lineage for member in Records(self._connection).members_of_records([record])}
            query = query.where(or_(judgements.c.left.in_(members), judgements.c.right.in_(members)))
        if verdict is not None:
            query = query.where(judgements.c.verdict == verdict)
        if by_people is not None:
            # What machines judge belongs to no decision.
            query = query.where(judgements.c.decision > "" if by_people else judgements.c.decision == "")
            if by_people:
                # There are few: found by the index and sorted, where else the latest of all would be looked through.
                query = query.order_by(None).order_by((judgements.c.key + 0).desc())
        if active:
            query = query.where(judgements.c.withdrawn.is_(None))
        if before is not None:
            query = query.where(judgements.c.key < before)
        keys = [int(key) for key in self._connection.scalars(query)]
        found = Records(self._connection).judgements_by_key(keys[:limit])
        return [found[key] for key in keys[:limit]], keys[limit - 1] if len(keys) > limit else None

    def count_claims(self, records: Collection[str]) -> int:
        """How many claims these records rest on."""
        total = 0
        for some in chunks(records):
            query = select(func.count()).select_from(claims).join(accounts, accounts.c.key == claims.c.account)
            latest = select(func.max(accounts.c.key)).join(members, members.c.account == accounts.c.id)
            latest = latest.where(members.c.record.in_(some)).group_by(accounts.c.id)
            total += self._connection.scalar(query.where(accounts.c.key.in_(latest))) or 0
        return total

    def _counts(self, of: Collection[int]) -> dict[int, dict[str, int]]:
        counts: dict[int, dict[str, int]] = defaultdict(dict)
        query = select(accounts.c.reading, accounts.c.kind, func.count()).where(accounts.c.reading.in_(of))
        for reading, kind, count in self._connection.execute(query.group_by(accounts.c.reading, accounts.c.kind)):
            counts[reading][kind] = count
        return counts


def _all_of(phrases: Iterable[Collection[str]]) -> str:
    """Lists of phrases as FTS5 takes them: one of each; a list that holds no words asks for nothing."""
    return " AND ".join(f"({any_of})" for some in phrases if (any_of := _any_of(some)))


def _any_of(phrases: Collection[str]) -> str:
    """Phrases as FTS5 takes them: each as words in a row, any of them."""
    quoted = [" ".join(re.findall(r"\w+", phrase)) for phrase in phrases]
    return " OR ".join(f'"{phrase}"' for phrase in dict.fromkeys(quoted) if phrase)


_NOTHING = '""'
"""What no text holds, as FTS5 takes it."""
_AFTER: ColumnElement[Any] = bindparam("after")
_TOUCHED: list[Select[Any]] = [
    select(members.c.lineage).where(members.c.since > _AFTER),
    *(
        select(members.c.lineage).where(members.c.report.in_(select(readings.c.report).where(is_later)))
        for is_later in (
            readings.c.read > _AFTER,
            readings.c.key.in_(select(reconciled.c.reading).where(reconciled.c.done > _AFTER)),
        )
    ),
    # What machines judge comes with what is read or scored; of what people judged there is an index.
    *(
        select(side).where(text("decision > ''"), or_(judgements.c.made > _AFTER, judgements.c.withdrawn > _AFTER))
        for side in (judgements.c.left, judgements.c.right)
    ),
]
"""The members of which something was read, scored or judged by people after a time."""
_DECIDED_SINCE = select(reviews.c.record, reviews.c.act, func.coalesce(reviews.c.withdrawn, "") <= _AFTER).where(
    or_(reviews.c.made > _AFTER, reviews.c.withdrawn > _AFTER)
)
"""What was decided after a time, and whether it was not taken back since."""
_EVER_REJECTED = select(reviews.c.record).where(among(reviews.c.record), reviews.c.act == "rejected")
_OF_RECORDS = [
    select(members.c.lineage).where(among(members.c.record)),
    select(namings.c.lineage).where(among(namings.c.record)),
]
_HEADINGS = select(reports.c.id, reports.c.title, reports.c.marking).where(among(reports.c.id))
_DAYS = "published >= :since AND substr(published, 1, 10) <= :until"
_HOLDING = "FROM search_text JOIN searchable ON searchable.key = search_text.rowid WHERE search_text MATCH :asked"
_THESE = "SELECT key FROM searchable WHERE report IN (SELECT value FROM json_each(:these))"
_NAMING = text(
    f"SELECT report, outlet, substr(published, 1, 10) {_HOLDING} AND {_DAYS} "
    "ORDER BY published DESC, report LIMIT :most"
)
_COUNT_NAMING = text(
    f"SELECT count(*) FILTER (WHERE {_DAYS}), substr(max(published) FILTER (WHERE {_DAYS}), 1, 10), "
    f"count(*) FILTER (WHERE published IS NULL) {_HOLDING}"
)
_NAMED = f"named(key) AS (SELECT rowid FROM search_text WHERE search_text MATCH :asked UNION {_THESE})"  # noqa: S608
_OF_NAMED = "FROM named JOIN searchable USING (key)"
_OUTLETS_NAMING = text(f"WITH {_NAMED} SELECT outlet, count(*) {_OF_NAMED} WHERE {_DAYS} GROUP BY outlet")


def _time(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
