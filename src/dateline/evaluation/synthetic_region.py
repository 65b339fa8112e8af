"""Two invented years of one region with known truth: incidents, responses, an agreement, and who reported what when.

The places are real ones, so that areas are found as users type them; everything that happens there is invented, and so
is every outlet. All of it follows from the seed. `synthetic_region_reports` makes the reports.

Known by construction: what happened, on which day, where, by whom, how many were killed; what was told of it (a tenth
of the attacks never), with what precision, by how many sources of its own, after how many days; which responses there
were; on which days an outlet was out; which commitments of the agreement were kept.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from dateline.knowledge.gazetteer import load
from dateline.model.values import When, Where

FIRST, LAST = date(2022, 1, 3), date(2023, 12, 31)
"""A Monday and a Sunday: 104 whole weeks."""
ANNOUNCED, IN_FORCE = date(2022, 12, 5), date(2022, 12, 12)
ISLAMIC_STATE = "islamic-state"

PLACES: dict[str, tuple[str, float]] = {
    "Daquq": ("village", 0.6),
    "Makhmur": ("village", 0.5),
    "Khanaqin": ("city", 0.5),
    "Hawija": ("village", 0.5),
    "Kirkuk": ("city", 0.4),
    "Jalawla": ("town", 0.3),
    "Muqdadiya": ("city", 0.3),
    "Tuz Khurmatu": ("city", 0.3),
}
"""Places by name, each with its kind in the gazetteer and how many attacks there are in a week."""
PROVINCES = {
    "Daquq": "Kirkuk",
    "Hawija": "Kirkuk",
    "Kirkuk": "Kirkuk",
    "Makhmur": "Erbil",
    "Khanaqin": "Diyala",
    "Jalawla": "Diyala",
    "Muqdadiya": "Diyala",
    "Tuz Khurmatu": "Saladin",
}
ZONES: tuple[tuple[str, str], ...] = (
    ("Makhmur", "village"),
    ("Daquq", "village"),
    ("Khanaqin", "city"),
    ("Diyala", "province"),
)
"""The zones of the agreement; Khanaqin lies in Diyala."""

Told = Literal["day", "week", "month", "undated"]
Sort = Literal["attack", "response", "protest", "denied", "aggregate", "exhumation"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One outlet's report of an incident: its day, the toll that it gives, and whether it is a copy of the first."""

    outlet: str
    day: date
    killed: int | None
    wounded: int | None
    is_copy: bool = False
    tells_response: bool = False


