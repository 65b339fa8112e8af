"""What the HTTP API is asked: the queries of its lists and the bodies of its decisions, checked beforehand."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import Header, Path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from dateline.desk.api_shapes import ID
from dateline.desk.narrowing import box_of
from dateline.errors import BadInput
from dateline.model.assessments import LinkKind, Stance
from dateline.model.claims import Certainty, Kind
from dateline.model.judgements import Verdict
from dateline.model.records import Status
from dateline.model.reviews import EDITABLE
from dateline.model.text import Marking
from dateline.store.listings import Order

RecordId = Annotated[str, Path(pattern=ID, description="The id of a record.", examples=["8c1f0a52d6b3e947"])]
IfNoneMatch = Annotated[
    str | None, Header(description="An ETag that you hold: 304 where nothing changed.", examples=['"3f2a"'])
]
IfMatch = Annotated[
    str | None,
    Header(
        description="The ETag of the record as you saw it: 412 where somebody has changed it since.", examples=["*"]
    ),
]
_FIELDS = tuple(dict.fromkeys(field for fields in EDITABLE.values() for field in fields))
Field_ = Literal[_FIELDS]  # type: ignore[valid-type]


def _day(value: str) -> str:
    if len(value) != 10:
        raise ValueError("a day is written 2024-05-31")
    return date.fromisoformat(value).isoformat()


def _moment(value: str) -> str:
    if len(value) == 10:
        return _day(value)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d[Tt ][0-9:.]+(?:[Zz]|[+-]\d\d:\d\d)", value):
        raise ValueError("a time is written 2024-05-31T08:00:00Z")
    datetime.fromisoformat(value.upper())
    return value


def _box(value: str) -> str:
    try:
        box_of(value)
    except BadInput as error:
        raise ValueError(str(error)) from None
    return value


def _plain_number(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}", value):
        raise ValueError("a number is written in digits")
    return value


Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    str,
    AfterValidator(_moment),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}),
]
Number = Annotated[int, BeforeValidator(_plain_number)]
_SIDE = r"-?[0-9]{1,3}(\.[0-9]{1,9})?"


class Asked(BaseModel):
    """A query without keys that nobody knows: a slip of the pen is told, not passed over."""

    model_config = ConfigDict(extra="forbid")


class Page(Asked):
    """Which part of a list."""

    limit: Annotated[Number, Field(ge=1, le=200, description="How many at most.", examples=[50])] = 50
    after: Annotated[
        str | None, Field(max_length=2000, description="Where the page begins: take it from `links.next`.")
    ] = None


class Marked(Asked):
    """How strictly what is given may be marked."""

    at_most: Annotated[
        Marking | None,
        Field(description="Leave out what is marked more strictly: TLP:GREEN leaves out AMBER and stricter."),
    ] = None


class Narrowing(Marked):
    """The filters of the desk's lists of records."""

    status: list[Status] = Field(default_factory=list, examples=[["published"]])
    verdict: Literal["open", "accepted", "rejected"] | None = None
    mark: Literal["none", "second source needed", "skipped", "reopened"] | None = None
    type: list[Annotated[str, Field(min_length=1, max_length=80)]] = Field(
        default_factory=list, description="ACLED's names of types.", examples=[["Battles"]]
    )
    country: list[Annotated[str, Field(pattern="^[A-Z]{2}$")]] = Field(default_factory=list, examples=[["IQ"]])
    admin1: Annotated[str | None, Field(max_length=200, examples=["Nineveh"])] = None
    from_: Annotated[Day | None, Field(alias="from", description="Not over before this day.")] = None
    to: Annotated[Day | None, Field(description="Not begun after this day.")] = None
    changed: Annotated[Moment | None, Field(description="Changed on or after this day or time.")] = None
    killed: Annotated[Number | None, Field(ge=0, le=9_999_999, description="Killed at least, by the best figure.")] = (
        None
    )
    sources: Annotated[Number | None, Field(ge=0, le=9_999_999, description="Source families at least.")] = None
    disputed: Annotated[Literal["1"] | None, Field(description="1: only where sources contradict each other.")] = None
    place: Annotated[str | None, Field(max_length=200, description="A part of the name of a place or a province.")] = (
        None
    )
    actor: Annotated[str | None, Field(max_length=200, description="A part of the name of an actor.")] = None
    certainty: list[Certainty] = Field(default_factory=list, description="As what it is told.", examples=[["stated"]])
    q: Annotated[str | None, Field(max_length=200, description="Words of headlines, places, actors.")] = None
    box: Annotated[
        Annotated[str, AfterValidator(_box)] | None,
        Field(
            pattern=f"^{_SIDE},{_SIDE},{_SIDE},{_SIDE}$",
            description="west,south,east,north in degrees; over the 180th meridian west is greater than east.",
            examples=["38.7,29.0,48.6,37.4"],
        ),
    ] = None


