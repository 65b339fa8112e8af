"""The queue: suggested records, one decision a key."""

from __future__ import annotations

from dataclasses import replace
from typing import cast, get_args

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.desk import deeds
from dateline.desk.cards import cards
from dateline.desk.desk import Desk
from dateline.desk.narrowing import ORDERS, after_cursor, cursor, narrowed_by, order_of, query_of
from dateline.desk.rendering import back, page
from dateline.errors import BadInput
from dateline.model.reviews import Act
from dateline.store.listings import Filter

ON_ONE_PAGE = 25
_DONE = {
    "accepted": "accepted",
    "rejected": "rejected",
    "second source needed": "marked: second source needed",
    "skipped": "skipped",
    "published": "published",
    "unpublished": "no longer published",
}


def front(desk: Desk, request: Request) -> Response:
    """The front page is the queue."""
    return RedirectResponse("/queue", 303)


def queue(desk: Desk, request: Request) -> Response:
    """What waits for a decision: incidents and agreements, the gravest first unless asked otherwise."""
    query = request.query_params
    narrowed = waiting(request)
    order = order_of(query, "severity")
    with desk.view() as session:
        found, after = session.listings.page(
            narrowed, order=order, after=after_cursor(query.get("after"), order), limit=ON_ONE_PAGE
        )
        shown = cards(session, found)
        count = desk.count(session, narrowed)
        countries = desk.counts_by(session, Filter(kinds=narrowed.kinds, verdict="open"), "country")
        left = session.listings.outdated_count()
    more = query_of(narrowed, order=order, after=cursor(after)) if after else None
    template = "queue_cards.html" if request.headers.get("hx-request") and query.get("after") else "queue.html"
    return page(
        request,
        template,
        marked=[card.listing.marking for card in shown],
        cards=shown,
        count=count,
        narrowed=narrowed,
        order=order,
        orders=ORDERS,
        mark=query.get("mark", ""),
        more=more,
        countries=countries,
        being_listed=left,
        query=query_of(narrowed, order=order),
    )


def waiting(request: Request) -> Filter:
    """The filter of the queue: what is asked for, of what nobody has decided on."""
    narrowed = narrowed_by(request.query_params)
    kinds = narrowed.kinds or ("incident", "agreement")
    if narrowed.mark == "reopened":
        return replace(narrowed, kinds=kinds)
    mark = narrowed.mark or "none"
    return replace(narrowed, verdict="open", kinds=kinds, mark="" if mark == "any" else mark)


def decide_one(desk: Desk, request: Request, form: FormData) -> Response:
    """One decision on one record; by a script, the answer is what was done, in words."""
    record, act, reason = str(form.get("record", "")), str(form.get("act", "")), str(form.get("reason", ""))
    if act == "merged":
        notice = _merge(desk, request, record, str(form.get("with", "")), reason)
    else:
        if act not in get_args(Act):
            raise BadInput(f"there is no decision {act[:40]!r}")
        with desk.session() as session:
            deeds.review(session, deeds.deed_of(desk, request.state.asker, reason), [record], cast(Act, act))
        notice = _DONE.get(act, act)
    return _done(request, notice)


def undo(desk: Desk, request: Request, form: FormData) -> Response:
    """Take back one's latest decision, whatever it was."""
    with desk.session() as session:
        undone = deeds.undo(session, deeds.deed_of(desk, request.state.asker))
    return _done(request, f"taken back: {undone.what}", records=undone.records)


def _merge(desk: Desk, request: Request, record: str, other: str, reason: str) -> str:
    with desk.session() as session:
        deeds.merge(session, deeds.deed_of(desk, request.state.asker, reason), record, other)
    return "merged"


def _done(request: Request, notice: str, *, records: tuple[str, ...] = ()) -> Response:
    if request.headers.get("hx-request"):
        return page(request, "done.html", done=notice, records=records)
    return back(request, "/queue", notice=notice)
