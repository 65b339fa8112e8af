"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from dateline import settings
from dateline.errors import BadInput
from dateline.model.text import Publication

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def database_option() -> Decorator:
    """`--db FILE`, whose default is the setting `database`."""
    return click.option(
        "--db",
        "database",
        metavar="FILE",
        help="The database.  [default: dateline.db, or the setting `database`]",
        callback=lambda _context, _option, value: _database(value or in_force().text("database")),
    )


def by_option() -> Decorator:
    """`--by NAME`, whose default is the setting `reviewer`."""
    return click.option(
        "--by",
        metavar="NAME",
        callback=lambda _context, _option, value: value or in_force().text("reviewer"),
        help="Who decides.  [default: the setting `reviewer`]",
    )


def same_sources_option(told: str = "Only what sources tell that were read in the period before, too.") -> Decorator:
    """`--same-sources`, whether only some sources count."""
    return click.option("--same-sources", is_flag=True, help=told)


def _database(named: str) -> Path:
    """The file. Raises BadInput for SQLite's name of a database that no file holds: it would be gone at once."""
    if named.startswith((":memory:", "file:")):
        raise BadInput(f"{named} is no file: what was read would not be kept", hint="name a file with --db")
    return Path(named)


def in_force() -> settings.Settings:
    """The settings in force. Raises BadSetting."""
    return settings.load(os.environ)


def now() -> datetime:
    """The time, with its time zone."""
    return datetime.now(UTC)


class PublishedType(click.ParamType[Publication]):
    """A day or a time in ISO 8601, as the publication that the user gives."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Publication:
        """The Publication; click's own error where it is no date."""
        if isinstance(value, Publication):
            return value
        try:
            when = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2021-12-04 or 2021-12-04T17:49+03:00", param, ctx)
        is_day = len(value) <= 10
        return Publication(when.date() if is_day else when, "given")
