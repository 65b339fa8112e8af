"""A sentence as its folded words, with the way back to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.abroad_words import fold
from dateline.model.text import Sentence

_TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u202f]\d{3})+(?!\d)"  # 1.200
    r"|[وفبل](?=\d)"  # the Arabic "and" before digits
    r"|[^\W_]+['’](?=\w)"  # the French l', d'
    r"|[^\W_]+(?:[\u064b-\u0655\u0670ـ]+[^\W_]*)*(?:-[^\W_]+)*"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class View:
    """`words` is the folded sentence, its tokens parted by one space; `tokens` are (start, end) in the text.

    `at` holds where each token begins in `words`. All positions that finders work with are numbers of tokens.
    """

    sentence: Sentence
    text: str
    words: str
    folded: tuple[str, ...]
    tokens: tuple[tuple[int, int], ...]
    at: tuple[int, ...]

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """The token ranges [first, last) that the pattern matches."""
        for match in pattern.finditer(self.words):
            yield self.range(match.start(), match.end())

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that characters of `words` cover."""
        first = next((i for i in range(len(self.at) - 1, -1, -1) if self.at[i] <= start), 0)
        last = first
        while last < len(self.at) and self.at[last] < end:
            last += 1
        return first, last

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens [first, last) stand in the text."""
        return self.tokens[first][0], self.tokens[last - 1][1]

    def between(self, first: int, last: int) -> str:
        """The folded words of the tokens [first, last)."""
        return " ".join(self.folded[max(first, 0) : max(last, 0)])


def view(text: str, sentence: Sentence) -> View:
    """The sentence as folded words."""
    tokens = tuple((m.start(), m.end()) for m in _TOKEN.finditer(text, sentence.start, sentence.end))
    folded = tuple(fold(text[start:end]) for start, end in tokens)
    at, position = [], 0
    for word in folded:
        at.append(position)
        position += len(word) + 1
    return View(sentence, text, " ".join(folded), folded, tokens, tuple(at))
