"""Agreements told from wishes, talks, refusals, business and history; their parties, terms, zones and days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.parties import same
from dateline.mentions.agreements_parties import two_states
from dateline.mentions.commitments import find_agreement_mentions
from dateline.mentions.sentences import split
from dateline.model.mentions import AgreementMention, PartyMention
from dateline.model.text import Publication, compose_report

WAR = " The war between the army and the rebels has killed hundreds of soldiers."


def read(text: str, title: str | None = None) -> tuple[AgreementMention, ...]:
    report = compose_report(body=text, title=title, publication=Publication(date(2022, 5, 14), "given"))
    return find_agreement_mentions(report, split(report))


def only(text: str, title: str | None = None) -> AgreementMention:
    found = read(text, title)
    assert len(found) == 1, found
    return found[0]


def names(agreement: AgreementMention, part: str = "party") -> list[str]:
    return [party.name for party in agreement.parties if party.part == part]


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Armenia and Azerbaijan signed a ceasefire on Friday.", "ceasefire", ["Armenia", "Azerbaijan"]),
        (
            "A truce between the Sudanese government and the Northern Liberation Front was announced on Friday.",
            "ceasefire",
            ["Sudanese government", "Northern Liberation Front"],
        ),
        (
            "A cessation of hostilities was agreed by Ethiopia and Eritrea on Friday.",
            "cessation of hostilities",
            ["Ethiopia", "Eritrea"],
        ),
        (
            "The Ministry of Defence concluded an agreement with the Border Guard Command on joint patrols on Friday.",
            "security cooperation",
            ["Ministry of Defence", "Border Guard Command"],
        ),
        (
            "Ankara and Moscow have reached a deal on the withdrawal of troops from the buffer zone.",
            "disengagement",
            ["Turkey", "Russia"],
        ),
        (
            "Ukraine and Russia agreed on Friday to exchange 40 prisoners of war.",
            "prisoner exchange",
            ["Ukraine", "Russia"],
        ),
        (
            "The Northern Liberation Front declared a unilateral ceasefire on Friday.",
            "ceasefire",
            ["Northern Liberation Front"],
        ),
    ],
)
def test_type_and_parties(text: str, kind: str, parties: list[str]) -> None:
    agreement = only(text + WAR)
    assert agreement.agreement_type == kind
    assert names(agreement) == parties


@pytest.mark.parametrize(
    "text",
    [
        "The envoy called for a ceasefire between the army and the rebels.",
        "The rebels rejected a ceasefire on Friday.",
        "The army and the rebels failed to reach a ceasefire agreement.",
        "Talks on a ceasefire go on between Sudan and the rebels.",
        "Sudan and the rebels agreed to meet again in June.",
        "Sudan and the rebels agreed on Monday to resume talks on a truce.",
        "The army said that it might release 40 prisoners.",
        "The army moved north. Rain fell. Roads were cut. The rebels have called off a ceasefire since.",
        "No ceasefire has been agreed by Sudan and the rebels.",
        "Despite a fragile truce, shells fell on Sarna.",
        "Sudan could sign a peace deal with the rebels next year.",
    ],
)
def test_wishes_talks_refusals_and_ends_are_no_agreements(text: str) -> None:
    assert read(text + WAR) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The company signed a five-year agreement with the carmaker worth $40 million.",
        "The club agreed a deal with the striker before the season starts.",
        "Workers reached an agreement with the management on wages and pensions.",
        "The two ministers signed a free-trade agreement on tariffs and exports.",
        "The prosecutors agreed to a plea deal with the banker.",
        "The navies of India and Japan signed an agreement for joint exercises. The company builds missiles.",
        "Husband and wife have signed a truce over the washing-up.",
    ],
)
def test_deals_of_other_fields_are_no_agreements(text: str) -> None:
    assert read(text) == ()


def test_the_list_after_agreement_on_is_what_was_agreed() -> None:
    agreement = only(
        "The two sides discussed ways to share intelligence. An agreement was concluded between the Ministry of "
        "Defence and the Border Guard Command on field coordination, joint operations, patrols and ambushes in the "
        "Sarna and Belik regions." + WAR
    )
    assert [c.commitment for c in agreement.commitments] == [
        "field coordination",
        "joint operations",
        "patrols",
        "ambushes",
    ]


def test_terms_told_later_belong_to_the_agreement_and_what_was_discussed_does_not() -> None:
    agreement = only(
        "Armenia and Azerbaijan signed a ceasefire on Friday. Each side is to withdraw its troops from the front line, "
        "and an exchange of prisoners will follow. They also discussed an amnesty." + WAR
    )
    assert {c.commitment for c in agreement.commitments} == {"ceasefire", "withdrawal of forces", "prisoner exchange"}


def test_zones_days_mediator_and_reaction_have_their_words() -> None:
    text = (
        "Armenia and Azerbaijan signed a ceasefire covering Sarna and Belik on Friday, brokered by Qatar. "
        "It will enter into force on Sunday and lasts until 3 June. The European Union welcomed the agreement." + WAR
    )
    report = compose_report(body=text)
    agreement = find_agreement_mentions(report, split(report))[0]
    assert any("Sarna and Belik" in text[start:end] for start, end in agreement.zone_spans)
    assert any(text[start:end].startswith("Armenia") for start, end in agreement.announced_spans)
    assert any("Sunday" in text[start:end] for start, end in agreement.in_force_spans)
    assert any("3 June" in text[start:end] for start, end in agreement.expiry_spans)
    assert names(agreement, "mediator") == ["Qatar"]
    assert [(p.name, p.stance) for p in agreement.parties if p.part == "reaction"] == [("European Union", "welcomed")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Armenia and Azerbaijan extended the ceasefire by two months.", "extended"),
        ("Armenia and Azerbaijan signed a ceasefire effective immediately.", "in force"),
        ("Armenia and Azerbaijan signed a ceasefire on Friday.", "agreed"),
        ("A peace pact between Sudan and the Northern Liberation Front collapsed on Friday.", "broken"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert only(text + WAR).status == status


def test_what_was_proposed_and_accepted_and_an_exchange_itself_are_agreements() -> None:
    accepted = only("Armenia and Azerbaijan have accepted a Swiss proposal to halt fire from Friday." + WAR)
    assert (accepted.agreement_type, names(accepted)) == ("ceasefire", ["Armenia", "Azerbaijan"])
    exchanged = only("Armenia and Azerbaijan exchanged 40 prisoners on Friday." + WAR)
    assert (exchanged.agreement_type, names(exchanged)) == ("prisoner exchange", ["Armenia", "Azerbaijan"])


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Elders of nine villages and the Sarna Front have concluded a pact of non-aggression.",
            ["Elders of nine villages", "Sarna Front"],
        ),
        (
            "Commanders of the A17/FLK and a faction of the Belik agreed to stop fighting one another for ten days.",
            ["A17/FLK", "faction of the Belik"],
        ),
        (
            "A truce between eight communities in Sarna and the bandit leader, Musa Tal, was announced on Friday.",
            ["eight communities in Sarna", "bandit leader Musa Tal"],
        ),
        ("The Bani Sarn and the Bani Belik signed a settlement that ends a feud.", ["Bani Sarn", "Bani Belik"]),
        (
            "Fighting stopped under a deal the army and the Northern Front reached on Monday.",
            ["army", "Northern Front"],
        ),
        (
            "Iran and Palestinian factions have accepted a Swiss proposal to halt fire.",
            ["Iran", "Palestinian factions"],
        ),
    ],
)
def test_groups_and_roles_are_parties(text: str, parties: list[str]) -> None:
    assert names(only(text + WAR)) == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Mali, Niger and Chad, three states under military rule, signed a security pact.", ["Mali", "Niger", "Chad"]),
        (
            "The Kurdish-led authorities in north-east Syria have struck a deal with the government in Damascus.",
            ["Kurdish-led authorities", "government in Damascus"],
        ),
        (
            "Elders of two rival clans, the Sarn and the Belik, reached a peace agreement to end months of fighting.",
            ["Sarn", "Belik"],
        ),
        (
            "A joint security agreement was signed late on Friday between the Philippine government and China.",
            ["Philippine government", "China"],
        ),
        (
            "The Northern Liberation Front has decided to halt its operations after the flood.",
            ["Northern Liberation Front"],
        ),
    ],
)
def test_parties_in_asides_appositions_and_alone(text: str, parties: list[str]) -> None:
    assert names(only(text + WAR)) == parties


def test_foes_of_one_land_are_the_two_that_the_report_names() -> None:
    agreement = only(
        "The parties to Yemen's conflict agreed on Friday to release 800 prisoners, a mediator said. The Houthis will "
        "let go 200 in exchange for 600 of their own fighters held by the government.",
        "Yemen foes agree to free prisoners",
    )
    assert names(agreement) == ["Houthis", "government"]


def test_his_men_are_the_body_that_he_heads() -> None:
    agreement = only(
        "The director of the Sarna Directorate of Hunters and Guards, Musa Tal, said that his men and the Belik Joint "
        "Theatre Command have settled on an accord to fight the rebels side by side." + WAR
    )
    assert names(agreement) == ["Sarna Directorate of Hunters and Guards", "Belik Joint Theatre Command"]
    assert agreement.agreement_type == "security cooperation"
    assert agreement.commitments == ()  # "Joint ... Command" is a name


def test_parties_told_as_two_groups_are_those_bound_by_the_terms() -> None:
    agreement = only(
        "Two armed groups signed a truce on Friday before the military. Under the paper the Sarna Marsh Defenders and "
        "the Belik Command will halt all raids for 90 days, withdraw their men from the villages, and let the road to "
        "Sarna reopen." + WAR
    )
    assert names(agreement) == ["Sarna Marsh Defenders", "Belik Command"]
    assert [c.commitment for c in agreement.commitments][-2:] == [
        "withdraw their men from the villages",
        "let the road to Sarna reopen",
    ]


def test_a_third_party_whose_proposal_was_accepted_is_the_mediator() -> None:
    agreement = only("Armenia and Azerbaijan have accepted a Swiss proposal to halt fire from Friday." + WAR)
    assert names(agreement, "mediator") == ["Switzerland"]
    helped = only(
        "Armenia and Azerbaijan signed a ceasefire on Friday. Qatar and Oman had shuttled between them." + WAR
    )
    assert names(helped, "mediator") == ["Qatar", "Oman"]


@pytest.mark.parametrize(
    ("told", "commitments"),
    [
        (
            "What the two have agreed, he said, is a shared radio net, night watches and escorts for herders in Sarna.",
            ["a shared radio net", "night watches", "escorts for herders"],
        ),
        (
            "The terms, as read out on Sunday: heavy guns are handed in; the army searches farms; posts are set up.",
            ["ceasefire", "heavy guns are handed in", "army searches farms", "posts are set up"],
        ),
        (
            "The truce binds the two to open the market, to let pupils sit their examinations, and to share the well.",
            ["ceasefire", "open the market", "let pupils sit their examinations", "share the well"],
        ),
        (
            "Under the deal rebels will stop shooting at lorries and the army will end its searches, said the mayor.",
            ["stop shooting at lorries", "army will end its searches"],
        ),
    ],
)
def test_lists_are_commitments_in_the_words_of_the_report(told: str, commitments: list[str]) -> None:
    agreement = only(f"The army and the Northern Front signed a truce on Friday. {told}" + WAR)
    assert sorted(c.commitment for c in agreement.commitments) == sorted(commitments)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (
            "Soldiers went home on Monday after the army and the Northern Front traded captives.",
            "prisoner exchange",
            "agreed",
        ),
        ("An exchange of 40 prisoners between Sudan and Chad ended on Monday.", "prisoner exchange", "agreed"),
        ("The Northern Front said that it would halt all attacks for ten days.", "ceasefire", "agreed"),
        ("The president ordered the army to stop its offensive for a month.", "ceasefire", "agreed"),
        ("The armies of Niger and Chad will guard their border together.", "security cooperation", "agreed"),
        ("The army and the Northern Front put their names to papers that open two aid routes.", "other", "agreed"),
        ("The army and the Northern Front shook hands on a deal to pull their fighters out.", "withdrawal", "agreed"),
        ("The government suspended its ceasefire with the Northern Front on Monday.", "ceasefire", "suspended"),
        ("The Northern Front is no longer bound by the peace accord that it signed in 2019.", "political", "broken"),
        ("A truce between the army and the Northern Front will hold for another two weeks.", "ceasefire", "extended"),
    ],
)
def test_oddly_worded_agreements(text: str, kind: str, status: str) -> None:
    agreement = only(text + WAR)
    assert (agreement.agreement_type, agreement.status) == (kind, status)


def test_two_agreements_of_one_day_between_others_are_two() -> None:
    found = read(
        "Armenia and Azerbaijan signed a ceasefire on Friday. Separately, Sudan and Chad concluded a security pact "
        "against the rebels on Friday." + WAR
    )
    assert [names(agreement) for agreement in found] == [["Armenia", "Azerbaijan"], ["Sudan", "Chad"]]


def test_an_older_agreement_is_told_apart_by_its_year() -> None:
    found = read(
        "Armenia and Azerbaijan signed a ceasefire on Friday. It covers the whole border. "
        "Both sides must withdraw their troops. The army confirmed the order. "
        "Sudan and the Northern Liberation Front had signed a peace deal in 2016." + WAR
    )
    assert [a.background for a in found] == [False, True]
    assert names(found[1]) == ["Sudan", "Northern Liberation Front"]


def test_a_report_of_an_attack_is_not_about_the_truce_it_mentions() -> None:
    text = "Twelve soldiers died in an ambush days after Sudan and the rebels signed a ceasefire." + WAR
    assert read(text, "Ambush kills twelve soldiers") == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "ceasefire",
                "signed",
                "agreed to",
                "the",
                "army",
                "war",
                "troops",
                "Sudan",
                "and",
                "Russia",
                "between",
                "by",
                "with",
                "in",
                "brokered",
                ",",
                ".",
                "\n\n",
                "until",
                "as of",
                "2016",
                "\u202e",
                "\x00",
                "welcomed",
                "in force",
            ]
        ),
        max_size=60,
    )
)
def test_every_span_stands_in_the_text(pieces: list[str]) -> None:
    report = compose_report(body=" ".join(pieces) or "x")
    for found in find_agreement_mentions(report, split(report)):
        spans = [found.status_span, *found.zone_spans, *found.announced_spans, *found.in_force_spans]
        spans += [*found.expiry_spans, (found.start, found.end)]
        spans += [(m.start, m.end) for m in (*found.parties, *found.commitments)]
        assert all(0 <= start < end <= len(report.text) for start, end in spans)


def test_the_two_presidents_are_those_of_the_states_that_the_report_names() -> None:
    named = [PartyMention(0, 6, "Russia", state="Russia"), PartyMention(11, 17, "Turkey", state="Turkey")]
    assert [one.name for one in two_states("the accord that the two presidents signed", named)] == ["Russia", "Turkey"]
    assert two_states("the accord that was signed", named) == ()
    assert same(PartyMention(0, 3, "BRN"), PartyMention(4, 18, "separatist BRN"))


def test_an_exchange_of_captives_is_told_by_who_let_go_of_them() -> None:
    found = only(
        "Planes took off on Thursday in the largest exchange of the war: the Houthis and the government let go "
        "of some 1,000 captives over two days. Rebels and soldiers had fought and killed hundreds."
    )
    assert {party.name for party in found.parties} == {"Houthis", "government"}
