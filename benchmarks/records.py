"""Adding a report to a database that grows: milliseconds at 10^3, 10^4, 10^5 and 10^6 accounts, beside a peer.

    python benchmarks/records.py FOLDER [--sizes 1000 10000 100000 1000000] [--reports 300]

At each size `reports` reports are added one by one as `dateline read` does after it has read them: kept and made part
of the records in one unit of work, synced to the disk. The first `PERIOD` days of an invented world
(`synthetic_reports.py`) come in that way; later ones are those days over again, copied row by row, with other ids and
shifted by whole periods, so that what stands in the file is what the real path left there. Before each measurement
`--warm` reports go the real way.

The peer is the plain way with the same engine: an FTS5 index of all texts in a file of its own. Each report is looked
up by its twelve rarest words, joins the best match by BM25 or stands alone, and is added, in one unit of work.

FOLDER keeps the files and what was measured: a run that was broken off goes on where it stopped. A million accounts
take some 12 GB. Wall time depends on what else the machine does; processor time of the process hardly does, and waits
for the disk are not in it. Both are printed, and the peer is measured right after, report by report.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from synthetic_file import PERIOD, Copier
from synthetic_reports import INCIDENTS, Made, World

from dateline.model.text import Capture
from dateline.records.matching_text import rarity
from dateline.records.matching_text import stem as stem_of
from dateline.run.matcher import current_matcher
from dateline.run.reconcile import reconcile_new
from dateline.store.sqlite import Store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SIZES = (1_000, 10_000, 100_000, 1_000_000)


def main() -> None:
    """Grow, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--warm", type=int, default=300, help="reports that go the real way before those measured")
    parser.add_argument("--incidents", type=int, default=INCIDENTS, help="new incidents a day")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    state = _State(asked.folder / "state.json")
    for size in asked.sizes:
        if str(size) not in state.measured:
            with Store(asked.folder / "records.db") as store:
                grown = Grown(store, asked.folder, state, World(incidents=asked.incidents))
                grown.grow(size)
                state.measured[str(size)] = grown.measure(asked.reports, warm=asked.warm)
                state.save()
        _print(size, state.measured[str(size)])


class _State:
    """How far a run has come: the next report of the world, and what was measured."""

    def __init__(self, path: Path) -> None:
        self._path = path
        kept = json.loads(path.read_text()) if path.exists() else {}
        self.day: int = kept.get("day", 0)
        self.at: int = kept.get("at", 0)
        self.measured: dict[str, dict[str, Any]] = kept.get("measured", {})

    def save(self) -> None:
        told = {"day": self.day, "at": self.at, "measured": self.measured}
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps(told, indent=1))
        part.replace(self._path)


