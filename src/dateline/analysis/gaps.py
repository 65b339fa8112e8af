"""Gaps: attacks in an area and a period with no *reported* response. Never "no response": silence may only be silence.

The rules, in words:

1. What is an attack and what a response, `Occurrence.nature` says. Words of an attack's own reports that tell of a
   response (`analysis.responses`) count too; so do those of other reports that name the zone (`Told`).
2. Reports give days, not hours: within 24 hours is the day of the attack or the next one; within 3 and 14 days, as
   many days later. A response on the day of the attack is taken to follow it.
3. A response is in time ("yes") where it is so whichever of its days and of the attack's is the true one; "possibly"
   where only for some of them. It answers an attack of the same zone; one of which only a wider area is known, or that
   is placed more than 50 km away, possibly does. One against somebody who is not among those named for the attack does
   not.
4. An attack with a "yes" is answered, else with a "possibly" possibly answered, else there is no reported response. As
   long as the days in question are not over, it is none of these but too early.
5. An attack belongs to one zone, the smallest that holds it; where it is known only to the area as a whole, to that.
6. A run is attacks of one zone, one after the other, none of them with a reported response.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.analysis.areas import Area
from dateline.analysis.occurrences import Fits, Occurrence, Party, Passage, Selection
from dateline.analysis.zones import WHOLE, Zones
from dateline.knowledge.actors import related
from dateline.model.earth import kilometres

Answer = Literal["answered", "possibly", "none reported", "too early"]
Dimension = Literal["zone", "force", "perpetrator"]
ANSWERS: tuple[Answer, ...] = ("none reported", "possibly", "answered", "too early")
WINDOWS: tuple[int, ...] = (1, 3, 14)
"""Days after an attack within which a response is looked for."""
WINDOW_WORDS: dict[int, str] = {1: "24 hours", 3: "3 days", 14: "14 days"}
NEAR_KM = 50.0
"""Kilometres beyond which a response in the same zone only possibly is one to the attack."""
NOBODY = "not named"
NO_FORCE = "no force named"
SHORTEST_RUN = 2
_DISTRICT = 3


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a report that tell of a response somewhere in a zone between two days, where no incident does."""

    passage: Passage
    zone: str
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Found:
    """A response that was found for an attack: an incident of the record, or words of a report.

    `days` are those between which it happened; `fits` says for each of `WINDOWS` whether it was in time.
    """

    days: tuple[date, date]
    fits: tuple[Fits, ...]
    what: str
    record_id: str | None = None
    passage: Passage | None = None
    by: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack with the responses that were found, the earliest first, and what that makes of each of `WINDOWS`.

    `naming` is how many reports that name the zone were published from the attack to 14 days later: where it is 0,
    nobody who was read spoke of the zone at all.
    """

    occurrence: Occurrence
    zone: str
    answers: tuple[Answer, ...]
    found: tuple[Found, ...] = ()
    naming: int | None = None

    def answer(self, window: int) -> Answer:
        """Whether a response within so many days (one of `WINDOWS`) is reported."""
        return self.answers[WINDOWS.index(window)]


@dataclass(frozen=True, slots=True)
class Row:
    """Attacks that share something, counted by answer for each of `WINDOWS`."""

    label: tuple[str, ...]
    attacks: tuple[Attack, ...]

    def count(self, window: int, answer: Answer) -> int:
        """How many have this answer."""
        return sum(attack.answer(window) == answer for attack in self.attacks)

    def share(self, window: int) -> tuple[float, float] | None:
        """The least and the greatest share without a reported response, of those whose days are over; None of none."""
        over = len(self.attacks) - self.count(window, "too early")
        if not over:
            return None
        none = self.count(window, "none reported")
        return none / over, (none + self.count(window, "possibly")) / over


@dataclass(frozen=True, slots=True)
class Run:
    """Attacks of one zone, one after the other, without a reported response to any."""

    zone: str
    attacks: tuple[Attack, ...]

    @property
    def first(self) -> date:
        """The day of the first."""
        return min(one.occurrence.earliest for one in self.attacks if one.occurrence.earliest)

    @property
    def last(self) -> date:
        """The day of the last."""
        return max(one.occurrence.latest for one in self.attacks if one.occurrence.latest)

    @property
    def killed(self) -> tuple[int, bool]:
        """The sum of what is best known of the killed, and whether any of the attacks has no number."""
        best = [one.occurrence.killed.best if one.occurrence.killed else None for one in self.attacks]
        return sum(number or 0 for number in best), None in best


@dataclass(frozen=True, slots=True)
class Cell:
    """One zone in one week, which begins on a Monday. `within` tells whether the period holds the whole of it."""

    zone: str
    week: date
    attacks: tuple[Attack, ...] = ()
    within: bool = True


@dataclass(frozen=True, slots=True)
class Gaps:
    """The attacks of an area and a period. `unsure` are those of which nobody can tell whether they belong here."""

    area: Area | None
    since: date
    until: date
    as_of: date
    zones: tuple[str, ...]
    attacks: tuple[Attack, ...]
    unsure: tuple[Occurrence, ...] = ()

    def rows(self, *by: Dimension) -> tuple[Row, ...]:
        """The attacks by these dimensions, most of them without a reported response within 14 days first.

        An attack on two forces, or by two groups, stands in a row for each: rows by force or perpetrator do not add up.
        By zone alone, zones without an attack have a row, too.
        """
        grouped: dict[tuple[str, ...], list[Attack]] = defaultdict(list)
        if by == ("zone",):
            grouped.update({(zone,): [] for zone in self.zones})
        for attack in self.attacks:
            for label in _labels(attack, by):
                grouped[label].append(attack)
        found = [Row(label, tuple(attacks)) for label, attacks in grouped.items()]
        return _worst_first(found)

    def total(self) -> Row:
        """All of them."""
        return Row(("all",), self.attacks)

    def cells(self) -> dict[tuple[str, date], Cell]:
        """Every zone in every week of the period; attacks known only to more than a week are in none."""
        weeks = self.weeks()
        held: dict[tuple[str, date], list[Attack]] = {(zone, week): [] for zone in self.zones for week in weeks}
        for attack in self.attacks:
            week = week_of(attack.occurrence)
            if week is not None and (attack.zone, week) in held:
                held[attack.zone, week].append(attack)
        return {
            (zone, week): Cell(
                zone, week, tuple(attacks), self.since <= week and week + timedelta(days=6) <= self.until
            )
            for (zone, week), attacks in held.items()
        }

    def weeks(self) -> tuple[date, ...]:
        """The Mondays of the weeks of the period."""
        monday, found = self.since - timedelta(days=self.since.weekday()), []
        while monday <= self.until:
            found.append(monday)
            monday += timedelta(days=7)
        return tuple(found)

    def runs(self, window: int = WINDOWS[-1]) -> tuple[Run, ...]:
        """Runs of two or more, the longest first, then the deadliest, then the latest."""
        found: list[Run] = []
        for zone in self.zones:
            mine = [attack for attack in self.attacks if attack.zone == zone and attack.occurrence.earliest]
            begun: list[Attack] = []
            for attack in [*sorted(mine, key=_by_day), None]:
                if attack is not None and attack.answer(window) == "none reported":
                    begun.append(attack)
                    continue
                if len(begun) >= SHORTEST_RUN:
                    found.append(Run(zone, tuple(begun)))
                begun = []
        found.sort(key=lambda run: run.last, reverse=True)
        return tuple(sorted(found, key=lambda run: (-len(run.attacks), -run.killed[0])))


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The gaps of every country in which there was an attack; `unplaced` attacks are placed in none.

    `is_cut`: of the reports that speak of patrols or reinforcements only the latest were read.
    """

    since: date
    until: date
    countries: tuple[Gaps, ...]
    unplaced: tuple[Occurrence, ...] = ()
    is_cut: bool = False

    def rows(self) -> tuple[Row, ...]:
        """A row for each country, most attacks without a reported response within 14 days first."""
        return _worst_first(Row((_name(one),), one.attacks) for one in self.countries)

    def zones(self) -> tuple[Row, ...]:
        """A row for each zone of each country in which there was an attack, in the same order: zone, country."""
        return _worst_first(
            Row((*row.label, _name(one)), row.attacks) for one in self.countries for row in one.rows("zone")
        )

    def total(self) -> Row:
        """All of them."""
        return Row(("all",), tuple(attack for one in self.countries for attack in one.attacks))

    def runs(self) -> tuple[tuple[str, Run], ...]:
        """Country and run, the longest first."""
        found = [(_name(one), run) for one in self.countries for run in one.runs()]
        return tuple(sorted(found, key=_longest_first))


