"""From every source's toll of one incident to low, best and high, by a rule that has a name and says its reasons.

What all rules share:

1. A source family (the copies of one text count as one) has one figure: that of its latest telling. "At least 10" is
   10 to not known, and what a report says of attackers among the dead is in its high alone (see docs/casualties.md).
2. Set aside, but shown: a figure that a later report says was revised down; a count of a part where others count all;
   of the figures that reports pass on from one outlet, and its own, all but the latest (of one day, its own).
   What a report tells of something that is denied stands with that note: the denial is mostly of who did it.
3. Low is the least and high the most that any remaining family gives. High is not known where the greatest number was
   given as "at least". A toll that rose leaves the earlier one in the range.
4. Best is always a number that some family gave: nothing is averaged. The rules differ in which.

`settled/1` takes the number that agrees with most families ("at least 11" agrees with 14), leaving out what a later
report says has risen since; of equally many, what most give exactly, then what an authority is quoted with, then the
later, then the lower. `latest/1` takes the figure published last. `lowest/1`
takes the least. Low, best and high are UCDP's (GED codebook).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.model.records import Figure, Told
from dateline.model.values import HARMS, Harm, Toll
from dateline.records.figures_tellings import (
    Bounds,
    Passage,
    Telling,
    by_family,
    is_official,
    origin,
    told,
    toll_claims,
)

DEFAULT_RULE = "settled/1"


def figures(tellings: Iterable[Telling], rule: str = DEFAULT_RULE) -> tuple[Figure, ...]:
    """The figures of one incident: of all victims by harm, then of each group by harm.

    Raises KeyError for a rule that `RULES` does not name.
    """
    choose = RULES[rule]
    families = list(by_family(tellings).values())
    found = [_figure(families, harm, None, rule, choose) for harm in HARMS]
    for group, harm in _groups(families):
        found.append(_figure(families, harm, group, rule, choose))
    return tuple(figure for figure in found if figure)


@dataclass(frozen=True, slots=True)
class Count:
    """One family's figure on its way through the rule. `counts` is false where it is shown and set aside."""

    told: Told
    counts: bool = True
    is_outdated: bool = False
    origin: Passage | None = None
    outlet_key: str = ""

    @property
    def bounds(self) -> Bounds:
        """The low and high that the family gives."""
        return self.told.low, self.told.high

    @property
    def number(self) -> int:
        """The number by which the family stands: its low, or its high where it only says "up to"."""
        low, high = self.bounds
        return low if low is not None else high or 0


Chooser = Callable[[Sequence[Count]], tuple[int, str]]


def _settled(counts: Sequence[Count]) -> tuple[int, str]:
    fresh = [count for count in counts if not count.is_outdated] or list(counts)
    exact = Counter(count.number for count in fresh)
    # Hundreds of families give some ten figures: each is held against each once.
    given = Counter(count.bounds for count in fresh)
    support = {number: sum(times for bounds, times in given.items() if _allows(bounds, number)) for number in exact}
    best = max((support[number], exact[number]) for number in support)
    leading = [count for count in fresh if (support[count.number], exact[count.number]) == best]
    chosen = min(leading, key=_preference)
    number = chosen.number
    agreeing = f"{best[0]} of {_families(len(fresh))}"
    if best[0] == len(fresh):
        agreeing = f"all of {_families(len(fresh))}" if len(fresh) > 1 else "the only source family"
    exactly = f", {best[1]} of them exactly" if best[1] < best[0] else ""
    others = {count.number for count in leading} - {number}
    if not others:
        return number, f"{number} agrees with what {agreeing} say{'' if len(fresh) > 1 else 's'}{exactly}"
    why = "is the lowest"
    if _tells_apart(leading, chosen, _authority):
        why = "is said by an authority"
    elif _tells_apart(leading, chosen, _lateness):
        why = "is the latest"
    return number, f"of {len(others) + 1} numbers that agree with equally many source families, {number} {why}"


def _allows(bounds: Bounds, number: int) -> bool:
    """Whether a figure can be right where the number is: "at least 11" allows 14, "12" does not."""
    low, high = bounds
    return (low is None or low <= number) and (high is None or number <= high)


def _latest(counts: Sequence[Count]) -> tuple[int, str]:
    last = min(counts, key=lambda count: (_lateness(count), count.number))
    when = (last.told.published or "a day not known")[:10]
    return last.number, f"{last.number} is the figure published last ({last.told.source_family}, {when})"