class Grown:
    """The database and the peer's on their way to a size."""

    def __init__(self, store: Store, folder: Path, state: _State, world: World) -> None:
        self._store, self._state, self._world = store, state, world
        self._file = folder / "records.db"
        self._peer = Peer(folder / "peer.db")

    def grow(self, size: int) -> None:
        """Add reports the real way within the first period, then copies of that period, until `size` accounts."""
        began = time.perf_counter()
        while (there := self._accounts()) < size and self._state.day < PERIOD:
            for _, made in zip(range(100), self._stream(within=PERIOD), strict=False):
                self._add(made)
                self._peer.add(made.report.id, made.report.title or "", made.report.text)
            self._state.save()
            _progress(f"{there:,} accounts the real way", began)
        if there < size:
            copier = Copier(self._file)
            while (there := self._accounts()) < size - copier.accounts // 2:
                copier.copy(last=there + copier.accounts >= size - copier.accounts // 2)
                self._state.day, self._state.at = copier.next_day, 0
                self._state.save()
                _progress(f"{there:,} of {size:,} accounts", began)
            copier.close()
            self._peer.fill_from(self._file)
        sys.stderr.write("\n")

    def measure(self, reports: int, *, warm: int) -> dict[str, Any]:
        """Add reports and time each, then the same ones to the peer."""
        stream = self._stream()
        for _, made in zip(range(warm), stream, strict=False):
            self._add(made)
            self._peer.add(made.report.id, made.report.title or "", made.report.text)
        before = self._accounts()
        ours, peers, load = [], [], os.getloadavg()[0]
        for _, made in zip(range(reports), stream, strict=False):
            ours.append(_timed(lambda made=made: self._add(made)))
            title, text = made.report.title or "", made.report.text
            peers.append(_timed(lambda id=made.report.id, title=title, text=text: self._peer.add(id, title, text)))
        self._state.save()
        return {
            "accounts": before,
            "load": load,
            "file_mb": self._file.stat().st_size / 1e6,
            "peer_mb": self._peer.path.stat().st_size / 1e6,
            "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
            "ours": _spread(ours),
            "peer": _spread(peers),
        }

    def _stream(self, within: int | None = None) -> Iterator[Made]:
        """The reports that were not added yet."""
        while within is None or self._state.day < within:
            for made in list(self._world.reports(self._state.day))[self._state.at :]:
                self._state.at += 1
                yield made
            self._state.day, self._state.at = self._state.day + 1, 0

    def _accounts(self) -> int:
        with closing(sqlite3.connect(self._file)) as connection:
            return int(connection.execute("SELECT coalesce(max(age), 0) FROM members").fetchone()[0])

    def _add(self, made: Made) -> None:
        report, body = made.report, made.report.text.encode()
        capture = Capture(report.input, NOW, "text/html", hashlib.sha256(body).hexdigest(), body, report.input)
        with self._store.session() as session:
            is_new = session.keep(
                capture,
                report,
                relevant=True,
                accounts=made.accounts,
                reader="synthetic",
                work=report.id,
                at=NOW,
            )
            if is_new:
                reconcile_new(session, report, made.accounts, current_matcher(), at=NOW)


class Peer:
    """FTS5 over all texts: a report joins the best match of its rarest words, where that is good enough."""

    ENOUGH = -25.0
    """BM25 as FTS5 gives it (the less, the better) from which two reports are taken for one incident."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(title, body)")
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS clusters (key INTEGER PRIMARY KEY, report TEXT UNIQUE, cluster INTEGER)"
        )

    def add(self, id: str, title: str, text: str) -> None:
        """Look up, join, add."""
        words = sorted(
            {word.lower() for word in text.split() if word.isalpha()}, key=lambda w: (-rarity(stem_of(w)), w)
        )
        asked = " OR ".join(f'"{word}"' for word in words[:12])
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        found = connection.execute(
            "SELECT rowid, bm25(texts) FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 1", (asked,)
        ).fetchone()
        key = connection.execute("INSERT INTO texts (title, body) VALUES (?, ?)", (title, text)).lastrowid
        joined = found and found[1] <= self.ENOUGH
        cluster = (
            connection.execute("SELECT cluster FROM clusters WHERE key = ?", (found[0],)).fetchone()[0]
            if joined
            else key
        )
        connection.execute("INSERT OR IGNORE INTO clusters VALUES (?, ?, ?)", (key, id, cluster))
        connection.execute("COMMIT")

    def fill_from(self, file: Path) -> None:
        """Add all texts of a database that are not there yet, each a cluster of its own."""
        connection = self._connection
        connection.execute("ATTACH ? AS dateline", (str(file),))
        connection.execute("BEGIN IMMEDIATE")
        first = connection.execute("SELECT coalesce(max(key), 0) FROM clusters").fetchone()[0]
        connection.execute(
            "INSERT INTO clusters SELECT row_number() OVER () + ?, id, row_number() OVER () + ? FROM dateline.reports "
            "WHERE id NOT IN (SELECT report FROM clusters)",
            (first, first),
        )
        connection.execute(
            "INSERT INTO texts (rowid, title, body) SELECT key, title, text FROM clusters "
            "JOIN dateline.reports ON id = report WHERE key > ?",
            (first,),
        )
        connection.execute("COMMIT")
        connection.execute("DETACH dateline")


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the wall and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    do()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)


def _spread(times: list[tuple[float, float]]) -> dict[str, float]:
    told = {}
    for name, values in zip(("wall", "processor"), zip(*times, strict=True), strict=True):
        ordered = sorted(values)
        told[f"{name}_median"] = statistics.median(ordered)
        told[f"{name}_p95"] = ordered[int(0.95 * len(ordered))]
        told[f"{name}_max"] = ordered[-1]
    return told


def _progress(told: str, began: float) -> None:
    sys.stderr.write(f"\r{told}, {time.perf_counter() - began:.0f} s    ")
    sys.stderr.flush()


def _print(size: int, found: dict[str, Any]) -> None:
    ours, peer = found["ours"], found["peer"]
    print(
        f"{found['accounts']:>9,} accounts, {found['file_mb']:,.0f} MB (peer {found['peer_mb']:,.0f}), "
        f"memory {found['memory_mb']:.0f} MB, load {found['load']:.1f}"
    )
    for name in ("processor", "wall"):
        mine, theirs = ours[f"{name}_p95"], peer[f"{name}_p95"]
        print(
            f"  {name:10} median {ours[f'{name}_median']:6.1f} ms  95 % {mine:6.1f}  most {ours[f'{name}_max']:6.1f}"
            f"   peer 95 % {theirs:7.1f}   ratio {mine / theirs:5.2f}"
        )


if __name__ == "__main__":
    main()
