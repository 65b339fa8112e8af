"""Cues of speech in one sentence, each with the phrase that speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.mentions import attribution_words as words_of
from dateline.mentions.attribution_figures import FIGURING, figure
from dateline.mentions.attribution_phrases import Agent, Span, agent_at
from dateline.mentions.attribution_tokens import Words

_BE = frozenset(["was", "were", "is", "are", "been", "being", "be"])
_NOUN_BEFORE = frozenset(
    "the a an this that these those its his her their our any no such of to for in by with from and-or own so-called "
    "who which whom whose what may might could should would".split()
)
_PREPOSITIONS = frozenset(
    "on in at during to after from via through by for of with before since about late early near under around over "
    "following amid inside outside against between behind like than".split()
)
_NEEDS_THAT = frozenset(
    "concluded related continued observed indicated responded replied maintained recorded backed directed".split()
)
"""Verbs that say something only before "that" or a quotation."""
_BASE = frozenset(
    "claim report announce welcome condemn denounce deny allege warn urge blame accuse confirm threaten vow pledge "
    "promise hope".split()
)
"""Forms that are nouns or belong to a plural subject."""
_CLOSERS = frozenset(
    [
        ",",
        ".",
        ";",
        ":",
        '"',
        "”",
        "’",
        "'",
        "(",
        ")",
        "-",
        "–",
        "—",
        "!",
        "?",
        *"on in at to during by late early as after who when while and but adding speaking citing from via today "
        "yesterday earlier later that monday tuesday wednesday thursday friday saturday sunday referring".split(),
    ]
)
_NAMING = frozenset(["called", "calls", "described", "describes"])
_WIDEST = 16
"""Words that may stand between a subject and its verb."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its speaker: `inverted` where what was said stands before it."""

    agent: Agent
    word: str
    stance: str
    span: Span
    inverted: bool = False


def cues(found: Words, speakers: list[Agent]) -> list[Cue]:
    """The cues of a sentence, left to right; one that has no speaker in the sentence is left out."""
    inside = _inside(speakers)
    starts = {agent.first: agent for agent in speakers}
    result: list[Cue] = []
    for index, lower in enumerate(found.lower):
        if index in inside and not (lower in words_of.INVERTING and found.text[index].islower()):
            continue
        cue = _cue_at(found, speakers, starts, index, lower)
        if cue is None:
            cue = _coordinated(found, speakers, result, index, lower)
        if cue is not None:
            result += [replace(cue, agent=other) for other in _beside(found, speakers, cue, index)]
            result.append(cue)
    return result


def _beside(found: Words, speakers: list[Agent], cue: Cue, index: int) -> list[Agent]:
    """The other speaker of "the A and the B said", "said A and B", "condemned by A and by B"."""
    agent = cue.agent
    if agent.kind == "pronoun":
        return []
    if agent.first > index:
        at = agent.last
        if at >= len(found.text) or found.lower[at] != "and":
            return []
        onward = at + (2 if found.lower[at + 1 : at + 2] in (["by"], ["to"]) else 1)
        following = next((other for other in speakers if other.first == onward), None)
        return [following] if following and _can_join(following) and _ends_well(found, following) else []
    if not agent.first or found.lower[agent.first - 1] != "and":
        return []
    before = next((other for other in speakers if other.last == agent.first - 1), None)
    if before is None or not _can_join(before):
        return []
    if before.kind == agent.kind == "body":
        return []  # two bodies make one statement together
    return [before] if _is_second(found, [before], agent) else []


def _can_join(agent: Agent) -> bool:
    return agent.kind not in ("pronoun", "unknown", "document")


def _coordinated(found: Words, speakers: list[Agent], earlier: list[Cue], index: int, lower: str) -> Cue | None:
    """The second verb of one subject: "X condemned the attack and promised ..."."""
    stance = _second_stance(found, index, lower)
    if stance is None:
        return None
    at = index - 1
    while at > 0 and (found.lower[at] in words_of.AUXILIARIES or found.lower[at].endswith("ly")):
        at -= 1
    if at < 1 or found.lower[at] not in ("and", "but") or not found.text[index].islower():
        return None
    span = (found.start[index], found.end[index])
    if earlier and not earlier[-1].inverted:
        return Cue(earlier[-1].agent, lower, stance, span)
    for first in speakers[:3]:
        lead = found.lower[first.first - 1] if first.first else ""
        if first.first > 8 or first.last >= at or first.kind not in ("person", "body", "role") or lead in _PREPOSITIONS:
            continue
        return Cue(first, lower, stance, span)
    return None


def _second_stance(found: Words, index: int, lower: str) -> str | None:
    """The stance of a verb that can be the second one of a subject."""
    if lower in FIGURING:
        return figure(found, index, lower)
    if lower in words_of.NEEDS_CLAUSE or lower in _NEEDS_THAT or not lower.endswith(("ed", "d", "s", "e")):
        return None
    return words_of.SPEECH.get(lower)


def _inside(speakers: list[Agent]) -> set[int]:
    return {index for agent in speakers for index in range(agent.first, agent.last)}


