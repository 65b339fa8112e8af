"""What the title and the opening sentences of a short Spanish, French or Arabic news item speak of.

Only the news is looked at: sentences that tell of other times ("since 2012", "last May"), and all behind one that turns
to something else ("elsewhere", "in another attack"), say nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.knowledge import codebook
from dateline.knowledge.abroad import LANGUAGES
from dateline.knowledge.abroad_words import Language, bare, pattern
from dateline.mentions.abroad_actors import Doer, find_doers
from dateline.mentions.abroad_counts import find_counts
from dateline.mentions.abroad_dates import find_days
from dateline.mentions.abroad_places import find_places_abroad
from dateline.mentions.abroad_view import View, view
from dateline.model.mentions import (
    ActorMention,
    CasualtyFigure,
    EventTrigger,
    Mentions,
    TemporalExpression,
    WeaponMention,
)
from dateline.model.text import Report, Sentence
from dateline.model.values import Harm, Means, Who

_PARAGRAPHS = 4
"""The title is paragraph 0; the news of a short item stands in the first ones."""


def find_news_abroad(report: Report, sentences: tuple[Sentence, ...], language: Language) -> Mentions:
    """The mentions of the news of a report in this language; `sentences` in it are those that tell the news."""
    views = [view(report.text, sentence) for sentence in sentences]
    news = list(_news(views, language))
    spans = [(one.sentence.start, one.sentence.end) for one in news]
    places = [
        place
        for place in find_places_abroad(report, sentences, views, language)
        if any(start <= place.start < end for start, end in spans)
    ]
    isos = [place.where.country for place in places if place.where.country]
    figures = _figures(news, language)
    counted = [(figure.start, figure.end) for figure in figures]
    return Mentions(
        sentences=tuple(one.sentence for one in news),
        dates=tuple(day for one in news for day in _days(one, language, report)),
        places=tuple(places),
        actors=tuple(_doers(news, language, isos, counted)),
        casualties=tuple(figures),
        weapons=tuple(weapon for one in news for weapon in _weapons(one, language)),
        events=tuple(event for one in news for event in _events(one, language)),
    )


def _news(views: Sequence[View], language: Language) -> Iterator[View]:
    words = _patterns(language.code)
    body = 0
    for one in views:
        if one.sentence.paragraph > _PARAGRAPHS or not one.tokens:
            return
        if not one.sentence.is_title:
            body += 1
            if body > 1 and words.elsewhere.search(one.words):
                return
            if body > 1 and words.past.search(one.words):
                continue
        yield one


def _figures(news: Sequence[View], language: Language) -> list[CasualtyFigure]:
    """The figures; what another source counts behind the first count of the body is set beside it."""
    found: list[CasualtyFigure] = []
    first: dict[Harm, CasualtyFigure] = {}
    for one in news:
        other = _patterns(language.code).other_source.search(one.words) is not None
        for figure in find_counts(one, language):
            toll = figure.toll
            before = first.get(toll.harm)
            differs = before is not None and (before.toll.low, before.toll.high) != (toll.low, toll.high)
            if before and other and differs and before.end <= one.sentence.start and not toll.attackers:
                figure = replace(figure, toll=replace(toll, relation="contrasted"), relation="contrasted")
            elif not one.sentence.is_title and not toll.attackers:
                first.setdefault(toll.harm, figure)
            found.append(figure)
    return found


def _days(one: View, language: Language, report: Report) -> Iterator[TemporalExpression]:
    for day in find_days(one, language, report.publication.when):
        if not day.told:
            yield day.mention(one)


def _doers(
    news: Sequence[View], language: Language, isos: Sequence[str], counted: Sequence[tuple[int, int]]
) -> Iterator[ActorMention]:
    for one in news:
        for doer in find_doers(one, language, isos):
            start, end = one.span(doer.first, doer.last)
            if not any(start < other[1] and other[0] < end for other in counted):
                yield _mention(doer, start, end)


def _mention(doer: Doer, start: int, end: int) -> ActorMention:
    return ActorMention(start, end, Who(doer.who.name, doer.who.actor_id, doer.part), "armed group")


def _events(one: View, language: Language) -> Iterator[EventTrigger]:
    words = _patterns(language.code)
    for kind, expressions in words.kinds:
        for first, last in one.find(expressions):
            if not words.not_meant_before.search(one.between(first - 4, first)):
                start, end = one.span(first, last)
                yield EventTrigger(start, end, codebook.action(kind), weight=0.6 if kind == "other" else 1.0)


def _weapons(one: View, language: Language) -> Iterator[WeaponMention]:
    taken: set[int] = set()
    for name, expressions in _patterns(language.code).weapons:
        for first, last in one.find(expressions):
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                yield WeaponMention(*one.span(first, last), Means(name))


@dataclass(frozen=True, slots=True)
class _Patterns:
    past: re.Pattern[str]
    elsewhere: re.Pattern[str]
    other_source: re.Pattern[str]
    not_meant_before: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    weapons: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _patterns(code: str) -> _Patterns:
    language = LANGUAGES[code]
    prefixes = language.prefixes
    return _Patterns(
        past=pattern(language.past, prefixes="[وف]?" if prefixes else ""),
        elsewhere=re.compile(rf"(?:^|(?<=, )|(?<=\" ))(?:[وف]?)(?:{bare(language.elsewhere)})(?!\S)"),
        other_source=pattern(language.other_source, prefixes="[وف]?" if prefixes else ""),
        not_meant_before=pattern(language.not_meant, prefixes="[وف]?", rest=r"(?: \S+){0,2}$"),
        kinds=tuple((kind, pattern(words, prefixes=prefixes)) for kind, words in language.kinds.items() if words),
        weapons=tuple((name, pattern(words, prefixes=prefixes)) for name, words in language.weapons.items()),
    )
