"""The commitment board: what the machine proposes as evidence, what people decided, and how each commitment stands.

The rule, in words:

1. A proposal counts as evidence once a person has confirmed it; one that was rejected counts no more. Undecided ones
   are shown as proposed and are never counted.
2. What a person confirmed stays, though the machine no longer proposes it.
3. The degree of implementation is the last one that a person gave; without one it is "not assessed", never 0.
4. Days without evidence are counted from the last day of confirmed evidence, or of proposed where none is decided, or
   else from the agreement's beginning, to the last day up to which was looked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dateline.analysis.agreement_links import Link
from dateline.analysis.agreements import Agreement, Commitment
from dateline.analysis.evidence import Proposal
from dateline.model.assessments import DEGREES, Assessment, LinkKind, Passage
from dateline.model.document import counted

EvidenceState = Literal["proposed", "confirmed", "rejected"]
QUIET_DAYS = 30
"""Days without evidence after which a board says so."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence with what was decided of it: by whom, when, in which decision, and why."""

    proposal: Proposal
    state: EvidenceState = "proposed"
    decided: Assessment | None = None

    @property
    def stance(self) -> str:
        """For or against: as a person decided, else as proposed."""
        return self.decided.stance if self.decided and self.decided.stance else self.proposal.stance

    @property
    def passage(self) -> Passage:
        """The words."""
        return self.proposal.passage


@dataclass(frozen=True, slots=True)
class Standing:
    """One commitment with its evidence, the degree that a person gave it, and the last day of evidence.

    `is_overdue`: the day by which it is due has passed, and nobody has said that it is fully implemented.
    """

    commitment: Commitment
    evidence: tuple[Evidence, ...] = ()
    assessed: Assessment | None = None
    last_evidence: date | None = None
    quiet_days: int | None = None
    is_overdue: bool = False

    @property
    def degree(self) -> int | None:
        """From 0 to 3; None where nobody has assessed it."""
        return self.assessed.degree if self.assessed else None

    @property
    def degree_words(self) -> str:
        """The degree in words."""
        return "not assessed" if self.degree is None else f"{self.degree} {DEGREES[self.degree]}"

    def count(self, stance: str, state: EvidenceState) -> int:
        """How many pieces of evidence have this stance and state."""
        return sum(one.stance == stance and one.state == state for one in self.evidence)

    @property
    def is_quiet(self) -> bool:
        """Whether there has been no evidence for so long that it is a state of its own."""
        return self.quiet_days is not None and self.quiet_days >= QUIET_DAYS

    @property
    def quiet_words(self) -> str:
        """How long there has been no evidence, in words."""
        if self.quiet_days is None:
            return "no day to count from"
        if self.last_evidence is None:
            return f"no evidence in the {self.quiet_days} days since it began"
        return f"no evidence for {self.quiet_days} days" if self.is_quiet else f"last evidence on {self.last_evidence}"


@dataclass(frozen=True, slots=True)
class LinkStanding:
    """One link with what was decided of it. `record` is the later agreement."""

    link: Link
    state: EvidenceState = "proposed"
    decided: Assessment | None = None

    @property
    def kind(self) -> LinkKind:
        """What it says: as a person decided, else as proposed."""
        return self.decided.kind if self.decided and self.decided.kind else self.link.kind


@dataclass(frozen=True, slots=True)
class Sought:
    """Where evidence was looked for: `until` is the last day; `naming` reports of those days name a party.

    The last of them is of `last_naming`. `bearing` of them hold words of what was agreed, of which `looked_into` were
    looked into, the latest first. `undated` more name a party and have no day.
    """

    since: date | None
    until: date | None
    naming: int = 0
    bearing: int = 0
    looked_into: int = 0
    undated: int = 0
    last_naming: date | None = None

    @property
    def words(self) -> str:
        """In words: how far silence may only be silence."""
        if self.since is None or self.until is None:
            return "no day is known from which evidence could be looked for"
        name = "names" if self.naming == 1 else "name"
        told = f"{counted(self.naming, 'report')} of {self.since} to {self.until} that {name} a party"
        told += f", the last of {self.last_naming}" if self.last_naming else ""
        told += f"; with words of what was agreed: {self.bearing:,}"
        if self.looked_into < self.bearing:
            told += f", of which the latest {self.looked_into:,} were looked into"
        if self.undated:
            told += f"; {self.undated:,} more without a day were not"
        return told


