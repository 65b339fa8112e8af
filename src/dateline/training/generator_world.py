"""What the generator's reports are about: countries, places, invented people, forces, armed groups, targets, victims.

All of it is read from `data/regions.txt`, `groups.txt`, `targets.txt` and `victims.txt`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from dateline.knowledge.actors import actors
from dateline.training.generator_grammar import DATA, Sequence, parse


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group: names that stand before a noun, names that stand alone, what its people are called."""

    names: tuple[str, ...]
    people: tuple[str, ...]
    sort: str


@dataclass(frozen=True, slots=True)
class Region:
    """A country and what it lends; `words` holds the lists of `regions.txt` by their key."""

    code: str
    words: dict[str, tuple[str, ...]]
    towns: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]

    def one(self, key: str) -> str:
        """The only word of a key."""
        return self.words[key][0]

    def nouns(self, key: str) -> tuple[tuple[str, str], ...]:
        """Words for one and for many."""
        return tuple(_noun(word) for word in self.words[key])

    @property
    def years(self) -> tuple[int, int]:
        """The years of which reports of it are written."""
        first, _, last = self.words.get("era", ("1985-2025",))[0].partition("-")
        return int(first), int(last)

    def village(self, rng: Random) -> str:
        """An invented name of a village."""
        first, last = rng.choice(self.words["village"]), rng.choice(self.words["village ends"])
        return first + last if last[0].islower() and "al-" not in last else f"{first} {last}"

    def person(self, rng: Random) -> str:
        """An invented name of a person."""
        return f"{rng.choice(self.words['first'])} {rng.choice(self.words['last'])}"


@dataclass(frozen=True, slots=True)
class Target:
    """What is attacked."""

    families: tuple[str, ...]
    phrase: Sequence
    definite: str
    harmed: tuple[str, ...]


@functools.cache
def regions() -> tuple[Region, ...]:
    """All countries, in the order of the file."""
    groups = {code: tuple(_group(line) for line in lines) for code, lines in _sections("groups.txt")}
    found = []
    for code, lines in _sections("regions.txt"):
        words = {key.strip(): _list(rest) for key, _, rest in (line.partition(":") for line in lines)}
        towns = [(town, province) for town, _, province in (pair.partition("=") for pair in words["towns"])]
        found.append(Region(code, words, tuple(towns), (*groups.get(code, ()), *_known(code, groups.get(code, ())))))
    return tuple(found)


@functools.cache
def targets() -> tuple[Target, ...]:
    """All that is attacked."""
    return tuple(_target(line) for line in _lines("targets.txt"))


@functools.cache
def victims() -> dict[str, tuple[tuple[str, str], ...]]:
    """Words for one and for many of those harmed, by class."""
    rows = (line.partition(":") for line in _lines("victims.txt"))
    return {key.strip(): tuple(_noun(word) for word in _list(rest)) for key, _, rest in rows}


def _lines(name: str) -> list[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _sections(name: str) -> Iterator[tuple[str, list[str]]]:
    code, lines = "", list[str]()
    for line in [*_lines(name), "[]"]:
        if line.startswith("["):
            if code:
                yield code, lines
            code, lines = line.strip("[]"), []
        else:
            lines.append(line)


def _list(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split("|"))


def _noun(word: str) -> tuple[str, str]:
    one, _, many = word.partition("/")
    return one, many or f"{one}s"


def _group(line: str) -> Group:
    names, people, sort = (part.strip() for part in line.split(";"))
    return Group(_list(names), tuple(people.split()), sort)


def _known(code: str, named: tuple[Group, ...]) -> Iterator[Group]:
    """Armed groups of the country that `knowledge` knows, beside those named here."""
    there = {name.lower() for group in named for name in group.names}
    for actor in actors():
        told = (actor.name, *actor.aliases[:4], *sorted(actor.acronyms)[:1])
        names = [name for name in told if _PLAIN.fullmatch(name) and not _PEOPLE.search(name)]
        if (
            actor.kind == "armed group"
            and code in actor.countries
            and names
            and not there & {name.lower() for name in names}
        ):
            sort = "jihadist" if _JIHADIST.search(actor.name) else "militia" if _MILITIA.search(actor.name) else "rebel"
            yield Group(tuple(dict.fromkeys(names)), PEOPLE[sort], sort)


_PLAIN = re.compile(r"[A-Z][A-Za-z'’ -]{1,35}|[a-z]{1,3}-[A-Z][A-Za-z'’ -]{1,35}")
_PEOPLE = re.compile(
    r"(?:ers|ants|men|els|ies|ors|its|ists|ates|ias|forces|brigades|[Mm]ilitia|gang|cult|coalition|factions)$"
)
"""Names that say already what the people of the group are called."""
_JIHADIST = re.compile(r"Islam|Qa.?[ei]da|Jih?ad|Ansar|Mujahid|Jaish|Lashkar|Shabaab|Taliban|Haram|Sunna|Jund")
_MILITIA = re.compile(r"Militia|Brigade|militia|Hashd|Kataib|Guards|Saraya|Asaib|Gang|Cartel|Clan")
PEOPLE = {
    "jihadist": ("militants", "fighters", "jihadists", "gunmen"),
    "militia": ("militiamen", "fighters", "gunmen"),
    "rebel": ("rebels", "fighters", "guerrillas"),
}
"""What the people of a group are called, by its sort."""


def _target(line: str) -> Target:
    families, phrase, definite, harmed = (part.strip() for part in line.split(";"))
    return Target(tuple(families.split()), parse(phrase), definite, tuple(harmed.split()))
