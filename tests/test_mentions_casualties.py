"""Casualty figures: what is said of how many, and what is no figure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.mentions.casualties import find_casualties
from dateline.mentions.sentences import split
from dateline.model.mentions import CasualtyFigure
from dateline.model.text import compose_report

Told = tuple[str, int | None, int | None]


def figures(text: str) -> tuple[CasualtyFigure, ...]:
    report = compose_report(body=text)
    return find_casualties(report, split(report))


def told(text: str) -> list[Told]:
    return [(figure.toll.harm, figure.toll.low, figure.toll.high) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Insurgents behead four in Macomia", [("killed", 4, 4)]),
        ("Militants massacre 22 near the river", [("killed", 22, 22)]),
        ("Gunmen shoot dead three in Kandahar", [("killed", 3, 3)]),
        ("Raiders hack seven to death in Ituri", [("killed", 7, 7)]),
        ("Militants kill five close to Kirkuk", [("killed", 5, 5)]),
        ("A family of five was wiped out in the strike.", [("killed", 5, 5)]),
        ("The army lost a captain and a sergeant in the ambush.", [("killed", 1, 1), ("killed", 1, 1)]),
        ("The army lost a base in the attack.", []),
        ("Those killed were a teacher and two pupils.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("Those killed were buried on Sunday.", []),
        ("The fatalities were 15 civilians and five troops.", [("killed", 15, 15), ("killed", 5, 5)]),
        ("A doctor and a deputy village headman were killed.", [("killed", 1, 1), ("killed", 1, 1)]),
        ("The death toll crosses 100.", [("killed", 100, None)]),
        ("The toll climbed past 90 dead.", [("killed", 90, None)]),
        ("Eleven others came in wounded.", [("wounded", 11, 11)]),
        ("Four people were brought in badly injured.", [("wounded", 4, 4)]),
        ("Fifteen soldiers fell.", [("killed", 15, 15)]),
        ("Nineteen guards fell, he told this newspaper.", [("killed", 19, 19)]),
        ("Two boys fell ill, and three villages fell to the rebels.", []),
        ("He spoke of three soldiers on whose post a grenade fell.", []),
        (
            "Ten militiamen of the region of Galm, five of them under twenty, died in the strike.",
            [("killed", 10, 10), ("killed", 5, 5)],
        ),
        ("The nurse had treated four others for bullet wounds.", [("wounded", 4, 4)]),
        ("The hospital treated 31 patients.", [("wounded", 31, 31)]),
        ("Upwards of 10 have bullet wounds and two have burns.", [("wounded", 10, None), ("wounded", 2, 2)]),
        ("Three guards were shot dead, two were left wounded.", [("killed", 3, 3), ("wounded", 2, 2)]),
        ("Siege ends with 12 hostages killed", [("killed", 12, 12)]),
        ("The general counted 20 captives dead.", [("killed", 20, 20)]),
        ("Killed: 17 clerks, 2 soldiers of the coastal army and a cook.", [("killed", n, n) for n in (17, 2, 1)]),
        ("Apart from the murdered mayor, a cousin and a nephew were wounded.", [("wounded", 1, 1), ("wounded", 1, 1)]),
        ("The driver lost his right leg and a boy lost an eye.", [("wounded", 1, 1), ("wounded", 1, 1)]),
    ],
)
def test_words_of_harm_take_their_figure(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A journalist was among four people killed in the strike.", 4),
        ("Two children were among at least 12 people killed.", 12),
        ("An aid worker is among three people injured.", 3),
    ],
)
def test_those_among_whom_somebody_was_are_all(text: str, number: int) -> None:
    whole = figures(text)[-1].toll
    assert (whole.low, whole.partial) == (number, False)


def test_who_died_since_of_the_wounded_is_in_the_count() -> None:
    died = figures("Fifteen lives were lost, two of the wounded having died overnight.")
    assert [(figure.toll.low, figure.toll.partial) for figure in died] == [(15, False), (2, True)]


def test_bodies_that_attackers_left_behind_are_theirs() -> None:
    left = figures("Nine soldiers were killed. The insurgents left four bodies behind.")
    assert [(figure.toll.low, figure.toll.attackers) for figure in left] == [(9, False), (4, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A dozen Peshmerga personnel were killed near the town.", [("killed", 12, 12)]),
        ("At least 10 people died and up to 20 were wounded.", [("killed", 10, None), ("wounded", None, 20)]),
        ("A woman of 71 died of her wounds.", [("killed", 1, 1)]),
        ("More than 30 villagers were injured.", [("wounded", 30, None)]),
        ("The blast killed 27 people or more.", [("killed", 27, None)]),
        ("Between 10 and 12 miners were killed.", [("killed", 10, 12)]),
        ("The raid left 10 or 12 herders dead.", [("killed", 10, 12)]),
        ("Nearly 15 recruits were hurt.", [("wounded", 15, 15)]),
        ("The shell killed a couple and their three children.", [("killed", 2, 2), ("killed", 3, 3)]),
        ("Six wardens of Sarna National Park and their cook died.", [("killed", 6, 6), ("killed", 1, 1)]),
        ("Gunmen killed a village head and two of his sons.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("They slit the throats of six farmers.", [("killed", 6, 6)]),
        ("The blast hurt ten people, four of whom did not survive.", [("wounded", 10, 10), ("killed", 4, 4)]),
        ("Five policemen and two civilians were killed.", [("killed", 5, 5), ("killed", 2, 2)]),
        ("The bomb exploded, killing one person and wounding four.", [("killed", 1, 1), ("wounded", 4, 4)]),
        ("12 dead, 30 hurt in market blast", [("killed", 12, 12), ("wounded", 30, 30)]),
        ("His bodyguard was shot dead.", [("killed", 1, 1)]),
        ("A soldier and his wife were killed.", [("killed", 1, 1), ("killed", 1, 1)]),
        ("Gunmen abducted three brothers.", [("abducted", 3, 3)]),
        ("Two engineers were taken hostage and five are missing.", [("abducted", 2, 2), ("missing", 5, 5)]),
        ("Police detained 14 people.", [("arrested", 14, 14)]),
        ("The attack claimed the lives of 15 worshippers.", [("killed", 15, 15)]),
        ("The ambush cost nine farmers their lives.", [("killed", 9, 9)]),
        ("At least three guards lost their lives.", [("killed", 3, None)]),
        ("Two of the wounded men died of their wounds.", [("killed", 2, 2)]),
        ("A family of five was found shot dead.", [("killed", 5, 5)]),
        ("Father of 5 killed in ambush", [("killed", 1, 1)]),
        ("A 12-year-old was killed.", [("killed", 1, 1)]),
        ("A 34-year-old man was killed.", [("killed", 1, 1)]),
        ("The other victims, ages 13, 17 and 19, were wounded.", []),
        ("The estimates of the injured go from 87 to 300.", [("wounded", 87, 300)]),
        ("Six people, all of them drivers, were killed.", [("killed", 6, 6)]),
        ("17-year-old boy shot, killed in Brenford", [("killed", 1, 1)]),
        ("7-year-old girl, man killed in Brenford", [("killed", 1, 1), ("killed", 1, 1)]),
        ("A man was shot several times and later died at a clinic.", [("killed", 1, 1)]),
        ("A guard wounded in the ambush has died.", [("killed", 1, 1)]),
        ("He was pronounced dead at the scene.", [("killed", 1, 1)]),
        ("Four men were shot at a wedding party.", [("wounded", 4, 4)]),
        ("The convoy was shot at by rebels.", []),
        ("The gunfight killed an Arkansas deputy.", [("killed", 1, 1)]),
        ("A man killed his 6 cousins.", [("killed", 6, 6)]),
        ("7-year-old girl, man found dead in Brenford", [("killed", 1, 1), ("killed", 1, 1)]),
        ("The girl and her father, 56, were found shot to death.", [("killed", 1, 1), ("killed", 1, 1)]),
        ("The blast killed Ana Orr, 21, and Dan Lowe, 22, on Monday.", [("killed", 1, 1), ("killed", 1, 1)]),
        ("The bodies of Ana Orr, 21, and Dan Lowe were found.", [("killed", 1, 1), ("killed", 1, 1)]),
        ("Norris was killed at a checkpoint.", [("killed", 1, 1)]),
        ("A trial in a deadly Brenford bar shooting began.", [("killed", 1, 1)]),
        ("A clerk is charged in the death of 25-year-old Ana Orr.", [("killed", 1, 1)]),
        ("Boy fatally shoots himself with a found gun", [("killed", 1, 1)]),
        ("The bomb killed two guards and wounded a third.", [("killed", 2, 2), ("wounded", 1, 1)]),
        ("A farm worker was moderately hurt.", [("wounded", 1, 1)]),
        ("A major of the army and two tribal fighters lost their lives.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("The bodies of six soldiers were recovered.", [("killed", 6, 6)]),
        ("The gunmen took 30 passengers hostage.", [("abducted", 30, 30)]),
        ("Killed in the attack were three policemen and their driver.", [("killed", 3, 3), ("killed", 1, 1)]),
        ("The clash led to injuries to seven others.", [("wounded", 7, 7)]),
        ("The army lost two of its own men.", [("killed", 2, 2)]),
        ("The team lost two games.", []),
        ("A surveyor was killed.", [("killed", 1, 1)]),
        ("An American was killed.", [("killed", 1, 1)]),
        ("No one was hurt.", [("wounded", 0, 0)]),
        ("There were no casualties.", [("killed", 0, 0), ("wounded", 0, 0)]),
    ],
)
def test_a_figure_says_what_was_said(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dozens were killed and several were wounded.",
        "20 gunmen stormed the village on 15 motorcycles.",
        "The army sent 300 soldiers to the area after the attack.",
        "More than 2,000 residents fled.",
        "The two attacks killed several people 60 km from the city on October 26, 2019.",
        "The bomb could have killed 40 people.",
        "The militants threatened to kill two soldiers.",
        "The rockets killed 20 sheep.",
        "18 people were killed or wounded.",
        "Officials had no immediate word of casualties.",
    ],
)
def test_what_is_no_figure_is_none(text: str) -> None:
    assert told(text) == []


def test_a_part_is_marked_and_not_counted_again() -> None:
    whole, part = figures("Nine people, including three children, were killed.")
    assert (whole.toll.low, whole.toll.partial) == (9, False)
    assert (part.toll.low, part.toll.partial, part.toll.whom) == (3, True, "children")


@pytest.mark.parametrize(
    "text",
    ["Among the dead were two children.", "Two guards were among those killed.", "The dead included two majors."],
)
def test_those_among_the_dead_are_a_part(text: str) -> None:
    (figure,) = figures(text)
    assert (figure.toll.harm, figure.toll.low, figure.toll.partial) == ("killed", 2, True)


def test_a_revised_toll_keeps_the_earlier_one() -> None:
    (figure,) = figures("The death toll rose to 14 from 9 on Monday.")
    assert (figure.toll.low, figure.toll.high, figure.relation) == (14, 14, "total")
    assert figure.was is not None and figure.was.low == 9


@pytest.mark.parametrize(
    "text",
    [
        "More than 4,000 people have been killed since 2004.",
        "Two dozen attacks this year killed 50 people.",
        "In recent months 30 farmers were killed.",
    ],
)
def test_a_count_over_time_is_an_aggregate(text: str) -> None:
    assert [figure.aggregate for figure in figures(text)] == [True]


def test_a_wave_of_attacks_behind_a_figure_makes_no_aggregate_of_it() -> None:
    text = "A missile hit a house, killing 12 people, in a wave of attacks on several towns."
    assert [(figure.toll.low, figure.aggregate) for figure in figures(text)] == [(12, False)]


def test_the_groups_that_make_up_a_count_are_parts_of_it() -> None:
    found = figures("Nine people, six guards and three clerks, are known to have died in the raid.")
    assert [(figure.toll.low, figure.toll.partial) for figure in found] == [(9, False), (6, True), (3, True)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Two more people died.", "additional"),
        ("The victim died at the scene.", "repeated"),
        ("Four people were shot.", "struck"),
        ("Police gave no motive for the fatal shooting.", "implied"),
        ("Four people were killed.", "stated"),
    ],
)
def test_a_figure_says_how_it_relates_to_the_others(text: str, relation: str) -> None:
    assert [figure.relation for figure in figures(text)] == [relation]


def test_attackers_are_told_from_their_victims() -> None:
    text = "Gunmen attacked a post and killed two soldiers; three of the assailants were shot dead."
    assert [(figure.toll.low, figure.toll.attackers) for figure in figures(text)] == [(2, False), (3, True)]
    militants = figures("Troops killed seven militants in an air strike.")
    assert [figure.toll.attackers for figure in militants] == [False]


@pytest.mark.parametrize(
    "text", ["Haydar Tamim was killed on Friday.", "Fischer was killed on Friday.", "The driver Walters was killed."]
)
def test_no_private_name_stands_in_a_group(text: str) -> None:
    (figure,) = figures(text)
    assert figure.toll.low == 1
    assert figure.toll.whom in (None, "driver")


def test_the_span_covers_figure_and_group_and_the_trigger_is_the_word_of_harm() -> None:
    text = "On Friday six Kakai Kurds were killed."
    (figure,) = figures(text)
    assert text[figure.start : figure.end] == "six Kakai Kurds"
    assert text[slice(*figure.trigger)] == "killed"


PIECES = st.sampled_from(
    """killed wounded dead toll rose to from of the a at least 12 1,200 twelve dozen people , . ; and or including shot
    died soldiers his IS US was were no one ( ) – 34-year-old years old \n \u202e \x00 İ ٣ ½ %""".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_text_gives_figures_that_stand_in_it(text: str) -> None:
    report = compose_report(body=text)
    for figure in find_casualties(report, split(report)):
        assert 0 <= figure.start < figure.end <= len(report.text)
        assert report.text[slice(*figure.trigger)].strip()


def test_a_huge_line_is_read() -> None:
    assert told("killed two " * 3_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 120 people were hurt. The ministry counted 117 injured.", [("wounded", 117, 117)]),
        ("117 people were injured, the ministry said. About 120 were hurt.", [("wounded", 117, 117)]),
        ("Some 120 people were hurt. The hospital counted 80 injured.", [("wounded", 120, 120), ("wounded", 80, 80)]),
        ("Some 120 people were hurt. The ministry counted 21 dead.", [("wounded", 120, 120), ("killed", 21, 21)]),
        ("About 30 villagers were killed.", [("killed", 30, 30)]),
        ("Nearly 34 villagers were killed. 33 died, police said.", [("killed", 34, 34), ("killed", 33, 33)]),
    ],
)
def test_a_rounded_number_is_no_other_count_than_the_one_that_it_rounds(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


K, W, A = "killed", "wounded", "abducted"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who died stands before the clause that tells how they were harmed, and a place is nobody.
        ("A farmer who was shot in the face at a checkpoint near Goma has died, a doctor said.", [(K, 1)]),
        ("Two soldiers who were wounded in Monday's ambush have died.", [(K, 2)]),
        ("The governor of Ghazni, who was wounded in the bombing, later died.", [(K, 1)]),
        ("A woman wounded in the shelling of Kherson last week died in hospital on Sunday.", [(K, 1)]),
        ("A man hit by shrapnel in Nikopol later died.", [(K, 1)]),
        ("A soldier shot in Kidal was declared dead.", [(K, 1)]),
        ("A trader who was abducted in Zamfara has died.", [(A, 1), (K, 1)]),
        ("A boy was shot in the leg and a man in Plateau died.", [(W, 1), (K, 1)]),
        # One of those who were hit is told of with a clause.
        ("Nine people were shot, including one who died.", [(W, 9), (K, 1)]),
        ("Fourteen people were wounded, including two who later died.", [(W, 14), (K, 2)]),
        # Who attacked, and died by the own hand.
        ("A soldier killed three comrades before turning the gun on himself.", [(K, 3), (K, 1)]),
        ("A guard shot dead his commander and turned his service weapon on himself.", [(K, 1), (K, 1)]),
        ("The officer killed his wife and then himself.", [(K, 1), (K, 1)]),
        ("She fatally shot both parents before herself.", [(K, 2), (K, 1)]),
        # Groups by sex or age stand beside one another; other groups can be those of the first.
        ("Three men, two women and a child were wounded.", [(W, 3), (W, 2), (W, 1)]),
        ("Four women, three men and a boy died.", [(K, 4), (K, 3), (K, 1)]),
        # An adjective before the last of those who are joined.
        ("Police look into the deaths of a mother, son and little girl.", [(K, 1), (K, 1), (K, 1)]),
        ("The shelling killed a teacher, her husband and newborn daughter.", [(K, 1), (K, 1), (K, 1)]),
        ("Two people in their 20's were shot and a man in his 30’s was killed.", [(W, 2), (K, 1)]),
    ],
)
def test_who_was_harmed_stands_apart_from_the_word_of_harm(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == [(harm, number, number) for harm, number in expected]


def test_a_count_and_the_groups_that_make_it_up_are_not_told_beside_one_another() -> None:
    whole, *parts = figures("Six men, four soldiers and two police, were killed.")
    assert (whole.toll.low, whole.toll.partial) == (6, False)
    assert all(part.toll.partial for part in parts)
    assert not any(figure.toll.partial for figure in figures("Three men, two women and a child were wounded."))
