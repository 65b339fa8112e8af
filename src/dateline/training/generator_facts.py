"""The facts that the generator invents before it tells them: who attacked what, where, when, and whom it harmed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from dateline.knowledge.codebook import KINDS
from dateline.model.claims import Certainty, Role
from dateline.training.generator_world import Group, Region, Target, targets, victims

FAMILIES: dict[str, str] = {
    "armed_clash": "gun",
    "ambush": "ambush",
    "shooting": "gun",
    "assassination": "killing",
    "other": "gun",
    "bombing_ied": "blast",
    "suicide_bombing": "blast",
    "landmine": "mine",
    "grenade": "blast",
    "shelling": "fire",
    "air_drone_strike": "fire",
    "chemical": "fire",
    "kidnapping": "gun",
    "arson": "gun",
    "raid_arrest": "raid",
    "operation": "raid",
    "protest_riot": "street",
    "sexual_violence": "gun",
    "disarmed": "find",
}
"""What the kinds of the codebook have in common in the telling."""
FREQUENCY: dict[str, int] = {
    "armed_clash": 10,
    "ambush": 9,
    "shooting": 12,
    "assassination": 7,
    "other": 5,
    "bombing_ied": 12,
    "suicide_bombing": 9,
    "landmine": 5,
    "grenade": 3,
    "shelling": 9,
    "air_drone_strike": 11,
    "chemical": 1,
    "kidnapping": 9,
    "arson": 4,
    "raid_arrest": 7,
    "operation": 5,
    "protest_riot": 5,
    "sexual_violence": 1,
    "disarmed": 2,
}
"""How often each kind is the main news, about as in coded reports."""
assert FREQUENCY.keys() == FAMILIES.keys() == KINDS.keys()


@dataclass(slots=True)
class Toll:
    """Those harmed in one way: a group for each sort of people, and how sure the number is."""

    groups: list[tuple[int, str, str]]
    bound: str = ""

    @property
    def total(self) -> int:
        """All groups together."""
        return sum(number for number, _, _ in self.groups)


@dataclass(slots=True)
class Place:
    """Where: a town of a province, and perhaps a village near it or a road."""

    town: str
    province: str
    village: str


@dataclass(slots=True)
class Perpetrator:
    """Who did it. `sort` is "group", "unknown" or "state"; `people` what those who came are called."""

    sort: str
    group: Group | None
    name: str
    people: str
    suspected: bool


@dataclass(slots=True)
class Event:
    """One incident (key `e…`) or agreement (key `a…`) as it happened; what is empty is not known."""

    key: str
    kind: str
    role: Role
    region: Region
    day: date
    place: Place
    perpetrator: Perpetrator
    target: Target | None = None
    target_words: str = ""
    tolls: dict[str, Toll] = field(default_factory=dict)
    certainty: Certainty = "stated"
    aggregate: bool = False
    claim: str = "none"
    chosen: dict[str, str] = field(default_factory=dict)
    """What was drawn once and stays: the bomb's name, the hour."""

    @property
    def family(self) -> str:
        """What the kind has in common with others in the telling."""
        return FAMILIES.get(self.kind, "agreement")


def invent(
    rng: Random, region: Region, kind: str, *, key: str, role: Role, day: date, place: Place | None = None
) -> Event:
    """An incident of that kind in that country."""
    event = Event(key, kind, role, region, day, place or invent_place(rng, region), perpetrator(rng, region, kind))
    fitting = _fitting(kind)
    if fitting:
        event.target = rng.choice(fitting)
    _harm(rng, event)
    _doubt(rng, event)
    if event.perpetrator.sort == "group":
        event.claim = rng.choice(
            ("claimed", "claimed", "claimed", "none", "silent", "silent", "denied", "blamed", "blamed")
        )
    elif event.perpetrator.sort == "unknown":
        event.claim = rng.choice(("silent", "silent", "none"))
    return event


PREVENTED = frozenset({"shooting", "armed_clash", "ambush", "bombing_ied", "suicide_bombing", "kidnapping", "shelling"})


