"""Which side those who were harmed belong to: the one that attacked, or the one that was attacked."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from dateline.mentions.casualties_lexicon import GENERIC, side, singular
from dateline.model.mentions import CasualtyFigure

_BY_FIGHTERS = re.compile(
    r"\b(?:militants?|insurgents?|terrorists?|rebels?|jihadis(?:ts?)?|gunmen|fighters"
    r"|guerrillas?|extremists?|separatists?|bandits?|attackers"
    r"|daesh|isis|isil|taliban|boko\sharam|al-?\s?shabaab|al-?qaeda|iswap|group)\s(?:(?!in\s|an?\s|the\s|during\s|were\s|was\s|are\s|been\s|being\s)[\w-]+\s){0,2}"
    r"(?:attack(?:ed|s)?|ambush(?:ed|es)?|storm(?:ed|s)?|raid(?:ed|s)?|assault(?:ed|s)?|struck"
    r"|opened\sfire|killed(?!\s?(?:[,.;:\n]|(?:in|by|as|at|during|after|when|and|near|on|over|while)\b|$))|kills?|stage[ds]?|launch(?:ed|es)?|overr[au]n|shelled|bombed"
    r"|targeted)\b"
    r"|\b(?:attack|ambush|assault|raid)\s(?:blamed\son|by|claimed\sby)\b|\bsuicide\s(?:bomb|attack)",
    re.IGNORECASE,
)
_ON_FIGHTERS = re.compile(
    r"\b(?:troops|soldiers|forces?|army|police|military|air\s?strikes?|warplanes?|jets|drones?|gendarmes|gendarmerie|agents"
    r"|coalition|marines|commandos|navy|air\sforce|peshmerga)\s(?:(?!were\s|was\s|are\s|been\s|being\s)[\w-]+\s){0,3}"
    r"(?:kill(?:ed|s|ing)?|neutrali[sz]ed?|eliminat(?:ed|e|es)|raid(?:ed|s)?|target(?:ed|s|ing)|surround(?:ed|s)?|clash(?:ed|es)?"
    r"|struck|hit|storm(?:ed|s)?|launch(?:ed|es)?|bomb(?:ed|s)?|destroy(?:ed|s)?|carried\sout)\b"
    r"|\b(?:air\s?strikes?|counter-?terror\w*|security\soperations?|military\soperations?"
    r"|clearance\soperations?|sweep)\b",
    re.IGNORECASE,
)
_LEAD = 900
"""Characters of a report in which it says who attacked whom: the title and the first paragraphs."""
_OPENING = 400
"""Characters that say it before what follows them does."""


def fighters_attacked(text: str, margin: int = 0) -> bool:
    """Whether the report is about an attack by an armed group rather than about an operation against one."""
    by, on = _deeds_of_sides(text[:_LEAD])
    return by + margin > on or (by == on and by > 0)


@lru_cache(maxsize=4)
def _deeds_of_sides(lead: str) -> tuple[int, int]:
    """How often fighters and forces attack in the opening, or, where that is alike, in the lead; asked thrice."""
    by = on = 0
    for end in (_OPENING, _LEAD):
        by, on = len(_BY_FIGHTERS.findall(lead, 0, end)), len(_ON_FIGHTERS.findall(lead, 0, end))
        if by != on:
            break
    return by, on


def with_sides(text: str, found: list[CasualtyFigure]) -> list[CasualtyFigure]:
    """The figures, where those of the side that attacked are marked so, by what the lead says of it."""
    return _with_raiders(text, _with_fallen_forces(text, _with_fallen_attackers(text, found)))


_RAID = re.compile(
    r"(?P<who>(?:[\w'’-]+\s){1,4}?)(?:(?:have|had|has)\s)?(?:(?:first|also|then|later|allegedly|reportedly)\s)?"
    r"(?:attack(?:ed)?|raid(?:ed)?|storm(?:ed)?|ambush(?:ed)?|overran|assaulted|invaded|descended\son|opened\sfire|set\supon)\b"
)
"""Who attacked, in the words right before the verb."""
_NOBODY = GENERIC | frozenset(
    """soldier troop police policeman officer army force resident villager civilian guard that which who and or it they
    he she attacker by member group in on at of the a an were was worker student
    """.split()
)
"""Words that tell no raiders apart from those whom they raided."""


def _with_raiders(text: str, found: list[CasualtyFigure]) -> list[CasualtyFigure]:
    """The figures, where those who fell are of the attackers by the noun or the name that the lead has for these."""
    killed = [f for f in found if f.toll.harm == "killed" and not (f.aggregate or f.toll.partial)]
    if len(killed) < 2:
        return found
    raiders: set[str] = set()
    for match in _RAID.finditer(text, 0, _OPENING):
        raiders |= _words(match["who"])
    raiders -= _NOBODY
    fell = {id(f) for f in killed if not f.toll.attackers and raiders & _words(f.toll.whom)}
    others = [f for f in killed if not f.toll.attackers and id(f) not in fell and f.toll.high != 0]
    if not (fell and others):
        return found
    return [replace(f, toll=replace(f.toll, attackers=True)) if id(f) in fell else f for f in found]


def _words(whom: str | None) -> set[str]:
    words = (whom or "").split()
    named = {singular(word.lower()) for word in words[-1:]} | {" ".join(words[-2:]).lower()}
    return named | {word.lower() for word in words[:-1] if word.isupper()}


def _with_fallen_forces(text: str, found: list[CasualtyFigure]) -> list[CasualtyFigure]:
    """The figures, where the forces that fell in a clear operation against fighters are of the attacking side."""
    killed = [f for f in found if f.toll.harm == "killed" and not (f.aggregate or f.toll.partial)]
    fighters = [f for f in killed if side(f.toll.whom) == "fighters" and not f.toll.attackers]
    forces = {id(f) for f in killed if side(f.toll.whom) == "forces" and f.toll.high != 0}
    if not (fighters and forces) or fighters_attacked(text, _CLEARLY):
        return found
    return [replace(f, toll=replace(f.toll, attackers=True)) if id(f) in forces else f for f in found]


def _with_fallen_attackers(text: str, found: list[CasualtyFigure]) -> list[CasualtyFigure]:
    """The figures, where fighters who fell beside others are of the attacking side, but in clear operations."""
    killed = [figure for figure in found if figure.toll.harm == "killed" and not figure.aggregate]
    fighters = [figure for figure in killed if side(figure.toll.whom) == "fighters" and not figure.toll.attackers]
    others = [f for f in killed if f not in fighters and not (f.toll.attackers or f.toll.partial or f.toll.high == 0)]
    if not (fighters and others and fighters_attacked(text, _CLEARLY)):
        return found
    return [replace(f, toll=replace(f.toll, attackers=True)) if f in fighters else f for f in found]


_CLEARLY = 1
"""By how many more words of operations than of attacks a report must be about an operation, where both sides lost."""
