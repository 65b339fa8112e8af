"""The coded reports on which choices are fitted, and which of their halves may be read."""

from __future__ import annotations

from pathlib import Path

GOLD = Path("tests/gold")
HALVES = {
    "published": "",
    "held_out.jsonl": "ab",
    "unseen.jsonl": "cd",
    "fresh.jsonl": "efg",
    "late.jsonl": "hi",
    "siblings.jsonl": "jk",
    "cousins.jsonl": "l",
    "kin.jsonl": "no",
}
"""The halves that may be read, by the file that holds them; the published reports have none."""
