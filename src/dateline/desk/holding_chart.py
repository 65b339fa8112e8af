"""The daily series of an agreement as a drawing: columns a day, the days that do not count shaded, told in text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.analysis.holding import Holding
from dateline.model.document import counted, listed
from dateline.run.agreement_holding import Answer

WIDTH, HEIGHT, FLOOR, TOP = 720.0, 150.0, 122.0, 14.0
BEFORE_DAYS, MOST_DAYS = 120, 420
"""Days before the signature that are drawn, and how many columns at most; longer series are drawn by week."""
NAMED = 3
"""Sources that the words of a shade name at most."""
DARKEST = 3
"""Shades of days that are left out: the darker, the larger the share of the first reports that is still awaited."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One column: its place, and in words its days and count."""

    x: float
    width: float
    y: float
    height: float
    told: str


@dataclass(frozen=True, slots=True)
class Shade:
    """Days that are shaded, and why."""

    x: float
    width: float
    kind: str
    told: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with its name."""

    x: float
    told: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole of it; `description` tells in text what it shows."""

    bars: tuple[Bar, ...]
    shades: tuple[Shade, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Mark, ...]
    most: float
    step: int
    description: str


def draw(answer: Answer) -> Drawing:
    """The drawing of the series inside the zones, from four months before the signature to the last day."""
    found, series = answer.holding, answer.inside
    start = found.between[0] if found.between else found.in_force
    first = max(series.first, start - timedelta(days=BEFORE_DAYS))
    last = min(series.last, found.until)
    days = max(1, (last - first).days + 1)
    step = 1 if days <= MOST_DAYS else 7
    if step > 1:  # a column begins with the entry into force, so that none is before and after it
        first += timedelta(days=(found.in_force - first).days % step)
        days = max(1, (last - first).days + 1)
    offset = series.index(first)
    sums = [
        (first + timedelta(days=at), sum(series.counts[offset + at : min(offset + at + step, offset + days)]))
        for at in range(0, days, step)
    ]
    most = max([1.0, *(count for _, count in sums)])
    scale = WIDTH / days

    def x_of(day: date) -> float:
        return round(min(max((day - first).days, 0), days) * scale, 2)

    bars = tuple(
        Bar(
            x_of(day),
            round(max(step * scale * 0.9, 0.6), 2),
            round(FLOOR - (FLOOR - TOP) * count / most, 2),
            round((FLOOR - TOP) * count / most, 2),
            f"{day}{f' and the {step - 1} days after' if step > 1 else ''}: {round(count, 1):g}",
        )
        for day, count in sums
        if count
    )
    shades = []
    for begin, end, kind, told in _shaded(found):
        if end >= first:
            left, right = x_of(begin), x_of(end + timedelta(days=1))
            shades.append(
                Shade(left, max(right - left, 1.5), kind, f"{begin}{f' to {end}' if end > begin else ''}, {told}")
            )
    marks = [Mark(x_of(found.in_force), "in force", "start")]
    if found.between:
        marks.insert(0, Mark(x_of(found.between[0]), "signed or announced", "end"))
    ticks = (Mark(0.0, str(first), "start"), Mark(WIDTH, str(last), "end"))
    each = "each day" if step == 1 else "each week"
    description = (
        f"Attacks reported inside the zones {each} from {first} to {last}, {round(most, 1):g} at most. {found.reason}"
    )
    return Drawing(bars, tuple(shades), tuple(marks), ticks, most, step, description)


def _shaded(found: Holding) -> Iterator[tuple[date, date, str, str]]:
    """First and last day, kind and words of what is shaded: the last days in steps, darker where more is to come."""
    if found.between:
        yield *found.between, "between", "from signature to entry into force: left out"
    if found.lags is None:
        if found.not_yet_known:
            yield *found.not_yet_known, f"unknown late-{DARKEST}", "not yet fully reported: left out"
        return
    for step in found.lags.steps(found.until):
        names = list(step.awaited[:NAMED])
        if len(step.awaited) > NAMED:
            names.append(counted(len(step.awaited) - NAMED, "more source"))
        awaited = f"reports of {listed(names)} still coming in" if names else "reports still coming in"
        if step.left_out:
            dark = min(DARKEST, 1 + int(step.share * DARKEST))
            yield step.first, step.last, f"unknown late-{dark}", f"{awaited}: left out"
        else:
            yield step.first, step.last, "awaited", f"{awaited}: counted, since most is told"
