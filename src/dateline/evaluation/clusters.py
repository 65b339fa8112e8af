"""Which reports tell of one incident, against reports whose incident is known.

Data: `local_news_dev.jsonl.gz` (an incident a line with its `articles`), as a stream of single articles in the order
of publication: articles whose text stands under two incidents tell of both and are left out. And
`ecbplus_topics_1_35.jsonl.gz` (a document a line with its `cluster`), by halves of its topics. Figures are B-cubed F1
(Bagga and Baldwin 1998) and pairwise F1: of all pairs of reports put together, those that belong together.

In a folder of coded reports (`gold.jsonl`), or a file of them, the accounts that the reader finds are reconciled and
compared with the coded incidents: see `evaluation.reconciled`.

The invented region (`evaluation.synthetic_region`) needs no data: attacks of two years that are told in the same few
words, where likeness of the texts says nothing.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import BadInput
from dateline.evaluation import coded_reports, gold
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.evaluation.reconciled import Tell, clusters
from dateline.evaluation.synthetic_region import Region
from dateline.evaluation.synthetic_region_reports import reports
from dateline.mentions import casualties, dates, places, sentences
from dateline.model.claims import Account
from dateline.model.mentions import Mentions
from dateline.model.text import Publication, Report, compose_report
from dateline.records.matching import Match, score, side_of, side_of_mentions
from dateline.records.matching_side import Side
from dateline.records.matching_weights import VERSION

Read = Callable[[Report], tuple[bool, tuple[Account, ...]]]
Row = dict[str, Any]

NEWS = "local_news_dev.jsonl.gz"
LOOKALIKES = "ecbplus_topics_1_35.jsonl.gz"
CODED = "gold.jsonl"
SHOWN = 200
"""Errors that are given, those of which the score was surest first."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row of a data set, the incident it tells of, and its half (of incidents or topics) for cross-validation."""

    row: Row
    incident: str
    half: int


def evaluate(folder: Path, read: Read, tell: Tell) -> Evaluation:
    """The figures for both files of a folder, whole and by halves."""
    figures: dict[str, float] = {}
    counts: dict[str, str] = {}
    errors: list[tuple[float, str]] = []
    for name, labelled in (("news", news(folder)), ("look-alikes", lookalikes(folder))):
        if not labelled:
            continue
        sides = [side_of_row(item.row, read) for item in labelled]
        wanted = [item.incident for item in labelled]
        given = clusters(sides)
        _measure(name, wanted, given, figures, counts)
        for half in (0, 1):
            chosen = [number for number, item in enumerate(labelled) if item.half == half]
            _measure(f"{name}, half {half + 1}", _at(wanted, chosen), _at(given, chosen), figures, counts)
        errors += _errors(sides, wanted, given)
    if folder.is_file() or (folder / CODED).exists():
        found = gold.reconcile(
            [(report, coding, read(report)[1]) for report, coding in coded_reports.load(folder)], tell
        )
        figures |= found.figures
        counts |= found.counts
        errors += [(1.0, error) for error in found.errors]
    if not figures:
        raise BadInput(
            f"{folder} holds neither {NEWS} nor {LOOKALIKES} nor {CODED}", hint="name the folder with the clusters"
        )
    told = tuple(text for _, text in sorted(errors, reverse=True)[:SHOWN])
    return Evaluation(f"clusters ({VERSION})", figures, counts, told)


def evaluate_region(region: Region) -> Evaluation:
    """The figures for the accounts of an invented region."""
    labelled = of_region(region)
    sides, wanted = [side for side, _ in labelled], [incident for _, incident in labelled]
    given = clusters(sides)
    figures: dict[str, float] = {}
    counts: dict[str, str] = {}
    _measure("region", wanted, given, figures, counts)
    told = sorted(_errors(sides, wanted, given), reverse=True)
    return Evaluation(f"region ({VERSION})", figures, counts, tuple(text for _, text in told[:SHOWN]))


def of_region(region: Region) -> list[tuple[Side, str]]:
    """The side of every account of an incident of the region, in order of publication, with its incident."""
    return [
        (side_of(made.report, account), made.about)
        for made in reports(region, fillers=False)
        for account in made.accounts
        if account.kind == "incident" and not account.aggregate
    ]


def predict(rows: Iterable[Row], read: Read) -> Iterator[Row]:
    """For each row the cluster of the reports whose main incident is the same; all rows are read before the first."""
    ids, sides = [], []
    for number, row in enumerate(rows):
        side = side_of_row(row, read)
        ids.append(row.get("id"))
        # Rows are told apart by where they stand: an id may be missing or stand twice.
        sides.append(replace(side, account_id=f"{number}", report_id=f"{number}"))
    yield from ({"id": id, "cluster": name} for id, name in zip(ids, clusters(sides), strict=True))


