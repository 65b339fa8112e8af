"""Records on the command line: listed, shown side by side, decided on, taken back, exported and compared."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dateline.cli import records as records_module
from dateline.cli.main import main
from dateline.run.reconcile import reconcile
from dateline.run.record_views import view_records
from dateline.store.sqlite import Store
from sample_readings import NOW, sample_accounts, sample_report
from sample_records import Fake, accounts_of, keep, report_of, told
from sample_rereadings import anew, finders

REPORTS = (
    report_of("alpha", told(7, "Vaskur", 1) + " It was not the first. " + told(3, "Redmouth", 1)),
    report_of("beta", told(10, "Vaskur", 1), outlet="Northern Courier"),
    report_of("gamma", told(9, "Vaskur", 5), outlet="Delta Post"),
    report_of("delta", told(10, "Vaskur", 1), outlet="Copyist"),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database of a few reports, and the simple matcher in the place of the real one."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(records_module, "current_matcher", Fake)
    with Store(tmp_path / "dateline.db") as store:
        for report in REPORTS:
            keep(store, report)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def lines(*arguments: str | Path) -> list[dict[str, Any]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def ids() -> dict[int, str]:
    """The records' ids by the number killed that stands first."""
    return {line["figures"]["killed"]["by_source"][0]["low"]: line["id"] for line in lines("records", "--json")}


def test_records_json_has_the_shape_of_the_contract() -> None:
    first, redmouth, later = lines("records", "--json")
    assert (first["schema"], first["kind"], first["status"]) == ("dateline.records/1", "incident", "suggested")
    assert {account["input"] for account in first["accounts"]} == {"alpha.txt", "beta.txt", "delta.txt"}
    killed = first["figures"]["killed"]
    assert (killed["low"], killed["best"], killed["high"]) == (7, 7, 10), "beta and delta are one source"
    assert [(told["low"], told["words"]) for told in killed["by_source"]] == [(7, "7"), (10, "10")]
    families = {account["input"]: account["source_family"] for account in first["accounts"]}
    assert families["beta.txt"] == families["delta.txt"] != families["alpha.txt"]
    assert first["summary"]["place"]["country"] == "BF"
    assert (len(redmouth["accounts"]), len(later["accounts"])) == (1, 1)


def test_records_are_listed_with_all_kinds_on_request(folder: Path) -> None:
    sample = sample_report(id="s")
    with Store(folder / "dateline.db") as store:
        keep(store, sample, accounts=sample_accounts(sample)[1:])
    result = run("records")
    assert "7–10, best 7" in result.stdout
    assert "≠ 2" in result.stdout
    assert "Northern Command, River Guards" in " ".join(result.stdout.split())
    assert "Tarin" not in result.stdout
    assert "4 records, from 5 reports" in result.stderr
    assert "Tarin" in run("records", "--kind", "statement").stdout
    assert len(lines("records", "--json")) == 5


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_record_is_a_matrix_within_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run("record", ids()[7][:6]).stdout
    assert max(map(len, shown.splitlines())) <= width
    flat = " ".join(shown.replace("\n", " ").split())
    for said in ("Example", "Northern", "Copyist", "≠ killed", "settled/1", "Black Reed Front"):
        assert said in flat
    if width >= 80:
        (killed,) = [line for line in shown.splitlines() if line.startswith("≠ killed")]
        assert killed.split()[2:] == ["7–10,", "best", "7", "7", "10"]


def test_a_record_is_found_by_its_accounts_and_misuse_is_said() -> None:
    account = accounts_of(REPORTS[2])[0].id
    assert lines("record", account, "--json")[0]["id"] == ids()[9]
    for wrong in (["record", "nothing"], ["merge", ids()[7], ids()[7]], ["undo"], ["split", ids()[7], "nothing"]):
        result = run(*wrong)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "hint:" in result.stderr


def test_a_rule_of_figures_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_FIGURE_RULE", "lowest/1")
    assert lines("records", "--json")[0]["figures"]["killed"]["reasoning"].startswith("lowest/1: 7 is the least")
    monkeypatch.setenv("DATELINE_FIGURE_RULE", "highest/1")
    result = run("records")
    assert result.exit_code == 2
    assert "settled/1" in result.stderr


