"""Which reports tell of one incident: Dateline beside TF-IDF, over the same stream; and how its weights were learned.

    python benchmarks/clusters.py FOLDER [--gold FOLDER] [--learn]

FOLDER holds `local_news_dev.jsonl.gz` and `ecbplus_topics_1_35.jsonl.gz`. The peer is TF-IDF online: each report joins
the report with the greatest cosine if that reaches a threshold, the best of those tried, chosen on the whole stream in
its favour. With `--learn` the weights are learned anew, on each half alone and on all, and printed beside those in
force, and each half is clustered by the weights of the other; with `--gold` the coded reports are a third set of pairs.
The weight of formulas is learned after the others, on the accounts of an invented region too, and measured on regions
of other seeds.
"""

from __future__ import annotations

import argparse
import math
import re
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from dateline.evaluation.clusters import b_cubed, lookalikes, news, of_region, pairwise, side_of_row
from dateline.evaluation.coded_reports import load
from dateline.evaluation.gold import coded_incidents, reconcile
from dateline.evaluation.reconciled import Row, clusters
from dateline.evaluation.synthetic_region import Region
from dateline.model.claims import Account
from dateline.model.text import Report
from dateline.records import matching
from dateline.records.blocking import Index
from dateline.records.matching import side_of
from dateline.records.matching_side import Side
from dateline.records.matching_weights import BIAS, WEIGHTS
from dateline.run.pipeline import read_report
from dateline.run.record_views import compose_telling
from dateline.training.matching import Pair, learn

Coding = Sequence[tuple[Report, Row, tuple[Account, ...]]]
"""Coded reports, each with its coding and what the reader finds in it."""
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45)
WORTH = {"news": 4000.0, "look-alikes": 1000.0, "gold": 1000.0, "region": 1000.0}
"""What each set counts in learning, in pairs."""


SEED, FRESH_SEEDS = 3, (11, 29, 47)
"""Of the region that is learned on, and of those that are measured."""


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--learn", action="store_true")
    options = parser.parse_args()
    sets = {"news": news(options.folder), "look-alikes": lookalikes(options.folder)}
    sides: dict[str, list[Side]] = {}
    for name, labelled in sets.items():
        started = time.perf_counter()
        sides[name] = [side_of_row(item.row, read) for item in labelled]
        print(f"{name}: {len(labelled)} reports read in {time.perf_counter() - started:.0f} s")
        wanted = [item.incident for item in labelled]
        texts = [f"{item.row.get('title') or ''}\n{item.row['text']}" for item in labelled]
        show("TF-IDF online", wanted, best_peer(texts, wanted))
        started = time.perf_counter()
        show("Dateline", wanted, clusters(sides[name]))
        print(f"  {1000 * (time.perf_counter() - started) / len(labelled):.1f} ms a report")
    for seed in FRESH_SEEDS:
        print(f"invented region, seed {seed}")
        show_region(seed)
    coded = [(r, coding, read(r)[1]) for r, coding in load(options.gold)] if options.gold else []
    if coded:
        of_gold(coded)
    if options.learn:
        learned(sets, sides, coded)


def read(report: Report) -> tuple[bool, tuple[Account, ...]]:
    """The whole reader."""
    reading = read_report(report)
    return reading.relevant, reading.accounts


def show(name: str, wanted: Sequence[str], given: Sequence[str]) -> None:
    """One line of the table."""
    cubed, pairs = b_cubed(wanted, given), pairwise(wanted, given)
    print(
        f"  {name:14s} B-cubed F1 {100 * cubed.f1:.1f} (P {100 * cubed.precision:.1f} R {100 * cubed.recall:.1f})  "
        f"pairwise F1 {100 * pairs.f1:.1f} (P {100 * pairs.precision:.1f} R {100 * pairs.recall:.1f})"
    )


def show_region(seed: int) -> None:
    """One line of the table for an invented region, the accounts given."""
    labelled = of_region(Region(seed))
    show("Dateline", [incident for _, incident in labelled], clusters([side for side, _ in labelled]))


