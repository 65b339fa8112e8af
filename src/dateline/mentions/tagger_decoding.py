"""From the numbers that the network gives for each token to spans, tags and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.model.mentions import TaggedSpan, Tagging

Numbers = NDArray[np.float32]

LEAST_SCORE = 0.1
"""A span below this probability is not given; what uses it sets its own, higher one."""
LEAST_LINK = 0.3
"""A link below this is not given."""
LONGEST = 40
"""Tokens of the longest span."""
MOST_CANDIDATES = 300
"""Spans of one label in one text; a text that seems to hold more is no report."""
MOST_LINKED = 1500
"""Spans of a text between which links are looked for; in a text with more there would be millions."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What the outputs of a head mean, in their order: three numbers for each of `spans` (begins, inside, ends), one
    for each of `tags`, then for each of `projections` as many as `width`; `document` are those of the whole. Spans of a
    label in `tagged` have tags. A text of up to `whole` tokens is read at once, a longer one in windows
    of `window`, their two framing tokens among them: links reach no further than a window, and time grows with it.
    """

    spans: Sequence[str]
    tags: Sequence[str]
    tagged: Sequence[str]
    projections: Sequence[str]
    document: Sequence[str]
    width: int
    window: int = 256
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """The outputs of a head for a text: `tokens` x numbers (logits and projections), and those of the whole.

    `offsets` are the first character of each token and the one after its last.
    """

    text: str
    offsets: NDArray[np.int64]
    tokens: Numbers
    whole: Numbers


def windows(ids: NDArray[np.int64], ends: Sequence[int], window: int, whole: int = 0) -> Iterator[tuple[int, int]]:
    """The first token and the last (exclusive) of each window of so many tokens, the two framing ones among them.

    A window ends with a sentence where one ends in it late enough, so that none needs to overlap another; `ends` are
    the tokens that end sentences. A text that fits into `whole` tokens is one window.
    """
    first, room = 0, (whole if len(ids) <= whole - 2 else window) - 2
    ending = np.flatnonzero(np.isin(ids, ends)) + 1
    while len(ids) - first > room:
        late = ending[(ending > first + room // 2) & (ending <= first + room)]
        last = int(late[-1]) if len(late) else first + room
        yield first, last
        first = last
    yield first, len(ids)


def sentence_ends(tokenizer: Any) -> list[int]:
    """The tokens that end sentences."""
    return [tokenizer.token_to_id(mark) for mark in ".!?"]


def decode(marks: Marks, scheme: Scheme) -> Tagging:
    """The likeliest spans of each label that do not overlap, in the order of the text, with tags and links."""
    found = [span for number in range(len(scheme.spans)) for span in _apart(candidates(marks, number))]
    found.sort(key=lambda span: (span.begin, span.end, span.number))
    tagged = [span for span in found if scheme.spans[span.number] in scheme.tagged]
    said = dict(zip(tagged, tags_of(marks, scheme, tagged).tolist(), strict=True))
    spans = tuple(
        TaggedSpan(
            int(marks.offsets[span.begin, 0]),
            int(marks.offsets[span.end, 1]),
            scheme.spans[span.number],
            span.score,
            dict(zip(scheme.tags, said[span], strict=True)) if span in said else {},
        )
        for span in found
    )
    document = dict(zip(scheme.document, logistic(marks.whole).tolist(), strict=True))
    return Tagging(spans, _links(marks, scheme, found), document)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of tokens, `end` the last one, that may have the label `number`."""

    number: int
    begin: int
    end: int
    score: float


def candidates(marks: Marks, number: int, least: float = LEAST_SCORE) -> list[Candidate]:
    """Every span of whole words that has the label with a probability of `least`, the likeliest first.

    The probability is the geometric mean of those that it begins and ends there and of the least inside.
    """
    begins = logistic(marks.tokens[:, 3 * number])
    first = np.flatnonzero(begins >= least)
    if not len(first):
        return []
    inside, ends = logistic(marks.tokens[:, 3 * number + 1 : 3 * number + 3]).T
    last = first[:, None] + np.arange(LONGEST)
    ending = np.where(last < len(ends), ends.take(last, mode="clip"), 0)
    through = np.minimum.accumulate(inside.take(last, mode="clip"), axis=1)
    scores = np.cbrt(begins[first][:, None] * through * ending)
    likely = np.nonzero((scores >= least) & (ending >= least / 2))
    spans = zip(first[likely[0]].tolist(), last[likely].tolist(), scores[likely].tolist(), strict=True)
    found = [Candidate(number, begin, end, score) for begin, end, score in spans if _whole_words(marks, begin, end)]
    return sorted(found, key=lambda span: (-span.score, span.begin, span.end))[:MOST_CANDIDATES]


def logistic(numbers: Numbers) -> Numbers:
    """Probabilities from logits."""
    probabilities: Numbers = (1 / (1 + np.exp(-np.clip(numbers, -30, 30)))).astype(np.float32)
    return probabilities


def _whole_words(marks: Marks, begin: int, end: int) -> bool:
    before, first = int(marks.offsets[begin, 0]) - 1, int(marks.offsets[begin, 0])
    after = int(marks.offsets[end, 1])
    text = marks.text
    starts = before < 0 or not (text[before].isalnum() and text[first].isalnum())
    return starts and (after >= len(text) or not (text[after].isalnum() and text[after - 1].isalnum()))


def _apart(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The likeliest candidates that do not overlap."""
    taken: list[Candidate] = []
    for span in found:
        if all(span.end < other.begin or other.end < span.begin for other in taken):
            taken.append(span)
            yield span


def tags_of(marks: Marks, scheme: Scheme, found: Sequence[Candidate]) -> Numbers:
    """The probabilities of the tags of each span: the mean over its tokens."""
    first = 3 * len(scheme.spans)
    numbers = logistic(marks.tokens[:, first : first + len(scheme.tags)])
    rows = [numbers[span.begin : span.end + 1].mean(axis=0) for span in found]
    return np.array(rows, dtype=np.float32).reshape(len(found), len(scheme.tags))


def projected(marks: Marks, scheme: Scheme, found: Sequence[Candidate], name: str) -> Numbers:
    """The projection of this name of the first token of each span."""
    first = (scheme.projections.index(name) - len(scheme.projections)) * scheme.width
    rows: Numbers = marks.tokens[[span.begin for span in found]][:, first : first + scheme.width or None]
    return rows


def _links(marks: Marks, scheme: Scheme, found: Sequence[Candidate]) -> dict[tuple[int, int], float]:
    if not 2 <= len(found) <= MOST_LINKED:
        return {}
    told = projected(marks, scheme, found, "event")
    numbers = np.array([span.number for span in found])
    trigger = np.array([label.endswith(".trigger") for label in scheme.spans])[numbers]
    families = np.array([label.partition(".")[0] for label in scheme.spans])[numbers]
    wanted = np.triu((families[:, None] == families) & (trigger[:, None] | trigger), 1)
    chances = logistic(_products(told, told) / scheme.width**0.5)
    pairs = np.nonzero(wanted & (chances >= LEAST_LINK))
    numbered = zip(pairs[0].tolist(), pairs[1].tolist(), strict=True)
    return dict(zip(numbered, chances[pairs].tolist(), strict=True))


def _products(left: Numbers, right: Numbers) -> Numbers:
    """The dot product of every row of one with every row of the other.

    Without BLAS: it would start threads that spin for longer than these small products take (10 texts a second for 16).
    """
    found: Numbers = np.einsum("ik,jk->ij", left, right)
    return found
