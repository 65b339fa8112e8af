"""`dateline predict` and `dateline evaluate`: each task in its shape, bad rows set aside, figures printed."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from contract_shape import check_line, is_range
from dateline.cli import tasks
from dateline.cli.main import main
from dateline.cli.terminal import STAND_IN
from dateline.evaluation.metrics import Evaluation


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test runs in a folder of its own, on a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


TEXT = "Four policemen were killed by a roadside bomb in Mosul on Thursday."
ROWS: dict[str, dict[str, Any]] = {
    "articles": {
        "id": "a",
        "url": "https://example.org/a",
        "html": f"<html><body><h1>T</h1><p>{TEXT}</p></body></html>",
    },
    "timex": {"doc": "a", "dct": "2024-05-04", "text": TEXT},
    "toponyms": {"doc": "a", "title": "T", "text": TEXT, "mentions": [{"start": 49, "end": 54, "text": "Mosul"}]},
    "casualties": {"id": "a", "title": "T", "text": TEXT, "published": "2024-05-04"},
    "clusters": {"id": "a", "title": "T", "text": TEXT, "published": "2024-05-04"},
    "incidents": {"id": "a", "title": "T", "text": TEXT, "published": "2024-05-04", "gold": {"killed": 99}},
    "muc4": {"evalid": "20001", "docid": "a", "doctext": TEXT.lower(), "templates": "not looked at"},
}


@pytest.mark.parametrize("task", tasks.PREDICTED)
def test_each_task_is_predicted_in_its_shape(folder: Path, task: str) -> None:
    with gzip.open(folder / "in.jsonl.gz", "wt") as file:
        file.write(json.dumps(ROWS[task]) + "\n\n")
    result = run("predict", task, "--input", "in.jsonl.gz", "--output", "out.jsonl.gz")
    assert result.exit_code == 0, result.stderr
    with gzip.open(folder / "out.jsonl.gz", "rt") as file:
        (answer,) = [json.loads(line) for line in file]
    match task:
        case "articles":
            assert set(answer["a"]) >= {"articleBody", "headline", "datePublished", "authors"}
        case "timex":
            assert answer["doc"] == "a"
            assert all(set(found) >= {"start", "end", "type", "value"} for found in answer["timex"])
        case "toponyms":
            (mention,) = answer["mentions"]
            assert set(mention) >= {"start", "end", "text", "lat", "lon", "geonameid", "country"}
            assert all(set(found) >= {"start", "end", "lat", "lon"} for found in answer["found"])
        case "casualties":
            assert list(answer) == ["id", "killed", "wounded"]
            assert is_range(answer["killed"])
        case "clusters":
            assert answer == {"id": "a", "cluster": "c1"}
        case "muc4":
            (templates,) = answer["20001"].values()
            assert len(templates) <= 8
            roles = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
            entities = [entity for template in templates for role in roles for entity in template[role]]
            assert all(mention in TEXT.lower() for entity in entities for mention in entity)
            assert all(entities), "an entity has mentions"
        case "incidents":
            check_line(answer)
            assert "99" not in json.dumps(answer["report"])


def test_a_bad_row_is_set_aside_and_the_rest_is_predicted(folder: Path) -> None:
    (folder / "in.jsonl").write_text(f"{{bad\n{json.dumps(ROWS['incidents'])}\n[]\n" + '{"id": "empty", "text": " "}\n')
    result = run("predict", "incidents", "--input", "in.jsonl", "--output", "out.jsonl")
    assert result.exit_code == 1
    assert "in.jsonl#1" in result.stderr
    assert "in.jsonl#3" in result.stderr
    answers = [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]
    assert [answer["report"]["id"] for answer in answers] == ["a", "empty"]
    assert answers[1]["accounts"] == []


@pytest.mark.parametrize(
    ("task", "bad"),
    [
        ("articles", {"id": "b", "url": "https://example.org/b"}),
        ("articles", {"html": "<p>T</p>"}),
        ("articles", {"id": "b", "html": 7}),
        ("articles", {"id": "b", "html": "<p>T</p>", "url": ["no address"]}),
        ("timex", {"doc": "b"}),
        ("toponyms", {"doc": "b", "text": TEXT, "mentions": [{"start": None, "end": 3}]}),
        ("toponyms", {"doc": "b", "text": TEXT, "mentions": [{"start": 3, "end": 3000}]}),
        ("toponyms", {"doc": "b", "text": TEXT, "mentions": 3}),
        ("casualties", {"id": "b", "text": None}),
        ("clusters", {"text": TEXT}),
        ("incidents", {"id": True, "text": TEXT}),
    ],
)
def test_a_row_that_a_task_cannot_use_costs_that_row_alone(folder: Path, task: str, bad: dict[str, Any]) -> None:
    (folder / "in.jsonl").write_text(f"{json.dumps(bad)}\n{json.dumps(ROWS[task])}\n")
    result = run("predict", task, "--input", "in.jsonl", "--output", "out.jsonl")
    assert result.exit_code == 1, result.stderr
    assert "in.jsonl#1" in result.stderr
    (answer,) = [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]
    assert '"a"' in json.dumps(answer)
    assert '"b"' not in json.dumps(answer)


def test_a_line_that_is_not_utf_8_costs_that_line_alone(folder: Path) -> None:
    (folder / "in.jsonl").write_bytes(b'{"doc": "b", "text": "\xff"}\n' + json.dumps(ROWS["timex"]).encode())
    assert run("predict", "timex", "--input", "in.jsonl", "--output", "out.jsonl").exit_code == 1
    assert len((folder / "out.jsonl").read_text().splitlines()) == 1


def test_the_input_is_never_written_over(folder: Path) -> None:
    (folder / "in.jsonl").write_text(json.dumps(ROWS["timex"]))
    (folder / "link.jsonl").symlink_to("in.jsonl")
    for target in ("in.jsonl", "./in.jsonl", "link.jsonl"):
        assert run("predict", "timex", "--input", "in.jsonl", "--output", target).exit_code == 2
    assert json.loads((folder / "in.jsonl").read_text()) == ROWS["timex"]


def test_answers_stand_there_whole_or_not_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(rows: Any) -> Any:
        yield {"doc": "a"}
        raise OSError(28, "No space left on device")

    (folder / "in.jsonl").write_text(json.dumps(ROWS["timex"]))
    (folder / "out.jsonl").write_text("kept")
    monkeypatch.setattr("dateline.evaluation.timex.predict", fail)
    result = run("predict", "timex", "--input", "in.jsonl", "--output", "out.jsonl")
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert (folder / "out.jsonl").read_text() == "kept"
    assert sorted(path.name for path in folder.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_figures_are_printed_as_percentages_with_errors_on_request(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def evaluate(folder: Path) -> Evaluation:
        return Evaluation("timex", {"value F1": 0.7816}, {"value F1": "3 of 4"}, ("first\x1b", "second", "third"))

    monkeypatch.setattr("dateline.evaluation.timex.evaluate", evaluate)
    told = run("evaluate", "timex", folder).stdout
    assert re.search(r"value F1 +78\.2 +3 of 4", told)
    assert "first" not in told
    told = run("evaluate", "timex", folder, "--errors", "2").stdout
    assert f"first{STAND_IN}\nsecond\n" in told
    assert "third" not in told


def test_only_the_reports_of_one_half_are_measured(folder: Path) -> None:
    def row(name: str, half: str) -> str:
        coding = {"report_id": name, "relevant": False, "incidents": [], "agreements": [], "statements": []}
        report = {"id": name, "title": "Rain", "published": "2024-05-02", "language": "en", "text": "It rained."}
        return json.dumps({"report": report, "coding": coding, "half": half})

    (folder / "rows.jsonl").write_text("\n".join([row("one", "a"), row("two", "b"), row("three", "b")]))
    assert re.search(
        r"gold rows, half b[\s\S]*relevant or not +100\.0 +2 of 2",
        run("evaluate", "gold", "rows.jsonl", "--half", "b").stdout,
    )
    assert "3 of 3" in run("evaluate", "gold", "rows.jsonl").stdout
    assert "has no half c" in run("evaluate", "gold", "rows.jsonl", "--half", "c").stderr
    assert "no halves" in run("evaluate", "timex", folder, "--half", "b").stderr


def test_every_task_of_the_tables_has_its_function() -> None:
    for task in tasks.EVALUATED:
        assert callable(tasks.task_function("evaluate", task))
    for task in tasks.PREDICTED:
        assert callable(tasks.task_function("predict", task))
