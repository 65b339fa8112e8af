"""Builds what is packed into the wheel and not committed: the compiled gazetteer."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the gazetteer where it is missing or older than its sources; editable installs too."""
        if self.target_name == "sdist":
            return
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            # Deferred: needs the source tree on the path, and the packages of build-system.requires.
            compiler = importlib.import_module("dateline.knowledge.gazetteer_compile")
        finally:
            sys.path.remove(str(source))
        folder = source / "dateline" / "knowledge" / "data" / "compiled"
        if compiler.compile_into(folder):
            self.app.display_info(f"compiled the gazetteer into {folder}")
