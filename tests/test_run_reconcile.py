"""Reports become records in whatever order they come; every decision can be taken back; a kill loses nothing."""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import signal
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from dateline.errors import BadInput
from dateline.model.claims import compose_account
from dateline.model.records import RecordView, record_id
from dateline.model.text import Capture, Report
from dateline.reading.reports import read_capture
from dateline.records.clustering import Clustered, cluster
from dateline.run.matcher import current_matcher
from dateline.run.pipeline import read_report
from dateline.run.reconcile import Decision, merge, reconcile, split, undo
from dateline.run.record_views import view_records
from dateline.store.sqlite import Store
from dateline.store.tables import metadata
from sample_readings import NOW
from sample_records import Fake, accounts_of, keep, report_of, told

REPORTS = (
    report_of("a", told(7, "Vaskur", 1) + " It was not the first. " + told(3, "Redmouth", 1)),
    report_of("b", told(10, "Vaskur", 1), outlet="Northern Courier"),
    report_of("c", told(9, "Vaskur", 2), outlet="Example Ledger"),
    report_of("d", told(2, "Old Ferry", 1) + " Earlier, " + told(10, "Vaskur", 1), outlet="Delta Post"),
    report_of("e", told(9, "Vaskur", 3)),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db") as opened:
        yield opened


def read(store: Store, *reports: Report, version: str = "fake/1") -> None:
    for report in reports:
        keep(store, report)
        list(reconcile(store, Fake(version), clock=lambda: NOW))


def views(store: Store) -> list[RecordView]:
    with store.view() as session:
        return list(view_records(session))


def partition(store: Store) -> set[frozenset[str]]:
    return {frozenset(view.record.accounts) for view in views(store)}


def record_of(store: Store, account: str) -> str:
    with store.view() as session:
        (member,) = session.records.members([account])
    return member.record or ""


def first(report: Report, at: int = 0) -> str:
    return accounts_of(report)[at].id


def derived(store: Store) -> tuple[Any, ...]:
    """All that judgements decide, and the judgements that hold."""
    with store.view() as session:
        records = session.records
        return records.all_members(), records.conflicts(), records.all_judgements(), list(view_records(session))


def from_scratch(store: Store) -> tuple[dict[str, str], int]:
    with store.view() as session:
        members = [member for member in session.records.all_members() if member.account]
        clustering = cluster(
            [Clustered(member.lineage, member.kind, member.age) for member in members],
            session.records.all_judgements(),
        )
    of = {lineage: record.id for record in clustering.records for lineage in record.accounts}
    return of, len(clustering.conflicts)


def check(store: Store) -> None:
    """Fails unless what is kept equals what recomputing gives."""
    of, conflicts = from_scratch(store)
    with store.view() as session:
        assert {m.lineage: m.record for m in session.records.all_members() if m.account} == of
        assert len(session.records.conflicts()) == conflicts
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def tables(store: Store) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(store.path)) as connection:
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in metadata.tables}  # noqa: S608


def decide(store: Store, what: Any, *arguments: Any, at: int = 1, by: str = "N. Amer") -> Decision:
    with store.session() as session:
        found = what(
            session, *arguments, by=by, at=NOW + timedelta(hours=at), **({} if what is undo else {"reason": ""})
        )
        assert isinstance(found, Decision)
        return found


def test_reports_of_one_incident_are_one_record_with_every_figure(store: Store) -> None:
    read(store, *REPORTS[:2], REPORTS[3])
    vaskur, redmouth, ferry = views(store)
    assert [member.outlet for member in vaskur.members] == ["Example Ledger", "Northern Courier", "Delta Post"]
    (killed,) = [figure for figure in vaskur.figures if figure.group is None]
    assert (killed.low, killed.best, killed.high) == (7, 10, 10)
    assert [side.words for side in killed.by_source] == ["7", "10", "10"]
    assert vaskur.summary["killed"] == {"low": 7, "high": 10}
    assert vaskur.summary["perpetrators"] == ["Black Reed Front"]
    assert (len(redmouth.members), len(ferry.members)) == (1, 1)
    assert vaskur.record.id == record_id(first(REPORTS[0]))


