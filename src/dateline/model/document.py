"""Documents: what a flash, a weekly or a monthly says, as blocks that every format draws in its own way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal, TypeAlias, TypeVar

from dateline.model.text import MARKINGS

STAND_IN = "\N{REPLACEMENT CHARACTER}"

ChartKind = Literal["columns", "stacked", "lines"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some words, and what they lead to: the records that a figure counts, or an address.

    A figure of one record leads to it; one of several leads to the list of them at the end of the document.
    """

    text: str
    records: tuple[str, ...] = ()
    address: str = ""
    is_strong: bool = False

    def __post_init__(self) -> None:
        if self.records and self.address:
            raise ValueError("words lead to records or to an address, not to both")
        if self.address and not re.match(r"https?://[^\s<>\"']+\Z|/[^/\\\s<>\"'][^\s<>\"']*\Z|#[\w-]+\Z", self.address):
            raise ValueError(f"a document leads to pages only, not to {self.address!r}")


Words: TypeAlias = tuple[Span, ...]


def words(*parts: str | Span) -> Words:
    """Words of texts and Spans, in their order."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts if part != "")


def plain_words(told: Words) -> str:
    """The text of words, without what they lead to."""
    return "".join(span.text for span in told)


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section; level 2 stands under the document's own title."""

    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; the lead is the one sentence that stands for the whole."""

    words: Words
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand to the right."""

    name: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption. The first cell of a row names it; the last row is the sum where `has_total`."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    has_total: bool = False

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table has columns")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"every row of a table has a cell for each column: {self.caption}")


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers of a chart; None is not known, and is never drawn as zero."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers over labels, drawn as columns, stacked columns or lines; `description` tells in text what it shows."""

    title: str
    description: str
    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = "incidents"

    def __post_init__(self) -> None:
        if not self.description.strip():
            raise ValueError(f"a chart is described in text: {self.title}")
        if not self.series or any(len(one.values) != len(self.labels) for one in self.series):
            raise ValueError(f"every series of a chart has a value for each label: {self.title}")
        if any(value is not None and not 0 <= value < float("inf") for one in self.series for value in one.values):
            raise ValueError(f"a chart shows counts: {self.title}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A province on a map: its name, its middle in degrees, and the count that stands there. It is never a pin."""

    name: str
    lat: float
    lon: float
    count: int
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Map:
    """Counts of provinces over the outlines of countries; `box` is west, south, east, north in degrees."""

    title: str
    description: str
    box: tuple[float, float, float, float]
    marks: tuple[Mark, ...]

    def __post_init__(self) -> None:
        west, south, east, north = self.box
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise ValueError(f"no box of a map: {self.box}")
        if not self.description.strip():
            raise ValueError(f"a map is described in text: {self.title}")


@dataclass(frozen=True, slots=True)
class Panel:
    """How much was reported beside what was counted: names with what is known, and a sentence on what it means."""

    title: str
    rows: tuple[tuple[str, Words], ...]
    note: str = ""


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Chart | Map | Panel
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Document:
    """A deliverable. Its method box is no block that can be left out: there is no document without one.

    `produced` is when it was made, `marking` the strictest TLP 2.0 marking of what it rests on.
    """

    title: str
    subtitle: str
    marking: str
    produced: str
    blocks: tuple[Block, ...]
    method: tuple[Words, ...]
    language: str = "en"

    def __post_init__(self) -> None:
        if not any(plain_words(line).strip() for line in self.method):
            raise ValueError("a document says how it was counted: it has a method box")
        if self.marking not in MARKINGS:
            raise ValueError(f"no TLP 2.0 marking: {self.marking!r}")
        if not self.title.strip():
            raise ValueError("a document has a title")


def spans_of(item: Any) -> Iterator[Span]:
    """Every Span within a document or a part of one, in reading order; a mark of a map counts as one."""
    if isinstance(item, Span):
        yield item
    elif isinstance(item, Mark):
        yield Span(str(item.count), item.records)
    elif isinstance(item, tuple):
        for part in item:
            yield from spans_of(part)
    elif is_dataclass(item):
        for field in fields(item):
            yield from spans_of(getattr(item, field.name))


def several_records(document: Document) -> tuple[tuple[str, ...], ...]:
    """The groups of two and more records that figures count, each once, in the order of their first figure."""
    return tuple(dict.fromkeys(span.records for span in spans_of(document) if len(span.records) > 1))


def legible(item: Item) -> Item:
    """A document, or any part of one, in whose texts nothing can steer a page, a printer or a terminal.

    Control characters, lone surrogates, marks of direction and code points that no XML file may hold become U+FFFD;
    line breaks and tabs become blanks: a text of a block is one line.
    """
    if isinstance(item, str):
        # What is printable holds none of them, and most texts are.
        return item if item.isprintable() else item.translate(_stand_ins())  # type: ignore[return-value]
    if isinstance(item, tuple):
        return tuple(legible(part) for part in item)  # type: ignore[return-value]
    if is_dataclass(item) and not isinstance(item, type):
        return replace(item, **{field.name: legible(getattr(item, field.name)) for field in fields(item)})
    return item


@cache
def _stand_ins() -> dict[int, str]:
    # Joiners are needed to write Persian and Indic scripts and steer nothing.
    spared = {0x200C, 0x200D}
    codes = (*range(0x30000), *range(0xE0000, 0xE1000))
    steering = ("Cc", "Cf", "Cs", "Zl", "Zp")
    table = {code: STAND_IN for code in codes if unicodedata.category(chr(code)) in steering and code not in spared}
    table |= {plane << 16 | low: STAND_IN for plane in range(17) for low in (0xFFFE, 0xFFFF)}
    return {**table, **dict.fromkeys((9, 10, 13, 0x2028, 0x2029), " "), 0xAD: "-"}


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "2 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """Names in a row: "Kirkuk, Diyala and Erbil"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
