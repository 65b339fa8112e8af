"""Who is said to have done it by blame, suspicion and denial, and who only stands beside the deed."""

from __future__ import annotations

import pytest

from dateline.accounts.participants import Participants, participants
from dateline.knowledge.codebook import action
from dateline.mentions import sentences
from dateline.mentions.actors import find_actors
from dateline.model.mentions import EventTrigger
from dateline.model.text import compose_report


def read(text: str, trigger: str, word: str = "other", scope: int | None = None) -> Participants:
    """`scope`: how many of the sentences tell the incident (all where None)."""
    report = compose_report(body=text)
    cut = sentences.split(report)
    at = report.text.index(trigger)
    event = EventTrigger(at, at + len(trigger), action(word))
    return participants(report, cut, event, find_actors(report, cut), cut[:scope])


def who(text: str, trigger: str, word: str = "other", scope: int | None = None) -> list[str]:
    return [found.name for found, _, _ in read(text, trigger, word, scope).perpetrators]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Nine were killed at a well. The governor laid the blame on "foreign terrorists".', "foreign terrorists"),
        ("Gunmen killed nine. A miller and his son both said that it was the M23.", "M23"),
        ("Gunmen killed nine in Yobe. The mayor named Boko Haram.", "Boko Haram"),
        ("Gunmen killed nine. The senator suspects a partnership between bandits and Boko Haram.", "Boko Haram"),
        ("Gunmen killed nine. For the mayor the M23 was guilty.", "M23"),
        ("Gunmen killed nine. Suspicion fell on the M23.", "M23"),
        ("Gunmen killed nine. The M23 said on 12 May that it was responsible.", "M23"),
        ("Nine were killed in an ambush of some 400 Maoists.", "Maoists"),
        ("Gunmen killed nine in Herat. Islamic State Khorasan took credit for it.", "ISIS-K"),
        ('"Terrorist organisations, backed by others" did it, the command asserted, and nine were killed.', "errorist"),
    ],
)
def test_those_who_are_blamed(text: str, name: str) -> None:
    assert any(name in found for found in who(text, "killed", scope=1))


def test_where_two_sides_blame_each_other_both_are_alleged() -> None:
    text = "Forty homes were burned. Villagers blamed the Congolese army. A colonel blamed the M23."
    people = read(text, "burned", "arson", 1)
    assert {(found.actor_id, status) for found, _, status in people.perpetrators} == {
        ("fardc", "alleged"),
        ("m23", "alleged"),
    }


def test_a_state_that_says_what_it_never_hits_is_the_one_that_is_accused() -> None:
    text = "A missile hit a shop, killing six. A spokesman repeated that Russia does not hit civilian targets."
    assert who(text, "hit", "shelling", 1) == ["Russia"]


def test_shells_from_hills_that_a_side_holds_are_its_own() -> None:
    text = 'Shells hit a camp, killing six. They had come from hills held by "the M23".'
    assert who(text, "hit", "shelling", 1) == ["M23"]


def test_those_who_bring_a_drone_down_sent_none() -> None:
    text = "Blasts shook the port, killing six. The coalition reported that it had shot down a drone."
    assert who(text, "Blasts", "bombing_ied") == []


def test_those_who_kill_the_attackers_are_not_the_attackers() -> None:
    text = "Gunmen broke into a clinic, killing six. It took help from NATO troops to kill all three attackers."
    assert who(text, "killing") == ["gunmen"]


def test_those_who_took_root_years_ago_are_not_named_for_it() -> None:
    text = "The raid killed six, the worst that the land has known since armed groups took root there."
    assert who(text, "raid") == []


def test_a_group_that_is_only_the_topic_did_nothing() -> None:
    assert who("Masked gunmen killed an expert on ISIS at his door.", "killed") == ["masked gunmen"]


def test_a_group_named_beside_a_deed_that_nobody_claimed_is_not_taken_for_its_author() -> None:
    text = "Gunmen killed six in Gasha, from where Boko Haram once ruled. There was no claim."
    assert who(text, "killed", scope=1) == ["gunmen"]


def test_soldiers_are_of_the_one_army_that_the_report_names() -> None:
    text = "Soldiers killed six at Ngara. Cameroon's army said it was looking into it."
    assert [found.actor_id for found, _, _ in read(text, "killed", scope=1).perpetrators] == ["cameroon-army"]
    text = "Soldiers killed six at Ngara. Cameroon's army and the Nigerian army met."
    assert who(text, "killed", scope=1) == ["soldiers"]


def test_those_who_surround_a_house_make_the_raid() -> None:
    text = "A unit of the gendarmerie surrounded a house before dawn. One man was arrested."
    assert who(text, "arrested", "raid_arrest") == ["gendarmerie"]


