"""A process that is killed while it reads a folder: every report is whole or not there, and a rerun does the rest."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import dateline
from dateline.run.local import DEFAULT_LIMITS, read_all
from dateline.sources.inputs import captures
from dateline.sources.options import Options
from dateline.store.sqlite import Store
from dateline.store.tables import metadata
from sample_readings import NOW

PAGES = sorted((Path(dateline.__file__).parent / "examples").glob("*.html"))[:12]


def tables(path: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in metadata.tables}  # noqa: S608


def read_folder(path: Path, writing: int | None = None) -> None:
    with Store(path) as store:
        for item in read_all(
            captures(list(map(str, PAGES)), options=Options(), clock=lambda: NOW),
            store=store,
            clock=lambda: NOW,
            limits=DEFAULT_LIMITS,
        ):
            if writing is not None:
                os.write(writing, f"{item.input}\n".encode())


def test_kill_9_while_a_folder_is_read_loses_and_doubles_nothing(tmp_path: Path) -> None:
    read_folder(tmp_path / "whole.db")
    whole = tables(tmp_path / "whole.db")
    assert len(whole["reports"]) == len(PAGES)
    path, rng, kills = tmp_path / "killed.db", random.Random(4), 0
    for round in range(20):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                read_folder(path, writing)
            finally:
                os._exit(0)
        os.close(writing)
        reported, wanted = b"", round + rng.randint(0, 2)
        while reported.count(b"\n") < wanted and (piece := os.read(reading, 4096)):
            reported += piece
        time.sleep(rng.random() * 0.05)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        while piece := os.read(reading, 4096):
            reported += piece
        os.close(reading)
        kills += os.WIFSIGNALED(status)
        Store(path).close()
        assert set(reported.decode().split("\n")[:-1]) <= {row[2] for row in tables(path)["reports"]}
        if not os.WIFSIGNALED(status):
            break
    assert kills >= 3
    read_folder(path)
    assert tables(path) == whole