def _longest_first(told: tuple[str, Run]) -> tuple[int, int, str, date, str]:
    country, run = told
    return -len(run.attacks), -run.killed[0], country, run.first, run.zone


def _name(gaps: Gaps) -> str:
    return gaps.area.name if gaps.area else ""


def _worst_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    last = WINDOWS[-1]
    return tuple(sorted(rows, key=lambda row: (-row.count(last, "none reported"), -len(row.attacks), row.label)))


def find_gaps(
    attacks: Selection,
    around: Sequence[Occurrence],
    area: Area | None,
    since: date,
    until: date,
    *,
    as_of: date,
    zones: Zones | None = None,
    told: Iterable[Told] = (),
    naming: Mapping[str, Sequence[date]] | None = None,
) -> Gaps:
    """The gaps of a period (both days included).

    `attacks` are the incidents of the area and the period; `around` all incidents from its first day to 14 days after
    its last, among which responses are looked for. `as_of` is the last day that was read: what is not over by then is
    too early. `naming` are the days of publication of reports by the zone that they name.
    """
    chosen = [one for one in attacks.inside if one.nature == "attack"]
    zones = zones or Zones(area, chosen)
    responses = _Responses(zones, around)
    by_zone: dict[str, list[Told]] = defaultdict(list)
    for words in told:
        by_zone[words.zone].append(words)
    days = None if naming is None else {zone: sorted(listed) for zone, listed in naming.items()}
    found = []
    for one in chosen:
        zone, placed = zones.of(one) or WHOLE, _placed(zones, one)
        answers = _found(placed, responses, by_zone[zone]) if placed else ()
        named = None if days is None else _naming(one, days.get(zone, []))
        found.append(Attack(one, zone, _answers(one, answers, as_of), answers, named))
    found.sort(key=_by_day)
    unsure = tuple(one for one in attacks.unsure if one.nature == "attack")
    return Gaps(area, since, until, as_of, zones.names, tuple(found), unsure)


