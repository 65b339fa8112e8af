"""Which strings, types and templates are given, on probabilities that were set by hand."""

from __future__ import annotations

import numpy as np

from dateline.mentions.fillers import ROLES, TYPES, Filler, head_of
from dateline.mentions.tagger_decoding import Candidate
from dateline.mentions.templates import Found, templates

THRESHOLDS = {**dict.fromkeys((*ROLES, "template"), 0.3), "split": 0.5, "shared": 0.5}
NAMES = [("PerpOrg", "eln"), ("PerpOrg", "army of liberation"), ("Target", "bridge"), ("Victim", "juan")]


def found(fills: list[float], *, same: float = 0.0, together: float = 1.0, attack: float = 0.9) -> Found:
    """Four fillers in this order in the text, all of an attack."""
    own = tuple(
        Filler(ROLES.index(role), words, words, [Candidate(0, n, n, 0.9)], places=[100 * n])
        for n, (role, words) in enumerate(NAMES)
    )
    kinds = np.zeros(len(TYPES))
    kinds[0] = attack
    tied = np.zeros((4, len(TYPES)))
    tied[:, 0] = 1.0
    return Found(own, np.array(fills), kinds, tied, np.full((4, 4), same), np.full((4, 4), together))


def test_what_is_likely_enough_is_given() -> None:
    (template,) = templates(found([0.8, 0.1, 0.6, 0.2]), THRESHOLDS)
    assert template["incident_type"] == "attack"
    assert template["PerpOrg"] == [["eln"]]
    assert template["Target"] == [["bridge"]]
    assert template["Victim"] == template["Weapon"] == []


def test_of_two_names_of_one_body_the_likelier_is_given() -> None:
    (template,) = templates(found([0.6, 0.8, 0.0, 0.0], same=0.9), THRESHOLDS)
    assert template["PerpOrg"] == [["army of liberation"]]
    (template,) = templates(found([0.6, 0.8, 0.0, 0.0], same=0.0), THRESHOLDS)
    assert template["PerpOrg"] == [["army of liberation"], ["eln"]]


def test_a_type_without_a_chance_gives_no_template() -> None:
    assert templates(found([0.0, 0.0, 0.0, 0.0], attack=0.2), THRESHOLDS) == []
    assert templates(found([0.9, 0.0, 0.9, 0.0], attack=0.2), THRESHOLDS), "sure fillers carry a type"


def test_what_was_attacked_apart_makes_two_templates_with_one_attacker() -> None:
    found_apart = found([0.8, 0.0, 0.8, 0.8], together=0.2)
    found_apart.together[0, :] = 0.9
    one, other = templates(found_apart, THRESHOLDS)
    assert one["Target"] == [["bridge"]]
    assert other["Victim"] == [["juan"]]
    assert one["PerpOrg"] == other["PerpOrg"] == [["eln"]]
    (joint,) = templates(found([0.8, 0.0, 0.8, 0.8], together=0.8), THRESHOLDS)
    assert (joint["Target"], joint["Victim"]) == ([["bridge"]], [["juan"]])


def test_the_head_stands_before_what_qualifies_it() -> None:
    assert head_of("members of shining path") == "members"
    assert head_of("two armed men") == "men"
    assert head_of("of") == "of"
