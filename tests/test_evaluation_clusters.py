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
from dateline.evaluation.clusters import LOOKALIKES, NEWS, b_cubed, evaluate, pairwise, predict
from dateline.evaluation.reconciled import Coded, clusters, measure
from dateline.model.claims import Account, Claim, Role, compose_account, quote
from dateline.model.text import Publication, Report, compose_report
from dateline.model.values import Action, Toll, Value, When, Where
from dateline.records.matching import side_of
from dateline.run.record_views import compose_telling

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
    evaluation = evaluate(tmp_path, reads_no_incident, compose_telling)
    assert evaluation.figures["news: B-cubed F1"] == 1.0
    assert evaluation.counts["news: pairwise F1"].endswith("over 3 reports")
    assert evaluation.errors == ()


def test_errors_are_pairs_with_the_reasons_of_the_score(tmp_path: Path) -> None:
    with gzip.open(tmp_path / LOOKALIKES, "wt") as out:
        for number, row in enumerate(ROWS):
            out.write(json.dumps({"doc": row["id"], "topic": 1, "cluster": f"c{number}", "text": row["text"]}) + "\n")
    evaluation = evaluate(tmp_path, reads_no_incident, compose_telling)
    assert len(evaluation.errors) == 1
    assert evaluation.errors[0].startswith("a, c: joined, but two incidents: SAME")


def telling_of(id: str, number: int, *, role: Role = "main", day: int = 2) -> tuple[Report, Account]:
    """A report of the attack on one post, and what is read of it."""
    body = f"{number} soldiers died on 2 March when fighters attacked the army post at Dorvanik, said Colonel Vask."
    report = compose_report(id=id, body=body, publication=Publication(date(2022, 3, day), "given"))
    values: list[tuple[str, Value]] = [
        ("action", Action("Battles", "Armed clash", "attack")),
        ("date", When.on(date(2022, 3, 2))),
        ("place", Where("Dorvanik")),
        ("toll", Toll("killed", number, number)),
    ]
    claims = [Claim(name, value, (quote(report, 0, len(body)),), "sample/1:00000000") for name, value in values]
    return report, compose_account(report, kind="incident", role=role, claims=claims)


def test_records_of_coded_reports_are_counted_and_their_errors_say_whose_fault() -> None:
    told = [telling_of("a", 7), telling_of("b", 10), telling_of("c", 7, role="background", day=20)]
    rows = [
        {"incident_key": "k", "role": a.role, "total_killed": [n, n]}
        for (_, a), n in zip(told, (7, 11, 7), strict=True)
    ]
    coded = [Coded(report, row, account) for (report, account), row in zip(told, rows, strict=True)]
    coded.append(Coded(told[2][0], {"incident_key": "other", "role": "main"}, None))
    found = measure(coded, [(report, [account]) for report, account in told], compose_telling)
    assert (found.pairs.right, found.pairs.found, found.pairs.wanted) == (1, 1, 1)
    assert (found.attached.right, found.passing) == (1, 1)
    assert (found.ranges.right, found.ranges.wanted) == (0, 1)
    assert found.errors == [
        "k: killed: coded (7, 11), the record (7, 10): the reader's: b coded (11, 11), read (10, 10)"
    ]
    assert found.counts["records: range as coded"] == "0 of 1; faults: 1 the reader's"


def test_clusters_do_not_depend_on_the_order() -> None:
    sides = [side_of(*telling_of(id, number)) for id, number in (("a", 7), ("b", 10), ("c", 8), ("d", 9))]
    there, back = clusters(sides), clusters(sides[::-1])[::-1]
    assert [there[0] == name for name in there] == [back[0] == name for name in back]


def test_a_folder_without_the_data_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="neither"):
        evaluate(tmp_path, reads_no_incident, compose_telling)
