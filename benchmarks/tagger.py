"""Reports a second on one core, by the rules alone, by the tagger alone, and by both; memory and the first report.

    python benchmarks/tagger.py [REPORTS] [--words 400] [--rounds 3]

REPORTS is JSON Lines of reports or of gold rows (`{"report": {"title", "text"}}`); without it the coded reports of a
checkout are read. Reports are joined until each has `words` words, so that the figures are those of news of usual
length. Each figure is a median of the rounds, of processor time; the first report is timed in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dateline.mentions import tagger
from dateline.model.text import Publication, Report, compose_report
from dateline.run.pipeline import read_report

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "held_out.jsonl"
FIRST = """
import time; began = time.perf_counter()
from dateline.mentions import tagger
tagger.load().tagger.read("Gunmen killed two guards.")
print(time.perf_counter() - began)
"""


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    reports = list(_reports(asked.reports, asked.words))
    words = sum(len(report.text.split()) for report in reports)
    loaded = tagger.load()
    assert loaded.tagger, loaded.reason
    mark = loaded.tagger.read
    rules = _seconds(lambda: [read_report(report) for report in reports], asked.rounds)
    marks = _seconds(lambda: [mark(report.text) for report in reports], asked.rounds)
    first = float(subprocess.run([sys.executable, "-c", FIRST], capture_output=True, check=True, text=True).stdout)  # noqa: S603 - our own code
    print(
        f"{len(reports)} reports, {words / len(reports):.0f} words each; {platform.processor() or platform.machine()}"
    )
    for name, seconds in (("the reader as it runs", rules), ("tagger alone", marks)):
        print(f"{name}: {words / asked.words / seconds:.1f} reports of {asked.words} words a second")
    print(f"resident at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"tagger, from nothing to the first report: {first:.2f} s")


def _reports(path: Path, words: int) -> Iterator[Report]:
    title, texts = None, []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        row = row.get("report", row)
        title = title or row.get("title")
        texts.append(row["text"])
        if sum(len(text.split()) for text in texts) >= words:
            body = "\n\n".join(texts)
            yield compose_report(body=body, title=title, language="en", publication=Publication(None, "none"))
            title, texts = None, []


def _seconds(step: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        step()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
