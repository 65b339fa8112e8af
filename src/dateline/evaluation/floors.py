"""Quality floors: figures below which a task may not fall, pinned beside a digest of the gold they were measured on.

The file is JSON: `{task: {"gold": SHA-256, "floors": {figure: value}}}`. Floors only go up; lowering one needs
`lower=True` and shows in the diff.
"""

from __future__ import annotations

import hashlib
import json
import math
from pathlib import Path
from typing import Any

from dateline.errors import BadInput
from dateline.evaluation.metrics import Evaluation

MARGIN = 0.005
"""A floor is pinned this much below the figure, rounded down to three places."""


def digest(gold: Path) -> str:
    """SHA-256 over the names and the bytes of the files of `gold` (a file, or a folder and all below it)."""
    total = hashlib.sha256()
    files = [gold] if gold.is_file() else sorted(path for path in gold.rglob("*") if path.is_file())
    for path in files:
        total.update(path.relative_to(gold.parent).as_posix().encode("utf-8") + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def failures(evaluation: Evaluation, gold: Path, floors: Path) -> list[str]:
    """One line for each figure below its floor, and for a gold that is not the one that the floors were measured on."""
    pinned = _load(floors).get(evaluation.task)
    if pinned is None:
        return [f"{evaluation.task}: no floors are pinned"]
    found = []
    if pinned["gold"] != digest(gold):
        found.append(f"{evaluation.task}: the gold has changed since the floors were pinned")
    for name, floor in pinned["floors"].items():
        figure = evaluation.figures.get(name)
        if figure is None:
            found.append(f"{evaluation.task}: {name}: no longer measured")
        elif figure < floor:
            found.append(f"{evaluation.task}: {name}: {figure:.3f} is below its floor of {floor:.3f}")
    return found


def pin(evaluation: Evaluation, gold: Path, floors: Path, *, lower: bool = False) -> None:
    """Raises the floors of one task to its figures. Raises BadInput where one would fall and `lower` is not set."""
    pinned = _load(floors)
    before = pinned.get(evaluation.task, {}).get("floors", {})
    now = {name: math.floor((figure - MARGIN) * 1000) / 1000 for name, figure in evaluation.figures.items()}
    fallen = [name for name, floor in before.items() if now.get(name, -1.0) < floor - MARGIN]
    if fallen and not lower:
        raise BadInput(
            f"{evaluation.task}: these figures would fall: {', '.join(fallen)}",
            hint="mend what made them fall, or lower the floors on purpose with --lower",
        )
    kept = {name: value if lower else max(value, before.get(name, value)) for name, value in now.items()}
    pinned[evaluation.task] = {"gold": digest(gold), "floors": kept}
    floors.write_text(json.dumps(pinned, indent=2, sort_keys=True) + "\n", "utf-8")


def _load(floors: Path) -> dict[str, Any]:
    if not floors.exists():
        return {}
    loaded: dict[str, Any] = json.loads(floors.read_text("utf-8"))
    return loaded
