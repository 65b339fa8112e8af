"""From the units of one incident to its claims: what was done, when, where, by and to whom, with what, how many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from dateline.accounts.arrests import arrest_told, arresters
from dateline.accounts.background import Unit
from dateline.accounts.marked import Marked
from dateline.accounts.participants import participants
from dateline.accounts.participants_named import of_its_country
from dateline.accounts.scenes import between, event_place, only_town, same_place
from dateline.knowledge import codebook
from dateline.model.claims import Claim, Evidence, quote
from dateline.model.mentions import CasualtyFigure, EventTrigger, Mentions, Toponym
from dateline.model.text import Report
from dateline.model.values import Action, Means, Value, When, Where, Who

SPECIFIC = (
    "suicide_bombing",
    "chemical",
    "air_drone_strike",
    "landmine",
    "bombing_ied",
    "shelling",
    "grenade",
    "ambush",
    "kidnapping",
    "assassination",
    "sexual_violence",
    "raid_arrest",
    "disarmed",
    "armed_clash",
    "shooting",
    "arson",
    "operation",
    "protest_riot",
    "other",
)
"""Kinds of event, the more telling first: where a text uses several words, the first of these names the incident."""
_GENERAL = SPECIFIC.index("raid_arrest")
_CIVIL = frozenset(
    """civilian villager resident worker farmer people child children woman women worshipper student passenger traveller
    trader shopper vendor pupil teacher nurse doctor patient journalist family brother sister mother father son daughter
    herder fisherman fishermen driver guest mourner demonstrator protester pilgrim miner boy girl man men person
    bystander commuter tourist refugee displaced elder priest imam pastor chief mayor official lawyer activist engineer
    gatherer""".split()
)
"""Heads of groups whose members do not fight: an attack on them is violence against civilians (ACLED)."""


_COUNTRY = 6


def claims_of(
    report: Report,
    mentions: Mentions,
    told: Sequence[Unit],
    when: When | None,
    origin: str,
    *,
    context: Sequence[Unit] = (),
    marked: Marked | None = None,
    others: Sequence[Unit] = (),
    scenes: Sequence[Toponym] = (),
    news_place: Toponym | None = None,
    spoken_from: Toponym | None = None,
    beside: Sequence[Sequence[Unit]] = (),
    figures: Sequence[CasualtyFigure] = (),
) -> tuple[Claim, ...]:
    """The claims of the incident that these units tell, every one with the words it rests on.

    `context` are units in which its day and its actors may stand beside its own, `others` those of other incidents;
    `scenes` are the places of the report where it can have happened, `news_place` is where the main news was, which
    "the same town" means. `spoken_from` is the town that the report is sent from, `beside` the units of the other
    incidents of the news, one after the other. `figures` are its counts.
    """
    trigger = arrest_told(told, others) or leading_trigger(told)
    if trigger is None:
        return ()
    named = _naming_trigger(trigger, told)
    scope = dict.fromkeys(unit.sentence for unit in (*told, *context))
    taken = frozenset(unit.sentence.start for unit in others)
    backs = partial(marked.backs, "event.perpetrator", events=_spans_of(told)) if marked else None
    people = participants(report, mentions.sentences, trigger, mentions.actors, tuple(scope), backs, taken=taken)
    weapons = _weapon_claims(report, mentions, told, origin)
    action = _action(named, people.targets, told, weapons)
    claims = [_claim(report, "action", action, [(named.start, named.end)], origin)]
    claims += _date_claims(report, (*told, *context), when, origin)
    place = event_place(report, told, between(report, mentions, scenes, told, others), marked, beside)
    if spoken_from is not None and _is_no_finer(place, scenes, spoken_from.where.country):
        place = spoken_from
    place = place or only_town(scenes)
    if place:
        claims.append(_claim(report, "place", place.where, [(place.start, place.end)], origin))
    elif news_place and (same := same_place(report, told)):
        spans = [same, (news_place.start, news_place.end)]
        claims.append(_claim(report, "place", news_place.where, spans, origin))
    for figure in figures:
        claims += _toll_claims(report, figure, origin)
    country = next((claim.value.country for claim in claims if isinstance(claim.value, Where)), None)
    doers = [(who, spans) for who, spans, _ in people.perpetrators]
    if action.word == "raid_arrest":
        doers = arresters(report, mentions, doers)
    doers = [(of_its_country(who, country), spans) for who, spans in doers]
    claims += [_claim(report, "perpetrator", who, spans, origin) for who, spans in doers]
    claims += [_claim(report, "target", who, spans, origin) for who, spans in people.targets]
    if people.claimed_by:
        claims.append(_claim(report, "claimed_by", people.claimed_by[0], people.claimed_by[1], origin))
    return (*claims, *weapons)


def _is_no_finer(place: Toponym | None, scenes: Sequence[Toponym], country: str | None) -> bool:
    """Whether no more is known of where it was than that it was in this country, or than that no other is named."""
    if place is not None:
        return place.where.precision == _COUNTRY and place.where.country == country
    return {scene.where.country for scene in scenes} <= {country, None}


def _spans_of(told: Sequence[Unit]) -> tuple[tuple[int, int], ...]:
    return tuple((trigger.start, trigger.end) for unit in told for trigger in unit.triggers)


def leading_trigger(told: Sequence[Unit]) -> EventTrigger | None:
    """The trigger that names the incident.

    The most telling kind in the first unit that has a telling one, of the first three; else the first general word.
    """
    first = [unit for unit in told if unit.triggers][:3]
    for unit in first:
        kinds = {trigger.action.word for trigger in unit.triggers}
        telling = [t for t in unit.triggers if SPECIFIC.index(t.action.word) < _GENERAL and t.weight >= 0.6]
        if "air_drone_strike" in kinds:
            # "A drone killed suicide bombers": those who were struck do not name the event.
            telling = [t for t in telling if t.action.word != "suicide_bombing"]
        if telling:
            best = min(telling, key=lambda t: (SPECIFIC.index(t.action.word), t.start))
            return _sharper(first, best) if best.action.word == "bombing_ied" else best
    candidates = [trigger for unit in first for trigger in unit.triggers]
    return min(candidates, key=lambda t: (SPECIFIC.index(t.action.word), -t.weight, t.start), default=None)


def _naming_trigger(leading: EventTrigger, told: Sequence[Unit]) -> EventTrigger:
    """The trigger whose kind the incident has: a later, more telling one where the first ones only say "attack"."""
    if leading.action.word != "other":
        return leading
    every = [trigger for unit in told for trigger in unit.triggers if trigger.weight >= 0.6]
    every = [trigger for trigger in every if trigger.action.word != "raid_arrest"] or every
    return min(every, key=lambda t: (SPECIFIC.index(t.action.word), t.start), default=leading)


def _sharper(first: Sequence[Unit], general: EventTrigger) -> EventTrigger:
    """What the first units call a "bombing" or a "blast" more exactly: a suicide bombing, an air strike, a mine."""
    for unit in first:
        for trigger in unit.triggers:
            if trigger.action.word in ("suicide_bombing", "air_drone_strike", "landmine") and trigger.weight >= 0.6:
                return trigger
    return general


def _action(
    trigger: EventTrigger, targets: Iterable[tuple[Who, object]], told: Sequence[Unit], weapons: Sequence[Claim]
) -> Action:
    groups = [who.name for who, _ in targets]
    groups += [f.toll.whom for unit in told for f in unit.casualties if f.toll.whom]
    word = trigger.action.word
    if word == "other":  # "ten died when drones appeared over the parade": only the weapon tells the kind
        names = {claim.value.name for claim in weapons if isinstance(claim.value, Means)}
        word = next((kind for name, kind in _BY_WEAPON.items() if name in names), word)
    return codebook.action(word, against_civilians=against_civilians(groups))


_BY_WEAPON = {
    "drone": "air_drone_strike",
    **dict.fromkeys(("ballistic missile", "cruise missile", "missile", "artillery", "mortar"), "shelling"),
}
"""What was done with weapons that are used in one way alone."""


def against_civilians(groups: Sequence[str]) -> bool:
    """Whether most of the groups that were struck do not fight."""
    return sum(_is_civil(name.lower()) for name in groups) * 2 > len(groups)


def _is_civil(group: str) -> bool:
    return any(word in _CIVIL or word.rstrip("s") in _CIVIL for word in group.split())


def _date_claims(report: Report, told: Sequence[Unit], when: When | None, origin: str) -> list[Claim]:
    for unit in told:
        for expression in (*unit.dates, *unit.reporting_dates):
            if (
                when
                and expression.when
                and (expression.when.earliest, expression.when.latest) == (when.earliest, when.latest)
            ):
                return [_claim(report, "date", when, [(expression.start, expression.end)], origin)]
    return []


def _toll_claims(report: Report, figure: CasualtyFigure, origin: str) -> list[Claim]:
    """The figure, and the earlier one that it replaces; each rests on its number and on the word of harm."""
    spans = [(figure.start, figure.end), figure.trigger]
    claims = [_claim(report, "toll", replace(figure.toll, relation=figure.relation), spans, origin)]
    if figure.was and figure.was_span:
        spans = [figure.was_span, figure.trigger]
        claims.append(_claim(report, "toll", replace(figure.was, relation="superseded"), spans, origin))
    return claims


def _weapon_claims(report: Report, mentions: Mentions, told: Sequence[Unit], origin: str) -> list[Claim]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for weapon in mentions.weapons:
        if any(unit.start <= weapon.start and weapon.end <= unit.end for unit in told):
            spans.setdefault(weapon.means.name, []).append((weapon.start, weapon.end))
    by_name = {weapon.means.name: weapon.means for weapon in mentions.weapons}
    return [_claim(report, "weapon", by_name[name], where, origin) for name, where in spans.items()]


def _claim(report: Report, field: str, value: Value, spans: Iterable[tuple[int, int]], origin: str) -> Claim:
    evidence: tuple[Evidence, ...] = tuple(quote(report, start, end) for start, end in spans)
    return Claim(field, value, evidence, origin)
