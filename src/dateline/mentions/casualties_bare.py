"""Bare numbers that may be counts of the dead or the wounded: no noun says of what, and no word of harm stands by.

"At least 30 were killed, residents said. The district stands by 18": grammar alone does not tell that from "The two
met at 18". These are proposals; what marks the number as a count of the killed (the trained reader) decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.mentions.casualties_counts import REACH, TIMES, is_count
from dateline.mentions.casualties_withdrawn import without_withdrawn
from dateline.mentions.numbers import CARDINAL, cardinal
from dateline.model.mentions import CasualtyFigure
from dateline.model.values import Toll

_BARE = re.compile(
    r"(?<![\w.,:;/$€£#%(’'-])(?<!\bthe\s)(?<!\bnot\s)(?<!\bnumber\s)(?<!\bage\sof\s)(?<!\baged\s)(?<!\bpage\s)(?<!\bday\s)(?<!\bunder\s)"
    r"(?:(?:only|just|about|some|around|nearly|almost|roughly)\s|(?P<least>(?:at\sleast|more\sthan|over|no\s(?:fewer|less)\sthan)\s)"
    r"|(?P<most>(?:up\sto|as\smany\sas)\s))?"
    rf"(?P<number>{CARDINAL})"
    r"(?=(?P<then>[.,;:)\n”\"]|$)|\s(?:on|by|at|in|as\sof|later|now|then|so\sfar|according|and|or|earlier|before|the\s(?:day|evening|night|next))\b)",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"[^\W\d]+,\s$")
"""What stands before an age: "his son, 12, was killed"."""
_DATED = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|the|no|nos|number|numbers|aged?|in|since|until|till)\.?\s$",
    re.IGNORECASE,
)
"""What stands before a day of a month, a year or the number of a thing."""
_OTHER = re.compile(
    r"\b(?:an?|the|his|her|their)\s(?!(?:[\w-]+\s)?(?:count|toll|figure|number|total|list|tally|estimate|loss)\b)[\w-]+(?:\s[\w-]+)?\sof\s$"
    r"|\binto\s$|\b(?:came|arrived|began|started|happened|attacked|struck|occurred|met|place|exploded|off)\s(?:[\w'’-]+\s){0,3}?at\s$"
    r"|\b(?:arrest|detain|captur|fre|releas|rescu|seiz|hold|held|took|tak|destroy|deploy|evacuat|sav|abduct|kidnap|defus|recover)\w*\s$"
    r"|\b(?:could|would|might|may|feared?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""What counts other things, or what is only feared: ages, parts, hours, prisoners."""
_YEAR = re.compile(r"(?:19|20)\d\d$")


def find_bare_counts(text: str, found: Sequence[CasualtyFigure]) -> tuple[CasualtyFigure, ...]:
    """The bare numbers that another source may give for those counted elsewhere."""
    counts = [figure for figure in found if is_count(figure)]
    proposed = list(_proposals(text, found, counts)) if counts else []
    if not proposed:
        return ()
    return tuple(without_withdrawn(text, [*found, *proposed])[len(found) :])


def _proposals(
    text: str, found: Sequence[CasualtyFigure], counts: Sequence[CasualtyFigure]
) -> Iterator[CasualtyFigure]:
    taken = {place for figure in found for place in range(figure.start, figure.end)}
    for match in _BARE.finditer(text, counts[0].end):
        start, end = match.span("number")
        number = cardinal(match["number"])
        if number is None or number < _SEVERAL or start in taken or _is_no_count(text, match):
            continue
        before = [figure for figure in counts if 0 <= start - figure.end <= REACH]
        if not before:
            continue
        last = before[-1]
        counted = last.toll.low or last.toll.high or 0
        if number != counted and counted / TIMES <= number <= counted * TIMES:
            toll = Toll(last.toll.harm, None if match["most"] else number, None if match["least"] else number)
            yield CasualtyFigure(start, end, toll, last.trigger, relation="contrasted")


_SEVERAL = 2


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    opening = text[max(0, match.start() - 60) : match.start()]
    if _YEAR.match(match["number"]) or _DATED.search(opening) or _OTHER.search(opening):
        return True
    return bool(_APPOSED.search(opening)) and match["then"] in (",", ")")
