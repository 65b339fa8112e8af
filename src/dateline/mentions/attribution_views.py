"""Whose view a clause gives without a verb of speech: "in the eyes of X", "by X's count", "X was appalled"."""

from __future__ import annotations

from dateline.mentions.attribution_phrases import Agent, first_agent
from dateline.mentions.attribution_subjects import subject
from dateline.mentions.attribution_tokens import Words

ACCOUNTS = frozenset(
    "account count words estimate version tally view eyes opinion judgement judgment reckoning assessment".split()
)
"""What one gives who tells or thinks something."""
FEELINGS = frozenset(
    "outraged concerned appalled alarmed horrified shocked saddened dismayed worried disturbed grieved".split()
)
_BE = frozenset(["was", "were", "is", "are", "been", "being", "be"])
_BY = frozenset(["by", "on", "in", "to", "from"])


def holder(found: Words, speakers: list[Agent], starts: dict[int, Agent], index: int) -> Agent | None:
    """Who holds the view that word `index` names, or the named official of a sentence that opens with "For"."""
    if found.lower[index] == "for":
        agent = first_agent(found, starts, index + 1)
        return agent if agent and agent.name and agent.role and agent.last + 3 < len(found.text) else None
    before = found.lower[max(0, index - 2) : index]
    if found.lower[index + 1 : index + 2] == ["of"] and before[-1:] == ["the"] and before[0] in _BY:
        return first_agent(found, starts, index + 2)
    owner = next((agent for agent in speakers if agent.last == index and found.possessive[index - 1]), None)
    if owner is None:
        return None
    if found.lower[index : index + 2] == ["words", "were"]:
        return owner
    return owner if owner.first and found.lower[owner.first - 1] in _BY else None


def who_feels(found: Words, speakers: list[Agent], index: int) -> Agent | None:
    """Who "was outraged", "is deeply concerned"."""
    at = index - 1
    while at > 0 and (found.lower[at].endswith("ly") or found.text[at] in ('"', "“", "”") or found.lower[at] == "very"):
        at -= 1
    if at < 1 or found.lower[at] not in _BE or index - at > 4:
        return None
    agent = subject(found, speakers, at)
    return agent if agent is not None and agent.kind in ("person", "body") else None
