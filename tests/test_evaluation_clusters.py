"""B-cubed and pairwise F1, the stream of clusters, and the evaluation over a folder made here."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BadInput
from dateline.evaluation.clusters import LOOKALIKES, NEWS, b_cubed, evaluate, of_pairs, pairwise, predict
from dateline.model.claims import Account, Role
from dateline.model.text import Report
from dateline.model.values import When, Where
from dateline.records.matching_side import Side
from dateline.records.matching_text import profile

labels = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12)


def reads_no_incident(report: Report) -> tuple[bool, tuple[Account, ...]]:
    return False, ()


def test_the_measures_on_a_worked_example() -> None:
    wanted, given = ["a", "a", "a", "b"], [1, 1, 2, 2]
    cubed = b_cubed(wanted, given)
    assert cubed.precision == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert cubed.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    pairs = pairwise(wanted, given)
    assert (pairs.right, pairs.found, pairs.wanted) == (1, 2, 3)


@given(labels)
def test_the_measures_keep_their_bounds_and_are_1_for_the_truth(rows: list[tuple[int, int]]) -> None:
    wanted, given = [row[0] for row in rows], [row[1] for row in rows]
    assert b_cubed(wanted, wanted).f1 == pytest.approx(1.0)
    assert 0 < b_cubed(wanted, given).f1 <= 1 + 1e-9
    assert 0 <= pairwise(wanted, given).f1 <= 1
    assert b_cubed(wanted, given).precision == pytest.approx(b_cubed(given, wanted).recall)


FIRE = "Ozwald Kretchley, 34, was shot outside a bakery on Fennimore Lane in Bartlow on Monday, the sheriff said."
VIGIL = "Neighbours lit candles on Fennimore Lane for Ozwald Kretchley, 34, who was shot outside the Bartlow bakery."
OTHER = "Two women were wounded when shots were fired into a house on Quarrendon Street in Milverton, officers said."
ROWS: list[dict[str, Any]] = [
    {"id": "a", "title": "Man shot outside bakery", "text": FIRE, "published": "2020-01-02", "cluster": "gold"},
    {"id": "b", "title": "Women shot in house", "text": OTHER, "published": "2020-01-02", "cluster": "gold"},
    {"id": "c", "title": "Vigil for man shot outside bakery", "text": VIGIL, "published": "2020-01-04"},
]


def test_reports_of_one_incident_share_a_cluster() -> None:
    found = {row["id"]: row["cluster"] for row in predict(ROWS, reads_no_incident)}
    assert found["a"] == found["c"] != found["b"]


def test_a_row_without_text_is_bad_input() -> None:
    with pytest.raises(BadInput, match="no text"):
        list(predict([{"id": "a"}], reads_no_incident))


def test_a_folder_is_evaluated_whole_and_by_halves(tmp_path: Path) -> None:
    incidents = [
        {"incident_id": "1", "articles": [{**ROWS[0], "date": "2020-01-02"}, {**ROWS[2], "date": "2020-01-04"}]},
        {"incident_id": "2", "articles": [{**ROWS[1], "date": "2020-01-02"}]},
        {"incident_id": "3", "articles": [{"id": "d", "title": "", "text": "Two more.", "date": "2020-01-02"}]},
        {"incident_id": "4", "articles": [{"id": "d", "title": "", "text": "Two more.", "date": "2020-01-02"}]},
    ]
    with gzip.open(tmp_path / NEWS, "wt") as out:
        out.writelines(json.dumps(row) + "\n" for row in incidents)
    evaluation = evaluate(tmp_path, reads_no_incident)
    assert evaluation.figures["news: B-cubed F1"] == 1.0
    assert evaluation.counts["news: pairwise F1"].endswith("over 3 reports")
    assert evaluation.errors == ()


def test_errors_are_pairs_with_the_reasons_of_the_score(tmp_path: Path) -> None:
    with gzip.open(tmp_path / LOOKALIKES, "wt") as out:
        for number, row in enumerate(ROWS):
            out.write(json.dumps({"doc": row["id"], "topic": 1, "cluster": f"c{number}", "text": row["text"]}) + "\n")
    evaluation = evaluate(tmp_path, reads_no_incident)
    assert len(evaluation.errors) == 1
    assert evaluation.errors[0].startswith("a, c: joined, but two incidents: SAME")


def test_pairs_of_coded_accounts_and_what_is_told_in_passing() -> None:
    def side(id: str, place: str, role: Role = "main") -> Side:
        text = profile("", f"Fighters attacked the army post at {place} and killed four soldiers.")
        return Side(id, f"report {id}", role=role, days=(When.on(date(2022, 3, 1)),), places=(Where(place),), text=text)

    accounts = [(side("a", "Dorvanik"), "k1"), (side("b", "Dorvanik"), "k1"), (side("c", "Zurkanov"), "k2")]
    pairs, attached, errors = of_pairs([*accounts, (side("d", "Dorvanik", "background"), "k1")])
    assert (pairs.right, pairs.wanted) == (1, 1)
    assert (attached.right, attached.wanted) == (1, 1)
    assert len(errors) == pairs.found - pairs.right


def test_a_folder_without_the_data_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="neither"):
        evaluate(tmp_path, reads_no_incident)
