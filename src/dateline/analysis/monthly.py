"""The monthly: 24 months, the mix of types, hot spots, sides and perpetrators, and what was corrected since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.analysis.corrections import Earlier, correction_blocks
from dateline.analysis.counting import (
    Period,
    Tally,
    by_perpetrator,
    by_province,
    casualties,
    grouped,
    month_name,
    months_to,
    records_of,
    short_provinces,
    tally,
)
from dateline.analysis.mapping import province_map
from dateline.analysis.occurrences import Occurrence
from dateline.analysis.telling import (
    BY_SIDE,
    Basis,
    best_cell,
    count_of,
    incident_table,
    marking_of,
    method_lines,
    read_words,
    reporting_panel,
    same_sources_told,
    severity,
    sides_table,
    toll_of,
)
from dateline.analysis.trends import (
    HOT_LEAST,
    HOT_MONTHS,
    HOT_TIMES,
    MIX_MONTHS,
    MONTHS,
    Month,
    Spot,
    hot_spots,
    known_mean,
    months,
    type_mix,
    type_of,
)
from dateline.analysis.weekly import casualty_table
from dateline.model.document import (
    Block,
    Chart,
    Column,
    Document,
    Heading,
    Paragraph,
    Series,
    Span,
    Table,
    Words,
    counted,
    words,
)

GRAVEST = 10
PERPETRATORS = "Attacks by who is named; one of several counts for each of them, so that rows may exceed the sum"
SPOTS = 10


def monthly(basis: Basis, period: Period, earlier: Earlier | None) -> Document:
    """The monthly of the calendar month in which a period ends."""
    inside, unsure_place = basis.split()
    told = months(inside, period, basis.coverage, number=MONTHS + 1)
    month = told[-1].period
    now, aside = tally(inside, month), tally(unsure_place, month)
    shown = province_map(now.attacks, f"Attacks by province, {month_name(month)}")
    gravest = sorted((*now.attacks, *now.responses, *now.foiled), key=severity, reverse=True)[:GRAVEST]
    blocks: list[Block] = [
        Paragraph(_lead(basis, month, now, told), is_lead=True),
        *same_sources_told(basis.same_sources),
        Heading(f"{MONTHS} months"),
        _months_chart(told[1:]),
        _months_table(told[1:]),
        Heading("Types of attacks"),
        *_mix(told),
        Heading("Provinces and hot spots"),
        _comparison(told, "province", by_province, "Attacks by province, this month and before"),
        *([shown] if shown else []),
        _spots(hot_spots(told)),
    ]
    if now.attacks:
        blocks += [Heading("Casualties of the attacks"), casualty_table(now.attacks)]
        blocks.append(sides_table(now.attacks, BY_SIDE))
        blocks += [Heading("By perpetrator"), _comparison(told, "named as perpetrator", by_perpetrator, PERPETRATORS)]
    if gravest:
        blocks.append(Heading("The gravest"))
        blocks.append(incident_table(gravest, basis.grades, "Attacks, responses and foiled attacks, the gravest first"))
    blocks += [*basis.section("agreements"), *basis.section("gaps")]
    blocks += correction_blocks(earlier, basis.occurrences, basis.area, months_to(month, 2)[0], "last month")
    blocks.append(reporting_panel(basis, now.attacks, (*now.unsure, *aside.attacks, *aside.responses)))
    return Document(
        f"Monthly trends: {basis.place}",
        f"{month_name(month)}, with the {MONTHS - 1} months before it",
        marking_of(inside),
        basis.produced,
        tuple(blocks),
        method_lines(
            "Months before the record, or of which nothing was read, are not known (–). Months differ in length, and "
            "none is adjusted.",
            f"A place is marked as a hot spot with at least {HOT_LEAST} attacks and {HOT_TIMES:g} times its mean over "
            f"the {HOT_MONTHS} months before. A rise after a quiet time, a fall after a bad one, come by chance, too.",
            same_sources=basis.same_sources,
        ),
    )


def _lead(basis: Basis, month: Period, now: Tally, told: Sequence[Month]) -> Words:
    where = f"{basis.place}, {month_name(month)}: "
    counts = [len(one.tally.attacks) if one.tally else None for one in told]
    mean = known_mean(counts[-13:-1])
    before = counts[-2]
    beside = f"; the month before {before:,}" if before is not None else "; the month before is not known"
    beside += f", the mean of the twelve before {mean:.1f}" if mean is not None else ""
    if not now.attacks:
        return words(f"{where}no attack reported; {read_words(basis.reporting)}{beside}.")
    toll = toll_of(now.attacks)
    parts: list[str | Span] = [where, Span(f"{counted(len(now.attacks), 'attack')} reported", records_of(now.attacks))]
    parts += [", casualties ", *toll] if toll[0].records else [", no casualty figure told"]
    return words(*parts, f"{beside}.")


def _labels(told: Sequence[Month]) -> tuple[str, ...]:
    return tuple(one.period.since.strftime("%Y-%m") for one in told)


def _months_chart(told: Sequence[Month]) -> Chart:
    attacks = Series("attacks", tuple(len(one.tally.attacks) if one.tally else None for one in told))
    responses = Series("responses", tuple(len(one.tally.responses) if one.tally else None for one in told))
    labels = _labels(told)
    return Chart(
        "Attacks and responses by month",
        " ".join(_described(series, labels) for series in (attacks, responses)),
        "lines",
        labels,
        (attacks, responses),
    )


def _described(series: Series, labels: Sequence[str]) -> str:
    """A series in a sentence: its last, its most and its least."""
    known = [(value, label) for value, label in zip(series.values, labels, strict=True) if value is not None]
    if not known:
        return f"{series.name.capitalize()}: not known."
    most, least = max(known, key=lambda pair: pair[0]), min(known, key=lambda pair: pair[0])
    return (
        f"{series.name.capitalize()}: {known[-1][0]:,.0f} in {known[-1][1]}, the most {most[0]:,.0f} in {most[1]}, "
        f"the least {least[0]:,.0f} in {least[1]}, of {counted(len(known), 'month')} on record."
    )


def _months_table(told: Sequence[Month]) -> Table:
    names = ("attacks", "responses", "foiled", "killed", "wounded", "finds of bodies")
    rows = []
    for one in reversed(told):
        known = one.tally
        if known is None:
            cells: tuple[Words, ...] = tuple(words("–") for _ in names)
        else:
            harmed = (casualties(known.attacks, "killed"), casualties(known.attacks, "wounded"))
            cells = (
                count_of(known.attacks),
                count_of(known.responses),
                count_of(known.foiled),
                *(best_cell(sum_of) for sum_of in harmed),
                count_of(known.exhumations),
            )
        rows.append((words(month_name(one.period)), *cells))
    columns = (Column("month"), *(Column(name, is_number=True) for name in names))
    return Table("The latest month first; killed and wounded in attacks, by the best figures", columns, tuple(rows))


def _mix(told: Sequence[Month]) -> list[Block]:
    last = told[-MIX_MONTHS:]
    mix = type_mix(last)
    if not mix:
        return [Paragraph(words(f"No attack in the {MIX_MONTHS} months on record."))]
    series = tuple(Series(name, tuple(counts)) for name, counts in mix.items())
    totals = ", ".join(f"{name} {sum(count or 0 for count in counts):,}" for name, counts in mix.items())
    return [
        Chart(
            f"Attacks by type, {MIX_MONTHS} months",
            f"In all months together: {totals}.",
            "stacked",
            _labels(last),
            series,
        ),
        _comparison(told, "type", _by_type, "Attacks by type, this month and before"),
    ]


Groups = Callable[[Iterable[Occurrence]], Mapping[str, Sequence[Occurrence]]]


def _by_type(attacks: Iterable[Occurrence]) -> Mapping[str, Sequence[Occurrence]]:
    return grouped(attacks, lambda one: (type_of(one),))


def _comparison(told: Sequence[Month], name: str, groups: Groups, caption: str) -> Table:
    """The attacks of the month in groups, beside the month before and the mean of twelve, with their casualties."""
    columns = (Column(name), *(Column(one, is_number=True) for one in _COMPARED))
    year = [month.tally for month in told[-13:-1] if month.tally]
    now = groups(told[-1].tally.attacks if told[-1].tally else ())
    before = groups(told[-2].tally.attacks) if told[-2].tally else None
    earlier = groups([one for tally in year for one in tally.attacks])
    short = short_provinces((*now, *earlier)) if groups is by_province else {}
    rows = tuple(
        (
            words(short.get(key, key)),
            count_of(now.get(key, ())),
            count_of(None if before is None else before.get(key, ())),
            _mean(earlier.get(key, ()), len(year)),
            toll_of(now.get(key, ())),
        )
        for key in dict.fromkeys((*now, *earlier))
    )
    return Table(caption, columns, rows)


_COMPARED = ("this month", "last month", "12-month mean", "casualties")


def _mean(earlier: Sequence[Occurrence], number: int) -> Words:
    return words(Span(f"{len(earlier) / number:.1f}", records_of(earlier))) if number else words("–")


def _spots(spots: Sequence[Spot]) -> Block:
    if not spots:
        return Paragraph(words("No attack of the month is known to a place or a district."))
    names = ("this month", f"mean of {HOT_MONTHS} before", "casualties")
    columns = (Column("place"), *(Column(name, is_number=True) for name in names), Column("mark"))
    rows = tuple(
        (
            words(spot.name),
            count_of(spot.attacks),
            words("–") if spot.mean is None else words(Span(f"{spot.mean:.1f}", records_of(spot.before))),
            toll_of(spot.attacks),
            words("hot spot" if spot.is_hot else ""),
        )
        for spot in spots[:SPOTS]
    )
    more = f"; {len(spots) - SPOTS} more places had fewer" if len(spots) > SPOTS else ""
    return Table(f"Places and districts with the most attacks{more}", columns, rows)
