"""The features of matching, each a function of two sides; 0 stands for "not said", never for "not alike"."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

from dateline.knowledge import actors
from dateline.model.values import Harm, Where
from dateline.records.matching_side import COUNTED, Side
from dateline.records.matching_text import TERMS, UNSEEN, TextProfile, cosine

Measure = dict[str, float]

FURNITURE = 0.6
"""Cosine of two brief texts from which they hold the same words, all but a few."""
UNRELATED = 0.05
"""Cosine of two titles below which they share at most a common word."""
FEW = 2
"""Figures that every text is taken to hold besides, so that one shared figure of one proves little."""
NEAR_KM = 15.0
"""Kilometres, beyond both radii, within which two points are one place: a town and its outskirts."""
FAR_KM = 60.0
"""Kilometres, beyond both radii, from which two points are two places."""
RETOLD, RETOLD_BRIEFLY = 0.5, 0.1
"""Cosine of two texts up to which they are told in words of their own: of the coded reports on one incident nine pairs
in ten. In brief ones likeness begins sooner, since they hold little but the facts."""
BRIEF = 50
"""Words of a text that is brief: two or three sentences."""
FRESH = 7
"""Days between two publications from which news is of two days where one does not say its own."""
LEFT_OPEN = {"other day": 1.0, "near day": 0.5, "other type": 1.0, "other perpetrator": 1.0, "other target": 1.0}
"""What a form leaves open, besides the place, and how much it counts: the next day may be a slip."""
NEAR_DAYS = 2
"""Days between two accounts that a slip of time zone, of "last night" or of a weekday explains."""


def texts(left: Side, right: Side) -> Measure:
    """Likeness of the texts and what they share that is rare."""
    one, other = left.text, right.text
    if not one.terms or not other.terms:
        return {}
    likeness, titles = cosine(one.terms, other.terms), cosine(one.title, other.title)
    brief = len(one.terms) < TERMS and len(other.terms) < TERMS
    if brief and likeness > FURNITURE and one.title and other.title and titles < UNRELATED:
        # The same few words under unrelated titles are a page's furniture and tell of nothing.
        return {"no name shared": 1.0}
    rare = _shared(one.rare_terms, other.rare_terms)
    both = _shared(one.names, other.names)
    fewer = min(one.named, other.named)
    strong = _shared(one.rare_names, other.rare_names)
    ages = one.ages & other.ages
    # What is told in passing leaves most out, so that nothing follows from what it lacks.
    full = not _in_passing(left, right)
    return {
        "text": likeness,
        "rare words": math.log1p(rare),
        "names": both / (fewer + UNSEEN),
        "rare names": math.log1p(strong),
        "no name shared": float(bool(full and one.names and other.names and strong < 1)),
        "ages": float(min(len(ages), 2)),
        "other ages": float(bool(full and one.ages and other.ages and not ages)),
        "title": titles,
    }


def _shared(one: dict[str, float], other: dict[str, float]) -> float:
    """How rare the words are, together, that stand in both."""
    return math.fsum([one[word] for word in one.keys() & other.keys()])


def openings(left: Side, right: Side) -> Measure:
    """Likeness of what opens the texts, and whether the names there stand anywhere in the other text.

    Two events that look alike share their background; whom and what each opens with, they do not.
    """
    one, other = left.text, right.text
    if not one.terms or not other.terms:
        return {}
    found = {"opening": cosine(one.opening, other.opening)}
    if one.opening_names and other.opening_names:
        told = _told(one, other), _told(other, one)
        found["opening names"] = max(told)
        if not _in_passing(left, right):
            found["opening names missing"] = 1 - min(told)
    return found


def _told(one: TextProfile, other: TextProfile) -> float:
    """The share of the names that open one text that the other holds, by rarity."""
    names, terms = other.names, other.terms
    held = math.fsum([rare for name, rare in one.opening_names.items() if name in names or name in terms])
    return held / one.named_at_first if held else 0.0


def numbers(left: Side, right: Side) -> Measure:
    """The share of the figures that both texts hold, of the text with fewer: how strong, how far, how much."""
    one, other = left.text.numbers, right.text.numbers
    return {"numbers": len(one & other) / (min(len(one), len(other)) + FEW)} if one and other else {}


def years(left: Side, right: Side) -> Measure:
    """Whether texts whose publication is not known speak of the same latest year: that of their writing, mostly."""
    one, other = left.text.latest_year, right.text.latest_year
    if one is None or other is None or _in_passing(left, right) or _are_dated(left, right):
        return {}
    return {"latest year" if one == other else "other latest year": 1.0}


def publication(left: Side, right: Side) -> Measure:
    """Days between the two publications, as a logarithm; what is told in passing may be of any age."""
    if _in_passing(left, right):
        return {}
    if not _are_dated(left, right):
        return {"publication not known": 1.0}
    return {"published apart": math.log1p(abs((left.published or 0) - (right.published or 0)))}


def days(left: Side, right: Side) -> Measure:
    """Days between the two events by their precision: two spans that overlap say the less, the longer they are."""
    if not left.days or not right.days:
        return {}
    apart, length = min(
        (max(first - other_last, other_first - last, 0), max(last - first, other_last - other_first) + 1)
        for first, last in left.spans
        for other_first, other_last in right.spans
    )
    if apart == 0:
        return {"same day": 1.0 if length <= 2 else 0.5 if length <= 7 else 0.2}
    if apart <= NEAR_DAYS:
        return {"near day": 1.0}
    return {"other day": 1.0, "days apart": math.log(min(apart, 365) - NEAR_DAYS)}


def places(left: Side, right: Side) -> Measure:
    """Kilometres between the two places beyond what their precision leaves open."""
    if not left.places or not right.places:
        return {}
    best = max(_nearness(one, other) for one in left.places for other in right.places)
    return {"same place": best} if best > 0 else {"other place": -best} if best < 0 else {}


def types(left: Side, right: Side) -> Measure:
    """Whether the same was done: in Dateline's word, or at least in ACLED's type."""
    if not left.types or not right.types:
        return {}
    if {word for _, word in left.types} & {word for _, word in right.types}:
        return {"same type": 1.0}
    if {family for family, _ in left.types} & {family for family, _ in right.types}:
        return {"same type": 0.5}
    return {"other type": 1.0}


def perpetrators(left: Side, right: Side) -> Measure:
    """Whether one side did it; an actor and the body it belongs to are one."""
    return _actors("perpetrator", left.perpetrators, right.perpetrators)


def targets(left: Side, right: Side) -> Measure:
    """Whether the same were harmed."""
    return _actors("target", left.targets, right.targets)


def weapons(left: Side, right: Side) -> Measure:
    """Whether one weapon is named by both."""
    if not left.weapons or not right.weapons:
        return {}
    return {"weapon": 1.0} if set(left.weapons) & set(right.weapons) else {"other weapon": 1.0}


def figures(left: Side, right: Side) -> Measure:
    """Whether the counts can be of one event: ranges that meet agree; others differ by their ratio, as tolls rise."""
    found: Measure = {}
    for harm in COUNTED:
        if (one := left.ranges.get(harm)) and (other := right.ranges.get(harm)):
            ratio = min(_ratio(a, b) for a in one for b in other)
            found[f"{harm} agree" if ratio == 0 else f"{harm} differ"] = 1.0 if ratio == 0 else ratio
    return found


def role(left: Side, right: Side) -> Measure:
    """Whether one of the two is told in passing, so that its text says little."""
    return {"background": float(_in_passing(left, right))}


def formulas(left: Side, right: Side, found: Measure) -> Measure:
    """Likeness of two accounts' texts beyond what one incident explains, times the facts in which they differ.

    News of one incident says the same in other words. What says another day, place, kind of event or actor in the same
    words is a form that was filled in anew, as the daily statements of an office are. `found` is what all others found.
    Where a publication is not known, days are too little sure.
    """
    if left.loose or right.loose or _in_passing(left, right) or not _are_dated(left, right):
        return {}
    is_brief = max(len(left.text.terms), len(right.text.terms)) <= BRIEF
    retold = RETOLD_BRIEFLY if is_brief else RETOLD
    beyond = (found.get("text", 0.0) - retold) / (1 - retold)
    if beyond <= 0:
        return {}
    facts = math.fsum([count * found.get(name, 0.0) for name, count in LEFT_OPEN.items()])
    facts += 1 - found.get("same day", 1.0)  # a week or a month that holds the day may be another's
    facts += _is_elsewhere(left, right) + _is_later_news(left, right)
    return {"formula": beyond * facts}


MEASURES: tuple[Callable[[Side, Side], Measure], ...] = (
    texts,
    openings,
    numbers,
    years,
    publication,
    days,
    places,
    types,
    perpetrators,
    targets,
    weapons,
    figures,
    role,
)
"""Every measure but `formulas`, which looks at what these found; together they give the features of `WEIGHTS`."""


def kilometres(one: Where, other: Where) -> float | None:
    """The distance between two points on a sphere of 6,371 km, None where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, lon = math.radians(one.lat - other.lat), math.radians(one.lon - other.lon)
    flat = math.cos(math.radians(one.lat)) * math.cos(math.radians(other.lat))
    half = math.sin(lat / 2) ** 2 + flat * math.sin(lon / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def _in_passing(left: Side, right: Side) -> bool:
    return left.role == "background" or right.role == "background"


def _are_dated(left: Side, right: Side) -> bool:
    return left.published is not None and right.published is not None


def _is_elsewhere(left: Side, right: Side) -> bool:
    """Whether both name points and none of them are one place: two towns of one district are two."""
    points = [[place for place in side.places if place.precision <= 2] for side in (left, right)]
    if not all(points):
        return False
    return max(_nearness(one, other) for one in points[0] for other in points[1]) <= 0


def _is_later_news(left: Side, right: Side) -> bool:
    """Whether one does not say its day, and the two were published long after each other."""
    if left.published is None or right.published is None or (left.days and right.days):
        return False
    return abs(left.published - right.published) > FRESH


def _nearness(one: Where, other: Where) -> float:
    """1 for one place, 0.3 for areas that may hold it, 0 for not known, -1 for two places."""
    if one.country and other.country and one.country != other.country:
        distance = kilometres(one, other)
        return -1.0 if distance is None or distance > FAR_KM else 0.0
    coarse = one.precision > 2 or other.precision > 2
    if coarse and one.admin and other.admin and one.precision < 6 and other.precision < 6:
        return 0.3 if one.admin[0] == other.admin[0] else 0.0 if 5 in (one.precision, other.precision) else -1.0
    distance = kilometres(one, other)
    if distance is None:
        return 0.5 if one.name.casefold() == other.name.casefold() else 0.0
    beyond = distance - (one.radius_km or 0.0) - (other.radius_km or 0.0)
    if beyond <= (0.0 if coarse else NEAR_KM):
        return 0.3 if coarse else 1.0
    return -1.0 if beyond > FAR_KM else 0.0


def _actors(name: str, one: tuple[tuple[str | None, str], ...], other: tuple[tuple[str | None, str], ...]) -> Measure:
    if not one or not other:
        return {}
    for left_id, left_name in one:
        for right_id, right_name in other:
            if left_id and right_id and (actors.related(left_id, right_id) or actors.related(right_id, left_id)):
                return {name: 1.0}
            if left_name.casefold() == right_name.casefold():
                return {name: 1.0}
    known = all(any(id for id, _ in named) for named in (one, other))
    return {f"other {name}": 1.0 if known else 0.5}


def _ratio(one: tuple[float, float], other: tuple[float, float]) -> float:
    """0 where the ranges meet; else how far apart they are, as a logarithm of their ratio, at most 2."""
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return 0.0 if low <= high else min(2.0, math.log((low + 1) / (high + 1)) + 0.3)


def _published(side: Side) -> str:
    return "" if side.published is None else date.fromordinal(side.published).isoformat()


def _days_told(side: Side) -> str:
    return ", ".join(
        when.earliest.isoformat() if when.earliest == when.latest else f"{when.earliest} to {when.latest}"
        for when in side.days[:3]
    )


def _places_told(side: Side) -> str:
    return ", ".join(f"{place.relation} {place.name}" if place.relation else place.name for place in side.places[:3])


def _tolls_told(harm: Harm) -> Callable[[Side], str]:
    def told(side: Side) -> str:
        return ", ".join(
            str(toll.low) if toll.low == toll.high else f"{toll.low or '?'}-{toll.high or '?'}"
            for toll in side.tolls
            if toll.harm == harm
        )

    return told


def _named(field: str) -> Callable[[Side], str]:
    def told(side: Side) -> str:
        return ", ".join(name for _, name in getattr(side, field)[:3])

    return told


def _counted(what: str) -> Callable[[Side], str]:
    """How many, never which: names of persons stay in the texts."""

    def told(side: Side) -> str:
        return f"{len(getattr(side.text, what))} {what.replace('_', ' ')}"

    return told


def _latest_year(side: Side) -> str:
    return str(side.text.latest_year or "")


_TYPES: Callable[[Side], str] = _named("types")

DESCRIBED: dict[str, Callable[[Side], str]] = {
    "text": _counted("terms"),
    "rare words": _counted("terms"),
    "names": _counted("names"),
    "rare names": _counted("names"),
    "no name shared": _counted("names"),
    "ages": _counted("ages"),
    "other ages": _counted("ages"),
    "title": _counted("title"),
    "opening": _counted("opening"),
    "opening names": _counted("opening_names"),
    "opening names missing": _counted("opening_names"),
    "numbers": _counted("numbers"),
    "latest year": _latest_year,
    "other latest year": _latest_year,
    "published apart": _published,
    "publication not known": _published,
    "same day": _days_told,
    "near day": _days_told,
    "other day": _days_told,
    "days apart": _days_told,
    "same place": _places_told,
    "other place": _places_told,
    "same type": _TYPES,
    "other type": _TYPES,
    "perpetrator": _named("perpetrators"),
    "other perpetrator": _named("perpetrators"),
    "target": _named("targets"),
    "other target": _named("targets"),
    "weapon": lambda side: ", ".join(side.weapons[:3]),
    "other weapon": lambda side: ", ".join(side.weapons[:3]),
    "killed agree": _tolls_told("killed"),
    "killed differ": _tolls_told("killed"),
    "wounded agree": _tolls_told("wounded"),
    "wounded differ": _tolls_told("wounded"),
    "formula": _counted("terms"),
    "background": lambda side: side.role,
}
"""What a side says of each feature, in words."""
