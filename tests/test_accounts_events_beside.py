"""What belongs to the news of a report, and what is another event beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

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
