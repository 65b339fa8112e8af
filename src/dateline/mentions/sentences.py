"""Sentences of a report, told by punctuation, paragraphs and the abbreviations of the news."""

from __future__ import annotations

import re

from dateline.model.text import Report, Sentence

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cpl sgt brig adm cmdr cdr pvt gov sen rep rev hon st mt jr sr vs no dept "
    "fig inc ltd co corp bros univ assn al approx est ft km jan feb mar apr jun jul aug sep sept oct nov dec mon tue "
    "wed thu fri sat sun cf e.g i.e a.m p.m u.s u.n u.k d.c".split()
)
"""Words after which a full stop ends no sentence (lower case, without their last stop)."""

_END = re.compile(r"""[.!?\u061f\u06d4\u3002…]+["'”’»)\]]*(?=\s)|\n\s*\n|\n""")
_OFTEN_LAST = frozenset("a.m p.m inc ltd co corp jr sr km ft no sat sun mar u.s u.n u.k d.c".split())
_GOES_ON = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?!(?:The|He|She|It|They|We|In|On|At|But|And|This|That|A|An|Two|Three|Some|No|Its|His)\b)[A-Z]"
)
_LONGEST = 2_000
"""A text without any full stop is cut here, so that no finder meets a sentence of ten million characters."""


def split(report: Report) -> tuple[Sentence, ...]:
    """The sentences of the report's text, in order; every character that is not white space is in exactly one."""
    found: list[Sentence] = []
    paragraph = 0
    if report.body_start and report.text[: report.body_start].strip():
        found.extend(_cut(report.text, 0, report.body_start, 0, is_title=True))
        paragraph = 1
    start = report.body_start
    for end, ends_paragraph in _ends(report.text, report.body_start):
        found.extend(_cut(report.text, start, end, paragraph))
        start = end
        paragraph += ends_paragraph
    found.extend(_cut(report.text, start, len(report.text), paragraph))
    return tuple(found)


def _ends(text: str, start: int) -> list[tuple[int, bool]]:
    ends: list[tuple[int, bool]] = []
    for match in _END.finditer(text, start):
        if match[0].isspace():
            # A single line break ends a sentence only where the line was not wrapped in the middle of one.
            following = text[match.end() : match.end() + 1]
            if match[0].count("\n") > 1 or not following.islower():
                ends.append((match.end(), True))
        elif not _is_abbreviation(text, match):
            ends.append((match.end(), False))
    return ends


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if match[0] != ".":
        return False
    before = re.search(r"[\w.]+$", text[max(0, match.start() - 12) : match.start()])
    word = before[0].lower() if before else ""
    if len(word) == 1 and word.isalpha():
        return True  # an initial: "M. Ismail"
    if word not in ABBREVIATIONS:
        return False
    following = text[match.end() : match.end() + 12].strip()
    if word in _OFTEN_LAST:
        return not following[:1].isupper() or bool(_GOES_ON.match(following))
    return True


def _cut(text: str, start: int, end: int, paragraph: int, *, is_title: bool = False) -> list[Sentence]:
    pieces: list[Sentence] = []
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        middle = space if space > start else start + _LONGEST
        pieces.append(Sentence(start, middle, paragraph, is_title))
        start = middle
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        pieces.append(Sentence(start, end, paragraph, is_title))
    return pieces
