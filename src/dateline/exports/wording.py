"""Values, summaries and records in the words in which people are told of them, on the terminal and on pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from dateline.knowledge.codebook import DATE_PRECISION, PLACE_PRECISION, action_words
from dateline.model.claims import Account, Kind
from dateline.model.records import Figure, RecordView
from dateline.model.text import Publication
from dateline.model.values import HARMS, Action, Means, Reaction, Toll, Value, When, Where, Who

RELATIONS = {
    "total": "in all",
    "additional": "on top of others",
    "repeated": "told of before",
    "struck": "hit; fate not told here",
    "implied": "implied by the event's name",
    "contrasted": "the count that another source gives",
    "superseded": "an earlier figure, replaced by the text itself",
}
"""What a figure has to do with the report's others, where that is not nothing."""
STANDINGS = {
    "with_attackers": "attackers included",
    "group": "one group of several",
    "part": "part of another figure",
    "attackers": "attackers",
    "more": "on top of others",
    "withdrawn": "taken back by the text itself",
}
"""How a figure stands to the toll, where it does not count all victims."""

FIELDS = {
    "action": "what",
    "toll": "toll",
    "claimed_by": "claimed by",
    "agreement_type": "type",
    "in_force": "in force",
}
"""Names of fields where the plain one is not the clearest."""


def field_name(field: str) -> str:
    """The name of a field for people."""
    return FIELDS.get(field, field.replace("_", " "))


def value_words(value: Value) -> str:
    """A value in words."""
    match value:
        case str():
            return value
        case When():
            return _when(value)
        case Where():
            return _where(value)
        case Who():
            return value.name
        case Toll():
            return _toll(value)
        case Means():
            return value.name
        case Action():
            return f"{action_words(value.word)} ({value.event_type}: {value.sub_event_type})"
        case Reaction():
            return f"{value.who}: {value.stance}"


def figure(low: int | None, high: int | None) -> str:
    """A number as it was said: "12", "at least 10", "up to 10", "10 to 12"."""
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def published_words(publication: Publication) -> str:
    """When it was published and what that rests on."""
    when = publication.when
    if when is None:
        return "date of publication not known"
    shown = when.isoformat(" ", "minutes") if isinstance(when, datetime) else when.isoformat()
    return f"{shown} ({publication.basis})"


def summary_words(kind: Kind, summary: dict[str, Any], *, certainty: str = "stated", aggregate: bool = False) -> str:
    """A summary of the contract in one line: for an incident when, where, what, by whom and how many."""
    told = {"incident": _incident, "agreement": _agreement, "statement": _statement}[kind](summary)
    marks = [mark for mark in (certainty,) if mark != "stated"] + ["several together"] * aggregate
    return f"{told} [{', '.join(marks)}]" if marks else told


def toll_words(figure: Figure) -> str:
    """Low, best and high in short: "7", "7–10, best 10", "at least 7"."""
    return toll_range(figure.low, figure.best, figure.high)


def toll_range(low: int | None, best: int | None, high: int | None) -> str:
    """Low, best and high in short, where at least one of them is known."""
    if low == high:
        return f"{best:,}"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}" if best == low else f"{low:,}+, best {best:,}"
    return f"{low:,}–{high:,}, best {best:,}"


def when_words(view: RecordView) -> str:
    """The day or days of a record."""
    date = view.summary.get("date") or view.summary.get("announced")
    if not isinstance(date, dict):
        return "not known"
    earliest, latest = str(date["earliest"]), str(date["latest"])
    return earliest if earliest == latest else f"{earliest} to {latest}"


def what_words(view: RecordView) -> str:
    """What a record is of, in a few words."""
    summary = view.summary
    if view.record.kind == "incident":
        return action_words(str(summary.get("word") or "incident"))
    names = summary.get("parties")
    if view.record.kind == "agreement":
        parties = f": {', '.join(map(str, names))}" if isinstance(names, list) and names else ""
        return f"{summary.get('agreement_type') or 'agreement'}{parties}"
    said = summary.get("quote") or summary.get("about") or ""
    return f"{summary.get('speaker') or summary.get('organisation') or 'not named'}: {said}"


