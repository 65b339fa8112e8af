"""`dateline gazetteer`: what it prints where, its exit statuses, and that what was added is looked up."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer

from dateline.cli import gazetteer as commands
from dateline.cli.main import main
from dateline.knowledge import gazetteer
from file_host import HostedFile, host
from geonames_files import DISTRICTS, PROVINCES, ROWS, metadata, row, table, zipped


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer) -> Iterator[Path]:
    """A folder of its own for every test, and the local server for the network."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("DATELINE_GAZETTEER_FOLDER", str(tmp_path / "gazetteer"))
    monkeypatch.setenv("DATELINE_GEONAMES_ADDRESS", httpserver.url_for("/dump"))
    monkeypatch.setenv("DATELINE_GEOBOUNDARIES_ADDRESS", httpserver.url_for("/api"))
    yield tmp_path
    gazetteer.use(None)


@pytest.fixture
def iraq(httpserver: HTTPServer) -> HostedFile:
    """The hosts have Iraq whole; the file of its places."""
    for order, body in ((1, PROVINCES), (2, DISTRICTS)):
        address = httpserver.url_for(f"/files/{order}.geojson")
        host(httpserver, f"/api/IRQ/ADM{order}/", metadata(address, order))
        host(httpserver, f"/files/{order}.geojson", body)
    return host(httpserver, "/dump/IQ.zip", zipped(table((*ROWS, "broken"))))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_add_list_remove(iraq: HostedFile, folder: Path) -> None:
    result = run("gazetteer", "add", "iq")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert "IQ: added 7 places, 15 names, 1 boundary of ADM1, 2 boundaries of ADM2\n" in result.stderr
    assert "IQ: left out 1 kind, 1 malformed\n" in result.stderr
    listed = run("gazetteer", "list")
    assert listed.exit_code == 0
    assert re.search(r"^all +[\d,]+ +- +- +packaged", listed.stdout, re.MULTILINE)
    assert re.search(
        r"^IQ +7 +1 +2 +\d{4}-\d\d-\d\d +places: IQ\.zip of localhost +CC BY 4\.0", listed.stdout, re.MULTILINE
    )
    told = " ".join(listed.stdout.split())
    assert "CC BY 4.0" in told
    assert "ADM1 2021: 1.geojson of localhost" in told
    assert "1 country added; folder " in listed.stderr
    assert run("gazetteer", "remove", "IQ").stderr == "IQ: removed\n"
    assert "0 countries added" in run("gazetteer", "list").stderr
    gone = run("gazetteer", "remove", "IQ")
    assert (gone.exit_code, gone.stdout) == (1, "")
    assert "IQ: nothing was added" in gone.stderr


