"""Occurrences: what questions over the record need to know of one incident, as plain values.

An occurrence says what the record shows, so what a person decided is in it: their values in place of the machine's, and
nothing of what they rejected. `run.occurrences` makes them.

The rule for what an occurrence is (`nature`), in words:

1. What was denied, foiled or only counted together with others ("30 attacks in May") is neither attack nor response.
2. `NATURE` says what Dateline's own words for events are: an attack, a response to one, or neither.
3. What forces of a state alone did to an armed group is a response, whatever the word; an operation by an armed group
   alone is an attack.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any, Literal

from dateline.model.claims import Certainty, Role
from dateline.model.records import Status

Nature = Literal["attack", "response", "neither"]
Fits = Literal["yes", "cannot tell", "no"]
Side = Literal["force", "armed group", "civilians", "other", ""]

NATURE: dict[str, Nature] = {
    "armed_clash": "attack",
    "ambush": "attack",
    "shooting": "attack",
    "bombing_ied": "attack",
    "suicide_bombing": "attack",
    "shelling": "attack",
    "air_drone_strike": "attack",
    "landmine": "attack",
    "grenade": "attack",
    "chemical": "attack",
    "kidnapping": "attack",
    "assassination": "attack",
    "sexual_violence": "attack",
    "arson": "attack",
    "other": "attack",
    "operation": "response",
    "raid_arrest": "response",
    "disarmed": "response",
    "protest_riot": "neither",
}
"""What each of `codebook.KINDS` is by itself."""

LIKELIEST_DAY_SLACK = 3
"""Days to each side of a day that is only the likeliest of two to six (precision 2)."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who did or suffered something. `side` is what they are, "" where nothing says so."""

    name: str
    actor_id: str | None = None
    side: Side = ""


@dataclass(frozen=True, slots=True)
class Range:
    """Low, best and high of one figure; None is not known, never zero."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Victims:
    """How many of one group were harmed. `side` is "force", "armed group" or "civilians", "" for people at large."""

    group: str
    harm: str
    side: Side
    figure: Range


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report, under a name for what they say: `text[start:end] == words`. `published` is its day."""

    what: str
    words: str
    report_id: str
    start: int
    end: int
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One incident of the record. Days are None where none is known; `place` holds its relation ("60 km south of").

    `admin` is the chain of areas, first order first; `where_precision` and `date_precision` are UCDP's. `attribution`
    is the standing of who did it (stated, alleged, claimed, denied, disputed; None where nobody is named). `families`
    are the sources, copies of one text folded; `published` the days of publication that are known, the first first.
    `is_exhumation`: bodies or a mass grave were found; its dead died at some other time. `responses_told` are words of
    its own reports that tell of a response to it.
    """

    record_id: str
    headline: str = ""
    status: Status = "suggested"
    verdict: str | None = None
    role: Role = "main"
    certainty: Certainty = "stated"
    is_aggregate: bool = False
    earliest: date | None = None
    latest: date | None = None
    date_precision: int | None = None
    place: str | None = None
    place_name: str | None = None
    place_id: str | None = None
    relation: str | None = None
    admin: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    where_precision: int | None = None
    radius_km: float | None = None
    event_type: str | None = None
    sub_event_type: str | None = None
    word: str | None = None
    perpetrators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    attribution: str | None = None
    claimed_by: str | None = None
    killed: Range | None = None
    wounded: Range | None = None
    victims: tuple[Victims, ...] = ()
    is_disputed: bool = False
    is_exhumation: bool = False
    families: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    published: tuple[date, ...] = ()
    marking: str = "TLP:CLEAR"
    responses_told: tuple[Passage, ...] = field(default=())
    nature: Nature = field(init=False, repr=False, compare=False)
    """Attack, response or neither, by the rule at the top of this file: asked for a dozen times in any count."""
    spot: tuple[object, ...] = field(init=False, repr=False, compare=False)
    """All that is known of its place: what is the same for two incidents lies in the same areas."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "nature", self._nature())
        object.__setattr__(self, "spot", self._spot())

    def _nature(self) -> Nature:
        if self.is_aggregate or self.is_exhumation or self.certainty in ("denied", "thwarted") or self.word is None:
            return "neither"
        nature = NATURE.get(self.word, "neither")
        if nature == "neither":
            return nature
        by = {party.side for party in self.perpetrators if party.side}
        if nature == "response":
            return "attack" if by == {"armed group"} else nature
        if by == {"force"}:
            against = {party.side for party in self.targets} | {one.side for one in self.victims}
            return "response" if against - {""} == {"armed group"} else nature
        return nature

    @property
    def responders(self) -> tuple[Party, ...]:
        """Who responded, where this is a response: those named as acting but armed groups."""
        if self.nature != "response":
            return ()
        return tuple(party for party in self.perpetrators if party.side in ("force", "other", ""))

    @property
    def is_single_source(self) -> bool:
        """Whether it rests on one source family."""
        return len(self.families) == 1

    @property
    def first_published(self) -> date | None:
        """The day on which it was first published, where any day of publication is known."""
        return self.published[0] if self.published else None

    @property
    def lag_days(self) -> int | None:
        """Days from the event to its first publication; None where either is not known to the day."""
        if self.latest is None or self.date_precision != 1 or not self.published:
            return None
        return max(0, (self.published[0] - self.latest).days)

    def _spot(self) -> tuple[object, ...]:
        return (
            self.place,
            self.place_name,
            self.place_id,
            self.relation,
            self.admin,
            self.country,
            self.lat,
            self.lon,
            self.where_precision,
            self.radius_km,
        )

    def span(self) -> tuple[date, date] | None:
        """The days between which it happened: a day that is only the likeliest one is three to each side."""
        if self.earliest is None or self.latest is None:
            return None
        is_likeliest = self.date_precision == 2 and self.earliest == self.latest
        slack = timedelta(days=LIKELIEST_DAY_SLACK if is_likeliest else 0)
        return self.earliest - slack, self.latest + slack

    def falls(self, since: date | None, until: date | None) -> Fits:
        """Whether it happened between two days, both included: by the days that are shown, without slack.

        "cannot tell" where only a part of its days lies within, and where no day is known.
        """
        if self.earliest is None or self.latest is None:
            return "cannot tell"
        if (since and self.latest < since) or (until and self.earliest > until):
            return "no"
        is_within = (since is None or since <= self.earliest) and (until is None or self.latest <= until)
        return "yes" if is_within else "cannot tell"


