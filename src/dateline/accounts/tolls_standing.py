"""The toll of one incident from figures of which it is known how they stand to it (`values.Standing`).

The rules are those of the hand-coded reports, as in `tolls`: counts of all victims that disagree span the range; where
there is none, groups are added; the losses of the attackers are left out of the low and stand in the high.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.accounts.tolls_bounds import NOT_BY_CHANCE, Bounds, add, kind_of, largest, span
from dateline.model.mentions import CasualtyFigure
from dateline.model.values import Standing

_NEAR = 90
"""Characters between two groups that one passage tells: "169 Afghans, eleven marines and a sailor"."""


def settled(figures: Iterable[CasualtyFigure]) -> Bounds | None:
    """The (low, high) of one harm over the figures of one incident; None where none counts."""
    told: dict[Standing | None, list[CasualtyFigure]] = defaultdict(list)
    for figure in figures:
        told[figure.toll.standing].append(figure)
    victims = _victims(told)
    attackers = _spanned(_bounds(told["attackers"])) if told["attackers"] else None
    if told["with_attackers"]:
        return _with_attackers(victims, attackers, _spanned(_bounds(told["with_attackers"])))
    if victims is None:
        return attackers and (0, attackers[1])
    if attackers is None or victims[1] is None:
        return victims
    return victims[0], victims[1] + largest(attackers)


def _bounds(figures: Iterable[CasualtyFigure]) -> list[Bounds]:
    return [(figure.toll.low, figure.toll.high) for figure in figures]


def _spanned(counts: Sequence[Bounds]) -> Bounds:
    """From the least to the greatest of counts that disagree, however much."""
    return span(counts, least=0.0)


def _with_attackers(victims: Bounds | None, attackers: Bounds | None, whole: Bounds) -> Bounds:
    """From the victims alone to all the dead."""
    if victims is None:
        lost = largest(attackers) if attackers else 0
        return None if whole[0] is None else whole[0] - lost, whole[1]
    if whole[1] is None and attackers is None:
        return victims[0], None
    return victims[0], max(largest(victims), largest(whole))


def _victims(told: dict[Standing | None, list[CasualtyFigure]]) -> Bounds | None:
    """The counts of all; without these the sum of groups, of those who came on top, or what is known of a part."""
    if told["all"]:
        return _spanned([*_with_later(told["all"], told["more"]), *_other_sums(told)])
    if told["group"] or told["more"]:
        return _added([*([_sum(told["group"])] if told["group"] else []), *_bounds(told["more"])])
    if told["part"] and not told["with_attackers"]:
        return max(map(largest, _bounds(told["part"]))), None
    return None


def _with_later(counts: Sequence[CasualtyFigure], more: Sequence[CasualtyFigure]) -> list[Bounds]:
    """The counts of all, the last of them with those who died or were found after it, as the text has the order."""
    last = max(counts, key=lambda figure: figure.start)
    if not more or any(figure.start < last.start for figure in more):
        return _bounds(counts)
    (whole,) = _bounds([last])
    others = [bounds for bounds in _bounds(counts) if bounds != whole]
    return [*others, _added([whole, *_bounds(more)])]


def _other_sums(told: dict[Standing | None, list[CasualtyFigure]]) -> list[Bounds]:
    """The sums of groups that one passage tells together: what another source makes of all."""
    if not any(len(run) > 1 for run in _passages(told["group"])):
        return []
    bounds = _sum(told["group"])
    return [bounds] if bounds[0] is not None else []


def _added(several: Iterable[Bounds]) -> Bounds:
    first, *others = several
    for other in others:
        first = add(first, other)
    return first


def _sum(groups: Sequence[CasualtyFigure]) -> Bounds:
    """The groups of the passage that tells the most of them, each with what other passages say of it, and others.

    Where another passage confirms all groups but one ("eight of his men and the four villagers", after "five soldiers"
    and "four villagers"), what it says besides is of that one.
    """
    base, *others = _passages(groups)
    rivals = [(one, _bounds([one])) for one in base]
    elsewhere = {bounds for run in others for bounds in _bounds(run)}
    unconfirmed = [counts for one, counts in rivals if counts[0] not in elsewhere]
    for figure in (figure for told in others for figure in told):
        (bounds,) = _bounds([figure])
        if any(bounds in counts for _, counts in rivals):
            continue
        same = [counts for one, counts in rivals if _is_same(one, figure)]
        if len(unconfirmed) == 1 < len(rivals):
            unconfirmed[0].append(bounds)
        elif same:
            min(same, key=lambda counts: abs(largest(counts[0]) - largest(bounds))).append(bounds)
        else:
            rivals.append((figure, [bounds]))
    return _added(_spanned(counts) for _, counts in rivals)


def _is_same(one: CasualtyFigure, other: CasualtyFigure) -> bool:
    """Whether two figures count one group: by its last word, or because it is of the same kind."""
    return _head(one) == _head(other) or kind_of(one.toll) == kind_of(other.toll)


def _head(figure: CasualtyFigure) -> str:
    return (figure.toll.whom or "").lower().rpartition(" ")[2]


def _passages(groups: Sequence[CasualtyFigure]) -> list[list[CasualtyFigure]]:
    """The figures in runs that stand near one another, those with the most groups first; none is told twice in one."""
    runs: list[list[CasualtyFigure]] = []
    last = 0
    for figure in sorted(groups, key=lambda one: one.start):
        if not runs or figure.start - last > _NEAR:
            runs.append([])
        if not any(_is_again(one, figure) for one in runs[-1]):
            runs[-1].append(figure)
        last = figure.end
    return sorted(runs, key=lambda run: (-len(run), -largest(_added(_bounds(run)))))


def _is_again(one: CasualtyFigure, other: CasualtyFigure) -> bool:
    """Whether a number is told again of one group, if by another name: "three civilians. The three brothers ..."."""
    if _bounds([one]) != _bounds([other]):
        return False
    return _head(other) in ("", _head(one)) or largest(_bounds([one])[0]) >= NOT_BY_CHANCE
