"""Adding on the desk and through its API: what is read, what is set aside and why, and what nobody gets past."""

from __future__ import annotations

import gzip
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from starlette.testclient import TestClient

from dateline.desk import adding
from dateline.desk.desk import Desk
from dateline.desk.protection import LONGEST_BODY, UPLOADS
from dateline.run.adding import LARGEST_UPLOAD, Terms, label
from dateline.sources import addresses
from sample_desk import browser, person, program, records_of, sample_desk, token_of

TEXT = "Gunmen kill nine soldiers near Gao\n\nGunmen killed nine soldiers near Gao in Mali on Monday, officials said."
PAGE = f"<!doctype html><html><head><title>x</title></head><body><article><h1>{TEXT.splitlines()[0]}</h1>" + (
    f"<p>{TEXT.splitlines()[2]}</p><p>The army said that it had sent reinforcements to the area after the attack.</p>"
    "</article></body></html>"
)
API = {"X-Dateline-Client": "a test"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return browser(desk)


def with_terms(desk: Desk, **changes: Any) -> None:
    terms = replace(desk.configuration.adding, **changes)
    desk.configuration = replace(desk.configuration, adding=terms)


def add(client: TestClient, what: str, files: Any = None, **told: str) -> Any:
    token = token_of(client.get("/add").text)
    return client.post("/add", data={"token": token, "what": what, **told}, files=files)


def upload(client: TestClient, body: bytes, name: str = "page.html") -> Any:
    return add(client, "file", {"file": (name, body, "application/octet-stream")})


def reasons(page: str) -> list[str]:
    return re.findall(r"<small>\[([a-z ]+)\]", page)


def test_a_text_is_read_and_stands_in_the_queue_with_its_words(client: TestClient) -> None:
    answer = add(client, "text", text=TEXT, published="2024-05-07", outlet="Example Ledger", marking="TLP:GREEN")
    assert answer.status_code == 200
    assert "1 report read, 0 set aside" in answer.text
    assert "TLP:GREEN" in answer.text
    (address,) = re.findall(r'href="(/report/[^"]+)"', answer.text)
    page = client.get(address).text
    assert ">Gunmen</mark>" in page
    assert "2024-05-06" in page
    (record,) = re.findall(r'href="/record/([0-9a-f]{16})"', answer.text)
    assert record in records_of(client.get("/queue").text)
    assert "TLP:GREEN" in client.get(f"/record/{record}").text
    again = add(client, "text", text=TEXT, published="2024-05-07", outlet="Example Ledger")
    assert "read before" in again.text


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_is_read_and_its_bytes_are_kept(desk: Desk, client: TestClient, pack: Any) -> None:
    answer = upload(client, pack(PAGE.encode()))
    assert "1 report read" in answer.text
    (address,) = re.findall(r'href="/report/([^"]+)"', answer.text)
    with desk.store.view() as session:
        kept = session.latest(address)
        assert kept is not None
        capture = session.capture(kept.report.capture_sha256 or "")
    assert capture is not None
    assert (capture.body, capture.media_type) == (PAGE.encode(), "text/html")
    assert (kept.report.input, kept.report.url) == ("upload: page.html", None)


def test_of_several_reports_the_good_ones_are_read_and_the_others_told(client: TestClient) -> None:
    lines = [json.dumps({"text": TEXT, "published": "2024-05-07"}), "{", json.dumps({"title": "no text"})]
    answer = upload(client, "\n".join(lines).encode(), "some.jsonl")
    assert "1 report read, 2 set aside" in answer.text
    assert reasons(answer.text) == ["malformed", "empty"]
    assert "upload: some.jsonl#2" in client.get("/quarantine").text


def test_an_address_is_fetched_where_it_is_public(
    desk: Desk, client: TestClient, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/news").respond_with_data(PAGE, content_type="text/html")
    refused = add(client, "address", address=httpserver.url_for("/news"))
    assert refused.status_code == 422
    assert reasons(refused.text) == ["address"]
    assert httpserver.log == []
    monkeypatch.setattr(addresses, "resolve", lambda _host, _port: ["127.0.0.1"])
    refused = add(client, "address", address="http://news.example/news")
    assert "leads to no public address" in refused.text
    monkeypatch.setattr(addresses, "PORTS", (httpserver.port,))
    monkeypatch.setattr(addresses, "is_public", lambda _: True)
    monkeypatch.setattr(addresses, "is_own", lambda _: False)
    answer = add(client, "address", address=f"http://news.example:{httpserver.port}/news")
    assert "1 report read" in answer.text
    assert "news.example" in client.get("/quarantine").text
    with desk.store.view() as session:
        lines = [(line.act, line.detail["set_aside"], len(line.detail["reports"])) for line in session.people.log()]
    assert lines == [("add", 0, 1), ("add", 1, 0), ("add", 1, 0)]


def test_a_desk_that_fetches_nothing_says_so(desk: Desk, client: TestClient) -> None:
    with_terms(desk, fetches=False)
    page = client.get("/add").text
    assert 'name="address"' not in page
    assert "upload it" in page
    answer = add(client, "address", address="https://news.example/")
    assert reasons(answer.text) == ["not allowed"]


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        (b"", "a.html", "empty"),
        (b"PK\x03\x04" + bytes(40), "a.zip", "binary"),
        (b"PK\x03\x04" + bytes(40), "a.html", "binary"),
        (b"%PDF-1.7\n", "a.html", "binary"),
        (b"\x7fELF" + bytes(40), "a.txt", "binary"),
        (bytes(5000), "a.txt", "binary"),
        (gzip.compress(gzip.compress(b"a" * 100)), "a.gz", "binary"),
        (gzip.compress(bytes(LARGEST_UPLOAD + 1)), "bomb.gz", "too large"),
        (b"\x1f\x8bnot", "a.gz", "malformed"),
        (b"[" * 200_000, "a.json", "malformed"),
        (b'{"a":' * 50_000, "a.json", "malformed"),
        (b"<html><body></body></html>", "a.html", "no text"),
        (b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>", "a.xml", "xml"),
        (b'{"text": "x", "marking": "TLP:PUCE"}', "a.json", "marking"),
    ],
)
def test_a_hostile_upload_is_set_aside_with_its_reason(client: TestClient, body: bytes, name: str, reason: str) -> None:
    answer = upload(client, body, name)
    assert (answer.status_code, reasons(answer.text)) == (422, [reason])
    assert "root:" not in answer.text


NAMES = (
    *("../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\secret.txt", "a/b/c", "....//x", "~root/x"),
    *("\u202egnp.exe", "a\x00b", "a\nb", "x" * 5000, ".", "..", " ", "<script>alert(1)</script>.html", "%2e%2e%2fx"),
    *("con", "file:///etc/passwd", "http://127.0.0.1/", "-", "|id", "$(id)", "'; DROP TABLE reports; --", "\ud800x"),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_s_name_is_a_label_and_opens_nothing(name: str) -> None:
    shown = label(name)
    assert shown.isprintable()
    assert 0 < len(shown) <= 120
    assert "/" not in shown
    assert "\\" not in shown.replace("\\ud800", "")
    shown.encode()


@pytest.mark.parametrize("name", ["../../etc/passwd", '"><script>alert(1)</script>.txt', "a.html\r\nX: y"])
def test_a_hostile_name_is_shown_as_text(client: TestClient, name: str) -> None:
    answer = upload(client, b"%PDF-1.7", name)
    assert "<script>alert" not in answer.text
    assert "root:" not in answer.text
    assert "<script>alert" not in client.get("/quarantine").text


def test_a_file_of_more_reports_than_one_request_reads_is_left_whole(desk: Desk, client: TestClient) -> None:
    with_terms(desk, most=3)
    body = "\n".join(json.dumps({"text": f"{TEXT} {number}"}) for number in range(4))
    answer = upload(client, body.encode(), "many.jsonl")
    assert reasons(answer.text) == ["too many"]
    assert "0 reports read, 1 set aside" in answer.text


def test_what_there_was_no_time_for_can_be_added_again(desk: Desk, client: TestClient) -> None:
    with_terms(desk, seconds=-1.0)
    assert reasons(add(client, "text", text=TEXT, title="A raid").text) == ["try later"]
    assert "A raid" in client.get("/quarantine").text
    with_terms(desk, seconds=60.0)
    assert "1 report read" in add(client, "text", text=TEXT, title="A raid").text
    assert "text: A raid</code> <small>try later; read 20" in client.get("/quarantine").text


def test_readings_take_turns(desk: Desk, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_PATIENCE", 0.05)
    with desk.reading:
        answer = add(client, "text", text=TEXT)
    assert answer.status_code == 503
    assert "other reports are being read" in answer.text
    assert add(client, "text", text=TEXT).status_code == 200


@pytest.mark.parametrize("told", [{}, {"text": " \n "}, {"address": ""}, {"what": "nothing", "text": TEXT}])
def test_nothing_is_told_in_words(client: TestClient, told: dict[str, str]) -> None:
    answer = add(client, **{"what": "text", **told})
    assert answer.status_code == 400
    assert "nothing was handed over" in answer.text


@pytest.mark.parametrize("told", [{"published": "soon"}, {"published": "9999-99-99"}, {"marking": "TLP:PUCE"}])
def test_a_day_and_a_marking_are_held_to_their_form(client: TestClient, told: dict[str, str]) -> None:
    assert add(client, "text", text=TEXT, **told).status_code == 400


def test_coders_add_and_readers_do_not_and_no_foreign_form_does(desk: Desk) -> None:
    reader, coder = person(desk, "reader"), person(desk, "coder")
    assert reader.get("/add").status_code == 403
    assert 'href="/add"' not in reader.get("/queue").text
    assert 'href="/add"' in coder.get("/queue").text
    told = {"what": "text", "text": TEXT}
    assert reader.post("/add", data={**told, "token": token_of(reader.get("/queue").text)}).status_code == 403
    assert coder.post("/add", data=told).status_code == 403
    assert coder.post("/add", data={**told, "token": "0" * 64}).status_code == 403
    page = token_of(coder.get("/add").text)
    foreign = {"Origin": "https://evil.example"}
    assert coder.post("/add", data={**told, "token": page}, headers=foreign).status_code == 403
    assert browser(desk).post("/add", data=told).headers["location"].startswith("/login")
    with desk.store.view() as session:
        assert not [line for line in session.people.log() if line.act == "add"]


def test_somebody_who_adds_all_the_time_has_to_wait(client: TestClient) -> None:
    statuses = [add(client, "address", address="http://127.0.0.1/").status_code for _ in range(32)]
    assert statuses == [422] * 30 + [429] * 2
    answer = client.post("/api/v1/reports", json={"address": "http://127.0.0.1/"}, headers=API)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "300")


def test_only_where_files_are_handed_over_a_request_may_be_long(client: TestClient) -> None:
    assert UPLOADS["/add"] > LARGEST_UPLOAD > LONGEST_BODY
    for address, most in (
        ("/add", UPLOADS["/add"]),
        ("/queue/decide", LONGEST_BODY),
        ("/api/v1/reports", LONGEST_BODY),
    ):
        answer = client.post(address, content=b"x", headers={"Content-Length": str(most + 1)})
        assert answer.status_code == 413
        assert f"{most:,} bytes" in answer.text
    answer = upload(client, b"a" * (LARGEST_UPLOAD + 1))
    assert reasons(answer.text) == ["too large"]


def test_more_than_one_file_is_not_taken(client: TestClient) -> None:
    files = [("file", ("a.txt", b"x", "text/plain")), ("file", ("b.txt", b"y", "text/plain"))]
    assert add(client, "file", files).status_code == 400


def test_two_at_once_are_both_read(desk: Desk) -> None:
    answers: list[Any] = []

    def give(number: int) -> None:
        answers.append(add(browser(desk), "text", text=f"{TEXT} They fled in {number} cars."))

    threads = [threading.Thread(target=give, args=(number,)) for number in (3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [200, 200]


# Through the API.


def test_a_program_adds_a_text_and_a_page(desk: Desk) -> None:
    client = program(desk, "coder", "write", "read")
    report = {"title": TEXT.splitlines()[0], "text": TEXT.splitlines()[2], "published": "2024-05-07", "language": "en"}
    answer = client.post("/api/v1/reports", json={"report": report, "marking": "TLP:AMBER"})
    assert answer.status_code == 200
    (added,) = answer.json()["data"]["reports"]
    assert (added["is_new"], added["is_relevant"], added["counts"]) == (True, True, {"incident": 1})
    assert answer.json()["meta"]["marking"] == added["marking"] == "TLP:AMBER"
    assert client.get(f"/api/v1/records/{added['records'][0]}").json()["data"]["summary"]["killed"]["low"] == 9
    assert client.get(f"/api/v1/reports/{added['id']}").json()["data"]["report"]["published"] == "2024-05-07"
    page = {"html": PAGE, "url": "https://news.example/a", "published": "2024-05-07"}
    (added,) = client.post("/api/v1/reports", json={"report": page}).json()["data"]["reports"]
    assert client.get(f"/api/v1/reports/{added['id']}").json()["data"]["report"]["url"] == "https://news.example/a"
    with desk.store.view() as session:
        assert {(line.act, line.by, line.detail["token"]) for line in session.people.log()} == {
            ("add", "a coder", "a test")
        }


def test_what_a_program_hands_over_in_vain_is_told(desk: Desk, client: TestClient) -> None:
    answer = client.post("/api/v1/reports", json={"address": "http://169.254.169.254/latest/"}, headers=API)
    assert answer.status_code == 200
    assert [one["reason"] for one in answer.json()["data"]["set_aside"]] == ["address"]
    wrong: tuple[dict[str, Any], ...] = (
        {},
        {"address": "file:///etc/passwd"},
        {"address": "https://a.example/", "report": {"text": "x"}},
        {"report": {}},
        {"report": {"text": " "}},
        {"report": {"text": "x", "id": "../../x"}},
        {"report": {"text": "x", "url": "javascript:alert(1)"}},
        {"report": {"text": "x"}, "marking": "TLP:PUCE"},
        {"report": {"text": "x", "published": "soon"}},
    )
    for body in wrong:
        assert client.post("/api/v1/reports", json=body, headers=API).status_code == 422


def test_the_terms_are_guarded_by_default() -> None:
    assert Terms().options.public_only
    assert Terms().options.file_limit == LARGEST_UPLOAD
