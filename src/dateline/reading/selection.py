"""Which blocks inside the body are the article: the standfirst and the prose, without boxes, labels and credits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from lxml.html import HtmlElement

from dateline.reading import furniture, moments
from dateline.reading.body import HEADINGS, Block, Blocks, find
from dateline.reading.structured import PageData, plain

_STANDFIRST = re.compile(
    r"standfirst|(?<![a-z])(?:lede|lead|dek|deck|intro|ingress|perex|sapo|chapo|chapeau|bajada|abstract"
    r"|excerpt|summary|vorspann)(?![a-z])"
    r"|lead-?_?(?:text|paragraph|in)|sub-?_?(?:title|head|heading|headline|line)|article-?_?(?:lead|lede"
    r"|intro|summary|description|dek)"
    r"|entradilla|sumario|manchet|resumo|linha-?fina|occhiello|sommario|anrisstext|teaser-?_?text",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[\W_]+")
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af|przez|автор|بقلم|كتب)[:\s]\s*\S", re.IGNORECASE)
BOX_SHARE = 0.15
"""A box whose label says that it links elsewhere is left out where it holds less than this share of the body."""


def select(
    page: Blocks, data: PageData, *, headline: str | None, authors: Iterable[str] = ()
) -> tuple[list[Block], list[Block]]:
    """The blocks of the article in order, standfirst first, and the blocks of its element that were left out.

    `dropped` of a block that was left out says why.
    """
    first, last = find(page)
    inside = page.blocks[first:last]
    if not inside:
        return [], []
    told = _key(data.told("articleBody") or "")
    title = _headline_index(page, data, headline, last)
    _drop_by_structure(page, first, last)
    _drop_boxes(page, first, last)
    _drop_before_headline(page.blocks, first, title)
    _drop_by_words(inside, headline, [*data.headings, data.title], authors)
    described = _descriptions(data)
    _drop_scraps(inside, told, described)
    _drop_not_told(inside, told, described)
    _drop_the_end(inside)
    _drop_empty_headings(inside)
    standfirst = _standfirst(page.blocks, title, first, last, described, headline)
    kept = [block for block in inside if not block.dropped]
    return standfirst + kept, [block for block in inside if block.dropped]


def beside_headline(page: Blocks, kept: list[Block], data: PageData, *, headline: str | None) -> list[str]:
    """The lines between the headline and the second paragraph that are not of the body, and those just above it."""
    prose = [block for block in kept if block.value > 0]
    if not prose:
        return []
    places = {id(block): number for number, block in enumerate(page.blocks)}
    start = places[id(prose[0])]
    title = _headline_index(page, data, headline, start + 1)
    end = places[id(prose[1])] if len(prose) > 1 else start
    chosen = set(map(id, kept))
    above = page.blocks[max(0, title - 3) : title] if title is not None else []
    between = page.blocks[title + 1 : end] if title is not None else page.blocks[max(0, start - 8) : end]
    return [
        block.text
        for block in [*between, *above]
        if id(block) not in chosen and len(block.text) < 160 and block.links * 2 <= len(block.text)
    ][:12]


def _drop_by_structure(page: Blocks, first: int, last: int) -> None:
    """Leave out elements worth less than nothing (lists of links, menus) and blocks that are mostly link."""
    sums = [0.0, *accumulate(block.value for block in page.blocks)]
    for _, start, end in page.ranges:
        if first <= start and end <= last and 1 < end - start < last - first and sums[end] - sums[start] < -20:
            if all(block.tag in HEADINGS for block in page.blocks[start:end]):
                continue
            for block in page.blocks[start:end]:
                if block.links or block.tag not in HEADINGS:
                    block.dropped = block.dropped or "links"
    for block in page.blocks[first:last]:
        if _is_link(block):
            block.dropped = block.dropped or "links"


def _is_link(block: Block) -> bool:
    """Whether a block is a link to elsewhere and not a sentence that contains one."""
    size = len(block.text)
    sentence = block.tag == "p" and size >= 60 and block.text[-1] in '.!?…。؟۔”"' and block.links < 0.9 * size
    return block.links > size / 2 and not sentence


def _drop_boxes(page: Blocks, first: int, last: int) -> None:
    """Leave out the element around a label such as "Read more": the teasers beside it are other articles."""
    sizes = [0, *accumulate(len(block.text) for block in page.blocks)]
    labels = [i for i in range(first, last) if furniture.is_related_label(page.blocks[i].text)]
    for _, start, end in page.ranges:  # the inner elements come before those around them
        low, high = bisect_left(labels, start), bisect_left(labels, end)
        if end - start < 2 or low == high:
            continue
        del labels[low:high]
        if sizes[end] - sizes[start] < BOX_SHARE * (sizes[last] - sizes[first]):
            for block in page.blocks[start:end]:
                block.dropped = block.dropped or "box"
    for i in range(first, last):
        if furniture.kind_of(page.blocks[i].text) == "prompt":
            for block in page.blocks[i + 1 : min(i + 12, last)]:
                if block.tag != "li":
                    break
                block.dropped = block.dropped or "box"


def _headline_index(page: Blocks, data: PageData, headline: str | None, last: int) -> int | None:
    """Where the headline stands among the blocks: the heading element, else a block with its words."""
    if data.heading is not None:
        for element, _, end in page.ranges:
            if element is data.heading and end <= last:
                return end - 1
    wanted = _key(headline or "")
    return next((i for i, block in enumerate(page.blocks[:last]) if wanted and _key(block.text) == wanted), None)


def _drop_before_headline(blocks: list[Block], first: int, title: int | None) -> None:
    """Leave out what stands above the headline, and the headline itself."""
    if title is not None and title >= first and sum(b.value for b in blocks[first:title] if b.value > 0) < 400:
        for block in blocks[first : title + 1]:
            block.dropped = block.dropped or "title"


def _drop_by_words(blocks: list[Block], headline: str | None, titles: list[str], authors: Iterable[str]) -> None:
    """Leave out what the words say is furniture, the headline told again, bylines and datelines."""
    names = {_key(name) for name in authors}
    echoes = {_key(words) for words in (headline, *titles) if words}
    started = 0
    for number, block in enumerate(blocks):
        key = _key(block.text)
        kind = furniture.kind_of(block.text)
        if kind:
            block.dropped = block.dropped or kind
            if kind == "credit" and number and _same_place(block, blocks[number - 1]):
                blocks[number - 1].dropped = blocks[number - 1].dropped or "caption"
        elif started < 3 and (key in echoes or (len(block.text) < 90 and moments.is_dateline(block.text))):
            block.dropped = block.dropped or ("title" if key in echoes else "dateline")
        elif (
            len(block.text) < 150
            and block.value < 60
            and (_without_by(key) in names or (_BY.match(block.text) and names and any(n in key for n in names)))
        ):
            block.dropped = block.dropped or "byline"
        elif not block.dropped:
            block.text = furniture.without_trailing(block.text)
            started += block.value > 0


def _drop_scraps(blocks: list[Block], told: str, described: list[str]) -> None:
    """Leave out short scraps above the first prose (kicker, reading time, place and date), unless the page tells them.

    A long heading there is the standfirst; one of several alike in the body heads the first part of it.
    """
    tags = [block.tag for block in blocks if not block.dropped]
    for block in blocks:
        if block.dropped:
            continue
        if block.value > 0:
            break
        key = _key(block.text)
        standfirst = block.tag in HEADINGS and (len(block.text) >= 50 or tags.count(block.tag) > 1)
        standfirst = standfirst or (len(block.text) >= 40 and _named_standfirst(block.element))
        if not (standfirst or (told and key in told) or _is_described(key, described)):
            block.dropped = "scrap"


def _drop_not_told(blocks: list[Block], told: str, described: list[str]) -> None:
    """Where the page gives the whole body as data too, leave out the prose that is not in it."""
    prose = [block for block in blocks if not block.dropped and block.tag not in HEADINGS]
    missing = [block for block in prose if not _is_told(_key(block.text), told)]
    if told and sum(len(block.text) for block in missing) <= 0.2 * sum(len(block.text) for block in prose):
        for block in missing:
            if block not in prose[:2] and not _is_described(_key(block.text), described):
                block.dropped = "not in the body that the page tells"


def _is_told(key: str, told: str) -> bool:
    """Whether the start, the middle or the end of a block stands in the body that the page gives as data."""
    middle = len(key) // 2
    return any(part in told for part in (key[:40], key[max(0, middle - 20) : middle + 20], key[-40:]))


def _descriptions(data: PageData) -> list[str]:
    """What the page gives as its description, in meta elements and JSON-LD."""
    names = ("description", "og:description", "twitter:description")
    found = [_key(words) for name in names for words in data.metas.get(name, ())]
    return [key for key in (*found, _key(data.told("description") or "")) if len(key) >= 20]


def _is_described(key: str, described: list[str]) -> bool:
    return len(key) >= 20 and any(words[:60] == key[:60] or key in words for words in described)


def _drop_the_end(blocks: list[Block]) -> None:
    """Leave out what follows a label such as "About the author" in the last part of the body."""
    total = sum(len(block.text) for block in blocks if not block.dropped)
    seen = 0
    for number, block in enumerate(blocks):
        if block.dropped == "end" and seen >= 0.7 * total:
            for rest in blocks[number:]:
                rest.dropped = rest.dropped or "end"
            return
        seen += len(block.text) if not block.dropped else 0


def _drop_empty_headings(blocks: list[Block]) -> None:
    """Leave out a heading under which all was left out, and one at the very end."""
    following = gap = False
    for block in reversed(blocks):
        if block.dropped:
            gap = gap or block.dropped in ("links", "box", "end")
        elif block.tag in HEADINGS:
            if gap and not following:
                block.dropped = "heading"
            following, gap = False, bool(block.dropped)
        else:
            following, gap = True, False


def _standfirst(
    blocks: list[Block], title: int | None, first: int, last: int, described: list[str], headline: str | None
) -> list[Block]:
    """The standfirst where it stands outside the body's element: between headline and body, and known as one."""
    if title is None or title >= first:
        start, end = (0, first) if title is None else (first, first)
    else:
        start, end = title + 1, first
    body = {_key(block.text) for block in blocks[first:last] if not block.dropped}
    found: list[Block] = []
    for block in blocks[start:end][:40]:
        key = _key(block.text)
        if len(key) < 20 or key in body or block.links * 2 > len(block.text) or key == _key(headline or ""):
            continue
        if furniture.kind_of(block.text) or (len(block.text) < 90 and moments.is_dateline(block.text)):
            continue
        if _is_described(key, described) or (
            title is not None and len(block.text) >= 40 and _named_standfirst(block.element)
        ):
            found.append(block)
            body.add(key)
    return found


def _named_standfirst(element: HtmlElement) -> bool:
    parent = element.getparent()
    names = [element.get("class") or "", element.get("itemprop") or "", element.get("data-testid") or ""]
    if parent is not None:
        names.append(parent.get("class") or "")
    return any(_STANDFIRST.search(name) for name in names)


def _same_place(left: Block, right: Block) -> bool:
    """Whether two blocks stand in one small element."""
    one, two = left.element.getparent(), right.element.getparent()
    return left.element is right.element or (
        one is two and one is not None and len(one) <= 4 and len(one.text_content()) < 500
    )


def _without_by(key: str) -> str:
    for by in ("by", "von", "par", "por", "di", "door"):
        if key.startswith(by):
            return key[len(by) :]
    return key


def _key(words: str) -> str:
    """Letters and digits of a line, without case: what makes two lines the same."""
    return _NOT_WORDS.sub("", plain(words).casefold())
