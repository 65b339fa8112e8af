"""Markings (TLP 2.0): every page bears the strictest of what is on it, and in a list each thing that is not CLEAR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk.desk import Desk
from dateline.model.text import MARKINGS
from dateline.run.reconcile import reconcile
from sample_desk import browser, records_of, sample_desk
from sample_readings import NOW
from sample_records import Fake, keep, report_of, told

BORNE = re.compile(r'<p class="page-marking">.*?data-tlp="[^"]+">([^<]+)</span></p>', re.DOTALL)
LABEL = re.compile(r'<span class="tlp" data-tlp="[^"]+">([^<]+)</span>')


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


def marked(desk: Desk, marking: str) -> TestClient:
    """A browser at the desk with one more record, of a report that is marked so."""
    keep(desk.store, replace(report_of("m", told(50, "Vaskur", 28)), marking=marking))  # type: ignore[arg-type]
    list(reconcile(desk.store, Fake(), clock=lambda: NOW))
    return browser(desk)


def pages(client: TestClient) -> list[str]:
    first = records_of(client.get("/queue").text)[0]
    return [
        *(
            "/queue",
            "/records",
            "/map",
            "/changes?from=2020-01-01",
            "/search?q=News",
            "/search?q=soldiers",
            "/report/m",
        ),
        *(f"/record/{first}", "/pocket?from=2024-05-01", "/queue/bulk", "/claim/m?words=50+soldiers"),
    ]


@pytest.mark.parametrize("marking", MARKINGS)
def test_a_page_bears_the_strictest_marking_of_what_is_on_it(desk: Desk, marking: str) -> None:
    client = marked(desk, marking)
    for address in pages(client):
        assert BORNE.findall(client.get(address).text) == [marking], address
    assert BORNE.findall(client.get("/report/a").text) == ["TLP:CLEAR"]
    for kind, days in (("flash", "from=2024-05-28"), ("monthly", "from=2024-05-28")):
        assert BORNE.findall(client.get(f"/weekly?kind={kind}&{days}").text) == [marking]
    assert BORNE.findall(client.get("/sources").text) == []


def test_in_a_list_what_is_not_clear_says_so_and_the_rest_does_not(desk: Desk) -> None:
    client = marked(desk, "TLP:AMBER")
    for address in ("/queue", "/records", "/search?q=News", "/map", "/pocket?from=2024-05-01"):
        page = client.get(address).text
        assert LABEL.findall(page).count("TLP:AMBER") >= 2, address  # the page's own, and the record's
        assert LABEL.findall(page).count("TLP:CLEAR") == 0


def test_a_page_says_where_it_was_printed_from(desk: Desk) -> None:
    client = browser(desk)
    record = records_of(client.get("/queue").text)[0]
    page = client.get(f"/record/{record}?notice=accepted").text
    assert f'<p class="printed">http://127.0.0.1:8321/record/{record}</p>' in page
