"""What the records were at an earlier time, and what changed since: derived from judgements, which are never erased."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from dateline.model.claims import Account, Kind
from dateline.model.judgements import Judgement
from dateline.model.records import RecordView, Status
from dateline.model.reviews import Review
from dateline.model.text import Report
from dateline.records.clustering import Clustered, cluster
from dateline.records.reviewing import claim_digests, review_state, reviewed
from dateline.run.reconcile import lineages_of
from dateline.run.record_views import KINDS, accounts_of, compose_view
from dateline.store.records import MemberRow, instant
from dateline.store.session import Session

What = Literal["added", "changed", "merged into", "split from", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed of one record: for "changed" a field with its old and new value, else another record.

    `why` names the reports and decisions that it comes from.
    """

    record: str
    what: What
    field: str = ""
    old: str = ""
    new: str = ""
    why: str = ""


def views_at(
    session: Session,
    time: datetime,
    *,
    rule: str,
    kinds: Collection[Kind] = KINDS,
    of: Collection[str] | None = None,
) -> list[RecordView]:
    """The records as they were at a time, the oldest first: from what had been read, judged and decided by then.

    `of` are lineages: then only the records that hold one of them, and those that ever were one with these. Without
    it, it takes memory and time in proportion to the whole database.
    """
    records = session.records
    lineages = None if of is None else _connected(session, of, time)
    known = records.all_members() if lineages is None else records.members(lineages)
    judgements = (
        records.all_judgements(active=False) if lineages is None else session.library.ever_judged_among(lineages)
    )
    members = [one for one in sorted(known, key=_age) if one.since <= instant(time) and one.kind in kinds]
    of_reports = {member.report for member in members}
    told = records.tellings(of_reports, before=time)
    placed = _placed(members, told, {account.id: account for account in records.accounts([m.lineage for m in members])})
    judged = [
        replace(judgement, withdrawn=None)
        for judgement in judgements
        if judgement.made <= time and (judgement.withdrawn is None or judgement.withdrawn > time)
    ]
    clustering = cluster((Clustered(m.lineage, m.kind, m.age) for m in placed.values()), judged)
    decided = {id for item in judged if not item.is_machine for id in (item.left, item.right)}
    reports, families = records.reports(of_reports), records.families(of_reports)
    reviews = session.reviews.of([record.id for record in clustering.records])
    views = []
    for record in clustering.records:
        members, is_judged = [placed[lineage] for lineage in record.accounts], not decided.isdisjoint(record.accounts)
        status: Status = "reviewed" if is_judged else "suggested"
        view = compose_view(record, members, reports, told, families, status=status, rule=rule)
        if held := _held(reviews.get(record.id, ()), time):
            claims = claim_digests(accounts_of(members, told))
            view = reviewed(view, review_state(held, claims, is_judged=is_judged))
        views.append(view)
    return views


def _age(member: MemberRow) -> int:
    return member.age


def _connected(session: Session, lineages: Collection[str], time: datetime) -> set[str]:
    """Those of these members that were there at a time, and all that ever were one with them and were there, too."""
    found: set[str] = set()
    seen: set[str] = set()
    new = set(lineages)
    while new:
        seen |= new
        there = [member for member in session.records.members(new) if member.since <= instant(time)]
        found |= {member.lineage for member in there}
        same = session.library.ever_same([member.lineage for member in there])
        together = session.records.members_of_records({member.record for member in there if member.record})
        new = (same | {member.lineage for member in together}) - seen
    return found


def _held(reviews: Iterable[Review], time: datetime) -> list[Review]:
    """The reviews that held at a time, as they were then."""
    return [
        replace(one, withdrawn=None, why_withdrawn=None)
        for one in reviews
        if one.made <= time and (one.withdrawn is None or one.withdrawn > time)
    ]


def _placed(
    members: Sequence[MemberRow], told: Mapping[str, list[Account]], first: Mapping[str, Account]
) -> dict[str, MemberRow]:
    """The members that an account stood for in the latest reading up to then, each with that account."""
    by_report: dict[str, list[MemberRow]] = {}
    for member in members:
        by_report.setdefault(member.report, []).append(member)
    placed = {}
    for report, of_report in by_report.items():
        accounts = told.get(report, [])
        lineage_of = lineages_of(of_report, accounts, first)
        known = {member.lineage: member for member in of_report}
        for account in accounts:
            lineage = lineage_of[account.id]
            if lineage in known:
                placed[lineage] = replace(known[lineage], account=account.id)
    return placed


