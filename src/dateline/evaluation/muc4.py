"""Templates of MUC-4 against those that people filled (reports on political violence, 1988 to 1991).

Data: `dev.jsonl.gz`, one document a line with `docid`, `evalid`, `doctext` and `templates`; a template has an
`incident_type` and entities in five roles, each entity a set of mention strings. Figure: for each document the
mapping of predicted to gold templates that gives the most right, where only templates of one incident type map; an
entity is right when all its mention strings (lower-cased, without articles and punctuation) stand in one gold
entity's; F1 over the five roles and the incident type together. `role fillers` is the same with all templates of a
document thrown together and without the type.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import BadInput
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.mentions import tagger as tagging
from dateline.mentions import templates as finding
from dateline.mentions.fillers import ROLES, normal

FILE = "dev.jsonl.gz"

Entity = frozenset[str]
"""The mention strings of one entity, in their normal form."""
Template = tuple[str, Mapping[str, Sequence[Entity]]]
"""An incident type, and the entities of each role."""


def evaluate(folder: Path) -> Evaluation:
    """The figures for `dev.jsonl.gz` of a folder. Raises BadInput where it or the tagger is missing."""
    path = folder / FILE
    if not path.is_file():
        raise BadInput(f"there is no {FILE} in {folder}", hint="name the folder that holds the set")
    rows = list(documents(path))
    found = [answer for row in rows for answer in predict([row]).values()]
    return score(
        (
            str(row.get("docid")),
            [template_of(template) for template in answer["pred_templates"]],
            [template_of(template) for template in row["templates"]],
        )
        for row, answer in zip(rows, found, strict=True)
    )


def predict(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """For each document, by its `evalid` or else its `docid`, its templates, read from `doctext` alone.

    Raises BadInput where the tagger cannot be loaded: rules alone fill no templates.
    """
    tagger, learned = _reader()
    return {
        str(row.get("evalid") or row.get("docid")): {
            "pred_templates": finding.read(row["doctext"], tagger, learned) if row["doctext"].strip() else []
        }
        for row in rows
    }


def _reader() -> tuple[tagging.Tagger, finding.Table]:
    loaded = tagging.load()
    if loaded.tagger is None:
        raise BadInput(f"templates need the tagger, and {loaded.reason}", hint="install dateline with its dependencies")
    return loaded.tagger, finding.table(loaded.tagger.extras["muc4"])


def score(documents: Iterable[tuple[str, Sequence[Template], Sequence[Template]]]) -> Evaluation:
    """The figures over (name, predicted templates, gold templates) of each document."""
    slots = {name: Counts() for name in ("incident type", *ROLES)}
    fillers = Counts()
    errors: list[str] = []
    for name, predicted, gold in documents:
        mapping = best_mapping(predicted, gold)
        for slot, counts in slots.items():
            counts.found += sum(_size(template, slot) for template in predicted)
            counts.wanted += sum(_size(template, slot) for template in gold)
            counts.right += sum(_right(predicted[one], gold[other], slot) for one, other in mapping)
        for role in ROLES:
            ours, theirs = _merged(predicted, role), _merged(gold, role)
            fillers.found += len(ours)
            fillers.wanted += len(theirs)
            fillers.right += matched(ours, theirs)
        errors += _differences(name, predicted, gold, mapping)
    every = Counts(*(sum(getattr(c, part) for c in slots.values()) for part in ("right", "found", "wanted")))
    figures = {"template F1": every.f1, "precision": every.precision, "recall": every.recall}
    figures |= {"role fillers F1": fillers.f1} | {name: counts.f1 for name, counts in slots.items()}
    told = {
        name: f"{c.right:.0f} right of {c.found:.0f} found and {c.wanted:.0f} wanted"
        for name, c in {"template F1": every, "role fillers F1": fillers, **slots}.items()
    }
    return Evaluation("muc4", figures, told, tuple(errors))


def best_mapping(predicted: Sequence[Template], gold: Sequence[Template]) -> list[tuple[int, int]]:
    """Pairs of the numbers of a predicted and a gold template, each at most once, with the most right in all."""
    worth = [[_worth(one, other) for other in gold] for one in predicted]
    best: dict[int, tuple[int, list[tuple[int, int]]]] = {0: (0, [])}  # by the set of predicted templates that are used
    for other in range(len(gold)):
        for used, (total, pairs) in list(best.items()):
            for one in range(len(predicted)):
                if used >> one & 1 or not worth[one][other]:
                    continue
                now = (total + worth[one][other], [*pairs, (one, other)])
                if now[0] > best.get(used | 1 << one, (0, []))[0]:
                    best[used | 1 << one] = now
    return max(best.values(), key=lambda found: found[0])[1]


def matched(found: Sequence[Entity], wanted: Sequence[Entity]) -> int:
    """How many found entities are right, each wanted one taken at most once."""
    taken: dict[int, int] = {}

    def place(one: int, tried: set[int]) -> bool:
        for other, mentions in enumerate(wanted):
            if other not in tried and found[one] and found[one] <= mentions:
                tried.add(other)
                if other not in taken or place(taken[other], tried):
                    taken[other] = one
                    return True
        return False

    return sum(place(one, set()) for one in range(len(found)))


def template_of(row: Mapping[str, Any]) -> Template:
    """A template from its JSON, gold or predicted: mentions may be strings or [string, offset]."""
    entities = {
        role: [
            frozenset(normal(mention if isinstance(mention, str) else mention[0]) for mention in entity)
            for entity in row.get(role) or ()
        ]
        for role in ROLES
    }
    return str(row["incident_type"]), entities


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of MUC-4 documents. Raises BadInput for one without a text or templates."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            row = json.loads(line)
            if not isinstance(row.get("doctext"), str) or not isinstance(row.get("templates"), list):
                raise BadInput(f"line {number} of {path.name} is no document of MUC-4")
            yield row


def _worth(predicted: Template, gold: Template) -> int:
    if predicted[0] != gold[0]:
        return 0
    return 1 + sum(matched(predicted[1][role], gold[1][role]) for role in ROLES)


def _size(template: Template, slot: str) -> int:
    return 1 if slot == "incident type" else len(template[1][slot])


def _right(predicted: Template, gold: Template, slot: str) -> int:
    return 1 if slot == "incident type" else matched(predicted[1][slot], gold[1][slot])


def _merged(templates: Sequence[Template], role: str) -> list[Entity]:
    """The entities of all templates, those that share a mention as one."""
    merged: list[Entity] = []
    for _, entities in templates:
        for entity in entities[role]:
            same = [other for other in merged if other & entity]
            merged = [other for other in merged if not other & entity]
            merged.append(entity.union(*same))
    return merged


def _differences(
    name: str, predicted: Sequence[Template], gold: Sequence[Template], mapping: Sequence[tuple[int, int]]
) -> Iterator[str]:
    pairs: list[tuple[Template | None, Template | None]] = [(predicted[one], gold[other]) for one, other in mapping]
    pairs += [(t, None) for n, t in enumerate(predicted) if n not in {one for one, _ in mapping}]
    pairs += [(None, t) for n, t in enumerate(gold) if n not in {other for _, other in mapping}]
    for found, wanted in pairs:
        if found is None or wanted is None:
            yield f"{name}: {(found or wanted or ('', {}))[0]}: {'not there' if wanted is None else 'missed'}"
        for role in ROLES:
            ours = found[1][role] if found else ()
            theirs = wanted[1][role] if wanted else ()
            if matched(ours, theirs) < max(len(ours), len(theirs)):
                yield f"{name}: {role}: {_told(ours)} for {_told(theirs)}"


def _told(entities: Sequence[Entity]) -> str:
    return "; ".join(" / ".join(sorted(entity)) for entity in entities) or "nothing"
