"""The command line: data to standard output, the rest to standard error, one line and a hint for every error."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import dateline
from contract_shape import check_line
from dateline.cli.main import COMMANDS, main
from dateline.cli.terminal import STAND_IN, legible
from dateline.errors import BadInput
from dateline.exports.formats import json_line
from dateline.mentions import sentences
from dateline.model.mentions import Mentions
from dateline.model.text import Report
from dateline.model.values import Toll
from dateline.model.wire import value_to_json
from dateline.reading import language
from dateline.run import worker
from dateline.run.pipeline import Reading
from dateline.run.reading_json import read_json
from dateline.store.sqlite import Store
from forgotten_modules import forget
from sample_readings import BODY, sample_accounts, sample_report

ESCAPES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture(autouse=True, scope="module")
def loaded() -> None:
    """The model of languages is loaded once here, and not in every process that reads."""
    language.of("A patrol was attacked near the river.")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test runs in a folder of its own, in which the database comes to lie, on a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def sample(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page which the reader, put in for the real one, reads as the sample report."""

    def reader(report: Report) -> Reading:
        accounts = sample_accounts(report) if BODY in report.text else ()
        return Reading(report, bool(accounts), accounts, Mentions(sentences.split(report)))

    monkeypatch.setattr(worker, "read_report", reader)
    report = {"id": "sample-1", "title": sample_report().title, "text": BODY, "published": "2024-05-03T17:49:00+03:00"}
    (folder / "sample.json").write_text(json.dumps(report))
    return Path("sample.json")


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# dateline read --json: the shape that evaluation relies on.


def test_read_json_has_the_shape_of_the_contract(sample: Path, folder: Path) -> None:
    (folder / "other.jsonl").write_text('{"text": "A match was drawn."}\n{"text": "' + "It rained. " * 30 + '"}\n')
    result = run("read", sample, "other.jsonl", "--json")
    assert result.exit_code == 0
    first, *rest = lines(result)
    assert len(rest) == 2
    for line in (first, *rest):
        check_line(line)
    assert (first["report"]["id"], first["report"]["published"]) == ("sample-1", "2024-05-03T17:49:00+03:00")
    assert (first["relevant"], len(first["accounts"])) == (True, 3)
    incident = first["accounts"][0]
    assert incident["summary"]["place"]["country"] == "BF"
    toll = incident["claims"][3]["value"]
    assert toll == value_to_json(Toll("killed", 9, None, "soldiers"))
    assert (toll["is"], toll["harm"], toll["low"], toll["high"]) == ("toll", "killed", 9, None)
    assert (rest[0]["report"]["input"], rest[0]["report"]["published"]) == ("other.jsonl#1", None)


@pytest.mark.parametrize("break_it", [lambda line: line["accounts"][0]["claims"][0]["evidence"].clear()])
def test_the_check_of_the_shape_can_fail(sample: Path, break_it: Callable[[Any], None]) -> None:
    (line,) = lines(run("read", sample, "--json"))
    break_it(line)
    with pytest.raises(AssertionError):
        check_line(line)


def test_the_real_reader_gives_the_shape_for_a_page(folder: Path) -> None:
    (folder / "a.html").write_text(
        "<html><head><title>Bomb kills four in Mosul - Example News</title></head><body><article>"
        "<h1>Bomb kills four in Mosul</h1><p>3 May 2024</p><p>A roadside bomb killed four policemen and wounded two "
        "others in Mosul on Thursday, police said. No group has claimed the attack.</p></article></body></html>"
    )
    result = run("read", "a.html", "--json", "--published", "2024-05-04")
    assert result.exit_code == 0, result.stderr
    (line,) = lines(result)
    check_line(line)


