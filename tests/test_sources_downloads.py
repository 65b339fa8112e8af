"""Downloads: taken up where they broke off, checked before they are used again, never half there."""

from __future__ import annotations

import gzip
import hashlib
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from dateline.errors import DatelineError, SetAside, StoreError, TryLater
from dateline.sources.downloads import ATTEMPTS, Download, DownloadLimits, discard, download, is_whole, recorded
from file_host import host

NOW = datetime(2024, 5, 6, 12, tzinfo=UTC)
BODY = bytes(range(256)) * 40
QUICK = DownloadLimits(size=1_000_000, seconds=20.0, silence=5.0, redirects=3)


def get(server: HTTPServer, path: Path, *, limits: DownloadLimits = QUICK, at: str = "/IQ.zip") -> Download:
    return download(server.url_for(at), path, clock=lambda: NOW, limits=limits)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_whole_file_and_its_record(httpserver: HTTPServer, tmp_path: Path) -> None:
    host(httpserver, "/IQ.zip", BODY)
    told: list[tuple[int, int | None]] = []
    got = download(
        httpserver.url_for("/IQ.zip"),
        tmp_path / "a" / "IQ.zip",
        clock=lambda: NOW,
        limits=QUICK,
        progress=lambda done, total: told.append((done, total)),
    )
    assert got.path.read_bytes() == BODY
    assert (got.sha256, got.size, got.etag) == (hashlib.sha256(BODY).hexdigest(), len(BODY), '"v1"')
    assert names(tmp_path / "a") == ["IQ.zip", "IQ.zip.json"]
    assert recorded(got.path) == got
    assert told[0] == (0, len(BODY))
    assert told[-1] == (len(BODY), len(BODY))


def test_what_broke_off_is_taken_up_by_the_same_call(httpserver: HTTPServer, tmp_path: Path) -> None:
    file = host(httpserver, "/IQ.zip", BODY, breaks=[4000, 3000])
    got = get(httpserver, tmp_path / "IQ.zip")
    assert got.path.read_bytes() == BODY
    assert got.resumed_at == 7000
    assert [asked.get("range") for asked in file.asked] == [None, "bytes=4000-", "bytes=7000-"]
    assert file.asked[1]["if-range"] == '"v1"'
    assert file.statuses == [200, 206, 206]


def test_what_broke_off_is_taken_up_by_the_next_call(httpserver: HTTPServer, tmp_path: Path) -> None:
    path = tmp_path / "IQ.zip"
    file = host(httpserver, "/IQ.zip", BODY, breaks=[4000, 0])
    with pytest.raises(TryLater) as error:
        get(httpserver, path)
    assert error.value.hint
    assert names(tmp_path) == ["IQ.zip.part", "IQ.zip.part.json"]
    got = get(httpserver, path)
    assert (got.path.read_bytes(), got.resumed_at) == (BODY, 4000)
    assert file.statuses == [200, 206, 206]
    assert names(tmp_path) == ["IQ.zip", "IQ.zip.json"]


def test_a_host_that_always_breaks_off_is_left_alone(httpserver: HTTPServer, tmp_path: Path) -> None:
    file = host(httpserver, "/IQ.zip", BODY, breaks=[100] * 50)
    with pytest.raises(TryLater):
        get(httpserver, tmp_path / "IQ.zip")
    assert len(file.asked) == ATTEMPTS


def test_a_file_that_changed_meanwhile_is_fetched_from_the_beginning(httpserver: HTTPServer, tmp_path: Path) -> None:
    path = tmp_path / "IQ.zip"
    file = host(httpserver, "/IQ.zip", BODY, breaks=[4000, 0])
    with pytest.raises(TryLater):
        get(httpserver, path)
    file.body, file.etag = BODY[::-1], '"v2"'
    got = get(httpserver, path)
    assert (got.path.read_bytes(), got.resumed_at, got.etag) == (BODY[::-1], 0, '"v2"')


