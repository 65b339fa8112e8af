"""Whether two names of parties are of one body: an acronym and its full name, a state and its government."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.knowledge.states import CAPITALS, STATES
from dateline.model.mentions import PartyMention

_ORGAN = re.compile(r"\b(?:ministry|command|department|army|military|armed\sforces|troops|government)\b", re.IGNORECASE)

BODY = re.compile(
    r"\b(?:arm(?:y|ies)|fronts?|movements?|forces?|alliance|union|council|party|groups?|militias?|rebels?|fighters|government"
    r"|ministry|command|commission|organi[sz]ations?|league|congress|federation|brigades?|corps|coalition|delegations?"
    r"|opposition|authority|authorities|tribes?|clans?|factions?|insurgents|guerrillas|separatists|state|republic|(?-i:[A-Z][A-Z/-]+))\b",
    re.IGNORECASE,
)
"""What only the name of a body holds, an abbreviation among it."""
VAGUE_HEADS = frozenset(
    "groups group factions faction sides parties forces rivals gangs militias communities tribes clans".split()
)
"""Heads of phrases that tell a kind of group and no group."""


def is_generic(name: str) -> bool:
    """Whether the words tell a kind of group and no group ("Hutu armed groups", "the two tribes")."""
    if name.endswith(" group") and name[0].isupper():
        return False  # "Sarna self-defence group"
    return name.split()[-1:] != [] and name.split()[-1] in VAGUE_HEADS


def merged(found: Iterable[PartyMention]) -> tuple[PartyMention, ...]:
    """Each body once, in the place of the first mention: an acronym and its full name, a state and its government are
    one; the fuller name stays."""
    kept: list[PartyMention] = []
    for party in found:
        twin = next((index for index, other in enumerate(kept) if same(party, other)), None)
        if twin is None:
            kept.append(party)
        elif _rank(party) > _rank(kept[twin]):
            kept[twin] = party
    return tuple(kept)


def same(one: PartyMention, other: PartyMention) -> bool:
    """Whether two names are of one body."""
    if one.state and other.state and one.state != other.state:
        return False  # Sudan and South Sudan
    first, second = one.name.casefold(), other.name.casefold()
    if first == second or f" {second}".endswith(f" {first}") or f" {first}".endswith(f" {second}"):
        return True
    if first in second.split() or second in first.split():
        return True
    if _begins(first, second) or _begins(second, first):
        return True
    if is_generic(first) and is_generic(second) and set(first.split()[:-1]) & set(second.split()[:-1]):
        return True  # "40 rebel groups", "rebel factions"
    if one.state and one.state == other.state:
        general = is_general(one), is_general(other)
        if all(general) or _tail(first) == _tail(second):
            return True
        return any(general) and bool(_ORGAN.search(other.name if general[0] else one.name))
    return _shortens(first, second) or _shortens(second, first)


def of_one_body(one: PartyMention, other: PartyMention) -> bool:
    """Whether two names that stand for parties anywhere in a report are of one body.

    Beside what `same` knows: a kind of fighters ("the rebels") is the group that is named, a state's government is told
    in many words, and a name holds all that tells another ("Karabakh Armenians", "authorities of Karabakh").
    """
    if same(one, other):
        return True
    kinds = is_kind(one.name), is_kind(other.name)
    if kinds[0] != kinds[1]:
        named = other if kinds[0] else one
        return not _governs(named) and named.name != named.name.lower()
    if any(_is_headed(left) and right.state and is_general(right) for left, right in ((one, other), (other, one))):
        return True
    left, right = _telling(one.name), _telling(other.name)
    if not left or not right:
        return left == right and one.state is not None and one.state == other.state
    return left <= right or right <= left


_GOVERNING = frozenset("government govt state junta regime authorities presidency president cabinet".split())
_FIGHTERS = frozenset(
    "rebels rebel insurgents guerrillas guerrilla dissidents separatists militants jihadists fighters group "
    "organisation organization".split()
)
_SAYING_LITTLE = frozenset(
    "the of a an and in for government govt state authorities forces force army armed military group groups movement "
    "presidency cabinet regime junta ruling rebel rebels troops leaders leader people ministry council delegation "
    "national administration party parties".split()
)


def _is_headed(party: PartyMention) -> bool:
    """Whether a name is that of a government told by who heads it ("the government of A B")."""
    return party.state is None and bool(_HEADED.match(party.name))


_HEADED = re.compile(
    r"(?i:the\s)?(?i:government|govt|administration|regime|cabinet)\sof\s(?!North|South|East|West|New\s|Upper|Lower)[A-Z]\S+\s[A-Z]"
)


def _governs(party: PartyMention) -> bool:
    """Whether a name is that of a state or its government."""
    words = re.sub(r"['’]s\b", "", party.name.lower()).split()
    return party.state is not None and (not _telling(party.name) or bool(_GOVERNING & set(words)))


def is_kind(name: str) -> bool:
    """Whether words tell only a kind of fighters: "rebels", "communist rebels", "the biggest group of dissidents"."""
    words = name.split()
    return bool(_FIGHTERS & {word.lower() for word in words}) and words[0] == words[0].lower()


def _telling(name: str) -> set[str]:
    """The beginnings of the words that tell one body from another."""
    words = set(re.findall(r"[^\W\d_]{2,}", name.lower())) - _SAYING_LITTLE
    return {word[:6] for word in words if word not in STATES and word not in CAPITALS}


def _begins(short: str, full: str) -> bool:
    """Whether a name of some words, and of no state, begins another: the Sarna Marsh and the Sarna Marsh Defenders."""
    return " " in short and short not in STATES and full.startswith(f"{short} ")


def _shortens(short: str, full: str) -> bool:
    """Whether a name is made of the first letters of another; "federal Joint Command" is the JC, too."""
    initials = _initials(full)
    return initials == short or (len(short) > 2 and initials.endswith(short))


def is_general(party: PartyMention) -> bool:
    """A state under its own name, or its government."""
    name = party.name.casefold()
    return (
        name in STATES
        or name in CAPITALS
        or name.endswith(("government", "junta", "regime", "transitional authorities", "military council"))
        or name.startswith("government of")
    )


def are_of_one_state(one: PartyMention, other: PartyMention) -> bool:
    """Whether two bodies act for one state: its government, an army, a command."""
    return one.state is not None and one.state == other.state and _is_organ(one) and _is_organ(other)


def _is_organ(party: PartyMention) -> bool:
    """Whether a body is a state or acts for one."""
    return is_general(party) or bool(_ORGAN.search(party.name))


def _tail(name: str) -> str:
    return name.split()[-1] if name.split() else name


def _rank(party: PartyMention) -> tuple[bool, int]:
    return not (party.name.casefold() in STATES or party.name.casefold() in CAPITALS), min(len(party.name), 60)


def _initials(name: str) -> str:
    return "".join(
        word[0] for word in re.split(r"[\s-]+", name) if word and word not in ("of", "the", "for", "and", "de")
    )
