from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import BadInput
from dateline.evaluation import floors
from dateline.evaluation.metrics import Evaluation


def evaluation(figure: float) -> Evaluation:
    return Evaluation("task", {"figure": figure})


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text("{}")
    return folder


def test_a_figure_below_its_floor_is_named(tmp_path: Path, gold: Path) -> None:
    pinned = tmp_path / "floors.json"
    floors.pin(evaluation(0.9), gold, pinned)
    assert floors.failures(evaluation(0.9), gold, pinned) == []
    assert floors.failures(evaluation(0.8), gold, pinned) == ["task: figure: 0.800 is below its floor of 0.895"]


def test_a_changed_gold_is_named(tmp_path: Path, gold: Path) -> None:
    pinned = tmp_path / "floors.json"
    floors.pin(evaluation(0.9), gold, pinned)
    (gold / "a.json").write_text("{ }")
    assert floors.failures(evaluation(0.9), gold, pinned) == ["task: the gold has changed since the floors were pinned"]


def test_floors_fall_only_on_purpose(tmp_path: Path, gold: Path) -> None:
    pinned = tmp_path / "floors.json"
    floors.pin(evaluation(0.9), gold, pinned)
    with pytest.raises(BadInput, match="would fall"):
        floors.pin(evaluation(0.7), gold, pinned)
    assert floors.failures(evaluation(0.7), gold, pinned)
    floors.pin(evaluation(0.7), gold, pinned, lower=True)
    assert floors.failures(evaluation(0.7), gold, pinned) == []


def test_a_task_without_floors_fails(tmp_path: Path, gold: Path) -> None:
    assert floors.failures(evaluation(1.0), gold, tmp_path / "none.json") == ["task: no floors are pinned"]
