"""`dateline agreements` and `assess`: the register, the board of one agreement, and what people decide of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.analysis.agreement_incidents import Counted, InZones
from dateline.analysis.agreement_shapes import agreement_json, board_json
from dateline.analysis.agreements import Agreement, status_on
from dateline.analysis.board import Board, Standing
from dateline.analysis.lags import late_words
from dateline.analysis.rates import RateRatio
from dateline.analysis.reporting import in_words
from dateline.cli.audit import note
from dateline.cli.options import Decorator, by_option, database_option, now, same_sources_option
from dateline.cli.records import figure_rule, find_record, reconciled
from dateline.cli.terminal import console, plain
from dateline.errors import BadInput
from dateline.exports.formats import json_line
from dateline.model.assessments import LINK_KINDS, STANCES, LinkKind, Stance
from dateline.model.document import counted
from dateline.model.values import When
from dateline.run.agreement_holding import Answer, holding_of
from dateline.run.agreements import board_of, in_area, in_period, incidents_of, last_day, register
from dateline.run.assessing import (
    assess as keep_degree,
)
from dateline.run.assessing import (
    audit_line,
    decide_evidence,
    decide_link,
    find_commitment,
    find_proposal,
    words_in,
)
from dateline.run.occurrences import area_of
from dateline.store.session import Session


class Day(click.ParamType[date]):
    """A day in ISO 8601."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; click's own error for anything else."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2021-12-04", param, ctx)


def _period_options() -> Decorator:
    def decorate(command: Any) -> Any:
        command = click.option("--to", "until", type=Day(), help="The last day.")(command)
        return click.option("--from", "since", type=Day(), help="The first day.")(command)

    return decorate


@click.command()
@click.argument("named", metavar="[ID]", required=False)
@click.option("--area", metavar="PLACE", help='Only those with a zone there: "Diyala", "Kirkuk, Iraq", "IQ".')
@_period_options()
@same_sources_option("With ID: say whether it holds by sources alone that were read before and since.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON an agreement on standard output.")
@database_option()
def agreements(
    named: str | None,
    area: str | None,
    since: date | None,
    until: date | None,
    same_sources: bool,
    as_json: bool,
    database: Path,
) -> None:
    """List agreements, or show one with its commitment board.

    Without ID: the register, those concluded between --from and --to. With ID: commitments with type, zone and due
    day, evidence for and against each from the reports of those days, links to other agreements, and the incidents in
    its zones. Evidence is proposed by the machine and decided with `dateline assess`.

    \b
    dateline agreements
    dateline agreements --area Diyala --from 2021-01-01
    dateline agreements 7d29 --to 2022-06-30
    """
    if since and until and since > until:
        raise BadInput("--from is later than --to")
    rule = figure_rule()
    with reconciled(database) as store, store.view() as session:
        if named:
            board, found = _one(session, named, since, until, rule)
            answer = holding_of(session, board.agreement, until=until, rule=rule, same_sources=same_sources)
            if as_json:
                told, same = (answer, None) if isinstance(answer, str) else (answer.holding, answer.same_sources)
                click.echo(json_line(board_json(board, found, told, same)).encode())
            else:
                print_board(console(), board, found, {one.record: one for one in register(session, rule=rule)})
                _print_holding(console(), answer)
            return
        listed = in_period(register(session, rule=rule), since, until)
        listed = in_area(listed, area_of(session, area, rule=rule)) if area else listed
        day = until or last_day(session)
    if as_json:
        for agreement in listed:
            click.echo(json_line(agreement_json(agreement, day)).encode())
        return
    if listed:
        console().print(_register_table(listed, day))
    told = f"as on {day}, the last day of which a report was read" if day and not until else f"as on {day}"
    click.echo(f"{counted(len(listed), 'agreement')}{f', {told}' if day else ''}; database {database}", err=True)


def _one(session: Session, named: str, since: date | None, until: date | None, rule: str) -> tuple[Board, InZones]:
    try:
        board = board_of(session, find_record(session, named), since=since, until=until, rule=rule)
    except KeyError:
        raise BadInput(f"{named} is no agreement", hint="`dateline agreements` lists them") from None
    return board, incidents_of(session, board.agreement, since=since, until=until, rule=rule)