def test_some_added_and_others_not(iraq: HostedFile, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/dump/SY.zip").respond_with_data("no", status=404)
    result = run("gazetteer", "add", "SY", "IQ", "IQ")
    assert result.exit_code == 1
    assert "not added: SY: " in result.stderr
    assert "hint: " in result.stderr
    assert "IQ: added 7 places" in result.stderr
    assert len(iraq.asked) == 1
    result = run("gazetteer", "add", "SY")
    assert result.exit_code == 2
    assert "404" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments",
    [("add",), ("add", "Iraq"), ("add", "IQ", "--from", "none"), ("remove",), ("remove", "IRQ"), ("nothing",)],
)
def test_misuse_is_2_with_a_hint(arguments: tuple[str, ...], folder: Path) -> None:
    result = run("gazetteer", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "hint:" in result.stderr or "Try 'main" in result.stderr or "no file or folder" in result.stderr
    assert not list(folder.rglob("*.json"))


def test_a_download_is_taken_up_by_the_same_command(iraq: HostedFile) -> None:
    iraq.breaks = [200, 0]
    broken = run("gazetteer", "add", "IQ")
    assert broken.exit_code == 2
    assert "not added: IQ: " in broken.stderr
    assert "0 countries added" in run("gazetteer", "list").stderr
    assert run("gazetteer", "add", "IQ").exit_code == 0
    assert iraq.statuses == [200, 206, 206]


def test_damage_is_named_by_list(iraq: HostedFile, folder: Path) -> None:
    run("gazetteer", "add", "IQ")
    (places,) = (folder / "gazetteer").glob("IQ-*/places.bin")
    places.write_bytes(places.read_bytes()[:-1] + b"\0")
    result = run("gazetteer", "list")
    assert result.exit_code == 1
    assert "damaged: IQ: places.bin\nhint: run `dateline gazetteer add IQ` again" in result.stderr


def test_from_files_and_without_boundaries(folder: Path) -> None:
    (folder / "IQ.txt").write_bytes(table())
    result = run("gazetteer", "add", "IQ", "--from", "IQ.txt")
    assert result.exit_code == 0
    assert "note: IQ: no boundaries of ADM1 were found" in result.stderr
    assert "6 places, 12 names, no boundaries" in " ".join(result.stderr.split())
    result = run("gazetteer", "add", "IQ", "--from", ".", "--no-boundaries")
    assert "note:" not in result.stderr


def test_what_was_added_is_looked_up_by_predict_and_read(folder: Path) -> None:
    (folder / "IQ.txt").write_bytes(table())
    text = "Gunmen attacked a checkpoint in the village of Khirbat Osmarak on Monday, killing two soldiers."
    (folder / "rows.jsonl").write_text(json.dumps({"doc": "1", "title": "", "text": text, "mentions": []}) + "\n")

    def found() -> list[dict[str, object]]:
        result = run("predict", "toponyms", "--input", "rows.jsonl", "--output", "out.jsonl")
        assert result.exit_code == 0, result.stderr
        return [place for place in json.loads(Path("out.jsonl").read_text())["found"] if place["lat"] == 35.2]

    assert found() == []
    (folder / "a.json").write_text(json.dumps({"id": "a", "title": "Two soldiers killed", "text": text}))
    assert "1 read (1 new)" in run("read", "a.json", "--json").stderr
    run("gazetteer", "add", "IQ", "--from", "IQ.txt", "--no-boundaries")
    (village,) = found()
    assert text[int(str(village["start"])) : int(str(village["end"]))] == "Khirbat Osmarak"
    assert village["country"] == "IQ"
    read = run("read", "a.json", "--json")
    assert read.exit_code == 0, read.stderr
    (account, *_) = json.loads(read.stdout)["accounts"]
    assert account["summary"]["place"]["lat"] == 35.2
    assert "1 read (1 new)" in read.stderr
    run("gazetteer", "remove", "IQ")
    assert found() == []


def test_a_damaged_addition_stops_reading_with_a_hint(folder: Path) -> None:
    (folder / "IQ.txt").write_bytes(table())
    run("gazetteer", "add", "IQ", "--from", "IQ.txt", "--no-boundaries")
    (names,) = (folder / "gazetteer").glob("IQ-*/names.marisa")
    names.write_bytes(b"")
    result = run("read", "IQ.txt")
    assert result.exit_code == 2
    assert "what was added for IQ is damaged" in result.stderr
    assert "hint: run `dateline gazetteer add IQ` again" in result.stderr
    assert run("settings").exit_code == 0


def test_names_in_the_files_steer_no_terminal(folder: Path, httpserver: HTTPServer) -> None:
    said = json.loads(metadata("", 1))
    said["boundaryLicense"] = "\x1b[31mred\u202e [bold]b[/bold]"
    (folder / "IQ.txt").write_bytes(table((*ROWS, row(7, "\x1b[31mred"))))
    (folder / "geoBoundaries-IRQ-ADM1.geojson").write_bytes(PROVINCES)
    (folder / "geoBoundaries-IRQ-ADM1.json").write_text(json.dumps(said))
    results = [run("gazetteer", "add", "IQ", "--from", "."), run("gazetteer", "list")]
    for result in results:
        assert result.exit_code == 0
        assert "\x1b" not in result.output
        assert "\u202e" not in result.output
    assert "[bold]b[/bold]" in " ".join(results[1].stdout.split())


def test_the_bar_is_shown_on_a_terminal_alone(iraq: HostedFile, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "fetching" not in run("gazetteer", "add", "IQ").stderr

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with commands._shown() as told:
        told("IQ: fetching places", 10, 100)
        told("IQ: fetching places", 100, 100)
        told("IQ: reading places", 5, None)
    assert "IQ: reading places" in screen.getvalue()


@pytest.mark.parametrize("command", ["add", "list", "remove"])
def test_every_command_teaches(command: str) -> None:
    taught = run("gazetteer", command, "--help").stdout
    assert f"dateline gazetteer {command}" in taught
    assert len(taught) > 200
