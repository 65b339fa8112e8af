"""Parties told by what they are, by who heads them, or beside a state whose name holds theirs."""

from __future__ import annotations

import pytest

from dateline.accounts.summaries import summarise
from dateline.knowledge.parties import of_one_body
from dateline.model.mentions import PartyMention
from dateline.model.text import compose_report
from dateline.run.pipeline import read_report


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Two presidents sign border deal",
            "On 27 September Omar Hadi and Peter Deng, the presidents of Sudan and South Sudan, signed a "
            "ceasefire that is meant to end the war along the border.",
            ["Sudan", "South Sudan"],
        ),
        (
            "Truce on the frontier",
            "Presidents Haile Tesfa of Eritrea and Abel Desta of Ethiopia signed a truce on Monday after weeks of "
            "shelling and attacks on border posts.",
            ["Eritrea", "Ethiopia"],
        ),
        (
            "Truce accepted",
            "Yemen's internationally recognised government and the Houthi movement have accepted a truce of two "
            "months, the first in six years of war.",
            ["Yemen's internationally recognised government", "Houthi movement"],
        ),
        (
            "Truce accepted",
            "Mali's military-led government and the Azawad Front have signed a ceasefire after months of attacks "
            "on convoys.",
            ["Mali's military-led government", "Azawad Front"],
        ),
        (
            "Ceasefire signed",
            "On Friday the South Sudanese government and the armed opposition led by Riek Machar (SPLM-IO) signed "
            "a ceasefire in Khartoum after weeks of fighting.",
            ["South Sudanese government", "SPLM-IO"],
        ),
        (
            "Rebels sign",
            "Burundi's government and the last rebel group, the National Forces of Liberation (FNL), signed a "
            "ceasefire on Thursday after years of attacks.",
            ["Burundi's government", "National Forces of Liberation"],
        ),
        (
            "Deal with rebels",
            "Chad's government signed a ceasefire with the armed opposition, the FACT, on Thursday after weeks of "
            "attacks.",
            ["Chad's government", "FACT"],
        ),
        (
            "Uganda and rebels agree truce",
            "The government of Yoweri Museveni and the Lord's Resistance Army signed a truce on Saturday after "
            "two decades of war.",
            ["government of Yoweri Museveni", "Lord's Resistance Army"],
        ),
        (
            "Rebels sign",
            "Peter Deng, President of South Sudan, and rebel chief Abel Kuot of the SPLM-IO signed a ceasefire on "
            "Wednesday, with Presidents Omar Hadi of Sudan and John Bbosa of Uganda looking on. Their fighters "
            "had attacked oil fields.",
            ["South Sudan", "SPLM-IO"],
        ),
        (
            "Two neighbours end hostilities",
            "The leaders of the two neighbours agreed on Friday to keep their armies apart after months of "
            "shelling and attacks along the border. Sudan and South Sudan will withdraw troops, officials said in "
            "Ethiopia.",
            ["Sudan", "South Sudan"],
        ),
    ],
)
def test_each_party_is_named_once(title: str, body: str, expected: list[str]) -> None:
    accounts = read_report(compose_report(title=title, body=body), by="rules").accounts
    assert [summarise(one)["parties"] for one in accounts if one.kind == "agreement"] == [expected]


def test_a_government_told_by_its_head_is_the_state_beside_it() -> None:
    headed = PartyMention(0, 0, "government of Yoweri Museveni")
    assert of_one_body(headed, PartyMention(0, 0, "Uganda", state="Uganda"))
    assert not of_one_body(headed, PartyMention(0, 0, "Lord's Resistance Army"))
