"""Dates and times as pages write them, to a date or a datetime."""

from __future__ import annotations

import re
from datetime import date, datetime

_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


def parse(words: str) -> date | datetime | None:
    """The moment that `words` name, with their time zone where they give one; None where they cannot be read."""
    words = words.strip()
    try:
        if len(words) == 10:
            return date.fromisoformat(words)
        return datetime.fromisoformat(words)
    except ValueError:
        found = _ISO_DAY.search(words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def is_dateline(line: str) -> bool:
    """Whether a line says little but when something was published."""
    return len(line) < 90 and parse(line) is not None
