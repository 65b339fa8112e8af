"""Annotated reports and the sets that lie beside the project (`../shared`) as examples for the head of reports.

Sets that mark less than everything leave open what they do not mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, get_args

from dateline.knowledge.codebook import KINDS
from dateline.model.values import Standing
from dateline.training.annotated import AnnotatedReport, Mark, Told
from dateline.training.examples import Example, LabelledSpan
from dateline.training.labels import KIND_OF, REPORTS

WIKIEVENTS_TRIGGERS = frozenset({"Conflict.Attack", "Life.Die", "Life.Injure"})
"""The first two parts of the event types that are triggers of ours, too."""
WIKIEVENTS_ROLES: Mapping[str, str] = {
    "Attacker": "perpetrator",
    "Killer": "perpetrator",
    "Injurer": "perpetrator",
    "Target": "target",
    "Victim": "victim",
    "Instrument": "weapon",
    "ExplosiveDevice": "weapon",
    "Place": "place",
}
WIKIEVENTS_KNOWN = frozenset({"event.trigger"})
"""What WikiEvents marks throughout. It marks an argument at one mention of several, so the others are left open."""


def example(annotated: AnnotatedReport, *, weight: float = 1.0) -> Example:
    """A report in which everything is marked."""
    told = {one.key: one for one in annotated.told}
    grouped: dict[tuple[str, int, int], list[Mark]] = defaultdict(list)
    for mark in annotated.marks:
        grouped[f"{KIND_OF[mark.key[0]]}.{mark.role}", mark.start, mark.end].append(mark)
    spans = tuple(
        LabelledSpan(
            label,
            start,
            end,
            frozenset(mark.key for mark in marks),
            tags=_tags(label, marks, told),
        )
        for (label, start, end), marks in grouped.items()
    )
    return Example(
        REPORTS, annotated.report.text, spans, frozenset(REPORTS.spans), {"relevant": annotated.relevant}, weight
    )


def wikievents_example(row: Mapping[str, Any], *, weight: float = 1.0) -> Example:
    """A document of WikiEvents, in either of its two forms: its triggers of harm and their arguments."""
    text, offsets = _text(row)
    mentions = {mention["id"]: mention for mention in row.get("entity_mentions", ())}
    spans: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for number, event in enumerate(row["event_mentions"]):
        if ".".join(event["event_type"].split(".")[:2]) not in WIKIEVENTS_TRIGGERS:
            continue
        start, end = _place(event["trigger"], offsets)
        spans["event.trigger", start, end].add(str(number))
        for argument in event["arguments"]:
            role = WIKIEVENTS_ROLES.get(argument["role"])
            mention = mentions.get(argument.get("entity_id"))
            place = _place(mention, offsets) if mention else _nearest(text, argument["text"], start)
            if role and place:
                spans[f"event.{role}", *place].add(str(number))
    return Example(REPORTS, text, _labelled(spans), WIKIEVENTS_KNOWN, {}, weight)


def event_location_example(row: Mapping[str, Any], *, weight: float = 1.0) -> Example:
    """A sentence in which one event and its place are marked; of others in it nothing is known."""
    labels = {"VERB": "event.trigger", "LOCATION": "event.place"}
    spans = tuple(
        LabelledSpan(labels[span["label"]], span["start"], span["end"], frozenset({"e"}))
        for span in row["spans"] or ()
        if span["label"] in labels
    )
    return Example(REPORTS, row["text"], spans, frozenset(), {}, weight)


def re3d_example(row: Mapping[str, Any], *, weight: float = 1.0) -> Example:
    """A document in which it is marked who fights whom, and the weapons; of the rest nothing is known."""
    spans: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for number, told in enumerate(row["relations"] or ()):
        if told["type"] == "FightingAgainst":
            spans["event.perpetrator", told["sourceBegin"], told["sourceEnd"]].add(str(number))
            spans["event.target", told["targetBegin"], told["targetEnd"]].add(str(number))
    for thing in row["entities"] or ():
        if thing["type"] == "Weapon":
            spans["event.weapon", thing["begin"], thing["end"]] |= set()
    return Example(REPORTS, row["text"], _labelled(spans), frozenset(), {}, weight)


def _labelled(spans: Mapping[tuple[str, int, int], set[str]]) -> tuple[LabelledSpan, ...]:
    return tuple(LabelledSpan(label, start, end, frozenset(keys)) for (label, start, end), keys in spans.items())


def _text(row: Mapping[str, Any]) -> tuple[str, list[tuple[int, int]]]:
    """The text set from its tokens, and the first character of each token and the one after its last."""
    offsets, text = [], ""
    for word in row["tokens"]:
        text += " " if text and word not in ".,:;!?)\u2019\u201d" and text[-1] not in "(\u201c" else ""
        offsets.append((len(text), len(text) + len(word)))
        text += word
    return text, offsets


def _place(mention: Mapping[str, int], offsets: list[tuple[int, int]]) -> tuple[int, int]:
    first = mention["start"] if "start" in mention else mention["start_idx"]
    last = mention["end"] if "end" in mention else mention["end_idx"]
    return offsets[first][0], offsets[last - 1][1]


def _nearest(text: str, words: str, place: int) -> tuple[int, int] | None:
    """Where the words stand nearest to a place; the larger set gives of an argument only its words."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return min(found, key=lambda span: abs(span[0] - place), default=None)


def _tags(label: str, marks: list[Mark], told: Mapping[str, Told]) -> dict[str, bool]:
    """What is known of a span: of a trigger what it tells, of a figure of the harmed its bounds and how it stands."""
    if label in ("event.killed", "event.wounded"):
        open_ = {"least": any(mark.high is None for mark in marks), "most": any(mark.low is None for mark in marks)}
        standings = {mark.standing for mark in marks} - {None}
        return open_ | {f"standing.{one}": one in standings for one in get_args(Standing) if standings}
    return _tags_of([told[mark.key] for mark in marks]) if label == "event.trigger" else {}


def _tags_of(told: list[Told]) -> dict[str, bool]:
    tags = {f"kind.{kind}": any(one.kind == kind for one in told) for kind in KINDS}
    tags["main"] = any(one.role == "main" for one in told)
    tags |= {
        certainty: any(one.certainty == certainty for one in told) for certainty in ("alleged", "denied", "thwarted")
    }
    tags["aggregate"] = any(one.aggregate for one in told)
    return tags
