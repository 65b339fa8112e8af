"""Occurrences and counts in words and cells: what the deliverables say alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.analysis.areas import Area
from dateline.analysis.counting import (
    Casualties,
    Coverage,
    Period,
    best_of,
    by_side,
    casualties,
    named,
    records_of,
    within,
)
from dateline.analysis.occurrences import Occurrence, Range
from dateline.analysis.reporting import Reporting, SameSources, in_words
from dateline.knowledge.codebook import DATE_PRECISION, PLACE_PRECISION, action_words
from dateline.model.document import Block, Column, Panel, Paragraph, Span, Table, Words, counted, listed, words
from dateline.model.text import strictest

SAME_SOURCES = (
    " That holds in every column, whatever its period, and for corrections. The figures of an incident of which one of "
    "these sources tells are those of all who tell of it."
)
BY_SIDE = "By who they were: forces, civilians, armed groups, as sources name them"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a deliverable is made from, beside its period.

    `occurrences` are all that may lie in the time it looks back to, of every area; `area` None is everywhere.
    `coverage` are the days of which anything was read, `reporting` what was read in the period, `grades` the Admiralty
    grades of outlets, `sections` the blocks that other questions of `analysis` answer (agreements, gaps), by name.
    `same_sources` are those that alone are counted and told of in `reporting` and `coverage`, where not all are.
    """

    occurrences: tuple[Occurrence, ...]
    area: Area | None
    made: datetime
    coverage: Coverage
    reporting: Reporting
    grades: Mapping[str, str]
    sections: Mapping[str, tuple[Block, ...]]
    same_sources: SameSources | None = None

    def split(self) -> tuple[list[Occurrence], list[Occurrence]]:
        """The occurrences certainly in the area, and those of which nobody can tell."""
        return within(self.occurrences, self.area)

    @property
    def place(self) -> str:
        """The name of the area."""
        return self.area.name if self.area else "All areas"

    @property
    def produced(self) -> str:
        """When it was made, in words."""
        return produced(self.made)

    def section(self, name: str) -> tuple[Block, ...]:
        """The blocks of a section, none where nobody made them."""
        return self.sections.get(name, ())


def produced(made: datetime) -> str:
    """When something was made, in words."""
    return made.strftime("%Y-%m-%d %H:%M UTC")


def marking_of(*occurrences: Iterable[Occurrence]) -> str:
    """The strictest marking of all that is told."""
    return strictest(one.marking for some in occurrences for one in some)


def range_words(figure: Range | None) -> str:
    """Low to high, and the best where it is neither: "7", "7–10, best 9", "at least 7", "up to 7", "not reported"."""
    if figure is None:
        return "not reported"
    low, best, high = figure.low, figure.best, figure.high
    if low is None and high is None:
        return f"about {best:,}" if best is not None else "not reported"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}" + (f", best {best:,}" if best not in (None, low) else "")
    if low == high:
        return f"{low:,}"
    return f"{low:,}–{high:,}" + (f", best {best:,}" if best not in (None, low, high) else "")


def when_words(one: Occurrence) -> str:
    """The day or days, and how precisely they are known."""
    if one.earliest is None or one.latest is None:
        return "day not known"
    days = str(Period(one.earliest, one.latest))
    if one.date_precision in (None, 1):
        return days
    likeliest = "likeliest day, " if one.earliest == one.latest else ""
    return f"{days} ({likeliest}{DATE_PRECISION[one.date_precision or 5]})"


def where_words(one: Occurrence) -> str:
    """The place, its province and country, and how precisely it is known."""
    if not one.place:
        return "place not known"
    around = [part for part in (*reversed(one.admin), one.country) if part and part != one.place_name]
    told = ", ".join(dict.fromkeys((one.place, *around)))
    return f"{told} ({PLACE_PRECISION[one.where_precision or 7]})"


