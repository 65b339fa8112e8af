"""The weekly: a week beside those before it, by province, side and perpetrator, with what was corrected since."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.analysis.corrections import Earlier, correction_blocks
from dateline.analysis.counting import (
    MEAN_OF,
    NO_PROVINCE,
    History,
    Period,
    Tally,
    attacks_of,
    by_perpetrator,
    by_province,
    casualties,
    history,
    province_of,
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
    range_cell,
    read_words,
    reporting_panel,
    same_sources_told,
    severity,
    sides_table,
    toll_of,
)
from dateline.model.document import Block, Column, Document, Heading, Paragraph, Span, Table, Words, counted, words

GRAVEST = 10
"""Incidents of the week that are told one by one."""


def weekly(basis: Basis, period: Period, earlier: Earlier | None) -> Document:
    """The weekly of seven days (or of any few); `earlier` is the record as the edition before it saw it."""
    inside, unsure_place = basis.split()
    told, before = tally(inside, period), tally(inside, period.before())
    attacks = attacks_of(inside)
    past = history(attacks, period, basis.coverage)
    aside = tally(unsure_place, period)
    unsure = (*told.unsure, *aside.attacks, *aside.responses)
    blocks: list[Block] = [
        Paragraph(_lead(basis, period, told, past), is_lead=True),
        *same_sources_told(basis.same_sources),
        Heading("Attacks by province"),
        _province_table(attacks, period, basis, told, past),
    ]
    shown = province_map(told.attacks, f"Attacks by province, {period}")
    blocks += [shown] if shown else []
    if told.attacks:
        blocks += [
            Heading("Casualties of the attacks"),
            casualty_table(told.attacks),
            sides_table(told.attacks, BY_SIDE),
        ]
    blocks += [Heading("Bodies found"), Paragraph(_found(told.exhumations))]
    blocks += [Heading("By perpetrator"), _perpetrator_table(told, before, past)]
    gravest = sorted((*told.attacks, *told.responses, *told.foiled), key=severity, reverse=True)[:GRAVEST]
    if gravest:
        blocks.append(Heading("The gravest"))
        blocks.append(incident_table(gravest, basis.grades, "Attacks, responses and foiled attacks, the gravest first"))
    blocks += [*basis.section("agreements"), *basis.section("gaps")]
    blocks += correction_blocks(earlier, basis.occurrences, basis.area, period.before(), "last week")
    blocks.append(reporting_panel(basis, told.attacks, unsure))
    return Document(
        f"Weekly: {basis.place}",
        str(period),
        marking_of(inside),
        basis.produced,
        tuple(blocks),
        method_lines(
            f"The mean is over the {MEAN_OF} weeks before this one, as far as the record reaches back; the same week "
            "last year is 52 weeks earlier. Weeks before the record, or of which nothing was read, are not known (–).",
            "The last days fill up later: reports come late, and the next edition says what it corrects.",
            same_sources=basis.same_sources,
        ),
    )


def _lead(basis: Basis, period: Period, told: Tally, past: History) -> Words:
    where = f"{basis.place}, {period}: "
    if not told.attacks:
        return words(f"{where}no attack reported; {read_words(basis.reporting)}{_beside(past)}.")
    parts: list[str | Span] = [
        where,
        Span(f"{counted(len(told.attacks), 'attack')} reported", records_of(told.attacks)),
    ]
    toll = toll_of(told.attacks)
    parts += [", casualties ", *toll] if toll[0].records else [", no casualty figure told"]
    parts += [_beside(past), *_most_since(past)]
    provinces = [(name, some) for name, some in by_province(told.attacks).items() if name != NO_PROVINCE]
    if len(provinces) > 1 and len(provinces[0][1]) > len(provinces[1][1]):
        name, some = provinces[0]
        parts += [f"; most in {short_provinces(dict(provinces))[name]} (", *count_of(some), ")"]
    return words(*parts, ".")


def _beside(past: History) -> str:
    before = "is not known" if past.last is None else f"{len(past.last):,}"
    weeks = f"{MEAN_OF} weeks" if past.covered == MEAN_OF else f"{past.covered} known ones of the {MEAN_OF} weeks"
    mean = f", the mean of the {weeks} before {past.mean:.1f}" if past.mean is not None else ""
    return f"; the week before {before}{mean}"


def _most_since(past: History) -> list[str | Span]:
    if past.most_since is None:
        return []
    earlier = past.most_since.earlier
    if earlier is None:
        return [f"; the most in the {past.most_since.periods + 1:,} weeks that are looked at"]
    return [f"; the most since {earlier} ({past.most_since.count:,})"]


def _province_table(attacks: Sequence[Occurrence], period: Period, basis: Basis, told: Tally, past: History) -> Table:
    """The attacks of each province beside those before; `past` are those of all."""
    names = ("this week", "last week", f"{MEAN_OF}-week mean", "same week last year", "responses")
    columns = (Column("province"), *(Column(name, is_number=True) for name in names))
    responses = by_province(told.responses)
    by_name: dict[str, list[Occurrence]] = {name: [] for name in responses}
    for one in attacks:
        by_name.setdefault(province_of(one), []).append(one)
    histories = {name: history(some, period, basis.coverage) for name, some in by_name.items()}
    kept = [name for name, own in histories.items() if _has_any(own) or name in responses]
    kept.sort(key=lambda name: (name == NO_PROVINCE, -len(histories[name].now), -(histories[name].mean or 0), name))
    short = short_provinces(kept)
    rows = [_province_row(short[name], histories[name], responses.get(name, ())) for name in kept]
    rows.append(_province_row("all", past, told.responses))
    return Table("Attacks; responses are operations, raids, arrests and the like", columns, tuple(rows), has_total=True)


def _has_any(past: History) -> bool:
    return bool(past.now or past.last or past.mean or past.a_year_before)


def _province_row(name: str, past: History, responses: Sequence[Occurrence]) -> tuple[Words, ...]:
    mean = words("–") if past.mean is None else words(Span(f"{past.mean:.1f}", records_of(past.meant)))
    return (
        words(name),
        count_of(past.now),
        count_of(past.last),
        mean,
        count_of(past.a_year_before),
        count_of(responses),
    )


def casualty_table(attacks: Sequence[Occurrence]) -> Table:
    """Casualties by province, as `37 (26K, 11W)` and as ranges."""
    names = ("casualties", "killed, range", "wounded, range", "no figure of killed")
    columns = (Column("province"), *(Column(name, is_number=True) for name in names))
    provinces = by_province(attacks)
    short = short_provinces(provinces)
    rows = [(words(short[name]), *_casualty_cells(some)) for name, some in provinces.items()]
    rows.append((words("all"), *_casualty_cells(attacks)))
    caption = "Killed (K) and wounded (W) by the best figures, and the range of the sums"
    return Table(caption, columns, tuple(rows), has_total=True)


def _casualty_cells(attacks: Sequence[Occurrence]) -> tuple[Words, ...]:
    killed, wounded = casualties(attacks, "killed"), casualties(attacks, "wounded")
    return toll_of(attacks), range_cell(killed), range_cell(wounded), count_of(killed.untold)


def _found(exhumations: Sequence[Occurrence]) -> Words:
    if not exhumations:
        return words("None reported.")
    dead = casualties(exhumations, "killed")
    bodies: Words = (
        words(", bodies told: ", *best_cell(dead)) if dead.told else words(", the number of bodies not told")
    )
    find = Span(counted(len(exhumations), "find"), records_of(exhumations))
    return words(find, *bodies, ". They died at some other time and are in no count above.")


def _perpetrator_table(told: Tally, before: Tally, past: History) -> Table:
    names = ("this week", "claimed", "last week", "casualties")
    columns = (Column("named as perpetrator"), *(Column(name, is_number=True) for name in names))
    now, then = by_perpetrator(told.attacks), by_perpetrator(before.attacks)
    rows = tuple(
        (
            words(name),
            count_of(now.get(name, ())),
            count_of([one for one in now.get(name, ()) if one.claimed_by]),
            count_of(None if past.last is None else then.get(name, ())),
            toll_of(now.get(name, ())),
        )
        for name in dict.fromkeys((*now, *then))
    )
    caption = "Attacks by who is named; one of several counts for each of them, so that rows may exceed the sum"
    return Table(caption, columns, rows)
