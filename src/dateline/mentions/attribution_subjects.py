"""Which phrase of a sentence is the subject of a verb of speech."""

from __future__ import annotations

from dataclasses import replace

from dateline.mentions import attribution_words as words_of
from dateline.mentions.attribution_phrases import Agent
from dateline.mentions.attribution_tokens import Words

PREPOSITIONS = frozenset(
    "on in at during to after from via through by for of with before since about late early near under around over "
    "following amid inside outside against between behind like than".split()
)
"""Words before a phrase that is no subject."""
_WIDEST = 16
"""Words that may stand between a subject and its verb."""


def subject(found: Words, speakers: list[Agent], index: int) -> Agent | None:
    """The phrase before the verb that is its subject: the nearest that nothing but asides part from it."""
    near = [agent for agent in speakers if agent.last <= index and index - agent.last <= _WIDEST + 14][-5:]
    fallback: Agent | None = None
    around = _around_aside(found, near, index)
    if around is not None:
        return around
    for agent in reversed(near):
        if not _asides(found, agent.last, index):
            continue
        lead = found.lower[agent.first - 1] if agent.first else ""
        if lead in words_of.COMPASS and agent.first > 1:
            lead = found.lower[agent.first - 2]
        if lead == "of" and agent.first > 1 and found.lower[agent.first - 2] == "one" and agent.role:
            return replace(agent, role=agent.role.removesuffix("s"))  # "one of the residents"
        if lead in PREPOSITIONS or lead == "and":
            fallback = fallback or (agent if lead == "and" else None)
            continue
        return agent
    return fallback


def _around_aside(found: Words, near: list[Agent], index: int) -> Agent | None:
    """The subject of "X, <anything>, said": it opens its clause, and commas close the aside before the verb."""
    at = index - 1
    while at > 0 and (found.lower[at] in words_of.AUXILIARIES or found.lower[at].endswith("ly")):
        at -= 1
    if at < 1 or found.text[at] != ",":
        return None
    for agent in near:
        comma = agent.last - 1 if agent.apposed else _past_complement(found, agent.last, at)
        if agent.kind == "pronoun" or comma >= at or found.text[comma] != ",":
            continue
        lead = found.text[agent.first - 1] if agent.first else ","
        opens = agent.first <= 1 or lead in _OPENS or is_second(found, near, agent)
        opens = opens or (agent.first <= 4 and lead.lower() in words_of.TIME_WORDS)  # "On Sunday the minister, sent"
        first = comma + 1
        inside = found.lower[first:at]
        if not opens or not inside or inside[0] in words_of.SPEECH or any(word in (";", ":") for word in inside):
            continue
        told = inside[1:2] == ["of"]  # "A and B, sponsors of the talks, said"
        if told or inside[0] in _ASIDE_OPENERS or found.possessive[first] or inside[0].endswith("ed") or agent.apposed:
            return agent
    return None


def is_second(found: Words, near: list[Agent], agent: Agent) -> bool:
    """Whether a phrase is joined by "and" to one that opens its clause."""
    before = next((other for other in near if other.last == agent.first - 1), None)
    if before is None or found.lower[agent.first - 1] != "and":
        return False
    return before.first <= 1 or found.text[before.first - 1] in _OPENS


def _past_complement(found: Words, first: int, last: int) -> int:
    """The comma behind a complement of place ("a teacher from Sarna, who ..."), or `first` where there is none."""
    if found.lower[first] not in ("from", "in", "at", "near", "with"):
        return first
    return next((at for at in range(first + 1, min(first + 7, last)) if found.text[at] == ","), first)


_OPENS = frozenset(
    [",", ".", "”", '"', ";", "–", "—", "-", "that", "but", "though", "although", "while", "whereas", "because"]
)
_ASIDE_OPENERS = frozenset(
    "who whose which whom where a an the one now then once also himself herself visiting speaking "
    "sent set held known taken led built made left seen born given".split()
)


def _asides(found: Words, first: int, last: int) -> bool:
    """Whether the words between a subject and its verb are adverbs, times, places or asides."""
    index = first
    free = True  # at the head of an aside, where no prepositional phrase is open
    while index < last:
        lower = found.lower[index]
        if lower in (",", "-", "–", "—"):
            nearer = _aside_end(found, index + 1, last)
            if nearer is not None:
                index = nearer
            free = True
        elif lower in ("who", "which", "whose") or (lower == "that" and index == first):
            end = _comma(found, index, last)
            if end is None:
                return _is_relative(found, index, last)
            index = end
            free = True
        elif lower in _REDUCED:
            free = False
        elif lower in ("(", "["):
            while index < last and found.text[index] not in ")]":
                index += 1
        elif lower in PREPOSITIONS:
            if last - first > _WIDEST:
                return False
            free = False
        elif lower in ('"', "“") and index >= last - 2:
            pass  # 'the C "strongly condemned" it'
        elif (
            lower in words_of.AUXILIARIES
            or lower in words_of.TIME_WORDS
            or lower in words_of.WHEREABOUTS
            or lower.endswith("ly")
        ):
            pass
        elif (free and found.kind[index] != "0") or (
            lower.endswith("ed") or lower in words_of.SPEECH or lower in (";", ":", "that", "and", "but", '"', "”", "“")
        ):
            return False
        index += 1
    return True


_REDUCED = frozenset(
    "contacted reached interviewed quoted based displaced involved trapped stationed posted present familiar close "
    "living caught briefed hit".split()
)
"""Words that open a shortened relative clause: "residents contacted by phone said"."""


def _is_relative(found: Words, first: int, last: int) -> bool:
    """Whether the words from "who" to a verb are one relative clause: "a gendarme who got away told"."""
    inside = found.lower[first + 1 : last]
    if not 2 <= len(inside) <= _WIDEST or found.lower[first] == "which":
        return False
    return not any(word in words_of.SPEECH or not word[0].isalnum() for word in inside)


def _aside_end(found: Words, index: int, last: int) -> int | None:
    """The comma that closes an aside after a comma: "who ...", "speaking at ...", "in a tweet"."""
    if index >= last:
        return None
    lower = found.lower[index]
    if lower in ("who", "which", "whose") or lower.endswith("ing") or lower in PREPOSITIONS or lower == "a":
        return _comma(found, index, last)
    return None


def _comma(found: Words, index: int, last: int) -> int | None:
    for at in range(last - 1, index, -1):
        if found.text[at] in (",", "-", "–", "—"):
            return at
    return None
