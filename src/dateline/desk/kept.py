"""Records as they were kept with their rows, so that a page derives nothing anew that was derived when it was written.

A record of hundreds of reports takes ten times as long to derive as to read. What is kept stands where the record's row
does (`outdated`) and where its figures were made by the rule in force.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from dateline.exports.shapes import record_from_json, record_json
from dateline.model.records import RecordView, Status
from dateline.model.reviews import Review
from dateline.run.record_views import state_of, view_record
from dateline.store.listings import Listing
from dateline.store.session import Session

Kept = tuple[Listing, dict[str, Any]]
"""The row of a record, and the whole of it in the shape of the contract."""


def kept(session: Session, record: str, *, rule: str) -> Kept | None:
    """The row of a record and the whole of it, as they were kept; None where they no longer stand."""
    found = session.listings.whole(record)
    if found is None:
        return None
    figures = (*found[1]["figures"].values(), *found[1]["figures_by_group"])
    return found if all(figure["rule"] == rule for figure in figures) else None


def seen(
    session: Session, record: str, there: Kept | None, reviews: Sequence[Review], *, rule: str
) -> tuple[RecordView, dict[str, Any]]:
    """A record for its page, and the whole of it as JSON: of what is kept, or else derived now.

    `reviews` are all of it. Raises KeyError where there is no record with this id. See `record_from_json` for what its
    members do not tell.
    """
    if there is None:
        view = view_record(session, record, rule=rule)
        return view, record_json(view)
    listing, document = there
    headings = session.library.headings({account["report_id"] for account in document["accounts"]})
    state = state_of(reviews, status=cast(Status, listing.status), reopened=listing.mark == "reopened")
    return record_from_json(document, headings, state), document
