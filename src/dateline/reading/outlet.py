"""The outlet that published a page: its name as the page gives it, or else its domain."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from dateline.reading.structured import PageData, plain, types

LONGEST = 80
"""Characters of the longest name that is believed."""

_METAS = ("og:site_name", "application-name", "al:android:app_name", "publisher", "dc.publisher", "copyright-holder")


def of(page: PageData, *, url: str | None) -> str | None:
    """The name of the outlet: Open Graph, the publisher in JSON-LD, other metas, the domain without "www"."""
    name = page.meta("og:site_name") or _publisher(page)
    for meta in _METAS[1:]:
        name = name or page.meta(meta)
    if name and len(name) <= LONGEST and not name.startswith(("http:", "https:", "@")):
        return name
    host = urlsplit(url or page.canonical or "").hostname
    return host.removeprefix("www.") if host else None


def _publisher(page: PageData) -> str | None:
    by_id = {node["@id"]: node for node in page.nodes if isinstance(node.get("@id"), str)}
    for node in (
        *page.articles[:1],
        *(node for node in page.nodes if types(node) & {"website", "newsmediaorganization"}),
    ):
        for value in (node.get("publisher"), node if types(node) & {"website", "newsmediaorganization"} else None):
            name = _name(value, by_id)
            if name:
                return plain(name)
    return None


def _name(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        name = value.get("name") or by_id.get(str(value.get("@id")), {}).get("name")
        return name if isinstance(name, str) else None
    return value if isinstance(value, str) else None
