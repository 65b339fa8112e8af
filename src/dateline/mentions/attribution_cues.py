"""Cues of speech in one sentence, each with the phrase that speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.mentions import attribution_views as views
from dateline.mentions import attribution_words as words_of
from dateline.mentions.attribution_figures import FIGURING, figure
from dateline.mentions.attribution_names import skip_articles
from dateline.mentions.attribution_phrases import Agent, Span, agent_at, first_agent
from dateline.mentions.attribution_subjects import PREPOSITIONS, is_second, subject
from dateline.mentions.attribution_tokens import Words

_BE = frozenset(["was", "were", "is", "are", "been", "being", "be"])
_NOUN_BEFORE = frozenset(
    "the a an this that these those its his her their our any no such of to for in by with from and-or own so-called "
    "who which whom whose what may might could should would".split()
)
_NEEDS_THAT = frozenset(
    "answered answers concluded related continued observed indicated responded replied maintained recorded backed "
    "directed found finds established charged shouted shouts sighed".split()
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
CUES = (
    frozenset("according citing quoted quoting quotes cites responsibility saying".split())
    | views.ACCOUNTS
    | views.FEELINGS
)
"""Words that can be a cue beside verbs of speech and those of `attribution_figures`."""


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
            cue = replace(cue, agent=_voice(found, cue.agent))
            result += [replace(cue, agent=other) for other in _beside(found, speakers, cue, index)]
            result.append(cue)
    return result


def _voice(found: Words, agent: Agent) -> Agent:
    """The person who speaks for a body: "the C, through its spokesman A B, denied", "in a message by its spokesman"."""
    if agent.kind != "body":
        return agent
    for index, lower in enumerate(found.lower[:-1]):
        if lower not in ("through", "via", "by"):
            continue
        first = skip_articles(found, index + 1)
        if lower == "by" and not any(word.startswith("spokes") for word in found.lower[first : first + 3]):
            continue
        voice = agent_at(found, first) if first < len(found.text) else None
        if voice is not None and voice.name and voice.role:
            held = voice if voice.organisation else agent
            return replace(voice, organisation=held.organisation, organisation_span=held.organisation_span)
    return agent


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
    return [before] if is_second(found, [before], agent) else []


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
        if first.first > 8 or first.last >= at or first.kind not in ("person", "body", "role") or lead in PREPOSITIONS:
            continue
        return Cue(first, lower, stance, span)
    return None


def _second_stance(found: Words, index: int, lower: str) -> str | None:
    """The stance of a verb that can be the second one of a subject."""
    if lower in FIGURING:
        return figure(found, index, lower)
    if lower in _NAMING and found.lower[index + 1 : index + 2] in (["it"], ["them"], ["this"]):
        return words_of.SPEECH[lower]  # "visited the town and called it a massacre"
    if lower in words_of.NEEDS_CLAUSE or lower in _NEEDS_THAT or not lower.endswith(("ed", "d", "s", "e")):
        return None
    return words_of.SPEECH.get(lower)


def _inside(speakers: list[Agent]) -> set[int]:
    return {index for agent in speakers for index in range(agent.first, agent.last)}


def _cue_at(found: Words, speakers: list[Agent], starts: dict[int, Agent], index: int, lower: str) -> Cue | None:
    if lower in _PASSING_ON and (passed := _passed_on(found, speakers, starts, index, lower)):
        return passed
    if lower in ("according", "citing", "quoting", "quoted", "quotes", "heard"):
        return _by_preposition(found, starts, index, lower)
    if lower == "responsibility":
        return _responsibility(found, speakers, index)
    if lower in views.ACCOUNTS or (lower == "for" and not index):
        return _said(found, index, views.holder(found, speakers, starts, index), "said")
    if lower in views.FEELINGS:
        return _said(found, index, views.who_feels(found, speakers, index), "expressed concern")
    if lower == "saying":
        return _said(found, index, _given_words(found, speakers, index), "said")
    stance = words_of.SPEECH.get(lower)
    if stance is None:
        stance = figure(found, index, lower) if lower in FIGURING else None
        if stance is None:
            return _utters(found, speakers, starts, index, lower)
    elif not found.text[index].islower() and index:
        return None
    told = _relative(found, speakers, index)
    if told is not None:
        return Cue(told, lower, stance, (found.start[index], found.end[index]))
    return _verb(found, speakers, starts, index, lower, stance)


def _said(found: Words, index: int, agent: Agent | None, stance: str) -> Cue | None:
    """The cue of one word, where somebody holds it."""
    if agent is None:
        return None
    return Cue(agent, found.lower[index], stance, (found.start[index], found.end[index]), inverted=agent.first > 3)


def _utters(found: Words, speakers: list[Agent], starts: dict[int, Agent], index: int, lower: str) -> Cue | None:
    """Any verb between a quotation that has closed and a speaker: '"...," thundered A', '"...," A addressed them'."""
    if not (lower.endswith("ed") and lower.isalpha() and found.text[index].islower()):
        return None
    span = (found.start[index], found.end[index])
    after = starts.get(index + 1)
    if after is not None and after.kind != "pronoun" and _closes_speech(found, index - 1):
        return Cue(after, lower, "said", span, inverted=True)
    before = next((a for a in speakers if a.last == index), None)
    if before is not None and before.kind != "document" and _closes_speech(found, before.first - 1):
        return Cue(before, lower, "said", span, inverted=True)
    return None


def _closes_speech(found: Words, at: int) -> bool:
    """Whether a quotation with which the sentence began closes with the marks at `at`: a quote and a comma."""
    if at < 2 or found.start[at] != found.end[at - 1]:
        return False
    pair = found.text[at - 1 : at + 1]
    if not (set(pair) & set(_MARKS) and set(pair) & {",", "!", "?"}):
        return False
    return found.text[0] in _OPENING_MARKS or not set(found.text[: at - 1]) & set(_OPENING_MARKS)


_OPENING_MARKS = ('"', "“", "‘", "«", "'")
_MARKS = ('"', "”", "’", "»")


def _given_words(found: Words, speakers: list[Agent], index: int) -> Agent | None:
    """The speaker of "the radio has A B saying", "viewers heard a colonel saying"."""
    agent = next((a for a in speakers if a.last == index), None)
    return agent if agent and agent.first and found.lower[agent.first - 1] in _PASSES_ON else None


_PASSES_ON = frozenset("has had have shows showed heard hears".split())


def _relative(found: Words, speakers: list[Agent], index: int) -> Agent | None:
    """The speaker of a relative clause that only adds something: "the C, which has denied it", "D, who said"."""
    at = index - 1
    while at > 1 and found.lower[at] in words_of.AUXILIARIES:
        if found.lower[at] in _BE or found.lower[at] in ("not", "never"):
            return None
        at -= 1
    if at < 2 or found.lower[at] not in ("which", "who") or found.text[at - 1] != ",":
        return None
    if found.lower[index + 1 : index + 2] == ["nothing"]:
        return None
    agent = next((a for a in speakers if a.last in (at - 1, at)), None)
    if agent is None or agent.kind in ("body", "person"):
        return agent
    held = agent.organisation_span
    if found.lower[at] == "who" or held is None or held[1] < found.start[at] - 2:
        return None
    return replace(agent, kind="body", role=None, role_span=None)  # "fighters of the C, which denied it"


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
    elif lower in ("quoted", "quotes") and index and found.lower[index - 1] in _BE:
        return None
    agent = first_agent(found, starts, at)
    if agent is None:
        return None
    if lower in ("quoted", "quotes") and not (agent.name and agent.role):
        near = found.lower[index + 2 : index + 12]
        if not ("as" in near or ":" in near):
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
        agent = subject(found, speakers, index)
    else:
        agent = first_agent(found, starts, index + 1)
    if agent is None or agent.first > ahead:
        return None
    return Cue(agent, lower, "said", (found.start[index], found.end[ahead + 1]))


def _responsibility(found: Words, speakers: list[Agent], index: int) -> Cue | None:
    """ "X claimed responsibility", "responsibility was claimed by X", "X has taken responsibility"."""
    for back in range(max(0, index - 3), index):
        if found.lower[back] in ("took", "taken", "take", "takes", "taking"):
            agent = subject(found, speakers, back)
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
    stands = lower in words_of.INVERTING and index + 1 in starts
    if lower in _NEEDS_THAT and not stands and not _says_what(found, speakers, index, following):
        return None
    if lower in _BASE and following in (",", ".", ";", "and", "of", "or", ""):
        return None
    if any(word in ("not", "never") for word in found.lower[max(0, index - 2) : index]):
        return None
    confined = lower == "say" and before == "would" and "that" in found.lower[index + 1 : index + 4]
    if before in _NOUN_BEFORE and lower not in ("said", "told", "says") and not confined:
        return None
    inverted = starts.get(index + (3 if found.lower[index + 1 : index + 3] == ["one", "of"] else 1))
    if following == "that":
        inverted = None  # "announced that two officers, one of them ..."
    if (
        lower in words_of.INVERTING
        and inverted is not None
        and inverted.kind != "pronoun"
        and _ends_well(found, inverted)
    ):
        direct = next((a for a in speakers if a.last == index), None)
        if direct is None and (before in (",", '"', "”", "’", "'", "", "—", "–", "-", "?", "!") or index == 0):
            return Cue(inverted, lower, stance, span, inverted=index > 2)
    agent = subject(found, speakers, index)
    if agent is not None and agent.first and found.lower[agent.first - 1] == "no":
        return None  # "no organisation said"
    if agent is not None and lower == "reads" and agent.kind != "document":
        return None
    if agent is not None and lower == "suspects" and agent.kind not in ("person", "role"):
        return None  # "two C suspects"
    if agent is not None and lower in _NAMING and agent.first and found.lower[agent.first - 1] == "what":
        return None  # "what the army called a workshop"
    if agent is not None:
        placed = found.lower[agent.last] in ("in", "at") and index - agent.last <= 3
        placed = placed or any(
            a.first == agent.last + 1 and a.last == index for a in speakers
        )  # "the C under A B called"
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


def _says_what(found: Words, speakers: list[Agent], index: int, following: str) -> bool:
    """Whether "that" or words in quotation marks follow a verb, or what was said stands before it and its subject."""
    if following in ("that", ":", ",", '"', "“", "saying"):
        return True
    agent = next((a for a in speakers if a.last == index), None)
    if agent is None or agent.first < 4 or following not in _AFTER_VERB:
        return False
    return found.text[agent.first - 1] in (",", '"', "”")


_AFTER_VERB = ("", ".", "in", "on", "to", "at", "late")


def _takes_lives(found: Words, index: int) -> bool:
    near = found.lower[index + 1 : index + 6]
    return any(word in ("lives", "life", "victims") for word in near)


def _passive(found: Words, starts: dict[int, Agent], index: int, lower: str, stance: str) -> Cue | None:
    if lower in _NO_PASSIVE:
        return None
    furthest = index + (9 if lower == "told" else 4)  # "is told to the radio by A B"
    for ahead in range(index + 1, min(furthest, len(found.lower))):
        if found.lower[ahead] == "by":
            agent = first_agent(found, starts, ahead + 1)
            if agent is None or agent.kind == "pronoun":
                return None
            return Cue(agent, lower, stance, (found.start[index], found.end[ahead]), inverted=lower not in ("told",))
    return None


_NO_PASSIVE = frozenset("found established charged sighed".split())
"""Verbs whose passive tells no speech: "was found by", "was charged by"."""


def _ends_well(found: Words, agent: Agent) -> bool:
    return agent.last >= len(found.text) or agent.apposed or found.lower[agent.last] in _CLOSERS
