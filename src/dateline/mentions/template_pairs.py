"""What speaks for two fillers being one entity, and for their belonging to one template.

Texts tell of several incidents of one type in a row; what lies between two fillers says whether a new one has begun: a
sentence or paragraph, a day, a place, "meanwhile", another attack.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.mentions import fillers as filling
from dateline.mentions.fillers import ROLES, Filler, head_of
from dateline.mentions.tagger_decoding import Marks, Scheme

Numbers = NDArray[np.float64]
PLAUSIBLE = 0.1
"""The encoder's score from which a filler is weighed against others for templates."""
_OBJECTS = (ROLES.index("Target"), ROLES.index("Victim"))
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec"
BETWEEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[.!?]",
        r"   +|\n\s*\n",
        rf"\b(?:\d{{1,2}} (?:{_MONTHS}|{_SHORT_MONTHS})\b|yesterday|last night|today|this morning|monday|tuesday"
        r"|wednesday|thursday|friday|saturday|sunday|last (?:week|month|year)|\d{4} gmt|\d+ hours)",
        r"\b(?:meanwhile|another|also|in addition|other|separate|second|similar|later|previous|earlier|moreover"
        r"|furthermore|in a(?:nother)? related|elsewhere|hours later|next|then)\b",
        r"\b(?:in|at|near|on|from) (?!the\b|an?\b|order\b|addition\b|which\b|his\b|their\b|this\b)[a-z]+",
        r"\b(?:attack|bomb|explo|kill|murder|assassin|kidnap|abduct|ambush|shot|fire|dynamit|blew|burn|destroy|wound)",
    )
)
"""Ends of sentences and paragraphs, days, words that begin something new, places, words of violence."""
_LIST = re.compile(r"[\s,]*(?:and|,|;)?[\s,]*(?:\w+\s+){0,3}")
ENTITY_WIDTH, TEMPLATE_WIDTH = 12, 28


def entity_features(found: Sequence[Filler], marks: Marks, scheme: Scheme) -> Numbers:
    """Fillers x fillers x what makes them one entity."""
    if not found:
        return np.zeros((0, 0, ENTITY_WIDTH))
    entity, event = (_logit(filling.entity_scores(found, marks, scheme, name)) for name in ("entity", "event"))
    breaks = np.array([match.start() for match in BETWEEN[0].finditer(marks.text)])
    places = [np.array(filler.places[:8] or [-10_000]) for filler in found]
    far = _nearest(places)
    between = _nearest([np.searchsorted(breaks, own) for own in places])
    roles = np.array([filler.role for filler in found])
    victim = roles == ROLES.index("Victim")
    likeness = np.array([[_likeness(one, other) for other in found] for one in found])
    apart = [
        np.log1p(far),
        between == 0,
        np.log1p(between),
        np.broadcast_to((roles == ROLES.index("PerpOrg"))[:, None], far.shape),
        np.broadcast_to((roles == ROLES.index("PerpInd"))[:, None], far.shape),
        victim[:, None] | victim[None, :],
    ]
    return np.concatenate([np.stack([entity, event], axis=-1), likeness, np.stack(apart, axis=-1)], axis=-1)


def template_features(found: Sequence[Filler], marks: Marks, entity: Numbers) -> Numbers:
    """Fillers x fillers x what makes them fillers of one template; noughts where one is not plausible."""
    rows = np.zeros((len(found), len(found), TEMPLATE_WIDTH))
    plausible = [n for n, filler in enumerate(found) if filler.score > PLAUSIBLE]
    whole = [float(len(pattern.findall(marks.text))) for pattern in BETWEEN[1:4]]
    whole.append(float(sum(found[n].role in _OBJECTS for n in plausible)))
    for place, one in enumerate(plausible):
        for other in plausible[place + 1 :]:
            between = _between(found[one], found[other], marks.text)
            rows[one, other] = rows[other, one] = [*entity[one, other], *between, *whole]
    return rows


def _between(one: Filler, other: Filler, text: str) -> list[float]:
    """What lies between the two where they stand nearest to each other."""
    near = [(abs(a - b), a, b) for a in one.places[:6] for b in other.places[:6]]
    distance, a, b = min(near, default=(3000, 0, 0))
    first = one if a < b else other
    gap = text[min(a, b) + len(first.words) : max(a, b)]
    counts = [float(len(pattern.findall(gap))) for pattern in BETWEEN]
    return [
        float(np.log1p(distance)),
        *counts,
        float(_LIST.fullmatch(gap) is not None),
        float("and" in gap.split() and not counts[0]),
        float(one.role == other.role == _OBJECTS[0]),
        float(one.role == other.role == _OBJECTS[1]),
        min(a, b, 3000) / 1000,
    ]


def _nearest(places: Sequence[NDArray[np.int64]]) -> Numbers:
    """How near any two of the places of each pair are."""
    starts = np.cumsum([0, *map(len, places)])[:-1]
    every = np.concatenate(places)
    distances = np.abs(every[:, None] - every[None, :])
    nearest = np.minimum.reduceat(np.minimum.reduceat(distances, starts, axis=0), starts, axis=1)
    return nearest.astype(np.float64)


def _likeness(one: Filler, other: Filler) -> tuple[float, float, float, float]:
    words, others = one.key.split(), other.key.split()
    short, long = (words, others) if len(words) <= len(others) else (others, words)
    common = len(set(words) & set(others))
    named = len(short) == 1 and len(long) > 1
    initials = "".join(word[0] for word in long if word not in ("of", "and", "for")) if named else ""
    return (
        float(head_of(one.key) == head_of(other.key)),
        common / max(len(short), 1),
        float(set(short) <= set(long)),
        float(named and sorted(short[0]) == sorted(initials)),
    )


def _logit(chances: Numbers) -> Numbers:
    bounded = np.clip(chances, 1e-4, 1 - 1e-4)
    logits: Numbers = np.log(bounded / (1 - bounded))
    return logits
