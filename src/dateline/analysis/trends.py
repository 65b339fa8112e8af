"""Trends over calendar months: counts, the mix of types, and hot spots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.analysis.counting import Coverage, Period, Tally, class_of, grouped, months_to
from dateline.analysis.occurrences import Occurrence
from dateline.knowledge.codebook import action_words

MONTHS = 24
MIX_MONTHS = 12
MIX_TYPES = 6
"""Types that a chart tells apart; what is left is "other types"."""
HOT_MONTHS = 6
"""Months before one with which a hot spot is compared."""
HOT_LEAST = 3
"""Attacks in the month from which a place can be a hot spot: below, doubling is chance as often as not."""
HOT_TIMES = 2.0
OTHER_TYPES = "other types"


@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month; `tally` is None where the record does not reach back to all of it."""

    period: Period
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class Spot:
    """One place with its attacks in a month, and their mean over the known months before it."""

    name: str
    attacks: tuple[Occurrence, ...]
    mean: float | None
    before: tuple[Occurrence, ...]

    @property
    def is_hot(self) -> bool:
        """Whether it had `HOT_LEAST` attacks and `HOT_TIMES` its mean: worth a look, and no proof of anything."""
        return self.mean is not None and len(self.attacks) >= HOT_LEAST and len(self.attacks) >= HOT_TIMES * self.mean


def months(occurrences: Iterable[Occurrence], period: Period, coverage: Coverage, *, number: int) -> list[Month]:
    """So many months, the last of which is that of a period, each with what happened in it."""
    wanted = months_to(period, number)
    classes = ("attack", "response", "foiled", "exhumation")
    found: dict[tuple[date, str], list[Occurrence]] = {(of.since, kind): [] for of in wanted for kind in classes}
    for one in occurrences:
        if one.earliest is None or one.latest is None:
            continue
        key = (one.earliest.replace(day=1), class_of(one))
        if one.latest.replace(day=1) == key[0] and key in found:
            found[key].append(one)
    return [
        Month(of, Tally(*(tuple(found[of.since, kind]) for kind in classes)) if coverage.reaches(of) else None)
        for of in wanted
    ]


def type_mix(told: Sequence[Month]) -> dict[str, list[int | None]]:
    """The attacks of each month by type, those with the most types first; the rest together."""
    attacks = [one for month in told if month.tally for one in month.tally.attacks]
    types = list(grouped(attacks, lambda one: (type_of(one),)))
    kept = types if len(types) <= MIX_TYPES + 1 else types[:MIX_TYPES]
    mix = {name: [_count(month, lambda one, name=name: type_of(one) == name) for month in told] for name in kept}  # type: ignore[misc]
    if len(types) > len(kept):
        mix[OTHER_TYPES] = [_count(month, lambda one: type_of(one) not in kept) for month in told]
    return mix


def _count(month: Month, fits: Callable[[Occurrence], bool]) -> int | None:
    return None if month.tally is None else sum(fits(one) for one in month.tally.attacks)


def type_of(occurrence: Occurrence) -> str:
    """The type of an attack in plain words."""
    return action_words(occurrence.word) if occurrence.word else "attack"


def hot_spots(told: Sequence[Month]) -> list[Spot]:
    """The places of the last month's attacks beside the months before it, those with the most first.

    A place is a town, a village or a district: what is known only to a province or wider is in none.
    """
    now, before = told[-1].tally, [month.tally for month in told[-1 - HOT_MONTHS : -1] if month.tally]
    if now is None:
        return []
    earlier = grouped([one for tally in before for one in tally.attacks], _places)
    spots = [
        Spot(name, attacks, len(earlier.get(name, ())) / len(before) if before else None, earlier.get(name, ()))
        for name, attacks in grouped(now.attacks, _places).items()
    ]
    return sorted(spots, key=lambda spot: (-len(spot.attacks), spot.mean or 0.0, spot.name))


def _places(one: Occurrence) -> tuple[str, ...]:
    if one.place_name is None or one.where_precision is None or one.where_precision > _DISTRICT:
        return ()
    return (", ".join(dict.fromkeys((one.place_name, *one.admin[:1]))),)


_DISTRICT = 3


def known_mean(counts: Sequence[int | None]) -> float | None:
    """The mean of what is known; None where nothing is."""
    known = [count for count in counts if count is not None]
    return sum(known) / len(known) if known else None