def test_a_host_without_ranges_and_one_without_validators(httpserver: HTTPServer, tmp_path: Path) -> None:
    plain = host(httpserver, "/plain", BODY, breaks=[4000])
    plain.ranges = False
    assert get(httpserver, tmp_path / "plain", at="/plain").path.read_bytes() == BODY
    bare = host(httpserver, "/bare", BODY, breaks=[4000], etag="")
    bare.modified = ""
    with pytest.raises(TryLater):
        get(httpserver, tmp_path / "bare", at="/bare")  # nothing says that the rest would be of the same file
    assert get(httpserver, tmp_path / "bare", at="/bare").path.read_bytes() == BODY
    assert all("range" not in asked for asked in bare.asked)
    weak = host(httpserver, "/weak", BODY, breaks=[4000], etag='W/"v1"')
    assert get(httpserver, tmp_path / "weak", at="/weak").path.read_bytes() == BODY
    assert weak.asked[1]["if-range"] == weak.modified


def test_a_rest_that_does_not_fit_is_not_appended(httpserver: HTTPServer, tmp_path: Path) -> None:
    path = tmp_path / "IQ.zip"
    (tmp_path / "IQ.zip.part").write_bytes(BODY + b"more than there is")
    record = f'{{"address": "{httpserver.url_for("/IQ.zip")}", "validator": "\\"v1\\""}}'
    (tmp_path / "IQ.zip.part.json").write_text(record)
    file = host(httpserver, "/IQ.zip", BODY)
    assert get(httpserver, path).path.read_bytes() == BODY
    assert file.statuses == [416, 200]

    def wrong(request: Request) -> Response:
        """A host that gives another range than it was asked for."""
        if "Range" not in request.headers:
            return Response(BODY, headers={"ETag": '"v1"'})
        return Response(BODY[5:], status=206, headers={"Content-Range": "bytes 5-9/10", "ETag": '"v1"'})

    httpserver.clear()
    httpserver.expect_request("/IQ.zip").respond_with_handler(wrong)
    discard(path)
    (tmp_path / "IQ.zip.part").write_bytes(BODY[:100])
    (tmp_path / "IQ.zip.part.json").write_text(record)
    assert get(httpserver, path).path.read_bytes() == BODY


def test_a_kept_file_is_used_again_where_nothing_is_newer(httpserver: HTTPServer, tmp_path: Path) -> None:
    path = tmp_path / "IQ.zip"
    file = host(httpserver, "/IQ.zip", BODY)
    first = get(httpserver, path)
    again = get(httpserver, path)
    assert again.reused
    assert not again.was_damaged
    assert (again.sha256, again.fetched) == (first.sha256, first.fetched)
    assert file.statuses == [200, 304]
    file.body, file.etag = b"newer", '"v2"'
    assert get(httpserver, path).path.read_bytes() == b"newer"


@pytest.mark.parametrize("damaged", [BODY[:-1], BODY[:-1] + b"\0", b""])
def test_a_kept_file_with_another_checksum_is_fetched_again(
    httpserver: HTTPServer, tmp_path: Path, damaged: bytes
) -> None:
    path = tmp_path / "IQ.zip"
    file = host(httpserver, "/IQ.zip", BODY)
    get(httpserver, path)
    path.write_bytes(damaged)
    kept = recorded(path)
    assert kept is not None
    assert not is_whole(kept)
    got = get(httpserver, path)
    assert got.was_damaged
    assert not got.reused
    assert got.path.read_bytes() == BODY
    assert "if-none-match" not in file.asked[-1]


@pytest.mark.parametrize(("status", "kind"), [(404, SetAside), (403, SetAside), (429, TryLater), (503, TryLater)])
def test_refusals_of_the_host(httpserver: HTTPServer, tmp_path: Path, status: int, kind: type[DatelineError]) -> None:
    httpserver.expect_request("/IQ.zip").respond_with_data("no", status=status)
    with pytest.raises(kind, match=str(status)):
        get(httpserver, tmp_path / "IQ.zip")
    assert names(tmp_path) == []


