"""Large files over HTTP: what broke off is taken up again, and what is kept is checked before it is used again.

Beside a file `IQ.zip` lie `IQ.zip.json`, which records its address, size, SHA-256 and validators, and, while it is not
whole, `IQ.zip.part` with `IQ.zip.part.json`. A file is whole or not there: the last step is one renaming.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx2

from dateline.errors import DatelineError, SetAside, StoreError, TryLater
from dateline.sources.options import Clock, Options

# One rule for which addresses are followed and one wording for hosts that fail, for pages and for large files.
from dateline.sources.pages import BUSY, USER_AGENT, _check_address, _unanswered, certificates

Progress = Callable[[int, int | None], None]
"""Told how many bytes are there, and of how many, where the host says so."""

ATTEMPTS = 5
"""Connections that one call may use for one file; each after the first takes up where the one before broke off."""


@dataclass(frozen=True, slots=True)
class DownloadLimits:
    """`size` in bytes; `seconds` for the whole, `silence` in seconds without a byte; redirects followed."""

    size: int = 500_000_000
    seconds: float = 3600.0
    silence: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is whole. `sha256` is of its bytes; `etag` and `modified` are the host's validators, or empty.

    `reused` tells that the host had nothing newer; `was_damaged` that a kept file was not what had been recorded and
    was fetched anew; `resumed_at` from which byte on it was fetched, 0 where from the beginning.
    """

    address: str
    path: Path
    sha256: str
    size: int
    fetched: datetime
    etag: str = ""
    modified: str = ""
    reused: bool = False
    was_damaged: bool = False
    resumed_at: int = 0


def download(
    address: str,
    path: Path,
    *,
    clock: Clock,
    limits: DownloadLimits,
    progress: Progress = lambda _done, _total: None,
    named_by: str | None = None,
) -> Download:
    """Bring what an address gives to `path`, or keep the file that is there where the host has nothing newer.

    `named_by` is the address that named this one: a host of the web may not lead into this machine's own network.
    `progress` is called from a thread of its own. A kept file is checked against its recorded SHA-256 first.

    Raises TryLater where the host does not answer, is busy, too slow or breaks off too often (what has arrived stays
    for the next call), SetAside (`address`, `http status`, `redirects`, `too large`) where it cannot be used, and
    StoreError where it cannot be written.
    """
    deadline = time.monotonic() + limits.seconds
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = recorded(path)
        if kept is not None and kept.address != address:
            kept = None
        was_damaged = kept is not None and not is_whole(kept)
        if was_damaged:
            kept = None
        fetching = _Fetching(address, named_by or address, path, kept, clock, limits, progress, deadline)
        return replace(_within(fetching, limits), was_damaged=was_damaged)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written: {error.strerror or error}", hint="look at the space and the permissions there"
        ) from None


def recorded(path: Path) -> Download | None:
    """What is recorded of the file at `path`, or None where nothing is, or nothing that can be read."""
    said = _read_json(_beside(path, ".json"))
    try:
        return Download(
            address=str(said["address"]),
            path=path,
            sha256=str(said["sha256"]),
            size=int(said["size"]),
            fetched=datetime.fromisoformat(str(said["fetched"])),
            etag=str(said.get("etag", "")),
            modified=str(said.get("modified", "")),
        )
    except (KeyError, TypeError, ValueError):
        return None


def is_whole(kept: Download) -> bool:
    """Whether the file is there, as long as recorded and with the recorded SHA-256."""
    try:
        return kept.path.stat().st_size == kept.size and sha256_of(kept.path) == kept.sha256
    except OSError:
        return False


def discard(path: Path) -> None:
    """Remove a file, what is recorded of it, and what there is of a newer one."""
    for ending in (".part", ".part.json", "", ".json", ".json.new"):
        _beside(path, ending).unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _within(fetching: _Fetching, limits: DownloadLimits) -> Download:
    """What the fetching gives; its limit of time holds even where a host sends its headers byte by byte for ever."""
    answer: list[Download | Exception] = []

    def work() -> None:
        try:
            answer.append(fetching.run())
        except Exception as error:  # noqa: BLE001 - raised again where it was waited for
            answer.append(error)

    worker = threading.Thread(target=work, name="dateline-download", daemon=True)
    worker.start()
    worker.join(limits.seconds + 0.5)  # half a second in which what has arrived is written
    if not answer:
        raise _too_slow(limits)
    if isinstance(answer[0], Exception):
        raise answer[0]
    return answer[0]


@dataclass(frozen=True, slots=True)
class _Partial:
    """What has arrived of a file: `size` bytes, and the validator by which the host knows whether it still holds."""

    size: int = 0
    validator: str = ""


