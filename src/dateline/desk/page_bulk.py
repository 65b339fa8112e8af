"""One decision on all records of a filter: shown before it is made, and taken back with one undo."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk import deeds
from dateline.desk.desk import Desk
from dateline.desk.narrowing import query_of
from dateline.desk.page_queue import waiting
from dateline.desk.rendering import back, page
from dateline.errors import BadInput
from dateline.model.reviews import Act

ACTS: tuple[Act, ...] = ("accepted", "rejected", "second source needed", "skipped", "published")
MOST = 2_000
"""Records of one decision: what a person can still look through."""
_SHOWN = 200


def preview(desk: Desk, request: Request) -> Response:
    """What a decision on all records of a filter would be on: these, and no others that come in meanwhile."""
    narrowed, act = waiting(request), _act(request.query_params.get("act", "accepted"))
    with desk.view() as session:
        ids = session.listings.ids(narrowed)
        rows = [row for id in ids[:_SHOWN] if (row := session.listings.get(id))]
    if len(ids) > MOST:
        raise BadInput(f"that are {len(ids):,} records; one decision is on {MOST:,} at most", hint="narrow the queue")
    return page(
        request,
        "bulk.html",
        marked=[row.marking for row in rows],
        ids=ids,
        rows=rows,
        act=act,
        acts=ACTS,
        query=query_of(narrowed),
    )


def decide_all(desk: Desk, request: Request, form: FormData) -> Response:
    """Make one decision on the records that were shown."""
    act = _act(str(form.get("act", "")))
    records = [str(id) for id in form.getlist("record")]
    if len(records) > MOST:
        raise BadInput(f"one decision is on {MOST:,} records at most")
    with desk.session() as session:
        deeds.review(session, deeds.deed_of(desk, request.state.asker, str(form.get("reason", ""))), records, act)
    desk.refresh()
    return back(request, "/queue", notice=f"{len(records):,} records {act}; u takes all of it back")


def _act(act: str) -> Act:
    if act not in ACTS:
        raise BadInput(f"there is no decision {act[:40]!r} on many", hint=f"there are: {', '.join(ACTS)}")
    return act
