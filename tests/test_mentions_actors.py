"""Named groups, national forces, groups by what they are, unknown groups by their shape; and what is none of these."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.mentions import actors_words as words
from dateline.mentions import sentences
from dateline.mentions.actors import find_actors
from dateline.mentions.places import find_places
from dateline.model.mentions import ActorMention
from dateline.model.text import Publication, compose_report


def found(text: str, published: date | None = None) -> tuple[ActorMention, ...]:
    publication = Publication(published, "given") if published else Publication(None, "none")
    report = compose_report(body=text, publication=publication)
    mentions = find_actors(report, sentences.split(report))
    for mention in mentions:
        assert report.text[mention.start : mention.end].strip()
    return mentions


def ids(text: str) -> list[str | None]:
    return [mention.who.actor_id for mention in found(text)]


def names(text: str) -> list[str]:
    return [mention.who.name for mention in found(text)]


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Fighters of the self-styled Islamic State crossed the river.", "islamic-state"),
        ("An ISIS-K cell was found.", "islamic-state-khorasan"),
        ("Rebels of the New People's Army fled.", "new-peoples-army"),
        ("The M23 rebels took the hill.", "m23"),
        ("Iraqi troops closed the road.", "iraq-army"),
        ("Iraq's federal police closed the road.", "iraq-federal-police"),
        ("Two Nigerian soldiers were hurt.", "nigeria-army"),
        ("U.S. forces left.", "united-states-forces"),
        ("A Turkish drone fell on the hill.", "turkey"),
        ("Russia shelled the port.", "russia"),
        ("ЧВК Вагнер", "wagner-group"),
        ("هاجم داعش القرية", "islamic-state"),
    ],
)
def test_named_actors(text: str, actor_id: str) -> None:
    assert actor_id in ids(text)


def test_a_name_and_what_follows_it_are_one_mention() -> None:
    (mention,) = found("Boko Haram militants came at dawn.")
    assert (mention.start, mention.end) == (0, len("Boko Haram militants"))
    assert mention.who.name == "Boko Haram"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Masked gunmen came.", "masked gunmen", "armed group"),
        ("Suspected jihadists came.", "jihadists", "armed group"),
        ("Unidentified armed men came.", "unidentified armed men", "armed group"),
        ("A suicide bomber came.", "suicide bomber", "armed group"),
        ("The border guards came.", "border guards", "state force"),
        ("Four policemen came.", "policemen", "state force"),
        ("Women and children came.", "women and children", "civilians"),
        ("Three aid workers came.", "aid workers", "civilians"),
        ("Shia worshippers came.", "Shia worshippers", "civilians"),
    ],
)
def test_groups_by_what_they_are(text: str, name: str, kind: str) -> None:
    assert [(mention.who.name, mention.kind) for mention in found(text)] == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Blue Valley Liberation Front came.", "Blue Valley Liberation Front"),
        ("The Northern Hills Brigade came.", "Northern Hills Brigade"),
        ("The Movement for the Freedom of Elbonia came.", "Movement for the Freedom of Elbonia"),
        ("A group calling itself Sons of the Marsh came.", "Sons of the Marsh"),
        ("Saraya al-Zaytun came.", "Saraya al-Zaytun"),
    ],
)
def test_unknown_groups_by_their_shape(text: str, name: str) -> None:
    assert (name, None) in [(mention.who.name, mention.who.actor_id) for mention in found(text)]


def test_an_acronym_that_the_text_defines_is_the_group() -> None:
    assert (
        names("The Blue Valley Liberation Front (BVLF) came. The BVLF left.").count("Blue Valley Liberation Front") == 3
    )


def test_an_ambiguous_acronym_asks_for_its_country() -> None:
    assert "adf" in ids("ADF rebels struck near Beni in eastern Congo.")
    assert "adf" not in ids("The ADF of Canberra paraded.")
    assert ids("The RSF index ranks freedom of the press in Norway.") == []


def test_a_name_of_several_is_settled_by_the_countries_spoken_of() -> None:
    assert "peshmerga" in ids("Kurdish forces held the ridge in Iraq.")
    assert "syrian-democratic-forces" in ids("Kurdish forces held the ridge in Syria.")


def test_a_name_of_several_is_settled_by_the_day() -> None:
    text = "Al-Qaeda in Iraq claimed it."
    assert [m.who.actor_id for m in found(text, date(2005, 1, 1))] == ["al-qaeda-in-iraq"]
    assert [m.who.actor_id for m in found(text, date(2009, 1, 1))] == ["islamic-state-of-iraq"]


@pytest.mark.parametrize(
    "text",
    [
        "THE ROAD IS CLOSED AND THE BRIDGE IS OPEN",
        "It is said that this is so.",
        "Rangers beat Celtic by two goals.",
        "The ruling coalition in Baghdad, Iraq: coalition talks.",
        "Ahmed Salim opened a bakery in Erbil.",
        "Let us go.",
        "He came from Russia.",
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert found(text) == ()


def test_who_only_says_something_is_a_source() -> None:
    assert [m.who.role for m in found("Police said the road was closed.")] == ["source"]
    assert [m.who.role for m in found("Police closed the road.")] == [None]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ISaA the gunmen'’(-) \n‏٣é.U"), max_size=300) | st.text(max_size=300))
def test_mentions_are_ordered_disjoint_and_inside_for_any_text(text: str) -> None:
    report = compose_report(body=text)
    mentions = find_actors(report, sentences.split(report))
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(report.text)
        end = mention.end


def test_a_huge_line_is_walked_in_one_go() -> None:
    text = "Islamic State of Iraq and " * 4_000 + "A" * 50_000 + " THE NORTHERN " * 4_000
    assert len(found(text)) > 1_000


def test_word_lists_hold_words() -> None:
    for listed in (
        words.ARMED,
        words.STATE,
        words.CIVIL,
        words.MODIFIERS,
        words.MEMBERS,
        words.STRIKES,
        words.AGGRESSION,
    ):
        assert all(word.replace("-", "").replace("'", "").isalpha() and word == word.lower() for word in listed)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen dressed in army uniforms killed four people.",
        "Gunmen in army-style dress killed four people.",
        "Gunmen disguised as policemen killed four people.",
    ],
)
def test_clothes_are_no_actors(text: str) -> None:
    assert [name for name in names(text) if name != "people"] == ["gunmen"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six were killed by a Saudi-led air strike.", ["Saudi-led coalition"]),
        ("Saudi-led warplanes hit a market.", ["Saudi-led coalition"]),
        ("A US-led bombing of Raqqa killed nine.", ["US-led coalition"]),
        ("A US-led raid near Deir ez-Zor failed.", ["US-led coalition"]),
        ("A NATO-led air raid hit Zlitan.", ["NATO"]),
        ("A NATO-led forces' convoy passed.", ["NATO"]),
        ("US-led talks began.", []),
        ("A Saudi-led plan was read out.", []),
    ],
)
def test_a_deed_led_by_a_state_is_one_of_its_coalition(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_name_of_several_is_told_by_the_places_of_the_text() -> None:
    text = "Shabaab fighters stormed a base near Galkayo, and the SIMI was not there."
    report = compose_report(body=text)
    cut = sentences.split(report)
    assert [m.who.actor_id for m in find_actors(report, cut) if m.who.actor_id] == []
    named = find_actors(report, cut, find_places(report, cut))
    assert [m.who.actor_id for m in named if m.who.actor_id] == ["al-shabaab"]
