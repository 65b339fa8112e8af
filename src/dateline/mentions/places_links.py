"""Links between the names of a text: which one holds which, and names that only their context gives away."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Sequence

from dateline.knowledge.gazetteer import SOUND, Gazetteer, packaged
from dateline.knowledge.gazetteer_countries import demonyms
from dateline.knowledge.gazetteer_names import normal_form
from dateline.knowledge.wordlists import Phrases
from dateline.mentions import places_words as words
from dateline.mentions.places_recognition import Name
from dateline.model.text import Sentence

_KIND = (
    r"(?:city|town|village|hamlet|capital|district|sub-?district|province|governorate|region|area|state|municipality"
    r"|oblast|department|county|parish|neighbou?rhood|suburb|quarter|sector|township|settlement|camp|countryside|valley|commune"
    r"|cercle|island|prefecture|territory|zone|division|local\sgovernment(?:\sarea)?|LGA|administration|raion)"
)
_DIRECTION = (
    r"(?:(?:north|south|east|west|central|upper|lower)(?:-?(?:east|west))?(?:ern)?|far|restive|volatile"
    r"|troubled|remote|war-torn|country's|nation's)"
)
_HOLDS = re.compile(
    rf"^(?:\s+{_KIND}s?)?(?:,|\s\()?\s+(?:(?:which\sis|located|situated|lying|is)\s+)?(?:in|of|within|,)?\s*"
    rf"(?:an?\s+(?:[\w-]+\s+){{0,3}}{_KIND}\s+(?:in|of|on)\s+)?(?:the\s+)?(?:{_DIRECTION}[\s,]+){{0,3}}"
    rf"(?:of\s+)?(?:{_KIND}\s+(?:of|in)\s+)?(?:the\s+)?(?:{_DIRECTION}\s+){{0,2}}$",
    re.IGNORECASE,
)
_COMMA = re.compile(rf"^(?:\s+{_KIND}s?)?(?:,\s*(?:in\s+)?(?:the\s+)?(?:{_DIRECTION}\s+)?|\s\()$", re.IGNORECASE)
_OWNS = re.compile(rf"^['’]s?\s+(?:{_DIRECTION}[\s,]+){{0,3}}(?:{_KIND}\s+of\s+)?$", re.IGNORECASE)
_SEAT = re.compile(r"^\s(?:\w+\s)?(?:city|town|village|capital|hamlet|suburb)\sof\s$", re.IGNORECASE)
_LONGEST_GAP = 60
_WIDE = frozenset(
    ["country", "province", "district", "region", "continent", "island", "city", "capital", "subdistrict"]
)

_PROPER = (
    r"(?<![\w'’ʼ])(?:(?:[AaEe][lnrstz]|[Aa]sh|[Uu]mm|[Aa]bu|[Dd]e|[Ss]an|[Tt]al|[Tt]el)[\s-])?[^\W\d_a-z][\w'’ʼ]*(?:[\s-](?:(?:al|el|de|ul|ad|as|ar|an|at|az)[\s-])?"
    r"[^\W\d_a-z][\w'’ʼ]*){0,3}"
)
_KINDS_BEFORE = (
    r"villages?|towns?|hamlets?|areas?|neighbou?rhoods?|districts?|settlements?|suburbs?|quarters?|camps?|localit(?:y|ies)"
    r"|sub-?districts?|barangays?|veredas?|corregimientos?|communit(?:y|ies)|mountains?|valleys?"
)
_KINDS_AFTER = (
    r"villages?|towns?|hamlets?|neighbou?rhoods?|districts?|settlements?|suburbs?"
    r"|quarters?|camps?|sub-?districts?|barangays?|mountains?|valleys?|areas?|townships?|cit(?:y|ies)|region"
)
_KINDS_IN_NAMES = (
    r"District|Village|Province|Governorate|Suburb|Town|Hills?|Mountains?|River|Valley|Square|Airport|Bridge|Bazaar"
    r"|Market|Camp|Farms|Hospital|Prison|Mosque|Crossing|Checkpoint|Neighbou?rhood|Quarter|Island|Lake|Dam|Base|Airbase"
    r"|Barracks|Palace|Hotel|Region|County|Municipality|Oblast"
)
_KIND_SAID = Phrases(f"{_KINDS_BEFORE}|{_KINDS_AFTER}|{_KINDS_IN_NAMES.lower()}")
"""Without such a word a sentence is not searched for `_FULL`, `_CALLED` and `_KINDLY`: one in five has one."""
_CALLED = re.compile(
    rf"\b(?P<hint>{_KINDS_BEFORE})"
    rf"\s+(?:of|called|named|known\sas|in)?\s*(?P<name>{_PROPER})(?:(?:,|\sand)\s(?P<other>{_PROPER}))?"
)
_KINDLY = re.compile(rf"(?:(?P<other>{_PROPER})\sand\s)?(?P<name>{_PROPER})['’]?\s(?P<hint>{_KINDS_AFTER})\b")
_FULL = re.compile(
    r"(?P<name>(?<![\w'’ʼ])(?:[AaEe][lnrstz][\s-])?[^\W\d_a-z][\w'’ʼ]*(?:[\s-](?:[ae]l-)?[^\W\d_a-z][\w'’ʼ]*){0,2}?\s"
    rf"(?P<hint>{_KINDS_IN_NAMES}))\b"
)
_IN = re.compile(
    rf"\b(?:in|near|at|outside|around|towards?|to|from|between|of|reached|entered|stormed|captured|recaptured|seized|shelled"
    rf"|bombed|attacked|raided|liberated|besieged|targeting|targeted|retook)\s(?:the\s)?(?P<name>{_PROPER})"
)
_STOP = re.compile(
    r"^(?:The|A|An|This|That|These|Those|His|Her|Their|Its|In|On|At|Of|And|But|For|From|When|While|After|Before|It|He|She|They|We|As)\b"
)


def link(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> None:
    """Set `container` of every name that the text says lies in another: "Kifri, Diyala", "Iraq's Anbar province"."""
    for at in range(len(names) - 1):
        name, following = names[at], names[at + 1]
        if name.demonym or following.demonym or name.sentence != following.sentence:
            continue
        gap = text[name.end : following.start]
        if len(gap) > _LONGEST_GAP:
            continue
        if _OWNS.match(gap) or _SEAT.match(gap):
            following.container = at
            if at and names[at - 1].container == at:
                names[at - 1].container = at + 1  # "Nangade district in Mozambique's Cabo Delgado province"
        elif (_wide(following, gazetteer) or name.hint in ("village", "neighbourhood")) and (
            _COMMA.match(gap) or (_HOLDS.match(gap) and re.search(r"\b(?:in|of|within)\b", gap))
        ):
            name.container = at + 1


_CAPITAL = re.compile(
    r"(?:['’]s?)?\s(?:(?!Islamic|national)[\w-]+\s){0,2}?(?P<word>capital)\b"
    r"(?!['’]|,?\s(?:city|punishment|market|flow|control|investment|one|region|district|territory|letters?|goods|gains?)|,\s[A-Z])"
)


def capitals(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Capitals that are told by their country alone ("the Yemeni capital", "Mali's capital"), as names."""
    found = []
    for name in names:
        match = _CAPITAL.match(text, name.end, name.end + 50)
        if match is None:
            continue
        places = [gazetteer.place(index) for index, _ in name.options[:20]]
        country = name.demonym or next((place.country for place in places if place.kind == "country"), None)
        town = _capitals().get(country or "")
        options = [
            (index, name_class)
            for index, name_class in (gazetteer.named(normal_form(town)) if town else ())
            if gazetteer.place(index).kind == "capital" and gazetteer.place(index).country == country
        ]
        if options:
            found.append(Name(*match.span("word"), normal_form(town or ""), options, name.sentence, located=True))
    return found


