"""Deliverables as a Word document: real headings, header rows, links and bookmarks, pictures told in text."""

from __future__ import annotations

import io
import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, cast

import docx
from docx.document import Document as Book
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from dateline.exports.document_pdf import picture_of, rasterised
from dateline.exports.documents import FIGURES_NOTE, FIGURES_TITLE, METHOD_TITLE, Links
from dateline.model.document import (
    Block,
    Bullets,
    Chart,
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

FONT = "Noto Sans"
"""Named, not packed in: where a machine lacks it, Word puts one of its own in its place, for Arabic script, too."""


def write(document: Document, links: Links) -> bytes:
    """The document as .docx."""
    return _Writer(document, links).written()


class _Writer:
    """Writes one document."""

    def __init__(self, document: Document, links: Links) -> None:
        self._document, self._links = document, links
        self._book: Book = docx.Document()
        self._bookmarks = itertools.count(1)

    def written(self) -> bytes:
        document, book = self._document, self._book
        _prepare(book, document)
        book.add_heading(document.title, level=0)
        about = book.add_paragraph()
        told = f"  {document.subtitle}  ·  made {document.produced}"
        self._say(about, words(Span(document.marking, is_strong=True), told))
        for number, block in enumerate(document.blocks, start=1):
            self._add(block, number)
        self._figures()
        self._method()
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def _add(self, block: Block, number: int) -> None:
        book = self._book
        match block:
            case Heading():
                book.add_heading(block.text, level=block.level - 1)
            case Paragraph():
                line = book.add_paragraph()
                self._say(line, block.words)
                if block.is_lead:
                    for run in line.runs:
                        run.font.size = Pt(13)
            case Bullets():
                for item in block.items:
                    self._say(book.add_paragraph(style="List Bullet"), item)
            case Table():
                self._table(block)
            case Chart() | Map():
                self._picture(block, number)
            case Panel():
                book.add_heading(block.title, level=2)
                for name, told in block.rows:
                    self._say(book.add_paragraph(style="List Bullet"), words(f"{name}: ", *told))
                if block.note:
                    book.add_paragraph(block.note)

    def _table(self, block: Table) -> None:
        self._book.add_paragraph(block.caption, style="Caption").paragraph_format.keep_with_next = True
        table = self._book.add_table(rows=1, cols=len(block.columns), style="Light List")
        _repeat_header(table.rows[0])
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            self._cell(cell, words(Span(column.name, is_strong=True)), is_number=column.is_number)
        for at, row in enumerate(block.rows, start=1):
            is_total = block.has_total and at == len(block.rows)
            for cell, column, told in zip(table.add_row().cells, block.columns, row, strict=True):
                shown = tuple(Span(one.text, one.records, one.address, is_total or one.is_strong) for one in told)
                self._cell(cell, shown, is_number=column.is_number)
        self._book.add_paragraph()

    def _cell(self, cell: Any, told: Words, *, is_number: bool) -> None:
        line = cell.paragraphs[0]
        self._say(line, told)
        if is_number:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for run in _runs(line):
            run.font.size = Pt(9)

    def _picture(self, block: Chart | Map, number: int) -> None:
        picture = rasterised(picture_of(block, self._links, number))
        shape = self._book.add_picture(io.BytesIO(picture), width=Cm(16.5))
        described = shape._inline.docPr
        described.set("descr", f"{block.title}. {block.description}")
        described.set("title", block.title)
        line = self._book.add_paragraph(style="Caption")
        self._say(line, words(Span(f"{block.title}. ", is_strong=True), block.description))

    def _figures(self) -> None:
        entries = self._links.entries()
        if not entries:
            return
        self._book.add_heading(FIGURES_TITLE, level=1)
        self._book.add_paragraph(FIGURES_NOTE)
        for name, number, told in entries:
            line = self._book.add_paragraph()
            self._bookmark(line, name)
            self._say(line, words(Span(f"{number}. ", is_strong=True), *told))
            for run in _runs(line):
                run.font.size = Pt(8)

    def _method(self) -> None:
        self._book.add_heading(METHOD_TITLE, level=1)
        for item in self._document.method:
            self._say(self._book.add_paragraph(style="List Bullet"), item)

    def _say(self, line: Line, told: Words) -> None:
        for span in told:
            target = self._links.of(span)
            for text, is_rtl in _directions(span.text):
                run = self._link(line, target) if target else line.add_run()
                run.text = text
                run.bold = span.is_strong or None
                if is_rtl:
                    run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))

    def _link(self, line: Line, target: str) -> Run:
        """A run within a link, to a bookmark of the document or to a page."""
        link = OxmlElement("w:hyperlink")
        if target.startswith("#"):
            link.set(qn("w:anchor"), target[1:])
        else:
            link.set(qn("r:id"), line.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        element = OxmlElement("w:r")
        link.append(element)
        line._p.append(link)
        run = Run(cast(CT_R, element), line)
        run.underline = True
        return run

    def _bookmark(self, line: Line, name: str) -> None:
        number = str(next(self._bookmarks))
        for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(kind)
            mark.set(qn("w:id"), number)
            if kind == "w:bookmarkStart":
                mark.set(qn("w:name"), name)
            line._p.append(mark)


def _runs(line: Line) -> Iterator[Run]:
    """All runs of a line, those within links too."""
    for element in line._p.iter(qn("w:r")):
        yield Run(cast(CT_R, element), line)


def _directions(text: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces of one direction, which Word wants to be told; blanks go with the word before them."""
    pieces = re.findall(r"\s*\S+\s*|\s+", text)
    for is_rtl, run in itertools.groupby(pieces, key=_is_rtl):
        yield "".join(run), is_rtl


def _is_rtl(word: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in word)


def _prepare(book: Book, document: Document) -> None:
    """Paper, fonts, what the file says of itself, and the marking at the head and foot of every page."""
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    for part in (section.header, section.footer):
        line = part.paragraphs[0]
        line.text = document.marking
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    normal = book.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    told = book.core_properties
    told.title, told.subject, told.keywords = document.title[:255], document.subtitle[:255], document.marking
    told.author, told.language, told.comments = "Dateline", document.language, ""


def _repeat_header(row: Any) -> None:
    """Say that a row is a header: it stands again on every page, and screen readers know it."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
