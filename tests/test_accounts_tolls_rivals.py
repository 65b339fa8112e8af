"""Tolls that several sources give differently, in many words: each in the range, none added to another."""

from __future__ import annotations

import pytest

from dateline.accounts.tolls import total
from dateline.accounts.tolls_bounds import Bounds
from dateline.mentions.casualties import find_casualties
from dateline.mentions.casualties_bare import find_bare_counts
from dateline.mentions.sentences import split
from dateline.model.mentions import CasualtyFigure
from dateline.model.text import compose_report


def figures(text: str) -> tuple[CasualtyFigure, ...]:
    report = compose_report(body=text)
    return find_casualties(report, split(report))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Gunmen attacked the village of Kalewa on Friday and killed at least 30 people, a resident "
            "said.\n\nThe district administration stands by 18.",
            (18, None),
        ),
        (
            "Militants ambushed a military convoy near Bula on Tuesday, killing 17 soldiers, two security "
            "sources said. The army insists on 12.",
            (12, 17),
        ),
        (
            "A car bomb went off at a market in Idlib on Monday. Police recorded eleven deaths; the local "
            "hospital, 17.",
            (11, 17),
        ),
        (
            "Bombs at a bus station killed 25 people in Kano on Sunday, the interior ministry said. Doctors at "
            "the city hospital reckon with 31.",
            (25, 31),
        ),
        (
            "A suicide bomber struck a mosque in Kunduz on Friday, killing 22 worshippers, a police spokesman "
            "said.\n\nRescue workers have so far confirmed 14.",
            (14, 22),
        ),
        (
            "Armed men stormed a farming settlement in Plateau state on Saturday. Twenty-two farmers were "
            "killed, according to the head of the village. Officials, however, recognise only 15.",
            (15, 22),
        ),
        (
            "Shelling of a residential district in Donetsk killed 16 people on Thursday, the mayor said, up "
            "from 11 in the morning.",
            (11, 16),
        ),
        (
            "An ambush near the border on Wednesday killed 13 soldiers, the defence ministry said. In its claim"
            " the group mentions 21.",
            (13, 21),
        ),
        (
            "Gunmen opened fire in a bar in Celaya on Friday night and killed eleven people, prosecutors said. "
            "A local newspaper counted thirteen.",
            (11, 13),
        ),
        (
            "An air strike hit a wedding party in Helmand on Sunday. Forty guests were killed, tribal elders "
            "said; the provincial government admits to 26.",
            (26, 40),
        ),
        (
            "Raiders attacked a village in Ituri on Tuesday night and killed 20 people, the governor said. The "
            "opposition maintains it was 33.",
            (20, 33),
        ),
        (
            "Rebels attacked a mine in Ituri on Tuesday night and killed 20 people, the governor said. By "
            "Wednesday civil society groups had arrived at 28.",
            (20, 28),
        ),
        (
            "Gunmen killed 35 villagers in northern Benin on Monday. The figure comes from a lawmaker; the "
            "government holds to 19.",
            (19, 35),
        ),
        (
            "A roadside bomb killed nine policemen in Quetta on Monday, a hospital official said. A spokesman "
            "for the government had earlier put it at six.",
            (6, 9),
        ),
        (
            "At least 50 people died when jets bombed a camp near Mekelle on Friday, aid workers said. A doctor"
            " at the nearby hospital knows of 62.",
            (50, 62),
        ),
        (
            "A drone strike on a funeral in Kordofan killed 40 mourners on Sunday, residents said. A network of"
            " doctors has the names of 46.",
            (40, 46),
        ),
        (
            "The ambush of a patrol in Gao on Tuesday killed eight soldiers, the army said first. By evening it"
            " was 12.",
            (8, 12),
        ),
        (
            "A bomb exploded in a church in Jolo on Sunday. The military said 18 people were killed; the "
            "mayor's office said 20.",
            (18, 20),
        ),
        (
            "Fighters attacked an army base in Borno on Sunday and killed eight soldiers, the military "
            "said.\n\nIslamic State in West Africa claimed on Tuesday that its men had killed 35 soldiers.",
            (8, 35),
        ),
        (
            "Gunmen attacked a gendarmerie post in Oudalan on Sunday. The ministry announced on Sunday that 20 "
            "gendarmes had died. On Wednesday it said that 53 people had been killed.",
            (20, 53),
        ),
        (
            "Attackers raided a herders' camp near Jos on Friday. The village head said 15 herders had been "
            "killed. The police commissioner said that six people died.",
            (6, 15),
        ),
        (
            "An air raid on a village in Sagaing on Tuesday killed at least 100 people, a resistance group "
            "said. A villager said on Wednesday that 53 bodies had been found.",
            (53, None),
        ),
        (
            "The rebels killed 54 Ugandan soldiers when they overran a base in Somalia last week, the president"
            " said. Al-Shabaab, which had sent in suicide bombers, claimed two days after the raid that its "
            "fighters had killed 137 soldiers.",
            (54, 137),
        ),
        (
            "Gunmen attacked a village near Gao on Friday. Eleven villagers were killed, the mayor said. An "
            "armed group from the area said that 27 civilians had been killed.",
            (11, 27),
        ),
        ("Four dead in raid. At least four soldiers were killed on Sunday.", (4, None)),
        ("Raid kills 11 fighters. Eleven dead. At least 11 members of the militia died.", (11, None)),
        (
            "Ten guards, driver killed in blast. Ten troopers and their driver were killed. All eleven died at once.",
            (11, 11),
        ),
    ],
)
def test_counts_of_several_sources(text: str, killed: Bounds) -> None:
    assert total(figures(text), "killed") == killed


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Gunmen killed 30 people. In the next valley they are sure of 18.", [18]),
        ("A bomb killed 30 people. Ali wrote of at least 25.", [25]),
        ("A bomb killed 12 people, a child of 11 among them.", []),
        ("Gunmen killed 12 people. They came at about six.", []),
        ("Gunmen killed 12 people and captured 15.", []),
        ("Gunmen killed 12 people. Hamid, 34, saw them.", []),
        ("Gunmen killed 12 people, and the toll could pass 30.", []),
        ("Gunmen killed 12 people on June 14.", []),
        ("It was day 18. Nobody was hurt.", []),
    ],
)
def test_bare_numbers_are_proposed_where_they_may_be_counts(text: str, numbers: list[int]) -> None:
    found = figures(text)
    assert [figure.toll.low for figure in find_bare_counts(text, found)] == numbers