def where_words(view: RecordView) -> str:
    """The place of a record, with its relation to a named one."""
    place, zones = view.summary.get("place"), view.summary.get("zones")
    if isinstance(place, dict):
        return " ".join(filter(None, (place.get("relation"), place["name"])))
    return ", ".join(map(str, zones)) if isinstance(zones, list) and zones else "not known"


def is_disputed(view: RecordView) -> bool:
    """Whether sources contradict each other on anything."""
    return any(figure.is_disputed for figure in view.figures) or any(
        facet.status == "disputed" for facet in view.facets
    )


ORDER: tuple[Kind, ...] = ("agreement", "incident", "statement")


def tagged(accounts: Iterable[Account]) -> list[tuple[str, Account]]:
    """The accounts with their tags, agreements first, then incidents and statements, the main ones first."""
    found = sorted(accounts, key=lambda account: (ORDER.index(account.kind), account.role != "main"))
    return [
        (f"{kind[0].upper()}{number}", account)
        for kind, group in groupby(found, key=lambda account: account.kind)
        for number, account in enumerate(group, start=1)
    ]


def _incident(summary: dict[str, Any]) -> str:
    place = summary["place"]
    where = " ".join(filter(None, (place.get("relation"), place["name"]))) if place else "place not known"
    what = action_words(str(summary.get("word") or summary["sub_event_type"] or "incident"))
    parts = [f"{_day(summary['date'])}, {where}: {what}"]
    parts += [f"by {_joined(summary['perpetrators'])}"] if summary["perpetrators"] else []
    parts += [f"on {_joined(summary['targets'])}"] if summary["targets"] else []
    tolls = [f"{figure(toll['low'], toll['high'])} {harm}" for harm in HARMS if (toll := summary[harm])]
    return "; ".join([" ".join(parts), *([", ".join(tolls)] if tolls else [])])


def _agreement(summary: dict[str, Any]) -> str:
    parties = f" between {_joined(summary['parties'])}" if summary["parties"] else ""
    dated = [
        f"{name} {_day(summary[key])}"
        for key, name in (("announced", "announced"), ("in_force", "in force"))
        if summary.get(key)
    ]
    return "; ".join([f"{summary['agreement_type'] or 'agreement'}{parties}", *dated])


def _statement(summary: dict[str, Any]) -> str:
    who = summary["speaker"] or summary["organisation"] or summary["role"] or "not named"
    of = summary["organisation"] if summary["speaker"] else None
    told = summary["quote"] or summary["about"] or ""
    said = f"{who} ({of})" if of else who
    return ": ".join(part for part in (f"{said}, {summary['stance']}" if summary["stance"] else said, told) if part)


def _day(when: dict[str, Any] | None) -> str:
    if when is None:
        return "date not known"
    if when["earliest"] == when["latest"]:
        return str(when["earliest"])
    return f"{when['earliest']} to {when['latest']}"


def _joined(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _when(value: When) -> str:
    days = value.earliest.isoformat()
    if value.earliest != value.latest:
        days = f"{value.earliest} to {value.latest}"
    return f"{days} ({DATE_PRECISION[value.precision]})"


def _where(value: Where) -> str:
    name = " ".join(filter(None, (value.relation, value.name)))
    area = ", ".join(part for part in (*reversed(value.admin), value.country) if part and part != value.name)
    point = "not placed" if value.lat is None or value.lon is None else _point(value.lat, value.lon)
    return f"{name}{f', {area}' if area else ''} ({PLACE_PRECISION[value.precision]}; {point})"


def _point(lat: float, lon: float) -> str:
    return f"{abs(lat):.2f} {'N' if lat >= 0 else 'S'}, {abs(lon):.2f} {'E' if lon >= 0 else 'W'}"


def _toll(value: Toll) -> str:
    who = value.whom or ("attackers" if value.attackers else None)
    parts = [figure(value.low, value.high), who, value.harm]
    standing = STANDINGS.get(value.standing) if value.standing else RELATIONS.get(value.relation)
    said = (STANDINGS["attackers"] if value.attackers else None, STANDINGS["part"] if value.partial else None, standing)
    notes = dict.fromkeys(note for note in said if note and note != who)
    told = " ".join(part for part in parts if part)
    return f"{told} ({'; '.join(notes)})" if notes else told