@dataclass(slots=True)
class _Fetching:
    """One file on its way."""

    address: str
    named_by: str
    path: Path
    kept: Download | None
    clock: Clock
    limits: DownloadLimits
    progress: Progress
    deadline: float

    def run(self) -> Download:
        """Attempt until the file is whole."""
        last: DatelineError | None = None
        options = Options(fetch_timeout=self.limits.silence)
        headers = {"user-agent": USER_AGENT, "accept-encoding": "identity"}
        with httpx2.Client(timeout=self.limits.silence, headers=headers, verify=certificates()) as client:
            for _ in range(ATTEMPTS):
                before = self._partial().size
                try:
                    return self._attempt(client)
                except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, ValueError) as error:
                    last = _silent(self.limits) if isinstance(error, httpx2.TimeoutException) else None
                    last = last or _unanswered(error, self.address, options)
                if self._partial().size <= before:
                    break  # nothing more came: the host is to be left alone for now
        assert last is not None
        raise last

    def _attempt(self, client: httpx2.Client) -> Download:
        partial = self._partial()
        with self._answered(client, self._asked(partial)) as response:
            if response.status_code == 304 and self.kept is not None:
                return replace(self.kept, reused=True)
            if partial.size and response.status_code == 206 and _continues(response, partial):
                return self._write(response, partial)
            if response.status_code == 200:
                return self._write(response, _Partial())
            if partial.size and response.status_code in (206, 412, 416):
                _beside(self.path, ".part").unlink(missing_ok=True)  # it fits no longer
            else:
                _check_status(response)
        return self._attempt(client)

    def _partial(self) -> _Partial:
        part = _beside(self.path, ".part")
        said = _read_json(_beside(part, ".json"))
        if said.get("address") != self.address or not part.is_file():
            return _Partial()
        validator = str(said.get("validator", ""))
        return _Partial(part.stat().st_size, validator) if validator else _Partial()

    def _asked(self, partial: _Partial) -> dict[str, str]:
        if partial.size:
            return {"range": f"bytes={partial.size}-", "if-range": partial.validator}
        if self.kept is None:
            return {}
        said = {"if-none-match": self.kept.etag, "if-modified-since": self.kept.modified}
        return {name: value for name, value in said.items() if value}

    @contextmanager
    def _answered(self, client: httpx2.Client, headers: dict[str, str]) -> Iterator[httpx2.Response]:
        """The answer at the end of all redirects."""
        url = self.address
        for _ in range(self.limits.redirects + 1):
            _check_address(url, first=self.named_by)
            with client.stream("GET", url, headers=headers, follow_redirects=False) as response:
                if not response.has_redirect_location:
                    yield response
                    return
                url = urljoin(url, response.headers["location"])
        raise SetAside(f"sent on more than {self.limits.redirects} times", reason="redirects")

    def _write(self, response: httpx2.Response, partial: _Partial) -> Download:
        part = _beside(self.path, ".part")
        is_packed = response.headers.get("content-encoding", "identity") != "identity"
        length = response.headers.get("content-length", "")
        total = partial.size + int(length) if length.isdigit() and not is_packed else None
        self._check_size(total or 0)
        validator = "" if is_packed else _validator(response)
        if not partial.size:
            part.unlink(missing_ok=True)
            _write_json(_beside(part, ".json"), {"address": self.address, "validator": validator})
        done = partial.size
        self.progress(done, total)
        with part.open("ab") as file:
            for chunk in response.iter_bytes() if is_packed else response.iter_raw():
                done += len(chunk)
                self._check_size(done)
                file.write(chunk)
                self.progress(done, total)
                if time.monotonic() > self.deadline:
                    raise _too_slow(self.limits)
            file.flush()
            os.fsync(file.fileno())
        if total is not None and done != total:
            raise httpx2.RemoteProtocolError(f"{done} of {total} bytes")
        return self._finish(response, part, resumed_at=partial.size)

    def _check_size(self, size: int) -> None:
        if size > self.limits.size:
            _beside(self.path, ".part").unlink(missing_ok=True)
            raise SetAside(f"more than {self.limits.size:,} bytes", reason="too large")

    def _finish(self, response: httpx2.Response, part: Path, *, resumed_at: int) -> Download:
        whole = Download(
            address=self.address,
            path=self.path,
            sha256=sha256_of(part),
            size=part.stat().st_size,
            fetched=self.clock(),
            etag=response.headers.get("etag", ""),
            modified=response.headers.get("last-modified", ""),
            resumed_at=resumed_at,
        )
        told = ("address", "sha256", "size", "etag", "modified")
        record = {name: value for name, value in asdict(whole).items() if name in told}
        # Should it end between these two steps, the record does not fit the file, which is then fetched anew.
        _write_json(_beside(self.path, ".json"), record | {"fetched": whole.fetched.isoformat()})
        part.replace(self.path)
        _beside(part, ".json").unlink(missing_ok=True)
        return whole


def _continues(response: httpx2.Response, partial: _Partial) -> bool:
    """Whether a 206 is the rest of what is there: it begins where that ends, of the same version of the file."""
    said = re.match(r"bytes (\d+)-\d+/", response.headers.get("content-range", ""))
    is_plain = response.headers.get("content-encoding", "identity") == "identity"
    same = _validator(response) in ("", partial.validator)
    return said is not None and int(said[1]) == partial.size and is_plain and same


def _validator(response: httpx2.Response) -> str:
    """What `If-Range` may carry: a strong ETag, or else the time of the last change."""
    etag = str(response.headers.get("etag", ""))
    return etag if etag.startswith('"') else str(response.headers.get("last-modified", ""))


def _check_status(response: httpx2.Response) -> None:
    """Raises for every status; those with a body were looked at before."""
    status = f"{response.status_code} {response.reason_phrase}"
    if response.status_code in BUSY:
        raise TryLater(f"the host answers {status}", hint="run the same command again later")
    raise SetAside(f"the host answers {status}", reason="http status")


def _too_slow(limits: DownloadLimits) -> TryLater:
    return TryLater(
        f"not all there after {limits.seconds:g} seconds",
        hint="run the same command again: it goes on where it stopped",
    )


def _silent(limits: DownloadLimits) -> TryLater:
    return TryLater(
        f"nothing came for {limits.silence:g} seconds", hint="run the same command again: it goes on where it stopped"
    )


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _write_json(path: Path, said: dict[str, Any]) -> None:
    new = _beside(path, ".new")
    new.write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    new.replace(path)
