"""Where an event took place, given its verb: sentences in which people marked the verb and the span of its place.

A sentence counts as right where the span picked is exactly one of those marked, or where none was marked and none is
picked. The figures tell both kinds apart: `exact` is over all sentences, `with a place` over those that have one.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.errors import BadInput
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.mentions import places
from dateline.model.text import Publication, Report, Sentence

FILE = "labeled.jsonl.gz"


def evaluate(folder: Path) -> Evaluation:
    """The figures for `labeled.jsonl.gz` of a folder. Raises BadInput where it is missing."""
    path = folder / FILE
    if not path.is_file():
        raise BadInput(f"there is no {FILE} in {folder}", hint="name the folder that holds the set")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return score(json.loads(line) for line in lines)


def score(rows: Iterable[dict[str, Any]]) -> Evaluation:
    """The figures over rows of `{"text", "spans": [{"start", "end", "label": "VERB" or "LOCATION"}]}`."""
    every, placed, unplaced = Counts(), Counts(), Counts()
    why: dict[str, int] = {}
    errors: list[str] = []
    for row in rows:
        verbs = [span for span in row["spans"] or () if span["label"] == "VERB"]
        if len(verbs) != 1:
            continue
        wanted = {place for span in row["spans"] if span["label"] == "LOCATION" for place in marked(row["text"], span)}
        found = pick(row["text"], verbs[0]["start"], verbs[0]["end"])
        right = found in wanted if wanted else found is None
        for counts in (every, placed if wanted else unplaced):
            counts.wanted += 1
            counts.found += found is not None
            counts.right += right
        if not right:
            reason = _reason(wanted, found)
            why[reason] = why.get(reason, 0) + 1
            picked = row["text"][found[0] : found[1]] if found else None
            errors.append(f"{row.get('_id')}: {reason}: {picked!r} for {[row['text'][s:e] for s, e in sorted(wanted)]}")
    figures = {"exact": every.recall, "exact with a place": placed.recall, "exact without a place": unplaced.recall}
    counts_text = {
        name: f"{c.right:.0f} of {c.wanted:.0f}" for name, c in zip(figures, (every, placed, unplaced), strict=True)
    }
    counts_text["why it fails"] = ", ".join(
        f"{reason} {n}" for reason, n in sorted(why.items(), key=lambda item: -item[1])
    )
    return Evaluation("event_location", figures, counts_text, tuple(errors))


def pick(text: str, verb_start: int, verb_end: int) -> tuple[int, int] | None:
    """The span of the place name that `places.place_of_event` picks in this one sentence."""
    report = Report("", "", None, None, None, text, 0, "en", Publication(None, "none"))
    sentences = (Sentence(0, len(text), 0),)
    names = places.find_names(report, sentences)
    place = places.place_of_event(report, sentences, names, verb_start, verb_end)
    return (place.start, place.end) if place else None


def marked(text: str, span: dict[str, Any]) -> set[tuple[int, int]]:
    """The offsets of a marked span: its own, or where they are not those of its words, every place where these stand.

    A tenth of the set's spans give numbers of tokens where they should give offsets; their words are right.
    """
    start, end = span["start"], span["end"]
    words = span.get("text") or text[start:end]
    if text[start:end] == words:
        return {(start, end)}
    return {(match.start(), match.end()) for match in re.finditer(re.escape(words.strip()), text)}


def _reason(wanted: set[tuple[int, int]], found: tuple[int, int] | None) -> str:
    if not wanted:
        return "a place where none is marked"
    if found is None:
        return "no place found"
    if any(found[0] < end and start < found[1] for start, end in wanted):
        return "another extent of the right place"
    return "another place"
