"""Captures, reports and the pieces of their text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from dateline.model.ids import digest

PublicationBasis = Literal["structured data", "dateline", "meta tag", "url", "text", "feed", "given", "none"]
Marking = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
MARKINGS: tuple[Marking, ...] = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""The markings of TLP 2.0, the strictest last."""


def strictest(markings: Iterable[str]) -> Marking:
    """The strictest of several markings; that of nothing is CLEAR. Raises ValueError for what is no marking."""
    return MARKINGS[max(map(MARKINGS.index, markings), default=0)]


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they were fetched, and where and when from.

    `url` is the address or the path; `input` is what the user named (with `#3` for the third item of a file);
    `sha256` is over `body`, uncompressed. `charset` is what the transport declared, if it did.
    """

    url: str
    fetched: datetime
    media_type: str
    sha256: str
    body: bytes = field(repr=False)
    input: str = ""
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report was published, what that rests on, and which other dates the page gave.

    `when` is None where nothing said so. `disagreeing` are the other readings as (basis, ISO date) pairs.
    """

    when: date | datetime | None
    basis: PublicationBasis
    disagreeing: tuple[tuple[str, str], ...] = ()

    @property
    def day(self) -> date | None:
        """The calendar day, in the time zone that the page gave."""
        return self.when.date() if isinstance(self.when, datetime) else self.when


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, without the furniture of its page. The text never changes.

    `text` begins with the title where there is one; `body_start` is the offset at which the body begins, so that
    `text[:body_start]` is the title and its line breaks. All offsets everywhere are characters of `text`.
    """

    id: str
    input: str
    url: str | None
    outlet: str | None
    title: str | None
    text: str = field(repr=False)
    body_start: int
    language: str | None
    publication: Publication
    authors: tuple[str, ...] = ()
    capture_sha256: str | None = None
    marking: Marking = "TLP:CLEAR"

    @property
    def published(self) -> date | None:
        """The day of publication, or None where it is not known."""
        return self.publication.day


def compose_report(
    *,
    body: str,
    title: str | None = None,
    id: str | None = None,
    input: str = "",
    url: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    publication: Publication = Publication(None, "none"),
    authors: tuple[str, ...] = (),
    capture_sha256: str | None = None,
    marking: Marking = "TLP:CLEAR",
) -> Report:
    """A Report whose text is the title and the body; its id is `id` or a hash of what it says and where it stood.

    A body that already begins with the title is not given it twice.
    """
    title = title.strip() or None if title else None
    body = body.strip()
    if title is None:
        text, body_start = body, 0
    elif body == title or body.startswith(title + "\n"):
        text = body
        body_start = len(title) + len(body[len(title) :]) - len(body[len(title) :].lstrip())
    else:
        text, body_start = f"{title}\n\n{body}", len(title) + 2
    when = publication.when.isoformat() if publication.when else None
    return Report(
        id=id or digest("report", url, text, when),
        input=input,
        url=url,
        outlet=outlet,
        title=title,
        text=text,
        body_start=body_start,
        language=language,
        publication=publication,
        authors=authors,
        capture_sha256=capture_sha256,
        marking=marking,
    )


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]` is one sentence; `paragraph` counts from 0; the title is paragraph 0 with `is_title`."""

    start: int
    end: int
    paragraph: int
    is_title: bool = False
