"""Huge pages are read in a child process with a limit on its time and memory; the others at once, at full speed.

The child is this module run by the same Python: the page goes in on its standard input, one JSON object comes out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime
from typing import Any

from dateline.errors import SetAside
from dateline.model.text import Publication
from dateline.reading.article import Article, extract

LARGE = 2_000_000
"""Bytes from which a page is read in a child process."""
TAGS = 60_000
"""Tags from which it is, too: that many take more than a second."""
SECONDS = 30.0
MEMORY = 2_000_000_000
"""Bytes of address space that the child may have."""


def extract_guarded(
    page: bytes, *, url: str | None = None, charset: str | None = None, seconds: float = SECONDS
) -> Article:
    """`article.extract`, with a limit of `seconds` for a page that is large or has very many tags.

    Raises SetAside as `extract` does, and with the reason `too slow` where the limit is passed or the child fails.
    """
    if len(page) < LARGE and page.count(b"<") < TAGS:
        return extract(page, url=url, charset=charset)
    command = [sys.executable, "-m", "dateline.reading.sandbox", json.dumps({"url": url, "charset": charset})]
    try:
        done = subprocess.run(command, input=page, capture_output=True, timeout=seconds, check=False)  # noqa: S603  our own module
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise SetAside(
            f"This page of {len(page):,} bytes could not be read within {seconds:g} seconds.",
            reason="too slow",
            hint="It is larger or more deeply nested than pages of news are.",
        ) from error
    if "reason" in answer:
        raise SetAside(answer["message"], reason=answer["reason"], hint=answer["hint"])
    return _article_from_json(answer)


def _answer(page: bytes, url: str | None, charset: str | None) -> dict[str, Any]:
    """What the child says: the article, or why there is none."""
    try:
        found = extract(page, url=url, charset=charset)
    except SetAside as error:
        return {"reason": error.reason, "message": str(error), "hint": error.hint}
    when = found.publication.when
    return {
        "body": found.body,
        "headline": found.headline,
        "outlet": found.outlet,
        "authors": found.authors,
        "language": found.language,
        "when": when.isoformat() if when else None,
        "basis": found.publication.basis,
        "disagreeing": found.publication.disagreeing,
        "furniture": found.furniture,
    }


def _article_from_json(data: dict[str, Any]) -> Article:
    when = data["when"]
    moment = None if when is None else date.fromisoformat(when) if len(when) == 10 else datetime.fromisoformat(when)
    return Article(
        body=data["body"],
        headline=data["headline"],
        outlet=data["outlet"],
        authors=tuple(data["authors"]),
        language=data["language"],
        publication=Publication(moment, data["basis"], tuple((basis, day) for basis, day in data["disagreeing"])),
        furniture=tuple(data["furniture"]),
    )


def _limit_memory() -> None:
    """Give this process a limit of memory, where the system knows one."""
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _limit_memory()
    asked = json.loads(sys.argv[1])
    json.dump(_answer(sys.stdin.buffer.read(), asked["url"], asked["charset"]), sys.stdout)
