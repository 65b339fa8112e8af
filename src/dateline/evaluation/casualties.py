"""Casualties against incidents whose toll is known, each with the articles that told it.

Data: `local_news_dev.jsonl.gz`, one incident a line with `truth` (`num_killed`, `num_injured`) and `articles`. Figure:
of all articles on incidents in which anyone was killed, the share for which low and high of the main incident both are
the true number; the same for the wounded. An early article that gives an earlier count is counted as wrong.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dateline.accounts.tolls import Bounds, total
from dateline.errors import BadInput
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.mentions.casualties import find_casualties
from dateline.mentions.sentences import split
from dateline.model.mentions import CasualtyFigure
from dateline.model.text import Publication, Report, compose_report
from dateline.model.values import Harm

FILE = "local_news_dev.jsonl.gz"
TRUTHS: tuple[tuple[Harm, str], ...] = (("killed", "num_killed"), ("wounded", "num_injured"))


def evaluate(folder: Path) -> Evaluation:
    """The figures for `local_news_dev.jsonl.gz` of a folder; "low" counts an answer whose low alone is right."""
    counted: dict[str, Counts] = {}
    errors: list[str] = []
    for incident in _incidents(folder):
        for article in incident["articles"]:
            answer = main_toll(_report(article))
            for harm, name in TRUTHS:
                truth = incident["truth"].get(name)
                if truth:
                    right = answer[harm] == (truth, truth)
                    bounds = answer[harm] or (None, None)
                    _count(counted, harm, right)
                    _count(counted, f"{harm} low", bounds[0] == truth)
                    if not right:
                        errors.append(f"{article['id']}: {harm} {truth}, read as {bounds[0]} to {bounds[1]}")
    return Evaluation(
        "casualties",
        {name: counts.recall for name, counts in counted.items()},
        {name: f"{counts.right:.0f} of {counts.wanted:.0f} articles" for name, counts in counted.items()},
        tuple(errors),
    )


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each report the killed and the wounded of its main incident, null where no number was said."""
    for row in rows:
        answer = main_toll(_report(row))
        yield {"id": row.get("id"), **{harm: _range(answer[harm]) for harm, _ in TRUTHS}}


def main_toll(report: Report) -> dict[Harm, Bounds | None]:
    """The killed and the wounded of a report's main incident, as the report tells it first.

    News gives its toll in the title and the opening, and other incidents and earlier counts later; so the figures of
    the title go first where they count several, then those of the opening, then all of the report. The toll counts
    everybody who died, an attacker who killed himself too.
    """
    everything = find_casualties(report, split(report))
    opening = [figure for figure in everything if figure.start < report.body_start + _OPENING]
    title = [figure for figure in opening if figure.start < report.body_start]
    answer: dict[Harm, Bounds | None] = {}
    for harm, _ in TRUTHS:
        first = _usual(report, title, harm)
        several = first is not None and first[0] == first[1] and _number(first) > 1
        told = _usual(report, opening, harm) or _usual(report, everything, harm)
        answer[harm] = first if several and not (harm == "killed" and _beside_attacker(report, opening)) else told
    return answer


_OPENING = 450
"""Characters after the title in which news gives its toll: two or three sentences. Between 300 and 600 all do alike."""


def _usual(report: Report, found: Sequence[CasualtyFigure], harm: Harm) -> Bounds | None:
    """The toll with an attacker who died by the own hand; where counts disagree, the one that most figures give."""
    beside = _beside_attacker(report, found) if harm == "killed" else 0
    if not beside:
        return _told_most(found, harm)
    bounds = _told_most([figure for figure in found if not figure.toll.attackers], harm)
    return (beside + 1, beside + 1) if bounds == (beside, beside) else bounds


def _told_most(found: Sequence[CasualtyFigure], harm: Harm) -> Bounds | None:
    bounds = total(found, harm)
    if bounds is None or bounds[0] == bounds[1]:
        return bounds
    counts = Counter(_range_of(figure) for figure in _stated(found, harm))
    if None in bounds:
        exact = (_number(bounds), _number(bounds))
        return exact if exact in counts else bounds
    counts = Counter({count: times for count, times in counts.items() if _number(count) > 1}) or counts
    return counts.most_common(1)[0][0] if counts else bounds


def _beside_attacker(report: Report, found: Sequence[CasualtyFigure]) -> int:
    """The victims beside whom a dead attacker is told: "an agent and the gunman died", "killed two, then himself"."""
    victims = [figure for figure in _stated(found, "killed") if not figure.toll.attackers]
    for figure in found:
        if not figure.toll.attackers or figure.toll.partial:
            continue
        words = report.text[slice(*figure.trigger)] + report.text[figure.start : figure.end]
        opening = max(report.text.rfind(end, 0, figure.start) for end in (". ", "\n"))
        beside = [victim for victim in victims if victim.trigger == figure.trigger]
        if not beside and _OWN_HAND.search(words):
            beside = [v for v in victims if opening < v.start < figure.start and v.trigger[0] <= v.start]
        if beside:
            return _number(total(beside, "killed") or (0, 0))
    return 0


_OWN_HAND = re.compile(r"himself|herself|suicide|own life", re.IGNORECASE)


def _stated(found: Sequence[CasualtyFigure], harm: Harm) -> list[CasualtyFigure]:
    return [
        figure
        for figure in found
        if figure.toll.harm == harm and not figure.toll.partial and figure.relation in ("stated", "total")
    ]


def _range_of(figure: CasualtyFigure) -> Bounds:
    return figure.toll.low, figure.toll.high


def _number(bounds: Bounds) -> int:
    return bounds[0] or bounds[1] or 0


def _incidents(folder: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / FILE, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            incident = json.loads(line)
            if not isinstance(incident.get("articles"), list):
                raise BadInput(f"line {number} of {FILE} holds no articles")
            if incident.get("truth"):
                yield incident


def _report(row: dict[str, Any]) -> Report:
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
