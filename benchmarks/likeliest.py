"""Makes the weights of `accounts.participants_likeliest` on the coded reports, and says what they are worth.

    python benchmarks/likeliest.py [--tagger FILE] [SET ...]

Of each coded incident of the news that is found, one of the report's actors did it, or none of them. A log-linear
choice is fitted to all of them; its worth is that of five, each fitted without a fifth of the reports and used on it.
The same reports give the same weights: nothing is drawn. Nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from coded_sets import choose, coded
from logistic import fit_choices

from dateline.accounts import participants
from dateline.accounts.participants_grammar import Relation
from dateline.accounts.participants_likeliest import WEIGHTS, Candidate, Scene, candidates, most_likely
from dateline.accounts.summaries import summarise
from dateline.evaluation import gold
from dateline.evaluation.reconciled import Coded
from dateline.run.pipeline import read_report

PARTS = 5
DECAY = 4.0
"""What is added to the squared weights, so that few reports cannot make a large one."""
RATHER_NOBODY = 0.75
"""What is added to the weight of none: a wrong name is worse than no name. More costs right names."""


@dataclass(slots=True)
class Case:
    """One incident of the news, with the actors of its report and which of them did it as the coder says."""

    part: int
    found: Mapping[str, Candidate]
    did_it: frozenset[str]
    is_coded: bool
    names_one: bool
    """Whether the rules name anybody."""
    is_right: bool
    """Whether they name the right one."""


def main() -> None:
    """Prints how often the rules alone and with the choice name the right one, and the weights."""
    cases = list(read(choose(__doc__.splitlines()[0])))
    signs = sorted({sign for case in cases for one in case.found.values() for sign in one.signs})
    alone, chosen = Counter[str](), Counter[str]()
    for part in range(PARTS):
        weights = fit([case for case in cases if case.part != part], signs)
        for case in cases:
            if case.part == part:
                alone += count(case, None)
                chosen += count(case, weights)
    shipped = sum((count(case, WEIGHTS) for case in cases), Counter[str]())
    for name, counts in (("the rules alone", alone), ("with it, left out", chosen), ("with what ships", shipped)):
        print(
            f"{name}: {counts['right']} right of {counts['coded']}, "
            f"{counts['named']} named of {counts['nobody']} where the coder names nobody"
        )
    for sign, weight in sorted(fit(cases, signs).items(), key=lambda item: -item[1]):
        print(f'    "{sign}": {weight:.2f},')


def read(sets: list[str]) -> Iterator[Case]:
    """The coded incidents of the news that are found, as the rules alone read them."""
    seen: list[tuple[Scene, list[Relation], dict[str, Candidate]]] = []

    def alone(report: Any, cut: Any, actors: Any, scene: Scene, agents: list[Relation], backs: Any) -> list[Relation]:
        seen.append((scene, agents, candidates(report, cut, actors, scene, agents, backs)))
        return agents

    participants.likeliest = alone
    for number, (report, coding) in enumerate(row for name in sets for row in coded(name)):
        seen.clear()
        for item in gold.coded_incidents(report, coding, read_report(report).accounts):
            if item.account and item.row["role"] == "main":
                case = of_incident(number % PARTS, item, seen)
                if case:
                    yield case


def of_incident(part: int, told: Coded, seen: list[tuple[Scene, list[Relation], dict[str, Candidate]]]) -> Case | None:
    """The case of a coded incident: the scene that holds the word that its account is named by."""
    assert told.account is not None
    starts = [words.start for claim in told.account.claims if claim.field == "action" for words in claim.evidence]
    names = summarise(told.account)["perpetrators"]
    doers = {
        (words.start, words.end)
        for claim in told.account.claims
        if claim.field == "perpetrator"
        for words in claim.evidence
    }
    for scene, agents, found in seen:
        if {(agent.mention.start, agent.mention.end) for agent in agents} != doers:
            continue
        if not any(sentence.start <= start < sentence.end for sentence in scene.told for start in starts):
            continue
        wanted = told.row.get("perpetrator")
        did_it = frozenset(
            key for key, one in found.items() if one.best and gold.right_actor([one.best[1].who.name], told.row)
        )
        is_right = bool(gold.right_actor(names, told.row)) if wanted else not names
        return Case(part, found, did_it, bool(wanted), bool(names), is_right)
    return None


def fit(cases: list[Case], signs: list[str]) -> dict[str, float]:
    """The weights; the last is that of nobody."""
    rows = []
    for case in cases:
        table = np.zeros((len(case.found) + 1, len(signs) + 1))
        for place, one in enumerate(case.found.values()):
            table[place, :-1] = [one.signs.get(sign, 0.0) for sign in signs]
        table[-1, -1] = 1.0
        did_it = np.array([*(key in case.did_it for key in case.found), not case.did_it])
        rows.append((table, did_it, 1.0))
    weights = fit_choices(rows, DECAY)
    return {**dict(zip(signs, weights, strict=False)), "none": weights[-1] + RATHER_NOBODY}


def count(case: Case, weights: Mapping[str, float] | None) -> Counter[str]:
    """One case counted: right of those coded, or somebody named where the coder names nobody."""
    best = most_likely(case.found, weights) if weights is not None else None
    stays = best is None or bool(case.found[best].signs.keys() & {"told", "told known"})
    if not case.is_coded:
        return Counter({"nobody": 1, "named": int(case.names_one or not stays)})
    right = case.is_right if stays else best in case.did_it
    return Counter({"coded": 1, "right": int(right)})


if __name__ == "__main__":
    main()