@dataclass(frozen=True, slots=True)
class Selection:
    """The occurrences of an area and a period, each once, the earliest first.

    `unsure` are those of which only a wider place or a longer time is known, so that nobody can tell whether they
    belong here: they are counted, never dropped and never added.
    """

    inside: tuple[Occurrence, ...]
    unsure: tuple[Occurrence, ...] = ()


def to_json(occurrence: Occurrence) -> dict[str, Any]:
    """An occurrence as plain JSON; what is as it is by default is left out."""
    told: dict[str, Any] = {}
    for name, default in _DEFAULTS.items():
        value = getattr(occurrence, name)
        if value != default:
            told[name] = _plain(value)
    return {"record_id": occurrence.record_id, **told}


def from_json(told: dict[str, Any]) -> Occurrence:
    """The occurrence that `to_json` wrote; keys that are not known are passed over."""
    given = {
        name: read(value) if (read := _READ.get(name)) else value for name, value in told.items() if name in _NAMES
    }
    return Occurrence(**given)


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case Party() | Range() | Victims() | Passage():
            return [_plain(getattr(value, one.name)) for one in fields(value)]
    return value


def _parties(told: list[list[Any]]) -> tuple[Party, ...]:
    return tuple(Party(*one) for one in told)


_DEFAULTS = {one.name: one.default for one in fields(Occurrence) if one.init and one.name != "record_id"}
_NAMES = {"record_id", *_DEFAULTS}
_READ: dict[str, Any] = {
    "earliest": date.fromisoformat,
    "latest": date.fromisoformat,
    "admin": tuple,
    "perpetrators": _parties,
    "targets": _parties,
    "killed": lambda told: Range(*told),
    "wounded": lambda told: Range(*told),
    "victims": lambda told: tuple(Victims(one[0], one[1], one[2], Range(*one[3])) for one in told),
    "families": tuple,
    "outlets": tuple,
    "reports": tuple,
    "published": lambda told: tuple(date.fromisoformat(one) for one in told),
    "responses_told": lambda told: tuple(
        Passage(what, words, report, start, end, date.fromisoformat(day) if day else None)
        for what, words, report, start, end, day in told
    ),
}
