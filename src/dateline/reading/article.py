"""A news page to its article: body, headline, outlet, authors, language and publication.

Dateline's own reading of the tree comes first; where it finds next to nothing, trafilatura's does, and then the body
that the page gives as data (JSON-LD).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from dateline.errors import SetAside
from dateline.model.text import Publication
from dateline.reading import (
    body,
    byline,
    furniture,
    headline,
    language,
    markup,
    outlet,
    publication,
    selection,
    structured,
)
from dateline.reading.structured import PageData

ENOUGH = 200
"""Characters of a body that is not doubted; 60 of a script that writes words with one or two characters."""

_SOFT = re.compile("[\u00ad\u200b\u2060\ufeff]")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Article:
    """What a news page tells, without the furniture of the page.

    `body` has its paragraphs apart by empty lines. `furniture` are the lines of the article's element that were left
    out, in order.
    """

    body: str = field(repr=False)
    headline: str | None
    outlet: str | None
    authors: tuple[str, ...]
    language: str | None
    publication: Publication
    furniture: tuple[str, ...] = ()


def extract(page: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    """The article of a page. `charset` is what the transport declared.

    Raises SetAside (`no text`, `binary`, `wrong encoding`). The tree is parsed without network, entities or scripts.
    """
    text = markup.decode(page, charset=charset) if isinstance(page, bytes) else page
    tree = markup.parse(text)
    data = structured.read(tree)
    site = outlet.of(data, url=url)
    title = headline.of(data, outlet=site, url=url)
    blocks = body.read_blocks(tree)
    authors = byline.of(data, tree)
    kept, dropped = selection.select(blocks, data, headline=title, authors=authors)
    paragraphs = [block.text for block in kept]
    if not _is_enough(paragraphs):
        second = _second_reading(tree, data, title, url)
        if sum(map(len, second)) > 3 * sum(map(len, paragraphs)):
            paragraphs = second
    paragraphs = [_SOFT.sub("", paragraph) for paragraph in paragraphs]
    if not any(len(paragraph) > 20 or _DENSE.search(paragraph) for paragraph in paragraphs):
        raise SetAside(
            "No text was found in the page.", reason="no text", hint="The page may build its text with scripts."
        )
    beside = selection.beside_headline(blocks, kept, data, headline=title)
    told = "\n\n".join(paragraphs)
    return Article(
        body=told,
        headline=_SOFT.sub("", title) if title else None,
        outlet=site,
        authors=authors or byline.of(data, tree, lines=beside),
        language=language.of(told, declared=data.declared_language),
        publication=publication.of_page(data, tree, beside, url=url),
        furniture=tuple(block.text for block in dropped),
    )


def _is_enough(paragraphs: list[str]) -> bool:
    told = "".join(paragraphs)
    return len(told) >= (ENOUGH if not _DENSE.search(told) else 60)


def _second_reading(tree: HtmlElement, data: PageData, title: str | None, url: str | None) -> list[str]:
    """The paragraphs that trafilatura finds, or those of the body that the page gives as data, if longer."""
    import trafilatura  # noqa: PLC0415  0.2 s and 20 MB, and few pages need it

    found = trafilatura.bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    text = (found.get("text") if isinstance(found, dict) else found.text if found is not None else None) or ""
    read, _ = furniture.split(text.splitlines(), title=title)
    told, _ = furniture.split((data.told_lines("articleBody") or "").splitlines(), title=title)
    return max(read, told, key=lambda lines: sum(map(len, lines)))
