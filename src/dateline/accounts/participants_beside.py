"""Whether a deed told beside an incident is a part of it."""

from __future__ import annotations

import re

from dateline.accounts.background import LEAD
from dateline.accounts.participants_grammar import Relation
from dateline.model.mentions import ActorMention, EventTrigger
from dateline.model.text import Report, Sentence

_THE_ATTACK = re.compile(
    r"\b(?:the|this|that)\s(?:[\w-]+\s){0,2}?(?:attack|assault|ambush|blast|bombing|raid|explosion|killing|abduction|strike)\b",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"\b(?:it|they|this)\s(?:was|were|had\sbeen|came)\s(?:\w+\s){0,2}?(?:fired|launched|done|carried|planted|laid|set|by|from)\b",
    re.IGNORECASE,
)
"""What is said of the deed told before: "they were fired from"."""
_TAKEN_UP = re.compile(
    r"(?:fired|launched|dropped|planted|laid|carried\sout|conducted|staged|committed|did|done|ordered)\s(?:it|them|this|that|the\s(?:attack|strike|raid|bombs?|shells?|rockets?|missiles?|mortars?))\b",
    re.IGNORECASE,
)
"""A deed told before that a pronoun takes up: "said Rwandan troops had fired them"."""
_ACTS = re.compile(
    r"\s*(?:attacks|raids|strikes|bombings|killings|ambushes|assaults|shootings|abductions)\b", re.IGNORECASE
)
"""What a group does in general, which is no part of the incident told beside it."""


def tells_on(report: Report, sentence: Sentence, relation: Relation) -> bool:
    """Whether a deed told beside the incident is a part of it: one done ("they sprayed"), or "the attack" again."""
    done = relation.cue > relation.mention.end and not _ACTS.match(report.text, relation.cue)
    again = _THE_ATTACK.search(report.text, sentence.start, sentence.end)
    return done or bool(again or _IT_WAS.search(report.text, sentence.start, relation.mention.start))


def takes_up(report: Report, relation: Relation) -> bool:
    """Whether a deed told beside the incident is the incident's own, taken up by a pronoun."""
    return bool(_TAKEN_UP.match(report.text, relation.cue))


_AVENGED = re.compile(
    r"\b(?:(?:in|as|out\sof)\s(?:\w+\s)?(?:revenge|retaliation|reprisal)|to\savenge|avenging|(?:in\s)?(?:response|answer)\sto|because\sof)\b",
    re.IGNORECASE,
)


def without_avengers(
    report: Report, actors: tuple[ActorMention, ...], trigger: EventTrigger, scope: tuple[Sentence, ...]
) -> tuple[ActorMention, ...]:
    """The actors without those told to have avenged what the trigger tells: "X claimed it, as revenge for Y".

    Where an incident below the lead is known from such a claim alone, it is the one avenged.
    """
    inside = [s for s in scope if _AVENGED.search(report.text, s.start, s.end)]
    if not inside:
        return actors
    alone = len(scope) == 1 and inside[0].paragraph > LEAD
    return tuple(m for m in actors if not any(_avenges(report, m, trigger, s, alone=alone) for s in inside))


def _avenges(report: Report, mention: ActorMention, trigger: EventTrigger, told: Sentence, *, alone: bool) -> bool:
    if not told.start <= mention.start < told.end:
        return False
    told_first = _AVENGED.search(report.text, mention.end, told.end)
    if told_first is None:
        return False
    claimed = alone and _CLAIMED.search(report.text, mention.end, told_first.start())
    return bool(claimed) or told_first.end() <= trigger.start < told.end


_CLAIMED = re.compile(r"\bclaim(?:ed|s|ing)?\b|\bresponsibility\b", re.IGNORECASE)
