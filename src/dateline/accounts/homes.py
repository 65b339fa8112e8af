"""To which incident each unit of a report belongs: one told before, a new one, or none.

A log-linear choice over signs that can be read off the text: what the rules of `grouping` say, how sure the trained
reader is that words tell one event and that they tell the news, days, places, kinds and figures, and where a unit
stands. `benchmarks/homes.py` fits the weights to the marked reports (docs/evaluation.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.accounts.background import LAST_OF_NEWS, LEAD, Unit
from dateline.accounts.drafts import Draft, all_apart, overlap, spans_of
from dateline.accounts.logistic import weighed
from dateline.accounts.marked import Marked

Signs = dict[str, float]
Span = tuple[int, int]
NEW, NONE = -1, -2
"""The homes of a unit that begins an incident, and of one that tells none."""


WEIGHTS: Mapping[str, float] = {
    "new, the first": 3.02,
    "none": 2.12,
    "not known": 1.60,
    "none, no news": 1.42,
    "same figure": 1.40,
    "none, late": 1.15,
    "none, habitual": 1.06,
    "latest": 0.89,
    "new, no news": 0.81,
    "first": 0.71,
    "linked": 0.63,
    "same place": 0.61,
    "first day": 0.55,
    "new, counted": 0.53,
    "new, own day": 0.53,
    "new, own place": 0.48,
    "rules": 0.44,
    "new, weight": 0.44,
    "new, sure": 0.43,
    "none, rules": 0.41,
    "none, unmarked": 0.37,
    "new, placed": 0.31,
    "new, dated": 0.26,
    "same day": 0.24,
    "same kind": 0.21,
    "new, looks back": 0.20,
    "new, rules begin": 0.15,
    "new, far": 0.12,
    "other figure": 0.11,
    "new, separate": 0.08,
    "new, listed": -0.05,
    "new": -0.09,
    "other place": -0.14,
    "elsewhere": -0.19,
    "other kind": -0.21,
    "linked most": -0.30,
    "new, linked": -0.31,
    "same paragraph": -0.31,
    "turned to": -0.35,
    "rules apart": -0.39,
    "other news": -0.41,
    "other day": -0.60,
    "none, weight": -0.63,
    "new, in the news": -0.72,
    "none, dated": -0.83,
    "none, sure": -1.65,
    "none, counted": -1.91,
}
"""What each sign of a home weighs."""
NEWS_WEIGHTS: Mapping[str, float] = {
    "news": 2.19,
    "rules": 1.79,
    "first": 1.43,
    "in the lead": 1.27,
    "in the title": 0.82,
    "long": 0.70,
    "no rules": 0.23,
    "counted": -0.34,
    "looks back": -0.75,
    "bias": -2.67,
}
"""What each sign of an incident weighs for its being the report's news."""
BY_RULES = 1.0
"""What the home that the rules give a unit gains: the trained reader overrules them where it is sure. From 0.5 to 1 the
sets that nobody reads come out alike; without it, and with 2, they come out worse."""
BEGUN_BY_RULES = 2.0
"""The same, where the rules begin another incident with it that is news, too, is told apart or has a day of its own."""


@dataclass(slots=True)
class Told:
    """One unit as the choice sees it."""

    unit: Unit
    rules: int | None
    """The number of the rules' draft that it is in."""
    begins: bool
    """Whether it is the first of that draft."""
    triggers: frozenset[int]
    """The numbers of the triggers that the trained reader marks in it."""
    sure: float
    """How sure the trained reader is that it tells an event."""
    news: float
    """How sure it is that this is the report's news."""
    kinds: frozenset[str]
    figures: frozenset[tuple[str, int]]


@dataclass(slots=True)
class Incident:
    """The units that one incident has so far."""

    units: list[Told] = field(default_factory=list)

    @property
    def triggers(self) -> frozenset[int]:
        """The numbers of the marked triggers."""
        return frozenset(number for told in self.units for number in told.triggers)


def told(units: Sequence[Unit], drafts: Sequence[Draft], marked: Marked) -> list[Told]:
    """The units as the choice sees them. Those of drafts that count several incidents, and of plots, are left out."""
    homes: dict[Span, tuple[int, bool]] = {}
    out: set[Span] = set()
    for number, draft in enumerate(drafts):
        for place, unit in enumerate(draft.units):
            if draft.aggregate or unit.planned:
                out.add((unit.start, unit.end))
            homes.setdefault((unit.start, unit.end), (number, place == 0))
    kept = (unit for unit in units if (unit.start, unit.end) not in out)
    return [_told(unit, homes.get((unit.start, unit.end)), marked) for unit in kept]


