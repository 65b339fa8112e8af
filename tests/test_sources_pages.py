"""Pages over HTTP: each limit is kept, each failure has its line, nothing is followed that should not be."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from dateline.errors import SetAside, TryLater
from dateline.model.text import Capture
from dateline.sources.inputs import captures
from dateline.sources.items import Got
from dateline.sources.options import Options, Refused
from dateline.sources.pages import fetch

NOW = datetime(2024, 5, 6, tzinfo=UTC)
PAGE = b"<!doctype html><html><body><p>A patrol was attacked.</p></body></html>"
QUICK = Options(fetch_timeout=5.0, fetch_limit=100_000, fetch_redirects=3)


def get(address: str, options: Options = QUICK) -> Got:
    return fetch(address, clock=lambda: NOW, options=options)


@pytest.fixture
def drip() -> Iterator[str]:
    """A host that sends a byte now and then, for ever, so that no read ever times out."""
    server = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        connection, _ = server.accept()
        try:
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not done.wait(0.05):
                connection.sendall(b"a")
        except OSError:
            pass
        finally:
            connection.close()

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/"
    done.set()
    server.close()
    thread.join()


def test_a_page_comes_with_its_charset_and_where_it_ended(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/old").respond_with_response(Response(status=301, headers={"Location": "new"}))
    httpserver.expect_request("/new").respond_with_data(PAGE, content_type="text/html; charset=windows-1251")
    got = get(httpserver.url_for("/old"))
    assert (got.body, got.charset, got.fetched) == (PAGE, "windows-1251", NOW)
    assert (got.input, got.url) == (httpserver.url_for("/old"), httpserver.url_for("/new"))


def test_dateline_says_who_asks(httpserver: HTTPServer) -> None:
    def answer(request: Request) -> Response:
        return Response(request.headers["User-Agent"], content_type="text/plain")

    httpserver.expect_request("/").respond_with_handler(answer)
    assert get(httpserver.url_for("/")).body.startswith(b"dateline/")


def test_a_circle_of_redirects_and_too_many(httpserver: HTTPServer) -> None:
    for number in range(9):
        answer = Response(status=302, headers={"Location": f"/{number + 1}"})
        httpserver.expect_request(f"/{number}").respond_with_response(answer)
    httpserver.expect_request("/x").respond_with_response(Response(status=302, headers={"Location": "/x"}))
    with pytest.raises(SetAside, match="more than 3 times") as many:
        get(httpserver.url_for("/0"))
    with pytest.raises(SetAside, match="in a circle") as circle:
        get(httpserver.url_for("/x"))
    assert many.value.reason == circle.value.reason == "redirects"


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "mailto:a@example.org"]
)
def test_a_redirect_leads_nowhere_but_to_the_web(httpserver: HTTPServer, target: str) -> None:
    httpserver.expect_request("/").respond_with_response(Response(status=302, headers={"Location": target}))
    with pytest.raises(SetAside) as error:
        get(httpserver.url_for("/"))
    assert error.value.reason == "address"


def test_a_page_of_the_web_may_not_send_on_to_the_inner_network() -> None:
    from dateline.sources import pages  # noqa: PLC0415 - a private function, tested because no test may use the web

    with pytest.raises(SetAside, match="inner address"):
        pages._check_address("http://169.254.169.254/latest", first="https://example.org/")
    with pytest.raises(SetAside, match="inner address"):
        pages._check_address("http://[::1]/", first="https://example.org/")
    pages._check_address("http://127.0.0.1/", first="http://localhost/")


@pytest.mark.parametrize(("status", "kind"), [(404, SetAside), (403, SetAside), (429, TryLater), (503, TryLater)])
def test_what_the_host_refuses(httpserver: HTTPServer, status: int, kind: type[Exception]) -> None:
    httpserver.expect_request("/").respond_with_data(b"no", status=status)
    with pytest.raises(kind, match=str(status)):
        get(httpserver.url_for("/"))


def test_a_media_type_that_is_not_read_is_not_fetched(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data(b"x", content_type="video/mp4")
    with pytest.raises(SetAside) as error:
        get(httpserver.url_for("/"))
    assert error.value.reason == "media type"


def test_too_large_packed_or_not(httpserver: HTTPServer) -> None:
    bomb = gzip.compress(b"a" * 5_000_000)
    httpserver.expect_request("/plain").respond_with_data(b"a" * 100_001, content_type="text/html")
    httpserver.expect_request("/bomb").respond_with_response(
        Response(bomb, headers={"Content-Encoding": "gzip"}, content_type="text/html")
    )
    for path in ("/plain", "/bomb"):
        with pytest.raises(SetAside) as error:
            get(httpserver.url_for(path))
        assert error.value.reason == "too large"


def test_damaged_compression(httpserver: HTTPServer) -> None:
    answer = Response(b"not gzip", headers={"Content-Encoding": "gzip"}, content_type="text/html")
    httpserver.expect_request("/").respond_with_response(answer)
    with pytest.raises(SetAside) as error:
        get(httpserver.url_for("/"))
    assert error.value.reason == "malformed"


def test_the_time_limit_holds_for_the_whole(drip: str) -> None:
    began = time.monotonic()
    with pytest.raises(TryLater, match=r"after 0\.3 seconds"):
        get(drip, Options(fetch_timeout=0.3))
    assert time.monotonic() - began < 3


def test_a_dead_host_and_what_is_no_address_are_set_aside_and_the_rest_is_read(httpserver: HTTPServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        dead = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    named = [dead, "http://", "http://[bad/", "ftp://example.org/x", "http://exa mple/", httpserver.url_for("/")]
    *refused, page = captures(named, clock=lambda: NOW, options=QUICK)
    assert isinstance(page, Capture)
    assert [item.reason for item in refused if isinstance(item, Refused)] == ["try later"] + ["address"] * 4
    assert [item.input for item in refused] == named[:-1]


def test_a_feed_at_an_address(httpserver: HTTPServer) -> None:
    feed = "<rss><channel><item><title>Raid</title><link>/a</link></item></channel></rss>"
    httpserver.expect_request("/feed").respond_with_data(feed, content_type="application/rss+xml")
    (entry,) = captures([httpserver.url_for("/feed")], clock=lambda: NOW, options=QUICK)
    assert isinstance(entry, Capture)
    assert entry.input == httpserver.url_for("/feed") + "#1"
    assert len(httpserver.log) == 1


def test_a_host_may_not_send_on_to_an_address_with_a_password(httpserver: HTTPServer) -> None:
    answer = Response(status=301, headers={"Location": f"http://reader:secret@{httpserver.host}:{httpserver.port}/b"})
    httpserver.expect_request("/a").respond_with_response(answer)
    with pytest.raises(SetAside) as raised:
        get(httpserver.url_for("/a"))
    assert raised.value.reason == "address"
    assert "secret" not in str(raised.value)


def test_a_host_that_breaks_off_is_told_in_words() -> None:
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = server.accept()
        connection.recv(10_000)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nA")
        connection.close()

    thread = threading.Thread(target=serve)
    thread.start()
    with pytest.raises(TryLater) as raised:
        get(f"http://127.0.0.1:{server.getsockname()[1]}/")
    thread.join()
    server.close()
    assert str(raised.value) == "127.0.0.1 broke off in the middle of its answer"
