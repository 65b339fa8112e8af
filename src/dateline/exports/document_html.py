"""Deliverables as HTML: one file without script, its charts within it, light and dark, made to be printed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

from lxml import etree, html
from markupsafe import Markup

from dateline.errors import BadInput
from dateline.exports.charts import chart_svg
from dateline.exports.document_templates import environment, fill
from dateline.exports.documents import FIGURES_NOTE, FIGURES_TITLE, METHOD_TITLE, Links
from dateline.exports.maps import map_svg
from dateline.model.document import Chart, Document, Map, Words

METHOD_ID = "method"


def write(document: Document, links: Links) -> bytes:
    """The document as a page of its own. Raises BadInput for a template that hides the method box."""
    page = _filled(document, links, "document.html", links.setup.templates)
    made = _inserted(page, _method(document, links, f' style="{_ALWAYS}"'))
    _verify(made, document)
    return made.encode()


def fragment(document: Document, links: Links) -> str:
    """The document as a part of a page of the desk: by our own template, and without styles of its own."""
    return _filled(document, links, "document_body.html", None) + _method(document, links, "")


def _filled(document: Document, links: Links, template: str, folder: Path | None) -> str:
    return fill(
        environment(folder, is_html=True),
        template,
        document=document,
        words=_linked(links),
        picture=_picture(links),
        kind=lambda block: type(block).__name__,
        figures=links.entries(),
        figures_title=FIGURES_TITLE,
        figures_note=FIGURES_NOTE,
    )


def _linked(links: Links) -> Callable[[Words], Markup]:
    def linked(told: Words) -> Markup:
        parts = []
        for span in told:
            text, target = escape(span.text), links.of(span)
            text = f"<strong>{text}</strong>" if span.is_strong else text
            parts.append(f'<a href="{escape(target)}">{text}</a>' if target else text)
        return Markup("".join(parts))  # noqa: S704  # every part was escaped above

    return linked


def _picture(links: Links) -> Callable[[Chart | Map, int], Markup]:
    def picture(block: Chart | Map, number: int) -> Markup:
        name = f"picture-{number}"
        if isinstance(block, Map):
            return Markup(map_svg(block, links.setup.outlines, name=name))  # noqa: S704  # escapes what it is given
        return Markup(chart_svg(block, name=name))  # noqa: S704  # as above

    return picture


_ALWAYS = "display:block!important;visibility:visible!important;opacity:1!important"


def _method(document: Document, links: Links, style: str) -> str:
    """The method box. On a page of its own its style stands at the element, where no template's sheet overrules it."""
    linked = _linked(links)
    items = "".join(f"<li>{linked(line)}</li>" for line in document.method)
    return (
        f'<section class="method" id="{METHOD_ID}"{style} aria-labelledby="{METHOD_ID}-title">'
        f'<h2 id="{METHOD_ID}-title">{METHOD_TITLE}</h2><ul>{items}</ul></section>'
    )


def _inserted(page: str, method: str) -> str:
    """The page with the method box at the end of its content, wherever the template ends that."""
    for end in ("</main>", "</body>", "</html>"):
        before, found, after = page.rpartition(end)
        if found:
            return f"{before}{method}\n{found}{after}"
    return page + method


_AROUND = frozenset({"html", "body", "main", "article", "div", "section"})
_HIDING = ("hidden", "style", "aria-hidden", "inert")


def _verify(page: str, document: Document) -> None:
    """Raise BadInput where a template swallowed or hid the method box: within a comment, a script, a hidden part."""
    expected = METHOD_TITLE + "".join(span.text for line in document.method for span in line)
    try:
        found = [one for one in html.document_fromstring(page).iter("section") if one.get("id") == METHOD_ID]
    except (etree.ParserError, ValueError):
        found = []
    for box in found:
        around = list(box.iterancestors())
        is_open = all(one.tag in _AROUND and not any(one.get(name) is not None for name in _HIDING) for one in around)
        if is_open and _squeezed("".join(map(str, box.itertext()))) == _squeezed(expected):
            return
    raise BadInput(
        "the template document.html hides the method box", hint="it goes at the end of <main>, within no hidden part"
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())
