"""`--finder llm`: what a model reads is kept with its origin, what it does not read the embedded finders do."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer

from contract_shape import check_line
from dateline.cli.main import main
from dateline.errors import BadSetting
from dateline.reading import language
from dateline.run.llm import configuration_of
from dateline.settings import load
from forgotten_modules import forget
from llm_server import NOTHING, fails, says, serve

KEY = "sk-very-secret-1234"
TEXT = "A roadside bomb killed four policemen in Mosul on Thursday. Islamic State claimed the attack."
ANSWER = {
    **NOTHING,
    "incidents": [
        {
            "what": {"words": "bomb killed", "sentence": 1},
            "kind": "bombing_ied",
            "role": "main",
            "certainty": "stated",
            "dates": [{"words": "on Thursday", "sentence": 1}],
            "places": [{"words": "Mosul", "sentence": 1}],
            "figures": [
                {"words": "four policemen", "sentence": 1, "harm": "killed", "low": 4, "high": 4},
                {"words": "four policemen", "sentence": 1, "harm": "killed", "low": 40, "high": 40},
            ],
            "claimed_by": [{"words": "Islamic State", "sentence": 2}],
        }
    ],
}


@pytest.fixture(autouse=True, scope="module")
def loaded() -> None:
    language.of("A patrol was attacked near the river.")


@pytest.fixture
def set_up(httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A folder of its own, and settings that name the server; `endpoint=""` leaves it out."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")

    def settings(**given: str) -> None:
        values = {
            "llm_endpoint": httpserver.url_for("/v1"),
            "llm_model": "reed-7b",
            "llm_attempts": "1",
            "llm_cache_folder": str(tmp_path / "cache"),
            **given,
        }
        for name, value in values.items():
            monkeypatch.setenv(f"DATELINE_{name.upper()}", value)
        monkeypatch.setenv("DATELINE_LLM_KEY", KEY)

    settings()
    return settings


@pytest.fixture
def page(tmp_path: Path, set_up: Callable[..., None]) -> Path:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"id": "r1", "title": "Bomb in Mosul", "text": TEXT, "published": "2024-05-04"}))
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def origins(line: dict[str, Any]) -> set[str]:
    return {claim["origin"].partition(":")[0] for account in line["accounts"] for claim in account["claims"]}


def test_what_the_model_marks_is_read_and_kept_under_its_origin(httpserver: HTTPServer, page: Path) -> None:
    model = serve(httpserver, says(ANSWER))
    result = run("read", page, "--finder", "llm", "--json")
    assert result.exit_code == 0, result.stderr
    (line,) = lines(result)
    check_line(line)
    assert (line["relevant"], origins(line)) == (True, {"llm/1"})
    summary = line["accounts"][0]["summary"]
    assert summary["killed"] == {"low": 4, "high": 4}
    assert (summary["date"]["earliest"], summary["place"]["country"]) == ("2024-05-02", "IQ")
    assert summary["claimed_by"] == "Islamic State"
    assert "1 read by reed-7b at" in result.stderr
    assert "1 words say another figure" in result.stderr
    assert len(model.asked) == 1


def test_readings_of_different_finders_stand_beside_each_other(httpserver: HTTPServer, page: Path) -> None:
    model = serve(httpserver, says(ANSWER))
    first, again = run("read", page, "--finder", "llm", "--json"), run("read", page, "--finder", "llm", "--json")
    assert first.stdout == again.stdout
    assert "(0 new)" in again.stderr
    embedded = run("read", page, "--json")
    assert origins(lines(embedded)[0]) == {"rules/1"}
    assert "(1 new)" in embedded.stderr
    assert len(model.asked) == 1
    other = run("read", page, "--finder", "llm", "--json", "--db", "other.db")
    assert other.stdout == first.stdout
    assert "1 from the cache" in other.stderr
    assert len(model.asked) == 1


@pytest.mark.parametrize("marking", ["TLP:AMBER", "amber+strict", "TLP:RED"])
def test_what_is_marked_is_read_here(httpserver: HTTPServer, page: Path, marking: str) -> None:
    model = serve(httpserver, says(ANSWER))
    page.write_text(json.dumps({"text": TEXT, "published": "2024-05-04", "marking": marking}))
    result = run("read", page, "--finder", "llm", "--json")
    assert result.exit_code == 0, result.stderr
    assert origins(lines(result)[0]) == {"rules/1"}
    assert "read by the embedded finders" in result.stderr
    assert "1 not read by it (1 marking)" in result.stderr
    assert model.asked == []


def test_a_marking_given_on_the_command_line_holds_for_all_inputs(httpserver: HTTPServer, page: Path) -> None:
    model = serve(httpserver, says(ANSWER))
    (page.parent / "b.txt").write_text(f"A title\n\n{TEXT} Two shops burned.")
    result = run("read", page, "b.txt", "--finder", "llm", "--json", "--marking", "tlp:amber")
    assert [line["report"]["marking"] for line in lines(result)] == ["TLP:AMBER", "TLP:AMBER"]
    assert "2 not read by it (2 marking)" in result.stderr
    assert model.asked == []
    again = run("read", "b.txt", "--finder", "llm", "--json")
    assert "1 not read by it (1 marking)" in again.stderr
    assert model.asked == []


def test_a_marking_that_nobody_knows_is_set_aside(httpserver: HTTPServer, page: Path) -> None:
    model = serve(httpserver, says(ANSWER))
    page.write_text(json.dumps({"text": TEXT, "marking": "INTERNAL"}))
    result = run("read", page, "--finder", "llm")
    assert (result.exit_code, model.asked) == (1, [])
    assert "[marking]" in result.stderr


def test_what_the_model_does_not_answer_is_read_here_and_by_the_model_later(httpserver: HTTPServer, page: Path) -> None:
    serve(httpserver, fails(500))
    result = run("read", page, "--finder", "llm", "--json")
    assert result.exit_code == 0
    assert origins(lines(result)[0]) == {"rules/1"}
    assert "the endpoint answers 500" in result.stderr
    serve(httpserver, says(ANSWER))
    assert origins(lines(run("read", page, "--finder", "llm", "--json"))[0]) == {"llm/1"}


def test_an_endpoint_that_refuses_ends_the_work_and_shows_no_key(httpserver: HTTPServer, page: Path) -> None:
    serve(httpserver, fails(401, f"bad key {KEY}"))
    result = run("read", page, "--finder", "llm")
    assert result.exit_code == 2
    assert "refuses the key" in result.stderr
    assert "0 read" in result.stderr
    assert KEY not in result.output


def test_nothing_shows_the_key(page: Path) -> None:
    result = run("settings")
    assert "reed-7b" in result.stdout
    assert KEY not in result.output


def test_without_settings_nothing_is_asked(httpserver: HTTPServer, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = serve(httpserver, says(ANSWER))
    assert run("read", page).exit_code == 0
    assert model.asked == []
    monkeypatch.delenv("DATELINE_LLM_ENDPOINT")
    result = run("read", page, "--finder", "llm")
    assert result.exit_code == 2
    assert "no language model is set up" in result.stderr


def test_what_is_not_installed_is_named(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget(monkeypatch, "dateline.run.llm", "dateline.mentions.llm")
    monkeypatch.setitem(sys.modules, "pydantic", None)
    result = run("read", page, "--finder", "llm")
    assert result.exit_code == 2
    assert "hint: pip install 'dateline[llm]'" in result.stderr


def test_the_embedded_finders_need_nothing_of_it() -> None:
    code = "import sys, dateline.cli.read, dateline.run.local; print('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"


# The settings.


def settings_with(**given: str) -> Any:
    values = {"llm_endpoint": "https://models.example.org/v1", "llm_model": "m", **given}
    return load({f"DATELINE_{name.upper()}": value for name, value in values.items()})


@pytest.mark.parametrize(
    "endpoint",
    ["https://models.example.org/v1", "http://127.0.0.1:8000/v1", "http://localhost:11434/v1", "http://10.0.0.7/v1",
     "http://[::1]:8000/v1", "http://gpu-box:8000/v1", "http://gpu.local/v1"],
)  # fmt: skip
def test_an_endpoint_is_near_or_encrypted(endpoint: str) -> None:
    made = configuration_of(settings_with(llm_endpoint=endpoint), KEY)
    assert (made.endpoint, made.model, made.key, made.calls, made.attempts) == (endpoint, "m", KEY, 1_000, 3)


@pytest.mark.parametrize(
    ("endpoint", "said"),
    [
        ("http://models.example.org/v1", "unencrypted"),
        ("http://8.8.8.8/v1", "unencrypted"),
        ("models.example.org", "not an address"),
        ("ftp://models.example.org", "not an address"),
        ("https://", "not an address"),
        ("https://[::1/v1", "not an address"),
        ("https://example.org/v1?key=sk-1", "not an address"),
        ("https://user:sk-1@example.org/v1", "password"),
    ],
)
def test_an_endpoint_that_may_not_be_used_is_refused(endpoint: str, said: str) -> None:
    with pytest.raises(BadSetting, match=said) as error:
        configuration_of(settings_with(llm_endpoint=endpoint), "")
    assert "sk-1" not in f"{error.value} {error.value.hint}"


@pytest.mark.parametrize("key", ["sk 1", "sk\n1", "schlüssel"])
def test_a_key_that_cannot_be_sent_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(BadSetting, match="DATELINE_LLM_KEY") as error:
        configuration_of(settings_with(), key)
    assert key not in str(error.value)


# The evaluation.


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    coding = {
        "report_id": "r1",
        "relevant": True,
        "incidents": [
            {"role": "main", "event_type": "bombing_ied", "date": "2024-05-02", "lat": 36.34, "lon": 43.12,
             "perpetrator": None, "total_killed": [4, 4], "total_wounded": None}
        ],
    }  # fmt: skip
    row = {"report": {"id": "r1", "title": "Bomb in Mosul", "text": TEXT, "published": "2024-05-04"}, "coding": coding}
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps(row) + "\n")
    return file


def figures(result: Result) -> dict[str, list[str]]:
    rows = [line.split("  ") for line in result.stdout.splitlines() if "  " in line]
    return {row[0].strip(): [cell.strip() for cell in row[1:] if cell.strip()] for row in rows}


def test_a_model_is_measured_beside_the_embedded_finders(httpserver: HTTPServer, set_up: Any, gold: Path) -> None:
    serve(httpserver, says(ANSWER))
    result = run("evaluate", "gold", gold, "--finder", "llm")
    assert result.exit_code == 0, result.stderr
    table = figures(result)
    assert table["figure"] == ["embedded %", "of", "llm %", "of"]
    assert table["main: killed low and high exact"] == ["100.0", "1 of 1", "100.0", "1 of 1"]
    assert "1 read by reed-7b at" in result.stderr


def test_a_model_that_finds_nothing_scores_nothing(httpserver: HTTPServer, set_up: Any, gold: Path) -> None:
    serve(httpserver, says(NOTHING))
    table = figures(run("evaluate", "gold", gold, "--finder", "llm"))
    assert table["relevant or not"] == ["100.0", "1 of 1", "0.0", "0 of 1"]
    assert table["main: killed low and high exact"] == ["100.0", "1 of 1", "-"]


def test_a_report_that_the_model_does_not_read_is_counted_and_told(
    httpserver: HTTPServer, set_up: Any, gold: Path
) -> None:
    serve(httpserver, fails(500))
    result = run("evaluate", "gold", gold, "--finder", "llm")
    assert result.exit_code == 0
    assert "not read by the model: r1" in result.stderr
    assert "1 not read by it (1 try later)" in result.stderr


def test_floors_and_tasks_of_one_finder_are_refused(set_up: Any, gold: Path) -> None:
    floors = run("evaluate", "gold", gold, "--finder", "llm", "--floors", "floors.json")
    timex = run("evaluate", "timex", gold, "--finder", "llm")
    assert (floors.exit_code, timex.exit_code) == (2, 2)
    assert "floors hold for the embedded finders" in floors.stderr
    assert "timex has one finder only" in timex.stderr
