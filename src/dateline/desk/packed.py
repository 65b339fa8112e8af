"""Answers that are packed with gzip once, however often they are asked for; the desk's own files are such."""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Packed:
    """An answer packed with gzip, its ETag and its media type."""

    body: bytes
    etag: str
    media_type: str = "application/json"

    @classmethod
    def of(cls, told: Any) -> Packed:
        """The answer that tells this as JSON."""
        return cls.of_bytes(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())

    @classmethod
    def of_bytes(cls, plain: bytes, media_type: str = "application/json") -> Packed:
        """The answer that is this."""
        return cls(gzip.compress(plain, 6, mtime=0), f'W/"{hashlib.sha256(plain).hexdigest()[:24]}"', media_type)

    def answer(self, request: Request, *, cached: str = "private, no-cache") -> Response:
        """The answer, or 304 without it where the browser holds it already."""
        headers = {"Cache-Control": cached, "ETag": self.etag, "Vary": "Accept-Encoding"}
        if self.etag in request.headers.get("if-none-match", ""):
            return Response(None, 304, headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(gzip.decompress(self.body), 200, headers, self.media_type)
        return Response(self.body, 200, {**headers, "Content-Encoding": "gzip"}, self.media_type)


async def static_file(request: Request) -> Response:
    """A file of ours, from memory and by no thread: it waits for none of the pages that are being made.

    At an address with a mark of its content (`asset`) it never changes.
    """
    found = _static().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return found.answer(request, cached=_FOREVER if request.url.query else "no-cache")


def asset(name: str) -> str:
    """The address of a static file with a mark of its content, so that browsers keep it for as long as it stands."""
    return f"/static/{name}?{_static()[name].etag[3:13]}"


@cache
def _static() -> Mapping[str, Packed]:
    """All files of `static/`, by the path below it: one megabyte, a third of it packed."""
    folder = files("dateline.desk").joinpath("static")
    inner = folder.joinpath("vendor")
    found = [(one.name, one) for one in folder.iterdir()] + [(f"vendor/{one.name}", one) for one in inner.iterdir()]
    packed = {
        name: Packed.of_bytes(one.read_bytes(), mimetypes.guess_type(name)[0] or "text/plain")
        for name, one in found
        if one.is_file()
    }
    return MappingProxyType(packed)
