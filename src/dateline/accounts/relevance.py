"""Whether a report is about armed conflict or armed crime, or only uses its words: sport, business, drills."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from dateline.accounts.marked import THRESHOLDS, Marked
from dateline.knowledge import lexicon, lexicon_languages
from dateline.knowledge.wordlists import Words
from dateline.model.mentions import Mentions
from dateline.model.text import Report

_COMMON = Words({topic: [words] for topic, words in lexicon.NOT_CONFLICT.items()})
_TELLING = Words({topic: [words] for topic, words in lexicon.TELLING.items()})
_CONFLICT = Words({"conflict": [lexicon.CONFLICT]})
_READ = 6_000
"""Characters from the top that are looked at."""


_ARMED, _STRONG, _HARMED = 2, 3, 3
"""The most that armed actors, strong triggers and figures add to the score."""


def about_conflict(report: Report, mentions: Mentions, marked: Marked | None = None) -> bool:
    """Whether the text is about conflict: its words of conflict and harm against those of the other topics.

    Where the trained reader is sure that it is, a text with few words of either is, and where it is certain, the words
    of other topics count for less; where it says that it is not, they count for more, and where it is sure of that,
    only a text full of words of conflict is.
    """
    if marked is not None and _surely(report, marked):
        return True
    words = _conflict_words(report.text)
    if hardly(report, marked) and words < _PLENTY:
        return False
    armed = {actor.who.name for actor in mentions.actors if actor.kind in ("armed group", "state force")}
    strong = sum(trigger.weight >= 1.0 for trigger in mentions.events)
    harmed = sum(not figure.aggregate and figure.toll.high != 0 for figure in mentions.casualties)
    score = words + min(len(armed), _ARMED) + min(strong, _STRONG) + min(harmed, _HARMED)
    return bool(words or (armed and strong)) and score >= 3 and score >= _times(marked) * other_topic(report)


_AGAINST, _DOUBTED, _CERTAIN = 1.5, 4.0, 1.0
"""How many times the words of another topic those of conflict and harm must be; where the trained reader doubts that it
is about conflict, and where it is certain of it."""


def _times(marked: Marked | None) -> float:
    if marked is None:
        return _AGAINST
    if marked.document["relevant"] >= THRESHOLDS.certain:
        return _CERTAIN
    return _DOUBTED if marked.document["relevant"] < THRESHOLDS.irrelevant else _AGAINST


def _surely(report: Report, marked: Marked) -> bool:
    """Whether the trained reader is sure of it, and the text has next to no words of another topic."""
    return marked.document["relevant"] >= THRESHOLDS.relevant and other_topic(report) <= _LITTLE


_LITTLE = 2
"""Words of another topic that any report may have."""


def hardly(report: Report, marked: Marked | None) -> bool:
    """Whether the trained reader is sure that a text is not about conflict; of an item of a few lines it never is."""
    sure = marked is not None and marked.document["relevant"] < THRESHOLDS.hardly
    return sure and len(report.text.split()) >= _ENOUGH


_ENOUGH = 60
"""Words from which on the trained reader can tell what a text is about."""

_PLENTY = 6
"""Different words of conflict from which on a text is about it, however sure the trained reader is that it is not."""


def may_be_about_conflict(
    report: Report, mentions: Mentions, marked: Marked | None = None, *, unsure: bool = False
) -> bool:
    """False where `about_conflict` cannot become true whatever the finders find: most texts need be read no further.

    `unsure` asks whether it could, if the trained reader were sure of it.
    """
    if marked is not None and _surely(report, marked):
        return bool(mentions.events or marked.spans("agreement.trigger", least=THRESHOLDS.agreement))
    words = _conflict_words(report.text)
    if unsure and other_topic(report) <= _LITTLE and (words or mentions.events):
        return True
    if not mentions.events:
        return False
    if not words:
        return any(trigger.weight >= 1.0 for trigger in mentions.events) and other_topic(report) <= _LITTLE
    times = _CERTAIN if unsure else _times(marked)
    return words + _ARMED + _STRONG + _HARMED >= times * other_topic(report)


@lru_cache(maxsize=4)
def _conflict_words(text: str) -> int:
    """How many different words of conflict the text has; it is asked twice of a report."""
    return len({match[0].lower() for match in _CONFLICT.finditer(text, 0, min(len(text), _READ))})


def other_topic(report: Report) -> int:
    """How much the text speaks of the other topic that it speaks of most.

    Each different word counts once, a telling one three times, and three more where it stands in the title.
    """
    return _other_topic(report.text, report.body_start)


@lru_cache(maxsize=4)
def _other_topic(text: str, body_start: int) -> int:
    end = min(len(text), _READ)
    words: dict[str | None, set[str]] = defaultdict(set)
    weight: dict[str | None, int] = defaultdict(int)
    for match in _TELLING.finditer(text, 0, end):
        word = match[0].lower()
        if word not in words[match.lastgroup]:
            weight[match.lastgroup] += 3 if match.start() >= body_start else 6
            words[match.lastgroup].add(word)
    for match in _COMMON.finditer(text, 0, end):
        word = match[0].lower()
        if word not in words[match.lastgroup]:
            weight[match.lastgroup] += 1
            words[match.lastgroup].add(word)
    return max(weight.values(), default=0)


_LEAST_ABROAD = 5
"""Different stems of conflict that a text in a language whose facts are not read must have."""


def about_conflict_abroad(report: Report) -> bool:
    """Whether a text in a language whose facts are not read is about armed conflict, by stems of its words.

    A truce by its name weighs as much as all the stems that a text must have. False for languages without a list
    (`knowledge.lexicon_languages`) and where the language is not known.
    """
    language = (report.language or "").lower().partition("-")[0]
    patterns = _abroad(language)
    if patterns is None:
        return False
    conflict, other, truce = (
        len({match[0].lower() for match in pattern.finditer(report.text, 0, min(len(report.text), _READ))})
        for pattern in patterns
    )
    weight = conflict + (_LEAST_ABROAD if truce else 0)
    return weight >= _LEAST_ABROAD and weight >= 1.5 * other


@lru_cache(maxsize=16)
def _abroad(language: str) -> tuple[re.Pattern[str], ...] | None:
    """The patterns of conflict, of other topics and of truces in a language."""
    if language not in lexicon_languages.CONFLICT:
        return None
    tables = (lexicon_languages.CONFLICT, lexicon_languages.OTHER, lexicon_languages.TRUCE)
    begin = "" if language in ("ar", "fa", "ku") else r"(?<!\w)"  # their articles and prepositions are prefixes
    return tuple(re.compile(rf"{begin}(?:{table[language]})", re.IGNORECASE) for table in tables)
