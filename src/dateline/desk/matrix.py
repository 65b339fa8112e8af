"""The claims matrix of a record as a table: rows are fields, columns source families, cells values and their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from dateline.exports import wording
from dateline.model.records import Facet, Figure, Member, RecordView, Told
from dateline.model.reviews import EDITABLE, Review
from dateline.model.values import HARMS

_NOT_SHOWN = ("quote", "about")


@dataclass(frozen=True, slots=True)
class Column:
    """A source family: its outlets, its days, its reports; `is_background` where it tells the record in passing."""

    family: str
    outlets: tuple[str, ...]
    days: str
    reports: tuple[tuple[str, str], ...]
    is_background: bool


class Cell(NamedTuple):
    """What one family says of one field: its value and words, and where to read them.

    The template unpacks it: of a record of hundreds of families there are a thousand.
    """

    value: str
    words: str
    said_by: str | None
    note: str | None
    certainty: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """One field: what is shown first and why, then a list of cells for each column. `edit` is a person's, or None."""

    field: str
    name: str
    group: str | None
    shown: str
    status: str
    reasoning: str
    cells: tuple[tuple[Cell, ...], ...]
    is_editable: bool
    edit: Review | None

    @property
    def is_disputed(self) -> bool:
        """Whether sources contradict each other."""
        return self.status == "disputed"


def columns(view: RecordView) -> tuple[Column, ...]:
    """The source families of a record, the earliest first."""
    families: dict[str, list[Member]] = {}
    for member in sorted(view.members, key=lambda member: (member.published or "~", member.source_family)):
        families.setdefault(member.source_family, []).append(member)
    return tuple(_column(family, members) for family, members in families.items())


def rows(view: RecordView, of: Iterable[Column]) -> tuple[Row, ...]:
    """The rows: figures of all first, then the fields, then figures of groups."""
    families = [column.family for column in of]
    edits = {edit.field: edit for edit in view.review.edits}
    facets = [facet for facet in view.facets if view.record.kind == "statement" or facet.field not in _NOT_SHOWN]
    totals = [figure for figure in view.figures if figure.group is None]
    groups = [figure for figure in view.figures if figure.group is not None]
    kind = view.record.kind
    return (
        *(_figure_row(figure, families, edits.get(figure.harm), kind) for figure in totals),
        *(_facet_row(facet, families, edits.get(facet.field), kind) for facet in facets),
        *(_figure_row(figure, families, None, kind) for figure in groups),
    )


def missing_fields(view: RecordView) -> tuple[str, ...]:
    """Fields that no source tells and no person has put in."""
    told = {facet.field for facet in view.facets} | {figure.harm for figure in view.figures}
    return tuple(field for field in EDITABLE[view.record.kind] if field not in told)


def _column(family: str, members: list[Member]) -> Column:
    days = sorted({(member.published or "")[:10] or "date not known" for member in members})
    return Column(
        family,
        tuple(dict.fromkeys(member.outlet or member.input.rsplit("/", 1)[-1] for member in members)),
        days[0] if len(days) == 1 else f"{days[0]} … {days[-1]}",
        tuple(dict.fromkeys((member.report_id, member.title or member.report_id) for member in members)),
        all(member.role == "background" for member in members),
    )


def _figure_row(figure: Figure, families: list[str], edit: Review | None, kind: str) -> Row:
    known = figure.best is not None or figure.low is not None or figure.high is not None
    return Row(
        figure.harm,
        figure.harm,
        figure.group,
        wording.toll_range(figure.low, figure.best, figure.high) if known else "not known",
        "disputed" if figure.is_disputed else "agreed",
        figure.reasoning,
        _cells(figure.by_source, families, "toll"),
        figure.group is None and figure.harm in HARMS and kind == "incident",
        edit,
    )


def _facet_row(facet: Facet, families: list[str], edit: Review | None, kind: str) -> Row:
    return Row(
        facet.field,
        wording.field_name(facet.field),
        None,
        "; ".join(wording.value_words(value) for value in facet.values) or "not known",
        facet.status,
        facet.reasoning,
        _cells(facet.by_source, families, facet.field),
        facet.field in EDITABLE[kind],
        edit,
    )


def _cells(by_source: Iterable[Told], families: list[str], field: str) -> tuple[tuple[Cell, ...], ...]:
    found: dict[str, list[Cell]] = {family: [] for family in families}
    for told in by_source:
        said = wording.value_words(told.value) if told.value is not None else wording.figure(told.low, told.high)
        address = f"/report/{told.report_id}?account={told.account_id}&field={field}#said"
        cell = Cell(said, told.words, told.said_by, told.note, told.certainty, address)
        found.setdefault(told.source_family, []).append(cell)
    return tuple(tuple(found[family]) for family in families)
