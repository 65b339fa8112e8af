"""Captures to kept readings: one bad page costs itself alone, and a rerun goes on where the last one stopped."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest

import dateline
from dateline.errors import SetAside, StoreError, TryLater
from dateline.model.mentions import Mentions
from dateline.model.text import Capture, Marking, Publication, Report
from dateline.reading.reports import read_capture
from dateline.run import ledger, local, worker
from dateline.run.local import Read, read_all
from dateline.run.pipeline import Reading
from dateline.run.worker import Limits
from dateline.settings import load
from dateline.sources.options import Options, Refused
from dateline.store.sqlite import Store
from sample_readings import BODY, NOW, sample_accounts, sample_capture

QUICK = Limits(seconds=10.0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db", wait=0.05) as opened:
        yield opened
    assert multiprocessing.active_children() == []


@pytest.fixture
def read_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Report], Reading]], None]:
    """Puts another reader into the worker; a child that is forked afterwards has it too."""

    def put(reader: Callable[[Report], Reading]) -> None:
        monkeypatch.setattr(worker, "read_report", reader)

    return put


def page(words: str, *, named: str = "a.txt") -> Capture:
    body = f"Patrols\n\n{words}".encode()
    capture = sample_capture(body, named=named)
    return Capture(capture.url, capture.fetched, "text/plain", capture.sha256, body, named)


def run(
    captures: Iterable[Capture | Refused],
    store: Store,
    *,
    limits: Limits = QUICK,
    published: Publication | None = None,
) -> list[Read | Refused]:
    return list(read_all(captures, store=store, clock=lambda: NOW, limits=limits, published=published))


def with_accounts(report: Report) -> Reading:
    accounts = sample_accounts(report) if BODY in report.text else ()
    return Reading(report, bool(accounts), accounts, Mentions(()))


def only_read(found: list[Read | Refused]) -> list[Read]:
    assert all(isinstance(item, Read) for item in found), found
    return [item for item in found if isinstance(item, Read)]


def test_what_was_given_is_in_the_database(
    store: Store, read_as: Callable[[Callable[[Report], Reading]], None]
) -> None:
    read_as(with_accounts)
    captures = [page(BODY), page("Nothing happened.", named="b.txt")]
    for item in read_all(captures, store=store, clock=lambda: NOW, limits=QUICK):
        assert isinstance(item, Read)
        with store.view() as session:
            kept = session.latest(item.report.id)
        assert kept is not None
        assert kept.report == item.report
        assert (kept.accounts, kept.relevant) == (item.accounts, item.relevant)
    assert isinstance(item, Read)
    assert (item.input, item.report.input) == ("b.txt", "b.txt")


def test_what_was_read_is_not_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = only_read(run([page(BODY)], store))

    def never(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(worker.Worker, "read", never)
    again = only_read(run([page(BODY)], store))
    assert [item.is_new for item in (*first, *again)] == [True, False]
    assert again[0].report == first[0].report
    assert again[0].accounts == first[0].accounts


def test_a_given_date_is_other_work(store: Store) -> None:
    given = Publication(date(2024, 5, 3), "given")
    assert only_read(run([page("Two were killed.")], store))[0].report.published is None
    (read,) = only_read(run([page("Two were killed.")], store, published=given))
    assert read.is_new
    assert read.report.publication == given


def test_a_reader_that_never_ends_dies_or_fails_costs_one_page(
    store: Store, read_as: Callable[[Callable[[Report], Reading]], None]
) -> None:
    def reader(report: Report) -> Reading:
        if "endless" in report.text:
            time.sleep(60)
        if "deadly" in report.text:
            os._exit(139)
        if "faulty" in report.text:
            raise ZeroDivisionError("a fault\nof the reader")
        if "deep" in report.text:
            raise RecursionError
        return with_accounts(report)

    read_capture(page("warm"))  # loads the language model once, not in every new child
    read_as(reader)
    words = ["endless", "good one", "deadly", "good two", "faulty", "deep", "good three"]
    found = run([page(word, named=word) for word in words], store, limits=Limits(seconds=1.5))
    assert [item.reason if isinstance(item, Refused) else "read" for item in found] == [
        "too slow",
        "read",
        "reader failed",
        "read",
        "reader failed",
        "reader failed",
        "read",
    ]
    assert isinstance(found[4], Refused)
    assert "ZeroDivisionError: a fault of the reader" in found[4].message
    with store.view() as session:
        assert [line.input for line in session.quarantined()] == ["deadly", "deep", "faulty", "endless"]
        assert session.counts()["reports"] == 3


def test_what_cannot_be_a_report_is_set_aside_and_let_go_when_read(store: Store) -> None:
    bad: list[Capture | Refused] = [
        Refused("gone.html", "not found", "there is no such file"),
        page(" ", named="a.txt"),
        Capture("x", NOW, "application/json", "0", b'{"text": "half a character: \\ud800"}', "x"),
        Capture("y", NOW, "application/json", "1", b'{"text": "ok", "title": 3}', "y"),
        page("a" * 2000, named="long.txt"),
    ]
    found = run([*bad, page("Good.", named="good.txt")], store, limits=Limits(characters=1000))
    assert [type(item) for item in found[1:]].count(Read) >= 1
    reasons = {item.input: item.reason for item in found if isinstance(item, Refused)}
    assert reasons["gone.html"] == "not found"
    assert reasons["x"] == "encoding"
    assert {"y", "long.txt"} <= set(reasons)
    run([page("Here it is.", named="gone.html")], store)
    with store.view() as session:
        assert "gone.html" not in {line.input for line in session.quarantined()}
    run([Refused("gone.html", "try later", "no answer")], store)
    run([page("Here it is.", named="gone.html")], store)
    with store.view() as session:
        assert "gone.html" not in {line.input for line in session.quarantined()}


def test_a_revision_under_the_same_id_is_a_report_of_its_own(
    store: Store, read_as: Callable[[Callable[[Report], Reading]], None]
) -> None:
    read_as(with_accounts)
    bodies = [b'{"id": "R1", "text": "First."}', b'{"id": "R1", "text": %s}' % _json(BODY)]
    captures = [Capture("r", NOW, "application/json", str(at), body, f"r#{at}") for at, body in enumerate(bodies)]
    first, second = only_read(run(captures, store))
    assert first.report.id == "R1"
    assert second.report.id.startswith("R1~")
    assert {piece.report_id for account in second.accounts for claim in account.claims for piece in claim.evidence} == {
        second.report.id
    }
    assert [item.is_new for item in only_read(run(captures, store))] == [False, False]
    with store.view() as session:
        assert session.counts()["reports"] == 2


def _json(text: str) -> bytes:
    return ('"' + text.replace("\n", "\\n") + '"').encode()


def test_an_interrupted_run_keeps_what_it_gave_and_goes_on(store: Store) -> None:
    captures = [page(f"Report {number}.", named=f"{number}.txt") for number in range(5)]

    def interrupted() -> Iterator[Capture]:
        yield from captures[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(interrupted(), store)
    assert multiprocessing.active_children() == []
    with store.view() as session:
        assert session.counts()["reports"] == 3
    assert [item.is_new for item in only_read(run(captures, store))] == [False] * 3 + [True] * 2


def test_a_database_that_does_not_take_a_report_does_not_stop_the_reading(store: Store) -> None:
    captures: list[Capture | Refused] = [
        page("One."),
        Refused("b.txt", "empty", "nothing"),
        page("Two.", named="c.txt"),
    ]
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        one, refused, two = run(captures, store)
        other.rollback()
    assert isinstance(one, Read)
    assert isinstance(two, Read)
    assert isinstance(one.not_kept, TryLater)
    assert two.report.text.endswith("Two.")
    assert isinstance(refused, Refused)
    assert "in use" in refused.message
    assert [item.not_kept for item in only_read(run([captures[0], captures[2]], store))] == [None, None]


def test_a_kept_reading_that_cannot_be_looked_up_is_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    run([page("One.")], store)

    def broken(*_: object) -> None:
        raise StoreError("torn")

    monkeypatch.setattr("dateline.store.session.Session.done", broken)
    (read,) = only_read(run([page("One.")], store))
    assert not read.is_new


def test_limits_and_options_come_from_the_settings() -> None:
    settings = load({"DATELINE_PARSE_SECONDS": "3", "DATELINE_TEXT_LIMIT": "9", "DATELINE_FETCH_REDIRECTS": "2"})
    assert local.limits_of(settings) == Limits(3.0, 9)
    assert local.options_of(settings).fetch_redirects == 2
    assert local.limits_of(load({})) == Limits()
    assert local.options_of(load({})) == Options()


def test_the_reader_s_id_changes_with_its_code_and_lists(tmp_path: Path) -> None:
    root = Path(dateline.__file__).parent
    copy = tmp_path / "dateline"
    shutil.copytree(root / "model", copy / "model")
    shutil.copytree(root / "run", copy / "run")
    before = ledger.fingerprint(copy)
    (copy / "run" / "local.py").write_text("")
    assert ledger.fingerprint(copy) == before
    (copy / "model" / "values.py").write_text("")
    assert ledger.fingerprint(copy) != before
    assert ledger.reader_id() == ledger.reader_id()


def test_work_is_told_apart() -> None:
    capture = page("One.")
    given = Publication(date(2024, 5, 3), "given")
    ids = {
        ledger.work_id(capture, published=None, characters=10),
        ledger.work_id(capture, published=given, characters=10),
        ledger.work_id(capture, published=None, characters=11),
        ledger.work_id(page("Two."), published=None, characters=10),
    }
    assert len(ids) == 4


def test_a_marking_holds_for_what_is_read_and_is_never_lowered(store: Store) -> None:
    def marked(marking: Marking, *, named: str = "a.txt") -> list[str]:
        found = read_all([page(BODY, named=named)], store=store, clock=lambda: NOW, limits=QUICK, marking=marking)
        ids = [(item.report.id, item.report.marking) for item in found if isinstance(item, Read)]
        with store.view() as session:
            kept = [session.latest(id) for id, _ in ids]
        assert [reading.report.marking for reading in kept if reading] == [marking for _, marking in ids]
        return [marking for _, marking in ids]

    assert marked("TLP:GREEN") == ["TLP:GREEN"]
    assert marked("TLP:AMBER") == ["TLP:AMBER"]  # the same capture, read before
    assert marked("TLP:CLEAR") == ["TLP:AMBER"]
    assert marked("TLP:CLEAR", named="b.txt") == ["TLP:AMBER"]  # the same text under another name


def test_a_finder_is_given_the_marking_under_which_a_text_is_kept(store: Store) -> None:
    class Asked:
        id = "asked/1:0"
        markings: ClassVar[list[str]] = []

        def read(self, report: Report) -> Reading:
            self.markings.append(report.marking)
            raise SetAside("not read", reason="marking")

    def as_json(**fields: str) -> Capture:
        body = json.dumps({"id": "one", "text": BODY, **fields}).encode()
        capture = sample_capture(body, named="one.json")
        return Capture(capture.url, capture.fetched, "application/json", capture.sha256, body, "one.json")

    for capture in (as_json(marking="TLP:RED"), as_json(outlet="Another Ledger")):
        (read,) = read_all([capture], store=store, clock=lambda: NOW, limits=QUICK, finder=Asked())
        assert isinstance(read, Read)
        assert isinstance(read.not_found, SetAside)
    assert Asked.markings == ["TLP:RED", "TLP:RED"]
