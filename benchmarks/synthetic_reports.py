"""An invented world whose reports are skewed as news of conflict is: what `benchmarks/records.py` measures with.

With 27 incidents some 100 accounts come a day, at whatever size: a larger file is a longer time. Of the incidents a
tenth happen in one city and the others in towns by Zipf's law; how many reports tell of one follows a power law up to
`MOST`; four tellings of ten are copies of a wire text, one of ten revises the toll, a third of the reports also mention
an earlier incident, most a recent one, some one of twenty that are mentioned for ever. One account of twenty has no
day, one of ten only a week or a month; one of ten only a province. All of it follows from the seed and the day.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from itertools import accumulate
from math import exp

from dateline.model.claims import Account, Claim, Origin, Role, compose_account, quote
from dateline.model.text import Publication, Report, compose_report
from dateline.model.values import Action, Means, Toll, Value, When, Where, Who

FIRST = date(2015, 1, 1)
INCIDENTS = 27
"""New incidents a day where nothing else is said."""
MOST = 300
"""Reports that tell of one incident at most, mentions in passing apart."""
TAIL = 1.35
"""Exponent of the power law of tellings."""
CITY = 0.1
"""Share of the incidents that happen in one city."""
TOWNS, PROVINCES, COUNTRIES, OUTLETS, FAMOUS = 3000, 180, 18, 400, 20
ORIGIN = Origin("synthetic", "1").id
KINDS = (
    ("Explosions/Remote violence", "Remote explosive/landmine/IED", "bombing", "a bomb exploded"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack", "shelling", "shells struck"),
    ("Battles", "Armed clash", "armed_clash", "gunmen clashed with the army"),
    ("Violence against civilians", "Attack", "attack", "gunmen attacked"),
)
GROUPS = tuple(
    Who(f"{name} {kind}")
    for name in ("National", "Northern", "United", "Free", "Eastern", "River")
    for kind in ("Army", "Front", "Guard", "Movement", "Force")
)
TARGETS = ("soldiers", "police officers", "villagers", "traders", "fighters")
WEAPONS = ("roadside bomb", "mortar", "rifle", "drone", "rocket")


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, and the words that every telling of it shares."""

    id: str
    day: int
    place: Where
    kind: tuple[str, str, str, str]
    killed: int
    wounded: int
    by: Who
    target: str
    weapon: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    tellings: int


@dataclass(frozen=True, slots=True)
class Made:
    """A report with its accounts, and the incident that each tells of."""

    report: Report
    accounts: tuple[Account, ...]
    incidents: tuple[str, ...]


class World:
    """The invented world of one seed."""

    def __init__(self, seed: int = 1, *, incidents: int = INCIDENTS) -> None:
        self._seed, self._a_day = seed, incidents
        rng = random.Random(f"{seed} world")
        self._places = _places(rng)
        self._weights = list(accumulate([CITY * _zipf_sum() / (1 - CITY), *(1 / (n + 5) for n in range(1, TOWNS))]))
        self._words, self._likely, self._telling = _vocabulary()
        self._names = sorted({_name(rng).capitalize() for _ in range(60_000)})
        self.incidents = lru_cache(maxsize=500)(self._incidents)
        self._famous = [self._incident(-1000 - 50 * n, n) for n in range(FAMOUS)]

    def reports(self, day: int) -> Iterator[Made]:
        """The reports of one day, in the order in which they came."""
        rng = random.Random(f"{self._seed} reports {day}")
        told = [
            (incident, number)
            for lag in range(7)
            if day - lag >= 0
            for incident in self.incidents(day - lag)
            for number in range(incident.tellings)
            if _lag(incident, number) == lag
        ]
        rng.shuffle(told)
        for place, (incident, number) in enumerate(told):
            yield self._report(f"{day}-{place}", day, incident, number)

    def _incidents(self, day: int) -> tuple[Incident, ...]:
        return tuple(self._incident(day, number) for number in range(self._a_day))

    def _incident(self, day: int, number: int) -> Incident:
        rng = random.Random(f"{self._seed} incident {day} {number}")
        killed = min(150, int(rng.random() ** -0.9))
        return Incident(
            id=f"{day}/{number}",
            day=day,
            place=rng.choices(self._places, cum_weights=self._weights)[0],
            kind=rng.choice(KINDS),
            killed=killed,
            wounded=killed * rng.randint(0, 3),
            by=rng.choice(GROUPS),
            target=rng.choice(TARGETS),
            weapon=rng.choice(WEAPONS),
            names=tuple(rng.choices(self._names, k=4)),
            words=tuple(rng.choices(self._telling, k=6)),
            tellings=min(MOST, int(rng.random() ** (-1 / TAIL))),
        )

    def _report(self, id: str, day: int, incident: Incident, number: int) -> Made:
        rng = random.Random(f"{self._seed} telling {incident.id} {number}")
        # Copies of one wire text differ in outlet and title alone.
        is_copy = number > 0 and rng.random() < 0.4
        wire = random.Random(f"{self._seed} wire {incident.id}") if is_copy else rng
        text = _Text()
        self._tell(text, wire, incident, risen=not is_copy and rng.random() < 0.1)
        mentioned = self._mentioned(wire, day) if wire.random() < 0.36 else None
        if mentioned:
            text.write("\n\nIt recalled an earlier day. ")
            self._tell(text, wire, mentioned, risen=False, role="background")
        text.write("\n\n" + self._filler(wire, 60))
        title = f"{incident.kind[3].capitalize()} near {incident.place.name} {rng.choice(self._words)}"
        report = compose_report(
            id=id,
            body=text.text,
            title=title,
            input=f"{id}.html",
            url=f"https://example.org/{id}",
            outlet=f"Outlet {int(OUTLETS * rng.random() ** 2)}",
            language="en",
            publication=Publication(FIRST + timedelta(days=day), "given"),
        )
        accounts = text.accounts(report)
        return Made(report, accounts, (incident.id, *([mentioned.id] if mentioned else [])))

    def _mentioned(self, rng: random.Random, day: int) -> Incident:
        """Most mentions are of what happened within a month, some of the last year, some of what is never forgotten."""
        drawn = rng.random()
        if drawn < 0.1:
            return self._famous[int(FAMOUS * rng.random() ** 2)]
        back = rng.randint(1, 30) if drawn < 0.75 else rng.randint(31, 365)
        found = [self.incidents(day - back)[rng.randrange(self._a_day)] for _ in range(4)]
        return max(found, key=lambda incident: incident.tellings)

    def _tell(self, text: _Text, rng: random.Random, incident: Incident, *, risen: bool, role: Role = "main") -> None:
        day, drawn = FIRST + timedelta(days=incident.day), rng.random()
        when = (
            When.on(day)
            if drawn < 0.85
            else When.spanning(day - timedelta(days=3), day + timedelta(days=3))
            if drawn < 0.9
            else When.spanning(day.replace(day=1), day.replace(day=28))
            if drawn < 0.95
            else None
        )
        place = incident.place
        if rng.random() < 0.1:
            place = Where(place.admin[0], precision=4, admin=place.admin, country=place.country)
        killed = max(1, incident.killed + (rng.randint(1, 4) if risen else -(rng.random() < 0.2)))
        text.begin(role)
        if when:
            text.fact("date", when, f"On {when.earliest:%d %B}" if when.precision == 1 else f"In {when.earliest:%B %Y}")
        text.fact("action", Action(*incident.kind[:3]), f" {incident.kind[3]}")
        text.fact("place", place, f" near {place.name}")
        text.fact("toll", Toll("killed", killed, killed, incident.target), f", killing {killed} {incident.target}")
        if incident.wounded and rng.random() < 0.6:
            text.fact("toll", Toll("wounded", incident.wounded, incident.wounded), f" and wounding {incident.wounded}")
        if rng.random() < 0.7:
            text.fact("perpetrator", incident.by, f", which was blamed on the {incident.by.name.lower()}")
        if rng.random() < 0.5:
            text.fact("weapon", Means(incident.weapon), f", with a {incident.weapon}")
        if role == "main":
            names, words = rng.sample(incident.names, 2), rng.sample(incident.words, 3)
            text.write(f". {' and '.join(names)} spoke of {' '.join(words)}")
        text.write(".")
        text.end()

    def _filler(self, rng: random.Random, words: int) -> str:
        return " ".join(rng.choices(self._words, cum_weights=self._likely, k=words)).capitalize() + "."


