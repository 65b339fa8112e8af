"""Nothing leads the desk into the network that it stands in: spellings, names, redirects, a resolver that lies."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx2
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from dateline.errors import DatelineError, SetAside, TryLater
from dateline.model.text import Capture
from dateline.sources import addresses
from dateline.sources.addresses import is_own, is_public, pin
from dateline.sources.inputs import captures_of_address, captures_of_bytes
from dateline.sources.items import Got
from dateline.sources.options import Options, Refused
from dateline.sources.pages import fetch

NOW = datetime(2024, 5, 6, tzinfo=UTC)
PAGE = b"<!doctype html><html><body><p>A patrol was attacked.</p></body></html>"
GUARDED = Options(fetch_timeout=3.0, fetch_limit=100_000, fetch_redirects=3, public_only=True)

INNER = (
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "172.16.0.1"),  # noqa: S104
    *("172.31.255.255", "192.168.0.1", "169.254.169.254", "169.254.170.2", "100.64.0.1", "100.100.100.200"),
    *("100.127.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255"),
    *("198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("168.63.129.16", "192.31.196.1", "192.52.193.1", "192.175.48.1"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:8.8.8.8"),
    *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "100::1", "fc00::1", "fd00:ec2::254"),
    *("fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1", "2001::1", "2001:0:7f00:1::", "2001:10::1"),
    *("2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::", "3fff::1", "5f00::1", "2620:4f:8000::1"),
    *("2606:4700::5efe:7f00:1", "2606:4700::200:5efe:a9fe:a9fe", "", "localhost", "127.0.0.1.", "1.1.1", "x"),
)
"""Addresses of no public host, and what is no address at all."""
PUBLIC = (
    *("1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "192.0.1.1"),
    *("198.17.255.255", "223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e"),
)


@pytest.mark.parametrize("address", INNER)
def test_what_is_special_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is(address: str) -> None:
    assert is_public(address)


SPELLINGS = (
    *("http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0x0.0x0.0x1/"),
    *("http://017700000001/", "http://0177.0.0.1/", "http://127.000.000.001/", "http://0/", "http://0.0.0.0/"),
    *("http://localhost/", "http://LOCALHOST./", "http://localhost.localdomain/", "http://ip6-localhost/"),
    *("http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/"),
    *("http://[::ffff:7f00:1]/", "http://[64:ff9b::127.0.0.1]/", "http://[fe80::1%25lo]/", "http://[fe80::1%lo]/"),
    *("http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://2852039166/"),
    *("http://metadata.google.internal/", "http://10.0.0.1:8080/", "http://0xA9FEA9FE/", "http://1.1.1.1:22/"),
    *("http://1.1.1.1:6379/", "http://1.1.1.1:25/", "http://1.1.1.1:0/", "http://1.1.1.1:65536/"),
    *("http://user@1.1.1.1/", "http://1.1.1.1@127.0.0.1/", "http://127.0.0.1\\@1.1.1.1/", "http://a:b@127.0.0.1/"),
    *("http://127.0.0.1#@1.1.1.1/", "http://127.0.0.1?@1.1.1.1/", "http:///127.0.0.1/", "http://", "http:/127.0.0.1/"),
    *("https://①②⑦.0.0.1/", "http://127。0。0。1/", "http://ⓛocalhost/", "http://127.0.0.1%00.example.org/"),
    *(
        "http://127.0.0.1%2f.example.org/",
        "http://exam ple.org/",
        "http://127.0.0.1\r\nHost: x/",
        "http://\t127.0.0.1/",
    ),
    *("file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1:11211/stat"),
    *("javascript:alert(1)", "data:text/html,x", "jar:http://127.0.0.1!/", "ldap://127.0.0.1/", "unix:///run/x.sock"),
    *("/etc/passwd", "../../etc/passwd", "-", "dateline.db", "//127.0.0.1/", "127.0.0.1", "", "\\\\127.0.0.1\\share"),
    *(f"http://{'a' * 300}.example/", f"http://{'a.' * 150}example/", "http://xn--/", "http://.../"),
)
"""What people may type to be led inwards; where names are looked up, by the resolver of this machine."""


@pytest.mark.parametrize("address", SPELLINGS)
def test_no_spelling_leads_inwards(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, to: connected.append(to))
    monkeypatch.setattr(socket, "create_connection", lambda to, *_, **__: connected.append(to))
    monkeypatch.setattr(addresses, "is_own", lambda _: False)  # it connects without a packet
    monkeypatch.setattr(addresses, "resolve", numbers_alone)
    (refused,) = captures_of_address(address, clock=lambda: NOW, options=GUARDED)
    assert isinstance(refused, Refused)
    assert (refused.reason, connected) == ("address", [])


def numbers_alone(host: str, port: int) -> list[str]:
    """What this machine's resolver makes of numbers and of its own names; the network is asked for none."""
    if host.strip(".") in ("localhost", "localhost.localdomain", "ip6-localhost"):
        return ["127.0.0.1", "::1"]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(sockaddr[0]) for *_, sockaddr in found]


