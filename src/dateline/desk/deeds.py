"""What people do to records on the desk and through its API, each with its line in the audit log.

Each function works within the caller's unit of work; `via` is the name of the program's token, where one asked.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.exceptions import HTTPException

from dateline.analysis.agreements import Agreement, Commitment
from dateline.desk.access import MAY, Asker
from dateline.desk.desk import Desk
from dateline.errors import BadInput
from dateline.model.assessments import Assessment, AssessmentAct, LinkKind, Passage, Stance
from dateline.model.claims import Evidence
from dateline.model.reviews import Act
from dateline.model.values import Value
from dateline.run import assessing, reconcile
from dateline.run.review import Undone, decide, undo_latest
from dateline.store.session import Session


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does something, when, and why. `publishing` is one of `run.review.PUBLISHING`."""

    who: Asker
    at: datetime
    publishing: str
    reason: str = ""
    via: str = ""


def deed_of(desk: Desk, who: Asker, reason: str = "", *, via: str = "") -> Deed:
    """What somebody does now."""
    return Deed(who, desk.now(), desk.configuration.publishing, reason, via)


def review(
    session: Session,
    deed: Deed,
    records: Collection[str],
    act: Act,
    *,
    field: str | None = None,
    values: tuple[Value, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    account: str | None = None,
) -> str:
    """One decision on these records; its id. Raises BadInput, or HTTPException 403 where the role is not enough."""
    check_may(deed.who, "publish" if act in ("published", "unpublished") else "decide")
    by = deed.who.name
    decision = decide(
        session,
        records,
        act,
        by=by,
        at=deed.at,
        reason=deed.reason,
        field=field,
        values=values,
        publishing=deed.publishing,
        evidence=evidence,
        account=account,
    )
    several = {"records": sorted(records)} if len(records) > 1 else {}
    subject = next(iter(records)) if not several else f"{len(records)} records"
    note(session, deed, act, subject, decision=decision, **_edited(field, evidence), **several)
    return decision


def _edited(field: str | None, evidence: tuple[Evidence, ...]) -> dict[str, Any]:
    told: dict[str, Any] = {"field": field} if field else {}
    if evidence:
        told |= {"report": evidence[0].report_id, "spans": [[piece.start, piece.end] for piece in evidence]}
    return told


def merge(session: Session, deed: Deed, record: str, other: str) -> str:
    """Judge that another record is this one; the decision's id. Raises BadInput."""
    for id in (record, other):
        if not session.records.members_of_records([id]):
            raise BadInput(f"no record has the id {id[:40]}", hint="it may have been merged into another")
    decided = reconcile.merge(session, record, other, by=deed.who.name, reason=deed.reason, at=deed.at)
    note(session, deed, "merge", record, other=other, decision=decided.id)
    return decided.id


def split(session: Session, deed: Deed, record: str, members: Collection[str]) -> str:
    """Judge that these members of a record tell of something else; the decision's id. Raises BadInput."""
    decided = reconcile.split(session, record, members, by=deed.who.name, reason=deed.reason, at=deed.at)
    note(session, deed, "split", record, members=sorted(members), decision=decided.id)
    return decided.id


def assess(session: Session, deed: Deed, agreement: Agreement, commitment: Commitment, degree: int) -> str:
    """Say how far a commitment is implemented; the decision's id. Raises BadInput, or HTTPException 403."""
    check_may(deed.who, "decide")
    made = assessing.assess(session, agreement, commitment, degree, by=deed.who.name, at=deed.at, reason=deed.reason)
    return _assessed(session, deed, made)


def decide_evidence(
    session: Session,
    deed: Deed,
    agreement: Agreement,
    commitment: Commitment,
    passage: Passage,
    act: AssessmentAct,
    stance: Stance,
) -> str:
    """Say whether words are evidence for or against a commitment; the decision's id. Raises as `assess`."""
    check_may(deed.who, "decide")
    made = assessing.decide_evidence(
        session,
        agreement,
        commitment,
        passage,
        act,
        stance,
        by=deed.who.name,
        at=deed.at,
        reason=deed.reason,
    )
    return _assessed(session, deed, made)


def decide_link(
    session: Session, deed: Deed, agreement: Agreement, other: Agreement, act: AssessmentAct, kind: LinkKind
) -> str:
    """Say what an agreement has to do with another; the decision's id. Raises as `assess`."""
    check_may(deed.who, "decide")
    made = assessing.decide_link(session, agreement, other, act, kind, by=deed.who.name, at=deed.at, reason=deed.reason)
    return _assessed(session, deed, made)


def _assessed(session: Session, deed: Deed, made: Assessment) -> str:
    act, detail = assessing.audit_line(made)
    note(session, deed, act, made.record, **detail)
    return made.decision


def undo(session: Session, deed: Deed) -> Undone:
    """Take back one's latest decision that holds. Raises BadInput where there is none."""
    undone = undo_latest(session, by=deed.who.name, at=deed.at)
    note(session, deed, "undo", undone.decision, what=undone.what)
    return undone


def check_may(who: Asker, act: str) -> None:
    """Raises HTTPException 403 where somebody's role is not enough for this (a key of `access.MAY`)."""
    if not who.may(act):
        raise HTTPException(403, f"To {act} takes the role of {MAY[act]}; you are {who.role}.")


def note(session: Session, deed: Deed, act: str, subject: str, **detail: Any) -> None:
    """One line of the audit log on what somebody did."""
    if deed.via:
        detail["token"] = deed.via
    session.people.note(act, subject, by=deed.who.name, at=deed.at, **detail)
