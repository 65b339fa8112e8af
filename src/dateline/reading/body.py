"""The body of an article in the tree of its page.

The page is cut into blocks (a paragraph, a heading, a list item), each worth its prose or less than nothing when it is
links. The body is the element whose blocks are worth most together, as in maximum subsequence segmentation (Pasternack
and Roth, "Extracting article text from the web with maximum subsequence segmentation", WWW 2009), but over the tree,
since the parts of an article lie under one element. Furniture inside it is left out by structure, then by its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

_BLOCK_TAGS = frozenset(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption"
    " figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SKIPPED_TAGS = frozenset(
    "script style noscript template svg math iframe button nav select option input textarea label"
    " dialog object embed "
    "canvas map menu audio video picture figure figcaption head meta link amp-ad amp-sidebar amp-social-share "
    "amp-consent amp-iframe amp-embed amp-carousel".split()
)
_GUARDED_TAGS = frozenset("aside footer form".split())
"""Furniture, unless much of the page's prose is inside: some sites wrap the whole page in a form."""

_NEVER_NAMED = frozenset("html body main article p b i em strong br".split())
"""No name makes these furniture: blogs write the tags of an article into its class."""

_FURNITURE_NAMES = re.compile(
    r"related|recommend|recirc|most-?_?(?:read|viewed|popular|recent)|popular|trending|newsletter"
    r"|subscri(?:be|ption)|sign-?_?up"
    r"|outbrain|taboola|disqus|breadcrumb|comment(?!ary)|(?<![a-z])(?:social|sharing|share)(?![a-z]{3})"
    r"|share-?_?(?:bar|button|tool)"
    r"|author-?_?(?:bio|box|info|card|profile|detail|desc)|about-?_?(?:the-?_?)?author|by-?_?line"
    r"|(?<![a-z])tags?(?:[-_ ]|$)|tag-?_?list"
    r"|advert|(?<![a-z])ads?(?![a-z])|ad-?_?(?:slot|unit|container|wrapper|placeholder)|sponsor|promo(?![a-z]{4})"
    r"|caption|credit|copyright|cookie|consent|gdpr|didomi|usercentrics|onetrust|ot-sdk|sp_message|privacy"
    r"|(?<![a-z])gallery|carousel|sidebar|side-?_?bar"
    r"|read-?_?(?:more|also|next)|more-?_?(?:on|from|news|stories|links)|see-?_?also|also-?_?read|further-?_?reading"
    r"|tooltip|modal|pop-?_?up|toolbar|toolbox|feedback|(?<![a-z])rating|(?<![a-z])poll(?![a-z])|donat"
    r"|paywall-?_?(?:prompt|message|overlay|banner)"
    r"|next-?_?(?:article|story|post)|prev(?:ious)?-?_?(?:article|story|post)|post-?_?nav"
    r"|article-?_?(?:footer|meta|tools|actions)"
    r"|twitter-tweet|instagram-media|tiktok-embed|fb-post|telegram-post|embed|visually-?_?hidden|sr-only"
    r"|screen-?_?reader|skip-?_?(?:link|to)"
    r"|print-?_?only|no-?_?print|audio-?_?player|video-?_?player|listen|whatsapp|follow-?_?us"
    r"|(?<![a-z])correction-?_?form",
    re.IGNORECASE,
)
_LONG_TEXTS = etree.XPath(
    ".//text()[string-length(.) > 60][not(parent::script or parent::style or parent::noscript or parent::a or"
    " parent::template or parent::option or parent::textarea)]"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।։॥][\"'”’»«)\]]*$")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BONUS = {"article": 1.3, "main": 1.1}
_PROSE = 80
"""Characters from which a block is prose even without the full stop at its end; 25 with it."""


@dataclass(slots=True)
class Block:
    """One block of text: its words, how many of its characters are links, and the element it stands in."""

    text: str
    links: int
    tag: str
    element: HtmlElement
    value: float = 0.0
    dropped: str = ""


@dataclass(slots=True)
class Blocks:
    """The blocks of a page in order, and for every element that holds some the range [first, last) of its blocks."""

    blocks: list[Block] = field(default_factory=list)
    ranges: list[tuple[HtmlElement, int, int]] = field(default_factory=list)


