"""One unit of work on the database. What a Session did is kept as a whole or not at all; `Store` makes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, func, insert, select, update

from dateline.errors import TryLater
from dateline.model.claims import Account, Claim
from dateline.model.text import MARKINGS, Capture, Marking, Report, strictest
from dateline.store import rows
from dateline.store.assessments import Assessments
from dateline.store.calendars import Calendars
from dateline.store.candidates import Candidates
from dateline.store.library import Library
from dateline.store.listings import Listings
from dateline.store.outlets import Outlets
from dateline.store.people import People
from dateline.store.records import Records
from dateline.store.reviews import Reviews
from dateline.store.tables import (
    accounts,
    captures,
    claims,
    evidence,
    ledger,
    quarantine,
    readings,
    reconciled,
    reports,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A report with what its latest reading found."""

    report: Report
    relevant: bool
    accounts: tuple[Account, ...]
    reader: str
    read: datetime


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report in a list: `counts` are its accounts by kind."""

    id: str
    input: str
    outlet: str | None
    title: str | None
    published: str | None
    relevant: bool
    counts: dict[str, int]


_LINE = ("id", "input", "outlet", "title", "published", "relevant")


@dataclass(frozen=True, slots=True)
class QuarantineLine:
    """One thing that was set aside. `read_since` is when it was read after all, or None."""

    input: str
    reason: str
    message: str
    hint: str | None
    first_seen: str
    last_seen: str
    times: int
    read_since: str | None


class Session:
    """The questions and the changes of one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.calendars = Calendars(connection)
        """What outlets published by day, within this unit of work."""

    @property
    def records(self) -> Records:
        """What is kept about records, within this unit of work."""
        return Records(self._connection)

    @property
    def reviews(self) -> Reviews:
        """What people decided of records, within this unit of work."""
        return Reviews(self._connection)

    @property
    def assessments(self) -> Assessments:
        """What people decided of agreements' commitments, evidence and links, within this unit of work."""
        return Assessments(self._connection)

    @property
    def listings(self) -> Listings:
        """Records as lists, maps and searches need them, within this unit of work."""
        return Listings(self._connection)

    @property
    def outlets(self) -> Outlets:
        """Outlets, their grades, and the journal of changes, within this unit of work."""
        return Outlets(self._connection)

    @property
    def library(self) -> Library:
        """Reports and judgements as lists, within this unit of work."""
        return Library(self._connection)

    @property
    def people(self) -> People:
        """Who may use the desk, and the audit log, within this unit of work."""
        return People(self._connection)

    @property
    def candidates(self) -> Candidates:
        """What is kept to find candidates, within this unit of work."""
        return Candidates(self._connection)

    def settle(self, report: Report) -> Report:
        """The report under the id that it will be kept under.

        That is its own id, unless another text is kept under it: then it is `ID~` and eight characters of the hash of
        what it says, so that an outlet's later revision under one id is a report of its own. Where the same text is
        kept under a stricter marking, it has that.
        """
        found = self._connection.execute(_SAID, {"of": report.id}).first()
        mine = rows.content(report)
        if found is None:
            return report
        if found.content == mine:
            return replace(report, marking=strictest((report.marking, found.marking)))
        return replace(report, id=f"{report.id}~{mine[:8]}")

    def done(self, work: str) -> Kept | None:
        """What the ledger says was read as this work, or None."""
        query = select(ledger.c.reading).where(ledger.c.work == work)
        key = self._connection.scalar(query)
        return None if key is None else self._kept(_KEPT, key)

    def keep(
        self,
        capture: Capture,
        report: Report,
        *,
        relevant: bool,
        accounts: Sequence[Account],
        reader: str,
        work: str,
        at: datetime,
    ) -> bool:
        """Keep a capture, its report (settled), one reader's accounts of it, and that this work is done.

        What is there already is left as it is. True where the reading is new. Raises ValueError for words that do not
        stand in the report.
        """
        if self.settle(report).id != report.id:
            raise TryLater(f"another process has just kept another text as {report.id}", hint="read it again")
        _check_words(report, accounts)
        self._add(captures, capture.sha256, lambda: rows.capture_row(capture))
        report = replace(report, capture_sha256=capture.sha256)
        self._add(reports, report.id, lambda: rows.report_row(report, kept=at))
        self.mark(report.id, report.marking)
        key, is_new = self._keep_reading(report, relevant, accounts, reader, at)
        line = {"work": work, "reading": key, "capture": capture.sha256, "input": capture.input}
        self._add(ledger, work, lambda: {**line, "done": rows.moment(at)})
        self.release(capture.input, at=at)
        return is_new

    def keep_reading(
        self, report: Report, *, relevant: bool, accounts: Sequence[Account], reader: str, at: datetime
    ) -> bool:
        """Keep another reader's accounts of a report that is kept. True where that reader had not read it before.

        Raises ValueError for words that do not stand in the report.
        """
        _check_words(report, accounts)
        return self._keep_reading(report, relevant, accounts, reader, at)[1]

    def _keep_reading(
        self, report: Report, relevant: bool, accounts: Sequence[Account], reader: str, at: datetime
    ) -> tuple[int, bool]:
        key = self._connection.scalar(_READ, {"of": report.id, "by": reader})
        if key is not None:
            return int(key), False
        before = self._connection.scalar(_RELEVANT, {"of": report.id})
        change = {"reports": int(before is None), "relevant": int(relevant) - int(before or 0)}
        self.calendars.add(report.outlet, report.published, **change)
        row = {"report": report.id, "reader": reader, "read": rows.moment(at), "relevant": relevant}
        (key,) = self._insert(readings, [row])
        self._keep_accounts(accounts, key)
        self._await_records(report.id, key, at)
        return key, True

    def mark(self, report_id: str, marking: Marking) -> None:
        """Raise the marking of a report to this one, where it has a weaker one; a marking is never lowered."""
        weaker = MARKINGS[: MARKINGS.index(marking)]
        if not weaker:
            return
        where = (reports.c.id == report_id, reports.c.marking.in_(weaker))
        if self._connection.execute(update(reports).where(*where).values(marking=marking)).rowcount:
            self.records.outdate({member.record for member in self.records.members_of_report(report_id)})

    def is_quarantined(self, named: str) -> bool:
        """Whether an input is in quarantine now."""
        return self._connection.scalar(select(1).where(*_waiting(named)).limit(1)) is not None

    def release(self, named: str, *, at: datetime) -> None:
        """Note that an input in quarantine has been read since; that it was there stays on record."""
        self._connection.execute(_RELEASE, {"named": named, "at": rows.moment(at)})

    def set_aside(self, named: str, reason: str, message: str, hint: str | None, *, at: datetime) -> None:
        """Put an input into quarantine, or count that it is there once more."""
        time = rows.moment(at)
        same = (quarantine.c.input == named, quarantine.c.reason == reason, quarantine.c.message == message)
        changes = {"last_seen": time, "times": quarantine.c.times + 1, "read_since": None, "hint": hint}
        if self._connection.execute(update(quarantine).where(*same).values(changes)).rowcount == 0:
            row = {"input": named, "reason": reason, "message": message, "hint": hint}
            self._connection.execute(insert(quarantine), {**row, "first_seen": time, "last_seen": time, "times": 1})

    def reports(self) -> list[ReportLine]:
        """Every report, the earliest published first, those without a date last."""
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        latest = _latest_readings().subquery()
        query = select(readings.c.report, accounts.c.kind, func.count()).join_from(readings, accounts)
        query = query.where(readings.c.key.in_(select(latest.c.key))).group_by(readings.c.report, accounts.c.kind)
        for report, kind, count in self._connection.execute(query):
            counts[report][kind] = count
        listed = select(reports, readings.c.relevant).join_from(reports, readings)
        listed = listed.where(readings.c.key.in_(select(latest.c.key)))
        order = (reports.c.published.is_(None), reports.c.published, reports.c.id)
        return [
            ReportLine(**{name: row[name] for name in _LINE}, counts=counts.get(row["id"], {}))
            for row in self._connection.execute(listed.order_by(*order)).mappings()
        ]

    def quarantined(self, *, read_since: bool = False) -> list[QuarantineLine]:
        """What was set aside, by reason; with `read_since` also what was read after all."""
        columns = [column for column in quarantine.c if column.name != "key"]
        query = select(*columns).order_by(quarantine.c.reason, quarantine.c.input)
        if not read_since:
            query = query.where(quarantine.c.read_since.is_(None))
        return [QuarantineLine(*row) for row in self._connection.execute(query)]

    def find(self, prefix: str, *, limit: int = 10) -> list[tuple[str, str]]:
        """The ids that are `prefix`, or else begin with it: (report id, account id or "") pairs, at most `limit`."""
        by_report = select(reports.c.id)
        by_account = select(readings.c.report, accounts.c.id).join_from(accounts, readings).distinct()
        for exact in (True, False):

            def matching(column: Any, exact: bool = exact) -> Any:
                return column == prefix if exact else rows.begins(column, prefix)

            found = [
                (str(id), "")
                for (id,) in self._connection.execute(by_report.where(matching(reports.c.id)).limit(limit))
            ]
            told = self._connection.execute(by_account.where(matching(accounts.c.id)).limit(limit))
            found += [(str(report), str(account)) for report, account in told]
            if found:
                return found[:limit]
        return []

    def latest(self, report_id: str) -> Kept | None:
        """A report with its latest reading, or None where it is not kept."""
        return self._kept(_LATEST, report_id)

    def capture(self, sha256: str) -> Capture | None:
        """The bytes that were kept under this hash, or None."""
        row = self._connection.execute(_CAPTURE, {"of": sha256}).mappings().first()
        return rows.capture_from_row(dict(row)) if row else None

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        tables = (captures, reports, readings, accounts, claims, evidence, ledger, quarantine)
        return {table.name: self._connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}

    def _kept(self, query: Select[Any], of: int | str) -> Kept | None:
        row = self._connection.execute(query, {"of": of}).mappings().first()
        if row is None:
            return None
        report = rows.report_from_row({column.name: row[f"report_{column.name}"] for column in reports.c})
        told = self.records.told_by(row["key"])
        return Kept(report, bool(row["relevant"]), told, row["reader"], datetime.fromisoformat(row["read"]))

    def _keep_accounts(self, told: Iterable[Account], reading: int) -> None:
        once = list({account.id: account for account in told}.values())
        keys = self._insert(
            accounts,
            [rows.account_row(account, reading=reading, position=position) for position, account in enumerate(once)],
        )
        found = [(key, at, claim) for key, account in zip(keys, once, strict=True) for at, claim in _placed(account)]
        keys = self._insert(claims, [rows.claim_row(claim, account=key, position=at) for key, at, claim in found])
        pieces = [
            row for key, (_, _, claim) in zip(keys, found, strict=True) for row in rows.evidence_rows(claim, key=key)
        ]
        if pieces:
            self._connection.execute(_ADD_EVIDENCE, pieces)

    def _await_records(self, report: str, reading: int, at: datetime) -> None:
        """Note that a reading is to become part of the records, in the place of the report's earlier ones."""
        self._connection.execute(_FORGET, {"of": report})
        self._connection.execute(_AWAIT, {"reading": reading, "matcher": "", "done": rows.moment(at)})

    def _insert(self, table: Table, new: list[dict[str, Any]]) -> list[int]:
        """Insert rows in one statement; their keys, in the same order."""
        if not new:
            return []
        return [int(key) for key in self._connection.scalars(_INSERT[table.name], new)]

    def _add(self, table: Table, named: str, row: Callable[[], dict[str, Any]]) -> None:
        """Insert a row unless one is there; rows of captures and reports never change."""
        there, add = _ADD[table.name]
        if self._connection.scalar(there, {"of": named}) is None:
            self._connection.execute(add, row())