def _told(unit: Unit, home: tuple[int, bool] | None, marked: Marked) -> Told:
    numbers = marked.triggers(spans_of([unit]))
    triggers = [marked.span(number) for number in numbers]
    news = [trigger.tags.get("main", _OPEN) for trigger in triggers]
    figures = [(f.toll.harm, f.toll.low or f.toll.high or 0) for f in unit.casualties if not f.aggregate]
    return Told(
        unit,
        home[0] if home else None,
        home is not None and home[1],
        numbers,
        max((trigger.score for trigger in triggers), default=0.0),
        sum(news) / len(news) if news else _OPEN,
        frozenset({trigger.action.word for trigger in unit.triggers} - {"other"}),
        frozenset(figure for figure in figures if figure[1] > _BY_CHANCE),
    )


_OPEN = 0.5
"""How likely a unit tells the news of which the trained reader says nothing."""
_BY_CHANCE = 2
"""Up to here two incidents have one number of harmed by chance."""


def choices(one: Told, incidents: Sequence[Incident], marked: Marked) -> dict[int, Signs]:
    """The signs of each home that a unit may have: the number of an incident, NEW or NONE."""
    found = {number: dict(_of(one, incident, number, incidents, marked)) for number, incident in enumerate(incidents)}
    found[NEW] = dict(_of_new(one, incidents, found))
    found[NONE] = dict(_of_none(one))
    return found


def _of(
    one: Told, incident: Incident, number: int, incidents: Sequence[Incident], marked: Marked
) -> Iterator[tuple[str, float]]:
    unit, units = one.unit, incident.units
    together = sum(told.rules == one.rules for told in units) / len(units) if one.rules is not None else 0.0
    yield "rules", together
    if one.rules is not None and not together:
        yield "rules apart", 1.0
    if one.triggers and incident.triggers:
        links = [_logit(marked.linked([trigger], incident.triggers)) for trigger in one.triggers]
        yield "linked", sum(links) / len(links)
        yield "linked most", max(links)
    else:
        yield "not known", 1.0
    news = sum(told.news for told in units) / len(units)
    yield "other news", abs(news - one.news)
    days = [told.unit.when for told in units if told.unit.when]
    if unit.when and days:
        same = any(overlap(unit.when, day) for day in days)
        yield ("same day" if same else "other day"), 1.0
    elif unit.when:
        yield "first day", 1.0
    there = [place for told in units for place in told.unit.places]
    if unit.places and there:
        names = {place.where.place_id or place.where.name for place in there}
        same = any((place.where.place_id or place.where.name) in names for place in unit.places)
        yield ("same place" if same else "elsewhere" if all_apart(unit.places, there) else "other place"), 1.0
    kinds = frozenset(kind for told in units for kind in told.kinds)
    if one.kinds and kinds:
        yield ("same kind" if one.kinds & kinds else "other kind"), 1.0
    figures = frozenset(figure for told in units for figure in told.figures)
    if one.figures and figures:
        yield ("same figure" if one.figures & figures else "other figure"), 1.0
    latest = max(range(len(incidents)), key=lambda n: incidents[n].units[-1].unit.start)
    yield "latest", float(number == latest)
    yield "same paragraph", float(units[-1].unit.paragraph == unit.paragraph)
    yield "first", float(number == 0)
    if unit.looks_back or unit.separate:
        yield "turned to", 1.0


def _logit(chance: float) -> float:
    """What a chance is in logits, from one in ten to nine in ten and beyond as far as 4."""
    return math.log(max(chance, 0.1) / max(1 - chance, 0.018))


def _of_new(one: Told, incidents: Sequence[Incident], others: Mapping[int, Signs]) -> Iterator[tuple[str, float]]:
    unit = one.unit
    yield "new", 1.0
    if not incidents:
        yield "new, the first", 1.0
        return
    yield "new, rules begin", float(one.begins)
    yield "new, in the news", float(unit.leads)
    yield "new, looks back", float(unit.looks_back)
    yield "new, separate", float(unit.separate)
    yield "new, listed", float(unit.listed)
    yield "new, counted", float(unit.counted)
    yield "new, dated", float(unit.when is not None)
    yield "new, placed", float(bool(unit.places))
    yield "new, sure", one.sure
    yield "new, no news", 1.0 - one.news
    yield "new, weight", unit.weight
    yield "new, own day", float(unit.when is not None and not any("same day" in signs for signs in others.values()))
    yield "new, own place", float(bool(unit.places) and not any("same place" in signs for signs in others.values()))
    yield "new, far", float(bool(unit.places) and all("elsewhere" in signs for signs in others.values()))
    if one.triggers:
        yield "new, linked", max((signs.get("linked most", 0.0) for signs in others.values()), default=0.0)


