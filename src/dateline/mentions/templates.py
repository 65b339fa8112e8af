"""Incident templates: the types of incident that a text tells and the strings that fill their roles, as MUC-4 has them.

A second, small stage over what the encoder marks. A string, a type or a template is given where its probability, by
what people coded, says that the mean of precision and recall gains by it.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.mentions import fillers as filling
from dateline.mentions import template_pairs
from dateline.mentions.fillers import ROLES, TYPES, Filler, Priors
from dateline.mentions.forest import Forest, forest
from dateline.mentions.tagger import Tagger
from dateline.mentions.tagger_decoding import Marks, Scheme

MOST = 8
"""Templates of one text."""
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """What the second stage has learned, as it is stored in the tagger's file.

    `filler` gives the probability that a string fills its role in any template, `kind` that a text has a template of a
    type, `tie` the log-odds (a row of weights, the constant first) that a filler belongs to a template of a type,
    `same` that two fillers of a role are one entity, `together` that two fillers of one type belong to one template.
    """

    priors: Priors
    filler: Forest
    kind: Forest
    tie: Sequence[float]
    same: Sequence[float]
    together: Forest
    thresholds: Mapping[str, float]


def read(text: str, tagger: Tagger, learned: Table) -> list[dict[str, Any]]:
    """The templates that a text has, each `{"incident_type": ..., role: [[mention], ...]}`."""
    marks = tagger.marks(text, "muc4")
    return templates(find(marks, tagger.schemes["muc4"], learned), learned.thresholds)


@functools.cache
def table(stored: str) -> Table:
    """The table from its JSON."""
    read: dict[str, Any] = json.loads(stored)
    return Table(**{**read, **{name: forest(read[name]) for name in ("filler", "kind", "together")}})


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates of a text with their probabilities: `fills` one a filler, `kinds` one a type, `tied` fillers x
    types (if it fills its role at all), `same` and `together` fillers x fillers."""

    fillers: tuple[Filler, ...]
    fills: Numbers
    kinds: Numbers
    tied: Numbers
    same: Numbers
    together: Numbers


def find(marks: Marks, scheme: Scheme, learned: Table) -> Found:
    """All candidates of a text, weighed."""
    found = filling.fillers(marks, scheme)
    whole = filling.features_of_text(marks, found)
    fills = (
        learned.filler.probabilities(filling.features(found, marks, whole, learned.priors)) if found else np.zeros(0)
    )
    kinds = learned.kind.probabilities(kind_features(found, fills, marks, whole))
    tied = tie_features(found, kinds) @ np.array(learned.tie[1:]) + learned.tie[0]
    pairs = template_pairs.entity_features(found, marks, scheme)
    return Found(
        tuple(found),
        fills,
        kinds,
        logistic(tied),
        logistic(pairs @ np.array(learned.same[1:]) + learned.same[0]),
        _together(found, marks, pairs, learned.together),
    )


def _together(found: Sequence[Filler], marks: Marks, pairs: Numbers, grown: Forest) -> Numbers:
    if not found:
        return np.zeros((0, 0))
    between = template_pairs.template_features(found, marks, pairs)
    return grown.probabilities(between.reshape(len(found) ** 2, -1)).reshape(len(found), len(found))


def templates(found: Found, thresholds: Mapping[str, float]) -> list[dict[str, Any]]:
    """The templates that a text has, each `{"incident_type": ..., role: [[mention], ...]}`."""
    given: list[tuple[float, dict[str, Any]]] = []
    for number, kind in enumerate(TYPES):
        chosen, gain = _chosen(found, number, thresholds)
        gain += float(found.kinds[number]) - thresholds["template"]
        if gain <= 0:
            continue
        for group in _groups(found, chosen, thresholds):
            row: dict[str, Any] = {"incident_type": kind}
            for role, name in enumerate(ROLES):
                row[name] = [[_shown(found.fillers[n])] for n in group if found.fillers[n].role == role]
            given.append((gain, row))
    given.sort(key=lambda one: -one[0])
    return [row for _, row in given[:MOST]]


def _chosen(found: Found, kind: int, thresholds: Mapping[str, float]) -> tuple[list[int], float]:
    """The fillers of a type, one string an entity, the likeliest first, and by how much they pass what they must."""
    chosen: list[int] = []
    gain = 0.0
    chances = found.fills * found.tied[:, kind]
    for number in np.argsort(-chances, kind="stable"):
        role = found.fillers[number].role
        new = float(chances[number])
        for other in chosen:
            if found.fillers[other].role == role:
                new *= 1 - float(found.same[number, other])
        if new > thresholds[ROLES[role]]:
            chosen.append(int(number))
            gain += new - thresholds[ROLES[role]]
    return chosen, gain


def _groups(found: Found, chosen: Sequence[int], thresholds: Mapping[str, float]) -> list[list[int]]:
    """The fillers of one type by template: what was attacked parts templates, who attacked it goes to each."""
    objects = [n for n in chosen if ROLES[found.fillers[n].role] in ("Target", "Victim")]
    groups: list[list[int]] = []
    for number in sorted(objects, key=lambda n: found.fillers[n].places[:1] or [0]):
        near = [(float(np.mean([found.together[number, other] for other in group])), group) for group in groups]
        best = max(near, key=lambda one: one[0], default=(0.0, []))
        if best[1] and best[0] >= thresholds["split"]:
            best[1].append(number)
        else:
            groups.append([number])
    if len(groups) < 2:
        return [list(chosen)]
    for number in chosen:
        if number in objects:
            continue
        near = [(float(np.mean([found.together[number, other] for other in group])), group) for group in groups]
        most = max(near, key=lambda one: one[0])
        for chance, group in near:
            if chance >= thresholds["shared"] or group is most[1]:
                group.append(number)
    return groups


def kind_features(found: Sequence[Filler], fills: Numbers, marks: Marks, whole: Sequence[float]) -> Numbers:
    """One row a type."""
    rows = []
    for number in range(len(TYPES)):
        own = [0.0] * len(ROLES)
        total = 0.0
        for filler, chance in zip(found, fills, strict=True):
            weight = float(chance) * float(filler.tags[number])
            own[filler.role] = max(own[filler.role], weight)
            total += weight
        one = [float(number == other) for other in range(len(TYPES))]
        rows.append([*one, float(marks.whole[1 + number]), float(marks.whole[0]), total, *own, *whole])
    return np.array(rows, dtype=np.float64)


def tie_features(found: Sequence[Filler], kinds: Numbers) -> Numbers:
    """Fillers x types x what ties them."""
    tags = np.array([filler.tags for filler in found], dtype=np.float64).reshape(len(found), len(TYPES))
    own = np.broadcast_to(_logit(kinds), tags.shape)
    rivals = np.array([max(np.delete(kinds, n)) for n in range(len(TYPES))])
    rival = np.broadcast_to(_logit(rivals), tags.shape)
    others = np.array([np.delete(tags, n, axis=1).max(axis=1) for n in range(len(TYPES))]).T.reshape(tags.shape)
    return np.stack([_logit(tags), own, rival, _logit(others)], axis=-1)


def _shown(filler: Filler) -> str:
    return " ".join(filler.words.lower().split())


def _logit(chances: Numbers) -> Numbers:
    bounded = np.clip(chances, 1e-4, 1 - 1e-4)
    logits: Numbers = np.log(bounded / (1 - bounded))
    return logits


def logistic(numbers: Numbers) -> Numbers:
    """Probabilities from logits."""
    chances: Numbers = 1 / (1 + np.exp(-np.clip(numbers, -30, 30)))
    return chances