class KindNarrowing(Narrowing):
    """The same with the kind of record."""

    kind: list[Kind] = Field(default_factory=list, examples=[["incident"]])


class OfKind(Narrowing, Page):
    """A page of records of one kind."""

    order: Order = "newest"


class Records(KindNarrowing, Page):
    """A page of records."""

    order: Order = "newest"


class Claims(KindNarrowing):
    """A page of claims: all of so many records."""

    limit: Annotated[
        Number, Field(ge=1, le=50, description="Of how many records: all their claims are on the page.", examples=[20])
    ] = 20
    after: Annotated[str | None, Field(max_length=2000)] = None


class Reports(Marked, Page):
    """A page of reports."""

    outlet: list[Annotated[str, Field(max_length=300)]] = Field(default_factory=list, examples=[["Example Ledger"]])
    language: list[Annotated[str, Field(max_length=20)]] = Field(default_factory=list, examples=[["en"]])
    from_: Annotated[Day | None, Field(alias="from", description="Published on or after this day.")] = None
    to: Annotated[Day | None, Field(description="Published on or before this day.")] = None
    relevant: Annotated[Literal["true", "false"] | None, Field(description="About armed conflict, or not.")] = None
    q: Annotated[str | None, Field(max_length=200, description="Words of the text; of the 2,000 best.")] = None


class Judgements(Page):
    """A page of judgements."""

    record: Annotated[str | None, Field(pattern=ID, description="Those on accounts of this record.")] = None
    verdict: Verdict | None = None
    by: Annotated[Literal["people", "machines"] | None, Field(description="Whose.")] = None
    withdrawn: Annotated[Literal["1"] | None, Field(description="1: those that were taken back, too.")] = None


class Export(KindNarrowing):
    """What an export is of."""

    of: Literal["records", "claims"] = "records"


Reason = Annotated[str, Field(max_length=2000, description="Why; it is kept with the decision.")]
Why = Annotated[str, Field(max_length=2000, pattern=r"\S", description="Why: this act is not kept without a reason.")]


class Plain(Asked):
    """An act that needs no reason."""

    act: Literal["accepted", "published", "second source needed", "skipped"]
    reason: Reason = ""


class Reasoned(Asked):
    """An act that a sceptic will ask about."""

    act: Literal["rejected", "unpublished"]
    reason: Why


class Words(Asked):
    """Words of a report: `text[start:end] == words`, or nothing is kept. `account`: the member whose report it is."""

    report: Annotated[str, Field(min_length=1, max_length=300)]
    start: Annotated[int, Field(ge=0, le=99_999_999)]
    end: Annotated[int, Field(ge=1, le=99_999_999)]
    words: Annotated[str, Field(min_length=1, max_length=500)]
    account: Annotated[
        str | None, Field(pattern=ID, description="Where several members of the record are of that report.")
    ] = None


class Edited(Asked):
    """Another value beside the machine's: `value` as a person types it on the desk, "" for not known.

    With `evidence` it is a person's claim, which rests on those words.
    """

    act: Literal["edited"]
    field: Field_
    value: Annotated[str, Field(max_length=500)]
    reason: Why
    evidence: Words | None = None


Review = Annotated[Plain | Reasoned | Edited, Field(discriminator="act")]


class PlainMany(Plain):
    """One act on many records."""

    records: Annotated[list[Annotated[str, Field(pattern=ID)]], Field(min_length=1, max_length=1000)]


class ReasonedMany(Reasoned):
    """One act that needs a reason on many records."""

    records: Annotated[list[Annotated[str, Field(pattern=ID)]], Field(min_length=1, max_length=1000)]


Reviews = Annotated[PlainMany | ReasonedMany, Field(discriminator="act")]


class Board(Asked):
    """The days of the reports in which evidence is looked for, and of the incidents that are counted; and whose."""

    from_: Annotated[Day | None, Field(alias="from", description="The first day.")] = None
    to: Annotated[Day | None, Field(description="The last day.")] = None
    same_sources: Annotated[
        Literal["1"] | None, Field(description="1: whether it holds, by sources alone that were read before and since.")
    ] = None


