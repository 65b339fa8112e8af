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
    JUNIOR,
    name_run,
    names_place,
    organisation,
    phrase,
    skip_articles,
    span_of,
    trailing_name,
)
from dateline.mentions.attribution_names import Span as Span
from dateline.mentions.attribution_tokens import RANK_WORDS, Words

AgentKind = Literal["person", "role", "source", "private", "plural", "body", "document", "pronoun", "unknown"]

_PRONOUNS = frozenset(["he", "she", "they", "it"])
_AFTER_ROLE = frozenset(["for", "at", "in", "with", "to", "on", "from", "by"])
_LONGEST_PHRASE = 40
"""Words of one phrase: longer runs of capitals are lists or shouting."""
_OPENING = frozenset(["(", "["])
_TITLED = frozenset(words_of.SPEECH) - {"said"}
"""Verbs of speech that headlines write with a capital; "Said" is a name, too."""
_FOLLOWED_BY = {**dict.fromkeys(words_of.AREAS, "CN"), "affairs": "CNOM"}
"""Plain words that belong to the word before them, where that is of one of these classes."""


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
    first, last = _run(found, index)
    if first == last:
        return None
    agent = _analyse(found, first, last)
    if agent is None:
        return None
    agent.first = index
    _apposed(found, agent)
    return agent


def _run(found: Words, index: int) -> Span:
    kinds, lowers, count = found.kind, found.lower, len(found.text)
    while index < count and kinds[index] == "F" and lowers[index] in ARTICLES:
        index += 1
    first = end = index
    headed = office = False
    while index < count and index - first < _LONGEST_PHRASE:
        kind, lower = kinds[index], lowers[index]
        if kind in "CNORSVLDXTM":
            if headed and lower in words_of.SPEECH and found.text[index][0].islower():
                following = lowers[index + 1] if index + 1 < count else ""
                if kind != "D" or following not in words_of.SPEECH:
                    break
            if headed and kind == "C" and lower in _TITLED and kinds[index - 1] == "O":
                break  # "Saudi-led Coalition Denies Bombing Funeral"
            headed = headed or kind not in "M"
            office = office or kind in "RT"
            index += 1
            end = index
            if kind == "T" and index < count and found.text[index] == ".":
                index += 1
                if index + 1 < count and found.text[index] == "-" and kinds[index + 1] in "TR":
                    index += 1
        elif kind == "F":
            if (
                lower in ("of", "&")
                or (lower in _AFTER_ROLE and end > first and kinds[end - 1] in _takes(lower))
                or (lower in ("in", "for") and office and names_place(found, index + 1))
                or (lower == "in" and kinds[index - 1] == "O" and index > first and names_place(found, index + 1))
            ):
                onward = skip_articles(found, index + 1)
                if onward + 1 < count and lowers[onward] in words_of.COMPASS and kinds[onward + 1] in "CN":
                    onward += 1  # "the administration of northeast Syria"
                if onward < count and kinds[onward] == "w" and found.possessive[onward]:
                    onward += 1  # "spokesperson of the province's health department"
                if lower == "of" and office and onward < count and lowers[onward] in words_of.DOMAINS:
                    index = end = onward + 1  # "director of culture"
                    continue
                if end == first or onward >= count or kinds[onward] not in "CNORSVLXMD":
                    break
                index = onward
            elif lower == "and" and (domain := _joins_domain(found, first, index)):
                index += 1 + domain
                end = index
            else:
                break
        elif kind == "w" and index > first and kinds[index - 1] in _FOLLOWED_BY.get(lower, ""):
            index += 1  # "governor of the Sarna region", "ministry of Peshmerga affairs"
            end = index
        elif found.text[index] == "." and index > first and lowers[index - 1] in JUNIOR:
            index += 1
            end = index
        elif found.text[index] == "." and index > first and kinds[index - 1] == "C" and len(lowers[index - 1]) == 1:
            if index + 1 >= count or kinds[index + 1] != "C":
                break
            index += 1  # "N. Biren Singh"
        elif end > first and lower in words_of.PARTICLES and index + 1 < count and kinds[index + 1] == "C":
            index += 1
        elif found.text[index] in _OPENING and index + 2 < count and found.text[index + 2] in ")]" and end > first:
            if not found.text[index + 1][:1].isupper():
                break
            index += 3
            end = index
        elif (kind == "w" and _is_modifier(found, first, index)) or (
            found.text[index] in ("'", "’") and found.possessive[index - 1] and index > first
        ):
            index += 1
        else:
            break
    return first, end


def _joins_domain(found: Words, first: int, index: int) -> int:
    """How many words after "and" go on with what a body is for ("Ministry of Justice and Home Affairs")."""
    if index + 1 >= len(found.text):
        return 0
    if {found.lower[index - 1], found.lower[index + 1]} <= words_of.DOMAINS and found.text[index + 1].islower():
        return 1
    if not (found.text[index + 1][0].isupper() and found.text[index - 1][0].isupper()):
        return 0
    if not any(found.lower[i] in ("of", "for") and found.kind[i - 1] in "OR" for i in range(first + 1, index)):
        return 0
    after = found.text[index + 2] if index + 2 < len(found.text) else ""
    if after[:1].isupper():
        return 2 if found.lower[index + 1] in words_of.DOMAIN_KINDS else 0
    if found.kind[index + 1] == "N":
        return 0
    ends_well = found.lower[index + 1].endswith("s") and not found.possessive[index + 1]
    return int(found.lower[index + 1] in words_of.DOMAINS or ends_well)


