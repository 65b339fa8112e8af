"""Whether two names of parties are of one body: an acronym and its full name, a state and its government."""

from __future__ import annotations

import re

from dateline.mentions.agreements_groups import is_generic
from dateline.mentions.agreements_states import CAPITALS, STATES
from dateline.model.mentions import PartyMention

_ORGAN = re.compile(r"\b(?:ministry|command|department|army|military|armed\sforces|troops|government)\b", re.IGNORECASE)


def merged(found: list[PartyMention]) -> tuple[PartyMention, ...]:
    """Each body once: an acronym and its full name, a state and its government are one; the fuller name stays."""
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


def _tail(name: str) -> str:
    return name.split()[-1] if name.split() else name


def _rank(party: PartyMention) -> tuple[bool, int]:
    return not (party.name.casefold() in STATES or party.name.casefold() in CAPITALS), min(len(party.name), 60)


def _initials(name: str) -> str:
    return "".join(
        word[0] for word in re.split(r"[\s-]+", name) if word and word not in ("of", "the", "for", "and", "de")
    )
