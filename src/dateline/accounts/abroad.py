"""The main incident of a short news item in Spanish, French or Arabic, from the mentions of its news alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dateline.accounts.incident_claims import SPECIFIC
from dateline.knowledge import codebook, lexicon_languages
from dateline.knowledge.abroad import LANGUAGES
from dateline.knowledge.abroad_words import Language, fold, pattern
from dateline.model.claims import Account, Claim, compose_account, quote
from dateline.model.mentions import ActorMention, CasualtyFigure, EventTrigger, Mentions, TemporalExpression, Toponym
from dateline.model.text import Report, Sentence
from dateline.model.values import Action, Value, Who

_LEADING = 4
"""The title and this many sentences less one name the incident and must tell of it."""
_FRESH = 45
"""Days within which a day is that of the news."""


def incident_abroad(report: Report, mentions: Mentions, language: Language, origin: str) -> tuple[Account, ...]:
    """The incident that the news of this report is about, as one account; none where it is not plainly one.

    `mentions` are those of the news alone (`mentions.abroad`). A word of an attack must stand in the title or the first
    sentences, and somebody must be harmed or the attackers named. Where the title tells of a truce, that is the news.
    """
    events = _leading_events(mentions)
    if not events or _is_of_truce(report, language):
        return ()
    day = _day(report, mentions)
    told = [sentence for sentence in mentions.sentences if not _is_of_another_day(sentence, day, mentions)]
    figures = _figures(report, mentions.casualties, told)
    doers = _doers([actor for actor in mentions.actors if _within(actor.start, told)])
    if not figures and not doers:
        return ()
    action, trigger = _action(events, figures, language)
    claims = [_claim(report, "action", action, [(trigger.start, trigger.end)], origin)]
    if day is not None and day.when is not None:
        claims.append(_claim(report, "date", day.when, [(day.start, day.end)], origin))
    place = _place([place for place in mentions.places if _within(place.start, told)], report)
    if place is not None:
        claims.append(_claim(report, "place", place.where, [(place.start, place.end)], origin))
    claims += [_claim(report, "toll", f.toll, [(f.start, f.end), f.trigger], origin) for f in figures]
    claims += [_claim(report, "perpetrator", _stated(d.who), [(d.start, d.end)], origin) for d in doers]
    claims += [
        _claim(report, "claimed_by", _stated(d.who), [(d.start, d.end)], origin)
        for d in doers
        if d.who.role == "claimed"
    ][:1]
    weapons = {w.means.name: w for w in reversed(mentions.weapons) if _within(w.start, told)}
    claims += [_claim(report, "weapon", w.means, [(w.start, w.end)], origin) for w in reversed(weapons.values())]
    return (compose_account(report, kind="incident", role="main", claims=claims),)


def _leading_events(mentions: Mentions) -> list[list[EventTrigger]]:
    """The words of an attack by sentence, of the title and the first sentences that have any."""
    found = []
    for sentence in mentions.sentences[:_LEADING]:
        events = [event for event in mentions.events if sentence.start <= event.start < sentence.end]
        if events:
            found.append(events)
    return found


def _is_of_truce(report: Report, language: Language) -> bool:
    title = report.text[: report.body_start]
    return re.search(rf"(?<!\w)(?:{lexicon_languages.TRUCE[language.code]})", title, re.IGNORECASE) is not None


def _day(report: Report, mentions: Mentions) -> TemporalExpression | None:
    """The first day that the body gives, or else the title, if it is not long ago."""
    published = report.publication.when
    dated = sorted(mentions.dates, key=lambda one: (one.start < report.body_start, one.start))
    for one in dated:
        sentence = next(s for s in mentions.sentences if s.start <= one.start < s.end)
        telling = (*mentions.events, *mentions.casualties)
        if not any(sentence.start <= mention.start < sentence.end for mention in telling):
            continue
        if one.when and published and 0 <= (published - one.when.earliest).days <= _FRESH:
            return one
    return None


def _is_of_another_day(sentence: Sentence, day: TemporalExpression | None, mentions: Mentions) -> bool:
    """Whether all days that a sentence names are others than that of the incident, by more than a night."""
    days = [one for one in mentions.dates if sentence.start <= one.start < sentence.end and one.when]
    if day is None or day.when is None or not days:
        return False
    return all(one.when and abs((one.when.earliest - day.when.earliest).days) > 1 for one in days)


def _figures(report: Report, figures: Iterable[CasualtyFigure], told: Sequence[Sentence]) -> list[CasualtyFigure]:
    """The figures of the body; of the title those of a harm that the body does not count, as it counts more exactly."""
    within = [figure for figure in figures if _within(figure.start, told)]
    body = [figure for figure in within if figure.start >= report.body_start]
    counted = {figure.toll.harm for figure in body}
    return [*(f for f in within if f.start < report.body_start and f.toll.harm not in counted), *body]


def _doers(actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Who did it: the group by name that is said to have, is blamed or claims it; else attackers without a name."""
    for parts in (("stated",), ("claimed",), ("alleged",)):
        named = [one for one in actors if one.who.actor_id and one.who.role in parts]
        if named:
            return named[:1]
    bare = [one for one in actors if not one.who.actor_id and one.who.role]
    return bare[:1]


