"""Exports hold what the records say: safe in a spreadsheet, honest on a map, explained column by column."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import BadInput
from dateline.exports.codebook import CLAIM_COLUMNS, RECORD_COLUMNS, codebook_text
from dateline.exports.formats import ExportFile, as_text, feature, plain_cell, read_records, safe_cell
from dateline.exports.shapes import claim_rows, flat_record, record_json
from dateline.model.records import RecordView
from dateline.model.text import strictest
from dateline.run.reconcile import reconcile
from dateline.run.record_views import view_records
from dateline.store.sqlite import Store
from sample_readings import NOW, sample_accounts, sample_report
from sample_records import Fake, accounts_of, keep, report_of, told

REPORTS = (
    report_of("a", told(7, "Vaskur", 6), outlet="=HYPERLINK(1)"),
    report_of("b", told(10, "Vaskur", 6), outlet="Northern Courier"),
)


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[RecordView]]:
    sample = sample_report(id="s", marking="TLP:AMBER")
    with Store(tmp_path_factory.mktemp("exports") / "a.db") as store:
        for report in REPORTS:
            keep(store, report)
        keep(store, sample, accounts=sample_accounts(sample))
        list(reconcile(store, Fake(), clock=lambda: NOW))
        with store.view() as session:
            yield list(view_records(session))


def export(path: Path, form: str, views: list[RecordView]) -> None:
    file = ExportFile(path, form, "records")
    for view in views:
        file.feed(record_json(view))
    file.close(written="2024-05-06")


def test_the_json_has_the_shape_of_the_contract(views: list[RecordView]) -> None:
    line = record_json(views[0])
    assert line["schema"] == "dateline.records/1"
    assert (line["kind"], line["status"]) == ("incident", "suggested")
    assert set(line["accounts"][0]) >= {"account_id", "report_id", "input", "source_family"}
    killed = line["figures"]["killed"]
    assert (killed["low"], killed["best"], killed["high"]) == (7, 7, 10)
    assert [set(told) >= {"source_family", "low", "high", "words"} for told in killed["by_source"]] == [True, True]
    assert line["summary"]["killed"] == {"low": 7, "high": 10}
    json.dumps(line)
    assert {record_json(view)["kind"] for view in views} == {"incident", "agreement", "statement"}


def test_every_form_gives_the_same_rows_back(views: list[RecordView], tmp_path: Path) -> None:
    rows = {view.record.id: flat_record(record_json(view)) for view in views}
    wanted = {
        id: {name: "" if value is None else str(value) for name, value in row.items()} for id, row in rows.items()
    }
    for form in ("csv", "jsonl"):
        export(tmp_path / f"a.{form}", form, views)
        assert read_records(tmp_path / f"a.{form}") == wanted
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.csv", "a.csv.codebook.md", "a.jsonl", "a.jsonl.codebook.md",
    ]  # fmt: skip


def test_a_spreadsheet_finds_no_formula(views: list[RecordView], tmp_path: Path) -> None:
    export(tmp_path / "a.csv", "csv", views)
    raw = (tmp_path / "a.csv").read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    assert list(rows[0]) == list(RECORD_COLUMNS)
    assert rows[0]["outlets"] == "'=HYPERLINK(1); Northern Courier"
    assert float(rows[0]["longitude"]) == -3.25, "a number is no formula and stays one"


@settings(deadline=None)
@given(st.text())
def test_no_text_begins_as_a_formula_and_all_come_back(text: str) -> None:
    cell = safe_cell(text)
    assert not re.match(r"\s*[=+\-@]", cell)
    assert cell[:1] not in tuple("\t\r\n")
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "\N{REPLACEMENT CHARACTER}", text)
    assert plain_cell(cell) == clean or "'" in text
    assert as_text(plain_cell(cell)) == as_text(text)


TRIGGERS = "=+-@＝＋－＠|%"
BLANKS = ("", " ", "\t", "\r", "\n", "\u00a0", "\u3000", "\u200b", "\ufeff", " \t\r\n ")


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("trigger", TRIGGERS)
def test_each_start_of_a_formula_is_made_safe(trigger: str, blank: str) -> None:
    formula = f"{blank}{trigger}cmd|' /C calc'!A0"
    assert safe_cell(formula).startswith("'")
    for end in ";\t\r\n":
        # What a spreadsheet that ends cells at semicolons and lines would take for a cell of its own.
        cell = safe_cell(f"harmless{end}{formula}")
        assert not re.search(rf"[;\t\r\n][\s\u200b\ufeff]*[{re.escape(TRIGGERS)}]", cell)
        assert plain_cell(cell) == f"harmless{end}{formula}"


def test_numbers_are_no_formulas() -> None:
    assert safe_cell(-3.5) == -3.5
    assert safe_cell("3 killed; 4 wounded - so far") == "3 killed; 4 wounded - so far"


def place(record: dict[str, Any], **changes: Any) -> dict[str, Any]:
    summary = record["summary"]
    return {**record, "summary": {**summary, "place": {**summary["place"], **changes}}}


def test_a_province_is_never_a_pin(views: list[RecordView], tmp_path: Path) -> None:
    record = record_json(views[0])
    shown = feature(record)
    assert shown["geometry"] == {"type": "Point", "coordinates": [-3.25, 10.61]}
    assert shown["properties"]["radius_km"] == 5.0
    assert feature(place(record, radius_km=None, precision=2))["properties"]["radius_km"] == 25.0
    for wide in (4, 5, 6, 7):
        province = feature(place(record, precision=wide))
        assert province["geometry"] is None
        assert province["properties"]["latitude"] is None
        assert province["properties"]["admin1"] == "Reed Province"
    assert feature(place(record, lat=None, lon=None))["geometry"] is None
    export(tmp_path / "a.geojson", "geojson", views)
    found = json.loads((tmp_path / "a.geojson").read_text("utf-8"))
    assert (found["type"], len(found["features"]), found["marking"]) == ("FeatureCollection", len(views), "TLP:AMBER")
    assert set(read_records(tmp_path / "a.geojson")) == {view.record.id for view in views}


def test_claims_stand_with_their_words(views: list[RecordView], tmp_path: Path) -> None:
    accounts = {account.id: account for report in REPORTS for account in accounts_of(report)}
    file = ExportFile(tmp_path / "c.csv", "csv", "claims")
    for row in claim_rows(views[0], accounts):
        file.feed(row)
    file.close(written="2024-05-06")
    rows = list(csv.DictReader((tmp_path / "c.csv").open(encoding="utf-8", newline="")))
    assert list(rows[0]) == list(CLAIM_COLUMNS)
    tolls = [row for row in rows if row["field"] == "toll"]
    assert [json.loads(row["value"])["low"] for row in tolls] == [7, 10]
    assert all(
        REPORTS[0].text[int(row["start"]) : int(row["end"])] == row["words"] for row in rows if row["report"] == "a"
    )
    with pytest.raises(BadInput, match="no geometry"):
        ExportFile(tmp_path / "c.geojson", "geojson", "claims")
    assert not list(tmp_path.glob("*.part"))


def test_the_codebook_explains_every_column_and_says_the_strictest_marking(
    views: list[RecordView], tmp_path: Path
) -> None:
    assert set(flat_record(record_json(views[0]))) == set(RECORD_COLUMNS)
    export(tmp_path / "a.csv", "csv", views)
    told = (tmp_path / "a.csv.codebook.md").read_text("utf-8")
    assert "Marking: TLP:AMBER (" in told
    for name in RECORD_COLUMNS:
        assert f"| `{name}` | " in told
    assert "formula" in told
    assert "formula" not in codebook_text("claims", form="jsonl", rows=1, marking="TLP:CLEAR", written="today")
    assert strictest(["TLP:GREEN", "TLP:AMBER+STRICT", "TLP:AMBER"]) == "TLP:AMBER+STRICT"


def test_an_export_is_whole_or_not_there(views: list[RecordView], tmp_path: Path) -> None:
    file = ExportFile(tmp_path / "a.csv", "csv", "records")
    file.feed(record_json(replace(views[0], status="reviewed")))
    file.abandon()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(BadInput, match="cannot be written"):
        ExportFile(tmp_path / "no" / "a.csv", "csv", "records")


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "{", '{"id": 1}', "[]", '{"type": "FeatureCollection"}'])
def test_what_is_no_export_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "x").write_text(text)
    with pytest.raises(BadInput, match="no export") as error:
        read_records(tmp_path / "x")
    assert error.value.hint
