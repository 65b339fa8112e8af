"""Words of a report that tell of a response to an attack: an operation, a raid, an arrest, a patrol, reinforcements.

Most responses are told in a sentence of the report of the attack itself and make no incident of their own. The rule:

1. A sentence tells of a response where it holds words of `_TOLD`, and a force is named in it where they ask for one.
2. It does not where it is denied, wished for or announced ("no arrests", "called for reinforcements", "will launch"),
   or where it speaks of an earlier time ("last year").

English only, as yet: what reports in other languages tell counts where it is an incident of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dateline.analysis.occurrences import Passage

KINDS = ("operation", "raid", "arrest", "patrol", "reinforcement")
"""What a response is."""


def _phrase(words: str, *, end: str = r"\b") -> re.Pattern[str]:
    """Words as a pattern: a space is any white space."""
    return re.compile(rf"\b(?:{words})".replace(" ", r"\s+") + end, re.IGNORECASE)


_WERE = r"(?:(?:were|was|is|are|have been|had been|has been) )"
_BEGAN = (
    r"(?:(?:launch|conduct|mount|start|initiat)(?:ed|es|ing)|began|begun|beginning|carr(?:ied|ying) out|undertook"
    r"|undertaken)"
)
_SEARCH = r"(?:operation|sweep|manhunt|search|pursuit|offensive|crackdown|counter-?attack|counter-?offensive)(?:e?s)?"
_SENT = r"(?:sent|send(?:s|ing)|dispatch(?:ed|es|ing)|deploy(?:ed|s|ing)|rushed|received|brought)"
_TOLD: tuple[tuple[str, bool, re.Pattern[str]], ...] = (
    ("operation", True, _phrase(rf"{_BEGAN} (?:[\w-]+ ){{0,6}}?{_SEARCH}")),
    (
        "operation",
        False,
        _phrase(
            r"(?:search|sweep|combing|clearing|clearance|security|military|pursuit|retaliatory|mopping-up|joint)"
            r" (?:and \w+ )?operations? (?:\w+ ){0,3}?"
            r"(?:launched|underway|under way|begun|began|started|ongoing|continu\w+)"
        ),
    ),
    ("operation", True, _phrase(r"pursu(?:ed|ing)|chased|hunt(?:ed|ing) for|search(?:ed|ing) for|gave chase")),
    ("raid", True, _phrase(r"raided|storm(?:ed|ing) (?:an? |the )?(?:hideout|base|camp|house)s?")),
    ("raid", True, _phrase(r"(?:dawn|night|overnight|joint) raids?")),
    ("arrest", True, _phrase(r"arrest(?:ed|ing|s)|detain(?:ed|ing)|apprehended|rounded up")),
    (
        "arrest",
        False,
        _phrase(rf"(?:suspects?|men|people|militants) {_WERE}(?:arrested|detained|taken into custody)"),
    ),
    ("patrol", False, _phrase(rf"(?:{_BEGAN}|resum(?:ed|ing)|stepped up|increased) (?:\w+ ){{0,3}}?patrols?")),
    ("patrol", False, _phrase(rf"patrols? {_WERE}?(?:begun|began|started|resumed|stepped up|increased|carried out)")),
    (
        "reinforcement",
        False,
        _phrase(rf"{_SENT} (?:in )?(?:\w+ ){{0,4}}?(?:reinforcements?|(?:more|additional) (?:troops|forces|units))"),
    ),
    (
        "reinforcement",
        False,
        _phrase(r"reinforcements? (?:\w+ ){0,3}?(?:sent|dispatched|deployed|rushed|arrived?|reached|brought|came)"),
    ),
    (
        "reinforcement",
        True,
        _phrase(rf"{_WERE}(?:deployed|dispatched|rushed|sent) to (?:the )?(?:scene|area|site|village|town|spot)"),
    ),
)
"""Kind, whether the sentence has to name a force, and the words."""

_FORCE = _phrase(
    r"army|armies|military|police\w*|troops|soldiers?|forces|peshmerga|security|joint operations|command|coalition"
    r"|authorities|gendarme\w*|guards?|officers?|commandos?|units?|navy|air force|warplanes|helicopters?|asayish"
    r"|mobili[sz]ation|brigade|battalion|regiment|patrol|intelligence"
)
_CLAUSE = r"(?:(?!\b(?:after|as|when|while|where|since|but)\b)[^.;:])"
_UNTOLD = _phrase(
    r"no|not|never|nobody|none|without|nor|neither|fail(?:ed|s|ing)? to|refus\w+ to|yet to|unable to|lack of|absence of"
    r"|call(?:ed|s|ing)? (?:for|on)|demand\w*|urg(?:ed|es|ing)|ask(?:ed|s|ing)? (?:for|to)|request\w*|appeal\w*|would"
    r"|will|should|must|could|may|might|plan(?:s|ned|ning)?|vow(?:ed|s)?|promis\w+|pledg\w+|threaten\w*|intend\w*"
    r"|agreed to|want(?:s|ed)?|need(?:s|ed)?|unless|if|ahead of|before|\w+n't",
    end=rf"\b{_CLAUSE}{{0,60}}$",
)
"""What unsays a response, or says that it is yet to come, before its words."""
_WISHED = _phrase(
    r"want(?:s|ed)|demand(?:s|ed)|urg(?:es|ed)|call(?:s|ed) for|ask(?:s|ed) for|propos(?:es|ed)|recommend(?:s|ed)",
    end=rf"\b{_CLAUSE}*$",
)
"""A wish reaches as far as its clause."""
_EARLIER = _phrase(
    r"(?:last|previous|past) (?:week|month|year|spring|summer|autumn|winter|decade)s?|in (?:\w+ )?(?:19|20)\d\d"
    r"|since (?:19|20)\d\d|(?:months?|years?|weeks?) (?:ago|earlier)|previously"
)
_ARMED_DID = _phrase(
    r"(?:gunm[ae]n|militants?|insurgents?|rebels?|fighters?|terrorists?|attackers?|assailants?|jihadists?|bandits?)"
    r" (?:\w+ ){0,3}",
    end="$",
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*[.!?]?")
_LONGEST = 600


def find_responses(report_id: str, text: str, published: date | None = None) -> Iterator[Passage]:
    """The sentences of a text that tell of a response, each once for each kind; the words are the sentence."""
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0].strip()
        if not words or len(words) > _LONGEST or _EARLIER.search(words):
            continue
        start = sentence.start() + sentence[0].index(words)
        for kind in dict.fromkeys(_kinds(words)):
            yield Passage(kind, words, report_id, start, start + len(words), published)


def _kinds(words: str) -> Iterator[str]:
    has_force = bool(_FORCE.search(words))
    for kind, needs_force, pattern in _TOLD:
        if needs_force and not has_force:
            continue
        for match in pattern.finditer(words):
            before = words[: match.start()]
            if not any(pattern.search(before) for pattern in (_UNTOLD, _WISHED, _ARMED_DID)):
                yield kind