def side_of_row(row: Row, read: Read) -> Side:
    """The side of the main incident of a row, or of the whole report where there is no incident of armed conflict."""
    report = _report(row)
    _, accounts = read(report)
    for account in accounts:
        if account.kind == "incident" and account.role == "main" and not account.aggregate:
            return side_of(report, account)
    cut = sentences.split(report)
    found = Mentions(
        sentences=cut,
        dates=dates.find_dates(report, cut),
        places=places.find_places(report, cut),
        casualties=casualties.find_casualties(report, cut),
    )
    return side_of_mentions(report, found)


def b_cubed(wanted: Sequence[Hashable], given: Sequence[Hashable]) -> Counts:
    """B-cubed: for every report the share of its cluster that is right, and of its incident that is in its cluster.

    `right` of `found` is then precision; recall comes from the same with the two changed about, so it is kept as
    `wanted`, scaled to give the recall.
    """
    sizes, coded = Counter(given), Counter(wanted)
    both = Counter(zip(wanted, given, strict=True))
    precision = sum(count * count / sizes[cluster] for (_, cluster), count in both.items())
    recall = sum(count * count / coded[incident] for (incident, _), count in both.items())
    total = float(len(wanted))
    return Counts(precision, total, total * precision / recall if recall else 0.0)


def pairwise(wanted: Sequence[Hashable], given: Sequence[Hashable]) -> Counts:
    """Pairs of reports: put together rightly, put together, belonging together."""

    def pairs(counted: Counter[Any]) -> float:
        return sum(count * (count - 1) / 2 for count in counted.values())

    return Counts(
        pairs(Counter(zip(wanted, given, strict=True))),
        pairs(Counter(given)),
        pairs(Counter(wanted)),
    )


def news(folder: Path) -> list[Labelled]:
    """The stream of single articles, in order of publication; empty where the file is missing."""
    articles = [
        ({**article, "published": article.get("date")}, str(incident["incident_id"]))
        for incident in _rows(folder / NEWS)
        for article in incident["articles"]
    ]
    incidents: dict[str, set[str]] = defaultdict(set)
    for row, incident in articles:
        incidents[row["text"]].add(incident)
    single = [(row, incident) for row, incident in articles if len(incidents[row["text"]]) == 1 and row["published"]]
    single.sort(key=lambda item: (item[0]["published"], item[0]["id"], item[1]))
    # An article that stands twice under an incident keeps both, each with an id of its own.
    return [
        Labelled({**row, "id": f"{row['id']}#{number}"}, incident, _half(incident))
        for number, (row, incident) in enumerate(single)
    ]


def lookalikes(folder: Path) -> list[Labelled]:
    """The documents of pairs of events that look alike; empty where the file is missing."""
    return [
        Labelled({**row, "id": row["doc"]}, str(row["cluster"]), _half(str(row["topic"])))
        for row in _rows(folder / LOOKALIKES)
    ]


def _rows(path: Path) -> list[Row]:
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _half(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % 2


def _at(values: Sequence[str], chosen: Sequence[int]) -> list[str]:
    return [values[number] for number in chosen]


def _measure(
    name: str, wanted: Sequence[str], given: Sequence[str], figures: dict[str, float], counts: dict[str, str]
) -> None:
    for measure, counted in (("B-cubed F1", b_cubed(wanted, given)), ("pairwise F1", pairwise(wanted, given))):
        figures[f"{name}: {measure}"] = counted.f1
        counts[f"{name}: {measure}"] = (
            f"precision {counted.precision:.3f}, recall {counted.recall:.3f} over {len(wanted)} reports"
        )


def _errors(sides: Sequence[Side], wanted: Sequence[str], given: Sequence[str]) -> Iterator[tuple[float, str]]:
    """Pairs wrongly parted or joined, each with how sure the score of the pair was of the wrong and its reasons."""
    by: dict[str, list[int]] = defaultdict(list)
    for number in range(len(sides)):
        by[f"incident {wanted[number]}"].append(number)
        by[f"cluster {given[number]}"].append(number)
    for group in by.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                together, belong = given[one] == given[other], wanted[one] == wanted[other]
                if together != belong:
                    match = score(sides[one], sides[other])
                    yield _error(sides[one], sides[other], match, together)


def _error(left: Side, right: Side, match: Match, together: bool) -> tuple[float, str]:
    """How sure the score was of the wrong, and the pair with its reasons."""
    what = "joined, but two incidents" if together else "parted, but one incident"
    sure = match.probability if together else 1 - match.probability
    return sure, f"{left.report_id}, {right.report_id}: {what}: {match.reason}"


def _report(row: Row) -> Report:
    if not isinstance(row.get("text"), str):
        raise BadInput(f"no text in the row {row.get('id')!r}")
    day: date | None
    try:
        day = date.fromisoformat(str(row.get("published") or row.get("date"))[:10])
    except ValueError:
        day = None
    return compose_report(
        body=row["text"],
        title=row.get("title") if isinstance(row.get("title"), str) else None,
        id=str(row["id"]) if row.get("id") is not None else None,
        language=row.get("language") if isinstance(row.get("language"), str) else None,
        publication=Publication(day, "given" if day else "none"),
    )
