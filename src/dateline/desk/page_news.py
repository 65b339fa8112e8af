"""What is new: changes since a day, on a page and as feeds, and the day's record for a phone."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.desk.desk import Desk
from dateline.desk.narrowing import narrowed_by
from dateline.desk.rendering import page
from dateline.store.listings import Filter
from dateline.store.outlets import Line
from dateline.store.records import instant

ON_ONE_PAGE = 300
_ATOM = "http://www.w3.org/2005/Atom"


def changes(desk: Desk, request: Request) -> Response:
    """What was added, changed, merged or withdrawn since a day, the latest first."""
    since = _since(desk, request)
    before = request.query_params.get("before", "")
    with desk.view() as session:
        lines = session.outlets.changes(
            since=since, before=int(before) if before.isdecimal() else None, limit=ON_ONE_PAGE
        )
        headlines = session.listings.headlines({line.record for line in lines})
        markings = session.listings.markings({line.record for line in lines})
    groups = [
        (record, at, list(some)) for (at, record), some in groupby(lines, key=lambda line: (line.at, line.record))
    ]
    more = lines[-1].key if len(lines) == ON_ONE_PAGE else None
    return page(
        request,
        "changes.html",
        marked=markings.values(),
        groups=groups,
        headlines=headlines,
        markings=markings,
        since=since[:10],
        more=more,
    )


def changes_atom(desk: Desk, request: Request) -> Response:
    """The latest changes as an Atom feed (RFC 4287)."""
    with desk.view() as session:
        lines = session.outlets.changes(limit=100)
    site = _site(request)
    feed = Element("feed", xmlns=_ATOM)
    _text(feed, "title", "Dateline: changes of the record")
    _text(feed, "id", f"{site}/changes")
    _text(feed, "updated", lines[0].at if lines else instant(desk.now()))
    SubElement(feed, "link", rel="self", href=f"{site}/changes.atom")
    author = SubElement(feed, "author")
    _text(author, "name", "Dateline")
    for line in lines:
        entry = SubElement(feed, "entry")
        _text(entry, "title", _in_words(line))
        _text(entry, "id", f"{site}/changes#{line.key}")
        _text(entry, "updated", line.at)
        SubElement(entry, "link", href=f"{site}/record/{line.record}")
        _text(entry, "summary", line.why)
    body = tostring(feed, encoding="utf-8", xml_declaration=True)
    return Response(body, media_type="application/atom+xml")


def changes_json(desk: Desk, request: Request) -> Response:
    """The latest changes as a JSON Feed (version 1.1)."""
    with desk.view() as session:
        lines = session.outlets.changes(limit=100)
    site = _site(request)
    items = [
        {
            "id": f"{site}/changes#{line.key}",
            "url": f"{site}/record/{line.record}",
            "title": _in_words(line),
            "content_text": line.why,
            "date_published": line.at,
        }
        for line in lines
    ]
    return JSONResponse(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Dateline: changes of the record",
            "home_page_url": f"{site}/changes",
            "feed_url": f"{site}/changes.json",
            "items": items,
        },
        media_type="application/feed+json",
    )


def pocket(desk: Desk, request: Request) -> Response:
    """The day's record in one quick page: what is worst, what is new, what changed. No script needed."""
    narrowed = narrowed_by(request.query_params)
    yesterday = instant(desk.now() - timedelta(days=1))
    week = (desk.now() - timedelta(days=7)).date().isoformat()
    with desk.view() as session:
        worst, _ = session.listings.page(
            Filter(kinds=("incident",), since=narrowed.since or week, countries=narrowed.countries), limit=8
        )
        new, _ = session.listings.page(
            Filter(kinds=("incident", "agreement"), changed_since=yesterday, countries=narrowed.countries),
            order="changed",
            limit=15,
        )
        lines = [line for line in session.outlets.changes(since=yesterday, limit=60) if line.what != "added"][:20]
        waiting = session.listings.count(Filter(kinds=("incident", "agreement"), verdict="open"))
    return page(
        request,
        "pocket.html",
        marked=[row.marking for row in (*worst, *new)],
        worst=worst,
        new=new,
        lines=lines,
        waiting=waiting,
        since=narrowed.since or week,
        in_words=_in_words,
    )


def _since(desk: Desk, request: Request) -> str:
    return narrowed_by(request.query_params).since or (desk.now() - timedelta(days=7)).date().isoformat()


def _site(request: Request) -> str:
    return f"{request.url.scheme}://{request.headers['host']}"


def _in_words(line: Line) -> str:
    match line.what:
        case "added":
            return f"added: {line.new}"
        case "changed":
            return f"{line.field}: {line.old or 'not known'} → {line.new or 'not known'}"
        case "merged into":
            return f"{line.old}: merged into {line.new}"
    return f"{line.old}: {line.what}"


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = "".join(char for char in words if char.isprintable() or char in "\n\t")