def _check_words(report: Report, told: Iterable[Account]) -> None:
    for account in told:
        if not all(piece.stands_in(report) for claim in account.claims for piece in claim.evidence):
            raise ValueError(f"words of account {account.id} do not stand in report {report.id}")


def _placed(account: Account) -> Iterable[tuple[int, Claim]]:
    return enumerate(account.claims)


def _waiting(named: str) -> tuple[Any, Any]:
    return quarantine.c.input == named, quarantine.c.read_since.is_(None)


# Built once: to build a statement takes longer than to run it.

_READINGS = select(readings, *[column.label(f"report_{column.name}") for column in reports.c]).join_from(
    readings, reports
)
_KEPT = _READINGS.where(readings.c.key == bindparam("of"))
_LATEST = _READINGS.where(
    readings.c.key
    == select(func.max(readings.c.key)).where(readings.c.report == bindparam("of")).scalar_subquery().correlate(None)
)
_CAPTURE = select(captures).where(captures.c.sha256 == bindparam("of"))
_SAID = select(reports.c.content, reports.c.marking).where(reports.c.id == bindparam("of"))
_READ = select(readings.c.key).where(readings.c.report == bindparam("of"), readings.c.reader == bindparam("by"))
_RELEVANT = (
    select(readings.c.relevant).where(readings.c.report == bindparam("of")).order_by(readings.c.key.desc()).limit(1)
)
_ADD = {
    column.table.name: (select(1).where(column == bindparam("of")), insert(column.table))
    for column in (captures.c.sha256, reports.c.id, ledger.c.work)
}
_INSERT = {
    table.name: insert(table).returning(table.c.key, sort_by_parameter_order=True)
    for table in (readings, accounts, claims)
}
_ADD_EVIDENCE = insert(evidence)
_FORGET = delete(reconciled).where(
    reconciled.c.reading.in_(select(readings.c.key).where(readings.c.report == bindparam("of")))
)
_AWAIT = insert(reconciled)
_RELEASE = (
    update(quarantine)
    .where(quarantine.c.input == bindparam("named"), quarantine.c.read_since.is_(None))
    .values(read_since=bindparam("at"))
)


def _latest_readings() -> Select[Any]:
    return select(func.max(readings.c.key).label("key")).group_by(readings.c.report)
