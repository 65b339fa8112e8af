"""Values to JSON and back, the same in the database, in exports and on the command line."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from dateline.model.values import Action, Harm, Means, Reaction, Toll, Value, When, Where, Who

Json = dict[str, Any] | str


def value_to_json(value: Value) -> Json:
    """The value as JSON; every object names its type under `is`, a plain string stays one."""
    match value:
        case str():
            return value
        case When():
            return {
                "is": "when",
                "earliest": value.earliest.isoformat(),
                "latest": value.latest.isoformat(),
                "precision": value.precision,
            }
        case Where():
            return {
                "is": "where",
                "name": value.name,
                "place_id": value.place_id,
                "lat": value.lat,
                "lon": value.lon,
                "precision": value.precision,
                "relation": value.relation,
                "admin": list(value.admin),
                "country": value.country,
                "radius_km": value.radius_km,
            }
        case Who():
            return {"is": "who", "name": value.name, "actor_id": value.actor_id, "role": value.role}
        case Toll():
            return {
                "is": "toll",
                "harm": value.harm,
                "low": value.low,
                "high": value.high,
                "whom": value.whom,
                "attackers": value.attackers,
                "partial": value.partial,
                "relation": value.relation,
                **({"standing": value.standing} if value.standing else {}),
            }
        case Means():
            return {"is": "means", "name": value.name}
        case Action():
            return {
                "is": "action",
                "event_type": value.event_type,
                "sub_event_type": value.sub_event_type,
                "word": value.word,
            }
        case Reaction():
            return {"is": "reaction", "who": value.who, "stance": value.stance}


def value_from_json(data: Json) -> Value:
    """The value that `value_to_json` wrote. Raises ValueError for a shape it never writes."""
    if isinstance(data, str):
        return data
    fields = {name: item for name, item in data.items() if name != "is"}
    match data.get("is"):
        case "when":
            return When(
                date.fromisoformat(fields["earliest"]), date.fromisoformat(fields["latest"]), int(fields["precision"])
            )
        case "where":
            return Where(**{**fields, "admin": tuple(fields["admin"])})
        case "who":
            return Who(**fields)
        case "toll":
            return Toll(**{**fields, "harm": cast(Harm, fields["harm"])})
        case "means":
            return Means(**fields)
        case "action":
            return Action(**fields)
        case "reaction":
            return Reaction(**fields)
        case other:
            raise ValueError(f"not a value that Dateline writes: {other!r}")


def when_summary(when: When) -> dict[str, Any]:
    """Days as the summaries of the contract have them."""
    return {"earliest": when.earliest.isoformat(), "latest": when.latest.isoformat(), "precision": when.precision}


def where_summary(where: Where) -> dict[str, Any]:
    """A place as the summaries of the contract have it."""
    return {
        "name": where.name,
        "relation": where.relation,
        "admin1": where.admin[0] if where.admin else None,
        "country": where.country,
        "lat": where.lat,
        "lon": where.lon,
        "precision": where.precision,
        "radius_km": where.radius_km,
        "place_id": where.place_id,
    }
