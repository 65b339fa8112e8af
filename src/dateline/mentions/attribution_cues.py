"""Cues of speech in one sentence, each with the phrase that speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.mentions import attribution_words as words_of
from dateline.mentions.attribution_phrases import Agent, Span, agent_at
from dateline.mentions.attribution_tokens import Words
from dateline.mentions.numbers import UNITS

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
        if cue is None and lower in words_of.SPEECH and lower not in words_of.NEEDS_CLAUSE:
            cue = _coordinated(found, speakers, result, index, lower)
        if cue is not None:
            result.append(cue)
    return result


def _coordinated(found: Words, speakers: list[Agent], earlier: list[Cue], index: int, lower: str) -> Cue | None:
    """The second verb of one subject: "X condemned the attack and promised ..."."""
    at = index - 1
    while at > 0 and (found.lower[at] in words_of.AUXILIARIES or found.lower[at].endswith("ly")):
        at -= 1
    if at < 1 or found.lower[at] not in ("and", "but") or not found.text[index].islower():
        return None
    if found.lower[index] in _NEEDS_THAT or not lower.endswith(("ed", "d", "s", "e")):
        return None
    span = (found.start[index], found.end[index])
    if earlier and not earlier[-1].inverted:
        return Cue(earlier[-1].agent, lower, words_of.SPEECH[lower], span)
    for first in speakers[:3]:
        lead = found.lower[first.first - 1] if first.first else ""
        if first.first > 8 or first.last >= at or first.kind not in ("person", "body", "role") or lead in _PREPOSITIONS:
            continue
        return Cue(first, lower, words_of.SPEECH[lower], span)
    return None


def _inside(speakers: list[Agent]) -> set[int]:
    return {index for agent in speakers for index in range(agent.first, agent.last)}


def _cue_at(found: Words, speakers: list[Agent], starts: dict[int, Agent], index: int, lower: str) -> Cue | None:
    if lower in ("according", "citing", "quoting", "quoted", "heard"):
        return _by_preposition(found, starts, index, lower)
    if lower == "responsibility":
        return _responsibility(found, speakers, index)
    stance = words_of.SPEECH.get(lower)
    if stance is None:
        stance = _figure(found, index, lower) if lower in _FIGURING else None
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


def _first_agent(found: Words, starts: dict[int, Agent], index: int) -> Agent | None:
    agent = starts.get(index)
    if agent is None:
        agent = agent_at(found, index) if index < len(found.text) else None
    if agent is not None and agent.kind == "pronoun":
        return agent if agent.head in ("he", "she") else None
    return agent


def _responsibility(found: Words, speakers: list[Agent], index: int) -> Cue | None:
    """ "X claimed responsibility", "responsibility was claimed by X", "X has taken responsibility"."""
    for back in range(max(0, index - 3), index):
        if found.lower[back] in ("took", "taken", "take", "takes", "taking"):
            agent = _subject(found, speakers, back)
            return Cue(agent, "took", "claimed", (found.start[back], found.end[index])) if agent else None
    return None


_FIGURING = frozenset(
    "asked asks laid lays spoke speaks took takes made makes put puts gave gives given sent offered extended conveyed "
    "named saw sees".split()
)
"""The words that `_figure` reads."""


def _figure(found: Words, index: int, lower: str) -> str | None:
    """The stance of "gave 30 dead", "put the toll at 12", "spoke of a massacre", which are speech only so."""
    following = found.lower[index + 1 : index + 9]
    if lower in ("spoke", "speaks") and following[:1] == ["of"]:
        return "said"
    if lower in ("asked", "asks") and following[:1] not in (["about"], ["whether"], ["not"]):
        return "urged" if {"for", "to", "that"} & set(following) else None
    if lower in ("laid", "lays") and "blame" in following[:2]:
        return "blamed"
    if lower in ("took", "takes") and "note" in following[:3] and "of" in following[:4]:
        return "said"
    if lower in ("made", "makes") and (following[:1] == ["known"] or following[:3] == ["it", "known", "that"]):
        return "announced"
    if lower in ("made", "makes") and following[:2] in (["it", "clear"], ["clear", "that"]):
        return "said"
    if lower in ("put", "puts") and "at" in following:
        return "said"
    if lower in ("gave", "gives", "given") and any(
        kind == "0" or word in UNITS for kind, word in zip(found.kind[index + 1 : index + 9], following, strict=False)
    ):
        return "said"
    if lower in ("gave", "gives") and {"account", "version", "details", "toll"} & set(following[:6]):
        return "said"
    if lower in ("sent", "offered", "extended", "conveyed") and "condolences" in following[:5]:
        return "expressed concern"
    if lower == "named" and "as" in following:
        return "blamed"
    if lower in ("saw", "sees") and ("as" in following[:6] or following[:1] == ["in"]):
        return "said"
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
        opens = agent.first <= 1 or found.text[agent.first - 1] in _OPENS
        first = comma + 1
        inside = found.lower[first:at]
        if not opens or not inside or any(word in (";", ":") for word in inside):
            continue
        if inside[0] in _ASIDE_OPENERS or found.possessive[first] or inside[0].endswith("ed") or agent.apposed:
            return agent
    return None


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
        elif lower in ("who", "which", "whose"):
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
