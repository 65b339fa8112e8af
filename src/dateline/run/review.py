"""What people decide of records, each decision within one unit of work, and taking it back.

`decide` keeps reviews of one record or of many, `undo_latest` takes back a person's latest decision, whether it was a
review, a merge, a split, or one on an agreement. Merges and splits are those of `run.reconcile`, what is decided of
agreements is that of `run.assessing`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dateline.errors import BadInput
from dateline.model.claims import Account, Evidence
from dateline.model.ids import digest
from dateline.model.judgements import MACHINE
from dateline.model.reviews import EDITABLE, NEEDS_REASON, Act, Basis, Review, review
from dateline.model.values import Value
from dateline.records.reviewing import basis_of, review_state
from dateline.run.reconcile import Decision, undo
from dateline.run.record_views import accounts_of
from dateline.store.records import MemberRow
from dateline.store.session import Session

ONE_PERSON, TWO_PERSONS = "one person", "two persons"
PUBLISHING = (ONE_PERSON, TWO_PERSONS)
"""Who can publish a record: whoever accepted it, too, or only somebody else."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the decision's id, in words what it was, and the records that it was about."""

    decision: str
    what: str
    records: tuple[str, ...]


def decide(
    session: Session,
    records: Collection[str],
    act: Act,
    *,
    by: str,
    at: datetime,
    reason: str = "",
    field: str | None = None,
    values: tuple[Value, ...] = (),
    publishing: str = ONE_PERSON,
    evidence: tuple[Evidence, ...] = (),
    account: str | None = None,
) -> str:
    """Keep one decision on these records; its id, for undo. Raises BadInput where it cannot be, and keeps nothing.

    An edit with `evidence` is a person's claim: its words stand in the report of `account`, a member of the record.
    """
    if not records:
        raise BadInput("no record is named", hint="name at least one")
    if by.startswith(MACHINE) or not by.strip():
        raise BadInput(f"{by!r} is no name for a person")
    if act in NEEDS_REASON and not reason.strip():
        raise BadInput(f"to say {act} needs a reason", hint="say in a few words why")
    if evidence or account is not None:
        _check_claim(session, records, evidence, account)
    decision = digest("decision", at.isoformat(), by, act, sorted(records), field)
    session.reviews.add(
        review(
            record,
            act,
            by=by,
            made=at,
            decision=decision,
            reason=reason,
            field=field,
            values=values,
            basis=_checked(session, record, act, by=by, field=field, publishing=publishing),
            evidence=evidence,
            account=account,
        )
        for record in sorted(records)
    )
    session.records.outdate(records)
    return decision


def undo_latest(session: Session, *, by: str, at: datetime) -> Undone:
    """Take back the latest decision that holds of this person. Raises BadInput where there is none."""
    reviewed = session.reviews.latest(by)
    judged = session.records.latest_decision(by)
    assessed = session.assessments.latest(by)
    if reviewed is None and judged is None and assessed is None:
        raise BadInput(f"{by} has no decision to take back")
    latest = max(one[1] for one in (reviewed, judged, assessed) if one is not None)
    if assessed is not None and assessed[1] == latest:
        return undo_assessments(session, assessed[0], by=by, at=at)
    if judged is not None and judged[1] == latest and (reviewed is None or judged[1] > reviewed[1]):
        taken_back = undo(session, judged[0], by=by, at=at)
        lineages = {id for one in taken_back.judgements for id in (one.left, one.right)}
        of = sorted({member.record for member in session.records.members(lineages) if member.record})
        return Undone(taken_back.id, act_of(taken_back), tuple(of))
    assert reviewed is not None
    return undo_reviews(session, reviewed[0], by=by, at=at)


def act_of(decision: Decision) -> Literal["merge", "split"]:
    """What somebody did who judged so."""
    return "split" if any(one.verdict == "different" for one in decision.judgements) else "merge"


def undo_reviews(session: Session, decision: str, *, by: str, at: datetime) -> Undone:
    """Take back one decision. Raises BadInput where none that holds has this id."""
    held = session.reviews.decision(decision)
    if not held:
        raise BadInput(f"no decision that holds has the id {decision}")
    session.reviews.withdraw(held, at=at, why=f"taken back by {by}")
    session.records.outdate(made.record for made in held)
    return Undone(held[0].decision, held[0].act, tuple(made.record for made in held))


def undo_assessments(session: Session, decision: str, *, by: str, at: datetime) -> Undone:
    """Take back one decision on an agreement. Raises BadInput where none that holds has this id."""
    held = session.assessments.decision(decision)
    if not held:
        raise BadInput(f"no decision that holds has the id {decision}")
    session.assessments.withdraw(held, at=at, why=f"taken back by {by}")
    what = f"{held[0].subject} {held[0].act}"
    return Undone(held[0].decision, what, tuple(dict.fromkeys(made.record for made in held)))


def _checked(session: Session, record: str, act: Act, *, by: str, field: str | None, publishing: str) -> Basis:
    """The basis of a review of this record. Raises BadInput for an act that does not fit the record's state."""
    try:
        members, told = _told(session, record)
    except KeyError:
        raise BadInput(f"no record has the id {record}", hint="it may have been merged into another") from None
    kind = members[0].kind
    if field is not None and field not in EDITABLE[kind]:
        raise BadInput(f"an {kind} has no field {field} to edit", hint=f"there are: {', '.join(EDITABLE[kind])}")
    if act in ("published", "unpublished"):
        _check_publishing(session.reviews.of([record]).get(record, []), act, by, publishing)
    return basis_of(accounts_of(members, told))


def _check_claim(session: Session, records: Collection[str], evidence: Sequence[Evidence], account: str | None) -> None:
    """No words, no fact: raises BadInput where the words of a person's claim do not stand in its account's report."""
    members = {member.lineage: member for member in session.records.members([account] if account else [])}
    member = members.get(account or "")
    if not evidence or member is None or set(records) != {member.record}:
        raise BadInput("that account is not in this record", hint="it may have been merged or split meanwhile")
    report = session.records.reports([member.report])[member.report]
    if not all(piece.stands_in(report) for piece in evidence):
        raise BadInput("those words do not stand there in the report of that account", hint="select them anew")


def _check_publishing(made: Sequence[Review], act: Act, by: str, publishing: str) -> None:
    state = review_state(made, frozenset())
    if act == "unpublished":
        if state.status != "published":
            raise BadInput("that record is not published")
        return
    if state.verdict != "accepted":
        raise BadInput("only an accepted record can be published", hint="accept it first")
    accepted = [one.by for one in made if one.is_active and one.act == "accepted"]
    if publishing == TWO_PERSONS and accepted[-1] == by:
        raise BadInput(f"{by} accepted it: somebody else has to publish it", hint="the setting `publishing` says so")


def _told(session: Session, record: str) -> tuple[list[MemberRow], dict[str, list[Account]]]:
    members = session.records.members_of_records([record])
    if not members:
        raise KeyError(record)
    return members, session.records.tellings({member.report for member in members})
