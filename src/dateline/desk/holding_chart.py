"""The daily series of an agreement as a drawing: columns a day, the days that do not count shaded, told in text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.run.agreement_holding import Answer

WIDTH, HEIGHT, FLOOR, TOP = 720.0, 150.0, 122.0, 14.0
BEFORE_DAYS, MOST_DAYS = 120, 420
"""Days before the signature that are drawn, and how many columns at most; longer series are drawn by week."""


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
    for span, kind, told in (
        (found.between, "between", "from signature to entry into force: left out"),
        (found.not_yet_known, "unknown", "not yet fully reported: left out"),
    ):
        if span and span[1] >= first:
            begin, end = x_of(span[0]), x_of(span[1] + timedelta(days=1))
            shades.append(Shade(begin, max(end - begin, 1.5), kind, f"{span[0]} to {span[1]}, {told}"))
    marks = [Mark(x_of(found.in_force), "in force", "start")]
    if found.between:
        marks.insert(0, Mark(x_of(found.between[0]), "signed or announced", "end"))
    ticks = (Mark(0.0, str(first), "start"), Mark(WIDTH, str(last), "end"))
    each = "each day" if step == 1 else "each week"
    description = (
        f"Attacks reported inside the zones {each} from {first} to {last}, {round(most, 1):g} at most. {found.reason}"
    )
    return Drawing(bars, tuple(shades), tuple(marks), ticks, most, step, description)
