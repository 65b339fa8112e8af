from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import codebook
from dateline.mentions import sentences
from dateline.mentions.events import find_events
from dateline.model.text import compose_report


def found(text: str) -> list[tuple[str, str, str]]:
    report = compose_report(body=text)
    return [
        (event.action.word, report.text[event.start : event.end], event.certainty)
        for event in find_events(report, sentences.split(report))
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A bomber blew himself up at the gate of the barracks.", "suicide_bombing"),
        ("Warplanes struck two depots outside the town.", "air_drone_strike"),
        ("Bombs dropped from a plane hit the market.", "air_drone_strike"),
        ("A jet of the Syrian air force bombed a bakery.", "air_drone_strike"),
        ("An aircraft, probably French, bombed a gathering.", "air_drone_strike"),
        ("Helicopters were dropping bombs on the town.", "air_drone_strike"),
        ("Bombs from the air killed nine people.", "air_drone_strike"),
        ("A bomb on a passenger plane killed forty.", "bombing_ied"),
        ("A bomb blew up beside the plane that was bombed before.", "bombing_ied"),
        ("A taxi drove over a mine near the bridge.", "landmine"),
        ("Six mortar shells landed in the market.", "shelling"),
        ("The patrol was ambushed on the road to the dam.", "ambush"),
        ("Bandits abducted eleven pupils from the dormitory.", "kidnapping"),
        ("Masked men torched forty huts.", "arson"),
        ("Police detained three men at a checkpoint.", "raid_arrest"),
        ("The service broke up a four-man sleeper cell.", "raid_arrest"),
        ("A network of smugglers was dismantled.", "raid_arrest"),
        ("The whole ring is no more, the ministry announced.", "raid_arrest"),
        ("Jordan seizes five suspected militants.", "raid_arrest"),
        ("Six suspects held after a tip.", "raid_arrest"),
        ("The brothers are behind bars.", "raid_arrest"),
        ("A firefight lasted two hours.", "armed_clash"),
        ("Men on motorcycles opened fire on the queue.", "shooting"),
        ("A roadside bomb hit the convoy.", "bombing_ied"),
    ],
)
def test_the_first_trigger_has_the_kind_of_the_event(text: str, word: str) -> None:
    assert word in [kind for kind, _, _ in found(text)]
    assert found(text)[0][0] == word


@pytest.mark.parametrize(
    "text",
    [
        "The minister warned of attacks on the pipeline.",
        "Militants could attack the convoy.",
        "Officials vowed to prevent any further attacks.",
        "There was no attack that night.",
        "In these hills rebels ambush, kidnap and rob whom they can.",
        "Across the plain jihadists raid, extort and kill where they like.",
        "The group taxes the herds, plants bombs and carries out ambushes.",
        "Nor would it matter if the old man were killed.",
        "There its men stop cars, take travellers for ransom and tax the herds.",
        "The mayor resigned in protest.",
        "Mines left from the war have cost 94 farmers their lives since January.",
        "Shops stayed shut as a protest at the curfew.",
        "The delegates signed under protest.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They planned to bomb the station.",
        "The youngest was to blow himself up at the gate.",
        "The cell wanted to bomb an embassy.",
        "The two were about to attack the barracks.",
        "A third had set out to bomb the bridge.",
    ],
)
def test_a_plan_is_marked_as_one(text: str) -> None:
    report = compose_report(body=text)
    (event,) = find_events(report, sentences.split(report))
    assert event.planned
    assert event.certainty == "thwarted"


def test_certainty_comes_from_the_sentence() -> None:
    assert {c for _, _, c in found("Guards foiled a car bomb attack.")} == {"thwarted"}
    assert {c for _, _, c in found("The village was allegedly shelled.")} == {"alleged"}
    assert {c for _, _, c in found("The army denied the shelling.")} == {"denied"}


def test_every_kind_is_in_the_codebook_and_acled_knows_its_types() -> None:
    for word, (event_type, sub_event_type) in {**codebook.KINDS, **codebook.AGAINST_CIVILIANS}.items():
        assert sub_event_type in codebook.ACLED[event_type], word
    assert sum(map(len, codebook.ACLED.values())) == 25


@given(st.text(max_size=400))
def test_any_text_gives_spans_in_order(text: str) -> None:
    report = compose_report(body=text)
    events = find_events(report, sentences.split(report))
    assert all(0 <= e.start < e.end <= len(report.text) for e in events)
    assert [e.start for e in events] == sorted(e.start for e in events)


@pytest.mark.parametrize(
    "text",
    [
        "The country declared its victory over the rebels in 2017, after three years of battle with them.",
        "The truce ended two decades of fierce fighting.",
        "Months of clashes have emptied the valley.",
        "For four long years the generals have bombed the hills.",
    ],
)
def test_what_lasted_for_months_or_years_is_a_war_and_no_event(text: str) -> None:
    report = compose_report(body=text)
    assert find_events(report, sentences.split(report)) == ()


def test_a_town_called_besieged_is_no_event_and_one_that_was_besieged_is() -> None:
    assert found("The elders of the besieged quarter met.") == []
    assert [word for _, word, _ in found("Rebels besieged the town on Monday.")] == ["besieged"]


@pytest.mark.parametrize(
    "body",
    [
        "A trap was laid for the patrol at dawn.",
        "Fighters set a deadly trap for the column near Roe.",
        "The convoy drove into a trap on the river road.",
        "Soldiers walked straight into the trap.",
        "The unit was lured into their trap.",
    ],
)
def test_a_trap_is_an_ambush(body: str) -> None:
    report = compose_report(body=body)
    assert [event.action.word for event in find_events(report, sentences.split(report))] == ["ambush"]
