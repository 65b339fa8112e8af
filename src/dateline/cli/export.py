"""`dateline export`: records or claims to a file, with its codebook beside it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from dateline.cli.options import database_option, now
from dateline.cli.records import figure_rule, reconciled
from dateline.exports.formats import FORMS, ExportFile
from dateline.exports.shapes import Of, claim_rows, record_json
from dateline.model.claims import Kind
from dateline.run.record_views import KINDS, records_as_told, view_records


@click.command()
@click.argument("form", type=click.Choice(FORMS))
@click.option(
    "--of", "of", type=click.Choice(get_args(Of)), default="records", show_default=True, help="What to write."
)
@click.option("--kind", type=click.Choice(KINDS), help="Only records of this kind.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="The file.")
@database_option()
def export(form: str, of: Of, kind: Kind | None, output: Path | None, database: Path) -> None:
    """Write records, or the claims that they rest on, to a file, with a codebook of its columns beside it.

    FORM is csv (safe to open in a spreadsheet), jsonl or geojson (records only; no pins for provinces). The file is
    dateline-records.csv or the like unless --output names another; its codebook is the same name and .codebook.md.
    Keep an export to ask later what changed since: `dateline changes --since FILE`.

    \b
    dateline export csv
    dateline export geojson --kind incident --output incidents.geojson
    dateline export jsonl --of claims
    """
    path = output or Path(f"dateline-{of}.{form}")
    with reconciled(database) as store, store.view() as session:
        file = ExportFile(path, form, of)
        try:
            kinds = (kind,) if kind else KINDS
            if of == "records":
                for view in view_records(session, kinds=kinds, rule=figure_rule()):
                    file.feed(record_json(view))
            else:
                for view, accounts in records_as_told(session, kinds=kinds):
                    for row in claim_rows(view, accounts):
                        file.feed(row)
            file.close(written=now().isoformat(timespec="seconds"))
        except BaseException:
            file.abandon()
            raise
    click.echo(f"{file.rows:,} {of} written to {path}; codebook {file.codebook}", err=True)
