"""The names in phrases of speakers: of persons, and of the bodies for which they speak."""

from __future__ import annotations

from dateline.knowledge.states import DEMONYMS, STATES
from dateline.mentions import attribution_words as words_of
from dateline.mentions.attribution_tokens import Words

Span = tuple[int, int]

ARTICLES = frozenset(
    "the a an another one two three four five several some many its his her their this that these those".split()
)
"""Words that stand before the first word of a phrase."""


def skip_articles(found: Words, index: int) -> int:
    """The word behind the articles that stand at `index`."""
    while index < len(found.text) and found.kind[index] == "F" and found.lower[index] in ARTICLES:
        index += 1
    return index


def names_place(found: Words, index: int) -> bool:
    """Whether a name follows ("chief of the mission in Libya")."""
    index = skip_articles(found, index)
    return index < len(found.text) and found.kind[index] in "CN" and found.lower[index] not in words_of.TIME_WORDS


def name_run(found: Words, first: int, last: int) -> Span | None:
    """The personal name that begins at `first`: words with capitals and the particles between them."""
    end = index = first
    while index < last:
        if found.kind[index] == "C":
            index += 1
            end = index
            if found.possessive[index - 1]:
                return None
        elif (found.lower[index] in words_of.PARTICLES and index + 1 < last and found.kind[index + 1] == "C") or (
            found.text[index] == "."
            and index > first
            and (len(found.text[index - 1]) == 1 or found.lower[index - 1] in JUNIOR)
        ):
            index += 1
        else:
            break
    return (first, end) if end > first and end - first <= 7 else None


JUNIOR = ("jr", "sr")
"""What, with a point, belongs to the name before it."""


def trailing_name(found: Words, first: int, last: int) -> Span | None:
    """The name after the body in "adviser on the peace process A B": two or more words after the last body's head."""
    index = last
    while index > first and found.kind[index - 1] == "C" and found.lower[index - 1] not in _CAUSES:
        index -= 1
    before = found.lower[index - 1] if index > first else ""
    if last - index >= 2 and index > first and (found.kind[index - 1] == "O" or before in _CAUSES):
        return index, last
    return None


def organisation(found: Words, first: int, last: int) -> tuple[str, Span] | None:
    """The body that words `first` to `last` name; an adjective of a state alone names the state."""
    first = skip_articles(found, first)
    if first + 3 < last and found.text[last - 1] in ")]":
        last -= 3
    while last > first and (found.kind[last - 1] in "F." or found.lower[last - 1] in ("first", "then", "late")):
        last -= 1
    while first < last and found.kind[first] in "MwF" and found.text[first][0].islower() and last - first > 1:
        if found.lower[first] not in _RANKING:
            break
        first += 1
    if first >= last or not any(found.kind[i] in "ONC" for i in range(first, last)):
        return None
    text, span = phrase(found, first, last)
    if last - first == 1 and (found.lower[first] in DEMONYMS or found.possessive[first]):
        text = STATES.get(found.lower[first], text)
    for ending in ("'s", "’s", "'", "’"):
        if text.endswith(ending):
            text, span = text.removesuffix(ending), (span[0], span[1] - len(ending))
    return text, span


def phrase(found: Words, first: int, last: int) -> tuple[str, Span]:
    """The words `first` to `last` as they stand, with their span."""
    pieces: list[str] = []
    for index in range(first, last):
        if index > first and found.start[index] > found.end[index - 1]:
            pieces.append(" ")
        pieces.append(found.text[index])
    return "".join(pieces), span_of(found, first, last)


def span_of(found: Words, first: int, last: int) -> Span:
    """The span of the words `first` to `last` in the text."""
    return found.start[first], found.end[last - 1]


_CAUSES = words_of.DOMAINS | {"rights", "affairs"}
"""What a commissioner or an adviser is for, behind which the name stands."""
_RANKING = frozenset(
    "senior top former then acting interim deputy another high-ranking ranking anonymous unnamed unidentified first "
    "second third other the a an".split()
)
"""Words before a body that belong to the one who speaks for it."""