def _lowest(counts: Sequence[Count]) -> tuple[int, str]:
    number = min(count.number for count in counts)
    return number, f"{number} is the least that any of {_families(len(counts))} gives"


RULES: dict[str, Chooser] = {"settled/1": _settled, "latest/1": _latest, "lowest/1": _lowest}
"""The rules by name and version. A rule that changes gets another version; what a record shows names the rule."""


def _authority(count: Count) -> tuple[int, ...]:
    return (not is_official(count.told.said_by),)


def _lateness(count: Count) -> tuple[int, ...]:
    """Days since the common era, the latest first; a day that is not known comes last."""
    digits = "".join(character for character in count.told.published or "" if character.isdigit())
    return (-int(digits[:8] or 0),)


def _preference(count: Count) -> tuple[int, ...]:
    return (*_authority(count), *_lateness(count), count.number)


def _tells_apart(leading: Sequence[Count], chosen: Count, trait: Callable[[Count], tuple[int, ...]]) -> bool:
    return all(trait(count) > trait(chosen) for count in leading if count.number != chosen.number)


def _families(number: int) -> str:
    return f"{number} source famil{'y' if number == 1 else 'ies'}"


def _figure(
    families: Sequence[Sequence[Telling]], harm: Harm, group: str | None, rule: str, choose: Chooser
) -> Figure | None:
    counts = [count for count in (_count(family, harm, group) for family in families) if count]
    if not counts:
        return None
    if group is None:
        counts = _revised(counts, families, harm)
    counts = _once_by_origin(counts)
    standing = [count for count in counts if count.counts]
    if not standing:
        standing = counts = [replace(count, counts=True) for count in counts]
    low, high = span([count.bounds for count in standing])
    best, why = choose(standing)
    return Figure(
        harm=harm,
        group=group,
        low=low,
        best=best,
        high=high,
        by_source=tuple(count.told for count in counts),
        rule=rule,
        reasoning=_sentence(rule, why, (low, high), len(counts) - len(standing)),
        is_disputed=_is_disputed([count.bounds for count in standing]),
    )


def _sentence(rule: str, why: str, bounds: Bounds, set_aside: int) -> str:
    low, high = bounds
    most = (
        "the most is not known, as the greatest number is given as a least" if high is None else f"the most is {high}"
    )
    least = "no least is given" if low is None else f"the least is {low}"
    aside = f", and {set_aside} set aside for the reason beside {'it' if set_aside == 1 else 'them'}"
    return f"{rule}: {why}; {least}, {most}{aside if set_aside else ''}."


def _count(family: Sequence[Telling], harm: Harm, group: str | None) -> Count | None:
    """The figure of the latest telling of a family that has one; a part only where no telling counts all."""
    having = [telling for telling in family if _bounds(telling, harm, group)]
    whole = [telling for telling in having if not _is_part(telling, harm, group)]
    if not having:
        return None
    telling = (whole or having)[-1]
    bounds = _bounds(telling, harm, group)
    assert bounds is not None
    claims = [claim for name in _names(telling, group) for claim in toll_claims(telling, harm, name)]
    note = None
    if telling.account.certainty == "denied":
        note = "the report tells of a denial"
    if not whole:
        note = "counts a part of them"
    said = told(telling, family, claims, bounds=bounds, note=note)
    return Count(said, bool(whole), origin=origin(telling, claims), outlet_key=telling.outlet_key)


def _once_by_origin(counts: Sequence[Count]) -> list[Count]:
    """The counts with one for each outlet whose news several tell: the latest, of one day the outlet's own."""
    result = list(counts)
    passed_on = {count.origin.key: count.origin.name for count in counts if count.origin}
    for key, name in passed_on.items():
        standing = [
            at
            for at, count in enumerate(result)
            if count.counts and key == (count.origin.key if count.origin else count.outlet_key)
        ]
        kept = min(standing, key=lambda at: (_lateness(counts[at]), counts[at].origin is not None, at), default=None)
        for at in standing:
            if at != kept:
                note = f"passes on {name}, counted once" if counts[at].origin else f"passed on later, as from {name}"
                result[at] = replace(counts[at], told=replace(counts[at].told, note=note), counts=False)
    return result


