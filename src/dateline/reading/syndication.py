"""Which reports are copies of one text, and whose news a report passes on.

Ten outlets that print one wire story are one source. MinHash over runs of five words (Broder 1997) finds texts that may
be copies, in bands so that a look-up does not grow with the number of texts; the exact runs of words that both hold
then decide, and are the evidence. Texts in two languages are compared by `translations`.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dateline.model.claims import Evidence, quote
from dateline.model.text import Report
from dateline.reading import translations

SHINGLE = 5
"""Words of a run that is hashed."""
BANDS = 24
"""Bands; texts that agree in one are compared. With three rows each, half of the pairs with a likeness of .30 do."""
ROWS = 3
"""Hashes of one band."""
RUN = 8
"""Words of the shortest run that counts as copied: chance and set phrases share shorter ones."""
COPIED = 0.5
"""Share of the words of the shorter text that stand in such runs, from which it is a copy."""
FEWEST = 20
"""Words that must be shared: below, two headlines are all there is to compare."""
BRIEF = 120
"""Words of the shorter text up to which the titles must share a word too: what many pages of one site hold in place of
an article (a wall for subscribers, the rules of its comments) is the same on all of them."""
HELD = 30
"""Texts that are kept under one band, the first ones: a family has one text that all others are compared with."""
LENGTH = 40_000
"""Characters of a text that are looked at."""


@dataclass(frozen=True, slots=True)
class Copy:
    """That two reports hold one text. `share` is of the shorter's words; `spans` pairs of the same words in both.

    An update stands at the address of the other and shares too few words to be a copy; it has no spans. A translation
    shares numbers and places: `share` is of those of both, and `spans` are the same ones in both.
    """

    report_id: str
    of: str
    kind: Literal["exact", "near", "update", "translation"]
    share: float
    spans: tuple[tuple[Evidence, Evidence], ...]

    @property
    def reason(self) -> str:
        """One sentence with the share and the longest words that both hold."""
        if not self.spans:
            return f"{self.kind} of {self.of}: the same address, other words"
        if self.kind == "translation":
            words, its = max(((mine.words, its.words) for mine, its in self.spans), key=lambda pair: len(pair[0]))
            told = f"{100 * self.share:.0f} % of their numbers and places are the same and in the same order"
            return f"translation of {self.of}: {told}, as “{words}” and “{its}”"
        longest = max((evidence.words for evidence, _ in self.spans), key=len)
        short = longest if len(longest) <= 120 else longest[:119] + "…"
        return f"{self.kind} copy of {self.of}: {100 * self.share:.0f} % of its words in the same runs, as “{short}”"


@dataclass(frozen=True, slots=True)
class DerivedSource:
    """Whose news a report passes on, as it names them, with the words that say so.

    `key` is the same for all names of one source. `start` and `end` bound the part of the text that is passed on: the
    sentence that names the source, or all of the body where it opens with the dateline of an agency.
    """

    name: str
    key: str
    evidence: Evidence
    start: int
    end: int


class Copies:
    """The texts read so far; says of each new report which family of copies it belongs to."""

    def __init__(self) -> None:
        self._bands: dict[int, list[Report]] = defaultdict(list)
        self._family: dict[str, str] = {}
        self._copy: dict[str, Copy] = {}

    def family(self, report: Report) -> str:
        """The id of the first report with this text, its own where it is the first; it is kept for later ones."""
        if report.id in self._family:
            return self._family[report.id]
        bands = keys(report)
        others = {other.id: other for band in bands for other in self._bands.get(band, ())}
        copy = closest(report, others.values())
        self._family[report.id] = self._family[copy.of] if copy else report.id
        if copy:
            self._copy[report.id] = copy
        for band in bands:
            held = self._bands[band]
            if len(held) < HELD:
                held.append(report)
        return self._family[report.id]

    def evidence(self, report_id: str) -> Copy | None:
        """Why a report belongs to the family of another; None for one that is the first of its own."""
        return self._copy.get(report_id)


def keys(report: Report) -> tuple[int, ...]:
    """The bands of a report's text and its address: two reports that share one may be copies, or one an update.

    A text of under five words has no bands.
    """
    translated = (BANDS + 1 << 32 | key for key in translations.keys(report))
    return (*_bands(report), *_address(report), *translated)


def _address(report: Report) -> tuple[int, ...]:
    """The address of the page without what does not name it: scheme, query of a tracker, fragment."""
    address = re.sub(r"^\w+://(?:www\.)?|#.*$|[?&]utm_[^&#]*", "", report.url or "").rstrip("/")
    return (BANDS << 32 | zlib.crc32(address.encode("utf-8", "replace")),) if "/" in address else ()


def _bands(report: Report) -> tuple[int, ...]:
    words = [word for word, _, _ in _words(report)]
    runs = {
        zlib.crc32(" ".join(words[n : n + SHINGLE]).encode("utf-8", "replace")) for n in range(len(words) - SHINGLE + 1)
    }
    if not runs:
        return ()
    scale, shift = _permutations()
    # Multiply and add modulo 2^64, of which the upper half is well mixed (Dietzfelbinger 1997).
    hashed = (np.array(sorted(runs), dtype=np.uint64)[None, :] * scale[:, None] + shift[:, None]) >> np.uint64(32)
    least = hashed.min(axis=1)
    return tuple(band << 32 | zlib.crc32(least[band * ROWS : (band + 1) * ROWS].tobytes()) for band in range(BANDS))


def closest(report: Report, others: Iterable[Report]) -> Copy | None:
    """The copy that shares most with the report, the one with the least id among equals; None where none is one."""
    mine = _words(report)
    found = [copy for other in others if other.id != report.id and (copy := _compared(report, mine, other))]
    return min(found, key=lambda copy: (-copy.share, copy.of), default=None)


def compare(report: Report, other: Report) -> Copy | None:
    """Whether two reports hold one text, with the runs of words that both hold; None where too little is shared.

    What stands at one address with other words is a story updated in place.
    """
    return _compared(report, _words(report), other)


def _compared(report: Report, mine: list[_Word], other: Report) -> Copy | None:
    copy = _copy(report, mine, other) or _translation(report, other)
    if copy is None and _address(report) and _address(report) == _address(other):
        return Copy(report.id, other.id, "update", 0.0, ())
    return copy


def _copy(report: Report, one: list[_Word], other: Report) -> Copy | None:
    two = _words(other)
    fewer = min(len(one), len(two))
    if fewer < FEWEST or (fewer <= BRIEF and not _titles_meet(report.title, other.title)):
        return None
    runs = _runs([word for word, _, _ in one], [word for word, _, _ in two])
    shared = sum(length for _, _, length in runs)
    if shared < max(FEWEST, COPIED * fewer):
        return None
    spans = tuple(
        (
            quote(report, one[first][1], one[first + length - 1][2]),
            quote(other, two[second][1], two[second + length - 1][2]),
        )
        for first, second, length in runs
    )
    exact = len(one) == len(two) == shared and len(runs) == 1
    return Copy(report.id, other.id, "exact" if exact else "near", min(1.0, shared / fewer), spans)


def _translation(report: Report, other: Report) -> Copy | None:
    found = translations.shared(report, other)
    if found is None:
        return None
    share, pairs = found
    spans = tuple((quote(report, mine.start, mine.end), quote(other, its.start, its.end)) for mine, its in pairs)
    return Copy(report.id, other.id, "translation", share, spans)


def derived_sources(report: Report) -> tuple[DerivedSource, ...]:
    """The agencies and outlets whose news the report says that it passes on, each time that it does.

    "citing AFP", "Rudaw reported", "told Reuters", "BAGHDAD (AP) —". A report's own outlet is not one.
    """
    own = source_key(report.outlet or "")
    found = []
    for match in _PASSED_ON.finditer(report.text[:LENGTH]):
        name = next(group for group in match.groups() if group)
        if (key := source_key(name)) != own:
            start, end = _passage(report, match)
            found.append(DerivedSource(name, key, quote(report, match.start(), match.end()), start, end))
    return tuple(found)


def source_key(name: str) -> str:
    """One name for all names of an agency or outlet: "The Associated Press", "AP News" and "apnews.com" are "ap"."""
    plain = re.sub(r"[^\w]+", " ", name.casefold().removeprefix("www.")).strip().removeprefix("the ")
    plain = re.sub(r" (?:com|net|org|news agency|agency|news)$", "", plain)
    return _ALIASES.get(plain, plain)


def _passage(report: Report, match: re.Match[str]) -> tuple[int, int]:
    """What the source is named for. A dateline stands at the beginning of the body, within its first words."""
    text, start, end = report.text, match.start(), match.end()
    if match.group(3) and start - report.body_start < _DATELINE:
        return report.body_start, len(text)
    before = [found.end() for found in _STOP.finditer(text, max(0, start - _LONGEST), start)]
    after = _STOP.search(text, end, end + _LONGEST)
    return max(before, default=max(0, start - _LONGEST)), after.start() + 1 if after else min(len(text), end + _LONGEST)


_DATELINE = 60
"""Characters of a body within which its dateline stands."""
_LONGEST = 600
"""Characters of a sentence on either side of the source that it names, at most."""
_STOP = re.compile(r"[.!?][\"”’')]*(?=\s)(?<!\b[A-Z]\.)|\n")
_ALIASES = {
    "associated press": "ap",
    "apnews": "ap",
    "agence france presse": "afp",
    "deutsche welle": "dw",
    "voice of america": "voa",
    "voanews": "voa",
    "radio france internationale": "rfi",
    "radio free europe": "rfe rl",
    "radio liberty": "rfe rl",
    "radio free europe radio liberty": "rfe rl",
    "rferl": "rfe rl",
    "aljazeera": "al jazeera",
    "alsumaria": "al sumaria",
    "saharareporters": "sahara reporters",
    "rudaw media network": "rudaw",
    "kurdistan24": "kurdistan 24",
    "anadolu ajansı": "anadolu",
    "site intelligence group": "site",
    "site intelligence": "site",
    "site intel group": "site",
}
"""Names of one source that differ by more than "the", "News" and "Agency", as `source_key` simplifies them."""


_WORD = re.compile(r"\w+")
_Word = tuple[str, int, int]


def _words(report: Report) -> list[_Word]:
    """The words of the body in lower case, with their spans; the title, which each outlet writes anew, left out."""
    body = _WORD.finditer(report.text, report.body_start, report.body_start + LENGTH)
    return [(match.group().lower(), match.start(), match.end()) for match in body]


def _titles_meet(one: str | None, two: str | None) -> bool:
    """Whether two titles share a word of four letters or more, or one of them is missing."""
    if not one or not two:
        return True
    words = [{word for word in _WORD.findall(title.lower()) if len(word) > 3} for title in (one, two)]
    return bool(words[0] & words[1]) or not all(words)


def _runs(one: list[str], two: list[str]) -> list[tuple[int, int, int]]:
    """The runs of at least `RUN` words that stand in both, as (place in one, place in two, words), none overlapping."""
    places: dict[tuple[str, ...], int] = {}
    for number in range(len(two) - RUN + 1):
        places.setdefault(tuple(two[number : number + RUN]), number)
    runs: list[tuple[int, int, int]] = []
    number, used = 0, bytearray(len(two))
    while number <= len(one) - RUN:
        place = places.get(tuple(one[number : number + RUN]))
        if place is None or used[place]:
            number += 1
            continue
        length = 0
        while (
            number + length < len(one)
            and place + length < len(two)
            and one[number + length] == two[place + length]
            and not used[place + length]
        ):
            used[place + length] = 1
            length += 1
        if length >= RUN:
            runs.append((number, place, length))
        number += max(length, 1)
    return runs


@functools.cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The same odd multipliers and shifts on every machine."""
    drawn = np.random.Generator(np.random.PCG64(20211204)).integers(0, 2**63, size=(2, BANDS * ROWS), dtype=np.uint64)
    return drawn[0] * np.uint64(2) + np.uint64(1), drawn[1]


