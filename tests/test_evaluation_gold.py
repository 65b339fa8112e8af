"""Whose deed it was as coded: other names of one actor, bare forces, and what a coder's note calls right, too."""

from __future__ import annotations

import pytest

from dateline.evaluation.gold import right_actor, same_name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("army", "Sri Lankan army"),
        ("military", "Armed Forces of the Philippines"),
        ("Myanmar military", "troops"),
        ("al-Shabaab", "Shabaab fighters"),
        ("Islamic State Khorasan Province", "Islamic State"),
    ],
)
def test_two_names_of_one_actor(left: str, right: str) -> None:
    assert same_name(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("security forces", "Rapid Support Forces"), ("army", "New People's Army"), ("gunmen", "police"), ("", "army")],
)
def test_two_names_of_two_actors(left: str, right: str) -> None:
    assert not same_name(left, right)


def test_what_a_note_calls_right_is_right() -> None:
    row = {"perpetrator": "bandits", "note": "low 3 also right; perpetrator Ansaru, attributed, also right"}
    assert right_actor(["Ansaru"], row)
    assert not right_actor([], row)
    assert not right_actor(["Boko Haram"], row)
    assert right_actor([], {"perpetrator": "gunmen", "note": "perpetrator null, unknown also right"})
    assert right_actor(["JNIM"], {"perpetrator": "jihadists", "note": "by the claim; JNIM also right as perpetrator"})
    assert right_actor(["anybody"], {"perpetrator": None, "note": ""}) is None