Flat = Mapping[str, str]

_NOT_COMPARED = frozenset({"id", "kind", "members", "rule"})


def compare(old: Mapping[str, Flat], new: Mapping[str, Flat], why: Mapping[str, str]) -> list[Change]:
    """What changed between two states of the records, each as flat rows of text by record id.

    `members` of a row are the accounts in it, by which a record that is gone is found in another. `why` are reasons
    by account.
    """
    before = _record_by_member(old)
    after = _record_by_member(new)
    found: list[Change] = []
    for id, row in new.items():
        mine = row["members"].split()
        reasons = _reasons(mine, old.get(id, {}).get("members", "").split(), why)
        if id in old:
            found += _changed(id, old[id], row, reasons)
            continue
        came = next((before[member] for member in mine if member in before), None)
        found.append(Change(id, "split from", new=came, why=reasons) if came else Change(id, "added", why=reasons))
    for id, row in old.items():
        if id not in new:
            mine = row["members"].split()
            into = next((after[member] for member in mine if member in after), None)
            reasons = _reasons(mine, [], why)
            found.append(
                Change(id, "merged into", new=into, why=reasons) if into else Change(id, "withdrawn", why=reasons)
            )
    return sorted(found, key=lambda change: (change.record, change.what, change.field))


def reasons_since(session: Session, time: datetime, *, of: Collection[str] | None = None) -> dict[str, str]:
    """By account, what happened to it since a time: its report was read, a person judged on it or took that back.

    `of` are the lineages that are asked about; without it, all.
    """
    reasons: dict[str, list[str]] = {}
    records = session.records
    known = records.all_members() if of is None else records.members(of)
    judgements = records.all_judgements(active=False) if of is None else records.judgements_on(of, active=False)
    new = [member for member in known if member.since > instant(time)]
    reports = records.reports({member.report for member in new})
    for member in new:
        told = _report_words(reports[member.report])
        reasons.setdefault(member.lineage, []).append(f"{told} was read")
    for judgement in judgements:
        if judgement.is_machine:
            continue
        for told in _told(judgement, time):
            for lineage in (judgement.left, judgement.right):
                reasons.setdefault(lineage, []).append(told)
    return {lineage: "; ".join(dict.fromkeys(told)) for lineage, told in reasons.items()}


def _report_words(report: Report) -> str:
    """A report by its id and what people know it by."""
    day = report.published.isoformat() if report.published else None
    known = ", ".join(filter(None, (report.outlet or report.input, day)))
    return f"report {report.id} ({known})" if known else f"report {report.id}"


def _told(judgement: Judgement, time: datetime) -> Iterable[str]:
    because = f" ({judgement.reason})" if judgement.reason else ""
    if judgement.made > time:
        yield f"{judgement.by} judged {judgement.verdict}{because}, decision {judgement.decision[:8]}"
    if judgement.withdrawn is not None and judgement.withdrawn > time:
        yield f"decision {judgement.decision[:8]} was {judgement.why_withdrawn}"


def _record_by_member(rows: Mapping[str, Flat]) -> dict[str, str]:
    return {member: id for id, row in rows.items() for member in row["members"].split()}


def _changed(id: str, old: Flat, new: Flat, why: str) -> list[Change]:
    return [
        Change(id, "changed", field, old[field], value, why)
        for field, value in new.items()
        if field in old and field not in _NOT_COMPARED and old[field] != value
    ]


def _reasons(members: Sequence[str], before: Sequence[str], why: Mapping[str, str]) -> str:
    """Why a record is as it is: what happened to its members, those that came to it first."""
    ordered = [member for member in members if member not in before] + [m for m in before if m not in members]
    ordered += [member for member in members if member in before]
    told = [why[member] for member in ordered if member in why]
    gone = [member for member in before if member not in members and member not in why]
    return "; ".join(dict.fromkeys(told)) or ("an account left it" if gone else "read or scored anew")