def test_the_order_of_reading_means_nothing(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate(random.Random(5).sample(list(itertools.permutations(REPORTS)), 8)):
        with Store(tmp_path / f"{number}.db") as store:
            read(store, *order)
            check(store)
            figures = {
                frozenset(view.record.accounts): [(f.harm, f.group, f.low, f.best, f.high) for f in view.figures]
                for view in views(store)
            }
            found.append(figures)
    assert all(other == found[0] for other in found)
    assert max(map(len, found[0])) >= 3


def test_reading_twice_changes_nothing(store: Store) -> None:
    read(store, *REPORTS)
    before = tables(store)
    read(store, *REPORTS)
    assert tables(store) == before


def test_copies_of_one_text_are_one_source(store: Store) -> None:
    read(store, REPORTS[1], report_of("x", REPORTS[1].text[REPORTS[1].body_start :], outlet="Delta Post"), REPORTS[0])
    (view, _) = views(store)
    (killed,) = [figure for figure in view.figures if figure.group is None]
    assert [side.outlets for side in killed.by_source] == [("Example Ledger",), ("Northern Courier", "Delta Post")]
    assert len(view.members) == 3


def test_a_new_reader_and_a_new_matcher_keep_ids_and_decisions(store: Store) -> None:
    read(store, *REPORTS[:2], REPORTS[4])
    decide(store, merge, record_of(store, first(REPORTS[0])), record_of(store, first(REPORTS[4])))
    before = [view.record for view in views(store)]
    report = REPORTS[0]
    again = tuple(
        compose_account(report, kind="incident", role=told.role, claims=told.claims[:-1])
        for told in accounts_of(report)
    )
    keep(store, report, reader="r2", accounts=again)
    list(reconcile(store, Fake(), clock=lambda: NOW))
    assert [view.record for view in views(store)] == before
    assert views(store)[0].members[0].account_id == again[0].id
    check(store)
    list(reconcile(store, Fake("fake/2"), clock=lambda: NOW + timedelta(days=1)))
    assert [view.record for view in views(store)] == before
    with store.view() as session:
        assert {judgement.by for judgement in session.records.all_judgements()} == {"machine:fake/2", "N. Amer"}
    check(store)


def test_what_a_new_reader_no_longer_finds_leaves_the_records(store: Store) -> None:
    read(store, *REPORTS)
    keep(store, REPORTS[0], reader="r2", accounts=())
    list(reconcile(store, Fake(), clock=lambda: NOW))
    check(store)
    assert first(REPORTS[0]) not in set().union(*partition(store))
    keep(store, REPORTS[0], reader="r3")
    list(reconcile(store, Fake(), clock=lambda: NOW))
    assert record_of(store, first(REPORTS[0])) == record_id(first(REPORTS[0]))
    check(store)


GOLD = Path(__file__).parent / "gold" / "published" / "reports"


def test_real_reports_of_two_attacks_in_any_order_are_two_records(tmp_path: Path) -> None:
    """Two attacks of one group in one autumn, 13 tellings with the real reader and the real matcher."""
    paths = sorted([*GOLD.glob("iq-makhmur-*.json"), *GOLD.glob("iq-rashad-*.json")])
    read_once = []
    for path in paths:
        body = path.read_bytes()
        capture = Capture(path.name, NOW, "application/json", hashlib.sha256(body).hexdigest(), body, path.name)
        read_once.append(read_report(read_capture(capture)))
    assert len(read_once) == 13
    found = []
    for number, seed in enumerate((1, 2, 3)):
        with Store(tmp_path / f"{number}.db") as store:
            for reading in random.Random(seed).sample(read_once, len(read_once)):
                keep(store, reading.report, accounts=reading.accounts)
                list(reconcile(store, current_matcher(), clock=lambda: NOW))
            check(store)
            found.append({frozenset(view.record.accounts): view.figures for view in views(store)})
    assert found[1] == found[0] == found[2]
    with Store(tmp_path / "0.db") as store:
        big = [view for view in views(store) if len(view.members) > 4]
    told_by = sorted(sorted({member.report_id for member in view.members}) for view in big)
    assert told_by == [[f"iq-makhmur-{n}" for n in range(1, 7)], [f"iq-rashad-{n}" for n in range(1, 8)]]
    for view in big:
        (killed,) = [figure for figure in view.figures if figure.harm == "killed" and figure.group is None]
        assert len(killed.by_source) >= 6
        assert killed.is_disputed


# Decisions of people.


def test_a_merge_keeps_the_older_id_and_undo_gives_everything_back(store: Store) -> None:
    read(store, *REPORTS)
    before, tables_before = derived(store), tables(store)
    older, younger = record_of(store, first(REPORTS[0])), record_of(store, first(REPORTS[3]))
    made = decide(store, merge, younger, older)
    assert record_of(store, first(REPORTS[3])) == older
    assert [view.status for view in views(store) if view.record.id == older] == ["reviewed"]
    check(store)
    taken_back = decide(store, undo, made.id[:8], at=2)
    assert taken_back.id == made.id
    assert derived(store) == before
    # What is to be listed anew is no more than a note that something happened.
    assert {name for name, rows in tables(store).items() if rows != tables_before[name]} <= {"judgements", "outdated"}
    with store.view() as session:
        withdrawn = [item for item in session.records.all_judgements(active=False) if not item.is_active]
    assert [item.why_withdrawn for item in withdrawn] == ["taken back by N. Amer"] * len(made.judgements)


def test_a_split_parts_what_a_machine_joined_and_undo_joins_it_again(store: Store) -> None:
    read(store, *REPORTS)
    whole = record_of(store, first(REPORTS[1]))
    decide(store, split, whole, {first(REPORTS[0])})
    assert record_of(store, first(REPORTS[0])) == whole, "the oldest account keeps the id"
    rest = record_of(store, first(REPORTS[1]))
    assert rest == record_id(first(REPORTS[1]))
    assert record_of(store, first(REPORTS[3], 1)) == rest, "the others stay together"
    read(store, report_of("f", told(8, "Vaskur", 1)))
    assert first(REPORTS[0]) not in {m for p in partition(store) if first(REPORTS[1]) in p for m in p}
    check(store)
    with store.view() as session:
        assert session.records.conflicts(), "the machine's links across the split are listed"
    store2 = derived(store)
    decide(store, undo, None, at=3)
    assert len(derived(store)[1]) < len(store2[1])
    check(store)
    assert record_of(store, first(REPORTS[0])) == record_of(store, first(REPORTS[1])) == whole


def test_withdrawing_in_any_order_ends_where_it_began(store: Store) -> None:
    read(store, *REPORTS)
    before = derived(store)
    rng = random.Random(3)
    for _ in range(6):
        made = []
        for step in range(5):
            ids = sorted({view.record.id for view in views(store)})
            big = [view for view in views(store) if len(view.members) > 1]
            if big and rng.random() < 0.5:
                view = rng.choice(big)
                made.append(decide(store, split, view.record.id, {rng.choice(view.record.accounts)}, at=step + 1))
            elif len(ids) > 1:
                made.append(decide(store, merge, *rng.sample(ids, 2), at=step + 1))
            check(store)
        rng.shuffle(made)
        for decision in made:
            decide(store, undo, decision.id, at=9)
            check(store)
        assert derived(store) == before


def test_decisions_taken_back_leave_every_table_as_it_was(store: Store) -> None:
    """Merge, split and the withdrawal of either: nothing is left of them but the judgements, all of them withdrawn."""
    read(store, *REPORTS)
    before = tables(store)
    a, d = record_of(store, first(REPORTS[0])), record_of(store, first(REPORTS[3]))
    made = [decide(store, merge, a, d)]
    made.append(decide(store, split, a, {first(REPORTS[1])}, at=2))
    made.append(decide(store, merge, record_of(store, first(REPORTS[1])), record_of(store, first(REPORTS[0], 1)), at=3))
    assert tables(store)["members"] != before["members"]
    for decision in random.Random(2).sample(made, 3):
        decide(store, undo, decision.id, at=4)
    after = tables(store)
    judged = after.pop("judgements")
    assert judged[: len(before["judgements"])] == before.pop("judgements")
    withdrawn = [row[-2] for row in judged if row[4] == "N. Amer"]
    assert withdrawn
    assert all(withdrawn)
    # Which rows of lists are to be made anew is a note for the desk, and grows with every change.
    del after["outdated"], before["outdated"]
    assert after == before


def test_what_cannot_be_decided_is_said(store: Store) -> None:
    read(store, *REPORTS)
    a, b = record_of(store, first(REPORTS[0])), record_of(store, first(REPORTS[3]))
    with pytest.raises(BadInput, match="one record already"):
        decide(store, merge, a, a)
    with pytest.raises(BadInput, match="both sides"):
        decide(store, split, a, {"nothing"})
    with pytest.raises(BadInput, match="no decision"):
        decide(store, undo, None)
    with pytest.raises(BadInput, match="no name"):
        decide(store, merge, a, b, by="machine:me")
    decide(store, split, a, {first(REPORTS[0])}, by="T. Oyelaran")
    with pytest.raises(BadInput, match=r"T\. Oyelaran judged them different") as error:
        decide(store, merge, a, record_of(store, first(REPORTS[1])), at=2)
    assert error.value.hint
    assert "undo" in error.value.hint
    decide(store, merge, a, record_of(store, first(REPORTS[1])), at=2, by="T. Oyelaran")
    assert record_of(store, first(REPORTS[1])) == a, "one may think again"
    check(store)


# What can happen between two statements.


def test_a_fault_at_any_statement_leaves_all_or_nothing(store: Store) -> None:
    read(store, *REPORTS[:4])
    keep(store, REPORTS[4])
    before = tables(store)
    with closing(sqlite3.connect(store.path)) as whole:
        whole.execute("VACUUM INTO ?", (str(store.path.with_name("whole.db")),))
    with Store(store.path.with_name("whole.db")) as other:
        list(reconcile(other, Fake(), clock=lambda: NOW))
        after = tables(other)
    for at in range(1000):
        left = [at]

        def fail(*_: Any, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise OSError("a fault between two statements")

        event.listen(store._engine, "before_cursor_execute", fail)
        try:
            list(reconcile(store, Fake(), clock=lambda: NOW))
        except OSError:
            failed = True
        else:
            failed = False
        event.remove(store._engine, "before_cursor_execute", fail)
        if tables(store) == after:
            break
        assert failed
        assert tables(store) == before
    assert at > 15
    check(store)


def test_kill_9_during_200_merges_loses_and_doubles_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    days = 12
    with Store(path) as store:
        for day in range(1, days + 1):
            keep(store, report_of(f"r{day}", told(day, "Vaskur", 1 + 2 * day)))
        list(reconcile(store, Fake(), clock=lambda: NOW))
        reports = {view.members[0].report_id for view in views(store)}
        assert len(reports) == days
        apart = partition(store)
    rng = random.Random(11)
    done = 0
    for _ in range(80):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                _merge_for_ever(path, rng.random(), writing)
            finally:
                os._exit(1)
        os.close(writing)
        reported, wanted = b"", rng.randint(1, 9)
        while reported.count(b"\n") < wanted:
            reported += os.read(reading, 17)
        # Somewhere within the next one.
        time.sleep(rng.random() * 0.01)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while piece := os.read(reading, 4096):
            reported += piece
        os.close(reading)
        with Store(path) as store:
            check(store)
            assert {member.report_id for view in views(store) for member in view.members} == reports
            assert sum(len(view.members) for view in views(store)) == days
            with store.view() as session:
                kept = {judgement.decision for judgement in session.records.all_judgements(active=False)}
            assert set(reported.decode().split("\n")[:-1]) <= kept
        done += reported.count(b"\n")
        if done >= 200:
            break
    assert done >= 200
    with Store(path) as store:
        while _holds_a_decision(store):
            decide(store, undo, None)
        check(store)
        assert partition(store) == apart


def _holds_a_decision(store: Store) -> bool:
    with store.view() as session:
        return bool(session.records.decision())


def _merge_for_ever(path: Path, seed: float, writing: int) -> None:
    rng = random.Random(seed)
    with Store(path) as store:
        for step in itertools.count(1):
            ids = [view.record.id for view in views(store)]
            chosen: Sequence[Any] = (merge, *rng.sample(ids, 2)) if len(ids) > 3 else (undo, None)
            at = int(seed * 1e6) + step
            os.write(writing, f"{decide(store, *chosen, at=at).id}\n".encode())


def test_what_a_report_passes_on_stands_beside_the_outlet_and_counts_once(store: Store) -> None:
    own = report_of("a", told(7, "Vaskur", 1), outlet="Agence France-Presse")
    echo = report_of("b", "AFP reported that " + told(9, "Vaskur", 1), outlet="Northern Courier")
    other = report_of("c", told(8, "Vaskur", 1) + " AFP reported rain on the coast.", outlet="Delta Post")
    read(store, echo, own, other)
    (view,) = [view for view in views(store) if len(view.members) == 3]
    (killed,) = [figure for figure in view.figures if figure.harm == "killed" and figure.group is None]
    assert {told.report_id: told.note for told in killed.by_source} == {
        "a": None,
        "b": "passes on AFP, counted once",
        "c": None,
    }
    assert (killed.low, killed.high) == (7, 8)