def test_a_state_that_is_accused_did_it_and_one_that_accuses_did_not() -> None:
    assert who("Shells hit Derik, killing six. Turkey was silent. Turkey accused of war.", "hit", "shelling") == [
        "Turkey"
    ]
    text = "Shells hit a camp, killing six. Iraq accused Turkish forces."
    assert who(text, "hit", "shelling", 1) == ["Turkish forces"]


def test_those_who_end_a_siege_did_not_lay_it() -> None:
    text = "The siege that left six dead was ended by Somali special forces. The attack was claimed by al-Shabaab."
    assert who(text, "siege", "armed_clash") == ["al-Shabaab"]


def test_a_deed_that_a_group_acknowledges_is_its_own() -> None:
    text = "The FARC in Colombia have acknowledged in a communiqué that their men killed eleven soldiers."
    assert who(text, "killed") == ["FARC"]


@pytest.mark.parametrize(
    ("text", "trigger", "word", "wrong"),
    [
        ("Ukraine accused Russian gunners of having fired at a bus, killing four.", "fired", "shelling", "Ukraine"),
        ("Hezbollah and Amal accused snipers of having fired at a march.", "fired", "shooting", "Hezbollah"),
        ("The M23 blamed the army, which it said shelled a camp.", "shelled", "shelling", "M23"),
        ("Six died when a march called by the ELN in Colombia was shot at.", "shot", "shooting", "ELN"),
        ("Four were killed at a rally organised by Hamas in Gaza.", "killed", "shooting", "Hamas"),
        ("Somali police say they foiled a car bomb attack on a hotel.", "attack", "bombing_ied", "Somali police"),
        ("Iran says it foiled an attack on a court.", "attack", "armed_clash", "Iran"),
        ("Turkey said its forces foiled a bombing at a port.", "bombing", "bombing_ied", "Turkey"),
    ],
)
def test_who_accuses_calls_or_foils_did_not_do_it(text: str, trigger: str, word: str, wrong: str) -> None:
    assert wrong not in [found.name for found, _, _ in read(text, trigger, word).perpetrators]


def test_a_claim_may_begin_in_the_quotation() -> None:
    text = (
        "Two men shot a colonel in Yangon. A group that calls itself Rain Tree Column said that it had "
        '"carried out the sentence".'
    )
    told = read(text, "shot", "assassination")
    assert [found.name for found, _, _ in told.perpetrators] == ["Rain Tree Column"]


def test_the_army_is_the_one_that_the_report_names_whatever_its_name() -> None:
    text = "The army struck a launcher in Gaza. It came down, the Israel Defense Forces said."
    assert [found.name for found, _, _ in read(text, "struck", "air_drone_strike").perpetrators] == [
        "Israel Defense Forces"
    ]


def test_a_junta_is_a_force() -> None:
    text = "A junta air raid killed nine in Sagaing."
    assert [found.name for found, _, _ in read(text, "raid", "air_drone_strike").perpetrators] == ["junta"]


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Bombs dropped from a plane, reportedly one of the Sudanese army, hit a market.", "Bombs", "Sudanese"),
        ("A drone, believed to be one of the Rapid Support Forces, hit a mosque.", "hit", "Rapid Support Forces"),
        ("Riders, said to be of the Janjaweed, hit a village.", "hit", "Janjaweed"),
        ("A drone believed to be Turkish hit a car near Qamishli.", "hit", "Turkey"),
        ("A drone, apparently an Israeli one, hit a car in Tyre.", "hit", "Israel"),
        ("Two planes, possibly Russian, bombed a hospital.", "bombed", "Russia"),
        ("A missile that was probably Iranian struck a camp near Erbil.", "struck", "Iran"),
        ("Jets thought to have been French attacked a column.", "attacked", "France"),
    ],
)
def test_whose_a_weapon_was_said_to_be_says_who_did_it(text: str, trigger: str, name: str) -> None:
    told = read(text, trigger, "air_drone_strike").perpetrators
    assert [(found.name.startswith(name), status) for found, _, status in told] == [(True, "alleged")]


@pytest.mark.parametrize(
    "text",
    [
        "A plane, probably Russian-made, bombed a village.",
        "Two rockets hit a hotel and killed three guests, possibly Turkish nationals.",
        "A drone hit a car. The driver was believed to be Lebanese.",
    ],
)
def test_what_else_is_of_a_country_says_nothing_of_who_did_it(text: str) -> None:
    assert read(text, "hit" if "hit" in text else "bombed", "air_drone_strike").perpetrators == ()
