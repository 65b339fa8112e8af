"""Many regular expressions over one text, fast: most positions are passed over by the first letters alone.

Python's `re` tries every alternative at every position. Here the first letters that each expression can begin with
are read off the expression itself; one small alternation of them finds the positions worth trying.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_LITERAL = re.compile(r"(?:[^\W\d_]|-(?=\w))+")
_DEPTH = 4
"""Letters of a beginning that are looked at; more find fewer positions but make the alternation larger."""


class Words:
    """Named lists of expressions, matched at word boundaries without regard to case; the earlier name wins."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        named = {name: tuple(expressions) for name, expressions in lists.items()}
        beginnings = {head[:_DEPTH] for expressions in named.values() for e in expressions for head in heads(e)}
        self._first = re.compile(rf"\b(?={_trie(beginnings)})", re.IGNORECASE)
        self._whole = re.compile(
            "|".join(rf"(?P<{name}>{'|'.join(expressions)})(?!\w)" for name, expressions in named.items()),
            re.IGNORECASE,
        )

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in `text[start:end]`, left to right, none inside another; `lastgroup` is the name."""
        after = start
        for position in self._first.finditer(text, start, end):
            if position.start() >= after:
                match = self._whole.match(text, position.start(), end)
                if match:
                    after = match.end()
                    yield match


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
