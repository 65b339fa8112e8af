"""Lists: all records, sources, quarantine, and what a search finds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk.cards import Known
from dateline.desk.desk import Desk
from dateline.desk.narrowing import ORDERS, after_cursor, cursor, narrowed_by, order_of, query_of
from dateline.desk.rendering import back, page
from dateline.errors import BadInput
from dateline.model.text import Report
from dateline.store.listings import Filter
from dateline.store.outlets import CREDIBILITY, RELIABILITY

ON_ONE_PAGE = 60


def records(desk: Desk, request: Request) -> Response:
    """Every record in a table, narrowed and in an order, each list with an address of its own."""
    query = request.query_params
    narrowed = narrowed_by(query)
    narrowed = narrowed if narrowed.kinds else replace(narrowed, kinds=("incident", "agreement"))
    order = order_of(query, "newest")
    with desk.view() as session:
        found, after = session.listings.page(
            narrowed, order=order, after=after_cursor(query.get("after"), order), limit=ON_ONE_PAGE
        )
        count = desk.count(session, narrowed)
        countries = desk.counts_by(session, Filter(kinds=narrowed.kinds), "country")
        types = desk.counts_by(session, Filter(kinds=narrowed.kinds), "event_type")
    more = query_of(narrowed, order=order, after=cursor(after)) if after else None
    return page(
        request,
        "records.html",
        marked=[listing.marking for listing in found],
        listings=[(listing, Known(listing.card["summary"]), listing.card["figures"]) for listing in found],
        count=count,
        narrowed=narrowed,
        order=order,
        orders=ORDERS,
        more=more,
        countries=countries,
        types=types,
        query=query_of(narrowed, order=order),
        export_query=query_of(narrowed),
    )


OUTLETS_AT_ONCE = 100
"""Outlets of one page: each has a form, and 400 of them keep a browser busy for a second."""


def sources(desk: Desk, request: Request) -> Response:
    """Outlets with their counts, who copies whom, and the grades that people gave."""
    asked = request.query_params.get("page", "1")
    number = int(asked) if re.fullmatch(r"[1-9][0-9]{0,5}", asked) else 1
    with desk.view() as session:
        known = ("outlets", session.outlets.mark())
        outlets = desk.remembered(session, known, session.outlets.all)
        copied = desk.remembered(session, ("copied", *known), session.outlets.copied)
        grades = session.outlets.grades()
        waiting = len(session.quarantined())
    return page(
        request,
        "sources.html",
        total=len(outlets),
        outlets=outlets[(number - 1) * OUTLETS_AT_ONCE : number * OUTLETS_AT_ONCE],
        more=number + 1 if len(outlets) > number * OUTLETS_AT_ONCE else None,
        copied=copied,
        grades=grades,
        waiting=waiting,
        reliability=RELIABILITY,
        credibility=CREDIBILITY,
    )


def grade(desk: Desk, request: Request, form: FormData) -> Response:
    """Give an outlet an Admiralty grade."""
    outlet, given = str(form.get("outlet", ""))[:300], str(form.get("grade", ""))
    if not re.fullmatch(r"[A-F][1-6]", given) or not outlet:
        raise BadInput("a grade is A1 to F6, of an outlet")
    by, reason = request.state.asker.name, str(form.get("reason", ""))[:500]
    with desk.session() as session:
        session.outlets.grade(outlet, given[0], int(given[1]), by=by, at=desk.now(), reason=reason)
        session.people.note("grade", outlet, by=by, at=desk.now(), grade=given, reason=reason)
    return back(request, "/sources", notice=f"{outlet}: {given}")


def quarantine(desk: Desk, request: Request) -> Response:
    """What was set aside, and why; what was read after all stays listed."""
    with desk.view() as session:
        lines = session.quarantined(read_since=True)
    waiting = [line for line in lines if line.read_since is None]
    return page(request, "quarantine.html", waiting=waiting, read_since=[line for line in lines if line.read_since])


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds what was looked for, with the words around it: pieces of which every second is a hit."""

    report: Report
    around: tuple[str, ...]


def search(desk: Desk, request: Request) -> Response:
    """Everything that holds these words: records by name, misspelt or not, and reports by their text."""
    asked = request.query_params.get("q", "").strip()[:200]
    with desk.view() as session:
        named = session.listings.named(asked, limit=30) if asked else []
        found = session.listings.texts(asked, limit=40) if asked else []
        reports = session.records.reports(found)
        by_id = session.records.find_records(asked) if re.fullmatch(r"[0-9a-f]{4,16}", asked) else []
    hits = [Hit(reports[id], around(reports[id].text, asked)) for id in found if id in reports]
    marked = [*(row.marking for row in named), *(hit.report.marking for hit in hits)]
    return page(request, "search.html", marked=marked, asked=asked, named=named, hits=hits, by_id=by_id)


def around(text: str, asked: str) -> tuple[str, ...]:
    """The first passage that holds the most of these words: plain and hit in turn, beginning with plain."""
    words = [re.escape(word) for word in re.findall(r"\w+", asked)]
    if not words:
        return (text[:_AROUND],)
    pattern = re.compile(rf"\b(?:{'|'.join(words)})\w*", re.IGNORECASE)
    first = pattern.search(text)
    start = max(0, (first.start() if first else 0) - _AROUND // 3)
    passage = text[start : start + _AROUND]
    pieces, last = [], 0
    for match in pattern.finditer(passage):
        pieces += [passage[last : match.start()], match[0]]
        last = match.end()
    return (*pieces, passage[last:])


_AROUND = 280
"""Characters of a passage that is shown for a hit."""
