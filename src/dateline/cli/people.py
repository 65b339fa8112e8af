"""`dateline people`: who may use the desk, as what, and the tokens of programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich import box
from rich.table import Table

from dateline.cli.audit import at_the_terminal
from dateline.cli.options import database_option, now
from dateline.cli.terminal import console, plain
from dateline.desk import keeping
from dateline.desk.api_access import SCOPES
from dateline.errors import BadInput
from dateline.model.document import counted
from dateline.store.people import ROLES
from dateline.store.session import Session
from dateline.store.sqlite import Store, open_existing

_ROLE = click.Choice(ROLES)
_password_file = click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="A file whose first line is the password; - is standard input.",
)


@click.group()
def people() -> None:
    """Keep the people of the desk: accounts, roles, passwords, and tokens of programs.

    Without accounts the desk serves this machine only and whoever sits at it may do everything. With the first
    administrator everybody logs in, and the desk may serve other addresses. A reader reads; a coder decides and edits;
    an editor publishes, grades outlets and decides in bulk; an administrator keeps the people.

    \b
    dateline people add Ada --role administrator
    dateline people token add Ada "weekly export"

    Every change is one line of the audit log, which the desk shows at /people.
    """


@people.command("list")
@database_option()
def list_people(database: Path) -> None:
    """List everybody: name, role, since when, and whether they are disabled.

    \b
    dateline people list
    """
    with open_existing(database) as store, store.view() as session:
        everybody = session.people.all()
    table = _table("name", "role", "since", "disabled since")
    for person in everybody:
        table.add_row(plain(person.name), person.role, person.made[:10], (person.disabled or "-")[:10])
    if everybody:
        console().print(table)
    told = "" if everybody else ": whoever sits at this machine may do everything (`dateline people add`)"
    click.echo(f"{counted(len(everybody), 'account')}{told}; database {database}", err=True)


@people.command()
@click.argument("name")
@click.option("--role", type=_ROLE, default="coder", show_default=True, help="What they may do.")
@_password_file
@database_option()
def add(name: str, role: str, password_file: Path | None, database: Path) -> None:
    """Add a person; their password is asked for twice, or read from a file. It has at least 12 characters.

    NAME is the one under which their decisions are kept. The first administrator closes the desk to passers-by.

    \b
    dateline people add Ada --role administrator
    dateline people add Ben --role reader --password-file ben.txt
    """
    password = _password(password_file)
    with Store(database) as store, store.session() as session:
        keeping.add_person(session, name, role, password, by=at_the_terminal(), at=now())
        is_open = not session.people.has_administrator()
    click.echo(f"{name} is added as {role}; database {database}", err=True)
    if is_open:
        click.echo("hint: there is no administrator yet: until then nobody has to log in", err=True)


@people.command()
@click.argument("name")
@click.argument("new_role", metavar="ROLE", type=_ROLE)
@database_option()
def role(name: str, new_role: str, database: Path) -> None:
    """Give a person another role: reader, coder, editor or administrator. It holds from their next request on.

    One administrator always stays.

    \b
    dateline people role Ben editor
    """
    with _keeping(database) as session:
        keeping.set_role(session, name, new_role, by=at_the_terminal(), at=now())
    click.echo(f"the role of {name} is {new_role} now", err=True)


@people.command()
@click.argument("name")
@_password_file
@database_option()
def password(name: str, password_file: Path | None, database: Path) -> None:
    """Set a person's password; they are logged out everywhere. Their tokens hold on.

    \b
    dateline people password Ben
    """
    new = _password(password_file)
    with _keeping(database) as session:
        keeping.set_password(session, name, new, by=at_the_terminal(), at=now())
    click.echo(f"the password of {name} is changed; they log in anew", err=True)


@people.command()
@click.argument("name")
@database_option()
def disable(name: str, database: Path) -> None:
    """Let a person in no more, at once: logins end, and their tokens hold no more. What they decided stays theirs.

    One administrator always stays. `dateline people enable` takes it back.

    \b
    dateline people disable Ben
    """
    with _keeping(database) as session:
        keeping.disable(session, name, by=at_the_terminal(), at=now())
    click.echo(f"{name} is disabled", err=True)


@people.command()
@click.argument("name")
@database_option()
def enable(name: str, database: Path) -> None:
    """Let a person in again who was disabled, with the role, the password and the tokens that they had.

    \b
    dateline people enable Ben
    """
    with _keeping(database) as session:
        keeping.enable(session, name, by=at_the_terminal(), at=now())
    click.echo(f"{name} may log in again", err=True)


@people.group()
def token() -> None:
    """Keep the tokens by which programs use the HTTP API (docs/api.md).

    A token does what its scopes say and its person's role allows, whichever is less.

    \b
    dateline people token add Ada "weekly export"
    dateline people token list
    """


@token.command("add")
@click.argument("person")
@click.argument("name")
@click.option("--scope", "scopes", type=click.Choice(SCOPES), multiple=True, default=("read",), show_default=True)
@click.option("--days", type=click.IntRange(1, 3660), help="How long it holds.  [default: until it is withdrawn]")
@database_option()
def add_token(person: str, name: str, scopes: tuple[str, ...], days: int | None, database: Path) -> None:
    """Make a token of PERSON for a program and print it, this once: only its hash is kept.

    NAME says what it is for; the audit log names it beside what the program did.

    \b
    dateline people token add Ada "weekly export" --days 90
    dateline people token add Ada "intake" --scope read --scope write
    """
    with _keeping(database) as session:
        key = keeping.add_token(session, name, person, scopes, days=days, by=at_the_terminal(), at=now())
    click.echo(key)
    click.echo("this is the only time it is shown; send it as `Authorization: Bearer ...`", err=True)


@token.command("list")
@database_option()
def list_tokens(database: Path) -> None:
    """List every token with its id, name, person, scopes, and until when it holds.

    \b
    dateline people token list
    """
    with open_existing(database) as store, store.view() as session:
        tokens = session.people.tokens()
    table = _table("id", "name", "person", "scopes", "since", "holds until")
    for one in tokens:
        until = f"withdrawn {one.withdrawn[:10]}" if one.withdrawn else (one.expires or "withdrawn")[:10]
        table.add_row(
            one.hash[: keeping.SHOWN], plain(one.name), plain(one.person), " ".join(one.scopes), one.made[:10], until
        )
    if tokens:
        console().print(table)
    click.echo(f"{counted(len(tokens), 'token')}; database {database}", err=True)


@token.command()
@click.argument("named", metavar="TOKEN")
@database_option()
def withdraw(named: str, database: Path) -> None:
    """Take a token back, at once and for good. TOKEN is its name, or its id, or enough of the id's beginning.

    \b
    dateline people token withdraw "weekly export"
    """
    with _keeping(database) as session:
        taken = keeping.withdraw_token(session, named, by=at_the_terminal(), at=now())
    click.echo(f"the token {taken.name} of {taken.person} holds no more", err=True)


@contextmanager
def _keeping(database: Path) -> Iterator[Session]:
    with open_existing(database) as store, store.session() as session:
        yield session


def _password(file: Path | None) -> str:
    """A password from the first line of a file, or asked for twice; never from the arguments, which others can see."""
    if file is not None:
        text = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
        return text.splitlines()[0] if text else ""
    if not sys.stdin.isatty():
        raise BadInput("there is no terminal to ask for the password on", hint="give --password-file FILE")
    return str(click.prompt("password", hide_input=True, confirmation_prompt=True, err=True))


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
