"""Answers of the HTTP API: one envelope, strong ETags, pages by cursor, and every error as a problem document."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from dateline.desk.desk import Desk
from dateline.desk.narrowing import after_cursor
from dateline.desk.problems import problem
from dateline.desk.protection import PACKED_FROM
from dateline.desk.remembering import LARGEST
from dateline.errors import BadInput, StoreError, TryLater
from dateline.exports.formats import json_line
from dateline.model.assessments import ACTS_ON
from dateline.model.reviews import ACTS
from dateline.model.text import strictest
from dateline.store.listings import Order

_PACKED = "-gzip"
"""How the ETag of a packed answer ends: a strong one stands for the same bytes (RFC 9110, 8.8.3.3)."""
ALWAYS = {"Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}


@dataclass(slots=True)
class Body:
    """The envelope of an answer and its ETag."""

    plain: bytes
    etag: str
    _packed: bytes = b""

    def sent(self, request: Request, headers: Mapping[str, str] | None = None) -> Response:
        """The answer, packed with gzip where it is worth that; 304 without it where the caller holds it already."""
        is_packed = len(self.plain) >= PACKED_FROM and "gzip" in request.headers.get("accept-encoding", "")
        told = {**ALWAYS, "ETag": f'{self.etag[:-1]}{_PACKED}"' if is_packed else self.etag, **(headers or {})}
        if request.method == "GET" and _names(request.headers.get("if-none-match"), self.etag, weakly=True):
            return Response(None, 304, told)
        if not is_packed:
            return Response(self.plain, 200, told, "application/json")
        # Packed once, however often it is sent.
        self._packed = self._packed or gzip.compress(self.plain, 5, mtime=0)
        told |= {"Content-Encoding": "gzip", "Vary": f"{told['Vary']}, Accept-Encoding"}
        return Response(self._packed, 200, told, "application/json")


def answer(
    request: Request,
    data: Any,
    *,
    meta: Mapping[str, Any] | None = None,
    links: Mapping[str, str | None] | None = None,
    etag: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The envelope with its ETag; 304 without it where the caller holds that already."""
    return _body(request, data, meta=meta, links=links, etag=etag).sent(request, headers)


def lasting(desk: Desk, request: Request, make: Callable[[], Body]) -> Response:
    """The answer of this address as it was made before, unless anything was written since.

    For what follows from the address and the database alone, whoever asks and whenever.
    """
    made = desk.answers.of(desk.store, _address(request), make, fits=lambda body: len(body.plain) <= LARGEST)
    return made.sent(request)


def page_body(
    request: Request,
    data: Sequence[Mapping[str, Any]],
    *,
    limit: int,
    after: str | None,
    **meta: Any,
) -> Body:
    """One page of a list; `after` is the cursor of the next one, or None where this is the last."""
    asked = [(key, value) for key, value in request.query_params.multi_items() if key != "after"]
    more = f"{request.url.path}?{urlencode([*asked, ('after', after)])}" if after else None
    markings = [item["marking"] for item in data if item.get("marking")]
    told = {"limit": limit, **({"marking": strictest(markings)} if markings else {}), **meta}
    return _body(request, data, meta=told, links={"next": more})


def answer_page(
    request: Request, data: Sequence[Mapping[str, Any]], *, limit: int, after: str | None, **meta: Any
) -> Response:
    """One page of a list, sent: as `page_body`."""
    return page_body(request, data, limit=limit, after=after, **meta).sent(request)


def _body(
    request: Request,
    data: Any,
    *,
    meta: Mapping[str, Any] | None = None,
    links: Mapping[str, str | None] | None = None,
    etag: str | None = None,
) -> Body:
    envelope = {"data": data, "meta": dict(meta or {}), "links": {"self": _address(request), **(links or {})}}
    plain = json_line(envelope).encode()
    return Body(plain, etag or etag_of(plain))


def etag_of(what: bytes) -> str:
    """A strong ETag."""
    return f'"{hashlib.sha256(what).hexdigest()[:32]}"'


