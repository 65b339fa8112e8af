"""Who wrote an article, as its page says: JSON-LD, meta elements, then the line beside the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement

from dateline.reading import moments
from dateline.reading.structured import PageData, plain

LONGEST = 60
"""Characters of the longest name that is believed."""

_METAS = ("author", "article:author", "article:author_name", "articleauthor", "parsely-author", "sailthru.author")
_MORE_METAS = ("dcsext.author", "byl", "dc.creator", "dcterms.creator", "citation_author", "cxenseparse:author")
_BY = (
    r"written by|reported by|story by|posted by|published by|geschrieben von|ein beitrag von|ein artikel von"
    r"|escrito por"
    r"|publié par|rédigé par|a cura di|scritto da|by|von|par|por|di|door|av|af|przez|od|autor(?:en|in|es|a)?|text"
    r"|redacción|автор(?:ы)?|текст|yazan|penulis|oleh|bởi|بقلم|كتب|تأليف|نویسنده|מאת|کاتب|記者|记者|文"
)
_BY_START = re.compile(rf"^(?:{_BY})(?:\s*[:：]\s*|\s+)(?=\S)", re.IGNORECASE)
_BY_INSIDE = re.compile(r"\s(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor)\s+([^\W\d_][^|•·]{2,60})$")
_SPLIT = re.compile(
    r"\s*(?:;|\||•|·|\n|\s/\s|\s&\s|\s[–—]\s|、|，"
    r"|,?\s(?:and|und|et|y|e|og|och|en|i|ve|und|и|та|dan|và|و)\s(?=\S))\s*"
)
_ROLE = re.compile(
    r"\s*[(,]\s*(?:correspondent|reporter|editor|staff|senior|chief|political|redakteur|redaktion|journalist|autor|"
    r"especial|enviad|correspons|redact|periodista|professor|prof|dr\b|university|stellvertret|leiter"
    r"|korrespondent).*$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s+(?:기자|記者|记者|특파원|논설위원)$")
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|^(?:admin|administrator|editor|user|guest|unknown|anonymous|none|null|n/?a|test"
    r"|staff|web ?desk)$"
    r"|\b(?:published|updated|posted|min(?:ute)?s? read|read more|more from|about the author|all articles)\b",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"(?:^|[^a-z])(?:by-?_?line|author(?:s|-?_?names?)?|reporter|writer|autor(?:en|es)?)(?:$|[^a-z])", re.IGNORECASE
)


def of(page: PageData, tree: HtmlElement, *, lines: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of the authors in the order the page gives them; an agency or the outlet where it signs itself.

    A person in any of the places is preferred to an organisation, which is often only the default of the site. `lines`
    are the short lines between the headline and the body; one that begins with "By" is a byline.
    """
    signed = [name for line in lines if len(line) <= 2 * LONGEST and (name := _by_whom(line))][:1]
    told = list(_unique(_names_in(_json_ld_authors(page))))
    if told and not _only_organisations(page):
        return tuple(told)
    for names in (_METAS, _MORE_METAS):
        for name in names:
            found = list(_unique(_names_in(page.metas.get(name, ()))))
            found = [one for one in found if len(found) == 1 or not _is_outlet([one], page)]
            if found and not _is_outlet(found, page):
                return tuple(found)
    beside = [name for name in _unique(_names_in([*_beside_headline(page, tree), *signed])) if _is_personal(name)]
    return tuple(beside or told or list(_unique(_names_in(page.metas.get("author", ())))))


def names_of(words: str) -> list[str]:
    """The names in one telling of the authors: "By Ann Example and Bo Sample, dpa" has three."""
    words = _BY_START.sub("", plain(words[:1_000]).replace("\xa0", " "))
    names: list[str] = []
    for part in _SPLIT.split(words):
        pieces = part.split(",") if part else []
        if _ROLE.search(part):
            pieces = [_ROLE.sub("", part)]
        elif len(pieces) > 1 and not all(_could_be_name(piece) for piece in pieces):
            pieces = pieces[:1]
        names.extend(pieces)
    cleaned = (_SUFFIX.sub("", _ROLE.sub("", _BY_START.sub("", name.strip()))).strip(" ,.:;-–—|()") for name in names)
    return [name for name in cleaned if name and len(name) <= LONGEST and not _NO_NAME.search(name)]


