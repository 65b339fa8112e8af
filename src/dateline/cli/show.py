"""`dateline show`: one report in full."""

from __future__ import annotations

import io
import re
from pathlib import Path

import click

from dateline.cli.options import database_option
from dateline.cli.present import in_full
from dateline.cli.terminal import console
from dateline.errors import BadInput, StoreError
from dateline.store.session import Kept
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

    RECORD-OR-REPORT is the id of a report, or of one of its accounts, as `dateline read` and `dateline reports` print
    them. The beginning of an id is enough where only one begins so. An account shows its whole report.

    \b
    dateline show 7fd18faee98a26b2
    dateline show 7fd1 --svg picture.svg
    """
    with open_existing(database) as store, store.view() as session:
        kept = session.latest(_report_id(named, session.find(named)))
    if kept is None:
        raise StoreError(f"report {named} has no reading", hint="read it again")
    if svg is None:
        in_full(console(), kept.report, relevant=kept.relevant, accounts=kept.accounts)
    else:
        draw(svg, kept)
        click.echo(f"drawn to {svg}", err=True)


def draw(path: Path, kept: Kept) -> None:
    """Draw a reading in full to an SVG file. Raises BadInput where it cannot be written."""
    out = console(stream=io.StringIO(), record=True, width=SVG_WIDTH)
    in_full(out, kept.report, relevant=kept.relevant, accounts=kept.accounts)
    # Rich names fonts on a host of the web; a picture in a document must not call home.
    drawn = _FONT_FACE.sub("", out.export_svg(title="dateline show", unique_id="dateline"))
    try:
        path.write_text(drawn, "utf-8")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}", hint="name another file") from None


def _report_id(named: str, found: list[tuple[str, str]]) -> str:
    reports = list(dict.fromkeys(report for report, _ in found))
    if not reports:
        raise BadInput(f"nothing has the id {named}", hint="`dateline reports` lists what was read")
    if len(reports) > 1:
        begin = ", ".join(account or report for report, account in found[:5])
        raise BadInput(f"more than one id begins with {named}: {begin}", hint="give more of it")
    return reports[0]
