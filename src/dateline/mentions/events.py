"""Event triggers: the words that say that something happened, what kind of thing, and how sure the text is."""

from __future__ import annotations

import re

from dateline.knowledge import codebook, lexicon
from dateline.knowledge.wordlists import Phrases, Words
from dateline.model.claims import Certainty
from dateline.model.mentions import EventTrigger
from dateline.model.text import Report, Sentence

_TRIGGERS = Words(lexicon.TRIGGERS)
_UNREAL = Phrases(
    lexicon.UNREAL_BEFORE,
    r"(?:\s(?:deadly|big|major|large|terrorist|terror|suicide|armed|military|new|large-scale|isis|is|carry\sout|launch|conduct|stage|mount|more|any|out|up|such))*\s*$",
)
_PLANNED = re.compile(rf"\b{lexicon.PLANNED_BEFORE}\s*$", re.IGNORECASE)
_WEAK = re.compile(rf"(?:{lexicon.WEAK_WORDS})$", re.IGNORECASE)
_THWARTED = Phrases(lexicon.THWARTED)
_ALLEGED = Phrases(lexicon.ALLEGED)
_DENIED = Phrases(lexicon.DENIED)
_DENIED_BEFORE = re.compile(rf"\b{lexicon.DENIED_BEFORE}$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|nor|neither|not|never|nobody|none|without)(?:\s\w+){0,3}\s*$", re.IGNORECASE)
_BARE = frozenset(
    "attack ambush kidnap kill raid bomb abduct target storm murder execute shell take seize snatch".split()
)
_SUBJECT = re.compile(r"(?:\b[a-z]+(?:s|men)|\bthey|\b[a-z]+,(?:\s(?:[a-z]+\s)?and)?)\s$")
"""Verbs in the present and what stands before them: "militants ambush, kidnap and extort" tells what goes on."""
_LASTING = re.compile(
    r"\b(?:months|years?|decades?)\sof\s(?:\w+\s){0,2}$"
    r"|\bfor\s(?:[\w-]+\s){1,3}(?:years|decades)\b[^.;]*\b(?:has|have)\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
"""What is told of a war and not of an event: "after three years of battle with the rebels", "for years they have"."""
_HABIT = re.compile(
    r"\b(?:(?:plant|lay|stage|mount|conduct)s|launches|carries\sout|"
    r"(?:[a-z]+(?:s|men)|they|who|which|regularly|often|still|daily)\s(?:plant|lay|stage|mount|conduct|launch|carry\sout))"
    r"\s(?:[a-z]+\s){0,2}$"
)
"""Before a plural, what somebody does again and again: "the group plants bombs and carries out attacks"."""
_SUPPOSED = re.compile(r"\b(?:if|whether|unless)\s(?:[\w'’-]+\s){1,5}(?:were|be)\s(?:\w+ly\s)?$", re.IGNORECASE)
"""Before a participle, what is only supposed: "even if its leader were killed"."""
_AS_A = re.compile(r"\b(?:as\s(?:a|an|their|its|his|her)|in|under|without)\s$", re.IGNORECASE)
"""Before "protest", what makes it a reason and no gathering: "resigned in protest", "as a protest at the raid"."""
_TOOK_LIVES = re.compile(r"(?:claim|cost|t[ao]k)\w*\s.*li(?:fe|ves)$", re.IGNORECASE)
_HAS = re.compile(r"\b(?:has|have)\s(?:\w+\s)?$", re.IGNORECASE)
"""Before lives that were taken, what counts a time and no event: "mines have cost 94 people their lives"."""
_REACH = 60
"""Characters before a trigger in which a word that unsays it is looked for."""


def find_events(report: Report, sentences: tuple[Sentence, ...]) -> tuple[EventTrigger, ...]:
    """The triggers of the report in the order of the text, plans marked; hypothetical and negated ones are left out.

    `weight` is 1 for words that alone say that violence was done, 0.6 for general ones ("attack", "killed") and 0.3
    for words that need a figure, a date or a place beside them.
    """
    found: list[EventTrigger] = []
    for sentence in sentences:
        told: Certainty | None = None
        for match in _TRIGGERS.finditer(report.text, sentence.start, sentence.end):
            before = report.text[max(sentence.start, match.start() - _REACH) : match.start()]
            planned = match[0].lower().startswith("plot") or bool(_PLANNED.search(before))
            negated = bool(_NEGATED.search(before[-30:]))
            if not planned and (_UNREAL.search(before) or negated) and not (negated and sentence.is_title):
                continue
            if not sentence.is_title and match[0].lower().split()[0] in _BARE and _SUBJECT.search(before):
                continue
            if match[0].lower() == "protest" and _AS_A.search(before):
                continue
            if _TOOK_LIVES.match(match[0]) and _HAS.search(before):
                continue
            if _LASTING.search(before) or _SUPPOSED.search(before):
                continue
            if not sentence.is_title and match[0].endswith("s") and _HABIT.search(before):
                continue
            kind = str(match.lastgroup)
            told = told or _certainty(report.text, sentence)
            denied = negated or bool(_DENIED_BEFORE.search(before))
            certainty: Certainty = "thwarted" if planned else "denied" if denied else told
            action, weight = codebook.action(kind), _weight(kind, match[0])
            found.append(EventTrigger(match.start(), match.end(), action, certainty, weight, planned))
    return tuple(found)


def _weight(kind: str, words: str) -> float:
    if _WEAK.match(words):
        return 0.3
    return 1.0 if kind in lexicon.STRONG else 0.6


def _certainty(text: str, sentence: Sentence) -> Certainty:
    if _THWARTED.search(text, sentence.start, sentence.end):
        return "thwarted"
    if _DENIED.search(text, sentence.start, sentence.end):
        return "denied"
    return "alleged" if _ALLEGED.search(text, sentence.start, sentence.end) else "stated"
