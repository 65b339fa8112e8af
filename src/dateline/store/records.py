"""The questions and changes of one unit of work that are about records: members, judgements, conflicts, families."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update
from sqlalchemy.dialects import sqlite

from dateline.model.claims import Account, Kind
from dateline.model.judgements import MACHINE, Judgement, Verdict
from dateline.model.records import record_id
from dateline.model.text import Report
from dateline.store import rows
from dateline.store.tables import (
    accounts,
    blocks,
    claims,
    conflicts,
    evidence,
    families,
    judgements,
    members,
    namings,
    outdated,
    readings,
    reconciled,
    reports,
)

_AT_ONCE = 500
"""Items of one IN list."""
_VARIABLES = 30_000
"""Items of the longest IN list: SQLite takes 32,766 variables at most."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One account as the records know it: see `members` in `store.tables`."""

    age: int
    lineage: str
    report: str
    kind: Kind
    account: str | None
    record: str | None
    since: str


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A contradiction between judgements, as it was derived."""

    left: str
    right: str
    meanwhile: str
    by_person: bool


@dataclass(frozen=True, slots=True)
class Pending:
    """A reading that is not part of the records yet."""

    reading: int
    report: str


def instant(time: datetime) -> str:
    """A time as judgements keep it: in UTC to the microsecond, so that text sorts as time does."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


