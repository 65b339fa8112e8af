"""The figures of article extraction, on cases that can be counted by hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluation import articles

BODY = "Gunmen attacked a convoy near Dovri on Monday and killed two of the drivers, the governor said."
ROW: dict[str, Any] = {
    "id": "post/1",
    "url": "https://post.example/1",
    "html": "<html><head><title>Convoy attacked near Dovri</title><meta name='author' content='Ann Example'>"
    "<meta property='article:published_time' content='2022-03-09T08:15:00+03:00'></head>"
    f"<body><h1>Convoy attacked near Dovri</h1><p>{BODY}</p></body></html>",
    "gold": {
        "title": "Convoy attacked near Dovri",
        "authors": ["Ann Example"],
        "date": "2022-03-09",
        "articleBody": BODY,
    },
}


def test_a_page_is_predicted_from_its_html_alone() -> None:
    row: dict[str, Any] = {**ROW, "gold": {"title": "never looked at"}}
    assert articles.predict([row]) == {
        "post/1": {
            "articleBody": BODY,
            "headline": "Convoy attacked near Dovri",
            "datePublished": "2022-03-09T08:15:00+03:00",
            "authors": ["Ann Example"],
        }
    }


def test_a_page_that_cannot_be_read_has_empty_fields() -> None:
    predicted = articles.predict([{"id": "x", "url": None, "html": "<html></html>"}])
    assert predicted == {"x": {"articleBody": "", "headline": None, "datePublished": None, "authors": []}}


def test_figures_of_a_folder(tmp_path: Path) -> None:
    wrong = {
        **ROW,
        "id": "post/2",
        "gold": {**ROW["gold"], "title": "Another", "date": "2022-03-10", "authors": ["B C"]},
    }
    with gzip.open(tmp_path / "fundus_dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in (ROW, wrong))
    figures = articles.evaluate(tmp_path).figures
    assert figures["body F1"] == pytest.approx(1.0)
    assert (figures["title exact"], figures["author F1"], figures["date right"]) == (0.5, 0.5, 0.5)


def test_precision_and_recall_of_shingles() -> None:
    assert articles.body_precision_recall("a b c d e", "a b c d e") == (1.0, 1.0)
    assert articles.body_precision_recall("a b c d e f", "a b c d e") == pytest.approx((2 / 3, 1.0))
    assert articles.body_precision_recall("a b c d", "a b c d a b c d") == pytest.approx((1.0, 1 / 5))
    assert articles.body_precision_recall("", "a b") == (None, 0.0)


@given(st.text(alphabet="ab c", max_size=30), st.text(alphabet="ab c", max_size=30))
def test_precision_of_one_is_recall_of_the_other(left: str, right: str) -> None:
    assert articles.body_precision_recall(left, right) == articles.body_precision_recall(right, left)[::-1]
