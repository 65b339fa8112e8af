"""Sections that a weekly and a monthly take from other questions: agreements, attacks without a response."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.analysis.agreement_incidents import InZones
from dateline.analysis.agreements import Agreement, status_on
from dateline.analysis.board import Sought, Standing
from dateline.analysis.counting import Period, records_of
from dateline.analysis.gaps import WINDOW_WORDS, WINDOWS, Everywhere, Gaps, Row, Run
from dateline.analysis.holding import CAVEAT, Holding
from dateline.analysis.lags import late_words
from dateline.analysis.telling import count_of
from dateline.model.document import Block, Bullets, Column, Heading, Paragraph, Span, Table, Words, counted, words

WATCH_TITLE = "Agreements watch"
MOST_WATCHED = 8
"""Agreements that are told of, the latest concluded first; the others are counted."""
MOST_RUNS = 5
MOST_COUNTRIES = 12
"""Countries that have a row of their own, those with most attacks without a reported response."""
MOST_ZONES = 10


@dataclass(frozen=True, slots=True)
class Watched:
    """One agreement with its commitments, the incidents in its zones in a period and before, and whether it holds.

    `held` is the answer, or in words why there is none; None where nobody asked. `sought` tells of which reports
    evidence was looked for.
    """

    agreement: Agreement
    now: InZones
    before: InZones
    standings: tuple[Standing, ...] = ()
    held: Holding | str | None = None
    sought: Sought | None = None


def agreement_blocks(
    watched: Sequence[Watched], rest: Sequence[Agreement], place: str, day: date, *, same_sources: bool = False
) -> tuple[Block, ...]:
    """The agreements of an area: incidents in their zones, how their commitments stand, whether they hold.

    `rest` are those that are only counted. `same_sources` says that not all sources are counted.
    """
    heading = Heading(WATCH_TITLE)
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
        if one.held is not None or one.standings:
            blocks += [Heading(_headline(one.agreement), 3), Bullets(_bullets(one))]
    if rest:
        records = tuple(one.record for one in rest)
        blocks.append(Paragraph(words("And ", Span(counted(len(rest), "more agreement"), records), ".")))
    told: list[str | Span] = ["Nothing that is counted here shows that an agreement caused it, or failed to."]
    if unasked := [one.agreement.record for one in watched if one.held is None]:
        which = Span(counted(len(unasked), "agreement"), tuple(unasked))
        told += [" Whether ", which, " hold" + "s" * (len(unasked) == 1), " takes reading more incidents than there is"]
        told += [" time for here: name an area in which they lie."]
    if same_sources:
        told.append(" Whether one holds is asked of the sources that were read both before and since it began.")
    blocks.append(Paragraph(words(*told)))
    return tuple(blocks)


def watch_elsewhere(address: str) -> tuple[Block, ...]:
    """The section where it is told at an address of its own."""
    told = Span("Incidents in their zones, how their commitments stand, whether they hold", address=address)
    return (Heading(WATCH_TITLE), Paragraph(words(told, ".")))


def _name(agreement: Agreement) -> Span:
    return Span(_headline(agreement), (agreement.record,))


def _headline(agreement: Agreement) -> str:
    return agreement.headline[:1].upper() + agreement.headline[1:]


def _bullets(one: Watched) -> tuple[Words, ...]:
    items: list[Words] = []
    if isinstance(one.held, Holding):
        items.append(words(Span(one.held.verdict, is_strong=True), f": {one.held.reason} {CAVEAT}"))
        items += [words(told) for told in late_words(one.held.lags, one.held.until, most=3)]
    elif one.held:
        items.append(words(Span("no answer whether it holds", is_strong=True), f": {one.held}"))
    items += [_standing(standing, one.agreement.record) for standing in one.standings]
    if one.standings and one.sought and one.sought.looked_into < one.sought.bearing:
        items.append(words(f"Evidence was looked for in {one.sought.words}."))
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


_GAPS = Heading("Attacks without a reported response")


def gap_blocks(gaps: Gaps) -> tuple[Block, ...]:
    """Attacks with no reported response by zone, and the longest runs of them."""
    period = Period(gaps.since, gaps.until)
    if not gaps.attacks:
        return (_GAPS, Paragraph(words(f"No attack of {period} is placed in a zone of the area.")))
    rows = [*(_row(row, row.label[0]) for row in gaps.rows("zone")), _row(gaps.total(), "all")]
    return (_GAPS, _gap_table("zone", rows, period), *_runs([(run.zone, run) for run in gaps.runs()]), _SILENCE)


def everywhere_blocks(found: Everywhere) -> tuple[Block, ...]:
    """The same of everything: by country, the zones with most attacks without a reported response, and runs."""
    period = Period(found.since, found.until)
    if not found.countries:
        blocks: list[Block] = [_GAPS, Paragraph(words(f"No attack of {period} is placed in a country."))]
        return (*blocks, *_aside(found))
    if len(found.countries) == 1:
        return (*gap_blocks(found.countries[0]), *_aside(found))
    countries = found.rows()
    rows = [_row(row, row.label[0]) for row in countries[:MOST_COUNTRIES]]
    if rest := countries[MOST_COUNTRIES:]:
        others = Row((), tuple(attack for row in rest for attack in row.attacks))
        rows.append(_row(others, counted(len(rest), "other country", "other countries")))
    rows.append(_row(found.total(), "all"))
    blocks = [_GAPS, _gap_table("country", rows, period)]
    if worst := [row for row in found.zones() if row.count(WINDOWS[-1], "none reported")][:MOST_ZONES]:
        named = [_row(row, ", ".join(row.label)) for row in worst]
        caption = "The areas with most attacks to which no response is reported within 14 days"
        blocks.append(_gap_table("area", named, period, caption))
    blocks += _runs([(f"{run.zone}, {country}", run) for country, run in found.runs()])
    return (*blocks, _SILENCE, *_aside(found))


_SILENCE = Paragraph(words("No reported response is not no response: silence may only be silence."))


def _gap_table(by: str, rows: Sequence[tuple[Words, ...]], period: Period, caption: str = "") -> Table:
    """The rows under their heads; without a caption of its own the last row is the sum."""
    columns = (
        Column(by),
        Column("attacks", is_number=True),
        *(Column(f"none in {WINDOW_WORDS[window]}", is_number=True) for window in WINDOWS),
        Column("too early", is_number=True),
    )
    of_all = f"Of the attacks of {period}: no response reported within; too early: 14 days are not over"
    return Table(caption or of_all, columns, tuple(rows), has_total=not caption)


def _runs(runs: Sequence[tuple[str, Run]]) -> list[Block]:
    if not runs:
        return []
    items = [
        words(
            f"{name}: ",
            Span(counted(len(run.attacks), "attack"), records_of(one.occurrence for one in run.attacks)),
            f" in a row, {Period(run.first, run.last)}",
        )
        for name, run in runs[:MOST_RUNS]
    ]
    lead = words("The longest runs without a reported response within 14 days:")
    return [Paragraph(lead), Bullets(tuple(items))]


def _aside(found: Everywhere) -> list[Block]:
    """What stands in no country, and what was not read."""
    told: list[str | Span] = []
    if found.unplaced:
        attacks = Span(counted(len(found.unplaced), "more attack"), records_of(found.unplaced))
        told += [attacks, f" {'is' if len(found.unplaced) == 1 else 'are'} placed in no country, and not counted here."]
    if found.is_cut:
        told += [" " * bool(told), "Of the reports that speak of patrols or reinforcements only the latest were read."]
    return [Paragraph(words(*told))] if told else []


def _row(row: Row, name: str) -> tuple[Words, ...]:
    def having(window: int, answer: str) -> Words:
        return count_of([one.occurrence for one in row.attacks if one.answer(window) == answer])

    return (
        words(name),
        count_of([one.occurrence for one in row.attacks]),
        *(having(window, "none reported") for window in WINDOWS),
        having(WINDOWS[-1], "too early"),
    )
