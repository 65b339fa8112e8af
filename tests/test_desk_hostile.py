"""Hostile inputs to the desk: none gets a script onto a page, a foreign form through, or past what a role may do."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from dateline.desk.access import hashed
from dateline.desk.desk import Desk
from dateline.desk.protection import LONGEST_BODY
from dateline.desk.rendering import safe_target
from dateline.run.reconcile import reconcile
from dateline.store.people import Role
from sample_desk import browser, records_of, sample_desk, token_of
from sample_readings import NOW
from sample_records import Fake, keep, report_of, told

SCRIPTS = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    '" autofocus onfocus="alert(1)',
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "{{ 12345 * 54321 }}",
    "{% include '/etc/passwd' %}",
    "<math><mtext></mtext><script>alert(1)</script></math>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>*{background:url(//evil.example)}</style>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><button>",
    "\u202e<script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<object data='data:text/html,<script>alert(1)</script>'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "]]><script>alert(1)</script>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
)
PLACES = (
    "/queue?q={}",
    "/records?q={}",
    "/search?q={}",
    "/map?q={}",
    "/queue?notice={}",
    "/records?admin1={}",
    "/view/{}",
    "/record/{}",
    "/report/{}",
    "/weekly?area={}",
    "/weekly/agreements?area={}",
    "/weekly?kind=flash&from={}",
)


class Active(HTMLParser):
    """Whatever in a page could run or load something that is not ours."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag in ("iframe", "object", "embed", "base", "style", "math"):
            self.found.append(tag)
        if tag == "script" and not str(held.get("src", "")).startswith("/static/"):
            self.found.append("script")
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or (
                name in ("href", "src", "action") and address.startswith(("javascript", "data:"))
            ):
                self.found.append(f"{tag} {name}")
            if name in ("src", "action") and address.startswith(("http", "//")):
                self.found.append(f"{tag} {name}")


def active(page: str) -> list[str]:
    parser = Active()
    parser.feed(page)
    return parser.found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    opened = sample_desk(tmp_path_factory.mktemp("desk") / "a.db")
    yield browser(opened)
    opened.store.close()


@pytest.mark.parametrize(("place", "script"), list(itertools.product(PLACES, SCRIPTS)))
def test_what_is_typed_into_an_address_never_runs(shared: TestClient, place: str, script: str) -> None:
    answer = shared.get(place.format(quote(script, safe="")))
    assert answer.status_code < 500
    assert active(answer.text) == []
    assert "670592745" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_a_report_or_a_person_says_never_runs(tmp_path: Path, script: str) -> None:
    opened = sample_desk(tmp_path / "a.db")
    try:
        body = f"{told(40, 'Vaskur', 9)}\n\n{script}"
        report = replace(report_of("evil", body, outlet=script), title=script, url="javascript:alert(1)", input=script)
        keep(opened.store, report)
        list(reconcile(opened.store, Fake(), clock=lambda: NOW))
        client = browser(opened)
        first = records_of(client.get("/queue").text)[0]
        token = token_of(client.get("/queue").text)
        edit = {"token": token, "field": "perpetrator", "value": script, "reason": script}
        client.post(f"/record/{first}/edit", data=edit)
        for address in (
            "/queue",
            f"/record/{first}",
            "/report/evil",
            "/records",
            "/sources",
            "/changes?from=2020-01-01",
            "/weekly?kind=flash&from=2024-05-09",
            "/weekly?from=2024-05-06",
        ):
            assert active(client.get(address).text) == [], address
        for form in ("html", "md"):
            answer = client.get(f"/weekly/file?kind=flash&from=2024-05-09&format={form}")
            assert answer.status_code == 200, form
            if form == "html":
                assert active(answer.text) == ["style"], "a file has its style within, and nothing that acts"
    finally:
        opened.store.close()


