"""`dateline show`: one report in full."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from dateline.cli.options import database_option
from dateline.cli.present import in_full
from dateline.cli.records import find_record
from dateline.cli.terminal import console
from dateline.errors import BadInput, StoreError
from dateline.run.record_views import view_record
from dateline.store.session import Kept, Session
from dateline.store.sqlite import open_existing

_FONT_FACE = re.compile(r"@font-face \{[^}]*\}\s*")
SVG_WIDTH = 100
"""Columns of a picture."""


@click.command()
@click.argument("named", metavar="RECORD-OR-REPORT")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Draw it to an SVG file.")
@database_option()
def show(named: str, svg: Path | None, database: Path) -> None:
    """Show the text of a report with every fact underlined, and the facts beside their words.

    RECORD-OR-REPORT is the id of a report, of one of its accounts, or of a record, as `dateline read`, `dateline
    reports` and `dateline records` print them. The beginning of an id is enough where only one begins so. An account
    shows its whole report, a record every report that tells of it.

    \b
    dateline show 7fd18faee98a26b2
    dateline show 7fd1 --svg picture.svg
    """
    with open_existing(database) as store, store.view() as session:
        told = [_latest(session, report_id) for report_id in _report_ids(session, named)]
    if svg is not None:
        draw(svg, *told)
        click.echo(f"drawn to {svg}", err=True)
        return
    _print(console(), told)


def draw(path: Path, *told: Kept) -> None:
    """Draw readings in full to an SVG file. Raises BadInput where it cannot be written."""
    out = console(stream=io.StringIO(), record=True, width=SVG_WIDTH)
    _print(out, told)
    # Rich names fonts on a host of the web; a picture in a document must not call home.
    drawn = _FONT_FACE.sub("", out.export_svg(title="dateline show", unique_id="dateline"))
    try:
        path.write_text(drawn, "utf-8")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}", hint="name another file") from None


def _print(out: Console, told: Sequence[Kept]) -> None:
    for number, kept in enumerate(told):
        if number:
            out.print()
        in_full(out, kept.report, relevant=kept.relevant, accounts=kept.accounts)


def _latest(session: Session, report_id: str) -> Kept:
    kept = session.latest(report_id)
    if kept is None:
        raise StoreError(f"report {report_id} has no reading", hint="read it again")
    return kept


def _report_ids(session: Session, named: str) -> list[str]:
    """The report that is named, or those that tell of the record that is."""
    found = session.find(named)
    reports = list(dict.fromkeys(report for report, _ in found))
    if len(reports) > 1:
        begin = ", ".join(account or report for report, account in found[:5])
        raise BadInput(f"more than one id begins with {named}: {begin}", hint="give more of it")
    if reports:
        return reports
    if not session.records.find_records(named):
        raise BadInput(f"nothing has the id {named}", hint="`dateline reports` and `dateline records` list the ids")
    members = view_record(session, find_record(session, named)).members
    return list(dict.fromkeys(member.report_id for member in members))
