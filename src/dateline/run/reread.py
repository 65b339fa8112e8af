"""Reading a kept report again with the finders of today: what would change is told first, and kept where one says so.

The text never changes, so that every word of the earlier reading still stands where it stood. A new reading stands in
the place of the earlier one, which stays in the database; what people decided stays as well, and is only looked at
again where a source says something new in new words (`model.reviews.Basis`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dateline.errors import BadInput, SetAside
from dateline.model.claims import Account, Claim, Kind
from dateline.model.mentions import Mentions
from dateline.model.wire import value_to_json
from dateline.records.reviewing import claim_digests, review_state
from dateline.run.ledger import reader_id
from dateline.run.local import DEFAULT_LIMITS
from dateline.run.matcher import current_matcher
from dateline.run.pipeline import Reading
from dateline.run.reconcile import earlier_accounts, lineages_of, reconcile_new, settle_owed
from dateline.run.worker import Limits, Worker
from dateline.sources.options import Clock
from dateline.store.records import MemberRow
from dateline.store.session import Kept, Session
from dateline.store.sqlite import Store

What = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim that is told otherwise: `old` as it is kept, `new` as it is read now; None where there is none."""

    what: What
    field: str
    old: Claim | None
    new: Claim | None


@dataclass(frozen=True, slots=True)
class AccountChange:
    """One account that is told otherwise, and the record that it is in. `notes` say what changed beside its claims."""

    what: What
    kind: Kind
    account: str
    record: str | None
    notes: tuple[str, ...]
    claims: tuple[ClaimChange, ...]


@dataclass(frozen=True, slots=True)
class Rereading:
    """A report as it is kept and as it is read now.

    `reader` reads now; `is_current`: it is who read it last, so that nothing can change. `same` accounts stay as they
    are. `reopens` are records that people decided on and would be asked to look at again.
    """

    kept: Kept
    reading: Reading
    reader: str
    changes: tuple[AccountChange, ...] = ()
    same: int = 0
    reopens: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether these finders read it last."""
        return self.reader == self.kept.reader

    @property
    def relevance(self) -> str:
        """In words, whether it is about armed conflict after all, or not; empty where that stays."""
        if self.kept.relevant == self.reading.relevant:
            return ""
        return "is about armed conflict" if self.reading.relevant else "is not about armed conflict"


def reread(store: Store, report_id: str, *, limits: Limits = DEFAULT_LIMITS, beside_threads: bool = False) -> Rereading:
    """Read a kept report with the finders of today; nothing is stored.

    Raises BadInput where there is no such report, SetAside where it cannot be read. `beside_threads` is for a process
    that has others.
    """
    with store.view() as session:
        kept = session.latest(report_id)
        if kept is None:
            raise BadInput(f"no report has the id {report_id[:80]}", hint="`dateline reports` lists the ids")
    reader = reader_id()
    if reader == kept.reader:
        return Rereading(kept, _as_kept(kept), reader, same=len(kept.accounts))
    with Worker(limits, beside_threads=beside_threads) as worker:
        reading = worker.read_again(kept.report)
    now = {account.id: account for account in reading.accounts}
    if reading.report.text != kept.report.text:
        raise SetAside("the reader gave another text than it was given", reason="reader failed")
    with store.view() as session:
        members = session.records.members_of_report(report_id)
        record_of = {member.account: member.record for member in members if member.account}
        reopens = tuple(_reopened(session, members, report_id, tuple(now.values())))
    changes, same = _compared(kept.accounts, tuple(now.values()), record_of)
    return Rereading(kept, reading, reader, changes, same, reopens)


def keep_rereading(store: Store, seen: Rereading, *, clock: Clock) -> None:
    """Keep a reading that was seen, in the place of the one before. Raises BadInput where that is not the latest now.

    The caller notes in the audit log who wanted it so.
    """
    report, reading = seen.kept.report, seen.reading
    with store.session() as session:
        latest = session.latest(report.id)
        if latest is None or latest.reader != seen.kept.reader:
            raise BadInput("somebody has read that report again meanwhile", hint="look at what would change now")
        is_new = not seen.is_current and session.keep_reading(
            report, relevant=reading.relevant, accounts=reading.accounts, reader=seen.reader, at=clock()
        )
        if not is_new:
            raise BadInput(
                "these finders have read that report before",
                hint="their reading is kept; a later one, by others, stands in its place",
            )
        reconcile_new(session, report, reading.accounts, current_matcher(), at=clock())
    settle_owed(store)


def audit_detail(seen: Rereading) -> dict[str, Any]:
    """What the audit log's line says of a reading that was kept."""
    return {"from": seen.kept.reader, "to": seen.reader, "changes": len(seen.changes)}


