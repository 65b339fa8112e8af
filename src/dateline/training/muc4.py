"""MUC-4 documents (reports on political violence, 1988 to 1991) as examples to train on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.training.examples import Example, LabelledSpan
from dateline.training.labels import MUC4, MUC4_ROLES, MUC4_TYPES


def example(row: dict[str, Any], *, weight: float = 1.0) -> Example:
    """One document. Every occurrence of a filler's mention counts, for the scorer asks for strings, not for places."""
    text = row["doctext"]
    found: dict[tuple[str, int, int], LabelledSpan] = {}
    for number, template in enumerate(row["templates"]):
        kinds = template["incident_type"].split(" / ")
        tags = {kind: kind in kinds for kind in MUC4_TYPES}
        for label, entity, mention in _fillers(row, number):
            for start, end in _occurrences(text, mention):
                before = found.get((label, start, end))
                found[label, start, end] = LabelledSpan(
                    label,
                    start,
                    end,
                    frozenset({str(number)}) | (before.keys if before else frozenset()),
                    entity,
                    {tag: value or bool(before and before.tags[tag]) for tag, value in tags.items()},
                )
    kinds_told = {kind for template in row["templates"] for kind in template["incident_type"].split(" / ")}
    document = {"relevant": bool(kinds_told), **{kind: kind in kinds_told for kind in MUC4_TYPES}}
    return Example(MUC4, text, tuple(_longest(found.values())), frozenset(MUC4.spans), document, weight)


def _fillers(row: dict[str, Any], number: int) -> Iterator[tuple[str, str, str]]:
    """(label, entity, mention) of each mention of a template."""
    for role in MUC4_ROLES:
        for entity in row["templates"][number][role]:
            for mention, _ in entity:
                yield f"muc4.{role}", f"{role}:{entity[0][0]}", mention
    keys = row.get("keys_full") or []
    if number < len(keys):
        for value in keys[number].get("hum_tgt_description", ()):
            for mention in re.findall(r'"([^"]+)"', value):
                yield "muc4.VictimDescription", f"described:{mention}", mention.lower()


def _occurrences(text: str, mention: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text):
        yield match.span()


def _longest(spans: Any) -> list[LabelledSpan]:
    """The spans without those that lie within another of their label."""
    kept: list[LabelledSpan] = []
    for span in sorted(spans, key=lambda span: (span.label, span.start - span.end)):
        if not any(k.label == span.label and k.start < span.end and span.start < k.end for k in kept):
            kept.append(span)
    return kept
