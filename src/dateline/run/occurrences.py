"""Occurrences from the store: from the rows that the desk lists, and from the records themselves where a row is old.

Every question of `analysis` begins here, so that what a person decided changes the answer to each of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from dateline.analysis.areas import Area, area_of_zones, parse_area
from dateline.analysis.occurrences import (
    Occurrence,
    Party,
    Passage,
    Range,
    Selection,
    Side,
    Victims,
    from_json,
    to_json,
)
from dateline.analysis.responses import find_responses
from dateline.errors import BadInput
from dateline.knowledge import actors
from dateline.mentions.actors_words import ARMED, CIVIL, PLAIN_PEOPLE, STATE
from dateline.mentions.casualties_lexicon import ATTACKERS, CIVILIANS, FIGHTERS, FORCES, GENERIC, singular
from dateline.model.claims import Certainty, Kind
from dateline.model.records import Facet, Figure, RecordView
from dateline.model.text import Report, strictest
from dateline.model.values import Action, Value, When, Where, Who
from dateline.records.figures import DEFAULT_RULE
from dateline.run.record_views import view_records
from dateline.store.session import Session

_Kind = TypeVar("_Kind")
_INCIDENT: tuple[Kind, ...] = ("incident",)
_AGREEMENT: tuple[Kind, ...] = ("agreement",)
_RECORD = re.compile(r"[0-9a-f]{6,16}")
_GRAVE = re.compile(r"\b(?:mass\s+graves?|exhum\w+|skeletal\s+remains|human\s+remains|skeletons?)\b", re.IGNORECASE)
_BODIES = re.compile(
    r"\b(?:bod(?:y|ies)|corpses?|remains)\b[^.;]{0,60}\b(?:found|discovered|unearthed|recovered|retrieved)\b"
    r"|\b(?:finds?|found|discover(?:s|ed)?|unearth(?:s|ed)?|recover(?:s|ed)?)\b[^.;]{0,40}\b(?:bod(?:y|ies)|corpses?|remains)\b",
    re.IGNORECASE,
)
_SIDES: dict[str, Side] = {
    "state force": "force",
    "armed group": "armed group",
    "civilians": "civilians",
    "government": "other",
    "organisation": "other",
    "other": "other",
}
_NOUN_SIDES: tuple[tuple[frozenset[str], Side], ...] = (
    (FIGHTERS | ATTACKERS | ARMED, "armed group"),
    (FORCES | STATE, "force"),
    (GENERIC | PLAIN_PEOPLE, ""),
    (CIVILIANS | CIVIL, "civilians"),
)
"""Nouns that name groups by what they are; the first that holds decides."""


def occurrences(
    session: Session,
    *,
    since: date | None = None,
    until: date | None = None,
    area: Area | None = None,
    perpetrators: Collection[str] = (),
    rule: str = DEFAULT_RULE,
) -> list[Occurrence]:
    """Every incident that may lie between two days (both included) and in an area.

    The earliest first, those without a day last; rejected ones are left out. Where `perpetrators` are given, ids of
    actors, only what one of them is said to have done.
    """
    countries, boxes = (area.reach() if area else None) or (frozenset(), ())
    briefs = session.listings.briefs(
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        countries=countries,
        boxes=boxes,
        perpetrators=perpetrators,
    )
    found = [_of_brief(brief) for brief in briefs]
    if stale := session.listings.outdated():
        fresh = view_records(session, ids=stale, kinds=_INCIDENT, rule=rule)
        found += [one for view in fresh if (one := _of_view(session, view)).falls(since, until) != "no"]
        found = [one for one in found if one.verdict != "rejected"]
        if perpetrators:
            found = [one for one in found if any(party.actor_id in perpetrators for party in one.perpetrators)]
        found.sort(key=lambda one: (one.earliest or date.max, one.latest or date.max))
    return [one for one in found if area.holds(one) != "no"] if area else found


@lru_cache(maxsize=32_000)
def _of_brief(brief: str) -> Occurrence:
    """The same brief is read once, whatever asks for it: a board reads some thousand, and most stand for years.

    Those that are remembered take 150 MB at most, five KB each.
    """
    return from_json(json.loads(brief))


def select_occurrences(
    session: Session,
    area: Area | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    rule: str = DEFAULT_RULE,
) -> Selection:
    """The incidents of an area and a period (both days included), and those of which nobody can tell."""
    return select_within(occurrences(session, since=since, until=until, area=area, rule=rule), area, since, until)


def select_within(found: Iterable[Occurrence], area: Area | None, since: date | None, until: date | None) -> Selection:
    """Those of these incidents that are of an area and a period, as `select_occurrences`."""
    inside: list[Occurrence] = []
    unsure: list[Occurrence] = []
    for one in found:
        fits = {one.falls(since, until), area.holds(one) if area else "yes"}
        if "no" not in fits:
            (unsure if "cannot tell" in fits else inside).append(one)
    return Selection(tuple(inside), tuple(unsure))


def at_place(where: Where) -> Occurrence:
    """Something at a place, for an area to say whether it holds it."""
    return Occurrence("", **_placed(where))


def area_of(session: Session, asked: str, *, rule: str = DEFAULT_RULE) -> Area:
    """The area that somebody typed: as `analysis.areas.parse_area`, or the id of an agreement for its zones.

    Raises BadInput for what is no place and for an agreement of which no zone is known.
    """
    asked = asked.strip()
    if _RECORD.fullmatch(asked):
        found = session.records.find_records(asked)
        views = list(view_records(session, ids=found, kinds=_AGREEMENT, rule=rule)) if len(found) == 1 else []
        if views:
            area = area_of_zones(asked, zones_of(views[0]))
            if area is None:
                raise BadInput(f"no zone of agreement {asked} is known", hint="name a place instead")
            return area
    return parse_area(asked)


def zones_of(view: RecordView) -> tuple[Where, ...]:
    """The zones of an agreement, as they are shown: a person's in place of the machine's."""
    return tuple(value for value in _values(view, "zone") if isinstance(value, Where))


def brief_of(session: Session, view: RecordView) -> dict[str, Any] | None:
    """What the listing of a record keeps for `occurrences`; None for what is no incident."""
    return to_json(_of_view(session, view)) if view.record.kind == "incident" else None


def _of_view(session: Session, view: RecordView) -> Occurrence:
    return occurrence_of(view, session.records.reports({member.report_id for member in view.members}))


def occurrence_of(view: RecordView, reports: Mapping[str, Report]) -> Occurrence:
    """The Occurrence of an incident's record, from its view and its reports by id."""
    facets = {facet.field: facet for facet in view.facets}
    when, place = _first(facets, When, "date"), _first(facets, Where, "place")
    action = _first(facets, Action, "action")
    days = {report.published for member in view.members if (report := reports.get(member.report_id))}
    perpetrator, claimed = facets.get("perpetrator"), _values(view, "claimed_by")
    title = next((member.title for member in view.members if member.title and member.role == "main"), None)
    one = Occurrence(
        record_id=view.record.id,
        headline=title or (action.word.replace("_", " ") if action else ""),
        status=view.status,
        verdict=view.review.verdict,
        role="main" if any(member.role == "main" for member in view.members) else "background",
        certainty=_certainty(member.certainty for member in view.members),
        is_aggregate=all(member.is_aggregate for member in view.members),
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        date_precision=when.precision if when else None,
        **_placed(place),
        event_type=action.event_type if action else None,
        sub_event_type=action.sub_event_type if action else None,
        word=action.word if action else None,
        perpetrators=_parties(_values(view, "perpetrator")),
        targets=_parties(_values(view, "target")),
        attribution=perpetrator.status if perpetrator and perpetrator.values else None,
        claimed_by=_parties(claimed)[0].name if claimed else None,
        killed=_figure(view, "killed"),
        wounded=_figure(view, "wounded"),
        victims=tuple(_victims(figure) for figure in view.figures if figure.group),
        is_disputed=any(facet.status == "disputed" for facet in view.facets)
        or any(f.is_disputed for f in view.figures),
        is_exhumation=_is_exhumation(view, action),
        families=tuple(dict.fromkeys(member.source_family for member in view.members)),
        outlets=tuple(dict.fromkeys(member.outlet for member in view.members if member.outlet)),
        reports=tuple(dict.fromkeys(member.report_id for member in view.members)),
        published=tuple(sorted(day for day in days if day)),
        marking=strictest(member.marking for member in view.members),
    )
    return replace(one, responses_told=_responses(view, reports)) if one.nature == "attack" else one


