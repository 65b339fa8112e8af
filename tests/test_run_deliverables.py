"""Deliverables from the store: what people decide changes every one of them, and the corrections say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.analysis.counting import Period
from dateline.cli import deliverables as command_module
from dateline.cli import records as records_module
from dateline.cli.main import main
from dateline.errors import BadInput
from dateline.model.document import Document, Heading, Paragraph
from dateline.model.text import Publication
from dateline.model.values import Action, Toll
from dateline.run import deliverables as deliverables_module
from dateline.run.deliverables import DELIVERABLES, Order, deliver, edition_before, last_complete, period_of, watch_of
from dateline.run.history import views_at
from dateline.run.occurrences import occurrences
from dateline.run.reconcile import merge, reconcile
from dateline.run.record_views import view_records
from dateline.run.review import decide, undo_latest
from dateline.store.sqlite import Store
from sample_agreements import fill_agreements
from sample_occurrences import lead, section, table
from sample_readings import NOW
from sample_records import Fake, keep, report_of, told

RULE = "settled/1"
LAST = Period(date(2024, 4, 29), date(2024, 5, 5))
WEEK = Period(date(2024, 5, 6), date(2024, 5, 12))
MADE = NOW + timedelta(days=14)
"""The edition before was made a week earlier: a week after everything was read."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db") as opened:
        for number, day in enumerate((date(2024, 4, 1), date(2024, 5, 1))):
            quiet = report_of(f"quiet{number}", f"Nothing of note, number {number}.")
            keep(opened, replace(quiet, publication=Publication(day, "given")))
        keep(opened, report_of("a", told(7, "Vaskur", 3)))
        keep(opened, report_of("b", told(9, "Vaskur", 3), outlet="Old Ferry Post"))
        keep(opened, report_of("c", told(2, "Redmouth", 5)))
        keep(opened, report_of("d", told(31, "Old Ferry", 9), outlet="Redmouth Herald"))
        list(reconcile(opened, Fake(), clock=lambda: NOW))
        yield opened


def made(store: Store, kind: str = "weekly", period: Period = WEEK, **changes: object) -> Document:
    order = replace(Order(kind, period, None, MADE, RULE), **changes)  # type: ignore[arg-type]
    with store.view() as session:
        return deliver(session, order)


def record(store: Store, place: str) -> str:
    with store.view() as session:
        found = [view for view in view_records(session) if view.summary["place"]["name"] == place]  # type: ignore[index]
    return found[0].record.id


def act(store: Store, place: str, what: str, **more: object) -> None:
    with store.session() as session:
        decide(session, [record(store, place)], what, by="Amal", at=MADE - timedelta(hours=1), **more)  # type: ignore[arg-type]


def test_the_three_are_of_the_same_record(store: Store) -> None:
    assert table(made(store), "province")["all"]["this week"] == "1"
    assert table(made(store), "province")["all"]["last week"] == "2"
    assert "9 May 2024" in table(made(store, "flash", Period(date(2024, 5, 9), date(2024, 5, 9))), "when")
    assert table(made(store, "monthly"), "month")["May 2024"]["attacks"] == "3"


def test_nothing_to_correct_where_nothing_changed(store: Store) -> None:
    told_then = section(made(store), "Corrections to last week")
    assert told_then.startswith("None: 29 April to 5 May 2024 stands as it was counted at ")


def test_a_rejected_record_leaves_every_deliverable_and_the_corrections_say_so(store: Store) -> None:
    act(store, "Redmouth", "rejected", reason="an accident")
    weekly = made(store)
    assert table(weekly, "province")["all"]["last week"] == "1"
    said = section(weekly, "Corrections to last week")
    assert "withdrawn: rejected" in said
    assert "Amal rejected (an accident)" in said
    flash = made(store, "flash", Period(date(2024, 5, 5), date(2024, 5, 5)))
    assert lead(flash).startswith("All areas, 5 May 2024: nothing reported")
    assert section(made(store, "weekly", LAST), "Bodies found").startswith("None reported.")
    assert table(made(store, "weekly", LAST), "province")["all"]["this week"] == "1"


