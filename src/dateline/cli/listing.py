"""`dateline reports`, `dateline quarantine` and `dateline settings`: what there is, in tables."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
from rich import box
from rich.table import Table

from dateline.cli.options import database_option, in_force
from dateline.cli.terminal import console, plain
from dateline.model.document import counted
from dateline.settings import PREFIX, SETTINGS
from dateline.store.sqlite import open_existing


@click.command()
@database_option()
def reports(database: Path) -> None:
    """List what was read: every report with its date, outlet and title, and how much was found in it.

    The counts are agreements, incidents and statements; a report that is not about armed conflict has a dash.

    \b
    dateline reports
    dateline reports --db other.db
    """
    with open_existing(database) as store, store.view() as session:
        lines = session.reports()
    table = _table("id", "published", "outlet", "title", "A", "I", "S")
    for line in lines:
        counts = [str(line.counts.get(kind, 0)) for kind in ("agreement", "incident", "statement")]
        table.add_row(
            plain(line.id),
            (line.published or "not known")[:10],
            plain(line.outlet or "-"),
            plain(line.title or line.input),
            *(counts if line.relevant else ["-"] * 3),
        )
    console().print(table)
    relevant = sum(line.relevant for line in lines)
    click.echo(f"{counted(len(lines), 'report')}, {relevant} about armed conflict; database {database}", err=True)


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also what was set aside once and read since.")
@database_option()
def quarantine(everything: bool, database: Path) -> None:
    """List what was set aside, and why. Nothing that was given to `dateline read` is dropped silently.

    Read an input again once its cause is mended: when it is read, it leaves this list.

    \b
    dateline quarantine
    dateline quarantine --all
    """
    with open_existing(database) as store, store.view() as session:
        lines = session.quarantined(read_since=everything)
    table = _table("reason", "input", "what was found", "last seen", "times")
    for line in lines:
        told = plain(line.message)
        if line.hint:
            told.append("\n").append_text(plain(f"hint: {line.hint}", "dim"))
        table.add_row(plain(line.reason), plain(line.input), told, line.last_seen[:10], str(line.times))
    if lines:
        console().print(table)
    counts = Counter(line.reason for line in lines).most_common()
    counted_reasons = ", ".join(f"{count} {reason}" for reason, count in counts)
    click.echo(f"{len(lines)} set aside{f': {counted_reasons}' if lines else ''}; database {database}", err=True)


@click.command()
def settings() -> None:
    """List every setting: its name, the value in force, and what it does.

    A setting is changed in the environment, under `DATELINE_` and its name in capitals. A name that does not exist and
    a value that does not fit are errors, so that a slip of the pen never passes unseen.

    \b
    dateline settings
    DATELINE_DATABASE=archive.db dateline reports
    """
    values = in_force().values
    table = _table("setting", "value", "default", "what it does")
    for setting in SETTINGS:
        table.add_row(setting.name, plain(str(values[setting.name])), str(setting.default), setting.help)
    console().print(table)
    click.echo(f"change one in the environment: {PREFIX}{SETTINGS[0].name.upper()}=archive.db", err=True)


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        is_number = column in ("A", "I", "S", "times")
        table.add_column(column, justify="right" if is_number else "left", overflow="fold")
    return table
