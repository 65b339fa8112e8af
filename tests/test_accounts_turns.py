"""Communiqués and other reports that announce several attacks and tell each in a paragraph of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.accounts.summaries import summarise
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report

PUBLISHED = date(2023, 5, 11)  # a Thursday
LEAD = (
    "In a statement of May 10 the Movement for the Liberation of Azawad says that its men killed or wounded 19 soldiers"
    " in three operations on May 9 in northern Mali."
)
TURNS = (
    "Near Ansongo a bomb hit an army truck, and gunmen fired on those who came to its help; at least four soldiers were"
    " killed, it claims.",
    "About the same time a patrol was ambushed outside Menaka. The statement speaks of six soldiers killed there.",
    "In the third fighters clashed with militiamen close to Tessalit and shot two of them dead before they withdrew.",
)
CLOSE = "The army has not commented. Clashes in the north have become frequent since the winter."


def mains(*paragraphs: str, title: str | None = None) -> list[dict[str, Any]]:
    report = compose_report(body="\n\n".join(paragraphs), title=title, publication=Publication(PUBLISHED, "given"))
    accounts = read_report(report).accounts
    return [summarise(one) for one in accounts if one.kind == "incident" and one.role == "main" and not one.aggregate]


def test_each_paragraph_tells_one_of_the_attacks_that_the_lead_announces() -> None:
    found = mains(LEAD, *TURNS, CLOSE)
    assert [one["place"]["name"] for one in found] == ["Ansongo", "Ménaka", "Tessalit"]
    assert [one["killed"]["low"] for one in found] == [4, 6, 2]


def test_they_are_of_the_day_of_the_deeds_not_of_the_communique() -> None:
    assert {one["date"]["earliest"] for one in mains(LEAD, *TURNS, CLOSE)} == {"2023-05-09"}


def test_the_sum_is_no_count_of_any_of_them() -> None:
    assert all((one["killed"]["high"] or 0) < 19 for one in mains(LEAD, *TURNS, title="Rebels claim 19 casualties"))


def test_the_number_may_stand_in_the_title_alone() -> None:
    lead = LEAD.replace(" in three operations on", " on")
    assert len(mains(lead, *TURNS, CLOSE, title="Azawad rebels claim three attacks")) == 3


def test_fewer_paragraphs_than_were_announced_are_not_told_in_turn() -> None:
    assert len(mains(LEAD, TURNS[0], CLOSE)) < 3


def test_what_goes_on_about_one_attack_in_one_town_is_no_other() -> None:
    (found,) = mains(
        "Two explosions killed 14 people at the market of Gao on Wednesday, the police said.",
        "The first bomb went off in Gao at noon, and six traders died.",
        "The second explosion hit those who had come to help. Eight people were killed, a nurse in Gao said.",
    )
    assert found["place"]["name"] == "Gao"
