"""The questions and changes of one unit of work that are about records: members, judgements, conflicts."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import (
    CompoundSelect,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    text,
    union,
    update,
)
from sqlalchemy.dialects import sqlite

from dateline.model.claims import Account, Kind
from dateline.model.judgements import MACHINE, Judgement, Verdict
from dateline.model.records import record_id
from dateline.model.text import Report
from dateline.store import accounts as told_accounts
from dateline.store import rows
from dateline.store.tables import (
    conflicts,
    families,
    judgements,
    members,
    namings,
    outdated,
    readings,
    reconciled,
    reports,
)


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


_AT_ONCE = 500
"""Records that are listed at once."""


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
        return self._members(_MEMBERS, lineages)

    def members_of_report(self, report: str) -> list[MemberRow]:
        """The members that one report ever had, the oldest first."""
        return self._members(_MEMBERS_OF_REPORTS, [report])

    def members_of_records(self, records: Collection[str]) -> list[MemberRow]:
        """The members of these records, the oldest first."""
        return self._members(_MEMBERS_OF_RECORDS, records)

    def all_members(self) -> list[MemberRow]:
        """All members, the oldest first."""
        return [MemberRow(*row) for row in self._connection.execute(select(members).order_by(members.c.age))]

    def add_member(self, lineage: str, *, report: str, kind: Kind, at: datetime) -> MemberRow:
        """A new member, younger than all others, in no record yet."""
        row = {"lineage": lineage, "report": report, "kind": kind, "since": instant(at)}
        key = self._connection.execute(_ADD_MEMBER, row).inserted_primary_key
        assert key is not None
        self._connection.execute(_ADD_NAMING, {"record": record_id(lineage), "lineage": lineage})
        return MemberRow(int(key[0]), lineage, report, kind, None, None, row["since"])

    def set_account(self, lineage: str, account: str | None) -> None:
        """The id that a member has in the latest reading; None where it has none there, and so is in no record."""
        if account:
            self._connection.execute(_SET_ACCOUNT, {"of": lineage, "into": account})
        else:
            self._connection.execute(_SET_GONE, {"of": lineage})

    def set_records(self, record_by_lineage: Mapping[str, str]) -> None:
        """Put members into records."""
        if given := [{"of": lineage, "into": record} for lineage, record in record_by_lineage.items()]:
            self._connection.execute(_SET_RECORD, given)

    def outdate(self, records: Iterable[str | None]) -> None:
        """Note that what was derived of these records for lists no longer stands (`Listings`)."""
        if given := [{"record": id} for id in sorted({id for id in records if id})]:
            self._connection.execute(_OUTDATE, given)

    def find_records(self, prefix: str, *, limit: int = 10) -> list[str]:
        """The ids of records that are `prefix` or begin with it, else those of accounts that do."""
        for query in _BEGINNING:
            named = {"from": prefix, "to": prefix + rows.LAST, "most": limit}
            if found := [str(record) for record in self._connection.scalars(query, named)]:
                return [prefix] if prefix in found else sorted(found)
        return []

    def merged_into(self, record: str) -> list[str]:
        """The record that holds the account that gave an id its name: where a merged record is now. [] for no id."""
        query = select(members.c.record).join(namings, namings.c.lineage == members.c.lineage)
        query = query.where(namings.c.record == record, members.c.record.is_not(None))
        return [str(id) for id in self._connection.scalars(query)]

    def record_ids(self, kinds: Collection[str], *, of: Collection[str] | None = None) -> Iterator[str]:
        """Every record of these kinds, or those of them that are named, the oldest first, some at a time."""
        query = _FIRST_MEMBERS.where(members.c.kind.in_(kinds)).order_by(members.c.age).limit(_AT_ONCE)
        if of is not None:
            query = query.where(rows.among(members.c.record))
        after, named = 0, {} if of is None else {"these": rows.listed(of)}
        while found := self._connection.execute(query.where(members.c.age > after), named).all():
            yield from (str(record) for _, record in found)
            after = found[-1][0]

    def latest_record_ids(self, kinds: Collection[str], *, limit: int) -> list[str]:
        """The youngest records of these kinds, `limit` at most, the oldest of them first."""
        query = _FIRST_MEMBERS.where(members.c.kind.in_(kinds)).order_by(members.c.age.desc()).limit(limit)
        return [str(record) for _, record in reversed(self._connection.execute(query).all())]

    def count_records(self, kinds: Collection[str]) -> int:
        """How many records of these kinds there are."""
        query = select(func.count(members.c.record.distinct())).where(members.c.kind.in_(kinds))
        return self._connection.scalar(query) or 0

    # Judgements.

    def judgements_on(self, lineages: Collection[str], *, active: bool = True) -> list[Judgement]:
        """The judgements on any of these members."""
        query = _JUDGED_ON.where(_holds()) if active else _JUDGED_ON
        found = self._connection.execute(query, {"these": rows.listed(lineages)}).mappings()
        return [_judgement(row) for row in found.all()]

    def judged_by_machine(self, lineages: Collection[str], *, among: bool = False) -> set[tuple[str, str]]:
        """The pairs with any of these members (or of two of them) on which a machine's judgement holds."""
        query = _PAIRS_AMONG if among else _PAIRS_ON
        found = self._connection.execute(query, {"these": rows.listed(lineages)}).all()
        return {(left, right) for left, right in found}

    def unsure_of(self, lineages: Collection[str]) -> list[tuple[str, str, float]]:
        """The pairs with one of these members of which a machine is unsure, and how likely they are one."""
        found = self._connection.execute(_UNSURE, {"these": rows.listed(lineages)}).all()
        return [(left, right, score or 0.0) for left, right, score in found]

    def reasons(self, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """What a machine says why it is unsure of each of these pairs: a page of them."""
        found = self._connection.execute(_REASONS, {"pairs": json.dumps(sorted(pairs))})
        return {(left, right): str(reason) for left, right, reason in found}

    def decided_on(self, lineages: Collection[str]) -> list[Judgement]:
        """What people judged of any of these members, withdrawn judgements too."""
        found = self._connection.execute(_DECIDED_ON, {"these": rows.listed(lineages)}).mappings()
        return [_judgement(row) for row in found.all()]

    def suggested(self, lineages: Collection[str], *, limit: int) -> list[Judgement]:
        """The judgements by which a machine holds two of these members for one, the surest first."""
        found = self._connection.execute(_SUGGESTED, {"these": rows.listed(lineages), "most": limit}).mappings()
        return [_judgement(row) for row in found.all()]

    def judgements_among(self, lineages: Collection[str]) -> Iterator[Judgement]:
        """The active judgements whose two members both are among these, without their reasons."""
        return self._without_reasons(_JUDGED_AMONG, lineages)

    def verdicts_on(self, lineages: Collection[str]) -> Iterator[Judgement]:
        """The active judgements on any of these members, without their reasons."""
        return self._without_reasons(_VERDICTS_ON, lineages)

    def _without_reasons(self, query: Select[Any], lineages: Collection[str]) -> Iterator[Judgement]:
        found = self._connection.execute(query, {"these": rows.listed(lineages)})
        for left, right, verdict, by, made, score, decision in found.all():
            yield Judgement(left, right, verdict, by, datetime.fromisoformat(made), "", score, decision)

    def decided(self, lineages: Collection[str]) -> set[str]:
        """Those of these members on which a person's judgement holds."""
        found = self._connection.execute(_DECIDED, {"these": rows.listed(lineages)})
        return {str(lineage) for pair in found for lineage in pair} & set(lineages)

    def all_judgements(self, *, active: bool = True) -> list[Judgement]:
        """All judgements, in the order in which they were kept."""
        query = select(judgements).order_by(judgements.c.key)
        found = self._connection.execute(query.where(_holds()) if active else query).mappings()
        return [_judgement(row) for row in found]

    def judgements_by_key(self, keys: Collection[int]) -> dict[int, Judgement]:
        """The judgements that are kept under these keys, withdrawn ones too: at most a page of them."""
        found = self._connection.execute(select(judgements).where(judgements.c.key.in_(keys))).mappings()
        return {row["key"]: _judgement(row) for row in found}

    def neighbours(self, lineages: Collection[str], *, machine_only: bool = False) -> set[str]:
        """The members that an active SAME joins to any of these."""
        query = _NEIGHBOURS_BY_MACHINE if machine_only else _NEIGHBOURS
        return set(self._connection.scalars(query, {"these": rows.listed(lineages)}).all())

    def add_judgements(self, new: Iterable[Judgement]) -> None:
        """Keep judgements."""
        if given := [_judgement_row(judgement) for judgement in new]:
            self._connection.execute(_ADD_JUDGEMENTS, given)

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
        # Only people's judgements have a decision: the index on it leaves out the many of machines.
        is_named = rows.begins(judgements.c.decision, named or "")
        query = select(func.max(judgements.c.key)).where(judgements.c.decision > "", is_named, _holds())
        key = self._connection.scalar(query)
        if key is None:
            return []
        decision = select(judgements.c.decision).where(judgements.c.key == key).scalar_subquery()
        query = select(judgements).where(judgements.c.decision == decision, _holds()).order_by(judgements.c.key)
        return [_judgement(row) for row in self._connection.execute(query).mappings()]

    def latest_decision(self, by: str) -> tuple[str, str] | None:
        """The id of a person's latest merge or split that holds, and its time as it is kept; None without one."""
        query = select(judgements.c.decision, judgements.c.made)
        query = query.where(_holds(), judgements.c.by == by, judgements.c.decision > "")
        row = self._connection.execute(query.order_by(judgements.c.key.desc()).limit(1)).first()
        return (str(row[0]), str(row[1])) if row else None

    # Conflicts.

    def conflicts(self, *, of_machines: bool = True, limit: int | None = None) -> list[ConflictRow]:
        """Conflicts, those in which people have a hand first: all, or those alone, `limit` at most."""
        query = select(conflicts).order_by(conflicts.c.by_person.desc(), conflicts.c.left, conflicts.c.right)
        if not of_machines:
            query = query.where(conflicts.c.by_person)
        return [ConflictRow(*row) for row in self._connection.execute(query.limit(limit))]

    def count_conflicts(self, *, of_machines: bool = True) -> int:
        """How many conflicts there are: of all, or of those in which people have a hand."""
        query = select(func.count()).select_from(conflicts)
        return self._connection.scalar(query if of_machines else query.where(conflicts.c.by_person)) or 0

    def replace_conflicts(self, lineages: Collection[str], new: Iterable[ConflictRow]) -> None:
        """Take out the conflicts of these members and put in the new ones."""
        self._connection.execute(_DROP_CONFLICTS, {"these": rows.listed(lineages)})
        if given := [
            {"left": c.left, "right": c.right, "meanwhile": c.meanwhile, "by_person": c.by_person} for c in new
        ]:
            self._connection.execute(_ADD_CONFLICTS, given)

    # Source families.

    def families(self, of: Collection[str]) -> dict[str, str]:
        """The source family of each of these reports that is a copy of another or has copies."""
        found = self._connection.execute(_FAMILIES, {"these": rows.listed(of)}).all()
        return {str(report): str(family) for report, family in found}

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

    # Readings.

    def pending(self, matcher: str, *, report: str | None = None, limit: int = 1000) -> list[Pending]:
        """Latest readings that this matcher has not made part of the records, the first `limit` as they were kept."""
        query = _PENDING if report is None else _PENDING_OF_REPORT
        named = {"by": matcher, "most": limit} | ({} if report is None else {"of": report})
        return [Pending(int(key), str(of)) for key, of in self._connection.execute(query, named).all()]

    def count_pending(self, matcher: str) -> int:
        """How many readings this matcher has not made part of the records."""
        is_open = or_(reconciled.c.matcher < matcher, reconciled.c.matcher > matcher)
        return self._connection.scalar(select(func.count()).select_from(reconciled).where(is_open)) or 0

    def mark_reconciled(self, reading: int, *, matcher: str, at: datetime) -> None:
        """Note that a reading is part of the records."""
        self._connection.execute(_MARK_RECONCILED, {"of": reading, "by": matcher, "at": instant(at)})

    def reports(self, ids: Collection[str]) -> dict[str, Report]:
        """These reports, by id."""
        found = self._connection.execute(_REPORTS, {"these": rows.listed(ids)}).mappings().all()
        return {row["id"]: rows.report_from_row(dict(row)) for row in found}

    def accounts(self, ids: Collection[str]) -> list[Account]:
        """The accounts with these ids, each once, of whichever reading."""
        return told_accounts.by_id(self._connection, ids)

    def tellings(self, of: Collection[str], *, before: datetime | None = None) -> dict[str, list[Account]]:
        """The accounts of these reports' latest readings (or of the latest up to a time), by report."""
        return told_accounts.of_reports(self._connection, of, until=rows.moment(before) if before else None)

    def told_by(self, reading: int) -> tuple[Account, ...]:
        """The accounts of one reading, in its order."""
        return told_accounts.of_reading(self._connection, reading)

    def _members(self, query: Select[Any], values: Collection[str]) -> list[MemberRow]:
        return [MemberRow(*row) for row in self._connection.execute(query, {"these": rows.listed(values)}).all()]


def _holds() -> Any:
    return judgements.c.withdrawn.is_(None)


def _by_machine() -> Any:
    return func.substr(judgements.c.by, 1, len(MACHINE)) == MACHINE


def chunks(items: Collection[str]) -> Iterator[Sequence[str]]:
    """The items in order, as many at a time as one IN list takes."""
    listed = sorted(items)
    return (listed[at : at + _AT_ONCE] for at in range(0, len(listed), _AT_ONCE))


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


def _judgement(row: RowMapping) -> Judgement:
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


# Built once: to build a statement takes longer than to run it.


def _neighbours(*conditions: Any) -> CompoundSelect[Any]:
    joins = (judgements.c.verdict == "same", _holds(), *conditions)
    left, right = judgements.c.left, judgements.c.right
    # Each once: in a chain of sixty the SAME are 1,770, and all of them lead to the same sixty.
    return union(*(select(there).where(rows.among(here), *joins) for here, there in ((left, right), (right, left))))


_OLDER = members.alias("older")
_FIRST_MEMBERS = select(members.c.age, members.c.record).where(
    members.c.record.is_not(None),
    ~select(1).where(_OLDER.c.record == members.c.record, _OLDER.c.age < members.c.age).exists(),
)
"""The oldest member of every record."""
_MEMBERS, _MEMBERS_OF_REPORTS, _MEMBERS_OF_RECORDS = (
    select(members).where(rows.among(column)).order_by(members.c.age)
    for column in (members.c.lineage, members.c.report, members.c.record)
)
_ADD_MEMBER, _ADD_NAMING, _ADD_JUDGEMENTS, _ADD_CONFLICTS = map(insert, (members, namings, judgements, conflicts))
_SET_ACCOUNT = update(members).where(members.c.lineage == bindparam("of")).values(account=bindparam("into"))
_SET_GONE = update(members).where(members.c.lineage == bindparam("of")).values(account=None, record=None)
_SET_RECORD = update(members).where(members.c.lineage == bindparam("of")).values(record=bindparam("into"))
_OUTDATE = sqlite.insert(outdated).on_conflict_do_nothing()
_PENDING_OF_ALL = (
    select(readings.c.key, readings.c.report)
    .join(reconciled, reconciled.c.reading == readings.c.key)
    .order_by(readings.c.key)
    .limit(bindparam("most"))
)
# Two ranges of the index, both empty where nothing is pending.
_PENDING = _PENDING_OF_ALL.where(or_(reconciled.c.matcher < bindparam("by"), reconciled.c.matcher > bindparam("by")))
_PENDING_OF_REPORT = _PENDING_OF_ALL.where(
    readings.c.report == bindparam("of"), reconciled.c.matcher != bindparam("by")
)
_MARK_RECONCILED = (
    update(reconciled)
    .where(reconciled.c.reading == bindparam("of"))
    .values(matcher=bindparam("by"), done=bindparam("at"))
)
_ONE_AMONG = or_(rows.among(judgements.c.left), rows.among(judgements.c.right))
_TWO_AMONG = and_(rows.among(judgements.c.left), rows.among(judgements.c.right))
_JUDGED_ON = select(judgements).where(_ONE_AMONG).order_by(judgements.c.key)
_JUDGED_AMONG, _VERDICTS_ON = (
    select(*(judgements.c[name] for name in ("left", "right", "verdict", "by", "made", "score", "decision"))).where(
        joined, _holds()
    )
    for joined in (_TWO_AMONG, _ONE_AMONG)
)
_PAIRS_ON, _PAIRS_AMONG = (
    select(judgements.c.left, judgements.c.right).where(joined, _holds(), _by_machine())
    for joined in (_ONE_AMONG, _TWO_AMONG)
)
# Each pair is looked up in the index; asked for as a list of pairs, all judgements are looked through.
_REASONS = text(
    'SELECT j."left", j."right", j.reason FROM json_each(:pairs) AS pair CROSS JOIN judgements AS j '
    "ON j.\"left\" = json_extract(pair.value, '$[0]') AND j.\"right\" = json_extract(pair.value, '$[1]') "
    "WHERE j.verdict = 'unsure' AND j.withdrawn IS NULL AND substr(j.\"by\", 1, length(:machine)) = :machine"
).bindparams(machine=MACHINE)
_NEIGHBOURS, _NEIGHBOURS_BY_MACHINE = _neighbours(), _neighbours(_by_machine())
# A literal, not a variable: an index over some rows serves only what names them.
_DECIDED = select(judgements.c.left, judgements.c.right).where(
    _ONE_AMONG,
    judgements.c.decision > literal_column("''"),
    _holds(),
)
_UNSURE = select(judgements.c.left, judgements.c.right, judgements.c.score).where(
    _ONE_AMONG, _holds(), judgements.c.verdict == "unsure", _by_machine()
)
_DECIDED_ON = select(judgements).where(_ONE_AMONG, judgements.c.decision > literal_column("''"))
_SUGGESTED = (
    select(judgements)
    .where(_TWO_AMONG, _holds(), judgements.c.verdict == "same", _by_machine())
    .order_by(judgements.c.score.desc())
    .limit(bindparam("most"))
)
_BEGINNING = [
    select(members.c.record)
    .where(column >= bindparam("from"), column < bindparam("to"), members.c.record.is_not(None))
    .distinct()
    .limit(bindparam("most"))
    for column in (members.c.record, members.c.account, members.c.lineage)
]
"""Records by how their ids begin, else those of their accounts."""
_DROP_CONFLICTS = delete(conflicts).where(or_(rows.among(conflicts.c.left), rows.among(conflicts.c.right)))
_REPORTS = select(reports).where(rows.among(reports.c.id))
_FAMILIES = select(families.c.report, families.c.family).where(rows.among(families.c.report))
