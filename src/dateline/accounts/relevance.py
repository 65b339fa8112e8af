"""Whether a report is about armed conflict or armed crime, or only uses its words: sport, business, drills."""

from __future__ import annotations

from dateline.knowledge import lexicon
from dateline.knowledge.wordlists import Words
from dateline.model.mentions import Mentions
from dateline.model.text import Report

_TOPICS = tuple(Words({topic: [words]}) for topic, words in lexicon.NOT_CONFLICT.items())
_TELLING = tuple(Words({topic: [lexicon.TELLING[topic]]}) for topic in lexicon.NOT_CONFLICT)
_CONFLICT = Words({"conflict": [lexicon.CONFLICT]})
_READ = 6_000
"""Characters from the top that are looked at."""


def about_conflict(report: Report, mentions: Mentions) -> bool:
    """Whether the text is about conflict: its words of conflict and harm against those of the other topics."""
    end = min(len(report.text), _READ)
    conflict = {match[0].lower() for match in _CONFLICT.finditer(report.text, 0, end)}
    armed = {actor.who.name for actor in mentions.actors if actor.kind in ("armed group", "state force")}
    strong = sum(trigger.weight >= 1.0 for trigger in mentions.events)
    harmed = sum(not figure.aggregate and figure.toll.high != 0 for figure in mentions.casualties)
    score = len(conflict) + min(len(armed), 2) + min(strong, 3) + min(harmed, 3)
    other = max(_other(report, end, common, telling) for common, telling in zip(_TOPICS, _TELLING, strict=True))
    return bool(conflict) and score >= 3 and score >= 1.5 * other


def _other(report: Report, end: int, common: Words, telling: Words) -> int:
    """How much the text speaks of one other topic."""
    words = {match[0].lower() for match in common.finditer(report.text, 0, end)}
    strong = {match[0].lower() for match in telling.finditer(report.text, 0, end)}
    in_title = {match[0].lower() for match in telling.finditer(report.text, 0, report.body_start)}
    return len(words | strong) + 2 * len(strong) + 3 * len(in_title)
