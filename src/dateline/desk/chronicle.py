"""What happened to a record: what was read, judged and decided, when and by whom, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.exports import wording
from dateline.model.assessments import DEGREES, Assessment
from dateline.model.judgements import Judgement
from dateline.model.records import RecordView, record_id
from dateline.model.reviews import Review
from dateline.store.records import instant
from dateline.store.session import Session


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a record's history. `withdrawn` is when and by whom it was taken back, in words, or None.

    `review` is the id of the review or assessment that it tells of, or "".
    """

    at: str
    by: str
    what: str
    reason: str
    withdrawn: str | None = None
    review: str = ""


_SUGGESTED = 100
"""Judgements of machines that a history holds at most, the surest: of 300 accounts there are 44,850 pairs."""


def chronicle(session: Session, view: RecordView, reviews: Iterable[Review]) -> list[Event]:
    """The history of a record, the latest first; `reviews` are all of it."""
    lineages = set(view.record.accounts)
    members = session.records.members(lineages)
    titles = {member.report_id: member.title or member.report_id for member in view.members}
    told = [Event(one.since, "Dateline", f"read: {titles.get(one.report, one.report)}", "") for one in members]
    decided: dict[str, list[Judgement]] = {}
    for judgement in session.records.suggested(lineages, limit=_SUGGESTED):
        what = f"suggested that two accounts are one ({judgement.score or 0:.2f})"
        told.append(Event(instant(judgement.made), "Dateline", what, judgement.reason))
    for judgement in session.records.decided_on(lineages):
        decided.setdefault(judgement.decision, []).append(judgement)
    told += [_judged(judgements) for judgements in decided.values()]
    told += [_reviewed(made) for made in reviews]
    if view.record.kind == "agreement":
        names = {view.record.id, *(record_id(lineage) for lineage in lineages)}
        told += [_assessed(made) for made in session.assessments.of(names)]
    return sorted(told, key=lambda event: event.at, reverse=True)


def _judged(judgements: list[Judgement]) -> Event:
    first = judgements[0]
    what = "split" if any(one.verdict == "different" for one in judgements) else "merged"
    return Event(instant(first.made), first.by, what, first.reason, _withdrawn(first))


def _reviewed(made: Review) -> Event:
    what: str = made.act
    if made.field is not None:
        values = "; ".join(wording.value_words(value) for value in made.values) or "not known"
        what = f"edited {wording.field_name(made.field)}: {values}"
        what += f" on the words “{made.words}”" if made.evidence else ""
    return Event(instant(made.made), made.by, what, made.reason, _withdrawn(made), made.id)


def _assessed(made: Assessment) -> Event:
    match made.subject:
        case "commitment":
            what = f"assessed {made.words}: {made.degree} {DEGREES[made.degree or 0]}"
        case "evidence":
            words = made.passage.words if made.passage else ""
            what = f"{made.act} evidence {made.stance} {made.words}: {words}"
        case "link":
            what = f"{made.act} the link: {made.kind} {made.target}"
    return Event(instant(made.made), made.by, what, made.reason, _withdrawn(made), made.id)


def _withdrawn(one: Judgement | Review | Assessment) -> str | None:
    return f"{one.why_withdrawn}, {instant(one.withdrawn)[:16]}" if one.withdrawn else None
