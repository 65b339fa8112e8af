"""Tolls of whole paragraphs in the manner of agencies: rises, rival counts, counts put right, attackers who fell."""

from __future__ import annotations

import pytest

from dateline.accounts.tolls import total
from dateline.accounts.tolls_bounds import Bounds
from dateline.mentions.casualties import find_casualties
from dateline.mentions.sentences import split
from dateline.model.text import compose_report

Told = tuple[str, Bounds | None, Bounds | None]
_PLAIN: tuple[Told, ...] = (
    (
        "Gunmen stormed a church in Okemi on Sunday, leaving 22 worshippers dead and 31 injured, police said.",
        (22, 22),
        (31, 31),
    ),
    ("Nine soldiers perished when their convoy ran over a mine near Tiraba. Four others were hurt.", (9, 9), (4, 4)),
    (
        "Thirteen people lost their lives in a mortar attack on the market of Halbet. The head of the "
        "hospital said 25 wounded had been admitted.",
        (13, 13),
        (25, 25),
    ),
    (
        "Rescuers have recovered 34 bodies from the rubble of the school. The number of injured stands at 61.",
        (34, 34),
        (61, 61),
    ),
    (
        "At least 18 people were killed, among them five children, and more than 50 were wounded in the blast.",
        (18, None),
        (50, None),
    ),
    ("The attack killed six guards and three assailants were shot dead, the ministry said.", (6, 9), None),
    (
        "Four policemen and two attackers were killed in the raid on the post in Garu, the governor said."
        " Three policemen were wounded.",
        (4, 6),
        (3, 3),
    ),
    (
        "Police said 12 people died. Residents put the number of dead at 20. Thirty people were injured.",
        (12, 20),
        (30, 30),
    ),
    (
        "The death toll from Thursday's ambush has risen to 29, officials said. Earlier they had given 21.",
        (21, 29),
        None,
    ),
    (
        "Eleven people, including two women, were shot dead in the village of Sabke late on Monday. Seven"
        " more were injured.",
        (11, 11),
        (7, 7),
    ),
    (
        "The military said that three soldiers were killed and eight wounded; the rebels claimed to have "
        "killed 15 soldiers.",
        (3, 15),
        (8, 8),
    ),
    ("Up to 40 people may have died in the strike, a resident said. The army confirmed 16 dead.", (16, 40), None),
    (
        "A roadside bomb claimed the lives of five people, including a journalist, and left 14 others injured.",
        (5, 5),
        (14, 14),
    ),
    (
        "Seventeen fishermen were slaughtered on an island in the lake, a militia member said. Two more are missing.",
        (17, 17),
        None,
    ),
    ("In all, 26 people died, 11 of them attackers. Another 19 people were treated for wounds.", (15, 26), (19, 19)),
    (
        "A car bomb killed at least 20 people in the capital, police and medics said. The health minister"
        " gave 23 dead and 48 injured.",
        (20, 23),
        (48, 48),
    ),
    ("Dozens were wounded and 7 people killed when shells hit a bus station.", (7, 7), None),
    ("The Red Cross volunteers counted 33 bodies. The government says 28 people died.", (28, 33), None),
    (
        "Three civilians and a soldier died on the spot; a second soldier succumbed to his wounds in hospital.",
        (5, 5),
        None,
    ),
    ("The raid left 14 dead, eight of them militants. Five soldiers were injured.", (6, 14), (5, 5)),
    ("No one was killed in the rocket attack, but six people were hurt, one of them seriously.", (0, 0), (6, 6)),
    (
        "Some 30 farmers were massacred, the lawmaker said, while the police spokesman gave a figure of 19.",
        (19, 30),
        None,
    ),
    ("The insurgents ambushed a patrol: eight dead, including the commander, and three missing.", (8, 8), None),
    ("Bombing at wedding: toll climbs to 63, 182 injured", (63, 63), (182, 182)),
    ("Armed men opened fire on a bus, killing the driver and nine passengers and injuring 12.", (10, 10), (12, 12)),
    ("The dead number 15, said the mayor, and the hurt 42.", (15, 15), (42, 42)),
    (
        "Twenty-one mine workers were gunned down, a police chief said. Six more suffered gunshot wounds.",
        (21, 21),
        (6, 6),
    ),
    (
        "Fifteen dead, including ten civilians, in raid on northern town; 22 hurt\n\n"
        "Raiders killed 15 people, ten of them civilians, officials said.",
        (15, 15),
        (22, 22),
    ),
    ("The ambush cost the lives of nine gendarmes. Six wounded were flown to the capital.", (9, 9), (6, 6)),
    (
        "Twelve people, killed when a shell hit a bakery, were buried on Friday. Twenty more were injured.",
        (12, 12),
        (20, 20),
    ),
    (
        "As many as 50 people were feared dead after the attack on the village. The governor said 37 "
        "bodies had been found.",
        (37, 50),
        None,
    ),
    ("The death toll in the double bombing has climbed from 30 to 47, with 85 injured.", (30, 47), (85, 85)),
    (
        "Seventy-two people lost their lives and more than a hundred were wounded when two bombs went off in a park.",
        (72, 72),
        (100, None),
    ),
    ("The hospital received 16 bodies. Three of the 25 injured later died.", (19, 19), (25, 25)),
    ("Ten people, among them a local chief, were beheaded. Police had first spoken of six victims.", (6, 10), None),
    ("Officials raised the toll from 18 to 24. The number of injured also rose, to 41.", (18, 24), (41, 41)),
    ("Three attackers and a policeman died in the shootout; two passers-by were hit by bullets.", (1, 4), (2, 2)),
    ("Militants killed 11 people, two of whom were police officers. They also injured six others.", (11, 11), (6, 6)),
    ("The bomber and four other people died at the gate. Eight people were injured.", (4, 5), (8, 8)),
    ("The ministry reported 13 killed and 29 wounded, while the rebels spoke of 21 killed.", (13, 21), (29, 29)),
    ("The official count stands at 26 fatalities, though residents say they buried 40.", (26, 40), None),
    (
        "Eight construction workers have been killed and five others wounded in an attack on their camp.",
        (8, 8),
        (5, 5),
    ),
    (
        "No fewer than 30 persons lost their lives when bandits invaded the community; several others "
        "sustained injuries.",
        (30, None),
        None,
    ),
    ("Army says it killed 20 militants and lost two soldiers in an operation in the hills.", (20, 22), None),
    ("The assailants gunned down four teachers. A fifth teacher died of his injuries on Monday.", (5, 5), None),
    (
        "Twenty-five troops were killed, the defence ministry said. Another 19 troops were wounded, five critically.",
        (25, 25),
        (19, 19),
    ),
    ("A total of 14 people, comprising nine civilians and five soldiers, died.", (14, 14), None),
    ("Six people were confirmed dead and 17 others were rushed to hospital after the blast.", (6, 6), (17, 17)),
    ("The explosion took the lives of 11 worshippers, and 40 were left with injuries.", (11, 11), (40, 40)),
    (
        "Gunmen on motorcycles massacred at least 58 people, the government said. A local official gave a toll of 70.",
        (58, 70),
        None,
    ),
    ("Between 20 and 25 people were killed, a rights group said.", (20, 25), None),
    (
        "Twin suicide attacks leave 28 dead\n\n"
        "Twenty-eight people and two bombers were killed on Saturday, police said. 82 people were "
        "injured.",
        (28, 30),
        (82, 82),
    ),
    (
        "Troops repelled the attack. Two soldiers were killed and five attackers shot dead. Nobody else was hurt.",
        (2, 7),
        None,
    ),
    ("All 14 passengers of the bus were executed.", (14, 14), None),
    ("Police retrieved nine corpses from the farm. Four victims with gunshot wounds are in hospital.", (9, 9), (4, 4)),
    ("The blast killed five on the spot while two more expired on the way to hospital.", (7, 7), None),
    ("The toll, first given as 20, now stands at 33.", (20, 33), None),
    ("The raid claimed 21 lives. Thirteen people were hospitalised.", (21, 21), (13, 13)),
    (
        "Gunmen raid hotel; siege ends with 19 dead\n\n"
        "Fourteen guests, two guards and three gunmen were killed, the police chief said. Officials said "
        "35 people were hurt.",
        (16, 19),
        (35, 35),
    ),
    (
        "Suicide car bomb hits convoy, 11 killed\n\n"
        "The bomber rammed a convoy, killing 10 soldiers and himself. Twenty were wounded.",
        (10, 11),
        (20, 20),
    ),
    ("Police said all four attackers were killed along with 13 people.", (13, 17), None),
    (
        "The number of people killed in Sunday's attack has gone up to 38, police said on Tuesday, after "
        "three of the injured died.",
        (38, 38),
        None,
    ),
    ("Toll in mosque blast now 52: hospital", (52, 52), None),
    ("Mosque blast toll hits 52 as rescuers find more bodies", (52, 52), None),
    ("Death toll jumps to 90, injured to 210", (90, 90), (210, 210)),
    ("Sixteen killed, 30 wounded as twin blasts rock market", (16, 16), (30, 30)),
    ("The health ministry recorded 44 deaths and 97 injuries.", (44, 44), (97, 97)),
    ("Officials initially said 12 people were killed but later revised the toll down to nine.", (9, 9), None),
    ("A spokesman first put the dead at 20 but corrected himself: the right number was 17.", (17, 17), None),
    ("The ministry said eight died; the governor said six died; the hospital said nine died.", (6, 9), None),
    ("Thirty-one people are dead and 45 more injured.", (31, 31), (45, 45)),
    ("At least six people have died and 11 have been hurt.", (6, None), (11, 11)),
    ("The jihadists said they had killed 40 soldiers; the army put its losses at 12.", (12, 40), None),
    ("Casualties: 5 dead, 13 wounded.", (5, 5), (13, 13)),
    (
        "More than 40 people were killed, according to two security sources. The interior ministry's count is 43.",
        (40, 43),
        None,
    ),
    ("The shooting left four people dead, the gunman included.", (3, 4), None),
    (
        "Nineteen people, three children among them, have lost their lives, and the wounded number 47.",
        (19, 19),
        (47, 47),
    ),
    (
        "Ten dead in raid; toll could rise, doctors say\n\n"
        "Ten people were killed and 15 injured, five of whom are in critical condition.",
        (10, 10),
        (15, 15),
    ),
    ("Among the 22 dead were four women. The injured, 36 in all, were taken to three clinics.", (22, 22), (36, 36)),
    ("Fighters shot and killed 12 travellers and burned six others alive.", (18, 18), None),
    (
        "Search teams pulled 28 bodies from the wreckage, and 12 people are still missing. 63 survivors were injured.",
        (28, 28),
        (63, 63),
    ),
    ("Police confirmed 13 fatalities, revising an earlier toll of 15.", (13, 13), None),
    ("A commander was killed along with three guards.", (4, 4), None),
    ("Mayor Ali Ako was killed together with his driver and two bodyguards.", (4, 4), None),
    ("Two guards were wounded alongside a girl.", None, (3, 3)),
)
_DISPUTED: tuple[Told, ...] = (
    ("Toll of blast in northern town up to 12\n\nA bomb in a bus killed 12 people.", (12, 12), None),
    ("Death toll from market bombing rises to 31", (31, 31), None),
    ("The dead of the fire-bombing have increased to 18, the mayor said.", (18, 18), None),
    ("Number of dead in hotel siege up to 24", (24, 24), None),
    ("Death count now up to 9", (9, 9), None),
    ("The toll is up to 14 after a girl died in hospital.", (14, 14), None),
    ("The blast killed up to 14 people.", (None, 14), None),
    ("Fatalities up to 33 in Sarna bombing, ministry says", (33, 33), None),
    ("The number of wounded is up to 80.", None, (80, 80)),
    ("A bomb killed 14 people or more, police said.", (14, None), None),
    (
        "Attack kills 16 or more\n\nThe raid killed no fewer than 16 people. The toll was still 16 on Monday.",
        (16, None),
        None,
    ),
    ("Not fewer than 20 persons were killed. The number of dead stood at 20 on Friday.", (20, None), None),
    ("A minimum of 9 people died and upwards of 30 were hurt.", (9, None), (30, None)),
    (
        "The bombing killed 14 people. Superintendent Ako had at one point given 15 dead; he later "
        "explained that a body had been counted twice.",
        (14, 14),
        None,
    ),
    (
        "The blast killed 30. A health official had for a time spoken of 33 dead, which turned out to be "
        "a mistake: three bodies were listed twice.",
        (30, 30),
        None,
    ),
    (
        "A raid killed seven people, the council said. It had briefly reported ten dead, and explained "
        "that three names had been entered twice.",
        (7, 7),
        None,
    ),
    ("Eight people were killed in the fire. Police once gave 11 dead; this was later corrected.", (8, 8), None),
    ("At least 21 dead in siege\n\nA spokesman said that 15 civilians and six gunmen had died.", (15, 21), None),
    (
        "Siege of base ends with at least 12 dead\n\n"
        "Nine soldiers and three assailants were killed, the ministry said.",
        (9, 12),
        None,
    ),
    ("Hotel attack leaves 20 dead\n\nThe minister said 16 guests and four attackers were killed.", (16, 20), None),
    (
        "More than 30 killed in prison assault\n\n"
        "Twenty-six guards and seven militants died, the army said. Militants attacked the prison at "
        "dawn.",
        (26, 33),
        None,
    ),
    (
        "In all, 17 people lost their lives. The military spokesman of al-Shabaab claimed that 11 "
        "officials and soldiers had been killed.",
        (11, 17),
        None,
    ),
    (
        "Twenty people died in the attack on the hotel. The group claimed that 13 officers and officials were killed.",
        (13, 20),
        None,
    ),
    (
        "The siege left 19 people dead. In a statement, the militants claimed that 12 policemen had been killed.",
        (12, 19),
        None,
    ),
    (
        "The ministry said 18 people had been injured. An ambulance service gave higher figures. Its "
        "director said that its crews had taken 43 injured people away.",
        None,
        (18, 43),
    ),
    (
        "Twelve people were wounded, the army said. The hospital had a higher number: its doctors treated 27 wounded.",
        None,
        (12, 27),
    ),
    (
        "The government counts 20 injured. Medics say more: they have carried 35 wounded people to the clinic.",
        None,
        (20, 35),
    ),
    (
        "The first report was 10 dead and 60 wounded. By 6 a.m. it was 14 dead and 67 injured. The mayor "
        "had more wounded on her list, 71.",
        (10, 14),
        (60, 71),
    ),
    ("Police speak of 30 wounded. The hospital director had more injured in his books, 44.", None, (30, 44)),
    ("The Red Cross listed 12 dead and 40 injured. The governor had fewer dead on his list, nine.", (9, 12), (40, 40)),
    (
        "Photo caption: Officials had spoken of at least 8 dead. The first count was 8 dead and 20 "
        "wounded; by noon it was 11 dead and 26 injured.",
        (8, 11),
        (20, 26),
    ),
    (
        "Gunmen wounded three more people and shot dead the mayor. The mayor died at once and three of "
        "his relatives were injured.",
        (1, 1),
        (3, 3),
    ),
    ("Attackers killed the imam and wounded two others. Two of his sons were hurt, a doctor said.", (1, 1), (2, 2)),
    ("The headman was killed and four people were wounded. Four of his cousins were injured.", (1, 1), (4, 4)),
)


def tolls(text: str) -> tuple[Bounds | None, Bounds | None]:
    report = compose_report(id="r", body=text)
    figures = find_casualties(report, split(report))
    return total(figures, "killed"), total(figures, "wounded")


@pytest.mark.parametrize(("text", "killed", "wounded"), _PLAIN)
def test_a_plain_paragraph_gives_its_toll(text: str, killed: Bounds | None, wounded: Bounds | None) -> None:
    assert tolls(text) == (killed, wounded)


@pytest.mark.parametrize(("text", "killed", "wounded"), _DISPUTED)
def test_rises_rivals_and_counts_put_right_are_read(text: str, killed: Bounds | None, wounded: Bounds | None) -> None:
    assert tolls(text) == (killed, wounded)
