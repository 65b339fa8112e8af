"""Deliverables as Markdown (CommonMark with GitHub's tables); charts are told in text and as tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.errors import BadInput
from dateline.exports.document_templates import environment, fill
from dateline.exports.documents import FIGURES_NOTE, FIGURES_TITLE, METHOD_TITLE, Links
from dateline.model.document import (
    Block,
    Bullets,
    Chart,
    Column,
    Document,
    Heading,
    Map,
    Panel,
    Paragraph,
    Span,
    Table,
    Words,
    words,
)


def write(document: Document, links: Links) -> bytes:
    """The document as Markdown in UTF-8."""
    return markdown(document, links).encode()


def markdown(document: Document, links: Links) -> str:
    """The document as Markdown."""
    page = fill(
        environment(links.setup.templates, is_html=False),
        "document.md",
        title=escaped(document.title),
        subtitle=escaped(document.subtitle),
        marking=escaped(document.marking),
        produced=escaped(document.produced),
        blocks=[_block(block, links) for block in document.blocks],
        figures=_figures(links),
    )
    if page.count("<!--") > page.count("-->") or len(re.findall(r"^ {0,3}(?:```|~~~)", page, re.MULTILINE)) % 2:
        raise BadInput("the template document.md hides the method box", hint="close every comment and every fence")
    return f"{page.rstrip()}\n\n{_method(document, links)}"


_SPECIAL = re.compile(r"[\\`*_\[\]~^|$@]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp):|\bwww\.")
_START = re.compile(r"^(\s*)([#+\-=]|\d+[.)](?=\s|\Z))")


def escaped(text: str) -> str:
    """Text that Markdown takes for nothing else: no markup, no HTML, no address, no heading or list at its start."""
    told = re.sub("[&<>]", lambda found: _ENTITIES[found[0]], text)
    told = _SPECIAL.sub(r"\\\g<0>", told)
    told = _ADDRESS.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", told)
    return _START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", told)


def linked(told: Words, links: Links) -> str:
    """Words with what they lead to."""
    return "".join(_span(span, links) for span in told)


def _span(span: Span, links: Links) -> str:
    text, target = escaped(span.text), links.of(span)
    edges = re.fullmatch(r"(\s*)(.*?)(\s*)", text, re.DOTALL)
    assert edges is not None
    if span.is_strong and edges[2]:
        text = f"{edges[1]}**{edges[2]}**{edges[3]}"
    if not target:
        return text
    safe = target.replace("(", "%28").replace(")", "%29").replace("|", "%7C")
    return f"[{text}]({safe})"


def _block(block: Block, links: Links) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {escaped(block.text)}"
        case Paragraph():
            told = linked(block.words, links)
            return f"**{told}**" if block.is_lead and "**" not in told else told
        case Bullets():
            return "\n".join(f"- {linked(item, links)}" for item in block.items)
        case Table():
            return f"{escaped(block.caption)}\n\n{_table(block.columns, block.rows, links)}"
        case Chart():
            names = (Column(block.unit), *(Column(one.name, is_number=True) for one in block.series))
            rows = [
                (words(label), *(words(_number(one.values[at])) for one in block.series))
                for at, label in enumerate(block.labels)
            ]
            return f"{_titled(block)}\n\n{_table(names, rows, links)}"
        case Map():
            columns = (Column("province"), Column("incidents", is_number=True))
            marks = [(words(mark.name), words(Span(str(mark.count), mark.records))) for mark in block.marks]
            return f"{_titled(block)}\n\n{_table(columns, marks, links)}"
        case Panel():
            listed = "\n".join(f"- {escaped(name)}: {linked(one, links)}" for name, one in block.rows)
            return "\n\n".join(filter(None, (f"### {escaped(block.title)}", listed, escaped(block.note))))


def _titled(block: Chart | Map) -> str:
    return f"**{escaped(block.title)}.** {escaped(block.description)}"


def _number(value: float | None) -> str:
    return "not known" if value is None else f"{value:,.10g}"


def _table(columns: Sequence[Column], rows: Sequence[Sequence[Words]], links: Links) -> str:
    lines = [
        "| " + " | ".join(escaped(column.name) for column in columns) + " |",
        "|" + "|".join("---:" if column.is_number else "---" for column in columns) + "|",
        *("| " + " | ".join(linked(cell, links) or " " for cell in row) + " |" for row in rows),
    ]
    return "\n".join(lines)


def _figures(links: Links) -> str:
    """The list of records; an entry is an HTML anchor, since Markdown has no name for a line."""
    entries = links.entries()
    if not entries:
        return ""
    lines = [f'{number}. <a id="{name}"></a>{linked(told, links)}' for name, number, told in entries]
    return f"## {FIGURES_TITLE}\n\n{FIGURES_NOTE}\n\n" + "\n".join(lines)


def _method(document: Document, links: Links) -> str:
    lines = [f"> - {linked(line, links)}" for line in document.method]
    return "\n".join([f"> **{METHOD_TITLE}**", ">", *lines]) + "\n"