def what_words(one: Occurrence) -> str:
    """What was done, and that it was foiled where it was."""
    what = action_words(one.word) if one.word else "incident"
    if one.is_exhumation:
        return "bodies found"
    return f"{what}, foiled" if one.certainty == "thwarted" else what


def who_words(one: Occurrence) -> str:
    """Who did it, as far as sources say so: "attributed to X", "claimed by X", "by X" of a response."""
    names = listed([party.name for party in named(one.perpetrators)])
    if one.nature == "response" and names:
        return f"by {names}"
    if one.claimed_by:
        others = [party.name for party in one.perpetrators if party.name != one.claimed_by]
        return f"claimed by {one.claimed_by}" + (f"; attributed to {listed(others)}" if others else "")
    if not names and one.perpetrators:
        return f"by {listed([party.name for party in one.perpetrators])}, no group named"
    if not names:
        return "not attributed"
    match one.attribution:
        case "claimed":
            return f"claimed by {names}"
        case "denied":
            return f"attributed to {names}, denied"
        case "disputed":
            return f"disputed: attributed to {names}"
        case "alleged":
            return f"allegedly {names}"
    return f"attributed to {names}"


def whom_words(one: Occurrence) -> str:
    """Who was hit, where sources say so."""
    return f" on {listed([party.name for party in one.targets])}" if one.targets else ""


def sources_words(one: Occurrence, grades: Mapping[str, str]) -> str:
    """How many sources it rests on, their grades, and the mark of a single one."""
    graded = [f"{outlet} ({grades.get(outlet, 'not graded')})" for outlet in one.outlets]
    shown = [
        *graded[:_MOST_OUTLETS],
        *([f"and {len(graded) - _MOST_OUTLETS} more"] if len(graded) > _MOST_OUTLETS else []),
    ]
    told = "single source" if one.is_single_source else counted(len(one.families), "independent source")
    return f"{told}: {', '.join(shown)}" if shown else told


_MOST_OUTLETS = 3


def count_of(occurrences: Sequence[Occurrence] | None) -> Words:
    """How many, leading to their records; a dash where it is not known."""
    if occurrences is None:
        return words("–")
    return words(Span(f"{len(occurrences):,}", records_of(occurrences)))


def toll_of(occurrences: Sequence[Occurrence]) -> Words:
    """Casualties as `37 (26K, 11W)`: the best figures of killed and wounded added up; a dash where none is told."""
    killed, wounded = casualties(occurrences, "killed"), casualties(occurrences, "wounded")
    told = records_of((*killed.told, *wounded.told))
    if not told:
        return words("–")
    parts = [f"{killed.best:,}K"] * bool(killed.told) + [f"{wounded.best:,}W"] * bool(wounded.told)
    return words(Span(f"{killed.best + wounded.best:,} ({', '.join(parts)})", told))


def sum_words(sum_of: Casualties) -> str:
    """The range of a sum: "24 to 29", "24 or more", "not reported"."""
    if not sum_of.told:
        return "not reported"
    if sum_of.high is None:
        return f"{sum_of.low:,} or more"
    return f"{sum_of.low:,}" if sum_of.low == sum_of.high else f"{sum_of.low:,} to {sum_of.high:,}"


def severity(one: Occurrence) -> float:
    """By what lists are ordered: the killed, and a fifth of the wounded; only an order."""
    killed, wounded = (best_of(figure) if figure else 0 for figure in (one.killed, one.wounded))
    return killed + wounded / 5


def incident_table(occurrences: Sequence[Occurrence], grades: Mapping[str, str], caption: str) -> Table:
    """The incidents, each with when, where, what, who, killed, wounded and sources, and the way to its record."""
    columns = tuple(Column(name, is_number=name in ("killed", "wounded")) for name in _INCIDENT_COLUMNS)
    rows = tuple(
        (
            words(Span(when_words(one), (one.record_id,))),
            words(where_words(one)),
            words(f"{what_words(one)}{whom_words(one)}; {who_words(one)}"),
            words(Span(range_words(one.killed), (one.record_id,))),
            words(Span(range_words(one.wounded), (one.record_id,))),
            words(sources_words(one, grades) + ("; sources differ" if one.is_disputed else "")),
        )
        for one in occurrences
    )
    return Table(caption, columns, rows)