def _by_whom(line: str) -> str | None:
    """What follows "By" at the start of a line, or behind the date of a dateline."""
    if _BY_START.match(line):
        return line
    inside = _BY_INSIDE.search(line)
    return inside.group(1) if inside and moments.is_dateline(line) else None


def _could_be_name(piece: str) -> bool:
    """Whether a part between commas may stand as an author: one to four words, none of them a common noun."""
    words = piece.split()
    return 0 < len(words) <= 4 and all(word[0].isupper() or len(word) <= 3 for word in words)


def _json_ld_authors(page: PageData) -> Iterator[str]:
    by_id = {node["@id"]: node for node in page.nodes if isinstance(node.get("@id"), str)}
    for article in page.articles[:1]:
        for key in ("author", "creator"):
            found = list(_author_names(article.get(key), by_id))
            if found:
                yield from found
                return


def _author_names(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    items = value if isinstance(value, list) else [value]
    for item in items[:50]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            name = item.get("name")
            if name is None and isinstance(item.get("@id"), str):
                name = by_id.get(item["@id"], {}).get("name")
            for each in name if isinstance(name, list) else [name]:
                if isinstance(each, str):
                    yield each


def _only_organisations(page: PageData) -> bool:
    """Whether JSON-LD names only the site itself as author: its default, which a byline may better."""
    article = page.articles[0]
    authors = article.get("author")
    items = authors if isinstance(authors, list) else [authors]
    return all(isinstance(item, dict) and "organization" in str(item.get("@type")).lower() for item in items)


def _is_outlet(names: list[str], page: PageData) -> bool:
    site = (page.meta("og:site_name") or "").casefold()
    return len(names) == 1 and bool(site) and (names[0].casefold() in site or site in names[0].casefold())


def _beside_headline(page: PageData, tree: HtmlElement) -> list[str]:
    """What elements marked as the author's say, the nearest to the headline first."""
    scope = tree
    if page.heading is not None:
        ancestor = page.heading
        for _ in range(4):
            parent = ancestor.getparent()
            if parent is None or parent.tag in ("body", "html"):
                break
            ancestor = parent
        scope = ancestor
    for root in (scope, tree):
        for path in (
            ".//*[@itemprop='author']//*[@itemprop='name']",
            ".//*[@itemprop='author']",
            ".//a[@rel='author']",
            ".//a[contains(@href, '/author/') or contains(@href, '/authors/') or contains(@href, '/autor/')]",
        ):
            found = [element.text_content() for element in _parts(root.xpath(path)[:6])]
            found = [words for words in found if 3 < len(words.strip()) <= LONGEST]
            if found:
                return found
        for element in root.iter("div", "span", "p", "a", "address", "li"):
            if _CLASS.search(element.get("class") or ""):
                found = [plain(part.text_content()) for part in _parts([element])]
                found = [words for words in found if 3 < len(words) <= LONGEST]
                if found:
                    return found
    return []


def _parts(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """The links in elements that name several authors, each with a link of its own; else the elements."""
    for element in elements:
        links = [link for link in element.iter("a") if link is not element and link.text_content().strip()]
        yield from links if len(links) > 1 else [element]


def _is_personal(name: str) -> bool:
    """Whether a name is shaped like a person's: two to five words with capitals, or a script that has none."""
    words = name.split()
    if any(mark in name for mark in ":/©|"):
        return False
    if name.upper() == name.lower():
        return 2 <= len(name) <= 30
    return 2 <= len(words) <= 5 and all(word[0].isupper() or len(word) <= 3 for word in words) and not name.isupper()


def _names_in(tellings: Iterable[str]) -> Iterator[str]:
    for words in tellings:
        yield from names_of(words)


def _unique(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name.casefold() not in seen:
            seen.add(name.casefold())
            yield name
