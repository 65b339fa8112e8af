"""Words of a report that a person selects: where they stand, and what the finders read on them, field by field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dateline.errors import BadInput
from dateline.mentions import actors, casualties, dates, events, places, sentences, weapons
from dateline.mentions.numbers import CARDINAL, cardinal
from dateline.model.claims import Evidence, quote
from dateline.model.mentions import Mention
from dateline.model.text import Report
from dateline.model.values import HARMS, Harm, Toll, Value

LONGEST = 500
"""Characters of a selection: a claim rests on words, not on a page."""
MOST = 20
"""Places at which the same words are shown."""
_AROUND = 1_500
"""Characters before and after a selection that finders see: a paragraph or two, however long the report is."""

_NUMBER = re.compile(rf"(?:\b(at least|up to)\s+)?(?<!\w)({CARDINAL})(?!\w)", re.IGNORECASE)

DAYS = ("date", "announced", "in_force", "expiry")
PLACES = ("place", "zone")
BODIES = ("perpetrator", "target", "claimed_by", "party", "mediator")


@dataclass(frozen=True, slots=True)
class Passage:
    """Selected words in the text around them."""

    before: str
    evidence: Evidence
    after: str


def span(report: Report, start: int, end: int) -> Evidence:
    """The words at these offsets, without the spaces at their ends. Raises BadInput where none stand there."""
    if not 0 <= start < end <= len(report.text):
        raise BadInput("no words stand there in the report", hint="select them anew")
    words = report.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    if start >= end:
        raise BadInput("only spaces stand there", hint="select words")
    if end - start > LONGEST:
        raise BadInput(f"a claim rests on {LONGEST} characters at most", hint="select the words that say it")
    return quote(report, start, end)


def places_of(report: Report, words: str) -> list[Evidence]:
    """Where these words stand, however they are broken into lines; at most `MOST` places. Raises BadInput for none."""
    parts = words.split()
    if not parts or len(words) > LONGEST:
        raise BadInput(f"give the words as they stand in the report, {LONGEST} characters at most")
    written = re.compile(r"\s+".join(re.escape(part) for part in parts))
    found = []
    for match in written.finditer(report.text):
        found.append(quote(report, *match.span()))
        if len(found) == MOST:
            break
    if not found:
        told = " ".join(parts)[:80]
        raise BadInput(f"these words do not stand in the report: {told}", hint="copy them from its text")
    return found


def passage(report: Report, evidence: Evidence, *, around: int = 120) -> Passage:
    """Words in the text around them."""
    return Passage(
        report.text[max(evidence.start - around, 0) : evidence.start],
        evidence,
        report.text[evidence.end : evidence.end + around],
    )


def read_as(report: Report, evidence: Evidence, fields: Sequence[str]) -> dict[str, tuple[Value, ...]]:
    """What the finders read on these words for each of these fields; fields for which they read nothing are left out.

    A day, a place or a body is the same whatever field it is for; a number is taken for each harm.
    """
    near, at = _near(report, evidence)
    cut = sentences.split(near)
    here = replace(evidence, start=at, end=at + len(evidence.words))
    found: dict[str, tuple[Value, ...]] = {}
    days = [one.when for one in _on(dates.find_dates(near, cut), here) if one.when is not None]
    points = [one.where for one in _on(places.find_places(near, cut), here)]
    bodies = [one.who for one in _on(actors.find_actors(near, cut), here)]
    means = [one.means for one in _on(weapons.find_weapons(near, cut), here)]
    actions = [one.action for one in _on(events.find_events(near, cut), here)]
    tolls = [one.toll for one in _on(casualties.find_casualties(near, cut), here)]
    for field in fields:
        values: Sequence[Value] = ()
        if field in HARMS:
            values = _toll(field, tolls, evidence.words)
        elif field in DAYS:
            values = days[:1]
        elif field in PLACES:
            values = points if field == "zone" else points[:1]
        elif field in BODIES:
            values = bodies
        elif field == "weapon":
            values = means
        elif field == "action":
            values = actions[:1]
        if values:
            found[field] = tuple(dict.fromkeys(values))
    return found


def _toll(harm: Harm, tolls: Sequence[Toll], words: str) -> Sequence[Value]:
    """The figure on these words: the one of this harm, else any number that they say, taken for it."""
    for toll in tolls:
        if toll.harm == harm:
            return (replace(toll, relation="stated"),)
    if tolls:
        return (Toll(harm, tolls[0].low, tolls[0].high, tolls[0].whom),)
    said = _NUMBER.findall(words)
    number = cardinal(said[0][1]) if len(said) == 1 else None
    if number is None:
        return ()
    bound = said[0][0].lower()
    return (Toll(harm, None if bound == "up to" else number, None if bound == "at least" else number),)


def _near(report: Report, evidence: Evidence) -> tuple[Report, int]:
    """A report of the paragraphs around the words, and where they stand in it."""
    start = max(evidence.start - _AROUND, 0)
    end = min(evidence.end + _AROUND, len(report.text))
    if start:
        start = max(start, report.text.rfind("\n", start, evidence.start) + 1)
    near = replace(report, text=report.text[start:end], body_start=max(report.body_start - start, 0))
    return near, evidence.start - start


M = TypeVar("M", bound=Mention)


def _on(found: Sequence[M], here: Evidence) -> list[M]:
    """Those that share words with the selection: what it holds whole first, then what it lies in or touches."""
    touching = [one for one in found if one.start < here.end and here.start < one.end]
    return sorted(touching, key=lambda one: (not (here.start <= one.start and one.end <= here.end), one.start))
