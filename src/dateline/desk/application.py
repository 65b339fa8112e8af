"""The desk as one ASGI application: its addresses, what protects them, and how errors are told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

from anyio import CapacityLimiter
from anyio.to_thread import current_default_thread_limiter, run_sync
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from dateline.desk import (
    page_add,
    page_agreements,
    page_bulk,
    page_claim,
    page_deliverables,
    page_gaps,
    page_lists,
    page_map,
    page_news,
    page_people,
    page_queue,
    page_record,
    page_report,
    page_reread,
    page_visit,
)
from dateline.desk.access import MAY, asker
from dateline.desk.api import ADDRESS, create_api
from dateline.desk.desk import Desk
from dateline.desk.packed import static_file
from dateline.desk.problems import API, problem
from dateline.desk.protection import FIELD, PACKED_FROM, Protection, is_own_form
from dateline.desk.rendering import page
from dateline.errors import BadInput, StoreError, TryLater

Look = Callable[[Desk, Request], Response]
Do = Callable[[Desk, Request, FormData], Response]

PAGES: tuple[tuple[str, str, Look], ...] = (
    ("/", "read", page_queue.front),
    ("/queue", "read", page_queue.queue),
    ("/record/{record}", "read", page_record.record),
    ("/report/{report:path}", "read", page_report.report),
    ("/records", "read", page_lists.records),
    ("/agreements", "read", page_agreements.agreements),
    ("/agreement/{record}", "read", page_agreements.agreement),
    ("/gaps", "read", page_gaps.gaps),
    ("/gaps/file", "read", page_gaps.gaps_file),
    ("/sources", "read", page_lists.sources),
    ("/quarantine", "read", page_lists.quarantine),
    ("/search", "read", page_lists.search),
    ("/changes", "read", page_news.changes),
    ("/changes.atom", "read", page_news.changes_atom),
    ("/changes.json", "read", page_news.changes_json),
    ("/pocket", "read", page_news.pocket),
    ("/people", "keep people", page_people.people),
    ("/map", "read", page_map.map_page),
    ("/map/points", "read", page_map.map_points),
    ("/map/linked", "read", page_map.map_linked),
    ("/map/rows", "read", page_map.map_rows),
    ("/map/places", "read", page_map.map_places),
    ("/map/provinces", "read", page_map.map_provinces),
    ("/view/{slug}", "read", page_map.saved_view),
    ("/queue/bulk", "decide in bulk", page_bulk.preview),
    ("/weekly", "read", page_deliverables.deliverable),
    ("/weekly/agreements", "read", page_deliverables.watch),
    ("/weekly/file", "read", page_deliverables.file),
    ("/weekly/document.css", "read", page_deliverables.style),
    ("/add", "add", page_add.add_page),
    ("/claim/{report:path}", "decide", page_claim.claim_page),
)
"""Pages that show: address, what one must be allowed to do (`access.MAY`), and the function."""

FORMS: tuple[tuple[str, str, Do], ...] = (
    ("/queue/decide", "decide", page_queue.decide_one),
    ("/queue/undo", "decide", page_queue.undo),
    ("/record/{record}/decide", "decide", page_record.decide_record),
    ("/record/{record}/edit", "decide", page_record.edit),
    ("/record/{record}/merge", "decide", page_record.merge_record),
    ("/record/{record}/split", "decide", page_record.split_record),
    ("/agreement/{record}/assess", "decide", page_agreements.assess),
    ("/agreement/{record}/evidence", "decide", page_agreements.decide_evidence),
    ("/agreement/{record}/link", "decide", page_agreements.decide_link),
    ("/sources/grade", "grade", page_lists.grade),
    ("/people/add", "keep people", page_people.add),
    ("/people/change", "keep people", page_people.change),
    ("/people/token/add", "keep people", page_people.add_token),
    ("/people/token/withdraw", "keep people", page_people.withdraw_token),
    ("/views", "decide", page_map.save_view),
    ("/queue/bulk", "decide in bulk", page_bulk.decide_all),
    ("/add", "add", page_add.add),
    ("/claim/{report:path}", "decide", page_claim.claim),
    ("/reread/{report:path}", "add", page_reread.reread),
)
"""What changes something, by POST: as above."""

OPEN: tuple[tuple[str, str, Any], ...] = (
    ("/login", "GET", page_visit.login_page),
    ("/login", "POST", page_visit.login),
    ("/logout", "POST", page_visit.logout),
    ("/theme", "POST", page_visit.theme),
    ("/keys", "GET", page_visit.keys),
)
"""What everybody may see."""


THREADS = 2
"""Requests that are answered at once. Python runs one at a time, and threads that fetch rows wait for each other at
every row: measured over 56,000 records, one or two gave 89 answers a second, three 72, eight 47."""


_CHANGING = 8
"""Changes that are made at once, beside those answers."""


@asynccontextmanager
async def _few_threads(application: Starlette) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = THREADS
    application.state.changing = CapacityLimiter(_CHANGING)
    yield


def create_application(desk: Desk) -> Starlette:
    """The application over one open database; the caller closes the database."""
    configuration = desk.configuration
    routes = [Route(address, _looking(act, look), methods=["GET"]) for address, act, look in PAGES]
    routes += [Route(address, _doing(act, do), methods=["POST"]) for address, act, do in FORMS]
    routes += [
        Route(address, _looking(None, do) if method == "GET" else _doing(None, do), methods=[method])
        for address, method, do in OPEN
    ]
    application = Starlette(
        lifespan=_few_threads,
        routes=[
            *routes,
            Mount(ADDRESS, create_api(desk)),
            Route("/static/{name:path}", static_file, methods=["GET"]),
        ],
        middleware=[
            Middleware(
                Protection,
                hosts=configuration.hosts,
                tiles=configuration.tiles,
                secure=configuration.secure_cookies,
            ),
            Middleware(GZipMiddleware, minimum_size=PACKED_FROM, compresslevel=5),
        ],
        exception_handlers=cast(
            Any,
            {
                **dict.fromkeys((HTTPException, BadInput, TryLater, StoreError), _told),
                ClientDisconnect: _gone,
                500: _failed,
            },
        ),
    )
    application.state.desk = desk
    return application


def _looking(act: str | None, look: Look) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request.app.state.desk, request)

    def answer(desk: Desk, request: Request) -> Response:
        if refused := _admit(desk, request, act):
            return refused
        return desk.pages.answer(desk.store, request, lambda: look(desk, request))

    return endpoint


def _doing(act: str | None, do: Do) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        if refused := await run_in_threadpool(_admit, desk, request, act):
            return refused
        async with request.form(max_files=1, max_fields=20_000) as form:
            if not is_own_form(request, str(form.get(FIELD, ""))):
                raise HTTPException(403, "That form has run out. Go back, reload the page and try again.")
            # Apart from those that look: what fetches a page or waits for a writer keeps no reader waiting.
            changing = getattr(request.app.state, "changing", None)
            return await run_sync(do, desk, request, form, limiter=changing)

    return endpoint


def _admit(desk: Desk, request: Request, act: str | None) -> Response | None:
    """Note who is asking; an answer where they may not."""
    who = asker(desk, request)
    request.state.asker = who
    if act is None:
        return None
    if who is None:
        return RedirectResponse(f"/login?next={request.url.path}", 303)
    if not who.may(act):
        raise HTTPException(403, f"To {act} takes the role of {MAY[act]}; you are {who.role}.")
    return None


def _told(request: Request, error: Exception) -> Response:
    """An error in the words that people are told it in."""
    status, hint = 400, getattr(error, "hint", None)
    if isinstance(error, HTTPException):
        status = error.status_code
        message = "There is nothing at this address." if status == 404 else str(error.detail)
    else:
        message = str(error)
        status = 503 if isinstance(error, (TryLater, StoreError)) else 400
    if request.url.path.startswith(API):
        return problem(status, message, hint=hint)
    return page(request, "error.html", status=status, message=message, hint=hint)


def _failed(request: Request, error: Exception) -> Response:
    """A fault of ours: no traceback reaches a browser; it stands in the log of the process."""
    told = "Something is wrong in Dateline itself, and nothing was changed."
    return page(request, "error.html", status=500, message=told, hint="the terminal of the desk says what")


def _gone(request: Request, error: Exception) -> Response:
    """The browser went on before it had sent its form: nobody reads the answer."""
    return Response(status_code=400)
