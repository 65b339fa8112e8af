"""Pages and feeds over HTTP: one request each, with limits on time, size and redirects. No link in them is read."""

from __future__ import annotations

import functools
import ipaddress
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin, urlsplit

import httpx2

from dateline import __version__
from dateline.errors import DatelineError, SetAside, TryLater
from dateline.sources.addresses import pin
from dateline.sources.items import Got
from dateline.sources.options import Clock, Options

USER_AGENT = f"dateline/{__version__}"
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/json, text/plain"
READABLE = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/rdf")
BUSY = (408, 425, 429, 500, 502, 503, 504)


def fetch(address: str, *, clock: Clock, options: Options) -> Got:
    """What an address gives; with `options.public_only` only where it, and all that it sends on to, is public.

    Raises TryLater where the host does not answer, is busy or is too slow, and SetAside where the answer cannot be
    used: `address`, `http status`, `redirects`, `media type`, `too large`.
    """
    # A thread of its own, because no time-out of a socket limits the whole: a host may send a byte a second for ever.
    answer: list[Got | DatelineError] = []
    deadline = time.monotonic() + options.fetch_timeout
    client = httpx2.Client(
        timeout=options.fetch_timeout,
        headers={"user-agent": USER_AGENT, "accept": ACCEPT},
        follow_redirects=False,
        verify=certificates(),
        limits=httpx2.Limits(max_keepalive_connections=0),  # each name has its own certificate looked at
        trust_env=not options.public_only,  # a proxy would look names up anew, and reach what we may not
    )

    def work() -> None:
        try:
            answer.append(_follow(client, address, clock, options, deadline))
        except DatelineError as error:
            answer.append(error)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError) as error:
            answer.append(_unanswered(error, address, options))

    worker = threading.Thread(target=work, name="dateline-fetch", daemon=True)
    worker.start()
    worker.join(options.fetch_timeout + 0.1)
    client.close()  # what is still under way ends with its connection
    if not answer:
        raise _too_slow(options)
    if isinstance(answer[0], DatelineError):
        raise answer[0]
    return answer[0]


def _follow(client: httpx2.Client, address: str, clock: Clock, options: Options, deadline: float) -> Got:
    url, seen = address, [address]
    while True:
        _check_address(url, first=address)
        with _answered(client, url, options) as response:
            if not response.has_redirect_location:
                _check_answer(response)
                body = _limited(response, options, deadline)
                said = response.headers.get("content-type", "")
                return Got(address, url, clock(), body, said, response.charset_encoding)
            url = urljoin(url, response.headers["location"])
        if len(seen) > options.fetch_redirects:
            raise SetAside(
                f"sent on in a circle: {url} again" if url in seen else f"sent on more than {len(seen) - 1} times",
                reason="redirects",
                hint="open it in a browser and give the address at which it ends",
            )
        seen.append(url)


@contextmanager
def _answered(client: httpx2.Client, url: str, options: Options) -> Iterator[httpx2.Response]:
    """The answer to one request; where the name has several public addresses, of the first that can be reached."""
    if options.public_only:
        requests = pin(url).requests(client)
    else:
        requests = [client.build_request("GET", url)]
    for left, request in zip(reversed(range(len(requests))), requests, strict=True):
        try:
            response = client.send(request, stream=True)
        except (httpx2.ConnectError, httpx2.ConnectTimeout):
            if not left:
                raise
        else:
            break
    try:
        yield response
    finally:
        response.close()


@functools.cache
def certificates() -> ssl.SSLContext:
    """Those that hosts are checked against; read once, since that takes longer than a small file."""
    return httpx2.create_ssl_context()


def _check_address(url: str, *, first: str) -> None:
    try:
        parts, began = urlsplit(url), urlsplit(first)
        host = parts.hostname
    except ValueError:
        raise SetAside(f"not an address: {url}", reason="address") from None
    if parts.scheme not in ("http", "https") or not host or not url.isprintable() or " " in host:
        raise SetAside(f"not an address of the web: {url}", reason="address", hint="http:// and https:// are read")
    if "@" in parts.netloc:
        raise SetAside("sent on to an address with a user's name or password in it", reason="address")
    if _is_inner(host) and not _is_inner(began.hostname or ""):
        # A page of the web has no business in this machine's own network.
        raise SetAside(f"sent on to an inner address: {url}", reason="redirects")


def _is_inner(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal"))


def _check_answer(response: httpx2.Response) -> None:
    status = response.status_code
    if status in BUSY:
        raise TryLater(f"the host answers {status} {response.reason_phrase}", hint="read it again later")
    if status != 200:
        raise SetAside(
            f"the host answers {status} {response.reason_phrase}",
            reason="http status",
            hint="save the page in a browser and read the file" if status in (401, 402, 403, 451) else None,
        )
    if "," in response.headers.get("content-encoding", ""):
        raise SetAside("packed more than once, which no page needs to be", reason="malformed")
    said = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said and not (said.startswith(READABLE) or "json" in said or said == "application/octet-stream"):
        raise SetAside(f"it is {said}, which Dateline does not read", reason="media type")


def _limited(response: httpx2.Response, options: Options, deadline: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes(65_536):
        body += chunk
        if len(body) > options.fetch_limit:
            raise SetAside(
                f"more than {options.fetch_limit:,} bytes", reason="too large", hint="raise DATELINE_FETCH_LIMIT"
            )
        if time.monotonic() > deadline:
            raise _too_slow(options)
    return bytes(body)


def _too_slow(options: Options) -> TryLater:
    return TryLater(
        f"not all there after {options.fetch_timeout:g} seconds", hint="read it later, or raise DATELINE_FETCH_TIMEOUT"
    )


def _unanswered(error: Exception, address: str, options: Options) -> DatelineError:
    host = urlsplit(address).hostname if "://" in address else address
    match error:
        case httpx2.TimeoutException():
            return _too_slow(options)
        case httpx2.ConnectError():
            return TryLater(f"{host} does not answer", hint="look at the address and at the connection, or try later")
        case httpx2.DecodingError():
            return SetAside("the host's compression is damaged", reason="malformed")
        case httpx2.InvalidURL() | httpx2.UnsupportedProtocol() | ValueError():
            return SetAside(f"not an address: {address}", reason="address")
        case _:
            return TryLater(f"{host} broke off in the middle of its answer", hint="read it again later")
