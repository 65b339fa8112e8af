"""Reviews: what a person decided of a record. Withdrawn, never erased; a person's value stands beside the machine's."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dateline.model.claims import Evidence
from dateline.model.ids import digest
from dateline.model.values import HARMS, Value

Act = Literal["accepted", "rejected", "published", "unpublished", "second source needed", "skipped", "edited"]
ACTS: tuple[Act, ...] = (
    "accepted",
    "rejected",
    "published",
    "unpublished",
    "second source needed",
    "skipped",
    "edited",
)
NEEDS_REASON: frozenset[Act] = frozenset({"rejected", "edited", "unpublished"})
"""Acts that a sceptic will ask about: they cannot be kept without a reason."""

EDITABLE: dict[str, tuple[str, ...]] = {
    "incident": ("action", "date", "place", *HARMS, "perpetrator", "target", "weapon", "claimed_by"),
    "agreement": ("agreement_type", "party", "commitment", "zone", "announced", "in_force", "expiry", "mediator"),
    "statement": ("speaker", "role", "organisation", "stance"),
}
"""The fields of which a person can put another value beside the machine's, by kind of record."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What was there to see when a review was made: digests of the words and of the values of a record's claims.

    A new reading reopens the review only where it brings new words *and* a new value.
    """

    words: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()

    def is_outdone_by(self, claims: frozenset[tuple[str, str]]) -> bool:
        """Whether any claim, as its digests of words and of value, says something new in words that are new."""
        return any(words not in self.words and value not in self.values for words, value in claims)


@dataclass(frozen=True, slots=True)
class Review:
    """One act of one person on one record. Make it with `review`.

    `decision` is the same for all that one gesture decided together, so that one undo takes it back. `field` and
    `values` are those of an edit; a list of no values says that the field is not known.

    An edit with `evidence` is a person's claim: it rests on words of a report, and belongs to the account of that
    report whose lineage is `account`; `record` is then the one that this account is in.
    """

    id: str
    record: str
    act: Act
    by: str
    made: datetime
    reason: str = ""
    decision: str = ""
    field: str | None = None
    values: tuple[Value, ...] = ()
    basis: Basis = dataclasses.field(default_factory=Basis)
    evidence: tuple[Evidence, ...] = ()
    account: str | None = None
    withdrawn: datetime | None = None
    why_withdrawn: str | None = None

    def __post_init__(self) -> None:
        if self.act not in ACTS:
            raise ValueError(f"a review is one of {', '.join(ACTS)}, not {self.act!r}")
        if not self.by.strip():
            raise ValueError("a review says whose it is")
        if self.made.tzinfo is None:
            raise ValueError("a time of a review has a time zone")
        if (self.act == "edited") != (self.field is not None):
            raise ValueError("an edit, and only an edit, names a field")
        if bool(self.evidence) != (self.account is not None) or (self.evidence and self.act != "edited"):
            raise ValueError("an edit, and only an edit, rests on words, and then belongs to an account")
        if len({piece.report_id for piece in self.evidence}) > 1:
            raise ValueError("a claim rests on words of one report")
        if self.act in NEEDS_REASON and not self.reason.strip():
            raise ValueError(f"{self.act}: say why")

    @property
    def words(self) -> str:
        """The words that a person's claim rests on; of any other review none."""
        return " … ".join(piece.words for piece in self.evidence)

    @property
    def is_active(self) -> bool:
        """Whether it holds: it has not been withdrawn."""
        return self.withdrawn is None


def review(
    record: str,
    act: Act,
    *,
    by: str,
    made: datetime,
    decision: str,
    reason: str = "",
    field: str | None = None,
    values: tuple[Value, ...] = (),
    basis: Basis | None = None,
    evidence: tuple[Evidence, ...] = (),
    account: str | None = None,
) -> Review:
    """A Review with the id that what it says gives it. Raises ValueError for one that cannot be."""
    id = digest("review", record, act, by, made.isoformat(), field, decision)
    return Review(
        id, record, act, by, made, reason.strip(), decision, field, values, basis or Basis(), evidence, account
    )
