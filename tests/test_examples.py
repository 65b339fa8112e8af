"""The bundled examples are marked as such, can be parsed, and say what they are coded as saying."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from gold_rows import problems, says_number

EXAMPLES = Path(str(files("dateline"))) / "examples"
PAGES = sorted(EXAMPLES.glob("*.html"))
NOTE = "Example page written for Dateline; the outlet and the events are invented"
ROWS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "gold" / "examples.json").read_text(encoding="utf-8"))
DOCS = Path(__file__).parent.parent / "docs" / "examples.md"
NAMESPACES = {"content": "http://purl.org/rss/1.0/modules/content/"}


def feed_items() -> dict[str, str]:
    """The feed's items: the name each has in the coded rows, and its text."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    channel = etree.fromstring((EXAMPLES / "feed.xml").read_bytes(), parser).find("channel")
    assert channel is not None
    texts = {}
    for item in channel.iterfind("item"):
        name = (item.findtext("guid") or "").removeprefix("cpa.example:")
        body = item.findtext("content:encoded", namespaces=NAMESPACES) or ""
        texts[f"feed.xml#{name}"] = f"{item.findtext('title')}\n{re.sub('<[^>]+>', ' ', body)}"
    return texts


def parsed(path: Path) -> Any:
    """The page as a tree; Any, because the stubs of XPath results are wider than what these queries give."""
    return lxml_html.fromstring(path.read_bytes())


def page_text(path: Path) -> str:
    """All visible words of a page."""
    root = parsed(path)
    etree.strip_elements(root, "script", "style", with_tail=False)
    return " ".join(root.text_content().split())


def text_of(report_id: str) -> str:
    return feed_items()[report_id] if "#" in report_id else page_text(EXAMPLES / report_id)


def test_some_25_pages_and_a_feed_are_bundled() -> None:
    assert len(PAGES) >= 25
    assert len(feed_items()) >= 3


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_is_marked_as_an_example(path: Path) -> None:
    root = parsed(path)
    assert root.xpath("//meta[@name='generator']/@content") == ["Dateline example"]
    assert NOTE in page_text(path)
    assert root.xpath("//script[not(@type='application/ld+json') and not(@src)]") == []


def test_feed_is_marked_as_an_example() -> None:
    assert NOTE in (EXAMPLES / "feed.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_structured_data_is_json(path: Path) -> None:
    for script in parsed(path).xpath("//script[@type='application/ld+json']"):
        assert json.loads(script.text)["@context"] == "https://schema.org"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_names_only_hosts_that_cannot_exist(path: Path) -> None:
    hosts = re.findall(r"https?://([^/\"\s<]+)", path.read_text(encoding="utf-8"))
    assert all(host.endswith(".example") or host == "schema.org" for host in hosts)


def test_every_page_and_item_is_coded_once() -> None:
    coded = [row["report_id"] for row in ROWS]
    assert sorted(coded) == sorted([path.name for path in PAGES] + list(feed_items()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["report_id"])
def test_row_is_well_formed(row: dict[str, Any]) -> None:
    assert problems(row) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["report_id"])
def test_coded_words_and_figures_stand_in_the_page(row: dict[str, Any]) -> None:
    text = text_of(row["report_id"])
    for incident in row["incidents"]:
        figures = [victims[harm] for victims in incident["victims"] for harm in ("killed", "wounded", "kidnapped")]
        assert [figure for figure in figures if figure is not None and not says_number(text, figure)] == []
        for field in ("place", "admin", "perpetrator", "weapon", "claimed_by"):
            assert missing_words(incident[field], text) == [], field
    for agreement in row["agreements"]:
        for words in agreement["parties"] + agreement["commitments"] + agreement["zones"]:
            assert missing_words(words, text) == []
    for statement in row["statements"]:
        assert missing_words(statement["speaker"], text) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["report_id"])
def test_row_is_described_in_the_docs(row: dict[str, Any]) -> None:
    table = DOCS.read_text(encoding="utf-8")
    assert f"`{row['report_id'].partition('#')[0]}`" in table
    for key in [i["incident_key"] for i in row["incidents"]] + [a["key"] for a in row["agreements"]]:
        assert f"`{key}`" in table


def test_conflicts_copies_and_look_alikes_are_there() -> None:
    keys = [i["incident_key"] for row in ROWS for i in row["incidents"] if i["role"] == "main"]
    tellings = {key: keys.count(key) for key in keys}
    assert len(tellings) >= 10
    assert max(tellings.values()) >= 4
    assert sum(not row["relevant"] for row in ROWS) >= 3
    assert {i["certainty"] for row in ROWS for i in row["incidents"]} == {"stated", "alleged", "denied", "thwarted"}


def missing_words(coded: str | None, text: str) -> list[str]:
    """The coded words that the text lacks; what a coder put in parentheses need not stand there."""
    words = re.findall(r"[^\W_]+", re.sub(r"\([^)]*\)", " ", coded or "").lower())
    present = set(re.findall(r"[^\W_]+", text.lower()))
    return [word for word in words if word not in present]
