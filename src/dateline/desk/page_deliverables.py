"""The weekly room: a flash, a weekly or a monthly of an area, shown on the page and handed out in four formats."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from dateline.analysis.areas import Area
from dateline.analysis.counting import Period
from dateline.desk.desk import Desk
from dateline.desk.rendering import page, page_in_parts
from dateline.errors import BadInput
from dateline.exports.document_html import fragment
from dateline.exports.documents import FORMATS, MEDIA_TYPES, Links, Setup, render
from dateline.model.document import Document, legible, several_records
from dateline.run.agreements import register
from dateline.run.deliverables import DELIVERABLES, Deliverable, Order, deliver, period_of, watch_of
from dateline.run.occurrences import area_of

_LONGEST = 500
FORMAT_NAMES = {"html": "HTML", "pdf": "PDF", "docx": "Word", "md": "Markdown"}


class Asked(NamedTuple):
    """What the form says."""

    kind: Deliverable
    area: str
    since: str
    until: str
    same_sources: bool

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        told = {
            "kind": self.kind,
            "area": self.area,
            "from": self.since,
            "to": self.until,
            "same_sources": "1" if self.same_sources else "",
        }
        return urlencode({name: value for name, value in told.items() if value})


def deliverable(desk: Desk, request: Request) -> Response:
    """The chooser and the document itself; what is wrong with what was asked stands in the document's place."""
    asked = _asked(request)
    last_complete = asked._replace(since="", until="").query
    told: dict[str, Any] = {"asked": asked, "kinds": DELIVERABLES, "last_complete": last_complete}
    at = _minute(desk)
    try:
        period = period_of(asked.kind, _day(asked.since), _day(asked.until), at)
        _area(desk, asked)
    except BadInput as error:
        told |= {"wrong": str(error), "hint": error.hint, "period": None}
        return page(request, "deliverable.html", status=400, **told)
    formats = [(FORMAT_NAMES[form], f"/weekly/file?{asked.query}&format={form}") for form in FORMATS]
    these = asked._replace(since=str(period.since), until=str(period.until))
    watch_at = "" if asked.kind == "flash" else _watch_at(these)
    told |= {"wrong": "", "hint": None, "period": period, "formats": formats, "watch_at": watch_at}
    return page_in_parts(request, "deliverable.html", lambda: _shown(desk, _made(desk, asked, watch_at)[1]), **told)


def watch(desk: Desk, request: Request) -> Response:
    """The agreements of a weekly or a monthly, which its page shows once it has them, and leads to without a script."""
    asked = _asked(request)
    if asked.kind == "flash":
        raise BadInput("a flash has no section on agreements", hint="a weekly and a monthly have one")
    document = _remembered(desk, asked, "watch", watch_of)[1]
    told = {"asked": asked, "title": document.title, **_shown(desk, document, at=_watch_at(asked))}
    return page(request, "deliverable_watch.html", marked=[document.marking], **told)


def _watch_at(asked: Asked) -> str:
    return f"/weekly/agreements?{asked.query}"


def _shown(desk: Desk, document: Document, *, at: str = "") -> dict[str, Any]:
    """The document itself, and its marking; `at` is its address, where it is shown on another page too."""
    clean = legible(document)
    ours = Setup(outlines=desk.configuration.documents.outlines)
    links = Links(ours, several_records(clean), at)
    shown = Markup(fragment(clean, links))  # noqa: S704 - every text of it is escaped
    return {"document": shown, "marking": document.marking}


def file(desk: Desk, request: Request) -> Response:
    """The document as a file."""
    form = request.query_params.get("format", "html")
    if form not in FORMATS:
        raise BadInput(f"there is no format {form[:20]}", hint=f"there are: {', '.join(FORMATS)}")
    order, document = _made(desk, _asked(request))
    body = render(document, form, desk.configuration.documents)
    where = re.sub(r"[^A-Za-z0-9]+", "-", order.area.name).strip("-").lower()[:60] if order.area else ""
    whose = "same-sources" if order.same_sources else ""
    name = "-".join(filter(None, ("dateline", order.kind, where, whose, str(order.period.since))))
    return Response(
        body,
        media_type=MEDIA_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}.{form}"', "Cache-Control": "private, no-store"},
    )


def style(desk: Desk, request: Request) -> Response:
    """How documents look within a page."""
    body = files("dateline.exports").joinpath("templates", "document.css").read_bytes()
    return Response(body, media_type="text/css", headers={"Cache-Control": "private, max-age=3600"})


def _asked(request: Request) -> Asked:
    given = {name: request.query_params.get(name, "").strip() for name in ("kind", "area", "from", "to")}
    kinds = [one for one in DELIVERABLES if one == given["kind"]]
    kind: Deliverable = kinds[0] if kinds else "weekly"
    same_sources = request.query_params.get("same_sources") == "1"
    return Asked(kind, given["area"][:_LONGEST], given["from"][:10], given["to"][:10], same_sources)


def _made(desk: Desk, asked: Asked, watch_at: str = "") -> tuple[Order, Document]:
    """The document; whole, or leading to an address for its section on agreements."""
    return _remembered(desk, asked, watch_at, partial(deliver, watch_at=watch_at))


def _remembered(desk: Desk, asked: Asked, what: str, write: Callable[..., Document]) -> tuple[Order, Document]:
    """A document as of this minute, remembered as long and until anything is written; `what` it is of what is asked."""
    at = _minute(desk)
    period = period_of(asked.kind, _day(asked.since), _day(asked.until), at)
    return desk.results.of(desk.store, ("deliverable", what, asked, at), lambda: _read(desk, asked, period, at, write))


def _read(
    desk: Desk, asked: Asked, period: Period, at: datetime, write: Callable[..., Document]
) -> tuple[Order, Document]:
    rule, area = desk.configuration.rule, _area(desk, asked)
    with desk.view() as session:
        order = Order(asked.kind, period, area, at, rule, same_sources=asked.same_sources)
        known = desk.remembered(session, ("register", rule), lambda: register(session, rule=rule), kind="agreement")
        return order, write(session, order, known=known)


def _area(desk: Desk, asked: Asked) -> Area | None:
    """The area that is asked for. Raises BadInput for what is none."""
    with desk.view() as session:
        return area_of(session, asked.area, rule=desk.configuration.rule) if asked.area else None


def _minute(desk: Desk) -> datetime:
    return desk.now().replace(second=0, microsecond=0)


def _day(told: str) -> date | None:
    if not told:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise BadInput(f"{told} is not a day", hint="write it as 2026-11-23") from None
