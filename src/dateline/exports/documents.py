"""Deliverables in four formats from one document: every figure leads to its records, the method box is always there.

What a format needs beyond the reader itself comes with the extra `documents`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import BadInput
from dateline.exports.document_templates import shipped
from dateline.exports.maps import Outlines, no_outlines
from dateline.model.document import Document, Span, Words, legible, several_records, words

FORMATS = ("html", "pdf", "docx", "md")

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}
SHORT = 8
"""Characters of a record's id that people are shown."""

METHOD_TITLE = "How this was counted"
FIGURES_TITLE = "Records behind the figures"
FIGURES_NOTE = (
    "Each entry lists the records that a figure above counts; each leads to the record with every source's words."
)


@dataclass(frozen=True, slots=True)
class Setup:
    """What every format is made with.

    `desk` is the address of the desk on which records are looked up, without a slash at its end; empty within the desk
    itself. `templates` is a folder of templates of the user, which go before ours. `outlines` is the ground of maps.
    `has_links` is false where nobody can follow a link.
    """

    desk: str = ""
    templates: Path | None = None
    outlines: Outlines = field(default=no_outlines)
    has_links: bool = True


@dataclass(frozen=True, slots=True)
class Links:
    """Where the words of one document lead.

    `page` is the address of the page that has the list of records, where its words are shown on another one too.
    """

    setup: Setup
    groups: tuple[tuple[str, ...], ...]
    page: str = ""

    def of(self, span: Span) -> str:
        """An address, "#" and the name of an entry in the list of records, or "" where the words lead nowhere."""
        if not self.setup.has_links:
            return ""
        if len(span.records) > 1:
            return f"{self.page}#{figure_name(self.groups.index(span.records))}"
        if span.records:
            return self.record(span.records[0])
        if span.address.startswith("/"):
            return self.setup.desk + span.address
        return span.address

    def record(self, id: str) -> str:
        """The address of a record."""
        return f"{self.setup.desk}/record/{id}"

    def entries(self) -> list[tuple[str, str, Words]]:
        """The list of records: name and number of each entry, and its records as words."""
        if not self.setup.has_links:
            return []
        return [(figure_name(at), str(at + 1), self._ids(records)) for at, records in enumerate(self.groups)]

    def _ids(self, records: tuple[str, ...]) -> Words:
        parts: list[Span | str] = []
        for id in records:
            parts += [", "] * bool(parts) + [Span(id[:SHORT], (id,))]
        return words(*parts)


def figure_name(at: int) -> str:
    """The name within a document of an entry of its list of records."""
    return f"figure-{at + 1}"


def render(document: Document, form: str, setup: Setup) -> bytes:
    """The document in one of `FORMATS`.

    Raises BadInput for another format, for a part of Dateline that is not installed, and for a template that is wrong.
    """
    if form not in FORMATS:
        raise BadInput(f"there is no format {form}", hint=f"there are: {', '.join(FORMATS)}")
    clean = legible(document)
    return _writer(form)(clean, Links(setup, several_records(clean)))


def starting_templates() -> dict[str, bytes]:
    """The templates that come along, by name: what a user starts from."""
    names = ("document.html", "document_body.html", "document_page.css", "document.css", "document.md")
    texts = {name: shipped(name) for name in (*names, "document.typ", "document_body.typ")}
    word: Callable[[], bytes] = importlib.import_module("dateline.exports.document_docx").shipped_template
    return {**texts, "document.docx": word()}


def _writer(form: str) -> Callable[[Document, Links], bytes]:
    """The writer of a format; each is imported when it is asked for, since each needs libraries of its own."""
    try:
        module = importlib.import_module(f"dateline.exports.document_{form}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("dateline"):
            raise
        raise BadInput(
            f"a document as {form} needs a part that is not installed ({error.name})",
            hint="pip install 'dateline[documents]'",
        ) from None
    writer: Callable[[Document, Links], bytes] = module.write
    return writer
