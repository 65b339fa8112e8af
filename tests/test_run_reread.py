"""Reading a kept report again: every difference is told with its words first, nothing is lost, reviews are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli.main import main
from dateline.errors import BadInput
from dateline.model.claims import Account, compose_account
from dateline.model.text import Report
from dateline.model.values import Means, Toll, When
from dateline.run.ledger import reader_id
from dateline.run.reconcile import reconcile
from dateline.run.record_views import view_records
from dateline.run.reread import keep_rereading, reread, rereading_json
from dateline.run.review import decide
from dateline.store.sqlite import Store
from sample_readings import NOW
from sample_records import Fake, accounts_of, keep, report_of, told
from sample_rereadings import anew, claim_on, finders

LATER = NOW + timedelta(hours=1)
TEXT = f"{told(7, 'Vaskur', 3)}\n\n{told(2, 'Redmouth', 5)}\n\nThe soldiers had mortars."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db") as opened:
        keep(opened, report_of("a", TEXT))
        list(reconcile(opened, Fake(), clock=lambda: NOW))
        yield opened


def bettered(report: Report) -> list[Account]:
    """The first incident with another toll and a weapon, and without its perpetrator; the second as it was."""
    first, second = accounts_of(report)
    kept = [claim for claim in first.claims if claim.field not in ("toll", "perpetrator")]
    toll = claim_on(report, "toll", Toll("killed", 7, None, "soldiers"), "7 soldiers died")
    return [anew(report, first, [*kept, toll, claim_on(report, "weapon", Means("mortar"), "mortars")]), second]


def test_what_would_change_is_told_with_its_words_and_nothing_is_stored(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    finders(monkeypatch, bettered)
    with store.view() as session:
        before = (session.counts(), list(view_records(session)))
    seen = reread(store, "a")
    with store.view() as session:
        assert (session.counts(), list(view_records(session))) == before
    assert seen.same == 1
    (change,) = seen.changes
    assert (change.what, change.kind, change.notes) == ("changed", "incident", ())
    assert change.record == before[1][0].record.id
    told = {(one.what, one.field): one for one in change.claims}
    assert set(told) == {("changed", "toll"), ("added", "weapon"), ("removed", "perpetrator")}
    toll = told["changed", "toll"]
    assert toll.old is not None
    assert toll.new is not None
    assert (toll.old.value, toll.new.value) == (Toll("killed", 7, 7, "soldiers"), Toll("killed", 7, None, "soldiers"))
    assert (toll.old.evidence[0].words, toll.new.evidence[0].words) == ("7", "7 soldiers died")
    assert json.loads(json.dumps(rereading_json(seen)))["changes"][0]["claims"][0]["new"]["evidence"][0]["words"]


def test_accounts_come_and_go_and_change_their_part(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(report: Report) -> list[Account]:
        first, _ = accounts_of(report)
        weapon = claim_on(report, "weapon", Means("mortar"), "mortars")
        other = compose_account(report, kind="incident", role="background", claims=[weapon])
        return [anew(report, first, first.claims, role="background", certainty="denied"), other]

    finders(monkeypatch, read)
    seen = reread(store, "a")
    assert [(one.what, one.notes) for one in seen.changes] == [
        ("changed", ("it is told in passing now", "stated before, denied now")),
        ("added", ()),
        ("removed", ()),
    ]
    assert {one.what for one in seen.changes[2].claims} == {"removed"}
    assert seen.same == 0


def test_a_report_can_turn_out_not_to_be_about_conflict(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    finders(monkeypatch, lambda _: (), relevant=False)
    seen = reread(store, "a")
    assert seen.relevance == "is not about armed conflict"
    keep_rereading(store, seen, clock=lambda: LATER)
    with store.view() as session:
        assert list(view_records(session)) == []
        latest = session.latest("a")
    assert latest is not None
    assert not latest.relevant


def test_the_new_reading_is_kept_once_and_the_earlier_one_stays(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    finders(monkeypatch, bettered)
    with store.view() as session:
        ids = [view.record.id for view in view_records(session)]
        before = session.counts()
    seen = reread(store, "a")
    keep_rereading(store, seen, clock=lambda: LATER)
    with store.view() as session:
        views = {view.record.id: view for view in view_records(session)}
        after = session.counts()
    assert list(views) == ids
    assert views[ids[0]].figures[0].high is None
    assert (after["readings"], after["captures"], after["reports"]) == (before["readings"] + 1, 1, 1)
    again = reread(store, "a")
    assert (again.is_current, again.changes, again.same) == (True, (), 2)
    for stale in (seen, again):
        with pytest.raises(BadInput):
            keep_rereading(store, stale, clock=lambda: LATER)


def test_a_reading_that_came_meanwhile_is_not_overwritten(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    finders(monkeypatch, bettered)
    seen = reread(store, "a")
    keep(store, report_of("a", TEXT), reader="r2")
    with pytest.raises(BadInput, match="meanwhile"):
        keep_rereading(store, seen, clock=lambda: LATER)


def test_finders_that_read_it_before_do_not_displace_who_read_it_since(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    finders(monkeypatch, bettered)
    keep(store, report_of("a", TEXT), reader=reader_id())
    keep(store, report_of("a", TEXT), reader="another")
    seen = reread(store, "a")
    assert not seen.is_current
    with pytest.raises(BadInput, match="before"):
        keep_rereading(store, seen, clock=lambda: LATER)


def test_a_review_is_reopened_only_by_new_words_with_a_new_reading(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.session() as session:
        first, second = [view.record.id for view in view_records(session)]
        decide(session, [first, second], "accepted", by="Ada", at=NOW)

    def new_value_on_old_words(report: Report) -> list[Account]:
        one, other = accounts_of(report)
        changed = [replace(c, value=When.on(date(2024, 5, 4))) if c.field == "date" else c for c in one.claims]
        return [anew(report, one, changed), other]

    finders(monkeypatch, new_value_on_old_words)
    assert reread(store, "a").reopens == ()
    finders(monkeypatch, bettered)
    seen = reread(store, "a")
    assert seen.reopens == (first,)
    keep_rereading(store, seen, clock=lambda: LATER)
    with store.view() as session:
        views = {view.record.id: view.review for view in view_records(session)}
    assert (views[first].verdict, views[first].reopened) == ("accepted", True)
    assert (views[second].verdict, views[second].reopened) == ("accepted", False)


def test_what_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(BadInput, match="no report"):
        reread(store, "b")


def test_the_command_shows_and_keeps(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    finders(monkeypatch, bettered)
    monkeypatch.setenv("COLUMNS", "120")
    command = ["reread", "a", "--db", str(store.path)]
    shown = CliRunner().invoke(main, command)
    assert shown.exit_code == 0, shown.output
    for words in ("1 account as before, 1 account told otherwise", "~ toll", "“7 soldiers died”", "+ weapon", "- perp"):
        assert words in shown.stdout
    assert "nothing was stored" in shown.stderr
    line = json.loads(CliRunner().invoke(main, [*command, "--json"]).stdout)
    assert [one["what"] for one in line["changes"]] == ["changed"]
    assert "kept" in CliRunner().invoke(main, [*command, "--apply"]).stderr
    assert "nothing can change" in CliRunner().invoke(main, [*command, "--apply"]).stderr
    assert CliRunner().invoke(main, ["reread", "zzz", "--db", str(store.path)]).exit_code == 2
