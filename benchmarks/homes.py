"""Makes the weights of `accounts.homes` on the marked reports, and says what they are worth on reports left out.

    python benchmarks/homes.py [--tagger FILE] [SET ...]

Each unit of a report tells the incident whose marks stand in it, or none. A log-linear choice is fitted to that, and a
logistic model to which incidents are the report's news. The worth is that of five models, each fitted without a fifth
of the reports and used on it. Nothing is drawn and nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from coded_sets import GOLD, choose, coded
from logistic import fit as fit_logistic
from logistic import fit_choices

from dateline.accounts import grouping, homes
from dateline.accounts.background import Unit
from dateline.accounts.drafts import Draft
from dateline.accounts.homes import NEW, NONE, Incident, Signs
from dateline.accounts.logistic import weighed
from dateline.accounts.marked import Marked
from dateline.run.pipeline import read_report
from dateline.training.annotated import AnnotatedReport
from dateline.training.coded import marked as marked_reports

DECAY = 2.0
"""What is added to the squared weights, so that few reports cannot make a large one."""
PARTS = 5
ROLES = (("trigger",), ("killed", "wounded", "abducted"), ("time", "place"))
"""The marks that say which incident a unit tells, the more telling first."""


@dataclass(slots=True)
class Case:
    """The choices of one report, each with the right one, and its incidents with whether they are news."""

    homes: list[tuple[dict[int, Signs], int]]
    incidents: list[tuple[Signs, bool]]


def main() -> None:
    """Prints how many units come home, how many incidents are held for what they are, and the weights."""
    cases = list(read(choose(__doc__.splitlines()[0])))
    right: Counter[str] = Counter()
    for part in range(PARTS):
        weights, news = fit(case for number, case in enumerate(cases) if number % PARTS != part)
        for case in cases[part::PARTS]:
            right["units"] += len(case.homes)
            right["homes"] += sum(
                max(found, key=lambda n: weighed(found[n], weights)) == home for found, home in case.homes
            )
            right["incidents"] += len(case.incidents)
            right["news"] += sum((weighed(one, news) >= 0) == is_news for one, is_news in case.incidents)
    print(
        f"{len(cases)} reports: {right['homes']} of {right['units']} units in the right home, "
        f"{right['news']} of {right['incidents']} incidents held rightly for news or not"
    )
    for name, weights in zip(("WEIGHTS", "NEWS_WEIGHTS"), fit(cases), strict=True):
        print(name)
        for sign, weight in sorted(weights.items(), key=lambda item: -item[1]):
            print(f'    "{sign}": {weight:.2f},')


def read(sets: Sequence[str]) -> Iterator[Case]:
    """The choices of the marked reports of these sets, as the reader meets them."""
    seen: list[tuple[Sequence[Unit], Sequence[Draft], Marked]] = []

    def by_rules(units: Sequence[Unit], drafts: list[Draft], marked: Marked, *, agreement_is_main: bool) -> list[Draft]:
        if not agreement_is_main:
            seen.append((units, drafts, marked))
        return drafts

    grouping.regrouped = by_rules
    for name in sets:
        marks = marked_reports(GOLD, [name])
        for report, _ in coded(name):
            found = marks.get(report.id)
            if found is None or found.report.text != report.text:
                continue
            seen.clear()
            read_report(report)
            for units, drafts, marked in seen:
                yield case_of(units, drafts, marked, found)


def case_of(units: Sequence[Unit], drafts: Sequence[Draft], marked: Marked, marks: AnnotatedReport) -> Case:
    """The choices of one report, where every unit before was in its right home."""
    main = {one.key: one.role == "main" for one in marks.told if one.key.startswith("e") and not one.aggregate}
    incidents: list[Incident] = []
    numbers: dict[str, int] = {}
    chosen = []
    for one in homes.told(units, drafts, marked):
        key = key_of(one.unit, marks, main)
        home = NONE if key is None else numbers.get(key, NEW)
        chosen.append((homes.choices(one, incidents, marked), home))
        if key is not None and home == NEW:
            numbers[key] = len(incidents)
            incidents.append(Incident([one]))
        elif home >= 0:
            incidents[home].units.append(one)
    told = [(homes.news_signs(number, incidents, drafts), main[key]) for key, number in numbers.items()]
    return Case(chosen, told)


def key_of(unit: Unit, marks: AnnotatedReport, keys: Collection[str]) -> str | None:
    """The incident of which most marks stand in a unit."""
    inside = [mark for mark in marks.marks if mark.key in keys and unit.start <= mark.start < unit.end]
    for roles in ROLES:
        here = Counter(mark.key for mark in inside if mark.role in roles)
        if here:
            return here.most_common(1)[0][0]
    return None


def fit(cases: Iterator[Case] | Sequence[Case]) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The weights of homes and those of news."""
    cases = list(cases)
    signs = sorted({sign for case in cases for found, _ in case.homes for one in found.values() for sign in one})
    rows = [
        (
            np.array([[one.get(sign, 0.0) for sign in signs] for one in found.values()]),
            np.array([number == home for number in found]),
            1.0,
        )
        for case in cases
        for found, home in case.homes
    ]
    weights = fit_choices(rows, DECAY)
    of_news = sorted({sign for case in cases for one, _ in case.incidents for sign in one if sign != "bias"})
    incidents = [pair for case in cases for pair in case.incidents]
    table = np.array([[one.get(sign, 0.0) for sign in of_news] for one, _ in incidents])
    news = fit_logistic(table, np.array([float(is_news) for _, is_news in incidents]), DECAY)
    return dict(zip(signs, weights.tolist(), strict=True)), dict(zip((*of_news, "bias"), news.tolist(), strict=True))


if __name__ == "__main__":
    main()
