"""A host of files for tests: it honours ranges, breaks off where it is told to, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response


@dataclass
class HostedFile:
    """One file. Each answer takes the next of `breaks`: bytes after which the connection ends, None for never."""

    body: bytes
    etag: str = '"v1"'
    modified: str = "Mon, 06 May 2024 10:00:00 GMT"
    breaks: list[int | None] = field(default_factory=list)
    ranges: bool = True
    asked: list[dict[str, str]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def answer(self, request: Request) -> Response:
        """What a host that knows RFC 9110 answers."""
        response = self._answer(request)
        self.asked.append({name.lower(): value for name, value in request.headers.items()})
        self.statuses.append(response.status_code)
        return response

    def _answer(self, request: Request) -> Response:
        headers = {"ETag": self.etag, "Last-Modified": self.modified}
        headers = {name: value for name, value in headers.items() if value}
        if self.etag and request.headers.get("If-None-Match") == self.etag:
            return Response(status=304, headers=headers)
        asked = request.headers.get("Range")
        holds = request.headers.get("If-Range") in (None, self.etag, self.modified)
        begin, status = 0, 200
        if asked and holds and self.ranges:
            begin, status = int(asked.removeprefix("bytes=").rstrip("-")), 206
            if begin >= len(self.body):
                return Response(status=416, headers={"Content-Range": f"bytes */{len(self.body)}"})
            headers["Content-Range"] = f"bytes {begin}-{len(self.body) - 1}/{len(self.body)}"
        rest = self.body[begin:]
        stop = self.breaks.pop(0) if self.breaks else None
        response = Response(rest[:stop], status=status, headers=headers, content_type="application/octet-stream")
        response.headers["Content-Length"] = str(len(rest))  # what the whole would have been
        return response


def host(
    server: HTTPServer, path: str, body: bytes, *, breaks: Iterable[int | None] = (), etag: str = '"v1"'
) -> HostedFile:
    """Serve a file at this path of the server."""
    file = HostedFile(body, etag=etag, breaks=list(breaks))
    server.expect_request(path).respond_with_handler(file.answer)
    return file
