"""Which of a sentence's places is the one where an event took place."""

from __future__ import annotations

import re

from dateline.mentions import places_words as words
from dateline.model.mentions import Toponym
from dateline.model.text import Report, Sentence

_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(
    r"[;:]|,\s(?:who|which|where|when|while|but|after|before|as|and)\b|\b(?:that|who|which|while|although|because|after|before|since|when|if)\b",
    re.IGNORECASE,
)
_AT = frozenset("in at near outside inside on around across throughout within between along off over".split())
_AWAY = frozenset("from to toward towards against with by for about".split())


def place_of_event(
    report: Report, sentences: tuple[Sentence, ...], places: tuple[Toponym, ...], verb_start: int, verb_end: int
) -> Toponym | None:
    """The place, among `places`, where what the verb at [verb_start, verb_end) says happened; None where none is said.

    Only literal places of the verb's own sentence are weighed: by the preposition before them, the side and the distance
    of the verb, the clauses between, and how precise they are.
    """
    sentence = next((s for s in sentences if s.start <= verb_start < s.end), None)
    if sentence is None:
        return None
    best: tuple[float, Toponym] | None = None
    for place in places:
        if place.literal and sentence.start <= place.start < sentence.end:
            score = _score(report.text, sentence, place, verb_start, verb_end)
            if best is None or score > best[0]:
                best = score, place
    return best[1] if best and best[0] > -3.0 else None


def _score(text: str, sentence: Sentence, place: Toponym, verb_start: int, verb_end: int) -> float:
    before = _WORD.findall(text[max(sentence.start, place.start - 60) : place.start].lower())
    between = text[verb_end : place.start] if place.start >= verb_end else text[place.end : verb_start]
    score = -0.06 * len(_WORD.findall(between)) - 1.0 * len(_CLAUSE.findall(between))
    if place.start < verb_start:
        score -= 0.5
    score += _preposition(before)
    if place.where.relation:
        score += 1.5
    if place.where.precision >= 6:
        score -= 1.0
    elif place.where.precision >= 4:
        score -= 0.3
    return score


def _preposition(before: list[str]) -> float:
    for word in reversed(before[-5:]):
        if word in _AT:
            return 1.5
        if word in _AWAY:
            return -0.7
        if word not in words.DIRECTIONS and word not in words.DESIGNATORS and word not in ("the", "of", "city", "and"):
            break
    return 0.0
