"""Which of a sentence's places is the one where an event took place.

A log-linear choice among the places of the verb's sentence and "none of them", over signs that can be read off the
text: the preposition before a place, its side and distance of the verb, the clauses between, what follows it, how
wide it is. The weights were fitted to hand-marked news sentences by the conditional likelihood, on one half, and
checked on the other (docs/places.md).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from dateline.mentions import places_words as words
from dateline.mentions.places_event_weights import WEIGHTS
from dateline.model.mentions import Toponym
from dateline.model.text import Report, Sentence

_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(
    r"[;:]|,\s(?:who|which|where|when|while|but|after|before|as|and|said|according)\b"
    r"|\b(?:that|who|which|while|although|because|after|before|since|when|if|whose|where)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"^(?:\s\w+)?(?:,\s?|\sin\s|\sof\s|\s\()(?:\w+\s){0,3}$")
_PREPOSITIONS: dict[str, str] = {
    **dict.fromkeys(["in", "inside", "within", "across", "throughout"], "in"),
    **dict.fromkeys(["at", "on", "off", "along", "outside", "over"], "at"),
    **dict.fromkeys(["near", "around", "outskirts", "between"], "near"),
    **dict.fromkeys(["to", "toward", "towards", "into"], "to"),
    "from": "from",
    "of": "of",
    **dict.fromkeys(["by", "with", "against", "for", "about", "and", "as"], "with"),
}
_PASSED_OVER = (
    frozenset(["the", "a", "an", "nearby", "city", "capital"]) | words.DIRECTIONS | frozenset(words.DESIGNATORS)
)


def place_of_event(
    report: Report,
    sentences: tuple[Sentence, ...],
    places: tuple[Toponym, ...],
    verb_start: int,
    verb_end: int,
    *,
    required: bool = False,
) -> Toponym | None:
    """The place, among `places`, where what the verb at [verb_start, verb_end) says happened; None where none is said.

    Only places of the verb's own sentence are weighed. With `required` the likeliest of them is given even where it is
    likelier that none is meant; then None says that the sentence has no place.
    """
    sentence = next((s for s in sentences if s.start <= verb_start < s.end), None)
    if sentence is None:
        return None
    inside = [place for place in places if sentence.start <= place.start < sentence.end]
    best: tuple[float, Toponym | None] = (-math.inf if required else WEIGHTS.get("none", 0.0), None)
    for at in range(len(inside)):
        signs = signs_of(report.text, sentence, inside, at, verb_start, verb_end)
        score = sum(WEIGHTS.get(name, 0.0) * value for name, value in signs.items())
        if score > best[0]:
            best = score, inside[at]
    return best[1]


def signs_of(
    text: str, sentence: Sentence, inside: Sequence[Toponym], at: int, verb_start: int, verb_end: int
) -> dict[str, float]:
    """The signs of one of a sentence's places, by name, for the verb at these offsets."""
    place = inside[at]
    after = place.start >= verb_end
    between = text[verb_end : place.start] if after else text[place.end : verb_start]
    gap = len(_WORD.findall(between))
    preposition = _preposition(text[max(sentence.start, place.start - 70) : place.start])
    signs = {
        "any": 1.0,
        f"{preposition} {'after' if after else 'before'}": 1.0,
        "words after" if after else "words before": math.log1p(gap),
        "clauses": float(min(3, len(_CLAUSE.findall(between)))),
        f"width {_width(place)}": 1.0,
    }
    side = "after" if after else "before"
    signs[f"{preposition} {_width(place)}"] = 1.0
    signs[f"{side} {'close' if gap <= 3 else 'near' if gap <= 8 else 'far'}"] = 1.0
    signs[f"{preposition} {side} {'same clause' if not signs['clauses'] else 'other clause'}"] = 1.0
    if not place.literal:
        signs["not literal"] = 1.0
    if place.where.relation:
        signs["relation"] = 1.0
    following = text[place.end : place.end + 25]
    if following[:2] in ("'s", "’s"):
        signs["owns"] = 1.0
    elif (word := _WORD.match(following.lstrip(" -"))) and following[:1] in (" ", "-"):
        if word[0].lower() in words.ORGANISATIONS or word[0].lower() in ("government", "officials", "based", "led"):
            signs["body follows"] = 1.0
        elif word[0].lower() in words.GOVERNING:
            signs["acts"] = 1.0
        elif word[0][:1].isupper():
            signs["capital follows"] = 1.0
    if at and _HOLDS.match(text[inside[at - 1].end : place.start]):
        signs["holds the one before"] = 1.0
    if at + 1 < len(inside) and _HOLDS.match(text[place.end : inside[at + 1].start]):
        signs["is held"] = 1.0
    if place.start - sentence.start < 3:
        signs["first word"] = 1.0
    if at == 0:
        signs["first place"] = 1.0
    if len(inside) == 1:
        signs["only place"] = 1.0
    signs |= _of_verb(text, sentence, verb_start, verb_end)
    nearer = sum(_distance(other, verb_start, verb_end) < _distance(place, verb_start, verb_end) for other in inside)
    signs["nearer ones"] = float(min(3, nearer))
    return signs


def _of_verb(text: str, sentence: Sentence, verb_start: int, verb_end: int) -> dict[str, float]:
    """Signs of the verb alone: they weigh every place of the sentence against "none of them"."""
    verb = text[verb_start:verb_end].lower()
    before = _WORD.findall(text[max(sentence.start, verb_start - 40) : verb_start].lower())[-3:]
    signs = {f"verb {verb[:5]}": 1.0, f"ending {verb[-2:]}": 1.0}
    following = _WORD.match(text[verb_end : verb_end + 20].lstrip())
    if following and following[0].lower() in words.LOCATIVE:
        signs["locative next"] = 1.0
    if verb.endswith("ing"):
        signs["participle"] = 1.0
    for name, auxiliaries in _AUXILIARIES.items():
        if any(word in auxiliaries for word in before):
            signs[name] = 1.0
    return signs


_AUXILIARIES: dict[str, frozenset[str]] = {
    "infinitive": frozenset(["to"]),
    "future": frozenset(["will", "would", "could", "can", "may", "might", "should", "must", "shall"]),
    "perfect": frozenset(["has", "have", "had"]),
    "passive": frozenset(["was", "were", "been", "being", "is", "are"]),
    "denied": frozenset(["not", "never", "no", "without"]),
}


def _distance(place: Toponym, verb_start: int, verb_end: int) -> int:
    return place.start - verb_end if place.start >= verb_end else verb_start - place.end


def _width(place: Toponym) -> str:
    where = place.where
    if where.lat is None and where.place_id is None:
        return "unknown"
    return {6: "country", 7: "sea", 5: "region", 4: "province", 3: "district"}.get(where.precision, "point")


def _preposition(before: str) -> str:
    for word in reversed(_WORD.findall(before.lower())[-6:]):
        if word in _PREPOSITIONS:
            return _PREPOSITIONS[word]
        if word not in _PASSED_OVER:
            return "none"
    return "none"
