"""`dateline examples`: what Dateline does, shown on the bundled example pages."""

from __future__ import annotations

import os
import shlex
import sys
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table

from dateline.cli.options import in_force, now
from dateline.cli.present import in_full
from dateline.cli.problems import SET_ASIDE, complain
from dateline.cli.show import draw
from dateline.cli.terminal import console, plain
from dateline.errors import BadInput
from dateline.model.claims import Account, Kind
from dateline.model.document import counted
from dateline.run.local import Read, limits_of, options_of, read_all
from dateline.sources.inputs import captures
from dateline.sources.options import Refused
from dateline.store.session import Kept
from dateline.store.sqlite import Store

SHOWN_IN_FULL = "founding.html"
"""The example that is like the page for which Dateline was begun."""

DATABASE = "dateline-examples.db"
KINDS: tuple[Kind, ...] = ("agreement", "incident", "statement")


@click.command()
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(DATABASE),
    show_default=True,
    metavar="FILE",
    help="The database to keep them in, apart from your own.",
)
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Draw the last one, too.")
@click.option(
    "--desk", "opens_desk", is_flag=True, help="Open the desk on them then, where a person sits at a terminal."
)
@click.pass_context
def examples(context: click.Context, database: Path, svg: Path | None, opens_desk: bool) -> int:
    """Read the bundled examples, list what was found, and show one of them in full.

    They are invented: no such outlets, places or events exist, and each says so. Look at the others afterwards:

    \b
    dateline examples
    dateline examples --desk
    dateline reports --db dateline-examples.db
    dateline show ID --db dateline-examples.db
    """
    out = console()
    with as_file(files("dateline") / "examples") as folder:
        if not folder.is_dir():
            raise BadInput("the examples are not part of this installation", hint="install Dateline again")
        read, refused = _read_folder(folder, database)
    for item in refused:
        complain(f"set aside: {Path(item.input).name}: {item.message} [{item.reason}]", item.hint)
    out.print(_table(read))
    _print_totals(out, read, database)
    shown = next((item for item in read if Path(item.input).name == SHOWN_IN_FULL), None)
    if shown is not None:
        out.print()
        in_full(out, shown.report, relevant=shown.relevant, accounts=shown.accounts)
        if svg is not None:
            draw(svg, Kept(shown.report, shown.relevant, shown.accounts, "", now()))
    if opens_desk:
        _open_desk(context, database)
    return SET_ASIDE if refused else 0


def _open_desk(context: click.Context, database: Path) -> None:
    """Serve the desk until it is stopped; where nobody could stop it, say how it is opened."""
    if not is_attended():
        click.echo(f"to see them in a browser: dateline desk --db {shlex.quote(str(database))}", err=True)
        return
    # By its name, so that where the desk is not installed the message says what to install.
    group = context.find_root().command
    assert isinstance(group, click.Group)
    command = group.get_command(context, "desk")
    assert command is not None
    context.invoke(command, database=database)


def is_attended() -> bool:
    """Whether a person sits at a terminal: a program that waits for them elsewhere, or in CI, would wait for ever."""
    return not os.environ.get("CI") and sys.stdin.isatty() and sys.stdout.isatty()


def _read_folder(folder: Path, database: Path) -> tuple[list[Read], list[Refused]]:
    settings = in_force()
    inputs = sorted(str(path) for path in folder.iterdir() if path.suffix in (".html", ".xml", ".json"))
    read: list[Read] = []
    refused: list[Refused] = []
    with Store(database) as store:
        found = captures(inputs, clock=now, options=options_of(settings, store=store))
        for item in read_all(found, store=store, clock=now, limits=limits_of(settings)):
            if isinstance(item, Read):
                read.append(item)
            else:
                refused.append(item)
    return read, refused


def _table(read: list[Read]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name, width in (("published", 10), ("outlet", 18), ("title", None), ("A", 2), ("I", 2), ("S", 2)):
        justify = "right" if width == 2 else "left"
        table.add_column(name, justify=justify, max_width=width, no_wrap=width == 10)  # type: ignore[arg-type]
    for item in sorted(read, key=lambda item: item.report.published or date.max):
        day = item.report.published
        counts = [str(_count(item.accounts, kind) or "") for kind in KINDS] if item.relevant else ["-"] * 3
        table.add_row(
            day.isoformat() if day else "not known",
            plain(item.report.outlet or "-"),
            plain(item.report.title or item.input),
            *counts,
        )
    return table


def _print_totals(out: Console, read: list[Read], database: Path) -> None:
    totals = [counted(sum(_count(item.accounts, kind) for item in read), kind) for kind in KINDS]
    claims = sum(len(account.claims) for item in read for account in item.accounts)
    out.print(
        f"\n{counted(len(read), 'report')} read: {totals[0]} (A), {totals[1]} (I), {totals[2]} (S), "
        f"{counted(claims, 'fact')}, each with its words. A dash: not about armed conflict.\n"
        f"All of it is invented. It is kept in {database}; `dateline show` shows each in full, as here:"
    )


def _count(accounts: tuple[Account, ...], kind: Kind) -> int:
    return sum(account.kind == kind for account in accounts)
