"""Who did it most likely, where the grammar names nobody that is known."""

from __future__ import annotations

import pytest

from dateline.accounts.participants import Participants, participants
from dateline.accounts.participants_likeliest import WEIGHTS, Candidate, Scene, candidates, most_likely
from dateline.knowledge.codebook import action
from dateline.mentions import sentences
from dateline.mentions.actors import find_actors
from dateline.model.mentions import EventTrigger
from dateline.model.text import compose_report

SURE, UNSURE = 0.7, 0.0


def read(text: str, trigger: str, word: str, sure: float) -> Participants:
    """The first sentence tells the incident; the trained reader is `sure` of every actor."""
    report = compose_report(body=text)
    cut = sentences.split(report)
    at = report.text.index(trigger)
    event = EventTrigger(at, at + len(trigger), action(word))
    return participants(report, cut, event, find_actors(report, cut), cut[:1], lambda span: sure)


@pytest.mark.parametrize(
    ("text", "trigger", "word", "name"),
    [
        (
            "Nine died in a blast at Kunduz. The device bore the signature of the Taliban.",
            "blast",
            "bombing_ied",
            "Taliban",
        ),
        (
            "Attackers burned six huts near Pemba. The mayor pinned it on Islamic State.",
            "burned",
            "arson",
            "Islamic State",
        ),
        (
            "A mine killed two near Tame. Such a charge is the doing of the ELN, Colombian officers say.",
            "killed",
            "landmine",
            "ELN",
        ),
        (
            "Bandits shot a trader near Dosso. Two of them belonged to Boko Haram, the prefect thinks.",
            "shot",
            "shooting",
            "Boko Haram",
        ),
        (
            "A bomber killed nine at a rally. ISIS-K is the author, so it wrote on a channel.",
            "killed",
            "suicide_bombing",
            "ISIS-K",
        ),
        (
            "Guerrillas stormed a bank in Cali. The FARC dissidents are the culprits, for all the army knows.",
            "stormed",
            "armed_clash",
            "FARC dissidents",
        ),
    ],
)
def test_words_that_no_grammar_holds_name_whom_the_trained_reader_marks(
    text: str, trigger: str, word: str, name: str
) -> None:
    assert [who.name for who, _, _ in read(text, trigger, word, SURE).perpetrators] == [name]


def test_a_group_that_nobody_accuses_and_that_denies_is_not_named() -> None:
    text = "Rockets hit a square at noon. Hezbollah said it had no connection with them."
    assert read(text, "hit", "shelling", SURE).perpetrators == ()


def test_who_is_only_spoken_of_is_not_named() -> None:
    told = read("A bomb killed nine at Kunduz. The Taliban rule the province.", "killed", "bombing_ied", UNSURE)
    assert told.perpetrators == ()


def test_forces_that_did_it_do_not_give_way() -> None:
    text = "Police raided a house in Garissa. The men are accused of working for al-Shabaab."
    told = read(text, "raided", "raid_arrest", SURE)
    assert [who.name for who, _, _ in told.perpetrators] == ["police"]


def test_nobody_but_forces_arrests() -> None:
    text = "Six were arrested in a raid at Tarmiyah. They are accused of belonging to Islamic State."
    assert read(text, "arrested", "raid_arrest", SURE).perpetrators == ()


def test_words_of_another_incident_are_no_sign() -> None:
    report = compose_report(body="A bomb killed nine. Al-Shabaab claimed the ambush on a convoy.")
    cut = sentences.split(report)
    found = find_actors(report, cut)
    free = Scene(cut[:1], frozenset(), afar=False, arrest=False)
    taken = Scene(cut[:1], frozenset({cut[1].start}), afar=False, arrest=False)
    signs = [
        candidates(report, cut, found, scene, [], lambda span: SURE)["al-shabaab"].signs for scene in (free, taken)
    ]
    assert "claims" in signs[0]
    assert not {"claims", "whose", "marked of it"} & signs[1].keys()


def test_every_sign_has_a_weight() -> None:
    text = "Gunmen killed nine. The ELN, Colombian police and two farmers denied it; an army drone bombed them."
    report = compose_report(body=text)
    cut = sentences.split(report)
    for arrest in (True, False):
        scene = Scene(cut, frozenset(), afar=True, arrest=arrest)
        for candidate in candidates(report, cut, find_actors(report, cut), scene, [], lambda span: SURE).values():
            assert candidate.signs.keys() <= WEIGHTS.keys()


def test_an_expert_on_a_group_and_a_group_that_denies_are_no_sign() -> None:
    text = "A bomb killed an expert on the ELN. The FARC, Colombian rebels, denied it."
    report = compose_report(body=text)
    cut = sentences.split(report)
    scene = Scene(cut, frozenset(), afar=False, arrest=False)
    found = candidates(report, cut, find_actors(report, cut), scene, [], lambda span: SURE)
    assert "eln" not in found
    assert not {"whose", "marked of it"} & found["farc"].signs.keys()


@pytest.mark.parametrize(
    ("text", "trigger", "word", "name"),
    [
        ("Ten died in an insurgent assault on a village. The assailants shot guards.", "assault", "other", "insurgent"),
        ("Six were killed in a rebel ambush near Bijapur. The attackers fled.", "ambush", "ambush", "rebel"),
        ("A separatist raid left two dead. The gunmen came in a pickup.", "raid", "armed_clash", "separatist"),
        ("An Islamist attack on a hotel killed nine. The gunmen held it for hours.", "attack", "other", "Islamist"),
        ("Eleven were slain in a militia attack in Ituri. The raiders used machetes.", "attack", "other", "militia"),
        ("Jihadists overran a post near Djibo. The gunmen burned tents.", "overran", "armed_clash", "jihadists"),
    ],
)
def test_faceless_words_are_no_other_actor_than_the_one_described(
    text: str, trigger: str, word: str, name: str
) -> None:
    report = compose_report(body=text)
    told = read(text, trigger, word, UNSURE)
    cut = sentences.split(report)
    sure = {mention.start for mention in find_actors(report, cut) if mention.start >= cut[1].start}
    at = report.text.index(trigger)
    event = EventTrigger(at, at + len(trigger), action(word))
    marked = participants(
        report, cut, event, find_actors(report, cut), cut[:1], lambda span: 1.0 if span[0] in sure else 0.0
    )
    assert [[who.name for who, _, _ in one.perpetrators] for one in (told, marked)] == [[name], [name]]


def test_the_likeliest_did_it_or_nobody_that_is_named() -> None:
    told, other = Candidate(), Candidate()
    told.signs["told known"] = other.signs["claims"] = 1.0
    weights = {"told known": 1.0, "claims": 1.5, "none": 2.0, "marked": 1.0}
    assert most_likely({"army": told, "rebels": other}, weights) is None
    other.signs["marked"] = 1.0
    assert most_likely({"army": told, "rebels": other}, weights) == "rebels"
    assert most_likely({}, weights) is None
