"""The page and the command of gaps, over the invented region."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from dateline.analysis.areas import parse_area
from dateline.analysis.gap_document import gaps_document
from dateline.analysis.gap_shapes import COLUMNS, DIMENSIONS, attack_rows, gaps_json
from dateline.analysis.gaps import WINDOWS
from dateline.cli import gaps as command
from dateline.cli.gaps import period
from dateline.desk.desk import Configuration, Desk
from dateline.desk.page_gaps import map_query
from dateline.errors import BadInput
from dateline.model.document import Chart, Table, plain_words
from dateline.run.gaps import GapsFound, gaps_of
from dateline.run.review import decide
from dateline.store.sqlite import Store, open_existing
from sample_desk import browser
from synthetic_store import NOW, synthetic_store

SINCE, UNTIL = date(2022, 9, 26), date(2023, 4, 2)
PERIOD = "from=2022-09-26&to=2023-04-02"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with synthetic_store(tmp_path_factory.mktemp("region") / "region.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def client(store: Store) -> TestClient:
    return browser(Desk(store, Configuration(rule="settled/1", clock=lambda: NOW)))


@pytest.fixture(scope="module")
def found(store: Store) -> GapsFound:
    with store.view() as session:
        return gaps_of(session, parse_area("Kirkuk"), SINCE, UNTIL)


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_page_shows_every_row_and_cell(client: TestClient, found: GapsFound) -> None:
    html = client.get(f"/gaps?area=Kirkuk&{PERIOD}").text
    told = text_of(html)
    for row in found.gaps.rows("zone"):
        counts = "".join(
            rf"{row.count(window, 'none reported')}\s(?:{row.count(window, 'possibly')} possibly\s)?"
            for window in WINDOWS
        )
        assert re.search(rf"{re.escape(row.label[0])}\s+{len(row.attacks)}\s+{counts}", told), row.label
    cells = re.findall(r'aria-label="([^"]+), week of (\S+): (\d+) attacks?, (\d+) without a reported response"', html)
    assert {(zone, week): (int(all), int(none)) for zone, week, all, none in cells} == {
        (zone, week.isoformat()): (
            len(cell.attacks),
            sum(attack.answer(14) == "none reported" for attack in cell.attacks),
        )
        for (zone, week), cell in found.gaps.cells().items()
        if cell.attacks
    }
    for sentence in ("sources active", "rest on one source family", "Median lag"):
        assert sentence in told
    assert "security gap" in told and "no response</" not in html


def test_a_cell_opens_its_attacks_and_the_responses_that_were_found(client: TestClient, found: GapsFound) -> None:
    cell = max(found.gaps.cells().values(), key=lambda cell: len(cell.attacks))
    query = f"area=Kirkuk&{PERIOD}&zone={cell.zone}&week={cell.week}"
    html = client.get(f"/gaps?{query}").text.split('<h2 id="attacks">')[1]
    records = {attack.occurrence.record_id for attack in cell.attacks}
    responses = {one.record_id for attack in cell.attacks for one in attack.found if one.record_id}
    assert set(re.findall(r'href="/record/(\w+)"', html)) == records | responses
    row = found.gaps.rows("perpetrator")[0]
    html = client.get(f"/gaps?area=Kirkuk&{PERIOD}&by=perpetrator&label={row.label[0]}").text
    count = re.search(r'<h2 id="attacks">.*?<span class="count">(\d+)</span>', html, re.DOTALL)
    assert count and int(count[1]) == len(row.attacks)


def test_a_decision_on_the_desk_changes_the_page(tmp_path: Path) -> None:
    with synthetic_store(tmp_path / "a.db") as store:
        desk = Desk(store, Configuration(rule="settled/1", clock=lambda: NOW))
        with desk.view() as session:
            before = gaps_of(session, parse_area("Kirkuk"), SINCE, UNTIL).gaps
        gone = before.attacks[0].occurrence.record_id
        with desk.session() as session:
            decide(session, [gone], "rejected", by="P", at=NOW, reason="a drill")
        html = browser(desk).get(f"/gaps?area=Kirkuk&{PERIOD}").text
    assert f"{len(before.attacks) - 1} attacks</span>" in html and gone not in html


@pytest.mark.parametrize(
    "query",
    [
        "area=Nowherebourne",
        "area=Kirkuk&from=soon",
        "area=Kirkuk&from=2023-01-01&to=2022-01-01",
        "area=Kirkuk&from=0001-01-01&to=0001-02-01",
        "area=Kirkuk&to=9999-12-31",
        "area=Kirkuk&from=2001-01-01&to=2023-01-01",
        "area=Kirkuk&within=2",
        "area=Kirkuk&by=mood",
        "area=Kirkuk&week=x",
        "area=%00",
        "area=" + "x;" * 300,
    ],
)
def test_what_makes_no_sense_is_told_in_words(client: TestClient, query: str) -> None:
    answer = client.get(f"/gaps?{query}")
    assert answer.status_code == 400 and "Traceback" not in answer.text


def test_what_is_asked_for_is_escaped(client: TestClient) -> None:
    hostile = '"><script>alert(1)</script>'
    for query in ({"area": hostile}, {"area": "Kirkuk", "label": hostile, "to": "2023-04-02"}):
        assert "<script>alert" not in client.get("/gaps", params=query).text


def test_the_map_counts_every_attack_that_has_a_point(client: TestClient, found: GapsFound) -> None:
    page = client.get(f"/gaps?area=Kirkuk&{PERIOD}").text
    told = re.search(r'data-sites="([^"]*)"', page)
    assert told
    sites = json.loads(unescape(told[1]))
    points = [one for one in found.gaps.attacks if one.occurrence.where_precision != 4]
    assert sum(site["count"] for site in sites) == len(points) < len(found.gaps.attacks)
    assert sum(site["marked"] for site in sites) == sum(one.answer(14) == "none reported" for one in points)
    for site in sites:
        assert client.get(site["address"]).status_code == 200


def test_the_map_shows_the_same_area() -> None:
    days = (date(2023, 1, 1), date(2023, 1, 31))
    assert map_query(parse_area("Kirkuk"), *days) == "from=2023-01-01&to=2023-01-31&country=IQ&admin1=Kirkuk"
    assert "country=IQ" in map_query(parse_area("IQ"), *days)
    assert re.search(r"box=4\d\.\d\d%2C3\d\.\d\d%2C", map_query(parse_area("Daquq; Makhmur"), *days))


def as_json(found: GapsFound) -> Any:
    return json.loads(json.dumps(gaps_json(found.gaps, found.reporting, found.between, marking=found.marking)))


def run(store: Store, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str]:
    # The region's records are those of its own matcher: the command is not to match them anew.
    monkeypatch.setattr(command, "listed", open_existing)
    result = CliRunner().invoke(command.gaps, [*arguments, "--db", str(store.path)])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_prints_the_same(
    store: Store, found: GapsFound, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ("--area", "Kirkuk", "--from", "2022-09-26", "--to", "2023-04-02")
    status, out, _ = run(store, monkeypatch, *named)
    assert status == 0
    for row in found.gaps.rows("zone"):
        assert re.search(
            rf"{row.label[0].split()[0]}[^\n]*?\s{len(row.attacks)}\s+{row.count(1, 'none reported')}", out
        )
    assert "How far silence may only be silence" in out
    status, out, err = run(store, monkeypatch, *named, "--json")
    assert status == 0 and json.loads(out) == as_json(found)
    assert f"{len(found.gaps.attacks)} attacks" in err
    status, out, _ = run(store, monkeypatch, *named, "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0 and tuple(rows[0]) == COLUMNS
    assert Counter(row["record"] for row in rows) == Counter(row["record"] for row in attack_rows(found.gaps.attacks))
    for line, attack in zip(rows, found.gaps.attacks, strict=True):
        assert (line["latitude"] == "") is (attack.occurrence.where_precision == 4), "a province is never a point"


def test_the_command_refuses_what_makes_no_sense(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (
        (),
        ("--area", "Nowherebourne"),
        ("--area", "IQ", "--json", "--csv"),
        ("--area", "IQ", "--from", "x"),
        ("--area", "IQ", "--from", "2024-01-01", "--to", "2023-01-01"),
        ("--area", "IQ", "--to", "9999-12-31"),
        ("--area", "IQ", "--from", "0001-01-01", "--to", "0001-01-01"),
    ):
        assert run(store, monkeypatch, *arguments)[0] != 0


def test_the_usual_period_is_the_twelve_weeks_before_the_last_day_read() -> None:
    assert period("2023-12-31", None, None) == (date(2023, 10, 9), date(2023, 12, 31))
    assert period(None, None, date(1, 1, 2)) == (date(1, 1, 1), date(1, 1, 2))
    with pytest.raises(BadInput):
        period(None, None, None)


def test_the_api_gives_the_same(client: TestClient, found: GapsFound) -> None:
    answer = client.get(f"/api/v1/gaps?area=Kirkuk&{PERIOD}")
    assert answer.status_code == 200
    assert answer.json()["data"] == as_json(found)
    again = client.get(f"/api/v1/gaps?area=Kirkuk&{PERIOD}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    for query, status in (
        ("area=Nowherebourne", 409),
        ("area=", 422),
        ("area=IQ&from=x", 422),
        ("area=IQ&mood=1", 422),
    ):
        told = client.get(f"/api/v1/gaps?{query}")
        assert (told.status_code, told.headers["content-type"]) == (status, "application/problem+json")


def test_the_same_sources_alone_are_counted_and_told_of_everywhere(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = "area=IQ&from=2022-11-21&to=2022-11-27"
    every, same = (client.get(f"/api/v1/gaps?{week}{choice}").json()["data"] for choice in ("", "&same_sources=1"))
    told = same["same_sources"]
    assert every["same_sources"] is None and told["left_out"]
    assert {one["record"] for one in every["attacks"]} - {one["record"] for one in same["attacks"]} == set(
        told["left_out"]
    )
    assert told["in_words"].startswith("Only what is told by sources that were read in both periods, 14 to 20 November")
    page = client.get(f"/gaps?{week}&same_sources=1").text
    assert 'name="same_sources" value="1" checked>' in page and told["in_words"] in page
    links = [unescape(one) for one in re.findall(r'href="(/gaps(?:/file)?\?[^"]+)"', page)]
    assert links and all("same_sources=1" in one for one in links)
    assert told["in_words"] in text_of(client.get(f"/gaps/file?{week}&same_sources=1").text)
    assert told["in_words"] not in client.get(f"/gaps?{week}").text
    assert client.get("/gaps?area=IQ&from=0001-01-02&to=0001-01-09&same_sources=1").status_code == 400
    asked = ("--area", "IQ", "--from", "2022-11-21", "--to", "2022-11-27", "--same-sources")
    assert json.loads(run(store, monkeypatch, *asked, "--json")[1]) == same
    assert told["in_words"] in " ".join(run(store, monkeypatch, *asked)[1].split())


def test_it_is_marked_as_strictly_as_what_it_rests_on(tmp_path: Path) -> None:
    with synthetic_store(tmp_path / "a.db") as store:
        with store.view() as session:
            before = gaps_of(session, parse_area("Kirkuk"), SINCE, UNTIL)
        attack = next(one for one in before.gaps.attacks if one.occurrence.reports)
        with store.session() as session:
            session.mark(attack.occurrence.reports[0], "TLP:AMBER")
        with store.view() as session:
            after = gaps_of(session, parse_area("Kirkuk"), SINCE, UNTIL)
        desk = Desk(store, Configuration(rule="settled/1", clock=lambda: NOW))
        assert "TLP:AMBER" in browser(desk).get(f"/gaps?area=Kirkuk&{PERIOD}").text
    assert (before.marking, after.marking) == ("TLP:CLEAR", "TLP:AMBER")


def test_the_document_has_every_figure_in_every_format(
    client: TestClient, store: Store, found: GapsFound, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    document = gaps_document(found.gaps, found.reporting, found.between, marking=found.marking, made=NOW)
    tables = {block.caption.split(",")[0]: block for block in document.blocks if isinstance(block, Table)}
    for by in DIMENSIONS:
        rows = tables[f"Attacks by {by}"].rows
        for row, cells in zip((*found.gaps.rows(by), found.gaps.total()), rows, strict=True):
            told = [plain_words(cell) for cell in cells]
            counts = [row.count(window, "none reported") for window in WINDOWS]
            rest = [row.count(14, "possibly"), row.count(14, "too early")]
            assert told == [row.label[0], *map(str, (len(row.attacks), *counts, *rest))]
            assert cells[1][0].records == tuple(attack.occurrence.record_id for attack in row.attacks)
    (chart,) = [block for block in document.blocks if isinstance(block, Chart)]
    in_weeks = sum(len(cell.attacks) for cell in found.gaps.cells().values())
    assert sum(value or 0 for series in chart.series for value in series.values) == in_weeks
    for form, begins in (("html", b"<!doctype html>"), ("pdf", b"%PDF"), ("docx", b"PK"), ("md", b"")):
        answer = client.get(f"/gaps/file?area=Kirkuk&{PERIOD}&format={form}")
        assert answer.status_code == 200 and answer.content.lower().startswith(begins.lower())
        target = tmp_path / f"gaps.{form}"
        named = ("--area", "Kirkuk", "--from", "2022-09-26", "--to", "2023-04-02", "--output", str(target))
        assert run(store, monkeypatch, *named)[0] == 0
        assert target.read_bytes().lower().startswith(begins.lower())
    assert client.get(f"/gaps/file?area=Kirkuk&{PERIOD}&format=exe").status_code == 400
    assert client.get("/gaps/file").status_code == 400
    assert run(store, monkeypatch, "--area", "Kirkuk", "--json", "--output", str(tmp_path / "x.pdf"))[0] != 0
