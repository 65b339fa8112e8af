"""Article extraction: predictions for pages, and their figures against hand-checked articles.

The body is scored as in Zyte's article-extraction-benchmark (`evaluate.py`): multisets of 4-token shingles, true and
false positives and misses of a page divided by their sum, precision and recall averaged over the pages, F1 of the two.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dateline.errors import SetAside
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.reading import article

SHINGLE = 4
"""Tokens of a shingle."""

_TOKEN = re.compile(r"\w+")


def predict(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What Dateline reads in each page: `{id: {"articleBody", "headline", "datePublished", "authors"}}`.

    A row has "id", "url" and "html"; nothing else in it is looked at. A page that cannot be read gives empty fields.
    """
    return {str(row["id"]): _predict_one(row) for row in rows}


def evaluate(folder: Path) -> Evaluation:
    """The figures over `folder`/fundus_dev.jsonl.gz: body F1, exact titles, author F1, right days."""
    with gzip.open(folder / "fundus_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return score(predict(rows), {row["id"]: row["gold"] for row in rows})


def score(predicted: Mapping[str, Mapping[str, Any]], gold: Mapping[str, Mapping[str, Any]]) -> Evaluation:
    """The figures of `predicted` against `gold`, whose values have "articleBody", "title", "authors" and "date"."""
    precisions: list[float] = []
    recalls: list[float] = []
    titles = days = dated = titled = 0
    authors = Counts()
    errors: list[str] = []
    for key, wanted in gold.items():
        found = predicted.get(key, {})
        precision, recall = body_precision_recall(found.get("articleBody") or "", wanted.get("articleBody") or "")
        if precision is not None:
            precisions.append(precision)
        if recall is not None:
            recalls.append(recall)
        if wanted.get("title"):
            titled += 1
            titles += _plain(found.get("headline") or "") == _plain(wanted["title"])
        if wanted.get("date"):
            dated += 1
            days += (found.get("datePublished") or "")[:10] == wanted["date"]
        _count_authors(authors, found.get("authors") or [], wanted.get("authors") or [])
        if min(precision or 0.0, recall or 0.0) < 0.8:
            errors.append(f"{key}: body precision {precision or 0:.2f}, recall {recall or 0:.2f}")
    body = Counts(_mean(precisions) * _mean(recalls), _mean(recalls), _mean(precisions))
    return Evaluation(
        task="articles",
        figures={
            "body F1": body.f1,
            "body precision": body.precision,
            "body recall": body.recall,
            "title exact": titles / titled if titled else 0.0,
            "author F1": authors.f1,
            "date right": days / dated if dated else 0.0,
        },
        counts={
            "body F1": f"{len(gold)} pages",
            "title exact": f"{titles} of {titled}",
            "author F1": f"{authors.right:.0f} right of {authors.found:.0f} found and {authors.wanted:.0f} wanted",
            "date right": f"{days} of {dated}",
        },
        errors=tuple(errors),
    )


def body_precision_recall(found: str, wanted: str) -> tuple[float | None, float | None]:
    """Precision and recall of one body over 4-token shingles; None where there is nothing to divide by."""
    left, right = _shingles(found), _shingles(wanted)
    shared = sum((left & right).values())
    return (
        shared / left.total() if left else None,
        shared / right.total() if right else None,
    )


def _predict_one(row: Mapping[str, Any]) -> dict[str, Any]:
    try:
        found = article.extract(row["html"], url=row.get("url"))
    except SetAside:
        return {"articleBody": "", "headline": None, "datePublished": None, "authors": []}
    when = found.publication.when
    return {
        "articleBody": found.body,
        "headline": found.headline,
        "datePublished": when.isoformat() if when else None,
        "authors": list(found.authors),
    }


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four tokens; a shorter text is one shingle."""
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + SHINGLE]) for i in range(max(1, len(tokens) - SHINGLE + 1)) if tokens)


def _count_authors(counts: Counts, found: Iterable[str], wanted: Iterable[str]) -> None:
    left, right = ({_plain(name).casefold() for name in names} - {""} for names in (found, wanted))
    counts.right += len(left & right)
    counts.found += len(left)
    counts.wanted += len(right)


def _plain(words: str) -> str:
    """Compatibility-normal characters and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", words).split())


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