def read_blocks(tree: HtmlElement) -> Blocks:
    """Cut a page into blocks, without what is furniture by its tag or by the name the site gave it."""
    prose = _prose_in(tree)
    found = Blocks()
    pieces: list[str] = []
    links = depth = 0
    opened: list[tuple[HtmlElement, int]] = []
    owners: list[HtmlElement] = [tree]

    def flush() -> None:
        nonlocal links
        text = _SPACES.sub(" ", "".join(pieces)).strip()
        pieces.clear()
        if text:
            owner = owners[-1]
            found.blocks.append(Block(text, min(links, len(text)), str(owner.tag), owner))
        links = 0

    walk = etree.iterwalk(tree, events=("start", "end"))
    skipped = None
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if not isinstance(tag, str) or _is_furniture(element, tag, prose):
                walk.skip_subtree()
                skipped = element
                if tag in _BLOCK_TAGS:
                    flush()
                continue
            if tag in _BLOCK_TAGS:
                flush()
                if tag != "br":
                    opened.append((element, len(found.blocks)))
                    owners.append(element)
            elif tag == "a":
                depth += 1
            if element.text:
                pieces.append(element.text)
                if depth:
                    links += len(element.text.strip())
        else:
            if element is skipped:
                skipped = None
            elif tag in _BLOCK_TAGS:
                flush()
                if tag != "br":
                    owners.pop()
                    _, first = opened.pop()
                    if len(found.blocks) > first:
                        found.ranges.append((element, first, len(found.blocks)))
            elif tag == "a":
                depth -= 1
            if element.tail:
                pieces.append(element.tail)
                if depth:
                    links += len(element.tail.strip())
    flush()
    for block in found.blocks:
        block.value = _value(block)
    return found


def find(page: Blocks) -> tuple[int, int]:
    """The range of the blocks that are worth most under one element; (0, 0) where nothing is worth anything.

    An element that the page itself calls its article counts for more, so that prose far from it (a cookie notice, the
    comments) does not pull the body up to the whole page.
    """
    sums = [0.0, *accumulate(block.value for block in page.blocks)]
    best, chosen = 0.0, (0, 0)
    for element, first, last in page.ranges:
        worth = (sums[last] - sums[first]) * _BONUS.get(element.tag, 1.0)
        if element.get("itemprop") == "articleBody":
            worth *= 1.3
        if worth > best:
            best, chosen = worth, (first, last)
    return _with_neighbours(page, chosen)


def _with_neighbours(page: Blocks, chosen: tuple[int, int]) -> tuple[int, int]:
    """The range of the next element around a single paragraph: a short article has more links beside it than prose."""
    first, last = chosen
    if last - first != 1:
        return chosen
    around = [(start, end) for _, start, end in page.ranges if start <= first and last <= end and end - start > 1]
    return min(around, key=lambda span: span[1] - span[0], default=chosen)


def _value(block: Block) -> float:
    """What a block is worth: its prose, or less than nothing for links and for short scraps."""
    size = len(block.text)
    if block.links > size / 2:
        return -(size + 20.0)
    if block.tag in HEADINGS:
        return -5.0
    if block.tag in ("td", "th", "dt"):
        return size - 2.0 * block.links if size > 2 * _PROSE else -10.0
    if size >= _PROSE or (size >= 25 and _SENTENCE_END.search(block.text)):
        return size - 1.5 * block.links
    return -10.0


def _is_furniture(element: HtmlElement, tag: str, prose: int) -> bool:
    if tag in _SKIPPED_TAGS:
        return True
    if tag in _NEVER_NAMED:
        return False
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true" or _HIDDEN.search(get("style") or ""):
        return not _holds_much(element, prose)
    if tag in _GUARDED_TAGS:
        return not _holds_much(element, prose)
    names = f"{get('class') or ''} {get('id') or ''}"[:500]
    if len(names) > 1 and _is_furniture_name(names):
        return not _holds_much(element, prose)
    return False


@lru_cache(maxsize=20_000)
def _is_furniture_name(names: str) -> bool:
    """Whether a class and an id say furniture. Pages repeat their names, so the answers are kept."""
    return _FURNITURE_NAMES.search(names) is not None


def _holds_much(element: HtmlElement, prose: int) -> bool:
    """Whether a third of the page's prose stands in this element: then its name does not make it furniture."""
    return _prose_in(element) * 3 > prose


def _prose_in(element: HtmlElement) -> int:
    """Characters of the longer texts in an element that are no link, no script and no style."""
    texts = cast(list[str], _LONG_TEXTS(element))
    return sum(map(len, texts)) or 1
