"""The coded reports with their marks: examples in which all that a coder recorded is marked where it is told.

`tests/gold/marked` holds the marks of the reports that may be read, in the markup of `annotated`: `e1` is the first
incident of the coding, `a1` its first agreement, `s1` its first statement. What the coding says besides stands on the
marks as tags: which figures are the low and the high of a toll; and of the kinds of event that are as right as the
coded one nothing is said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.mentions.numbers import CARDINAL, cardinal
from dateline.model.text import compose_report
from dateline.training import annotated, reports
from dateline.training.annotated import AnnotatedReport
from dateline.training.examples import Example, LabelledSpan
from dateline.training.labels import REPORTS

Row = Mapping[str, Any]

SETS: Mapping[str, str | None] = {
    "published": None,
    "held_out": None,
    "unseen": None,
    "fresh": None,
    "late": None,
    "siblings": None,
    "cousins": "l",
    "kin": "no",
    "clan": "rs",
    "tribe": "u",
    "folk": None,
    "neighbours": None,
    "strangers": "1z",
    "guests": None,
    "travellers": None,
    "lodgers": None,
}
"""The sets of coded reports, and of those with a half that is only counted the halves that may be read."""
TOLLS: Mapping[str, str] = {"event.killed": "total_killed", "event.wounded": "total_wounded"}
"""Where a coding has the toll that the figures of a label tell."""
_NUMBER = re.compile(rf"(?<!\w){CARDINAL}(?!\w)", re.IGNORECASE)


def rows(folder: Path, sets: Collection[str]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The coded reports in English of these sets: report and coding. Halves that are only counted are left out."""
    for name in sets:
        halves = SETS[name]
        file = folder / f"{name}.jsonl"
        for row in _lines(file) if file.is_file() else _published(folder / name):
            if row["report"]["language"] == "en" and (halves is None or row["half"] in halves):
                yield row["report"], row["coding"]


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, file.read_text("utf-8").splitlines())


def _published(folder: Path) -> Iterator[dict[str, Any]]:
    for coding in _lines(folder / "gold.jsonl"):
        file = folder / "reports" / f"{coding['report_id']}.json"
        yield {"report": json.loads(file.read_text("utf-8")), "coding": coding}


def marked(folder: Path, sets: Collection[str]) -> dict[str, AnnotatedReport]:
    """The reports of these sets that are marked, by their ids. Raises BadInput for marks that do not fit."""
    files = (folder / "marked" / f"{name}.txt" for name in sets)
    every = (one for file in files if file.is_file() for one in annotated.parse(file.read_text("utf-8")))
    return {one.report.id: one for one in every}


def examples(folder: Path, sets: Collection[str], *, weight: float = 1.0) -> Iterator[Example]:
    """The coded reports of these sets that are marked, and those that tell of nothing."""
    marks = marked(folder, sets)
    for report, coding in rows(folder, sets):
        if found := marks.get(report["id"]):
            yield with_coding(reports.example(found, weight=weight), coding)
        elif not coding["incidents"] and not coding["agreements"]:
            text = compose_report(body=report["text"], title=report.get("title")).text
            whole = {"relevant": bool(coding["relevant"])}
            yield Example(REPORTS, text, (), frozenset(REPORTS.spans), whole, weight)


def with_coding(example: Example, coding: Row) -> Example:
    """The example with what the coding says of its marks."""
    incidents = {f"e{number}": one for number, one in enumerate(coding["incidents"], start=1)}
    return replace(example, spans=tuple(_tagged(example.text, span, incidents) for span in example.spans))


def _tagged(text: str, span: LabelledSpan, incidents: Mapping[str, Row]) -> LabelledSpan:
    told = [incidents[key] for key in span.keys if key in incidents]
    if span.label in TOLLS:
        number = _NUMBER.search(text, span.start, span.end)
        tolls = [toll for one in told if (toll := one.get(TOLLS[span.label]))]
        if number is None or not tolls:
            return span
        low, high = (any(toll[end] == cardinal(number[0]) for toll in tolls) for end in (0, 1))
        return replace(span, tags={**span.tags, "low": low, "high": high})
    also = {f"kind.{kind}" for one in told for kind in one.get("event_type_also") or ()}
    return replace(span, tags={tag: value for tag, value in span.tags.items() if tag not in also})