def week_of(occurrence: Occurrence) -> date | None:
    """The Monday of the week in which it happened; None where its days lie in more than one."""
    if occurrence.earliest is None or occurrence.latest is None:
        return None
    first, last = (day - timedelta(days=day.weekday()) for day in (occurrence.earliest, occurrence.latest))
    return first if first == last else None


def in_time(attack: tuple[date, date], response: tuple[date, date], window: int) -> Fits:
    """Whether a response lies within so many days after an attack; each has a first and a last possible day."""
    if response[1] < attack[0] or response[0] > attack[1] + timedelta(days=window):
        return "no"
    is_after = response[0] >= attack[1]
    is_soon = (response[1] - attack[0]).days <= window
    return "yes" if is_after and is_soon else "cannot tell"


@dataclass(frozen=True, slots=True)
class _Placed:
    """An incident with its days and its zones: the smallest that holds it, all that do, and all that may."""

    occurrence: Occurrence
    days: tuple[date, date]
    zone: str
    certain: frozenset[str]
    possible: frozenset[str]


def _placed(zones: Zones, occurrence: Occurrence) -> _Placed | None:
    days, zone = occurrence.span(), zones.of(occurrence)
    return _Placed(occurrence, days, zone, *zones.all_of(occurrence)) if days and zone else None


class _Responses:
    """Responses by zone and first day, so that an attack is held against those of its own time and place alone."""

    def __init__(self, zones: Zones, around: Iterable[Occurrence]) -> None:
        self._by_zone: dict[str, list[_Placed]] = defaultdict(list)
        for one in around:
            if one.nature == "response" and (placed := _placed(zones, one)):
                for zone in placed.certain | placed.possible:
                    self._by_zone[zone].append(placed)
        for listed in self._by_zone.values():
            listed.sort(key=lambda one: (one.days, one.occurrence.record_id))
        self._longest = {
            zone: max(one.days[1] - one.days[0] for one in listed) for zone, listed in self._by_zone.items()
        }

    def near(self, attack: _Placed) -> list[_Placed]:
        """Responses that may be in time and in place, each once."""
        asked = attack.certain | attack.possible | {WHOLE}
        found: dict[str, _Placed] = {}
        for zone in self._by_zone if WHOLE in attack.possible else asked & set(self._by_zone):
            listed = self._by_zone[zone]
            begin = bisect_left(listed, attack.days[0] - self._longest[zone], key=_first_day)
            end = bisect_right(listed, attack.days[1] + timedelta(days=WINDOWS[-1]), key=_first_day)
            found.update((one.occurrence.record_id, one) for one in listed[begin:end])
        return list(found.values())


def _first_day(placed: _Placed) -> date:
    return placed.days[0]