def best_peer(texts: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """TF-IDF online at the threshold with the best B-cubed F1."""
    vectors = weighted(texts)
    return max((peer(vectors, threshold) for threshold in THRESHOLDS), key=lambda given: b_cubed(wanted, given).f1)


def weighted(texts: Sequence[str]) -> list[dict[str, float]]:
    """Unit vectors: logarithm of the count by inverse document frequency, words of one text only left out."""
    counts = [Counter(re.findall(r"\w[\w'-]+", text.lower())) for text in texts]
    documents = Counter(word for count in counts for word in count)
    vectors = []
    for count in counts:
        vector = {
            word: (1 + math.log(times)) * math.log(len(texts) / documents[word])
            for word, times in count.items()
            if documents[word] > 1
        }
        size = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({word: weight / size for word, weight in vector.items()})
    return vectors


def peer(vectors: Sequence[dict[str, float]], threshold: float) -> list[str]:
    """Each text joins the one most like it, if that is like it enough."""
    held: dict[str, list[tuple[int, float]]] = defaultdict(list)
    given: list[str] = []
    for number, vector in enumerate(vectors):
        likeness: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for other, its in held[word]:
                likeness[other] += weight * its
            held[word].append((number, weight))
        closest = max(likeness, key=lambda other: likeness[other], default=None)
        joins = closest is not None and likeness[closest] >= threshold
        given.append(given[closest] if joins and closest is not None else f"c{number}")
    return given


def of_gold(coded: Coding, half: int | None = None) -> None:
    """What becomes of the coded reports, whole or those incidents of one half."""
    found = reconcile([row for row in coded if half is None or half_of(row) == half], compose_telling)
    for name, figure in found.figures.items():
        print(f"  gold: {name} {100 * figure:.1f} ({found.counts[name]})")


def half_of(row: tuple[Report, Row, tuple[Account, ...]]) -> int:
    """The half of a coded report: that of its first main incident, so that an incident's reports stay together."""
    keys = [incident["incident_key"] for incident in row[1].get("incidents", ()) if incident["role"] == "main"]
    return sum(map(ord, keys[0])) % 2 if keys else 0


def learned(sets: dict[str, list], sides: dict[str, list[Side]], coded: Coding) -> None:
    """Weights learned on half 1, on half 2, and on all."""
    table = {}
    formulaic = pairs_of(of_region(Region(SEED)))
    for half in (0, 1, None):
        collections: dict[str, list[Pair]] = {
            name: pairs_of(
                [
                    (side, item.incident)
                    for side, item in zip(sides[name], sets[name], strict=True)
                    if half in (None, item.half)
                ]
            )
            for name in sets
        }
        if coded:
            chosen = [
                (side_of(report, item.account), item.key)
                for report, coding, accounts in coded
                if half is None or half_of((report, coding, accounts)) == half
                for item in coded_incidents(report, coding, accounts)
                if item.account
            ]
            collections["gold"] = [
                (a, b, x == y) for (a, x), (b, y) in combinations(chosen, 2) if a.report_id != b.report_id
            ]
        first = learn(list(collections.values()), [WORTH[name] for name in collections])
        collections["region"] = formulaic
        table[half] = learn(list(collections.values()), [WORTH[name] for name in collections], held=first)
    print(f"{'weight':20s} {'half 1':>7s} {'half 2':>7s} {'all':>7s} {'in force':>8s}")
    print(f"{'bias':20s} {table[0].bias:7.1f} {table[1].bias:7.1f} {table[None].bias:7.1f} {BIAS:8.1f}")
    for name in WEIGHTS:
        print(
            f"{name:20s} " + " ".join(f"{table[h].weights[name]:7.1f}" for h in (0, 1, None)) + f" {WEIGHTS[name]:8.1f}"
        )
    for half in (0, 1):
        matching.BIAS = table[1 - half].bias
        WEIGHTS.update(table[1 - half].weights)
        print(f"half {half + 1}, by the weights of the other half, within the whole stream")
        for name, labelled in sets.items():
            given = clusters(sides[name])
            mine = [number for number, item in enumerate(labelled) if item.half == half]
            show(name, [labelled[number].incident for number in mine], [given[number] for number in mine])
        show_region(FRESH_SEEDS[0])
        if coded:
            of_gold(coded, half)


def pairs_of(labelled: Sequence[tuple[Side, str]]) -> list[Pair]:
    """The candidate pairs of a stream, with whether they tell of one incident."""
    index, pairs, incidents = Index(), [], {side.account_id: incident for side, incident in labelled}
    for side, incident in labelled:
        pairs += [(other, side, incidents[other.account_id] == incident) for other in index.candidates(side)]
        index.add(side)
    return pairs


if __name__ == "__main__":
    main()
