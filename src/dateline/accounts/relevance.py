"""Whether a report is about armed conflict or armed crime, or only uses its words: sport, business, drills."""

from __future__ import annotations

from collections import defaultdict

from dateline.knowledge import lexicon
from dateline.knowledge.wordlists import Words
from dateline.model.mentions import Mentions
from dateline.model.text import Report

_COMMON = Words({topic: [words] for topic, words in lexicon.NOT_CONFLICT.items()})
_TELLING = Words({topic: [words] for topic, words in lexicon.TELLING.items()})
_CONFLICT = Words({"conflict": [lexicon.CONFLICT]})
_READ = 6_000
"""Characters from the top that are looked at."""


def about_conflict(report: Report, mentions: Mentions) -> bool:
    """Whether the text is about conflict: its words of conflict and harm against those of the other topics."""
    conflict = {match[0].lower() for match in _CONFLICT.finditer(report.text, 0, min(len(report.text), _READ))}
    armed = {actor.who.name for actor in mentions.actors if actor.kind in ("armed group", "state force")}
    strong = sum(trigger.weight >= 1.0 for trigger in mentions.events)
    harmed = sum(not figure.aggregate and figure.toll.high != 0 for figure in mentions.casualties)
    score = len(conflict) + min(len(armed), 2) + min(strong, 3) + min(harmed, 3)
    return bool(conflict) and score >= 3 and score >= 1.5 * other_topic(report)


def other_topic(report: Report) -> int:
    """How much the text speaks of the other topic that it speaks of most.

    Each different word counts once, a telling one three times, and three more where it stands in the title.
    """
    end = min(len(report.text), _READ)
    words: dict[str | None, set[str]] = defaultdict(set)
    weight: dict[str | None, int] = defaultdict(int)
    for match in _TELLING.finditer(report.text, 0, end):
        word = match[0].lower()
        if word not in words[match.lastgroup]:
            weight[match.lastgroup] += 3 if match.start() >= report.body_start else 6
            words[match.lastgroup].add(word)
    for match in _COMMON.finditer(report.text, 0, end):
        word = match[0].lower()
        if word not in words[match.lastgroup]:
            weight[match.lastgroup] += 1
            words[match.lastgroup].add(word)
    return max(weight.values(), default=0)
