"""Who brought an agreement about: mediators, brokers, guarantors, and those whose proposal was accepted."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.knowledge.states import CAPITALS, STATES
from dateline.mentions.agreements_body import Body
from dateline.mentions.agreements_parties import groups_of, is_universal, mention
from dateline.mentions.attribution_tokens import Words
from dateline.model.mentions import PartyMention

_BROUGHT = re.compile(
    r"\b(?:mediated|brokered|facilitated|sponsored|guaranteed|overseen|backed|supervised)\sby\s|"
    r"\b(?:under\sthe\s(?:auspices|mediation|sponsorship|supervision|aegis)\sof|under|mediators?|brokers?|mediation\s(?:by|from|of)|"
    r"through\sthe\smediation\sof|with\sthe\s(?:help|mediation|support)\sof)\s",
    re.IGNORECASE,
)
_BROUGHT_BEFORE = re.compile(
    r"[-\s](?:brokered|mediated|sponsored|facilitated)\b|,\s(?:the|a)\s(?:broker|mediator)\b", re.IGNORECASE
)
MEDIATING = re.compile(
    r"\s(?:(?:has|have|had|also|which|who|that|then)\s)*(?:broker(?:ed|s)|mediat(?:ed|es)|facilitat(?:ed|es)|guaranteed?s?|"
    r"brought\s(?:\w+\s){1,4}together|shuttled|sent\s(?:\w+\s){0,2}mediators?|carried\s(?:\w+\s)?messages|chaired\sthe\stalks|"
    r"acted\sas\s(?:an?\s|the\s)?(?:go-between|mediator|intermediary|guarantor)|helped\s(?:to\s)?(?:broker|mediate|negotiate)|"
    r"convened|persuaded|"
    r"(?:is|are|was|were|acted|served|serves|took\spart)\s(?:as\s)?(?:an?\s|the\s)?(?:guarantor|mediator|facilitator|witness|observer)(?:e?s)?)\b",
    re.IGNORECASE,
)
"""What a body did that brought an agreement about."""
_FORMERLY = re.compile(r"[^,.;]{0,20}\b(?:in\sthe\spast|before|earlier|previous\w*)\b", re.IGNORECASE)
_ACCEPTED = re.compile(
    r"\baccept(?:ed|s|ing)?\s(?:an?|the)\s(?:\w+\s)?(?P<whose>[A-Z][\w-]+)(?:[-\s](?:brokered|backed|mediated|sponsored|drafted))?"
    r"\s(?:proposal|offer|plan|initiative|draft|formula|text)\b|"
    r"\baccept(?:ed|s|ing)?\s(?:an?|the)\s(?:proposal|offer|plan|initiative|draft|formula)\s(?:by|from|of)\s(?:the\s)?(?P<by>[A-Z][\w-]+)",
)


def mediators(text: str, found: Words, named: list[Body], start: int, end: int) -> list[PartyMention]:
    """The bodies that brought an agreement about, where the sentence says so."""
    result: list[PartyMention] = []
    for match in _BROUGHT.finditer(text, start, end):
        body = next((b for b in named if 0 <= b.span[0] - match.end() <= 5), None)
        if body is None or (
            match[0].lower().startswith("under ") and match[0].lower().strip() == "under" and not is_universal(body)
        ):
            continue
        result.append(replace(mention(body), part="mediator"))
    for match in _BROUGHT_BEFORE.finditer(text, start, end):
        if text.startswith(" by ", match.end()):
            continue
        body = next((b for b in named if 0 <= match.start() - b.span[1] <= 1), None)
        if body is not None:
            result.append(replace(mention(body), part="mediator"))
    for match in MEDIATING.finditer(text, start, end):
        if _FORMERLY.match(text, match.end(), end) or text.startswith(" by ", match.end()):
            continue  # "between A and B, brokered by C"
        ending = next((b for b in named if 0 <= match.start() - b.span[1] <= 1), None)
        group = next((g for _, g in groups_of(found, named) if ending is not None and ending in g), [])
        result.extend(replace(mention(body), part="mediator") for body in group)
    result.extend(_proposers(text, start, end))
    return result


def _proposers(text: str, start: int, end: int) -> list[PartyMention]:
    """Whose proposal was accepted: a third party that brought the agreement about, if it is none of the parties."""
    result: list[PartyMention] = []
    for match in _ACCEPTED.finditer(text, start, end):
        part = "whose" if match["whose"] else "by"
        state = STATES.get(match[part].lower()) or CAPITALS.get(match[part].lower())
        if state is not None:
            result.append(PartyMention(*match.span(part), state, "mediator", state))
    return result
