"""Gaps as a document: attacks without a reported response, for every format, each figure leading to its records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from dateline.analysis.between import Between
from dateline.analysis.gap_shapes import found_words
from dateline.analysis.gaps import ANSWERS, WINDOW_WORDS, WINDOWS, Answer, Attack, Dimension, Gaps, Row
from dateline.analysis.reporting import Reporting, SameSources, in_words
from dateline.analysis.telling import (
    method_lines,
    range_words,
    same_sources_told,
    when_words,
    where_words,
    who_words,
)
from dateline.model.document import (
    Block,
    Bullets,
    Chart,
    Column,
    Document,
    Heading,
    Panel,
    Paragraph,
    Series,
    Span,
    Table,
    Words,
    counted,
    words,
)

MOST = 60
"""Attacks that are told one by one."""
_ROWS, _RUNS, _PASSAGES = 40, 12, 12
_LONG = WINDOWS[-1]


def gaps_document(
    gaps: Gaps,
    reporting: Reporting,
    between: Sequence[Between],
    *,
    marking: str,
    made: datetime,
    same_sources: SameSources | None = None,
) -> Document:
    """The document of an area and a period."""
    blocks: list[Block] = [Paragraph(_lead(gaps), is_lead=True), *same_sources_told(same_sources)]
    if gaps.attacks:
        blocks += [_table(gaps, by) for by in ("zone", "force", "perpetrator")]
        blocks.append(_weeks(gaps))
        blocks += _runs(gaps)
        blocks += _listed(gaps)
    blocks += _between(between)
    blocks.append(_panel(gaps, reporting))
    return Document(
        f"Gaps: {gaps.area.name if gaps.area else 'all areas'}",
        f"{gaps.since} to {gaps.until}, as read up to {gaps.as_of}",
        marking,
        made.strftime("%Y-%m-%d %H:%M UTC"),
        tuple(blocks),
        method_lines(
            "A response is an operation, a raid, an arrest, a patrol or reinforcements in the same zone: an incident "
            "or words of a report. That none is reported does not mean that there was none.",
            "Reports give days, not hours: 24 hours is the day of the attack or the next. Where the day or the place "
            "of either is known only roughly, a response is possibly one. What is not over yet is too early.",
            same_sources=same_sources,
        ),
    )


def _lead(gaps: Gaps) -> Words:
    total = gaps.total()
    where = gaps.area.described if gaps.area else "all areas"
    if not total.attacks:
        return words(f"{where}: no attack is reported.")
    told: list[str | Span] = [f"{where}: ", _count(total.attacks, "attack"), "; no response is reported to "]
    for at, window in enumerate(WINDOWS):
        told += [", " * (at > 0), _number(_with(total, window, "none reported")), f" within {WINDOW_WORDS[window]}"]
    possibly = _with(total, _LONG, "possibly")
    told += ["; possibly one to ", _number(possibly), f" more within {WINDOW_WORDS[_LONG]}"] if possibly else []
    return words(*told, ".")


def _table(gaps: Gaps, by: Dimension) -> Table:
    rows = [*gaps.rows(by)[:_ROWS], gaps.total()]
    columns = [Column(by.capitalize()), Column("attacks", True)]
    columns += [Column(f"none in {WINDOW_WORDS[window]}", True) for window in WINDOWS]
    columns += [Column(f"possibly in {WINDOW_WORDS[_LONG]}", True), Column("too early", True)]
    return Table(
        f"Attacks by {by}, and to how many of them no response is reported",
        tuple(columns),
        tuple(
            (
                words(row.label[0]),
                words(_number(row.attacks)),
                *(words(_number(_with(row, window, "none reported"))) for window in WINDOWS),
                words(_number(_with(row, _LONG, "possibly"))),
                words(_number(_with(row, _LONG, "too early"))),
            )
            for row in rows
        ),
        has_total=True,
    )


def _weeks(gaps: Gaps) -> Chart:
    """The attacks of each week, by whether a response is reported."""
    weeks, cells = gaps.weeks(), gaps.cells()
    counts = {
        answer: tuple(
            float(sum(Row((), cells[zone, week].attacks).count(_LONG, answer) for zone in gaps.zones)) for week in weeks
        )
        for answer in ANSWERS
    }
    shown = [answer for answer in ANSWERS if any(counts[answer])] or ["none reported"]
    most = max(range(len(weeks)), key=lambda at: counts["none reported"][at])
    told = "; ".join(f"{answer} {sum(counts[answer]):.0f}" for answer in shown)
    worst = f" Most without a reported response: week of {weeks[most]}, {counts['none reported'][most]:.0f}."
    rough = len(gaps.attacks) - int(sum(sum(counts[answer]) for answer in ANSWERS))
    more = f" {counted(rough, 'attack')} known only to more than a week left out." if rough else ""
    return Chart(
        f"Attacks by week and by response within {WINDOW_WORDS[_LONG]}",
        f"Over {counted(len(weeks), 'week')}: {told}.{worst if any(counts['none reported']) else ''}{more}",
        "stacked",
        tuple(week.strftime("%d %b %y") for week in weeks),
        tuple(Series(answer, counts[answer]) for answer in shown),
        "attacks",
    )


def _runs(gaps: Gaps) -> list[Block]:
    runs = gaps.runs()[:_RUNS]
    if not runs:
        return []
    rows = []
    for run in runs:
        killed, is_open = run.killed
        least = "at least " if is_open else ""
        days = f"{run.first} to {run.last}"
        rows.append((words(run.zone), words(_number(run.attacks)), words(days), words(f"{least}{killed}")))
    columns = (Column("Zone"), Column("attacks", True), Column("days"), Column("killed", True))
    return [Table(f"Attacks in a row with no reported response within {WINDOW_WORDS[_LONG]}", columns, tuple(rows))]


def _listed(gaps: Gaps) -> list[Block]:
    found = [attack for attack in gaps.attacks if attack.answer(_LONG) != "answered"]
    if not found:
        return []
    columns = (
        Column("When"),
        Column("where"),
        Column("who"),
        Column("killed", True),
        Column("response"),
        Column("reports naming the zone, 14 days", True),
    )
    rows = tuple(
        (
            words(Span(when_words(one.occurrence), (one.occurrence.record_id,))),
            words(where_words(one.occurrence)),
            words(who_words(one.occurrence)),
            words(range_words(one.occurrence.killed)),
            words(_response(one)),
            words("not known" if one.naming is None else str(one.naming)),
        )
        for one in found[:MOST]
    )
    blocks: list[Block] = [
        Table(f"Attacks without a response that is surely within {WINDOW_WORDS[_LONG]}", columns, rows)
    ]
    if len(found) > MOST:
        rest = found[MOST:]
        blocks.append(Paragraph(words("And ", _count(rest, "more", "more"), ".")))
    return blocks


def _response(attack: Attack) -> str:
    told = "; ".join(found_words(found) for found in attack.found[:3])
    return f"{attack.answer(_LONG)}{': ' if told else ''}{told}"


def _between(between: Sequence[Between]) -> list[Block]:
    if not between:
        return []
    items = tuple(
        words(
            Span(f"{one.passage.what}", is_strong=True),
            f"{': ' if one.places else ''}{', '.join(one.places)}. “{one.passage.words}” ",
            f"({', '.join(filter(None, (*one.outlets, str(one.passage.published or ''))))})",
        )
        for one in between[:_PASSAGES]
    )
    return [Heading("Places between forces, in the words of reports"), Bullets(items)]


def _panel(gaps: Gaps, reporting: Reporting) -> Panel:
    told = in_words(reporting)
    rows: list[tuple[str, Words]] = [("read", words(told[0]))]
    if gaps.unsure:
        unsure = Span(counted(len(gaps.unsure), "attack"), tuple(one.record_id for one in gaps.unsure))
        rows.append(("not counted", words(unsure, " that may belong here: place or day is known too roughly")))
    silent = [attack for attack in gaps.attacks if attack.naming == 0]
    if silent:
        rows.append(("nobody spoke of the zone", words("for 14 days after ", _count(silent, "attack"))))
    return Panel("How far silence may only be silence", tuple(rows), " ".join(told[1:]))


def _with(row: Row, window: int, answer: Answer) -> tuple[Attack, ...]:
    return tuple(attack for attack in row.attacks if attack.answer(window) == answer)


def _number(attacks: Iterable[Attack]) -> Span:
    records = tuple(attack.occurrence.record_id for attack in attacks)
    return Span(f"{len(records):,}", records)


def _count(attacks: Sequence[Attack], one: str, many: str | None = None) -> Span:
    return Span(counted(len(attacks), one, many), _number(attacks).records)
