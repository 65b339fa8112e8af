"""Words that call a place one between forces, and words that only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.analysis.between import find_between


def found(text: str) -> list[str]:
    return [passage.what for passage in find_between("r", text)]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("The militants use a security gap between the two forces.", "security gap"),
        ("There are security gaps along the road.", "security gap"),
        ("The withdrawal left a security vacuum in the hills.", "security vacuum"),
        ("The village lies in no man's land.", "no man's land"),
        ("The village lies in no-man’s-land.", "no man's land"),
        ("They hide in the gap between the Peshmerga and the Iraqi army.", "gap between forces"),
        ("The area between the Peshmerga and the army is some 20 km wide.", "between forces"),
        ("Attacks happen in the strip of land between Iraqi forces and the Kurdish Peshmerga.", "between forces"),
        ("A buffer zone was drawn between the army and the rebels.", "buffer zone"),
        ("The gender gap between soldiers is wide.", None),
        ("The gap between rich and poor grew.", None),
        ("Talks between the army and the rebels went on.", None),
        ("The agreement between the Peshmerga and the army was welcomed.", None),
    ],
)
def test_what_calls_a_place_one_between_forces(words: str, what: str | None) -> None:
    assert found(words) == ([what] if what else [])


def test_the_words_stand_in_the_text() -> None:
    text = "Gap\n\nTwo were killed.  It is a security vacuum, he said. No more."
    (passage,) = find_between("r", text)
    assert passage.words == "It is a security vacuum, he said." == text[passage.start : passage.end]


@given(st.text(alphabet=st.sampled_from(" .security gap between the army and forces\n"), max_size=300))
def test_any_text_is_read(text: str) -> None:
    for passage in find_between("r", text):
        assert text[passage.start : passage.end] == passage.words
