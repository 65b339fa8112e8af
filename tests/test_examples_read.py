"""The bundled example pages are read at least as well as before, as a careful coder would."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.evaluation import gold
from dateline.model.claims import Account
from dateline.model.text import Report
from dateline.reading.reports import read_capture
from dateline.run.pipeline import read_report
from dateline.run.record_views import compose_telling
from dateline.sources.inputs import captures
from dateline.sources.options import Options, Refused
from test_examples import PAGES, ROWS

LEAST = {
    "relevant or not": 1.0,
    "main incidents F1": 1.0,
    "main: date exact": 1.0,
    "main: killed low and high exact": 16 / 19,
    "main: wounded low and high exact": 13 / 14,
    "main: place within 25 km": 15 / 21,
    "main: perpetrator": 1.0,
    "main: event type": 20 / 21,
    "background incidents F1": 1.0,
    "agreements F1": 1.0,
    "agreement parties F1": 10 / 11,
    "statement speakers F1": 0.73,
}


def read(report: Report) -> tuple[bool, tuple[Account, ...]]:
    reading = read_report(report)
    return reading.relevant, reading.accounts


def line(path: Path, coding: dict[str, Any]) -> str:
    """A page as a line of coded reports, its text as it is cut out."""
    (capture,) = captures([str(path)], clock=lambda: datetime(2024, 3, 1, tzinfo=UTC), options=Options())
    assert not isinstance(capture, Refused)
    report = read_capture(capture)
    told = {
        "id": path.name,
        "title": report.title,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "text": report.text[report.body_start :],
    }
    return json.dumps({"report": told, "coding": coding})


def test_the_examples_are_read_as_they_are_coded(tmp_path: Path) -> None:
    codings = {row["report_id"]: row for row in ROWS}
    coded = tmp_path / "examples.jsonl"
    coded.write_text("\n".join(line(path, codings[path.name]) for path in PAGES), encoding="utf-8")
    figures = gold.evaluate(coded, read, compose_telling).figures
    assert {name: figures[name] for name, least in LEAST.items() if figures[name] < least - 1e-9} == {}
