"""An attack and the revenge for it, and what is left for the second of a toll of both."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.accounts.remainders import without_sum
from dateline.accounts.summaries import summarise
from dateline.model.mentions import CasualtyFigure
from dateline.model.text import Publication, compose_report
from dateline.model.values import Toll
from dateline.run.pipeline import read_report

PUBLISHED = date(2023, 5, 11)  # a Thursday
BODY = (
    "Two villages on the plain of Gao in Mali are in mourning. More than 40 people have lost their lives since"
    " Tuesday.\n\n"
    "Gunmen attacked the village of Bourem on Tuesday evening.\n\n"
    "The mayor said that 30 people had been killed there and seven wounded.\n\n"
    "The president condemned the attack on Wednesday.\n\n"
    "Youths of Bourem then set fire to the houses of their neighbours in revenge."
)


def mains(title: str, body: str = BODY) -> list[dict[str, Any]]:
    report = compose_report(body=body, title=title, publication=Publication(PUBLISHED, "given"))
    accounts = read_report(report).accounts
    return [summarise(one) for one in accounts if one.kind == "incident" and one.role == "main"]


@pytest.mark.parametrize(
    "title",
    [
        "Attack and revenge in Mali: more than 40 dead",
        "More than 40 dead in raid and reprisals in Mali",
        "More than 40 die in Mali, first in an attack, then in revenge",
        "Massacre, then vengeance: more than 40 dead in Mali",
    ],
)
def test_the_revenge_that_a_headline_tells_is_an_incident_with_what_is_left_of_the_toll(title: str) -> None:
    attack, revenge = mains(title)
    assert attack["killed"] == {"low": 30, "high": 30}
    assert revenge["killed"] == {"low": 10, "high": None}


@pytest.mark.parametrize("title", ["Attack in Mali kills 30", "Gunmen kill 30 in Mali in revenge for raid"])
def test_revenge_that_no_headline_puts_beside_the_attack_is_none(title: str) -> None:
    assert len(mains(title)) == 1


def test_who_attacked_did_not_avenge_it() -> None:
    body = BODY.replace("Gunmen attacked", "Islamic State attacked")
    attack, revenge = mains("Attack and revenge in Mali: more than 40 dead", body)
    assert attack["perpetrators"] and not set(attack["perpetrators"]) & set(revenge["perpetrators"])


def figure(start: int, low: int, high: int | None, harm: str = "killed") -> CasualtyFigure:
    return CasualtyFigure(start, start + 5, Toll(harm, low, high, standing="all"), (start + 6, start + 9))  # type: ignore[arg-type]


SUM, FIRST = figure(0, 63, None), figure(300, 53, 53)


def test_what_is_left_rests_on_the_sum_and_on_the_count() -> None:
    parted = without_sum([SUM], [SUM, FIRST, figure(320, 9, 9, "wounded")], [])
    assert parted is not None
    first, (left,) = parted
    assert [one.toll.low for one in first] == [53, 9]
    assert (left.toll.low, left.toll.high) == (10, None)
    assert (left.start, left.trigger) == (SUM.start, (FIRST.start, FIRST.end))


def test_the_count_of_the_first_may_be_a_sum_of_groups() -> None:
    groups = [
        CasualtyFigure(at, at + 5, Toll("killed", n, n, who, standing="group"), (at + 6, at + 9))
        for at, n, who in ((300, 5, "soldiers"), (330, 4, "villagers"))
    ]
    parted = without_sum([figure(0, 20, 20)], groups, [])
    assert parted is not None
    assert parted[1][0].toll.low == 11


@pytest.mark.parametrize(
    ("counts", "first", "second"),
    [
        pytest.param([SUM], [SUM, FIRST], [figure(400, 8, 8)], id="the second is counted itself"),
        pytest.param([SUM], [SUM], [], id="nothing counts the first alone"),
        pytest.param([SUM], [SUM, figure(300, 53, None)], [], id="an open count leaves nothing exact"),
        pytest.param([FIRST], [figure(0, 9, 9), FIRST], [], id="the toll has only risen"),
        pytest.param([], [FIRST], [], id="nothing is counted first"),
    ],
)
def test_no_sum_of_both(
    counts: list[CasualtyFigure], first: list[CasualtyFigure], second: list[CasualtyFigure]
) -> None:
    assert without_sum(counts, first, second) is None
