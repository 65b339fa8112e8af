"""From what a user names to captures: the one door of this room."""

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
        if (bare := _without_password(named)) != named:
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
            yield pages.fetch(named, clock=clock, options=options)
        except DatelineError as error:
            yield refuse(named, error)
    elif named == "-" and stdin is not None:
        yield files.read_stream(stdin, clock=clock, options=options)
    else:
        yield from files.read_path(named, clock=clock, options=options)
