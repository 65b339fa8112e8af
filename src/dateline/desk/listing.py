"""Keeps the listings in step with the records: rows that no longer stand are derived anew from the records' views."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, get_args

from dateline.desk.cards import card_of
from dateline.desk.journal import Told, journal_lines
from dateline.exports.shapes import record_json
from dateline.exports.wording import is_disputed, summary_words
from dateline.model.claims import Certainty
from dateline.model.records import RecordView
from dateline.run.occurrences import brief_of
from dateline.run.record_views import view_records
from dateline.store.listings import Listing
from dateline.store.records import instant
from dateline.store.session import Session
from dateline.store.sqlite import Store

_AT_ONCE = 200

Clock = Callable[[], datetime]


def refresh_listings(store: Store, *, rule: str, clock: Clock) -> Iterator[int]:
    """Derive every row anew that no longer stands; gives how many are left after each 200.

    What was given is kept when the process is killed; the rest is done by the next call.
    """
    while True:
        with store.session() as session:
            done = refresh_some(session, rule=rule, at=clock())
            left = session.listings.outdated_count()
        if not done:
            return
        yield left


def refresh_some(session: Session, *, rule: str, at: datetime, limit: int = _AT_ONCE) -> int:
    """Derive at most `limit` rows anew within the caller's unit of work; how many it were."""
    wanted = session.listings.outdated(limit=limit)
    documents = session.listings.documents(wanted)
    before = {id: Told(row, documents[id]) for id in wanted if (row := session.listings.get(id))}
    after: dict[str, Told] = {}
    for view in view_records(session, ids=wanted, rule=rule):
        document, there = record_json(view), before.get(view.record.id)
        listing = listing_of(session, view, document, at=at)
        if there is not None and document == there.document and _is_as_before(listing, there.listing):
            listing = replace(listing, changed=there.listing.changed)
        after[listing.record] = Told(listing, document)
    whole = {id: told.document for id, told in after.items()}
    session.listings.put([told.listing for told in after.values()], whole, gone=set(wanted) - set(after))
    session.outlets.write(journal_lines(session, before, after, at=at))
    return len(wanted)


def _is_as_before(made: Listing, there: Listing) -> bool:
    """Whether a row says what it said: all but what is derived of it for one purpose or another."""
    return made == replace(
        there,
        changed=made.changed,
        brief=made.brief,
        card=made.card,
        certainty=made.certainty,
        actors=made.actors,
    )


def listing_of(session: Session, view: RecordView, document: dict[str, Any], *, at: datetime) -> Listing:
    """The row of one record, as it is at this time; `document` is the whole of it (`exports.shapes.record_json`)."""
    summary: dict[str, Any] = view.summary
    place, when = summary.get("place") or {}, summary.get("date") or summary.get("announced") or {}
    best = {figure.harm: figure.best for figure in view.figures if figure.group is None}
    (first, *_) = session.records.members([view.record.accounts[0]])
    return Listing(
        record=view.record.id,
        kind=view.record.kind,
        status=view.status,
        verdict=view.review.verdict,
        mark=_mark(view),
        event_type=summary.get("event_type"),
        word=summary.get("word") or summary.get("agreement_type") or summary.get("stance"),
        headline=_headline(view),
        country=place.get("country"),
        admin1=place.get("admin1"),
        place=" ".join(filter(None, (place.get("relation"), place.get("name")))) or None,
        lat=place.get("lat"),
        lon=place.get("lon"),
        precision=place.get("precision"),
        radius_km=place.get("radius_km"),
        earliest=when.get("earliest"),
        latest=when.get("latest"),
        date_precision=when.get("precision"),
        killed=best.get("killed"),
        wounded=best.get("wounded"),
        sources=len({member.source_family for member in view.members}),
        reports=len({member.report_id for member in view.members}),
        is_disputed=is_disputed(view),
        severity=severity(best),
        added=first.since,
        changed=instant(at),
        marking=document["marking"],
        names=_names(view),
        certainty=_certainty(view),
        actors=" · ".join(_actors(summary)).casefold(),
        card=card_of(document),
        brief=brief_of(session, view),
    )


def severity(best: dict[Any, int | None]) -> float:
    """How grave an incident is, in deaths, to order a list by and for nothing else.

    One killed or missing counts one, one abducted a half, one wounded a fifth.
    """
    weights = {"killed": 1.0, "missing": 1.0, "abducted": 0.5, "wounded": 0.2}
    return round(sum(weight * (best.get(harm) or 0) for harm, weight in weights.items()), 2)


def _mark(view: RecordView) -> str | None:
    state = view.review
    if state.reopened:
        return "reopened"
    if state.verdict is None and state.second_source_needed:
        return "second source needed"
    return "skipped" if state.verdict is None and state.skipped else None


def _headline(view: RecordView) -> str:
    """The title of the report that tells it as its news first; else the record in words."""
    told = [member for member in view.members if member.title and member.role == "main"]
    if view.record.kind != "statement" and told:
        return str(min(told, key=lambda member: member.published or "~").title)
    return summary_words(view.record.kind, view.summary)


def _names(view: RecordView) -> str:
    """The words by which a record is found: places, actors, speakers, its headline and its id."""
    summary: dict[str, Any] = view.summary
    place = summary.get("place") or {}
    told: list[Any] = [_headline(view), place.get("name"), place.get("admin1"), place.get("country")]
    told += _actors(summary)
    for name in ("weapons", "zones", "commitments"):
        told += summary.get(name) or []
    told += [summary.get(name) for name in ("word", "agreement_type")]
    told += [member.outlet for member in view.members]
    return " · ".join(dict.fromkeys(str(one) for one in [*told, view.record.id] if one))


def _actors(summary: dict[str, Any]) -> list[str]:
    told: list[Any] = []
    for name in ("perpetrators", "targets", "parties", "mediators"):
        told += summary.get(name) or []
    told += [summary.get(name) for name in ("speaker", "organisation", "claimed_by")]
    return [str(one) for one in told if one]


def _certainty(view: RecordView) -> str:
    """As what it is told: stated where any source states it, else the first of these that one says."""
    told = {member.certainty for member in view.members}
    return next((one for one in get_args(Certainty) if one in told), "stated")
