"""Reads reports coded by hand, the published ones or a user's own, and says which row has not their form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import BadInput
from dateline.model.text import Publication, Report, compose_report

Row = dict[str, Any]


def load(path: Path, *, half: str | None = None) -> Iterator[tuple[Report, Row]]:
    """The coded reports of a folder (`gold.jsonl` beside `reports/`) or of a JSON Lines file with both in a line.

    `half` takes only the lines of a file that say so: one half is read while rules are written, the other only counted.
    Raises BadInput where a line has not this form, and names it.
    """
    if path.is_dir():
        for where, coding in _lines(path / "gold.jsonl"):
            file = path / "reports" / f"{coding.get('report_id')}.json"
            yield _report(_row(file.read_text("utf-8"), str(file)), str(file)), _coding(coding, where)
        return
    for where, row in _lines(path):
        if half is None or row.get("half") == half:
            yield _report(row.get("report", row), where), _coding(row.get("coding", row), where)


def is_partial_date(written: object) -> bool:
    """Whether it is a year, a month or a day as ISO 8601 writes them, or None."""
    if written is None or (isinstance(written, str) and re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", written)):
        return True
    return isinstance(written, str) and _day(written) is not None


def is_range(pair: object) -> bool:
    """Whether it is `[low, high]` with at least one of both, or None."""
    if pair is None:
        return True
    if not isinstance(pair, list) or len(pair) != 2 or not all(end is None or type(end) is int for end in pair):
        return False
    low, high = pair
    return (low is not None or high is not None) and (low is None or high is None or 0 <= low <= high)


def _lines(path: Path) -> Iterator[tuple[str, Row]]:
    for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
        if line.strip():
            where = f"line {number} of {path}"
            yield where, _row(line, where)


def _row(written: str, where: str) -> Row:
    try:
        row = json.loads(written)
    except (ValueError, RecursionError):
        raise _other_form(where, "it is not JSON") from None
    return _object(row, where, "it is no object")


def _report(row: object, where: str) -> Report:
    found = _object(row, where, "`report` is no object")
    for name in ("id", "text"):
        if not isinstance(found.get(name), str):
            raise _other_form(where, f"its report has no `{name}`")
    published = found.get("published_iso") or found.get("published")
    day = _day(str(published)[:10]) if published else None
    if published and day is None:
        raise _other_form(where, f"{published!r} is no day of publication")
    return compose_report(
        id=found["id"],
        body=found["text"],
        title=found.get("title"),
        url=found.get("url"),
        language=found.get("language"),
        publication=Publication(day, "given" if day else "none"),
    )


def _coding(row: object, where: str) -> Row:
    coding = _object(row, where, "`coding` is no object")
    if not isinstance(coding.get("relevant"), bool):
        raise _other_form(where, "`relevant` is neither true nor false")
    for name in ("incidents", "agreements", "statements"):
        rows = coding.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
            raise _other_form(where, f"`{name}` is no list of objects")
    for incident in coding.get("incidents", []):
        if fault := _fault(incident):
            raise _other_form(where, f"incident {incident.get('incident_key')}: {fault}")
    for agreement in coding.get("agreements", []):
        if not all(isinstance(party, str) for party in agreement.get("parties") or ()):
            raise _other_form(where, f"agreement {agreement.get('key')}: `parties` are no names")
    return coding


def _fault(incident: Row) -> str | None:
    """What the figures could not use in a coded incident."""
    if incident.get("role") not in ("main", "background"):
        return "`role` is neither main nor background"
    if not isinstance(incident.get("event_type"), str):
        return "it has no `event_type`"
    if not is_partial_date(incident.get("date")):
        return f"{incident['date']!r} is no day, month or year"
    if incident.get("date_precision") in ("days", "week") and _day(str(incident.get("date"))) is None:
        return f"{incident.get('date')!r} is no day, and its precision is {incident['date_precision']}"
    for name in ("total_killed", "total_wounded"):
        if not is_range(incident.get(name)) and type(incident.get(name)) is not int:
            return f"`{name}` is neither [low, high] nor a number"
    point = (incident.get("lat"), incident.get("lon"))
    if point != (None, None) and not all(isinstance(one, int | float) for one in point):
        return "half a point, or one that is not in degrees"
    return None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _object(value: object, where: str, fault: str) -> Row:
    if not isinstance(value, dict):
        raise _other_form(where, fault)
    return value


def _other_form(where: str, fault: str) -> BadInput:
    return BadInput(f"{where} is no coded report: {fault}", hint="docs/evaluation.md shows the form")
