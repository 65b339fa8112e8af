"""People: added, changed and let out on the page and by command; tokens shown once; an audit log that nobody edits."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import main
from dateline.desk import keeping
from dateline.desk.desk import Desk
from dateline.errors import BadInput, StoreError
from sample_desk import add_people, browser, person, sample_desk, token_of

PASSWORD = "four words in here"  # noqa: S105


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


def run(desk: Desk, *words: str, input: str = PASSWORD + "\n") -> Result:
    return CliRunner().invoke(main, ["people", *words, "--db", str(desk.store.path)], input=input)


def test_the_first_administrator_closes_the_desk_to_whoever_passes_by(desk: Desk) -> None:
    passer_by = browser(desk)
    page = passer_by.get("/people").text
    assert "There is no administrator yet" in page
    told = {"token": token_of(page), "name": "Ada", "role": "administrator", "password": PASSWORD}
    assert passer_by.post("/people/add", data=told).status_code == 303
    assert passer_by.get("/queue").headers["location"].startswith("/login")
    assert passer_by.get("/api/v1/records").status_code == 401
    token = token_of(passer_by.get("/login").text)
    assert passer_by.post("/login", data={"token": token, "name": "Ada", "password": PASSWORD}).status_code == 303
    page = passer_by.get("/people").text
    assert 'href="/people">People</a>' in page
    assert "all seals hold" in page


def test_only_administrators_see_people_and_keep_them(desk: Desk) -> None:
    for role in ("reader", "coder", "editor"):
        client = person(desk, role)
        assert client.get("/people").status_code == 403
        assert 'href="/people"' not in client.get("/queue").text
        for address in ("/people/add", "/people/change", "/people/token/add", "/people/token/withdraw"):
            assert client.post(address, data={"token": token_of(client.get("/queue").text)}).status_code == 403
    assert len(_names(desk)) == 4


def test_a_token_is_shown_once_and_works_until_it_is_withdrawn(desk: Desk) -> None:
    client = person(desk, "administrator")
    token = token_of(client.get("/people").text)
    told = {"token": token, "name": "export", "person": "a administrator", "scope": "read", "days": "30"}
    answer = client.post("/people/token/add", data=told)
    (key,) = re.findall(r"<code>(dateline_[\w-]{43})</code>", answer.text)
    assert answer.headers["cache-control"] == "no-store"
    assert key not in client.get("/people").text
    program = browser(desk)
    program.headers["Authorization"] = f"Bearer {key}"
    assert program.get("/api/v1/me").json()["data"]["token"] == "export"  # noqa: S105
    named = re.findall(r'name="named" value="([0-9a-f]{64})"', client.get("/people").text)[0]
    assert client.post("/people/token/withdraw", data={"token": token, "named": named}).status_code == 303
    assert program.get("/api/v1/me").status_code == 401


def test_a_disabled_person_is_out_at_once_and_one_administrator_always_stays(desk: Desk) -> None:
    coder, keeper = person(desk, "coder"), person(desk, "administrator")
    token = token_of(keeper.get("/people").text)

    def change(name: str, what: str, **more: str) -> int:
        told = {"token": token, "name": name, "what": what, **more}
        return keeper.post("/people/change", data=told).status_code

    assert coder.get("/queue").status_code == 200
    assert change("a coder", "disable") == 303
    assert coder.get("/queue").status_code == 303
    assert change("a coder", "enable") == 303
    assert change("a coder", "role", role="editor") == 303
    assert change("a coder", "role", role="emperor") == 400
    assert change("the first", "role", role="reader") == 303
    assert change("a administrator", "role", role="reader") == 400
    assert change("a administrator", "disable") == 400
    assert change("nobody", "disable") == 400
    assert change("a coder", "promote") == 400
    with desk.store.view() as session:
        acts = [line.act for line in session.people.log()]
    assert acts == ["role", "role", "enabled", "disabled"]


def test_people_are_kept_by_command_without_a_password_on_the_command_line(desk: Desk, tmp_path: Path) -> None:
    assert "account" in run(desk, "list").output
    (tmp_path / "password.txt").write_text(PASSWORD + "\n", "utf-8")
    added = run(desk, "add", "Ada", "--role", "administrator", "--password-file", str(tmp_path / "password.txt"))
    assert added.exit_code == 0
    added = run(desk, "add", "Ben", "--password-file", "-")
    assert added.exit_code == 0
    assert run(desk, "add", "ada", "--password-file", "-").exit_code != 0
    assert run(desk, "add", "Cem", "--password-file", "-", input="short\n").exit_code != 0
    assert run(desk, "add", "Cem").exit_code != 0  # no terminal to ask on
    assert run(desk, "role", "Ben", "editor").exit_code == 0
    assert run(desk, "password", "Ben", "--password-file", "-").exit_code == 0
    assert run(desk, "disable", "Ben").exit_code == 0
    assert run(desk, "disable", "Ada").exit_code != 0
    assert re.search(r"Ben +editor .* \d{4}-", run(desk, "list").output)
    assert run(desk, "enable", "Ben").exit_code == 0
    assert _names(desk) == ["Ada", "Ben"]


def test_tokens_are_kept_by_command(desk: Desk) -> None:
    add_people(desk, "coder", "Ben")
    made = run(desk, "token", "add", "Ben", "intake", "--scope", "read", "--scope", "write", "--days", "7")
    key = made.output.splitlines()[0]
    program = browser(desk)
    program.headers["Authorization"] = f"Bearer {key}"
    assert program.get("/api/v1/me").json()["data"]["scopes"] == ["read", "write"]
    assert "intake" in run(desk, "token", "list").output
    assert key not in run(desk, "token", "list").output
    assert run(desk, "token", "withdraw", "intake").exit_code == 0
    assert run(desk, "token", "withdraw", "intake").exit_code != 0
    assert program.get("/api/v1/me").status_code == 401
    assert run(desk, "token", "add", "Nobody", "x").exit_code != 0


def test_only_hashes_of_passwords_and_tokens_are_in_the_file(desk: Desk) -> None:
    with desk.store.session() as session:
        keeping.add_person(session, "Ada", "administrator", PASSWORD, by="test", at=desk.now())
        key = keeping.add_token(session, "x", "Ada", ["read"], days=None, by="test", at=desk.now())
    held = b"".join(path.read_bytes() for path in desk.store.files if path.exists())
    assert PASSWORD.encode() not in held
    assert key.encode() not in held
    assert b"$argon2id$" in held


def test_the_audit_log_refuses_change_and_tells_of_one_that_was_forced(desk: Desk) -> None:
    with desk.store.session() as session:
        for number in range(60):
            session.people.note("role", f"person {number}", by="Ada", at=desk.now(), new="editor")
    for statement in ("UPDATE audit SET by = 'Ben'", "DELETE FROM audit"):
        with pytest.raises(StoreError, match="never changes"), desk.store.session() as session:
            session._connection.exec_driver_sql(statement)
    client = person(desk, "administrator")
    page = client.get("/people").text
    assert "those of the lines shown hold" in page
    assert "all seals hold" in client.get("/people?check=all").text
    assert "person 59" in page
    assert "person 5<" not in page
    earlier = re.findall(r'href="(/people\?before=\d+)"', page)[0]
    assert "person 5<" in client.get(earlier).text
    forced = sqlite3.connect(desk.store.path)
    forced.execute("DROP TRIGGER audit_never_changes")
    forced.execute("UPDATE audit SET by = 'Ben' WHERE key = 7")
    forced.commit()
    forced.close()
    for address in (earlier, "/people?check=all"):
        page = client.get(address).text
        assert "the file was changed from outside" in page
        assert "Lines 7." in page
    assert "those of the lines shown hold" in client.get("/people").text


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "machine:fake/1", "a\u202eb", "a\x00b"])
def test_a_name_that_is_none_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(BadInput, match="a name has"), desk.store.session() as session:
        keeping.add_person(session, name, "coder", PASSWORD, by="test", at=desk.now())


def _names(desk: Desk) -> list[str]:
    with desk.store.view() as session:
        return [person.name for person in session.people.all()]
