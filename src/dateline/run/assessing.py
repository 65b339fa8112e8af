"""What people decide of an agreement: degrees of implementation, evidence, links; each within one unit of work."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dateline.analysis.agreements import Agreement, Commitment
from dateline.analysis.evidence import Proposal
from dateline.errors import BadInput
from dateline.model.assessments import (
    DEGREES,
    LINK_KINDS,
    STANCES,
    Assessment,
    AssessmentAct,
    LinkKind,
    Passage,
    Stance,
    assessment,
)
from dateline.model.claims import quote
from dateline.model.judgements import MACHINE
from dateline.store.session import Session

_SHORTEST = 4
"""Characters of a key that are enough to name a commitment or a piece of evidence."""


def assess(
    session: Session,
    agreement: Agreement,
    commitment: Commitment,
    degree: int,
    *,
    by: str,
    at: datetime,
    reason: str = "",
) -> Assessment:
    """Keep how far a commitment is implemented, from 0 to 3. Raises BadInput, and keeps nothing then."""
    if degree not in DEGREES:
        scale = ", ".join(f"{number} {words}" for number, words in DEGREES.items())
        raise BadInput(f"a degree of implementation is one of {scale}")
    _check_person(by)
    made = assessment(
        agreement.record,
        "commitment",
        commitment.key,
        "assessed",
        by=by,
        made=at,
        reason=reason,
        words=commitment.words,
        degree=degree,
    )
    session.assessments.add(made)
    return made


def decide_evidence(
    session: Session,
    agreement: Agreement,
    commitment: Commitment,
    passage: Passage,
    act: AssessmentAct,
    stance: Stance,
    *,
    by: str,
    at: datetime,
    reason: str = "",
) -> Assessment:
    """Keep that words of a report are evidence for or against a commitment, or are none. Raises BadInput.

    The words have to stand in the report at their offsets.
    """
    if act not in ("confirmed", "rejected") or stance not in STANCES:
        raise BadInput("evidence is confirmed or rejected, for or against")
    _check_person(by)
    report = session.records.reports([passage.report]).get(passage.report)
    if report is None:
        raise BadInput(f"no report has the id {passage.report[:60]}")
    try:
        words = quote(report, passage.start, passage.end).words
    except ValueError as error:
        raise BadInput(str(error)) from None
    if words != passage.words:
        raise BadInput("these words do not stand there in the report", hint="load the page again")
    made = assessment(
        agreement.record,
        "evidence",
        commitment.key,
        act,
        by=by,
        made=at,
        reason=reason,
        words=commitment.words,
        passage=Passage(report.id, passage.start, passage.end, words, passage.day or report.published),
        stance=stance,
    )
    session.assessments.add(made)
    return made


def decide_link(
    session: Session,
    agreement: Agreement,
    other: Agreement,
    act: AssessmentAct,
    kind: LinkKind,
    *,
    by: str,
    at: datetime,
    reason: str = "",
) -> Assessment:
    """Keep that one agreement amends, implements, renews or is another, or that it does not. Raises BadInput."""
    if act not in ("confirmed", "rejected") or kind not in LINK_KINDS:
        raise BadInput(f"a link is confirmed or rejected, and one of: {', '.join(LINK_KINDS)}")
    if agreement.record == other.record:
        raise BadInput("an agreement has no link to itself")
    _check_person(by)
    made = assessment(agreement.record, "link", other.record, act, by=by, made=at, reason=reason, kind=kind)
    session.assessments.add(made)
    return made


def audit_line(made: Assessment) -> tuple[str, dict[str, Any]]:
    """The act and the detail of the line that the audit log gets of a decision."""
    kept = {"decision": made.decision}
    if made.subject == "commitment":
        return "assess", {"commitment": made.words, "degree": made.degree, **kept}
    act = f"{made.subject} {made.act}"
    if made.passage is None:
        return act, {"other": made.target, "kind": made.kind, **kept}
    return act, {"commitment": made.words, "stance": made.stance, "report": made.passage.report, **kept}


def words_in(session: Session, report_id: str, words: str) -> Passage:
    """The passage of a report that these words are, where they stand in it once. Raises BadInput."""
    report = session.records.reports([report_id]).get(report_id)
    if report is None:
        raise BadInput(f"no report has the id {report_id[:60]}", hint="`dateline reports` lists them")
    at = report.text.find(words) if words.strip() else -1
    if at < 0:
        raise BadInput("these words do not stand in the report", hint="copy them as `dateline show` prints them")
    if report.text.find(words, at + 1) >= 0:
        raise BadInput("these words stand in the report more than once", hint="give more of the sentence")
    return Passage(report.id, at, at + len(words), words, report.published)


def find_commitment(agreement: Agreement, named: str) -> Commitment:
    """The commitment of this number (from 1), of this beginning of its key, or of these words. Raises BadInput."""
    numbered = dict(enumerate(agreement.commitments, start=1))
    if named.isdigit() and len(named) < _SHORTEST and int(named) in numbered:
        return numbered[int(named)]
    found = [one for one in agreement.commitments if one.words.casefold() == named.casefold()]
    if not found and len(named) >= _SHORTEST:
        found = [one for one in agreement.commitments if one.key.startswith(named)]
    if len(found) != 1:
        told = "; ".join(f"{number} {one.words}" for number, one in numbered.items()) or "none is told"
        raise BadInput(f"the agreement has no commitment {named[:60]!r}", hint=f"its commitments: {told}")
    return found[0]


def find_proposal(proposals: list[Proposal], named: str) -> Proposal:
    """The proposal whose key begins so. Raises BadInput."""
    found = [one for one in proposals if len(named) >= _SHORTEST and one.key.startswith(named)]
    if len(found) != 1:
        raise BadInput(f"no evidence has the id {named[:40]!r}", hint="`dateline agreements ID` lists it")
    return found[0]


def _check_person(by: str) -> None:
    if by.startswith(MACHINE) or not by.strip():
        raise BadInput(f"{by!r} is no name for a person")
