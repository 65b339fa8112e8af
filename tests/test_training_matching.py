"""Learning the weights of matching: that of formulas comes after the others, which it leaves as they are."""

from __future__ import annotations

from dateline.evaluation.clusters import of_region
from dateline.evaluation.synthetic_region import Region
from dateline.records.matching_weights import BIAS, WEIGHTS
from dateline.training.matching import FORM_LEAN, FORMULAIC, Learned, Pair, learn


def formulaic_pairs() -> list[Pair]:
    """Reports of one region's first weeks, each with all the others."""
    labelled = of_region(Region(seed=5))[:60]
    return [
        (left, right, mine == other)
        for place, (left, mine) in enumerate(labelled)
        for right, other in labelled[:place]
        if left.report_id != right.report_id
    ]


def test_what_is_held_stays_and_likeness_in_formulas_is_learned_to_speak_against() -> None:
    held = Learned(BIAS, {**WEIGHTS, "formula": 0.0})
    found = learn([formulaic_pairs()], [1000.0], held=held)
    assert found.bias == held.bias
    assert {name for name, weight in found.weights.items() if weight != held.weights[name]} == FORMULAIC
    assert found.weights["formula"] < FORM_LEAN - 1
