"""Capitals that make a name, a people or a place: what a word that no list knows may stand for."""

from __future__ import annotations

from dateline.mentions.casualties_lexicon import DAYS, PEOPLE, STOPS, is_person, singular
from dateline.mentions.casualties_tokens import Token


def is_place(token: Token) -> bool:
    """Whether a word in capitals only ends like a plural of people: "an Arkansas deputy"."""
    return token.capitalised and token.lower.endswith("s") and not (PEOPLE & {token.lower, singular(token.lower)})


def is_name_part(token: Token) -> bool:
    """Whether a word in capitals may go on a name: no day, no noun of people, no word of harm."""
    return token.trigger is None and not (token.lower in STOPS or token.lower in DAYS or is_person(token.lower))


def is_native(tokens: list[Token], at: int) -> bool:
    """Whether a word in capitals is a people's name that stands for one of them: "an American was killed"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    alone = following is None or not (following.capitalised or following.lower[0].isalpha()) or following.lower in STOPS
    return alone and tokens[at].capitalised and tokens[at].lower.endswith(("an", "ese", "i"))


def is_titled(tokens: list[Token], at: int) -> bool:
    """Whether a title stands before a name: "Mrs. Norris"."""
    return at > 1 and tokens[at - 1].lower == "." and tokens[at - 2].lower in ("mr", "mrs", "ms", "dr")