@pytest.mark.parametrize("address", [one for one in INNER if one not in ("", "x", "localhost", "127.0.0.1.", "1.1.1")])
def test_no_name_leads_inwards_beside_a_public_address_either(address: str) -> None:
    for found in ([address], ["1.1.1.1", address], [address, "2606:4700:4700::1111"]):
        with pytest.raises(SetAside, match="leads to no public address") as raised:
            pin("https://news.example/", look=lambda _host, _port, found=found: found)  # type: ignore[misc]
        assert address not in str(raised.value)


def test_a_name_that_is_not_there_is_told_as_one_that_leads_inwards() -> None:
    def nothing(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    def inner(host: str, port: int) -> list[str]:
        return ["10.1.2.3"]

    told = set()
    for look in (nothing, inner):
        with pytest.raises(SetAside) as raised:
            pin("http://intranet/", look=look)
        told.add((str(raised.value), raised.value.reason, raised.value.hint))
    assert len(told) == 1


def test_an_address_of_this_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_own("127.0.0.1")
    assert not is_own("nonsense")
    monkeypatch.setattr(addresses, "is_own", lambda address: address == "1.1.1.1")
    with pytest.raises(SetAside, match="no public address"):
        pin("http://news.example/", look=lambda _host, _port: ["1.1.1.1"])
    assert pin("http://news.example/", look=lambda _host, _port: ["1.0.0.1"]).addresses == ("1.0.0.1",)


def test_the_certificate_is_looked_at_for_the_name_and_not_for_the_number() -> None:
    pinned = pin("https://News.example.:8443/a?b=c#d", look=lambda _host, _port: ["1.1.1.1", "2606:4700::1111"])
    with httpx2.Client() as client:
        first, second = pinned.requests(client)
    assert (str(first.url), str(second.url)) == (
        "https://1.1.1.1:8443/a?b=c#d",
        "https://[2606:4700::1111]:8443/a?b=c#d",
    )
    for request in (first, second):
        assert request.headers["host"] == "news.example.:8443"
        assert request.extensions["sni_hostname"] == "news.example"


# A resolver that says one thing and then another, over two hosts of this machine of which one stands for the web.

WEB, HIDDEN = "127.0.0.2", "127.0.0.1"


@pytest.fixture(scope="module")
def hosts() -> Iterator[tuple[HTTPServer, HTTPServer]]:
    """A host that is taken for one of the web, and one of the inner network on the same port."""
    with HTTPServer(host=WEB) as web, HTTPServer(host=HIDDEN, port=web.port) as hidden:
        yield web, hidden


@pytest.fixture
def web(hosts: tuple[HTTPServer, HTTPServer], monkeypatch: pytest.MonkeyPatch) -> HTTPServer:
    server, _ = hosts
    server.clear()
    monkeypatch.setattr(addresses, "PORTS", (server.port,))
    monkeypatch.setattr(addresses, "is_public", lambda address: address == WEB)
    monkeypatch.setattr(addresses, "is_own", lambda _: False)
    return server


@pytest.fixture
def hidden(hosts: tuple[HTTPServer, HTTPServer]) -> HTTPServer:
    _, server = hosts
    server.clear()
    server.expect_request("/").respond_with_data(b"the secret of the inner network", content_type="text/plain")
    return server


def names(monkeypatch: pytest.MonkeyPatch, answers: dict[str, list[list[str]]]) -> list[str]:
    """Have the resolver give these answers in turn, the last one for ever; the list of names that it was asked for."""
    asked: list[str] = []

    def look(host: str, port: int) -> list[str]:
        asked.append(host)
        turns = answers[host]
        return turns.pop(0) if len(turns) > 1 else turns[0]

    monkeypatch.setattr(addresses, "resolve", look)
    return asked


def got(url: str, options: Options = GUARDED) -> Got:
    return fetch(url, clock=lambda: NOW, options=options)


def test_a_name_is_looked_up_once_and_the_page_comes_from_there(
    monkeypatch: pytest.MonkeyPatch, web: HTTPServer, hidden: HTTPServer
) -> None:
    asked = names(monkeypatch, {"news.example": [[WEB], [HIDDEN]]})
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers["Host"])
        return Response(PAGE, content_type="text/html")

    web.expect_request("/").respond_with_handler(answer)
    page = got(f"http://news.example:{web.port}/")
    assert (page.body, page.url) == (PAGE, f"http://news.example:{web.port}/")
    assert (asked, seen, hidden.log) == (["news.example"], [f"news.example:{web.port}"], [])


