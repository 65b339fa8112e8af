"""The notation of the generator's sentences, and how one sentence is drawn from it.

    [clause shooting, clause ambush]
    {perp} <opened fire/fired> on {target}[ from a passing car]
    (a group of|several) {perp} <stormed> {target}

`[a, b]` on a line of its own opens a section, and each line below is one pattern. In a pattern `(x|y)` is a choice,
`[x]` stands or not, `{name}` is what the scene gives for a name (a slot, or a pattern of that section), `{name!}` the
same as one who speaks, `{was~were}` is the form for one or for many of what was spoken of last, `<x/y>` marks one of
the words as a trigger, `<x:weapon>` with another role and `<x@main>` of the report's main event. A backslash takes a
sign as it is; `#` opens a remark.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data"
TRIES = 8
"""How many patterns of a section are tried before it is held unsuited to the facts."""


class Unsuited(Exception):
    """A pattern asks for what the facts do not have; another is taken."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What the scene gives for a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One of several words, marked with a role; `of` is "main" where it is the main event's."""

    words: tuple[Sequence, ...]
    role: str
    of: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several parts."""

    parts: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after another."""

    parts: tuple[str | Slot | Marked | Choice, ...]


Grammar = dict[str, tuple[Sequence, ...]]


def draw(sequence: Sequence, rng: Random, give: Callable[[str], str], mark: Callable[[str, str, str], str]) -> str:
    """One text of a pattern: `give` answers names, `mark` puts words, role and whose they are into a mark."""
    text = ""
    for part in sequence.parts:
        match part:
            case str():
                text += part
            case Slot(name):
                text += give(name)
            case Choice(parts):
                text += draw(rng.choice(parts), rng, give, mark)
            case Marked(words, role, of):
                text += mark(draw(rng.choice(words), rng, give, mark), role, of)
    return text


@functools.cache
def load(*names: str) -> Grammar:
    """The sections of the files of sentences with these names. Raises ValueError for a pattern that cannot be read."""
    sections: dict[str, list[Sequence]] = {}
    for name in names:
        lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        for section, pattern in _lines(lines):
            sections.setdefault(section, []).append(pattern)
    return {section: tuple(patterns) for section, patterns in sections.items()}


def parse(pattern: str) -> Sequence:
    """The parts of a pattern. Raises ValueError where a bracket is not closed."""
    parts, rest = _sequence(pattern, 0, "")
    if rest != len(pattern):
        raise ValueError(f"a bracket is not opened: {pattern!r}")
    return parts


_HEAD = re.compile(r"\[([\w@ ,-]+)\]")
_CLOSING = {"(": ")", "[": "]", "<": ">"}


def _lines(lines: Iterable[str]) -> Iterable[tuple[str, Sequence]]:
    current: list[str] = []
    for line in lines:
        head = _HEAD.fullmatch(line.strip())
        if head:
            current = [name.strip() for name in head[1].split(",")]
        elif line.strip() and not line.startswith("#"):
            pattern = parse(line.strip())
            for section in current:
                yield section, pattern


def _sequence(pattern: str, at: int, closing: str) -> tuple[Sequence, int]:
    parts: list[str | Slot | Marked | Choice] = []
    literal = ""
    while (
        at < len(pattern) and pattern[at] not in (closing or ")]>") and not (closing and pattern[at] in "|/" + closing)
    ):
        sign = pattern[at]
        if sign == "\\":
            literal += pattern[at + 1]
            at += 2
        elif sign in "([<{":
            if literal:
                parts.append(literal)
                literal = ""
            part, at = _part(pattern, at)
            parts.append(part)
        elif closing == ">" and sign in ":@":
            break
        else:
            literal += sign
            at += 1
    if literal:
        parts.append(literal)
    return Sequence(tuple(parts)), at


def _part(pattern: str, at: int) -> tuple[Slot | Marked | Choice, int]:
    sign = pattern[at]
    if sign == "{":
        end = pattern.index("}", at)
        return Slot(pattern[at + 1 : end]), end + 1
    closing = _CLOSING[sign]
    options: list[Sequence] = []
    separator = "/" if sign == "<" else "|"
    at += 1
    while True:
        option, at = _option(pattern, at, closing, separator)
        options.append(option)
        if at >= len(pattern):
            raise ValueError(f"a bracket is not closed: {pattern!r}")
        if pattern[at] == separator:
            at += 1
            continue
        break
    role, of = "trigger", ""
    if sign == "<":
        end = pattern.index(">", at)
        _, _, told = pattern[at:end].partition(":")
        role = told.partition("@")[0] or "trigger"
        of = pattern[at:end].partition("@")[2]
        return Marked(tuple(options), role, of), end + 1
    if sign == "[":
        options.append(Sequence(()))
    return Choice(tuple(options)), at + 1


def _option(pattern: str, at: int, closing: str, separator: str) -> tuple[Sequence, int]:
    other = "|" if separator == "/" else "/"
    text: list[str | Slot | Marked | Choice] = []
    while True:
        sequence, at = _sequence(pattern, at, closing)
        text.extend(sequence.parts)
        if at < len(pattern) and pattern[at] == other:
            text.append(other)
            at += 1
            continue
        return Sequence(tuple(text)), at
