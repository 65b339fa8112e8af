"""What whole sentences say of whose deed an incident was, and the readings of the actors inside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, takewhile

from dateline.accounts.participants_grammar import Relation, relations
from dateline.model.mentions import ActorMention
from dateline.model.text import Report, Sentence

_MOST = 40
"""Actors of one sentence that are looked at; a sentence with more is a list."""
UNCLAIMED = re.compile(
    r"\b(?:no\s(?:\w+\s){0,3}(?:claim|group|one|organi[sz]ation|party)\b[^.]{0,40}\b(?:claim|responsib)|(?:un"
    r"|not\s(?:yet\s|immediately\s)?)claimed"
    r"|no\s(?:immediate\s)?claim|nobody\s[^.]{0,30}claimed|(?:not|un)\s?(?:clear|known)\swho)",
    re.IGNORECASE,
)
"""What says that nobody has claimed it."""
WHOSE = re.compile(
    r"\b(?:claim(?:ed|s|ing)|responsib|blam(?:e|ed|es|ing)|suspect|den(?:y|ies|ied)|behind|accus|attribut"
    r"|did\snot|do(?:es)?\snot\s(?:hit|strike|target|attack)|credit\b|no\sclaim|held?\sit|names?\b|named\b|guilty"
    r"|(?:said|says|insists?|insisted|agreed?|sure|certain|convinced)\s(?:that\s)?it\s(?:was|is)|(?:said|says|announced)\s(?:\w+\s){0,6}?(?:it|its|they))",
    re.IGNORECASE,
)
"""What a sentence that says whose deed it was holds."""
DATED = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|last\s(?:week|month|year|night)|earlier"
    r"|January|February|March|April|June|July|August|September|October|November|December)\b"
)
"""What shows a sentence beside the incident to tell another one, with a day of its own."""
HABITUAL = re.compile(
    r"\b(?:(?:in|over|during)\s(?:the\s)?(?:recent|past|last\s(?:few|several|two|three))\s(?:\w+\s)?(?:days"
    r"|weeks|months|years)|often|frequently"
    r"|regularly|repeatedly|routinely|in\sthe\spast|previous(?:ly)?|several\s(?:similar\s)?attacks"
    r"|since\s(?:the\sstart|20\d\d|19\d\d)"
    r"|(?:most|many|several|dozens|scores|some|hundreds|a\s(?:string|series|number|spate|wave))\sof\s(?:\w+\s){0,3}?(?:attacks"
    r"|bombings|killings|ambushes|raids|kidnappings|strikes|assaults)"
    r"|has\sbeen\sblamed\sfor|have\sbeen\sblamed\sfor|(?:another|similar|earlier|a\s\d{4})\s(?:\w+\s)?(?:attack"
    r"|bombing|ambush|raid)|in\s(?:19|20)\d\d|years?\sago|months?\sago)\b",
    re.IGNORECASE,
)
"""What shows a sentence to speak of other times."""

TOPIC = re.compile(
    r"\b(?:called|convened|organi[sz]ed|hosted|experts?|analysts?|authority|advice|adviser|books?|research\w*|studie[sd]|speciali[sz]\w+|knowledge|threats?"
    r"|war|fight|fighting|campaign|battle|struggle|coalition|offensive|backed|supported|sponsored|armed|funded|trained)\s(?:on|of|about|in|by|against)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What makes a group no more than spoken of: "an expert on ISIS", "the war against X", "militias backed by X"."""
ACCUSES = re.compile(r"(?:\sand\s[A-Z][\w'’-]+)?\s(?:ha(?:s|ve|d)\s)?(?:accus(?:ed|es)|blam(?:ed|es))\s(?!of\b|for\b)")
"""What shows, behind a group, that it accuses another."""


def read_sentence(report: Report, sentence: Sentence, actors: tuple[ActorMention, ...]) -> tuple[Relation, ...]:
    """What a sentence says of each of the actors inside it."""
    inside = actors_inside(actors, sentence)
    if not inside:
        return ()
    return relations(report.text[sentence.start : sentence.end], sentence.start, tuple(inside[:_MOST]))


def actors_inside(actors: tuple[ActorMention, ...], sentence: Sentence) -> list[ActorMention]:
    """The mentions that stand in a sentence; `actors` are in the order of the text."""
    first = bisect_left(actors, sentence.start, key=lambda mention: mention.start)
    return [
        m for m in takewhile(lambda m: m.start < sentence.end, islice(actors, first, None)) if m.end <= sentence.end
    ]
