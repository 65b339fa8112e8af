"""Whether a clause looks back or ahead, told from its nearest verb."""

from __future__ import annotations

from dateline.mentions.dates_words import CLASSES, Token

_AHEAD = frozenset("will shall ll would wo tomorrow going upcoming forthcoming scheduled slated due".split())
_PROMISING = frozenset(
    "agreed agree agrees plan plans planned planning expected expects expect scheduled set slated due vowed vow vows pledged "
    "promised decided threatened hope hopes hoped hoping want wants wanted intend intends intended likely ready supposed "
    "poised prepared preparing prepares wish aims aimed ordered called invited asked told urged able agreement plan deal proposal intention intent decision option right is are was were be "
    "time deadline ultimatum bound".split()
)
"""Words after which "to" and a verb speak of something still to come."""
_BACK = frozenset(
    "was were had did has have been began became broke brought built burst came carried caught clashed cut died dealt "
    "denied drew drove fell fled felt fought found gave got grew heard held hit hurt kept killed knew laid led left lost made met "
    "met paid put ran rose said sank sat saw seized sent set shook shot shut sold sought spoke spent stood stole struck "
    "swept swore taken taken threw told took tore went withdrew withdrew woke won wounded wrote beat bit blew bled bore "
    "bought burnt chose crept dug flew forgot froze hid hung knelt lay lit overthrew overran read rang rode slew slid shrank "
    "slept spread sprang stuck stung swam swung taught thought thrust trod understood upheld wept wore wove wound ago earlier".split()
)
_PLANNING = frozenset("planned plans planning scheduled schedules slated due expected expects postponed".split())
"""Verbs whose object lies ahead: "planned a rally on Saturday"."""
_NOT_PAST = frozenset(
    "need speed indeed hundred armed united unarmed seed feed bed red shed wed proceed succeed exceed embed breed deed greed "
    "weed reed sacred kindred naked wicked rugged so-called ahmed mohammed muhammed hamed sayed mohamed hundred unprecedented "
    "aged beloved wretched exposed-".split()
)
_NO_VERB = frozenset(
    "the a an its his her their our this that these those him them it us me be which whom all at and".split()
)
_WINDOW = 25


def direction(tokens: list[Token], first: int, last: int) -> int:
    """-1 where the clause around `tokens[first:last]` looks back, 1 where it looks ahead, 0 where nothing tells."""
    before = tokens[first - 1].word if first else ""
    if before in ("starting", "beginning", "effective", "by", "until", "till"):
        clause = _clause(tokens, first, last)
        return clause or 1
    if before == "as" and first > 2 and tokens[first - 2].word in ("soon", "early"):
        return 1
    if last + 1 < len(tokens) and tokens[last].code == CLASSES["APOSTROPHE"]:
        return -1 if "next" not in (token.word for token in tokens[first:last]) else 1
    return _clause(tokens, first, last)


def _clause(tokens: list[Token], first: int, last: int) -> int:
    as_of = first > 1 and tokens[first - 1].word in ("of", "from") and tokens[first - 2].word == "as"
    for position in range(first - 1, max(-1, first - 1 - _WINDOW), -1):
        found = _sign(tokens, position)
        if found:
            return found
    for position in range(last, min(len(tokens), last + _WINDOW)):
        found = _sign(tokens, position)
        if found:
            return found
    return 1 if as_of else 0


def _sign(tokens: list[Token], position: int) -> int:
    word = tokens[position].word
    if word in _AHEAD:
        return 1
    if word in _PLANNING and not (position and tokens[position - 1].word in ("as", "previously", "originally")):
        return 1
    if word == "to" and position + 1 < len(tokens):
        following = tokens[position + 1].word
        if following == "be":
            return 1
        if following in _NO_VERB or not following.isalpha() or following.endswith("ing"):
            return 0
        promised = position > 0 and tokens[position - 1].word in _PROMISING
        return 1 if promised and _is_plain_verb(following) else 0
    if word in _BACK or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST):
        return 0 if position and tokens[position - 1].word in ("be", "to") else -1
    return 0


def _is_plain_verb(word: str) -> bool:
    return (word.isalpha() and not word.endswith(("ed", "s"))) or word in (
        "discuss",
        "pass",
        "address",
        "press",
        "cross",
    )
