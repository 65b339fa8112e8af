"""The desk on a large database: 50,000 records of 150,000 reports, each figure beside the bar that it is to hold.

    python benchmarks/desk.py FOLDER [--rounds 40] [--loads 12] [--only pages,browser,keys,map,load]

FOLDER keeps the database, which is made once (`desk_file.py`, some ten minutes). `dateline desk` runs on loopback in a
process of its own; Chromium and the load generator share the machine with it. Wall times depend on what else the
machine does: the load before and after is printed with them.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

import desk_browser
import httpx2
from desk_file import fill

FIRST_BYTE, INTERACTIVE, BYTES, KEY, FRAMES, RATE = 150.0, 1000.0, 350_000, 100.0, 30.0, 100
PARTS = ("pages", "browser", "keys", "map", "load")
_NO_PAGES = ("map: points", "map: linked", "changes: feed")
"""What no browser is led to."""


def main() -> None:
    """Make the database where there is none, serve it, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=40, help="requests for each page")
    parser.add_argument("--loads", type=int, default=12, help="loads of each page in Chromium")
    parser.add_argument("--seconds", type=int, default=20, help="of load")
    parser.add_argument("--rate", type=int, default=RATE, help="requests a second")
    parser.add_argument("--only", default=",".join(PARTS), help="parts to measure")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    database = asked.folder / "desk.db"
    if not database.exists():
        fill(asked.folder / "part.db")
        (asked.folder / "part.db").rename(database)
    parts, addresses = asked.only.split(","), Addresses(database)
    print(f"{addresses.told}; load {os.getloadavg()[0]:.1f}")
    with served(database) as (desk, process):
        if "pages" in parts:
            _print_pages(desk, addresses, asked.rounds, process)
        if "load" in parts:
            _print_load(desk, addresses, asked.seconds, process, asked.rate)
        if {"browser", "keys", "map"} & set(parts):
            with desk_browser.chromium() as browser:
                if "browser" in parts:
                    _print_loads(browser, desk, addresses, asked.loads)
                if "map" in parts:
                    for zoom in (0, 2, 5):
                        _print_frames(desk_browser.frames(browser, f"{desk}/map", zoom=zoom, seconds=5), zoom)
                if "keys" in parts:
                    waits = sorted(desk_browser.keys(browser, desk, presses=40))
                    _row("queue: key to next card", waits, KEY)
    print(f"load {os.getloadavg()[0]:.1f}")


