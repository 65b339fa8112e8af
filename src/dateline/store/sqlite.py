"""The embedded database: one SQLite file, written ahead (WAL), with foreign keys, one writer at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, inspect

from dateline.errors import BadInput, StoreError
from dateline.store.faults import translated
from dateline.store.session import Session

APPLICATION_ID = 0x444C4E45
"""Stands in the head of the file ("DLNE"), so that no other program's database is taken for ours."""

HEAD = "0011"
"""The newest step of `migrations/versions`."""

_STEPS = Path(__file__).parent / "migrations"


class Store:
    """An open database. Each `with store.session()` is one unit of work: all of it is kept or none."""

    def __init__(self, path: Path, *, wait: float = 5.0, threads: int = 1) -> None:
        """Open the file, make it where it is missing, bring it up to date where it is older.

        `wait` is how many seconds to wait while another process writes, `threads` how many threads use it at a time:
        so many connections stay open, each with what it has read of the file. Raises StoreError for a file that is not
        Dateline's, of a newer version, damaged or out of reach, and TryLater for one that is in use.
        """
        self.path = path
        self._watching: sqlite3.Connection | None = None
        self._watch = threading.Lock()
        self._engine = _engine(path, wait, threads)
        try:
            with translated(path):
                _check_file(path)
                _bring_up_to_date(self._engine, path)
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that the database is made of, as absolute paths."""
        path = self.path.resolve()
        return (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with self._watch:
            if self._watching is not None:
                self._watching.close()
                self._watching = None
        self._engine.dispose()

    def revision(self) -> int:
        """A number that is another one whenever anything was written, by whichever process, since it was last asked."""
        with self._watch, translated(self.path):
            if self._watching is None:
                # Of its own, and never written through: SQLite counts what other connections write.
                self._watching = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
            return int(self._watching.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One unit of work that may write. What was done in it is kept when it ends without an error."""
        with translated(self.path), self._engine.begin() as connection:
            yield Session(connection)

    @contextmanager
    def view(self) -> Iterator[Session]:
        """A Session for looking only: it sees one state of the database and keeps no writer waiting."""
        with translated(self.path), self._engine.connect() as connection:
            yield Session(connection.execution_options(dateline_looks_only=True))


def open_existing(path: Path, *, wait: float = 5.0) -> Store:
    """The Store of a file that must be there already. Raises BadInput where it is not, else as `Store` does."""
    if not path.exists():
        raise BadInput(f"there is no database {path} yet", hint="`dateline read` makes one; --db names another")
    return Store(path, wait=wait)


def _engine(path: Path, wait: float, threads: int) -> Engine:
    # One connection stays open: closing the last one writes the whole log back, three fsyncs more for every report.
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": wait}, poolclass=QueuePool, pool_size=threads
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        # Python's own idea of when a transaction begins leaves out DDL and reads; BEGIN is ours, below.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        # FULL: what was reported as kept is there after a power cut too, at one fsync a report.
        connection.execute("PRAGMA synchronous = FULL")
        # A report changes about 100 pages: written back every 1,000, one report in ten would wait for it; so one in 80.
        connection.execute("PRAGMA wal_autocheckpoint = 8000")
        # 32 MB, in which the upper pages of all indices of a large file have room.
        connection.execute("PRAGMA cache_size = -32000")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        looks_only = connection.get_execution_options().get("dateline_looks_only", False)
        connection.exec_driver_sql("BEGIN" if looks_only else "BEGIN IMMEDIATE")

    return engine


def _check_file(path: Path) -> None:
    """Raise StoreError for a file that is another program's, before anything is written to it."""
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent}", hint="make it first, or name another file with --db")
    if path.is_dir():
        raise StoreError(f"{path} is a folder", hint="name a file with --db")
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\x00":
            raise StoreError(f"{path} is not a Dateline database", hint="name another with --db")


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    with closing(engine.raw_connection()) as raw:
        found = raw.cursor().execute("PRAGMA application_id").fetchone()[0]
        if raw.cursor().execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            if found != APPLICATION_ID and raw.cursor().execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise StoreError(f"{path} is another program's database", hint="name another with --db")
            raw.cursor().execute("PRAGMA journal_mode = WAL")
    with engine.connect() as connection:
        version = _version(connection.execution_options(dateline_looks_only=True))
    if version == HEAD:
        return
    with engine.begin() as connection:
        # Looked at again under the lock: another process may have brought it up to date meanwhile.
        version = _version(connection)
        if version is not None and version > HEAD:
            raise StoreError(
                f"{path} was written by a newer version of Dateline (step {version}; this one knows {HEAD})",
                hint="bring Dateline up to date, or name another database with --db",
            )
        if version is None and inspect(connection).get_table_names():
            raise StoreError(f"{path} is another program's database", hint="name another with --db")
        if version != HEAD:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


def migrate(connection: Connection, *, to: str = "head") -> None:
    """Run the steps of `migrations/` up to one, within the transaction of this connection."""
    # Deferred: Alembic takes a quarter of a second to import and is needed only where the database is new or older.
    from alembic import command, config  # noqa: PLC0415

    settings = config.Config()
    settings.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, to)
