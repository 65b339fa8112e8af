"""The table of actors: its invariants, resolution in many spellings, dates and descent."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import actors
from dateline.model.mentions import ActorKind

IDS = [actor.id for actor in actors.actors()]


def test_ids_are_unique_stable_slugs_and_kinds_are_the_model_s() -> None:
    assert len(IDS) == len(set(IDS)) > 500
    for actor in actors.actors():
        assert actor.id == actor.id.lower()
        assert " " not in actor.id
        assert actor.kind in get_args(ActorKind)
        assert actor.source
        assert all(len(country) == 2 and country.isupper() for country in actor.countries)


def test_every_parent_exists_and_no_descent_is_a_circle() -> None:
    for actor in actors.actors():
        above, steps = actor, 0
        while above.parent:
            parent = actors.by_id(above.parent)
            assert parent is not None, f"{actor.id}: no parent {above.parent}"
            above, steps = parent, steps + 1
            assert steps < 10, f"{actor.id} descends in a circle"


def test_spans_of_days_do_not_end_before_they_begin() -> None:
    for actor in actors.actors():
        if actor.since and actor.until:
            assert actor.since <= actor.until, actor.id


@pytest.mark.parametrize("actor", actors.actors(), ids=lambda actor: actor.id)
def test_every_name_finds_its_actor(actor: actors.Actor) -> None:
    for name in (actor.name, *actor.aliases, *actor.acronyms):
        assert actor in actors.candidates(name), name


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("ISIS", "islamic-state"),
        ("the so-called Islamic State", "islamic-state"),
        ("Islamic State (ISIS)", "islamic-state"),
        ("Daesh/ISIS", "islamic-state"),
        ("داعش", "islamic-state"),
        ("al Shabaab", "al-shabaab"),
        ("Al-Shabab militants", "al-shabaab"),
        ("Tehrik-i-Taliban Pakistan", "ttp"),
        ("Houthi rebels", "houthis"),
        ("Peshmerga forces", "peshmerga"),
        ("Iraqi troops", "iraq-army"),
        ("Iraq’s army", "iraq-army"),
        ("the Colombian military", "colombia-military"),
        ("Congolese army", "fardc"),
        ("U.S. forces", "united-states-forces"),
        ("Russia", "russia"),
        ("Abu Sayyaf Group (suspected)", "abu-sayyaf"),
    ],
)
def test_resolution(name: str, actor_id: str) -> None:
    found = actors.resolve(name)
    assert found is not None
    assert found.id == actor_id


@pytest.mark.parametrize("name", ["", "  ", "gunmen", "villagers", "isis-like", "Red River Gazette", "Iraqi", "()[]"])
def test_what_names_no_actor_resolves_to_none(name: str) -> None:
    assert actors.resolve(name) is None


def test_a_name_resolves_to_the_actor_that_holds_on_the_day() -> None:
    assert actors.resolve("al-Qaeda in Iraq", date(2005, 6, 1)) == actors.by_id("al-qaeda-in-iraq")
    assert actors.resolve("al-Qaeda in Iraq", date(2010, 6, 1)) == actors.by_id("islamic-state-of-iraq")
    assert actors.resolve("al-Nusra Front", date(2020, 1, 1)) is None
    assert actors.resolve("al-Nusra Front") == actors.by_id("al-nusra-front")


def test_descent_relates_a_branch_to_the_whole() -> None:
    assert actors.related("islamic-state-khorasan", "islamic-state")
    assert actors.related("islamic-state", "islamic-state-central-africa")
    assert actors.related("iraq-federal-police", "iraq")
    assert not actors.related("islamic-state", "taliban")
    assert not actors.related("no-such-actor", "taliban")


def test_actors_named_in_a_phrase() -> None:
    found = actors.named_in("unidentified gunmen; ISIS according to police; Boko Haram denied it")
    assert [actor.id for actor in found] == ["islamic-state", "boko-haram"]


@given(st.text(max_size=200))
def test_any_text_resolves_or_does_not_and_never_raises(text: str) -> None:
    found = actors.resolve(text)
    assert found is None or actors.by_id(found.id) == found
    assert all(actor.id in IDS for actor in actors.named_in(text))


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert actors.fold(actors.fold(word)) == actors.fold(actors.fold(actors.fold(word)))
    assert "'" not in actors.fold(word)
