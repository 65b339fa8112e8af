"""Triggers and arguments that the tagger marks, against those that people marked in WikiEvents (news on bombings).

Data: `dev.jsonl.gz` of WikiEvents. People marked each argument at one of its mentions, so an argument counts once a
document, by its role and the head of its words: F1 over those of events of attack, death and injury. A trigger is right
where it overlaps one of theirs.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import BadInput
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.mentions import tagger as tagging
from dateline.mentions.fillers import head_of, normal
from dateline.model.mentions import TaggedSpan

FILE = "dev.jsonl.gz"
SURE = 0.5
"""The probability from which a mark of the tagger counts."""
TRIGGERS = ("Conflict.Attack.", "Life.Die.", "Life.Injure.")
"""How the types of the events begin that count."""
ROLE_OF = {
    "Attacker": "perpetrator",
    "Killer": "perpetrator",
    "Injurer": "perpetrator",
    "Target": "target",
    "Victim": "victim",
    "Instrument": "weapon",
    "ExplosiveDevice": "weapon",
    "Place": "place",
}
ROLES = tuple(dict.fromkeys(ROLE_OF.values()))


@dataclass(frozen=True, slots=True)
class Coded:
    """A document as people coded it: its text, and the spans of each label ("event.trigger")."""

    text: str
    spans: Mapping[str, Sequence[tuple[int, int]]]


def evaluate(folder: Path) -> Evaluation:
    """The figures for `dev.jsonl.gz` of a folder. Raises BadInput where it or the tagger is missing."""
    path = folder / FILE
    if not path.is_file():
        raise BadInput(f"there is no {FILE} in {folder}", hint="name the folder that holds the set")
    loaded = tagging.load()
    if loaded.tagger is None:
        raise BadInput(f"roles need the tagger, and {loaded.reason}", hint="install dateline with its dependencies")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [coded(json.loads(line)) for line in lines]
    return score((document, loaded.tagger.read(document.text).spans) for document in documents)


def coded(row: Mapping[str, Any]) -> Coded:
    """A row of WikiEvents, its text set from its tokens."""
    offsets, place = [], 0
    for token in row["tokens"]:
        offsets.append((place, place + len(token)))
        place += len(token) + 1

    def span(mention: Mapping[str, int]) -> tuple[int, int]:
        return offsets[mention["start"]][0], offsets[mention["end"] - 1][1]

    mentions = {mention["id"]: mention for mention in row["entity_mentions"]}
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for event in row["event_mentions"]:
        if event["event_type"].startswith(TRIGGERS):
            spans["event.trigger"].append(span(event["trigger"]))
            for argument in event["arguments"]:
                if argument["role"] in ROLE_OF:
                    spans[f"event.{ROLE_OF[argument['role']]}"].append(span(mentions[argument["entity_id"]]))
    return Coded(" ".join(row["tokens"]), spans)


def score(documents: Iterable[tuple[Coded, Sequence[TaggedSpan]]]) -> Evaluation:
    """The figures over (document as coded, what was marked in it)."""
    counted = {"trigger": Counts(), **{role: Counts() for role in ROLES}}
    errors = []
    for document, spans in documents:
        sure = [span for span in spans if span.score >= SURE]
        _count_triggers(counted["trigger"], document, sure)
        for role in ROLES:
            label = f"event.{role}"
            found = {_head(document.text, span.start, span.end) for span in sure if span.label == label}
            wanted = {_head(document.text, *span) for span in document.spans.get(label, ())}
            counts = counted[role]
            counts.found += len(found)
            counts.wanted += len(wanted)
            counts.right += len(found & wanted)
            errors += [f"{role}: {head} is not there" for head in sorted(found - wanted)]
            errors += [f"{role}: {head} was missed" for head in sorted(wanted - found)]
    every = Counts(*(sum(getattr(counted[role], part) for role in ROLES) for part in ("right", "found", "wanted")))
    named = {"arguments": every, **counted}
    told = {name: f"{c.right:.0f} right of {c.found:.0f} found and {c.wanted:.0f} wanted" for name, c in named.items()}
    return Evaluation("roles", {name: counts.f1 for name, counts in named.items()}, told, tuple(errors))


def _count_triggers(counts: Counts, document: Coded, sure: Sequence[TaggedSpan]) -> None:
    found = [(span.start, span.end) for span in sure if span.label == "event.trigger"]
    wanted = document.spans.get("event.trigger", ())
    counts.found += len(found)
    counts.wanted += len(wanted)
    counts.right += sum(any(a < d and c < b for c, d in wanted) for a, b in found)


def _head(text: str, start: int, end: int) -> str:
    return head_of(normal(text[start:end]))
