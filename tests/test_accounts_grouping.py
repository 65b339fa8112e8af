"""Which sentences tell one incident and which another: days, the lead, what looks back, and what only sums up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.accounts.summaries import summarise
from dateline.model.claims import Account
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report

PUBLISHED = date(2023, 5, 11)  # a Thursday
NEWS = (
    "SARNA – Gunmen attacked the town of Gao in Mali on Wednesday and killed nine people, the police said.\n\n"
    "They came at noon, set fire to the market and fled, a trader said.\n\n"
    "The governor condemned the attack and sent troops.\n\n"
)


def incidents(body: str, title: str | None = None) -> list[Account]:
    report = compose_report(body=body, title=title, publication=Publication(PUBLISHED, "given"))
    return [account for account in read_report(report).accounts if account.kind == "incident"]


def summaries(body: str, title: str | None = None) -> list[dict[str, Any]]:
    return [summarise(account) for account in incidents(body, title)]


def test_the_first_paragraph_tells_what_the_title_announced() -> None:
    (told,) = summaries(
        "About 90 people were killed on Wednesday in simultaneous attacks on two villages near Gao in Mali.",
        "Around 90 die in attacks on two villages in Mali",
    )
    assert told["date"]["earliest"] == "2023-05-10"


def test_the_place_of_the_news_is_meant_by_the_same_town() -> None:
    _, other = summaries(NEWS + "In March a trader was wounded by a mine in the same town.")
    assert other["place"]["name"] == "Gao"


def test_an_old_day_below_the_lead_is_no_day_of_news_that_has_none() -> None:
    main, other = summaries(
        "A bomb went off at a house in Atmeh, Syria, and killed 13 people, rescuers said.\n\n"
        "It stood by the border, a neighbour said.\n\nThe mayor called for calm.\n\n"
        "In October 2019 it was there that a man set off a suicide vest during a raid and killed three children."
    )
    assert main["date"] is None
    assert other["date"]["earliest"] == "2019-10-01"


def test_more_than_so_many_in_a_month_is_a_day_of_the_event() -> None:
    _, other = summaries(NEWS + "It was at Gao too that a truck bomb killed over 500 people in October 2017.")
    assert other["date"]["earliest"] == "2017-10-01"


def test_so_many_days_back_is_a_day() -> None:
    _, other = summaries(NEWS + "Eleven days back five guards had died in Kidal when a bomb ripped through their bus.")
    assert other["date"]["earliest"] == "2023-04-30"


@pytest.mark.parametrize(
    "told",
    [
        "In August shelling of the camp killed at least 89 people in ten days, the office said.",
        "The commission counts 81 assassination attempts since the protests of March, with 34 killed.",
    ],
)
def test_a_figure_of_many_incidents_is_an_aggregate(told: str) -> None:
    assert [account.aggregate for account in incidents(NEWS + told)][1:] in ([], [True])


def test_a_campaign_of_some_month_that_no_place_pins_down_is_no_incident() -> None:
    assert len(incidents(NEWS + "In June 2020 the government's forces beat back an assault of the rebels.")) == 1


def test_a_figure_of_all_is_the_news_own() -> None:
    (told,) = incidents(NEWS + "In all 12 people were wounded, and some were taken to Bamako.")
    assert summarise(told)["wounded"] == {"low": 12, "high": 12}


def test_what_readers_comment_tells_nothing() -> None:
    assert len(incidents(NEWS + "COMMENTS (2)\n\nAmina Sunday: they killed five on my street last year")) == 1


def test_violence_that_the_title_tells_after_an_agreement_is_news() -> None:
    body = (
        "An empty house in Gao was set on fire on Wednesday night by armed men, police said.\n\n"
        "The government of Mali and the CMA signed a ceasefire on Tuesday in Algiers. Both will stop all hostilities."
    )
    main, *_ = incidents(body, "Arson in Gao a day after Mali and CMA agree ceasefire")
    assert (main.role, summarise(main)["word"]) == ("main", "arson")


def test_the_month_of_march_marches_nobody_off() -> None:
    told = summaries(NEWS + "A bus full of explosives was found in March and its two passengers arrested.")
    assert "kidnapping" not in [one["word"] for one in told]


def test_armed_men_who_entered_a_place_on_a_day_begin_an_incident() -> None:
    (told,) = summaries(
        "On 2 May militants entered Gao in Mali. They led eight soldiers to a well and killed them, the army said.\n\n"
        "Residents said that the militants burned the police post."
    )
    assert told["date"]["earliest"] == "2023-05-02"


def test_a_caption_before_the_dateline_hides_no_day_of_telling() -> None:
    caption = (
        "Caption: People stand behind a rope near the stalls of the long street in the old part of Gao, where it was."
    )
    told = summaries(
        f"{caption} A bomb exploded there on May 9, 2023.\n\n"
        "GAO, Mali (Update 5, 9:20 a.m., May 10) — A bomb at a market in Gao on Tuesday killed 14 people, police said.",
        "Market blast in Gao: 14 dead",
    )
    assert [one["date"]["earliest"] for one in told] == ["2023-05-09"]


def test_what_a_group_does_all_the_time_and_what_may_be_is_no_news() -> None:
    text = (
        "The rebels hold the land from Kidal to the border, raise taxes and fight the army. "
        "Their movement plants bombs.\n\n"
        "It would not matter if its commander were killed, an analyst wrote."
    )
    assert incidents(text, "The rebels have not been defeated") == []


def test_a_fuel_tank_that_explodes_is_an_accident() -> None:
    text = (
        "At least 28 people, two soldiers among them, died on Tuesday in a fuel tank explosion near Gao, police said."
    )
    assert incidents(text + "\n\nSomebody had lit a lighter, the army said.") == []