_INCIDENT_COLUMNS = ("when", "where", "what and who", "killed", "wounded", "sources")


def sides_table(occurrences: Sequence[Occurrence], caption: str) -> Table:
    """Killed and wounded by who they were."""
    columns = (Column("who"), Column("killed", is_number=True), Column("wounded", is_number=True))
    killed, wounded = by_side(occurrences, "killed"), by_side(occurrences, "wounded")
    rows: list[tuple[Words, ...]] = [
        (words(side), _side(killed[side]), _side(wounded[side])) for side in killed if killed[side] or wounded[side]
    ]
    sums = (casualties(occurrences, "killed"), casualties(occurrences, "wounded"))
    rows.append((words("all"), *(best_cell(one) for one in sums)))
    return Table(caption, columns, tuple(rows), has_total=True)


def best_cell(sum_of: Casualties) -> Words:
    """The sum of best figures, leading to the records that give one; a dash where none does."""
    return words(Span(f"{sum_of.best:,}", records_of(sum_of.told)) if sum_of.told else "–")


def range_cell(sum_of: Casualties) -> Words:
    """The range of a sum, leading to the records that give a figure."""
    return words(Span(sum_words(sum_of), records_of(sum_of.told)))


def _side(numbers: Mapping[str, int]) -> Words:
    return words(Span(f"{sum(numbers.values()):,}", tuple(numbers))) if numbers else words("–")


def read_words(reporting: Reporting) -> str:
    """How much was read, in words."""
    return f"{counted(reporting.active, 'source')} read, {counted(reporting.reports, 'report')}"


def reporting_panel(basis: Basis, attacks: Sequence[Occurrence], unsure: Sequence[Occurrence]) -> Panel:
    """What was read beside what was counted, and how much of the count rests on a single source."""
    single = [one for one in attacks if one.is_single_source]
    untold = casualties(attacks, "killed").untold
    told = in_words(basis.reporting)
    return Panel(
        "Reporting beside the count",
        (
            ("read", words(told[0])),
            ("by a single source", words(*count_of(single), f" of {counted(len(attacks), 'attack')}")),
            ("no figure of killed", words(*count_of(untold), f" of {counted(len(attacks), 'attack')}")),
            (
                "not counted",
                words(*count_of(unsure), " that may belong here: only a wider area or a longer time is known"),
            ),
        ),
        " ".join([*told[1:], "These are reported incidents: fewer of them may only mean fewer reports."]),
    )


def same_sources_told(same: SameSources | None) -> tuple[Paragraph, ...]:
    """That only some sources are counted, where it is so: it stands behind the lead."""
    return (Paragraph(same.words),) if same else ()


def method_lines(*more: str, same_sources: SameSources | None = None) -> tuple[Words, ...]:
    """The method box: the rules that every deliverable keeps, and what is said of this one."""
    rules = (
        "Every figure counts records, not reports; copies of one text are one source. A figure leads to the records "
        "that it counts, and each of them to the words of its sources.",
        "An incident counts where all the days and the whole place that it may have are inside. What may or may not "
        "belong here is counted aside.",
        "Casualties are added from the best figure of each record, attackers' deaths left out. Not known is not zero: "
        "it adds nothing.",
        "Bodies found, foiled attacks, and what was denied or only counted together with others are no attacks.",
        "What a person decided goes before what the machine read; rejected records count nowhere.",
    )
    return (
        *(words(rule) for rule in (*rules, *more)),
        *((words(*same_sources.words, SAME_SOURCES),) if same_sources else ()),
        words("The rules, their sources and their traps: docs/method.md."),
    )
