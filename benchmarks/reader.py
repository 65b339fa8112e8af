"""Reports a second: extraction by trafilatura alone, then Dateline's reading, its finders, and its store, apart.

    python benchmarks/reader.py [PAGES] [--rounds 5]

PAGES is a folder of HTML pages, or JSON Lines with "html" and "url" (gzip by its ending); without it the bundled
examples are read, which are short and plain: a page of an outlet is some 50 times as large. Each step goes over all
pages, `rounds` times, in one process; the figures are the medians of the rounds. The condition of the design: reading
and finders together take no more than twice the time of trafilatura's extraction.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import trafilatura

import dateline
from dateline.errors import SetAside
from dateline.exports.formats import json_line
from dateline.model.text import Capture, Report
from dateline.reading.reports import read_capture
from dateline.run.pipeline import Reading, read_report
from dateline.run.reading_json import read_json
from dateline.store.sqlite import Store

NOW = datetime(2024, 1, 1, tzinfo=UTC)
EXAMPLES = Path(dateline.__file__).parent / "examples"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    captures = list(_captures(asked.pages))
    pages = [capture.body.decode("utf-8", "replace") for capture in captures]
    reports = [read_capture(capture) for capture in captures]
    readings = [read_report(report) for report in reports]

    alone = _measure(lambda: _each(trafilatura.extract, pages), asked.rounds)
    bare = _measure(lambda: _each(_with_metadata, pages), asked.rounds)
    reading = _measure(lambda: _each(read_capture, captures), asked.rounds)
    finders = _measure(lambda: _each(read_report, reports), asked.rounds)
    lines = _measure(lambda: _each(_line, readings), asked.rounds)
    with tempfile.TemporaryDirectory() as folder:
        stores = [Store(Path(folder) / f"{number}.db") for number in range(asked.rounds + 1)]
        store = _measure(lambda: _keep(stores.pop(), captures, readings), asked.rounds)

    words = statistics.median(len(report.text.split()) for report in reports)
    print(f"{len(captures)} pages, {words:.0f} words in the median; {platform.python_version()}, {platform.machine()},")
    print(f"trafilatura {version('trafilatura')}, Dateline {dateline.__version__}; one process\n")
    print(f"{'step':44}{'ms a report':>12}{'a second':>10}{'of extraction':>15}")
    for name, seconds in (
        ("extraction: trafilatura.extract alone", alone),
        ("extraction with metadata: trafilatura alone", bare),
        ("reading: page to report", reading),
        ("mentions and accounts", finders),
        ("reading, mentions and accounts", reading + finders),
        ("JSON line", lines),
        ("store, one unit of work a report", store),
        ("all of it", reading + finders + store),
    ):
        each = seconds / len(captures)
        print(f"{name:44}{1000 * each:12.2f}{1 / each:10.1f}{seconds / alone:15.2f}")


def _captures(pages: Path) -> Iterator[Capture]:
    """The captures of a folder or of a file of JSON Lines, those that cannot be read left out."""
    if pages.is_dir():
        found = [(str(path), path.read_bytes()) for path in sorted(pages.rglob("*.html"))]
    else:
        with gzip.open(pages, "rt", encoding="utf-8") if pages.suffix == ".gz" else pages.open() as lines:
            rows = [json.loads(line) for line in lines]
        found = [(row["url"], row["html"].encode()) for row in rows]
    for url, body in found:
        capture = Capture(url, NOW, "text/html", hashlib.sha256(body).hexdigest(), body, url)
        try:
            read_capture(capture)
        except SetAside:
            continue
        yield capture


def _measure(step: Callable[[], None], rounds: int) -> float:
    """Seconds that the step takes, the median of the rounds; one more round goes before, to load what is lazy."""
    step()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        step()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _each(do: Callable[[Any], object], items: Iterable[Any]) -> None:
    for item in items:
        do(item)


def _with_metadata(page: str) -> object:
    return trafilatura.bare_extraction(page, with_metadata=True)


def _line(reading: Reading) -> str:
    return json_line(read_json(reading.report, relevant=reading.relevant, accounts=reading.accounts))


def _keep(store: Store, captures: Iterable[Capture], readings: Iterable[Reading]) -> None:
    """Keep every reading in a new database, on the disk that holds temporary files."""
    with store:
        for capture, reading in zip(captures, readings, strict=True):
            with store.session() as session:
                session.keep(
                    capture,
                    reading.report,
                    relevant=reading.relevant,
                    accounts=reading.accounts,
                    reader="benchmark",
                    work=_work(reading.report),
                    at=NOW,
                )


def _work(report: Report) -> str:
    return f"benchmark {report.id}"


if __name__ == "__main__":
    main()
