"""The held-out reports are well formed, and their two halves are alike."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gold_rows import problems

LINES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "gold" / "held_out.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["report"]["id"])
def test_line_is_well_formed(line: dict[str, Any]) -> None:
    report, coding = line["report"], line["coding"]
    assert set(line) == {"report", "coding", "half"}
    assert set(report) == {"id", "title", "published", "language", "text"}
    assert report["id"] == coding["report_id"]
    assert report["title"] and report["text"] == report["text"].strip()
    assert problems(coding) == []


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["report"]["id"])
def test_nothing_is_dated_after_the_report(line: dict[str, Any]) -> None:
    published = date.fromisoformat(line["report"]["published"])
    days = [i["date"] for i in line["coding"]["incidents"] if i["date_precision"] == "day"]
    assert all(date.fromisoformat(day) <= published for day in days)


def test_ids_are_used_once() -> None:
    ids = Counter(line["report"]["id"] for line in LINES)
    assert max(ids.values()) == 1


def test_halves_are_alike() -> None:
    halves = Counter(line["half"] for line in LINES)
    assert set(halves) == {"a", "b"}
    assert abs(halves["a"] - halves["b"]) <= 4
