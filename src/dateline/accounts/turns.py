"""Reports that announce several attacks and then tell them in turn, a paragraph each: communiqués, lists of raids."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.accounts.background import Unit
from dateline.model.text import Report

_COUNTS = {word: count for count, word in enumerate("two three four five six".split(), start=2)}
"""More attacks than these are counted, not told one by one."""
_ANNOUNCED = re.compile(
    rf"\b({'|'.join(_COUNTS)}|[2-6])\s(?:(?:(?!in\b|over\b|by\b|of\b)[\w'’-]+\s){{0,3}}?(?:attacks|incidents|ambushes|bombings|strikes|raids"
    r"|clashes|assaults|explosions|blasts|operations|actions|engagements|battles|shootings|spots|places|locations|points|fronts)|times)\b",
    re.IGNORECASE,
)
_BELOW = (1, 2)
"""How many paragraphs of the body may stand before the first of them: the lead, or also a caption or a second sum."""


def told_in_turn(report: Report, told: Sequence[Unit]) -> tuple[int, ...]:
    """The paragraphs that tell one attack each of those that title and lead announce; none where they do not."""
    for before in _BELOW:
        first = before + (report.body_start > 0)  # the title is a paragraph, too
        begun = next((unit.sentence.start for unit in told if unit.paragraph >= first), None)
        if begun is None:
            return ()
        for announced in _ANNOUNCED.finditer(report.text, 0, begun):
            count = _COUNTS.get(announced[1].lower()) or int(announced[1])
            turns = tuple(range(first, first + count))
            if before < count and _tell_apart(turns, told):
                return turns
    return ()


def _tell_apart(turns: Sequence[int], told: Sequence[Unit]) -> bool:
    """Whether each of these paragraphs tells an event, and all of them, or of three or more all but one, at a place
    that those before it do not name."""
    known: set[str] = set()
    placed = 0
    for paragraph in turns:
        inside = [unit for unit in told if unit.paragraph == paragraph]
        if not any(unit.triggers for unit in inside):
            return False
        named = {place.where.name for unit in inside for place in unit.places}
        placed += not named <= known
        known |= named
    return placed >= max(2, len(turns) - 1)
