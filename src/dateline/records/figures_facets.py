"""The fields of a record side by side: what every source family says of date, place, type, perpetrator and the rest.

For each field one rule says what is shown first, and nothing is dropped: the others stand beside it.

- date, place: the most precise; of equally precise ones what most families give, then what was told first. Disputed
  where two spans of days do not meet, or two places lie farther apart than both are uncertain.
- type: what most families give, a telling word ("ambush") before "attack".
- perpetrator: those that most families name. Claimed where a group is said to have claimed it; denied where no report
  stands by it; disputed where families name different ones, or one denies; alleged where all who name one only
  report an allegation; else stated.
- everything else: all values, those of most families first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta

from dateline.model.claims import FIELDS, Claim
from dateline.model.earth import kilometres
from dateline.model.records import Facet, Told
from dateline.model.values import Action, Means, Reaction, Toll, Value, When, Where, Who
from dateline.records.figures_tellings import Telling, by_family, told

SINGLE = frozenset({"date", "place", "action", "agreement_type", "announced", "in_force", "expiry", "status"})
"""Fields of which a thing has one; the others are lists."""


def facets(tellings: Iterable[Telling]) -> tuple[Facet, ...]:
    """Every field on which some account has a claim, in the order of the model; tolls are figures and left out."""
    given = list(tellings)
    if not given:
        return ()
    families = list(by_family(given).values())
    fields = [field for field in FIELDS[given[0].account.kind] if field not in ("toll", "certainty")]
    found = [_facet(field, families, given) for field in fields]
    return tuple(facet for facet in found if facet)


def _facet(field: str, families: Sequence[Sequence[Telling]], tellings: Sequence[Telling]) -> Facet | None:
    sides = [side for family in families for side in _sides(field, family)]
    if not sides:
        return None
    votes = _votes(sides)
    values = [side.value for side in sides if side.value is not None]
    distinct = list({same(value): value for value in reversed(values)}.values())[::-1]
    ranked = sorted(distinct, key=lambda value: (_precision(value), -votes[same(value)], _vagueness(value)))
    if field in SINGLE:
        status = "disputed" if _is_disputed(field, distinct) else "agreed"
        shown: tuple[Value, ...] = (ranked[0],)
    elif field == "perpetrator":
        status, shown = _perpetrator_status(sides, tellings), tuple(ranked)
    else:
        status, shown = "agreed", tuple(ranked)
    return Facet(field, shown, status, tuple(sides), _reasoning(field, shown, votes, len(families), status))


def _sides(field: str, family: Sequence[Telling]) -> list[Told]:
    """What a family says in its latest telling that speaks of the field: one side for each value."""
    for telling in reversed(family):
        claims: dict[Hashable, list[Claim]] = {}
        for claim in telling.account.claims:
            if claim.field == field:
                claims.setdefault(same(claim.value), []).append(claim)
        if claims:
            return [told(telling, family, of_value, value=of_value[0].value) for of_value in claims.values()]
    return []


def same(value: Value) -> Hashable:
    """Equal for values that say the same: one place or actor under two spellings has one id."""
    match value:
        case str():
            return value.casefold()
        case When():
            return value.earliest, value.latest
        case Where():
            return value.place_id or value.name.casefold(), value.relation
        case Who():
            return value.actor_id or value.name.casefold()
        case Means():
            return value.name.casefold()
        case Action():
            return value.word
        case Reaction():
            return value.who.casefold(), value.stance
        case Toll():
            return value


def _votes(sides: Sequence[Told]) -> Counter[Hashable]:
    """How many families give each value."""
    said = {(same(side.value), side.source_family) for side in sides if side.value is not None}
    return Counter(value for value, _ in said)


def _precision(value: Value) -> int:
    return value.precision if isinstance(value, (When, Where)) else 0


def _vagueness(value: Value) -> bool:
    return isinstance(value, Action) and value.word == "other"


def _reasoning(field: str, shown: Sequence[Value], votes: Counter[Hashable], families: int, status: str) -> str:
    agreeing = votes[same(shown[0])]
    of = f"{agreeing} of {families} source famil{'y' if families == 1 else 'ies'}"
    precise = ", the most precise" if field in ("date", "place") else ""
    return f"given by {of}{precise}; {status}."


_KILOMETRES = {1: 5.0, 2: 25.0, 3: 60.0, 4: 200.0, 5: 200.0, 6: 1500.0, 7: 1500.0}
"""How far the true point may lie from the one given, where the place does not say, by UCDP's where_prec."""


def _is_disputed(field: str, values: Sequence[Value]) -> bool:
    days = [_days(value) for value in values if isinstance(value, When)]
    if days:
        return max(earliest for earliest, _ in days) > min(latest for _, latest in days)
    places = [value for value in values if isinstance(value, Where)]
    if places:
        return any(_are_apart(one, other) for at, one in enumerate(places) for other in places[:at])
    actions = {value.event_type for value in values if isinstance(value, Action) and value.word != "other"}
    return len(actions) > 1 or (field in ("agreement_type", "status") and len(values) > 1)


def _days(value: When) -> tuple[date, date]:
    """The days that a When allows: one day of precision 2 is only the likeliest of six."""
    slack = timedelta(days=3 if value.precision == 2 and value.earliest == value.latest else 0)
    return value.earliest - slack, value.latest + slack


def _are_apart(one: Where, other: Where) -> bool:
    if one.country and other.country and one.country != other.country:
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    allowed = sum(max(place.radius_km or 0.0, _KILOMETRES[place.precision]) for place in (one, other))
    return kilometres(one.lat, one.lon, other.lat, other.lon) > allowed


def _perpetrator_status(sides: Sequence[Told], tellings: Sequence[Telling]) -> str:
    named: dict[str, set[Hashable]] = {}
    for side in sides:
        if side.value is not None:
            named.setdefault(side.source_family, set()).add(same(side.value))
    certainties = {side.certainty for side in sides}
    claimed = any(telling.account.values("claimed_by") for telling in tellings)
    if certainties == {"denied"}:
        return "denied"
    if "denied" in certainties or not _share(list(named.values())):
        return "disputed"
    if claimed:
        return "claimed"
    return "alleged" if certainties == {"alleged"} else "stated"


def _share(named: Sequence[set[Hashable]]) -> bool:
    """Whether every two families have a name in common."""
    return all(one & other for at, one in enumerate(named) for other in named[:at])