@contextmanager
def served(database: Path) -> Iterator[tuple[str, int]]:
    """The address of the desk in a process of its own, and the id of that."""
    command = [sys.executable, "-m", "dateline", "desk", "--db", str(database), "--port", "0", "--no-open"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        assert process.stderr
        address = None
        for line in process.stderr:
            if found := re.search(r"at (http://[^/]+)/", line):
                address = found[1]
                break
        assert address, "the desk did not start"
        try:
            yield address, process.pid
        finally:
            process.terminate()


class Addresses:
    """Addresses of every page and answer of the API, over many records, reports and filters."""

    def __init__(self, database: Path) -> None:
        rng = random.Random(3)
        with closing(sqlite3.connect(database)) as connection:

            def drawn(query: str, most: int) -> list[str]:
                found = [str(row[0]) for row in connection.execute(query)]
                return rng.sample(found, min(most, len(found)))

            records = drawn("SELECT record FROM listings", 300)
            largest = drawn("SELECT record FROM listings ORDER BY reports DESC LIMIT 20", 20)
            agreements = drawn("SELECT record FROM listings WHERE kind = 'agreement'", 40)
            reports = drawn("SELECT id FROM reports", 300)
            countries = drawn("SELECT DISTINCT country FROM listings WHERE country IS NOT NULL", 12)
            places = drawn("SELECT DISTINCT place FROM listings WHERE place IS NOT NULL", 100)
            days = drawn("SELECT DISTINCT earliest FROM listings WHERE earliest IS NOT NULL", 50)
            latest = date.fromisoformat(drawn("SELECT max(substr(published, 1, 10)) FROM reports", 1)[0])
            last_days = [latest - timedelta(days=number) for number in range(40)]
            counts = [
                connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("listings", "reports")
            ]
            waiting = connection.execute("SELECT count(*) FROM listings WHERE verdict IS NULL").fetchone()[0]
        megabytes = database.stat().st_size / 1e6
        self.told = f"{counts[0]:,} records, {counts[1]:,} reports, {waiting:,} waiting, {megabytes:,.0f} MB"
        by_country = [f"country={country}" for country in countries]
        filters = ["", *by_country, *(f"killed={number}" for number in (1, 5, 20))]
        filters += [f"from={day}" for day in days[:10]] + [f"q={place}" for place in places[:20]]
        boxes = [f"box={west},{south},{west + 12},{south + 9}" for west in range(-10, 60, 10) for south in (-20, 0, 20)]
        self.pages: dict[str, list[str]] = {
            "queue": [f"/queue?{one}" for one in ("", *by_country, "order=newest", "order=area")],
            "record": [f"/record/{record}" for record in records],
            "record: the largest": [f"/record/{record}" for record in largest],
            "report": [f"/report/{report}" for report in reports],
            "records": [f"/records?{one}" for one in filters],
            "map": [f"/map?{one}" for one in ("", *by_country)],
            "map: points": [f"/map/points?kind=incident&{one}" for one in ("", *by_country)],
            "map: linked": [f"/map/linked?{one}" for one in boxes],
            "agreements": ["/agreements"],
            "agreement": [f"/agreement/{record}" for record in agreements],
            "gaps": [f"/gaps?area={record}" for record in agreements],
            "weekly": ["/weekly"],
            "weekly: of everything": [f"/weekly?to={day}" for day in last_days],
            "weekly: of an area": [f"/weekly?area={record}&to={last_days[0]}" for record in agreements],
            "sources": ["/sources"],
            "quarantine": ["/quarantine"],
            "changes": ["/changes?from=2020-01-01", "/changes"],
            "changes: feed": ["/changes.atom"],
            "search": [f"/search?q={words}" for words in (*places, "soldiers", "roadside bomb", "gunmen attacked")],
            "pocket": ["/pocket"],
            "people": ["/people"],
            "add": ["/add"],
            "bulk preview": [f"/queue/bulk?{one}" for one in by_country],
        }
        api = "/api/v1"
        self.api: dict[str, list[str]] = {
            "API records": [f"{api}/records?{one}" for one in filters],
            "API record": [f"{api}/records/{record}" for record in records],
            "API claims": [f"{api}/claims?{one}" for one in filters[:6]],
            "API reports": [f"{api}/reports", f"{api}/reports?outlet=Outlet+1", f"{api}/reports?language=en"],
            "API report": [f"{api}/reports/{report}" for report in reports],
            "API agreements": [f"{api}/agreements"],
            "API judgements": [f"{api}/judgements", f"{api}/judgements?by=people", f"{api}/judgements?verdict=unsure"],
            "API changes": [f"{api}/changes?since=2020-01-01"],
            "API search": [f"{api}/search?q={place}" for place in places],
        }
        reading = {"queue": 10, "record": 25, "report": 15, "records": 12, "search": 6, "map": 3, "map: points": 3}
        reading |= {"map: linked": 6, "changes": 2, "pocket": 3, "agreements": 2, "sources": 1}
        reading |= {"API records": 5, "API record": 5, "API reports": 2}
        every = self.pages | self.api
        self.mix = [(weight, every[name]) for name, weight in reading.items()]


def _print_pages(desk: str, addresses: Addresses, rounds: int, process: int) -> None:
    """First byte and last byte of every page and answer, and what the desk used of the processor for one."""
    rng = random.Random(4)
    head = f"{'median':>8} {'95 %':>8} {'most':>8}"
    print(f"\n{'first byte, ms':28} {head}   bar {FIRST_BYTE:.0f}   (last byte 95 %; processor, ms)")
    with httpx2.Client(base_url=desk, headers={"Accept-Encoding": "gzip"}, timeout=60) as client:
        for name, paths in (addresses.pages | addresses.api).items():
            began = time.perf_counter()
            client.get(paths[0])
            # What takes seconds is over the bar after three times, too.
            times = rounds if time.perf_counter() - began < 2 else 3
            waits, wholes, before, count = list[float](), list[float](), _processor(process), 0
            for path in rng.sample(paths, times) if len(paths) >= times else rng.choices(paths, k=times):
                if not path.startswith("/api/"):
                    # Another address each time: what is measured is made, not remembered.
                    count += 1
                    path += f"{'&' if '?' in path else '?'}nth={count}"
                began = time.perf_counter()
                with client.stream("GET", path) as answer:
                    pieces = answer.iter_raw()
                    next(pieces, b"")  # of the page itself: the head of an answer may come before it
                    waits.append(1000 * (time.perf_counter() - began))
                    assert answer.status_code == 200, (answer.status_code, path)
                    for _ in pieces:
                        pass
                wholes.append(1000 * (time.perf_counter() - began))
            used = 1000 * (_processor(process) - before) / times
            _row(name, sorted(waits), FIRST_BYTE, f"   ({_at_95(sorted(wholes)):.0f}; {used:.0f})")


def _print_loads(browser: desk_browser.Browser, desk: str, addresses: Addresses, loads: int) -> None:
    """Interactive, and bytes, of every page in Chromium."""
    rng = random.Random(5)
    print(f"\n{'interactive, ms':28} {'median':>8} {'95 %':>8} {'most':>8}   bar {INTERACTIVE:.0f}")
    sizes: dict[str, list[int]] = {}
    for name, paths in addresses.pages.items():
        if name in _NO_PAGES:
            continue
        found = [desk_browser.loaded(browser, desk + paths[0])]
        # What takes seconds is over the bar after two times, too.
        chosen = rng.choices(paths, k=loads - 1 if found[0][0] < 3 * INTERACTIVE else 1)
        found += [desk_browser.loaded(browser, desk + path) for path in chosen]
        _row(name, sorted(took for took, _ in found), INTERACTIVE)
        sizes[name] = sorted(size for _, size in found)
    print(f"\n{'KB, empty cache, no base map':28} {'median':>8} {'':8} {'most':>8}   bar {BYTES / 1000:.0f}")
    for name, found_sizes in sizes.items():
        median, most = found_sizes[len(found_sizes) // 2], found_sizes[-1]
        print(f"{name:28} {median / 1000:8.0f} {'':8} {most / 1000:8.0f}   {_held(most < BYTES)}")


def _print_frames(frames: list[float], zoom: int) -> None:
    ordered = sorted(frames)
    a_second = 1000 * len(frames) / sum(frames)
    slow = sum(one > 1000 / FRAMES + 1 for one in frames) / len(frames)
    print(
        f"map of everything dragged, {zoom} steps closer: {a_second:.0f} frames a second, 95 % of frames within "
        f"{ordered[int(0.95 * len(ordered))]:.0f} ms, {100 * slow:.1f} % slower than {FRAMES:.0f} a second   "
        f"bar {FRAMES:.0f}: {_held(a_second >= FRAMES)}"
    )


def _processor(process: int) -> float:
    """Seconds of the processor that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _print_load(desk: str, addresses: Addresses, seconds: int, process: int, rate: int) -> None:
    before = _processor(process)
    with tempfile.TemporaryDirectory() as folder:
        mix = Path(folder) / "mix.json"
        mix.write_text(json.dumps(addresses.mix))
        script = str(Path(__file__).with_name("desk_load.py"))
        command = [sys.executable, script, desk, str(mix), "--rate", str(rate), "--seconds", str(seconds)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
    is_held = not told["errors"] and told["a_second"] >= 0.95 * rate
    print(f"\n{rate} requests a second of mixed reading for {seconds} s: {_held(is_held)}")
    used = _processor(process) - before
    print(f"  the desk used {used:.1f} s of the processor, {1000 * used / max(1, told['answered']):.1f} ms an answer")
    print("  " + ", ".join(f"{name} {value}" for name, value in told.items()))


def _row(name: str, ordered: list[float], bar: float, more: str = "") -> None:
    at_95 = _at_95(ordered)
    print(
        f"{name:28} {ordered[len(ordered) // 2]:8.1f} {at_95:8.1f} {ordered[-1]:8.1f}   {_held(at_95 < bar)}{more}",
        flush=True,
    )


def _at_95(ordered: list[float]) -> float:
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def _held(is_held: bool) -> str:
    return "held" if is_held else "NOT HELD"


if __name__ == "__main__":
    main()
