"""What was read already: the id of the reader, and the id of a piece of work."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import dateline
from dateline.knowledge import gazetteer
from dateline.mentions import tagger
from dateline.model.claims import Origin
from dateline.model.ids import digest
from dateline.model.text import Capture, Publication

_READ_BY = ("model", "knowledge", "reading", "mentions", "accounts", "run/pipeline.py")
"""The rooms that decide what is read in a report."""


def reader_id(finder: str = "") -> str:
    """The id of this reader: its name, its version, and all that decides what it reads.

    That is its code, its word lists and its network, the gazetteer in use, and whether the trained reader can be
    loaded. So a changed rule, another network, or a country that was added, reads again what was read before.
    `finder` is the id of the finder that reads in place of the embedded one, where one does.
    """
    read_by = f"{_own_fingerprint()} {gazetteer.load().stamp} {tagger.missing()} {finder}"
    return Origin("reader", dateline.__version__, read_by).id


@cache
def _own_fingerprint() -> str:
    return fingerprint(Path(dateline.__file__).parent)


def fingerprint(root: Path) -> str:
    """A hash of everything under the package's folder that decides what is read in a report.

    `data/compiled` is left out: it is made from the lists.
    """
    told = hashlib.sha256()
    for room in _READ_BY:
        place = root / room
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and not {"__pycache__", "compiled"} & set(path.parts):
                told.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return told.hexdigest()


def work_id(capture: Capture, *, published: Publication | None, characters: int, finder: str = "") -> str:
    """The id of reading this capture as this reader would: the same work gives the same report and accounts."""
    given = published.when.isoformat() if published and published.when else None
    said = (capture.sha256, capture.url, capture.media_type, capture.charset)
    return digest("work", said, given, characters, reader_id(finder))