def test_too_large_is_refused_before_and_while_it_comes(httpserver: HTTPServer, tmp_path: Path) -> None:
    host(httpserver, "/said", BODY)

    def unsaid(_: Request) -> Response:
        return Response((BODY[:1000] for _ in range(10)), content_type="application/octet-stream")

    httpserver.expect_request("/unsaid").respond_with_handler(unsaid)
    for at in ("/said", "/unsaid"):
        with pytest.raises(SetAside) as error:
            get(httpserver, tmp_path / "a", limits=DownloadLimits(size=5000), at=at)
        assert error.value.reason == "too large"
        assert not (tmp_path / "a").exists()
        assert not (tmp_path / "a.part").exists()


def test_redirects_are_followed_within_the_limit_and_never_inwards(httpserver: HTTPServer, tmp_path: Path) -> None:
    host(httpserver, "/file", BODY)
    httpserver.expect_request("/moved").respond_with_data("", status=302, headers={"Location": "/file"})
    httpserver.expect_request("/round").respond_with_data("", status=302, headers={"Location": "/round"})
    httpserver.expect_request("/odd").respond_with_data("", status=302, headers={"Location": "file:///etc/passwd"})
    assert get(httpserver, tmp_path / "a", at="/moved").path.read_bytes() == BODY
    for at, reason in (("/round", "redirects"), ("/odd", "address")):
        with pytest.raises(SetAside) as error:
            get(httpserver, tmp_path / "b", at=at)
        assert error.value.reason == reason


def test_packed_on_the_way_is_unpacked_and_never_resumed(httpserver: HTTPServer, tmp_path: Path) -> None:
    packed = Response(gzip.compress(BODY), headers={"Content-Encoding": "gzip", "ETag": '"v1"'})
    httpserver.expect_request("/IQ.zip").respond_with_response(packed)
    assert get(httpserver, tmp_path / "IQ.zip").path.read_bytes() == BODY


@pytest.fixture
def drip(request: pytest.FixtureRequest) -> Iterator[str]:
    """A host that sends a byte now and then, for ever, after these first ones, so that no read ever times out."""
    server = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        connection, _ = server.accept()
        try:
            connection.sendall(request.param)
            while not done.wait(0.02):
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


IN_BODY = b'HTTP/1.1 200 OK\r\nETag: "v1"\r\nContent-Length: 1000000\r\n\r\n'
IN_HEADERS = b"HTTP/1.1 200 OK\r\nX-Slow: "


@pytest.mark.parametrize(("drip", "kept"), [(IN_BODY, True), (IN_HEADERS, False)], indirect=["drip"])
def test_the_time_limit_holds_for_the_whole_and_what_came_is_kept(drip: str, kept: bool, tmp_path: Path) -> None:
    with pytest.raises(TryLater, match=r"after 0\.2 seconds") as error:
        download(drip, tmp_path / "a", clock=lambda: NOW, limits=DownloadLimits(seconds=0.2, silence=5.0))
    assert "goes on where it stopped" in str(error.value.hint)
    assert (tmp_path / "a.part").exists() == kept
    assert not (tmp_path / "a").exists()


def test_a_host_of_the_web_cannot_name_an_inner_address(httpserver: HTTPServer, tmp_path: Path) -> None:
    file = host(httpserver, "/IQ.zip", BODY)
    for named_by in ("https://example.org/api/", "http://8.8.8.8/api/"):
        with pytest.raises(SetAside) as error:
            download(httpserver.url_for("/IQ.zip"), tmp_path / "a", clock=lambda: NOW, limits=QUICK, named_by=named_by)
        assert error.value.reason == "redirects"
    assert file.asked == []


def test_a_dead_host_and_a_folder_that_is_none(httpserver: HTTPServer, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        dead = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    with pytest.raises(TryLater, match="does not answer"):
        download(dead, tmp_path / "a", clock=lambda: NOW, limits=QUICK)
    host(httpserver, "/IQ.zip", BODY)
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError, match="cannot be written"):
        get(httpserver, tmp_path / "file" / "IQ.zip")


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"address": 1}', "\x00", "[" * 100_000])
def test_a_record_that_cannot_be_read_is_none(tmp_path: Path, record: str) -> None:
    (tmp_path / "a.json").write_text(record)
    assert recorded(tmp_path / "a") is None
