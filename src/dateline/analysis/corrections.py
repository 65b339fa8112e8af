"""Corrections: what an earlier edition counted that is counted otherwise now, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.analysis.areas import Area
from dateline.analysis.counting import Period, best_of, class_of, province_of, within
from dateline.analysis.occurrences import Occurrence, Range
from dateline.analysis.telling import range_words, what_words, when_words, where_words, who_words
from dateline.model.document import Block, Bullets, Heading, Paragraph, Span, Words, words


@dataclass(frozen=True, slots=True)
class Earlier:
    """The record as it was when the earlier edition was made.

    `into` says for records that are gone which one holds their accounts now; `why` are reasons by record. `is_empty`:
    the record held no incident at all then. `too_many` accounts were touched since to derive what it held; 0: it was.
    """

    made: datetime
    occurrences: tuple[Occurrence, ...]
    into: Mapping[str, str]
    why: Mapping[str, str]
    is_empty: bool = False
    too_many: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """One record that was counted otherwise; `was` or `now` is None where it did not count then or does not now."""

    record_id: str
    was: Occurrence | None
    now: Occurrence | None
    differences: tuple[str, ...]
    why: str


def corrections(
    earlier: Earlier, occurrences: Iterable[Occurrence], area: Area | None, period: Period
) -> list[Correction]:
    """What counted in a period and an area then or does now, and is not the same, the gravest change first."""
    before = _counting(earlier.occurrences, area, period)
    now = _counting(occurrences, area, period)
    everything = {one.record_id: one for one in occurrences}
    was_there = {one.record_id: one for one in earlier.occurrences}
    found: list[Correction] = []
    for id, one in now.items():
        old = before.get(id)
        why = earlier.why.get(id, "read or scored anew")
        if old is None:
            found.append(Correction(id, None, one, (_came(one, was_there.get(id)),), why))
        elif differences := _differences(old, one):
            found.append(Correction(id, old, one, differences, why))
    for id, old in before.items():
        if id in now:
            continue
        into = earlier.into.get(id)
        told = f"now part of another record ({into[:8]})" if into else _gone(everything.get(id))
        found.append(Correction(into or id, old, None, (told,), earlier.why.get(id) or earlier.why.get(into or "", "")))
    return sorted(found, key=lambda one: (-_weight(one), one.record_id))


def correction_blocks(
    earlier: Earlier | None, occurrences: Iterable[Occurrence], area: Area | None, period: Period, name: str
) -> tuple[Block, ...]:
    """The section on corrections; `name` is what the earlier period is called ("last week")."""
    heading = Heading(f"Corrections to {name}")
    if earlier is None:
        return (heading, Paragraph(words(f"There is no record of how {name} stood then, so nothing can be corrected.")))
    made = earlier.made.strftime("%Y-%m-%d %H:%M UTC")
    if earlier.is_empty:
        told = f"The record held no incident at {made}: there was no edition to correct."
        return (heading, Paragraph(words(told)))
    if earlier.too_many:
        told = f"{earlier.too_many:,} accounts were read or decided anew since {made}:"
        told += f" too many to say what {name} was then."
        return (heading, Paragraph(words(told)))
    found = corrections(earlier, list(occurrences), area, period)
    if not found:
        return (heading, Paragraph(words(f"None: {period} stands as it was counted at {made}.")))
    items = [_item(one) for one in found[:_MOST]]
    if len(found) > _MOST:
        rest = tuple(dict.fromkeys(one.record_id for one in found[_MOST:]))
        items.append(words("and ", Span(f"{len(rest)} more", rest)))
    lead = words(f"Since {made}, when {period} was last counted:")
    return (heading, Paragraph(lead), Bullets(tuple(items)))


_MOST = 25


def _item(one: Correction) -> Words:
    shown = one.now or one.was
    assert shown is not None
    named = f"{when_words(shown)}, {shown.place or 'place not known'}: {what_words(shown)}"
    because = f" Why: {one.why}." if one.why else ""
    return words(Span(named, (one.record_id,)), f": {'; '.join(one.differences)}.{because}")


def _counting(occurrences: Iterable[Occurrence], area: Area | None, period: Period) -> dict[str, Occurrence]:
    counting = [
        one for one in occurrences if one.falls(period.since, period.until) == "yes" and class_of(one) != "none"
    ]
    return {one.record_id: one for one in within(counting, area)[0]}


def _came(one: Occurrence, was: Occurrence | None) -> str:
    if was is None:
        killed, wounded = range_words(one.killed), range_words(one.wounded)
        return f"added; {who_words(one)}; killed {killed}, wounded {wounded}"
    return f"counts here now: {'; '.join(_differences(was, one)) or 'placed or dated anew'}"


def _gone(now: Occurrence | None) -> str:
    if now is None:
        return "withdrawn: rejected, or no report that counts here tells of it"
    return f"no longer counts here: {when_words(now)}, {where_words(now)}, {what_words(now)}"


_COMPARED: tuple[tuple[str, Callable[[Occurrence], str]], ...] = (
    ("day", when_words),
    ("place", where_words),
    ("province", province_of),
    ("what", what_words),
    ("counts as", class_of),
    ("by", who_words),
    ("killed", lambda one: range_words(one.killed)),
    ("wounded", lambda one: range_words(one.wounded)),
)


def _differences(old: Occurrence, new: Occurrence) -> tuple[str, ...]:
    return tuple(f"{name} {told(old)} → {told(new)}" for name, told in _COMPARED if told(old) != told(new))


def _weight(one: Correction) -> float:
    """By how many killed and wounded it changes the count; a record that came or went weighs one more."""

    def best(shown: Occurrence | None) -> float:
        figures: Sequence[Range | None] = (shown.killed, shown.wounded) if shown else ()
        return sum(best_of(figure) * share for figure, share in zip(figures, (1, 0.2), strict=False) if figure)

    return abs(best(one.now) - best(one.was)) + (one.now is None or one.was is None)
