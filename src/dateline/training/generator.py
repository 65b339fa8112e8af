"""A generator of annotated reports: the tagger's own training set, drawn from word lists and sentences under `data/`.

    python -m dateline.training.generator --seed 1 --count 5

prints reports with their marks for a person to read.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from dateline.training.annotated import AnnotatedReport, annotate
from dateline.training.generator_agreements import AGREEMENT_SLOTS, agreement_report, incident_after_agreement
from dateline.training.generator_grammar import Unsuited, load
from dateline.training.generator_incidents import incident_report, round_up
from dateline.training.generator_negatives import negative_report
from dateline.training.generator_scene import Desk
from dateline.training.generator_slots import SLOTS
from dateline.training.generator_style import recase, style
from dateline.training.generator_world import regions

FILES = (
    *(
        "clauses",
        "incidents",
        "leads",
        "later",
        "telling",
        "prose",
        "wire",
        "several",
        "furniture",
        "tails",
        "beside",
        "harm",
        "tolls",
    ),
    *("agreements", "pacts", "negatives", "negatives_open", "negatives_more"),
)
"""The files of sentences under `data/`."""


KINDS = (incident_report, incident_after_agreement, round_up, agreement_report, negative_report)
WEIGHTS = (57, 5, 3, 17, 18)


def generate(seed: int, count: int) -> Iterator[AnnotatedReport]:
    """That many reports; the same seed gives the same reports."""
    for number in range(count):
        yield compose(Random(f"{seed}/{number}"), f"generated-{seed}-{number}")  # noqa: S311, no secret depends on it


def compose(rng: Random, id: str) -> AnnotatedReport:
    """One report, drawn with these random numbers."""
    while True:
        region = rng.choice(regions())
        first, last = region.years
        published = date(first, 1, 1) + timedelta(days=int(rng.betavariate(3, 1.2) * 365 * (last - first + 1)))
        desk = Desk(rng, style(rng, region.code), published, region, load(*FILES), SLOTS | AGREEMENT_SLOTS)
        try:
            title, paragraphs = rng.choices(KINDS, WEIGHTS)[0](desk)
        except Unsuited:
            continue
        paragraphs = _spoken("\n\n".join(paragraphs)).split("\n\n")
        body = recase("\n\n".join(paragraphs), desk.style.casing)
        title = recase(title, desk.style.casing)
        marked = f"{title}\n{body}"
        told = [one for key, one in desk.told.items() if f"|{key}." in marked]
        return annotate(id, title, body, published=published, told=told)


def _spoken(marked: str) -> str:
    """The marked text in which whoever speaks is a speaker, also one without a name: his role or his body."""
    specs = [spec for found in re.findall(r"\|([^\[\]]+)\]\]", marked) for spec in found.split("|")]
    named = {spec.partition(".")[0] for spec in specs if spec.endswith(".speaker")}
    for role in ("role", "organisation"):
        for key in {spec.partition(".")[0] for spec in specs if spec.endswith(f".{role}")} - named:
            marked = marked.replace(f"|{key}.{role}]]", f"|{key}.speaker|{key}.{role}]]", 1)
            named.add(key)
    return marked


def main() -> None:
    """Print reports with their marks."""
    parser = argparse.ArgumentParser(prog="python -m dateline.training.generator", description=main.__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=5)
    options = parser.parse_args()
    for report in generate(options.seed, options.count):
        sys.stdout.write(f"{written(report)}\n")


def written(annotated: AnnotatedReport) -> str:
    """A report in the markup of `training/annotated.py`."""
    lines = [f"=== {annotated.report.id}"]
    if annotated.report.publication.day:
        lines.append(f"published: {annotated.report.publication.day}")
    for told in annotated.told:
        words = [told.kind] if told.key[0] == "s" else [told.kind, told.role, told.certainty]
        lines.append(f"{told.key}: {' '.join(words)}{' aggregate' if told.aggregate else ''}")
    title, body = _marked(annotated)
    return "\n".join([*lines, f"title: {title}", "", body, ""])


def _marked(annotated: AnnotatedReport) -> tuple[str, str]:
    text, parts, last = annotated.report.text, list[str](), 0
    spans: dict[tuple[int, int], list[str]] = {}
    for mark in annotated.marks:
        figure = ""
        if mark.low is not None or mark.high is not None:
            low, high = ("" if bound is None else str(bound) for bound in (mark.low, mark.high))
            figure = f"={low}" if low == high else f"={low}..{high}"
            figure += f":{mark.standing}" if mark.standing else ""
        spans.setdefault((mark.start, mark.end), []).append(f"{mark.key}.{mark.role}{figure}")
    title_end = annotated.report.body_start
    title = ""
    for (start, end), specs in sorted(spans.items()):
        if start >= title_end and last < title_end:
            title, parts, last = "".join([*parts, text[last:title_end]]), [], title_end
        parts += [text[last:start], f"[[{text[start:end]}|{'|'.join(specs)}]]"]
        last = end
    if last < title_end:
        title, parts, last = "".join([*parts, text[last:title_end]]), [], title_end
    return title.strip(), "".join([*parts, text[last:]])


if __name__ == "__main__":
    main()