_AGENCIES = (
    "AFP|Agence France-Presse|Reuters|AP|Associated Press|UPI|dpa|DPA|ANSA|EFE|Xinhua|TASS|Interfax"
    "|RIA Novosti|Ukrinform|Anadolu(?: Agency)?|IRNA|Tasnim|Fars|SANA|SABA|Saba|WAFA|INA|NINA|PTI|IANS|ANI|APP"
    "|Yonhap|Kyodo|Bernama|Antara|Al[- ]Jazeera|Al[- ]Arabiya|Al[- ]Mayadeen|Al[- ]Masirah|Al[- ]Manar"
    "|Al[- ]Sumaria|Alsumaria|Sky News Arabia|BBC|CNN|Fox News|NBC|CBS|ABC News|Sky News|Deutsche Welle|DW"
    "|France 24|RFI|Radio France Internationale|VOA|Voice of America|RFE/RL|Radio Free Europe|Radio Liberty"
    "|Rudaw|Kurdistan ?24|NRT|PUKmedia|Shafaq News|Basnews|TOLOnews|Tolo News|Pajhwok|Ariana News"
    "|Khaama(?: Press)?|Dawn|Geo News|SITE(?: Intelligence Group)?|Amaq|Garowe Online|Radio Okapi"
    "|Actualite\\.cd|Radio Dabanga|Sahara Reporters|SaharaReporters|Premium Times|Rappler|Inquirer|Suspilne"
    "|Kyiv Independent|Ukrainska Pravda|Meduza|Haaretz|L'Orient-Le Jour|NNA|The New Humanitarian"
)
_KIND = (
    r"News(?: Agency)?|Agency|Press|TV|Television|Radio|Times|Post|Herald|Tribune|Gazette|Guardian|Telegraph|Journal"
    r"|Observer|Chronicle|Network|Broadcasting(?: Corporation)?|Newspaper|Online|Mail|Star|Standard|Independent|Monitor"
)
_NAME = rf"(?:{_AGENCIES}|(?:[A-Z][\w'’-]{{1,30}} ){{1,3}}(?:{_KIND}))"
_PASSED_ON = re.compile(
    rf"\b(?:[Cc]iting|[Qq]uoting|[Qq]uoted by|[Rr]eported by|[Aa]ccording to|told|in a report by|[Vv]ia)"
    rf" (?:[Tt]he )?(?:(?:news agency|agency|newspaper|broadcaster|channel|website) )?({_NAME})\b"
    rf"|\b({_NAME}) (?:has |had |also )?(?:reported|reports|quoted|cited|broadcast)\b"
    rf"|\((AFP|Reuters|REUTERS|AP|UPI|Xinhua|TASS|dpa|EFE|IRNA)\) ?[-–—]"
)