class Records:
    """What is kept about records; made by a Session, whose unit of work it shares."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # Members.

    def members(self, lineages: Collection[str]) -> list[MemberRow]:
        """These members, the oldest first."""
        return sorted(self._members(members.c.lineage, lineages), key=lambda member: member.age)

    def members_of_report(self, report: str) -> list[MemberRow]:
        """The members that one report ever had, the oldest first."""
        return self.all_members(members.c.report == report)

    def members_of_records(self, records: Collection[str]) -> list[MemberRow]:
        """The members of these records, the oldest first."""
        return sorted(self._members(members.c.record, records), key=lambda member: member.age)

    def all_members(self, condition: Any = True) -> list[MemberRow]:
        """All members, the oldest first."""
        query = select(members).where(condition).order_by(members.c.age)
        return [_member(dict(row)) for row in self._connection.execute(query).mappings()]

    def add_member(self, lineage: str, *, report: str, kind: Kind, at: datetime) -> MemberRow:
        """A new member, younger than all others, in no record yet."""
        row = {"lineage": lineage, "report": report, "kind": kind, "since": instant(at)}
        key = self._connection.execute(insert(members), row).inserted_primary_key
        assert key is not None
        self._connection.execute(insert(namings), {"record": record_id(lineage), "lineage": lineage})
        return MemberRow(int(key[0]), lineage, report, kind, None, None, row["since"])

    def set_account(self, lineage: str, account: str | None) -> None:
        """The id that a member has in the latest reading; None where it has none there, and so is in no record."""
        changes = {"account": account} if account else {"account": None, "record": None}
        self._connection.execute(update(members).where(members.c.lineage == lineage).values(changes))

    def set_records(self, record_by_lineage: Mapping[str, str]) -> None:
        """Put members into records."""
        for lineage, record in record_by_lineage.items():
            self._connection.execute(update(members).where(members.c.lineage == lineage).values(record=record))

    def outdate(self, records: Iterable[str | None]) -> None:
        """Note that what was derived of these records for lists no longer stands (`Listings`)."""
        statement = sqlite.insert(outdated).on_conflict_do_nothing()
        if given := [{"record": id} for id in sorted({id for id in records if id})]:
            self._connection.execute(statement, given)

    def find_records(self, prefix: str, *, limit: int = 10) -> list[str]:
        """The ids of records that are `prefix` or begin with it, else those of accounts that do."""
        for column in (members.c.record, members.c.account, members.c.lineage):
            begins = and_(column >= prefix, column < prefix + "\U0010ffff", members.c.record.is_not(None))
            query = select(members.c.record).where(begins).distinct().limit(limit)
            if found := [str(record) for record in self._connection.scalars(query)]:
                return [prefix] if prefix in found else sorted(found)
        return []

    def merged_into(self, record: str) -> list[str]:
        """The record that holds the account that gave an id its name: where a merged record is now. [] for no id."""
        query = select(members.c.record).join(namings, namings.c.lineage == members.c.lineage)
        query = query.where(namings.c.record == record, members.c.record.is_not(None))
        return [str(id) for id in self._connection.scalars(query)]

    def record_ids(self, kinds: Collection[str]) -> list[str]:
        """Every record of these kinds, the oldest first."""
        query = select(members.c.record, func.min(members.c.age).label("first"))
        query = query.where(members.c.record.is_not(None), members.c.kind.in_(kinds)).group_by(members.c.record)
        return [str(record) for record, _ in self._connection.execute(query.order_by("first"))]

    # Judgements.

    def judgements_on(self, lineages: Collection[str], *, active: bool = True) -> list[Judgement]:
        """The judgements on any of these members."""
        found: dict[int, Judgement] = {}
        for some in chunks(lineages):
            condition = or_(judgements.c.left.in_(some), judgements.c.right.in_(some))
            found |= self._judgements(condition, active=active)
        return [found[key] for key in sorted(found)]

    def judgements_among(self, lineages: Collection[str]) -> list[Judgement]:
        """The active judgements whose two members both are among these."""
        wanted = set(lineages)
        return [item for item in self.judgements_on(wanted) if item.left in wanted and item.right in wanted]

    def all_judgements(self, *, active: bool = True) -> list[Judgement]:
        """All judgements, in the order in which they were kept."""
        found = self._judgements(judgements.c.key.is_not(None), active=active)
        return [found[key] for key in sorted(found)]

    def judgements_by_key(self, keys: Collection[int]) -> dict[int, Judgement]:
        """The judgements that are kept under these keys, withdrawn ones too: at most a page of them."""
        return self._judgements(judgements.c.key.in_(keys), active=False)

    def neighbours(self, lineages: Collection[str], *, machine_only: bool = False) -> set[str]:
        """The members that an active SAME joins to any of these."""
        found: set[str] = set()
        for some in chunks(lineages):
            for here, there in ((judgements.c.left, judgements.c.right), (judgements.c.right, judgements.c.left)):
                query = select(there).where(here.in_(some), judgements.c.verdict == "same", _holds())
                if machine_only:
                    query = query.where(_by_machine())
                found.update(map(str, self._connection.scalars(query)))
        return found

    def add_judgements(self, new: Iterable[Judgement]) -> None:
        """Keep judgements."""
        if given := [_judgement_row(judgement) for judgement in new]:
            self._connection.execute(insert(judgements), given)

    def withdraw(self, taken_back: Iterable[Judgement], *, at: datetime, why: str) -> None:
        """Note that judgements hold no more; that they were made stays on record."""
        for judgement in taken_back:
            same = (
                judgements.c.left == judgement.left,
                judgements.c.right == judgement.right,
                judgements.c.by == judgement.by,
                judgements.c.made == instant(judgement.made),
                judgements.c.decision == judgement.decision,
                _holds(),
            )
            changes = {"withdrawn": instant(at), "why_withdrawn": why}
            self._connection.execute(update(judgements).where(*same).values(changes))

    def decision(self, named: str | None = None) -> list[Judgement]:
        """The active judgements of one decision of a person: of the latest, or of the one whose id begins so."""
        query = select(judgements.c.decision).where(_holds(), ~_by_machine(), judgements.c.decision != "")
        if named is not None:
            query = query.where(func.substr(judgements.c.decision, 1, len(named)) == named)
        decision = self._connection.scalar(query.order_by(judgements.c.key.desc()).limit(1))
        if decision is None:
            return []
        return list(self._judgements(judgements.c.decision == decision, active=True).values())

    def latest_decision(self, by: str) -> tuple[str, str] | None:
        """The id of a person's latest merge or split that holds, and its time as it is kept; None without one."""
        query = select(judgements.c.decision, judgements.c.made)
        query = query.where(_holds(), judgements.c.by == by, judgements.c.decision != "")
        row = self._connection.execute(query.order_by(judgements.c.key.desc()).limit(1)).first()
        return (str(row[0]), str(row[1])) if row else None

    # Conflicts.

    def conflicts(self) -> list[ConflictRow]:
        """All conflicts, those in which people have a hand first."""
        query = select(conflicts).order_by(conflicts.c.by_person.desc(), conflicts.c.left, conflicts.c.right)
        return [ConflictRow(*row) for row in self._connection.execute(query)]

    def replace_conflicts(self, lineages: Collection[str], new: Iterable[ConflictRow]) -> None:
        """Take out the conflicts of these members and put in the new ones."""
        for some in chunks(lineages):
            condition = or_(conflicts.c.left.in_(some), conflicts.c.right.in_(some))
            self._connection.execute(delete(conflicts).where(condition))
        if given := [
            {"left": c.left, "right": c.right, "meanwhile": c.meanwhile, "by_person": c.by_person} for c in new
        ]:
            self._connection.execute(insert(conflicts), given)

    # Source families and candidates.

    def families(self, of: Collection[str]) -> dict[str, str]:
        """The source family of each of these reports that is a copy of another or has copies."""
        found: dict[str, str] = {}
        for some in chunks(of):
            query = select(families.c.report, families.c.family).where(families.c.report.in_(some))
            found |= {str(report): str(family) for report, family in self._connection.execute(query)}
        return found

    def set_family(self, report: str, family: str, *, why: str) -> None:
        """Note that a report is of a source family, and why."""
        self._connection.execute(delete(families).where(families.c.report == report))
        self._connection.execute(insert(families), {"report": report, "family": family, "reason": why})

    def copies_of(self, report: str) -> list[tuple[str, str]]:
        """The other reports of a report's source family, each with why it is in it."""
        family = select(families.c.family).where(families.c.report == report).scalar_subquery()
        query = select(families.c.report, families.c.reason).where(families.c.family == family)
        found = self._connection.execute(query.where(families.c.report != report).order_by(families.c.report))
        return [(str(other), str(why)) for other, why in found]

    def block(self, space: str, item: str, keys: Iterable[str]) -> None:
        """Put an item under its keys in one space, and under no others."""
        self._connection.execute(delete(blocks).where(blocks.c.item == item, blocks.c.space == space))
        if given := [{"space": space, "key": key, "item": item} for key in sorted(set(keys))]:
            self._connection.execute(insert(blocks), given)

    def blocked(self, space: str, keys: Iterable[str], *, most: int) -> list[str]:
        """The items that stand under any of these keys in one space, those under the most first, `most` at most."""
        wanted = sorted(set(keys))[:_VARIABLES]
        query = select(blocks.c.item).where(blocks.c.space == space, blocks.c.key.in_(wanted))
        query = query.group_by(blocks.c.item).order_by(func.count().desc(), blocks.c.item).limit(most)
        return [str(item) for item in self._connection.scalars(query)] if wanted else []

    # Readings.

    def pending(self, matcher: str, *, report: str | None = None) -> list[Pending]:
        """The latest readings that this matcher has not made part of the records, in the order of their keeping."""
        latest = select(func.max(readings.c.key)).group_by(readings.c.report)
        query = select(readings.c.key, readings.c.report).outerjoin(reconciled, reconciled.c.reading == readings.c.key)
        is_open = or_(reconciled.c.reading.is_(None), reconciled.c.matcher != matcher)
        if report is not None:
            latest = latest.where(readings.c.report == report)
        query = query.where(readings.c.key.in_(latest), is_open).order_by(readings.c.key)
        return [Pending(int(key), str(of)) for key, of in self._connection.execute(query)]

    def mark_reconciled(self, reading: int, *, matcher: str, at: datetime) -> None:
        """Note that a reading is part of the records."""
        self._connection.execute(delete(reconciled).where(reconciled.c.reading == reading))
        row = {"reading": reading, "matcher": matcher, "done": instant(at)}
        self._connection.execute(insert(reconciled), row)

    def reports(self, ids: Collection[str]) -> dict[str, Report]:
        """These reports, by id."""
        found: dict[str, Report] = {}
        for some in chunks(ids):
            query = select(reports).where(reports.c.id.in_(some))
            for row in self._connection.execute(query).mappings():
                found[row["id"]] = rows.report_from_row(dict(row))
        return found

    def accounts(self, ids: Collection[str]) -> list[Account]:
        """The accounts with these ids, each once, of whichever reading."""
        found: dict[str, Account] = {}
        for some in chunks(ids):
            keys = select(func.max(accounts.c.key)).where(accounts.c.id.in_(some)).group_by(accounts.c.id)
            for told in self._accounts(accounts.c.key.in_(keys)).values():
                found |= {account.id: account for account in told}
        return list(found.values())

    def tellings(self, of: Collection[str], *, before: datetime | None = None) -> dict[str, list[Account]]:
        """The accounts of these reports' latest readings (or of the latest up to a time), by report."""
        found: dict[str, list[Account]] = {}
        for some in chunks(of):
            latest = select(func.max(readings.c.key)).where(readings.c.report.in_(some)).group_by(readings.c.report)
            if before is not None:
                latest = latest.where(readings.c.read <= rows.moment(before))
            found |= self._accounts(accounts.c.reading.in_(latest))
        return found

    def _accounts(self, condition: Any) -> dict[str, list[Account]]:
        keys = select(accounts.c.key).where(condition)
        pieces: dict[int, list[dict[str, Any]]] = defaultdict(list)
        query = select(evidence).join(claims, claims.c.key == evidence.c.claim).where(claims.c.account.in_(keys))
        for row in self._connection.execute(query.order_by(evidence.c.claim, evidence.c.position)).mappings():
            pieces[row["claim"]].append(dict(row))
        facts: dict[int, list[dict[str, Any]]] = defaultdict(list)
        query = select(claims).where(claims.c.account.in_(keys)).order_by(claims.c.account, claims.c.position)
        for row in self._connection.execute(query).mappings():
            facts[row["account"]].append(dict(row))
        found: dict[str, list[Account]] = defaultdict(list)
        query = select(accounts, readings.c.report).join(readings, readings.c.key == accounts.c.reading)
        query = query.where(condition).order_by(accounts.c.reading, accounts.c.position)
        for row in self._connection.execute(query).mappings():
            told = [(fact, pieces[fact["key"]]) for fact in facts[row["key"]]]
            account = rows.account_from_rows(dict(row), report_id=row["report"], claims=told)
            found[row["report"]].append(account)
        return found

    def _members(self, column: Any, values: Collection[str]) -> Iterator[MemberRow]:
        for some in chunks(values):
            for row in self._connection.execute(select(members).where(column.in_(some))).mappings():
                yield _member(dict(row))

    def _judgements(self, condition: Any, *, active: bool) -> dict[int, Judgement]:
        query = select(judgements).where(condition)
        if active:
            query = query.where(_holds())
        return {row["key"]: _judgement(dict(row)) for row in self._connection.execute(query).mappings()}


