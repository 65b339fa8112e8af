"""Toponyms against hand-annotated news: LGL (Lieberman et al., 2010) and GeoWebNews (Gritta et al., 2019).

Accuracy at 161 km (100 miles): of all annotated mentions that have coordinates, the share resolved to within 161 km
of them; a mention left unresolved counts as wrong. The median error is over the resolved ones. Recognition: a span
found is right where start and end are those of an annotated mention that has coordinates (every distinct span
once); mentions annotated without coordinates are not wanted, and finding one counts as wrong.
"""

from __future__ import annotations

import gzip
import json
import statistics
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.errors import BadInput
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.mentions import places, sentences
from dateline.mentions.places_resolution import distance_km
from dateline.model.text import Publication, Report
from dateline.model.values import Where

SETS = ("lgl", "geowebnews")
NEAR_KM = 161.0


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each document the given mentions resolved, and what Dateline itself finds; see the contract."""
    for row in rows:
        report = as_report(row)
        parted = sentences.split(report)
        spans = [(int(mention["start"]), int(mention["end"])) for mention in row.get("mentions") or ()]
        found, given = places.read_names(report, parted, spans)
        yield {
            "doc": row.get("doc"),
            "mentions": [
                {"start": start, "end": end, "text": report.text[start:end], **_coordinates(where)}
                for (start, end), where in zip(spans, given, strict=True)
            ],
            "found": [{"start": start, "end": end, **_coordinates(where)} for start, end, where in found],
        }


def _coordinates(where: Where | None) -> dict[str, Any]:
    if where is None:
        return {"lat": None, "lon": None, "geonameid": None, "country": None}
    number = where.place_id.removeprefix("geonames:") if where.place_id else ""
    return {
        "lat": where.lat,
        "lon": where.lon,
        "geonameid": int(number) if number.isdigit() else None,
        "country": where.country,
    }


def as_report(row: dict[str, Any]) -> Report:
    """A report with exactly this text, so that offsets are those of the input. Raises BadInput where it has none."""
    if not isinstance(row.get("text"), str):
        raise BadInput(f"no text in the row {row.get('doc')!r}")
    return Report(
        id=str(row.get("doc")),
        input="",
        url=row.get("url"),
        outlet=row.get("source"),
        title=None,
        text=row["text"],
        body_start=0,
        language=row.get("language"),
        publication=Publication(None, "none"),
    )


def evaluate(folder: Path) -> Evaluation:
    """The figures for `lgl.jsonl.gz` and `geowebnews.jsonl.gz` of a folder, each prefixed by the set's name."""
    figures: dict[str, float] = {}
    counts: dict[str, str] = {}
    errors: list[str] = []
    for name in SETS:
        rows = read_rows(folder / f"{name}.jsonl.gz")
        resolved, distances, recognition = score(rows, predict(rows), errors)
        figures[f"{name} accuracy within 161 km"] = resolved.recall
        figures[f"{name} recognition"] = recognition.f1
        median = f"{statistics.median(distances):.1f} km" if distances else "none resolved"
        counts[f"{name} accuracy within 161 km"] = (
            f"{resolved.right:.0f} of {resolved.wanted:.0f}, {resolved.found:.0f} answered; median error {median}"
        )
        counts[f"{name} recognition"] = (
            f"{recognition.right:.0f} right, {recognition.found:.0f} found, {recognition.wanted:.0f} annotated; "
            f"precision {recognition.precision:.3f}, recall {recognition.recall:.3f}"
        )
    return Evaluation("toponyms", figures, counts, tuple(errors))


def score(
    rows: Iterable[dict[str, Any]], predictions: Iterable[dict[str, Any]], errors: list[str]
) -> tuple[Counts, list[float], Counts]:
    """Resolution counts, distances in km of what was resolved, and recognition counts; adds to `errors`."""
    resolved, recognition, distances = Counts(), Counts(), []
    for row, predicted in zip(rows, predictions, strict=True):
        wanted = {(m["start"], m["end"]) for m in row["mentions"] if m.get("lat") is not None}
        found = {(f["start"], f["end"]) for f in predicted["found"]}
        recognition.wanted += len(wanted)
        recognition.found += len(found)
        recognition.right += len(wanted & found)
        for gold, answer in zip(row["mentions"], predicted["mentions"], strict=True):
            if gold.get("lat") is None:
                continue
            resolved.wanted += 1
            if answer["lat"] is None:
                errors.append(f"{row['doc']}: {gold['text']}: not resolved")
                continue
            resolved.found += 1
            distance = distance_km(gold["lat"], gold["lon"], answer["lat"], answer["lon"])
            distances.append(distance)
            if distance <= NEAR_KM:
                resolved.right += 1
            else:
                errors.append(f"{row['doc']}: {gold['text']}: {distance:.0f} km off, in {answer['country']}")
    return resolved, distances, recognition


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file. Raises BadInput where it is missing."""
    if not path.is_file():
        raise BadInput(f"there is no {path.name} in {path.parent}", hint="name the folder that holds the sets")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
