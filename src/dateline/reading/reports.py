"""A Capture to a Report: pages, plain text and JSON. What cannot be read is set aside with its reason."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from dateline.errors import SetAside
from dateline.model.text import MARKINGS, Capture, Marking, Publication, Report, compose_report
from dateline.reading import furniture, language, markup, moments, publication, sandbox
from dateline.reading.article import Article

_VISIBLE = re.compile("[^\\s\xad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Anything but spaces and characters that leave no mark on the page."""


def read_capture(capture: Capture, *, published: Publication | None = None, text_limit: int = 2_000_000) -> Report:
    """The Report of one Capture, by its media type: a page, a plain text, or a JSON object that is one report.

    `published` is what the user says and holds where the input does not say when it was published. `text_limit` is in
    characters of the text that was read. Raises SetAside, with a stable `reason` (`empty`, `no text`, `binary`,
    `wrong encoding`, `too long`, `malformed JSON`, `wrong field type`, `marking`, `unknown media type`).
    """
    if not capture.body.strip():
        raise SetAside("This input is empty.", reason="empty")
    match capture.media_type.partition(";")[0].strip().lower():
        case "text/html" | "application/xhtml+xml":
            report = _read_page(capture, published)
        case "text/plain":
            report = _read_text(capture, published)
        case "application/json":
            report = _read_json(capture, published)
        case other:
            raise SetAside(f"Dateline does not read {other}.", reason="unknown media type")
    if not _VISIBLE.search(report.text):
        raise SetAside("No text was found in this input.", reason="no text")
    if len(report.text) > text_limit:
        raise SetAside(
            f"The text has {len(report.text):,} characters; the limit is {text_limit:,}.",
            reason="too long",
            hint="Split it into its reports, or raise DATELINE_TEXT_LIMIT.",
        )
    return report


def _read_page(capture: Capture, published: Publication | None) -> Report:
    url = _address(capture.url)
    found = sandbox.extract_guarded(capture.body, url=url, charset=capture.charset)
    return _compose(capture, replace(found, publication=_settled(found.publication, published)), url=url)


def _read_text(capture: Capture, published: Publication | None) -> Report:
    lines = markup.decode(capture.body, charset=capture.charset).splitlines()
    filled = [line.strip() for line in lines if line.strip()]
    if not filled:
        raise SetAside("This input is empty.", reason="empty")
    title = filled[0] if len(filled) > 1 else None
    kept, dropped = furniture.split(filled[1:] or filled, title=title)
    body = "\n\n".join(kept)
    found = Article(
        body=body,
        headline=title,
        outlet=None,
        authors=(),
        language=language.of(f"{title or ''}\n{body}"),
        publication=_settled(publication.from_datelines(filled[1:], body=body), published),
        furniture=tuple(dropped),
    )
    return _compose(capture, found, url=_address(capture.url))


def _read_json(capture: Capture, published: Publication | None) -> Report:
    try:
        data = json.loads(markup.decode(capture.body, charset=capture.charset))
    except (json.JSONDecodeError, RecursionError) as error:
        raise SetAside(f"This is not well-formed JSON: {error}.", reason="malformed JSON") from error
    if not isinstance(data, dict):
        raise SetAside("A report in JSON is an object, not a list or a plain value.", reason="wrong field type")
    text, page, url = _string(data, "text"), _string(data, "html"), _string(data, "url")
    title, outlet, spoken = _string(data, "title"), _string(data, "outlet"), _string(data, "language")
    authors, given = _authors(data), _published_in(data)
    if text is None and page is not None:
        read = sandbox.extract_guarded(page.encode("utf-8", "replace"), url=url, charset="utf-8")
        found = replace(
            read,
            headline=title or read.headline,
            outlet=outlet or read.outlet,
            language=spoken or read.language,
            authors=authors or read.authors,
            publication=_settled(given if given.when else read.publication, published),
        )
    elif text is None:
        raise SetAside('A report in JSON needs a "text" (or "html").', reason="wrong field type")
    elif not text.strip():
        raise SetAside("The text of this report is empty.", reason="empty")
    else:
        if given.when is None:
            given = replace(publication.from_datelines((), body=text), disagreeing=given.disagreeing)
        told = spoken or language.of(f"{title or ''}\n{text}")
        found = Article(text, title, outlet, authors, told, _settled(given, published))
    report = _compose(capture, found, url=url or _address(capture.url), id=_string(data, "id"))
    return replace(report, marking=_marking(data))


def _compose(capture: Capture, found: Article, *, url: str | None, id: str | None = None) -> Report:
    return compose_report(
        body=found.body,
        title=found.headline,
        id=id,
        input=capture.input or capture.url,
        url=url,
        outlet=found.outlet,
        language=found.language,
        publication=found.publication,
        authors=found.authors,
        capture_sha256=capture.sha256,
    )


def _settled(read: Publication, given: Publication | None) -> Publication:
    """What the input said, else what the user gave; what could not be read stays beside it."""
    if read.when is not None or given is None:
        return read
    return replace(given, disagreeing=given.disagreeing + read.disagreeing)


def _address(url: str) -> str | None:
    """The address where it is one of the Web; a path of this machine is none."""
    return url if url.startswith(("http://", "https://")) else None


def _string(data: dict[str, Any], field: str) -> str | None:
    """A field that is a string, a number (of an id) or not there. Raises SetAside for another type."""
    value = data.get(field)
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise SetAside(f'"{field}" of a report is a string, not {type(value).__name__}.', reason="wrong field type")
    return value.strip() or None if value and field != "text" else value


def _marking(data: dict[str, Any]) -> Marking:
    """The TLP marking given. One that is not known is not taken for none: the report is set aside."""
    said = _string(data, "marking")
    if said is None:
        return "TLP:CLEAR"
    name = f"TLP:{said.upper().removeprefix('TLP:')}".replace("WHITE", "CLEAR")  # its name in TLP 1.0
    for marking in MARKINGS:
        if name == marking:
            return marking
    raise SetAside(f'"marking" of a report is one of {", ".join(MARKINGS)}.', reason="marking")


def _authors(data: dict[str, Any]) -> tuple[str, ...]:
    """The authors given: a list of names, or one name."""
    value = data.get("authors")
    if value is None:
        return ()
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise SetAside('"authors" of a report is a list of names.', reason="wrong field type")
    return tuple(name.strip() for name in names if name.strip())


def _published_in(data: dict[str, Any]) -> Publication:
    """What "published", or else "published_iso", says. A date that cannot be read is recorded, and is no failure."""
    unread: list[tuple[str, str]] = []
    for field in ("published", "published_iso"):
        value = _string(data, field)
        if value is None:
            continue
        when = moments.parse(value)
        if when is not None:
            return Publication(when, "given", tuple(unread))
        unread.append(("given", value))
    return Publication(None, "none", tuple(unread))
