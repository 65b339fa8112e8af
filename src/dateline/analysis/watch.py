"""Sections that a weekly and a monthly take from other questions: agreements, attacks without a response."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.analysis.agreement_incidents import InZones
from dateline.analysis.agreements import Agreement, status_on
from dateline.analysis.board import Standing
from dateline.analysis.counting import Period, records_of
from dateline.analysis.gaps import WINDOW_WORDS, WINDOWS, Gaps, Row
from dateline.analysis.holding import CAVEAT, Holding
from dateline.analysis.telling import count_of
from dateline.model.document import Block, Bullets, Column, Heading, Paragraph, Span, Table, Words, counted, words

MOST_WATCHED = 8
"""Agreements that are told of, the latest concluded first; the others are counted."""
MOST_RUNS = 5


@dataclass(frozen=True, slots=True)
class Watched:
    """One agreement with its commitments, the incidents in its zones in a period and before, and whether it holds.

    `held` is the answer, or in words why there is none; None where nobody asked.
    """

    agreement: Agreement
    now: InZones
    before: InZones
    standings: tuple[Standing, ...] = ()
    held: Holding | str | None = None


def agreement_blocks(watched: Sequence[Watched], rest: Sequence[Agreement], place: str, day: date) -> tuple[Block, ...]:
    """The agreements of an area: incidents in their zones, how their commitments stand, whether they hold.

    `rest` are those that are only counted.
    """
    heading = Heading("Agreements watch")
    if not watched:
        return (heading, Paragraph(words(f"No agreement on record touches {place}.")))
    names = ("attacks in its zones", "before", "may lie in them")
    columns = (Column("agreement"), Column("status"), *(Column(name, is_number=True) for name in names))
    rows = tuple(
        (
            words(_name(one.agreement)),
            words(status_on(one.agreement, day)),
            count_of(one.now.inside.attacks),
            count_of(one.before.inside.attacks),
            count_of(one.now.inside.unsure),
        )
        for one in watched
    )
    caption = "Attacks in the zones; for cooperation against others, attacks by those others. Before: the period before"
    blocks: list[Block] = [heading, Table(caption, columns, rows)]
    for one in watched:
        if one.held is not None:
            blocks += [Heading(_headline(one.agreement), 3), Bullets(_bullets(one))]
    if rest:
        records = tuple(one.record for one in rest)
        blocks.append(Paragraph(words("And ", Span(counted(len(rest), "more agreement"), records), ".")))
    told = "Nothing that is counted here shows that an agreement caused it, or failed to."
    if any(one.held is None for one in watched):
        told += " Name an area to see commitments, and whether the agreements that touch it are holding."
    blocks.append(Paragraph(words(told)))
    return tuple(blocks)


def _name(agreement: Agreement) -> Span:
    return Span(_headline(agreement), (agreement.record,))


def _headline(agreement: Agreement) -> str:
    return agreement.headline[:1].upper() + agreement.headline[1:]


def _bullets(one: Watched) -> tuple[Words, ...]:
    items: list[Words] = []
    if isinstance(one.held, Holding):
        items.append(words(Span(one.held.verdict, is_strong=True), f": {one.held.reason} {CAVEAT}"))
    elif one.held:
        items.append(words(Span("no answer whether it holds", is_strong=True), f": {one.held}"))
    items += [_standing(standing, one.agreement.record) for standing in one.standings]
    return tuple(items) or (words("No commitment is told."),)


def _standing(standing: Standing, record: str) -> Words:
    evidence = [
        f"{number} {state} {stance}"
        for stance in ("for", "against")
        for state in ("confirmed", "proposed")
        if (number := standing.count(stance, state))
    ]
    told = f": {standing.degree_words}; evidence {', '.join(evidence) or 'none'}; {standing.quiet_words}"
    return words(Span(standing.commitment.words, (record,)), told)


def gap_blocks(gaps: Gaps | None) -> tuple[Block, ...]:
    """Attacks with no reported response by zone, and the longest runs of them; None: nobody asked for an area."""
    heading = Heading("Attacks without a reported response")
    if gaps is None:
        return (heading, Paragraph(words("Name an area to see attacks without a reported response in its zones.")))
    period = Period(gaps.since, gaps.until)
    if not gaps.attacks:
        return (heading, Paragraph(words(f"No attack of {period} is placed in a zone of the area.")))
    columns = (
        Column("zone"),
        Column("attacks", is_number=True),
        *(Column(f"none in {WINDOW_WORDS[window]}", is_number=True) for window in WINDOWS),
        Column("too early", is_number=True),
    )
    rows = [_row(row, row.label[0]) for row in gaps.rows("zone")]
    rows.append(_row(gaps.total(), "all"))
    caption = f"Of the attacks of {period}: no response reported within; too early: 14 days are not over"
    blocks: list[Block] = [heading, Table(caption, columns, tuple(rows), has_total=True)]
    runs = gaps.runs()[:MOST_RUNS]
    if runs:
        items = [
            words(
                f"{run.zone}: ",
                Span(counted(len(run.attacks), "attack"), records_of(one.occurrence for one in run.attacks)),
                f" in a row, {Period(run.first, run.last)}",
            )
            for run in runs
        ]
        lead = words("The longest runs without a reported response within 14 days:")
        blocks += [Paragraph(lead), Bullets(tuple(items))]
    blocks.append(Paragraph(words("No reported response is not no response: silence may only be silence.")))
    return tuple(blocks)


def _row(row: Row, name: str) -> tuple[Words, ...]:
    def having(window: int, answer: str) -> Words:
        return count_of([one.occurrence for one in row.attacks if one.answer(window) == answer])

    return (
        words(name),
        count_of([one.occurrence for one in row.attacks]),
        *(having(window, "none reported") for window in WINDOWS),
        having(WINDOWS[-1], "too early"),
    )
