"""Who "the rebels", unknown gunmen and the planners of a foiled plot are, where the report names them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.knowledge import actors
from dateline.model.mentions import ActorMention
from dateline.model.text import Report, Sentence
from dateline.model.values import Who

_THE = re.compile(r"\b[Tt]he\s$")
_AS_A_GROUP = re.compile(
    r"(?:(?:armed|terrorist|terror|militant|rebel|insurgent|islamist|jihadist|guerrilla)\s)?"
    r"(?:group|rebels|militants|insurgents|guerrill?as|jihadists|extremists|separatists|militia|fighters|rebel\s(?:forces|fighters))",
    re.IGNORECASE,
)
"""What a group is called when it was named before; "gunmen" and "attackers" are whoever they are."""
_FACELESS = re.compile(
    r"(?:(?:unidentified|unknown|masked|armed|hooded|heavily\sarmed|uniformed|several|suspected)\s)*"
    r"(?:gunm[ae]n|m[ae]n|attackers?|assailants?|individuals|persons|shooters?|raiders|warplanes|helicopters|jets|suicide\s(?:bombers?|attackers?))",
    re.IGNORECASE,
)
_MEMBERS_OF = re.compile(
    r"\b(?:members?|men|wom[ae]n|militants?|fighters?|suspects?|operatives?|terrorists?|people|commanders?|cell|supporters?|followers?|recruits?)"
    r"\s(?:of|from|belonging\sto|linked\s(?:to|with)|loyal\sto|affiliated\s(?:with|to)|suspected\sof\sbelonging\sto)\s(?:the\s|an?\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"(?:\s[\w-]+){0,2}?\s(?:members?|militants?|fighters?|suspects?|operatives?|terrorists?|commanders?|cells?|supporters?|recruits?)\b",
    re.IGNORECASE,
)
_OF_THE_STATE = re.compile(
    r"(?:(?:government|federal|state|national|regular)\s)?(?:(army)|(military|armed\sforces)|(air\sforce)|(navy))"
)
_BRANCHES = ("army", "military", "air-force", "navy")
_STATE_TROOPS = re.compile(r"(?:government|federal|state|army|regular)\s(?:troops|soldiers)")
"""A country's own forces by name; bare soldiers, police, guards and helicopters may be anybody's."""
_TAKEN = re.compile(r"\b(?:arrest\w*|detain\w*|captur\w+|custody|apprehend\w*|nabbed|seiz\w+|held)\b", re.IGNORECASE)


def is_faceless(mention: ActorMention) -> bool:
    """Whether an actor is only told by carrying arms: "unidentified gunmen", "a suicide bomber"."""
    return not mention.who.actor_id and bool(_FACELESS.fullmatch(mention.who.name))


def named_before(report: Report, mention: ActorMention, named: Iterable[ActorMention]) -> ActorMention | None:
    """The group that "the rebels" are: the one armed group named before them, where it is only one."""
    if mention.who.actor_id or not _AS_A_GROUP.fullmatch(mention.who.name):
        return None
    if not _THE.search(report.text, max(0, mention.start - 4), mention.start):
        return None
    before = [m for m in named if m.end <= mention.start and m.who.actor_id and m.kind == "armed group"]
    return before[-1] if len({m.who.actor_id for m in before}) == 1 else None


def of_its_country(who: Who, iso: str | None) -> Who:
    """An army that is told without its country ("the army", "soldiers") as that of the country where it did it."""
    branch = None if who.actor_id else _branch(who.name.lower())
    country = next((one for one in actors.countries() if one.iso == iso), None) if branch else None
    if branch is None or country is None:
        return who
    known = actors.force(country, branch)
    return replace(who, name=known.name, actor_id=known.id)


def _branch(name: str) -> str | None:
    own = _OF_THE_STATE.fullmatch(name)
    if own and own.lastindex:
        return _BRANCHES[own.lastindex - 1]
    return "army" if _STATE_TROOPS.fullmatch(name) else None


def whose_plot(report: Report, told: Iterable[Sentence], named: Iterable[ActorMention]) -> ActorMention | None:
    """The author of a plot that was foiled: the one armed group of which members were arrested for it."""
    sentences = [s for s in told if _TAKEN.search(report.text, s.start, s.end)]
    groups = [
        m
        for s in sentences
        for m in named
        if s.start <= m.start < s.end and m.kind == "armed group" and m.who.actor_id and _has_members(report, m)
    ]
    return groups[0] if len({m.who.actor_id for m in groups}) == 1 else None


def _has_members(report: Report, group: ActorMention) -> bool:
    """Whether words tell of members of a group, beside it or in its name ("two ELN fighters")."""
    text = report.text
    within = bool(_MEMBERS.search(" " + text[group.start : group.end]))
    return within or bool(
        _MEMBERS.match(text, group.end) or _MEMBERS_OF.search(text, max(0, group.start - 60), group.start)
    )
