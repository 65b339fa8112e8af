"""From the network's numbers to spans, tags and links, on numbers that were set by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.mentions.forest import forest
from dateline.mentions.tagger_decoding import Marks, Scheme, candidates, decode, windows

TEXT = "Gunmen killed two herders."
OFFSETS = [(0, 3), (3, 6), (7, 13), (14, 17), (18, 25), (25, 26)]
SCHEME = Scheme(
    spans=("event.trigger", "event.perpetrator", "event.victim"),
    tags=("kind.shooting", "main"),
    tagged=("event.trigger",),
    projections=("trigger", "argument", "event"),
    document=("relevant",),
    width=2,
    window=256,
)


def marks(labels: dict[tuple[str, int, int], float]) -> Marks:
    """Numbers for TEXT that mark these spans of tokens, each with its logit."""
    tokens = np.full((len(OFFSETS), 3 * 3 + 2 + 3 * 2), -9.0, dtype=np.float32)
    tokens[:, 11:] = 0.0
    for (label, begin, end), logit in labels.items():
        first = 3 * SCHEME.spans.index(label)
        tokens[begin, first] = logit
        tokens[begin : end + 1, first + 1] = np.maximum(tokens[begin : end + 1, first + 1], logit)
        tokens[end, first + 2] = logit
    return Marks(TEXT, np.array(OFFSETS), tokens, np.array([2.0], dtype=np.float32))


def test_spans_are_characters_of_the_text_in_its_order() -> None:
    found = decode(marks({("event.victim", 3, 4): 4.0, ("event.trigger", 2, 2): 4.0}), SCHEME)
    assert [(span.label, TEXT[span.start : span.end]) for span in found.spans] == [
        ("event.trigger", "killed"),
        ("event.victim", "two herders"),
    ]
    assert found.document == {"relevant": pytest.approx(0.8808, abs=1e-4)}
    assert all(span.score > 0.9 for span in found.spans)


def test_a_span_begins_and_ends_with_a_word() -> None:
    assert not decode(marks({("event.perpetrator", 1, 1): 4.0}), SCHEME).spans, "a piece of a word is no span"
    (span,) = decode(marks({("event.perpetrator", 0, 1): 4.0}), SCHEME).spans
    assert TEXT[span.start : span.end] == "Gunmen"


def test_of_spans_of_a_label_that_overlap_the_likelier_is_given() -> None:
    both = marks({("event.victim", 3, 4): 1.0, ("event.victim", 4, 4): 3.0})
    assert [(c.begin, c.end) for c in candidates(both, 2)] == [(4, 4), (3, 4)]
    (span,) = decode(both, SCHEME).spans
    assert TEXT[span.start : span.end] == "herders"


def test_only_labels_that_have_tags_carry_them() -> None:
    given = marks({("event.victim", 4, 4): 3.0, ("event.trigger", 2, 2): 3.0})
    given.tokens[2, 9:11] = (5.0, -5.0)
    trigger, victim = decode(given, SCHEME).spans
    assert trigger.tags["kind.shooting"] > 0.9 > 0.1 > trigger.tags["main"]
    assert victim.tags == {}


def test_a_trigger_and_what_belongs_to_its_event_are_linked() -> None:
    given = marks({("event.victim", 4, 4): 3.0, ("event.trigger", 2, 2): 3.0, ("event.perpetrator", 0, 1): 3.0})
    given.tokens[2, 15:17] = given.tokens[4, 15:17] = (4.0, 0.0)  # the trigger and its victim: alike
    given.tokens[0, 15:17] = (-4.0, 0.0)  # the perpetrator: the opposite
    found = decode(given, SCHEME)
    labels = [span.label for span in found.spans]
    assert [(labels[left], labels[right]) for left, right in found.links] == [("event.trigger", "event.victim")]
    given.tokens[0, 15:17] = (4.0, 0.0)
    joined = {labels[one] for pair in decode(given, SCHEME).links for one in pair}
    assert joined == set(labels) and len(decode(given, SCHEME).links) == 2, "two arguments are not linked"


def test_windows_hold_every_token_once_and_end_with_sentences() -> None:
    ids = np.full(700, 5)
    ids[[200, 430, 640]] = 1
    cut = list(windows(ids, [1], 256))
    assert cut == [(0, 201), (201, 431), (431, 641), (641, 700)]
    assert all(last - first <= 254 for first, last in cut)
    unbroken = list(windows(np.full(600, 5), [1], 256))
    assert unbroken == [(0, 254), (254, 508), (508, 600)]
    assert list(windows(ids, [1], 256, whole=len(ids) + 2)) == [(0, len(ids))]
    assert list(windows(ids, [1], 256, whole=len(ids) + 1)) == cut
    assert list(windows(np.zeros(0, dtype=np.int64), [1], 256)) == [(0, 0)]


def test_a_forest_adds_up_its_trees() -> None:
    grown = forest(
        {
            "base": 0.5,
            "trees": [[[0, -1, -1], [1.5, 0, 0], [1, 0, 0], [2, 0, 0], [0, 2.0, -3.0]], [[-1], [0], [0], [0], [1.0]]],
        }
    )
    low, high = grown.probabilities(np.array([[1.0], [2.0]]))
    assert low == pytest.approx(1 / (1 + np.exp(-3.5)))
    assert high == pytest.approx(1 / (1 + np.exp(1.5)))