def test_merge_split_and_undo_and_what_changed(folder: Path) -> None:
    before = run("records", "--json").stdout
    older, younger = ids()[7], ids()[9]
    assert run("export", "csv").exit_code == 0
    merged = run("merge", older[:8], younger[:8], "--by", "N. Amer", "--reason", "one convoy")
    assert f"merged into {older[:8]}" in merged.stderr
    assert {line["id"]: line["status"] for line in lines("records", "--json")}[older] == "reviewed"
    changed = run("changes", "--since", "dateline-records.csv")
    told = " ".join(changed.stdout.split())
    assert f"{younger[:8]} merged into {older[:8]}" in told
    assert "reports: 3 → 4" in told
    assert "N. Amer judged same (one convoy)" in told
    assert "1 changed, 1 merged into" in changed.stderr
    gamma = accounts_of(REPORTS[2])[0].id
    assert run("split", older, gamma[:10]).exit_code == 0
    assert ids()[9] == younger, "a split gives the id back"
    assert run("undo").exit_code == 0
    assert run("undo").exit_code == 0
    assert run("records", "--json").stdout == before
    assert run("changes", "--since", "dateline-records.csv").stdout == ""


def test_what_is_decided_at_the_terminal_is_a_line_of_the_audit_log(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "worker")
    older, younger = ids()[7], ids()[9]
    gamma = accounts_of(REPORTS[2])[0].id
    assert run("merge", older, younger, "--by", "N. Amer").exit_code == 0
    assert run("split", older, gamma[:10]).exit_code == 0
    assert run("undo").exit_code == 0
    assert run("merge", older, older).exit_code == 2, "what cannot be is no decision"
    finders(monkeypatch, lambda report: [anew(report, one, one.claims[:4]) for one in accounts_of(report)])
    assert run("reread", REPORTS[0].id).exit_code == 0
    assert run("reread", REPORTS[0].id, "--apply").exit_code == 0
    with Store(folder / "dateline.db") as store, store.view() as session:
        log = session.people.log()[::-1]
    assert {line.by for line in log} == {"worker at the command line"}
    assert [(line.act, line.subject) for line in log] == [
        ("merge", older),
        ("split", older),
        ("undo", log[1].detail["decision"]),
        ("reread", REPORTS[0].id),
    ]
    merged, split, undone, reread = (line.detail for line in log)
    assert (merged["person"], merged["other"]) == ("N. Amer", younger)
    assert (split["person"], undone["what"], reread["changes"]) == ("reviewer", "split", 2)


def test_who_works_at_a_machine_without_a_name_for_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert run("merge", ids()[7], ids()[9]).exit_code == 0
    with Store(folder / "dateline.db") as store, store.view() as session:
        assert [line.by for line in session.people.log()] == ["somebody at the command line"]


def test_conflicts_show_the_chain(folder: Path) -> None:
    record = ids()[7]
    assert "0 conflicts" in run("conflicts").stderr
    run("split", record, "alpha")
    assert "0 conflicts" in run("conflicts").stderr, "what was judged on each pair contradicts nothing"
    with Store(folder / "dateline.db") as store:
        keep(store, report_of("epsilon", told(8, "Vaskur", 1)))
    result = run("conflicts")
    assert "a person's judgement, apart meanwhile" in result.stdout
    assert "alpha" in result.stdout
    result = run("records")
    assert "dateline conflicts" in " ".join(result.stderr.split())


