"""Evidence: what sentences of later reports say of a commitment, whose it is, and what is none."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dateline.analysis.agreements import Agreement, Commitment, sides_of, zones_of
from dateline.analysis.evidence import PartyAttack, Proposal, folded, from_attacks, may_bear, stance_of
from dateline.knowledge.commitments import NAMES, SEARCHED, TYPES, CommitmentType, by_name, type_of
from dateline.model.assessments import Passage
from dateline.model.text import Publication, compose_report
from dateline.model.values import When, Where, Who
from dateline.run.agreements import look_into


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("field coordination", "coordination"),
        ("joint coordination committees", "coordination"),
        ("a shared radio channel", "coordination"),
        ("exchange intelligence", "intelligence sharing"),
        ("joint operations", "joint operation"),
        ("mixed night patrols", "joint patrol"),
        ("ambushes", "joint ambush"),
        ("a joint brigade of two regiments", "joint unit"),
        ("common checkpoints", "checkpoint"),
        ("withdrawal of foreign fighters", "withdrawal"),
        ("permanent ceasefire", "ceasefire"),
        ("halt to offensive operations", "ceasefire"),
        ("release of hostages", "prisoner exchange"),
        ("lifting of the siege", "humanitarian access"),
        ("return of displaced people", "return of the displaced"),
        ("halt to kidnapping", "restraint towards civilians"),
        ("disarmament", "disarmament"),
        ("in verification", "monitoring"),
        ("elections", "political"),
        ("can be", "other"),
    ],
)
def test_words_tell_the_type_of_a_commitment(words: str, expected: str) -> None:
    assert type_of(words) == expected


def test_types_have_names_of_their_own() -> None:
    assert len(set(NAMES)) == len(NAMES) == len(TYPES) + 1


SAID = [
    ("joint operation", "for", "Iraqi troops and Kurdish Peshmerga began a joint operation on a mountain."),
    ("joint operation", "for", "The second phase of the joint operation was completed on Monday."),
    ("joint operation", "against", "Joint operations between the two have stalled, a general said."),
    ("joint operation", None, "The Joint Operations Command launched an operation."),
    ("joint operation", None, "It also wanted a joint operation begun without delay."),
    ("joint operation", None, "An agreement was concluded on more coordination, joint operations and patrols."),
    ("joint operation", None, "The launch of talks on joint operations was held in Erbil."),
    ("joint patrol", "for", "The two armies went on their fourth joint land patrol today."),
    ("joint patrol", "against", "There has been no joint patrol in the area since then."),
    ("joint patrol", "against", "Joint patrols have not been held since May, a commander said."),
    ("joint patrol", "against", "Turkey suspended the joint patrols with Russia."),
    ("joint patrol", None, "Turkey did not suspend the joint patrols."),
    ("joint patrol", None, "The army plans to launch joint patrols with the Peshmerga."),
    ("joint patrol", None, "It foresaw joint patrols of a corridor beside the motorway."),
    ("joint unit", "against", "The joint brigade has still not been funded, the ministry said."),
    ("joint unit", "for", "Two joint brigades were formed last month."),
    ("coordination", "for", "A joint coordination centre was opened in Kirkuk on Sunday."),
    ("coordination", None, "Officials discussed opening a joint coordination centre."),
    ("ceasefire", "against", "The army accused the rebels of violating the ceasefire."),
    ("ceasefire", "for", "The ceasefire is holding in most of the province, residents said."),
    ("ceasefire", "for", "The truce between the government and the rebels is holding, residents said."),
    ("ceasefire", "for", "No violations of the truce were reported on Monday."),
    ("ceasefire", None, "The group denied having violated the truce."),
    ("ceasefire", None, "It is not we who are breaking the truce, a rebel said."),
    ("talks", None, "The offensive begun in the days prior to the talks went on."),
    ("joint patrol", None, "After the joint patrols are concluded next week, they will meet."),
    ("withdrawal", None, "The president refused to withdraw the aid for the government."),
    ("withdrawal", "for", "The last troops withdrew from the town on Friday."),
    ("withdrawal", "against", "The rebels have not withdrawn their fighters from the town."),
    ("withdrawal", None, "The fighters will have withdrawn by May."),
    ("humanitarian access", "for", "An aid convoy entered Taiz on Monday for the first time in months."),
    ("humanitarian access", "against", "Soldiers turned back an aid convoy at the crossing."),
    ("humanitarian access", "against", "The crossing remains closed."),
    ("disarmament", "against", "Last month the front suspended decommissioning until the government complies."),
    ("disarmament", "for", "Some 300 fighters have been disarmed under the accord."),
    ("prisoner exchange", "for", "The two sides exchanged 40 prisoners on Sunday."),
    ("prisoner exchange", "against", "The exchange of prisoners was postponed."),
    ("return of the displaced", "for", "Some 300 families have returned to their villages."),
]


@pytest.mark.parametrize(("kind", "stance", "text"), SAID)
def test_what_a_sentence_says_of_a_commitment(kind: str, stance: str | None, text: str) -> None:
    found = by_name(kind)
    assert found is not None
    said = stance_of(found, text)
    assert (said.stance if said else None) == stance
    if said:
        assert said.words.split()[-1] in text[slice(*said.span)] or said.words in text


@pytest.mark.parametrize(("kind", "stance", "text"), [one for one in SAID if one[1]])
def test_the_search_beforehand_finds_what_is_evidence(kind: str, stance: str, text: str) -> None:
    tokens = set(re.findall(r"[\w-]+", text.lower()))
    assert tokens & set(SEARCHED[kind].split())


def test_present_tense_counts_in_titles_alone() -> None:
    kind = by_name("joint operation")
    assert kind is not None
    title = "Iraqi, Peshmerga forces launch joint operation"
    assert stance_of(kind, title) is None
    said = stance_of(kind, title, is_title=True)
    assert said is not None and said.stance == "for"


def test_what_is_alleged_is_marked_so() -> None:
    kind = by_name("ceasefire")
    assert kind is not None
    said = stance_of(kind, "The army accused the rebels of violating the ceasefire.")
    assert said is not None and said.is_alleged


def agreement(kind: str = "security cooperation", *commitments: str, parties: tuple[Who, ...] = ()) -> Agreement:
    parties = parties or (
        Who("Ministry of Peshmerga", "ministry-of-peshmerga"),
        Who("Iraqi Joint Operations Command", "iraq-joint-operations-command"),
    )
    kifri = Where("Kifri", "geonames:94298", 34.69, 44.96, 1, None, ("Sulaymaniyah",), "IQ", 5.0)
    return Agreement(
        "a" * 16,
        ("a" * 16,),
        kind,
        parties,
        sides_of(parties),
        commitments=tuple(Commitment(words) for words in commitments or ("joint patrols",)),
        zones=zones_of([kifri]),
        announced=When.on(date(2021, 12, 4)),
        in_force=When.on(date(2021, 12, 5)),
    )


def looked(body: str, of: Agreement | None = None, title: str = "News") -> list[tuple[str, str]]:
    """Stance and zone of what a report of January 2022 yields."""
    when = Publication(date(2022, 1, 12), "given")
    report = compose_report(id="r", title=title, body=body, publication=when, language="en")
    found = look_into(of or agreement(), report)
    assert all(report.text[one.passage.start : one.passage.end] == one.passage.words for one in found)
    return [(one.stance, one.in_zone) for one in found]


def test_what_is_done_jointly_is_of_two_sides() -> None:
    assert looked("Peshmerga and Iraqi army soldiers held a joint patrol near Kifri on Tuesday.") == [("for", "inside")]
    assert looked("Iraqi soldiers held a joint patrol with police near Kifri. The Peshmerga watched.") == []
    assert looked("Turkish and Russian soldiers held a joint patrol near Kifri on Tuesday.") == []


def test_a_place_outside_the_zones_is_said_to_be_so() -> None:
    told = "Peshmerga and Iraqi army soldiers held a joint patrol in Basra on Tuesday."
    assert looked(told) == [("for", "outside")]


def test_a_sentence_of_an_earlier_time_is_no_evidence() -> None:
    assert looked("In 2017 Peshmerga and Iraqi army soldiers held joint patrols near Kifri.") == []


def test_the_two_sides_stand_for_those_that_the_report_names() -> None:
    told = "Officers of the Peshmerga and of the Iraqi army met in Kifri. The two sides held a joint patrol afterwards."
    assert looked(told) == [("for", "not told")]


def test_one_proposal_a_report_and_stance() -> None:
    told = "Peshmerga and Iraqi army soldiers held a joint patrol near Kifri. "
    told += "Peshmerga and Iraqi soldiers held a joint patrol again on Tuesday."
    assert looked(told, title="Peshmerga, Iraqi army hold joint patrol") == [("for", "inside")]


def test_the_thing_is_that_of_the_only_agreement_that_provides_for_it() -> None:
    brigade = agreement("security cooperation", "form a joint brigade")
    for body, alone, expected in (
        ("The joint brigade has not been formed, a committee said.", {"joint unit"}, ["against"]),
        ("The joint brigade has not been formed, a committee said.", set(), []),
        ("A joint brigade has not been formed, a committee said.", {"joint unit"}, []),
        ("The joint brigade has not been formed in Chad, a committee said.", {"joint unit"}, []),
    ):
        when = Publication(date(2022, 1, 12), "given")
        report = compose_report(id="r", title="News", body=body, publication=when, language="en")
        assert [one.stance for one in look_into(brigade, report, alone)] == expected, (body, alone)


def test_copies_of_one_text_are_one_piece_of_evidence() -> None:
    told = [
        Proposal("c", "for", Passage(report, 0, 5, "words", date(2022, 1, day)), "because")
        for report, day in (("b", 3), ("a", 2), ("other", 1))
    ]
    first, other = sorted(folded(told, {"a": "wire", "b": "wire"}), key=lambda one: one.passage.report)
    assert (first.passage.report, first.reason) == ("a", "because; told in 1 more copy of the text")
    assert (other.passage.report, other.reason) == ("other", "because")


ELN, COLOMBIA = Who("ELN", "eln"), Who("Colombia", "colombia")


def attack(by: str, on: str, kind: str = "armed_clash", standing: str = "stated") -> PartyAttack:
    passage = Passage("r", 0, 3, "ELN", date(2024, 3, 1))
    return PartyAttack("b" * 16, "Attack", date(2024, 3, 1), passage, (by,), (on,), kind, standing)


def test_an_attack_by_a_party_on_another_speaks_against_a_ceasefire() -> None:
    truce = agreement("ceasefire", "ceasefire", "halt to kidnapping", parties=(ELN, COLOMBIA))
    (found,) = from_attacks(truce, [attack("eln", "colombia-army", standing="claimed")])
    assert (found.stance, found.incident) == ("against", "b" * 16)
    assert "claimed by ELN, a party" in found.reason
    assert from_attacks(truce, [attack("islamic-state", "colombia-army")]) == ()


def test_cooperation_is_never_violated() -> None:
    patrols = agreement("security cooperation", "joint patrols", "ceasefire", parties=(ELN, COLOMBIA))
    assert from_attacks(patrols, [attack("eln", "colombia-army")]) == ()


def test_a_kidnapping_bears_on_civilians_and_not_on_the_ceasefire() -> None:
    truce = agreement("ceasefire", "ceasefire", "halt to kidnapping", parties=(ELN, COLOMBIA))
    (found,) = from_attacks(truce, [attack("eln", "civilians", kind="kidnapping")])
    assert found.commitment == truce.commitments[1].key


def test_a_hostile_sentence_costs_no_more_than_its_length() -> None:
    kind = by_name("joint operation")
    assert kind is not None
    assert stance_of(kind, "joint " * 4_000) is None
    everything = agreement("ceasefire", *(one.name for one in TYPES))
    for text in ("1,1." * 100_000, "a-" * 200_000, "joint " * 60_000, "aid to " * 60_000, "the " * 100_000):
        may_bear(everything, text)
    for one in TYPES:
        stance_of(one, ("violated the " + "a-b " * 300 + "troops ") * 5)


@pytest.mark.parametrize("kind", [one for one in TYPES if one.any_of], ids=lambda one: one.name)
def test_the_quick_look_sees_what_the_slow_one_sees(kind: CommitmentType) -> None:
    assert kind.any_of
    for text in (
        "The TRUCE was holding; UN Aid trucks entered, and Roads were reopened.",
        "Prisoners were Exchanged. Fighters were disarmed. Joint Patrols, joint brigades and joint checkpoints.",
        "Intelligence-sharing in a Joint operations room; a joint ambush, joint raids.",
        "The Return of the Displaced to the Security zone, withdrawals, monitoring teams.",
        "Talks, elections, disarmament and the release of hostages; the ceasefire was violated.",
    ):
        slow = any(one.search(text) for one in (kind.objects, kind.done, kind.undone) if one)
        assert bool(kind.any_of.search(text.lower())) == slow
