"""Files, folders and standard input."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.errors import SetAside
from dateline.sources.items import Got
from dateline.sources.options import Clock, Options, Refused, refuse, writable


def read_path(named: str, *, clock: Clock, options: Options) -> Iterator[Got | Refused]:
    """What is in a file, or in all files of a folder, sorted by path. Nothing is raised."""
    path = Path(named)
    try:
        mode = path.stat().st_mode
        root = path.resolve()
    except (OSError, ValueError, RuntimeError) as error:
        yield refuse(named, _no_access(error))
        return
    if stat.S_ISDIR(mode):
        empty = True
        for item in _read_folder(path, root, clock, options):
            empty = False
            yield item
        if empty:
            yield refuse(named, SetAside("the folder is empty", reason="empty"))
    else:
        yield _read_file(path, clock, options)


def read_stream(stream: BinaryIO, *, clock: Clock, options: Options) -> Got | Refused:
    """What standard input gives, up to the limit of a file."""
    try:
        return Got("-", "-", clock(), _limited(stream, options.file_limit))
    except SetAside as error:
        return refuse("-", error)
    except OSError as error:
        return refuse("-", _no_access(error))


def _read_folder(folder: Path, root: Path, clock: Clock, options: Options) -> Iterator[Got | Refused]:
    try:
        with os.scandir(folder) as scanned:
            items = sorted(scanned, key=lambda item: item.name)
    except OSError as error:
        yield refuse(str(folder), _no_access(error))
        return
    for item in items:
        path = Path(item.path)
        named = str(path)
        if _is_own(path, options):
            continue
        if item.name.startswith("."):
            yield refuse(named, SetAside("a hidden file or folder", reason="hidden", hint="name it itself to read it"))
        elif item.is_symlink() and (path.is_dir() or not _inside(path, root)):
            yield refuse(named, SetAside("a link that leads elsewhere", reason="link", hint="name its target"))
        elif item.is_dir():
            yield from _read_folder(path, root, clock, options)
        else:
            yield _read_file(path, clock, options)


def _is_own(path: Path, options: Options) -> bool:
    try:
        return bool(options.own) and path.resolve() in options.own
    except (OSError, RuntimeError):  # a link that leads in a circle
        return False


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _read_file(path: Path, clock: Clock, options: Options) -> Got | Refused:
    try:
        mode = path.stat().st_mode
        if stat.S_ISFIFO(mode) and not _is_handed_over(path):
            # Opening a pipe that nobody writes to would wait for ever.
            raise SetAside("a pipe, not a file", reason="not a file", hint="hand it over on standard input, as -")
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise SetAside("neither a file nor a folder", reason="not a file")
        with path.open("rb") as file:
            body = _limited(file, options.file_limit)
        named = writable(str(path))
        return Got(named, named, clock(), body)
    except SetAside as error:
        return refuse(str(path), error)
    except (OSError, ValueError) as error:
        return refuse(str(path), _no_access(error))


def _is_handed_over(path: Path) -> bool:
    """Whether it is a pipe that the shell opened for this command, as `<(...)` does."""
    return path == Path("/dev/stdin") or path.parent in (Path("/dev/fd"), Path("/proc/self/fd"))


def _limited(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream, unpacked where they begin as gzip does. Raises SetAside beyond the limit."""
    return unpacked(stream.read(limit + 1), limit)


def unpacked(body: bytes, limit: int) -> bytes:
    """Some bytes, unpacked where they begin as gzip does. Raises SetAside beyond the limit, before and after that."""
    if len(body) <= limit and body.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
                body = packed.read(limit + 1)
        except (OSError, EOFError, zlib.error):
            raise SetAside("packed with gzip, but damaged or cut off", reason="malformed") from None
    if len(body) > limit:
        raise SetAside(f"more than {limit:,} bytes", reason="too large", hint="split it, or raise DATELINE_FILE_LIMIT")
    return body


def _no_access(error: Exception) -> SetAside:
    match error:
        case FileNotFoundError():
            return SetAside("there is no such file or folder", reason="not found")
        case PermissionError():
            return SetAside("may not be read by this user", reason="permission", hint="look at its permissions")
        case OSError():
            return SetAside(f"cannot be read: {error.strerror or error}", reason="unreadable")
        case _:
            return SetAside("not a path that can exist", reason="not found")
