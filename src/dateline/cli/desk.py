"""`dateline desk`: opens the record in a browser, on this machine."""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from pathlib import Path

import click

from dateline.cli.deliverables import document_setup
from dateline.cli.options import database_option, in_force
from dateline.cli.records import figure_rule
from dateline.desk.application import THREADS
from dateline.desk.desk import Configuration, Desk
from dateline.desk.listing import refresh_listings
from dateline.desk.server import bind, check_address, serve
from dateline.errors import BadInput, BadSetting
from dateline.model.document import counted
from dateline.run.adding import FETCHING, terms_of
from dateline.run.review import PUBLISHING
from dateline.store.sqlite import Store

PORT = 8321


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to serve.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"The port to serve; 0 is any free one. By default {PORT}, and any free one where that is taken.",
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name under which browsers reach it, too.")
@click.option("--open/--no-open", "opens", default=True, help="Open it in a browser.")
@database_option()
def desk(host: str, port: int | None, names: tuple[str, ...], opens: bool, database: Path) -> None:
    """Open the desk: a queue to decide on, every record with who says what, maps, changes, search.

    It serves this machine only, loads nothing from elsewhere and works with the network unplugged. It refuses to serve
    other machines until there is an administrator (`dateline people add`). Stop it with Ctrl-C.

    \b
    dateline desk
    dateline desk --db dateline-examples.db --port 0
    """
    with Store(database, threads=THREADS) as store:
        opened = Desk(store, _configuration(host, names))
        check_address(opened, host)
        listening = _bound(host, port)
        address = f"http://{'localhost' if host == '0.0.0.0' else host}:{listening.getsockname()[1]}/"  # noqa: S104
        _list_records(opened)
        with store.view() as session:
            is_open = not session.people.has_administrator()
        told = "no accounts yet: whoever sits at this machine may do everything" if is_open else "people log in"
        click.echo(f"the desk is at {address} ({told}); Ctrl-C stops it", err=True)
        if opens and has_screen():
            webbrowser.open(address)
        serve(opened, listening)


def has_screen() -> bool:
    """Whether a browser can open a window here; without one, a browser of the terminal would take that over."""
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _bound(host: str, port: int | None) -> socket.socket:
    try:
        return bind(host, PORT if port is None else port)
    except BadInput:
        if port is not None:
            raise
        return bind(host, 0)


def _configuration(host: str, names: tuple[str, ...]) -> Configuration:
    settings = in_force()
    publishing = settings.text("publishing")
    if publishing not in PUBLISHING:
        raise BadSetting(f"there is no publishing by {publishing}", hint=f"there is: {', '.join(PUBLISHING)}")
    if settings.text("desk_fetch") not in FETCHING:
        fetching = settings.text("desk_fetch")
        raise BadSetting(f"the desk does not fetch {fetching}", hint=f"there is: {', '.join(FETCHING)}")
    return Configuration(
        rule=figure_rule(),
        reviewer=settings.text("reviewer"),
        publishing=publishing,
        hosts=("127.0.0.1", "localhost", "[::1]", host, *names),
        adding=terms_of(settings),
        documents=document_setup(settings),
        tiles="" if settings.text("tiles") == "none" else settings.text("tiles"),
    )


def _list_records(opened: Desk) -> None:
    """Derive the rows of lists that do not stand, with a word on how many are left where it takes long."""
    for left in refresh_listings(opened.store, rule=opened.configuration.rule, clock=opened.now):
        if left:
            click.echo(f"\rlisting records: {counted(left, 'record')} left   ", nl=False, err=True)