def _cue_at(found: Words, speakers: list[Agent], starts: dict[int, Agent], index: int, lower: str) -> Cue | None:
    if lower in _PASSING_ON and (passed := _passed_on(found, speakers, starts, index, lower)):
        return passed
    if lower in ("according", "citing", "quoting", "quoted", "heard"):
        return _by_preposition(found, starts, index, lower)
    if lower == "responsibility":
        return _responsibility(found, speakers, index)
    if lower in _ACCOUNTS:
        return _by_account(found, speakers, starts, index, lower)
    if lower in _FEELINGS:
        return _feeling(found, speakers, index, lower)
    stance = words_of.SPEECH.get(lower)
    if stance is None:
        stance = figure(found, index, lower) if lower in FIGURING else None
        if stance is None:
            return None
    elif not found.text[index].islower() and index:
        return None
    return _verb(found, speakers, starts, index, lower, stance)


def _by_preposition(found: Words, starts: dict[int, Agent], index: int, lower: str) -> Cue | None:
    at = index + 1
    if lower == "according":
        if index + 1 >= len(found.lower) or found.lower[index + 1] != "to":
            return None
        at = index + 2
    elif lower == "heard":
        if index + 1 >= len(found.lower) or found.lower[index + 1] != "from":
            return None
        at = index + 2
    elif lower == "quoted":
        near = found.lower[index + 2 : index + 12]
        if not ("as" in near or ":" in near) or (index and found.lower[index - 1] in _BE):
            return None
    agent = _first_agent(found, starts, at)
    if agent is None:
        return None
    inverted = index > 3
    return Cue(agent, lower, "said", (found.start[index], found.end[at - 1]), inverted)


_PASSING_ON = frozenset("quoted cited quotes cites reported reports".split())
_SAYING = frozenset("saying telling calling denying stating describing warning blaming confirming accusing".split())


def _passed_on(found: Words, speakers: list[Agent], starts: dict[int, Agent], index: int, lower: str) -> Cue | None:
    """Whose words another passes on: "the A was quoted by B as saying", "B quoted the A as saying"."""
    ahead = next((at for at in range(index + 1, min(index + 14, len(found.lower))) if found.lower[at] == "as"), None)
    if ahead is None or found.lower[ahead + 1 : ahead + 2] == [] or found.lower[ahead + 1] not in _SAYING:
        return None
    before = found.lower[index - 1] if index else ""
    if before in _BE or (before in words_of.AUXILIARIES and index > 1 and found.lower[index - 2] in _BE):
        agent = _subject(found, speakers, index)
    else:
        agent = _first_agent(found, starts, index + 1)
    if agent is None or agent.first > ahead:
        return None
    return Cue(agent, lower, "said", (found.start[index], found.end[ahead + 1]))


def _first_agent(found: Words, starts: dict[int, Agent], index: int) -> Agent | None:
    agent = starts.get(index)
    if agent is None:
        agent = agent_at(found, index) if index < len(found.text) else None
    if agent is not None and agent.kind == "pronoun":
        return agent if agent.head in ("he", "she") else None
    return agent


_ACCOUNTS = frozenset("account count words estimate version tally".split())


def _by_account(found: Words, speakers: list[Agent], starts: dict[int, Agent], index: int, lower: str) -> Cue | None:
    """ "By the account of X", "by X's count", "in the words of X"."""
    span = (found.start[index], found.end[index])
    before = found.lower[max(0, index - 2) : index]
    if found.lower[index + 1 : index + 2] == ["of"] and before[-1:] == ["the"] and before[0] in _BY:
        agent = _first_agent(found, starts, index + 2)
        return Cue(agent, lower, "said", span, inverted=index > 3) if agent else None
    owner = next((agent for agent in speakers if agent.last == index and found.possessive[index - 1]), None)
    if owner is None or not owner.first or found.lower[owner.first - 1] not in _BY:
        return None
    return Cue(owner, lower, "said", span, inverted=owner.first > 1)


_BY = frozenset(["by", "on", "in", "to"])
_FEELINGS = frozenset(
    "outraged concerned appalled alarmed horrified shocked saddened dismayed worried disturbed grieved".split()
)


def _feeling(found: Words, speakers: list[Agent], index: int, lower: str) -> Cue | None:
    """ "X was outraged", "the A is deeply concerned"."""
    at = index - 1
    while at > 0 and (found.lower[at].endswith("ly") or found.text[at] in ('"', "“", "”") or found.lower[at] == "very"):
        at -= 1
    if at < 1 or found.lower[at] not in _BE or index - at > 4:
        return None
    agent = _subject(found, speakers, at)
    if agent is None or agent.kind not in ("person", "body"):
        return None
    return Cue(agent, lower, "expressed concern", (found.start[at], found.end[index]))


def _responsibility(found: Words, speakers: list[Agent], index: int) -> Cue | None:
    """ "X claimed responsibility", "responsibility was claimed by X", "X has taken responsibility"."""
    for back in range(max(0, index - 3), index):
        if found.lower[back] in ("took", "taken", "take", "takes", "taking"):
            agent = _subject(found, speakers, back)
            return Cue(agent, "took", "claimed", (found.start[back], found.end[index])) if agent else None
    return None


