"""Who may do what through the HTTP API: each operation with each role and scope, and every way of saying who one is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from starlette.testclient import TestClient

from dateline.desk.api import ADDRESS
from dateline.desk.desk import Desk
from dateline.store.people import ROLES, Role
from sample_desk import browser, person, program, sample_desk, token_of

NONE = "0" * 16
OPERATIONS: tuple[tuple[str, str, Any, Role], ...] = (
    ("GET", "/me", None, "reader"),
    ("GET", "/records", None, "reader"),
    ("GET", "/agreements", None, "reader"),
    ("GET", "/gaps?area=BF&from=2024-05-01&to=2024-05-31", None, "reader"),
    ("GET", f"/agreements/{NONE}", None, "reader"),
    ("GET", "/statements", None, "reader"),
    ("GET", "/claims", None, "reader"),
    ("GET", "/reports", None, "reader"),
    ("GET", "/judgements", None, "reader"),
    ("GET", "/changes", None, "reader"),
    ("GET", "/search?q=x", None, "reader"),
    ("GET", "/exports/csv", None, "reader"),
    ("GET", "/exports/csv/codebook", None, "reader"),
    ("GET", f"/records/{NONE}", None, "reader"),
    ("GET", f"/records/{NONE}/history", None, "reader"),
    ("GET", f"/records/{NONE}/claims", None, "reader"),
    ("GET", "/reports/none", None, "reader"),
    ("POST", f"/records/{NONE}/reviews", {"act": "accepted"}, "coder"),
    ("POST", f"/records/{NONE}/reviews", {"act": "published"}, "editor"),
    ("POST", f"/records/{NONE}/reviews", {"act": "unpublished", "reason": "x"}, "editor"),
    (
        "POST",
        f"/agreements/{NONE}/assessments",
        {"subject": "commitment", "commitment": "x", "degree": 1},
        "coder",
    ),
    ("POST", f"/records/{NONE}/merge", {"with": NONE}, "coder"),
    ("POST", f"/records/{NONE}/split", {"members": [NONE]}, "coder"),
    ("POST", "/reports", {"address": "http://127.0.0.1/"}, "coder"),
    ("POST", "/reports/none/reread", {}, "coder"),
    ("POST", "/reviews", {"act": "accepted", "records": [NONE]}, "editor"),
    ("POST", "/undo", None, "coder"),
)
"""Every operation with the least role that may; the records are not there, so that whoever may is told 404 or 409."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


def ask(client: TestClient, method: str, address: str, body: Any, **headers: str) -> int:
    return client.request(method, ADDRESS + address, json=body, headers=headers).status_code


@pytest.mark.parametrize("role", ROLES)
def test_a_token_does_what_its_scopes_and_its_person_s_role_allow_and_no_more(desk: Desk, role: Role) -> None:
    assert set(get_args(Role)) == set(ROLES)
    for scopes in (("read",), ("write",), ("read", "write")):
        client = program(desk, role, *scopes)
        for method, address, body, least in OPERATIONS:
            needed = "read" if method == "GET" else "write"
            may = needed in scopes and ROLES.index(role) >= ROLES.index(least)
            status = ask(client, method, address, body)
            assert (status != 403) is may, (role, scopes, method, address, body, status)
            assert status not in (401, 500)


def test_the_table_holds_every_operation(desk: Desk) -> None:
    told = browser(desk).get(f"{ADDRESS}/openapi.json").json()["paths"]
    told = {(method.upper(), path.split("/")[1]) for path, methods in told.items() for method in methods}
    assert told == {(method, address.split("?")[0].split("/")[1]) for method, address, *_ in OPERATIONS}


def test_with_accounts_nobody_is_answered_who_does_not_say_who_they_are(desk: Desk) -> None:
    person(desk, "reader")
    for method, address, body, _ in OPERATIONS:
        answer = browser(desk).request(method, ADDRESS + address, json=body, headers={"X-Dateline-Client": "x"})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == 'Bearer realm="Dateline"'
        assert answer.json()["status"] == 401


