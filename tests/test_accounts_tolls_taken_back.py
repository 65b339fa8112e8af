"""Tolls that a report takes back, or tells by rival counts, burials and attackers who fell: to low and high."""

from __future__ import annotations

import pytest

from dateline.accounts.tolls import total
from dateline.accounts.tolls_bounds import Bounds
from dateline.mentions.casualties import find_casualties
from dateline.mentions.sentences import split
from dateline.model.text import compose_report


def tolls(text: str) -> tuple[Bounds | None, Bounds | None]:
    report = compose_report(id="r", body=text)
    figures = find_casualties(report, split(report))
    return total(figures, "killed"), total(figures, "wounded")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "The army withdrew a statement in which it said that 60 people were killed. The hospital counted 21 dead.",
            (21, 21),
        ),
        ("At least 90 villagers were killed, a charity had said; on Monday it took the figure back.", None),
        ("A rocket killed 30 people, the mayor said. He later retracted the number. Medics gave 12 dead.", (12, 12)),
        ("Shells killed 14 people. A medic spoke of 40 dead; that count has since been withdrawn.", (14, 14)),
        (
            "A bomb killed 14 people. The chief of police had at one point given 15 dead; he later explained that a "
            "patient had been entered under two names.",
            (14, 14),
        ),
        ("A bomb killed 30 people, the mayor said. He repeated the number on Friday.", (30, 30)),
    ],
)
def test_a_count_that_was_taken_back_is_out_of_the_range(text: str, killed: Bounds | None) -> None:
    assert tolls(text)[0] == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Eleven deaths were confirmed by the mayor. The home secretary had spoken of ten.", (10, 11)),
        ("A strike killed 17 people, medics said. The television gave 22, the coalition nine.", (9, 22)),
        ("Shells killed 20 people. The Red Cross says 31 bodies were recovered; the police confirm only 18.", (18, 31)),
        ("The accounts differ: a guard said 14 had died, the head of the council said nine.", (9, 14)),
        ("Five people died when fuel blew up, the army says. The mission knows otherwise: 22 civilians died.", (5, 22)),
        (
            "Gunmen killed eleven policemen. Residents had a different number: they saw nineteen bodies in the morgue.",
            (11, 19),
        ),
        ("A shell killed 40 people. A visitor saw nine bodies.", (40, 40)),
        (
            "Eight people died, a rebel said. The governor spoke at first of 50 dead, and on Monday of 72.",
            (8, 72),
        ),
    ],
)
def test_rival_counts_span_the_range_however_far_apart(text: str, killed: Bounds) -> None:
    assert tolls(text)[0] == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Three guards were killed, along with two of the attackers.", (3, 5)),
        ("The bombing killed nine people besides the bomber.", (9, 10)),
        ("Twelve people died, the attacker among them.", (11, 12)),
        ("Two gunmen killed 12 worshippers before police shot both of them dead.", (12, 14)),
        ("Two gunmen opened fire and killed 12 worshippers before being shot dead.", (12, 14)),
        ("Two gunmen fled after killing 12 worshippers.", (12, 12)),
        (
            "Herdsmen attacked a hamlet and killed 11 people. Three herdsmen also died when villagers fought back.",
            (11, 14),
        ),
        ("ADF rebels raided a hamlet and killed 15 people. A patrol later killed two ADF men.", (15, 17)),
        ("Armed men attacked a mine. Six guards and three of the armed men died.", (6, 9)),
        ("The death toll of the attack on a hotel is 21, including five attackers.", (16, 21)),
        ("Gunmen killed 16 people. Commandos killed the last of the three attackers at dawn.", (16, 19)),
        ("The separatists attacked a post and killed four gendarmes but lost two of their own men.", (4, 6)),
        ("A man drove into a crowd and killed four people before police shot him dead.", (4, 5)),
        ("Nine soldiers died, and so did three civilians.", (12, 12)),
    ],
)
def test_attackers_who_fell_stand_in_the_high_alone(text: str, killed: Bounds) -> None:
    assert tolls(text)[0] == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The villagers buried 19 people on Sunday.", (19, 19)),
        ("Nineteen people were buried on Sunday.", (19, 19)),
        ("A visitor counted 19 fresh graves.", (19, 19)),
        ("Nineteen coffins stood in the square.", (19, 19)),
        ("Prayers were held for the 19 victims.", (19, 19)),
        ("Three mass graves were dug.", None),
        ("Twelve people were buried under the rubble.", None),
        ("Gunmen killed 30 people. Nineteen of them were buried on Sunday.", (30, 30)),
    ],
)
def test_burials_count_the_dead_where_nothing_else_does(text: str, killed: Bounds | None) -> None:
    assert tolls(text)[0] == killed


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Six died on the spot and two in hospital after a bomb exploded.", (8, 8), None),
        ("Night train: 8 dead, 26 in hospital.", (8, 8), (26, 26)),
        ("Over 110 people were killed. The ministry's own count is 112 dead.", (112, 112), None),
        ("Over 110 people were killed. The ministry's own count is 119 dead.", (110, 119), None),
        ("Militants burned 14 people alive.", (14, 14), None),
        ("At least 31 villagers, 19 men and 12 women among them, were shot or stabbed to death.", (31, None), None),
        ("Raiders shot or hacked 14 villagers to death.", (14, 14), None),
        ('The army says that it "neutralised" 20 terrorists.', (20, 20), None),
        ("Two soldiers embraced martyrdom and a third paid the ultimate sacrifice.", (3, 3), None),
    ],
)
def test_other_words_for_deaths(text: str, killed: Bounds, wounded: Bounds | None) -> None:
    assert tolls(text) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Troops raided a hideout and killed 14 militants. Two soldiers also died.", (14, 16)),
        ("Security forces killed seven terrorists in an operation; one soldier lost his life.", (7, 8)),
        ("Three suspected militants were killed in a police raid in which one gendarme died.", (3, 4)),
        ("Militants stormed a post and killed seven soldiers. Three militants died.", (7, 10)),
        ("Militants killed three soldiers in an ambush.", (3, 3)),
    ],
)
def test_the_forces_of_an_operation_are_its_attacking_side(text: str, killed: Bounds) -> None:
    assert tolls(text)[0] == killed


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Gunmen killed at least 20 farmers, which makes it the deadliest attack this year.", (20, None), None),
        ("Gunmen have killed 200 farmers this year.", None, None),
        ("More than 200 Ndau were slain.", (200, None), None),
        ("He gave 52 dead, a boy of eight being one, and six injured.", (52, 52), (6, 6)),
        ("Fifty-one bodies were found. Six people were taken to hospital.", (51, 51), (6, 6)),
        ("Two people were taken to hospital, where both died. Two were killed on the spot.", (2, 2), None),
    ],
)
def test_who_was_counted(text: str, killed: Bounds | None, wounded: Bounds | None) -> None:
    assert tolls(text) == (killed, wounded)