def _takes(preposition: str) -> str:
    """The classes of word after which a preposition carries the phrase on ("Observatory for Human Rights")."""
    return "RSLDO" if preposition == "for" else "RSLD"


def _is_modifier(found: Words, first: int, index: int) -> bool:
    """Whether an unknown word in small letters stands before a head ("the railway chief")."""
    if index + 1 >= len(found.text) or found.kind[index + 1] not in ("ROSLM" if found.possessive[index] else "ROSL"):
        return False
    word = found.lower[index]
    if word in words_of.SPEECH or word in words_of.AUXILIARIES or word.endswith(("ed", "ing")):
        return False
    if index == first:
        return index > 0 and found.lower[index - 1] in ARTICLES
    return found.possessive[index - 1] or found.kind[index - 1] in ("NMC" if found.kind[index + 1] == "O" else "NM")


def _analyse(found: Words, first: int, last: int) -> Agent | None:
    kinds = found.kind
    owner = next((i for i in range(last - 2, first - 1, -1) if found.possessive[i]), None)
    held = owner is not None and any(kinds[i] in "RSVLDT" for i in range(owner + 1, last))
    begin = (
        owner + 1
        if owner is not None and held and not any(found.lower[i] == "of" for i in range(first, owner))
        else first
    )
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
    if after and before and found.lower[tail] in ("in", "at", "on", "from"):
        chosen = before  # "a B officer in Sarna"
    if chosen:
        agent.organisation, agent.organisation_span = chosen
    if name:
        agent.name, agent.name_span = phrase(found, *name)
        if agent.kind == "document":
            agent.role, agent.role_span = None, None  # "the agency reports A B as saying"
        agent.kind = "private" if agent.kind == "private" else "person"
    return None if any(kinds[i] == "X" for i in range(first, last)) else agent


def _is_membership(found: Words, first: int, head: int) -> bool:
    """Whether a body is told by its members ("the union of herders")."""
    if head < first + 2 or found.kind[head] not in "VL":
        return False
    return found.lower[head - 1] == "of" and found.kind[head - 2] == "O"


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
    if name == (first, last) and last - first > 1 and first and found.lower[first - 1] == "the":
        text, span = phrase(found, first, last)  # "the Hmar Inpui": persons bear no article
        return Agent(first, last, "body", organisation=text, organisation_span=span, head=found.lower[last - 1])
    if name == (first, last) or (name and name[1] < last and kinds[name[1]] == "F" and name[0] == first):
        if name[1] - name[0] == 1 and name[1] < last:
            return Agent(first, last, "unknown", *phrase(found, first, last), head=found.lower[first])
        agent = Agent(first, last, "person" if name[1] - name[0] > 1 else "unknown", head=found.lower[name[1] - 1])
        agent.name, agent.name_span = phrase(found, *name)
        if name[1] < last:
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
    for _ in range(3):
        comma = agent.last
        if comma >= count or found.text[comma] not in (",", "and"):
            return
        joined = found.text[comma] == "and"
        if not joined and comma + 2 < count and found.lower[comma + 1] == "who":
            _heading(found, agent, comma)
            return
        first, last = _run(found, comma + 1)
        if first == last:
            return
        other = _analyse(found, first, last)
        if other is None or (joined and (not agent.role or other.kind not in ("role",))):
            return
        closed = last >= count or found.text[last] in (
            ",",
            ".",
            "and",
            ";",
            "-",
            "–",
            "—",
            ":",
            '"',
            "”",
            "(",
            "in",
            "at",
            "on",
            "of",
            "for",
            "who",
        )
        if agent.name and other.role and not other.name and other.kind in ("role", "private") and (closed or joined):
            if not agent.role and " " not in agent.name and agent.first and found.kind[agent.first - 1] == "F":
                return  # "in Sarna, the governor, A B,": a place
            _join_role(agent, other)
        elif not agent.name and agent.kind == "role" and other.name and _is_bare(other):
            if not closed and last < count and found.lower[last] not in words_of.SPEECH:
                return
            agent.name, agent.name_span = other.name, other.name_span
            agent.kind = "person"
        elif agent.kind == other.kind == "body" and closed and _is_described(agent) and not _is_described(other):
            agent.organisation, agent.organisation_span = other.organisation, other.organisation_span
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
    first, last = _run(found, comma + 1)
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
    first, last = _run(found, comma + 2)
    held = organisation(found, first, last) if first < last else None
    if held and found.text[last : last + 1] == [","]:
        agent.organisation, agent.organisation_span = held
        agent.kind, agent.last, agent.apposed = "person", last + 1, True


def _is_described(agent: Agent) -> bool:
    """Whether a body is told by what it is and not by its name ("a war monitor")."""
    return (agent.organisation or "A").islower()


def _past_place(found: Words, last: int) -> int:
    """The comma that closes an apposition whose place is a common noun ("the army's spokesman in the sector,")."""
    if last < len(found.text) and found.lower[last] in ("in", "for", "at", "on", "of"):
        for index in range(last + 1, min(last + 7, len(found.text))):
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
