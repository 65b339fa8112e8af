"""Arrests of plotters: that they are the news, and which body made them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.accounts.summaries import summarise
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report

PUBLISHED = date(2023, 5, 11)  # a Thursday


def mains(title: str, body: str) -> list[dict[str, Any]]:
    report = compose_report(body=body, title=title, publication=Publication(PUBLISHED, "given"))
    accounts = read_report(report).accounts
    return [summarise(one) for one in accounts if one.kind == "incident" and one.role == "main"]


@pytest.mark.parametrize(
    ("title", "body", "who"),
    [
        (
            "Mauritania arrests five who planned market bombing",
            "Five men were arrested in Nouakchott on Wednesday for planning to bomb a market, Mauritania's General"
            " Directorate of National Security said. Explosives and two suicide vests were found in their house.",
            "General Directorate",
        ),
        (
            "Islamic State cell arrested in Tunis",
            "Members of an Islamic State cell were detained in Tunis on Wednesday, the Interior Ministry of Tunisia"
            " announced. Bombs and rifles were found in a flat.",
            "Interior Ministry",
        ),
    ],
)
def test_the_body_that_announces_arrests_made_them(title: str, body: str, who: str) -> None:
    arrest = next(one for one in mains(title, body) if one["word"] == "raid_arrest")
    assert any(who in name for name in arrest["perpetrators"])
    assert not any("Islamic State" in name for name in arrest["perpetrators"])


def test_a_force_that_is_known_comes_before_what_else_is_named() -> None:
    (arrest, *_) = mains(
        "FSB detains two over bomb plot",
        "Russia's FSB said on Wednesday that it had detained two supporters of Islamic State in Kazan. The Interior"
        " Ministry of Tatarstan gave no comment.",
    )
    assert (arrest["word"], arrest["perpetrators"]) == ("raid_arrest", ["Federal Security Service"])


def test_where_somebody_was_killed_arrests_do_not_name_the_incident() -> None:
    (attack, *_) = mains(
        "Bomb kills six in Nouakchott; two arrested",
        "A bomb killed six people at a market in Nouakchott on Wednesday, the police said. Two men were arrested.",
    )
    assert attack["word"] == "bombing_ied"
