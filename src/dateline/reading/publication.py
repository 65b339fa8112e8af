"""When a report was published: structured data, then the dateline beside the headline, then other hints."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.text import Publication
from dateline.reading import moments


def from_datelines(lines: Iterable[str]) -> Publication:
    """The publication that the first lines of a plain text give."""
    for line in list(lines)[:5]:
        if len(line) < 60 and (when := moments.parse(line)):
            return Publication(when, "dateline")
    return Publication(None, "none")
