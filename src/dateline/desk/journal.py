"""What changed between two rows of one record, in lines that people can read, each with why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dateline.exports.shapes import flat_record
from dateline.store.listings import Listing
from dateline.store.outlets import Line
from dateline.store.records import instant
from dateline.store.session import Session


@dataclass(frozen=True, slots=True)
class Told:
    """A record as its row and as the whole document."""

    listing: Listing
    document: dict[str, Any]


_NOT_TOLD = frozenset({"id", "kind", "members", "rule", "sources", "outlets", "latitude", "longitude", "radius_km"})
"""Columns of a record that follow from others, or that nobody asks about."""


def journal_lines(
    session: Session, before: Mapping[str, Told], after: Mapping[str, Told], *, at: datetime
) -> Iterator[Line]:
    """What is added, changed, merged or withdrawn between these rows, by record."""
    time = instant(at)
    for record, told in after.items():
        there = before.get(record)
        if there is None:
            yield Line(time, record, "added", new=told.listing.headline, why=_why(session, told, ""))
        elif there.document != told.document or there.listing.changed != told.listing.changed:
            yield from _changed(session, there, told, time)
    for record, there in before.items():
        if record not in after:
            into = session.records.merged_into(record)
            what, new = ("merged into", into[0]) if into else ("withdrawn", "")
            why = _why(session, there, there.listing.changed)
            yield Line(time, record, what, old=there.listing.headline, new=new, why=why)


def _changed(session: Session, there: Told, told: Told, time: str) -> Iterator[Line]:
    old, new = _told(there), _told(told)
    fields = [field for field in new if old.get(field) != new[field]]
    why = _why(session, told, there.listing.changed) if fields else ""
    for field in fields:
        yield Line(time, told.listing.record, "changed", field, old.get(field, ""), new[field], why)


def _told(told: Told) -> dict[str, str]:
    flat: dict[str, Any] = {**flat_record(told.document), "verdict": told.listing.verdict, "mark": told.listing.mark}
    return {name: "" if value is None else str(value) for name, value in flat.items() if name not in _NOT_TOLD}


def _why(session: Session, told_of: Told, since: str) -> str:
    """What happened since a time to the accounts of a record: reports read, judgements and reviews of people."""
    lineages = [account["member"] for account in told_of.document["accounts"]]
    told = [f"report {one.report} was read" for one in session.records.members(lineages) if one.since >= since]
    for judgement in session.records.judgements_on(lineages, active=False):
        if judgement.is_machine:
            continue
        because = f" ({judgement.reason})" if judgement.reason else ""
        if judgement.withdrawn and instant(judgement.withdrawn) >= since:
            told.append(f"a judgement was {judgement.why_withdrawn}")
        elif instant(judgement.made) >= since:
            told.append(f"{judgement.by} judged {judgement.verdict}{because}")
    for made in session.reviews.of([told_of.listing.record]).get(told_of.listing.record, []):
        because = f" ({made.reason})" if made.reason else ""
        if made.withdrawn and instant(made.withdrawn) >= since:
            told.append(f"a review was {made.why_withdrawn}")
        elif instant(made.made) >= since:
            told.append(f"{made.by}: {made.act}{because}")
    return "; ".join(dict.fromkeys(told)) or "read or scored anew"
