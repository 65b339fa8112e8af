"""`dateline gaps`: attacks without a reported response, with the reporting beside them."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table

from dateline.analysis.gap_document import gaps_document
from dateline.analysis.gap_shapes import COLUMNS, DIMENSIONS, attack_rows, gaps_json
from dateline.analysis.gaps import WINDOW_WORDS, WINDOWS, Dimension, Row
from dateline.analysis.reporting import in_words
from dateline.cli.agreements import Day
from dateline.cli.deliverables import document_setup, form_of, write_file
from dateline.cli.options import database_option, in_force, now, same_sources_option
from dateline.cli.records import figure_rule, listed
from dateline.cli.terminal import console, plain
from dateline.errors import BadInput
from dateline.exports.documents import FORMATS, render
from dateline.exports.formats import json_line, safe_cell
from dateline.model.document import counted
from dateline.run.gaps import GapsFound, gaps_of
from dateline.run.occurrences import area_of

_FILE = click.Path(dir_okay=False, path_type=Path)
USUAL_DAYS = 84
"""Days of the period where none is said: twelve weeks."""
_RUNS, _WORDS = 8, 6


@click.command()
@click.option(
    "--area", required=True, metavar="PLACE", help='"Diyala", "Kirkuk, Iraq", "Daquq 30 km", "IQ", an agreement\'s id.'
)
@click.option("--from", "since", type=Day(), help="The first day.  [default: twelve weeks before the last]")
@click.option("--to", "until", type=Day(), help="The last day.  [default: the last that was read]")
@click.option("--by", type=click.Choice(DIMENSIONS), default="zone", show_default=True, help="What the table is of.")
@same_sources_option()
@click.option("--json", "as_json", is_flag=True, help="All of it as one object on standard output.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="A document in this format.")
@click.option("--output", "-o", type=_FILE, metavar="FILE", help="A document in this file: .html, .pdf, .docx, .md.")
@click.option("--csv", "as_csv", is_flag=True, help="The attacks as CSV on standard output.")
@database_option()
def gaps(
    area: str,
    since: date | None,
    until: date | None,
    by: Dimension,
    same_sources: bool,
    as_json: bool,
    as_csv: bool,
    form: str | None,
    output: Path | None,
    database: Path,
) -> None:
    """List attacks in an area to which no response is reported within 24 hours, 3 days and 14 days.

    A response is an operation, a raid, an arrest, a patrol or reinforcements: an incident of the record, or words of a
    report. That none is reported does not mean that there was none; the lines about the reporting say how far silence
    may only be silence. See docs/method.md.

    \b
    dateline gaps --area Diyala --from 2021-10-01 --to 2021-12-31
    dateline gaps --area "Kirkuk; Daquq 30 km" --by perpetrator
    dateline gaps --area 7d29 --csv > gaps.csv
    dateline gaps --area Diyala --output gaps.pdf
    """
    is_document = form is not None or output is not None
    if as_json + as_csv + is_document > 1:
        raise BadInput("--json, --csv and a document are three things", hint="ask for one of them")
    form = form_of(form, output) if is_document else None
    with listed(database) as store, store.view() as session:
        asked, (first, last) = (
            area_of(session, area, rule=figure_rule()),
            period(session.library.last_day(), since, until),
        )
        found = gaps_of(session, asked, first, last, same_sources=same_sources, rule=figure_rule())
    if form is not None:
        document = gaps_document(
            found.gaps,
            found.reporting,
            found.between,
            marking=found.marking,
            made=now(),
            same_sources=found.same_sources,
        )
        body = render(document, form, document_setup(in_force()))
        if output is None:
            click.echo(body.decode(), nl=False)
        else:
            write_file(output, body)
    elif as_json:
        told = gaps_json(
            found.gaps, found.reporting, found.between, marking=found.marking, same_sources=found.same_sources
        )
        click.echo(json_line(told).encode())
    elif as_csv:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in attack_rows(found.gaps.attacks):
            writer.writerow({name: safe_cell(value) for name, value in row.items()})
    else:
        _print(console(), found, by)
    click.echo(f"{counted(len(found.gaps.attacks), 'attack')}, as read up to {found.gaps.as_of}; {database}", err=True)


def period(last_day: str | None, since: date | None, until: date | None) -> tuple[date, date]:
    """The days that are asked for, else the twelve weeks up to the last day read. Raises BadInput for none."""
    if until is None and last_day is None:
        raise BadInput("no report that was read says when it was published", hint="name the days with --from and --to")
    last = until or date.fromisoformat(str(last_day))
    first = since or date.fromordinal(max(1, last.toordinal() - USUAL_DAYS + 1))
    if first > last:
        raise BadInput(f"the period ends on {last} before it begins on {first}")
    return first, last


def _print(out: Console, found: GapsFound, by: Dimension) -> None:
    gaps = found.gaps
    out.print(plain(f"{gaps.area.described if gaps.area else 'anywhere'}, {gaps.since} to {gaps.until}", "bold"))
    if found.same_sources:
        out.print(plain(str(found.same_sources)))
    out.print(plain("Attacks, and to how many of them no response is reported within:"))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(by, overflow="fold")
    table.add_column("attacks", justify="right")
    for window in WINDOWS:
        table.add_column(WINDOW_WORDS[window])
    for row in (*gaps.rows(by), gaps.total()):
        table.add_row(plain(row.label[0]), str(len(row.attacks)), *(_cell(row, window) for window in WINDOWS))
    out.print(table)
    if gaps.unsure:
        more = f"{counted(len(gaps.unsure), 'attack')} more may belong here: the place or the day is known too roughly."
        out.print(plain(more))
    if runs := gaps.runs()[:_RUNS]:
        out.print(plain("Attacks in a row with no reported response within 14 days", "bold"))
    for run in runs:
        killed, is_open = run.killed
        least = "at least " if is_open else ""
        out.print(plain(f"{run.zone}: {len(run.attacks)}, {run.first} to {run.last}, {least}{killed} killed"))
    if found.between:
        out.print(plain("Places between forces, in the words of reports", "bold"))
    for one in found.between[:_WORDS]:
        where = ", ".join(one.places) or "place not named"
        source = ", ".join(filter(None, (*one.outlets, str(one.passage.published or ""), one.passage.report_id)))
        out.print(plain(f"{one.passage.what}, {where}: “{one.passage.words}” ({source})"))
    out.print(plain("How far silence may only be silence", "bold"))
    for sentence in in_words(found.reporting):
        out.print(plain(sentence))


def _cell(row: Row, window: int) -> str:
    """How many have no reported response, and of how many that cannot be said."""
    told = [str(row.count(window, "none reported"))]
    told += [f"{count} possibly" for count in [row.count(window, "possibly")] if count]
    told += [f"{count} too early" for count in [row.count(window, "too early")] if count]
    return ", ".join(told)
