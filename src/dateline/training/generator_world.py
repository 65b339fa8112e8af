"""What the generator's reports are about: countries, places, invented people, forces, armed groups, targets, victims.

All of it is read from `data/regions.txt`, `groups.txt`, `targets.txt` and `victims.txt`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

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
        found.append(Region(code, words, tuple(towns), groups.get(code, ())))
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


def _target(line: str) -> Target:
    families, phrase, definite, harmed = (part.strip() for part in line.split(";"))
    return Target(tuple(families.split()), parse(phrase), definite, tuple(harmed.split()))