def _bounds(telling: Telling, harm: Harm, group: str | None) -> Bounds | None:
    if group is None:
        return telling.bounds.get(harm)
    found = [telling.groups[name, harm] for name in _names(telling, group) if name and (name, harm) in telling.groups]
    return span(found) if found else None


def _names(telling: Telling, group: str | None) -> list[str | None]:
    """The names under which a report knows a group."""
    if group is None:
        return [None]
    return list(dict.fromkeys(name for name, _ in telling.groups if _head(name) == group))


def _groups(families: Sequence[Sequence[Telling]]) -> list[tuple[str, Harm]]:
    named = [key for family in families for telling in family for key in telling.groups]
    return [key for key in dict.fromkeys((_head(name), harm) for name, harm in named) if key[0] not in _EVERYONE]


_EVERYONE = frozenset("person other victim individual casualty dead body".split())
"""Heads that name no group of their own: a count of them is a count of all."""


@lru_cache(maxsize=4_096)
def _head(group: str) -> str:
    """A group by its last word, one of it: "River Guards soldiers" and "a soldier" are soldiers."""
    last = group.lower().split()[-1]
    return _SINGULAR.get(last) or (
        last[:-1] if last.endswith("s") and not last.endswith("ss") and len(last) > 3 else last
    )


_SINGULAR = {
    "policemen": "policeman",
    "servicemen": "serviceman",
    "women": "woman",
    "men": "man",
    "children": "child",
    "people": "person",
    "militiamen": "militiaman",
    "fishermen": "fisherman",
    "gunmen": "gunman",
    "casualties": "casualty",
    "bodies": "body",
    "others": "other",
}


def _is_part(telling: Telling, harm: Harm, group: str | None) -> bool:
    claims = toll_claims(telling, harm)
    return group is None and bool(claims) and all(isinstance(c.value, Toll) and c.value.partial for c in claims)


def _revised(counts: Sequence[Count], families: Sequence[Sequence[Telling]], harm: Harm) -> list[Count]:
    """The counts with what later reports say has become of them: taken back where lower now, outdated where higher."""
    result = list(counts)
    for telling in (telling for family in families for telling in family):
        for old, new in _replacements(telling, harm):
            for at, count in enumerate(result):
                is_earlier = (count.told.published or "") <= (telling.published or "")
                if count.told.source_family == telling.source_family or not is_earlier or count.bounds != old:
                    continue
                by = telling.outlet or telling.source_family
                if _number(new) < _number(old):
                    note = f"revised down to {_number(new)}, says {by}"
                    result[at] = replace(count, told=replace(count.told, note=note), counts=False)
                else:
                    note = f"risen to {_number(new)} since, says {by}"
                    result[at] = replace(count, told=replace(count.told, note=note), is_outdated=True)
    return result


def _replacements(telling: Telling, harm: Harm) -> list[tuple[Bounds, Bounds]]:
    """The pairs of an earlier and a new figure that a report names in the same words ("rose to 14 from 9")."""
    tolls = [(claim.value, claim.evidence[0]) for claim in telling.account.claims if isinstance(claim.value, Toll)]
    of_harm = [(toll, at) for toll, at in tolls if toll.harm == harm]
    return [
        ((old.low, old.high), (new.low, new.high))
        for old, there in of_harm
        if old.relation == "superseded"
        for new, here in of_harm
        if new.relation != "superseded" and here == there
    ]


def _number(bounds: Bounds) -> int:
    return bounds[0] if bounds[0] is not None else bounds[1] or 0


def span(alternatives: Sequence[Bounds]) -> Bounds:
    """From the least to the most of figures that disagree; "at least 30" with "39" is 30 to 39.

    The most is not known where the greatest number is only a least; where all give one number, one "at least" or
    "up to" among them is believed.
    """
    numbers = {number for bounds in alternatives for number in bounds if number is not None}
    least, most = min(numbers), max(numbers)
    if least == most:
        low = None if any(low is None for low, _ in alternatives) else least
        return low, None if low is not None and any(high is None for _, high in alternatives) else most
    low = least if any(low == least for low, _ in alternatives) else None
    return low, most if any(high == most for _, high in alternatives) else None


def _is_disputed(alternatives: Sequence[Bounds]) -> bool:
    """Whether two figures cannot both be right: their ranges do not meet."""
    return max(low or 0 for low, _ in alternatives) > min(
        (high for _, high in alternatives if high is not None), default=1_000_000_000
    )