@pytest.mark.parametrize(
    "text",
    [
        "The death toll rose to 14 from 9.",
        "The toll has risen to 14; on Friday it was nine.",
        "Nine people died in the strike; the number later rose to 14.",
        "The toll stood at nine on Friday and at 14 on Sunday.",
        "The ministry raised the number of dead from nine to 14.",
        "Fourteen people were killed, up from nine reported on Friday.",
        "Police confirmed 14 deaths, after nine the day before.",
        "Nine people were killed, police said. The district council believes there were 14.",
        "Nine people were killed, police said; a doctor insisted on 14.",
        "Nine people were killed, police said. The army's own count is 14.",
        "Nine people were killed, police said. By the count of the Red Cross there were 14.",
        "Nine people were killed, according to police, or 14, according to the mayor.",
        "Nine people died, and 14 by another count.",
    ],
)
def test_running_counts_and_counts_without_a_word_of_harm_stand_in_the_range(text: str) -> None:
    assert tolls(text)[0] == (9, 14)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed, police said. The number of attackers was put at 20.",
        "Nine people were killed, police said. The youngest was 14.",
        "Nine people were killed, police said. He ran on; outside he counted 14.",
        "Nine people were killed, police said. Some 14 have been arrested.",
        "Nine people were killed, police said. The suspects are 14 and 15.",
    ],
)
def test_numbers_of_other_things_are_no_rival_counts(text: str) -> None:
    assert tolls(text)[0] == (9, 9)
