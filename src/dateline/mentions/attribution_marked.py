"""Who speaks as only the trained reader knows it: "Mrs Musa remembers", "by the reckoning of a nurse".

It marks a speaker, what it is, of what body, and the words of saying; the table of these words gives the stance, where
it has them. These are proposals; how sure it must be is for those who take them to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.mentions import attribution_words
from dateline.model.mentions import Attribution, Mention, TaggedSpan, Tagging
from dateline.model.spans import gap, overlap
from dateline.model.text import Sentence

_PRONOUN = re.compile(r"(?:he|she|it|they|who|i|we|whoever|his|her|their|its|that|which|others?|both)", re.IGNORECASE)
_LED = re.compile(r"(?:the|an?|one|some|another|that|this|these|those|his|her|their|its|our)\s", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:\s(?:[^\W\d_a-z][\w'’.-]*|al|el|bin|ibn|de|da|van|von|ould|abu))*")
"""A name of one or more words."""
_NEAR = 80
"""Characters of a sentence within which an office or body is that of a speaker."""


def find_marked_attributions(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    bodies: Sequence[Mention],
    tagging: Tagging,
) -> tuple[Attribution, ...]:
    """The attributions of the speakers that the trained reader marks and the rules have not found.

    `bodies` are the actors and places of the text: a name that stands in one is that of a body, others are of persons.
    """
    taken = [span for one in found for span in one.voices]
    starts = [sentence.start for sentence in sentences]
    marks = {name: [s for s in tagging.spans if s.label == f"statement.{name}"] for name in _PARTS}
    names = [one.speaker for one in found if one.speaker]
    names += [text[one.start : one.end] for one in marks["speaker"] if _NAME.fullmatch(text, one.start, one.end)]
    return tuple(
        _named_in_full(attribution, names)
        for span in marks["speaker"]
        if not any(start < span.end and span.start < end for start, end in taken)
        for attribution in _attributions(
            text, sentences[max(0, bisect_right(starts, span.start) - 1)], span, bodies, marks
        )
    )


def _named_in_full(attribution: Attribution, names: Sequence[str]) -> Attribution:
    """The attribution with the full name of a speaker who is told by the last one."""
    if attribution.speaker is None:
        return attribution
    last = attribution.speaker.split()[-1]
    full = max((name for name in names if name.split()[-1] == last), key=len, default=attribution.speaker)
    return replace(attribution, speaker=full)


_PARTS = ("speaker", "role", "organisation", "cue")
Marks = dict[str, list[TaggedSpan]]


def _attributions(
    text: str, sentence: Sentence, span: TaggedSpan, bodies: Sequence[Mention], marks: Marks
) -> Iterator[Attribution]:
    start, end = _bare(text, span.start, span.end)
    words = text[start:end]
    if not words or _PRONOUN.fullmatch(words):
        return
    beside = {name: _beside(sentence, span, marks[name]) for name in _PARTS}
    inside = {name: [m for m in marks[name] if overlap(m, span)] for name in _PARTS}
    body = bool(inside["organisation"]) or any(overlap(span, one) for one in bodies)
    is_named = bool(_NAME.fullmatch(words)) and not body and not inside["role"]
    role = (start, end) if not is_named and not body else _told(text, beside["role"])
    organisation = (start, end) if body else _told(text, beside["organisation"])
    cue = beside["cue"] or span
    said = text[cue.start : cue.end].lower()
    yield Attribution(
        min(span.start, cue.start),
        max(span.end, cue.end),
        words if is_named else None,
        (start, end) if is_named else None,
        text[slice(*role)] if role else None,
        role,
        text[slice(*organisation)] if organisation else None,
        organisation,
        attribution_words.SPEECH.get(said, "said"),
        (cue.start, cue.end),
        (sentence.start, sentence.end),
    )


def _beside(sentence: Sentence, span: TaggedSpan, marks: Sequence[TaggedSpan]) -> TaggedSpan | None:
    """The nearest mark of the sentence that is not of the same words."""
    here = [m for m in marks if sentence.start <= m.start < sentence.end and not overlap(m, span)]
    near = [m for m in here if gap(m, span) <= _NEAR]
    return min(near, key=lambda m: gap(m, span), default=None)


def _told(text: str, mark: TaggedSpan | None) -> tuple[int, int] | None:
    return _bare(text, mark.start, mark.end) if mark else None


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the article before it."""
    led = _LED.match(text, start, end)
    return (led.end() if led else start), end
