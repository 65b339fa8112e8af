"""The evaluations of places count as their definitions say."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import BadInput
from dateline.evaluation import event_location, toponyms

TEXT = "A fair was held in Lyon, France. The crowd in Qwxyzton cheered."
ROW: dict[str, Any] = {
    "doc": "1",
    "title": None,
    "text": TEXT,
    "mentions": [
        {"start": 19, "end": 23, "text": "Lyon", "lat": 45.75, "lon": 4.85},
        {"start": 25, "end": 31, "text": "France", "lat": 46.0, "lon": 2.0},
        {"start": 46, "end": 54, "text": "Qwxyzton", "lat": 10.0, "lon": 10.0},
    ],
}


def test_predict_follows_the_contract_and_looks_at_no_gold() -> None:
    bare = {**ROW, "mentions": [{"start": m["start"], "end": m["end"], "text": m["text"]} for m in ROW["mentions"]]}
    (with_gold,), (without,) = list(toponyms.predict([ROW])), list(toponyms.predict([bare]))
    assert with_gold == without
    lyon, france, unknown = with_gold["mentions"]
    assert lyon["country"] == "FR"
    assert lyon["geonameid"] == 2996944
    assert france["lat"] == pytest.approx(46, abs=1)
    assert (unknown["lat"], unknown["lon"], unknown["geonameid"], unknown["country"]) == (None, None, None, None)
    assert [(f["start"], f["end"]) for f in with_gold["found"]] == [(19, 23), (25, 31)]


def test_a_mention_without_an_answer_counts_as_wrong() -> None:
    errors: list[str] = []
    resolved, distances, recognition = toponyms.score([ROW], toponyms.predict([ROW]), errors)
    assert (resolved.right, resolved.found, resolved.wanted) == (2, 2, 3)
    assert len(distances) == 2
    assert (recognition.right, recognition.found, recognition.wanted) == (2, 2, 3)
    assert errors == ["1: Qwxyzton: not resolved"]


def test_both_sets_are_read_from_a_folder(tmp_path: Path) -> None:
    for name in toponyms.SETS:
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(json.dumps(ROW) + "\n")
    figures = toponyms.evaluate(tmp_path).figures
    assert figures["lgl accuracy within 161 km"] == pytest.approx(2 / 3)
    assert figures["geowebnews recognition"] == pytest.approx(0.8)


def test_a_missing_set_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        toponyms.evaluate(tmp_path)
    with pytest.raises(BadInput):
        event_location.evaluate(tmp_path)


def marked(text: str, verb: str, *locations: str) -> dict[str, object]:
    spans = [{"start": text.index(verb), "end": text.index(verb) + len(verb), "label": "VERB"}]
    spans += [{"start": text.index(w), "end": text.index(w) + len(w), "label": "LOCATION"} for w in locations]
    return {"text": text, "spans": spans, "_id": text[:9]}


def test_event_places_are_right_where_the_span_is_exact_or_none_is_marked() -> None:
    rows = [
        marked("Ten people were killed in Mogadishu on Monday.", "killed", "Mogadishu"),
        marked("Ten people were killed on Monday.", "killed"),
        marked("Ten people were killed in the harbour on Monday.", "killed", "harbour"),
    ]
    evaluation = event_location.score(rows)
    assert evaluation.figures["exact"] == pytest.approx(2 / 3)
    assert evaluation.figures["exact with a place"] == pytest.approx(1 / 2)
    assert "no place found 1" in evaluation.counts["why it fails"]


def test_a_span_that_counts_tokens_is_found_by_its_words() -> None:
    text = "Ten people were killed in Mogadishu."
    assert event_location.marked(text, {"start": 5, "end": 5, "text": "Mogadishu"}) == {(26, 35)}
    assert event_location.marked(text, {"start": 26, "end": 35}) == {(26, 35)}
