"""The shapes of what the HTTP API gives, for its specification; a test holds the answers to them."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from dateline.model.claims import Certainty, Kind, Role
from dateline.model.judgements import Verdict
from dateline.model.records import Status
from dateline.model.reviews import Act
from dateline.model.text import Marking

T = TypeVar("T")

ID = "^[0-9a-f]{16}$"
"""The ids of records, accounts and decisions."""


class Shape(BaseModel):
    """An object to which later versions may add keys."""

    model_config = ConfigDict(extra="allow")


class Envelope(BaseModel, Generic[T]):
    """What every answer is: the data, what is to be known about it, and where to go from here."""

    data: T
    meta: dict[str, Any] = Field(
        description="`marking` is the strictest of the data; lists have their `limit`, records their `count` in all."
    )
    links: dict[str, str | None] = Field(description="`self`, and of a list `next`: null on the last page.")


class Problem(Shape):
    """A problem document of RFC 9457; `hint` says what to do about it, `errors` which value is wrong."""

    type: str
    title: str
    status: int
    detail: str
    hint: str | None = None
    errors: list[dict[str, Any]] | None = None


class Caller(Shape):
    """Who asks, and what they may do."""

    name: str
    role: Literal["reader", "coder", "editor", "administrator"]
    scopes: list[str]
    token: str | None = Field(description="The name of the token that was given; null for a person's own login.")
    may: list[str]


class RecordAccount(Shape):
    """One account that a record holds."""

    account_id: str
    report_id: str
    input: str
    source_family: str
    outlet: str | None
    published: str | None
    role: Role
    member: str


class Figure(Shape):
    """How many came to one harm: low, best and high, each null where it is not known, and what every source says."""

    low: int | None
    best: int | None
    high: int | None
    by_source: list[dict[str, Any]]
    rule: str
    reasoning: str
    disputed: bool


class GroupFigure(Figure):
    """How many of one group came to one harm."""

    group: str
    harm: str


class Facet(Shape):
    """One field, every source family beside the others."""

    values: list[Any]
    status: str
    reasoning: str
    by_source: list[dict[str, Any]]


class Record(Shape):
    """One record in the shape `dateline.records/1`, with how it stands on the desk."""

    schema_: Literal["dateline.records/1"] = Field(alias="schema")
    id: str = Field(pattern=ID)
    kind: Kind
    status: Status
    accounts: list[RecordAccount]
    figures: dict[str, Figure]
    figures_by_group: list[GroupFigure]
    fields: dict[str, Facet]
    marking: Marking
    summary: dict[str, Any]
    headline: str
    verdict: Literal["accepted", "rejected"] | None
    mark: Literal["second source needed", "skipped", "reopened"] | None
    changed: str | None = Field(description="When a list last saw it change, ISO 8601 in UTC.")


class Evidence(Shape):
    """Words of a report: `text[start:end] == words`."""

    report: str
    start: int
    end: int
    words: str


class Review(Shape):
    """What a person decided of a record. `decision` is the same for all that one gesture decided.

    An edit with `evidence` is a person's claim: it rests on these words, and belongs to the member `account`.
    """

    id: str
    act: Act
    by: str
    made: str
    reason: str
    decision: str
    field: str | None
    values: list[Any]
    account: str | None
    evidence: list[Evidence]


class FullRecord(Record):
    """A record with the reviews of it that hold, the earliest first."""

    reviews: list[Review]


class Event(Shape):
    """One line of a record's history; `withdrawn` says when and by whom it was taken back."""

    at: str
    by: str
    what: str
    reason: str
    withdrawn: str | None
    review: str


class Claim(Shape):
    """One claim in the columns of the export of claims."""

    record: str
    kind: Kind
    account: str
    report: str
    source_family: str
    outlet: str | None
    published: str | None
    role: Role
    certainty: Certainty
    field: str
    value: Any
    words: str
    start: int
    end: int
    origin: str
    marking: Marking


class ReportLine(Shape):
    """One report in a list; `counts` are its accounts by kind."""

    id: str
    input: str
    url: str | None
    outlet: str | None
    title: str | None
    language: str | None
    published: str | None
    marking: Marking
    relevant: bool
    counts: dict[str, int]


