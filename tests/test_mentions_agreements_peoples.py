"""Parties that are peoples, parts of a land that are none, and agreements told by what becomes of them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.mentions.commitments import find_agreement_mentions
from dateline.mentions.sentences import split
from dateline.model.mentions import AgreementMention
from dateline.model.text import Publication, compose_report

WAR = " The war between the army and the rebels has killed hundreds of soldiers."


def only(text: str) -> AgreementMention:
    report = compose_report(body=text + WAR, publication=Publication(date(2022, 5, 14), "given"))
    found = find_agreement_mentions(report, split(report))
    assert len(found) == 1, found
    return found[0]


def names(agreement: AgreementMention, part: str = "party") -> list[str]:
    return [party.name for party in agreement.parties if party.part == part]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Elders of the Sa'adi and Lelkani, two clans at odds for years, signed a truce on Friday.",
            ["Sa'adi", "Lelkani"],
        ),
        ("Tribes signed a truce. Arms that the Sarn and Belik tribes hold are handed in.", ["Sarn", "Belik"]),
        (
            "A truce was sealed. Representatives of the Meiti and the Hmara communities had met before.",
            ["Meiti", "Hmara"],
        ),
        (
            "Delegations of the Ministry of Peshmerga Affairs and of Iraq's Joint Operations Command have agreed "
            "on two joint brigades.",
            ["Ministry of Peshmerga Affairs", "Iraq's Joint Operations Command"],
        ),
        (
            "Negotiators for Thailand and for the Patani Front, the largest of the rebel groups in the deep South, "
            "have agreed on a truce.",
            ["Thailand", "Patani Front"],
        ),
    ],
)
def test_peoples_and_bodies_are_parties(text: str, parties: list[str]) -> None:
    assert names(only(text)) == parties


def test_what_only_tells_where_is_no_party() -> None:
    told = only(
        "By this truce of eastern Sudan, signed on Friday by the Sarna Front and the Belik Front, guns fall silent."
    )
    assert names(told) == ["Sarna Front", "Belik Front"]
    told = only("The elders of a town in the south of Syria had come to terms with the rebels on a truce.")
    assert "Syria" not in names(told)


def test_who_signed_a_statement_that_ends_a_war_is_a_party_and_no_mediator_of_an_older_truce() -> None:
    told = only(
        "The presidents of Armenia, Azerbaijan and Russia have signed a statement that ends six weeks of war. "
        "An earlier ceasefire between Armenia and Azerbaijan, brokered by Moscow, had been violated."
    )
    assert names(told) == ["Armenia", "Azerbaijan", "Russia"]
    assert names(told, "mediator") == []


def test_brokered_by_makes_no_mediator_of_who_stands_before() -> None:
    told = only("A ceasefire between Armenia and Azerbaijan, brokered by France, was signed on Monday.")
    assert names(told, "mediator") == ["France"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norland got back 230 soldiers in an exchange of prisoners with Borland on Monday.", "prisoner exchange"),
        ("Russian and Turkish vehicles drove along the border in their sixth joint patrol.", "security cooperation"),
    ],
)
def test_agreements_told_by_what_becomes_of_them(text: str, kind: str) -> None:
    assert only(text).agreement_type == kind


def test_a_truce_between_two_peoples_and_the_object_of_a_purpose() -> None:
    told = only("Two tribes signed a truce. The ceasefire between the Tuari and the Tebi came into effect.")
    assert names(told) == ["Tuari", "Tebi"]
    told = only("In order to halt the Sarna Front, Uganda and Kenya agreed on Tuesday to carry out joint patrols.")
    assert names(told) == ["Uganda", "Kenya"]
