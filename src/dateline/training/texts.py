"""The texts of all sets that lie beside the project, without what is coded in them: to learn the language of reports.

Sets that are measured on are left out: of MUC-4 and WikiEvents only what is trained on is read.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]


def _text(row: Row) -> Iterator[str]:
    yield row["text"]


def _articles(row: Row) -> Iterator[str]:
    for article in row["articles"]:
        yield f"{article['title']}\n\n{article['text']}"


SETS: Mapping[str, Callable[[Row], Iterator[str]]] = {
    "muc4/train.jsonl.gz": lambda row: iter([row["doctext"]]),
    "wikievents/train.jsonl.gz": lambda row: iter([" ".join(row["tokens"])]),
    "re3d/docs.jsonl.gz": _text,
    "event_location/labeled.jsonl.gz": _text,
    "clusters/local_news_dev.jsonl.gz": _articles,
    "clusters/ecbplus_topics_1_35.jsonl.gz": _text,
    "timex/timebank.jsonl.gz": _text,
    "timex/aquaint.jsonl.gz": _text,
    "toponyms/lgl.jsonl.gz": _text,
    "toponyms/geowebnews.jsonl.gz": _text,
}
"""Each file, and how a row of it gives its texts."""


def texts(data: Path) -> Iterator[str]:
    """The texts of every set that is there, each once."""
    seen: set[str] = set()
    for name, of in SETS.items():
        if not (data / name).is_file():
            continue
        for row in read_rows(data / name):
            for text in of(row):
                if text and text not in seen:
                    seen.add(text)
                    yield text


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a packed file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
