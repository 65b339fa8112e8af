"""The coded reports are well formed, and the two halves of each set are alike."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gold_rows import problems, says_number

SETS = {
    "held_out": "ab",
    "fresh": "ef",
    "late": "hi",
    "siblings": "jk",
    "cousins": "lm",
    "kin": "oq",
    "clan": "st",
    "tribe": "uv",
    "folk": "xy",
    "neighbours": "gp",
    "strangers": "zw",
    "guests": "23",
    "travellers": "45",
    "lodgers": "67",
}
"""Sets of coded reports, and halves of each that are alike; `n` of `kin`, `r` of `clan` and `1` of `strangers` stand
beside them."""
SUMMED = (
    "late",
    "siblings",
    "cousins",
    "kin",
    "clan",
    "tribe",
    "folk",
    "neighbours",
    "strangers",
    "guests",
    "travellers",
    "lodgers",
)
"""Sets whose coders add up stated parts and give groups a range, as the coding rules allow."""
LINES: list[dict[str, Any]] = [
    json.loads(line)
    for name in SETS
    for line in (Path(__file__).parent / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
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


@pytest.mark.parametrize(
    "line",
    [
        x
        for x in LINES
        if x["report"]["language"] == "en" and x["half"] not in "nr1" + "".join(SETS[name] for name in SUMMED)
    ],
    ids=lambda x: x["report"]["id"],
)
def test_coded_figures_stand_in_the_report(line: dict[str, Any]) -> None:
    text = f"{line['report']['title']}\n{line['report']['text']}"
    victims = [victims for incident in line["coding"]["incidents"] for victims in incident["victims"]]
    figures = {group[harm] for group in victims for harm in ("killed", "wounded", "kidnapped")} - {None}
    assert {figure for figure in figures if not says_number(text, figure)} == set()


@pytest.mark.parametrize("pair", SETS.values())
def test_halves_are_alike(pair: str) -> None:
    halves: dict[str, Counter[str]] = {half: Counter() for half in pair}
    for line in (line for line in LINES if line["half"] in pair):
        count = halves[line["half"]]
        count["reports"] += 1
        count["relevant"] += line["coding"]["relevant"]
        count["incidents"] += sum(i["role"] == "main" for i in line["coding"]["incidents"])
        count["agreements"] += sum(a["role"] == "main" for a in line["coding"]["agreements"])
    first, second = halves.values()
    assert all(abs(first[what] - second[what]) <= max(4, 0.2 * first[what]) for what in first)
