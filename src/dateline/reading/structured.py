"""What a page says about itself in its markup: JSON-LD, meta elements, headings."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\]\]>\*/)\s*;?\s*$"
)
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_SPACES = re.compile(r"\s+")
_NOT_ARTICLES = frozenset(
    "webpage website breadcrumblist organization newsmediaorganization person imageobject videoobject audioobject "
    "searchaction listitem itemlist collectionpage event product faqpage question answer comment sitenavigationelement "
    "wpheader wpfooter webpageelement speakablespecification datafeed".split()
)
LONGEST = 200_000
"""Characters of one string of the markup that are looked at."""
NODES = 2_000
"""JSON-LD objects that are looked at in one page."""


@dataclass(frozen=True, slots=True)
class PageData:
    """What the markup of one page says. Every string is without tags and with single spaces.

    `articles` are the JSON-LD objects that describe an article, the page's own first; `nodes` are all of them.
    `metas` maps the name, property or itemprop of a meta element, in lower case, to its contents in order.
    `headings` are the first-level headings; `heading` is the one that is the headline, where one is.
    """

    nodes: tuple[dict[str, Any], ...]
    articles: tuple[dict[str, Any], ...]
    metas: dict[str, list[str]]
    title: str
    heading: HtmlElement | None
    headings: tuple[str, ...]
    declared_language: str | None
    canonical: str | None
    broken: tuple[str, ...] = field(default=(), repr=False)

    def meta(self, *names: str) -> str | None:
        """The first content of the first of these metas that has one."""
        for name in names:
            for content in self.metas.get(name, ()):
                return content
        return None

    def told(self, key: str) -> str | None:
        """A plain string of the page's article in JSON-LD."""
        for article in self.articles[:1]:
            value = article.get(key)
            if isinstance(value, list) and value:
                value = value[0]
            if isinstance(value, str) and value.strip():
                return plain(value)
        return None

    def told_lines(self, key: str) -> str | None:
        """A string of the page's article in JSON-LD with its line breaks."""
        value = self.articles[0].get(key) if self.articles else None
        return "\n".join(plain(line) for line in value.splitlines()) if isinstance(value, str) else None


def read(tree: HtmlElement) -> PageData:
    """What the markup of a page says; markup that is wrong says less, and never fails."""
    nodes, broken = _linked_data(tree)
    metas = _metas(tree)
    titles = [plain(element.text_content()) for element in tree.iter("title") if element.getparent() is not None]
    title = next((words for words in titles if words), "")
    headings = [(element, plain(element.text_content())) for element in tree.iter("h1")]
    told = [*metas.get("og:title", []), title]
    root = tree.getroottree().getroot()
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    articles = _articles(nodes, [words for _, words in headings] + told)
    named = [plain(node["headline"]) for node in articles if isinstance(node.get("headline"), str)]
    return PageData(
        nodes=tuple(nodes),
        articles=tuple(articles),
        metas=metas,
        title=title,
        heading=_headline_among(headings, named + told),
        headings=tuple(words for _, words in headings if words),
        declared_language=(root.get("lang") or root.get("xml:lang") or "").strip() or None,
        canonical=canonical,
        broken=tuple(broken),
    )


def plain(words: str) -> str:
    """`words` without HTML character references, tags and doubled spaces."""
    words = words[:LONGEST]
    if "&" in words:
        words = entities.unescape(entities.unescape(words))
    if "<" in words:
        words = re.sub(r"<[^<>]{1,200}>", "", words)
    return _SPACES.sub(" ", words).strip()


def types(node: dict[str, Any]) -> set[str]:
    """The lower-case types of a JSON-LD object."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {str(item).rpartition("/")[2].lower() for item in kinds if item}


def alike(left: str, right: str) -> float:
    """How much of the words of the shorter of two lines are in the other: 0 to 1."""
    one, two = (set(re.findall(r"\w+", words.casefold())) for words in (left, right))
    if not one or not two:
        return 0.0
    return len(one & two) / min(len(one), len(two))


def _linked_data(tree: HtmlElement) -> tuple[list[dict[str, Any]], list[str]]:
    nodes: list[dict[str, Any]] = []
    broken: list[str] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        data = _loads(script.text)
        if data is None:
            broken.append(script.text)
        for node in _objects(data):
            nodes.append(node)
            if len(nodes) >= NODES:
                return nodes, broken
    return nodes, broken


def _loads(text: str) -> Any:
    """JSON as pages write it: inside comments, with raw line breaks in strings, with a comma too many."""
    for repair in (str, _without_comments, _without_trailing_commas):
        text = repair(text)
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _without_comments(text: str) -> str:
    return _COMMENT.sub("", _COMMENT.sub("", _CONTROLS.sub(" ", text)))


def _without_trailing_commas(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", text).strip().rstrip(";")


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects at the top of JSON-LD, in its lists and graphs, and the main entities of pages."""
    waiting, seen = [data], 0
    while waiting and seen < NODES:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting[:0] = item[:NODES]
        elif isinstance(item, dict):
            yield item
            inner = (item.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
            waiting.extend(value for value in inner if isinstance(value, list | dict))


def _articles(nodes: list[dict[str, Any]], titles: list[str]) -> list[dict[str, Any]]:
    """The objects that describe an article; the one whose headline is most like the page's titles comes first."""
    found = [
        node
        for node in nodes
        if (
            "headline" in node
            or "articleBody" in node
            or any("article" in kind or "posting" in kind for kind in types(node))
        )
        and not types(node) & _NOT_ARTICLES
    ]
    if not found:
        found = [node for node in nodes if "datePublished" in node and not types(node) & (_NOT_ARTICLES - {"webpage"})]

    def fit(node: dict[str, Any]) -> tuple[float, int]:
        headline = node.get("headline") or node.get("name")
        score = max((alike(headline, title) for title in titles), default=0.0) if isinstance(headline, str) else 0.0
        return (score, len(node))

    return sorted(found, key=fit, reverse=True)


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if content and name and content.strip():
            metas.setdefault(name.strip().lower(), []).append(plain(content))
    return metas


def _headline_among(headings: list[tuple[HtmlElement, str]], told: list[str]) -> HtmlElement | None:
    """The heading most like what the page calls itself; where none is like it, the only or the longest one."""
    if not headings:
        return None
    best, likeness = headings[0][0], 0.0
    for element, words in headings:
        score = max((alike(words, other) for other in told if other), default=0.0) if len(words) > 3 else 0.0
        if score > likeness:
            best, likeness = element, score
    if likeness < 0.3:
        return max(headings, key=lambda pair: len(pair[1]))[0]
    return best
