"""Weapons by their standard names, and strikes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions import sentences
from dateline.mentions.weapons import find_weapons
from dateline.model.text import compose_report


def names(text: str) -> list[str]:
    report = compose_report(body=text)
    return [mention.means.name for mention in find_weapons(report, sentences.split(report))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A roadside bomb hit the truck.", "roadside bomb"),
        ("An improvised explosive device hit the truck.", "improvised explosive device"),
        ("Two IEDs hit the truck.", "improvised explosive device"),
        ("A suicide car bomb hit the gate.", "suicide car bomb"),
        ("An explosives-laden truck hit the gate.", "suicide car bomb"),
        ("A car bombing hit the market.", "car bomb"),
        ("He wore a suicide vest.", "suicide vest"),
        ("The bus hit a landmine.", "landmine"),
        ("Mortar shells fell on the camp.", "mortar"),
        ("Katyusha rockets fell on the camp.", "rocket"),
        ("A drone strike hit the house.", "drone"),
        ("Air strikes hit the house.", "airstrike"),
        ("An airstrike hit the house.", "airstrike"),
        ("They used barrel bombs.", "barrel bomb"),
        ("They used cluster munitions.", "cluster munition"),
        ("Chlorine gas was used.", "chemical agent"),
        ("A ballistic missile fell.", "ballistic missile"),
        ("An RPG hit the car.", "rocket-propelled grenade"),
        ("They threw hand grenades.", "hand grenade"),
        ("They came with machetes.", "machete"),
        ("He was stabbed.", "knife"),
        ("They opened fire.", "small arms"),
        ("Gunfire was heard.", "small arms"),
        ("Snipers shot at them.", "sniper rifle"),
        ("Houses were torched.", "fire"),
    ],
)
def test_standard_names(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize("text", ["A labour strike went on.", "Prices skyrocketed.", "He wore a bombastic tie."])
def test_what_is_no_weapon(text: str) -> None:
    assert names(text) == []


@given(st.text(max_size=300))
def test_spans_are_inside_and_in_order_for_any_text(text: str) -> None:
    report = compose_report(body=text)
    end = 0
    for mention in find_weapons(report, sentences.split(report)):
        assert end <= mention.start < mention.end <= len(report.text)
        end = mention.end
