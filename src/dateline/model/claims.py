"""Evidence, claims and accounts: what one report says, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.model.ids import digest
from dateline.model.text import Report
from dateline.model.values import Value
from dateline.model.wire import value_to_json

Kind = Literal["incident", "agreement", "statement"]
Role = Literal["main", "background"]
Certainty = Literal["stated", "alleged", "denied", "thwarted"]

INCIDENT_FIELDS = ("action", "date", "place", "toll", "perpetrator", "target", "weapon", "claimed_by", "certainty")
AGREEMENT_FIELDS = (
    "agreement_type",
    "party",
    "commitment",
    "zone",
    "announced",
    "in_force",
    "expiry",
    "mediator",
    "reaction",
    "status",
)
STATEMENT_FIELDS = ("speaker", "role", "organisation", "stance", "quote", "about")
FIELDS: dict[Kind, tuple[str, ...]] = {
    "incident": INCIDENT_FIELDS,
    "agreement": AGREEMENT_FIELDS,
    "statement": STATEMENT_FIELDS,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report: `report.text[start:end] == words`, always. Make it with `quote`."""

    report_id: str
    start: int
    end: int
    words: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"evidence needs a span, not [{self.start}, {self.end})")
        if len(self.words) != self.end - self.start:
            raise ValueError("evidence has as many characters of words as its span is long")

    def stands_in(self, report: Report) -> bool:
        """Whether these words stand in the report at these offsets."""
        return report.id == self.report_id and report.text[self.start : self.end] == self.words


def quote(report: Report, start: int, end: int) -> Evidence:
    """The Evidence of `report.text[start:end]`. Raises ValueError where the span is empty or outside the text."""
    if not 0 <= start < end <= len(report.text):
        raise ValueError(f"no words stand at [{start}, {end}) of a text of {len(report.text)} characters")
    return Evidence(report.id, start, end, report.text[start:end])


@dataclass(frozen=True, slots=True)
class Origin:
    """What read a claim. Its `id` changes when the finder's name, version or configuration does."""

    name: str
    version: str
    configuration: str = ""

    @property
    def id(self) -> str:
        """Readable and unique: `name/version:hash`."""
        return f"{self.name}/{self.version}:{digest(self.name, self.version, self.configuration)[:8]}"


@dataclass(frozen=True, slots=True)
class Claim:
    """One field of one account: a value, the words it rests on, and what read it. No words, no claim."""

    field: str
    value: Value
    evidence: tuple[Evidence, ...]
    origin: str

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a claim needs words: {self.field}")


@dataclass(frozen=True, slots=True)
class Account:
    """One report's telling of one incident, agreement or statement. Make it with `compose_account`."""

    id: str
    report_id: str
    kind: Kind
    role: Role
    certainty: Certainty
    aggregate: bool
    claims: tuple[Claim, ...]

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError("an account needs claims")
        for claim in self.claims:
            if claim.field not in FIELDS[self.kind]:
                raise ValueError(f"{self.kind} has no field {claim.field!r}")
            if any(evidence.report_id != self.report_id for evidence in claim.evidence):
                raise ValueError("a claim of an account rests on words of its own report")

    def values(self, field: str) -> tuple[Value, ...]:
        """The values of one field, in the order of the claims."""
        return tuple(claim.value for claim in self.claims if claim.field == field)


def compose_account(
    report: Report,
    *,
    kind: Kind,
    role: Role,
    claims: Iterable[Claim],
    certainty: Certainty = "stated",
    aggregate: bool = False,
) -> Account:
    """An Account with the id that its report, kind and claims give it.

    Raises ValueError for words that do not stand in the report.
    """
    kept = tuple(claims)
    for claim in kept:
        for evidence in claim.evidence:
            if not evidence.stands_in(report):
                raise ValueError(f"words do not stand in the report: {evidence.words!r}")
    told = [[c.field, value_to_json(c.value), [[e.start, e.end] for e in c.evidence]] for c in kept]
    return Account(digest("account", report.id, kind, role, told), report.id, kind, role, certainty, aggregate, kept)
