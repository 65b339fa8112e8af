"""Cardinal numbers in digits and words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.numbers import CARDINAL, cardinal


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("sixteen", 16),
        ("twenty-five", 25),
        ("a hundred and twenty", 120),
        ("1,200", 1200),
        ("2.5 million", 2_500_000),
        ("٣٤", 34),
    ],
)
def test_words_say_a_number(words: str, number: int) -> None:
    assert cardinal(words) == number


@pytest.mark.parametrize("words", ["dozens", "several", "", "half", "²³½"])
def test_other_words_say_none(words: str) -> None:
    assert cardinal(words) is None


@pytest.mark.parametrize(
    "words", ["seven", "seventeen", "seventy", "seventy-seven", "six", "sixteen", "a dozen", "4,000"]
)
def test_the_expression_takes_the_whole_number(words: str) -> None:
    match = re.match(CARDINAL, words + " people", re.IGNORECASE)
    assert match is not None and match[0] == words


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_say_what_they_are(number: int) -> None:
    assert cardinal(str(number)) == cardinal(f"{number:,}") == number
