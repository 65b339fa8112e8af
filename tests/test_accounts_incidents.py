"""From a text to incidents, with the real finders: what is main, what is background, and what is nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.accounts.incidents import worth_telling
from dateline.accounts.summaries import summarise
from dateline.model.claims import Account
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import Reading, read_report

PUBLISHED = date(2023, 5, 11)  # a Thursday


def reading(body: str, title: str | None = None) -> Reading:
    return read_report(compose_report(body=body, title=title, publication=Publication(PUBLISHED, "given")))


def incidents(body: str, title: str | None = None) -> list[Account]:
    return [account for account in reading(body, title).accounts if account.kind == "incident"]


def summaries(body: str, title: str | None = None) -> list[dict[str, Any]]:
    return [summarise(account) for account in incidents(body, title)]


def test_one_attack_told_in_several_paragraphs_is_one_incident() -> None:
    (told,) = summaries(
        "MAIDUGURI (Lake Wire) – Gunmen on motorcycles opened fire on a market near Damboa on Tuesday, killing six "
        "traders, police said.\n\nThe attackers fled into the bush when soldiers arrived, a trader said.\n\n"
        "Nine people were wounded in the attack and taken to hospital.",
        "Six traders killed in market attack near Damboa",
    )
    assert told["date"] == {"earliest": "2023-05-09", "latest": "2023-05-09", "precision": 1}
    assert told["killed"] == {"low": 6, "high": 6}
    assert told["wounded"] == {"low": 9, "high": 9}
    assert told["place"]["name"] == "Damboa"


def test_an_older_attack_told_in_passing_is_background() -> None:
    main, background = incidents(
        "A roadside bomb killed four soldiers near Menaka on Wednesday, the army said.\n\n"
        "The patrol was on its way back to base.\n\n"
        "Officials blamed no group.\n\n"
        "Last month militants attacked a village near Gao, killing eleven people."
    )
    assert (main.role, background.role) == ("main", "background")
    assert summarise(main)["date"]["earliest"] == "2023-05-10"
    assert summarise(background)["killed"] == {"low": 11, "high": 11}


def test_what_others_do_in_revenge_the_next_day_is_another_incident() -> None:
    told = summaries(
        "Militants raided the village of Tal Afar on Monday night, killing three farmers.\n\n"
        "On Tuesday, in retaliation, villagers opened fire on a bus near Sinjar, killing two passengers."
    )
    assert [one["killed"]["low"] for one in told] == [3, 2]


def test_what_the_lead_tells_of_the_day_before_is_background() -> None:
    main, background = incidents(
        "A land mine killed six farmers near Raqqa on Tuesday, state media said.\n\n"
        "Only the day before, another mine had killed four people near Palmyra. A monitor based in Germany gave seven "
        "dead for Tuesday.",
        "Mine kills farmers in Syria",
    )
    assert (main.role, background.role) == ("main", "background")
    assert summarise(main)["killed"] == {"low": 6, "high": 7}
    assert summarise(background)["killed"] == {"low": 4, "high": 4}


def test_an_arrest_and_the_plot_that_it_ended_are_two() -> None:
    told = incidents(
        "Police have taken two men into custody who were to have put a bomb in the market of Hawija, the force said on "
        "Tuesday.",
        "Bombing foiled in Hawija, two suspects held",
    )
    assert sorted((summarise(one)["word"], one.certainty) for one in told) == [
        ("bombing_ied", "thwarted"),
        ("raid_arrest", "stated"),
    ]


@pytest.mark.parametrize(
    ("body", "title", "plot"),
    [
        (
            "Three men of the Islamic State were rounded up by state security on Tuesday. One was to blow himself up "
            "in a mosque in Mosul.",
            "Iraq: three jihadists held in Mosul",
            "suicide_bombing",
        ),
        (
            "Security forces smashed a cell of the Islamic State in Kirkuk on Monday that wanted to bomb a church "
            "there, the interior ministry said.",
            "Cell smashed in Kirkuk",
            "bombing_ied",
        ),
        (
            "Police in Amman nabbed four militants on Wednesday who aimed to attack a police station in Zarqa, the "
            "kingdom's intelligence service said.",
            "Four militants held in Amman",
            "other",
        ),
    ],
)
def test_what_plotters_wanted_to_do_is_an_incident_beside_their_arrest(body: str, title: str, plot: str) -> None:
    told = incidents(body, title)
    assert sorted((one.certainty, summarise(one)["word"]) for one in told) == [
        ("stated", "raid_arrest"),
        ("thwarted", plot),
    ]


def test_militants_who_seize_others_do_not_arrest_them() -> None:
    (told,) = summaries(
        "Jihadists shot dead fifteen people at a church in Bangui on Tuesday and drove off with others.",
        "15 killed, dozens seized by jihadists",
    )
    assert told["word"] == "shooting"


def test_events_told_below_the_lead_are_background_also_on_the_same_day() -> None:
    told = incidents(
        "Gunmen shot dead eleven soldiers in a barracks near Baquba on Wednesday, officials said.\n\n"
        "The soldiers had been asleep.\n\nThe governor called it negligence.\n\n"
        "Within hours the army shelled the region of Idlib in Syria. Four civilians died there, rescuers said."
    )
    assert [account.role for account in told] == ["main", "background"]


def test_since_some_years_ago_is_no_day_of_the_news() -> None:
    (told,) = summaries(
        "Armed men killed 30 villagers in a raid on Solenzo, the government said, the heaviest toll since the violence "
        "began six years ago. The assailants came on Tuesday night."
    )
    assert told["date"]["earliest"] == "2023-05-09"


def test_a_place_in_a_speaker_s_name_is_no_scene() -> None:
    (told,) = summaries(
        "A mine killed two herders on Tuesday. It lay on a track, said Sadiq Aden Ali, a police spokesman."
    )
    assert told["place"] is None


def test_police_who_foil_an_attack_are_not_its_authors() -> None:
    told = summaries(
        "Police foiled a car bomb attack on the port of Bosaso on Tuesday, an officer said. They fired at the driver."
    )
    assert "police" not in told[0]["perpetrators"]


def test_those_captured_are_an_arrest_and_a_late_death_is_news() -> None:
    (caught,) = summaries("The army captured nine fighters of a militia in the village of Roe on Sunday.")
    assert (caught["word"], caught["perpetrators"]) == ("raid_arrest", ["FARDC"])  # Roe lies in Congo
    (late,) = summaries(
        "A resident of Erbil succumbed on Monday to injuries he suffered in last week's rocket attack. His death "
        "brings to two the number of people killed. They were hit on May 3.",
        "Second victim of Erbil rockets dies",
    )
    assert late["killed"] == {"low": 2, "high": 2}
    assert late["date"]["latest"] < "2023-05-08"


def test_no_date_is_no_date() -> None:
    (told,) = summaries("Gunmen killed two policemen at a checkpoint outside Hawija, a police source said.")
    assert told["date"] is None


def test_the_day_of_telling_is_not_the_day_of_the_event() -> None:
    (told,) = summaries(
        "The army said on Wednesday that militants had ambushed a convoy near Macomia on Sunday and killed five men."
    )
    assert told["date"]["earliest"] == "2023-05-07"


@pytest.mark.parametrize(
    "text",
    [
        "LAGOS (Dispatch / Newswire - 12th May, 2023) Militants ambushed a convoy near Macomia. Five men were killed.",
        "PORT SUDAN (Agencies) The army denied that its planes bombed a market in Macomia.",
    ],
)
def test_a_dateline_may_end_with_its_bracket(text: str) -> None:
    (told,) = summaries(text)
    assert told["date"] is None
    assert told["place"]["name"] == "Macomia"


def test_an_attack_earlier_in_the_day_is_of_the_day_told_before() -> None:
    (told,) = summaries(
        "Nine people are dead after a blast at a mosque in Gao, a newspaper said on Tuesday. It was a suicide bomber "
        "who caused the blast earlier in the day.\n\nAt the end of November the group called off a ceasefire and told "
        "its men to attack everywhere."
    )
    assert (told["date"]["earliest"], told["date"]["latest"]) == ("2023-05-09", "2023-05-09")
    assert told["event_type"] == "Explosions/Remote violence"


def test_the_place_of_a_dateline_is_not_the_place_of_the_event() -> None:
    (told,) = summaries("CAIRO (Desk) – A land mine killed four herders near Raqqa on Tuesday, a monitor said.")
    assert told["place"]["name"] == "Raqqa"


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen workers were killed and 20 wounded when fire swept through a factory on Monday. Soldiers and police "
        "brought out the bodies. The explosions that witnesses heard were drums of solvent, the fire chief said.",
        "For twelve minutes on Saturday the harbour was shelled and bombed, in the name of art. Three spectators were "
        "treated for burns. 'I fired 600 rockets and took no prisoners,' the artist said.",
        "Five soldiers were killed when a military helicopter crashed in bad weather on Tuesday. The army ruled out "
        "an attack; the pilot had reported a technical failure.",
        "Soldiers fought swarms of locusts in three counties on Monday. Helicopters attacked the largest swarm. 'It is "
        "a war on two fronts,' the governor said.",
        "Twelve people were killed when a bus with pilgrims fell into a gorge on Sunday. A burst tyre was found by "
        "the soldiers who brought up the bodies; villagers had spoken of a blast.",
        "Eleven of the gunmen were dead by ten and the hostages free. The wounds were painted: commandos had stormed "
        "the terminal in an exercise that is held every two years.",
        "The siren sounded on Friday as it did in 1937, when planes bombed the town and killed hundreds. The mayor "
        "read names.",
        "Police arrested seven men of a drug gang in a raid and seized three guns, a grenade and 40 kilos of cocaine.",
        "Two mourners were killed and 30 injured when a swarm of wasps attacked a funeral. Bees do so, too.",
        "The minister came under fire from rebels in his own party on Wednesday, who launched an assault on his plan. "
        "The truce between party colleagues, agreed before the referendum, is over.",
        "Army's cadets overran Navy's defence on Saturday to win 17-11 in the 122nd game. Two players were injured.",
        "A documentary on the attacks on the hotel airs on Friday. Ten gunmen killed 166 people there in November 2008 "
        "and took hostages; the director talked to survivors and commandos.",
        "A bear killed a shepherd of 47 and injured his nephew on Thursday, police said. Rangers shot the animal.",
        "Lava and ash shot from the volcano on Monday. Ten people were injured, and the army evacuated two villages. "
        "The explosion was heard 50 km away.",
        "A hunter took his friend for a boar and shot him dead in a wood near Sarna on Sunday. Police took the gun.",
        "Police shot a rabid dog on Tuesday that had attacked and wounded eleven people in a market in Belik.",
        "The striker attacked down the left and shot wide as the league leaders defended their goal. The coach praised "
        "his goalkeeper after the match. A late strike sealed the points in the second half.",
        "The two companies signed an agreement on Monday to merge. Shareholders will vote; the chief executive said "
        "that the hostile bid of a rival had been defeated.",
        "Hundreds of soldiers took part in a joint exercise on Tuesday. In the drill, role players set off simulated "
        "bombs and took hostages while trainees practised their response; participants praised the scenario.",
        "Three people were killed when a bus collided with a truck on the coast road on Monday. Firefighters freed the "
        "injured. The driver had lost control in heavy rain, traffic police said of the accident.",
        "The film, a thriller by a first-time director, opens with a bomb attack on a train. Critics praised the actor "
        "who plays the killer; at the box office it beat the season's other premieres.",
    ],
)
def test_the_words_of_war_for_other_things_are_not_relevant(text: str) -> None:
    assert not reading(text).relevant
    assert reading(text).accounts == ()


def test_a_foiled_attack_is_thwarted_and_a_denied_one_denied() -> None:
    (foiled,) = incidents("Police foiled a suicide attack on a mosque in Kirkuk on Tuesday and defused the vest.")
    assert foiled.certainty == "thwarted"
    (denied,) = incidents(
        "The army denied that 20 soldiers were killed in an attack on its base in Bama on Friday. There was no attack, "
        "a spokesman said."
    )
    assert denied.certainty == "denied"
    (disowned,) = incidents("A bomb killed six people in Bama on Friday. The army denied involvement.")
    assert disowned.certainty == "stated"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "gunmen killed five soldiers near Mosul on Tuesday . \n\n attack bomb wounded , said 12 in and the "
            "Islamic State ceasefire agreement signed last month \u202e 0 -- “ ”".split(" ")
        ),
        max_size=60,
    )
)
def test_every_claim_rests_on_words_that_stand(words: list[str]) -> None:
    told = reading(" ".join(words))
    for account in told.accounts:
        for claim in account.claims:
            assert all(evidence.stands_in(told.report) for evidence in claim.evidence)


NEWS = (
    "SARNA – Gunmen attacked the town of Belik on Thursday and killed nine people, the police said.\n\n"
    "They came at noon, set fire to the market and fled, a trader said.\n\n"
    "The governor condemned the attack and sent troops.\n\n"
)


@pytest.mark.parametrize(
    ("side", "killed"),
    [
        ("Elsewhere in the province, three herders were shot dead on Thursday by unknown men.", 3),
        ("It is the worst attack since January 2019, when 22 cadets were killed by a car bomb.", 22),
        ("Two days earlier four policemen were shot dead in the same district.", 4),
        ("It is the second in less than a week: five guards were killed by a bomb in Garmian last Saturday.", 5),
    ],
)
def test_a_side_event_is_told_apart_from_the_news(side: str, killed: int) -> None:
    main, other = incidents(NEWS + side)
    assert [summarise(one)["killed"]["low"] for one in (main, other)] == [9, killed]
    assert (main.role, other.role) == ("main", "background")


def test_what_is_told_in_passing_of_a_speaker_is_no_part_of_the_news() -> None:
    text = (
        "An air strike on a prison near Saada killed 60 people on Friday. The Saudi-led coalition, which stepped up "
        "its raids after the Houthis fired drones at Abu Dhabi on Monday, denied having hit it."
    )
    (told,) = incidents(text)
    summary = summarise(told)
    assert summary["place"]["name"] == "Saada"
    assert "Houthis" not in summary["perpetrators"]


def test_a_figure_of_several_months_counts_many_incidents_and_the_one_told_after_it_is_news() -> None:
    text = (
        "Between 1 January and 31 March 2023, 189 civilians were killed near Gao, the mission said.\n\n"
        "On 19 March bandits raided a hamlet near Menaka and killed eight men."
    )
    whole, one = incidents(text)
    assert (whole.aggregate, one.aggregate) == (True, False)
    assert (one.role, summarise(one)["killed"]["low"]) == ("main", 8)


def test_a_protest_told_in_passing_has_a_day_of_its_own() -> None:
    fields = {"action", "place", "toll"}
    assert worth_telling("background", fields)
    assert not worth_telling("background", fields, protest=True)
    assert worth_telling("background", fields | {"date"}, protest=True)
    assert worth_telling("main", fields, protest=True)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("Eighty soldiers were killed in Homs on Tuesday when drones came down on a parade.", "air_drone_strike"),
        ("Two ballistic missiles killed six people in Kharkiv on Tuesday.", "shelling"),
        ("Men with drones and rifles killed six people in Kharkiv on Tuesday.", "air_drone_strike"),
        ("Militants with knives killed six soldiers in Djugu on Tuesday, the army said.", "other"),
    ],
)
def test_where_no_word_tells_the_kind_a_weapon_of_one_use_does(body: str, word: str) -> None:
    (told,) = summaries(body)
    assert told["word"] == word
