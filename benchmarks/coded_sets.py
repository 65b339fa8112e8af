"""The coded reports on which choices are fitted, by the halves that may be read."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.training.coded import SETS

GOLD = Path("tests/gold")


def _halves(file: Path) -> str:
    rows = file.read_text("utf-8").splitlines() if file.is_file() else []
    return "".join(sorted({json.loads(row)["half"] for row in rows}))


_FILES = {name: GOLD / f"{name}.jsonl" for name in SETS}
HALVES = {_FILES[name].name if _FILES[name].is_file() else name: SETS[name] or _halves(_FILES[name]) for name in SETS}
"""The halves that may be read, by the file that holds them; the published reports have none."""
