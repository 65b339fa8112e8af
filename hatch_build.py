"""Builds what is packed into the wheel and not committed: the compiled gazetteer."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the gazetteer where it is missing or older than its sources."""