class Reading(Shape):
    """One report with its accounts in the shape `dateline.read/1`: `text[start:end] == words` of all evidence."""

    schema_: Literal["dateline.read/1"] = Field(alias="schema")
    report: dict[str, Any]
    relevant: bool
    accounts: list[dict[str, Any]]


class AddedReport(Shape):
    """One report that was read; `is_new`: just now. `counts` are its accounts by kind, `records` those they are in."""

    id: str
    input: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    marking: Marking
    is_relevant: bool
    is_new: bool
    counts: dict[str, int]
    records: list[str]


class Left(Shape):
    """One thing that was set aside; `reason` is a short stable word."""

    input: str
    reason: str
    message: str
    hint: str | None


class Added(Shape):
    """What came of what was handed over; a feed gives several reports."""

    reports: list[AddedReport]
    set_aside: list[Left]


class AccountChange(Shape):
    """One account that is told otherwise; a claim has its value, its words and who read it, under `old` and `new`."""

    what: Literal["added", "removed", "changed"]
    kind: Kind
    account: str
    record: str | None
    notes: list[str]
    claims: list[dict[str, Any]]


class Rereading(Shape):
    """What a kept report gives with the finders of today. `is_current`: they read it last, so that nothing changes.

    `same` accounts stay as they are; `reopens` are records that were decided on and would be looked at again.
    """

    report: str
    read_by: str
    reader: str
    is_current: bool
    relevant: dict[str, bool]
    same: int
    changes: list[AccountChange]
    reopens: list[str]
    is_applied: bool


class Judgement(Shape):
    """Whether two accounts tell of one thing, who says so and why. `records` are those that the two are in now."""

    id: str
    left: str
    right: str
    records: list[str | None]
    verdict: Verdict
    by: str
    made: str
    reason: str
    score: float | None
    decision: str
    withdrawn: str | None
    why_withdrawn: str | None


class Board(Shape):
    """One agreement in the shape `dateline.agreements/1`: its commitments with their evidence, and what hangs on it."""

    schema_: Literal["dateline.agreements/1"] = Field(alias="schema")
    id: str = Field(pattern=ID)
    agreement_type: str
    parties: list[str]
    commitments: list[dict[str, Any]]
    zones: list[dict[str, Any]]
    status: str | None
    board: list[dict[str, Any]]
    links: list[dict[str, Any]]
    sought: dict[str, Any]
    incidents: dict[str, Any] | None
    holding: dict[str, Any] | None
    no_answer: str | None = Field(description="Why nothing can be said about whether it is holding; null where it can.")
    same_sources: dict[str, Any] | None = Field(description="The sources that alone count for it; null where all do.")
    marking: Marking


class Gaps(Shape):
    """Attacks without a reported response in the shape `dateline.gaps/1`."""

    schema_: Literal["dateline.gaps/1"] = Field(alias="schema")
    area: dict[str, str]
    from_: str = Field(alias="from")
    to: str
    as_of: str = Field(description="The last day of which a report was read: what is not over by then is too early.")
    same_sources: dict[str, Any] | None = Field(description="The sources that alone count; null where all do.")
    windows_days: list[int]
    total: dict[str, Any]
    rows: dict[str, list[dict[str, Any]]]
    weeks: list[str]
    cells: list[dict[str, Any]]
    runs: list[dict[str, Any]]
    attacks: list[dict[str, Any]]
    unsure: list[str] = Field(description="Attacks of which nobody can tell whether they belong here.")
    between: list[dict[str, Any]] = Field(description="Places between forces, in the words of reports.")
    reporting: dict[str, Any]
    marking: Marking


class Undone(Shape):
    """What was taken back, and the records that it was about."""

    decision: str
    what: str
    records: list[str]


class Decided(Shape):
    """One decision on many records."""

    decision: str
    act: Act
    records: list[str]


class Change(Shape):
    """One change of one record. `marking` is that of the record now, or of the one that it is in; null: it is gone."""

    at: str
    record: str
    what: Literal["added", "changed", "merged into", "split from", "withdrawn"]
    field: str
    old: str
    new: str
    why: str
    marking: Marking | None


class Hit(ReportLine):
    """A report that holds the words: `around` is a passage, plain and found pieces in turn, plain first."""

    around: list[str]


class Found(Shape):
    """What a search finds."""

    records: list[Record]
    reports: list[Hit]
