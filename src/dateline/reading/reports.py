"""A Capture to a Report: pages, plain text and JSON. What cannot be read is set aside with its reason."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from dateline.errors import SetAside
from dateline.model.text import Capture, Publication, Report, compose_report
from dateline.reading import article, furniture, language, markup, moments, publication

UNKNOWN = Publication(None, "none")


def read_capture(capture: Capture, *, published: Publication | None = None, text_limit: int = 2_000_000) -> Report:
    """The Report of one Capture, by its media type: a page, a plain text, or a JSON object that is one report.

    `published` is what the user says and holds where the input does not say when it was published. `text_limit` is in
    characters of the text that was read. Raises SetAside, with a stable `reason` (`empty`, `no text`, `binary`,
    `wrong encoding`, `too long`, `malformed JSON`, `wrong field type`, `unknown media type`).
    """
    if not capture.body.strip():
        raise SetAside("This input is empty.", reason="empty")
    match capture.media_type.partition(";")[0].strip().lower():
        case "text/html" | "application/xhtml+xml":
            report = _read_page(capture)
        case "text/plain":
            report = _read_text(capture)
        case "application/json":
            report = _read_json(capture)
        case other:
            raise SetAside(f"Dateline does not read {other}.", reason="unknown media type")
    if len(report.text) > text_limit:
        raise SetAside(
            f"The text has {len(report.text):,} characters; the limit is {text_limit:,}.",
            reason="too long",
            hint="Split it into its reports, or raise the limit.",
        )
    if published is not None and report.publication.when is None:
        return _published(report, published)
    return report


def _published(report: Report, given: Publication) -> Report:
    """The report with the date that the user gave; what the input said that could not be read is kept beside it."""
    return replace(report, publication=replace(given, disagreeing=given.disagreeing + report.publication.disagreeing))


def _read_page(capture: Capture) -> Report:
    url = capture.url if capture.url.startswith(("http://", "https://")) else None
    found = article.extract(capture.body, url=url, charset=capture.charset)
    return _compose(capture, found, url=url)


def _compose(capture: Capture, found: article.Article, *, url: str | None, id: str | None = None) -> Report:
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


def _read_text(capture: Capture) -> Report:
    lines = markup.decode(capture.body, charset=capture.charset).splitlines()
    filled = [line.strip() for line in lines if line.strip()]
    if not filled:
        raise SetAside("This input is empty.", reason="empty")
    title, *rest = filled
    when = publication.from_datelines(rest)
    kept, _ = furniture.split(rest, title=title)
    body = "\n\n".join(kept)
    return compose_report(
        body=body,
        title=title,
        input=capture.input or capture.url,
        url=capture.url if capture.url.startswith(("http://", "https://")) else None,
        language=language.of(f"{title}\n{body}"),
        publication=when,
        capture_sha256=capture.sha256,
    )


def _read_json(capture: Capture) -> Report:
    try:
        data = json.loads(markup.decode(capture.body, charset=capture.charset))
    except (json.JSONDecodeError, RecursionError) as error:
        raise SetAside(f"This is not well-formed JSON: {error}.", reason="malformed JSON") from error
    if not isinstance(data, dict):
        raise SetAside("A report in JSON is an object, not a list or a plain value.", reason="wrong field type")
    given = _published_in(data)
    text, page = _string(data, "text"), _string(data, "html")
    url, id = _string(data, "url"), _string(data, "id")
    if text is None and page is not None:
        report = _compose(capture, article.extract(page, url=url), url=url, id=id)
        outlet, title = _string(data, "outlet") or report.outlet, _string(data, "title")
        report = replace(report, outlet=outlet)
        if title:
            report = compose_report(body=report.text[report.body_start :], title=title, **_rest(report, id))
        return replace(report, publication=given) if given.when else report
    if text is None:
        raise SetAside('A report in JSON needs a "text" (or "html").', reason="wrong field type")
    if not text.strip():
        raise SetAside("The text of this report is empty.", reason="empty")
    title = _string(data, "title")
    return compose_report(
        body=text,
        title=title,
        id=id,
        input=capture.input or capture.url,
        url=url,
        outlet=_string(data, "outlet"),
        language=_string(data, "language") or language.of(f"{title or ''}\n{text}"),
        publication=given,
        authors=_authors(data),
        capture_sha256=capture.sha256,
    )


def _rest(report: Report, id: str | None) -> dict[str, Any]:
    """The fields of a report that do not depend on its title."""
    return {
        "id": id,
        "input": report.input,
        "url": report.url,
        "outlet": report.outlet,
        "language": report.language,
        "publication": report.publication,
        "authors": report.authors,
        "capture_sha256": report.capture_sha256,
    }


def _string(data: dict[str, Any], field: str) -> str | None:
    """A field that is a string, a number (of an id) or not there. Raises SetAside for another type."""
    value = data.get(field)
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise SetAside(f'"{field}" of a report is a string, not {type(value).__name__}.', reason="wrong field type")
    return value.strip() or None if value and field != "text" else value


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
    unread = []
    for field in ("published", "published_iso"):
        value = _string(data, field)
        if value is None:
            continue
        when = moments.parse(value)
        if when is not None:
            return Publication(when, "given", tuple(unread))
        unread.append(("given", value))
    return Publication(None, "none", tuple(unread))
