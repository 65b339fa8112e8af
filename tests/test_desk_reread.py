"""Rereading on the desk and through its API: what would change is shown, and kept by who may, as it was shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk.desk import Desk
from sample_desk import browser, person, program, sample_desk, token_of
from sample_records import accounts_of
from sample_rereadings import anew, claim_on, finders
from test_desk_hostile import SCRIPTS, active

PART = re.compile(r'name="(read_by|reader)" value="([^"]+)"')


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    finders(monkeypatch, lambda report: [anew(report, one, one.claims[:4]) for one in accounts_of(report)])
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


def look(client: TestClient, report: str = "a") -> str:
    token = token_of(client.get(f"/report/{report}").text)
    answer = client.post(f"/reread/{report}", data={"token": token})
    assert answer.status_code == 200
    return answer.text


def test_what_would_change_is_shown_and_kept_when_said(desk: Desk) -> None:
    client = browser(desk)
    page = look(client)
    assert "0 accounts as before, 1 account told otherwise" in page
    assert re.search(r"perpetrator</th><td>removed</td>\s*<td><del><span dir=\"auto\">Black Reed Front", page)
    assert "7 soldiers died in Vaskur on day 3" in page
    assert "Black Reed Front" in client.get("/report/a").text
    told = {"token": token_of(page), "apply": "1", **dict(PART.findall(page))}
    assert client.post("/reread/a", data=told).headers["location"].startswith("/report/a?notice=")
    assert "Black Reed Front" not in client.get("/report/a").text
    page = look(client)
    assert "These finders read it last" in page
    assert "Keep this reading" not in page
    with desk.store.view() as session:
        assert [(line.act, line.subject, line.detail["changes"]) for line in session.people.log()] == [
            ("reread", "a", 1)
        ]


@pytest.mark.parametrize("changed", [{"read_by": "r0"}, {"reader": "reader/0:00000000"}, {"read_by": "", "reader": ""}])
def test_only_what_was_shown_is_kept(desk: Desk, changed: dict[str, str]) -> None:
    client = browser(desk)
    page = look(client)
    told = {"token": token_of(page), "apply": "1", **dict(PART.findall(page)), **changed}
    answer = client.post("/reread/a", data=told)
    assert answer.status_code == 200
    assert "This is what would change now" in answer.text
    assert "Black Reed Front" in client.get("/report/a").text


def test_readers_do_not_reread_and_no_foreign_form_does(desk: Desk) -> None:
    reader, coder = person(desk, "reader"), person(desk, "coder")
    assert "/reread/" not in reader.get("/report/a").text
    assert "/reread/" in coder.get("/report/a").text
    assert reader.post("/reread/a", data={"token": token_of(reader.get("/queue").text)}).status_code == 403
    assert coder.post("/reread/a", data={"apply": "1"}).status_code == 403
    assert coder.get("/reread/a").status_code == 405
    token = {"token": token_of(coder.get("/queue").text)}
    assert [coder.post(f"/reread/{name}", data=token).status_code for name in ("none", "../a", "%00")] == [404] * 3


def test_what_is_told_in_the_words_of_a_report_never_runs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser(desk)
    for script in SCRIPTS:
        finders(
            monkeypatch,
            lambda report, script=script: [  # type: ignore[misc]
                anew(report, one, [*one.claims, claim_on(report, "weapon", script, "soldiers")])
                for one in accounts_of(report)
            ],
        )
        assert active(look(client)) == []
        desk.attempts_to_add._tried.clear()


def test_a_program_looks_and_keeps(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = program(desk, "coder", "read", "write")
    told = client.post("/api/v1/reports/a/reread", json={}).json()["data"]
    assert (told["is_applied"], told["is_current"], told["same"]) == (False, False, 0)
    assert [one["field"] for one in told["changes"][0]["claims"]] == ["perpetrator"]
    assert client.post("/api/v1/reports/a/reread", json={"apply": True}).json()["data"]["is_applied"]
    told = client.post("/api/v1/reports/a/reread", json={"apply": True}).json()["data"]
    assert (told["is_applied"], told["is_current"], told["changes"]) == (False, True, [])
    assert client.post("/api/v1/reports/none/reread", json={}).status_code == 404
    assert client.post("/api/v1/reports/b/reread", json={"apply": "perhaps"}).status_code == 422


def test_the_real_finders_read_in_a_process_of_their_own(tmp_path: Path) -> None:
    opened = sample_desk(tmp_path / "real.db")
    page = look(browser(opened), "d")
    opened.store.close()
    assert "What would change" in page
    assert "Keep this reading" in page