def _placed(place: Where | None) -> dict[str, Any]:
    if place is None:
        return {}
    return {
        "place": " ".join(filter(None, (place.relation, place.name))),
        "place_name": place.name,
        "place_id": place.place_id,
        "relation": place.relation,
        "admin": place.admin,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "where_precision": place.precision,
        "radius_km": place.radius_km,
    }


def _first(facets: Mapping[str, Facet], kind: type[_Kind], field: str) -> _Kind | None:
    found = facets[field].values if field in facets else ()
    return next((value for value in found if isinstance(value, kind)), None)


def _values(view: RecordView, field: str) -> tuple[Value, ...]:
    return next((facet.values for facet in view.facets if facet.field == field), ())


def _certainty(told: Iterable[Certainty]) -> Certainty:
    """Stated where any account states it, else the strongest of the others."""
    said = set(told)
    order: tuple[Certainty, ...] = ("stated", "alleged", "thwarted", "denied")
    return next((one for one in order if one in said), "stated")


def _parties(values: Iterable[Value]) -> tuple[Party, ...]:
    named = [
        (value.name, value.actor_id) if isinstance(value, Who) else (value, None)
        for value in values
        if isinstance(value, (Who, str))
    ]
    return tuple(Party(name, actor_id, side_of(name, actor_id)) for name, actor_id in dict.fromkeys(named))


