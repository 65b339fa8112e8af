"""The toll of one incident, by the coding rules of the hand-coded reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.accounts.tolls import by_group, total
from dateline.accounts.tolls_bounds import Bounds
from dateline.mentions.casualties import find_casualties
from dateline.mentions.sentences import split
from dateline.model.mentions import CasualtyFigure
from dateline.model.text import compose_report
from dateline.model.values import Harm, Toll


def figures(text: str) -> tuple[CasualtyFigure, ...]:
    report = compose_report(body=text)
    return find_casualties(report, split(report))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Five policemen and two civilians were killed.", (7, 7)),
        ("Ten people died. Seven soldiers were killed. Three brothers were killed.", (10, 10)),
        ("Nine people, including three children, were killed.", (9, 9)),
        ("The army said seven soldiers were killed. A doctor said ten soldiers were killed.", (7, 10)),
        ("Raid kills 12. At least 12 people were killed.", (12, None)),
        ("Up to 10 civilians were killed. The strike killed 10 civilians.", (None, 10)),
        ("The toll rose to 14 from 9.", (9, 14)),
        ("Seven soldiers were killed. Three of the attackers were shot dead.", (7, 10)),
        ("Seven soldiers were killed. More than 30 attackers were shot dead, the army said.", (7, 37)),
        ("At least 25 people died, the paper wrote. The governor said more than 20 had been killed.", (20, 25)),
        ("More than 20 people died. The governor said at least 25 had been killed.", (20, None)),
        ("Two people were killed. Another died on Sunday.", (3, 3)),
        ("All three people in the car were killed; a fourth, who rode past, died on Saturday.", (4, 4)),
        ("More than 4,000 people were killed since 2004. A soldier was killed.", (1, 1)),
        ("A man was shot dead. The man died at once. Police spoke of a fatal shooting.", (1, 1)),
        ("The death toll stands at eight. The group said in a statement that its men had killed 15 policemen.", (8, 8)),
        ("The blast caused no casualties.", (0, 0)),
        ("Many people were killed.", None),
        ("At least 20 people were killed, residents said. The army put the death toll at nine.", (9, None)),
        ("Eleven people were killed. Police confirmed the attack but said only five people had died.", (5, 11)),
        ("Thirteen people died, state media reported, while a monitor put the number of dead at 26.", (13, 26)),
        ("Residents said 31 people were killed. The governor said that 12 people had died.", (12, 31)),
        ("One soldier was killed, the ministry said. The rebels claimed that eight soldiers had died.", (1, 8)),
        ("Twelve people were killed. In the main hospital, a nurse said, five people died on arrival.", (12, 12)),
        ("Ten people died, the mayor said. Two policemen were killed, a witness said.", (10, 10)),
        ("Two people were killed and five hurt. One of the wounded later died.", (3, 3)),
        ("Two people were killed. One of the injured died in hospital, raising the toll to three.", (3, 3)),
        ("Seven guards were killed. Six more bodies were found, bringing the toll to 13.", (13, 13)),
        ("A bomber killed six people and himself.", (6, 7)),
        ("Nine people, including two attackers, were killed.", (7, 9)),
        ("Residents accuse soldiers of killing 12 villagers.", (12, 12)),
        ("His death brings to two the number of people killed. The rockets killed another man.", (2, 2)),
        ("Eleven people were killed in Yak, seven in Bani and four in Selbo.", (22, 22)),
        ("A bomber killed 37 recruits, the minister said. The group said that it had killed 73 officers.", (37, 37)),
        ("Twenty-six people, including a mayor, and four attackers died.", (26, 30)),
        ("Soldiers killed three gunmen in a raid. A fourth man, a bystander, died later.", (4, 4)),
        (
            "A van was bombed, killing two men. The death toll could rise, as five of the wounded were badly hurt.",
            (2, 2),
        ),
        ("The strike killed a commander of al-Qaida and two of his guards.", (3, 3)),
        ("Four people died. There were no casualties among soldiers.", (4, 4)),
    ],
)
def test_the_killed(text: str, killed: Bounds | None) -> None:
    assert total(figures(text), "killed") == killed


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("Four people were shot. One person died.", (3, 3)),
        ("A man was shot. The man died in hospital.", None),
        ("One person was killed and three others were shot.", (3, 3)),
        ("Nine people were wounded, two of them in critical condition.", (9, 9)),
    ],
)
def test_the_wounded(text: str, wounded: Bounds | None) -> None:
    assert total(figures(text), "wounded") == wounded


def test_an_earlier_higher_count_that_is_taken_back_does_not_count() -> None:
    text = "The blast killed 20 people. Earlier police had said 27 people were killed."
    assert total(figures(text), "killed") == (20, 20)


def test_figures_by_group() -> None:
    found = by_group(figures("Seven soldiers and two nurses were killed. The army said nine soldiers were killed."))
    assert [(toll.group, toll.harm, toll.low, toll.high) for toll in found] == [
        ("soldiers", "killed", 7, 9),
        ("nurses", "killed", 2, 2),
    ]


def test_plain_tolls_are_taken_too() -> None:
    tolls = [
        Toll("killed", 3, 3, "soldiers"),
        Toll("wounded", 4, None),
        Toll("killed", 1, 1, "attackers", attackers=True),
    ]
    assert total(tolls, "killed") == (3, 4)
    assert total(tolls, "wounded") == (4, None)
    assert total(tolls, "missing") is None


HARM: st.SearchStrategy[Harm] = st.sampled_from(["killed", "wounded"])
NUMBER = st.one_of(st.none(), st.integers(0, 50))


@st.composite
def tolls(draw: st.DrawFn) -> Toll:
    low, high = draw(NUMBER), draw(NUMBER)
    if low is None and high is None:
        low = 1
    if low is not None and high is not None and low > high:
        low, high = high, low
    whom = draw(st.sampled_from([None, "people", "soldiers", "nurses"]))
    return Toll(draw(HARM), low, high, whom, draw(st.booleans()), draw(st.booleans()))


@given(st.lists(tolls(), max_size=6), HARM)
def test_a_toll_has_low_at_most_high_and_a_number(given_tolls: list[Toll], harm: Harm) -> None:
    found = total(given_tolls, harm)
    if found is not None:
        low, high = found
        assert low is not None or high is not None
        if low is not None and high is not None:
            assert 0 <= low <= high