class _Text:
    """A body on its way, with the claims of the accounts in it."""

    def __init__(self) -> None:
        self.text = ""
        self._told: list[tuple[Role, list[tuple[str, Value, int, int]]]] = []

    def write(self, words: str) -> None:
        self.text += words

    def begin(self, role: Role) -> None:
        self._told.append((role, []))

    def fact(self, field: str, value: Value, words: str) -> None:
        self._told[-1][1].append((field, value, len(self.text), len(self.text) + len(words)))
        self.text += words

    def end(self) -> None:
        self.text += " "

    def accounts(self, report: Report) -> tuple[Account, ...]:
        at = report.body_start
        return tuple(
            compose_account(
                report,
                kind="incident",
                role=role,
                claims=[
                    Claim(field, value, (quote(report, at + start, at + end),), ORIGIN)
                    for field, value, start, end in facts
                ],
            )
            for role, facts in self._told
        )


def _lag(incident: Incident, number: int) -> int:
    """Days between the incident and its telling: most within one, none after six."""
    drawn = random.Random(f"lag {incident.id} {number}").random()
    if number == 0 or drawn < 0.6:
        return 0
    return 1 if drawn < 0.85 else 2 if drawn < 0.95 else 3 + int(drawn * 1000) % 4


def _zipf_sum() -> float:
    return sum(1 / (n + 5) for n in range(1, TOWNS))


def _places(rng: random.Random) -> list[Where]:
    """The city first, then the towns, each near the middle of its province."""
    provinces = [
        (_name(rng).capitalize(), f"{chr(65 + n % COUNTRIES)}X", rng.uniform(-30, 45), rng.uniform(-15, 75))
        for n in range(PROVINCES)
    ]
    places = []
    for number in range(TOWNS):
        name, country, lat, lon = provinces[0 if number == 0 else rng.randrange(PROVINCES)]
        near = (round(lat + rng.gauss(0, 0.4), 4), round(lon + rng.gauss(0, 0.4), 4))
        town = _name(rng).capitalize()
        places.append(Where(town, f"synthetic:{number}", *near, 1, None, (name,), country, 5.0))
    return places


def _name(rng: random.Random) -> str:
    ends = ("a", "e", "i", "o", "u", "ar", "en")
    return "".join(rng.choice("bdfgklmnprstvz") + rng.choice(ends) for _ in range(rng.randint(2, 4)))


def _vocabulary() -> tuple[list[str], list[float], list[str]]:
    """Words of news with how often they stand in a text; and those that are rare enough to tell incidents apart."""
    file = resources.files("dateline.records") / "data" / "word_rarity.txt"
    rarity = {
        word: float(value)
        for line in file.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
        for value, _, listed in [line.partition(":")]
        for word in listed.split()
        if word.isalpha()
    }
    words = list(rarity)
    usual = [word for word in words if rarity[word] <= 4.5]
    return usual, list(accumulate(exp(-rarity[word]) for word in usual)), [w for w in words if rarity[w] >= 4]