def _of_none(one: Told) -> Iterator[tuple[str, float]]:
    unit = one.unit
    yield "none", 1.0
    yield "none, rules", float(one.rules is None)
    yield "none, unmarked", float(not one.triggers)
    yield "none, sure", one.sure
    yield "none, counted", float(unit.counted)
    yield "none, weight", unit.weight
    yield "none, dated", float(unit.when is not None)
    yield "none, habitual", float(unit.habitual)
    yield "none, late", float(unit.paragraph > LAST_OF_NEWS)
    yield "none, no news", 1.0 - one.news


def news_signs(number: int, incidents: Sequence[Incident], drafts: Sequence[Draft]) -> Signs:
    """What speaks for an incident being the report's news."""
    incident = incidents[number]
    units = incident.units
    roles = [drafts[told.rules].role == "main" for told in units if told.rules is not None]
    sure = sum(told.sure for told in units)
    news = sum(told.news * told.sure for told in units) / sure if sure else _OPEN
    return {
        "bias": 1.0,
        "news": news,
        "rules": sum(roles) / len(roles) if roles else 0.0,
        "no rules": float(not roles),
        "first": float(number == 0),
        "in the lead": float(units[0].unit.paragraph <= LEAD),
        "in the title": float(units[0].unit.sentence.is_title),
        "looks back": float(any(told.unit.looks_back for told in units)),
        "counted": float(any(told.unit.counted for told in units)),
        "long": float(len(units) > 1),
    }


_LONG_BEFORE = 2
"""Days before the first incident of a report beyond which another is hardly news."""


def _is_older(incident: Incident, first: Incident) -> bool:
    """Whether it was days before the first that is told: then it is no news, whatever else speaks for it."""
    day, of_first = _day(incident), _day(first)
    return day is not None and of_first is not None and (of_first - day).days > _LONG_BEFORE


def _day(incident: Incident) -> date | None:
    """The first day that is told of an incident, to the day."""
    days = (told.unit.when.earliest for told in incident.units if told.unit.when and told.unit.when.precision == 1)
    return next(days, None)


def _bonus(one: Told, drafts: Sequence[Draft]) -> float:
    """What the home gains that the rules give a unit."""
    if not one.begins or not one.rules:
        return BY_RULES
    draft, news, day = drafts[one.rules], drafts[0].when, one.unit.when
    has_own_day = day is not None and news is not None and not overlap(day, news)
    return BEGUN_BY_RULES if draft.role == "main" or draft.told_apart or has_own_day else BY_RULES


def _by_rules(one: Told, incidents: Sequence[Incident]) -> int:
    """The home that the rules give a unit."""
    if one.rules is None:
        return NONE
    with_it = [sum(told.rules == one.rules for told in incident.units) for incident in incidents]
    most = max(with_it, default=0)
    return with_it.index(most) if most else NEW


def regrouped(
    units: Sequence[Unit], drafts: Sequence[Draft], marked: Marked, *, agreement_is_main: bool
) -> list[Draft]:
    """The drafts with each unit in its likeliest home, in the order of the text.

    `drafts` are the rules'; those that count several incidents, and plots, stay as they are.
    """
    incidents: list[Incident] = []
    for one in told(units, drafts, marked):
        scores = {number: weighed(signs, WEIGHTS) for number, signs in choices(one, incidents, marked).items()}
        scores[_by_rules(one, incidents)] += _bonus(one, drafts)
        home = max(scores, key=lambda number: scores[number])
        if home == NEW:
            incidents.append(Incident([one]))
        elif home != NONE:
            incidents[home].units.append(one)
    chances = [weighed(news_signs(number, incidents, drafts), NEWS_WEIGHTS) for number in range(len(incidents))]
    made = [
        _draft(
            one, drafts, is_news=chance >= 0 and not _is_older(one, incidents[0]), agreement_is_main=agreement_is_main
        )
        for one, chance in zip(incidents, chances, strict=True)
    ]
    kept = [draft for draft in drafts if draft.aggregate or all(unit.planned for unit in draft.units)]
    has_news = any(draft.role == "main" for draft in (*kept, *made))
    if made and not has_news and any(draft.role == "main" for draft in drafts):
        made[chances.index(max(chances))].role = "main"
    return sorted((*kept, *made), key=lambda draft: draft.units[0].start)


def _draft(incident: Incident, drafts: Sequence[Draft], *, is_news: bool, agreement_is_main: bool) -> Draft:
    """An incident as a draft, with what the rules know of where it begins."""
    first = incident.units[0]
    was = drafts[first.rules] if first.rules is not None else None
    if agreement_is_main:
        is_news = is_news and was is not None and was.role == "main"
    draft = Draft([], "main" if is_news else "background")
    if was is not None and first.begins:
        draft.told_apart, draft.context = was.told_apart, was.context
        draft.when = was.when if was.context else None
    for one in incident.units:
        draft.add(one.unit)
    return draft