def test_a_date_is_given_for_inputs_that_do_not_say(folder: Path) -> None:
    (folder / "a.txt").write_text("A title\n\nTwo were killed.")
    (line,) = lines(run("read", "a.txt", "--json", "--published", "2021-12-04"))
    assert line["report"]["published"] == "2021-12-04"
    (line,) = lines(run("read", "a.txt", "--json", "--published", "2021-12-04T17:49+03:00"))
    assert line["report"]["published"] == "2021-12-04T17:49:00+03:00"
    result = run("read", "a.txt", "--published", "yesterday")
    assert result.exit_code == 2
    assert "2021-12-04" in result.stderr


# Exit statuses, and where what goes.


def test_what_is_set_aside_is_named_and_the_rest_is_read(sample: Path, folder: Path) -> None:
    (folder / "bad.html").write_bytes(b"")
    result = run("read", "bad.html", "nowhere", sample, "--json")
    assert result.exit_code == 1
    assert len(lines(result)) == 1
    assert "set aside: bad.html: there is nothing in it [empty]" in result.stderr
    assert "set aside: nowhere: there is no such file or folder [not found]" in result.stderr
    assert "1 read (1 new), 2 set aside; database dateline.db" in result.stderr
    listed = run("quarantine")
    assert listed.exit_code == 0
    assert "bad.html" in listed.stdout
    assert "2 set aside: 1 empty, 1 not found" in listed.stderr


def test_the_database_itself_is_no_input(sample: Path) -> None:
    for _ in range(2):
        result = run("read", ".", "--json")
        assert result.exit_code == 0
        assert len(lines(result)) == 1


def test_reading_again_is_not_new(sample: Path) -> None:
    assert "1 read (1 new)" in run("read", sample, "--json").stderr
    assert "1 read (0 new)" in run("read", sample, "--json").stderr


def test_standard_input_and_another_database(sample: Path) -> None:
    result = run("read", "-", "--json", "--db", "other.db", stdin=sample.read_bytes())
    assert lines(result)[0]["report"]["input"] == "-"
    assert Path("other.db").exists()
    assert not Path("dateline.db").exists()


def test_misuse_is_2_with_a_hint(folder: Path) -> None:
    (folder / "text.db").write_text("Not a database at all.")
    for arguments in (
        ["read"],
        ["read", "a.txt", "--db", "text.db"],
        ["read", "a.txt", "--db", "no/folder.db"],
        ["show", "x"],
        ["reports", "--db", "none.db"],
        ["predict", "muc4", "--input", "a", "--output", "b"],
        ["predict", "nothing", "--input", "a", "--output", "b"],
        ["predict", "timex", "--input", "not-there", "--output", "b"],
        ["evaluate", "nothing", "."],
        ["evaluate", "timex", "not-there"],
        ["evaluate", "timex", "."],
        ["nothing"],
    ):
        result = run(*arguments)
        assert result.exit_code == 2, arguments
        assert result.stdout == ""
        assert "hint:" in result.stderr or "Try 'main" in result.stderr, (arguments, result.stderr)
        assert "Traceback" not in result.stderr


def test_an_unknown_setting_is_misuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATABSE", "a.db")
    result = run("reports")
    assert result.exit_code == 2
    assert "DATELINE_DATABSE" in result.stderr
    assert "hint:" in result.stderr


