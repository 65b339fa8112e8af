"""How values are put in words for people to read."""

from __future__ import annotations

import pytest

from dateline.exports.wording import value_words
from dateline.model.values import Toll


@pytest.mark.parametrize(
    ("toll", "words"),
    [
        (Toll("killed", 9, 9, "soldiers", standing="all"), "9 soldiers killed"),
        (Toll("killed", 3, 3, "children", partial=True, standing="part"), "3 children killed (part of another figure)"),
        (Toll("killed", 2, 2, "raiders", attackers=True, standing="attackers"), "2 raiders killed (attackers)"),
        (Toll("killed", 2, 2, "attackers", attackers=True, standing="attackers"), "2 attackers killed"),
        (Toll("killed", 2, 2, attackers=True), "2 attackers killed"),
        (Toll("killed", 12, 12, standing="with_attackers"), "12 killed (attackers included)"),
        (
            Toll("wounded", 5, 5, "guards", standing="group", relation="total"),
            "5 guards wounded (one group of several)",
        ),
        (Toll("killed", 9, 9, relation="total"), "9 killed (in all)"),
        (
            Toll("killed", 4, 4, "raiders", attackers=True, partial=True),
            "4 raiders killed (attackers; part of another figure)",
        ),
    ],
)
def test_a_toll_says_what_its_figure_counts(toll: Toll, words: str) -> None:
    assert value_words(toll) == words
