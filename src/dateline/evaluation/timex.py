"""Temporal expressions against hand-annotated news, by the definitions of TempEval-3 (UzZaman et al., 2013).

An expression found matches one annotated where their spans are equal (strict) or share a character (relaxed); each
counts once. The type and value F1 count a relaxed match as right only where type or value is equal too, which is
TempEval-3's attribute F1: the accuracy of the attribute over the matches, times the relaxed F1. The calendar-day F1
is the value F1 over the expressions whose value is one day, YYYY-MM-DD.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateline.errors import BadInput
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.mentions import dates, sentences
from dateline.model.text import Publication, Report

SETS = ("timebank", "aquaint")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each `{"doc", "dct", "text"}` a `{"doc", "timex": [{"start", "end", "type", "value"}]}`; see the contract."""
    for row in rows:
        report = as_report(row)
        found = dates.find_dates(report, sentences.split(report))
        yield {
            "doc": row.get("doc"),
            "timex": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found],
        }


def as_report(row: dict[str, Any]) -> Report:
    """A report with exactly this text, so that offsets are those of the input."""
    if not isinstance(row.get("text"), str):
        raise BadInput(f"no text in the row {row.get('doc')!r}")
    return Report(
        id=str(row.get("doc")),
        input="",
        url=None,
        outlet=None,
        title=None,
        text=row["text"],
        body_start=0,
        language="en",
        publication=Publication(_moment(row.get("dct")), "given"),
    )


def _moment(written: object) -> date | None:
    """The day of a document creation time: "1998-03-06", "1998-03-06T16:00", "19980306"."""
    if not isinstance(written, str):
        return None
    try:
        return datetime.fromisoformat(written.strip()).date()
    except ValueError:
        return None


def evaluate(folder: Path) -> Evaluation:
    """The figures for `timebank.jsonl.gz` and `aquaint.jsonl.gz` of a folder, each prefixed by the set's name."""
    figures: dict[str, float] = {}
    counts: dict[str, str] = {}
    errors: list[str] = []
    for name in SETS:
        rows = read_rows(folder / f"{name}.jsonl.gz")
        scores = score(rows, list(predict(rows)), errors)
        for kind, count in scores.items():
            figures[f"{name} {kind}"] = count.f1
            counts[f"{name} {kind}"] = f"{count.right:.0f} right, {count.found:.0f} found, {count.wanted:.0f} annotated"
    return Evaluation("timex", figures, counts, tuple(errors))


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file."""
    if not path.is_file():
        raise BadInput(f"no file {path}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def score(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]], errors: list[str] | None = None
) -> dict[str, Counts]:
    """Strict, relaxed, type, value and calendar-day counts of predicted rows beside gold rows of the same documents."""
    names = ("strict F1", "relaxed F1", "type F1", "value F1", "calendar day F1")
    counts = {name: Counts() for name in names}
    for wanted, found in zip(gold, predicted, strict=True):
        pairs = matched(wanted["timex"], found["timex"])
        for name in names[:4]:
            counts[name].found += len(found["timex"])
            counts[name].wanted += len(wanted["timex"])
        counts["calendar day F1"].found += sum(_is_day(t) for t in found["timex"])
        counts["calendar day F1"].wanted += sum(_is_day(t) for t in wanted["timex"])
        for left, right in pairs:
            same = left["value"].lower() == right["value"].lower()
            counts["relaxed F1"].right += 1
            counts["strict F1"].right += left["start"] == right["start"] and left["end"] == right["end"]
            counts["type F1"].right += left["type"] == right["type"]
            counts["value F1"].right += same
            counts["calendar day F1"].right += same and _is_day(left)
        if errors is not None:
            errors.extend(_differences(wanted, found, pairs))
    return counts


def _is_day(timex: dict[str, Any]) -> bool:
    return bool(_DAY.fullmatch(timex["value"]))


def matched(wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of annotated and found expressions whose spans overlap, equal spans first, each in one pair at most."""
    pairs = []
    free = list(range(len(found)))
    left: list[dict[str, Any]] = []
    for timex in wanted:
        equal = next((n for n in free if (found[n]["start"], found[n]["end"]) == (timex["start"], timex["end"])), None)
        if equal is None:
            left.append(timex)
        else:
            free.remove(equal)
            pairs.append((timex, found[equal]))
    for timex in left:
        over = [n for n in free if found[n]["start"] < timex["end"] and timex["start"] < found[n]["end"]]
        if over:
            free.remove(over[0])
            pairs.append((timex, found[over[0]]))
    return pairs


def _differences(
    wanted: dict[str, Any], found: dict[str, Any], pairs: list[tuple[dict[str, Any], dict[str, Any]]]
) -> list[str]:
    text, name = wanted["text"], wanted["doc"]
    lines = [
        f"{name} {left['start']}: {text[left['start'] : left['end']]!r} is {left['value']}, read {right['value']}"
        for left, right in pairs
        if left["value"].lower() != right["value"].lower()
    ]
    met_wanted = {id(left) for left, _ in pairs}
    met_found = {id(right) for _, right in pairs}
    lines += [
        f"{name} {t['start']}: {text[t['start'] : t['end']]!r} missed ({t['value']})"
        for t in wanted["timex"]
        if id(t) not in met_wanted
    ]
    lines += [
        f"{name} {t['start']}: {text[t['start'] : t['end']]!r} is none, read {t['value']}"
        for t in found["timex"]
        if id(t) not in met_found
    ]
    return lines
