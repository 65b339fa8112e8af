"""When a report was published: structured data, then the dateline beside the headline, then other hints.

Dates among links to other articles are never looked at: only what the markup says of this page, what stands between the
headline and the body, and the address. What disagrees with the date that was taken is recorded beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from lxml.html import HtmlElement

from dateline.model.text import Publication, PublicationBasis
from dateline.reading import moments
from dateline.reading.moments import Moment
from dateline.reading.structured import PageData, types

STRUCTURED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "publish_date",
    "published_at",
    "published-date",
    "published_time",
    "publication_date",
    "publicationdate",
    "pubdate",
    "article_date_original",
    "article.created",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date.created",
    "dc.date.published",
    "citation_publication_date",
    "originalpublicationdate",
    "datecreated",
    "vr:published_time",
)
OTHER_METAS = (
    "date",
    "dc.date",
    "dcterms.date",
    "pdate",
    "bt:pubdate",
    "displaydate",
    "timestamp",
    "citation_date",
    "rnews:datepublished",
)
DATELINE_LINES = 8
"""Lines between headline and body that may hold the dateline."""

ELEMENTS = 400
"""Elements around the headline that are looked at."""

_URL_DAY = re.compile(r"(?<!\d)(19\d\d|20\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)|(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d{2})")
_URL_MONTH_NAME = re.compile(r"/(20\d\d)/([a-z]{3})/(\d{1,2})/")
_DATE_NAMES = re.compile(
    r"date|datum|fecha|time|stamp|publi|posted|by-?_?line|(?<![a-z])meta|article-?_?info|(?<![a-z])data(?![a-z])|tarih",
    re.IGNORECASE,
)
_TIME_LIMIT = 400
_WIRE_LENGTH = 160
"""Characters of a body in which its dateline ends."""

_NAME = r"(?:(?:al|el|de|la|of|the)[ -])?[A-ZÀ-Þ][\w.'’-]{0,30}"
_WIRE_PLACE = re.compile(
    rf"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{{2,30}}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]{{1,30}}){{0,3}}(?:[,/] ?{_NAME}(?: {_NAME}){{0,3}}){{0,3}}"
    rf"(?:,? ?\((?:{_NAME}(?:[ /]{_NAME}){{0,3}}(?: ?[,–—-]+ ?))?|[,.]? ?(?:[–—-]{{1,2}} ?)?)"
)
"""A place in capitals with its region and country, up to the day; a bracket with an agency may have opened."""
_WIRE_END = re.compile(r"[.,]? ?(?:\([^()]{1,60}\)|/[^/]{1,40}/)? ?(?:[–—]|--?(?= )|(?<=/)(?= )|:)")
_IN_BRACKETS = re.compile(r"(?: ?[,/–—-] ?[\w .]{1,40})?\)")

Reading = tuple[PublicationBasis, Moment]


def of_page(page: PageData, tree: HtmlElement, lines: Sequence[str], *, url: str | None) -> Publication:
    """The publication of a page. `lines` are the short lines between its headline and the start of its body."""
    readings: list[Reading] = [
        *(("structured data", when) for when in _structured(page)),
        *(("dateline", when) for when in _datelines(lines, page, tree)),
        *(("meta tag", when) for when in _moments(page.metas.get(name, ()) for name in OTHER_METAS)),
        *(("url", when) for when in _in_url(url or page.canonical)),
    ]
    if not readings:
        titles = [page.title, page.meta("og:title") or ""]
        readings = [("text", when) for when in (*_time_elements(tree), *_moments([titles]))]
    return decide(readings)


def from_datelines(lines: Iterable[str], *, body: str) -> Publication:
    """The publication that a dateline among the first lines of a plain text gives, or the one that its body opens with.

    A body opens with a dateline as news agencies write it: the place in capitals, the day with its year, and a dash or
    brackets, before the first sentence.
    """
    for line in islice(lines, DATELINE_LINES):
        if moments.is_dateline(line) and (when := moments.parse(line)):
            return Publication(when, "dateline")
    day = _in_wire_dateline(body.lstrip()[:_WIRE_LENGTH].partition("\n")[0])
    return Publication(day, "dateline" if day else "none")


def _in_wire_dateline(opening: str) -> date | None:
    """The day in "CITY, Region, 2 June 2025 (Agency) - ..." or "CITY (Agency - 2 June 2025) ..."; None elsewhere."""
    found = next(moments.find(opening), None)
    if found is None or found.updated:
        return None
    before, after = opening[: found.start], opening[found.end :]
    is_bracketed = "(" in before and ")" not in before
    if not _WIRE_PLACE.fullmatch(before) or not (_IN_BRACKETS if is_bracketed else _WIRE_END).match(after):
        return None
    return found.when.date() if isinstance(found.when, datetime) else found.when


def decide(readings: Sequence[Reading]) -> Publication:
    """The first reading, made more exact by another of the same day; those of other days are recorded.

    Readings a day apart where both have a time in different zones are one moment and do not disagree.
    """
    if not readings:
        return Publication(None, "none")
    basis, when = readings[0]
    if not isinstance(when, datetime):
        when = next((other for _, other in readings if isinstance(other, datetime) and other.date() == when), when)
    disagreeing = dict.fromkeys(
        (other_basis, other.isoformat()) for other_basis, other in readings[1:] if not _agree(when, other)
    )
    return Publication(when, basis, tuple(disagreeing))


def _agree(one: Moment, other: Moment) -> bool:
    days = [moment.date() if isinstance(moment, datetime) else moment for moment in (one, other)]
    if days[0] == days[1]:
        return True
    if isinstance(one, datetime) and isinstance(other, datetime) and (one.tzinfo is None) != (other.tzinfo is None):
        return abs(one.replace(tzinfo=None) - other.replace(tzinfo=None)) <= timedelta(hours=14)
    if isinstance(one, datetime) and isinstance(other, datetime):
        return abs(one - other) <= timedelta(hours=1)
    return False


def _structured(page: PageData) -> list[Moment]:
    """What JSON-LD and the metas of publication say. An upload or creation date stands in where there is no other."""
    nodes = [*page.articles[:1], *(node for node in page.nodes if "webpage" in types(node))]
    found = [when for node in nodes if (when := _moment(node.get("datePublished"))) is not None]
    found += _moments(page.metas.get(name, ()) for name in STRUCTURED_METAS)
    if not found:
        found = [when for node in page.articles[:1] if (when := _moment(node.get("dateCreated"))) is not None]
    if not found:
        found = [when for text in page.broken for when in _in_broken(text)]
    return found


def _in_broken(text: str) -> list[Moment]:
    """The date in JSON-LD that is no JSON."""
    match = re.search(r'"datePublished"\s*:\s*"([^"]{8,40})"', text)
    when = moments.parse(match.group(1)) if match else None
    return [when] if when else []


def _moment(value: object) -> Moment | None:
    if isinstance(value, list) and value:
        value = value[0]
    return moments.parse(value) if isinstance(value, str) else None


def _moments(contents: Iterable[Iterable[str]]) -> list[Moment]:
    return [when for several in contents for words in several if (when := moments.parse(words)) is not None]


def _datelines(lines: Sequence[str], page: PageData, tree: HtmlElement) -> list[Moment]:
    """The dateline in the markup (itemprop, a time element beside the headline), then in the lines there."""
    found: list[Moment] = []
    for element in tree.iter("time", "span", "div", "p", "meta"):
        if element.get("itemprop") == "datePublished":
            words = element.get("datetime") or element.get("content") or element.text_content()
            if len(words) < _TIME_LIMIT and (when := moments.parse(words)) is not None:
                found.append(when)
                break
    found += _beside_heading(page)
    found += [
        when
        for line in lines[:DATELINE_LINES]
        if moments.is_dateline(line) and (when := moments.parse(line)) is not None
    ]
    return found


def _beside_heading(page: PageData) -> list[Moment]:
    """The first moment in the smallest part of the page around its headline that has one.

    It stands in a time element, or in a short element that is named for a date or a byline.
    """
    ancestor = page.heading
    for _ in range(4):
        ancestor = ancestor.getparent() if ancestor is not None else None
        if ancestor is None or ancestor.tag in ("body", "html"):
            return []
        for element in islice(ancestor.iter("time", "div", "span", "p", "li", "dd", "em", "small"), ELEMENTS):
            when = _shown_moment(element)
            if when is not None and not _in_link_list(element):
                return [when]
    return []


def _shown_moment(element: HtmlElement) -> Moment | None:
    """The moment of a time element, or of a short one that is named for a date."""
    if element.tag == "time":
        return _moment(element.get("datetime")) or _moment(element.text_content()[:_TIME_LIMIT])
    if not _DATE_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:200]):
        return None
    words = element.text_content()[: 2 * _TIME_LIMIT].strip()
    line = " ".join(words.split())
    return moments.parse(line) if len(line) >= 6 and moments.is_dateline(line) else None


def _time_elements(tree: HtmlElement) -> list[Moment]:
    """The time elements of the page, where all of them that stand outside links and lists give one day."""
    times = [time for time in islice(tree.iter("time"), 50) if not _in_link_list(time)]
    found = [when for time in times if (when := _moment(time.get("datetime") or time.text_content())) is not None]
    days = {when.date() if isinstance(when, datetime) else when for when in found}
    return found[:1] if len(days) == 1 else []


def _in_link_list(element: HtmlElement) -> bool:
    """Whether an element stands in a link, a list, an aside or a footer."""
    return any(parent.tag in ("a", "li", "aside", "footer", "nav", "figure") for parent in element.iterancestors())


def _in_url(url: str | None) -> list[Moment]:
    """The day in an address such as /2021/12/04/, 2021-12-04 or 20211204."""
    for match in _URL_DAY.finditer(url or ""):
        year, month, day = (int(group) for group in match.groups() if group)
        try:
            return [date(year, month, day)]
        except ValueError:
            continue
    if named := _URL_MONTH_NAME.search(url or ""):
        when = moments.parse(f"{named[3]} {named[2]} {named[1]}")
        return [when] if when else []
    return []