@lru_cache(maxsize=8_192)
def side_of(name: str, actor_id: str | None = None) -> Side:
    """What an actor or a group is: by the table of actors, else by the noun that names it; "" where nothing says so."""
    actor = (actors.by_id(actor_id) if actor_id else None) or actors.resolve(name)
    if actor:
        return _SIDES[actor.kind]
    words = name.replace("'s", "").split()
    if not words or words[-1][:1].isupper():
        return ""  # a name that the table does not know: "Liberation Army" may be anybody's
    for word in reversed(words):
        for nouns, side in _NOUN_SIDES:
            if word in nouns or singular(word) in nouns:
                return side
    return ""


def _figure(view: RecordView, harm: str) -> Range | None:
    return next((_range(one) for one in view.figures if one.harm == harm and one.group is None), None)


def _range(figure: Figure) -> Range | None:
    known = Range(figure.low, figure.best, figure.high)
    return None if known == Range(None, None, None) else known


def _victims(figure: Figure) -> Victims:
    group = figure.group or ""
    return Victims(group, figure.harm, side_of(group), Range(figure.low, figure.best, figure.high))


def _is_exhumation(view: RecordView, action: Action | None) -> bool:
    """Bodies found: a mass grave always, a body where nothing tells of the violence itself."""
    told = [member.title for member in view.members if member.title and member.role == "main"]
    told += [said.words for facet in view.facets if facet.field == "action" for said in facet.by_source]
    if any(_GRAVE.search(words) for words in told):
        return True
    return (action is None or action.word == "other") and any(_BODIES.search(words) for words in told)


def _responses(view: RecordView, reports: Mapping[str, Report]) -> tuple[Passage, ...]:
    """Words of the reports that tell it as their news: what others tell of responses is about something else."""
    main = {member.report_id for member in view.members if member.role == "main"}
    told = (reports[id] for id in sorted(main & set(reports)))
    return tuple(passage for one in told for passage in find_responses(one.id, one.text, one.published))
