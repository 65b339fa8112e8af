"""A record as a card: what a person needs to see to decide on it, and what the machine is unsure of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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
        return Known(self.listing.document["summary"])

    @property
    def figures(self) -> dict[str, Any]:
        """Its figures by harm."""
        return dict(self.listing.document["figures"])


def cards(session: Session, listings: Sequence[Listing]) -> list[Card]:
    """The cards of these records, in their order."""
    like = likenesses(session, [listing.record for listing in listings])
    return [Card(listing, doubts(listing.document), tuple(like.get(listing.record, ()))) for listing in listings]


def likenesses(session: Session, records: Sequence[str]) -> dict[str, list[Likeness]]:
    """For each record those with which the machine is unsure whether they are one, the likeliest first."""
    here = {member.lineage: str(member.record) for member in session.records.members_of_records(records)}
    unsure = [item for item in session.records.judgements_on(here) if item.is_machine and item.verdict == "unsure"]
    there = {id for item in unsure for id in (item.left, item.right)}
    record_of = {member.lineage: member.record for member in session.records.members(there)}
    best: dict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
    for item in unsure:
        for mine, other in ((item.left, item.right), (item.right, item.left)):
            record, another = here.get(mine), record_of.get(other)
            if record and another and record != another:
                found = (item.score or 0.0, item.reason)
                best[record][another] = max(best[record].get(another, (0.0, "")), found)
    found_rows = {id: session.listings.get(id) for others in best.values() for id in others}
    return {
        record: [
            Likeness(other, row.headline, probability, reason)
            for other, (probability, reason) in sorted(others.items(), key=lambda item: -item[1][0])[:3]
            if (row := found_rows[other]) is not None
        ]
        for record, others in best.items()
    }


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
