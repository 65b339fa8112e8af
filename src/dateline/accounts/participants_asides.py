"""Words beside an actor that belong to something else: asides, the thing that a force's name only describes."""

from __future__ import annotations

import re

from dateline.model.mentions import ActorMention

ASIDE = re.compile(
    r",\s(?:an?|the|which|who|whose|one|backed|armed|led|supported|allied|linked|based|known|including)\s[^,.;]{3,110}?(?:,[\"”]?|[\"”],?)(?=\s)"
)
"""What is said of an actor between it and its deed: "the fighters of X, a militia which ..., came into the camp"."""
RESPONSIBLE = re.compile(r"[^.;]{0,40}?\s(?:responsible|accountable)\b")
"""What shows, behind "held X", that X is blamed and nobody was held."""
RESCUING = re.compile(
    r"\b(?:airlifted|evacuated|flown|transported|ferried|taken)\b[^.;]{0,60}?\s(?:by|in|on\sboard)\s(?:an?\s)?$"
)
"""What makes aircraft those of rescuers: "were being airlifted by army helicopters"."""
_THING = re.compile(
    r"\s(?:[A-Z][\w-]+|vehicles?|cars?|vans?|trucks?|lorry|posts?|stations?|bases?|barracks|checkpoints?|camps?|outposts?"
    r"|headquarters|academy|pick-?ups?|bus(?:es)?|installations?|compounds?|positions?|hospitals?)\b"
)
_FORCE_WORD = re.compile(r"\b(?:police|army|military|navy|gendarmerie|security|patrol)$", re.IGNORECASE)
_OPENS_ASIDE = re.compile(r",\s(?:an?|the|which|who)\s(?:[\w'’-]+\s){0,6}$")


_OPENED_BY_WHEN = re.compile(r",\s(?:which|who|whose)\s[^,.;]{5,90}?\b(?:after|since|when)\s(?:[\w'’-]+\s){0,3}$")
_CLOSES = re.compile(r"[^,.;]{0,90},")


def is_in_passing(left: str, right: str) -> bool:
    """Whether a deed is told in passing of another actor: "the coalition, which hit back after the X fired, denied"."""
    return bool(_OPENED_BY_WHEN.search(left) and _CLOSES.match(right))


def is_modifier(mention: ActorMention, right: str) -> bool:
    """Whether a force only says whose a thing is: "a police Land Cruiser", "the army base"."""
    return mention.kind == "state force" and bool(_FORCE_WORD.search(mention.who.name) and _THING.match(right))


def is_in_aside(left: str, right: str) -> bool:
    """Whether an actor stands in what is said of another: "the group, a rival of the Taliban, claimed it"."""
    return right.startswith(",") and bool(_OPENS_ASIDE.search(left))
