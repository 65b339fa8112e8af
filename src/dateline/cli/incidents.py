"""The whole reader over rows, without a database: the task `incidents` of `dateline predict`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from dateline.errors import SetAside
from dateline.model.text import Capture
from dateline.reading.reports import read_capture
from dateline.run.pipeline import read_report
from dateline.run.reading_json import read_json

LOOKED_AT = ("id", "url", "title", "published", "language", "outlet", "text")
"""The fields of a row that are looked at; whatever else it holds (its gold, say) is not."""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def predict(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each row as `dateline read --json` gives it. A row without text gives a line without accounts."""
    for row in rows:
        body = json.dumps({name: row[name] for name in LOOKED_AT if row.get(name) is not None}).encode("ascii")
        named = str(row.get("id", ""))
        capture = Capture(named, _NEVER, "application/json", hashlib.sha256(body).hexdigest(), body, named)
        try:
            reading = read_report(read_capture(capture))
        except SetAside as error:
            yield _empty(named, row, error)
        else:
            yield read_json(reading.report, relevant=reading.relevant, accounts=reading.accounts)


def _empty(named: str, row: Mapping[str, Any], error: SetAside) -> dict[str, Any]:
    report = dict.fromkeys(("url", "outlet", "title", "language", "published"))
    return {
        "schema": "dateline.read/1",
        "report": {"id": named, "input": named, **report, "text": str(row.get("text") or "")},
        "relevant": False,
        "accounts": [],
        "set_aside": {"reason": error.reason, "message": str(error)},
    }