def test_the_setting_names_the_database(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATABASE", "mine.db")
    run("read", sample, "--json")
    assert Path("mine.db").exists()


def test_a_fault_of_ours_is_one_line(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("\x1b[31mred")

    monkeypatch.setattr("dateline.cli.read.read_all", fail)
    result = run("read", sample)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert "ZeroDivisionError" in result.stderr
    assert "\x1b" not in result.stderr
    assert "hint: please report it" in result.stderr


def test_a_database_in_use_is_said_and_the_reading_is_still_printed(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(Path("dateline.db")).close()
    monkeypatch.setattr("dateline.cli.read.Store", lambda path: Store(path, wait=0.05))
    with closing(sqlite3.connect("dateline.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        result = run("read", sample, "--json")
        other.rollback()
    assert result.exit_code == 1
    assert len(lines(result)) == 1
    assert "not kept: sample.json: dateline.db is in use" in result.stderr
    assert "1 not kept" in result.stderr


def test_an_interruption_says_what_is_kept() -> None:
    command = [sys.executable, "-m", "dateline", "read", "a.txt", "-", "--json"]
    Path("a.txt").write_text("A title\n\nTwo were killed.")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert b"Two were killed" in process.stdout.readline()  # it waits for standard input now
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"1 read (1 new)" in told
    assert b"interrupted" in told
    assert b"Traceback" not in told
    assert "1 report" in run("reports").stderr


# What a document says cannot steer the terminal.

HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31m \u202egnp.exe\u2066 \u2028[bold]Bomb[/bold] kills two"


def test_escapes_and_marks_of_direction_reach_no_terminal(folder: Path) -> None:
    (folder / "a.json").write_text(json.dumps({"id": "h\x1b[1m", "title": HOSTILE, "text": f"{HOSTILE}\n\nEnd."}))
    (folder / "b\x1b[31m.html").write_bytes(b"")
    results = [run("read", "a.json", "b\x1b[31m.html"), run("reports"), run("quarantine"), run("show", "h")]
    for result in results:
        assert not ESCAPES.search(result.stdout), result.stdout
        assert not ESCAPES.search(result.stderr), result.stderr
    assert "[bold]Bomb[/bold] kills two" in results[0].stdout
    assert STAND_IN in results[0].stdout


def test_json_says_it_unchanged_and_escaped(folder: Path) -> None:
    (folder / "a.json").write_text(json.dumps({"title": "T", "text": f"{HOSTILE} said"}))
    result = run("read", "a.json", "--json")
    assert not ESCAPES.search(result.stdout)
    assert "\u202egnp.exe\u2066" in lines(result)[0]["report"]["text"]
    told = json_line(read_json(sample_report(body="half \ud800 of one"), relevant=False, accounts=()))
    assert json.loads(told.encode())["report"]["text"].endswith("half \ud800 of one")


def test_legible_keeps_the_length_and_the_scripts() -> None:
    assert legible("a\x1bb\tc\u200cd\u202ee") == f"a{STAND_IN}b c\u200cd{STAND_IN}e"
    for text in ("Žepče, 3 мая", "الموصل", "कश्मीर", "line\nbreak", "🚁"):
        assert legible(text) == text


# For people.


def test_a_reading_is_told_in_a_few_lines(sample: Path) -> None:
    told = run("read", sample).stdout
    assert "Northern Command and River Guards agree on joint patrols" in told
    assert "A1" in told
    assert "security cooperation between Northern Command and River Guards" in " ".join(told.split())
    assert "12 km north of Vaskur: armed clash by Black Reed Front" in " ".join(told.split())
    assert all(len(line) <= 80 for line in told.splitlines())


def test_show_gives_every_fact_beside_its_words(sample: Path) -> None:
    (line,) = lines(run("read", sample, "--json"))
    result = run("show", "sample-1")
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    for account in line["accounts"]:
        assert account["id"][:8] in told
    assert "‹at least nine River Guards soldiers› and ‹two farmers› were ‹killed›" in told
    assert re.search(r"date +2024-05-01 \(the day is known\) +“On Wednesday”", result.stdout)
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
    assert "\x1b" not in result.stdout


def test_show_takes_the_beginning_of_an_id_of_a_report_or_an_account(sample: Path, folder: Path) -> None:
    (line,) = lines(run("read", sample, "--json"))
    (folder / "b.json").write_text('{"id": "sample-2", "text": "Two."}')
    run("read", "b.json")
    assert run("show", line["accounts"][0]["id"][:6]).stdout == run("show", "sample-1").stdout
    result = run("show", "sample")
    assert result.exit_code == 2
    assert "more than one id begins with sample: sample-1, sample-2" in result.stderr
    assert run("show", "nothing").exit_code == 2


def test_show_draws_a_picture(sample: Path) -> None:
    run("read", sample)
    result = run("show", "sample-1", "--svg", "a.svg")
    assert result.exit_code == 0
    drawn = Path("a.svg").read_text("utf-8")
    assert drawn.startswith("<svg")
    assert re.findall(r"https?://(?!www\.w3\.org|www\.textualize\.io)", drawn) == []
    assert "text-decoration: underline" in drawn
    assert run("show", "sample-1", "--svg", "no/a.svg").exit_code == 2


def test_reports_are_listed_with_what_was_found(sample: Path, folder: Path) -> None:
    (folder / "b.json").write_text('{"id": "b", "title": "Football", "text": "A draw.", "published": "2024-05-01"}')
    run("read", sample, "b.json")
    told = run("reports")
    assert re.search(r"b +2024-05-01 +- +Football +- +- +-", told.stdout)
    assert re.search(r"sample-1 +2024-05-03 .* 1 +1 +1", told.stdout)
    assert told.stdout.index("Football") < told.stdout.index("sample-1")
    assert "2 reports, 1 about armed conflict" in told.stderr


def test_settings_are_listed_with_their_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_FETCH_REDIRECTS", "17")
    told = run("settings")
    assert re.search(r"fetch_redirects +17 +5 ", told.stdout)


def test_every_command_teaches() -> None:
    told = run("--help")
    assert told.exit_code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in told.stdout
        taught = run(command, "--help")
        assert taught.exit_code == 0
        assert len(taught.stdout) > 300
        assert "dateline " in taught.stdout or "DATELINE_" in taught.stdout


def test_the_examples_end_with_one_in_full() -> None:
    result = run("examples", "--svg", "a.svg")
    assert result.exit_code == 0, result.stderr
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
    assert not ESCAPES.search(result.stdout)
    assert re.search(r"\n\d+ reports read: \d+ agreements? \(A\)", result.stdout)
    assert len(result.stdout.partition("as here:")[2]) > 1000
    assert Path("a.svg").stat().st_size > 5000
    again = run("examples")
    assert again.stdout == result.stdout


# Documentation.


def test_every_reason_is_explained() -> None:
    root = Path(dateline.__file__).parent
    explained = (root.parent.parent / "docs" / "errors.md").read_text("utf-8")
    told = {
        reason for path in root.rglob("*.py") for reason in re.findall(r'reason="([^"]+)"', path.read_text("utf-8"))
    }
    assert len(told) > 15
    for reason in told | {"try later"}:
        assert f"`{reason}`" in explained, f"docs/errors.md does not explain {reason}"


def test_output_is_utf_8_as_json_and_possible_in_any_character_set(folder: Path) -> None:
    (folder / "a.txt").write_text("Взрыв в Мосуле\n\nTwo were killed — “four”, say others.")
    for arguments, expected in ((["--json"], "Взрыв".encode()), ([], b"????? ? ??????")):
        result = CliRunner(charset="latin-1").invoke(main, ["read", "a.txt", *arguments])
        assert result.exit_code == 0
        assert expected in result.stdout_bytes


@pytest.mark.parametrize("arguments", [("",), (" ",), ("note.txt", "--db", ":memory:")])
def test_what_would_read_or_keep_something_else_is_refused(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "note.txt").write_text("Two were killed.")
    result = run("read", *arguments)
    assert result.exit_code == 2
    assert "hint: " in result.stderr
    assert [path.name for path in folder.iterdir()] == ["note.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full device")
def test_a_full_standard_output_is_one_line() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "dateline", "settings"], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("error: standard output cannot be written: No space left on device\nhint: ")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("command", ["desk", "people"])
def test_a_command_whose_part_is_not_installed_says_what_to_install(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "argon2", None)
    forget(monkeypatch, "dateline.desk", f"dateline.cli.{command}")
    with pytest.raises(BadInput, match="not installed") as error:
        main.commands[command]
    assert error.value.hint == "pip install 'dateline[desk]'"