def _doubt(rng: Random, event: Event) -> None:
    """Now and then only one side says so, or it is denied, or it was prevented."""
    chance = rng.random()
    if event.role == "background" or event.target is None or event.kind == "disarmed":
        return
    if chance < 0.05 and event.perpetrator.sort != "state" and event.kind in PREVENTED:
        event.certainty = "thwarted"
        event.tolls.clear()
    elif chance < 0.15 and event.kind in ("shooting", "other", "armed_clash", "ambush", "air_drone_strike", "shelling"):
        event.certainty = "alleged"
    elif chance < 0.21 and event.perpetrator.sort == "state":
        event.certainty = "denied"


def _fitting(kind: str) -> list[Target]:
    family = {"landmine": "ambush"}.get(kind, FAMILIES[kind])
    fitting = [target for target in targets() if family in target.families]
    if kind in ("kidnapping", "arson", "sexual_violence"):
        fitting = [target for target in fitting if not {"soldier", "police", "guard"} & set(target.harmed)]
    if kind == "arson":
        fitting = [target for target in fitting if target.definite not in NO_BUILDING]
    return fitting


NO_BUILDING = frozenset({"the group", "the workers", "the gathering", "the team", "the villages"})
"""What is attacked and cannot be entered or burned."""


def invent_place(rng: Random, region: Region) -> Place:
    """A town of the country, with an invented village near it."""
    town, province = rng.choice(region.towns)
    return Place(town, province, region.village(rng))


def perpetrator(rng: Random, region: Region, kind: str) -> Perpetrator:
    """Who does such a thing there."""
    if kind in ("air_drone_strike", "raid_arrest", "operation", "protest_riot", "disarmed"):
        key = {"air_drone_strike": "air", "raid_arrest": rng.choice(("police", "army")), "operation": "army"}
        word = key.get(kind, rng.choice(("police", "army")))
        return Perpetrator("state", _enemy(rng, region), rng.choice(region.words[word]), "troops", False)
    if kind in ("shelling", "chemical") and rng.random() < 0.5:
        return Perpetrator("state", _enemy(rng, region), rng.choice(region.words["army"]), "troops", False)
    if kind in ("shooting", "other") and rng.random() < 0.1:
        name = rng.choice(region.words[rng.choice(("army", "police"))])
        return Perpetrator("state", None, name, "soldiers", False)
    group = _enemy(rng, region)
    if group is None or rng.random() < 0.3:
        return Perpetrator("unknown", None, "", rng.choice(_unnamed(region)), False)
    return Perpetrator("group", group, rng.choice(group.names), rng.choice(group.people), rng.random() < 0.25)


UNKNOWN = (
    *("gunmen", "gunmen", "gunmen", "armed men", "unidentified gunmen", "unknown gunmen", "masked gunmen", "attackers"),
    *(
        "assailants",
        "armed assailants",
        "bandits",
        "unknown armed men",
        "militants",
        "insurgents",
        "rebels",
        "jihadists",
    ),
    *("militiamen", "armed bandits", "suspected bandits", "hooded men", "raiders", "terrorists", "kidnappers"),
)
"""Those whose group nobody names."""


def _unnamed(region: Region) -> list[str]:
    """The words that fit the country's armed groups."""
    sorts = {group.sort for group in region.groups}
    unfit = set() if "jihadist" in sorts else {"jihadists", "militants", "terrorists"}
    unfit |= set() if "rebel" in sorts else {"rebels", "insurgents"}
    return [word for word in UNKNOWN if word not in unfit]


def _enemy(rng: Random, region: Region) -> Group | None:
    return rng.choice(region.groups) if region.groups else None


