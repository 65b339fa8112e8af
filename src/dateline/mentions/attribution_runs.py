"""How far a phrase goes that may name a speaker: names, offices, bodies and the small words that join them."""

from __future__ import annotations

from dateline.mentions import attribution_words as words_of
from dateline.mentions.attribution_names import ARTICLES, JUNIOR, Span, names_place, skip_articles
from dateline.mentions.attribution_tokens import Words

_AFTER_ROLE = frozenset(["for", "at", "in", "with", "to", "on", "from", "by"])
_LONGEST_PHRASE = 40
"""Words of one phrase: longer runs of capitals are lists or shouting."""
_OPENING = frozenset(["(", "["])
_TITLED = frozenset(words_of.SPEECH) - {"said"}
"""Verbs of speech that headlines write with a capital; "Said" is a name, too."""
_FOLLOWED_BY = {**dict.fromkeys(words_of.AREAS, "CN"), "affairs": "CNOM"}
"""Plain words that belong to the word before them, where that is of one of these classes."""


def run(found: Words, index: int) -> Span:
    """The words of the phrase that begins at `index`, without the articles before it; an empty span where none does."""
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
            if kind in "CON" and index > first and kinds[index - 1] == "D" and _opens_name(found, index):
                break  # "in an audio message AQIM said"
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
        elif kind == "0" and end == index > first and _numbers_a_body(found, index, office=office):
            index += 1  # "spokesman of Rescue 1122", "the 4th Army's Division 12"
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


def _opens_name(found: Words, index: int) -> bool:
    """Whether a name begins behind a document that is told in small letters."""
    return found.text[index][0].isupper() and found.text[index - 1].islower()


def _numbers_a_body(found: Words, index: int, *, office: bool) -> bool:
    """Whether a number belongs to the name before it ("Rescue 1122", "Division 12")."""
    if not (found.text[index].isdecimal() and found.text[index - 1][0].isupper()):
        return False
    if found.lower[index - 1] in _NUMBERED:
        return True
    following = found.kind[index + 1] if index + 1 < len(found.text) else ""
    return found.kind[index - 1] in "CM" and (office or following == "O")


_NUMBERED = frozenset("division brigade battalion unit front company regiment sector corps region".split())


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
        if found.lower[index + 1] in words_of.DOMAIN_KINDS:
            return 2
        return int(found.lower[index + 1] in words_of.DOMAINS)  # "Minister for Information and Communications A B"
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