def _register_table(listed: Sequence[Agreement], day: date | None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name, options in (
        ("id", {"no_wrap": True}),
        ("concluded", {"width": 10}),
        ("in force", {"width": 10}),
        ("type", {"ratio": 2}),
        ("parties", {"ratio": 4}),
        ("zones", {"ratio": 3}),
        ("status", {"ratio": 2}),
    ):
        table.add_column(name, **options)
    for one in listed:
        table.add_row(
            plain(one.record[:8]),
            plain(_when(one.signed or one.announced)),
            plain(_when(one.in_force)),
            plain(one.kind),
            plain(one.between or "not told"),
            plain(", ".join(dict.fromkeys(zone.name for zone in one.zones)) or "not told"),
            plain(status_on(one, day) if day else one.told_status or "agreed"),
        )
    return table


def print_board(out: Console, board: Board, found: InZones, others: dict[str, Agreement]) -> None:
    """An agreement with its board, for people."""
    one, day = board.agreement, board.sought.until
    out.print(Text.assemble(("agreement", "bold green"), "  ", plain(one.headline, "bold")))
    out.print(plain(f"{one.record} · {one.review_status} · {status_on(one, day) if day else one.told_status}", "dim"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, words in _facts(one):
        grid.add_row(name, plain(words))
    out.print(grid)
    _heading(out, "commitments")
    for number, standing in enumerate(board.standings, start=1):
        _print_standing(out, number, standing, len(one.zones))
    if not board.standings:
        out.print(plain("none is told"))
    out.print(plain(board.sought.words, "dim"))
    if board.links:
        _heading(out, "links")
        for link in board.links:
            ends = [others[id].headline if id in others else id for id in (link.link.record, link.link.other)]
            told = f"{ends[0]} ({link.link.record[:8]}) {link.kind} {ends[1]} ({link.link.other[:8]})"
            out.print(plain(f"{link.state}: {told}"))
            out.print(Padding(plain(link.link.reason, "dim"), (0, 0, 0, 2)))
    _heading(out, "outcomes in its zones" if one.is_cooperation else "incidents in its zones")
    out.print(_incidents_table(found))
    out.print(plain("Silence may only be silence, and none of it shows that the agreement caused it.", "dim"))


def _print_holding(out: Console, answer: Answer | str) -> None:
    """Whether it holds, as far as reported incidents can say, with the windows side by side."""
    _heading(out, "is it holding?")
    if isinstance(answer, str):
        out.print(plain(f"not enough data: {answer}"))
        return
    found = answer.holding
    out.print(Text.assemble((found.verdict, "bold"), plain(f": {found.reason}")))
    out.print(plain(found.caveat, "bold"))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("attacks", "against what is usual", "before", "after", "usual after", "rate ratio (95 %)"):
        table.add_column(name, justify="left" if name in ("attacks", "against what is usual") else "right")
    others = ((other.name, other.period, other.windows) for other in found.comparisons)
    for name, period, windows in (("inside", found.period, found.windows), *others):
        if period:
            level, days = period.level, period.since.known_days
            usual = f"{level.usual[0]:.1f} to {level.usual[1]:.1f}"
            fortnights = (f"{level.before:.1f} a fortnight", f"{level.since:.1f} a fortnight")
            table.add_row(plain(f"{name}, all {days} days"), period.verdict, *fortnights, usual, "-")
        for one in windows:
            usual = f"{one.placebo.usual[0]} to {one.placebo.usual[1]}" if one.placebo else "-"
            sides = (f"{one.before.count:g}", f"{one.after.count:g}")
            table.add_row(plain(f"{name}, {one.days} days"), one.verdict, *sides, usual, _ratio(one.rate_ratio))
    out.print(table)
    if answer.same_sources:
        out.print(plain(str(answer.same_sources)))
    out.print(plain(f"rule {found.rule}; see docs/method.md", "dim"))
    for words in (*answer.assumed, *late_words(found.lags, found.until), *in_words(answer.reporting)):
        out.print(plain(words, "dim"))


def _ratio(found: RateRatio | None) -> str:
    if found is None or found.ratio is None:
        return "-"
    low, high = ("?" if bound is None else f"{bound:.2f}" for bound in (found.low, found.high))
    return f"{found.ratio:.2f} ({low} to {high})"


def _facts(one: Agreement) -> list[tuple[str, str]]:
    told = [
        ("mediators", ", ".join(who.name for who in one.mediators)),
        ("against", ", ".join(who.name for who in one.against)),
        ("announced", _when(one.announced)),
        ("signed", _when(one.signed)),
        ("in force", _when(one.in_force)),
        ("expires", _when(one.expiry)),
        ("extended", _when(one.extended)),
    ]
    zones = [f"{zone.shape}{f', within {zone.within}' if zone.within else ''}" for zone in one.zones]
    return [(name, words) for name, words in told if words != "-" and words] + [
        ("zones", "; ".join(zones) or "not told")
    ]


def _print_standing(out: Console, number: int, standing: Standing, zones: int) -> None:
    commitment = standing.commitment
    told = Text.assemble((f"{number}  ", "bold"), plain(commitment.words, "bold"), (f"  {commitment.type}", "dim"))
    out.print(told)
    due = f"; due {commitment.due.relation} {_when(commitment.due.when)}" if commitment.due else ""
    due += ", which has passed" if standing.is_overdue else ""
    where = f"; in {', '.join(commitment.zones)}" if 0 < len(commitment.zones) < zones else ""
    out.print(Padding(plain(f"{standing.degree_words}; {standing.quiet_words}{due}{where}"), (0, 0, 0, 3)))
    for piece in standing.evidence:
        head = f"{piece.proposal.key[:8]}  {piece.stance}, {piece.state}, {piece.passage.day or 'day not known'}"
        out.print(Padding(plain(f"{head}, {piece.passage.report}"), (0, 0, 0, 3)))
        out.print(Padding(plain(f"“{piece.passage.words}”", "dim"), (0, 0, 0, 5)))
        out.print(Padding(plain(piece.proposal.reason, "italic"), (0, 0, 0, 5)))


def _incidents_table(found: InZones) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(f"{found.since or '?'} to {found.until or '?'}", overflow="fold")
    for name in ("attacks" + (f" by {' and '.join(found.by)}" if found.by else ""), "responses", "unsure"):
        table.add_column(name, justify="right")
    for one in found.zones:
        _add(table, one, f"{one.name} (within {one.within})" if one.within else one.name)
    table.add_section()
    for one in (found.inside, found.ring, found.elsewhere):
        _add(table, one, one.name)
    return table


def _add(table: Table, one: Counted, name: str) -> None:
    table.add_row(plain(name), str(len(one.attacks)), str(len(one.responses)), str(len(one.unsure)))


def _heading(out: Console, words: str) -> None:
    out.print()
    out.print(Rule(Text(words, "bold"), align="left", style="dim", characters="─"))


def _when(when: When | None) -> str:
    if when is None:
        return "-"
    return str(when.earliest) if when.earliest == when.latest else f"{when.earliest} to {when.latest}"


@click.command()
@click.argument("named", metavar="AGREEMENT")
@click.argument("item", metavar="[ITEM]", required=False)
@click.option("--degree", type=click.IntRange(0, 3), help="How far ITEM, a commitment, is implemented.")
@click.option("--confirm/--reject", "confirmed", default=None, help="Whether ITEM is evidence, or --link holds.")
@click.option("--stance", type=click.Choice(STANCES), help="What the evidence speaks for.  [default: as proposed]")
@click.option("--report", metavar="ID", help="With --words: evidence of your own for ITEM, a commitment.")
@click.option("--words", metavar="TEXT", help="The words, as they stand in the report.")
@click.option("--link", metavar="AGREEMENT", help="Another agreement that this one has to do with.")
@click.option("--as", "kind", type=click.Choice(LINK_KINDS), help="What it is to that one.  [default: as proposed]")
@by_option()
@click.option("--reason", metavar="TEXT", default="", help="Why; it is kept with the decision.")
@database_option()
def assess(
    named: str,
    item: str | None,
    degree: int | None,
    confirmed: bool | None,
    stance: Stance | None,
    report: str | None,
    words: str | None,
    link: str | None,
    kind: LinkKind | None,
    by: str,
    reason: str,
    database: Path,
) -> None:
    """Decide on an agreement: how far a commitment is implemented, what is evidence, what it has to do with others.

    ITEM is a commitment (its number or words) or a piece of evidence (the beginning of its id), as `dateline agreements
    AGREEMENT` shows them. Degrees are those of the Peace Accords Matrix: 0 none, 1 minimal, 2 intermediate, 3 full.
    `dateline undo` takes a decision back.

    \b
    dateline assess 7d29 3 --degree 1 --reason "one patrol in six months"
    dateline assess 7d29 e91f --confirm
    dateline assess 7d29 2 --confirm --stance against --report ledger-12 --words "the brigade has no pay"
    dateline assess 7d29 --link 3171 --as renews --confirm
    """
    with reconciled(database) as store, store.session() as session:
        board, _ = _one(session, named, None, None, figure_rule())
        given = {"by": by, "at": now(), "reason": reason}
        agreement = board.agreement
        if degree is not None and item:
            made = keep_degree(session, agreement, find_commitment(agreement, item), degree, **given)  # type: ignore[arg-type]
        elif link and confirmed is not None:
            other = next((x for x in register(session) if x.record == find_record(session, link)), None)
            there = next((x for x in board.links if other and other.record in (x.link.record, x.link.other)), None)
            what = kind or (there.kind if there else None)
            if other is None or what is None:
                raise BadInput("say what it is to the other agreement", hint=f"--as {' | '.join(LINK_KINDS)}")
            act = "confirmed" if confirmed else "rejected"
            made = decide_link(session, agreement, other, act, what, **given)  # type: ignore[arg-type]
        elif item and confirmed is not None:
            act = "confirmed" if confirmed else "rejected"
            if report and words:
                commitment, passage = find_commitment(agreement, item), words_in(session, report, words)
                if stance is None:
                    raise BadInput("say what the words speak for", hint="--stance for, or --stance against")
            else:
                pieces = [piece for one in board.standings for piece in one.evidence]
                found = find_proposal([piece.proposal for piece in pieces], item)
                commitment, passage = find_commitment(agreement, found.commitment), found.passage
                stance = stance or found.stance
            made = decide_evidence(session, agreement, commitment, passage, act, stance, **given)  # type: ignore[arg-type]
        else:
            raise BadInput("nothing is decided", hint="--degree 0 to 3, or --confirm or --reject; see --help")
        act, detail = audit_line(made)
        note(session, act, made.record, person=by, at=made.made, **detail)
    click.echo(f"{made.subject} {made.act}; decision {made.decision[:8]}", err=True)
