"""The score: what decides it, that it explains itself, and the trap of two attacks told in the same words."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.claims import Claim, Evidence, compose_account, quote
from dateline.model.mentions import Mentions
from dateline.model.text import Publication, Report, compose_report
from dateline.model.values import Action, Means, Toll, Value, When, Where, Who
from dateline.records.matching import Match, score, side_of, side_of_mentions
from dateline.records.matching_features import kilometres
from dateline.records.matching_side import Side
from dateline.records.matching_text import profile, rarity, stem
from dateline.records.matching_weights import BIAS, VERSION, WEIGHTS

ATTACK = (
    "Fighters of the Black Banner attacked an army post near {place} {when}, killing {dead} soldiers, the army said. "
    "Reinforcements were sent and the attackers fled into the hills."
)
DORVAN = Where("Dorvan", lat=35.1, lon=44.2, admin=("Kelmar",), country="IQ")
ZURKAN = Where("Zurkan", lat=36.9, lon=43.1, admin=("Vostan",), country="IQ")


def told(id: str, place: Where, day: date, dead: int, published: date, words: str = "at dawn") -> Side:
    text = ATTACK.format(place=place.name, when=words, dead=dead)
    return Side(
        account_id=id,
        report_id=f"report {id}",
        published=published.toordinal(),
        days=(When.on(day),),
        places=(place,),
        types=(("Battles", "ambush"),),
        perpetrators=(("black-banner", "Black Banner"),),
        targets=((None, "soldiers"),),
        weapons=("rifle",),
        tolls=(Toll("killed", dead, dead),),
        text=profile(f"{dead} soldiers killed near {place.name}", text),
    )


FIRST = told("a", DORVAN, date(2022, 3, 1), 4, date(2022, 3, 1))


def test_one_attack_with_two_tolls_is_the_same() -> None:
    match = score(FIRST, told("b", DORVAN, date(2022, 3, 1), 5, date(2022, 3, 2), "early on Tuesday"))
    assert match.verdict == "SAME"
    assert match.version == VERSION


def test_another_attack_of_the_campaign_in_the_same_words_is_not() -> None:
    other = told("b", ZURKAN, date(2022, 3, 12), 4, date(2022, 3, 12))
    match = score(FIRST, other)
    assert match.verdict != "SAME"
    assert {"other place", "other day"} <= {feature.name for feature in match.features}


STATEMENT = (
    "A roadside bomb exploded near {place} on {day}, wounding {hurt} herders, the district office said. "
    "It blamed the Black Banner."
)
SELVIK = Where("Selvik", lat=35.4, lon=44.2, admin=("Kelmar",), country="IQ")


def stated(id: str, day: date, *, place: Where = DORVAN, hurt: int = 2, later: int = 0) -> Side:
    """One of the statements that an office gives out in the same words after every attack."""
    text = STATEMENT.format(place=place.name, day=f"{day.day} {day:%B %Y}", hurt=hurt)
    return Side(
        account_id=id,
        report_id=f"report {id}",
        published=day.toordinal() + later,
        days=(When.on(day),),
        places=(place,),
        types=(("Explosions/Remote violence", "bombing_ied"),),
        perpetrators=(("black-banner", "Black Banner"),),
        targets=((None, "herders"),),
        tolls=(Toll("wounded", hurt, hurt),),
        text=profile(f"Bomb near {place.name}", text),
    )


ONCE = stated("a", date(2022, 3, 1))


@pytest.mark.parametrize(
    "other",
    [
        stated("b", date(2022, 3, 22)),
        stated("b", date(2022, 3, 8)),
        stated("b", date(2022, 3, 1), place=SELVIK, hurt=5),
    ],
    ids=["three weeks later", "a week later", "in the next town, the same day"],
)
def test_a_form_that_was_filled_in_anew_tells_of_another_attack(other: Side) -> None:
    match = score(ONCE, other)
    assert match.verdict != "SAME"
    assert "formula" in {feature.name for feature in match.features}


@pytest.mark.parametrize(
    "other",
    [
        stated("b", date(2022, 3, 1), later=3),
        stated("b", date(2022, 3, 1), hurt=3),
        stated("b", date(2022, 3, 2), later=4),
    ],
    ids=["published later", "another toll", "a day that is wrong by one"],
)
def test_a_form_that_states_the_same_incident_is_the_same(other: Side) -> None:
    assert score(ONCE, other).verdict == "SAME"


def test_news_in_words_of_its_own_is_no_form() -> None:
    text = (
        "Herders were hurt by an explosion beside the road; relatives took them to the clinic of Dorvan, a nurse said."
    )
    other = replace(stated("b", date(2022, 3, 9)), text=profile("Clinic treats herders", text))
    told, form = score(ONCE, other).values, score(ONCE, stated("b", date(2022, 3, 9))).values
    assert told["formula"] < form["formula"] / 2


def test_two_accounts_of_one_report_are_two_things() -> None:
    match = score(FIRST, replace(FIRST, account_id="b"))
    assert match.verdict == "DIFFERENT"
    assert [feature.name for feature in match.features] == ["one report"]


def test_the_features_add_up_to_the_score_and_say_what_both_sides_say() -> None:
    other = told("b", DORVAN, date(2022, 3, 2), 4, date(2022, 3, 3))
    match = score(FIRST, other)
    total = BIAS + sum(feature.contribution for feature in match.features)
    assert total == pytest.approx(match.log_odds, abs=0.01)
    near = next(feature for feature in match.features if feature.name == "near day")
    assert (near.left, near.right) == ("2022-03-01", "2022-03-02")
    assert match.reason.startswith(match.verdict)


def test_unknown_is_never_a_difference() -> None:
    nothing = Side("b", "report b")
    names = {feature.name for feature in score(FIRST, nothing).features}
    assert not {name for name in names if name.startswith("other") or name.endswith("differ")}


sides = st.builds(
    Side,
    account_id=st.just("x"),
    report_id=st.sampled_from(["r1", "r2"]),
    role=st.sampled_from(["main", "background"]),
    published=st.none() | st.integers(730000, 740000),
    days=st.lists(st.dates().map(When.on), max_size=2).map(tuple),
    places=st.lists(st.sampled_from([DORVAN, ZURKAN, Where("Iraq", precision=6, country="IQ")]), max_size=2).map(tuple),
    tolls=st.lists(st.builds(Toll, st.just("killed"), st.integers(0, 5), st.none() | st.integers(5, 9))).map(tuple),
    text=st.text(max_size=80).map(lambda text: profile(text, text)),
)


@given(sides, sides)
def test_the_score_is_the_same_either_way(left: Side, right: Side) -> None:
    there, back = score(left, right), score(right, left)
    assert there.probability == pytest.approx(back.probability, abs=1e-12)
    assert there.verdict == back.verdict
    assert 0 <= there.probability < 1
    assert (there.probability == 0) == (left.report_id == right.report_id)
    assert math.isfinite(there.log_odds)


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_a_profile_of_unit_length(title: str, body: str) -> None:
    made = profile(title, body)
    for vector in (made.terms, made.title):
        size = sum(weight * weight for weight in vector.values())
        assert not vector or size == pytest.approx(1.0)


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert rarity(stem("the")) < rarity(stem("checkpoint")) < rarity(stem("zurkanovitch"))
    assert stem("Soldiers’") == stem("soldier") or stem("soldiers") == stem("soldier")
    names = profile("", "The army named Ozwald Kretchley. Soldiers of the Army said so.").names
    assert set(names) == {"ozwald", "kretchley"}


def test_distance_on_the_sphere() -> None:
    assert kilometres(Where("A", lat=1.0, lon=0.0), Where("B", lat=2.0, lon=0.0)) == pytest.approx(111.2, abs=0.1)
    assert kilometres(Where("A"), DORVAN) is None


def read(text: str, role: str = "main") -> tuple[Report, Side]:
    report = compose_report(
        id="r", title="Two incidents", body=text, publication=Publication(date(2022, 3, 2), "given")
    )
    at = text.index("bomb") + report.body_start
    evidence: tuple[Evidence, ...] = (quote(report, at, at + 4),)
    values: dict[str, Value] = {
        "action": Action("Explosions/Remote violence", "Remote explosive/landmine/IED", "bombing_ied"),
        "date": When.on(date(2022, 3, 1)),
        "place": DORVAN,
        "perpetrator": Who("Black Banner"),
        "weapon": Means("roadside bomb"),
        "toll": Toll("killed", 2, 2),
    }
    claims = [Claim(field, value, evidence, "test/1") for field, value in values.items()]
    account = compose_account(
        report, kind="incident", role="background" if role == "background" else "main", claims=claims
    )
    return report, side_of(report, account, "family")


def test_a_side_holds_what_the_account_says() -> None:
    _, side = read("Ozwald spoke of farms. A bomb killed two men near Dorvan. The mayor Kretchley left.")
    assert (side.days, side.places, side.weapons) == ((When.on(date(2022, 3, 1)),), (DORVAN,), ("roadside bomb",))
    assert side.perpetrators == ((None, "Black Banner"),)
    assert side.source_family == "family"
    assert "ozwald" in side.text.terms


def test_a_background_side_holds_the_words_around_its_claims_alone() -> None:
    _, side = read("Ozwald spoke of farms. A bomb killed two men near Dorvan. The mayor Kretchley left.", "background")
    assert {"bomb", "dorvan"} <= set(side.text.terms)
    assert not {"ozwald", "kretchley"} & set(side.text.terms)


def test_a_report_without_an_account_has_a_side_too() -> None:
    report = compose_report(id="r", body="Two men were shot on Fennimore Lane.")
    side = side_of_mentions(report, Mentions(()))
    assert side.loose
    assert "fennimore" in side.text.names


def test_every_weight_is_rounded_and_an_answer_says_its_verdict() -> None:
    assert all(weight == round(weight, 1) for weight in WEIGHTS.values())
    assert isinstance(score(FIRST, FIRST), Match)
