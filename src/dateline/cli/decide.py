"""`dateline merge`, `split`, `undo` and `conflicts`: what people decide about records, and where it is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.padding import Padding

from dateline.cli.audit import note
from dateline.cli.options import by_option, database_option, now
from dateline.cli.records import find_record, reconciled
from dateline.cli.terminal import console, plain
from dateline.cli.wording import account_words
from dateline.errors import BadInput
from dateline.model.document import counted
from dateline.records.clustering import chain, reach_within
from dateline.run import reconcile
from dateline.run.review import act_of, undo_assessments
from dateline.store.records import MemberRow
from dateline.store.session import Session

_reason = click.option("--reason", metavar="TEXT", default="", help="Why; it is kept with the judgement.")


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@by_option()
@_reason
@database_option()
def merge(first: str, second: str, by: str, reason: str, database: Path) -> None:
    """Judge that two records are one: all accounts of A and B tell of the same thing.

    The older id stays and the younger leads to it. No machine parts them again. `dateline undo` takes it back.

    \b
    dateline merge 3f2a 9c41 --reason "same convoy, two spellings of the village"
    """
    with reconciled(database) as store, store.session() as session:
        ids = find_record(session, first), find_record(session, second)
        at = now()
        decided = reconcile.merge(session, *ids, by=by, reason=reason, at=at)
        note(session, "merge", ids[0], person=by, at=at, other=ids[1], decision=decided.id)
        now_in = _records_of(session, decided)
    click.echo(f"merged into {', '.join(now_in)}; decision {decided.id[:8]}", err=True)
    _hint_conflicts(len(now_in) > 1)


@click.command()
@click.argument("named", metavar="RECORD")
@click.argument("accounts", metavar="ACCOUNT...", nargs=-1, required=True)
@by_option()
@_reason
@database_option()
def split(named: str, accounts: tuple[str, ...], by: str, reason: str, database: Path) -> None:
    """Judge that accounts of a record tell of something else: they get a record of their own.

    ACCOUNT is the id of an account, or of the report that tells it, or enough of its beginning; `dateline record`
    and `dateline records --json` give them. No machine joins them again. `dateline undo` takes it back.

    \b
    dateline split 3f2a 7fd18faee98a26b2 --reason "another day, another checkpoint"
    """
    with reconciled(database) as store, store.session() as session:
        record = find_record(session, named)
        members = session.records.members_of_records([record])
        out = {_account(members, account) for account in accounts}
        at = now()
        decided = reconcile.split(session, record, out, by=by, reason=reason, at=at)
        note(session, "split", record, person=by, at=at, members=sorted(out), decision=decided.id)
        now_in = _records_of(session, decided)
    click.echo(f"split into {', '.join(now_in)}; decision {decided.id[:8]}", err=True)


@click.command()
@click.argument("decision", required=False)
@by_option()
@database_option()
def undo(decision: str | None, by: str, database: Path) -> None:
    """Take back the latest merge, split or `assess`, or the one whose DECISION id begins so.

    Of what was decided of agreements, only one's own is taken back unasked. Everything is then as if it had not been
    made: records, ids and figures. That it was made and taken back stays on record, and `dateline changes` shows it.

    \b
    dateline undo
    dateline undo 5be1
    """
    with reconciled(database) as store, store.session() as session:
        at = now()
        if assessed := _assessed(session, decision, by):
            undone = undo_assessments(session, assessed, by=by, at=at)
            note(session, "undo", undone.decision, person=by, at=at, what=undone.what)
            click.echo(f"taken back: {undone.what}, decision {undone.decision[:8]}", err=True)
            return
        taken_back = reconcile.undo(session, decision, by=by, at=at)
        note(session, "undo", taken_back.id, person=by, at=at, what=act_of(taken_back))
        now_in = _records_of(session, taken_back)
    click.echo(f"taken back: decision {taken_back.id[:8]}; records now: {', '.join(now_in)}", err=True)


def _assessed(session: Session, decision: str | None, by: str) -> str | None:
    """The decision on an agreement that is to be taken back; None where a merge or a split is."""
    if decision:
        found = session.assessments.decision(decision)
        return found[0].decision if found and not session.records.decision(decision) else None
    judged, latest = session.records.latest_decision(by), session.assessments.latest(by)
    return latest[0] if latest and (judged is None or latest[1] > judged[1]) else None


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also those between machines alone.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="As many at most.")
@database_option()
def conflicts(everything: bool, limit: int, database: Path) -> None:
    """List judgements that contradict each other: accounts judged different, and joined by a chain of others.

    Each says what the records do meanwhile (apart or together) and shows the chain. Settle one with `dateline split`
    or `dateline merge`. Conflicts between machines alone are shown with --all.

    \b
    dateline conflicts
    dateline conflicts --all --limit 500
    """
    out = console()
    with reconciled(database) as store, store.view() as session:
        shown = session.records.conflicts(of_machines=everything, limit=limit)
        asked = session.records.count_conflicts(of_machines=everything)
        hidden = session.records.count_conflicts() - asked
        for conflict in shown:
            around = reach_within([conflict.left, conflict.right], session.records.neighbours, _AROUND)
            path = chain(conflict.left, conflict.right, session.records.judgements_among(around or ()))
            whose = "a person's" if conflict.by_person else "machines'"
            out.print(plain(f"{whose} judgement, {conflict.meanwhile} meanwhile", "bold"))
            for line in _told(session, path or (conflict.left, conflict.right)):
                out.print(Padding(plain(line), (0, 0, 0, 2)))
            out.print()
    rest = f" of {asked:,} (--limit shows more)" if asked > len(shown) else ""
    more = f", {hidden} more between machines alone (--all)" if hidden else ""
    click.echo(f"{counted(len(shown), 'conflict')}{rest}{more}; database {database}", err=True)


_AROUND = 2000
"""Accounts of the longest chain in which the way between two is looked for."""


def _account(members: list[MemberRow], named: str) -> str:
    found = {
        member.lineage
        for member in members
        if any(id.startswith(named) for id in (member.account or "", member.lineage, member.report))
    }
    if len(found) != 1:
        what = f"more than one account of it begins with {named}" if found else f"it has no account {named}"
        raise BadInput(what, hint="`dateline record ID --json` lists its accounts")
    return found.pop()


def _records_of(session: Session, decided: reconcile.Decision) -> list[str]:
    lineages = {id for judgement in decided.judgements for id in (judgement.left, judgement.right)}
    return list(dict.fromkeys(m.record[:8] for m in session.records.members(lineages) if m.record))


def _hint_conflicts(is_conflict: bool) -> None:
    if is_conflict:
        click.echo("hint: other judgements keep them apart; `dateline conflicts` shows which", err=True)


def _told(session: Session, lineages: tuple[str, ...]) -> list[str]:
    members = {member.lineage: member for member in session.records.members(lineages)}
    accounts: dict[str, Any] = {
        account.id: account
        for account in session.records.accounts([member.account for member in members.values() if member.account])
    }
    lines = []
    for lineage in lineages:
        member = members[lineage]
        told = account_words(accounts[member.account]) if member.account in accounts else "no longer read"
        lines.append(f"{(member.record or '-')[:8]}  {member.report}  {told}")
    return lines