def test_an_edited_figure_is_the_one_that_is_counted(store: Store) -> None:
    assert table(made(store, "weekly", LAST), "province", caption="best figures")["all"]["casualties"] == "9 (9K)"
    act(store, "Vaskur", "edited", field="killed", values=(Toll("killed", 8, 8),), reason="the hospital says so")
    assert table(made(store, "weekly", LAST), "province", caption="best figures")["all"]["casualties"] == "10 (10K)"
    said = section(made(store), "Corrections to last week")
    assert re.search(r"killed 7–9(, best 9)? → 8", said), said
    assert "Amal edited killed (the hospital says so)" in said


def test_an_edited_type_makes_an_attack_a_response(store: Store) -> None:
    raid = Action("Strategic developments", "Arrests", "raid_arrest")
    act(store, "Redmouth", "edited", field="action", values=(raid,), reason="it was a raid")
    assert "what armed clash → raid or arrests" in section(made(store), "Corrections to last week")


def test_a_decision_that_is_taken_back_is_no_correction(store: Store) -> None:
    act(store, "Redmouth", "rejected", reason="an accident")
    with store.session() as session:
        undo_latest(session, by="Amal", at=MADE - timedelta(minutes=30))
    assert section(made(store), "Corrections to last week").startswith("None: ")


def test_a_late_report_and_a_merge_are_corrections(store: Store) -> None:
    keep(store, report_of("late", told(4, "Redmouth", 1), day=20))
    list(reconcile(store, Fake(), clock=lambda: MADE - timedelta(hours=2)))
    said = section(made(store), "Corrections to last week")
    assert "1 May 2024, Redmouth: armed clash: added; attributed to Black Reed Front; killed 4" in said
    assert "report late" in said
    with store.view() as session:
        known = {row.earliest: row.record_id for row in occurrences(session)}
    with store.session() as session:
        merge(
            session,
            record(store, "Vaskur"),
            known[date(2024, 5, 1)],
            by="Amal",
            reason="one attack",
            at=MADE - timedelta(hours=1),
        )
    assert table(made(store), "province")["all"]["last week"] == "2"


def test_too_much_to_derive_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    act(store, "Redmouth", "rejected", reason="an accident")
    monkeypatch.setattr(deliverables_module, "MOST_TOUCHED", 0)
    assert "too many to say what last week was then" in section(made(store), "Corrections to last week")


def test_the_record_of_a_time_has_the_decisions_of_that_time(store: Store) -> None:
    with store.session() as session:
        decide(session, [record(store, "Vaskur")], "accepted", by="Amal", at=NOW + timedelta(hours=1))
        decide(session, [record(store, "Vaskur")], "published", by="Amal", at=NOW + timedelta(hours=3))
    vaskur = record(store, "Vaskur")
    assert [_status(store, vaskur, hours) for hours in (0, 2, 4)] == ["suggested", "reviewed", "published"]
    with store.session() as session:
        undo_latest(session, by="Amal", at=NOW + timedelta(hours=5))
    assert [_status(store, vaskur, hours) for hours in (4, 6)] == ["published", "reviewed"]


def _status(store: Store, id: str, hours: int) -> str:
    with store.view() as session:
        found = views_at(session, NOW + timedelta(hours=hours), rule=RULE)
    return next(view.status for view in found if view.record.id == id)


# What is asked for.


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T06:00").replace(tzinfo=UTC)


def test_the_last_complete_period_is_the_default() -> None:
    assert [str(last_complete(kind, at("2024-05-13"))) for kind in DELIVERABLES] == [
        "12 May 2024",
        "6 to 12 May 2024",
        "1 to 30 April 2024",
    ]
    assert period_of("weekly", None, None, at("2024-05-13")) == WEEK


def test_one_day_names_a_week_or_a_month() -> None:
    assert period_of("weekly", date(2024, 5, 6), None, at("2024-06-01")) == WEEK
    assert period_of("weekly", None, date(2024, 5, 12), at("2024-06-01")) == WEEK
    assert str(period_of("monthly", date(2024, 5, 20), None, at("2024-06-01"))) == "1 to 31 May 2024"


@pytest.mark.parametrize(
    ("kind", "since", "until", "wrong"),
    [
        ("weekly", "2024-05-06", "2024-05-13", "seven days"),
        ("weekly", "2024-05-13", "2024-05-06", "is after"),
        ("weekly", "9999-12-31", None, "from 1900 to 2199"),
        ("monthly", "0001-01-01", None, "from 1900 to 2199"),
        ("monthly", "2024-05-06", "2024-06-01", "one calendar month"),
        ("flash", "2024-01-01", "2024-03-01", "at most 31 days"),
    ],
)
def test_days_that_make_no_period_are_refused(kind: str, since: str, until: str | None, wrong: str) -> None:
    days = (date.fromisoformat(since), date.fromisoformat(until) if until else None)
    with pytest.raises(BadInput, match=wrong):
        period_of(kind, *days, at("2024-06-01"))  # type: ignore[arg-type]


