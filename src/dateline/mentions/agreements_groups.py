"""Parties that are no bodies with a name of their own: "elders of nine villages", "a faction of the X", "his men".

Local agreements are mostly made by such groups (compare the actor types of the PA-X local agreements). A group is the
head of a noun phrase from a list, with the words before it that tell which and the "of", "in", "from" phrase after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.parties import VAGUE_HEADS
from dateline.mentions.agreements_body import Body
from dateline.mentions.attribution_phrases import Agent
from dateline.mentions.attribution_tokens import Words
from dateline.mentions.attribution_words import COMMON_BODIES

_HEADS = frozenset(
    """elders chiefs communities community villages village villagers tribe tribes tribesmen clan clans subclans
    subclan families faction factions groups group rebels militia militias militiamen bandits herders herdsmen
    pastoralists farmers nomads fighters gunmen notables leaders residents hunters vigilantes vigilante jihadists
    insurgents guerrillas separatists gangs gang wing wings brigades brigade cartels kidnappers warlord warlords
    fishermen miners traders townspeople townsfolk ranchers defenders dissidents mutineers islamists paramilitaries
    loyalists opposition authorities settlers youths sheikhs sultans councillors coalition alliance column rivals
    forces troops soldiers army military government police delegation""".split()
)
_PLAIN = frozenset(
    """forces troops soldiers army military government police delegation coalition alliance authorities opposition
    leaders wing community village tribe gang group column""".split()
)
"""Heads that tell a party only with a word before or a phrase after that says which."""
_BEFORE = frozenset(
    """rival warring feuding armed local tribal ethnic opposing main largest smaller self-defence self-defense
    pro-government anti-government jihadist islamist rebel separatist communist leftist right-wing paramilitary
    guerrilla bandit militant insurgent breakaway splinter dissident christian muslim hutu tutsi arab nomadic
    farming herding fishing neighbouring neighboring northern southern eastern western central provincial regional
    federal national state ethnic
    religious traditional community village clan street drug criminal two three four five six
    seven eight nine ten eleven twelve both several many various other""".split()
)
_LED = ("-led", "-backed", "-aligned", "-affiliated")
_OWNED = frozenset(
    "men fighters forces troops group movement side followers hunters guards people militia army unit".split()
)
_OWNERS = frozenset(["his", "her", "their"])
_VAGUE = frozenset(
    "rival warring feuding armed opposing both other two three four five six main several many various".split()
)


def groups(found: Words, agents: Sequence[Agent], taken: Sequence[Body], owner: str | None) -> list[Body]:
    """The groups of a sentence outside the bodies `taken`, in order.

    `owner` is the body of which the report last named the head: "his men" are that body.
    """
    inside = {index for body in taken for index in range(body.first, body.last)}
    result: list[Body] = []
    index, count = 0, len(found.text)
    while index < count:
        body = None
        if found.lower[index] in _OWNERS and index + 1 < count and found.lower[index + 1] in _OWNED:
            body = _owned(found, agents, index, owner)
        elif found.text[index] in ("'", "’") and 0 < index < count - 1 and index not in inside:
            body = _union(found, index)
        elif found.lower[index] in _HEADS and index not in inside and not found.possessive[index]:
            body = _group(found, index, inside)
        if body is None:
            index += 1
        else:
            result.append(body)
            index = max(index + 1, body.last)
    leaders = (_leader(found, agent) for agent in agents)
    result.extend(body for body in leaders if body is not None)
    return sorted(result, key=lambda body: body.first)


def is_vague(name: str) -> bool:
    """Whether the words name nobody by themselves: "two armed groups", "the rivals"."""
    words = name.casefold().split()
    return bool(words) and words[-1] in VAGUE_HEADS and all(word in _VAGUE for word in words[:-1])


def heads_group(word: str) -> bool:
    """Whether a word heads phrases that tell a party ("authorities", "elders")."""
    return word in _HEADS


def names_group(name: str) -> bool:
    """Whether a name made of capitals is that of a group by its last word ("Sarna Marsh Defenders")."""
    words = name.casefold().split()
    return len(words) > 1 and (words[-1] in _HEADS - _PLAIN or words[-1] in _PLURAL_NAMES)


_PLURAL_NAMES = frozenset(
    "warriors lions eagles tigers falcons wolves patriots martyrs partisans guards rangers scouts sons brothers "
    "protectors crusaders avengers liberators volunteers resistance".split()
)


def _owned(found: Words, agents: Sequence[Agent], index: int, owner: str | None) -> Body | None:
    """ "His men": the body that the person named before heads, in this sentence or earlier."""
    span = (found.start[index], found.end[index + 1])
    for agent in reversed(agents):
        if agent.last <= index and agent.organisation and agent.organisation_span and (agent.name or agent.role):
            return Body(index, index + 2, agent.organisation, agent.organisation_span, None, True)
    return Body(index, index + 2, owner, span, None, True) if owner else None


def _union(found: Words, index: int) -> Body | None:
    """ "The hunters' directorate", "the herders' union": a body told by its members."""
    if not found.lower[index - 1].endswith("s") or found.lower[index + 1] not in COMMON_BODIES | {"union", "league"}:
        return None
    span = (found.start[index - 1], found.end[index + 1])
    name = f"{found.text[index - 1]}{found.text[index]} {found.text[index + 1]}"
    return Body(index - 1, index + 2, name, span, None, True)


def _group(found: Words, head: int, inside: set[int]) -> Body | None:
    first = head
    while first > 0 and head - first < 4 and first - 1 not in inside and _tells(found, first - 1):
        first -= 1
    last = _after(found, head, inside)
    if first > 2 and found.lower[first - 2 : first] == ["of", "the"] and found.lower[first - 3] in _ONE_OF:
        return None  # "the largest of the rebel groups" says what a party is
    if (found.lower[head] in _PLAIN and first == head and last == head + 1) or last > len(found.text):
        return None
    words = [found.text[index] for index in range(first, last)]
    span = (found.start[first], found.end[last - 1])
    return Body(first, last, " ".join(words), span, None, True)


_ONE_OF = frozenset("one two largest biggest smallest strongest main most oldest second third last".split())


def _tells(found: Words, index: int) -> bool:
    word, kind = found.lower[index], found.kind[index]
    return (
        word in _BEFORE
        or word.endswith(_LED)
        or kind == "0"
        or (kind in "NC" and index > 0 and not found.possessive[index])
    )


def _after(found: Words, head: int, inside: set[int]) -> int:
    """The end of the "of", "in" or "from" phrase: at the next group, or at the end of a run of names."""
    at = head + 1
    if at >= len(found.text) or found.lower[at] not in ("of", "in", "from"):
        return at
    onward = at + 1
    while onward < len(found.text) and onward - at < 6:
        if found.lower[onward] in _HEADS:
            return onward + 1
        if found.text[onward][0].isupper():
            return _name_end(found, onward)
        if not (
            found.lower[onward] in ("the", "a", "an") or found.kind[onward] in "M0" or found.lower[onward] in _BEFORE
        ):
            break
        onward += 1
    return at


def _name_end(found: Words, index: int) -> int:
    """The end of a name of a place or a body that may hold "of" ("Sarna Local Government Area of Belik State")."""
    while index < len(found.text):
        if found.lower[index] == "of" and index + 1 < len(found.text) and found.text[index + 1][0].isupper():
            index += 1
        elif not found.text[index][0].isupper():
            break
        index += 1
    return index


def _leader(found: Words, agent: Agent) -> Body | None:
    """ "Bandit leader A B" and "warlord A B", who make agreements in their own name."""
    if agent.name is None or agent.name_span is None or agent.role is None or agent.role_span is None:
        return None
    words = agent.role.casefold().split()
    if agent.organisation is not None or words[-1] not in _LEADERS or (len(words) < 2 and words[-1] != "warlord"):
        return None
    if (
        words[-1] != "warlord"
        and words[-2] not in _BEFORE
        and words[-2] not in ("gang", "militia", "cartel", "terrorist")
    ):
        return None
    span = (min(agent.role_span[0], agent.name_span[0]), max(agent.role_span[1], agent.name_span[1]))
    return Body(agent.first, agent.last, f"{agent.role} {agent.name}", span, None, True)


_LEADERS = frozenset("leader chief commander warlord kingpin chieftain boss strongman".split())
