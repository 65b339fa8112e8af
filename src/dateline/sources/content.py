"""What some bytes are, told from the bytes first and from their name and declared type second."""

from __future__ import annotations

import codecs
import json
import re
from typing import Literal

from dateline.errors import SetAside

Form = Literal["page", "text", "json", "json lines", "feed"]

SEEN = 65_536
"""Bytes looked at to tell what something is."""

MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"\x1f\x8b", "packed with gzip more than once"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ", "packed with xz"),
    (b"(\xb5/\xfd", "packed with zstd"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
)
"""How files that are not text begin."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer ones before those that they begin with."""

_READABLE = "Dateline reads HTML pages, plain text, JSON, JSON Lines, RSS, Atom and JSON Feed"
_PREAMBLE = re.compile(r"(?:\s|<\?[^>]{0,500}\?>|<!--.{0,2000}?-->|<!DOCTYPE(?! html)[^>\[]{0,500}>)+", re.S | re.I)
_FEED = re.compile(r"<(?:rss|feed|(?:\w{1,20}:)?RDF)[\s>]", re.I)
_PAGE = re.compile(r"<(?:!doctype html|html|head|body|article|main|section|div|p|h1|meta|title|script|!--)", re.I)
_HTML_TAG = re.compile(r"<(?:!doctype\s+html|html|body)[\s>]", re.I)
_VISIBLE = re.compile(
    "[^\\s\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
"""Anything but spaces and what Unicode calls ignorable by default, which leaves no mark on the page."""
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\b\x1b")


def classify(body: bytes, *, name: str = "", media_type: str = "") -> Form:
    """The form of some bytes. `name` is a path or an address, `media_type` what the transport said.

    Raises SetAside (`empty`, `binary`, `encoding`, `xml`) for what Dateline cannot read.
    """
    if not body.strip() or (len(body) <= SEEN and not is_filled(as_text(body))):
        raise SetAside("there is nothing in it", reason="empty")
    for magic, what in MAGIC:
        if body.startswith(magic):
            raise SetAside(f"it is {what}, not text", reason="binary", hint=_READABLE)
    _refuse_what_is_no_text(body)
    head = as_text(body[:SEEN])
    said = media_type.partition(";")[0].strip().lower()
    suffix = name.lower().removesuffix(".gz").rpartition(".")[2]
    start = head.lstrip("\ufeff \t\r\n")
    if start[:1] in ("{", "["):
        form = _json_form(body, suffix, said)
        if form:
            return form
    if start.startswith("<") or suffix in ("html", "htm", "xhtml", "xml", "rss", "atom") or said.endswith("xml"):
        return _markup_form(start, suffix, said)
    if suffix in ("json", "jsonl", "ndjson", "geojson"):
        return "json" if suffix in ("json", "geojson") else "json lines"
    return "page" if said in ("text/html", "application/xhtml+xml") else "text"


def is_filled(text: str) -> bool:
    """Whether there is anything in it to see: more than spaces, marks of direction and characters without width."""
    return bool(_VISIBLE.search(text))


def as_text(body: bytes) -> str:
    """The bytes as text for looking at: by their byte order mark, else as UTF-8 with what does not fit replaced."""
    charset = bom_charset(body)
    return body.decode(charset or "utf-8", "replace").removeprefix("\ufeff")


def bom_charset(body: bytes) -> str | None:
    """The character set that a byte order mark declares, or None."""
    return next((charset for bom, charset in BOMS if body.startswith(bom)), None)


def _refuse_what_is_no_text(body: bytes) -> None:
    seen = body[:SEEN]
    if bom_charset(seen) not in (None, "utf-8"):
        return
    nulls = seen.count(0)
    if nulls and max(seen[0::2].count(0), seen[1::2].count(0)) > 0.9 * nulls and nulls > len(seen) / 5:
        raise SetAside(
            "it looks like UTF-16 but does not say so", reason="encoding", hint="save it as UTF-8 and read it again"
        )
    if nulls:
        raise SetAside("it holds NUL bytes: not text, or damaged", reason="binary", hint=_READABLE)
    if len(seen) - len(seen.translate(None, _CONTROLS)) > 0.1 * len(seen):
        raise SetAside("it is mostly control characters, not text", reason="binary", hint=_READABLE)


def _json_form(body: bytes, suffix: str, said: str) -> Form | None:
    lines = [line for line in body[:SEEN].splitlines() if line.strip()]
    if bom_charset(body) not in (None, "utf-8"):
        lines = [line.encode() for line in as_text(body[:SEEN]).splitlines() if line.strip()]
    if suffix in ("jsonl", "ndjson") or "jsonl" in said or "ndjson" in said:
        return "json lines"
    if len(lines) > 1 and any(_is_json_object(line) for line in lines[:20]):
        return "json lines"
    if suffix == "json" or "json" in said or _is_json(body):
        return "json"
    return None


def _is_json_object(line: bytes) -> bool:
    return line.lstrip()[:1] == b"{" and line.rstrip()[-1:] == b"}" and _is_json(line)


def _is_json(body: bytes) -> bool:
    try:
        json.loads(as_text(body))
    except (ValueError, RecursionError):
        return False
    return True


def _markup_form(start: str, suffix: str, said: str) -> Form:
    feed, page = _FEED.search(start), _HTML_TAG.search(start)
    if feed and not (page and page.start() < feed.start()):
        return "feed"
    if suffix in ("html", "htm", "xhtml") or "html" in said or page:
        return "page"
    preamble = _PREAMBLE.match(start)
    if _PAGE.match(start, preamble.end() if preamble else 0):
        return "page"
    if start.startswith("<?xml") or suffix in ("xml", "rss", "atom") or said.endswith("xml"):
        raise SetAside("it is XML, but neither a feed nor a page", reason="xml", hint=_READABLE)
    return "text"
