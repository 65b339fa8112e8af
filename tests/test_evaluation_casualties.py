"""The evaluation of casualties over a folder made here."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dateline.accounts.tolls_first import first_toll
from dateline.errors import BadInput
from dateline.evaluation.casualties import FILE, evaluate, predict
from dateline.mentions.casualties import find_casualties
from dateline.mentions.sentences import split
from dateline.model.text import compose_report


def test_right_answers_are_counted_where_the_truth_is_not_zero(tmp_path: Path) -> None:
    rows = [
        {
            "truth": {"num_killed": 2, "num_injured": 0},
            "articles": [
                {"id": "a", "title": "Two killed", "date": "2020-01-02", "text": "Two people were killed."},
                {"id": "b", "title": "Early report", "date": "2020-01-01", "text": "One person was killed."},
            ],
        },
        {"truth": None, "articles": [{"id": "c", "text": "Ten people were killed."}]},
    ]
    with gzip.open(tmp_path / FILE, "wt") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    evaluation = evaluate(tmp_path)
    assert evaluation.figures["killed"] == 0.5
    assert "wounded" not in evaluation.figures
    assert evaluation.figures["wounded, where nobody was"] == 1.0
    assert evaluation.errors == ("b: killed 2, read as 1 to 1",)


def test_predictions_have_the_shape_of_the_contract() -> None:
    rows = [{"id": "a", "title": "Raid", "text": "At least 3 guards were killed.", "published": "2020-01-02"}]
    assert list(predict(rows)) == [{"id": "a", "killed": {"low": 3, "high": None}, "wounded": None}]


def test_a_row_without_text_is_bad_input() -> None:
    with pytest.raises(BadInput, match="no text"):
        list(predict([{"id": "a"}]))


@pytest.mark.parametrize(
    ("title", "text", "killed"),
    [
        ("Man kills wife and son", "A man killed two people before killing himself.", {"low": 3, "high": 3}),
        ("3 dead at home", "A man killed two people before killing himself.", {"low": 3, "high": 3}),
        (
            "At least 9 dead",
            "At least nine died, police said; the mayor said that nine people died.",
            {"low": 9, "high": 9},
        ),
        ("Deadly standoff", "An officer and the gunman were killed.", {"low": 2, "high": 2}),
        ("Boy shoots himself", "A boy killed himself with a gun.", {"low": 1, "high": 1}),
    ],
)
def test_everybody_who_died_is_counted_by_rule(title: str, text: str, killed: dict[str, int]) -> None:
    report = compose_report(body=text, title=title)
    assert first_toll(report, find_casualties(report, split(report)))["killed"] == (killed["low"], killed["high"])


def test_reports_on_other_incidents_do_not_bear_on_a_report() -> None:
    rows = [
        {
            "id": "a",
            "title": "Ambush near Gao",
            "text": "Two soldiers were killed near Gao.",
            "published": "2020-01-02",
        },
        {"id": "b", "title": "Fire in Lima", "text": "Nine people died in a fire in Lima.", "published": "2021-06-07"},
    ]
    together = list(predict(rows))
    assert together == [*predict(rows[:1]), *predict(rows[1:])]


def test_a_report_is_read_beside_those_on_the_same_incident() -> None:
    text = "A bomb killed {} traders at the cattle market of Potiskum in Yobe on Monday, a police spokesman said."
    rows = [
        {
            "id": str(day),
            "title": "Bomb at Potiskum market",
            "text": text.format(number),
            "published": f"2020-01-0{day}",
        }
        for day, number in ((6, "two"), (7, "three"), (8, "three"))
    ]
    first, *_ = predict(rows)
    assert first["killed"] == {"low": 3, "high": 3}
    (by_itself,) = predict(rows[:1])
    assert by_itself["killed"] == {"low": 2, "high": 2}
