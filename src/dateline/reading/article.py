"""A news page to its article: body, headline, outlet, authors, language and publication."""

from __future__ import annotations

from dataclasses import dataclass, field

import trafilatura

from dateline.errors import SetAside
from dateline.model.text import Publication
from dateline.reading import furniture, markup


@dataclass(frozen=True, slots=True)
class Article:
    """What a news page tells, without the furniture of the page. `furniture` are the lines that were left out."""

    body: str = field(repr=False)
    headline: str | None
    outlet: str | None
    authors: tuple[str, ...]
    language: str | None
    publication: Publication
    furniture: tuple[str, ...] = ()


def extract(page: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    """The article of a page. Raises SetAside(`no text`, `binary`, `wrong encoding`)."""
    text = markup.decode(page, charset=charset) if isinstance(page, bytes) else page
    tree = markup.parse(text)
    found = trafilatura.bare_extraction(tree, url=url, include_comments=False, with_metadata=True)
    if found is None or not found.text:
        raise SetAside("No text was found in the page.", reason="no text")
    kept, dropped = furniture.split(found.text.split("\n"))
    return Article(
        "\n\n".join(kept),
        found.title,
        found.sitename,
        tuple((found.author or "").split("; ")),
        None,
        Publication(None, "none"),
        tuple(dropped),
    )
