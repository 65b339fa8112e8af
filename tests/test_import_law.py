"""Who may import whom, deferred imports too: the table of docs/architecture.md, enforced."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "dateline"
STAGES = {"sources", "reading", "mentions", "accounts", "records", "analysis"}
BASE = {"model", "errors"}
LAW: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "settings": {"errors"},
    "knowledge": BASE,
    **{stage: BASE | {"knowledge"} for stage in STAGES},
    "store": BASE,
    "exports": BASE | {"store", "knowledge"},
    "evaluation": BASE | {"knowledge"} | STAGES,
    "training": BASE | {"knowledge"} | STAGES,
    "run": BASE | {"settings", "knowledge", "store"} | STAGES,
    "desk": BASE | {"settings", "knowledge", "store", "exports", "run", "analysis"},
}
"""A room may import itself and these. `cli` may import anything and nobody imports it."""


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [
                f"{node.module}.{alias.name}" if node.module == "dateline" else str(node.module) for alias in node.names
            ]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        rooms |= {name.split(".")[1] for name in names if name.startswith("dateline.")}
    return rooms


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_room_imports_only_what_the_law_allows(path: Path) -> None:
    parts = path.relative_to(SOURCE).parts
    room = parts[0].removesuffix(".py")
    assert len(parts) <= 2 or room == "store", "folders are one deep"
    if room in ("cli", "__main__"):
        return
    forbidden = imported_rooms(path) - LAW.get(room, set()) - {room, "__version__"}
    assert not forbidden, f"{room} may not import {sorted(forbidden)}"


def test_the_law_catches_a_deferred_import(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def f():\n    from dateline.store import session\n")
    assert imported_rooms(wrong) == {"store"}
