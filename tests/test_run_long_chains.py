"""Chains that are too long for one report's time: put off, whole at every moment, and exact before they are shown."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from dateline.model.records import RecordView, record_id
from dateline.records.clustering import Clustered, cluster
from dateline.run import reconcile as reconcile_module
from dateline.run import suggest as suggest_module
from dateline.run.reconcile import merge, reconcile, reconcile_report, settle_owed, split, undo
from dateline.run.record_views import view_records
from dateline.store.sqlite import Store
from sample_readings import NOW
from sample_records import Fake, accounts_of, keep, report_of, told

REPORTS = [
    report_of(f"r{number}", told(3 + number, "Vaskur", 1 + number // 3) + (f" {told(2, 'Vaskur', 8)}" * (number % 2)))
    for number in range(10)
]
"""Ten reports of attacks in one place a day apart: the simple matcher chains them all."""


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chains of more than three are long."""
    monkeypatch.setattr(reconcile_module, "CHAIN", 3)
    monkeypatch.setattr(suggest_module, "CHAIN", 3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db") as opened:
        yield opened


def read(store: Store, *numbers: int, reader: str = "r1", skip: int = 0) -> None:
    """As `dateline read` does: chains that are put off stay so."""
    for number in numbers:
        report = REPORTS[number]
        keep(store, report, reader=reader, accounts=accounts_of(report)[skip:])
        with store.session() as session:
            reconcile_report(session, report.id, Fake(), at=NOW)


def views(store: Store) -> list[RecordView]:
    with store.view() as session:
        return list(view_records(session))


def owed(store: Store) -> int:
    with closing(sqlite3.connect(store.path)) as connection:
        return int(connection.execute("SELECT count(*) FROM owed").fetchone()[0])


def check_whole(store: Store) -> None:
    """Every account that is told is in one record, whose id is that of its oldest: `view_records` raises otherwise."""
    with store.view() as session:
        members = [member for member in session.records.all_members() if member.account]
    assert all(member.record for member in members)
    assert sorted(account for view in views(store) for account in view.record.accounts) == sorted(
        member.lineage for member in members
    )


def check_exact(store: Store) -> None:
    """What is kept equals what recomputing from the judgements gives."""
    with store.view() as session:
        members = [member for member in session.records.all_members() if member.account]
        judged = session.records.all_judgements()
        kept = session.records.conflicts()
    clustering = cluster([Clustered(m.lineage, m.kind, m.age) for m in members], judged)
    assert {view.record for view in views(store)} == set(clustering.records)
    assert len(kept) == len(clustering.conflicts)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_records_are_whole_at_once_and_exact_when_shown(store: Store, seed: int) -> None:
    rng = random.Random(seed)
    numbers = rng.sample(range(10), 10)
    read(store, *numbers[:7])
    check_whole(store)
    assert owed(store)
    for step in range(8):
        ids = [view.record.id for view in views(store)]
        big = [view for view in views(store) if len(view.members) > 1]
        at = NOW + timedelta(hours=step)
        drawn = rng.random()
        if drawn < 0.3 and numbers[7:]:
            read(store, numbers.pop())
        elif drawn < 0.5:
            # A newer reader finds one account fewer, so that members go, the oldest of a record among them.
            read(store, rng.choice(numbers[:7]), reader=f"r{step + 2}", skip=rng.randrange(2))
        elif drawn < 0.75 and big:
            view = rng.choice(big)
            with store.session() as session:
                split(session, view.record.id, {rng.choice(view.record.accounts)}, by="N. Amer", reason="", at=at)
        elif len(ids) > 1:
            with store.session() as session:
                merge(session, *rng.sample(ids, 2), by="N. Amer", reason="", at=at)
        check_whole(store)
    settle_owed(store)
    assert owed(store) == 0
    check_whole(store)
    check_exact(store)
    list(reconcile(store, Fake(), clock=lambda: NOW))
    check_exact(store)


def test_a_report_of_a_long_chain_joins_the_record_that_speaks_most_for_it(store: Store) -> None:
    read(store, *range(9))
    settle_owed(store)
    before = {view.record.id: view.record.accounts for view in views(store)}
    read(store, 9)
    mine = {account.id for account in accounts_of(REPORTS[9])}
    joined = [view for view in views(store) if mine & set(view.record.accounts)]
    assert all(view.record.id in before or view.record.id in map(record_id, mine) for view in joined)
    assert any(len(view.members) > 1 for view in joined)
    assert owed(store)
    settle_owed(store)
    check_exact(store)


def test_a_decision_on_a_long_chain_is_exact_at_once_and_can_be_taken_back(store: Store) -> None:
    read(store, *range(10))
    settle_owed(store)
    before = views(store)
    with store.session() as session:
        made = split(session, before[0].record.id, {before[0].record.accounts[-1]}, by="N. Amer", reason="", at=NOW)
    check_exact(store)
    with store.session() as session:
        undo(session, made.id, by="N. Amer", at=NOW + timedelta(hours=1))
    check_exact(store)
    assert views(store) == before
