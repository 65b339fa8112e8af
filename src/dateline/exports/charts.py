"""Charts as SVG: vectors with text as text, told apart by pattern and marker, so that a grey print loses nothing.

Ink is `currentColor`, so that a page draws them in its own; what prints them names the colour at the root.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from html import escape

from dateline.model.document import Chart, Series

WIDTH, HEIGHT = 640, 240
FONT = "Noto Sans, Noto Sans Arabic, system-ui, sans-serif"
INK = "#1c1f23"

_LEFT, _RIGHT, _TOP, _LINE = 44, 8, 12, 16
_PATTERNS = (
    "",  # solid
    '<path d="M0 6L6 0M-1 1L1-1M5 7L7 5" stroke="currentColor" stroke-width="1.2"/>',
    '<circle cx="3" cy="3" r="1.3" fill="currentColor"/>',
    '<path d="M0 3H6" stroke="currentColor" stroke-width="1.6"/>',
    '<path d="M0 0L6 6M6 0L0 6" stroke="currentColor" stroke-width=".9"/>',
    "",  # outline only
    '<path d="M3 0V6" stroke="currentColor" stroke-width="1.6"/>',
)
"""What fills a series: solid, strokes, dots, lines, a lattice, nothing, upright lines."""
_DASHES = ("", "6 3", "2 2", "8 3 2 3", "1 3", "12 3", "4 1")
MOST_SERIES = len(_PATTERNS)


def chart_svg(chart: Chart, *, name: str) -> str:
    """The chart as one `svg` element; `name` is one of its own within the page, of letters, digits and hyphens.

    Raises ValueError for more series than there are patterns to tell them apart.
    """
    if len(chart.series) > MOST_SERIES:
        raise ValueError(f"a chart tells at most {MOST_SERIES} series apart")
    legend = _legend(chart, name) if len(chart.series) > 1 else ([], 0)
    below = _below(chart.labels)
    height = HEIGHT + legend[1] + max(0, below - 30)
    floor, top = height - below, _TOP + legend[1]
    most = _ceiling(chart)
    drawn = _lines(chart, floor, top, most) if chart.kind == "lines" else _columns(chart, name, floor, top, most)
    parts = [*_patterns(chart, name), *_grid(floor, top, most), *drawn, *_labels(chart.labels, floor), *legend[0]]
    return svg_element(parts, height, name=name, title=chart.title, description=chart.description)


def svg_element(parts: Sequence[str], height: float, *, name: str, title: str, description: str) -> str:
    """An `svg` element of the common width with its title and its description in text."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}" '
        f'color="{INK}" font-family="{FONT}" font-size="11" role="img" aria-labelledby="{name}-title {name}-told">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-told">{escape(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def svg_text(x: float, y: float, told: str, *, anchor: str = "start", rest: str = "") -> str:
    """A text of a drawing."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="currentColor"{rest}>{escape(told)}</text>'


def _totals(chart: Chart) -> list[float]:
    if chart.kind != "stacked":
        return [value for one in chart.series for value in one.values if value is not None]
    return [sum(one.values[at] or 0 for one in chart.series) for at in range(len(chart.labels))]


def _step(most: float) -> int:
    """The step of a scale: 1, 2 or 5 times a power of ten, at most four of them up to the most; whole numbers only."""
    steps = (int(unit * 10**power) for power in itertools.count() for unit in (1, 2, 5))
    return next(step for step in steps if most <= 4 * step)


def _ceiling(chart: Chart) -> float:
    most = max([1.0, *_totals(chart)])
    return _step(most) * math.ceil(most / _step(most))


def _grid(floor: float, top: float, most: float) -> list[str]:
    unit = _step(most)
    parts = []
    for step in range(int(most // unit) + 1):
        y = floor - (floor - top) * step * unit / most
        faint = "1" if step == 0 else ".2"
        parts.append(
            f'<path d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}" stroke="currentColor" stroke-opacity="{faint}" fill="none"/>'
        )
        parts.append(svg_text(_LEFT - 6, y + 4, f"{step * unit:,.0f}", anchor="end"))
    return parts


def _patterns(chart: Chart, name: str) -> list[str]:
    if chart.kind == "lines":
        return []
    drawn = [
        f'<pattern id="{name}-p{at}" width="6" height="6" patternUnits="userSpaceOnUse">{shape}</pattern>'
        for at, shape in enumerate(_PATTERNS[: len(chart.series)])
        if shape
    ]
    return [f"<defs>{''.join(drawn)}</defs>"] if drawn else []


def _fill(at: int, name: str) -> str:
    if at == 0:
        return 'fill="currentColor" fill-opacity=".75" stroke="currentColor"'
    inside = f"url(#{name}-p{at})" if _PATTERNS[at] else "none"
    return f'fill="{inside}" stroke="currentColor"'


def _columns(chart: Chart, name: str, floor: float, top: float, most: float) -> list[str]:
    slot = (WIDTH - _LEFT - _RIGHT) / max(1, len(chart.labels))
    stacked = chart.kind == "stacked"
    width = slot * 0.72 / (1 if stacked else len(chart.series))
    parts = []
    for at, label in enumerate(chart.labels):
        beneath = 0.0
        for number, one in enumerate(chart.series):
            x = _LEFT + slot * (at + 0.14) + (0 if stacked else width * number)
            parts += _column(one, at, label, x, width, (floor, top, most), beneath, _fill(number, name), chart.unit)
            beneath += (one.values[at] or 0) if stacked else 0
    return parts


def _column(
    one: Series,
    at: int,
    label: str,
    x: float,
    width: float,
    scale: tuple[float, float, float],
    beneath: float,
    fill: str,
    unit: str,
) -> list[str]:
    floor, top, most = scale
    value = one.values[at]
    if value is None:
        return [svg_text(x + width / 2, floor - 4, "?", anchor="middle")]
    if value == 0:
        return []
    height = (floor - top) * value / most
    y = floor - (floor - top) * beneath / most - height
    told = escape(f"{label}, {one.name}: {value:,.10g} {unit}")
    return [
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {fill}><title>{told}</title></rect>'
    ]


def _lines(chart: Chart, floor: float, top: float, most: float) -> list[str]:
    slot = (WIDTH - _LEFT - _RIGHT) / max(1, len(chart.labels))
    parts = []
    for number, one in enumerate(chart.series):
        points = [
            (_LEFT + slot * (at + 0.5), floor - (floor - top) * value / most) if value is not None else None
            for at, value in enumerate(one.values)
        ]
        dash = f' stroke-dasharray="{_DASHES[number]}"' if _DASHES[number] else ""
        path = _path(points)
        parts.append(f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="1.5"{dash}/>')
        parts += [_marker(number, *point) for point in points if point]
    return parts


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    """A line that is broken where a value is not known."""
    drawn, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        drawn.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
        pen = "L"
    return "".join(drawn) or "M0 0"


def _marker(number: int, x: float, y: float) -> str:
    inside = "currentColor" if number % 2 == 0 else "none"
    shape = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.8"',
        f'<rect x="{x - 2.8:.1f}" y="{y - 2.8:.1f}" width="5.6" height="5.6"',
        f'<path d="M{x:.1f} {y - 3.6:.1f}l3.4 6h-6.8z"',
        f'<path d="M{x:.1f} {y - 3.8:.1f}l3.8 3.8l-3.8 3.8l-3.8-3.8z"',
    )[number % 4]
    return f'{shape} fill="{inside}" stroke="currentColor"/>'


_MOST_ACROSS = 90
"""Characters of labels that stand side by side; more are turned upright."""


def _is_turned(labels: Sequence[str]) -> bool:
    return sum(len(label) + 2 for label in labels) > _MOST_ACROSS


def _below(labels: Sequence[str]) -> float:
    longest = max(map(len, labels), default=0)
    return 12 + 6.2 * min(longest, 24) * 0.75 + 8 if _is_turned(labels) else 30


def _labels(labels: Sequence[str], floor: float) -> list[str]:
    slot = (WIDTH - _LEFT - _RIGHT) / max(1, len(labels))
    parts = []
    for at, label in enumerate(labels):
        x, y, short = _LEFT + slot * (at + 0.5), floor + 15, label if len(label) <= 24 else f"{label[:23]}…"
        turned = f' transform="rotate(-45 {x:.1f} {y:.1f})"' if _is_turned(labels) else ""
        parts.append(svg_text(x, y, short, anchor="end" if turned else "middle", rest=turned))
    return parts


def _legend(chart: Chart, name: str) -> tuple[list[str], float]:
    """The names of the series beside their patterns, in as many rows as they need, and the height of it."""
    parts, x, y = [], float(_LEFT), 10.0
    for number, one in enumerate(chart.series):
        short = one.name if len(one.name) <= 40 else f"{one.name[:39]}…"
        width = 24 + 6.4 * len(short) + 14
        if x + width > WIDTH and x > _LEFT:
            x, y = float(_LEFT), y + _LINE
        if chart.kind == "lines":
            dash = f' stroke-dasharray="{_DASHES[number]}"' if _DASHES[number] else ""
            parts.append(f'<path d="M{x:.1f} {y}h18" stroke="currentColor" stroke-width="1.5"{dash}/>')
            parts.append(_marker(number, x + 9, y))
        else:
            parts.append(f'<rect x="{x:.1f}" y="{y - 5}" width="16" height="10" {_fill(number, name)}/>')
        parts.append(svg_text(x + 24, y + 4, short))
        x += width
    return parts, y + 8
