"""Whether a report is about armed conflict or armed crime, or only uses its words: sport, business, drills."""

from __future__ import annotations

import re

from dateline.knowledge import lexicon
from dateline.model.mentions import Mentions
from dateline.model.text import Report

_TOPICS = {topic: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for topic, words in lexicon.NOT_CONFLICT.items()}
_CONFLICT = re.compile(rf"\b(?:{lexicon.CONFLICT})\b", re.IGNORECASE)
_READ = 6_000
"""Characters from the top that are looked at."""


def about_conflict(report: Report, mentions: Mentions) -> bool:
    """Whether the text is about conflict: its words of conflict and harm against those of the other topics."""
    text = report.text[:_READ]
    conflict = {match[0].lower() for match in _CONFLICT.finditer(text)}
    armed = sum(actor.kind in ("armed group", "state force") for actor in mentions.actors)
    strong = sum(trigger.weight >= 1.0 for trigger in mentions.events)
    harmed = sum(not figure.aggregate and figure.toll.high != 0 for figure in mentions.casualties)
    score = len(conflict) + min(armed, 4) + min(strong, 4) + min(harmed, 3)
    other = max(len({match[0].lower() for match in topic.finditer(text)}) for topic in _TOPICS.values())
    return score >= 3 and score >= 1.5 * other
