"""Word templates of a user: opened where nothing in them acts, reaches elsewhere or is too large, and filled in.

A template is a .docx whose styles, paper, headers and footers are kept. Where its text says `{{ title }}`,
`{{ subtitle }}`, `{{ marking }}` or `{{ produced }}` the document's own stands; the document itself comes in the place
of a paragraph `{{ document }}`, else behind what the template says.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as Book
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from lxml import etree

from dateline.errors import BadInput
from dateline.exports.document_templates import MOST_BYTES, checked

NAME = "document.docx"
HERE = "document"
"""The name of the place where the document comes."""
WRONG = (
    *(KeyError, ValueError, AttributeError, TypeError, IndexError, NotImplementedError, AssertionError),
    *(OpcError, InvalidXmlError, etree.LxmlError, zipfile.BadZipFile, zlib.error, EOFError, OSError),
)
"""What reading and filling in a file raises that Word may open and python-docx does not."""

_MOST_UNPACKED = 100_000_000
_MOST_PARTS = 2_000
_ACTING = re.compile(r"macroEnabled|vbaProject|vbaData|activeX|oleObject|/package$|/control$|aFChunk|subDocument", re.I)
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)", re.I)
_ATTACHED = "/attachedTemplate"
_FETCHING = frozenset(
    "DDE DDEAUTO INCLUDE INCLUDETEXT INCLUDEPICTURE IMPORT LINK DATABASE MACROBUTTON RD AUTOTEXT".split()
)
"""Fields that run something, or bring in what stands in another file."""
_PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def template_of(folder: Path | None) -> Book | None:
    """The user's template; None where there is none. Raises BadInput for one that cannot be used."""
    if folder is None or not (path := checked(folder) / NAME).is_file():
        return None
    if path.stat().st_size > MOST_BYTES:
        raise _wrong(
            f"it is larger than {MOST_BYTES // 1_000_000} MB", "make its pictures smaller: every document has them"
        )
    body = path.read_bytes()
    try:
        _check(body)
        book = docx.Document(io.BytesIO(body))
        _detach(book)
        book.element.body.get_or_add_sectPr()
    except WRONG:
        raise _wrong("it is no Word document", "save it in Word as .docx") from None
    return book


def _wrong(what: str, hint: str) -> BadInput:
    return BadInput(f"the template {NAME}: {what}", hint=hint)


# Before it is opened.


def _check(body: bytes) -> None:
    """Raise BadInput for what acts, reaches elsewhere or is too large once it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        infos = parts.infolist()
        names = [info.filename for info in infos]
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_UNPACKED:
            raise _wrong("it is too large once it is unpacked", "save it in Word anew")
        if len(set(names)) != len(names) or any(info.flag_bits & 1 for info in infos):
            raise zipfile.BadZipFile
        for name in names:
            if name.endswith((".xml", ".rels")):
                _check_part(name, parts.read(name))


def _check_part(name: str, body: bytes) -> None:
    if _DECLARED.search(body):
        raise _wrong(f"{name} declares entities", "save it in Word anew")
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    if name == "[Content_Types].xml":
        told = [str(one.get("ContentType", "")) for one in root.iter("{*}Default", "{*}Override")]
        if any(map(_ACTING.search, told)):
            raise _wrong("it holds macros or embedded objects", "save it in Word as .docx, without them")
    elif name.endswith(".rels"):
        for one in root.iter("{*}Relationship"):
            _check_relation(str(one.get("Type", "")), str(one.get("Target", "")), one.get("TargetMode") == "External")
    else:
        _check_fields(root)


def _check_relation(kind: str, target: str, is_external: bool) -> None:
    if _ACTING.search(kind):
        raise _wrong("it holds macros or embedded objects", "save it in Word as .docx, without them")
    if not is_external or kind.endswith(_ATTACHED):  # which template it was made with is forgotten, in `_detach`
        return
    if not (kind.endswith("/hyperlink") and _SAFE_LINK.match(target)):
        what = kind.rpartition("/")[2]
        raise _wrong(f"it brings in what lies elsewhere ({what} {target[:80]})", "put pictures into the file itself")


def _check_fields(root: Any) -> None:
    for field in _fields(root):
        first = field.split(maxsplit=1)[0].strip('"').upper() if field.split() else ""
        if first in _FETCHING:
            raise _wrong(f"it has a field {first}, which brings in what lies elsewhere", "take the field out")


def _fields(root: Any) -> Iterator[str]:
    """The words of every field, of those in the text of another, too."""
    told: list[str] = []
    for element in root.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText")):
        if element.tag == qn("w:fldSimple"):
            yield element.get(qn("w:instr")) or ""
        elif element.tag == qn("w:fldChar"):
            yield "".join(told)
            told.clear()
        else:
            told.append(element.text or "")
    yield "".join(told)


def _detach(book: Book) -> None:
    """Forget the template that the file was once made with: Word would look for it, wherever it lies."""
    for part in book.part.package.iter_parts():
        for id in [id for id, one in part.rels.items() if one.reltype.endswith(_ATTACHED)]:
            del part.rels[id]
    for element in list(book.settings.element.iter(qn("w:attachedTemplate"))):
        element.getparent().remove(element)


# Filled in.


def place_of(book: Book) -> Any:
    """The paragraph in whose place the document comes; None where it comes at the end. Raises BadInput."""
    found = [one for one in book.element.body.iter(qn("w:p")) if HERE in _PLACE.findall(_text(one))]
    if not found:
        return None
    alone = [one for one in found if one.getparent() is book.element.body and not _PLACE.sub("", _text(one)).strip()]
    if len(found) > 1 or len(alone) != 1 or _PLACE.findall(_text(alone[0])) != [HERE]:
        raise _wrong("{{ document }} stands once, alone in its paragraph", "not in a table or a box")
    return alone[0]


def fill_in(book: Book, told: Mapping[str, str]) -> frozenset[str]:
    """Put the document's own in the place of names in text, headers and footers; which were there. Raises BadInput."""
    found: set[str] = set()
    for part in book.part.package.iter_parts():
        if re.search(r"\.(?:document\.main|header|footer)\+xml$", part.content_type):
            for line in part.element.iter(qn("w:p")):
                found |= _fill_line(line, told)
    return frozenset(found)


def _fill_line(line: Any, told: Mapping[str, str]) -> set[str]:
    names = [name for name in _PLACE.findall(_text(line)) if name != HERE]
    if unknown := [name for name in names if name not in told]:
        known = ", ".join(f"{{{{ {name} }}}}" for name in (*told, HERE))
        raise _wrong(f"nothing is called {{{{ {unknown[0][:40]} }}}}", f"there are: {known}")
    # Word cuts a text into runs where it likes: a name may begin in one and end in another, and stands in the first.
    # The last goes first, so that the places of the others stay what they are.
    for match in reversed([one for one in _PLACE.finditer(_text(line)) if one[1] != HERE]):
        at, value = 0, told[match[1]]
        for piece in _texts(line):
            text = piece.text or ""
            begin, end = (min(max(mark - at, 0), len(text)) for mark in match.span())
            at += len(text)
            if begin < end:
                piece.text = text[:begin] + value + text[end:]
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                value = ""
    return set(names)


def _texts(line: Any) -> list[Any]:
    """The pieces of text of a paragraph, without those of a box that is anchored in it."""
    return [one for one in line.iter(qn("w:t")) if next(one.iterancestors(qn("w:p"))) is line]


def _text(line: Any) -> str:
    return "".join(one.text or "" for one in _texts(line))
