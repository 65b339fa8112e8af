"""Counts of the dead and the wounded that the trained reader marks and no word of harm in the lists takes.

"Fifteen of the faithful have gone to the Father": grammar knows the phrase of people and the bounds of its number, the
trained reader that they were killed. These are proposals; how sure it must be is for those who take them to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.mentions.casualties_lexicon import side
from dateline.mentions.casualties_phrases import Phrase, phrases
from dateline.mentions.casualties_tokens import Token, tokenise
from dateline.mentions.numbers import CARDINAL, cardinal, ordinal
from dateline.model.mentions import CasualtyFigure, FigureRelation, Mention, TaggedSpan, Tagging
from dateline.model.spans import gap, overlap
from dateline.model.text import Sentence
from dateline.model.values import Harm, Toll

_NUMBER = re.compile(rf"(?<!\w)(?:{CARDINAL}|an?|another)(?!\w)", re.IGNORECASE)
_LAST = re.compile(r"[\w-]+$")
_HOUR = re.compile(
    r"(?::\d\d|\s?(?:[ap]\.?m\b|o['’]clock|in\sthe\s(?:morning|afternoon|evening)|at\snight))", re.IGNORECASE
)
"""What follows a number that is an hour of the day."""
LABELS: dict[str, Harm] = {"event.killed": "killed", "event.wounded": "wounded"}
"""The labels of figures that are proposed, and the harm that they count."""


def find_marked_counts(
    text: str, sentences: Sequence[Sentence], found: Sequence[CasualtyFigure], tagging: Tagging
) -> tuple[CasualtyFigure, ...]:
    """The figures for words that the trained reader marks as a count, but not those that are found already.

    Nor an earlier count that the text corrects downwards ("revised to eight from nine").
    """
    starts = [sentence.start for sentence in sentences]
    corrected = [Mention(*figure.was_span) for figure in found if figure.was_span and _is_corrected(figure)]
    triggers = [span for span in tagging.spans if span.label == "event.trigger"]
    read: dict[int, tuple[list[Token], list[Phrase]]] = {}
    proposed: list[CasualtyFigure] = []
    for span in tagging.spans:
        harm = LABELS.get(span.label)
        if harm is None or any(f.toll.harm == harm and overlap(f, span) for f in found):
            continue
        if any(overlap(one, span) for one in corrected):
            continue
        number = bisect_right(starts, span.start) - 1
        if number < 0:
            continue
        sentence = sentences[number]
        if number not in read:
            tokens = tokenise(text, sentence.start, sentence.end, [])
            read[number] = tokens, phrases(text, tokens)
        proposed += _figures(text, span, harm, *read[number], _trigger(sentence, span, triggers))
    return tuple(proposed)


def _is_corrected(figure: CasualtyFigure) -> bool:
    """Whether the figure is lower than the one that it replaces."""
    return figure.was is not None and _greatest(figure.was) > _greatest(figure.toll)


def _greatest(toll: Toll) -> int:
    return max(toll.low or 0, toll.high or 0)


def _figures(
    text: str, span: TaggedSpan, harm: Harm, tokens: Sequence[Token], people: Sequence[Phrase], trigger: tuple[int, int]
) -> Iterator[CasualtyFigure]:
    last = _LAST.search(text, span.start, span.end)
    if last and (ranked := ordinal(last[0])) and ranked > 1:
        yield CasualtyFigure(*last.span(), Toll(harm, ranked, ranked), trigger)  # with the ninth there are nine
        return
    number = _NUMBER.search(text, span.start, span.end)
    if number is None or _HOUR.match(text, number.end()):
        return
    phrase = next((one for one in people if _is_counted(one, tokens, span)), None)
    if phrase is not None:
        low, high = _bounds(phrase.low, phrase.high, span)
        toll = Toll(harm, low, high, phrase.whom, side(phrase.whom) == "attackers", phrase.partial)
        start, end = tokens[phrase.start].start, tokens[phrase.end - 1].end
        yield CasualtyFigure(start, end, toll, trigger, relation=_relation(phrase))
    elif value := cardinal(number[0]):
        toll = Toll(harm, *_bounds(value, value, span))
        yield CasualtyFigure(*number.span(), toll, trigger, relation="contrasted")


def _bounds(low: int | None, high: int | None, span: TaggedSpan) -> tuple[int | None, int | None]:
    """The bounds that words say; where they say one number, the trained reader may know it open."""
    if low == high and span.tags.get("least", 0.0) >= _OPEN:
        return low, None
    if low == high and span.tags.get("most", 0.0) >= _OPEN:
        return None, high
    return low, high


_OPEN = 0.5
"""How sure the trained reader must be that a count is the least or the most."""


def _is_counted(phrase: Phrase, tokens: Sequence[Token], span: TaggedSpan) -> bool:
    start, end = tokens[phrase.start].start, tokens[phrase.end - 1].end
    numbered = phrase.low is not None or phrase.high is not None
    return numbered and phrase.form in ("count", "one") and start < span.end and span.start < end


def _relation(phrase: Phrase) -> FigureRelation:
    if phrase.definite:
        return "repeated"
    if phrase.additional:
        return "additional"
    return "stated" if phrase.whom else "contrasted"


def _trigger(sentence: Sentence, span: TaggedSpan, triggers: Sequence[TaggedSpan]) -> tuple[int, int]:
    """The words that the figure rests on: the nearest trigger in its sentence, or itself."""
    beside = [one for one in triggers if sentence.start <= one.start < sentence.end]
    nearest = min(beside, key=lambda one: gap(one, span), default=span)
    return nearest.start, nearest.end
