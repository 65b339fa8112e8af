"""CSV, JSON Lines and GeoJSON: each is fed rows one by one and holds none of them; a file is whole or not there."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, TextIO

from dateline.errors import BadInput
from dateline.exports.codebook import codebook_text, columns
from dateline.exports.shapes import Of, Row, flat_record, is_pin
from dateline.model.text import strictest

FORMS = ("csv", "jsonl", "geojson")


class Exporter(Protocol):
    """A format: `feed` takes a record's JSON or a claim's row, `finish` writes what stands at the end."""

    def feed(self, item: Row) -> None:
        """Write one item."""

    def finish(self, marking: str) -> None:
        """Write the end, with the strictest marking of all."""


class CsvExporter:
    """RFC 4180 in UTF-8 with a header line, safe to open in a spreadsheet."""

    def __init__(self, out: TextIO, of: Of) -> None:
        self._of: Of = of
        self._writer = csv.DictWriter(out, list(columns(of)), extrasaction="raise", lineterminator="\r\n")
        self._writer.writeheader()

    def feed(self, item: Row) -> None:
        """One line."""
        row = flat_record(item) if self._of == "records" else item
        self._writer.writerow({name: safe_cell(value) for name, value in row.items()})

    def finish(self, marking: str) -> None:
        """Nothing stands at the end: every line has its marking."""


class JsonLinesExporter:
    """One object a line: a record as `dateline.records/1`, or a claim."""

    def __init__(self, out: TextIO, of: Of) -> None:
        self._out = out

    def feed(self, item: Row) -> None:
        """One line."""
        self._out.write(json_line(item) + "\n")

    def finish(self, marking: str) -> None:
        """Nothing stands at the end: every line has its marking."""


class GeoJsonExporter:
    """RFC 7946: a FeatureCollection of records; a province or a country has no point."""

    def __init__(self, out: TextIO, of: Of) -> None:
        if of != "records":
            raise BadInput("claims have no geometry", hint="export claims as csv or jsonl")
        self._out, self._is_first = out, True
        out.write('{"type": "FeatureCollection", "features": [')

    def feed(self, item: Row) -> None:
        """One feature."""
        self._out.write(("\n" if self._is_first else ",\n") + json_line(feature(item)))
        self._is_first = False

    def finish(self, marking: str) -> None:
        """The marking of the whole."""
        self._out.write(f'\n], "marking": {json.dumps(marking)}}}\n')


EXPORTERS: dict[str, type[CsvExporter] | type[JsonLinesExporter] | type[GeoJsonExporter]] = {
    "csv": CsvExporter,
    "jsonl": JsonLinesExporter,
    "geojson": GeoJsonExporter,
}
"""The formats by name."""

RADIUS = {1: 5.0, 2: 25.0, 3: 60.0}
"""Kilometres around a point where the place does not say, by UCDP's where_prec (2 is UCDP's own 25 km)."""


def feature(record: Mapping[str, Any]) -> Row:
    """A record as a GeoJSON feature with the columns of the tables as its properties."""
    place = record["summary"].get("place") or {}
    properties = flat_record(record)
    geometry = None
    if is_pin(place):
        geometry = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
        properties["radius_km"] = properties["radius_km"] or RADIUS[int(place["precision"])]
    return {"type": "Feature", "id": record["id"], "geometry": geometry, "properties": properties}


# Blanks before it do not help, nor do characters without width.
_NO_WIDTH, _TRIGGER = r"\u200b-\u200f\u2060-\u2064\ufeff", r"[=+\-@＝＋－＠|%]"
_FORMULA = re.compile(rf"[\s{_NO_WIDTH}]*{_TRIGGER}|[\t\r\n]")
# Where the system's list separator is a semicolon, a spreadsheet ends a cell there, and a line even within quotes.
_WITHIN = rf"(?=(?:[^\S\t\r\n]|[{_NO_WIDTH}])*{_TRIGGER})"
_CELL_WITHIN = re.compile(rf"([;\t\r\n]){_WITHIN}")
_SAFE_WITHIN = re.compile(rf"([;\t\r\n])'{_WITHIN}")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that looks like one gets an apostrophe before it."""
    if value is None or isinstance(value, (int, float)):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
    safe = _CELL_WITHIN.sub(r"\1'", text)
    return f"'{safe}" if _FORMULA.match(text) else safe


def plain_cell(text: str) -> str:
    """The text of a cell that `safe_cell` wrote."""
    plain = _SAFE_WITHIN.sub(r"\1", text)
    return plain[1:] if plain.startswith("'") and _FORMULA.match(plain[1:]) else plain


_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def json_line(item: Mapping[str, Any]) -> str:
    """One line of JSON in which nothing can steer a terminal or break the line."""
    line = json.dumps(item, ensure_ascii=False)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


class ExportFile:
    """An export on its way to a file and its codebook beside it; both appear whole, when `close` is called."""

    def __init__(self, path: Path, form: str, of: Of) -> None:
        self.path, self.codebook = path, path.with_name(path.name + ".codebook.md")
        self._form, self._of, self._markings, self.rows = form, of, {"TLP:CLEAR"}, 0
        self._part = path.with_name(path.name + ".part")
        try:
            self._file = self._part.open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise BadInput(f"{path} cannot be written: {error.strerror}", hint="name another file") from None
        try:
            self._exporter: Exporter = EXPORTERS[form](self._file, of)
        except BaseException:
            self.abandon()
            raise

    def feed(self, item: Row) -> None:
        """Write one item."""
        self._markings.add(item["marking"])
        self._exporter.feed(item)
        self.rows += 1

    def close(self, *, written: str) -> None:
        """Put the file and its codebook in their places."""
        marking = strictest(self._markings)
        self._exporter.finish(marking)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        told = codebook_text(self._of, form=self._form, rows=self.rows, marking=marking, written=written)
        self.codebook.write_text(told, "utf-8")
        self._part.replace(self.path)

    def abandon(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        self._part.unlink(missing_ok=True)


def read_records(path: Path) -> dict[str, Row]:
    """The flat rows of an earlier export of records (csv, jsonl or geojson), by record id; all values as text.

    Raises BadInput for a file that is none.
    """
    wrong = BadInput(f"{path} is no export of records", hint="`dateline export` writes them as csv, jsonl or geojson")
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise wrong from None
    try:
        rows = _rows(text)
        return {str(row["id"]): {name: as_text(value) for name, value in row.items()} for row in rows}
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error):
        raise wrong from None


def as_text(value: Any) -> str:
    """A value of a flat row as it comes back from any format; not known is empty."""
    return "" if value is None else plain_cell(str(safe_cell(str(value))))


def _rows(text: str) -> list[Row]:
    if not text.startswith("{"):
        table = csv.DictReader(io.StringIO(text, newline=""))
        if "members" not in (table.fieldnames or ()):
            raise ValueError("no members")
        return [{name: plain_cell(value) for name, value in row.items()} for row in table]
    if text.startswith('{"type": "FeatureCollection"'):
        return [item["properties"] for item in json.loads(text)["features"]]
    return [flat_record(json.loads(line)) for line in text.splitlines() if line]
