"""Parties of short agreements of many regions and manners, coded before any was read (`agreement_items.jsonl`).

The items are written for this project; names of bodies are real, details invented.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.accounts.summaries import summarise
from dateline.evaluation.gold import same_name
from dateline.mentions.commitments import find_agreement_mentions
from dateline.mentions.sentences import split
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report

ITEMS = [json.loads(line) for line in (Path(__file__).parent / "agreement_items.jsonl").read_text("utf-8").splitlines()]


WRONG = {
    "CODECO militia signs commitment",
    "Chad: rebels sign with junta",
    "KIA orders halt to fighting",
    "Kurdish forces and Damascus agree on prisoner exchange",
    "Sri Lanka: LTTE announces halt",
    "TPLF and Addis Ababa sign truce in Pretoria",
    "Truce between M23 and Congo",
}
"""Items whose parties are read wrongly since the trained reader was fitted on to the coded reports and since they are
weighed: mostly a state that only stands by, or a body told by two names that are not known for one."""
KNOWN = pytest.mark.xfail(strict=True, reason="the trained reader judges these parties wrongly")


@pytest.mark.parametrize(
    "item",
    [pytest.param(item, id=item["title"], marks=[KNOWN] if item["title"] in WRONG else []) for item in ITEMS],
)
def test_the_parties_of_a_short_item_are_those_that_it_names(item: dict[str, Any]) -> None:
    published = Publication(date.fromisoformat(item["published"]), "given")
    report = compose_report(title=item["title"], body=item["text"], publication=published)
    accounts = [a for a in read_report(report).accounts if a.kind == "agreement" and a.role == "main"]
    assert len(accounts) == 1
    found = summarise(accounts[0])["parties"]
    assert len(found) == len(item["parties"]), found
    assert all(any(same_name(party, name) for name in found) for party in item["parties"]), found


def parties(text: str) -> list[str]:
    report = compose_report(
        body=text + " The war between the army and the rebels has killed hundreds of soldiers.",
        publication=Publication(date(2022, 5, 14), "given"),
    )
    (found,) = find_agreement_mentions(report, split(report))
    return [party.name for party in found.parties if party.part == "party"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Uganda and the Democratic Republic of Congo signed a truce on Friday.",
            ["Uganda", "Congo"],
        ),
        (
            "The Union of Patriots for the Defence of the Sarna People signed a ceasefire with the Belik Army.",
            ["Union of Patriots for the Defence of the Sarna People", "Belik Army"],
        ),
        (
            "The Sarna Liberation Front, the oldest armed group of the valley, signed a truce with the Belik Army.",
            ["Sarna Liberation Front", "Belik Army"],
        ),
        (
            "The Kenyan and Ethiopian armies signed a truce on Friday.",
            ["Kenyan army", "Ethiopian army"],
        ),
        (
            "Two armed groups that fought over land at the edge of the Sarna Marsh signed a truce on Friday. "
            "Under the paper the Sarna Marsh Defenders and the Raja Belik Command will halt all attacks.",
            ["Sarna Marsh Defenders", "Raja Belik Command"],
        ),
        (
            "Five armed groups, among them the Belik Front, signed a ceasefire with the Sarna Army on Friday.",
            ["Five armed groups", "Sarna Army"],
        ),
    ],
)
def test_a_party_stands_under_its_full_name(text: str, expected: list[str]) -> None:
    assert parties(text) == expected
