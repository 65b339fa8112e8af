from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import lexicon
from dateline.knowledge.wordlists import Words, heads

REPORTS = sorted((Path(__file__).parent / "gold" / "published" / "reports").glob("*.json"))
PLAIN = re.compile(
    "|".join(rf"\b(?P<{kind}>{'|'.join(words)})(?!\w)" for kind, words in lexicon.TRIGGERS.items()), re.IGNORECASE
)
WORDS = Words(lexicon.TRIGGERS)


def spans(matches: object) -> list[tuple[int, int, str | None]]:
    return [(m.start(), m.end(), m.lastgroup) for m in matches]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("attack(?:ed|s)?", {"attack"}),
        (r"(?:car|truck)[\s-]bomb", {"car", "truck"}),
        ("(?:hand )?grenades?", {"hand", "grenade"}),
        ("bombs?|rockets", {"bomb", "rockets"}),
        ("(?-i:IEDs?)", {"ied"}),
    ],
)
def test_heads_are_the_letters_a_match_begins_with(expression: str, expected: set[str]) -> None:
    assert heads(expression) == expected


def test_an_expression_that_begins_with_anything_is_refused() -> None:
    with pytest.raises(ValueError, match="no letter"):
        heads(r"[A-Z]+ bombs")


@pytest.mark.parametrize("path", REPORTS[::6], ids=lambda path: path.stem)
def test_the_fast_way_finds_what_the_plain_one_does(path: Path) -> None:
    text = json.loads(path.read_text("utf-8"))["text"]
    assert spans(WORDS.finditer(text, 0, len(text))) == spans(PLAIN.finditer(text))


@given(
    st.lists(
        st.sampled_from("suicide bomber blew himself up attack a set fire to in IED ied x - . hostages".split()),
        max_size=30,
    )
)
def test_the_fast_way_finds_the_same_in_any_mix_of_words(words: list[str]) -> None:
    text = " ".join(words)
    assert spans(WORDS.finditer(text, 0, len(text))) == spans(PLAIN.finditer(text))
