"""Figures that a report itself takes back: lowered later, or withdrawn by those who gave them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.mentions.numbers import CARDINAL, cardinal
from dateline.model.mentions import CasualtyFigure

_EARLIER = re.compile(
    r"\b(?:earlier|initial(?:ly)?|at\sfirst|previously|originally|had\sfirst|first\s(?:said"
    r"|reported|put|gave|counts?|figures?)|at\sone\s(?:point|stage|time))\b",
    re.IGNORECASE,
)
_NEAR = 90
"""Characters before a figure, in its sentence, in which "earlier" speaks of it."""
_COUNT = r"(?:statement|figure|number|count|toll|claim|report|announcement|estimate|communiqu[eé]|tweet|post|message)s?"
_TAKES_BACK = re.compile(
    rf"\b(?:withdr(?:ew|aws?|awn|awing)|retract(?:ed|s|ing)|t(?:ook|akes?|aken|aking)\sback|disown(?:ed|s)|rescind(?:ed|s)|delet(?:ed|es))"
    rf"\s(?:[\w'’-]+\s){{0,3}}?{_COUNT}\b(?P<about>(?:(?!\b(?:instead|but\snow|now\s(?:says?|puts?|gives?)|and\s(?:put|gave|said))\b)[^.;\n]){{0,200}})",
    re.IGNORECASE,
)
"""Who takes a count back, and the words that say which."""
_TAKEN_BACK = re.compile(
    rf"\b(?:(?:withdr(?:ew|aws)|retract(?:ed|s)|disown(?:ed|s))\s(?:it|this|that|(?:the|that|this|its|his|her|their)\s{_COUNT})"
    rf"|t(?:ook|akes)\s(?:it|this|(?:the|that|this|its|his|her|their)\s{_COUNT})\sback"
    rf"|an?\s{_COUNT}\s(?:that|which|it)\s(?:\w+\s){{0,3}}?(?:dropped|withdrawn|withdrew|retracted|corrected|deleted|disowned|abandoned|revoked|disproved)"
    rf"|(?:the|that|this|its|his|her|their)\s{_COUNT}\s(?:was|were|is|ha(?:s|d|ve)\s(?:\w+\s)?been)\s(?:\w+\s){{0,2}}?"
    r"(?:withdrawn|retracted|taken\sback|disowned|deleted|wrong|false|mistaken|in\serror|a\smistake)"
    r"|double-count(?:ed|ing)|(?:counted|entered|listed|registered|recorded)\s(?:\w+\s){0,2}?(?:twice|under\stwo\snames))\b",
    re.IGNORECASE,
)
"""That the count before was taken back."""
_COUNTED_TWICE = re.compile(
    r"\b(?:(?:counted|entered|listed|recorded|registered|reported|included)\s(?:\w+\s)?(?:twice|double|more\sthan\sonce"
    r"|under\s(?:two|different)\snames|in\stwo\s(?:lists|hospitals|places))|double[\s-](?:count(?:ing|ed)?|entry|entries|listing))\b",
    re.IGNORECASE,
)
"""Why a count was too high."""
_FOR_A_TIME = re.compile(
    r"\b(?:at\sone\s(?:point|time|stage)|for\s(?:a\s(?:time|while)|some\s(?:time|hours))|briefly|once|mistakenly|wrongly|erroneously"
    r"|by\smistake|in\serror)\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
"""What was told as a count for some time, right before it."""
_OLD_VERSION = re.compile(
    r"\b(?:earlier|previous|original|first|prior)\s(?:version|edition|headline)s?\b[^.;\n]{0,80}$", re.IGNORECASE
)
"""What an earlier version of the report itself said, right before it."""
_PUT_RIGHT = re.compile(
    r"[^\n]{0,120}?\b(?:corrected|revised|amended|put\sright|explained|turned\sout\sto\sbe|mistake|error|wrong|confusion)\b",
    re.IGNORECASE,
)
"""That it was put right, behind it."""
_REACH = 300
"""Characters between a count and the words that take it back."""


def without_withdrawn(text: str, found: Sequence[CasualtyFigure]) -> list[CasualtyFigure]:
    """The figures, where those that were taken back are superseded, wherever they stand."""
    back = set(_taken_back(text, found))
    return [
        replace(figure, relation="superseded")
        if (figure.toll.harm, figure.toll.low or figure.toll.high) in back
        else figure
        for figure in found
    ]


def _taken_back(text: str, found: Sequence[CasualtyFigure]) -> list[tuple[str, int | None]]:
    counts = [figure for figure in found if not figure.toll.partial and _number(figure) > 1]
    back = []
    for match in _TAKES_BACK.finditer(text) if counts else ():
        start, end = match.span("about")
        back += [figure for figure in counts if start <= figure.start and figure.end <= end]
    for match in _TAKEN_BACK.finditer(text) if counts else ():
        before = [figure for figure in counts if 0 < match.start() - figure.end <= _REACH]
        if before:
            back.append(max(before, key=lambda figure: (figure.toll.harm == "killed", figure.start)))
    for match in _COUNTED_TWICE.finditer(text) if counts else ():
        before = [figure for figure in counts if 0 < match.start() - figure.end <= _REACH]
        greatest = max((f for f in before if f.toll.harm == before[-1].toll.harm), key=_number, default=None)
        if greatest and any(f.toll.harm == greatest.toll.harm and _number(f) < _number(greatest) for f in counts):
            back.append(greatest)
    for figure in counts:
        opening = text[max(0, figure.start - _NEAR) : figure.start]
        if _OLD_VERSION.search(opening) or (_FOR_A_TIME.search(opening) and _PUT_RIGHT.match(text, figure.end)):
            back.append(figure)
    return [(figure.toll.harm, figure.toll.low or figure.toll.high) for figure in back]


_LOWERED = re.compile(
    r"\b(?:revised|lowered|cut|reduced|corrected|scaled|brought|put)\s(?:[\w'’-]+\s){0,4}?to\s"
    rf"(?P<now>{CARDINAL}),?\s(?:down\s)?from\s(?P<was>{CARDINAL})\b",
    re.IGNORECASE,
)
"""A count that is lowered before it is said of what: "revised to nine, from 22, the number of people who died"."""


def lowered(text: str, found: Sequence[CasualtyFigure]) -> list[CasualtyFigure]:
    """The figures, where one that was lowered in the same breath gives way to the one that stands."""
    kept = list(found)
    for match in _LOWERED.finditer(text) if found else ():
        now, was = cardinal(match["now"]), cardinal(match["was"])
        spans = {name: match.span(name) for name in ("now", "was")}
        if now is None or was is None or now >= was or any(f.was_span == spans["was"] for f in found):
            continue
        for place, figure in enumerate(kept):
            if (figure.start, figure.toll.low) in ((spans["was"][0], was), (spans["now"][0], now)):
                toll = replace(figure.toll, low=now, high=now)
                old = replace(figure.toll, low=was, high=was)
                kept[place] = replace(
                    figure, start=spans["now"][0], end=spans["now"][1], toll=toll, was=old, was_span=spans["was"]
                )
    return kept


def _number(figure: CasualtyFigure) -> int:
    return figure.toll.low or figure.toll.high or 0


def with_earlier(text: str, found: Sequence[CasualtyFigure]) -> list[CasualtyFigure]:
    """The figures, where one that is told as an earlier count becomes the `was` of a lower one that stands."""
    kept = list(found)
    last: dict[str, int] = {}
    for old in found:
        near = max(0, old.start - _NEAR, last.get(old.toll.harm, 0))
        last[old.toll.harm] = old.end
        opening = text[max(text.rfind(". ", near, old.start), text.rfind("\n", near, old.start), near) : old.start]
        if not _EARLIER.search(opening) or old.toll.partial:
            continue
        stop = min((at for at in (text.find(". ", old.end), text.find("\n", old.end)) if at >= 0), default=len(text))
        goes_on = any(old.end <= new.start < stop and new.toll.harm == old.toll.harm for new in found)
        for place, new in enumerate(kept):
            if (
                new.toll.harm == old.toll.harm
                and (not goes_on or old.end <= new.start < stop)
                and new.was is None
                and 1 < (new.toll.low or 0) < (old.toll.low or 0)
                and not new.toll.partial
            ):
                kept[place] = replace(new, was=old.toll, was_span=(old.start, old.end))
                break
    return kept
