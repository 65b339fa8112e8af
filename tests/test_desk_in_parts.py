"""Pages that are sent in parts: what is known is there before what takes its time has begun."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request

from dateline.desk import page_agreements, page_deliverables
from dateline.desk.access import asker
from dateline.desk.desk import Configuration, Desk
from dateline.desk.in_parts import PAUSE, InParts
from dateline.errors import TryLater
from dateline.store.sqlite import Store
from sample_agreements import fill_agreements
from sample_desk import RULE, browser


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Store(tmp_path / "a.db") as store:
        yield Desk(store, Configuration(rule=RULE))


def test_a_part_is_there_before_the_next_is_made() -> None:
    begun = []

    def made() -> Iterator[str]:
        yield "facts, "
        yield "at once"
        yield PAUSE
        begun.append(True)
        yield "evidence"

    page = InParts(made())
    assert next(page.parts) == "facts, at once" and not begun
    assert list(page.parts) == ["evidence"] and page.is_whole


def asking(desk: Desk, path: str, **named: str) -> Request:
    """What a browser on this machine asks for."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "path_params": named,
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1"), (b"accept-encoding", b"gzip")],
        "server": ("127.0.0.1", 80),
        "scheme": "http",
        "state": {"browser": "b" * 43},
        "client": ("127.0.0.1", 1),
        "app": browser(desk).app,
    }
    request = Request(scope)
    request.state.asker = asker(desk, request)
    return request


def test_the_facts_of_an_agreement_can_be_unpacked_before_its_reports_are_looked_for(desk: Desk) -> None:
    record = fill_agreements(desk.store)
    request = asking(desk, f"/agreement/{record}", record=record)
    page = page_agreements.agreement(desk, request)
    assert isinstance(page, InParts)
    sent = desk.pages._packed(page, ("key",), 0)
    assert "What was agreed, and when" in _begun(next(sent))
    assert not desk.results._kept, "nothing was looked for yet"
    rest = b"".join(sent)
    assert desk.results._kept and rest
    (kept,) = desk.pages._kept.values()
    assert "Is it holding?" in gzip.decompress(kept.packed).decode()


def _begun(packed: bytes) -> str:
    return zlib.decompressobj(31).decompress(packed).decode()


def test_a_document_bears_its_marking_before_its_first_word(desk: Desk) -> None:
    page = page_deliverables.deliverable(desk, asking(desk, "/weekly"))
    assert isinstance(page, InParts)
    asked = next(page.parts)
    assert "What to write" in asked and "Download" in asked
    assert not desk.results._kept and "page-marking" not in asked, "nothing is told yet"
    told = "".join(page.parts)
    assert 0 < told.index("page-marking") < told.index('class="sheet"')


def test_a_page_is_remembered_once_it_was_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    record = fill_agreements(desk.store)
    client = browser(desk)
    client.get("/queue")

    def busy(*_given: object, **_named: object) -> object:
        raise TryLater("another process is writing")

    with monkeypatch.context() as patched:
        patched.setattr(page_agreements, "board_of", busy)
        broken = client.get(f"/agreement/{record}")
    assert "What was agreed, and when" in broken.text and "another process is writing" in broken.text
    assert "Is it holding?" not in broken.text
    whole = client.get(f"/agreement/{record}")
    assert whole.headers["content-encoding"] == "gzip" and "Is it holding?" in whole.text
    monkeypatch.setattr(page_agreements, "page_in_parts", busy)
    assert client.get(f"/agreement/{record}").text == whole.text, "the same page is not made twice"
