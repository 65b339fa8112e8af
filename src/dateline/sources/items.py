"""Splits what holds several reports (JSON, JSON Lines, a feed) into captures, one a report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dateline.errors import SetAside
from dateline.model.text import Capture
from dateline.sources import feeds
from dateline.sources.content import as_text, bom_charset, classify, is_filled
from dateline.sources.options import Refused, refuse

MEDIA_TYPES = {"page": "text/html", "text": "text/plain"}


@dataclass(frozen=True, slots=True)
class Got:
    """Bytes from a file, an address or standard input, unpacked. `input` is what the user named."""

    input: str
    url: str
    fetched: datetime
    body: bytes
    media_type: str = ""
    charset: str | None = None


def split(got: Got) -> Iterator[Capture | Refused]:
    """The captures in what was got: one for a page or a text, one for each item of a file of reports or of a feed.

    What cannot be read comes as a Refused in its place; nothing is raised.
    """
    try:
        form = classify(got.body, name=got.url, media_type=got.media_type)
        match form:
            case "json lines":
                yield from _from_json_lines(got)
            case "json":
                yield from _from_json(got)
            case "feed":
                yield from _from_entries(got, feeds.entries(got.body, address=got.url))
            case _:
                charset = bom_charset(got.body) or got.charset
                yield capture(got, got.body, input=got.input, media_type=MEDIA_TYPES[form], charset=charset)
    except SetAside as error:
        yield refuse(got.input, error)


def capture(
    got: Got, body: bytes, *, input: str, media_type: str, url: str | None = None, charset: str | None = None
) -> Capture:
    """The Capture of one report's bytes out of what was got."""
    digest = hashlib.sha256(body).hexdigest()
    return Capture(url or got.url, got.fetched, media_type, digest, body, input, charset)


def _from_json_lines(got: Got) -> Iterator[Capture | Refused]:
    body = got.body
    if bom_charset(body) not in (None, "utf-8"):
        body = as_text(body).encode()
    count = 0
    for number, line in enumerate(body.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        count += 1
        named = f"{got.input}#{number}"
        try:
            _check(_parse(line))
        except SetAside as error:
            yield refuse(named, error)
        else:
            yield capture(got, line.strip(), input=named, media_type="application/json")
    if not count:
        raise SetAside("there is nothing in it", reason="empty")


def _from_json(got: Got) -> Iterator[Capture | Refused]:
    data = _parse(as_text(got.body).encode("utf-8"))
    if isinstance(data, dict) and feeds.is_json_feed(data):
        yield from _from_entries(got, feeds.json_feed_entries(data))
    elif isinstance(data, list):
        yield from _from_entries(got, data)
        if not data:
            raise SetAside("the list in it is empty", reason="empty")
    else:
        _check(data)
        yield capture(got, got.body, input=got.input, media_type="application/json", charset=bom_charset(got.body))


def _from_entries(got: Got, entries: Sequence[Any]) -> Iterator[Capture | Refused]:
    for number, entry in enumerate(entries, start=1):
        named = f"{got.input}#{number}"
        try:
            if isinstance(entry, SetAside):
                raise entry
            _check(entry)
        except SetAside as error:
            yield refuse(named, error)
        else:
            body = json.dumps(entry).encode("ascii")
            address = entry.get("url")
            url = address if isinstance(address, str) else None
            yield capture(got, body, input=named, media_type="application/json", url=url)


def _parse(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SetAside(
            f"byte {error.start + 1} of it is not UTF-8", reason="encoding", hint="save it as UTF-8 and read it again"
        ) from None
    except json.JSONDecodeError as error:
        raise SetAside(f"not JSON: {error.msg} at character {error.pos + 1}", reason="malformed") from None
    except ValueError:
        raise SetAside("not JSON: a number in it is too long", reason="malformed") from None
    except RecursionError:
        raise SetAside("the JSON in it is nested too deeply", reason="malformed") from None


def _check(item: Any) -> None:
    if not isinstance(item, dict):
        raise SetAside("not a report: a JSON object was expected", reason="malformed")
    if not any(isinstance(item.get(key), str) and is_filled(item[key]) for key in ("text", "html")):
        raise SetAside('a report without text: neither "text" nor "html" says anything', reason="empty")
