"""The words of a sentence, each with its offsets and its class: name, role, body, state, press and so on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.states import CAPITALS, STATES
from dateline.mentions import attribution_words as words_of

_WORD = re.compile(r"(?:Mrs?|Ms|Mme)\b\.?(?=\s+[A-Z])|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")
_ARAB_ARTICLE = re.compile(
    r"(?:al|el|ad|ar|as|at|an|ash|az|ul|ed|er|es|et|en|ez|ech|esh|ud|ur|us|uz|bin|ibn|abu)[-–'’][A-Z]"
)
RANK_WORDS = frozenset(
    "general lieutenant colonel major captain brigadier sergeant corporal admiral marshal gen lt col maj capt brig sgt "
    "cpl adm commander commodore inspector superintendent dr prof doctor professor hon rev".split()
)


_HONORIFICS = ("Mr", "Mrs", "Ms", "Mme")
"""What belongs to no name."""


@dataclass(slots=True)
class Words:
    """The words of one sentence with their offsets in the text and their classes."""

    text: list[str]
    lower: list[str]
    kind: list[str]
    possessive: list[bool]
    start: list[int]
    end: list[int]


def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for code, members in (
        ("N", set(STATES) | set(CAPITALS)),
        ("M", words_of.MODIFIERS),
        ("O", words_of.BODIES),
        ("X", words_of.OUTLETS),
        ("D", words_of.DOCUMENTS),
        ("L", words_of.PLURAL_ROLES),
        ("V", words_of.PRIVATE_ROLES),
        ("S", words_of.SOURCE_ROLES),
        ("R", words_of.OFFICIAL_ROLES),
        ("T", set(words_of.RANKS)),
        ("F", words_of.FUNCTION_WORDS),
    ):
        for member in members:
            table[member] = code
    # Words of two classes, each given the one in which it stands before or as the head of a speaker most often.
    for word in "local deputy acting major lieutenant chief-executive elected special".split():
        table[word] = "M"
    for word in "police general monitor mission authorities".split():
        table[word] = {"general": "R", "monitor": "O", "mission": "O"}.get(word, "O")
    for word in "deputy general chief head member officer official".split():
        table[word] = "R"
    return table


CLASS = _classes()


def words(text: str, start: int, end: int) -> Words:
    """The words of `text[start:end]`."""
    matches = [match for match in _WORD.finditer(text, start, end) if match[0].rstrip(".") not in _HONORIFICS]
    written = [match[0] for match in matches]
    known = [_known(word) for word in written]
    found = Words(
        written,
        [lower for lower, _, _ in known],
        [kind for _, kind, _ in known],
        [possessive for _, _, possessive in known],
        [match.start() for match in matches],
        [match.end() for match in matches],
    )
    for index, lower in enumerate(found.lower):
        if lower == "internationally" and found.lower[index + 1 : index + 2] in (["recognised"], ["recognized"]):
            found.kind[index : index + 2] = "MM"
        for following in _NAMED_BY_PHRASE.get(lower, ()):
            if tuple(found.lower[index + 1 : index + 1 + len(following)]) != following:
                continue
            found.kind[index : index + 1 + len(following)] = ["O"] * (1 + len(following))
    for index, word in enumerate(written):
        if len(word) == 1 and word.isupper() and written[index + 1 : index + 2] == ["."] and _goes_on(written, index):
            found.kind[index] = "C"  # the "I" and "A" of "I. K. Rao" and "A. Diallo"
        if _ORDINAL.fullmatch(word) and found.kind[index + 1 : index + 2] in (["O"], ["C"], ["M"]):
            found.kind[index] = "M"  # "the 30th Brigade"
        if found.lower[index] == "associate" and found.lower[index + 1 : index + 2] == ["of"]:
            found.kind[index] = "R"
        if word in "'’" and index and found.lower[index - 1].endswith("s") and found.kind[index - 1] in "CONR":
            found.possessive[index - 1] = True
    return found


def _goes_on(written: list[str], index: int) -> bool:
    """Whether a name goes on behind an initial and its point."""
    return index + 2 < len(written) and written[index + 2][0].isupper()


_COMPOUNDED = frozenset("commander minister secretary governor director commissioner president inspector chief".split())


@lru_cache(maxsize=20_000)
def _known(word: str) -> tuple[str, str, bool]:
    """A word in small letters without its possessive ending, its class, and whether it had that ending."""
    lower = word.lower()
    possessive = lower.endswith(("'s", "’s"))
    if possessive:
        lower = lower[:-2]
    return lower, _class(word, lower), possessive


_LETTERS = frozenset("is who us un eu au saf or it ola".split())
"""Short names of bodies that are other words in small letters."""
_NAMED_BY_PHRASE: dict[str, tuple[tuple[str, ...], ...]] = {
    "doctors": (("without", "borders"),),
    "kurdistan": (("workers", "'", "party"),),
    "save": (("the", "children"),),
    "amnesty": (("international",),),
    "physicians": (("for", "human", "rights"),),
    "boko": (("haram",),),
    "directorate": (("general",),),
    "al": (("shabaab",),),
    "abu": (("sayyaf",),),
    "médecins": (("sans", "frontières"),),
    "civil": (("society",), ("defence",), ("defense",)),
}
"""Bodies whose names are made of common words: the first word and those that follow."""


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def _class(word: str, lower: str) -> str:
    first = word[0]
    if not first.isalnum():
        return "."
    kind = CLASS.get(lower)
    if kind == "O" and lower in _LETTERS and not word.isupper():
        kind = None
    if kind == "O" and first.islower() and lower not in words_of.COMMON_BODIES:
        kind = "M" if lower in words_of.MODIFIERS else None
    if kind == "M" and first.isupper() and lower in RANK_WORDS:
        kind = "T"
    if kind is not None:
        if kind in "TN" and not first.isupper():
            return "T" if kind == "T" and lower in ("dr", "gen", "col") else "w"
        return kind
    if first.isupper():
        parts = re.split(r"[-.]", lower)
        if len(parts) > 1 and {parts[0], parts[-1]} & _COMPOUNDED:
            return "R"  # "Commander-General", "Police-Chief"
        if len(parts) > 1 and all(part in words_of.RANKS or part in RANK_WORDS for part in parts):
            return "T"
        return "C"
    if "-" in lower and {lower.split("-")[0], lower.split("-")[-1]} & _COMPOUNDED:
        return "R"
    if lower.endswith(("-led", "-backed")):
        return "M"  # "the military-led government"
    if _ARAB_ARTICLE.match(word):
        return "C"
    return "0" if first.isdigit() else "w"
