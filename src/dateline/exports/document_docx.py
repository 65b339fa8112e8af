"""Deliverables as a Word document: real headings, header rows, links and bookmarks, pictures told in text.

It is written into a template: that of the user, or the one that comes along. The method box is no part of either.
"""

from __future__ import annotations

import io
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, cast

import docx
from docx.document import Document as Book
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.shared import Cm, Emu, Length
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from dateline.errors import BadInput
from dateline.exports import word_styles as styles
from dateline.exports.document_pdf import is_narrow, picture_of, rasterised
from dateline.exports.documents import FIGURES_NOTE, FIGURES_TITLE, METHOD_TITLE, Links
from dateline.exports.word_templates import HERE, NAME, WRONG, fill_in, place_of, template_of
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
    plain_words,
    words,
)


def write(document: Document, links: Links) -> bytes:
    """The document as .docx. Raises BadInput for a template of the user that cannot be used."""
    theirs = template_of(links.setup.templates)
    if theirs is None:
        return _Writer(document, links, shipped_book(), is_ours=True).written()
    try:
        return _Writer(document, links, theirs, is_ours=False).written()
    except WRONG:
        hint = f"compare it with the one that `dateline templates` writes, {NAME}"
        raise BadInput(f"the template {NAME} is not as Word writes it", hint=hint) from None


def shipped_book() -> Book:
    """The template that comes along: A4, the marking on every page, the title, and the place of the document."""
    book = docx.Document()
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    styles.dress(book)
    for part in (section.header, section.footer):
        line = part.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.add_run("{{ marking }}").bold = True
    book.add_paragraph("{{ title }}", style="Title")
    about = book.add_paragraph()
    about.add_run("{{ marking }}").bold = True
    about.add_run("  {{ subtitle }}  ·  made {{ produced }}")
    book.add_paragraph(f"{{{{ {HERE} }}}}")
    told = book.core_properties
    told.author, told.comments = "Dateline", ""
    return book


def shipped_template() -> bytes:
    """The same as a file."""
    return _saved(shipped_book())


