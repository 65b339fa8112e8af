"""A document with every kind of block, whose texts try to be taken for instructions."""

from __future__ import annotations

from dateline.model.document import (
    Bullets,
    Chart,
    Column,
    Document,
    Heading,
    Map,
    Mark,
    Panel,
    Paragraph,
    Series,
    Span,
    Table,
    words,
)

EVIL = (
    '<script>alert(1)</script> #eval("x") *b* _i_ [l](javascript:x) | $x$ @label `c` ~~~ --> </main> '
    "www.evil.example http://evil.example \x00\x07\x1b[31m\u202e\ud800\ufffe"
)
ARABIC = "كركوك"
A, B, C = "a" * 16, "b" * 16, "c" * 16


def document(evil: str = EVIL, *, marking: str = "TLP:AMBER") -> Document:
    """The document."""
    return Document(
        f"Weekly {evil}",
        f"23 to 29 November 2026 {evil}",
        marking,
        "2026-11-30 06:00 UTC",
        (
            Paragraph(words(Span("4 incidents", (A, B)), " and ", Span("one more", (C,)), evil), is_lead=True),
            Heading(f"Incidents {evil}"),
            Table(
                f"By province {evil}",
                (Column("province"), Column("this week", is_number=True), Column(f"note {evil}")),
                (
                    (words(f"Kirkuk {ARABIC}"), words(Span("3", (A, B, C))), words(evil)),
                    (words("all"), words(Span("2", (A, B))), words("")),
                ),
                has_total=True,
            ),
            Chart(
                f"Types {evil}",
                f"Bombings fell. {evil}",
                "stacked",
                ("2026-W46", "2026-W47"),
                (Series("bombing", (3, 1)), Series(f"clash {evil}", (None, 2))),
            ),
            Chart("Lines", "Level.", "lines", ("a", "b"), (Series("inside", (3, None)), Series("outside", (0, 2)))),
            Chart("Columns", "Level.", "columns", ("a", "b"), (Series("inside", (3, None)),)),
            Map(
                f"Map {evil}",
                f"Most in Kirkuk. {evil}",
                (41.0, 33.0, 47.0, 37.5),
                (Mark(f"Kirkuk {ARABIC}", 35.4, 44.3, 3, (A, B, C)), Mark(evil, 34.0, 45.0, 1, (C,))),
            ),
            Bullets((words(f"- {evil}"), words("1. second"))),
            Panel(f"Reporting {evil}", (("reports read", words(Span("120", address="/sources"), evil)),), evil),
        ),
        (
            words(f"Counts are of records. {evil}", Span("The method", address="https://example.org/method")),
            words("Unknown is never zero."),
        ),
    )