def _verb(
    found: Words, speakers: list[Agent], starts: dict[int, Agent], index: int, lower: str, stance: str
) -> Cue | None:
    span = (found.start[index], found.end[index + 1 if lower in ("made", "makes") else index])
    before = found.lower[index - 1] if index else ""
    following = found.lower[index + 1] if index + 1 < len(found.lower) else ""
    if lower in ("claimed", "claims", "claim") and _takes_lives(found, index):
        return None
    if lower in ("called", "calls") and following in ("off", "in", "up", "on-duty", "at", "him", "her", "his", "their"):
        return None
    if before in _BE or (index > 1 and found.lower[index - 2] in _BE and before in words_of.AUXILIARIES):
        return _passive(found, starts, index, lower, stance)
    if lower in _NEEDS_THAT and following not in ("that", ":", ",", '"', "“", "saying"):
        return None
    if lower in _BASE and following in (",", ".", ";", "and", "of", "or", ""):
        return None
    if any(word in ("not", "never") for word in found.lower[max(0, index - 2) : index]):
        return None
    confined = lower == "say" and before == "would" and "that" in found.lower[index + 1 : index + 4]
    if before in _NOUN_BEFORE and lower not in ("said", "told", "says") and not confined:
        return None
    inverted = starts.get(index + (3 if found.lower[index + 1 : index + 3] == ["one", "of"] else 1))
    if (
        lower in words_of.INVERTING
        and inverted is not None
        and inverted.kind != "pronoun"
        and _ends_well(found, inverted)
    ):
        direct = next((a for a in speakers if a.last == index), None)
        if direct is None and (before in (",", '"', "”", "’", "'", "", "—", "–", "-", "?", "!") or index == 0):
            return Cue(inverted, lower, stance, span, inverted=index > 2)
    agent = _subject(found, speakers, index)
    if agent is not None and agent.first and found.lower[agent.first - 1] == "no":
        return None  # "no organisation said"
    if agent is not None and lower == "reads" and agent.kind != "document":
        return None
    if agent is not None and lower in _NAMING and agent.first and found.lower[agent.first - 1] == "what":
        return None  # "what the army called a workshop"
    if agent is not None:
        placed = found.lower[agent.last] in ("in", "at") and index - agent.last <= 3
        closed = before == "," and agent.last < index - 1
        if lower in words_of.NEEDS_CLAUSE and agent.last not in (index, index - 1) and not placed and not closed:
            return None
        return Cue(agent, lower, stance, span)
    if (
        lower in words_of.INVERTING
        and inverted is not None
        and inverted.kind != "pronoun"
        and _ends_well(found, inverted)
    ):
        return Cue(inverted, lower, stance, span, inverted=index > 2)
    return None


def _takes_lives(found: Words, index: int) -> bool:
    near = found.lower[index + 1 : index + 6]
    return any(word in ("lives", "life", "victims") for word in near)


def _passive(found: Words, starts: dict[int, Agent], index: int, lower: str, stance: str) -> Cue | None:
    for ahead in range(index + 1, min(index + 4, len(found.lower))):
        if found.lower[ahead] == "by":
            agent = _first_agent(found, starts, ahead + 1)
            if agent is None or agent.kind == "pronoun":
                return None
            return Cue(agent, lower, stance, (found.start[index], found.end[ahead]), inverted=lower not in ("told",))
    return None


def _ends_well(found: Words, agent: Agent) -> bool:
    return agent.last >= len(found.text) or agent.apposed or found.lower[agent.last] in _CLOSERS


def _subject(found: Words, speakers: list[Agent], index: int) -> Agent | None:
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
        if lead in _PREPOSITIONS or lead == "and":
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
        opens = agent.first <= 1 or found.text[agent.first - 1] in _OPENS or _is_second(found, near, agent)
        first = comma + 1
        inside = found.lower[first:at]
        if not opens or not inside or any(word in (";", ":") for word in inside):
            continue
        told = inside[1:2] == ["of"]  # "A and B, sponsors of the talks, said"
        if told or inside[0] in _ASIDE_OPENERS or found.possessive[first] or inside[0].endswith("ed") or agent.apposed:
            return agent
    return None


def _is_second(found: Words, near: list[Agent], agent: Agent) -> bool:
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


_OPENS = frozenset([",", ".", "”", '"', ";", "–", "—", "-", "that", "but"])
_ASIDE_OPENERS = frozenset(
    "who whose which whom where a an the one now then once also himself herself visiting speaking".split()
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
        elif lower in _PREPOSITIONS:
            if last - first > _WIDEST:
                return False
            free = False
        elif lower in words_of.AUXILIARIES or lower in words_of.TIME_WORDS or lower.endswith("ly"):
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
    if lower in ("who", "which", "whose") or lower.endswith("ing") or lower in _PREPOSITIONS or lower == "a":
        return _comma(found, index, last)
    return None


def _comma(found: Words, index: int, last: int) -> int | None:
    for at in range(last - 1, index, -1):
        if found.text[at] in (",", "-", "–", "—"):
            return at
    return None