@dataclass(frozen=True, slots=True)
class TrueIncident:
    """What happened, and what was told of it. `tellings` are empty where nobody reported it."""

    id: str
    sort: Sort
    day: date
    place: str
    word: str
    perpetrator: str | None
    target: str | None
    group: str
    killed: int | None
    wounded: int | None
    told: Told = "day"
    told_province: bool = False
    answers: str | None = None
    tellings: tuple[Telling, ...] = ()

    @property
    def is_reported(self) -> bool:
        """Whether anybody told of it."""
        return bool(self.tellings)

    @property
    def when(self) -> When | None:
        """What the reports say of the day."""
        match self.told:
            case "day":
                return When.on(self.day)
            case "week":
                monday = self.day - timedelta(days=self.day.weekday())
                return When.spanning(monday, monday + timedelta(days=6))
            case "month":
                after = (self.day.replace(day=1) + timedelta(days=32)).replace(day=1)
                return When.spanning(self.day.replace(day=1), after - timedelta(days=1))
        return None

    @property
    def where(self) -> Where:
        """What the reports say of the place."""
        return (
            where(PROVINCES[self.place], "province") if self.told_province else where(self.place, PLACES[self.place][0])
        )

    @property
    def families(self) -> int:
        """How many sources of its own there are: copies of one text are one."""
        return sum(not telling.is_copy for telling in self.tellings)

    def figure(self, harm: Literal["killed", "wounded"]) -> tuple[int, int, int] | None:
        """Low, best and high over the sources: best is what most of them give. None where none gives a number."""
        given = [getattr(telling, harm) for telling in self.tellings if not telling.is_copy]
        known = [number for number in given if number is not None]
        if not known:
            return None
        return min(known), max(sorted(set(known)), key=known.count), max(known)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was later reported of a commitment, for or against it."""

    day: date
    outlet: str
    words: str
    speaks: Literal["for", "against"]


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment of the agreement, with the words of it and what was reported of it."""

    words: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class TrueAgreement:
    """The agreement between the two forces."""

    parties: tuple[tuple[str, str], ...] = (("Peshmerga", "peshmerga"), ("Iraqi army", "iraq-army"))
    announced: date = ANNOUNCED
    in_force: date = IN_FORCE
    commitments: tuple[Commitment, ...] = ()

    @property
    def zones(self) -> tuple[Where, ...]:
        """Its zones, as reports place them."""
        return tuple(where(name, kind) for name, kind in ZONES)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet. `is_daily`: it publishes something every day but on those of its outages."""

    name: str
    weight: float
    is_daily: bool = False
    outages: tuple[tuple[date, date], ...] = ()

    def publishes_on(self, day: date) -> bool:
        """Whether it was not out on that day."""
        return not any(first <= day <= last for first, last in self.outages)


WIRE, COPYIST = "Tigris Wire", "Karwan Daily"
OUTLETS: tuple[Outlet, ...] = (
    Outlet(WIRE, 5, True, ((date(2022, 9, 10), date(2022, 9, 16)),)),
    Outlet("Zagros Post", 4, True, ((date(2023, 3, 1), date(2023, 3, 21)), (date(2023, 8, 5), date(2023, 8, 8)))),
    Outlet("Lakeside Radio", 2),
    Outlet("Sentinel", 1),
    Outlet("Hamrin Voice", 1),
)
"""Who reports of its own; `COPYIST` carries texts of the wire."""


@dataclass(frozen=True)
class Region:
    """The two years of one seed. `effect` multiplies the attacks in the agreement's zones once it is in force."""

    seed: int = 7
    effect: float = 0.5
    zones_with_effect: frozenset[str] = field(
        default=frozenset({"Daquq", "Makhmur", "Khanaqin", "Jalawla", "Muqdadiya"})
    )

    @cached_property
    def incidents(self) -> tuple[TrueIncident, ...]:
        """Everything that happened, in order of days, what nobody reported too."""
        rng = random.Random(f"{self.seed} incidents")  # noqa: S311 - no secret hangs on it
        found = list(self._attacks(rng))
        found += [response for attack in list(found) if (response := _response(attack, rng))]
        found += self._others(rng)
        told = [replace(one, tellings=_tellings(one, rng)) for one in found]
        return tuple(sorted(told, key=lambda one: (one.day, one.id)))

    @cached_property
    def reported(self) -> tuple[TrueIncident, ...]:
        """What somebody reported."""
        return tuple(one for one in self.incidents if one.is_reported)

    @cached_property
    def agreement(self) -> TrueAgreement:
        """The agreement, with what was later reported of each of its commitments."""
        patrols = (
            Evidence(date(2022, 12, 20), WIRE, _PATROL.format("Makhmur", "20 December 2022"), "for"),
            Evidence(date(2023, 1, 17), "Zagros Post", _PATROL.format("Daquq", "17 January 2023"), "for"),
            Evidence(date(2023, 4, 11), WIRE, _PATROL.format("Khanaqin", "11 April 2023"), "for"),
        )
        centre = (Evidence(date(2023, 1, 30), "Zagros Post", _CENTRE, "for"),)
        brigade = (Evidence(date(2023, 6, 14), "Sentinel", _BRIGADE, "against"),)
        return TrueAgreement(
            commitments=(
                Commitment("hold joint patrols", patrols),
                Commitment("open a joint coordination centre in Kirkuk", centre),
                Commitment("form a joint brigade", brigade),
                Commitment("exchange intelligence", ()),
            )
        )

    def _attacks(self, rng: random.Random) -> Iterator[TrueIncident]:
        number = 0
        for offset in range((LAST - FIRST).days + 1):
            day = FIRST + timedelta(days=offset)
            for place, (_, rate) in PLACES.items():
                has_effect = day >= IN_FORCE and place in self.zones_with_effect
                if rng.random() < rate / 7 * (self.effect if has_effect else 1.0):
                    yield _attack(f"attack {number}", day, place, rng)
                    number += 1

    def _others(self, rng: random.Random) -> list[TrueIncident]:
        found = []
        for sort, count, word in _OTHERS:
            for number in range(count):
                day = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days - 60))
                killed = rng.randint(8, 40) if sort in ("aggregate", "exhumation") else None
                told: Told = "month" if sort == "aggregate" else "day"
                place = rng.choice(list(PLACES))
                id = f"{sort} {number}"
                found.append(TrueIncident(id, sort, day, place, word, None, None, "people", killed, None, told))
        return found


_OTHERS: tuple[tuple[Sort, int, str], ...] = (
    ("protest", 10, "protest_riot"),
    ("denied", 6, "bombing_ied"),
    ("aggregate", 4, "other"),
    ("exhumation", 5, "other"),
)
"""What else is reported, how often, and Dateline's word for it."""


