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
STRAY_BYTES = 8
"""Bytes that are not UTF-8 up to which, in a short text, they are damage and no character set; or one in 1,000."""
LETTERS_A_STRAY = 15
"""Bytes of its line for each stray one, at least: Turkish and Polish have a letter beyond ASCII in ten to fourteen."""

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{2,3}")
"""A character of UTF-8, or what was meant as one: half of a pair of surrogates, four bytes that lost their last."""
_WESTERN_IN_PLACE = re.compile(
    rb"(?<=[A-Za-z])[\xdf-\xef\xf1-\xf6\xf8-\xfc\x9a\x9c\x9e]|[\xdf-\xef\xf1-\xf6\xf8-\xfc\x9a\x9c\x9e](?=[a-z])"
    rb"|(?<![a-z])[\xc0-\xcf\xd1-\xd6\xd8-\xdc\x8a\x8c\x8e](?=[A-Za-z])|(?<=[A-Z])[\xc0-\xcf\xd1-\xd6\xd8-\xdc]"
    rb"|(?<!\w)[\x91\x93\xab\x84\x82]|[\x92\x94\xbb\x85](?!\d)|(?<=[\w ])[\x96\x97](?=[\w ])"
    rb"|(?<=\d)[\xb0\xb2\xb3\xba\x80]|[\x80\xa3\xa7](?= ?\d)|\xa0|[\xa9\xae\x99](?!\w)"
)
"""Letters beside letters of their case, quotation marks and dashes where they can stand, signs beside their numbers."""
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
    if _has_stray_bytes_only(body, is_declared=any(name != "utf-8" for name in declared)):
        return body.decode("utf-8", "replace")
    guessed = None
    for name in declared:
        if name == "utf-8":
            if _nearly_utf8(body):
                return body.decode("utf-8", "replace")
            continue
        if name in _WESTERN or name == "cp1252":
            guessed = guessed or _guess(body)
            if guessed in _OTHER_SCRIPTS and not _is_western(body):
                continue
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    if broken.start > len(body) - 4 or _nearly_utf8(body):
        return body.decode("utf-8", "replace")
    return body.decode("cp1252" if _is_western(body) else guessed or _guess(body) or "cp1252", "replace")


def _has_stray_bytes_only(body: bytes, *, is_declared: bool) -> bool:
    """Whether the text is UTF-8 but for a few damaged places.

    A text in another character set has whole words, or a letter in every few, beyond ASCII. Where nothing beyond
    ASCII is UTF-8, another set that the page declares holds, and what looks like Western letters is taken for them.
    """
    stray = _stray(body)
    return stray is not None and (stray != body or not (is_declared or _is_western(body)))


def _is_western(body: bytes) -> bool:
    """Whether a text has a few bytes beyond ASCII, each where Windows-1252 has a letter or mark that fits there."""
    return _stray(body) == body and not _BEYOND_ASCII.search(_WESTERN_IN_PLACE.sub(b"", body))


def _stray(body: bytes) -> bytes | None:
    """The text without its valid characters beyond ASCII, where only few single bytes or pairs are left; else None."""
    left = _UTF8_CHARACTER.sub(b" ", body)
    runs = [len(run) for run in _BEYOND_ASCII.findall(left)]
    if sum(runs) > max(STRAY_BYTES, len(body) // 1000) or max(runs, default=0) > 2:
        return None
    lines = sum(len(line) for line in left.splitlines() if not line.isascii())
    return left if sum(runs) * LETTERS_A_STRAY <= lines else None


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
