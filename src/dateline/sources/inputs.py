"""From what a user names, or hands over, to captures: the one door of this room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dateline.errors import DatelineError, SetAside
from dateline.model.text import Capture
from dateline.sources import files, pages
from dateline.sources.items import Got, split
from dateline.sources.options import Clock, Options, Refused, refuse


def captures(
    inputs: Iterable[str], *, clock: Clock, options: Options, stdin: BinaryIO | None = None
) -> Iterator[Capture | Refused]:
    """The captures of all inputs in their order; what gives none comes as a Refused in its place.

    An input is an address (`https://...`), a file, a folder, or `-` for `stdin`. Nothing is raised.
    """
    for named in inputs:
        for got in _get(named, clock, options, stdin):
            yield from _split(got)


def captures_of_address(address: str, *, clock: Clock, options: Options) -> Iterator[Capture | Refused]:
    """The captures of one address, and never of a file of this machine. Nothing is raised."""
    if is_address(address):
        for got in _fetched(address, clock, options):
            yield from _split(got)
    else:
        told = SetAside("that is not an address of the web", reason="address", hint="it begins with https://")
        yield refuse(address, told)


def captures_of_bytes(
    body: bytes, *, named: str, clock: Clock, options: Options, address: str = "", charset: str | None = None
) -> Iterator[Capture | Refused]:
    """The captures in bytes that were handed over, under the name that they came with. Nothing is raised.

    `address` is where somebody says that they were published. What they are is told from the bytes first.
    """
    try:
        got = Got(named, address or named, clock(), files.unpacked(body, options.file_limit), "", charset)
    except SetAside as error:
        yield refuse(named, error)
    else:
        yield from _split(got)


def _split(got: Got | Refused) -> Iterator[Capture | Refused]:
    if isinstance(got, Refused):
        yield got
    else:
        yield from split(got)


def is_address(named: str) -> bool:
    """Whether an input is an address and not a path: it begins with a scheme."""
    scheme, separator, _ = named.partition("://")
    return bool(separator) and scheme.isalpha()


def _without_password(address: str) -> str:
    """The address with `...` for what stands before the host."""
    scheme, separator, rest = address.partition("://")
    host = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    _, at, bare = host.rpartition("@")
    return f"{scheme}{separator}...@{bare}{rest[len(host) :]}" if at else address


def _get(named: str, clock: Clock, options: Options, stdin: BinaryIO | None) -> Iterator[Got | Refused]:
    if is_address(named):
        yield from _fetched(named, clock, options)
    elif named == "-" and stdin is not None:
        yield files.read_stream(stdin, clock=clock, options=options)
    else:
        yield from files.read_path(named, clock=clock, options=options)


def _fetched(address: str, clock: Clock, options: Options) -> Iterator[Got | Refused]:
    if (bare := _without_password(address)) != address:
        # Nothing of it may be printed or kept.
        yield refuse(
            bare,
            SetAside(
                "an address with a user's name or password in it, which Dateline would keep",
                reason="address",
                hint="save the page in a browser and read the file",
            ),
        )
        return
    try:
        yield pages.fetch(address, clock=clock, options=options)
    except DatelineError as error:
        yield refuse(address, error)
