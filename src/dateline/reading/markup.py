"""The bytes of a page to characters, and characters to a tree. Nothing is executed, followed or expanded."""

from __future__ import annotations

import codecs
import re

import cchardet
from lxml import etree, html

from dateline.errors import SetAside

BINARY_SHARE = 0.1
"""A text with more than this share of control or replacement characters is no text."""

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,30})["']""", re.IGNORECASE)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b", b"MZ\x90")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_OTHER_SCRIPTS = frozenset(
    "cp1251 koi8-r koi8-u iso8859-5 mac-cyrillic cp866 cp855 cp1253 iso8859-7 cp1255 iso8859-8"
    " cp1256 iso8859-6 cp874 tis-620 "
    "iso8859-11 gb18030 gbk gb2312 big5 euc_jp shift_jis cp932 euc_kr cp949 uhc johab euc-tw".split()
)
"""Character sets of other scripts than the Latin one, by the names of Python's codecs."""
_WESTERN = frozenset(
    {"iso-8859-1", "iso8859-1", "latin-1", "cp1252", "windows-1252", "ascii", "us-ascii", "iso-8859-15"}
)


def decode(body: bytes, *, charset: str | None = None) -> str:
    """The characters of `body`: byte order mark, then `charset` (the transport's), the page's own declaration, a guess.

    A declaration that the bytes contradict is not believed: UTF-8 that does not decode, or a Western set for bytes
    that are UTF-8 or plainly another script. Raises SetAside(`binary` or `wrong encoding`).
    """
    if body.startswith(_BINARY_STARTS):
        raise SetAside("This is a binary file, not a page or a text.", reason="binary")
    for mark, name in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return _clean(body.decode(name, "replace"))
    if b"\x00" in body and body.count(b"\x00") > len(body) * BINARY_SHARE:
        return _clean(_decode_wide(body))
    declared = [known for name in (charset, _declared_in(body)) if name and (known := _known(name))]
    return _clean(_decode_as_declared(body, declared))


def parse(page: str) -> html.HtmlElement:
    """The tree of a page. Raises SetAside(`no text`) where there is no markup to speak of."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise SetAside("No text was found in the page.", reason="no text") from error
    return tree


def _clean(text: str) -> str:
    """`text` without null and lone surrogate characters. Raises SetAside where most of it is no text at all."""
    odd = len(_UNPRINTABLE.findall(text[:200_000]))
    if odd > max(3.0, min(len(text), 200_000) * BINARY_SHARE):
        raise SetAside(
            "The characters of this input could not be read: it is binary, or in an unknown character set.",
            reason="wrong encoding",
        )
    return _SURROGATE.sub("\ufffd", text.replace("\x00", "").replace("\ufeff", ""))


def _declared_in(body: bytes) -> str | None:
    head = body[:4096]
    found = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    return found.group(1).decode("ascii") if found else None


def _known(name: str) -> str | None:
    """The codec's own name, None where Python has none. The Web reads Latin-1 as Windows-1252."""
    try:
        found = codecs.lookup(name.strip().lower()).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _decode_wide(body: bytes) -> str:
    """UTF-16 without a mark: the zeros stand in odd places (little endian) or even ones."""
    odd, even = body[1::2].count(0), body[0::2].count(0)
    if max(odd, even) < len(body) * 0.2 or min(odd, even) > max(odd, even) / 4:
        raise SetAside("This is a binary file, not a page or a text.", reason="binary")
    return body.decode("utf-16-le" if odd > even else "utf-16-be", "replace")


def _decode_as_declared(body: bytes, declared: list[str]) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    guessed = None
    for name in declared:
        if name == "utf-8":
            if _nearly_utf8(body):
                return body.decode("utf-8", "replace")
            continue
        if name in _WESTERN or name == "cp1252":
            guessed = guessed or _guess(body)
            if guessed in _OTHER_SCRIPTS:
                continue
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    if broken.start > len(body) - 4 or _nearly_utf8(body):
        return body.decode("utf-8", "replace")
    return body.decode(guessed or _guess(body) or "cp1252", "replace")


def _nearly_utf8(body: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: cut in the middle of a character, or a stray byte."""
    lost = body.decode("utf-8", "replace").count("\ufffd")
    return lost * 20 <= len(body.decode("utf-8", "ignore").encode()) - len(body.decode("ascii", "ignore"))


def _guess(body: bytes) -> str | None:
    """What `cchardet` takes the bytes for, judged on the letters beyond ASCII: markup would drown them."""
    telling = b"\n".join(line for line in body.splitlines() if not line.isascii())[:100_000]
    guess = cchardet.detect(telling or body)
    name = guess["encoding"] if (guess["confidence"] or 0.0) >= 0.5 else None
    return _known(name) if name else None
