"""What belongs to the news of a report, and what is another event beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.accounts.summaries import summarise
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report


def told(body: str, title: str) -> dict[str, list[dict[str, Any]]]:
    report = compose_report(body=body, title=title, publication=Publication(date(2021, 12, 4), "given"))
    found: dict[str, list[dict[str, Any]]] = {"main": [], "background": []}
    for account in read_report(report).accounts:
        if account.kind == "incident":
            found[account.role].append(summarise(account))
    return found


def test_what_happened_hours_before_something_else_is_still_the_news() -> None:
    found = told(
        "MOSUL, Iraq – A bomb at the fish market in Mosul killed nine people and wounded 30 on Thursday, a few hours "
        "before the minister, who was in the city, closed its bridges.",
        "Nine dead in bombing of Mosul market",
    )
    assert not found["background"]
    assert found["main"][0]["date"]["earliest"] == "2021-12-02"
    earlier = told(
        "A bomb killed nine people at the fish market in Mosul on Thursday. Hours before, gunmen had shot dead two "
        "guards in Tikrit.",
        "Nine dead in bombing of Mosul market",
    )
    assert len(earlier["main"]) + len(earlier["background"]) == 2


def test_a_heading_above_the_dateline_belongs_to_the_news() -> None:
    found = told(
        "Nine killed, thirty hurt in explosion on Thursday night, December 2\n\n"
        "MOSUL, Iraq – The bomb at the fish market had been hidden in a crate, police said.",
        "Bombing of Mosul market",
    )
    assert found["main"][0]["date"]["earliest"] == "2021-12-02"


def test_what_a_missile_did_before_is_another_event_than_the_strike_that_answered_it() -> None:
    found = told(
        "Warplanes of the Saudi-led coalition hit a vehicle with Houthi fighters in Saada province on Thursday, the "
        "coalition said.\n\nA hospital took in the wounded.\n\n"
        "The coalition has fought since 2015.\n\nIt sent more planes over Saada after a Houthi missile on the Saudi "
        "city of Jizan killed three people and wounded 14.",
        "Coalition jets hit Houthi vehicle",
    )
    assert found["main"][0]["killed"] is None
    assert [(one["killed"]["low"], one["place"]["name"]) for one in found["background"]] == [(3, "Jizan")]


def test_a_strike_is_dated_where_it_is_spoken_of_again() -> None:
    found = told(
        "Fighters who had fired a missile were hit by an air strike in northern Yemen, officials say.\n\n"
        "The strike, on Thursday, was in line with the law, an officer said.",
        "Air strike hits missile crew",
    )
    assert found["main"][0]["date"]["earliest"] == "2021-12-02"


def test_a_second_event_of_the_day_with_a_town_of_its_own_is_told_apart() -> None:
    found = told(
        "An air strike hit a vehicle in northern Yemen on Thursday after fighters fired a missile into Saudi "
        "Arabia.\n\nAn officer called it lawful.\n\nHe gave no figures.\n\nIt was the second strike this week on "
        "the Houthis, who claimed the missile that fell on the city of Jizan early on Thursday. That missile "
        "killed one person.",
        "Air strike in Yemen hits missile crew",
    )
    assert found["main"][0]["killed"] is None
    assert [one["place"]["name"] for one in found["background"]] == ["Jizan"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The president ended the talks in 2019 after a car bomb at a police academy in Cali killed 22 people.",
        "The government lifted the amnesty in 2019 following an ambush near Cali in which 22 soldiers were killed.",
    ],
)
def test_the_year_in_which_an_attack_ended_something_is_that_of_the_attack(sentence: str) -> None:
    found = told(
        "BOGOTA - Colombia's government and the National Liberation Army (ELN) signed a ceasefire of six months on "
        f"Thursday.\n\nIt takes effect in January.\n\nBoth sides spoke of a historic day.\n\n{sentence}",
        "Colombia and ELN agree ceasefire",
    )
    assert [one["date"]["earliest"] for one in found["background"]] == ["2019-01-01"]


NEWS = "{}\n\nThe attackers got away on motorcycles.\n\nA spokesman said that a search was under way.\n\n{}"
BESIDE = {
    "On the same day, gunmen shot dead two farmers at Tsafe, the spokesman said.": "Tsafe",
    "Hours earlier, bandits abducted 12 travellers on the road to Funtua in neighbouring Katsina state.": "Funtua",
    "In a related development, a trader was shot dead at a market in Gusau, police admitted.": "Gusau",
    "At Maradun, a mine killed a woman of 60 and injured her grandson on Thursday morning, a doctor said.": "Maradun",
    "The same gang killed a policeman in Anka on Thursday evening, the governor said.": "Anka",
    "Later on Thursday, three men were shot dead in a bar at Bungudu.": "Bungudu",
    "The gunmen also attacked a police station in Shinkafi on Thursday, killing one officer.": "Shinkafi",
    "An hour later a suicide bomber blew himself up at a tea shop in Kaura Namoda, killing two people.": "Kaura Namoda",
}
GOES_ON = (
    "On Friday the governor visited Talata Mafara and promised help to the families of those killed.",
    "In Abuja, the president condemned the attack and sent condolences to the families of the nine.",
    "The attack on the village happened at about ten at night, a resident of Gusau said.",
    "In Kaduna, a doctor said that two of the wounded had died.",
)


@pytest.mark.parametrize("sentence", BESIDE)
def test_a_sentence_that_opens_with_a_day_or_place_of_its_own_tells_another_event(sentence: str) -> None:
    news = (
        "GUSAU - Gunmen killed nine people in the village of Talata Mafara in Zamfara state on Thursday, police said."
    )
    found = told(NEWS.format(news, sentence), "Gunmen kill nine in Zamfara village")
    assert [one["killed"] for one in found["main"]] == [{"low": 9, "high": 9}]
    assert [one["place"]["name"] for one in found["background"]] == [BESIDE[sentence]]


@pytest.mark.parametrize("sentence", GOES_ON)
def test_a_sentence_of_another_place_that_tells_no_event_of_its_own_goes_on_with_the_news(sentence: str) -> None:
    news = (
        "GUSAU - Gunmen killed nine people in the village of Talata Mafara in Zamfara state on Thursday, police said."
    )
    found = told(NEWS.format(news, sentence), "Gunmen kill nine in Zamfara village")
    assert (len(found["main"]), len(found["background"])) == (1, 0)


WEEK = (
    "{}\n\nOn Monday gunmen killed three policemen at a checkpoint near Daquq.\n\nA bomb wounded two farmers in Hawija "
    "on Tuesday.\n\nOn Wednesday mortar shells fell on a village near Khanaqin and killed a woman."
)


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Islamic State claims three attacks in Iraq", "The Islamic State has claimed attacks in Kirkuk and Diyala."),
        ("Iraq: weekly security report", "Attacks went on in Kirkuk and Diyala."),
        ("Kirkuk and Diyala", "Situation report no. 9. Period covered: 28 November to 3 December."),
        ("Six incidents in a week in northern Iraq", "Attacks went on in Kirkuk and Diyala."),
    ],
)
def test_the_incidents_of_a_report_on_several_are_all_its_news(title: str, lead: str) -> None:
    found = told(WEEK.format(lead), title)
    assert len(found["main"]) == 3
    assert not found["background"]


def test_where_one_incident_is_the_news_those_of_other_days_are_not() -> None:
    found = told(
        WEEK.format("A soldier was shot dead in Mosul on Thursday, police said."), "Soldier shot dead in Mosul"
    )
    assert (len(found["main"]), len(found["background"])) == (1, 3)


@pytest.mark.parametrize(
    "sentence",
    [
        "In May the group sent a suicide bomber to a bus station in Kano; 26 people died there.",
        "In May, according to the army, the group attacked a bus station in Kano and killed 26 people.",
        "In May an attack on a bus station in Kano claimed the lives of 26 people.",
        "The worst, at a bus station in Kano in May, cost 26 people their lives.",
        "In May, 26 traders perished in a raid on a bus station in Kano.",
    ],
)
def test_an_older_event_has_its_month_however_it_is_told(sentence: str) -> None:
    news = "MAIDUGURI - Boko Haram fighters killed nine soldiers in an attack on a base near Monguno on Thursday."
    found = told(NEWS.format(news, sentence), "Nine soldiers killed in Borno")
    assert [(one["date"]["earliest"], one["killed"]["low"]) for one in found["background"]] == [("2021-05-01", 26)]


def test_the_next_incident_of_a_report_on_several_has_the_day_of_all() -> None:
    found = told(
        "In a statement on Friday the Islamic State claimed two attacks of the previous day in Kirkuk.\n\n"
        "The first attack was on a patrol near Daquq; a bomb killed three soldiers.\n\n"
        "The second attack was on a checkpoint near Hawija, where gunmen wounded two policemen.",
        "Islamic State claims two attacks in Kirkuk",
    )
    assert [one["date"]["earliest"] for one in found["main"]] == ["2021-12-02", "2021-12-02"]
    assert [one["place"]["name"] for one in found["main"]] == ["Daquq", "Hawija"]


def test_a_place_that_heads_a_paragraph_of_a_situation_report_is_that_of_its_incidents() -> None:
    found = told(
        "Period covered: 28 November to 3 December.\n\nDaquq. On Monday gunmen killed three policemen at a post.\n\n"
        "Hawija. A bomb wounded two farmers on Tuesday.",
        "Kirkuk: situation report no. 14",
    )
    assert [one["place"]["name"] for one in found["main"]] == ["Daquq", "Hawija"]