@pytest.mark.parametrize("role", ROLES)
def test_a_person_s_browser_needs_the_form_token_for_a_change(desk: Desk, role: Role) -> None:
    client = person(desk, role)
    token = token_of(client.get("/queue").text)
    for method, address, body, least in OPERATIONS:
        may = ROLES.index(role) >= ROLES.index(least)
        assert (ask(client, method, address, body, **{"X-CSRF-Token": token}) != 403) is may
        if method == "POST":
            assert ask(client, method, address, body) == 403
            assert ask(client, method, address, body, **{"X-CSRF-Token": "0" * 64}) == 403
            assert ask(client, method, address, body, **{"X-Dateline-Client": "x"}) == 403
            foreign = {"X-CSRF-Token": token, "Origin": "https://evil.example"}
            assert ask(client, method, address, body, **foreign) == 403


def test_without_accounts_this_machine_may_everything_and_a_foreign_page_nothing(desk: Desk) -> None:
    client = browser(desk)
    for method, address, body, _ in OPERATIONS:
        assert ask(client, method, address, body, **{"X-Dateline-Client": "a script"}) not in (401, 403)
        if method == "POST":
            assert ask(client, method, address, body) == 403
            assert ask(client, method, address, body, **{"X-Dateline-Client": " "}) == 403
            foreign = {"X-Dateline-Client": "x", "Sec-Fetch-Site": "cross-site"}
            assert ask(client, method, address, body, **foreign) == 403
        assert ask(client, method, address, body, Host="evil.example") == 421


def test_a_token_ends_when_it_runs_out_is_withdrawn_or_its_person_is_let_out(desk: Desk) -> None:
    brief = program(desk, "coder", "read", until=desk.now() + timedelta(hours=1))
    lasting = program(desk, "coder", "read")
    assert brief.get(f"{ADDRESS}/me").status_code == lasting.get(f"{ADDRESS}/me").status_code == 200

    later = desk.now() + timedelta(hours=2)
    object.__setattr__(desk.configuration, "clock", lambda: later)
    answer = brief.get(f"{ADDRESS}/me")
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]
    assert lasting.get(f"{ADDRESS}/me").status_code == 200

    with desk.store.session() as session:
        session.people.change("a coder", disabled=later.isoformat())
    assert lasting.get(f"{ADDRESS}/me").status_code == 401
    with desk.store.session() as session:
        session.people.enable("a coder")
    assert lasting.get(f"{ADDRESS}/me").status_code == 200
    with desk.store.session() as session:
        session.people.change("a coder", role="reader")
    assert lasting.get(f"{ADDRESS}/me").json()["data"]["role"] == "reader"
    with desk.store.session() as session:
        for token in session.people.tokens("a coder"):
            session.people.withdraw_token(token.hash, at=later)
    assert lasting.get(f"{ADDRESS}/me").status_code == 401


def test_wrong_tokens_are_told_until_there_are_too_many_and_right_ones_still_work(desk: Desk) -> None:
    right, wrong = program(desk, "reader", "read"), browser(desk)
    for given in ("Bearer wrong", "Bearer ", "Basic QWRhOng=", "Bearer \x7f", "bearer"):
        answer = wrong.get(f"{ADDRESS}/me", headers={"Authorization": given})
        assert answer.status_code == 401
        assert 'error="invalid_token"' in answer.headers["www-authenticate"]
    statuses = [wrong.get(f"{ADDRESS}/me", headers={"Authorization": "Bearer x"}).status_code for _ in range(40)]
    assert statuses == [401] * 35 + [429] * 5
    answer = wrong.get(f"{ADDRESS}/me", headers={"Authorization": "Bearer x"})
    assert answer.headers["retry-after"] == "300"
    assert right.get(f"{ADDRESS}/me").status_code == 200


def test_a_scope_that_is_missing_is_named(desk: Desk) -> None:
    answer = program(desk, "editor", "read").post(f"{ADDRESS}/undo")
    assert answer.status_code == 403
    assert 'error="insufficient_scope", scope="write"' in answer.headers["www-authenticate"]


def test_the_specification_is_open(desk: Desk) -> None:
    person(desk, "reader")
    answer = browser(desk).get(f"{ADDRESS}/openapi.json")
    assert answer.status_code == 200