def _harm(rng: Random, event: Event) -> None:
    kind = event.kind
    classes = event.target.harmed if event.target else ("civilian",)
    deadly = {"raid_arrest": 0.15, "disarmed": 0, "arson": 0.3, "kidnapping": 0.3, "protest_riot": 0.6}.get(kind, 0.8)
    if kind in ("raid_arrest", "operation"):
        classes = ("fighter",)
    if kind == "assassination":
        noun = rng.choice(victims()["vip"])
        event.tolls["killed"] = Toll([(1, *noun)])
        if rng.random() < 0.3:
            event.tolls["wounded"] = Toll(
                [
                    (
                        rng.choice((1, 1, 2, 3)),
                        *rng.choice((("guard", "guards"), ("bystander", "bystanders"), ("person", "people"))),
                    )
                ]
            )
        return
    if rng.random() < deadly:
        count = 1 if rng.random() < 0.75 else 2
        groups = [_several(rng, event.region, name) for name in _some(rng, classes, count)]
        if len(groups) == 2:
            groups = [
                (rng.randint(1, min(number, 9)), one, many)
                if many != "people"
                else (min(number, 9), "civilian", "civilians")
                for number, one, many in groups
            ]
        event.tolls["killed"] = Toll(groups[:1] if groups[0][2] == groups[-1][2] else groups)
    if rng.random() < (0.1 if kind in ("raid_arrest", "disarmed") else 0.65):
        event.tolls["wounded"] = Toll([_several(rng, event.region, rng.choice(classes), larger=True)])
    if kind == "kidnapping":
        noun = rng.choice(victims()["taken"])
        event.tolls["abducted"] = Toll([(_number(rng, larger=True), *noun)])
        event.tolls.pop("wounded", None)
    elif kind in ("armed_clash", "shooting", "ambush", "other") and rng.random() < 0.15:
        event.tolls["abducted"] = Toll([(_number(rng), *rng.choice(victims()["taken"]))])
    if kind in ("ambush", "armed_clash", "air_drone_strike", "shelling", "operation") and rng.random() < 0.25:
        event.tolls["missing"] = Toll([_several(rng, event.region, rng.choice(classes))])
    if kind == "raid_arrest" or (
        kind in ("operation", "protest_riot", "shooting", "bombing_ied") and rng.random() < 0.25
    ):
        event.tolls["arrested"] = Toll([(_number(rng), *rng.choice(SUSPECTS))])
    for toll in event.tolls.values():
        if len(toll.groups) == 1 and toll.total > 1 and rng.random() < 0.4:
            toll.bound = rng.choice(BOUNDS if toll.total > 8 else ("at least", "at least", "up to"))


BOUNDS = (
    "at least",
    "at least",
    "at least",
    "at least",
    "more than",
    "no fewer than",
    "up to",
    "some",
    "about",
    "as many as",
    "over",
)
"""Words that say how sure a number is."""
SUSPECTS = (
    *(("suspect", "suspects"), ("militant", "militants"), ("man", "men"), ("person", "people")),
    *(("suspected militant", "suspected militants"), ("alleged member", "alleged members"), ("fighter", "fighters")),
)


def _some(rng: Random, classes: tuple[str, ...], count: int) -> list[str]:
    chosen = list(dict.fromkeys(rng.choice(classes) for _ in range(count)))
    if count == 2 and len(chosen) == 1:
        chosen.append("civilian" if chosen[0] in ("soldier", "police", "guard", "fighter") else "soldier")
    return chosen


def _several(rng: Random, region: Region, name: str, *, larger: bool = False) -> tuple[int, str, str]:
    nouns = (
        region.nouns({"soldier": "soldiers", "police": "police victims"}[name])
        if name in ("soldier", "police")
        else victims()[name]
    )
    return (_number(rng, larger=larger), *rng.choice(nouns))


def _number(rng: Random, *, larger: bool = False) -> int:
    top = rng.choice((3, 5, 9, 14, 14, 30, 60, 130, 300) if larger else (1, 3, 5, 9, 9, 14, 25, 45, 90))
    return rng.randint(1, top)


def day_before(rng: Random, published: date) -> date:
    """The day of a report's main event."""
    return published - timedelta(days=rng.choice((0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 5)))


def day_long_before(rng: Random, published: date) -> date:
    """The day of an older event."""
    return published - timedelta(
        days=rng.choice(
            (rng.randint(2, 6), rng.randint(7, 13), rng.randint(14, 60), rng.randint(60, 400), rng.randint(400, 4000))
        )
    )