def where(name: str, kind: str) -> Where:
    """A place of the gazetteer as the reader would give it."""
    gazetteer = load()
    place = next(one for one in gazetteer.find(name) if one.kind == kind and one.country == "IQ")
    return Where(
        place.name,
        place.place_id,
        place.lat,
        place.lon,
        place.precision,
        None,
        gazetteer.admin(place),
        place.country,
        place.radius_km,
    )


_PATROL = "The Iraqi army and the Peshmerga carried out a joint patrol in {} on {}."
_CENTRE = "The joint coordination centre of the Peshmerga and the Iraqi army was opened in Kirkuk on 30 January 2023."
_BRIGADE = "The joint brigade has not been formed, as it was not funded, the defence committee said on 14 June 2023."
GUNMEN = "gunmen"
BY_GUNMEN = frozenset({"shooting", "ambush", "kidnapping"})
"""Words for what gunmen do: where no group is named, they are who did it."""
_WORDS = ("bombing_ied", "shooting", "ambush", "shelling", "kidnapping")
_TARGETS: tuple[tuple[str | None, str, float], ...] = (
    ("Iraqi army", "soldiers", 0.35),
    ("Peshmerga", "Peshmerga fighters", 0.25),
    (None, "farmers", 0.4),
)


def _attack(id: str, day: date, place: str, rng: random.Random) -> TrueIncident:
    target, group, _ = rng.choices(_TARGETS, [weight for _, _, weight in _TARGETS])[0]
    drawn = rng.random()
    told: Told = "day" if drawn < 0.88 else "week" if drawn < 0.94 else "month" if drawn < 0.97 else "undated"
    killed = rng.choice([None, 1, 1, 2, 2, 3, 4, 6])
    word, is_named = rng.choice(_WORDS), rng.random() < 0.75
    by = "Islamic State" if is_named else GUNMEN if word in BY_GUNMEN else None
    wounded = rng.choice([None, 1, 3, 5]) if killed else None
    is_rough = rng.random() < 0.07
    return TrueIncident(id, "attack", day, place, word, by, target, group, killed, wounded, told, is_rough)


def _response(attack: TrueIncident, rng: random.Random) -> TrueIncident | None:
    """An operation or a raid after an attack, for a third of them, from the next day to 25 days later."""
    drawn = rng.random()
    if drawn > 0.35:
        return None
    later = rng.choice((1, 2, 3)) if drawn < 0.2 else rng.randint(4, 14) if drawn < 0.3 else rng.randint(15, 25)
    day = attack.day + timedelta(days=later)
    if day > LAST:
        return None
    force = rng.choice(("Iraqi army", "Peshmerga"))
    told: Told = "day" if rng.random() < 0.9 else "week"
    return TrueIncident(
        f"response to {attack.id}",
        "response",
        day,
        attack.place,
        rng.choice(("operation", "raid_arrest")),
        force,
        "Islamic State",
        "Islamic State fighters",
        None,
        None,
        told,
        rng.random() < 0.05,
        attack.id,
    )


def _tellings(one: TrueIncident, rng: random.Random) -> tuple[Telling, ...]:
    """Who told of it when: a tenth of the attacks nobody; what an outlet would have told while it was out is lost."""
    if one.sort == "attack" and rng.random() < 0.1:
        return ()
    wanted = rng.choices((1, 2, 3), (45, 30, 25))[0]
    by = sorted(
        set(rng.choices(OUTLETS, [outlet.weight for outlet in OUTLETS], k=wanted)), key=lambda outlet: outlet.name
    )
    lag = rng.randint(12, 40) if rng.random() < 0.06 else rng.choice((0, 0, 1))
    rises, differs = rng.random() < 0.15, rng.random() < 0.15
    tells_response = one.sort == "attack" and rng.random() < 0.25
    found: list[Telling] = []
    for number, outlet in enumerate(by):
        day = one.day + timedelta(days=lag + (number if rises else 0))
        killed = one.killed
        if killed and len(by) == 3:
            killed += {(True, 0): -1 if rises and killed > 1 else 0, (True, 2): 1 if differs and not rises else 0}.get(
                (True, number), 0
            )
        if day <= LAST and outlet.publishes_on(day):
            found.append(Telling(outlet.name, day, killed, one.wounded, False, tells_response))
    if len(found) < len(by):  # what two say is the same, so that what most say is never in doubt
        found = [replace(telling, killed=one.killed) for telling in found]
    if found and any(telling.outlet == WIRE for telling in found) and rng.random() < 0.5:
        wire = next(telling for telling in found if telling.outlet == WIRE)
        found.append(replace(wire, outlet=COPYIST, is_copy=True))
    return tuple(found)
