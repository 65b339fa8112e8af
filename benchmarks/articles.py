"""Article extraction: Dateline beside trafilatura, newspaper4k, goose3, readability-lxml and htmldate, in one run.

    python benchmarks/articles.py FOLDER          # FOLDER holds fundus_dev.jsonl.gz

Every tool gets the same pages as text, one process, one thread, no network. Quality is `evaluation.articles`; speed is
one cold pass over every page (later passes are helped by caches), given as a ratio to trafilatura with its metadata in
the same run, so that it means something on another machine. The same figures are given for two halves of the outlets.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.metadata
import json
import logging
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import htmldate
import trafilatura
from goose3 import Goose
from newspaper import Article as NewspaperArticle
from readability import Document

from dateline.evaluation import articles

Row = dict[str, Any]
Prediction = dict[str, Any]
PASSES = 1


def main() -> None:
    """Measure every tool and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passes", type=int, default=PASSES)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    with gzip.open(options.folder / "fundus_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    gold = {row["id"]: row["gold"] for row in rows}
    results = {name: measure(tool, rows, options.passes) for name, tool in tools().items()}
    base = results["trafilatura"][1]
    print(
        f"{len(rows)} pages; Python {platform.python_version()}, {platform.machine()}; best of {options.passes} passes"
    )
    print(
        f"{'':18} {'version':>9} {'body F1':>8} {'title':>7} {'author F1':>9} {'date':>7} {'pages/s':>8} {'ratio':>6}"
    )
    for name, (predicted, seconds) in results.items():
        show(name, articles.score(predicted, gold).figures, len(rows) / seconds, base / seconds)
    for half in (0, 1):
        chosen = {key: value for key, value in gold.items() if half_of(key) == half}
        print(f"half {half + 1} of the outlets, {len(chosen)} pages")
        for name, (predicted, _) in results.items():
            show(name, articles.score(predicted, chosen).figures, None, None)


def half_of(key: str) -> int:
    """The half of an outlet, the same in every run: "de/DW/V1" goes with all of DW."""
    return int(hashlib.md5(key.split("/")[1].encode(), usedforsecurity=False).hexdigest(), 16) % 2


def measure(tool: Callable[[Row], Prediction], rows: list[Row], passes: int) -> tuple[dict[str, Prediction], float]:
    """What a tool predicts, and the seconds of its best pass."""
    best = float("inf")
    predicted: dict[str, Prediction] = {}
    for _ in range(passes):
        start = time.perf_counter()
        predicted = {row["id"]: tool(row) for row in rows}
        best = min(best, time.perf_counter() - start)
    return predicted, best


def tools() -> dict[str, Callable[[Row], Prediction]]:
    """Every tool by the name of its package, as its documentation says to use it for articles."""
    goose = Goose({"enable_image_fetching": False})

    def read_dateline(row: Row) -> Prediction:
        return articles.predict([row])[row["id"]]

    def read_trafilatura(row: Row) -> Prediction:
        found = trafilatura.bare_extraction(row["html"], url=row["url"], with_metadata=True, include_comments=False)
        if found is None:
            return {}
        data = found if isinstance(found, dict) else found.as_dict()
        authors = (data.get("author") or "").split("; ")
        return {
            "articleBody": data["text"],
            "headline": data["title"],
            "datePublished": data["date"],
            "authors": authors,
        }

    def read_newspaper(row: Row) -> Prediction:
        found = NewspaperArticle(row["url"], fetch_images=False)
        found.download(input_html=row["html"])
        found.parse()
        when = found.publish_date.isoformat() if hasattr(found.publish_date, "isoformat") else None
        return {"articleBody": found.text, "headline": found.title, "datePublished": when, "authors": found.authors}

    def read_goose(row: Row) -> Prediction:
        found = goose.extract(raw_html=row["html"])
        when = str(found.publish_datetime_utc or found.publish_date or "")
        return {
            "articleBody": found.cleaned_text,
            "headline": found.title,
            "datePublished": when,
            "authors": found.authors,
        }

    def read_readability(row: Row) -> Prediction:
        found = Document(row["html"], url=row["url"])
        text = trafilatura.html2txt(found.summary())
        return {"articleBody": text, "headline": found.short_title(), "datePublished": None, "authors": []}

    def read_htmldate(row: Row) -> Prediction:
        return {"datePublished": htmldate.find_date(row["html"], url=row["url"], original_date=True)}

    readers = {
        "dateline": read_dateline,
        "trafilatura": read_trafilatura,
        "newspaper4k": read_newspaper,
        "goose3": read_goose,
        "readability-lxml": read_readability,
        "htmldate": read_htmldate,
    }
    return {name: or_nothing(reader) for name, reader in readers.items()}


def or_nothing(reader: Callable[[Row], Prediction]) -> Callable[[Row], Prediction]:
    """The reader with an empty answer where it fails: a page that a tool cannot read counts against it."""

    def read(row: Row) -> Prediction:
        try:
            return reader(row)
        except Exception:  # noqa: BLE001  peers raise what they like
            return {}

    return read


def show(name: str, figures: dict[str, float], speed: float | None, ratio: float | None) -> None:
    """Print one line of the table."""
    version = importlib.metadata.version(name)
    quality = " ".join(
        f"{figures[key]:>{width}.3f}"
        for key, width in (("body F1", 8), ("title exact", 7), ("author F1", 9), ("date right", 7))
    )
    print(f"{name:18} {version:>9} {quality}" + (f" {speed:>8.1f} {ratio:>6.2f}" if speed and ratio else ""))


if __name__ == "__main__":
    main()
