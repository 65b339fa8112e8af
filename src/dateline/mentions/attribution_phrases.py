"""Phrases that name a speaker: "Brig. Gen. A. B., spokesman of the C Ministry", "a security source in D", "the army".

Every word has its class (`attribution_tokens`), and a left-to-right parser joins the words of one phrase and tells
name, role and organisation apart. Time is linear in the length of the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dateline.mentions import attribution_words as words_of
from dateline.mentions.attribution_names import (
    ARTICLES,
    name_run,
    organisation,
    phrase,
    skip_articles,
    span_of,
    trailing_name,
)
from dateline.mentions.attribution_names import Span as Span
from dateline.mentions.attribution_runs import run
from dateline.mentions.attribution_tokens import RANK_WORDS, Words

AgentKind = Literal["person", "role", "source", "private", "plural", "body", "document", "pronoun", "unknown"]

_PRONOUNS = frozenset(["he", "she", "they", "it"])


_CLOSING = frozenset(
    [",", ".", ";", "-", "–", "—", ":", '"', "”", "(", "and", "in", "at", "on", "of", "for", "who", "there", "here"]
)
"""What stands behind an apposition that is whole, or whose rest is only a place."""
_OPEN_COMPLEMENT = frozenset(
    "to from where which whose with under since until near outside beside behind inside within".split()
)
"""Words that open the rest of an apposition."""


@dataclass(slots=True)
class Agent:
    """A phrase that can speak: words `first` to `last` (exclusive), and what they say."""

    first: int
    last: int
    kind: AgentKind
    name: str | None = None
    name_span: Span | None = None
    role: str | None = None
    role_span: Span | None = None
    organisation: str | None = None
    organisation_span: Span | None = None
    head: str = ""
    apposed: bool = False
    definite: bool = False
    """Whether "the" stands before it."""


def agents(found: Words) -> list[Agent]:
    """The phrases of a sentence that can speak, left to right, none overlapping another."""
    result: list[Agent] = []
    index, count = 0, len(found.text)
    while index < count:
        if found.lower[index] in _PRONOUNS:
            result.append(Agent(index, index + 1, "pronoun", head=found.lower[index]))
            index += 1
            continue
        agent = agent_at(found, index) if _may_begin(found, index) else None
        if agent is None:
            index += 1
        else:
            result.append(agent)
            index = agent.last
    for before, after in pairwise(result):
        _identified(found, before, after)
    return result


def _may_begin(found: Words, index: int) -> bool:
    """False at most words, of which no phrase begins: marks, numbers, words of function and plain words."""
    kind = found.kind[index]
    if kind == "F":
        return found.lower[index] in ARTICLES
    if kind == "w":
        return index > 0 and found.lower[index - 1] in ARTICLES
    return kind not in ".0"


def _identified(found: Words, before: Agent, after: Agent) -> None:
    """Joins role and name in "a brother of the dead men, A B, ..."."""
    if before.name or before.kind not in ("role", "private") or after.name is None or after.role or after.apposed:
        return
    between = found.text[before.last : after.first]
    if not 2 <= len(between) <= 8 or between[0].lower() not in ("of", "in", "at") or between[-1] != ",":
        return
    if after.last < len(found.text) and found.text[after.last] not in (",", "."):
        return
    if any(word in words_of.SPEECH or not word[0].isalnum() for word in between[:-1]):
        return
    after.role, after.role_span = before.role, before.role_span
    after.kind = "private" if before.kind == "private" else "person"
    after.organisation, after.organisation_span = before.organisation, before.organisation_span
    after.last, after.apposed = _closing(found, after.last), True
    before.name, before.name_span, before.kind = after.name, after.name_span, after.kind
    before.last, before.apposed = after.last, True  # "said the head of the province, A B"


def agent_at(found: Words, index: int) -> Agent | None:
    """The phrase that begins at word `index` with its appositions, or None where none does."""
    first, last = run(found, index)
    if first == last:
        return None
    agent = _analyse(found, first, last)
    if agent is None:
        return None
    agent.first, agent.definite = index, found.lower[index] == "the"
    _apposed(found, agent)
    return agent


def first_agent(found: Words, starts: dict[int, Agent], index: int) -> Agent | None:
    """The phrase at a word that is a preposition's object or a passive's doer: a person for "he", nobody for "it"."""
    agent = starts.get(index)
    if agent is None:
        agent = agent_at(found, index) if index < len(found.text) else None
    if agent is not None and agent.kind == "pronoun":
        return agent if agent.head in ("he", "she") else None
    return agent


def _analyse(found: Words, first: int, last: int) -> Agent | None:
    kinds = found.kind
    owner = next((i for i in range(last - 2, first - 1, -1) if found.possessive[i]), None)
    held = owner is not None and any(kinds[i] in "RSVLDT" for i in range(owner + 1, last))
    begin = owner + 1 if owner is not None and held and not _is_complement(found, first, owner) else first
    head = next((i for i in range(begin, last) if kinds[i] in "RSVLDT"), None)
    if head is None or _is_membership(found, first, head):
        return _named(found, first, last)
    begin = head
    while begin > first and kinds[begin - 1] in "Mw" and not found.possessive[begin - 1]:
        begin -= 1
    end = head + 1
    while end < last and (
        kinds[end] in "RSLT"
        or found.text[end] in (".", "-")
        or (kinds[end] in "MO" and end + 1 < last and kinds[end + 1] in "RSLT" and found.text[end][0].islower())
    ):
        end += 1
    if found.lower[head] == "chief" and found.lower[end : end + 2] == ["of", "staff"]:
        end += 2
    kind = _kind(found, head, end)
    if kind == "source" and begin > first and found.kind[begin - 1] == "N" and not found.possessive[begin - 1]:
        begin -= 1  # "an Iraqi security source" speaks for no state
    before = organisation(found, first, begin)
    if kind == "private" and not any(kinds[i] in "ON" for i in range(first, begin)):
        before = None  # "A B's sons": nobody's family is a body
    agent = Agent(first, last, kind, head=found.lower[end - 1])
    agent.role, agent.role_span = phrase(found, begin, end)
    name = name_run(found, end, last)
    tail = name[1] if name else end
    if tail < last and found.kind[tail] == "F":
        after = organisation(found, skip_articles(found, tail + 1), last)
        trailing = trailing_name(found, tail + 1, last) if not name else None
        if trailing:
            name = trailing
            after = organisation(found, skip_articles(found, tail + 1), trailing[0])
    else:
        after = None
        if tail < last and name is None:
            return _named(found, first, last)
    chosen = after or before
    if after and found.lower[tail] in ("in", "at", "on", "from") and (before or not _names_body(found, tail, last)):
        chosen = before  # "a B officer in Sarna", "a source in Sarna"
    if chosen:
        agent.organisation, agent.organisation_span = chosen
    if name:
        agent.name, agent.name_span = phrase(found, *name)
        if agent.kind == "document":
            agent.role, agent.role_span = None, None  # "the agency reports A B as saying"
        agent.kind = "private" if agent.kind == "private" else "person"
    return None if any(kinds[i] == "X" for i in range(first, last)) else agent


def _is_complement(found: Words, first: int, owner: int) -> bool:
    """Whether an owner stands behind an office and a preposition ("a nurse at the island's health post")."""
    headed = False
    for index in range(first, owner):
        headed = headed or found.kind[index] in "RSVL"
        if found.lower[index] == "of" or (headed and found.lower[index] in ("at", "in", "for", "from", "on", "with")):
            return True
    return False


def _names_body(found: Words, first: int, last: int) -> bool:
    """Whether the words name more than a place ("at the Sarna hospital")."""
    return any(found.kind[index] in "OM" for index in range(first, last))


def _is_membership(found: Words, first: int, head: int) -> bool:
    """Whether a body is told by its members ("the union of herders", "Committee of Sudanese Doctors")."""
    if head < first + 2 or found.kind[head] not in "VL":
        return False
    of = head - 1
    while of > first and found.text[head][0].isupper() and found.kind[of] in "NCM":
        of -= 1
    return found.lower[of] == "of" and of > first and found.kind[of - 1] == "O"


def _kind(found: Words, first: int, last: int) -> AgentKind:
    kinds = {found.kind[i] for i in range(first, last)}
    if "V" in kinds and "R" not in kinds:
        return "private"
    if "L" in kinds:
        return "plural"
    if "D" in kinds:
        return "document"
    if "S" in kinds:
        return "plural" if found.lower[last - 1] == "sources" else "source"
    return "role"


def _named(found: Words, first: int, last: int) -> Agent | None:
    """A phrase without a role: a body or a person."""
    kinds = found.kind
    if any(kinds[i] == "X" for i in range(first, last)):
        return None
    name = name_run(found, first, last)
    whole = last - 1 if found.text[last - 1] == "." else last  # "A B Jr."
    if name == (first, last) and last - first > 1 and first and found.lower[first - 1] == "the":
        text, span = phrase(found, first, last)  # "the Hmar Inpui": persons bear no article
        return Agent(first, last, "body", organisation=text, organisation_span=span, head=found.lower[last - 1])
    if name == (first, whole) or (name and name[1] < last and kinds[name[1]] == "F" and name[0] == first):
        if name[1] - name[0] == 1 and name[1] < whole:
            return Agent(first, last, "unknown", *phrase(found, first, last), head=found.lower[first])
        agent = Agent(first, last, "person" if name[1] - name[0] > 1 else "unknown", head=found.lower[name[1] - 1])
        agent.name, agent.name_span = phrase(found, *name)
        if name[1] < whole:
            held = organisation(found, skip_articles(found, name[1] + 1), last)
            if held:
                agent.organisation, agent.organisation_span = held
        return agent
    owned = _owned(found, first, last)
    if owned is not None:
        return owned
    if not any(kinds[i] in "ON" for i in range(first, last)) and not (
        kinds[first] == "M" and found.text[first][0].isupper() and last - first > 1
    ):
        return None
    body = organisation(found, first, last)
    if body is None:
        return None
    return Agent(first, last, "body", organisation=body[0], organisation_span=body[1], head=found.lower[last - 1])


def _owned(found: Words, first: int, last: int) -> Agent | None:
    """A person told by state or body: "Turkey's A B", "the TTP's C D"."""
    owner = next((i for i in range(first, last - 2) if found.possessive[i] and found.kind[i] in "NOC"), None)
    if owner is None or name_run(found, owner + 1, last) != (owner + 1, last):
        return None
    agent = Agent(first, last, "person", head=found.lower[last - 1])
    agent.name, agent.name_span = phrase(found, owner + 1, last)
    held = organisation(found, first, owner + 1)
    if held:
        agent.organisation, agent.organisation_span = held
    return agent


def _apposed(found: Words, agent: Agent) -> None:
    """Joins ", role of body," or ", Name," that follows the phrase, and "who heads X"."""
    count = len(found.text)
    if agent.kind == "role" and not agent.name:
        _apposed_past_place(found, agent)
    if agent.name and not agent.role and not agent.organisation:
        _standing_for(found, agent)
    if agent.kind == "body" and _is_described(agent):
        _so_called(found, agent)
    for _ in range(3):
        comma = agent.last
        if comma >= count or found.text[comma] not in (",", "and"):
            return
        joined = found.text[comma] == "and"
        if not joined and comma + 2 < count and found.lower[comma + 1] == "who":
            _heading(found, agent, comma)
            return
        first, last = run(found, comma + 1)
        if first == last:
            return
        other = _analyse(found, first, last)
        if other is None or (joined and (not agent.role or other.kind not in ("role",))):
            return
        closed = last >= count or found.text[last] in _CLOSING or found.lower[last] in _OPEN_COMPLEMENT
        if agent.name and other.role and not other.name and other.kind in ("role", "private") and (closed or joined):
            if not agent.role and " " not in agent.name and agent.first and found.kind[agent.first - 1] == "F":
                return  # "in Sarna, the governor, A B,": a place
            _join_role(agent, other)
        elif not agent.name and agent.kind == "role" and other.name and _is_bare(other):
            if not closed and last < count and found.lower[last] not in words_of.SPEECH:
                return
            agent.name, agent.name_span = other.name, other.name_span
            agent.kind = "person"
        elif (
            agent.kind == "body"
            and closed
            and _is_described(agent)
            and ((other.kind == "body" and not _is_described(other)) or _is_acronym(other))
        ):
            named = (
                (other.name, other.name_span) if _is_acronym(other) else (other.organisation, other.organisation_span)
            )
            agent.organisation, agent.organisation_span = named
        elif agent.name and not agent.role and not agent.organisation and other.kind == "body" and closed:
            if not _is_described(other) or found.lower[comma + 1] not in ARTICLES:
                return
            agent.organisation, agent.organisation_span = agent.name, agent.name_span
            agent.name, agent.name_span, agent.kind = None, None, "body"  # "Miyetti Allah, the union of herders,"
        elif not agent.name and agent.kind == "private" and other.name and _is_bare(other) and closed:
            agent.name, agent.name_span = other.name, other.name_span
        elif agent.name and agent.role and other.kind == "role" and closed:
            pass
        else:
            return
        last = last if joined else _closing(found, _past_place(found, last))
        agent.last, agent.apposed = last, True


def _apposed_past_place(found: Words, agent: Agent) -> None:
    """Joins the name in "the army's spokesman in the region, Lieutenant A B, said"."""
    comma = _past_place(found, agent.last)
    if comma == agent.last:
        return
    first, last = run(found, comma + 1)
    other = _analyse(found, first, last) if first < last else None
    if other is None or not other.name or not _is_bare(other) or found.text[last : last + 1] != [","]:
        return
    agent.name, agent.name_span, agent.kind = other.name, other.name_span, "person"
    agent.last, agent.apposed = last + 1, True


def _standing_for(found: Words, agent: Agent) -> None:
    """Joins the body in "A B, for the C, said"."""
    comma = agent.last
    if found.lower[comma : comma + 2] != [",", "for"]:
        return
    first, last = run(found, comma + 2)
    held = organisation(found, first, last) if first < last else None
    if held and found.text[last : last + 1] == [","]:
        agent.organisation, agent.organisation_span = held
        agent.kind, agent.last, agent.apposed = "person", last + 1, True


def _so_called(found: Words, agent: Agent) -> None:
    """Joins the name in "a group that calls itself C", "a militia known as D", "a group that few had heard of, E,"."""
    following = " ".join(found.lower[agent.last : agent.last + 4])
    skipped = next((len(words.split()) for words in _NAMING if f"{following} ".startswith(f"{words} ")), 0)
    if not skipped and following.startswith("that few"):
        skipped = next((at + 1 for at in range(7) if found.text[agent.last + at : agent.last + at + 1] == [","]), 0)
    first, last = run(found, agent.last + skipped) if skipped else (0, 0)
    if first == last or not found.text[first][0].isupper():
        return
    agent.organisation, agent.organisation_span = phrase(found, first, last)
    agent.last = _closing(found, last)
    agent.apposed = agent.last > last


_NAMING = (
    "that calls itself",
    "which calls itself",
    "that call themselves",
    "who call themselves",
    "calling itself",
    "calling themselves",
    "known as",
    "called",
    "named",
)
"""What stands between a body told by what it is and its name."""


def _is_described(agent: Agent) -> bool:
    """Whether a body is told by what it is and not by its name ("a war monitor")."""
    return (agent.organisation or "A").split()[-1].islower()


def _is_acronym(agent: Agent) -> bool:
    """Whether a phrase is a short name in capitals ("the teachers' union, KNUT,")."""
    return agent.kind == "unknown" and (agent.name or "").isupper()


def _past_place(found: Words, last: int) -> int:
    """The comma that closes an apposition whose place is a common noun ("the army's spokesman in the sector,")."""
    opening = found.lower[last] if last < len(found.text) else ""
    if opening in ("in", "for", "at", "on", "of", "there", "here") or opening in _OPEN_COMPLEMENT:
        for index in range(last + 1, min(last + 8, len(found.text))):
            if found.text[index] == ",":
                return index
            if found.lower[index] in words_of.SPEECH or found.text[index] in (".", '"', "”"):
                break
    return last


def _is_bare(other: Agent) -> bool:
    """A name alone or with a rank: "the mayor, A B,", "the spokesman, Col. A B,"."""
    return other.kind != "body" and (other.role is None or _is_rank(other.role))


def _heading(found: Words, agent: Agent, comma: int) -> None:
    """Joins "who heads X" after a name."""
    if not agent.name or found.lower[comma + 2] not in words_of.HEADING:
        return
    first = comma + 3
    while first < len(found.text) and found.lower[first] in ("on", "as", "the", "in", "for", "to", "its"):
        first += 1
    last = first
    while last < len(found.text) and last - first < 9 and found.text[last] not in (",", ".", ";"):
        last += 1
    held = organisation(found, first, last)
    if held is None and first < last and found.kind[skip_articles(found, first)] in "wMO":
        held = phrase(found, skip_articles(found, first), last)  # "who leads a women's cooperative"
    if held:
        agent.role, agent.role_span = words_of.HEADING[found.lower[comma + 2]], span_of(found, comma + 2, comma + 3)
        agent.organisation, agent.organisation_span = held
        agent.last, agent.apposed = _closing(found, last), True


def _join_role(agent: Agent, other: Agent) -> None:
    if agent.role is None or agent.organisation is None or not _is_rank(agent.role):
        agent.role = other.role if agent.role is None else agent.role
    if agent.role_span is None or (agent.role and _is_rank(agent.role) and other.role):
        agent.role, agent.role_span = other.role, other.role_span
    if other.organisation and (agent.organisation is None or agent.role == other.role):
        agent.organisation, agent.organisation_span = other.organisation, other.organisation_span
    if other.kind == "private":
        agent.kind = "private"


def _is_rank(role: str) -> bool:
    last = role.lower().replace(".", "").replace("-", " ").split()[-1:]
    return bool(last) and last[0] in RANK_WORDS


def _closing(found: Words, last: int) -> int:
    return last + 1 if last < len(found.text) and found.text[last] == "," else last
