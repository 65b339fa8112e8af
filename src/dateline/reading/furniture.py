"""Lines of a page that are none of its article: "read more", "Most read", newsletter prompts, credits."""

from __future__ import annotations

from collections.abc import Iterable


def split(lines: Iterable[str], *, title: str | None = None) -> tuple[list[str], list[str]]:
    """The lines of the article, and the furniture among them."""
    return [line.strip() for line in lines if line.strip()], []
