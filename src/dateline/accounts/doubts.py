"""Whether what is told in passing is an incident of its own, or an echo of the news, a campaign or a thing of the past.

The rules open an incident for what a sentence says; the trained reader says how sure it is that an event is told there,
and that it is the news told again. A logistic model weighs both; `benchmarks/doubts.py` makes its weights.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.accounts import logistic
from dateline.accounts.drafts import Draft
from dateline.accounts.marked import Marked
from dateline.model.claims import Claim
from dateline.model.text import Report
from dateline.model.values import Action, Where


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against an incident that is told in passing; 1 where it holds, 0 where it does not."""

    event: float
    """How sure the trained reader is that its sentences tell an event."""
    undated: bool
    undated_news: float
    """How sure the trained reader is that it is the news, where neither a day nor the text itself parts them."""
    toll: bool
    early: bool
    """Told in the first paragraphs, where the news is."""
    country: bool
    """No place is told but a country."""
    mild: bool
    """Of a kind that reports tell as a part of other events: arrests, arson, operations, protests."""
    long: bool
    """Told in more than one sentence."""
    news: float
    """How sure the trained reader is that it is the news, whatever days are told."""
    several: float
    """How sure the trained reader is that it is more than one event."""
    plural: bool
    """Told by a word for several events: "attacks"."""
    noun: bool
    """Told by a noun with its article, as what has been heard of: "the ambush of Tongo Tongo"."""
    separate: bool
    """Told by words that turn to another event: "elsewhere", "another"."""


WEIGHTS: Mapping[str, float] = {
    "event": 2.88,
    "undated": -1.0,
    "undated_news": 0.4,
    "toll": 1.38,
    "early": -0.38,
    "country": -1.22,
    "mild": -1.64,
    "long": -0.08,
    "news": -0.89,
    "several": -2.31,
    "plural": -0.16,
    "noun": 0.42,
    "separate": -0.46,
}
BIAS = -1.16
DOUBTED = 0.45
"""The chance of being an incident of its own below which it is left out: with it F1 is best, leaving one set out."""

_ACTS = (
    "attack|assault|ambush|raid|strike|bombing|blast|explosion|shooting|killing|clash|massacre|incident|operation"
    "|fighting"
)
_PLURAL = re.compile(
    r"\b(?:attacks|bombings|raids|clashes|strikes|explosions|blasts|killings|protests|riots)\b", re.IGNORECASE
)
_NOUN = re.compile(
    rf"\b(?:the|this|that)\s(?:\w+\s)?(?:{_ACTS})s?\b|\b(?:it|this)\s(?:happened|took\splace|came|was)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\banother\b", re.IGNORECASE)
_EARLY = 3
_MILD = frozenset(("arson", "operation", "raid_arrest", "protest_riot"))
_COUNTRY = 6


def signs_of(report: Report, draft: Draft, claims: Sequence[Claim], news: frozenset[int], marked: Marked) -> Signs:
    """The signs of an incident in a report in whose main incidents the trained reader marks the triggers `news`."""
    fields = {claim.field for claim in claims}
    parted = "date" in fields or draft.told_apart
    told = [(unit.start, unit.end) for unit in draft.units]
    triggers = marked.triggers(draft.triggers())
    link = marked.linked(triggers, news)
    place = next((claim.value for claim in claims if isinstance(claim.value, Where)), None)
    return Signs(
        event=max(marked.score("event.trigger", (unit.start, unit.end)) for unit in draft.units),
        undated="date" not in fields,
        undated_news=0.0 if parted else link,
        toll="toll" in fields,
        early=draft.units[0].paragraph <= (_EARLY if report.body_start else _EARLY - 1),
        country=place is not None and place.precision == _COUNTRY,
        mild=any(isinstance(claim.value, Action) and claim.value.word in _MILD for claim in claims),
        long=len(draft.units) > 1,
        news=link,
        several=marked.tag("aggregate", triggers),
        plural=any(_PLURAL.search(report.text, *span) for span in told),
        noun=any(_NOUN.search(report.text, *span) for span in told),
        separate=any(unit.separate for unit in draft.units)
        or any(_ANOTHER.search(report.text, *span) for span in told),
    )


def is_doubted(signs: Signs) -> bool:
    """Whether a coder would hardly take it for an incident of its own."""
    return chance(signs) < DOUBTED


def chance(signs: Signs) -> float:
    """The chance that it is an incident of its own."""
    return logistic.chance(signs, WEIGHTS, BIAS)