def test_the_edition_before_was_made_a_period_ago_and_not_before_its_period_was_over() -> None:
    order = Order("weekly", WEEK, None, at("2024-05-13"), RULE)
    assert edition_before(order) == at("2024-05-06")
    assert edition_before(replace(order, made=at("2024-05-08"))) == datetime(2024, 5, 6, tzinfo=UTC)
    assert edition_before(replace(order, last_edition=at("2024-05-09"))) == at("2024-05-09")
    assert edition_before(replace(order, kind="monthly", made=at("2024-06-01"))) == at("2024-05-25")


# The commands.


@pytest.fixture
def folder(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_DATABASE", "a.db")
    monkeypatch.setattr(records_module, "current_matcher", Fake)
    monkeypatch.setattr(command_module, "now", lambda: at("2024-05-13"))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("kind", DELIVERABLES)
def test_a_command_prints_markdown_and_teaches(folder: Path, kind: str) -> None:
    result = run(kind)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("# ")
    assert "How this was counted" in result.stdout
    assert "--area names one" in result.stderr
    assert "--output names a file" in result.stderr


@pytest.mark.parametrize(
    ("ending", "begin"), sorted({"html": b"<!doctype", "pdf": b"%PDF", "docx": b"PK", "md": b"# "}.items())
)
def test_the_ending_of_a_file_says_its_format(folder: Path, ending: str, begin: bytes) -> None:
    result = run("weekly", "--output", f"week.{ending}")
    assert result.exit_code == 0, result.stderr
    assert (folder / f"week.{ending}").read_bytes().startswith(begin)
    assert not list(folder.glob("*.part"))


def test_figures_lead_to_the_desk_that_the_setting_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DESK_ADDRESS", "https://desk.example.org/")
    told_there = run("weekly").stdout
    assert re.search(r"\]\(https://desk\.example\.org/record/[0-9a-f]{16}\)", told_there)


def test_templates_of_the_user_are_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "document.md").write_text("Bulletin of {{ subtitle }}\n")
    monkeypatch.setenv("DATELINE_TEMPLATES", "mine")
    assert run("weekly").stdout.startswith("Bulletin of 6 to 12 May 2024\n\n> **How this was counted**")


@pytest.mark.parametrize(
    ("arguments", "told_of"),
    [
        (("weekly", "--from", "yesterday"), "not a day"),
        (("weekly", "--last-edition", "soon"), "not a time"),
        (("weekly", "--area", "Nowhere at all"), "no place"),
        (("weekly", "--output", "week.odt"), "does not say its format"),
        (("weekly", "--format", "pdf"), "not for the terminal"),
        (("weekly", "--output", "missing/week.md"), "cannot be written"),
        (("flash", "--db", "none.db"), "none.db"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(folder: Path, arguments: tuple[str, ...], told_of: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told_of in result.stderr
    assert "Traceback" not in result.stderr


def test_a_period_that_is_not_over_says_so(folder: Path) -> None:
    assert "not over" in run("weekly", "--from", "2024-05-10").stderr


@pytest.mark.parametrize("kind", ["weekly", "monthly"])
def test_a_document_and_its_agreements_apart_are_the_whole(tmp_path: Path, kind: str) -> None:
    with Store(tmp_path / "a.db") as store:
        fill_agreements(store)
        period = period_of(kind, date(2022, 2, 7), None, MADE)  # type: ignore[arg-type]
        order = Order(kind, period, None, MADE, RULE)  # type: ignore[arg-type]
        with store.view() as session:
            whole, watch = deliver(session, order), watch_of(session, order)
            parted = deliver(session, order, watch_at="/watch")
    at = parted.blocks.index(Heading("Agreements watch")) + 1
    link = parted.blocks[at]
    assert isinstance(link, Paragraph) and link.words[0].address == "/watch"
    assert len(watch.blocks) > 1
    assert (*parted.blocks[:at], *watch.blocks, *parted.blocks[at + 1 :]) == whole.blocks
    assert watch.marking == whole.marking
