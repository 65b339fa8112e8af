"""The toll of one incident from the figures of one report, by the coding rules of the hand-coded reports.

The rules: a stated count of all and a sum of stated groups are both readings of the toll; parts are never added to
what they are part of; figures of one group that disagree span the range; those that revise take the place of those
they revise; attackers' deaths are left out of the low and stand in the high; zero is a toll only where it was said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.accounts.tolls_bounds import NOT_BY_CHANCE, Bounds, add, kind_of, largest, span
from dateline.accounts.tolls_standing import settled
from dateline.model.mentions import CasualtyFigure, FigureRelation
from dateline.model.values import Harm, Toll

Figures = Sequence[CasualtyFigure] | Sequence[Toll]


@dataclass(frozen=True, slots=True)
class GroupToll:
    """How many of one group were harmed, over all figures that a report gives for it."""

    group: str
    harm: Harm
    low: int | None
    high: int | None


def total(figures: Figures, harm: Harm) -> Bounds | None:
    """The (low, high) of one harm over the figures of one incident in one report; None where no number was said.

    A None high is "at least", a None low is "up to". Aggregates (figures of more than one incident) are left out.
    """
    if all(_toll(figure).harm != harm for figure in figures):
        return None
    judged = [figure for figure in figures if isinstance(figure, CasualtyFigure) and figure.toll.standing]
    if any(figure.toll.harm == harm for figure in judged):
        return settled(figure for figure in judged if figure.toll.harm == harm)
    items = _standing(figures)
    wanted = [item for item in items if item.toll.harm == harm and not _is_revised(item, items)]
    victims = [item for item in wanted if not item.toll.attackers and not item.toll.partial]
    positive = _without_running_counts([item for item in victims if not _is_zero(item)], wanted)
    if not positive:
        return _without_victims(wanted, victims)
    bounds = _settle(positive)
    if harm == "wounded":
        survivors = _wounded(positive, _settle_killed(items))
        if survivors is None:
            return None
        bounds = survivors
    attackers = [item for item in wanted if item.toll.attackers and not item.toll.partial]
    within = [item.toll.low or 0 for item in wanted if item.toll.attackers and item.toll.partial]
    if harm == "killed" and bounds[0] is not None and within and not attackers and max(within) < bounds[0]:
        bounds = (bounds[0] - max(within), bounds[1])  # "nine people, the bomber among them"
    if harm == "killed" and bounds[1] is None and attackers:
        return _both_sides(_settle(attackers)[1], positive, bounds) or bounds
    if harm == "killed" and bounds[0] is not None and bounds[1] is not None and attackers:
        attackers_high = _settle(attackers)[1]
        victims_alone = _less_the(attackers_high, positive, bounds)
        if victims_alone is not None:
            return victims_alone, bounds[1]
        attackers_high = largest(_settle(attackers))  # "over 30 attackers" are counted, too
        bounds = (bounds[0], bounds[1] + attackers_high)
    return bounds


def _less_the(attackers: int | None, victims: list[_Item], bounds: Bounds) -> int | None:
    """The victims alone, where the count of all is that of their groups and of the attackers together."""
    groups = _sum_of_groups([telling for telling in _tellings(victims) if "all" not in telling.groups])
    if groups is None or attackers is None or not bounds[1] or groups[0] is None:
        return None
    return groups[0] if groups[0] + attackers == bounds[1] and bounds[1] > groups[0] else None


def _both_sides(attackers: int | None, victims: list[_Item], bounds: Bounds) -> Bounds | None:
    """The victims, and they with the attackers, where a headline's "at least 16" is what both come to."""
    groups = _sum_of_groups([telling for telling in _tellings(victims) if "all" not in telling.groups])
    if groups is None or groups[0] is None or groups[1] is None or attackers is None or bounds[0] is None:
        return None
    return (groups[0], groups[1] + attackers) if groups[0] < bounds[0] <= groups[0] + attackers else None


def _settle_killed(items: Sequence[_Item]) -> int:
    killed = [item for item in items if item.toll.harm == "killed" and not item.toll.partial and not _is_zero(item)]
    return (_settle(killed)[0] or 0) if killed else 0


def _wounded(positive: list[_Item], killed: int) -> Bounds | None:
    """The wounded from those said to be wounded and those said to be shot or hit, some of whom may have died."""
    said = [item for item in positive if item.relation not in ("struck", "repeated")]
    struck = [item for item in positive if item.relation == "struck"]
    survived = _less(_settle(struck), killed) if struck else None
    if said and survived and all(item.relation == "additional" and not _ordinal(item) for item in said):
        return add(survived, _settle(said))  # "a man was shot in the leg; another was hit in the arm"
    if said:
        bounds = _settle(said)
        return (
            survived
            if survived and largest(survived) > largest(bounds) and (largest(bounds) <= 2 or not killed)
            else bounds
        )
    if survived:
        return survived if largest(survived) else None
    bounds = _settle(positive)
    return bounds if killed < largest(bounds) or not killed else None


