"""Many regular expressions over one text, fast: at each word only those are tried that can begin as it does.

Python's `re` tries every alternative at every position. Here the first letters that each expression can begin with
are read off the expression itself, and the few expressions that share a beginning are compiled together when a text
first has it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_LITERAL = re.compile(r"(?:[^\W\d_]|-(?=\w))+")
_DEPTH = 4
"""Letters of a beginning that are looked at; more leave fewer expressions to try but more beginnings to remember."""
_REMEMBERED = 20_000
"""Beginnings whose expressions are remembered by each list."""
_BEGIN = re.compile(r"\b\w")


class Words:
    """Named lists of expressions, matched at word boundaries without regard to case; the earlier name wins."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        alternatives = dict.fromkeys(
            (name, alternative)
            for name, expressions in lists.items()
            for expression in expressions
            for alternative in _alternatives(expression)
        )
        beginnings: dict[str, list[tuple[str, str]]] = {}
        for name, alternative in alternatives:
            for beginning in {head[:_DEPTH] for head in heads(alternative)}:
                beginnings.setdefault(beginning, []).append((name, alternative))
        self._rank = {alternative: rank for rank, alternative in enumerate(alternatives)}
        self._beginnings = [(re.compile(re.escape(key), re.IGNORECASE), all_) for key, all_ in beginnings.items()]
        self._any = re.compile(_trie(beginnings), re.IGNORECASE)
        self._compiled: dict[tuple[tuple[str, str], ...], re.Pattern[str]] = {}
        self._to_try = lru_cache(maxsize=_REMEMBERED)(self._beginning_with)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in `text[start:end]`, left to right, none inside another; `lastgroup` is the name."""
        positions, beginnings = _words_of(text)
        after = start
        first, last = bisect_left(positions, start), bisect_left(positions, end)
        for number, pattern in enumerate(map(self._to_try, beginnings[first:last]), first):
            if pattern is not None and positions[number] >= after:
                match = pattern.match(text, positions[number], end)
                if match:
                    after = match.end()
                    yield match

    def _beginning_with(self, letters: str) -> re.Pattern[str] | None:
        """The expressions that may match where the text goes on with these letters; None where none can."""
        if not self._any.match(letters):
            return None
        fitting = {one for beginning, some in self._beginnings if beginning.match(letters) for one in some}
        ordered = tuple(sorted(fitting, key=self._rank.__getitem__))
        if ordered not in self._compiled:
            named: dict[str, list[str]] = {}
            for name, alternative in ordered:
                named.setdefault(name, []).append(alternative)
            self._compiled[ordered] = re.compile(
                "|".join(rf"(?P<{name}>{'|'.join(some)})(?!\w)" for name, some in named.items()), re.IGNORECASE
            )
        return self._compiled[ordered]


@lru_cache(maxsize=4)
def _words_of(text: str) -> tuple[list[int], list[str]]:
    """Where the words of a text begin, and the letters there: every list of expressions asks for the same text's."""
    positions = [match.start() for match in _BEGIN.finditer(text)]
    return positions, [text[position : position + _DEPTH] for position in positions]


def heads(expression: str) -> set[str]:
    """The literal letters with which matches of `expression` can begin; the ten digits for `\\d`.

    Groups at the beginning are followed, optional ones both ways. Raises ValueError for an expression that can begin
    with anything else.
    """
    found: set[str] = set()
    for alternative in _alternatives(expression):
        found |= _heads_of_one(alternative)
    return found


def _heads_of_one(alternative: str) -> set[str]:
    if alternative.startswith(r"\d"):
        return set("0123456789")
    if alternative.startswith((r"\b", r"\s")):
        return heads(alternative[2:].lstrip("?"))
    group = re.match(r"\((?:\?-?i?:)", alternative)
    if group:
        close = _closing(alternative)
        inside, rest = alternative[group.end() : close], alternative[close + 1 :]
        found = set().union(*(_heads_of_one(inner) for inner in _alternatives(inside)))
        return found | heads(re.sub(r"^\?\??", "", rest)) if rest.startswith("?") else found
    literal = _LITERAL.match(alternative)
    if not literal:
        raise ValueError(f"begins with no letter: {alternative!r}")
    letters, rest = literal[0], alternative[literal.end() :]
    if rest.startswith(("?", "*")):  # the last letter may be absent
        return {letters[:-1].lower()} if len(letters) > 1 else {letters.lower()} | heads(rest[1:])
    return {letters.lower()}


def _alternatives(expression: str) -> list[str]:
    parts, depth, begun, i = [], 0, 0, 0
    while i < len(expression):
        character = expression[i]
        if character == "\\":
            i += 1
        elif character == "[":
            i = expression.index("]", i + 1)
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == "|" and depth == 0:
            parts.append(expression[begun:i])
            begun = i + 1
        i += 1
    return [*parts, expression[begun:]]


def _closing(expression: str) -> int:
    depth, i = 0, 0
    while i < len(expression):
        character = expression[i]
        if character == "\\":
            i += 1
        elif character == "[":
            i = expression.index("]", i + 1)
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                return i
        i += 1
    raise ValueError(f"a group is not closed: {expression!r}")


def _trie(words: Iterable[str]) -> str:
    """One expression for any of `words`, with common beginnings written once."""
    by_letter: dict[str, set[str]] = {}
    ends = False
    for word in words:
        if word:
            by_letter.setdefault(word[0], set()).add(word[1:])
        else:
            ends = True
    if ends or not by_letter:
        return ""
    branches = [re.escape(letter) + _trie(rest) for letter, rest in sorted(by_letter.items())]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
