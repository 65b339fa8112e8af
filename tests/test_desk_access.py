"""Who may do what on the desk's pages, and what is refused before anybody is asked who they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.desk.desk import Desk
from dateline.desk.protection import LONGEST_BODY
from sample_desk import browser, person, records_of, sample_desk, token_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


@pytest.mark.parametrize("where", ["queue", "record"])
def test_a_coder_decides_and_cannot_publish_from_either_page(desk: Desk, where: str) -> None:
    coder = person(desk, "coder")
    page = coder.get("/queue").text
    record = records_of(page)[0]
    address = "/queue/decide" if where == "queue" else f"/record/{record}/decide"
    told = {"token": token_of(page), "record": record, "act": "accepted"}
    assert coder.post(address, data=told).status_code == 303
    answer = coder.post(address, data={**told, "act": "published"})
    assert answer.status_code == 403
    assert "takes the role of editor" in answer.text
    editor = person(desk, "editor")
    told["token"] = token_of(editor.get("/queue").text)
    assert editor.post(address, data={**told, "act": "published"}).status_code == 303


def test_a_body_that_does_not_say_how_long_it_is_ends_where_it_is_too_long(desk: Desk) -> None:
    def body() -> Iterator[bytes]:
        for _ in range(LONGEST_BODY // 10_000 + 2):
            yield b"&" * 10_000

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = browser(desk).post("/queue/decide", content=body(), headers=headers)
    assert answer.status_code == 413
    assert "at most 2,000,000 bytes" in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Content-Length": "99999999"}, 413),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_programs_are_refused_in_problem_documents_and_pages_in_words(
    desk: Desk, headers: dict[str, str], status: int
) -> None:
    for address, kind in (("/queue/decide", "text/plain"), ("/api/v1/undo", "application/problem+json")):
        answer = browser(desk).post(address, headers=headers)
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith(kind)
    assert answer.json()["status"] == status
