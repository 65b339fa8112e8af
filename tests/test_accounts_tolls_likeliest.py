"""The choice of the number that is the toll of a report's main incident."""

from __future__ import annotations

import math

import pytest

from dateline.accounts.tolls_first import first_toll
from dateline.accounts.tolls_likeliest import FILE, Told, alone, chances, likeliest, together, weights
from dateline.mentions.casualties import find_casualties
from dateline.mentions.sentences import split
from dateline.model.text import compose_report
from dateline.model.values import Harm


def told(text: str, title: str | None = None) -> Told:
    report = compose_report(body=text, title=title)
    figures = find_casualties(report, split(report))
    return Told(report, figures, first_toll(report, figures))


def chosen(text: str, harm: Harm, title: str | None = None) -> int:
    return likeliest(chances(alone(told(text, title), harm), weights("alone", harm)))


def test_nobody_is_told_where_no_word_says_it() -> None:
    assert list(alone(told("Three lorries crossed the border near Kapoeta on Friday."), "killed")) == [0]
    assert list(alone(told("Five people were killed in Jos."), "wounded")) == [0]


@pytest.mark.parametrize(
    ("text", "harm", "number"),
    [
        ("Gunmen killed two traders and wounded five others near Jos on Monday, police said.", "killed", 2),
        ("Gunmen killed two traders and wounded five others near Jos on Monday, police said.", "wounded", 5),
        ("Eight herders were shot near Baidoa on Friday, two of them fatally, a doctor said.", "wounded", 6),
        ("A roadside bomb killed three soldiers near Marib. Three soldiers died and a house was hit.", "killed", 3),
        ("Nobody was hurt when shells fell on the town, the mayor said.", "wounded", 0),
        ("A guard killed his commander and two comrades before turning the gun on himself.", "killed", 4),
    ],
)
def test_the_number_that_is_chosen(text: str, harm: Harm, number: int) -> None:
    assert chosen(text, harm) == number


def test_chances_are_those_of_the_signs() -> None:
    found = chances({0: {}, 2: {"settled": 1.0}}, {"settled": math.log(3)})
    assert found == pytest.approx({0: 0.25, 2: 0.75})
    assert likeliest({0: 0.5, 2: 0.5}) == 0


def test_what_others_say_is_a_sign_and_brings_numbers() -> None:
    own = {0: 0.3, 1: 0.6, 2: 0.1}
    signs = together(own, [({0: 0.1, 2: 0.8, 3: 0.07, 4: 0.03}, True)])
    assert list(signs) == [0, 1, 2, 3]
    assert signs[2]["newest"] == signs[2]["votes"] / math.log(2) == 1.0
    assert signs[1]["own best"] == 1.0
    assert signs[0]["none, where later ones tell"] == 1.0


def test_the_weights_are_kept_for_both_choices_and_harms() -> None:
    for name in ("alone", "together"):
        assert weights(name, "killed").keys() != set()
        assert weights(name, "wounded").keys() != set()
    assert FILE.stat().st_size < 40_000
