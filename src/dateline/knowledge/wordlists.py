"""Many regular expressions over one text, fast: they are tried only at words that begin as some of them can.

Python's `re` tries every alternative at every position. Here the first letters that each expression can begin with
are read off the expression itself; those with one initial are compiled together when a text first has a word for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

_LITERAL = re.compile(r"(?:[^\W\d_]|-(?=\w))+")
_DEPTH = 4
"""Letters of a beginning that are looked at; more leave fewer words to try at but more beginnings to remember."""
_REMEMBERED = 20_000
"""Beginnings that are remembered by each list."""
_BEGIN = re.compile(r"\b\w")


class _Remembered(dict[str, re.Pattern[str] | None]):
    """What to try at a word, by its first letters; None for nothing, which is most. Looked up some hundred times a word
    of a report, so it is a dictionary and no cached function: a look-up costs a third.
    """

    def __init__(self, find: Callable[[str], re.Pattern[str] | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, letters: str) -> re.Pattern[str] | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[letters] = self._find(letters)
        return found


class _AtWords:
    """Expressions that are tried at the beginnings of words, and only at words that begin as their matches can."""

    def __init__(self, expressions: Iterable[tuple[str, str]]) -> None:
        self._by_initial: dict[str, list[tuple[str, str]]] = {}
        beginnings: set[str] = set()
        for name, one in dict.fromkeys((name, one) for name, some in expressions for one in _spread(some)):
            found = heads(one)
            beginnings |= {head[:_DEPTH] for head in found}
            for initial in {head[0] for head in found}:
                self._by_initial.setdefault(initial, []).append((name, one))
        self._any = re.compile(_trie(beginnings), re.IGNORECASE)
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._by_beginning = _Remembered(self._beginning_with)

    def _tries(self, text: str, start: int, end: int) -> Iterator[tuple[int, re.Pattern[str] | None]]:
        """The words that begin in `text[start:end]`, each with what to try there."""
        positions, beginnings = _words_of(text)
        first, last = bisect_left(positions, start), bisect_left(positions, end)
        return zip(positions[first:last], map(self._by_beginning.__getitem__, beginnings[first:last]), strict=True)

    def _beginning_with(self, letters: str) -> re.Pattern[str] | None:
        """The expressions with the initial of these letters; None where none can match what begins with them."""
        if not self._any.match(letters):
            return None
        initial = letters[0]
        if initial not in self._compiled:
            expressions = next(
                some for key, some in self._by_initial.items() if re.match(re.escape(key), initial, re.IGNORECASE)
            )
            self._compiled[initial] = re.compile(self._joined(expressions), re.IGNORECASE)
        return self._compiled[initial]

    def _joined(self, expressions: list[tuple[str, str]]) -> str:
        raise NotImplementedError


class Words(_AtWords):
    """Named lists of expressions, matched at word boundaries without regard to case; the earlier name wins."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        super().__init__((name, expression) for name, some in lists.items() for expression in some)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in `text[start:end]`, left to right, none inside another; `lastgroup` is the name."""
        after = start
        for position, pattern in self._tries(text, start, end):
            if pattern is not None and position >= after:
                match = pattern.match(text, position, end)
                if match:
                    after = match.end()
                    yield match

    def _joined(self, expressions: list[tuple[str, str]]) -> str:
        named: dict[str, list[str]] = {}
        for name, expression in expressions:
            named.setdefault(name, []).append(expression)
        return "|".join(rf"(?P<{name}>{'|'.join(some)})(?!\w)" for name, some in named.items())


class Phrases(_AtWords):
    r"""One expression, `\b(?:beginning)rest`, searched for without regard to case; `beginning` begins with letters.

    It finds what `re` does. It pays where `beginning` has many alternatives: some ten times as fast with a hundred.
    """

    def __init__(self, beginning: str, rest: str = r"\b") -> None:
        super().__init__([("", beginning)])
        self._rest = rest

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in `text[start:end]`, as `re.Pattern.search`."""
        return next(self.matches(text, start, end), None)

    def matches(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The match at each word of `text[start:end]` that has one; they may overlap."""
        stop = len(text) if end is None else end
        for position, pattern in self._tries(text, start, stop):
            if pattern is not None:
                match = pattern.match(text, position, stop)
                if match:
                    yield match

    def _joined(self, expressions: list[tuple[str, str]]) -> str:
        return f"(?:{'|'.join(expression for _, expression in expressions)}){self._rest}"


@lru_cache(maxsize=16)
def _words_of(text: str) -> tuple[list[int], list[str]]:
    """Where the words of a text begin, and the letters there: every list of expressions asks for the same text."""
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


def _spread(expression: str) -> Iterator[str]:
    """The alternatives of an expression, those in a group at the beginning apart: "a c" and "b c" for "(?:a|b) c"."""
    for alternative in _alternatives(expression):
        bare = alternative.removeprefix(r"\b")
        close = _closing(bare) if bare.startswith("(?:") else 0
        if close and bare[close + 1 : close + 2] not in ("?", "*", "+", "{"):
            for inner in _alternatives(bare[3:close]):
                yield from _spread(inner + bare[close + 1 :])
        else:
            yield bare


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
