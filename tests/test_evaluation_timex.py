"""TempEval-3's figures on rows small enough to count by hand, and the shape of predictions."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import BadInput
from dateline.evaluation import timex


def row(doc: str, text: str, *found: tuple[str, str, str]) -> dict[str, Any]:
    return {
        "doc": doc,
        "dct": "2021-12-04",
        "text": text,
        "timex": [
            {"start": text.index(words), "end": text.index(words) + len(words), "type": kind, "value": value}
            for words, kind, value in found
        ],
    }


def test_counts_by_hand() -> None:
    text = "They met early on Friday, for two days, in June."
    gold = row(
        "a", text, ("Friday", "DATE", "2021-12-03"), ("two days", "DURATION", "P2D"), ("June", "DATE", "2021-06")
    )
    found = row(
        "a", text, ("on Friday", "DATE", "2021-12-03"), ("two days", "SET", "P2D"), ("met", "DATE", "2021-12-01")
    )
    counts = timex.score([gold], [found])
    assert {name: count.right for name, count in counts.items()} == {
        "strict F1": 1,
        "relaxed F1": 2,
        "type F1": 1,
        "value F1": 2,
        "calendar day F1": 1,
    }
    assert counts["relaxed F1"].f1 == pytest.approx(2 / 3)
    assert (counts["calendar day F1"].found, counts["calendar day F1"].wanted) == (2, 1)


def test_one_expression_is_matched_once() -> None:
    text = "from Monday to Wednesday"
    gold = row("a", text, ("Monday", "DATE", "2021-11-29"), ("Wednesday", "DATE", "2021-12-01"))
    found = row("a", text, ("Monday to Wednesday", "DATE", "2021-11-29"))
    assert timex.score([gold], [found])["relaxed F1"].right == 1


def test_predictions_keep_offsets_and_ignore_the_gold() -> None:
    text = "\n  Rebels took the town last Thursday.\n"
    plain = {"doc": "a", "dct": "2021-12-04T09:30", "text": text}
    (predicted,) = timex.predict([plain])
    assert predicted["doc"] == "a"
    assert [(text[t["start"] : t["end"]], t["type"], t["value"]) for t in predicted["timex"]] == [
        ("last Thursday", "DATE", "2021-12-02")
    ]
    assert list(timex.predict([plain | {"timex": [{"start": 0, "end": 3, "type": "DATE", "value": "1999"}]}])) == [
        predicted
    ]


@pytest.mark.parametrize("dct", [None, "", "no day", 5])
def test_a_row_without_a_creation_time_is_read(dct: object) -> None:
    (predicted,) = timex.predict([{"doc": "a", "dct": dct, "text": "They left on 3 May 2019 and on Friday."}])
    assert [t["value"] for t in predicted["timex"]] == ["2019-05-03", "XXXX-WXX-5"]


def test_a_row_without_text_is_bad_input() -> None:
    with pytest.raises(BadInput, match="no text"):
        list(timex.predict([{"doc": "a"}]))


def test_a_folder_is_evaluated(tmp_path: Path) -> None:
    text = "They left on Friday and came back yesterday."
    gold = row("a", text, ("Friday", "DATE", "2021-12-03"), ("yesterday", "DATE", "2021-12-02"))
    for name in timex.SETS:
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(json.dumps(gold) + "\n")
    evaluation = timex.evaluate(tmp_path)
    assert evaluation.task == "timex"
    assert evaluation.figures["timebank strict F1"] == 1
    assert evaluation.figures["aquaint value F1"] == 0.5
    assert len(evaluation.errors) == 2
    assert "yesterday" in evaluation.errors[0]


def test_a_folder_without_the_data_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"timebank\.jsonl\.gz"):
        timex.evaluate(tmp_path)
