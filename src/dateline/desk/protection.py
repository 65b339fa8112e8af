"""What stands between a browser and the pages: names, headers, tokens of forms, and how often one may try to log in.

Every answer carries the headers; every request that changes something needs a token that only our own pages have. The
token is bound to a cookie of the browser, signed with a secret that lives as long as the process.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections import defaultdict, deque
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.desk.problems import API, problem

BROWSER = "dateline_browser"
"""The cookie that tokens of forms are bound to."""
FIELD = "token"
SAFE = ("GET", "HEAD", "OPTIONS")
LONGEST_BODY = 2_000_000
"""Bytes of one request: a form, or the bulk of ids that one decision is on."""
UPLOADS = {"/add": 21_000_000}
"""Bytes of one request where files are handed over: the largest file with the form around it."""
PACKED_FROM = 1000
"""Bytes from which an answer is packed with gzip where the browser takes that."""

_SECRET = secrets.token_bytes(32)


def content_security_policy(tiles: str = "") -> str:
    """What a page may load: our own files and nothing else; pictures of the tile server where one is set."""
    origin = "/".join(tiles.split("/")[:3]) if tiles else ""
    images = " ".join(filter(None, ("'self'", "data:", origin)))
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src {images}; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
    )


class Protection:
    """ASGI middleware: refuses foreign hosts, foreign origins and bodies that are too long; sets the headers."""

    def __init__(self, app: ASGIApp, *, hosts: tuple[str, ...], tiles: str = "", secure: bool = False) -> None:
        self._app, self._hosts, self._secure = app, hosts, secure
        self._headers = {
            "Content-Security-Policy": content_security_policy(tiles),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        browser = HTTPConnection(scope).cookies.get(BROWSER, "")
        is_new = len(browser) < _LENGTH
        scope["state"] = {**scope.get("state", {}), "browser": secrets.token_urlsafe(32) if is_new else browser}

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if is_new and not scope["path"].startswith(("/static/", "/api/")):
                    headers.append("Set-Cookie", self._cookie(scope["state"]["browser"]))
            await send(message)

        if refused:
            status, told = refused
            is_program = scope["path"].startswith(API)
            answer = problem(status, told) if is_program else PlainTextResponse(f"{told}\n", status)
            await answer(scope, receive, with_headers)
        else:
            await self._app(scope, _no_longer_than(_longest(scope), receive), with_headers)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            return 421, "This desk does not answer under that name."
        length, most = headers.get("content-length", "0"), _longest(scope)
        if not length.isdecimal() or int(length) > most:
            return 413, _TOO_LONG.format(most)
        if scope["method"] not in SAFE and not _is_from_here(headers, host):
            return 403, "That came from another site."
        return None

    def _cookie(self, browser: str) -> str:
        secure = "; Secure" if self._secure else ""
        return f"{BROWSER}={browser}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000{secure}"


def _no_longer_than(most: int, receive: Receive) -> Receive:
    """What receives a body that did not say how long it is: it is refused where it turns out to be too long."""
    received = 0

    async def counting() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise HTTPException(413, _TOO_LONG.format(most))
        return message

    return counting


def _longest(scope: Scope) -> int:
    return UPLOADS.get(scope["path"], LONGEST_BODY)


_TOO_LONG = "A request holds at most {:,} bytes."
_LENGTH = 40


def form_token(connection: HTTPConnection) -> str:
    """The token that forms of this browser carry."""
    browser = str(connection.scope.get("state", {}).get("browser", ""))
    return hmac.new(_SECRET, browser.encode(), hashlib.sha256).hexdigest()


def is_own_form(connection: HTTPConnection, given: str) -> bool:
    """Whether a form came from a page of ours in this browser."""
    return hmac.compare_digest(form_token(connection).encode(), given.encode())


class Attempts:
    """How often something was tried under one name: at most `most` times in `seconds`. Threads share it."""

    def __init__(self, *, most: int, seconds: float, clock: Callable[[], float]) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._tried: dict[str, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def one_more(self, name: str) -> bool:
        """Whether it may be tried once more now; where it may, that is counted."""
        with self._lock:
            now = self._clock()
            if len(self._tried) > _NAMES:
                self._tried = defaultdict(deque, {k: v for k, v in self._tried.items() if v[-1] > now - self._seconds})
            tried = self._tried[name]
            while tried and tried[0] <= now - self._seconds:
                tried.popleft()
            if len(tried) >= self._most:
                return False
            tried.append(now)
            return True


_NAMES = 10_000
"""Names remembered before those of long ago are forgotten: what bounds the memory that strangers can take."""


def _name(host: str) -> str:
    """A Host header without its port."""
    return host.rsplit(":", 1)[0].lower() if not host.endswith("]") else host.lower()


def _is_from_here(headers: Headers, host: str) -> bool:
    """Whether a browser says that a request comes from our own pages; programs without a browser say nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == host.lower()
