"""Fits the second stage of the templates: what the encoder says of strings it has not seen in training, against gold.

It must be given marks of texts that the encoder was not fitted to, or it learns to trust the encoder too much.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from dateline.mentions import fillers as filling
from dateline.mentions import template_pairs
from dateline.mentions import templates as deciding
from dateline.mentions.fillers import ROLES, TYPES, Filler, head_of, normal
from dateline.mentions.tagger_decoding import Marks, Scheme
from dateline.mentions.templates import Found

Row = Mapping[str, Any]
FOLDS = 5
THRESHOLDS = {
    "PerpInd": 0.25,
    "PerpOrg": 0.3,
    "Target": 0.25,
    "Victim": 0.35,
    "Weapon": 0.35,
    "template": 0.25,
    "split": 0.45,
    "shared": 0.5,
}
"""Tuned on the training set, one after the other, on what is found in texts that neither stage had seen."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The table as JSON, and for each row what is found in it by parts of the second stage that have not seen it."""

    table: str
    held_out: list[Found]


def learn(
    rows: Sequence[Row], marks: Sequence[Marks], scheme: Scheme, prior_rows: Sequence[Row], seed: int = 0
) -> Learned:
    """Fits the second stage. The priors are of `prior_rows`; those of `rows` do not count where they are weighed."""
    groups = np.arange(len(rows)) % FOLDS
    found = [filling.fillers(mark, scheme) for mark in marks]
    wholes = [filling.features_of_text(mark, own) for mark, own in zip(marks, found, strict=True)]
    features = [
        filling.features(own, mark, whole, priors)
        for own, mark, whole, priors in zip(
            found, marks, wholes, _held_out_priors(rows, groups, prior_rows), strict=True
        )
    ]
    truth = [
        np.array([_fills(row, filler) for filler in own], dtype=bool) for row, own in zip(rows, found, strict=True)
    ]
    fills = _held_out(features, truth, groups, seed)
    kind_rows = [
        deciding.kind_features(own, fill, mark, whole)
        for own, fill, mark, whole in zip(found, fills, marks, wholes, strict=True)
    ]
    kind_truth = [np.array([kind in _kinds(row) for kind in TYPES]) for row in rows]
    kinds = _held_out(kind_rows, kind_truth, groups, seed, leaves=8)
    tie = [deciding.tie_features(own, kind) for own, kind in zip(found, kinds, strict=True)]
    pairs = [template_pairs.entity_features(own, mark, scheme) for own, mark in zip(found, marks, strict=True)]
    between = [
        template_pairs.template_features(own, mark, pair) for own, mark, pair in zip(found, marks, pairs, strict=True)
    ]
    tie_weights = _tie_weights(rows, found, truth, tie)
    same_weights = _weights(*_judged(rows, found, truth, pairs, _one_entity))
    together = _held_out_together(rows, found, truth, between, groups, seed)
    stored = {
        "priors": priors_of(prior_rows),
        "filler": _stored(_grown(np.concatenate(features), np.concatenate(truth), seed)),
        "kind": _stored(_grown(np.concatenate(kind_rows), np.concatenate(kind_truth), seed, leaves=8)),
        "tie": tie_weights,
        "same": same_weights,
        "together": _stored(_grown(*_judged(rows, found, truth, between, _one_template), seed, leaves=8)),
        "thresholds": THRESHOLDS,
    }
    held_out = [
        Found(
            tuple(own),
            fill,
            kind,
            deciding.logistic(ties @ np.array(tie_weights[1:]) + tie_weights[0]),
            deciding.logistic(pair @ np.array(same_weights[1:]) + same_weights[0]),
            joint,
        )
        for own, fill, kind, ties, pair, joint in zip(found, fills, kinds, tie, pairs, together, strict=True)
    ]
    return Learned(json.dumps(stored, separators=(",", ":")), held_out)


def _held_out_together(
    rows: Sequence[Row],
    found: Sequence[Sequence[Filler]],
    truth: Sequence[Any],
    between: Sequence[Any],
    groups: NDArray[Any],
    seed: int,
) -> list[NDArray[np.float64]]:
    together = [np.zeros((len(own), len(own))) for own in found]
    for fold in range(FOLDS):
        seen = [n for n in range(len(rows)) if groups[n] != fold]
        judged = _judged(
            [rows[n] for n in seen],
            [found[n] for n in seen],
            [truth[n] for n in seen],
            [between[n] for n in seen],
            _one_template,
        )
        model = _grown(*judged, seed, leaves=8)
        for n in range(len(rows)):
            if groups[n] == fold and len(found[n]):
                flat = between[n].reshape(len(found[n]) ** 2, -1)
                together[n] = model.predict_proba(flat)[:, 1].reshape(len(found[n]), len(found[n]))
    return together


def priors_of(rows: Sequence[Row]) -> dict[str, dict[str, list[int]]]:
    """For each role its strings and heads: in how many texts they stand, and in how many they fill the role."""
    filled: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
    for row in rows:
        for role, counts in filled.items():
            mentions = {mention for template in row["templates"] for entity in template[role] for mention, _ in entity}
            keys = {normal(mention) for mention in mentions}
            counts.update(keys | {f"*{head_of(key)}" for key in keys})
    every = {key.removeprefix("*") for counts in filled.values() for key in counts}
    standing = _standing([normal(row["doctext"]).split() for row in rows], every)
    return {
        role: {key: [standing[key.removeprefix("*")], count] for key, count in counts.items()}
        for role, counts in filled.items()
    }


