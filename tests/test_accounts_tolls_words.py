"""Tolls whose numbers are told in passing words: least behind, ages, corrections, asides, attackers; many countries."""

from __future__ import annotations

import pytest

from dateline.accounts.tolls import total
from dateline.accounts.tolls_bounds import Bounds
from dateline.mentions.casualties import find_casualties
from dateline.mentions.sentences import split
from dateline.model.text import compose_report


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (
            "Ten soldiers killed in Saladin. Militants first stormed a post, where nine fighters were killed. A"
            " mine then hit a car, and one more fighter died.",
            (10, 10),
            None,
        ),
        (
            "A bomb killed eight people. Seven died at once; another died on Monday.",
            (8, 8),
            None,
        ),
        (
            "Twelve dead in Mopti blast. Eleven traders were killed at once, and another died on the way.",
            (12, 12),
            None,
        ),
        (
            "Two people were killed. Another died on Sunday.",
            (3, 3),
            None,
        ),
        (
            "The UN put the number of killed at eight at least.",
            (8, None),
            None,
        ),
        (
            "A bomb in Kabul killed ten people at least.",
            (10, None),
            None,
        ),
        (
            "Raiders left 35 dead at least, the mayor said.",
            (35, None),
            None,
        ),
        (
            "The ambush cost 14 soldiers at the least their lives.",
            (14, None),
            None,
        ),
        (
            "A volunteer counted 20 bodies or more in the school.",
            (20, None),
            None,
        ),
        (
            "Twelve villagers, at a minimum, were killed in the raid.",
            (12, None),
            None,
        ),
        (
            "The shelling wounded 30 people or more and killed six at least.",
            (6, None),
            (30, None),
        ),
        (
            "Seventeen people, and probably more, were killed when the boat was shelled.",
            (17, None),
            None,
        ),
        (
            "Eight policemen, three civilians shot dead in Guerrero",
            (11, 11),
            None,
        ),
        (
            "Six Kenyan teachers, two drivers killed near Mandera",
            (8, 8),
            None,
        ),
        (
            "A gun battle in Jolo left five marines and two members of the local council dead.",
            (7, 7),
            None,
        ),
        (
            "Two hours of fighting left three soldiers and six villagers dead on Monday.",
            (9, 9),
            None,
        ),
        (
            "The bombing left nine shoppers and a guard dead.",
            (10, 10),
            None,
        ),
        (
            'A doctor counted 21 dead and "more than 40" injured.',
            (21, 21),
            (40, None),
        ),
        (
            'The governor spoke of "at least 15" dead.',
            (15, None),
            None,
        ),
        (
            'The army said "twelve" soldiers were killed.',
            (12, 12),
            None,
        ),
        (
            "Officials confirmed that six aged between 12 and 14 had died.",
            (6, 6),
            None,
        ),
        (
            "Security sources said that 24 bodies of soldiers had been counted.",
            (24, 24),
            None,
        ),
        (
            "Nineteen bodies of villagers were found on Sunday.",
            (19, 19),
            None,
        ),
        (
            "The raid killed six; thirteen more are being treated.",
            (6, 6),
            (13, 13),
        ),
        (
            "A mine killed two men, and four others are being treated in the hospital.",
            (2, 2),
            (4, 4),
        ),
        (
            "Gunmen shot the mayor dead; his driver was hit in the arm.",
            (1, 1),
            (1, 1),
        ),
        (
            "A retired judge was shot dead in Cali and his guard was hit in the leg.",
            (1, 1),
            (1, 1),
        ),
        (
            "The teacher was killed, and his son took a bullet in the shoulder.",
            (1, 1),
            (1, 1),
        ),
        (
            "A soldier was killed by militants on Friday near Khanaqin. Villagers spoke of one militant dead.",
            (1, 2),
            None,
        ),
        (
            "Gunmen attacked a checkpoint and killed five policemen. Two of the attackers were seen to be "
            "dragged away dead.",
            (5, 7),
            None,
        ),
        (
            "Jihadists stormed a post and killed 11 soldiers. The attackers were pursued into the hills. Two "
            "were later reported dead.",
            (11, 13),
            None,
        ),
        (
            "Militants attacked a train and killed 21 passengers. Of the terrorists 33 were killed.",
            (21, 54),
            None,
        ),
        (
            "Rebels ambushed a patrol and killed four soldiers. Of the attackers, three died.",
            (4, 7),
            None,
        ),
        (
            "Gunmen raided a village and killed nine people. Three of the raiders lost their lives, too.",
            (9, 12),
            None,
        ),
        (
            "Bandits killed eight farmers. Vigilantes killed two of the bandits.",
            (8, 10),
            None,
        ),
        (
            "A volunteer and two women over 80 were killed when a drone hit their bus.",
            (3, 3),
            None,
        ),
        (
            "Three men over 60 were killed in the shelling.",
            (3, 3),
            None,
        ),
        (
            "Two pensioners above 70 were killed by a rocket.",
            (2, 2),
            None,
        ),
        (
            "Six people were killed in Beirut. This article was corrected: an earlier version said five were killed.",
            (6, 6),
            None,
        ),
        (
            "Six people were killed in the raid. (Correction: an earlier version of this story put the dead at nine.)",
            (6, 6),
            None,
        ),
        (
            "Twelve people were killed. A previous version of this report gave the number as 15.",
            (12, 12),
            None,
        ),
        (
            "The UN first spoke of 110 dead, a figure that was dropped as unconfirmed. Boko Haram spoke of 78 dead.",
            (78, 78),
            None,
        ),
        (
            "Leaders have revised to nine, from 22, the number of people who lost their lives in Nganzai.",
            (9, 9),
            None,
        ),
        (
            "The governor cut the death toll to eight from 13.",
            (8, 8),
            None,
        ),
        (
            "Police revised the number of dead down to seven, from ten.",
            (7, 7),
            None,
        ),
        (
            "A mine killed three people on Monday. It was the eleventh incident of this sort since the truce. "
            "In all, 19 civilians lost their lives in them.",
            (3, 3),
            None,
        ),
        (
            "A mine killed nine people. Mines have cost 94 civilians their lives since New Year.",
            (9, 9),
            None,
        ),
        (
            "A drone killed two men. Such strikes have killed 40 people since Ramadan.",
            (2, 2),
            None,
        ),
        (
            "Gunmen killed four people on Monday. Attacks of this kind have killed 60 people since Easter.",
            (4, 4),
            None,
        ),
        (
            "A bomb killed five people. It was the fourth such blast this month; 22 people died in them.",
            (5, 5),
            None,
        ),
        (
            "The ambassador, who had represented Italy in Congo since 2017, was shot on Monday and died of his wounds.",
            (1, 1),
            None,
        ),
        (
            "Five soldiers were killed at the base, which the army has held since March.",
            (5, 5),
            None,
        ),
        (
            "The mayor, in office since 2020, was shot dead.",
            (1, 1),
            None,
        ),
        (
            "Gunmen killed ten people in Fambita, a village that has had no garrison since 2021.",
            (10, 10),
            None,
        ),
    ],
)
def test_passing_words(text: str, killed: Bounds, wounded: Bounds | None) -> None:
    report = compose_report(body=text)
    figures = find_casualties(report, split(report))
    assert total(figures, "killed") == killed
    if wounded:
        assert total(figures, "wounded") == wounded
