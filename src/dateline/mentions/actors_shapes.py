"""Groups that no table knows, told by the shape of their names, and the acronyms that a text defines."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = r"[A-Z][\w'’-]{1,30}"
_KIND = (
    r"Liberation\s(?:Front|Army|Movement|Organi[sz]ation|Party|Tigers)|Resistance\s(?:Front|Army|Movement"
    r"|Council|Forces)"
    r"|Brigades?|Battalions?|Militias?|Front|Movement|Army|Jihad|Legion|Mujahid[ei]{1,2}n"
    r"|Self-Defen[cs]e\s(?:Forces?|Groups?|Units?)"
    r"|Defen[cs]e\s(?:Forces?|Units)|Cartel|Vigilantes|Column|Guerrillas?|Commandos?"
)
_SHAPED = re.compile(
    rf"\b(?:{_WORD}\s){{1,5}}(?:{_KIND})\b(?!\s(?:Stadium|FC|Office|Street|Road|Day|Corps\sof\sEngineers))"
)
_SHAPED_FIRST = re.compile(
    rf"\b(?:Movement|Front|Army|Union|Coalition|Brigades?)\s(?:for|of)\s(?:the\s)?{_WORD}"
    rf"(?:\s(?:(?:and|of|the|for|in)\s){{0,2}}{_WORD}){{0,6}}"
)
_SMALL_FIRST = re.compile(
    rf"\b{_WORD}(?:\s{_WORD}){{0,3}}\s(?:militia|militias|brigade|rebels|gang|cartel|insurgents|guerrillas)\b"
)
_IN_SHAPED = (
    "Liberation", "Resistance", "Brigade", "Battalion", "Militia", "Front", "Movement", "Army", "Jihad", "Legion",
    "Mujahid", "Defen", "Cartel", "Vigilante", "Column", "Guerrilla", "Commando",
)  # fmt: skip
_IN_SHAPED_FIRST = ("Movement", "Front", "Army", "Union", "Coalition", "Brigade")
_IN_SMALL_FIRST = ("militia", "brigade", "rebels", "gang", "cartel", "insurgents", "guerrillas")
"""What every match of the pattern holds: a text without any is not searched."""
_NAME = rf"[\"“‘']?((?:the\s)?{_WORD}(?:[\s-](?:(?:and|of|the|for|in|al|ul|e|i)[\s-]){{0,2}}{_WORD}){{0,6}})"
_CALLED = re.compile(
    r"\b(?:group|faction|outfit|militia|organi[sz]ation|cell|movement|gang|network|insurgents)(?:,)?\s"
    r"(?:calling\sitself|calling\sthemselves|called|named|known\sas|that\scalls\sitself|which\scalls\sitself"
    r"|by\sthe\sname\sof"
    r"|that\shad\snot\sbeen\sheard\sof,|styling\sitself|identifying\sitself\sas)\s" + _NAME
)
_TRANSLITERATED = re.compile(
    r"\b(?:Ashab|Saraya|Liwa|Kata['’]?ib|Katibat?|Ansar|Jund|Jaish|Jaysh|Jeish|Harakat|Usbat|Lashkar"
    r"|Jama['’]?at|Jamaat|Tehr[ei]+k"
    r"|Sipah|Faylaq|Failaq|Firqat|Jabhat|Tanzim|Hizb|Harkat|Hezb|Majlis|Mujahid[ei]+n|Fedayeen|Fida['’]?iyyin)"
    r"[\s-](?:(?:al|e|i|ul|us|an|ash|ad|wal|ud|fi|bil)[\s-]){0,2}[A-Z][\w'’]{2,}(?:[\s-](?:(?:al|e|i|ul|wal|fi"
    r"|bil)[\s-]){0,2}[A-Z][\w'’]{2,}){0,3}"
)
_MEN = re.compile(
    r"\b(?P<who>(?:(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|\d{1,3}|several|a\sdozen|dozens\sof"
    r"|a\sgroup\sof|unknown|unidentified|masked|hooded|uniformed|young)\s){1,2}(?:men|youths|individuals|persons))"
    r"\s(?P<how>on\s(?:a\s|the\sback\sof\s|two\s|three\s|several\s)?(?:motor\w*|bikes?|scooters?|horseback|horses|camels)"
    r"|in\s(?:military|army|police|camouflage|masks|balaclavas|black|uniforms?|fatigues|pick-?ups?|a\s(?:car|taxi|van|vehicle|boat))"
    r"|armed\swith\s\w+|wearing\s\w+|carrying\s(?:guns|rifles|machetes|weapons)|with\s(?:guns|rifles|machetes|knives|clubs))",
    re.IGNORECASE,
)
"""Attackers told only as men and by how they came: "two men on a motorbike"."""
_ACRONYM = re.compile(r"['’]?s?[”\"']?\s?[(\[]\s?[“\"'‘]?([A-Z][A-Za-z0-9/-]{1,11})[”\"'’]?\s?[)\]]")
_OPENERS = frozenset(
    """The A An This That These Those In On At By For From After Before When While As But And With Of Both Some"
    " Many Most
    Two Three Four Five Six Seven Eight Nine Ten Several Local Suspected Armed Unidentified Unknown Meanwhile Earlier
    Later Last No Other Former Rival Ethnic Muslim Christian Islamist Separatist Communist Maoist Pro Anti
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()
)
_FIRST_WORD = re.compile(r"(\S+)\s+")
_NOT_GROUPS = frozenset(
    ["Salvation Army", "Red Army", "Home Front", "Labour Movement", "Western Front", "Eastern Front"]
)


def unknown_groups(text: str) -> Iterator[tuple[int, int]]:
    """Spans that have the shape of a group's name: "Red River Liberation Front", "Movement for the X of Y"."""
    for pattern, needed in ((_SHAPED, _IN_SHAPED), (_SHAPED_FIRST, _IN_SHAPED_FIRST), (_SMALL_FIRST, _IN_SMALL_FIRST)):
        for match in pattern.finditer(text) if any(word in text for word in needed) else ():
            start = match.start()
            while True:
                word = _FIRST_WORD.match(text, start, match.end())
                if word is None or word[1] not in _OPENERS:
                    break
                start = word.end()
            words = text[start : match.end()].split()
            if len(words) > 1 and " ".join(words) not in _NOT_GROUPS:
                yield start, match.end()
    for match in _TRANSLITERATED.finditer(text):
        yield match.span()
    for match in _CALLED.finditer(text):
        yield match.span(1)


def unknown_men(text: str) -> Iterator[tuple[int, int]]:
    """Spans of attackers who are told only as men: "two men on a motorbike", "masked men in a car"."""
    for match in _MEN.finditer(text) if " men " in text or "youths" in text or "individuals" in text else ():
        yield match.span()


def defined_acronym(text: str, end: int) -> str | None:
    """The acronym in brackets behind a name that ends at `end`: "Red River Liberation Front (RRLF)" gives RRLF."""
    match = _ACRONYM.match(text, end)
    if match and sum(c.isupper() for c in match[1]) * 2 > len(match[1]):
        return match[1]
    return None