@pytest.mark.parametrize(
    "address", ["/queue/decide", "/queue/undo", "/queue/bulk", "/sources/grade", "/views", "/theme"]
)
@pytest.mark.parametrize("token", ["", "0" * 64, "x", "é"])
def test_a_form_without_our_token_changes_nothing(desk: Desk, address: str, token: str) -> None:
    client = browser(desk)
    before = records_of(client.get("/queue").text)
    answer = client.post(address, data={"token": token, "record": before[0], "act": "accepted"})
    assert answer.status_code == 403
    assert records_of(client.get("/queue").text) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_from_another_site_is_refused_even_with_a_token(desk: Desk, headers: dict[str, str]) -> None:
    client = browser(desk)
    page = client.get("/queue").text
    told = {"token": token_of(page), "record": records_of(page)[0], "act": "accepted"}
    assert client.post("/queue/decide", data=told, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "evil.example:8321", "", "localhost.evil.example", "169.254.169.254"],
)
def test_another_name_is_not_answered(desk: Desk, host: str) -> None:
    answer = browser(desk).get("/queue", headers={"Host": host})
    assert answer.status_code == 421
    assert "card" not in answer.text


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "javascript:alert(1)",
        "/\tx",
        "/\r\nSet-Cookie: a=b",
    ],
)
def test_after_a_form_one_never_lands_elsewhere(desk: Desk, target: str) -> None:
    client = browser(desk)
    token = token_of(client.get("/queue").text)
    answer = client.post("/theme", params={"next": target}, data={"token": token, "theme": "dark"})
    assert answer.headers["location"] == "/"
    assert safe_target(target) == "/"


@pytest.mark.parametrize(
    "path", ["../desk.py", "%2e%2e/desk.py", "..%2fdesk.py", "vendor/../../desk.py", "/etc/passwd", "....//desk.py"]
)
def test_static_files_are_ours_alone(shared: TestClient, path: str) -> None:
    assert shared.get(f"/static/{path}").status_code in (404, 405)


def test_a_body_that_is_too_long_is_refused(shared: TestClient) -> None:
    answer = shared.post("/queue/decide", content=b"x", headers={"Content-Length": str(LONGEST_BODY + 1)})
    assert answer.status_code == 413


@pytest.mark.parametrize("role", ["reader", "coder", "editor"])
def test_a_role_does_what_it_may_and_no_more(desk: Desk, role: Role) -> None:
    with desk.store.session() as session:
        for name, what in (("admin", "administrator"), ("someone", role)):
            session.people.add(name, what, hashed("four words make one"), at=NOW)  # type: ignore[arg-type]
    client = browser(desk)
    assert client.get("/queue").headers["location"].startswith("/login")
    token = token_of(client.get("/login").text)
    wrong = {"token": token, "name": "someone", "password": "wrong words altogether"}
    assert client.post("/login", data=wrong).status_code == 403
    right = {**wrong, "password": "four words make one"}
    assert client.post("/login", data=right).status_code == 303
    page = client.get("/queue").text
    first = records_of(page)[0]
    may = {"reader": 0, "coder": 1, "editor": 3}[role]
    tried = [
        client.post("/queue/decide", data={"token": token, "record": first, "act": "accepted"}).status_code,
        client.post(f"/record/{first}/decide", data={"token": token, "act": "published"}).status_code,
        client.post("/sources/grade", data={"token": token, "outlet": "x", "grade": "A1"}).status_code,
    ]
    assert [status == 303 for status in tried] == [at < may for at in range(3)]
    assert client.get("/people").status_code == 403


def test_guessing_passwords_is_slowed_down_to_a_stop(desk: Desk) -> None:
    with desk.store.session() as session:
        session.people.add("admin", "administrator", hashed("four words make one"), at=NOW)
    client = browser(desk)
    told = {"token": token_of(client.get("/login").text), "name": "admin", "password": "guess"}
    statuses = [client.post("/login", data=told).status_code for _ in range(10)]
    assert statuses == [403] * 8 + [429] * 2


def test_a_cookie_of_another_browser_or_a_made_up_one_opens_nothing(desk: Desk) -> None:
    with desk.store.session() as session:
        session.people.add("admin", "administrator", hashed("four words make one"), at=NOW)
    for cookie in ("", "x", "A" * 43, "' OR 1=1 --"):
        client = browser(desk)
        client.cookies.set("dateline_login", cookie)
        assert client.get("/queue").status_code == 303
