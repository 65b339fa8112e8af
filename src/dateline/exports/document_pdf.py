"""Deliverables as PDF, set by Typst: a compiler in a wheel, without system libraries, that embeds charts as vectors.

The document goes to it as data (JSON), never as markup, so that no title or name can be read as an instruction. Fonts
are those that come with the extra `documents` (Noto Sans, Noto Sans Arabic) and with Typst; none of the machine's, so
that a document looks the same everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from dateline.errors import BadInput
from dateline.exports.charts import chart_svg
from dateline.exports.document_templates import files_of, shipped
from dateline.exports.document_typst import compiled, fonts_in, set_apart
from dateline.exports.documents import FIGURES_NOTE, FIGURES_TITLE, METHOD_TITLE, Links
from dateline.exports.maps import map_svg
from dateline.model.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    Map,
    Panel,
    Paragraph,
    Table,
    Words,
    plain_words,
)

Json = dict[str, Any]

FONT_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic")


OWN = ("document.typ", "document_body.typ")
"""Templates that a user's go before; the words and the method box are drawn by ours alone."""


def write(document: Document, links: Links) -> bytes:
    """The document as PDF, tagged so that screen readers follow it. Raises BadInput for a template that is wrong."""
    data = data_of(document, links)
    theirs = files_of(links.setup.templates) if links.setup.templates else {}
    return _by_theirs(data, theirs, links.setup.templates) if theirs.keys() & set(OWN) else _by_ours(data)


def pictures(document: Document, links: Links, *, resolution: float = 110) -> list[bytes]:
    """The pages of the PDF, by our own template, as PNG pictures."""
    inputs = {"document": json.dumps(data_of(document, links))}
    return compiled(_ours(), fonts(), inputs, form="png", resolution=resolution)


def rasterised(svg: str, *, resolution: float = 192) -> bytes:
    """A chart as a PNG picture, for formats that take no vectors."""
    source = (
        b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 480pt)'
    )
    (made,) = compiled({"main.typ": source}, fonts(), {"svg": svg}, form="png", resolution=resolution)
    return made


def picture_of(block: Chart | Map, links: Links, number: int) -> str:
    """A chart or a map as SVG."""
    name = f"picture-{number}"
    return map_svg(block, links.setup.outlines, name=name) if isinstance(block, Map) else chart_svg(block, name=name)


@cache
def fonts() -> typst.Fonts:
    """The fonts that documents are set in, whatever machine it is."""
    return fonts_in(_font_folders())


def _font_folders() -> list[str]:
    folders: list[str] = []
    for package in FONT_PACKAGES:
        found = find_spec(package)
        folders += [str(Path(place, "files")) for place in (found.submodule_search_locations or ())] if found else []
    return folders


def _by_theirs(data: Json, theirs: Mapping[str, bytes], folder: Path | None) -> bytes:
    """By a template of the user: the method box stands behind it, on a page that nothing of it reaches."""
    parts = {**{name: shipped(name) for name in OWN}, **theirs, "document_words.typ": shipped("document_words.typ")}
    parts["main.typ"] = shipped("document_last_page.typ") + shipped("document_method.typ")
    marks = any(b"marking" in parts[name] for name in OWN)
    inputs = {"document": json.dumps(data), "marks": "no" if marks else "yes"}
    return set_apart(parts, [*_font_folders(), *([str(folder)] if folder else [])], inputs)


def _by_ours(data: Json) -> bytes:
    try:
        (made,) = compiled(_ours(), fonts(), {"document": json.dumps(data)})
    except typst.TypstError as error:
        raise BadInput(f"the document cannot be set as PDF: {error}") from None
    return made


@cache
def _ours() -> dict[str, bytes]:
    """Our own template, with the method box where its last page ends."""
    parts = {name: shipped(name) for name in (*OWN, "document_words.typ")}
    return {**parts, "main.typ": parts["document.typ"] + shipped("document_method.typ")}


def data_of(document: Document, links: Links) -> Json:
    """The document as plain data, every link resolved and every picture drawn."""
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "marking": document.marking,
        "produced": document.produced,
        "language": document.language,
        "blocks": [_block(block, links, number) for number, block in enumerate(document.blocks, start=1)],
        "figures_title": FIGURES_TITLE,
        "figures_note": FIGURES_NOTE,
        "figures": [
            {"name": name, "number": number, "words": _words(told, links)} for name, number, told in links.entries()
        ],
        "method_title": METHOD_TITLE,
        "method": [_words(line, links) for line in document.method],
    }


def _words(told: Words, links: Links) -> list[Json]:
    return [{"text": span.text, "to": links.of(span), "strong": span.is_strong} for span in told]


def _block(block: Block, links: Links, number: int) -> Json:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "words": _words(block.words, links), "lead": block.is_lead}
        case Bullets():
            return {"kind": "bullets", "items": [_words(item, links) for item in block.items]}
        case Table():
            return {
                "kind": "table",
                "caption": block.caption,
                "columns": [
                    {"name": column.name, "number": column.is_number, "narrow": is_narrow(block, at)}
                    for at, column in enumerate(block.columns)
                ],
                "rows": [[_words(cell, links) for cell in row] for row in block.rows],
                "total": block.has_total,
            }
        case Chart() | Map():
            return {
                "kind": "picture",
                "title": block.title,
                "told": block.description,
                "svg": picture_of(block, links, number),
            }
        case Panel():
            rows = [{"name": name, "words": _words(told, links)} for name, told in block.rows]
            return {"kind": "panel", "title": block.title, "rows": rows, "note": block.note}


_NARROW = 20
"""Characters of a column of numbers that is as wide as they are; any other shares what is left of the page."""


def is_narrow(table: Table, at: int) -> bool:
    """Whether a column is one of numbers that are no longer than such."""
    longest = max((len(plain_words(row[at])) for row in table.rows), default=0)
    return table.columns[at].is_number and max(longest, len(table.columns[at].name)) <= _NARROW
