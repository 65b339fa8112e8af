"""Which reports tell of one incident, against reports whose incident is known.

Data: `local_news_dev.jsonl.gz` (an incident a line with its `articles`), as a stream of single articles in the order
of publication: articles whose text stands under two incidents tell of both and are left out. And
`ecbplus_topics_1_35.jsonl.gz` (a document a line with its `cluster`), by halves of its topics. Figures are B-cubed F1
(Bagga and Baldwin 1998) and pairwise F1: of all pairs of reports put together, those that belong together.

In a folder of coded reports (`gold.jsonl`) pairs of accounts are judged by their score alone: those of main accounts
that tell of one incident, and, for each account told in passing whose incident another report tells, whether the
surest SAME is one of those. Accounts that the reader did not find do not count here but in `dateline evaluate gold`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from dateline.accounts.summaries import summarise
from dateline.errors import BadInput
from dateline.evaluation import gold
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.mentions import casualties, dates, places, sentences
from dateline.model.claims import Account
from dateline.model.mentions import Mentions
from dateline.model.text import Publication, Report, compose_report
from dateline.records.blocking import Index
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


def evaluate(folder: Path, read: Read) -> Evaluation:
    """The figures for both files of a folder, whole and by halves."""
    figures: dict[str, float] = {}
    counts: dict[str, str] = {}
    errors: list[tuple[float, str]] = []
    for name, labelled in (("news", news(folder)), ("look-alikes", lookalikes(folder))):
        if not labelled:
            continue
        sides = [side_of_row(item.row, read) for item in labelled]
        wanted = [item.incident for item in labelled]
        found = Clusters()
        given = [found.add(side) for side in sides]
        _measure(name, wanted, given, figures, counts)
        for half in (0, 1):
            chosen = [number for number, item in enumerate(labelled) if item.half == half]
            _measure(f"{name}, half {half + 1}", _at(wanted, chosen), _at(given, chosen), figures, counts)
        errors += _errors(sides, wanted, given)
    if (folder / CODED).exists():
        errors += _of_coded(coded(folder, read), figures, counts)
    if not figures:
        raise BadInput(
            f"{folder} holds neither {NEWS} nor {LOOKALIKES} nor {CODED}", hint="name the folder with the clusters"
        )
    told = tuple(text for _, text in sorted(errors, reverse=True)[:SHOWN])
    return Evaluation(f"clusters ({VERSION})", figures, counts, told)


def predict(rows: Iterable[Row], read: Read) -> Iterator[Row]:
    """For each row, in order of publication, the cluster of the reports whose main incident is the same."""
    clusters = Clusters()
    for row in rows:
        yield {"id": row.get("id"), "cluster": clusters.add(side_of_row(row, read))}


class Clusters:
    """Clusters of reports that arrive one by one; each goes to the one that it matches best, or starts its own."""

    def __init__(self) -> None:
        self._index = Index()
        self._cluster: dict[str, str] = {}
        self._size: Counter[str] = Counter()
        self._number = 0

    def add(self, side: Side) -> str:
        """The cluster of a report."""
        odds: dict[str, list[float]] = defaultdict(list)
        for other in self._index.candidates(side):
            odds[self._cluster[other.account_id]].append(score(other, side).log_odds)
        best = max(((self._fit(name, known), name) for name, known in odds.items()), default=(-math.inf, ""))
        self._number += 1
        name = best[1] if best[0] >= JOIN else f"c{self._number}"
        self._cluster[side.account_id] = name
        self._size[name] += 1
        self._index.add(side)
        return name

    def _fit(self, name: str, known: list[float]) -> float:
        """How well a report fits a cluster: its best match, held back by the members that it does not match."""
        apart = self._size[name] - len(known)
        return CLOSEST * max(known) + (1 - CLOSEST) * (sum(known) - apart * STRANGER) / self._size[name]


JOIN = -0.3
"""Fit from which a report joins a cluster, in log-odds."""
CLOSEST = 0.4
"""Share of the closest member in the fit; the rest is that of all members."""
STRANGER = 6.0
"""Log-odds against two reports that share no key."""


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


def coded(folder: Path, read: Read) -> list[tuple[Side, str]]:
    """The incident accounts of coded reports, each with the key of the coded incident that it agrees with."""
    found = []
    for report, coding in gold.load(folder):
        accounts = [account for account in read(report)[1] if account.kind == "incident" and not account.aggregate]
        for role in ("main", "background"):
            mine = [account for account in accounts if account.role == role]
            wanted = [i for i in coding.get("incidents", ()) if i["role"] == role and not i.get("aggregate")]
            for one, other in gold._pair([summarise(account) for account in mine], wanted):
                found.append((side_of(report, mine[one]), str(wanted[other]["incident_key"])))
    return found


def of_pairs(accounts: Sequence[tuple[Side, str]]) -> tuple[Counts, Counts, list[tuple[float, str]]]:
    """Pairs of main accounts that are SAME; background accounts attached rightly; and the errors among the first."""
    pairs, attached = Counts(), Counts()
    errors: list[tuple[float, str]] = []
    main = [item for item in accounts if item[0].role == "main"]
    for (left, one), (right, other) in combinations(main, 2):
        if left.report_id == right.report_id:
            continue
        match = score(left, right)
        same = match.verdict == "SAME"
        pairs.right += same and one == other
        pairs.found += same
        pairs.wanted += one == other
        if same != (one == other):
            errors.append(_error(left, right, match, same))
    for side, key in accounts:
        others = [item for item in accounts if item[0].report_id != side.report_id]
        if side.role == "background" and any(other == key for _, other in others):
            known = [
                (match.probability, other) for its, other in others if (match := score(side, its)).verdict == "SAME"
            ]
            attached.wanted += 1
            attached.found += bool(known)
            attached.right += bool(known) and max(known)[1] == key
    return pairs, attached, errors


def _of_coded(
    accounts: Sequence[tuple[Side, str]], figures: dict[str, float], counts: dict[str, str]
) -> list[tuple[float, str]]:
    pairs, attached, errors = of_pairs(accounts)
    figures["coded reports: pairwise F1 of main accounts"] = pairs.f1
    counts["coded reports: pairwise F1 of main accounts"] = (
        f"{pairs.right:.0f} right of {pairs.found:.0f} SAME, {pairs.wanted:.0f} coded"
    )
    figures["coded reports: background attached"] = attached.recall
    counts["coded reports: background attached"] = f"{attached.right:.0f} of {attached.wanted:.0f} accounts"
    return errors


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
