"""`dateline record`: one record as a matrix of claims, a row a field and a column a source family."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.options import database_option
from dateline.cli.present import STYLES
from dateline.cli.records import figure_rule, find_record, reconciled
from dateline.cli.terminal import console, plain
from dateline.exports.formats import json_line
from dateline.exports.shapes import record_json
from dateline.exports.wording import field_name, figure, toll_words, what_words, when_words, where_words
from dateline.knowledge.codebook import action_words
from dateline.model.document import counted
from dateline.model.records import Facet, Figure, Member, RecordView, Told
from dateline.model.values import Action, Means, Reaction, Value, When, Where, Who
from dateline.run.record_views import view_record

FIELD_WIDTH, SOURCE_WIDTH = 13, 15
"""Columns of the terminal that the names of fields and one source family take at least."""
FIRST = ("action", "date", "place")
"""Fields that stand above the figures of all victims; the others, and the figures of groups, stand below them."""


@click.command()
@click.argument("named", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="The record as one line of JSON.")
@database_option()
def record(named: str, as_json: bool, database: Path) -> None:
    """Show one record: what every source says of every field, side by side, with its words.

    ID is the id of a record or of an account in it, or enough of its beginning. Reports that are copies of one text
    are one column. Each row ends in what the record shows first; ≠ marks sources that contradict each other.

    \b
    dateline record 3f2a
    dateline record 3f2a --json
    """
    with reconciled(database) as store, store.view() as session:
        view = view_record(session, find_record(session, named), rule=figure_rule())
    if as_json:
        click.echo(json_line(record_json(view)).encode())
        return
    print_matrix(console(), view)


def print_matrix(out: Console, view: RecordView) -> None:
    """The matrix of a record, as many sources beside each other as the terminal is wide for."""
    style = STYLES[view.record.kind]
    families = _families(view)
    out.print(Text.assemble((view.record.kind, style), "  ", plain(_headline(view), "bold")))
    told = [view.record.id, view.status, counted(len(families), "source family", "source families")]
    told += [counted(len(view.members), "account")]
    out.print(plain(" · ".join(told), "dim"))
    at_once = max(1, (out.width - FIELD_WIDTH) // (SOURCE_WIDTH + 2) - 1)
    keys = list(families)
    for at in range(0, len(keys), at_once):
        out.print()
        out.print(_matrix(view, {key: families[key] for key in keys[at : at + at_once]}, style))
    _print_reasons(out, view)


def _headline(view: RecordView) -> str:
    if view.record.kind == "statement":
        return what_words(view)
    return f"{when_words(view)}, {where_words(view)}: {what_words(view)}"


def _families(view: RecordView) -> dict[str, list[Member]]:
    families: dict[str, list[Member]] = {}
    for member in sorted(view.members, key=lambda member: (member.published or "~", member.source_family)):
        families.setdefault(member.source_family, []).append(member)
    return families


def _matrix(view: RecordView, families: dict[str, list[Member]], style: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, show_lines=False)
    table.add_column("", style="bold", width=FIELD_WIDTH, no_wrap=True)
    table.add_column(Text("the record", style), ratio=1, overflow="fold")
    for members in families.values():
        table.add_column(_head(members), ratio=1, overflow="fold")
    shown = [f for f in view.facets if f.field not in ("quote", "about") or view.record.kind == "statement"]
    for facet in shown:
        if facet.field in FIRST:
            _facet_row(table, facet, families)
    for item in view.figures:
        if item.group is None:
            _figure_row(table, item, families)
    for facet in shown:
        if facet.field not in FIRST:
            _facet_row(table, facet, families)
    for item in view.figures:
        if item.group is not None:
            _figure_row(table, item, families)
    return table


def _facet_row(table: Table, facet: Facet, families: Iterable[str]) -> None:
    cells = [_said(facet.by_source, key, _facet_words) for key in families]
    table.add_row(_name(field_name(facet.field), facet.status), _shown(facet), *cells)
    table.add_row()


def _figure_row(table: Table, item: Figure, families: Iterable[str]) -> None:
    name = item.harm if item.group is None else f"  {item.group}"
    marked = _name(name, "disputed" if item.is_disputed else "")
    if item.group is not None:
        marked.append(f"\n  {item.harm}", "dim not bold")
    cells = [_said(item.by_source, key, _figure_words) for key in families]
    table.add_row(marked, plain(toll_words(item), "bold"), *cells)
    table.add_row()


def _head(members: Sequence[Member]) -> Text:
    outlets = list(dict.fromkeys(member.outlet or Path(member.input).name or member.report_id for member in members))
    told = plain(" = ".join(outlets), "bold")
    days = sorted({(member.published or "date not known")[:10] for member in members})
    told.append("\n").append_text(plain(days[0] if len(days) == 1 else f"{days[0]} … {days[-1]}", "dim"))
    if all(member.role == "background" for member in members):
        told.append("\nbackground", "dim")
    return told


def _name(name: str, status: str) -> Text:
    return plain(f"≠ {name}" if status == "disputed" else name, "bold")


def _shown(facet: Facet) -> Text:
    words = [_short(value) for value in facet.values]
    told = plain("; ".join(dict.fromkeys(words)), "bold")
    if facet.field == "perpetrator":
        told.append(f"\n{facet.status}", "dim not bold")
    return told


def _said(by_source: Sequence[Told], family: str, words: object) -> Text:
    cells = []
    for told in by_source:
        if told.source_family != family:
            continue
        cell = plain(_figure_words(told) if words is _figure_words else _facet_words(told))
        cell.append("\n").append_text(plain(f"“{_cut(told.words)}”", "dim"))
        for note in (f"says {told.said_by}" if told.said_by else None, _certainty(told), told.note):
            if note:
                cell.append("\n").append_text(plain(note, "italic"))
        cells.append(cell)
    return Text("\n").join(cells) if cells else Text("·", "dim")


def _certainty(told: Told) -> str | None:
    return None if told.certainty == "stated" else told.certainty


def _figure_words(told: Told) -> str:
    return figure(told.low, told.high)


def _facet_words(told: Told) -> str:
    return _short(told.value) if told.value is not None else ""


def _short(value: Value) -> str:
    match value:
        case When():
            days = str(value.earliest) if value.earliest == value.latest else f"{value.earliest} to {value.latest}"
            return days if value.precision == 1 else f"{days} (precision {value.precision})"
        case Where():
            name = " ".join(filter(None, (value.relation, value.name)))
            return name if value.precision <= 2 else f"{name} (precision {value.precision})"
        case Who() | Means():
            return value.name
        case Action():
            return action_words(value.word)
        case Reaction():
            return f"{value.who}: {value.stance}"
        case str():
            return value
        case _:
            return figure(value.low, value.high)


def _cut(words: str, most: int = 70) -> str:
    return words if len(words) <= most else f"{words[: most - 20].rstrip()} … {words[-15:].lstrip()}"


def _print_reasons(out: Console, view: RecordView) -> None:
    disputed = [facet for facet in view.facets if facet.status == "disputed"]
    totals: list[Figure] = [item for item in view.figures if item.group is None]
    if not disputed and not totals:
        return
    out.print()
    out.print(Rule(Text("why", "bold"), align="left", style="dim", characters="─"))
    for item in totals:
        out.print(Padding(plain(f"{item.harm}: {item.reasoning}"), (0, 0, 0, 2)))
    for facet in disputed:
        out.print(Padding(plain(f"{field_name(facet.field)}: {facet.reasoning}"), (0, 0, 0, 2)))
    if disputed or any(item.is_disputed for item in view.figures):
        out.print(Padding(plain("≠ sources contradict each other", "dim"), (0, 0, 0, 2)))
