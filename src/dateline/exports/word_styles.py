"""The styles of a Word document: those that come along, those a template lacks, and the method box's, which are ours.

A template changes every style but the method box's: that one depends on no other, and says everything of itself that
could hide it.
"""

from __future__ import annotations

from docx.document import Document as Book
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from dateline.errors import BadInput

FONT = "Noto Sans"
"""Named, not packed in: where a machine lacks it, Word puts one of its own in its place, for Arabic script, too."""
LEAD, CELL, RECORD = "Dateline Lead", "Dateline Cell", "Dateline Record"
TABLE = "Dateline Table"
METHOD, METHOD_TITLE, METHOD_MARKING = "Dateline Method", "Dateline Method Title", "Dateline Method Marking"

_BLACK, _SOFT = RGBColor(0, 0, 0), RGBColor(0x5A, 0x5A, 0x5A)
_PARAGRAPHS: dict[str, tuple[float, bool, float, float]] = {
    "Title": (20, True, 0, 4),
    "Heading 1": (13, True, 14, 4),
    "Heading 2": (11, True, 10, 3),
    "Caption": (8.5, False, 8, 3),
    "List Bullet": (10, False, 0, 2),
    LEAD: (12.5, False, 4, 6),
    CELL: (8.5, False, 1, 1),
    RECORD: (8, False, 0, 1),
}
"""Name: size, whether bold, space before and behind, in points."""


def dress(book: Book) -> None:
    """Give a book that comes along its styles."""
    normal = book.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.paragraph_format.space_after = Pt(6)
    for name in _PARAGRAPHS:
        _set(book, name)
    book.styles["Caption"].font.color.rgb = _SOFT
    complete(book)


def complete(book: Book) -> bool:
    """Add the styles that a book lacks, and the method box's; whether it has bullets of its own for lists.

    Raises BadInput where a name that is needed belongs to a style of another kind.
    """
    has_bullets = "List Bullet" in book.styles
    for name in _PARAGRAPHS:
        if name not in book.styles:
            _set(book, name)
    if TABLE not in book.styles:
        book.styles.element.append(parse_xml(_TABLE_STYLE))
    for name, kind in (*((name, WD_STYLE_TYPE.PARAGRAPH) for name in _PARAGRAPHS), (TABLE, WD_STYLE_TYPE.TABLE)):
        if book.styles[name].type != kind:
            raise BadInput(f"the template document.docx: its style {name} is no style of a {kind.name.lower()}")
    for style in list(book.styles.element):
        named = style.find(qn("w:name"))
        if style.get(qn("w:styleId")) in _OUR_IDS or (named is not None and named.get(qn("w:val")) in _OURS):
            book.styles.element.remove(style)
    for name, style_id in _OURS.items():
        book.styles.element.append(parse_xml(_method_style(name, style_id)))
    return has_bullets


def _set(book: Book, name: str) -> None:
    size, is_bold, before, behind = _PARAGRAPHS[name]
    styles = book.styles
    is_new = name not in styles
    is_word_s = not name.startswith("Dateline")
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=is_word_s) if is_new else styles[name]
    if is_new and "Normal" in styles:
        style.base_style = styles["Normal"]
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), is_bold, _BLACK
    for border in list(style.element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    line = style.paragraph_format
    line.space_before, line.space_after = Pt(before), Pt(behind)
    line.keep_with_next = name.startswith(("Heading", "Title"))
    if is_new and name == "List Bullet":
        line.left_indent, line.first_line_indent = Pt(14), Pt(-10)
    if is_new and name.startswith("Heading"):
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        style.element.get_or_add_pPr().append(level)
    if name in ("Title", "Heading 1", "Heading 2"):
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        style.font.name = FONT


_THICK = '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
_THIN = '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BEBEBE"/>'
_TABLE_STYLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="DatelineTable">
<w:name w:val="{TABLE}"/><w:uiPriority w:val="99"/><w:qFormat/>
<w:tblPr><w:tblBorders>{_THICK}{_THIN}</w:tblBorders>
<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>
<w:tcPr><w:tcBorders>{_THICK}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"""

_OURS = {METHOD_TITLE: "DatelineMethodTitle", METHOD: "DatelineMethod", METHOD_MARKING: "DatelineMethodMarking"}
_OUR_IDS = frozenset(_OURS.values())
_OFF = "caps smallCaps strike dstrike outline shadow emboss imprint vanish webHidden specVanish".split()


def _method_style(name: str, style_id: str) -> str:
    """The style of the method box, or of its title: whatever could hide it is said to be otherwise."""
    bold = int(name != METHOD)
    is_boxed = name != METHOD_MARKING
    side = '<w:left w:val="single" w:sz="18" w:space="6" w:color="000000"/>' if is_boxed else '<w:left w:val="nil"/>'
    fill = "F3F3F3" if is_boxed else "FFFFFF"
    off = "".join(f'<w:{one} w:val="0"/>' for one in _OFF[:-1])
    indent = 'w:left="227" w:right="0" w:firstLine="0"' if bold else 'w:left="397" w:right="0" w:hanging="170"'
    return f"""<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">
<w:name w:val="{name}"/><w:qFormat/>
<w:pPr><w:keepNext w:val="{bold}"/><w:keepLines/><w:pageBreakBefore w:val="0"/><w:widowControl/>
<w:numPr><w:numId w:val="0"/></w:numPr>
<w:pBdr>{side}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/><w:bidi w:val="0"/>
<w:spacing w:before="{240 * bold}" w:after="0" w:line="264" w:lineRule="auto"/>
<w:ind {indent}/><w:contextualSpacing w:val="0"/><w:jc w:val="left"/><w:textDirection w:val="lrTb"/></w:pPr>
<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
<w:b w:val="{bold}"/><w:i w:val="0"/>{off}<w:color w:val="000000"/><w:spacing w:val="0"/><w:w w:val="100"/>
<w:position w:val="0"/><w:sz w:val="17"/><w:szCs w:val="17"/><w:u w:val="none"/><w:effect w:val="none"/>
<w:vertAlign w:val="baseline"/><w:specVanish w:val="0"/></w:rPr></w:style>"""