def _found(attack: _Placed, responses: _Responses, told: Sequence[Told]) -> tuple[Found, ...]:
    span, one = attack.days, attack.occurrence
    found: list[Found] = []
    for placed in responses.near(attack):
        response, place = placed.occurrence, _same_place(attack, placed)
        if place != "no":
            fits = tuple(_worse(place, in_time(span, placed.days, window)) for window in WINDOWS)
            found.append(Found(placed.days, fits, response.word or "", response.record_id, None, response.responders))
    for passage in one.responses_told:
        last = max(span[0], passage.published) if passage.published else date.max
        fits = tuple(_by_then(span[0], last, window) for window in WINDOWS)
        found.append(Found((span[0], last), fits, passage.what, None, passage))
    for words in told:
        if words.passage.report_id not in one.reports:
            days = (words.earliest, words.latest)
            fits = tuple(in_time(span, days, window) for window in WINDOWS)
            found.append(Found(days, fits, words.passage.what, None, words.passage))
    kept = [response for response in found if any(fits != "no" for fits in response.fits)]
    return tuple(sorted(kept, key=lambda response: (response.days, response.record_id or "", response.what)))


def _by_then(attacked: date, told: date, window: int) -> Fits:
    """What a report of the attack tells of a response followed the attack, and came before the report."""
    return "yes" if (told - attacked).days <= window else "cannot tell"


def _same_place(attack: _Placed, response: _Placed) -> Fits:
    """Whether a response was where the attack was, and against those who are named for it."""
    one, other = attack.occurrence, response.occurrence
    if one.record_id == other.record_id or not _may_be_against(other, one):
        return "no"
    if not attack.certain & response.certain:
        return "cannot tell"
    distance = _distance(one, other)
    is_near = None if distance is None else distance <= NEAR_KM
    if attack.zone == response.zone:
        return "cannot tell" if is_near is False else "yes"
    return "cannot tell" if is_near is None else "yes" if is_near else "no"


def _distance(one: Occurrence, other: Occurrence) -> float | None:
    """Kilometres between two points; None where either is known only to a province or wider."""
    if max(one.where_precision or 7, other.where_precision or 7) > _DISTRICT:
        return None
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return kilometres(one.lat, one.lon, other.lat, other.lon)


def _may_be_against(response: Occurrence, attack: Occurrence) -> bool:
    ours = [party.actor_id for party in attack.perpetrators if party.actor_id]
    theirs = [party.actor_id for party in response.targets if party.actor_id and party.side == "armed group"]
    return not ours or not theirs or any(related(one, other) for one in ours for other in theirs)


def _worse(one: Fits, other: Fits) -> Fits:
    return "no" if "no" in (one, other) else "cannot tell" if "cannot tell" in (one, other) else "yes"


def _answers(attack: Occurrence, found: Sequence[Found], as_of: date) -> tuple[Answer, ...]:
    span = attack.span()
    answers: list[Answer] = []
    for at, window in enumerate(WINDOWS):
        fits = {one.fits[at] for one in found}
        if "yes" in fits:
            answers.append("answered")
        elif "cannot tell" in fits:
            answers.append("possibly")
        elif span is None or as_of < span[1] + timedelta(days=window):
            answers.append("too early")
        else:
            answers.append("none reported")
    return tuple(answers)


def _naming(attack: Occurrence, days: Sequence[date]) -> int:
    """How many of these days, in order, lie between an attack and 14 days later."""
    span = attack.span()
    return bisect_right(days, span[1] + timedelta(days=WINDOWS[-1])) - bisect_left(days, span[0]) if span else 0


def _labels(attack: Attack, by: Sequence[Dimension]) -> list[tuple[str, ...]]:
    labels: list[tuple[str, ...]] = [()]
    for dimension in by:
        values = _values(attack, dimension)
        labels = [(*label, value) for label in labels for value in values]
    return labels


def _values(attack: Attack, dimension: Dimension) -> tuple[str, ...]:
    if dimension == "zone":
        return (attack.zone,)
    one = attack.occurrence
    if dimension == "perpetrator":
        return tuple(dict.fromkeys(party.name for party in one.perpetrators)) or (NOBODY,)
    forces = [party.name for party in one.targets if party.side == "force"]
    forces = forces or [victims.group for victims in one.victims if victims.side == "force"]
    return tuple(dict.fromkeys(forces)) or (NO_FORCE,)


def _by_day(attack: Attack) -> tuple[date, date, str]:
    one = attack.occurrence
    return one.earliest or date.max, one.latest or date.max, one.record_id
