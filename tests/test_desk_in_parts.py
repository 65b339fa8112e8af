"""Pages that are sent in parts: what is known is there before what takes its time has begun."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from starlette.requests import Request

from dateline.desk import page_agreements, page_deliverables, page_gaps, page_record
from dateline.desk.access import asker
from dateline.desk.chronicle import Event, chronicle
from dateline.desk.desk import Configuration, Desk
from dateline.desk.in_parts import PAUSE, InParts
from dateline.errors import BadInput, TryLater
from dateline.model.records import RecordView
from dateline.model.reviews import Review
from dateline.run.review import decide
from dateline.store.listings import Filter
from dateline.store.session import Session
from dateline.store.sqlite import Store
from sample_agreements import fill_agreements
from sample_desk import RULE, browser, sample_desk


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


def asking(desk: Desk, path: str, *, query: bytes = b"", **named: str) -> Request:
    """What a browser on this machine asks for."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "path_params": named,
        "query_string": query,
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


def test_who_says_what_can_be_read_before_a_history_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sample_desk(tmp_path / "b.db")
    with desk.view() as session:
        (record, *_) = session.listings.ids(Filter(words="Vaskur"))
    with desk.session() as session:
        decide(session, [record], "accepted", by="Amal", at=desk.now())
        (review,) = session.reviews.of([record])[record]
    looked: list[str] = []

    def look(session: Session, view: RecordView, reviews: Iterable[Review]) -> list[Event]:
        looked.append(view.record.id)
        return chronicle(session, view, reviews)

    monkeypatch.setattr(page_record, "chronicle", look)
    page = page_record.record(desk, asking(desk, f"/record/{record}", record=record))
    assert isinstance(page, InParts)
    first = next(page.parts)
    assert "Who says what" in first and "Accept <kbd>" in first and not looked
    # What the page shows is older than this: an edit made on it is still held against the other's.
    with desk.session() as session:
        decide(session, [record], "second source needed", by="Noor", at=desk.now())
    rest = "".join(page.parts)
    assert looked == [record] and "History" in rest and f'name="seen" value="{review.id}"' in rest
    desk.store.close()


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


def test_gaps_bear_their_marking_before_their_first_word_and_what_is_wrong_is_told_at_once(desk: Desk) -> None:
    page = page_gaps.gaps(desk, asking(desk, "/gaps", query=b"area=IQ"))
    assert isinstance(page, InParts)
    asked = next(page.parts)
    assert "Response within" in asked and not desk.results._kept and "page-marking" not in asked
    told = "".join(page.parts)
    assert 0 < told.index("page-marking") < told.index("Iraq (country)")
    for wrong in (b"area=no such place", b"area=IQ&from=0001-01-01&to=0001-01-02"):
        with pytest.raises(BadInput):
            page_gaps.gaps(desk, asking(desk, "/gaps", query=wrong))


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