def by_group(figures: Figures) -> tuple[GroupToll, ...]:
    """The tolls by group and harm, in the order in which groups are first named; those without a name are left out."""
    kept: dict[tuple[str, Harm], list[_Item]] = defaultdict(list)
    items = _standing(figures)
    for item in items:
        if item.toll.whom and not _is_zero(item) and not _is_revised(item, items):
            kept[item.toll.whom.lower(), item.toll.harm].append(item)
    found = []
    for (group, harm), members in kept.items():
        low, high = span([(item.toll.low, item.toll.high) for item in members])
        found.append(GroupToll(group, harm, low, high))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Item:
    toll: Toll
    place: tuple[int, int]
    relation: FigureRelation = "stated"
    was: Toll | None = None
    aggregate: bool = False
    start: int = 0


def _toll(figure: CasualtyFigure | Toll) -> Toll:
    return figure if isinstance(figure, Toll) else figure.toll


def _standing(figures: Figures) -> list[_Item]:
    """Without what counts more than one incident, and without what was withdrawn."""
    items = [item for item in map(_item, figures) if not item.aggregate and item.relation != "superseded"]
    return [*items, *(earlier for item in items for earlier in _risen(item))]


def _risen(item: _Item) -> Iterator[_Item]:
    """The earlier count that a toll rose from: running counts of one event stand in the range."""
    was = item.was
    if was and 1 < largest((was.low, was.high)) < largest((item.toll.low, item.toll.high)) and not item.toll.partial:
        yield replace(item, toll=was, place=(-1, item.start), relation="contrasted", was=None)


def _item(figure: CasualtyFigure | Toll) -> _Item:
    if isinstance(figure, Toll):
        return _Item(figure, (0, id(figure)), figure.relation)
    return _Item(figure.toll, figure.trigger, figure.relation, figure.was, figure.aggregate, figure.start)


def _is_zero(item: _Item) -> bool:
    return item.toll.low == 0 and item.toll.high == 0


def _is_revised(item: _Item, items: Sequence[_Item]) -> bool:
    """Whether a later figure takes this one back: it names it as the earlier one, and is lower.

    A toll that rose leaves the earlier count in the range, as the running counts of one day do.
    """
    return any(
        other.was is not None
        and other.was.harm == item.toll.harm
        and (other.was.low, other.was.high) == (item.toll.low, item.toll.high)
        and largest((other.toll.low, other.toll.high)) < largest((item.toll.low, item.toll.high))
        for other in items
    )


def _without_victims(wanted: list[_Item], victims: list[_Item]) -> Bounds | None:
    attackers = [item for item in wanted if item.toll.attackers]
    if attackers and victims:
        return 0, _settle(attackers)[1]
    if attackers:
        return _settle(attackers)
    parts = [item for item in wanted if item.toll.partial and item.toll.low is not None]
    if parts:
        return span([(item.toll.low, None) for item in parts])
    return (0, 0) if victims else None


def _settle(items: list[_Item]) -> Bounds:
    """One toll from figures that count all, those groups and single persons; with the counts of other sources."""
    others = [(item.toll.low, item.toll.high) for item in items if item.relation == "contrasted"]
    told = [item for item in items if item.relation != "contrasted"]
    if not others:
        return _settle_one(told)
    first = min(item.start for item in items if item.relation == "contrasted")
    behind = [i for i in told if i.start >= first and largest((i.toll.low, i.toll.high)) == 1]
    if len(behind) == 1:  # the one of whom a report tells behind a count is one of them
        told.remove(behind[0])
    bounds = span([_settle_one(told), *others] if told else others, least=0.0)
    greatest = max(largest((item.toll.low, item.toll.high)) for item in items)
    if bounds[0] != greatest and any(item.toll.high == greatest for item in items):
        return bounds[0], greatest  # "at least 39" with "39": what nobody exceeds closes the range
    return bounds


def _settle_one(items: list[_Item]) -> Bounds:
    """One toll from the figures that do not contradict each other by their words."""
    plain = [item for item in items if item.relation not in ("repeated", "implied", "struck")]
    if all(largest((item.toll.low, item.toll.high)) <= 1 and not _ordinal(item) for item in plain):
        several = [i for i in items if i.relation == "implied" and (i.toll.low or 0) > 1]
        plain = several[:1] or plain  # "a triple homicide" where the victims are told one by one
    plain = plain or [item for item in items if item.relation == "struck"] or items
    if all(item.relation in ("repeated", "implied") for item in plain):
        plain = [max(plain, key=lambda item: item.toll.low or item.toll.high or 0)]
    if any((item.toll.low or item.toll.high or 0) > 1 for item in plain):
        plain = [
            item
            for item in plain
            if item.toll.whom or item.relation == "additional" or item.toll.low != 1 or item.toll.high != 1
        ]
    plain = _within_totals(plain)
    more = [item for item in plain if item.relation == "additional"]
    base = [item for item in plain if item.relation != "additional"] or more
    tellings = _tellings(base)
    counts_of_all = [telling.bounds for telling in tellings if telling.is_of_all]
    bounds = _span_with_groups(counts_of_all, [telling for telling in tellings if not telling.is_of_all])
    ordinals = [_ordinal(item) for item in more if item.toll.harm == "killed"]
    last = max(ordinals, default=0)
    if last > 1 and None not in bounds and (base is more or largest(bounds) in (last - 1, last)):
        return last, last  # "a third victim died"
    if base is not more and not any(item.relation == "total" for item in base):
        for item in more:
            if largest(bounds) <= 2 or any(0 < item.start - other.start <= _NEAR for other in base):
                bounds = add(bounds, (item.toll.low, item.toll.high))
    return bounds


