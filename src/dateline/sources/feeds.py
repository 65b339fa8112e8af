"""RSS, Atom and JSON Feed, read once. The links of entries are kept, never followed."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.sax import SAXException

import feedparser

from dateline.errors import SetAside
from dateline.sources.content import as_text

LARGEST = 10_000_000
"""Bytes of a feed beyond which it is refused: at 4 s a megabyte, parsing a hostile one is what takes longest."""

_ENTITIES = re.compile(r"<!(?:ENTITY|DOCTYPE[^>]{0,1000}\[)", re.I)
"""Where a document declares entities of its own: they are refused, not expanded."""

_OPENED = re.compile(r"<(?:[\w-]{1,20}:)?(?:item|entry)(?:\s[^<>]{0,500})?(?<!/)>", re.I)
_CLOSED = re.compile(r"</(?:[\w-]{1,20}:)?(?:item|entry)\s{0,20}>", re.I)
_WHOLE = re.compile(r"</(?:[\w-]{1,20}:)?(?:rss|feed|RDF|channel)\s{0,20}>", re.I)


def entries(body: bytes, *, address: str = "") -> list[dict[str, Any] | SetAside]:
    """The entries of an RSS or Atom feed as reports: url, title, published, language, outlet and html or text.

    "published" is in the feed's own words. Where the feed breaks off, a SetAside stands for what is not whole.

    Raises SetAside: `too large`, `entities` for a feed that declares its own, `malformed`, `no entries`.
    """
    if len(body) > LARGEST:
        raise SetAside(f"a feed of more than {LARGEST:,} bytes", reason="too large", hint="split it")
    text = as_text(body)
    if _ENTITIES.search(text):
        raise SetAside("it declares XML entities of its own, which Dateline never expands", reason="entities")
    headers = {"content-location": address} if address.startswith(("http://", "https://")) else {}
    parsed = feedparser.parse(io.BytesIO(body), response_headers=headers)
    if not parsed.entries:
        if parsed.bozo:
            raise SetAside(f"not a whole feed: {_why(parsed)}", reason="malformed")
        raise SetAside("a feed with no entries", reason="no entries", hint="look whether its address has moved")
    outlet, language = parsed.feed.get("title"), parsed.feed.get("language")
    found: list[dict[str, Any] | SetAside] = [_entry(entry, outlet, language) for entry in parsed.entries]
    if isinstance(parsed.get("bozo_exception"), SAXException) and not _WHOLE.search(text):
        if _is_last_entry_open(text):
            found.pop()
        found.append(SetAside("the feed breaks off here", reason="malformed", hint="fetch the feed again"))
    return found


def is_json_feed(data: dict[str, Any]) -> bool:
    """Whether this JSON object is a JSON Feed (jsonfeed.org, version 1 or 1.1)."""
    return str(data.get("version", "")).startswith("https://jsonfeed.org/version/")


def json_feed_entries(data: dict[str, Any]) -> list[Any]:
    """The items of a JSON Feed as reports; what is none stays as it is. Raises SetAside: `malformed`, `no entries`."""
    items = data.get("items")
    if not isinstance(items, list):
        raise SetAside("a JSON Feed without its list of items", reason="malformed")
    if not items:
        raise SetAside("a feed with no entries", reason="no entries", hint="look whether its address has moved")
    return [_json_item(item, data) if isinstance(item, dict) else item for item in items]


def _entry(entry: Any, outlet: str | None, language: str | None) -> dict[str, Any]:
    best = max(entry.get("content", []), key=lambda content: len(content.get("value") or ""), default=None)
    if best is None and entry.get("summary"):
        best = entry.get("summary_detail") or {"value": entry["summary"], "type": "text/html"}
    value, media_type = ((best.get("value") or ""), best.get("type") or "") if best else ("", "")
    author = entry.get("author")
    return _report(
        url=entry.get("link"),
        title=_without_tags(entry.get("title") or ""),
        # In the feed's words: feedparser makes up a day where it cannot read one, and turns times into UTC, in which
        # the day can be another.
        published=entry.get("published") or entry.get("updated"),
        language=(entry.get("language") or language),
        outlet=outlet,
        authors=[author] if author else [],
        html=value if "html" in media_type or "<" in value else "",
        text=value,
    )


def _json_item(item: dict[str, Any], feed: dict[str, Any]) -> dict[str, Any]:
    authors = item.get("authors") or feed.get("authors") or []
    named = [author.get("name") for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    return _report(
        url=item.get("url") or item.get("external_url"),
        title=item.get("title") or "",
        published=item.get("date_published"),
        language=item.get("language") or feed.get("language"),
        outlet=feed.get("title"),
        authors=[name for name in named if isinstance(name, str)],
        html=item.get("content_html") or "",
        text=item.get("content_text") or item.get("summary") or "",
    )


def _report(*, html: Any, text: Any, authors: list[str], **fields: Any) -> dict[str, Any]:
    report: dict[str, Any] = {name: value for name, value in fields.items() if isinstance(value, str) and value.strip()}
    if authors:
        report["authors"] = authors
    if isinstance(html, str) and html.strip():
        report["html"] = html
    else:
        # An entry that is a headline alone is a report of one sentence.
        report["text"] = text if isinstance(text, str) and text.strip() else report.get("title", "")
    return report


def _is_last_entry_open(text: str) -> bool:
    """Whether the text of a feed ends within an entry."""
    opened, closed = ([match.start() for match in pattern.finditer(text)] for pattern in (_OPENED, _CLOSED))
    return bool(opened) and (not closed or opened[-1] > closed[-1])


def _without_tags(title: str) -> str:
    return re.sub(r"<[^<>]{1,200}>", "", title).strip()


def _why(parsed: Any) -> str:
    return " ".join(str(parsed.get("bozo_exception") or "it breaks off").split())[:120]