@pytest.mark.parametrize(
    "target",
    [
        "http://inner.example:{port}/",
        "http://news.example:{port}/",  # the name leads elsewhere by now
        "http://127.0.0.1:{port}/",
        "http://2130706433:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "//127.0.0.1:{port}/",
        "http://web.example:1/",
        "http://u:p@web.example:{port}/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:{port}/",
        "http://127.0.0.1:{port}\\@web.example:{port}/",
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_redirect_is_looked_at_anew(
    monkeypatch: pytest.MonkeyPatch, web: HTTPServer, hidden: HTTPServer, target: str, status: int
) -> None:
    answers = {"news.example": [[WEB], [HIDDEN]], "inner.example": [[HIDDEN]], "web.example": [[WEB]]}
    answers |= {"127.0.0.1": [[HIDDEN]], "2130706433": [[HIDDEN]], "::ffff:127.0.0.1": [["::ffff:127.0.0.1"]]}
    names(monkeypatch, answers)
    to = Response(status=status, headers={"Location": target.format(port=web.port)})
    web.expect_request("/").respond_with_response(to)
    with pytest.raises(SetAside) as raised:
        got(f"http://news.example:{web.port}/")
    assert raised.value.reason in ("address", "redirects")
    assert hidden.log == []


def test_a_redirect_to_another_public_name_is_followed(monkeypatch: pytest.MonkeyPatch, web: HTTPServer) -> None:
    asked = names(monkeypatch, {"old.example": [[WEB]], "new.example": [[WEB]]})
    to = Response(status=301, headers={"Location": f"http://new.example:{web.port}/b"})
    web.expect_request("/a").respond_with_response(to)
    web.expect_request("/b").respond_with_data(PAGE, content_type="text/html")
    assert got(f"http://old.example:{web.port}/a").url == f"http://new.example:{web.port}/b"
    assert asked == ["old.example", "new.example"]


def test_of_several_public_addresses_the_next_is_tried(monkeypatch: pytest.MonkeyPatch, web: HTTPServer) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: address in (WEB, "127.0.0.3"))
    names(monkeypatch, {"news.example": [["127.0.0.3", WEB]]})  # nothing listens at the first
    web.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    assert got(f"http://news.example:{web.port}/").body == PAGE
    names(monkeypatch, {"news.example": [["127.0.0.3"]]})
    with pytest.raises(TryLater, match=r"news\.example does not answer"):
        got(f"http://news.example:{web.port}/")


def test_no_proxy_of_the_environment_is_asked(
    monkeypatch: pytest.MonkeyPatch, web: HTTPServer, hidden: HTTPServer
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://{HIDDEN}:{web.port}")
    names(monkeypatch, {"news.example": [[WEB]]})
    web.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    assert got(f"http://news.example:{web.port}/").body == PAGE
    assert hidden.log == []


@pytest.mark.parametrize("codings", ["gzip, gzip", "gzip,deflate", "gzip, gzip, gzip, gzip, gzip"])
def test_what_is_packed_more_than_once_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch, web: HTTPServer, codings: str
) -> None:
    names(monkeypatch, {"news.example": [[WEB]]})
    answer = Response(b"x", headers={"Content-Encoding": codings}, content_type="text/html")
    web.expect_request("/").respond_with_response(answer)
    with pytest.raises(SetAside, match="more than once"):
        got(f"http://news.example:{web.port}/")


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_host_that_never_ends_costs_no_thread(monkeypatch: pytest.MonkeyPatch, begin: bytes) -> None:
    over = threading.Event()

    def serve(server: socket.socket) -> None:
        connection, _ = server.accept()
        try:
            connection.sendall(begin)
            while not over.wait(0.02):
                connection.sendall(b"a")
        except OSError:
            pass
        finally:
            connection.close()

    with socket.create_server((WEB, 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setattr(addresses, "PORTS", (port,))
        monkeypatch.setattr(addresses, "is_public", lambda address: address == WEB)
        monkeypatch.setattr(addresses, "is_own", lambda _: False)
        names(monkeypatch, {"news.example": [[WEB]]})
        thread = threading.Thread(target=serve, args=(server,))
        thread.start()
        try:
            with pytest.raises(DatelineError):
                got(f"http://news.example:{port}/", Options(fetch_timeout=0.3, fetch_limit=10**9, public_only=True))
            ended = all(_ends(one) for one in threading.enumerate() if one.name == "dateline-fetch")
        finally:
            over.set()
            thread.join()
    assert ended


def _ends(thread: threading.Thread) -> bool:
    thread.join(2)
    return not thread.is_alive()


# What is handed over.


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("x.html", b"", "empty"),
        ("x.html", b" \n\t", "empty"),
        ("x.html", b"PK\x03\x04" + b"\0" * 50, "binary"),
        ("x.txt", b"%PDF-1.7 ...", "binary"),
        ("x.html", b"\x7fELF" + b"\0" * 50, "binary"),
        ("x.json", b"MZ\x90\0", "binary"),
        ("x.html", b"\x89PNG\r\n", "binary"),
        ("x.html", b"7z\xbc\xaf'\x1c", "binary"),
        ("x.html", b"BZh91AY", "binary"),
        ("x.html", b"\xfd7zXZ\0", "binary"),
        ("x.html", b"(\xb5/\xfd\0", "binary"),
        ("x.html", b"SQLite format 3\0", "binary"),
        ("x.html", b"\xd0\xcf\x11\xe0", "binary"),
        ("x.html", b"\0" * 2000, "binary"),
        ("x.html", b"\x1f\x8b not gzip", "malformed"),
        ("x.json", b"[" * 100_000, "malformed"),
        ("x.json", b'{"id": 1, "text": ' + b"9" * 10_000 + b"}", "malformed"),
        ("x.json", b"[]", "empty"),
        ("x.json", b'{"text": ""}', "empty"),
        ("x.json", b'["not a report"]', "malformed"),
        ("x.jsonl", b"{}\n", "empty"),
        ("x.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "xml"),
        ("x.txt", b"x" * 100_001, "too large"),
    ],
)
def test_what_is_no_report_is_set_aside_with_its_reason(name: str, body: bytes, reason: str) -> None:
    options = Options(file_limit=100_000)
    found = list(captures_of_bytes(body, named=f"upload: {name}", clock=lambda: NOW, options=options))
    assert [one.reason for one in found if isinstance(one, Refused)] == [reason]


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_small_file_that_unpacks_to_much_is_set_aside(layers: int) -> None:
    body = b"a" * 5_000_000
    for _ in range(layers):
        body = gzip.compress(body)
    (refused,) = captures_of_bytes(body, named="upload: x.gz", clock=lambda: NOW, options=Options(file_limit=100_000))
    assert isinstance(refused, Refused)
    assert refused.reason in ("too large", "binary")


def test_a_file_is_told_by_its_bytes_and_its_name_opens_nothing() -> None:
    named = "upload: ../../etc/passwd"
    (found,) = captures_of_bytes(
        PAGE, named=named, clock=lambda: NOW, options=GUARDED, address="https://news.example/a"
    )
    assert isinstance(found, Capture)
    assert (found.media_type, found.input, found.url) == ("text/html", named, "https://news.example/a")
    assert found.body == PAGE


def test_pages_of_the_inner_network_are_read_where_one_asks_for_oneself(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    assert got(httpserver.url_for("/"), Options(fetch_timeout=5.0)).body == PAGE
