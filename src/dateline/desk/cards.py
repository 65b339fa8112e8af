"""A record as a card: what a person needs to see to decide on it, and what the machine is unsure of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.store.listings import Listing
from dateline.store.session import Session


class Known(dict[str, Any]):
    """A summary in which what is not told is None, whatever the kind of record."""

    def __missing__(self, key: str) -> None:
        """What is not told."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another record that may tell of the same thing: the machine is unsure, and why."""

    record: str
    headline: str
    probability: float
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """One record to decide on. `doubts` are what the machine is unsure of, in words."""

    listing: Listing
    doubts: tuple[str, ...]
    likenesses: tuple[Likeness, ...]

    @property
    def summary(self) -> Known:
        """What is shown of it first."""
        return Known(self.listing.card["summary"])

    @property
    def figures(self) -> dict[str, Any]:
        """Its figures by harm."""
        return dict(self.listing.card["figures"])


def cards(session: Session, listings: Sequence[Listing]) -> list[Card]:
    """The cards of these records, in their order."""
    members = session.records.members_of_records([listing.record for listing in listings])
    like = likenesses(session, {member.lineage: str(member.record) for member in members})
    return [Card(listing, tuple(listing.card["doubts"]), tuple(like.get(listing.record, ()))) for listing in listings]


def card_of(document: dict[str, Any]) -> dict[str, Any]:
    """What lists show of a record, from the whole of it."""
    shown = ("low", "best", "high", "disputed")
    figures = {harm: {name: figure[name] for name in shown} for harm, figure in document["figures"].items()}
    return {"summary": document["summary"], "figures": figures, "doubts": list(doubts(document))}


def likenesses(session: Session, here: Mapping[str, str]) -> dict[str, list[Likeness]]:
    """For each record those with which the machine is unsure whether they are one, the likeliest first.

    `here` are the records of all their members.
    """
    unsure = session.records.unsure_of(here)
    there = {id for left, right, _ in unsure for id in (left, right)} - set(here)
    record_of = {**here} | {member.lineage: str(member.record or "") for member in session.records.members(there)}
    best: dict[str, dict[str, tuple[float, str, str]]] = defaultdict(dict)
    for left, right, score in unsure:
        for mine, other in ((left, right), (right, left)):
            record, another = here.get(mine), record_of.get(other)
            if record and another and record != another:
                best[record][another] = max(best[record].get(another, (0.0, "", "")), (score, left, right))
    likeliest = {
        record: sorted(others.items(), key=lambda item: (-item[1][0], item[0]))[:_SHOWN]
        for record, others in best.items()
    }
    headlines = session.listings.headlines({id for others in likeliest.values() for id, _ in others})
    pairs = {(left, right) for others in likeliest.values() for _, (_, left, right) in others}
    reasons = session.records.reasons(pairs)
    return {
        record: [
            Likeness(other, headlines[other], score, reasons.get((left, right), ""))
            for other, (score, left, right) in others
            if other in headlines
        ]
        for record, others in likeliest.items()
    }


_SHOWN = 3
"""Likely doubles that are shown of a record."""


def doubts(document: dict[str, Any]) -> tuple[str, ...]:
    """What the machine is unsure of in a record, in words."""
    summary, fields, figures = document["summary"], document["fields"], document["figures"]
    told = [f"sources contradict each other on the {name}" for name, facet in fields.items() if _disputed(facet)]
    told += [f"sources contradict each other on how many were {harm}" for harm in figures if figures[harm]["disputed"]]
    if document["kind"] == "incident":
        date, place = summary.get("date"), summary.get("place")
        told += ["no day is told"] if not date else ["only about when"] if date["precision"] > 2 else []
        told += ["no place is told"] if not place else ["the place is not on the map"] if place["lat"] is None else []
        status = summary.get("perpetrator_status")
        told += [f"who did it is {status}"] if status in ("alleged", "denied", "claimed") else []
        told += ["nobody is named as perpetrator"] if not summary.get("perpetrators") else []
    certainties = {said["certainty"] for facet in fields.values() for said in facet["by_source"]}
    told += [f"{mark} by a source" for mark in ("alleged", "denied", "thwarted") if mark in certainties]
    if len({account["source_family"] for account in document["accounts"]}) == 1:
        told.append("one source alone")
    return tuple(dict.fromkeys(told))


def _disputed(facet: dict[str, Any]) -> bool:
    return bool(facet["status"] == "disputed")
