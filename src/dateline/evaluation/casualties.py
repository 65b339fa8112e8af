"""Casualties against incidents whose toll is known, each with the articles that told it.

Data: `local_news_dev.jsonl.gz`, one incident a line with `truth` (`num_killed`, `num_injured`) and `articles`. Figure:
of all articles on incidents in which anyone was killed, the share for which low and high of the main incident both are
the true number; the same for the wounded. An article that was written before the toll was known is counted as wrong
where it is told otherwise; so is none told, except where nobody was harmed.

The toll is chosen by `accounts.tolls_likeliest` among all numbers of a report, and again with what others say that are
matched as telling of the same incident. The weights were fitted to this very file: how often they are right on
incidents that they have not seen `benchmarks/tolls.py` says.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dateline.accounts import tolls_likeliest as choice
from dateline.accounts.tolls_bounds import Bounds
from dateline.accounts.tolls_first import first_toll
from dateline.accounts.tolls_likeliest import Told, chances, weights
from dateline.errors import BadInput
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.evaluation.reconciled import clusters
from dateline.mentions.casualties import find_casualties
from dateline.mentions.dates import find_dates
from dateline.mentions.places import find_places
from dateline.mentions.sentences import split
from dateline.model.mentions import Mentions
from dateline.model.text import Publication, Report, compose_report
from dateline.model.values import Harm
from dateline.records.matching import side_of_mentions
from dateline.records.matching_side import Side

FILE = "local_news_dev.jsonl.gz"
TRUTHS: tuple[tuple[Harm, str], ...] = (("killed", "num_killed"), ("wounded", "num_injured"))


def evaluate(folder: Path) -> Evaluation:
    """The figures for `local_news_dev.jsonl.gz` of a folder; "low" counts an answer whose low alone is right."""
    counted: dict[str, Counts] = {}
    errors: list[str] = []
    told = [(incident["truth"], article) for incident in incidents(folder) for article in incident["articles"]]
    read = [read_of(report_of(article)) for _, article in told]
    alone = [{harm: likeliest_toll(one, harm) for harm, _ in TRUTHS} for one in read]
    for (truths, article), own, answer in zip(told, alone, together(read), strict=True):
        for harm, name in TRUTHS:
            truth = truths.get(name)
            if truth:
                right = answer[harm] == (truth, truth)
                bounds = answer[harm] or (None, None)
                _count(counted, harm, right)
                _count(counted, f"{harm} low", bounds[0] == truth)
                _count(counted, f"{harm}, by one report alone", own[harm] == (truth, truth))
                if not right:
                    errors.append(f"{article['id']}: {harm} {truth}, read as {bounds[0]} to {bounds[1]}")
            elif truth == 0:
                _count(counted, f"{harm}, where nobody was", answer[harm] in (None, (0, 0)))
    return Evaluation(
        "casualties",
        {name: counts.recall for name, counts in counted.items()},
        {name: f"{counts.right:.0f} of {counts.wanted:.0f} articles" for name, counts in counted.items()},
        tuple(errors),
    )


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each report the killed and the wounded of its main incident, null where no number was said.

    All rows are read before the first is answered: reports on one incident bear on one another.
    """
    asked = list(rows)
    for row, answer in zip(asked, together([read_of(report_of(row)) for row in asked]), strict=True):
        yield {"id": row.get("id"), **{harm: _range(answer[harm]) for harm, _ in TRUTHS}}


@dataclass(frozen=True, slots=True)
class Read:
    """What is read of one report: its figures and what the rules make of them, and what it is matched by."""

    told: Told
    side: Side


def together(read: Sequence[Read]) -> list[dict[Harm, Bounds | None]]:
    """The tolls of each report, with what the others say that are matched as telling of the same incident."""
    alone = {
        harm: [chances(choice.alone(one.told, harm), weights("alone", harm)) for one in read] for harm, _ in TRUTHS
    }
    answers: list[dict[Harm, Bounds | None]] = [{} for _ in read]
    for number, others in enumerate(others_of(read)):
        for harm, _ in TRUTHS:
            own = alone[harm][number]
            if others:
                said = [(alone[harm][other], is_later) for other, is_later in others]
                own = chances(choice.together(own, said), weights("together", harm))
            answers[number][harm] = bounds_of(read[number].told, harm, own)
    return answers


def others_of(read: Sequence[Read]) -> list[list[tuple[int, bool]]]:
    """For each report the others on its incident, in the order of their days, and whether each is later."""
    # By where they stand: an id may be missing or stand twice.
    sides = [replace(one.side, account_id=f"{at}", report_id=f"{at}") for at, one in enumerate(read)]
    names = clusters(sides)
    members: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        members[name].append(number)
    days = [one.told.report.published or date.min for one in read]
    return [
        [
            (other, days[other] > days[number])
            for other in sorted(members[name], key=days.__getitem__)
            if other != number
        ]
        for number, name in enumerate(names)
    ]


def likeliest_toll(read: Read, harm: Harm) -> Bounds | None:
    """The toll of one harm that a report tells most likely, by its own words alone."""
    return bounds_of(read.told, harm, chances(choice.alone(read.told, harm), weights("alone", harm)))


def bounds_of(told: Told, harm: Harm, of: Mapping[int, float]) -> Bounds | None:
    """The likeliest number; open where the rules, too, settle on it and leave it open."""
    number, settled = choice.likeliest(of), told.settled[harm]
    if not number:
        return settled if settled == (0, 0) else None
    return settled if settled and None in settled and number in settled else (number, number)


def read_of(report: Report) -> Read:
    """Reads one report; no account is made of it."""
    cut = split(report)
    figures = find_casualties(report, cut)
    found = Mentions(cut, dates=find_dates(report, cut), places=find_places(report, cut), casualties=figures)
    return Read(Told(report, figures, first_toll(report, figures)), side_of_mentions(report, found))


def incidents(folder: Path) -> Iterator[dict[str, Any]]:
    """The incidents of a folder whose toll is known."""
    with gzip.open(folder / FILE, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            incident = json.loads(line)
            if not isinstance(incident.get("articles"), list):
                raise BadInput(f"line {number} of {FILE} holds no articles")
            if incident.get("truth"):
                yield incident


def report_of(row: dict[str, Any]) -> Report:
    """The report of a row. Raises BadInput where it holds no text."""
    if not isinstance(row.get("text"), str):
        raise BadInput(f"no text in the row {row.get('id')!r}")
    return compose_report(
        body=row["text"],
        title=row.get("title") if isinstance(row.get("title"), str) else None,
        id=str(row["id"]) if row.get("id") else None,
        language=row.get("language"),
        publication=_publication(row.get("published") or row.get("date")),
    )


def _publication(day: Any) -> Publication:
    try:
        return Publication(date.fromisoformat(str(day)[:10]), "given")
    except ValueError:
        return Publication(None, "none")


def _range(bounds: Bounds | None) -> dict[str, int | None] | None:
    return None if bounds is None else {"low": bounds[0], "high": bounds[1]}


def _count(counted: dict[str, Counts], name: str, right: bool) -> None:
    counts = counted.setdefault(name, Counts())
    counts.wanted += 1
    counts.right += right
