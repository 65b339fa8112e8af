"""Makes the weights of `accounts.standings` on reports in which people marked how each figure stands to its toll.

    python benchmarks/standings.py [--tagger FILE] [SET ...]

Each figure that is read of a coded incident stands to its toll as people marked it, or is no count of it. A log-linear
choice is fitted to all of them; its worth is that of five, each fitted without a fifth of the reports and used on it.
Nothing is drawn; the weights are written.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import numpy as np
from coded_sets import GOLD, choose, coded
from logistic import fit_classes

from dateline.accounts import incidents, standings, summaries
from dateline.accounts.marked import span_of
from dateline.accounts.standings import CHOICES, FILE, JUDGED, NONE, Signs, Weights, logits
from dateline.accounts.tolls_standing import settled
from dateline.evaluation import gold
from dateline.model.claims import Account
from dateline.model.mentions import CasualtyFigure
from dateline.model.spans import overlap
from dateline.run.pipeline import read_report
from dateline.training.annotated import AnnotatedReport
from dateline.training.coded import marked

PARTS = 5
DECAY = 1.0
"""What is added to the squared weights, so that few figures cannot make a large one."""
Case = tuple[int, Signs, str]
"""The part of a report, the signs of a figure, and how people say that it stands."""
Fitted = dict[str, dict[str, float]]


def main() -> None:
    """Prints how many figures stand as people say, those of reports that did not make the weights, and writes them."""
    cases = _cases(choose(__doc__.splitlines()[0]))
    found: dict[str, Fitted] = {}
    for harm in JUDGED:
        mine = cases[harm]
        right = Counter[str]()
        for part in range(PARTS):
            weights = Weights.of(_fitted([case for case in mine if case[0] != part]))
            right.update(told for number, signs, told in mine if number == part and _likeliest(signs, weights) == told)
        wanted = Counter(told for _, _, told in mine)
        each = ", ".join(f"{name} {right[name]}/{count}" for name, count in wanted.most_common())
        print(f"{harm}: {sum(right.values())} of {len(mine)} figures stand as marked ({each})")
        found[harm] = _fitted(mine)
    FILE.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")


def _cases(sets: list[str]) -> dict[str, list[Case]]:
    seen: list[list[tuple[CasualtyFigure, Signs | None]]] = []

    def unchanged(*asked: object) -> list[CasualtyFigure]:
        seen.append(standings.signs_of(*asked))  # type: ignore[arg-type]
        return [figure for figure, _ in seen[-1]]

    incidents.stood = unchanged
    marks = marked(GOLD, sets)
    cases: dict[str, list[Case]] = {harm: [] for harm in JUDGED}
    for number, (report, coding) in enumerate(row for name in sets for row in coded(name)):
        if report.id not in marks:
            continue
        seen.clear()
        accounts = read_report(report).accounts
        for item in gold.coded_incidents(report, coding, accounts):
            told = item.account and _told(item.account, seen)
            key = f"e{coding['incidents'].index(item.row) + 1}"
            for harm in JUDGED:
                mine = [(figure, signs) for figure, signs in told or () if figure.toll.harm == harm]
                toll = item.row.get(f"total_{harm}")
                stands = _standings([figure for figure, _ in mine], marks[report.id], key, toll)
                for (_, signs), standing in zip(mine, stands, strict=True):
                    if signs is not None and standing is not None:
                        cases[harm].append((number % PARTS, signs, standing))
    return cases


def _likeliest(signs: Signs, weights: Weights) -> str:
    found = logits(signs, weights)
    return max(found, key=lambda choice: found[choice])


def _told(
    account: Account, seen: list[list[tuple[CasualtyFigure, Signs | None]]]
) -> list[tuple[CasualtyFigure, Signs | None]]:
    """The figures of which an account was made."""
    mine = {span_of(figure) for figure in summaries.figures(account)}
    return max(seen, key=lambda told: len(mine & {span_of(figure) for figure, _ in told}), default=[]) if mine else []


def _standings(
    figures: list[CasualtyFigure], marks: AnnotatedReport, key: str, toll: list[int | None] | None
) -> list[str | None]:
    """How people say that figures stand.

    Of a victim without a number ("the driver") they say nothing: those stand as gives the coded toll, if one way does.
    """
    stands = [_standing(figure, marks, key) for figure in figures]
    for way in ("group", "all", "part"):
        told = [standing or way for standing in stands]
        counted = [
            replace(figure, toll=replace(figure.toll, standing=standing))
            for figure, standing in zip(figures, told, strict=True)
            if standing not in (NONE, "both", "withdrawn")
        ]
        if None in stands and toll and settled(counted) == tuple(toll):
            return list(told)
    return stands


def _standing(figure: CasualtyFigure, marks: AnnotatedReport, key: str) -> str | None:
    over = [mark for mark in marks.marks if mark.key == key and overlap(mark, figure)]
    standing = next((mark.standing for mark in over if mark.role == figure.toll.harm and mark.standing), None)
    if standing is None and figure.toll.low == figure.toll.high == 1 and any(mark.role == "victim" for mark in over):
        return None
    return standing or NONE


def _fitted(cases: list[Case]) -> Fitted:
    names = sorted({name for _, signs, _ in cases for name in signs})
    table = np.array([[signs.get(name, 0.0) for name in names] for _, signs, _ in cases])
    weights = fit_classes(table, np.array([CHOICES.index(told) for _, _, told in cases]), len(CHOICES), DECAY)
    return {
        choice: dict(zip(names, np.round(row, 3).tolist(), strict=True))
        for choice, row in zip(CHOICES, weights, strict=True)
    }


if __name__ == "__main__":
    main()