def rereading_json(seen: Rereading) -> dict[str, Any]:
    """What would change, as JSON."""
    return {
        "report": seen.kept.report.id,
        "read_by": seen.kept.reader,
        "reader": seen.reader,
        "is_current": seen.is_current,
        "relevant": {"old": seen.kept.relevant, "new": seen.reading.relevant},
        "same": seen.same,
        "changes": [
            {
                "what": change.what,
                "kind": change.kind,
                "account": change.account,
                "record": change.record,
                "notes": list(change.notes),
                "claims": [
                    {"what": one.what, "field": one.field, "old": _claim_json(one.old), "new": _claim_json(one.new)}
                    for one in change.claims
                ],
            }
            for change in seen.changes
        ],
        "reopens": list(seen.reopens),
    }


def _claim_json(claim: Claim | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    evidence = [{"start": piece.start, "end": piece.end, "words": piece.words} for piece in claim.evidence]
    return {"value": value_to_json(claim.value), "evidence": evidence, "origin": claim.origin}


def _as_kept(kept: Kept) -> Reading:
    return Reading(kept.report, kept.relevant, kept.accounts, Mentions(()))


def _compared(
    old: Sequence[Account], new: Sequence[Account], record_of: Mapping[str, str | None]
) -> tuple[tuple[AccountChange, ...], int]:
    """What became of each account, paired as records pair them; and how many stay as they are."""
    members = [MemberRow(at, a.id, a.report_id, a.kind, a.id, None, "") for at, a in enumerate(old)]
    earlier = {account.id: account for account in old}
    lineage_of = lineages_of(members, new, earlier)
    changes = []
    for account in new:
        before = earlier.pop(lineage_of[account.id], None)
        if before is None:
            told = tuple(ClaimChange("added", claim.field, None, claim) for claim in account.claims)
            changes.append(AccountChange("added", account.kind, account.id, None, (), told))
            continue
        notes, told = tuple(_notes(before, account)), tuple(_claims(before.claims, account.claims))
        if notes or told:
            record = record_of.get(before.id)
            changes.append(AccountChange("changed", account.kind, account.id, record, notes, told))
    for account in earlier.values():
        told = tuple(ClaimChange("removed", claim.field, claim, None) for claim in account.claims)
        changes.append(AccountChange("removed", account.kind, account.id, record_of.get(account.id), (), told))
    return tuple(changes), len(new) - sum(change.what != "removed" for change in changes)


def _notes(old: Account, new: Account) -> Iterator[str]:
    if old.role != new.role:
        yield "it is the main news now" if new.role == "main" else "it is told in passing now"
    if old.certainty != new.certainty:
        yield f"{old.certainty} before, {new.certainty} now"
    if old.aggregate != new.aggregate:
        yield "it is several together now" if new.aggregate else "it is one alone now"


def _claims(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[ClaimChange]:
    """The claims that are not told as before: those on the same words side by side, the others one by one."""
    told = {_said(claim) for claim in old} & {_said(claim) for claim in new}
    gone = [claim for claim in old if _said(claim) not in told]
    for claim in (claim for claim in new if _said(claim) not in told):
        before = next((other for other in gone if other.field == claim.field and _overlap(other, claim)), None)
        if before is None:
            before = _only(gone, claim.field) if _only(new, claim.field) else None
        if before is not None:
            gone.remove(before)
        yield ClaimChange("changed" if before else "added", claim.field, before, claim)
    yield from (ClaimChange("removed", claim.field, claim, None) for claim in gone)


def _said(claim: Claim) -> str:
    """A claim as what it says and on which words."""
    return repr((claim.field, value_to_json(claim.value), [(piece.start, piece.end) for piece in claim.evidence]))


def _only(claims: Sequence[Claim], field: str) -> Claim | None:
    found = [claim for claim in claims if claim.field == field]
    return found[0] if len(found) == 1 else None


def _overlap(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _reopened(session: Session, members: Sequence[MemberRow], report: str, now: Sequence[Account]) -> Iterator[str]:
    """The records of a report that people decided on, and that the new reading tells something new of in new words."""
    lineage_of = lineages_of(members, now, earlier_accounts(session.records, members))
    record_of = {member.lineage: member.record for member in members}
    coming: dict[str, list[Account]] = {}
    for account in now:
        if record := record_of.get(lineage_of[account.id]):
            coming.setdefault(record, []).append(account)
    made = session.reviews.of(coming)
    for record in made:
        there = session.records.members_of_records([record])
        told = session.records.accounts([member.account for member in there if member.account])
        others = [account for account in told if account.report_id != report]
        before = review_state(made[record], claim_digests(told))
        after = review_state(made[record], claim_digests([*others, *coming[record]]))
        if after.reopened and not before.reopened:
            yield record
