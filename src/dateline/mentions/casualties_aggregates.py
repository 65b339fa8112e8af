"""Words that make a figure one of a span of time or of several incidents: "since 2004", "24 attacks this year", "attack
and revenge"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.mentions.casualties_triggers import Trigger

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_AGGREGATE = re.compile(
    rf"\bsince\s(?:the\s)?(?:start|beginning|early|late|mid|last|new\syear|easter|christmas|ramadan|eid|{_MONTHS}|\d{{4}}|then\b)"
    rf"(?!(?:\s\d{{4}})?,\swhen\b)"
    r"|\b(?:so\sfar\s)?th(?:is|e)\s(?:current\s)?(?:year|decade)\b|\b(?:every|each|per"
    r"|(?<!than\s)(?<!within\s)a)\s(?:year|month|week|day)\b(?!\s(?:ago|after|later|before|earlier|of))"
    r"|\b(?:in|over|during|within|for)\s(?:the\s)?(?:past|last|recent|previous"
    r"|preceding)\s(?:[\w-]+\s)?(?:days|weeks|months|years|decades?|year|month)\b"
    r"|\b(?:in|of)\srecent\s(?:days|weeks|months|years)\b|\bannually\b|\bbetween\s(?:19|20)\d\d\sand\b"
    r"|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens\sof|several|hundreds\sof"
    r"|multiple|a\s(?:series|string|wave|spate|number)\sof)"
    r"\s(?:other\s|separate\s|such\s|similar\s|different\s|recent\s|deadly\s|armed\s|terrorist\s"
    r"|violent\s)*(?:attacks|incidents|operations|massacres|raids|assaults|clashes)\b"
    r"|\b(?:attack|raid|assault|ambush|massacre|slaughter|killings?|bombing|strike)s?,?\s(?:and|then)\s"
    r"(?:(?:then|in|its|the|an?|act|acts|of)\s)*(?:revenge|retaliation|reprisals?|payback|vengeance)\b"
    r"|\b(?:civil\s)?war\s(?:has|that|which|began|broke)|\binsurgency\b|\bconflict\s(?:has|that|which|began)",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r",\s(?:in|amid|as\spart\sof|during|part\sof|one\sof)\s(?:what\s\w+\s)?(?:the\s)?(?:latest\s(?:in|of)\s)?(?:a\s)?$"
)
_GREATEST = re.compile(
    r"\b(?:most\s\w+|(?!west|east|guest|forest|protest|arrest|request)\w+est|worst|first)\b[^.;]{0,70}$", re.IGNORECASE
)
"""What is "the deadliest attack this year" counts no year."""
_OPENS = re.compile(r"(?:[,;:(–—]\s?|\b(?:who|whom|which|that|where|whose)\s)(?=\S)")
"""Where an aside begins: a relative clause, or words behind a comma."""
_CLOSES = re.compile(r"[,;:)–—]|$")
_RELATIVE = ("who", "whom", "which", "that", "where", "whose")
_OF_THE_SERIES = re.compile(r"\bin\s(?:all\sof\s)?(?:them|these|those)\b(?=[.,;]|$)", re.IGNORECASE)
_SERIES = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|eleventh|twelfth|\w+ieth|\d+(?:st|nd|rd|th))\s"
    r"(?:such\s|similar\s|deadly\s)?(?:attack|incident|blast|explosion|strike|raid|ambush|shooting|bombing|killing)\b",
    re.IGNORECASE,
)
_BACK = 250
"""Characters before "in them" in which "the fourth such blast" says what they are."""


def aggregates(text: str, start: int, end: int, words: Sequence[Trigger]) -> list[re.Match[str]]:
    """The words of a sentence that make its figures those of more than one incident, but for asides."""
    return [match for match in _told(text, start, end) if not _is_aside(text, match, start, end, words)]


def is_setting(text: str, over: re.Match[str], figure: int) -> bool:
    """Whether a year or several attacks are only what the one with the figure stands in: "12, in a wave of attacks"."""
    if _GREATEST.search(text, max(0, over.start() - 80), over.start()):
        return True
    return figure < over.start() and bool(_SETTING.search(text, max(0, over.start() - 40), over.start()))


def _told(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    yield from _AGGREGATE.finditer(text, start, end)
    for match in _OF_THE_SERIES.finditer(text, start, end):
        if _SERIES.search(text, max(0, start - _BACK), match.start()):
            yield match


def _is_aside(text: str, match: re.Match[str], start: int, end: int, words: Sequence[Trigger]) -> bool:
    """Whether an aside without a word of harm holds the words: "the mayor, in office since 2020, was killed"."""
    opening = max(_OPENS.finditer(text, start, match.start()), key=lambda found: found.end(), default=None)
    if opening is None or opening.end() == match.start():
        return False
    closing = _CLOSES.search(text, match.end(), end)
    close = closing.start() if closing else end
    relative = opening[0].strip().lower() in _RELATIVE
    if not (relative or close < end - 1):
        return False
    return not any(opening.end() <= word.start < close for word in words)
