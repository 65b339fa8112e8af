"""Dateline reads published reports of armed conflict and keeps a sourced, mapped, reviewable record."""

from __future__ import annotations

__all__ = ["__version__"]
__version__ = "0.1.0"