def test_changes_since_a_time(folder: Path) -> None:
    lines("records", "--json")
    with Store(folder / "dateline.db") as store:
        keep(store, report_of("zeta", told(12, "Vaskur", 1), outlet="Evening Lamp"))
        list(reconcile(store, Fake(), clock=lambda: NOW + timedelta(days=36500)))
    told_since = lines("changes", "--since", "2100-01-01", "--json")
    by_field = {change["field"]: change for change in told_since}
    assert {change["what"] for change in told_since} == {"changed"}
    assert (by_field["killed_high"]["old"], by_field["killed_high"]["new"]) == ("10", "12")
    assert by_field["killed_high"]["why"] == "report zeta (Evening Lamp, 2024-05-09) was read"
    assert {change["what"] for change in lines("changes", "--since", "2020-01-01", "--json")} == {"added"}
    assert run("changes", "--since", "yesterday").exit_code == 2


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson"])
def test_a_realistic_sequence_is_told_change_by_change(folder: Path, form: str) -> None:
    """Since one export: a report revises a toll, another adds a record, one is read anew, and a person merges two."""
    run("export", form, "-o", "then")
    by_toll = ids()
    with Store(folder / "dateline.db") as store:
        keep(store, report_of("zeta", told(12, "Vaskur", 1), outlet="Evening Lamp"))
        keep(store, report_of("eta", told(4, "Old Ferry", 8), outlet="=Lamp; =cmd"))
        keep(store, REPORTS[0], reader="r2", accounts=accounts_of(REPORTS[0])[:1])
    later = ids()
    run("merge", by_toll[7], by_toll[9], "--by", "N. Amer", "--reason", "one convoy")
    found = lines("changes", "--since", "then", "--json")
    assert {(change["what"], change["record"]) for change in found} == {
        ("added", later[4]),
        ("changed", by_toll[7]),
        ("merged into", by_toll[9]),
        ("withdrawn", by_toll[3]),
    }
    changed = {change["field"]: (change["old"], change["new"], change["why"]) for change in found}
    assert changed["killed_high"][:2] == ("10", "12")
    assert "report zeta (Evening Lamp, 2024-05-09) was read" in changed["killed_high"][2]
    assert "N. Amer judged same (one convoy)" in changed["killed_high"][2]
    told_text = " ".join(run("changes", "--since", "then").stdout.split())
    assert f"{by_toll[9][:8]} merged into {by_toll[7][:8]} 2024-05-05, Vaskur, Armed clash" in told_text
    assert f"{later[4][:8]} added 2024-05-08, Old Ferry, Armed clash" in told_text
    assert f"{by_toll[3][:8]} withdrawn 2024-05-01, Redmouth, Armed clash" in told_text
    assert run("undo").exit_code == 0
    left = lines("changes", "--since", "then", "--json")
    assert {change["what"] for change in left} == {"added", "changed", "withdrawn"}
    run("export", form, "-o", "now")
    assert lines("changes", "--since", "now", "--json") == []


def test_what_a_new_reading_lost_is_withdrawn(folder: Path) -> None:
    run("export", "jsonl")
    lost = ids()[9]
    with Store(folder / "dateline.db") as store:
        keep(store, REPORTS[2], reader="r2", accounts=())
    (change,) = lines("changes", "--since", "dateline-records.jsonl", "--json")
    assert (change["record"], change["what"]) == (lost, "withdrawn")


def test_exports_are_written_with_their_codebooks(folder: Path) -> None:
    for form in ("csv", "jsonl", "geojson"):
        result = run("export", form, "--kind", "incident")
        assert "3 records written" in result.stderr
        assert (folder / f"dateline-records.{form}.codebook.md").exists()
    result = run("export", "csv", "--of", "claims", "-o", "claims.csv")
    assert "25 claims written to claims.csv" in result.stderr
    assert run("export", "geojson", "--of", "claims").exit_code == 2
    assert not list(folder.glob("*.part"))


def test_the_past_is_what_it_was(folder: Path) -> None:
    lines("records", "--json")
    with Store(folder / "dateline.db") as store, store.view() as session:
        views = list(view_records(session))
    export_then = run("export", "jsonl", "-o", "then.jsonl")
    assert export_then.exit_code == 0
    run("merge", ids()[7], ids()[9])
    run("undo")
    with Store(folder / "dateline.db") as store, store.view() as session:
        assert list(view_records(session)) == views


def test_show_of_a_record_shows_every_report_that_tells_of_it() -> None:
    record = max(lines("records", "--json"), key=lambda line: len(line["accounts"]))
    shown = run("show", record["id"])
    assert shown.exit_code == 0, shown.stderr
    for report_id in {account["report_id"] for account in record["accounts"]}:
        assert report_id in shown.stdout
    assert len({account["report_id"] for account in record["accounts"]}) > 1
