"""What is kept is kept whole, once, and comes back the same; a database that cannot be used says why."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import autogenerate, config, script
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, event

from dateline.errors import BadInput, StoreError, TryLater
from dateline.model.claims import Account, Claim, Evidence, compose_account
from dateline.model.text import Publication, Report
from dateline.store import sqlite
from dateline.store.sqlite import Store, open_existing
from dateline.store.tables import metadata
from sample_readings import NOW, claim, sample_accounts, sample_capture, sample_report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db") as opened:
        yield opened


def keep(
    store: Store, report: Report, *, accounts: tuple[Account, ...] = (), reader: str = "r1", work: str | None = None
) -> bool:
    capture = sample_capture(f"<p>{report.text}</p>".encode(), named=report.input)
    with store.session() as session:
        return session.keep(
            capture,
            report,
            relevant=True,
            accounts=accounts,
            reader=reader,
            work=work or f"{reader}:{report.id}",
            at=NOW,
        )


def counts(store: Store) -> dict[str, int]:
    with store.view() as session:
        return session.counts()


def rows(path: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(path)) as connection:
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in metadata.tables}  # noqa: S608


def test_what_was_kept_comes_back_the_same(store: Store) -> None:
    report = sample_report()
    accounts = sample_accounts(report)
    assert keep(store, report, accounts=accounts)
    with store.view() as session:
        kept = session.latest(report.id)
        assert kept is not None
        capture = session.capture(kept.report.capture_sha256 or "")
    assert kept.accounts == accounts
    assert kept.report == replace(report, capture_sha256=capture.sha256 if capture else None)
    assert capture is not None
    assert capture.body == f"<p>{report.text}</p>".encode()
    assert capture.fetched == NOW


def test_keeping_the_same_thing_twice_changes_nothing(store: Store) -> None:
    report = sample_report()
    keep(store, report, accounts=sample_accounts(report))
    before = rows(store.path)
    assert not keep(store, report, accounts=sample_accounts(report))
    assert rows(store.path) == before


def test_an_account_found_twice_in_a_reading_is_kept_once(store: Store) -> None:
    report = sample_report()
    first, *_ = sample_accounts(report)
    keep(store, report, accounts=(first, first))
    with store.view() as session:
        kept = session.latest(report.id)
    assert kept is not None
    assert kept.accounts == (first,)


def test_a_new_reader_adds_a_reading_and_takes_none_away(store: Store) -> None:
    report = sample_report()
    incident, agreement, statement = sample_accounts(report)
    keep(store, report, accounts=(incident, agreement), reader="r1")
    keep(store, report, accounts=(incident, statement), reader="r2")
    with store.view() as session:
        kept = session.latest(report.id)
        assert session.counts()["readings"] == 2
        assert session.counts()["accounts"] == 4
        (line,) = session.reports()
    assert kept is not None
    assert (kept.accounts, kept.reader) == ((incident, statement), "r2")
    assert line.counts == {"incident": 1, "statement": 1}


def test_another_text_under_the_same_id_is_another_report(store: Store) -> None:
    first = sample_report(id="R1")
    keep(store, first)
    revised = sample_report(id="R1", body="Ten were killed, not nine.")
    with store.view() as session:
        assert session.settle(first) == first
        settled = session.settle(revised)
    assert re.fullmatch(r"R1~[0-9a-f]{8}", settled.id)
    with pytest.raises(TryLater):
        keep(store, revised)
    keep(store, settled)
    with store.view() as session:
        assert session.settle(revised) == settled
        assert [line.id for line in session.reports()] == ["R1", settled.id]
        assert session.settle(sample_report(id="R1", publication=Publication(date(2024, 5, 9), "given"))).id != "R1"


def test_no_words_no_fact(store: Store) -> None:
    report = sample_report()
    words = Evidence(report.id, 0, 5, "Never")
    false = replace(sample_accounts(report)[0], claims=(Claim("weapon", "words", (words,), "x"),))
    with pytest.raises(ValueError, match="do not stand"):
        keep(store, report, accounts=(false,))
    assert sum(counts(store).values()) == 0


def test_reports_are_listed_by_date_and_those_without_last(store: Store) -> None:
    keep(store, sample_report(id="none", publication=Publication(None, "none")))
    keep(store, sample_report(id="late", publication=Publication(date(2024, 5, 9), "given")))
    keep(store, sample_report(id="early", publication=Publication(date(2024, 5, 2), "given")))
    with store.view() as session:
        assert [line.id for line in session.reports()] == ["early", "late", "none"]


def test_ids_are_found_by_their_beginning(store: Store) -> None:
    for id in ("abc1", "abc2", "abc", "a%"):
        keep(store, sample_report(id=id, body=f"Text of {id}."))
    report = sample_report(id="xyz")
    accounts = sample_accounts(report)
    keep(store, report, accounts=accounts)
    with store.view() as session:
        assert session.find("abc") == [("abc", "")]
        assert session.find("abc1") == [("abc1", "")]
        assert {id for id, _ in session.find("ab")} == {"abc", "abc1", "abc2"}
        assert session.find("a%") == [("a%", "")]
        assert session.find("%") == []
        assert session.find(accounts[0].id[:12]) == [("xyz", accounts[0].id)]


def test_quarantine_counts_and_lets_go_what_is_read(store: Store) -> None:
    for times in range(2):
        with store.session() as session:
            session.set_aside("patrols.html", "empty", "nothing", None, at=NOW + timedelta(hours=times))
    with store.view() as session:
        (line,) = session.quarantined()
    assert (line.times, line.first_seen[:13], line.last_seen[:13]) == (2, "2024-05-06T12", "2024-05-06T13")
    keep(store, sample_report())
    with store.view() as session:
        assert session.quarantined() == []
        (line,) = session.quarantined(read_since=True)
    assert line.read_since is not None


def test_a_time_without_a_zone_is_not_kept(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"), store.session() as session:
        session.set_aside("a", "b", "c", None, at=NOW.replace(tzinfo=None))


# What can happen between two statements.


def whole_or_absent(store: Store, report: Report, accounts: tuple[Account, ...]) -> bool:
    """Whether the report is there, whole. Anything between fails the test."""
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with store.view() as session:
        kept = session.latest(report.id)
        done = session.done(f"r1:{report.id}")
        orphans = session.counts()
    if kept is None:
        assert done is None
        assert orphans["captures"] == orphans["reports"] == orphans["evidence"] == 0
        return False
    assert done == kept
    assert kept.accounts == accounts
    return True


@pytest.mark.parametrize("when", ["before_cursor_execute", "after_cursor_execute"])
def test_a_fault_at_any_statement_leaves_all_or_nothing(store: Store, when: str) -> None:
    report = sample_report()
    accounts = sample_accounts(report)
    for at in range(1000):
        left = [at]

        def fail(*_: Any, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise OSError("a fault between two statements")

        event.listen(store._engine, when, fail)
        try:
            keep(store, report, accounts=accounts)
        except OSError:
            failed = True
        else:
            failed = False
        event.remove(store._engine, when, fail)
        assert whole_or_absent(store, report, accounts) is not failed
        if not failed:
            break
    assert at > 20


def test_what_was_reported_as_kept_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store(path).close()
    for round in range(6):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                _keep_for_ever(path, round, writing)
            finally:
                os._exit(1)
        os.close(writing)
        reported = b""
        while reported.count(b"\n") < 2 + 2 * round:
            piece = os.read(reading, 1 + round)  # a child killed somewhere else in its work each time
            assert piece, "the child ended by itself"
            reported += piece
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while piece := os.read(reading, 4096):
            reported += piece
        os.close(reading)
        with Store(path) as store:
            for id in reported.decode().split("\n")[:-1]:
                report = sample_report(id=id)
                assert whole_or_absent(store, report, sample_accounts(report))


def _keep_for_ever(path: Path, round: int, writing: int) -> None:
    with Store(path) as store:
        for number in range(10_000):
            report = sample_report(id=f"{round}-{number}")
            keep(store, report, accounts=sample_accounts(report))
            os.write(writing, f"{report.id}\n".encode())


def test_a_full_disk_loses_nothing_that_was_kept(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]

    def limit(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 30}")

    event.listen(store._engine, "connect", limit)
    store._engine.dispose()
    kept = []
    with pytest.raises(StoreError, match="no room") as error:
        for number in range(1000):
            report = sample_report(id=f"{number}")
            keep(store, report, accounts=sample_accounts(report))
            kept.append(report)
    assert error.value.hint
    event.remove(store._engine, "connect", limit)
    store._engine.dispose()
    assert len(kept) > 1
    assert counts(store)["reports"] == len(kept)
    assert all(whole_or_absent(store, report, sample_accounts(report)) for report in kept)
    assert keep(store, sample_report(id="more"))


# Who may open what.


def test_a_database_in_use_says_so_and_may_be_looked_at(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db", wait=0.05) as store, closing(sqlite3.connect(store.path)) as other:
        keep(store, sample_report())
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(TryLater, match="in use") as error:
            keep(store, sample_report(id="b"))
        assert error.value.hint
        assert counts(store)["reports"] == 1
        other.rollback()
        assert keep(store, sample_report(id="b"))


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer version") as error:
        Store(path)
    assert error.value.hint
    assert path.read_bytes() == before


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Not a database, but longer than its head would be.")
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection, connection:
        connection.execute("CREATE TABLE reports (id)")
    (tmp_path / "torn.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    for name in ("a.txt", "other.db", "torn.db"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(StoreError, match=re.escape(name)) as error:
            Store(tmp_path / name)
        assert error.value.hint
        assert (tmp_path / name).read_bytes() == before
    for path in (tmp_path, tmp_path / "no" / "folder.db"):
        with pytest.raises(StoreError, match="folder"):
            Store(path)


def test_only_a_reader_of_what_is_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no database"):
        open_existing(tmp_path / "a.db")
    assert not (tmp_path / "a.db").exists()
    Store(tmp_path / "a.db").close()
    open_existing(tmp_path / "a.db").close()


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with Store(tmp_path / "a.db") as store:
        assert keep(store, sample_report())
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA application_id").fetchone() == (sqlite.APPLICATION_ID,)


def test_foreign_keys_are_enforced(store: Store) -> None:
    with pytest.raises(StoreError), store.session() as session:
        session._connection.exec_driver_sql("INSERT INTO evidence VALUES (99, 0, 0, 1, 'a')")


# The steps.


def test_the_steps_make_exactly_the_tables(store: Store, tmp_path: Path) -> None:
    with store._engine.connect() as connection:
        options = {
            "compare_type": True,
            "compare_server_default": True,
            "include_name": lambda name, _type, _parents: not str(name).startswith("search_"),
        }
        context = MigrationContext.configure(connection, opts=options)
        assert autogenerate.compare_metadata(context, metadata) == []
    engine = create_engine(f"sqlite:///{tmp_path / 'b.db'}")
    metadata.create_all(engine)
    engine.dispose()
    assert schema(store.path) == schema(tmp_path / "b.db")


def schema(path: Path) -> dict[str, list[str]]:
    """Each table's and index's SQL, as its parts in order of the alphabet: the order of constraints means nothing."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL").fetchall()
    return {
        name: sorted(
            part.strip().rstrip(",")
            for line in sql.replace("\t", " ").splitlines()
            for part in re.split(r", (?=\w+ [A-Z])", line)  # a column that a later step adds stands behind another
        )
        for name, sql in made
        if not name.startswith("alembic")
    }


def test_the_newest_step_is_the_one_that_is_asked_for() -> None:
    settings = config.Config()
    settings.set_main_option("script_location", str(Path(sqlite.__file__).parent / "migrations"))
    assert script.ScriptDirectory.from_config(settings).get_current_head() == sqlite.HEAD


def test_evidence_of_a_composed_account_always_stands() -> None:
    report = sample_report()
    other = sample_report(body="Another text about Vaskur.")
    with pytest.raises(ValueError, match="do not stand"):
        compose_account(report, kind="incident", role="main", claims=[claim(other, "place", "Vaskur", "Vaskur")])
