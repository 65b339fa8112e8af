"""The daily flash: one screen with each incident of a day, and what was read where nothing was reported."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.analysis.counting import Period, Tally, class_of, records_of, tally
from dateline.analysis.occurrences import Occurrence
from dateline.analysis.telling import (
    Basis,
    incident_table,
    marking_of,
    method_lines,
    read_words,
    reporting_panel,
    same_sources_told,
    severity,
    toll_of,
)
from dateline.model.document import Block, Document, Heading, Paragraph, Span, Words, counted, words

MOST = 12
"""Incidents that are told one by one in a list; one screen holds no more. The others are counted."""


def flash(basis: Basis, period: Period) -> Document:
    """The flash of a day, or of a few days in a row."""
    inside, unsure_place = basis.split()
    told = tally(inside, period)
    happened = sorted((*told.attacks, *told.responses, *told.foiled, *told.exhumations), key=severity, reverse=True)
    late = sorted(_late(inside, period, happened), key=severity, reverse=True)
    unsure = [*told.unsure, *tally(unsure_place, period).attacks, *tally(unsure_place, period).responses]
    blocks: list[Block] = [Paragraph(_lead(basis, period, told, happened), is_lead=True)]
    blocks += same_sources_told(basis.same_sources)
    blocks += _listed(happened, basis, "What was reported to have happened, the gravest first")
    if late:
        blocks.append(Heading("Reported now, of other days"))
        blocks += _listed(late, basis, "First reported in this period; the day is another, or is not known")
    blocks.append(reporting_panel(basis, told.attacks, unsure))
    return Document(
        f"Flash: {basis.place}",
        str(period),
        marking_of(happened, late),
        basis.produced,
        tuple(blocks),
        method_lines(
            "Times are as precise as the reports: a day is never guessed from the day of publication.",
            "Grades are the Admiralty grades that a person gave each outlet.",
            same_sources=basis.same_sources,
        ),
    )


def _lead(basis: Basis, period: Period, told: Tally, happened: Sequence[Occurrence]) -> Words:
    read = f"{read_words(basis.reporting)}."
    if not happened:
        return words(f"{basis.place}, {period}: nothing reported – {read}")
    counts: list[str | Span] = []
    for kind, one, many in (
        (told.attacks, "attack", None),
        (told.responses, "operation, raid or other response", "operations, raids and other responses"),
        (told.foiled, "foiled attack", None),
        (told.exhumations, "find of bodies", "finds of bodies"),
    ):
        if kind:
            counts += [", "] * bool(counts) + [Span(counted(len(kind), one, many), records_of(kind))]
    toll = toll_of(told.attacks)
    harmed: Words = words("; casualties of the attacks ", *toll) if toll[0].records else ()
    return words(f"{basis.place}, {period}: ", *counts, *harmed, f". {read}")


def _late(inside: Sequence[Occurrence], period: Period, happened: Sequence[Occurrence]) -> list[Occurrence]:
    """What was first published in the period and did not happen in it, or of which no day is known."""
    there = set(records_of(happened))
    return [
        one
        for one in inside
        if one.record_id not in there
        and class_of(one) != "none"
        and one.first_published is not None
        and period.since <= one.first_published <= period.until
    ]


def _listed(found: Sequence[Occurrence], basis: Basis, caption: str) -> list[Block]:
    if not found:
        return []
    blocks: list[Block] = [incident_table(found[:MOST], basis.grades, caption)]
    if len(found) > MOST:
        rest = found[MOST:]
        blocks.append(Paragraph(words("And ", Span(counted(len(rest), "more", "more"), records_of(rest)), ".")))
    return blocks