def check_unchanged(request: Request, etag: str) -> None:
    """Raises HTTPException 412 where the caller saw another state than this one (`If-Match`)."""
    seen = request.headers.get("if-match")
    if seen is not None and not _names(seen, etag, weakly=False):
        raise HTTPException(412, "Somebody has changed it since you saw it. Get it again, look, and decide again.")


def list_after(word: str | None, order: Order) -> list[Any] | None:
    """Where a page of records begins. Raises HTTPException 404 for a cursor that no page has."""
    try:
        return after_cursor(word, order)
    except BadInput:
        raise no_page() from None


def plain_after(word: str | None, *types: type | tuple[type, ...]) -> list[Any] | None:
    """Where a page of another list begins: values of these types. Raises HTTPException 404 as above."""
    if word is None:
        return None
    try:
        found = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (ValueError, RecursionError):
        raise no_page() from None
    if not isinstance(found, list) or len(found) != len(types):
        raise no_page()
    for value, expected in zip(found, types, strict=True):
        is_plain = value.isprintable() if isinstance(value, str) else value is None or abs(value) < 2**63
        if not isinstance(value, expected) or not is_plain:
            raise no_page()
    return found


def no_page() -> HTTPException:
    """The error of a cursor that was changed on its way, or belongs to another order."""
    return HTTPException(404, "That page does not exist. Begin again with the first.")


def handle_errors(api: FastAPI) -> None:
    """Have every error told as a problem document, never with a traceback."""
    handlers: dict[Any, Callable[[Request, Any], Response]] = {
        HTTPException: _http,
        RequestValidationError: _invalid,
        BadInput: _conflict,
        TryLater: _later,
        StoreError: _later,
        Exception: _fault,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _http(request: Request, error: HTTPException) -> Response:
    if error.status_code == 400:  # FastAPI's, for a body that no parser takes
        return problem(422, "The body is no JSON that can be read.")
    detail = "There is nothing at this address." if error.detail == "Not Found" else str(error.detail)
    if error.status_code == 405:
        return problem(405, f"{request.method} cannot be done here.", headers={"Allow": _allowed(request)})
    return problem(error.status_code, detail, headers=error.headers)


def _allowed(request: Request) -> str:
    """What can be done at the address: the methods of all routes that have the path of the first that takes it."""
    routes = [one for one in request.app.state.routes if one.matches(request.scope)[0] != Match.NONE]
    return ", ".join(sorted({method for one in routes if one.path == routes[0].path for method in one.methods}))


def _invalid(request: Request, error: RequestValidationError) -> Response:
    errors = []
    for found in error.errors():
        place, *path = found["loc"]
        if place == "body" and path and path[0] in (*ACTS, *ACTS_ON):
            path = path[1:]  # which kind of decision it was taken for is no part of the body
        pointer = "/".join(str(step) for step in path)
        where = {"pointer": f"#/{pointer}"} if place == "body" else {"parameter": pointer, "in": place}
        errors.append({"detail": found["msg"].removeprefix("Value error, "), **where})
    return problem(422, "What was sent does not fit the specification.", errors=errors)


def _conflict(request: Request, error: BadInput) -> Response:
    """What was well asked and cannot be done as things are."""
    return problem(409, str(error), hint=error.hint)


def _later(request: Request, error: TryLater | StoreError) -> Response:
    return problem(503, str(error), hint=error.hint, headers={"Retry-After": "5"})


def _fault(request: Request, error: Exception) -> Response:
    told = "Something is wrong in Dateline itself, and nothing was changed."
    return problem(500, told, hint="the terminal of the desk says what")


def _names(header: str | None, etag: str, *, weakly: bool) -> bool:
    """Whether a list of ETags names this one; a weak one does only where that is enough."""
    if header is None:
        return False
    if header.strip() == "*":
        return True
    tags = re.findall(r'((?:W/)?)("[^"]*")', header)
    return any(tag.replace(f'{_PACKED}"', '"') == etag and (weakly or not weak) for weak, tag in tags)


def _address(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