def _saved(book: Book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_WIDEST = Cm(17)
_LEAST_TEXT = Cm(9)
"""Of a page that holds the method box: a narrower or lower one is not kept for it."""


class _Writer:
    """Writes one document into a template."""

    def __init__(self, document: Document, links: Links, book: Book, *, is_ours: bool) -> None:
        self._document, self._links, self._book, self._is_ours = document, links, book, is_ours
        self._bookmarks = itertools.count(10_001)
        self._has_bullets = styles.complete(book)
        self._width: Length = _WIDEST

    def written(self) -> bytes:
        document, book = self._document, self._book
        body = book.element.body
        place = place_of(book)
        self._width = _text_width(body, place)
        told = {name: str(getattr(document, name)) for name in ("title", "subtitle", "marking", "produced")}
        named = fill_in(book, told)
        before = len(body)
        if "title" not in named:
            book.add_paragraph(document.title, style="Title")
        if "subtitle" not in named:
            about = f"  {document.subtitle}  ·  made {document.produced}"
            self._say(book.add_paragraph(), words(Span(document.marking, is_strong=True), about))
        for number, block in enumerate(document.blocks, start=1):
            self._add(block, number)
        self._figures()
        if place is not None:
            _moved(body, before, place)
        for section in book.sections:
            _mark(book, section, document.marking)
        if not self._is_ours:
            self._last_page()
        self._method()
        self._describe()
        return _saved(book)

    def _describe(self) -> None:
        """What the file says of itself; who made a template of the user stays its author."""
        told, document = self._book.core_properties, self._document
        told.title, told.subject, told.keywords = document.title[:255], document.subtitle[:255], document.marking
        told.language = document.language

    def _add(self, block: Block, number: int) -> None:
        book = self._book
        match block:
            case Heading():
                book.add_paragraph(block.text, style=f"Heading {block.level - 1}")
            case Paragraph():
                self._say(book.add_paragraph(style=styles.LEAD if block.is_lead else None), block.words)
            case Bullets():
                self._bullets(block.items)
            case Table():
                self._table(block)
            case Chart() | Map():
                self._picture(block, number)
            case Panel():
                book.add_paragraph(block.title, style="Heading 2")
                self._bullets([words(f"{name}: ", *told) for name, told in block.rows])
                if block.note:
                    book.add_paragraph(block.note)

    def _bullets(self, items: Sequence[Words]) -> None:
        for item in items:
            line = self._book.add_paragraph(style="List Bullet")
            self._say(line, item if self._has_bullets else words("• ", *item))

    def _table(self, block: Table) -> None:
        self._book.add_paragraph(block.caption, style="Caption").paragraph_format.keep_with_next = True
        table = self._book.add_table(rows=1, cols=len(block.columns), style=styles.TABLE)
        table.autofit = False
        widths = _widths(block, self._width)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        _repeat_header(table.rows[0])
        heads = [words(Span(column.name, is_strong=True)) for column in block.columns]
        self._cells(table.rows[0], block, heads, widths)
        for at, row in enumerate(block.rows, start=1):
            is_total = block.has_total and at == len(block.rows)
            shown = [
                tuple(Span(one.text, one.records, one.address, is_total or one.is_strong) for one in told)
                for told in row
            ]
            self._cells(table.add_row(), block, shown, widths)
        _end_table(self._book)

    def _cells(self, row: Any, block: Table, told: Sequence[Words], widths: Sequence[Length]) -> None:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, column, words_of, width in zip(row.cells, block.columns, told, widths, strict=True):
            cell.width = width
            line = cell.paragraphs[0]
            line.style = styles.CELL
            self._say(line, words_of)
            if column.is_number:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _picture(self, block: Chart | Map, number: int) -> None:
        picture = rasterised(picture_of(block, self._links, number))
        shape = self._book.add_picture(io.BytesIO(picture), width=min(self._width, Cm(16.5)))
        self._book.paragraphs[-1].paragraph_format.keep_with_next = True
        described = shape._inline.docPr
        described.set("descr", f"{block.title}. {block.description}")
        described.set("title", block.title)
        line = self._book.add_paragraph(style="Caption")
        self._say(line, words(Span(f"{block.title}. ", is_strong=True), block.description))

    def _figures(self) -> None:
        entries = self._links.entries()
        if not entries:
            return
        self._book.add_paragraph(FIGURES_TITLE, style="Heading 1")
        self._book.add_paragraph(FIGURES_NOTE)
        for name, number, told in entries:
            line = self._book.add_paragraph(style=styles.RECORD)
            self._bookmark(line, name)
            self._say(line, words(Span(f"{number}. ", is_strong=True), *told))

    def _last_page(self) -> None:
        """A section of its own for the method box: of a template's it has the paper, where that is no hiding place."""
        section = self._book.add_section(WD_SECTION.NEW_PAGE)
        for child in list(section._sectPr):
            if child.tag not in (qn("w:pgSz"), qn("w:pgMar"), qn("w:type")):
                section._sectPr.remove(child)
        if not _has_room(section):
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
        section.header_distance = section.footer_distance = Cm(1)
        section.gutter = Emu(0)
        for name in ("header", "footer", "even_page_header", "even_page_footer"):
            part = getattr(section, name)
            part.is_linked_to_previous = False
            part.paragraphs[0].style = styles.METHOD_MARKING
            part.paragraphs[0].text = self._document.marking

    def _method(self) -> None:
        self._book.add_paragraph(METHOD_TITLE, style=styles.METHOD_TITLE)
        for item in self._document.method:
            self._say(self._book.add_paragraph(style=styles.METHOD), words("• ", *item))

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


def _text_width(body: Any, place: Any) -> Length:
    """The width of the text where the document comes: of the section that the place, or the end, lies in."""
    after = place.itersiblings() if place is not None else ()
    around = [] if place is None else [place]
    found = [one for line in (*around, *after) for one in line.iter(qn("w:sectPr"))]
    ends = found[0] if found else body.get_or_add_sectPr()
    width = ends.page_width - ends.left_margin - ends.right_margin if ends.page_width else _WIDEST
    return Emu(max(Cm(3), min(_WIDEST, width)))


def _has_room(section: Any) -> bool:
    """Whether what a section leaves of its page holds a text that can be read."""
    given = [section.page_width, section.page_height, section.left_margin, section.right_margin]
    given += [section.top_margin, section.bottom_margin]
    if any(one is None or one < 0 or one > Cm(55) for one in given):
        return False
    wide = section.page_width - section.left_margin - section.right_margin
    return bool(wide >= _LEAST_TEXT and section.page_height - section.top_margin - section.bottom_margin >= _LEAST_TEXT)


def _moved(body: Any, before: int, place: Any) -> None:
    """Move what was written behind everything else to its place; the paragraph that marked that goes."""
    ends = body.get_or_add_sectPr()
    written = [one for one in list(body)[before - 1 :] if one is not ends]
    for one in written:
        place.addprevious(one)
    if place.find(f".//{qn('w:sectPr')}") is None:
        body.remove(place)
        return
    for child in [child for child in place if child.tag != qn("w:pPr")]:  # it ends a section
        place.remove(child)


def _mark(book: Book, section: Any, marking: str) -> None:
    """Put the marking at the foot of pages whose header and footer do not have it."""
    kinds = [("header", "footer")]
    kinds += [("first_page_header", "first_page_footer")] * bool(section.different_first_page_header_footer)
    kinds += [("even_page_header", "even_page_footer")] * bool(book.settings.odd_and_even_pages_header_footer)
    for names in kinds:
        parts = [getattr(section, name) for name in names]
        told = ["".join(text.text or "" for text in part._element.iter(qn("w:t"))) for part in parts]
        if not any(marking in text for text in told):
            parts[1].add_paragraph(marking).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(table: Table, whole: Length) -> list[Length]:
    """The widths of columns: no word and no number breaks, and what is left goes to the longer texts."""
    least: list[float] = []
    more: list[float] = []
    for at, column in enumerate(table.columns):
        told = [plain_words(row[at]) for row in table.rows]
        longest = max(map(len, told), default=0)
        word = 1 + max((len(word) for text in (column.name, *told) for word in text.split()), default=0)
        # A head takes two lines, a number one.
        needed = max(word, longest, -(-len(column.name) // 2)) if is_narrow(table, at) else min(word, _LONGEST_WORD)
        least.append(_LETTER * needed + _MARGIN)
        more.append(0 if is_narrow(table, at) else min(_MOST_LETTERS, longest) + 1)
    left = max(0.0, whole - sum(least))
    shares = more if sum(more) else [1.0] * len(more)
    given = [one + left * share / sum(shares) for one, share in zip(least, shares, strict=True)]
    return [Emu(int(one * whole / sum(given))) for one in given]


_LETTER, _MARGIN = Cm(0.2), Cm(0.35)
"""The mean width of a letter in a cell, and what a cell leaves on both sides."""
_MOST_LETTERS, _LONGEST_WORD = 60, 16


def _end_table(book: Book) -> None:
    """A thin line behind a table: Word joins two that stand side by side, and wants one at the end of a section."""
    line = book.add_paragraph(style=styles.CELL)
    line.paragraph_format.space_after = Emu(0)


def _repeat_header(row: Any) -> None:
    """Say that a row is a header: it stands again on every page, and screen readers know it."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
