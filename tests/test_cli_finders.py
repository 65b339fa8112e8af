"""Who reads: the rules and the trained reader together, the rules alone, and each measured beside the whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import main
from dateline.mentions import tagger
from dateline.run import ledger

TEXT = "Four soldiers were killed when militants ambushed an army convoy near Ménaka on Friday, officials said."


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"id": "r1", "title": "Ambush in Mali", "text": TEXT, "published": "2024-05-04"}))
    return file


@pytest.fixture
def without_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    reason = "onnxruntime is not installed; the rules read alone"
    monkeypatch.setattr(tagger, "missing", lambda: reason)
    monkeypatch.setattr(tagger, "load", lambda: tagger.Loaded(None, reason))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_rules_alone_read_when_asked(page: Path) -> None:
    result = run("read", page, "--finder", "rules", "--json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert {claim["origin"].partition("/")[0] for one in told["accounts"] for claim in one["claims"]} == {"rules"}
    assert "without the trained reader" not in result.stderr


@pytest.mark.usefixtures("without_tagger")
def test_without_the_trained_reader_a_line_says_so_once(page: Path) -> None:
    result = run("read", page, page, "--json")
    assert result.exit_code == 0, result.stderr
    assert result.stderr.count("without the trained reader: onnxruntime is not installed") == 1
    assert json.loads(result.stdout.splitlines()[0])["relevant"]


def test_whether_the_trained_reader_can_be_loaded_is_part_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = ledger.reader_id()
    monkeypatch.setattr(tagger, "missing", lambda: "tagger.onnx is missing; the rules read alone")
    assert ledger.reader_id() != with_it
    assert ledger.reader_id("rules/1:x") != ledger.reader_id()


def test_the_parts_are_measured_beside_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    gold = tmp_path / "own.jsonl"
    report = {"id": "r1", "title": "Ambush in Mali", "text": TEXT, "published": "2024-05-04"}
    gold.write_text(json.dumps({"report": report, "coding": {"report_id": "r1", "relevant": True}}))
    result = run("evaluate", "gold", gold, "--finder", "rules", "--finder", "tagger")
    assert result.exit_code == 0, result.stderr
    assert all(f"{name} %" in result.stdout for name in ("embedded", "rules", "tagger"))
    floors = run("evaluate", "gold", gold, "--finder", "rules", "--floors", tmp_path / "floors.json")
    assert "floors hold for the embedded finders" in floors.stderr
