"""Makes the weights of `accounts.parties_doubts` on the coded reports, and says what they are worth.

    python benchmarks/parties.py [--tagger FILE] [SET ...]

Each body that is named beside an agreement is a party that a coder codes, too, or not: in the coded reports, and in the
short items of `tests/agreement_items.jsonl`. A logistic model is fitted to
all of them; its worth is that of five models, each fitted without a fifth of the reports and used on it. Nothing is
drawn or written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import astuple, fields
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from coded_sets import choose, coded
from logistic import fit, left_out

from dateline.accounts import joined_parties
from dateline.accounts.joined_parties import Body
from dateline.accounts.parties_doubts import DOUBTED, Signs
from dateline.evaluation.gold import same_name
from dateline.model.text import Publication, Report, compose_report
from dateline.run.pipeline import read_report

ITEMS = Path("tests/agreement_items.jsonl")
PARTS = 5
DECAY = 1.0
"""What is added to the squared weights, so that few reports cannot make a large one."""
NAMES = [field.name for field in fields(Signs)]


def main() -> None:
    """Prints the F1 of parties of reports that did not make the weights, and the weights."""
    seen: list[tuple[list[Body], list[Signs]]] = []
    signs_of = joined_parties.signs_of

    def kept(report: object, mentions: object, bodies: list[Body], marked: object) -> list[Signs]:
        seen.append((bodies, signs_of(report, mentions, bodies, marked)))  # type: ignore[arg-type]
        return seen[-1][1]

    joined_parties.signs_of = kept
    joined_parties.chance = lambda _: 1.0
    rows, right, parts, wanted_in_all = [], [], [], 0
    for number, (report, coding) in enumerate(_rows(choose(__doc__.splitlines()[0]))):
        seen.clear()
        wanted = [one for one in coding.get("agreements", ()) if one.get("role", "main") == "main"]
        wanted_in_all += sum(len(one.get("parties") or ()) for one in wanted)
        found = [a for a in read_report(report).accounts if a.kind == "agreement"]
        for agreement, (bodies, signs) in zip(wanted, seen[: len(found)], strict=False):
            names = list(agreement.get("parties") or ())
            for body, sign in sorted(zip(bodies, signs, strict=True), key=lambda pair: -pair[1].marked):
                match = next((name for name in names if same_name(name, body.name.name)), None)
                if match is not None:
                    names.remove(match)
                rows.append(astuple(sign))
                right.append(match is not None)
                parts.append(number % PARTS)
    table, told, of = np.array(rows, dtype=float), np.array(right, dtype=float), np.array(parts)
    held_out = left_out(table, told, of, DECAY)
    for floor in (0.3, DOUBTED, 0.5):
        over = held_out >= floor
        print(f"from {floor}: F1 {200 * told[over].sum() / (over.sum() + wanted_in_all):.1f}")
    *weights, bias = fit(table, told, DECAY)
    for name, weight in (*zip(NAMES, weights, strict=True), ("bias", bias)):
        print(f'    "{name}": {weight:.2f},')


def _rows(sets: list[str]) -> Iterator[tuple[Report, dict[str, Any]]]:
    for name in sets:
        yield from coded(name)
    for line in ITEMS.read_text("utf-8").splitlines():
        item = json.loads(line)
        day = Publication(date.fromisoformat(item["published"]), "given")
        report = compose_report(title=item["title"], body=item["text"], publication=day)
        yield report, {"agreements": [{"role": "main", "parties": item["parties"]}]}


if __name__ == "__main__":
    main()
