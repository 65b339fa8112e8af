"""`dateline reread`: what a kept report gives with the finders of today, and keeping that reading."""

from __future__ import annotations

from pathlib import Path

import click
from rich.padding import Padding
from rich.text import Text

from dateline.cli.audit import note
from dateline.cli.options import database_option, in_force, now
from dateline.cli.present import STYLES
from dateline.cli.terminal import console, plain
from dateline.errors import BadInput
from dateline.exports.formats import json_line
from dateline.exports.wording import field_name, value_words
from dateline.model.claims import Claim
from dateline.model.document import counted
from dateline.run import reread as rereading
from dateline.run.local import limits_of
from dateline.run.reread import AccountChange, ClaimChange, Rereading, audit_detail, keep_rereading, rereading_json
from dateline.store.session import Session
from dateline.store.sqlite import open_existing

_MARKS = {"added": "+", "removed": "-", "changed": "~"}


@click.command()
@click.argument("named", metavar="REPORT")
@click.option("--apply", "applies", is_flag=True, help="Keep the new reading in the place of the earlier one.")
@click.option("--json", "as_json", is_flag=True, help="What would change as one line of JSON.")
@database_option()
def reread(named: str, applies: bool, as_json: bool, database: Path) -> None:
    """Read a kept report with the finders of today, and show what would change before it does.

    REPORT is the id of a report, or the beginning of one. Nothing is stored without --apply. What people decided
    stays, and is only looked at again where a source says something new in new words.

    \b
    dateline reread 7fd18faee98a26b2
    dateline reread 7fd1 --apply
    """
    with open_existing(database) as store:
        with store.view() as session:
            report = _report(session, named)
        seen = rereading.reread(store, report, limits=limits_of(in_force()))
        if as_json:
            click.echo(json_line(rereading_json(seen)).encode())
        else:
            _print(seen)
        if applies and not seen.is_current:
            keep_rereading(store, seen, clock=now)
            with store.session() as session:
                note(session, "reread", seen.kept.report.id, at=now(), **audit_detail(seen))
        told = "kept" if applies else "nothing was stored; --apply keeps it"
        if seen.is_current:
            told = f"read by these finders on {seen.kept.read:%Y-%m-%d}: nothing can change"
        click.echo(told, err=True)


def _report(session: Session, named: str) -> str:
    found = list(dict.fromkeys(report for report, _ in session.find(named)))
    if len(found) != 1:
        what = f"more than one id begins with {named}: {', '.join(found[:5])}" if found else f"no report has {named}"
        raise BadInput(what, hint="`dateline reports` lists the ids")
    return found[0]


def _print(seen: Rereading) -> None:
    out = console()
    out.print(plain(seen.kept.report.title or seen.kept.report.id, "bold"))
    out.print(
        Text(f"{counted(seen.same, 'account')} as before, {counted(len(seen.changes), 'account')} told otherwise")
    )
    if seen.relevance:
        out.print(Text(f"the report {seen.relevance} now", "italic"))
    for change in seen.changes:
        out.print(_heading(change))
        for remark in change.notes:
            out.print(Padding(Text(remark, "italic"), (0, 0, 0, 4)))
        for one in change.claims:
            out.print(Padding(_claim(one), (0, 0, 0, 4)))
    for record in seen.reopens:
        out.print(plain(f"record {record} was decided on, and would be looked at again", "bold"))


def _heading(change: AccountChange) -> Text:
    told = Text(f"{_MARKS[change.what]} {change.kind} {change.account[:8]} {change.what}", STYLES[change.kind])
    return told.append(f"  record {change.record}", "dim") if change.record else told


def _claim(one: ClaimChange) -> Text:
    told = Text(f"{_MARKS[one.what]} {field_name(one.field)}: ")
    if one.old is not None:
        told.append_text(_said(one.old))
    if one.old is not None and one.new is not None:
        told.append(" → ")
    return told.append_text(_said(one.new)) if one.new is not None else told


def _said(claim: Claim) -> Text:
    words = " … ".join(piece.words for piece in claim.evidence)
    return plain(value_words(claim.value), "bold").append_text(plain(f" “{words}”"))
