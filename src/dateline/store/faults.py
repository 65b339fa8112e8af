"""What a database's own errors mean to a user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from dateline.errors import DatelineError, StoreError, TryLater


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Within it, the database's errors become StoreError, or TryLater where another process holds the database."""
    try:
        yield
    except DBAPIError as error:
        raise _meaning(error.orig, path) from error
    except sqlite3.Error as error:
        raise _meaning(error, path) from error


def _meaning(error: BaseException | None, path: Path) -> DatelineError:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return TryLater(f"{path} is in use by another process", hint="wait until that one is done, and read again")
        case sqlite3.SQLITE_FULL:
            return StoreError(f"no room is left for {path}", hint="free some space on the disk, and read again")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StoreError(f"{path} may not be written", hint="look at its permissions, or name another with --db")
        case sqlite3.SQLITE_CANTOPEN:
            return StoreError(f"{path} cannot be opened", hint="look at its folder and its permissions")
        case sqlite3.SQLITE_NOTADB:
            return StoreError(f"{path} is not a Dateline database", hint="name another with --db")
        case sqlite3.SQLITE_CORRUPT:
            return StoreError(f"{path} is damaged", hint="restore a copy, or read the inputs into a new database")
        case sqlite3.SQLITE_IOERR:
            return StoreError(f"{path}: the disk does not answer", hint="look at the disk, and read again")
        case _:
            return StoreError(f"{path} cannot be used: {error}", hint="restore a copy, or name another with --db")
