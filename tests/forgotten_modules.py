"""Modules that a test has imported anew, and that are the old ones again when it ends."""

from __future__ import annotations

import sys

import pytest


def forget(monkeypatch: pytest.MonkeyPatch, *prefixes: str) -> None:
    """Forgets the modules whose names begin so. Afterwards both `sys.modules` and their packages have them again."""
    for name in [name for name in sys.modules if name.startswith(prefixes)]:
        package, _, own = name.rpartition(".")
        if hasattr(sys.modules.get(package), own):
            monkeypatch.setattr(sys.modules[package], own, sys.modules[name])
        monkeypatch.delitem(sys.modules, name)
