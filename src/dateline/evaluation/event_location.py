"""Where an event took place, given its verb: sentences in which people marked the verb and the span of its place.

A sentence counts as right where the span picked is exactly one of those marked, or where none was marked and none
is picked: `exact` is over all sentences, `exact with a place` over those that have one. `likeliest place exact` is
over the latter too, when a place has to be picked.
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
    every, placed, unplaced, forced = Counts(), Counts(), Counts(), Counts()
    why: dict[str, int] = {}
    errors: list[str] = []
    for row in rows:
        verbs = [span for span in row["spans"] or () if span["label"] == "VERB"]
        if len(verbs) != 1:
            continue
        wanted = {place for span in row["spans"] if span["label"] == "LOCATION" for place in marked(row["text"], span)}
        found, likeliest = pick(row["text"], verbs[0]["start"], verbs[0]["end"])
        if wanted:
            forced.wanted += 1
            forced.right += likeliest in wanted
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
    scored = {
        "exact": every,
        "exact with a place": placed,
        "exact without a place": unplaced,
        "likeliest place exact": forced,
    }
    figures = {name: counts.recall for name, counts in scored.items()}
    told = {name: f"{counts.right:.0f} of {counts.wanted:.0f}" for name, counts in scored.items()}
    told["why it fails"] = ", ".join(f"{reason} {n}" for reason, n in sorted(why.items(), key=lambda item: -item[1]))
    return Evaluation("event_location", figures, told, tuple(errors))


Span = tuple[int, int]


def pick(text: str, verb_start: int, verb_end: int) -> tuple[Span | None, Span | None]:
    """The span that `places.place_of_event` picks in this one sentence, and the one it picks where it has to."""
    report = Report("", "", None, None, None, text, 0, "en", Publication(None, "none"))
    sentences = (Sentence(0, len(text), 0),)
    names = places.find_names(report, sentences)
    free = places.place_of_event(report, sentences, names, verb_start, verb_end)
    forced = places.place_of_event(report, sentences, names, verb_start, verb_end, required=True)
    return (free.start, free.end) if free else None, (forced.start, forced.end) if forced else None


def marked(text: str, span: dict[str, Any]) -> set[tuple[int, int]]:
    """The offsets of a marked span: its own, or where they are not those of its words, every place where these stand.

    A tenth of the set's spans give numbers of tokens where they should give offsets; their words are right. White space
    at the ends of a span does not count.
    """
    start, end = span["start"], span["end"]
    words = (span.get("text") or text[start:end]).strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if words and text[start : start + len(words)] == words:
        return {(start, start + len(words))}
    return {(match.start(), match.end()) for match in re.finditer(re.escape(words), text)}


def _reason(wanted: set[tuple[int, int]], found: tuple[int, int] | None) -> str:
    if not wanted:
        return "a place where none is marked"
    if found is None:
        return "no place found"
    if any(found[0] < end and start < found[1] for start, end in wanted):
        return "another extent of the right place"
    return "another place"
