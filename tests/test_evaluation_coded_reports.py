"""Coded reports are read as they are documented, and a row of another form is named."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import BadInput
from dateline.evaluation.coded_reports import load

DOCS = Path(__file__).parents[1] / "docs" / "evaluation.md"


def _documented() -> dict[str, Any]:
    shown = re.search(r"```json\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert shown
    row: dict[str, Any] = json.loads(shown[1])
    return row


def _written(folder: Path, *lines: str) -> Path:
    path = folder / "own.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_the_form_that_the_docs_show_is_read(tmp_path: Path) -> None:
    row = _documented()
    ((report, coding),) = load(_written(tmp_path, json.dumps(row), ""))
    assert report.id == "r1"
    assert str(report.publication.day) == "2021-12-04"
    assert coding == row["coding"]


@pytest.mark.parametrize(
    ("part", "name", "value", "said"),
    [
        ("report", "text", None, "has no `text`"),
        ("report", "published", "next week", "no day of publication"),
        ("coding", "relevant", "yes", "neither true nor false"),
        ("coding", "incidents", {"role": "main"}, "no list of objects"),
        ("incident", "role", "side", "neither main nor background"),
        ("incident", "event_type", None, "no `event_type`"),
        ("incident", "date", "2021-13", "no day, month or year"),
        ("incident", "date", 2021, "no day, month or year"),
        ("incident", "date_precision", "days", None),
        ("incident", "total_killed", [3, 2], "neither [low, high] nor a number"),
        ("incident", "total_wounded", "two", "neither [low, high] nor a number"),
        ("incident", "total_killed", 2, None),
        ("incident", "lat", None, "half a point"),
        ("incident", "lon", "east", "half a point"),
        ("agreement", "parties", [None], "no names"),
    ],
)
def test_a_row_of_another_form_is_named(tmp_path: Path, part: str, name: str, value: object, said: str | None) -> None:
    row = _documented()
    parts = {
        "incident": row["coding"]["incidents"][0],
        "agreement": row["coding"]["agreements"][0],
        "report": row["report"],
        "coding": row["coding"],
    }
    parts[part][name] = value
    path = _written(tmp_path, json.dumps(_documented()), json.dumps(row))
    if said is None:
        assert len(list(load(path))) == 2
        return
    with pytest.raises(BadInput, match=re.escape(said)) as raised:
        list(load(path))
    assert "line 2 of" in str(raised.value)


@pytest.mark.parametrize("line", ["{", "[1]", '"text"', "3", "\x00", "[" * 100_000, '{"report": [], "coding": {}}'])
def test_a_line_that_is_no_coded_report_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(BadInput, match="line 1 of"):
        list(load(_written(tmp_path, line)))


def test_a_week_needs_a_day_to_be_counted_from(tmp_path: Path) -> None:
    row = _documented()
    row["coding"]["incidents"][0] |= {"date": "2021-12", "date_precision": "week"}
    with pytest.raises(BadInput, match="its precision is week"):
        list(load(_written(tmp_path, json.dumps(row))))