def _span_with_groups(counts_of_all: list[Bounds], tellings: list[_Telling]) -> Bounds:
    """The counts of all; where there are none, or they only speak of one, the sum of groups.

    "Four dead" over "at least four soldiers were killed" is one number, of which the longer words say more. What one
    word of harm tells of groups is another count of all where it is more; a sum over several words may count twice.
    """
    groups = _sum_of_groups(tellings)
    greatest = max(map(largest, counts_of_all), default=0)
    if groups is not None and greatest <= 1:
        return groups
    told = [telling.bounds for telling in tellings if largest(telling.bounds) > greatest]
    same = [groups] if groups is not None and largest(groups) == greatest else []
    return span([*counts_of_all, *told, *same])


def _ordinal(item: _Item) -> int:
    """The number of a death that its group gives: 3 for "third victim", 0 for none."""
    return _ORDINALS.get((item.toll.whom or "").lower().split(" ")[0], 0)


_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}


def _within_totals(items: list[_Item]) -> list[_Item]:
    """Without the counts that exceed every toll that the text itself calls one: claims, and figures of other things."""
    tolls = [largest((item.toll.low, item.toll.high)) for item in items if item.relation == "total"]
    if not tolls:
        return items
    return [i for i in items if i.relation == "total" or largest((i.toll.low, i.toll.high)) <= _BEYOND * max(tolls)]


def _without_running_counts(victims: list[_Item], items: list[_Item]) -> list[_Item]:
    """Without the counts that another takes up: nine, where "one more died" and the title has ten."""
    totals = {item.toll.low for item in items if item.relation == "total" and item.toll.low}
    stated = {item.toll.low for item in victims if item.relation == "stated" and item.toll.low}
    added = [item.toll.low for item in items if item.relation == "additional" and item.toll.low]
    steps = {*added, sum(added)} if added else set()
    parts = {number - more for number in stated for more in steps if number - more >= NOT_BY_CHANCE} & stated
    taken_up = {number - more for number in totals for more in steps} | parts
    return [
        item
        for item in victims
        if not (item.relation == "stated" and item.toll.low in taken_up - totals)
        and not (item.relation == "additional" and parts)
    ]


_BEYOND = 1.5
"""A count above this many times the toll that the text itself calls one is somebody's claim, or of other things."""


_NEAR = 200
"""Characters within which "a fourth died" adds to the count before it, rather than telling of another incident."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """The figures that one word of harm takes: "five policemen and two civilians were killed"."""

    bounds: Bounds
    is_of_all: bool
    groups: frozenset[str]


def _tellings(items: list[_Item]) -> list[_Telling]:
    by_trigger: dict[tuple[int, int], list[_Item]] = defaultdict(list)
    for item in items:
        by_trigger[item.place].append(item)
    found = []
    for members in by_trigger.values():
        bounds: Bounds = (members[0].toll.low, members[0].toll.high)
        for member in members[1:]:
            bounds = add(bounds, (member.toll.low, member.toll.high))
        kinds = frozenset(kind_of(member.toll) for member in members)
        found.append(_Telling(bounds, "all" in kinds or len(kinds) > 1, kinds))
    return found


def _sum_of_groups(tellings: list[_Telling]) -> Bounds | None:
    """Groups of different kinds add up; figures of one kind span a range."""
    by_kind: dict[frozenset[str], list[Bounds]] = defaultdict(list)
    for telling in _once(tellings):
        by_kind[telling.groups].append(telling.bounds)
    result: Bounds | None = None
    for alternatives in by_kind.values():
        alternatives = [bounds for bounds in alternatives if largest(bounds) > 1] or alternatives
        spanned = span(alternatives)
        result = spanned if result is None else add(result, spanned)
    return result


def _once(tellings: list[_Telling]) -> list[_Telling]:
    """The tellings without those that give a number again for a group under another name ("rangers", "wardens")."""
    kept: list[_Telling] = []
    for telling in tellings:
        again = any(telling.bounds == other.bounds and telling.groups != other.groups for other in kept)
        if not (again and largest(telling.bounds) >= NOT_BY_CHANCE):
            kept.append(telling)
    return kept


def _less(bounds: Bounds, killed: int) -> Bounds:
    """Those shot less those of them who died."""
    if bounds[0] is None or bounds[0] < killed:
        return bounds
    return bounds[0] - killed, None if bounds[1] is None else bounds[1] - killed
