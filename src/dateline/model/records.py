"""Records: the accounts that tell of one thing, and what is derived from their claims. None of it is stored as said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.claims import Certainty, Kind, Role
from dateline.model.ids import digest
from dateline.model.reviews import Review
from dateline.model.values import Harm, Value

Status = Literal["suggested", "reviewed", "published"]


def record_id(account_id: str) -> str:
    """The id of the record that an account would be alone, and of every record in which it is the oldest."""
    return digest("record", account_id)


@dataclass(frozen=True, slots=True)
class Record:
    """The accounts of one incident, agreement or statement, the oldest first. Everything else is derived from them."""

    id: str
    kind: Kind
    accounts: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.accounts:
            raise ValueError("a record needs accounts")
        if self.id != record_id(self.accounts[0]):
            raise ValueError("a record has the id that its oldest account gives it")


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of the id of a record that was merged: it points to the record that its accounts are in now."""

    id: str
    into: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one source family says of one field or figure: the value, its words, who said it there and when.

    `published` is ISO 8601 or None; `outlets` are those that carried it; `note` says what the rule did with it, where
    it did not take it as it stands ("retracted by ...").
    """

    source_family: str
    outlets: tuple[str, ...]
    account_id: str
    report_id: str
    published: str | None
    role: Role
    certainty: Certainty
    words: str
    value: Value | None = None
    low: int | None = None
    high: int | None = None
    said_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of one group (None: of all) came to one harm: every family's latest figure, then low, best and high.

    A low or high that is not known is None. `rule` is the name and version of the rule, `reasoning` one sentence that
    says how it came to the three numbers. `is_disputed` is true where families give numbers that cannot all be right.
    """

    harm: Harm
    group: str | None
    low: int | None
    best: int | None
    high: int | None
    by_source: tuple[Told, ...]
    rule: str
    reasoning: str
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One field of a record, side by side: what every source family says, the value that is shown first, and why.

    `status` is for perpetrators: stated, alleged, claimed, denied or disputed; else "agreed" or "disputed".
    """

    field: str
    values: tuple[Value, ...]
    status: str
    by_source: tuple[Told, ...]
    reasoning: str


@dataclass(frozen=True, slots=True)
class Member:
    """One account as a record lists it."""

    account_id: str
    report_id: str
    input: str
    outlet: str | None
    published: str | None
    role: Role
    source_family: str
    marking: str = "TLP:CLEAR"
    title: str | None = None
    certainty: Certainty = "stated"
    is_aggregate: bool = False


@dataclass(frozen=True, slots=True)
class ReviewState:
    """What people decided of a record, derived from the reviews that hold.

    `verdict` is the last of accepted and rejected. `edits` are the edits in force, one a field. `reopened` says that
    sources told something new in new words since the verdict: what was decided stands, and wants another look.
    """

    status: Status = "suggested"
    verdict: Literal["accepted", "rejected"] | None = None
    second_source_needed: bool = False
    skipped: bool = False
    reopened: bool = False
    edits: tuple[Review, ...] = ()
    last: Review | None = None


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with all that is derived from its accounts; `summary` has the shape of the contract.

    Where a person edited a field, its value is the one shown; what the sources and the rule say stays beside it.
    """

    record: Record
    status: Status
    members: tuple[Member, ...]
    figures: tuple[Figure, ...]
    facets: tuple[Facet, ...]
    summary: dict[str, object]
    review: ReviewState = ReviewState()
