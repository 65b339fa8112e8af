"""`dateline records`: what happened and what was agreed, one line for each record; and what its commands share."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich import box
from rich.progress import track
from rich.table import Table

from dateline.cli.options import database_option, in_force, now
from dateline.cli.terminal import console, plain
from dateline.desk.listing import refresh_listings
from dateline.errors import BadInput, BadSetting
from dateline.exports.formats import json_line
from dateline.exports.shapes import record_json
from dateline.exports.wording import is_disputed, toll_words, what_words, when_words, where_words
from dateline.model.claims import Kind
from dateline.model.document import counted
from dateline.model.records import RecordView
from dateline.records.figures import RULES
from dateline.run.matcher import current_matcher
from dateline.run.reconcile import pending_count, reconcile
from dateline.run.record_views import KINDS, view_records
from dateline.store.session import Session
from dateline.store.sqlite import Store, open_existing

SHOWN: tuple[Kind, ...] = ("incident", "agreement")
"""The kinds that people are shown where they do not ask for others."""
SHOWN_AT_ONCE = 200
"""Records that people are shown where they do not ask for more."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a record on standard output, of every kind.")
@click.option("--kind", type=click.Choice(KINDS), help="Only records of this kind.")
@click.option(
    "--limit", type=click.IntRange(min=1), help="As many of those first told last.  [default: 200; JSON: all]"
)
@database_option()
def records(as_json: bool, kind: Kind | None, limit: int | None, database: Path) -> None:
    """List the records: each incident, agreement and statement once, however many reports tell of it.

    The toll is low, best and high over all source families; ≠ marks sources that contradict each other. Statements
    are shown with --kind statement, and are always part of the JSON.

    \b
    dateline records
    dateline records --kind agreement --limit 1000
    dateline records --json > records.jsonl
    """
    kinds = (kind,) if kind else KINDS if as_json else SHOWN
    with reconciled(database) as store, store.view() as session:
        most = limit if limit or as_json else SHOWN_AT_ONCE
        ids = session.records.latest_record_ids(kinds, limit=most) if most else None
        found = view_records(session, ids=ids, kinds=kinds, rule=figure_rule())
        if as_json:
            for view in found:
                click.echo(json_line(record_json(view)).encode())
            return
        views = list(found)
        there = session.records.count_records(kinds)
        conflicts = session.records.count_conflicts(of_machines=False)
    if views:
        console().print(_table(views))
    reports = len({member.report_id for view in views for member in view.members})
    told = [counted(len(views), "record"), f"from {counted(reports, 'report')}"]
    told += [f"the last of {there:,} (--limit shows more)"] if there > len(views) else []
    told += [f"{counted(conflicts, 'conflict')} (`dateline conflicts`)"] if conflicts else []
    click.echo(f"{', '.join(told)}; database {database}", err=True)


@contextmanager
def reconciled(database: Path) -> Iterator[Store]:
    """The open database with everything that was read made part of the records."""
    with open_existing(database) as store:
        with store.view() as session:
            waiting = pending_count(session, current_matcher())
        done: Iterable[str] = reconcile(store, current_matcher(), clock=now)
        if waiting > _QUICK:
            click.echo(f"making {waiting:,} reports part of the records; what is done stays if you interrupt", err=True)
            done = track(done, "reports", total=waiting, console=console(stream=sys.stderr), transient=True)
        for _ in done:
            pass
        yield store


@contextmanager
def listed(database: Path) -> Iterator[Store]:
    """The same with the row of every record up to date, from which questions over the record are answered."""
    with reconciled(database) as store:
        told = False
        for left in refresh_listings(store, rule=figure_rule(), clock=now):
            told = told or left > _QUICK
            if told:
                click.echo(f"\rlisting records: {counted(left, 'record')} left   ", nl=not left, err=True)
        yield store


_QUICK = 100
"""Reports that become part of the records in a few seconds."""


def figure_rule() -> str:
    """The rule of figures in force. Raises BadSetting for one that does not exist."""
    rule = in_force().text("figure_rule")
    if rule not in RULES:
        raise BadSetting(f"there is no rule of figures {rule}", hint=f"there are: {', '.join(RULES)}")
    return rule


def find_record(session: Session, named: str) -> str:
    """The id of the record that is named by the beginning of its id or of an account's. Raises BadInput."""
    found = session.records.find_records(named) if named else []
    if not found:
        raise BadInput(f"no record has the id {named}", hint="`dateline records` lists them")
    if len(found) > 1:
        raise BadInput(f"more than one id begins with {named}: {', '.join(found[:5])}", hint="give more of it")
    return found[0]


def _table(views: list[RecordView]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("record", no_wrap=True)
    table.add_column("when", width=10)
    table.add_column("where", ratio=3)
    table.add_column("what", ratio=3)
    table.add_column("killed", ratio=2)
    table.add_column("sources", justify="right", no_wrap=True)
    for view in sorted(views, key=when_words):
        killed = [figure for figure in view.figures if figure.harm == "killed" and figure.group is None]
        families = len({member.source_family for member in view.members})
        table.add_row(
            plain(view.record.id[:8]),
            plain(when_words(view)),
            plain(where_words(view)),
            plain(what_words(view)),
            plain(toll_words(killed[0]) if killed else "-"),
            plain(f"{'≠ ' if is_disputed(view) else ''}{families}"),
        )
    return table
