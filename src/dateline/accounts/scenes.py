"""Where an incident happened: the finest place that its units, and the sentences between them, agree on."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dateline.accounts.background import LEAD, Unit
from dateline.accounts.marked import THRESHOLDS, Marked
from dateline.knowledge.gazetteer_names import normal_form
from dateline.model.mentions import Mentions, Toponym
from dateline.model.spans import Spans
from dateline.model.text import Report
from dateline.model.values import Where

_FINE = {1: 4.0, 2: 4.0, 3: 3.6, 4: 3.2, 5: 3.0, 6: 1.0, 7: 1.0}
"""What a place of each precision is worth."""
_TOWN, _COUNTRY, _WIDE = 2, 6, 4
"""The precision of a town and what lies by it, of a country, and the one from which a place is a province or wider."""
_UNTOLD = 60
"""Characters that stand for the distance to the event in a sentence that only goes on telling it."""
_EARLIER = 2.5
"""What a place of an earlier deed of those who were struck loses ("men who had fired a missile at the town")."""
_OF_EARLIER = re.compile(r"\b(?:who|which|that|whose|behind|responsible\sfor)\b", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:in|at|near|on|of|outside|inside|around|by|into|entered|stormed|reached)\s(?:the\s)?(?:\w+\s(?:of\s)?)?$",
    re.IGNORECASE,
)
_MARK = 1.0
"""What a place gains of which the trained reader is sure (published and all halves: 4 right of 378, none lost)."""
_ELSEWHERE = re.compile(
    r"\b(?:bound|left|headed|heading|destined|departed)\s(?:for\s|from\s)?(?:the\s)?$"
    r"|\b(?:on\s(?:the|its|their|his|her)\sway|en\sroute|back|home|returning|returned|flown|taken|moved|evacuated|fled|transferred|travell?(?:ed|ing))"
    r"\s(?:to|from|for|towards?)\s(?:the\s)?(?:\w+\sof\s)?$"
    r"|\bbed\sin\s$",
    re.IGNORECASE,
)
"""What, right before a place, makes it one from which or to which somebody goes."""
_BODY = re.compile(
    r"\b(?:ministry|commission|presidency|prosecutors?|governments?|embassy|mission|headquarters|court|diplomats?|spokes(?:man|woman|person)|analysts?"
    r"|experts?|correspondents?|reporters?|agency|union|council|network|colonel|general|major|spokesmen|envoy|ambassador)\s(?:in|at)\s(?:the\s)?(?:\w+\s(?:of\s)?)?$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\s(?:\w+ly\s|also\s|has\s|have\s|had\s)?(?:said|says?|spoke|speaks?|gave|gives?|put|told|tells?|reported|reports?|blamed|blames?|confirmed|confirms?|announced"
    r"|announces?|opened|opens?|denied|denies|deny|counted|counts?|named|names?|wrote|writes?|called|calls?|claimed|claims?|accused|accuses?|condemned"
    r"|reckon(?:s|ed)|believes?|believed|thinks?|thought|estimate[sd]?|insist(?:s|ed)|concede[sd]?|admit(?:s|ted))\b"
)
"""A body before a place and what it does after it make the place that of the body: "the ministry in Tripoli said"."""
_KM_A_DEGREE = 111.2
_AWAY_KM = 150.0
"""Kilometres within which a place can lie "north of" another, where no distance is told."""
_NEAR_KM = 15.0
"""Kilometres within which a place can be the one that is told as near another."""


def event_place(
    report: Report,
    told: Sequence[Unit],
    between: Sequence[Toponym] = (),
    marked: Marked | None = None,
    others: Sequence[Sequence[Unit]] = (),
) -> Toponym | None:
    """Where it happened: the best of the places that the units name, or a finer one that lies in it.

    `between` are places of sentences that tell of no event but stand among those that do; they only make it finer.
    What the trained reader marks as a scene weighs more. `others` are the units of other incidents of the news: where
    one of them names but one place, this one was at the other of a sentence that names both ("a bomb in X, an ambush
    in Y").
    """
    sure = _marked_places(told, marked)
    scored = [
        (_score(report, unit, position, place) + _MARK * (place.where in sure), place)
        for position, unit in enumerate(told)
        for place in unit.places
    ]
    there = [item for item in scored if not _is_elsewhere(report, item[1])]
    if any(place.where.precision < _COUNTRY for _, place in there):
        scored = there
    lands = _lands(report, told)
    scored = [item for item in scored if item[1].where.country in lands] or scored
    ranked = [place for _, place in sorted(scored, key=lambda item: -item[0])]
    best = _narrowed(_apart_from(ranked, told, others), ranked) if ranked else None
    if best and best.where.lat is None:
        best = _put_by(best, ranked)
    if best and best.where.precision < _WIDE and not _is_vague(best.where):
        return best
    best = best or next((place for place in between if place.where.lat is not None and _is_pin(place.where)), None)
    if best is None:
        return None
    in_country = best.where.precision == _COUNTRY
    return _narrowed(best, [place for place in between if in_country or _is_pin(place.where)])


def only_town(scenes: Sequence[Toponym]) -> Toponym | None:
    """The one town where anything that the report tells can have happened, where it names no other country."""
    towns = [scene for scene in scenes if scene.where.precision <= _TOWN and scene.where.lat is not None]
    lands = {scene.where.country for scene in scenes} - {None}
    alone = len({town.where.place_id for town in towns}) == 1 == len(lands)
    return towns[0] if alone and towns[0].where.place_id else None


def _apart_from(ranked: Sequence[Toponym], told: Sequence[Unit], others: Sequence[Sequence[Unit]]) -> Toponym:
    """The first place, or one that stands in a sentence with it where another incident names only the first."""
    first = ranked[0]
    named = [{place.where.place_id for unit in units for place in unit.places} for units in others]
    if {first.where.place_id} not in named:
        return first
    beside = {place.start for unit in told if first in unit.places for place in unit.places}
    pins = (p for p in ranked if p.start in beside and _is_pin(p.where) and p.where.place_id != first.where.place_id)
    return next(pins, first)


def _narrowed(best: Toponym, places: Sequence[Toponym]) -> Toponym:
    """The place, or one of `places` that lies in it and is told more finely."""
    places = sorted(places, key=lambda place: not _is_pin(place.where))
    for _ in range(3):
        inner = next((place for place in places if _lies_in(place.where, best.where)), None)
        if inner is None:
            break
        best = inner
    return best


def _put_by(unknown: Toponym, places: Sequence[Toponym]) -> Toponym:
    """A place that no gazetteer knows, put at the likeliest one that the units name besides."""
    known = next((place.where for place in places if place.where.lat is not None), None)
    if known is None or unknown.where.relation:
        return unknown
    admin = (*known.admin, known.name)
    where = replace(
        known,
        name=unknown.where.name,
        place_id=None,
        precision=max(known.precision, 2),
        relation=None,
        admin=admin,
        radius_km=max(known.radius_km or 0.0, 15.0),
    )
    return replace(unknown, where=where)


def _is_pin(where: Where) -> bool:
    return where.precision < _WIDE


def _marked_places(told: Sequence[Unit], marked: Marked | None) -> set[Where]:
    """The places of the units of which the trained reader is sure that something happened there."""
    places = (place for unit in told for place in unit.places) if marked else ()
    return {p.where for p in places if marked and marked.score("event.place", (p.start, p.end)) >= THRESHOLDS.scene}


def _is_elsewhere(report: Report, place: Toponym) -> bool:
    """Whether the words before a place make it that of a body that speaks, or where somebody comes from or goes to."""
    begin = max(0, place.start - 60)
    if _BODY.search(report.text, begin, place.start) and _TELLS.match(report.text, place.end):
        return True
    return bool(_ELSEWHERE.search(report.text, begin, place.start))


def between(
    report: Report, mentions: Mentions, scenes: Sequence[Toponym], told: Sequence[Unit], others: Sequence[Unit]
) -> list[Toponym]:
    """The scenes in sentences without a unit that go on telling what `told` tells."""
    begun = sorted([(unit.start, True) for unit in told] + [(unit.start, False) for unit in others])
    spoken = {unit.sentence.start for unit in (*told, *others)}
    paragraphs = {unit.paragraph for unit in told}
    places, found = Spans(scenes), list[Toponym]()
    for sentence in mentions.sentences:
        if sentence.start in spoken or not (sentence.paragraph in paragraphs or sentence.paragraph <= LEAD):
            continue
        if begun and begun[max(0, bisect_left(begun, (sentence.start,)) - 1)][1]:
            found += places.inside(sentence.start, sentence.end)
    return [place for place in found if _is_said_to_be_there(report, place)]


_SAME_PLACE = re.compile(
    r"\b(?:the|that|this)\s(?:very\s)?same\s(?:\w+\s)?(?:place|spot|site|area|region|province|state|county|district|municipality|city|town|village"
    r"|neighbou?rhood|quarter|suburb|camp|island|valley|road|route|highway|junction|crossroads|checkpoint|base|post|station"
    r"|market|square|street|prison|school|hospital|mosque|church|bridge|airport|port|harbour|mine)\b"
    r"|\bthe\s(?:city|town|village|district|province|camp|base|port|island)\sitself\b|\bthere(?=[.,;]|$)"
    r"|\b(?:in|at|on)\sthe\s(?:city|town|village|district|port|camp|island|market)\b(?!\s(?:of\b|[A-Z]))",
    re.IGNORECASE,
)


def same_place(report: Report, told: Sequence[Unit]) -> tuple[int, int] | None:
    """The words by which units say that it was where the news was: "at the same checkpoint"."""
    found = (_SAME_PLACE.search(report.text, unit.start, unit.end) for unit in told)
    match = next(filter(None, found), None)
    return match.span() if match else None


def _is_said_to_be_there(report: Report, place: Toponym) -> bool:
    """Whether the words before a place say that something is in it: "in", "near", "the market of"; not "to", "from"."""
    return place.where.relation is not None or bool(_THERE.search(report.text, max(0, place.start - 40), place.start))


def _score(report: Report, unit: Unit, position: int, place: Toponym) -> float:
    """How likely a place of one unit is the scene: fine ones first, those told early, those near the event's word."""
    told = [(trigger.start, trigger.end) for trigger in unit.triggers]
    told = told or [(figure.start, figure.end) for figure in unit.casualties]
    distance = min((abs(place.start - end) for _, end in told), default=_UNTOLD)
    score = _FINE[place.where.precision] - 0.5 * position - min(distance, 300) / 300
    return score - _EARLIER if _is_of_earlier(report, unit, place) else score


def _is_of_earlier(report: Report, unit: Unit, place: Toponym) -> bool:
    """Whether a place stands with another deed, told in a clause about those who take part in this one."""
    triggers = sorted((trigger.start, trigger.end) for trigger in unit.triggers if trigger.end <= place.start)
    if len(triggers) < 2:
        return False
    first, last = triggers[0], triggers[-1]
    return bool(_OF_EARLIER.search(report.text, first[1], last[0] + 1))


def _lands(report: Report, told: Sequence[Unit]) -> set[str | None]:
    """The countries of the places in the first unit that names one where its own event was."""
    for unit in told:
        lands = {place.where.country for place in unit.places if not _is_of_earlier(report, unit, place)} - {None}
        if lands:
            return {*lands, None}
    return set()


def _lies_in(fine: Where, wide: Where) -> bool:
    """Whether a place is told more finely than another one and lies in it, as far as can be told."""
    if fine == wide or fine.lat is None or fine.precision >= _COUNTRY:
        return False
    if wide.precision == _COUNTRY:
        return fine.country is not None and fine.country == wide.country
    if not _is_pin(fine):
        return False
    if fine.name == wide.name and not (wide.precision >= _WIDE or (fine.relation and _is_measured(fine))):
        return False
    if wide.precision >= _WIDE:
        return _is_about(fine, wide)
    if _names_area_of(wide, fine):
        return True
    if _is_vague(wide) and (not _is_vague(fine) or (fine.radius_km or 0.0) < (wide.radius_km or 0.0)):
        return fine.precision < 3 and _apart_km(fine, wide) <= (_AWAY_KM if _is_bearing(wide) else _NEAR_KM)
    return fine.name == wide.name and _is_measured(fine)


def _is_about(fine: Where, wide: Where) -> bool:
    within = (wide.radius_km or 0.0) + 10
    return _names_area_of(wide, fine) or (fine.country == wide.country and _apart_km(fine, wide) <= within)


def _names_area_of(wide: Where, fine: Where) -> bool:
    """Whether a name is that of an area which holds the other place, be it read as the town of that name."""
    name = normal_form(wide.name)
    return any(normal_form(area) == name for area in fine.admin)


def _is_measured(where: Where) -> bool:
    """Whether it is told by a distance ("30 km southwest of")."""
    return bool(where.relation and re.search(r"\d|\bmiles?\b|\bkilomet", where.relation))


def _is_bearing(where: Where) -> bool:
    turned = where.relation and re.search(r"\b(?:north|south|east|west)", where.relation, re.IGNORECASE)
    return bool(turned) and not _is_measured(where)


def _is_vague(where: Where) -> bool:
    """Whether it is told only as near a place, or on some side of it."""
    near = where.relation and re.search(r"\b(?:near|close|far|vicinity|around|border)", where.relation, re.IGNORECASE)
    return _is_bearing(where) or (bool(near) and not _is_measured(where))


def _apart_km(left: Where, right: Where) -> float:
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return math.inf
    wide = math.cos(math.radians(left.lat))
    return _KM_A_DEGREE * math.hypot(left.lat - right.lat, (left.lon - right.lon) * wide)