@dataclass(frozen=True, slots=True)
class Board:
    """An agreement with its commitments, what bears on each, and its links."""

    agreement: Agreement
    standings: tuple[Standing, ...]
    links: tuple[LinkStanding, ...] = ()
    sought: Sought = Sought(None, None)
    unplaced: tuple[Evidence, ...] = ()


def compose_board(
    agreement: Agreement,
    proposals: Iterable[Proposal],
    assessments: Sequence[Assessment],
    links: Iterable[Link] = (),
    sought: Sought = Sought(None, None),
) -> Board:
    """The board of an agreement: proposals and decisions on each commitment, links and decisions on them."""
    held = [one for one in assessments if one.is_active]
    evidence = _evidence(proposals, [one for one in held if one.subject == "evidence"], sought.until)
    degrees = {one.target: one for one in held if one.subject == "commitment"}
    standings = tuple(
        _standing(agreement, commitment, evidence.pop(commitment.key, []), degrees.get(commitment.key), sought.until)
        for commitment in agreement.commitments
    )
    left = tuple(one for pieces in evidence.values() for one in pieces if one.decided)
    decided = [one for one in held if one.subject == "link"]
    return Board(agreement, standings, _links(agreement, links, decided), sought, left)


def _evidence(
    proposals: Iterable[Proposal], decided: Sequence[Assessment], until: date | None
) -> dict[str, list[Evidence]]:
    """The evidence of each commitment, the latest first; what people decided on goes before what is proposed anew."""
    found: dict[str, Evidence] = {one.key: Evidence(one) for one in proposals}
    for made in decided:
        assert made.passage is not None and made.stance is not None
        by_person = Proposal(made.target, made.stance, made.passage, made.reason or "put there by a person")
        state: EvidenceState = "confirmed" if made.act == "confirmed" else "rejected"
        there = found.get(by_person.key)
        proposal = there.proposal if there and there.proposal.reason else by_person
        found[by_person.key] = Evidence(proposal, state, made)
    by_commitment: dict[str, list[Evidence]] = {}
    for one in sorted(found.values(), key=lambda one: one.passage.start):
        if until is None or one.passage.day is None or one.passage.day <= until:
            by_commitment.setdefault(one.proposal.commitment, []).append(one)
    return {
        key: sorted(pieces, key=lambda one: one.passage.day or date.min, reverse=True)
        for key, pieces in by_commitment.items()
    }


def _standing(
    agreement: Agreement,
    commitment: Commitment,
    evidence: Sequence[Evidence],
    assessed: Assessment | None,
    until: date | None,
) -> Standing:
    confirmed = [one.passage.day for one in evidence if one.state == "confirmed" and one.passage.day]
    proposed = [one.passage.day for one in evidence if one.state == "proposed" and one.passage.day]
    last = max(confirmed or proposed, default=None)
    since = last or agreement.begins
    quiet = (until - since).days if since and until and until >= since else None
    due = commitment.due
    has_passed = due is not None and due.relation == "by" and until is not None and due.when.latest < until
    is_full = assessed is not None and assessed.degree == max(DEGREES)
    return Standing(commitment, tuple(evidence), assessed, last, quiet, has_passed and not is_full)


def _links(agreement: Agreement, links: Iterable[Link], decided: Sequence[Assessment]) -> tuple[LinkStanding, ...]:
    found = {(one.record, one.other): LinkStanding(one) for one in links}
    for made in decided:
        assert made.kind is not None
        ends = (agreement.record, made.target) if made.record in agreement.names else (made.record, agreement.record)
        state: EvidenceState = "confirmed" if made.act == "confirmed" else "rejected"
        there = found.get(ends) or LinkStanding(Link(*ends, made.kind, made.reason or "put there by a person"))
        found[ends] = replace(there, state=state, decided=made)
    return tuple(found.values())
