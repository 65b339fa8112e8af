"""The MUC-4 score on cases that were computed by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.errors import BadInput
from dateline.evaluation.muc4 import Template, best_mapping, evaluate, matched, score, template_of
from dateline.mentions.fillers import normal


def template(kind: str, **roles: list[list[str]]) -> Template:
    return template_of({"incident_type": kind, **roles})


def test_the_normal_form_has_no_case_articles_or_punctuation() -> None:
    assert normal("The F.M.L.N. and an  (old) rifle") == "fmln and old rifle"


def test_an_entity_is_right_when_all_its_mentions_stand_in_one_gold_entity() -> None:
    wanted = [frozenset({"fmln", "front"}), frozenset({"army"})]
    assert matched([frozenset({"fmln"})], wanted) == 1
    assert matched([frozenset({"fmln", "army"})], wanted) == 0
    assert matched([frozenset({"fmln"}), frozenset({"front"})], wanted) == 1, "a gold entity counts once"
    assert matched([frozenset()], wanted) == 0


def test_entities_are_matched_so_that_most_are_right() -> None:
    wanted = [frozenset({"a1", "b1"}), frozenset({"a1"})]
    assert matched([frozenset({"a1"}), frozenset({"b1"})], wanted) == 2


def test_the_mapping_gives_the_best_total_and_never_joins_two_types() -> None:
    gold = [
        template("attack", Victim=[["juan"]], Target=[["bridge"]]),
        template("attack", Victim=[["pedro"]]),
        template("bombing", Weapon=[["bomb"]]),
    ]
    predicted = [
        template("attack", Victim=[["pedro"], ["juan"]]),
        template("attack", Target=[["bridge"]], Victim=[["juan"]]),
        template("arson", Weapon=[["bomb"]]),
    ]
    assert sorted(best_mapping(predicted, gold)) == [(0, 1), (1, 0)]


def test_figures_computed_by_hand() -> None:
    gold: list[Template] = [
        template("bombing", PerpOrg=[["eln", "army of liberation"]], Weapon=[["bomb"]], Target=[["the pipeline"]]),
        template("kidnapping", Victim=[["juan"]]),
    ]
    predicted = [template("bombing", PerpOrg=[["ELN"]], Weapon=[["car bomb"]], Target=[["pipeline"]])]
    evaluation = score([("one", predicted, gold), ("two", [template("attack")], [])])
    # Right: the type, the organisation, the target. Found: 4 and the type of the second. Wanted: 4 and 2.
    assert evaluation.figures["precision"] == pytest.approx(3 / 5)
    assert evaluation.figures["recall"] == pytest.approx(3 / 6)
    assert evaluation.figures["template F1"] == pytest.approx(6 / 11)
    assert evaluation.figures["incident type"] == pytest.approx(2 * 1 / (2 + 2))
    assert evaluation.figures["role fillers F1"] == pytest.approx(2 * 2 / (3 + 4))
    assert evaluation.figures["Weapon"] == 0


def test_fillers_of_several_templates_are_one_entity_in_role_fillers() -> None:
    gold = [template("attack", PerpInd=[["gunmen"]]), template("bombing", PerpInd=[["gunmen", "men"]])]
    evaluation = score([("one", gold[:1], gold)])
    assert evaluation.figures["role fillers F1"] == 1.0


def test_offsets_beside_mentions_are_left_out() -> None:
    assert template("attack", Victim=[["juan"]]) == template_of(
        {"incident_type": "attack", "Victim": [[["Juan", 17]]], "PerpInd": []}
    )


def test_a_folder_without_the_set_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no"):
        evaluate(tmp_path)


def test_gold_alone_is_perfect() -> None:
    rows: list[Any] = [template("attack", Weapon=[["rifle"], ["mortar"]])]
    assert score([("one", rows, rows)]).figures["template F1"] == 1.0
