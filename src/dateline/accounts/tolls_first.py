"""The one toll that a report gives first and that counts everybody who died, by rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dateline.accounts.tolls import total
from dateline.accounts.tolls_bounds import Bounds
from dateline.model.mentions import CasualtyFigure
from dateline.model.text import Report
from dateline.model.values import Harm

HARMS: tuple[Harm, ...] = ("killed", "wounded")
OPENING = 450
"""Characters after the title in which news gives its toll: two or three sentences. Between 300 and 600 all do alike."""


def number_of(bounds: Bounds | None) -> int:
    """One number for a toll, 0 where none was told."""
    return (bounds[0] or bounds[1] or 0) if bounds else 0


def first_toll(report: Report, everything: Sequence[CasualtyFigure]) -> dict[Harm, Bounds | None]:
    """The killed and the wounded of a report's main incident by rule, as the report tells it first.

    News gives its toll in the title and the opening, and other incidents and earlier counts later; so the figures of
    the title go first where they count several, then those of the opening, then all of the report. The toll counts
    everybody who died, an attacker who killed himself too.
    """
    opening = [figure for figure in everything if figure.start < report.body_start + OPENING]
    title = [figure for figure in opening if figure.start < report.body_start]
    answer: dict[Harm, Bounds | None] = {}
    for harm in HARMS:
        first = _usual(report, title, harm)
        several = first is not None and first[0] == first[1] and number_of(first) > 1
        told = _usual(report, opening, harm) or _usual(report, everything, harm)
        answer[harm] = first if several and not (harm == "killed" and _beside_attacker(report, opening)) else told
    return answer


def _usual(report: Report, found: Sequence[CasualtyFigure], harm: Harm) -> Bounds | None:
    """The toll with an attacker who died by the own hand; where counts disagree, the one that most figures give."""
    beside = _beside_attacker(report, found) if harm == "killed" else 0
    if not beside:
        return _told_most(found, harm)
    bounds = _told_most([figure for figure in found if not figure.toll.attackers], harm)
    return (beside + 1, beside + 1) if bounds == (beside, beside) else bounds


def _told_most(found: Sequence[CasualtyFigure], harm: Harm) -> Bounds | None:
    bounds = total(found, harm)
    if bounds is None or bounds[0] == bounds[1]:
        return bounds
    counts = Counter(_range_of(figure) for figure in _stated(found, harm))
    if None in bounds:
        exact = (number_of(bounds), number_of(bounds))
        return exact if exact in counts else bounds
    counts = Counter({count: times for count, times in counts.items() if number_of(count) > 1}) or counts
    return counts.most_common(1)[0][0] if counts else bounds


def _beside_attacker(report: Report, found: Sequence[CasualtyFigure]) -> int:
    """The victims beside whom a dead attacker is told: "an agent and the gunman died", "killed two, then himself"."""
    victims = [figure for figure in _stated(found, "killed") if not figure.toll.attackers]
    for figure in found:
        if not figure.toll.attackers or figure.toll.partial:
            continue
        words = report.text[slice(*figure.trigger)] + report.text[figure.start : figure.end]
        opening = max(report.text.rfind(end, 0, figure.start) for end in (". ", "\n"))
        beside = [victim for victim in victims if victim.trigger == figure.trigger]
        if not beside and _OWN_HAND.search(words):
            beside = [v for v in victims if opening < v.start < figure.start and v.trigger[0] <= v.start]
        if beside:
            return number_of(total(beside, "killed") or (0, 0))
    return 0


_OWN_HAND = re.compile(r"himself|herself|suicide|own life", re.IGNORECASE)


def _stated(found: Sequence[CasualtyFigure], harm: Harm) -> list[CasualtyFigure]:
    return [
        figure
        for figure in found
        if figure.toll.harm == harm and not figure.toll.partial and figure.relation in ("stated", "total")
    ]


def _range_of(figure: CasualtyFigure) -> Bounds:
    return figure.toll.low, figure.toll.high