Named = Annotated[
    str, Field(min_length=1, max_length=500, description="The key of a commitment, or its words.", examples=["patrols"])
]


class DegreeOf(Asked):
    """How far a commitment is implemented: 0 none, 1 minimal, 2 intermediate, 3 full (Peace Accords Matrix)."""

    subject: Literal["commitment"]
    commitment: Named
    degree: Annotated[int, Field(ge=0, le=3, strict=True)]
    reason: Reason = ""


class EvidenceOf(Asked):
    """Whether words of a report, from `start` on, are evidence for or against a commitment."""

    subject: Literal["evidence"]
    commitment: Named
    act: Literal["confirmed", "rejected"]
    stance: Stance
    report: Annotated[str, Field(min_length=1, max_length=300)]
    start: Annotated[int, Field(ge=0, le=9_999_999, strict=True)]
    words: Annotated[str, Field(min_length=1, max_length=5_000)]
    reason: Reason = ""


class LinkOf(Asked):
    """What an agreement is to another one, or that it is not."""

    subject: Literal["link"]
    other: Annotated[str, Field(pattern=ID)]
    kind: LinkKind
    act: Literal["confirmed", "rejected"]
    reason: Reason = ""


Assessment = Annotated[DegreeOf | EvidenceOf | LinkOf, Field(discriminator="subject")]


class Merge(Asked):
    """The record that tells of the same thing."""

    with_: Annotated[str, Field(alias="with", pattern=ID)]
    reason: Reason = ""


class Split(Asked):
    """The members (`accounts[].member`) that tell of something else."""

    members: Annotated[list[Annotated[str, Field(pattern=ID)]], Field(min_length=1, max_length=1000)]
    reason: Reason = ""


class AddAddress(Asked):
    """A page or a feed of the public web."""

    address: Annotated[str, Field(max_length=2000, pattern="^https?://", examples=["https://news.example/market"])]
    published: Annotated[Day | None, Field(description="Where the page does not say when.")] = None
    marking: Marking = "TLP:CLEAR"


class Known(Asked):
    """What is known of a report beside what it says."""

    title: Annotated[str | None, Field(max_length=1000)] = None
    outlet: Annotated[str | None, Field(max_length=300)] = None
    url: Annotated[str | None, Field(max_length=2000, pattern="^https?://")] = None
    published: Annotated[Moment | None, Field(description="A day or a time.")] = None
    language: Annotated[str | None, Field(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=20)] = None


class GivenText(Known):
    """A report as plain text."""

    text: Annotated[str, Field(min_length=1, pattern=r"\S", description="Its body, or all of it.")]


class GivenPage(Known):
    """A report as the page on which it stands."""

    html: Annotated[str, Field(min_length=1, pattern=r"\S")]


class AddReport(Asked):
    """A report that is handed over."""

    report: GivenText | GivenPage
    marking: Marking = "TLP:CLEAR"


Add = AddAddress | AddReport


class Reread(Asked):
    """Whether the new reading is kept."""

    apply: Annotated[bool, Field(description="Keep the new reading in the place of the earlier one.")] = False


ReportId = Annotated[
    str, Path(min_length=1, max_length=300, description="The id of a report.", examples=["market-attack"])
]
Form = Annotated[Literal["csv", "jsonl", "geojson"], Path(description="The format.", examples=["csv"])]


class Changes(Page, Marked):
    """A page of changes."""

    since: Annotated[Moment | None, Field(description="On or after this day (UTC) or time.")] = None
    record: Annotated[str | None, Field(pattern=ID, description="Those of one record.")] = None


class Search(Marked):
    """What is looked for."""

    q: Annotated[
        str, Field(min_length=1, max_length=200, description="Words; names may be misspelt.", examples=["ferry"])
    ]
    limit: Annotated[Number, Field(ge=1, le=50, description="How many of each at most.", examples=[20])] = 20


class Gaps(Asked):
    """The area and the period of gaps."""

    area: Annotated[
        str,
        Field(
            min_length=1,
            max_length=500,
            description="A place, a province, a country or its code, several with `;` between them, or the id of an "
            "agreement for its zones. 409 where it is none.",
            examples=["Kirkuk, Iraq"],
        ),
    ]
    from_: Annotated[
        Day | None, Field(alias="from", description="The first day; else twelve weeks before the last.")
    ] = None
    to: Annotated[Day | None, Field(description="The last day; else the last of which a report was read.")] = None
    same_sources: Annotated[
        Literal["1"] | None, Field(description="1: only what sources tell that were read in the period before, too.")
    ] = None
