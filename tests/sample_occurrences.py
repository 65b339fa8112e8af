"""Occurrences made by hand, and ways to read the cells of a document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from dateline.analysis.counting import Coverage
from dateline.analysis.occurrences import Occurrence, Party, Range, Victims
from dateline.analysis.reporting import Published, reporting
from dateline.analysis.telling import Basis
from dateline.model.document import Document, Heading, Paragraph, Span, Table, plain_words, spans_of

MONDAY = date(2026, 11, 23)
MADE = datetime(2026, 11, 30, 6, tzinfo=UTC)


def since(begin: date) -> Coverage:
    """Something read of every day from one on."""
    return Coverage(frozenset(begin + timedelta(days=number) for number in range(1500)))


COVERAGE = since(date(2024, 1, 1))


def occurrence(id: str, day: str, province: str = "Kirkuk", **told: Any) -> Occurrence:
    """An attack on soldiers at a town of a province; `killed` and `wounded` are numbers or ranges."""
    when = date.fromisoformat(day)
    place = f"{province} town"
    given: dict[str, Any] = {
        "headline": f"News {id}",
        "earliest": when,
        "latest": when,
        "date_precision": 1,
        "place": place,
        "place_name": place,
        "place_id": f"sample:{place}",
        "admin": (province,),
        "country": "IQ",
        "lat": 35.0,
        "lon": 44.0,
        "where_precision": 1,
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "word": "ambush",
        "perpetrators": (Party("Black Reed Front", None, "armed group"),),
        "attribution": "stated",
        "families": (f"{id}-a", f"{id}-b"),
        "outlets": ("Tigris Post", "Old Ferry Post"),
        "reports": (f"{id}-a",),
        "published": (when,),
    }
    for harm in ("killed", "wounded"):
        if isinstance(number := told.get(harm), int):
            told[harm] = Range(number, number, number)
    return Occurrence(id, **{**given, **told})


def victims(group: str, side: str, killed: int) -> Victims:
    """Some killed of a group."""
    return Victims(group, "killed", side, Range(killed, killed, killed))  # type: ignore[arg-type]


def published(outlet: str, days: Iterable[date], reports: int = 1, relevant: int = 1, naming: int = 0) -> Published:
    """So many reports of an outlet on each of these days, `naming` of all of them naming the area."""
    told = np.array(sorted(day.toordinal() for day in days), dtype=np.int64)
    return Published(outlet, told, np.full(len(told), reports), np.full(len(told), relevant), naming)


def basis(*found: Occurrence, read: tuple[Published, ...] = (), **changes: Any) -> Basis:
    """The basis of a deliverable made from these."""
    read = read or (published("Tigris Post", [MONDAY], 40, 12, 5), published("Old Ferry Post", [MONDAY], 7, 3, 1))
    given: dict[str, Any] = {
        "occurrences": found,
        "area": None,
        "made": MADE,
        "coverage": COVERAGE,
        "reporting": reporting(read, (), MONDAY, date(2026, 11, 29)),
        "grades": {"Tigris Post": "B2"},
        "sections": {},
    }
    return Basis(**{**given, **changes})


def table(document: Document, column: str, *, caption: str = "") -> dict[str, dict[str, str]]:
    """The cells of the table whose first column has this name, by the first cell of their row and their column."""
    found = [
        block
        for block in document.blocks
        if isinstance(block, Table) and block.columns[0].name == column and caption in block.caption
    ]
    assert found, f"no table of {column}"
    names = [one.name for one in found[0].columns[1:]]
    return {plain_words(row[0]): dict(zip(names, map(plain_words, row[1:]), strict=True)) for row in found[0].rows}


def records(document: Document, text: str) -> tuple[str, ...]:
    """The records to which the first words that read so lead."""
    return next(span.records for span in spans_of(document) if isinstance(span, Span) and span.text == text)


def lead(document: Document) -> str:
    """The lead sentence."""
    return next(plain_words(block.words) for block in document.blocks if isinstance(block, Paragraph) and block.is_lead)


def section(document: Document, title: str) -> str:
    """What stands under a heading, up to the next one, as text."""
    told, is_in = [], False
    for block in document.blocks:
        if isinstance(block, Heading):
            is_in = block.text == title
        elif is_in:
            told.append("".join(span.text for span in spans_of(block)))
    return "\n".join(told)
