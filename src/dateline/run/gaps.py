"""Gaps from the store: attacks without a reported response, the reporting beside them, and reports' own words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.analysis.areas import Area, area_of_country
from dateline.analysis.between import SEARCHED, Between, find_between
from dateline.analysis.counting import Period
from dateline.analysis.gaps import WINDOWS, Everywhere, Gaps, Told, find_gaps
from dateline.analysis.occurrences import Occurrence, Passage, Selection
from dateline.analysis.reporting import Reporting, SameSources, carried_by
from dateline.analysis.responses import find_responses
from dateline.analysis.zones import WHOLE, Zones
from dateline.errors import BadInput
from dateline.mentions.actors import find_actors
from dateline.mentions.dates import find_dates
from dateline.mentions.places import find_places
from dateline.mentions.sentences import split
from dateline.model.text import Report, Sentence, strictest
from dateline.model.values import Where
from dateline.records.figures import DEFAULT_RULE
from dateline.run.occurrences import at_place, occurrences, select_within
from dateline.run.reporting import report_on, reports_naming, sources_of_both, spoken_names
from dateline.store.session import Session

MOST_WORDS = 400
"""Reports that are searched for words of responses or of gaps at most, the latest first."""
MOST_SHOWN = 40
_EARLIEST, _LATEST = date(1800, 1, 1), date(2200, 12, 31)
_NEWS_DAYS = 3
"""Days before its publication in which what a report tells as news is taken to have happened, where it names no day."""
_RESPONSE_WORDS = ("patrol", "patrols", "reinforcement", "reinforcements", "additional troops", "additional forces")


@dataclass(frozen=True, slots=True)
class GapsFound:
    """The gaps of an area and a period, the reporting beside them, and where reports speak of places between forces.

    `same_sources` says which sources alone count, where not all do; `marking` is the strictest of all that it rests on.
    """

    gaps: Gaps
    reporting: Reporting
    between: tuple[Between, ...]
    same_sources: SameSources | None = None
    marking: str = "TLP:CLEAR"


def gaps_of(
    session: Session,
    area: Area,
    since: date,
    until: date,
    *,
    same_sources: SameSources | bool | None = None,
    rule: str = DEFAULT_RULE,
) -> GapsFound:
    """The gaps of an area and a period, both days included.

    With `same_sources` only incidents count that one of these tells of; True are those that were also read in the
    period of the same length before. Raises BadInput for a period of another age.
    """
    check_period(since, until)
    later = until + timedelta(days=WINDOWS[-1])
    period = Period(since, until)
    before = period.before()
    same = sources_of_both(session, period, before) if same_sources is True else same_sources or None
    around = occurrences(session, since=since, until=later, area=area, rule=rule)
    selection = select_within(around, area, since, until)
    if same:
        same = same.leaving_out([one for one in selection.inside if one.nature == "attack"])
        around = list(carried_by(around, same.sources))
        selection = select_within(around, area, since, until)
    compared = (before.since, before.until)
    panel = report_on(session, area, selection.inside, since=since, until=until, compared=compared)
    zones = Zones(area, [one for one in selection.inside if one.nature == "attack"])
    last = session.library.last_day()
    found = find_gaps(
        selection,
        around,
        area,
        since,
        until,
        as_of=date.fromisoformat(last) if last else until,
        zones=zones,
        told=_told_in(zones, _told(session, _speaking(session, _names_of(zones), since, later))),
        naming=_naming(session, zones, selection.inside, since, later),
    )
    between = _between(session, area, selection, since, until)
    quoted = {one.passage.report_id for one in between}
    quoted |= {response.passage.report_id for one in found.attacks for response in one.found if response.passage}
    markings = [report.marking for report in session.records.reports(quoted).values()]
    marking = strictest([*markings, *(one.marking for one in around)])
    return GapsFound(found, panel, between, same, marking)


def check_period(since: date, until: date) -> None:
    """Raises BadInput for a period of another age, and for one that ends before it begins."""
    if since < _EARLIEST or until > _LATEST or since > until:
        raise BadInput(f"a period lies between {_EARLIEST} and {_LATEST}, and does not end before it begins")


def _naming(
    session: Session, zones: Zones, inside: Sequence[Occurrence], since: date, until: date
) -> dict[str, list[date]]:
    """The days of publication of the reports that name each zone."""
    about: dict[str, list[Occurrence]] = {}
    for one in inside:
        about.setdefault(zones.of(one) or WHOLE, []).append(one)
    return {
        zone: [
            date.fromisoformat(day)
            for _, day in reports_naming(
                session, spoken_names(zones.spoken[zone]), about.get(zone, ()), since=since, until=until
            ).values()
        ]
        for zone in zones.names
    }


def gaps_by_country(
    session: Session,
    since: date,
    until: date,
    *,
    same_sources: SameSources | None = None,
    rule: str = DEFAULT_RULE,
) -> Everywhere:
    """The gaps of every country in which there was an attack, as `gaps_of` gives them for each.

    Read at once, whatever the number of countries: the incidents of these days, and at most `MOST_WORDS` reports.
    """
    later = until + timedelta(days=WINDOWS[-1])
    by_country: dict[str, list[Occurrence]] = {}
    vague: list[Occurrence] = []
    around: Sequence[Occurrence] = occurrences(session, since=since, until=later, rule=rule)
    for one in carried_by(around, same_sources.sources) if same_sources else around:
        is_placed = one.country is not None and one.place is not None and one.where_precision is not None
        (by_country.setdefault(one.country or "", []) if is_placed else vague).append(one)
    speaking = _speaking(session, (), since, later)
    told = _told(session, speaking)
    last = session.library.last_day()
    as_of = date.fromisoformat(last) if last else until
    found: list[Gaps] = []
    placed: set[str] = set()
    for country, own in by_country.items():
        area = area_of_country(country)
        there = [one for one in (*own, *vague) if area.holds(one) != "no"]
        selection = select_within(there, area, since, until)
        attacks = [one for one in selection.inside if one.nature == "attack"]
        placed.update(one.record_id for one in attacks)
        if attacks:
            zones = Zones(area, attacks)
            told_here = _told_in(zones, told)
            found.append(find_gaps(selection, there, area, since, until, as_of=as_of, zones=zones, told=told_here))
    unplaced = [
        one
        for one in vague
        if one.nature == "attack" and one.falls(since, until) == "yes" and one.record_id not in placed
    ]
    return Everywhere(since, until, tuple(found), tuple(unplaced), len(speaking) >= MOST_WORDS)


def _names_of(zones: Zones) -> list[str]:
    return [name for zone in zones.names if zone != WHOLE for name in spoken_names(zones.spoken[zone])]


def _speaking(session: Session, names: Collection[str], since: date, until: date) -> list[str]:
    """The reports that hold words of a patrol or of reinforcements, and one of these names where any is given."""
    days = {"since": since.isoformat(), "until": until.isoformat()}
    return [id for id, _, _ in session.library.naming(_RESPONSE_WORDS, names, **days, limit=MOST_WORDS)]


def _told(session: Session, reports: Collection[str]) -> list[tuple[Report, Passage]]:
    """Patrols and reinforcements that these reports tell of; other responses are incidents."""
    return [
        (report, passage)
        for report in session.records.reports(reports).values()
        for passage in find_responses(report.id, report.text, report.published)
        if passage.what in ("patrol", "reinforcement")
    ]


def _told_in(zones: Zones, told: Iterable[tuple[Report, Passage]]) -> Iterator[Told]:
    """Those whose words name a zone, with that zone."""
    names: dict[str, re.Pattern[str]] = {}
    for zone in zones.names:
        some = [_plain(name).strip() for name in spoken_names(zones.spoken[zone]) if zone != WHOLE]
        if any_name := "|".join(re.escape(name) for name in some if name):
            names[zone] = re.compile(rf"\b(?:{any_name})\b")
    for report, passage in told:
        words = _plain(passage.words)
        for zone, any_of in names.items():
            if any_of.search(words):
                yield Told(passage, zone, *_days(report, passage))


def _days(report: Report, passage: Passage) -> tuple[date, date]:
    """When what a passage tells happened: on the days that it names, else in the days before its publication."""
    published = report.published or date.min
    for told in find_dates(report, split(report)):
        if passage.start <= told.start < passage.end and told.when is not None and told.when.precision <= _A_WEEK:
            return told.when.earliest, told.when.latest
    return published - timedelta(days=_NEWS_DAYS), published


def _between(session: Session, area: Area, selection: Selection, since: date, until: date) -> tuple[Between, ...]:
    """What reports of the period call places between forces in the area, the latest first."""
    days = {"since": since.isoformat(), "until": until.isoformat()}
    found = session.library.naming(SEARCHED, spoken_names(area), **days, limit=MOST_WORDS)
    known = {report for one in selection.inside for report in one.reports}
    found += [row for row in session.library.naming(SEARCHED, **days, limit=MOST_WORDS) if row[0] in known]
    families = session.records.families({id for id, _, _ in found})
    outlets: dict[str, dict[str, None]] = {}
    first: dict[str, str] = {}
    for id, outlet, _ in sorted(found, key=lambda row: (row[2], row[0])):
        family = families.get(id, id)
        first.setdefault(family, id)
        outlets.setdefault(first[family], {}).update({outlet: None} if outlet else {})
    reports = session.records.reports(outlets)
    told: list[Between] = []
    for report in (reports[id] for id in reversed(outlets) if id in reports):
        passages = list(find_between(report.id, report.text, report.published))
        told += _with_places(report, passages, area, tuple(outlets[report.id])) if passages else []
    return tuple(told[:MOST_SHOWN])


def _with_places(
    report: Report, passages: Sequence[Passage], area: Area, outlets: tuple[str, ...]
) -> Iterator[Between]:
    """The passages with the places and forces that they name; those that name places outside the area are left out."""
    cut = split(report)
    places, actors = find_places(report, cut), find_actors(report, cut)
    for passage in passages:
        named: list[Where] = []
        for start in (passage.start, _before(cut, passage)):
            named = [one.where for one in places if start <= one.start < passage.end and one.where]
            if named:
                break
        if named and all(area.holds(at_place(where)) == "no" for where in named):
            continue
        forces = [
            one.who.name
            for one in actors
            if passage.start <= one.start < passage.end and one.kind in ("state force", "armed group")
        ]
        within = [where for where in named if area.holds(at_place(where)) != "no"]
        smaller = [where for where in within if where.precision < _A_COUNTRY]
        shown = [where.name for where in smaller or within]
        yield Between(passage, tuple(dict.fromkeys(shown)), tuple(dict.fromkeys(forces)), outlets, report.title)


def _before(cut: Sequence[Sentence], passage: Passage) -> int:
    """Where the sentence before a passage begins."""
    return max((one.start for one in cut if one.start < passage.start and one.end <= passage.start), default=0)


def _plain(name: str) -> str:
    """Without case and accents, as the search over texts takes words."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


_A_WEEK, _A_COUNTRY = 3, 6
"""The date precision of a week, and the place precision of a country."""