def _holds() -> Any:
    return judgements.c.withdrawn.is_(None)


def _by_machine() -> Any:
    return func.substr(judgements.c.by, 1, len(MACHINE)) == MACHINE


def chunks(items: Collection[str]) -> Iterator[Sequence[str]]:
    """The items in order, as many at a time as one IN list takes."""
    listed = sorted(items)
    return (listed[at : at + _AT_ONCE] for at in range(0, len(listed), _AT_ONCE))


def _member(row: Mapping[str, Any]) -> MemberRow:
    kind = cast(Kind, row["kind"])
    return MemberRow(row["age"], row["lineage"], row["report"], kind, row["account"], row["record"], row["since"])


def _judgement_row(judgement: Judgement) -> dict[str, Any]:
    return {
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "by": judgement.by,
        "made": instant(judgement.made),
        "reason": judgement.reason,
        "score": judgement.score,
        "decision": judgement.decision,
        "withdrawn": instant(judgement.withdrawn) if judgement.withdrawn else None,
        "why_withdrawn": judgement.why_withdrawn,
    }


def _judgement(row: Mapping[str, Any]) -> Judgement:
    withdrawn = row["withdrawn"]
    return Judgement(
        left=row["left"],
        right=row["right"],
        verdict=cast(Verdict, row["verdict"]),
        by=row["by"],
        made=datetime.fromisoformat(row["made"]),
        reason=row["reason"],
        score=row["score"],
        decision=row["decision"],
        withdrawn=datetime.fromisoformat(withdrawn) if withdrawn else None,
        why_withdrawn=row["why_withdrawn"],
    )