def _standing(texts: Sequence[Sequence[str]], keys: Set[str]) -> Counter[str]:
    """In how many texts each of these runs of words stands."""
    lengths = {len(key.split()) for key in keys}
    found: Counter[str] = Counter()
    for words in texts:
        runs = {" ".join(words[at : at + length]) for length in lengths for at in range(len(words) - length + 1)}
        found.update(runs & keys)
    return found


def _held_out_priors(rows: Sequence[Row], groups: NDArray[Any], prior_rows: Sequence[Row]) -> list[Any]:
    """For each row the priors of all texts but those of its group."""
    names = [{row["docid"] for row, group in zip(rows, groups, strict=True) if group == fold} for fold in range(FOLDS)]
    priors = [priors_of([row for row in prior_rows if row["docid"] not in own]) for own in names]
    return [priors[group] for group in groups]


def _held_out(
    features: Sequence[Any], truth: Sequence[Any], groups: NDArray[Any], seed: int, leaves: int = 12
) -> list[NDArray[np.float64]]:
    """Probabilities of each row by trees that have not seen it."""
    found: list[Any] = [np.zeros(len(one)) for one in truth]
    for fold in range(FOLDS):
        seen = [n for n in range(len(truth)) if groups[n] != fold and len(truth[n])]
        model = _grown(
            np.concatenate([features[n] for n in seen]), np.concatenate([truth[n] for n in seen]), seed, leaves
        )
        for n in range(len(truth)):
            if groups[n] == fold and len(truth[n]):
                found[n] = model.predict_proba(features[n])[:, 1]
    return found


def _grown(features: NDArray[Any], truth: NDArray[Any], seed: int, leaves: int = 12) -> Any:
    return HistGradientBoostingClassifier(
        learning_rate=0.05,
        max_iter=160,
        max_leaf_nodes=leaves,
        min_samples_leaf=15,
        l2_regularization=5.0,
        max_features=0.4,
        early_stopping=False,
        random_state=seed,
    ).fit(features, truth)


def _stored(model: Any) -> dict[str, Any]:
    trees = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        trees.append(
            [
                [int(n) for n in np.where(leaf, -1, nodes["feature_idx"])],
                [float(f"{n:.5g}") for n in np.where(leaf, 0.0, nodes["num_threshold"])],
                [int(n) for n in nodes["left"]],
                [int(n) for n in nodes["right"]],
                [float(f"{n:.5g}") for n in np.where(leaf, nodes["value"], 0.0)],
            ]
        )
    return {"base": float(np.ravel(model._baseline_prediction)[0]), "trees": trees}


def _tie_weights(
    rows: Sequence[Row], found: Sequence[Sequence[Filler]], truth: Sequence[Any], tie: Sequence[Any]
) -> list[float]:
    features, targets = [], []
    for row, own, right, ties in zip(rows, found, truth, tie, strict=True):
        for number, filler in enumerate(own):
            if right[number]:
                kinds = {kind for n, kind in _places(row, filler)}
                for kind in range(len(TYPES)):
                    features.append(ties[number, kind])
                    targets.append(TYPES[kind] in kinds)
    return _weights(np.array(features), np.array(targets))


def _judged(
    rows: Sequence[Row], found: Sequence[Sequence[Filler]], truth: Sequence[Any], pairs: Sequence[Any], judge: Any
) -> tuple[NDArray[Any], NDArray[Any]]:
    """The features of all pairs of right fillers on which gold has a verdict, and the verdicts."""
    features, targets = [], []
    for row, own, right, pair in zip(rows, found, truth, pairs, strict=True):
        for one in range(len(own)):
            for other in range(len(own)):
                verdict = judge(row, own[one], own[other]) if one != other and right[one] and right[other] else None
                if verdict is not None:
                    features.append(pair[one, other])
                    targets.append(verdict)
    return np.array(features), np.array(targets)


def _weights(features: NDArray[Any], targets: NDArray[Any]) -> list[float]:
    model = LogisticRegression(C=1.0, max_iter=1000).fit(features, targets)
    return [round(float(n), 4) for n in (model.intercept_[0], *model.coef_[0])]


def _one_entity(row: Row, one: Filler, other: Filler) -> bool | None:
    if one.role != other.role:
        return None
    return bool(_entities(row, one) & _entities(row, other))


def _one_template(row: Row, one: Filler, other: Filler) -> bool | None:
    if min(one.score, other.score) <= template_pairs.PLAUSIBLE:
        return None
    ours, theirs = _places(row, one), _places(row, other)
    if not {kind for _, kind in ours} & {kind for _, kind in theirs}:
        return None
    return bool(ours & theirs)


def _entities(row: Row, filler: Filler) -> set[tuple[int, int]]:
    role = ROLES[filler.role]
    return {
        (number, place)
        for number, template in enumerate(row["templates"])
        for place, entity in enumerate(template[role])
        if any(normal(mention) == filler.key for mention, _ in entity)
    }


def _places(row: Row, filler: Filler) -> set[tuple[int, str]]:
    return {(number, row["templates"][number]["incident_type"]) for number, _ in _entities(row, filler)}


def _fills(row: Row, filler: Filler) -> bool:
    return bool(_entities(row, filler))


def _kinds(row: Row) -> set[str]:
    return {template["incident_type"] for template in row["templates"]}
