"""Pages remembered until anything is written: the same page for the same browser is not made twice.

What a page shows follows from its address, who asks, in which browser (its forms carry that browser's token), the theme
and the database. SQLite tells when that was changed, by whichever process; and because some pages say what is new by
the clock, none is remembered for longer than `LONGEST`.
"""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dateline.desk.in_parts import InParts
from dateline.desk.protection import PACKED_FROM, form_token
from dateline.store.sqlite import Store

_Made = TypeVar("_Made")
LONGEST = 60.0
"""Seconds."""
MOST = 300
"""Pages remembered at most: packed, some three megabytes."""
MOST_RESULTS = 60
"""Results remembered at most: boards of agreements, of up to a megabyte each."""
LARGEST = 500_000
"""Bytes of a page or an answer that is worth remembering."""


@dataclass(frozen=True, slots=True)
class _Kept:
    revision: int
    until: float
    packed: bytes
    media_type: str


@dataclass(slots=True)
class Pages:
    """The pages that were made last. Threads share it."""

    clock: Callable[[], float] = time.monotonic
    _kept: OrderedDict[tuple[str, ...], _Kept] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, store: Store, request: Request, make: Callable[[], Response]) -> Response:
        """The page as it was made before where it still holds, else made now."""
        if "gzip" not in request.headers.get("accept-encoding", "") or request.query_params.get("notice"):
            return make()
        key, revision = _key(request), store.revision()
        with self._lock:
            there = self._kept.get(key)
            if there is not None and there.revision == revision and there.until > self.clock():
                self._kept.move_to_end(key)
                return _unpacked(there)
        made = make()
        if isinstance(made, InParts):
            return StreamingResponse(self._packed(made, key, revision), headers=_PACKED | {"Content-Type": _HTML})
        body = bytes(made.body)
        if made.status_code != 200 or made.media_type != "text/html" or not PACKED_FROM <= len(body) <= LARGEST:
            return made
        return _unpacked(self._keep(key, revision, gzip.compress(body, 5, mtime=0), made.headers["content-type"]))

    def _packed(self, made: InParts, key: tuple[str, ...], revision: int) -> Iterator[bytes]:
        """The parts of a page, each packed so that a browser can unpack it at once; a page that is whole is kept."""
        packer, sent = zlib.compressobj(5, zlib.DEFLATED, _AS_GZIP), list[bytes]()
        for part in made.parts:
            sent.append(packer.compress(part.encode()) + packer.flush(zlib.Z_SYNC_FLUSH))
            yield sent[-1]
        sent.append(packer.flush())
        yield sent[-1]
        if made.is_whole:
            self._keep(key, revision, b"".join(sent), _HTML)

    def _keep(self, key: tuple[str, ...], revision: int, packed: bytes, media_type: str) -> _Kept:
        kept = _Kept(revision, self.clock() + LONGEST, packed, media_type)
        with self._lock:
            self._kept[key] = kept
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return kept


@dataclass(slots=True)
class Results:
    """What was made of the whole database last, by what it is of: good until anything is written. Threads share it."""

    _kept: OrderedDict[Hashable, tuple[int, Any]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(
        self, store: Store, key: Hashable, make: Callable[[], _Made], *, fits: Callable[[_Made], bool] = lambda _: True
    ) -> _Made:
        """What was made under this key where it still holds, else what `make` makes; kept where it `fits`.

        `make` opens a unit of work of its own, so that it sees at least what had been written when it was asked.
        """
        revision = store.revision()
        with self._lock:
            there = self._kept.get(key)
            if there is not None and there[0] == revision:
                self._kept.move_to_end(key)
                kept: _Made = there[1]
                return kept
        made = make()
        if not fits(made):
            return made
        with self._lock:
            self._kept[key] = (revision, made)
            while len(self._kept) > MOST_RESULTS:
                self._kept.popitem(last=False)
        return made


def _key(request: Request) -> tuple[str, ...]:
    asker = request.state.asker
    who = (asker.name, asker.role, str(asker.is_local)) if asker else ()
    return (
        str(request.url.path),
        str(request.url.query),
        request.headers.get("host", ""),
        request.headers.get("hx-request", ""),
        request.cookies.get("theme", ""),
        form_token(request),
        *who,
    )


_PACKED = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Cache-Control": "private, no-cache"}
_HTML = "text/html; charset=utf-8"
_AS_GZIP = 31
"""Bits of the window, the greatest, and gzip's head and end around what is packed."""


def _unpacked(kept: _Kept) -> Response:
    return Response(kept.packed, 200, {**_PACKED, "Content-Type": kept.media_type})