def _action(
    events: Sequence[Sequence[EventTrigger]], figures: Sequence[CasualtyFigure], language: Language
) -> tuple[Action, EventTrigger]:
    """What was done: the most telling kind of the first sentence that has a telling one; a bombing may be sharper."""
    civilians = _are_civilians([f.toll.whom for f in figures if f.toll.whom and not f.toll.attackers], language)
    general = SPECIFIC.index("raid_arrest")
    for unit in events:
        telling = [event for event in unit if SPECIFIC.index(event.action.word) < general]
        if telling:
            best = min(telling, key=lambda event: (SPECIFIC.index(event.action.word), event.start))
            if best.action.word == "bombing_ied":
                sharper = [e for more in events for e in more if e.action.word in ("suicide_bombing", "landmine")]
                best = sharper[0] if sharper else best
            return codebook.action(best.action.word, against_civilians=civilians), best
    later = [event for unit in events[1:] for event in unit if event.action.word not in ("operation", "protest_riot")]
    best = min((*events[0], *later), key=lambda event: (SPECIFIC.index(event.action.word), event.start))
    word = best.action.word
    if word == "other" and _are_forces([f.toll.whom for f in figures if f.toll.whom], language):
        word = "armed_clash"  # ACLED: an attack on armed forces is a battle
    return codebook.action(word, against_civilians=civilians), best


def _are_civilians(groups: Sequence[str], language: Language) -> bool:
    return bool(groups) and sum(_is(group, language.code, "civilians") for group in groups) * 2 > len(groups)


def _are_forces(groups: Sequence[str], language: Language) -> bool:
    return any(_is(group, language.code, "forces") for group in groups)


def _is(group: str, code: str, kind: str) -> bool:
    return any(_people(code, kind).fullmatch(fold(word)) for word in group.split())


@cache
def _people(code: str, kind: str) -> re.Pattern[str]:
    language = LANGUAGES[code]
    return pattern(language.civilians if kind == "civilians" else language.forces)


def _place(places: Sequence[Toponym], report: Report) -> Toponym | None:
    """The closest place, of those as close the first of the body."""
    return min(
        places,
        key=lambda place: (max(place.where.precision, 2), place.start < report.body_start, place.start),
        default=None,
    )


def _within(start: int, sentences: Sequence[Sentence]) -> bool:
    return any(sentence.start <= start < sentence.end for sentence in sentences)


def _stated(who: Who) -> Who:
    return Who(who.name, who.actor_id, "stated" if who.role == "called" else who.role)


def _claim(report: Report, field: str, value: Value, spans: Sequence[tuple[int, int]], origin: str) -> Claim:
    return Claim(field, value, tuple(quote(report, *span) for span in spans), origin)
