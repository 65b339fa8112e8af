"""What the tagger is trained on: texts with labelled spans, cut into windows of tokens with a target for every head.

Each set of texts marks only some of what the tagger knows. A label that a set does not mark is left open, so that what
is unmarked there is not learnt as absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.mentions.tagger_decoding import sentence_ends, windows
from dateline.training.labels import Head

Targets = NDArray[np.int8] | NDArray[np.float16]
"""Whole numbers where people marked a text, probabilities where another network did."""


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """`text[start:end]` has this label, for the events `keys`. `entity` names what it refers to, where that is known.

    `tags` are the tags that are known of it, true or false.
    """

    label: str
    start: int
    end: int
    keys: frozenset[str] = frozenset()
    entity: str | None = None
    tags: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """A text, its spans, the span labels that are marked in it throughout, and what is known of it as a whole.

    `head` is the head that learns from it, `weight` what its loss counts.
    """

    head: Head
    text: str
    spans: tuple[LabelledSpan, ...]
    known: frozenset[str]
    document: Mapping[str, bool] = field(default_factory=dict)
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens with their targets, each a probability; -1 stands for what is not known.

    `spans` is tokens x span labels x (begins, inside, ends); `tags` tokens x tags; `document` one for each label of the
    whole; `marks` are (token, span label, keys, entity) of the spans that begin in the window.
    """

    head: Head
    ids: NDArray[np.int64]
    spans: Targets
    tags: Targets
    document: Targets
    marks: tuple[tuple[int, int, frozenset[str], str | None], ...]
    weight: float

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked in it."""
        return not self.marks and not bool((self.spans > 0.5).any())


def windows_of(examples: Iterable[Example], tokenizer: Tokenizer) -> Iterator[Window]:
    """The windows of all examples, in their order, cut as they are when a text is read."""
    ends = sentence_ends(tokenizer)
    for example in examples:
        encoding = tokenizer.encode(example.text, add_special_tokens=False)
        offsets = np.array(encoding.offsets or [(0, 0)], dtype=np.int64)
        ids = np.array(encoding.ids, dtype=np.int64)
        for first, last in windows(ids, ends, example.head.window, example.head.whole):
            yield _window(example, ids[first:last], offsets[first:last], tokenizer, whole=last - first == len(ids))


def _window(
    example: Example, ids: NDArray[np.int64], offsets: NDArray[np.int64], tokenizer: Tokenizer, *, whole: bool
) -> Window:
    head, length = example.head, len(ids) + 2
    spans = np.full((length, len(head.spans), 3), -1, dtype=np.int8)
    tags = np.full((length, len(head.tags)), -1, dtype=np.int8)
    for name in example.known:
        spans[:, head.spans.index(name)] = 0
    marks = []
    for span in example.spans:
        inside = np.flatnonzero((offsets[:, 0] < span.end) & (offsets[:, 1] > span.start))
        if not len(inside):
            continue
        begin, end = int(inside[0]) + 1, int(inside[-1]) + 1
        label = head.spans.index(span.label)
        spans[begin, label, 0] = 1
        spans[begin : end + 1, label, 1] = 1
        spans[end, label, 2] = 1
        for tag, value in span.tags.items():
            column = tags[begin : end + 1, head.tags.index(tag)]
            np.maximum(column, int(value), out=column)
        marks.append((begin, label, span.keys, span.entity))
    return Window(
        head,
        np.array([tokenizer.token_to_id("[CLS]"), *ids, tokenizer.token_to_id("[SEP]")], dtype=np.int64),
        spans,
        tags,
        _document(example, certain=whole or bool(marks)),
        tuple(marks),
        example.weight,
    )


def _document(example: Example, *, certain: bool) -> NDArray[np.int8]:
    """What is known of a window as a whole. What a text tells, a part in which nothing is marked need not tell."""
    found = np.full(len(example.head.document), -1, dtype=np.int8)
    for name, value in example.document.items():
        if certain or not value:
            found[example.head.document.index(name)] = int(value)
    return found
