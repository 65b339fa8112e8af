"""Temporal expressions: Dateline beside dateparser on the same documents, and Dateline's time against length.

    python benchmarks/timex.py FOLDER [--peer-every 1] [--lengths]

FOLDER holds timebank.jsonl.gz and aquaint.jsonl.gz (see docs/dates.md). The halves are by a hash of the document's
name: rules were written looking at the errors of half A, half B was counted (docs/dates.md says what it decided).
dateparser gives no type and no length of time: each find of its `search_dates` is scored as a DATE, cut to the year or
month where its own parser says that only these were named. With `--peer-every 4` it reads every fourth document, and
Dateline the same. All times are those of the processor, not of the clock.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dateparser.date import DateDataParser
from dateparser.search import search_dates

from dateline.evaluation import timex
from dateline.mentions import dates, sentences

Row = dict[str, Any]
HOSTILE = {
    "news": "Gunmen attacked a village last Thursday, killing 12 people, two weeks after the truce of 3 May. ",
    "one line of digits": "1 ",
    "one line of days": "Monday-",
    "one line of units": "the last few days of the year ",
    "control and direction marks": "\x00\u202e5\u200fMay\x1f ",
}


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer-every", type=int, default=1)
    parser.add_argument("--lengths", action="store_true", help="also time against the length of hostile text (minutes)")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, dateparser {version('dateparser')}, one process\n")
    for name in timex.SETS:
        rows = timex.read_rows(options.folder / f"{name}.jsonl.gz")
        _line(f"{name}, all", rows, timex.predict)
        for half in "AB":
            _line(f"{name}, half {half}", [row for row in rows if half_of(row) == half], timex.predict)
        sample = rows[:: options.peer_every]
        if options.peer_every > 1:
            _line(f"{name}, every {options.peer_every}th", sample, timex.predict)
        _line("  the same, dateparser", sample, dateparser_predict)
        print()
    if options.lengths:
        _time_against_length()


def half_of(row: Row) -> str:
    """ "A" or "B", by the document's name."""
    return "AB"[int(hashlib.md5(str(row["doc"]).encode(), usedforsecurity=False).hexdigest(), 16) % 2]


def _line(title: str, rows: list[Row], predict: Callable[[Iterable[Row]], Iterator[Row]]) -> None:
    began = time.process_time()
    predicted = list(predict(rows))
    seconds = time.process_time() - began
    characters = sum(len(row["text"]) for row in rows)
    figures = "  ".join(f"{name} {100 * count.f1:5.1f}" for name, count in timex.score(rows, predicted).items())
    print(f"{title:24} {len(rows):4} documents  {figures}  {characters / seconds:12,.0f} characters per CPU second")


def dateparser_predict(rows: Iterable[Row]) -> Iterator[Row]:
    """What dateparser's search finds, as the contract's timex rows."""
    for row in rows:
        base = datetime.fromisoformat(row["dct"][:10])
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        parser = DateDataParser(languages=["en"], settings=settings)
        found = []
        position = 0
        for words, moment in search_dates(row["text"], languages=["en"], settings=settings) or []:
            start = row["text"].find(words, position)
            if start < 0:
                continue
            position = start + len(words)
            period = parser.get_date_data(words).period
            value = moment.date().isoformat()[: {"year": 4, "month": 7}.get(period or "day", 10)]
            found.append({"start": start, "end": position, "type": "DATE", "value": value})
        yield {"doc": row["doc"], "timex": found}


def _time_against_length() -> None:
    print("time against length, seconds for 0.1, 1 and 10 million characters (sentences, then dates)")
    for name, piece in HOSTILE.items():
        line = []
        for length in (100_000, 1_000_000, 10_000_000):
            report = timex.as_report(
                {"doc": name, "dct": date(2021, 12, 4).isoformat(), "text": piece * (length // len(piece))}
            )
            began = time.process_time()
            split = sentences.split(report)
            middle = time.process_time()
            dates.find_dates(report, split)
            line.append(f"{middle - began:7.2f} + {time.process_time() - middle:6.2f}")
        print(f"  {name:30} {'   '.join(line)}")


if __name__ == "__main__":
    main()
