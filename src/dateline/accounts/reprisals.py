"""An attack and the revenge for it, where the headline tells both: two incidents of the news, however little is said of
the second."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.accounts.background import Unit
from dateline.accounts.drafts import Draft
from dateline.knowledge import codebook
from dateline.model.mentions import EventTrigger
from dateline.model.text import Report

_REVENGE = r"(?:revenge|retaliation|reprisals?|vengeance|payback|counter-?raids?)"
_BESIDE = re.compile(
    rf"(?:\b(?:and|then)|[,;:&])\s(?:(?:in|an?|then|by|its|their|\w+day)\s)?(?:\w+\s)?{_REVENGE}\b(?!\s(?:for|over)\b)",
    re.IGNORECASE,
)
"""What a headline puts beside the attack: "raid and revenge", "first a raid, then in revenge"."""
_TOLD = re.compile(rf"\b(?:{_REVENGE}|aveng(?:e|ed|es|ing|ers?))\b", re.IGNORECASE)
_OF_CROWDS = frozenset(("arson", "protest_riot", "shooting"))
_HEADLINES = 2
"""Paragraphs of the headline: the title, and where the text begins with another, that."""


def with_reprisal(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the revenge that the headline tells beside the only incident of the news.

    Its units are those of that incident which say that they tell of revenge and count nobody, or else the headline.
    """
    mains = [draft for draft in drafts if draft.role == "main" and not draft.aggregate]
    headlines = [unit for unit in mains[0].units if unit.paragraph < _HEADLINES] if len(mains) == 1 else []
    told = next((unit for unit in headlines if _BESIDE.search(report.text, unit.start, unit.end)), None)
    if told is None:
        return list(drafts)
    news = mains[0]
    later = [unit for unit in news.units if unit not in headlines and not unit.casualties]
    moved = [unit for unit in later if unit.triggers and _TOLD.search(report.text, unit.start, unit.end)]
    kept = _draft(news, [unit for unit in news.units if unit not in moved])
    revenge = _draft(news, [_plainly(unit) for unit in moved] or [_of_revenge(report, told)])
    if news.when and kept.when and news.when.earliest < kept.when.earliest:
        kept.when = news.when  # the attack was no later than the revenge
    revenge.told_apart = revenge.avenges = True
    return [one for draft in drafts for one in ((kept, revenge) if draft is news else (draft,))]


def _draft(news: Draft, units: Sequence[Unit]) -> Draft:
    draft = Draft.of(units, news.role, context=news.context, told_apart=news.told_apart)
    draft.when = draft.when or news.when
    return draft


def _plainly(unit: Unit) -> Unit:
    """The unit, its triggers of no kind that an attack has and revenge by a crowd has not."""
    plain = codebook.action("other")
    return replace(
        unit,
        triggers=tuple(one if one.action.word in _OF_CROWDS else replace(one, action=plain) for one in unit.triggers),
    )


def _of_revenge(report: Report, headline: Unit) -> Unit:
    """What a headline tells of the revenge alone: that there was one."""
    found = _BESIDE.search(report.text, headline.start, headline.end)
    assert found
    trigger = EventTrigger(found.start(), found.end(), codebook.action("other"))
    return replace(headline, triggers=(trigger,), casualties=(), dates=(), places=())
