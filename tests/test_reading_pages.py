"""Saved pages of invented outlets, each with the fields that must be read in it. The body must be the same, exactly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.reading.article import Article, extract

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def read(name: str) -> tuple[Article, dict[str, Any]]:
    wanted = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    page = (PAGES / f"{name}.html").read_bytes()
    return extract(page, url=wanted["url"], charset=wanted["charset"]), wanted


def test_every_page_has_its_expected_fields() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.json")) == NAMES
    assert len(NAMES) >= 18


@pytest.mark.parametrize("name", NAMES)
def test_the_body_is_the_article_and_nothing_else(name: str) -> None:
    found, wanted = read(name)
    assert found.body.split("\n\n") == wanted["body"]


@pytest.mark.parametrize("name", NAMES)
def test_headline_outlet_authors_and_language(name: str) -> None:
    found, wanted = read(name)
    assert (found.headline, found.outlet, list(found.authors), found.language) == (
        wanted["headline"],
        wanted["outlet"],
        wanted["authors"],
        wanted["language"],
    )


@pytest.mark.parametrize("name", NAMES)
def test_publication_and_what_disagrees(name: str) -> None:
    publication = read(name)[0].publication
    wanted = read(name)[1]
    when = publication.when.isoformat() if publication.when else None
    assert (when, publication.basis) == (wanted["published"], wanted["basis"])
    assert [list(pair) for pair in publication.disagreeing] == wanted["disagreeing"]