@functools.cache
def _capitals() -> dict[str, str]:
    return packaged().capitals()


def _wide(name: Name, gazetteer: Gazetteer) -> bool:
    return name.hint in _WIDE or any(gazetteer.place(index).kind in _WIDE for index, _ in name.options[:40])


def contextual(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], countries: frozenset[str], gazetteer: Gazetteer
) -> list[Name]:
    """Names that no spelling in the gazetteer matches: by sound in `countries`, or by a word that says they are places.

    A name of the second kind has no options. They come in no order and overlap neither each other nor `names`.
    """
    taken_in: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for name in names:
        taken_in[name.sentence].append((name.start, name.end))
    found: list[Name] = []
    for at, sentence in enumerate(sentences):
        if sentence.is_title and text[sentence.start : sentence.end].istitle():
            continue
        taken = taken_in[at]
        kind_said = _KIND_SAID.search(text, sentence.start, sentence.end)
        for pattern in (_FULL, _CALLED, _KINDLY, _IN) if kind_said else (_IN,):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                for group in ("name", "other") if pattern not in (_IN, _FULL) else ("name",):
                    new = _contextual(text, match, group, at, countries, gazetteer, pattern is not _IN)
                    if new and not any(start < new.end and new.start < end for start, end in taken):
                        found.append(new)
                        taken.append((new.start, new.end))
    return found


_PLAIN = frozenset(["in", "near", "at", "outside", "around"])
_FOLLOWED = re.compile(r"^(?:['’]s)?(?:\s[A-Z]|\.[A-Z]|\s(?:magazine|newspaper|news))")


def _plainly_a_place(text: str, match: re.Match[str], normal: str) -> bool:
    """Whether "in", "near" or "at" before an unknown capitalised name can only mean a place."""
    written = match["name"]
    parts = normal.split()
    if match[0].split()[0].lower() not in _PLAIN or len(written) < 4 or written.isupper() or len(parts) > 3:
        return False
    if " the " in text[match.start() : match.start("name")] + " " or _FOLLOWED.match(
        text[match.end() : match.end() + 12]
    ):
        return False
    return not any(
        part in words.COMMON
        or part in words.FIRST_NAMES
        or part in words.ORGANISATIONS
        or part in words.SURNAMES
        or part in demonyms()
        for part in parts
    )


def _contextual(
    text: str,
    match: re.Match[str],
    group: str,
    sentence: int,
    countries: frozenset[str],
    gazetteer: Gazetteer,
    kind_said: bool,
) -> Name | None:
    start, end = match.span(group)
    if start < 0 or _STOP.match(text[start:end]):
        return None
    written = text[start:end].rstrip("'’")
    if written.endswith(("'s", "’s")):
        written = written[:-2]
    normal = normal_form(written)
    first = normal.split()[0] if normal else ""
    if (
        not normal
        or (first in words.COMMON and " " not in normal)
        or first in words.DIRECTIONS
        or first in words.TITLES
    ):
        return None
    options = [(index, SOUND) for index, _ in gazetteer.sounding(normal) if gazetteer.place(index).country in countries]
    if not options and not kind_said and not _plainly_a_place(text, match, normal):
        return None
    hint = None
    if kind_said:
        said = match["hint"].lower()
        hint = words.PLURAL_DESIGNATORS.get(said) or words.DESIGNATORS.get(said) or "village"
    return Name(start, start + len(written), normal, options, sentence, hint=hint, located=True, sounded=bool(options))
