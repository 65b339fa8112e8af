"""Words that tell of a response, and words that only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.analysis.responses import find_responses


def kinds(text: str) -> list[str]:
    return [passage.what for passage in find_responses("r", text)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Security forces launched a manhunt for the attackers.", ["operation"]),
        ("A search operation was launched in the area.", ["operation"]),
        ("The army and the Peshmerga conducted a joint patrol between the two villages.", ["patrol"]),
        ("Joint patrols were resumed on Tuesday.", ["patrol"]),
        ("The army sent reinforcements to the village.", ["reinforcement"]),
        ("Reinforcements have been rushed to Daquq.", ["reinforcement"]),
        ("Police arrested three suspects.", ["arrest"]),
        ("Two suspects were detained.", ["arrest"]),
        ("Federal police raided a hideout near the river.", ["raid"]),
        ("Troops were dispatched to the scene.", ["reinforcement"]),
        ("Soldiers pursued the gunmen into the hills.", ["operation"]),
        ("No arrests have been made.", []),
        ("Police have not arrested anyone.", []),
        ("Villagers called for reinforcements to be sent.", []),
        ("The governor said the army will launch a security operation.", []),
        ("The army has yet to send reinforcements.", []),
        ("Militants raided a police post.", []),
        ("Gunmen attacked a joint patrol of the army and the police.", []),
        ("The army launched an operation in the area last year.", []),
        ("In 2017 the army launched an operation there.", []),
        ("The bomb exploded near a market.", []),
        ("The two sides agreed to conduct joint patrols.", []),
        ("It wanted talks between both ministries and their allies taken up, with a joint operation begun soon.", []),
        ("He urged calm after police arrested three suspects.", ["arrest"]),
    ],
)
def test_what_tells_of_a_response(words: str, found: list[str]) -> None:
    assert kinds(words) == found


def test_the_words_stand_in_the_text() -> None:
    text = (
        "Title here\n\nA bomb exploded.  Security forces launched a search operation. "
        "Police arrested two men, the 1.5 km road was shut."
    )
    passages = list(find_responses("r", text))
    assert [passage.what for passage in passages] == ["operation", "arrest"]
    for passage in passages:
        assert text[passage.start : passage.end] == passage.words


@given(st.text(alphabet=st.sampled_from(" .aTpolice arrested launched operation\n;'n"), max_size=400))
def test_any_text_is_read_and_words_stand_in_it(text: str) -> None:
    for passage in find_responses("r", text):
        assert text[passage.start : passage.end] == passage.words
