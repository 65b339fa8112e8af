"""Parties that are peoples: "elders of the A and the B", "the A and B communities", "A and B tribes".

Local agreements are often made between tribes, clans and communities that no list of actors holds and that have no
body of their own. Two names side by side are such parties where elders of both, or a word for peoples, stand beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.knowledge.states import CAPITALS, STATES
from dateline.model.mentions import PartyMention
from dateline.model.text import Sentence

_NAME = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}"
_PAIR = rf"(?P<one>{_NAME})(?:,\s(?:the\s)?(?P<more>{_NAME}))?,?\s(?:and|&)\s(?:of\s)?(?:the\s)?(?P<two>{_NAME})"
_ELDERS = (
    r"(?i:elders?|chiefs?|leaders?|representatives?|delegates?|delegations?|notables?|sheikhs?|nazirs?|omdas?|sultans?|"
    r"maliks?|ugases?|commanders?|dignitaries|heads?|members?)"
)
_PEOPLES = (
    r"(?:tribes(?:men)?|(?:sub-?)?clans(?:men)?|communities|peoples|villages|villagers|families|youths|herders|farmers|"
    r"militias|factions|nationalities|kingdoms|chiefdoms|ethnic\sgroups)"
)
_OF_ELDERS = re.compile(rf"\b{_ELDERS}\s(?:of|from)\s(?:both\s)?(?:the\s)?{_PAIR}\b")
_OF_PEOPLES = re.compile(rf"\b(?i:the|both|rival|warring|between)\s{_PAIR}\s(?:\w+\s)?{_PEOPLES}\b")

_BETWEEN = re.compile(
    r"\b(?:ceasefire|cease-fire|truce|agreement|deal|accord|pact|peace|feud|fighting|clashes|reconciliation)\s"
    rf"between\sthe\s{_PAIR}\b"
)


def peoples(text: str, sentences: Iterable[Sentence]) -> tuple[PartyMention, ...]:
    """The peoples that the first sentence to name two of them names, or none."""
    for sentence in sentences:
        for pattern in (_OF_ELDERS, _OF_PEOPLES, _BETWEEN):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                spans = [match.span(part) for part in ("one", "more", "two") if match[part]]
                found = tuple(PartyMention(start, end, text[start:end]) for start, end in spans)
                if not any(one.name.lower() in STATES or one.name.lower() in CAPITALS for one in found):
                    return found
    return ()
