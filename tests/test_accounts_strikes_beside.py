"""What was struck besides on the day of the news, in another town, is news as well; what only happened then is not."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.accounts.summaries import summarise
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report

PUBLISHED = date(2023, 5, 11)  # a Thursday
NEWS = (
    "Aircraft bombed the market of Gao in Mali on Wednesday and killed nine people, a nurse said.\n\n"
    "The clinic has taken in twenty wounded since noon.\n\n"
    "Traders said that there had been no warning.\n\n"
)
TITLE = "Nine dead as aircraft bomb market in Mali"


def mains(last: str) -> list[str | None]:
    report = compose_report(body=NEWS + last, title=TITLE, publication=Publication(PUBLISHED, "given"))
    accounts = [one for one in read_report(report).accounts if one.kind == "incident" and one.role == "main"]
    return [place["name"] if (place := summarise(one)["place"]) else None for one in accounts]


@pytest.mark.parametrize(
    "last",
    [
        "Timbuktu was bombed as well on Wednesday, near the airport.",
        "The same afternoon jets bombed a school in Timbuktu, killing two teachers.",
        "Aircraft also struck a depot in Timbuktu, where two guards were killed.",
        "Hours later aircraft bombed Timbuktu, too.",
    ],
)
def test_another_town_that_was_struck_that_day_is_news_as_well(last: str) -> None:
    assert mains(last) == ["Gao", "Timbuktu"]


@pytest.mark.parametrize(
    "last",
    [
        "On the same day gunmen kidnapped two teachers in Timbuktu.",
        "Aircraft bombed Timbuktu in April, too, and killed six people.",
        "Gao was bombed on Wednesday evening as well.",
        "The wounded were also taken to Timbuktu.",
    ],
)
def test_what_else_happened_that_day_or_was_struck_before_is_not(last: str) -> None:
    assert mains(last) == ["Gao"]
