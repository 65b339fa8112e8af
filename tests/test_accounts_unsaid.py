"""Plain news of many regions: what is left unsaid of it, its army's country or its town, through the whole reader."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.accounts.summaries import summarise
from dateline.model.claims import Account
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report


def news(body: str) -> Account:
    """The first main incident of an item whose paragraphs are parted by a vertical bar."""
    report = compose_report(body=body.replace("|", "\n\n"), publication=Publication(date(2024, 5, 10), "given"))
    return next(a for a in read_report(report).accounts if a.kind == "incident" and a.role == "main")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The army shelled a market in Butembo on Monday and killed six traders, a doctor said.", "FARDC"),
        ("Government troops shot dead nine villagers near Kombolcha on Monday, a priest said.", "Ethiopian"),
        ("The air force bombed a school in Mandalay on Monday and killed six pupils, a teacher said.", "Burmese"),
        ("Six pupils were killed in Jaffna on Monday when the military fired on their bus, nuns said.", "Sri Lankan"),
        ("The army shot dead four rebels in Pulwama in Kashmir on Monday, police said.", "Indian army"),
    ],
)
def test_an_army_without_its_country_is_that_of_the_country_where_it_did_it(body: str, name: str) -> None:
    (found,) = summarise(news(body))["perpetrators"]
    assert found.startswith(name)


@pytest.mark.parametrize("force", ["Soldiers", "Police", "Helicopters"])
def test_other_forces_may_be_anybody_s(force: str) -> None:
    (found,) = summarise(news(f"{force} killed six traders in Butembo on Monday, a doctor said."))["perpetrators"]
    assert found == force.lower()


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Six people were killed by a bomb on Monday, police said.|Schools in Garissa stayed shut.", "Garissa"),
        ("Gunmen killed six worshippers on Monday.|Shops were shut.|Butembo mourned.", "Butembo"),
        ("Six people were killed by a bomb on Monday.|The roads to Garissa and Wajir were closed.", None),
        ("Six people were killed by a bomb on Monday.|The talks in Garissa had been asked for by Ethiopia.", None),
    ],
)
def test_the_one_town_of_a_report_is_where_it_was(body: str, place: str | None) -> None:
    told = summarise(news(body))["place"]
    assert (told["name"] if told else None) == place
