"""Every source's figure stays beside the others; low, best and high come by a named rule that says its reasons."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.claims import Account, Certainty, Claim, Role, compose_account, quote
from dateline.model.earth import kilometres
from dateline.model.records import Figure
from dateline.model.text import Report, compose_report
from dateline.model.values import Action, Toll, Value, When, Where, Who
from dateline.records.figures import RULES, figures, span
from dateline.records.figures_facets import facets
from dateline.records.figures_tellings import Bounds, Passage, Telling, is_official

BODY = "Nine people died near Vaskur, the interior ministry said. Villagers spoke of twelve dead."


def account(*values: tuple[str, Value], certainty: Certainty = "stated", role: Role = "main", id: str = "r") -> Account:
    report = report_of(id)
    claims = [Claim(field, value, (quote(report, 0, 4),), "sample/1:00000000") for field, value in values]
    return compose_account(report, kind="incident", role=role, certainty=certainty, claims=claims)


def report_of(id: str) -> Report:
    return compose_report(body=BODY, id=id)


def killed(
    family: str,
    low: int | None,
    high: int | None,
    *,
    day: int = 1,
    was: tuple[int | None, int | None] | None = None,
    partial: bool = False,
    certainty: Certainty = "stated",
    role: Role = "main",
) -> Telling:
    tolls = [("toll", Toll("killed", low, high, partial=partial))]
    tolls += [("toll", Toll("killed", *was, relation="superseded"))] if was else []
    told = account(*tolls, certainty=certainty, role=role, id=f"{family}-{day}")
    bounds: Bounds = (low, None if partial else high)
    return Telling(told, family, family.title(), f"2024-05-{day:02}", {"killed": bounds})


def one(*tellings: Telling, rule: str = "settled/1") -> Figure:
    (figure,) = figures(tellings, rule)
    return figure


def numbers(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return figure.low, figure.best, figure.high


def test_sources_stand_side_by_side_and_nothing_is_averaged() -> None:
    figure = one(killed("alpha", 7, 7), killed("beta", 10, 10), killed("gamma", 10, 10))
    assert numbers(figure) == (7, 10, 10)
    assert [(told.source_family, told.low) for told in figure.by_source] == [("alpha", 7), ("beta", 10), ("gamma", 10)]
    assert figure.is_disputed
    assert (
        figure.reasoning == "settled/1: 10 agrees with what 2 of 3 source families say; the least is 7, the most is 10."
    )


@pytest.mark.parametrize(
    ("given_figures", "expected"),
    [
        ([(10, None)], (10, 10, None)),
        ([(None, 12)], (None, 12, 12)),
        ([(10, None), (12, 12)], (10, 12, 12)),
        ([(12, None), (10, 10)], (10, 10, None)),
        ([(7, 9)], (7, 7, 9)),
        ([(0, 0)], (0, 0, 0)),
        ([(10, 12), (11, 11)], (10, 11, 12)),
    ],
)
def test_what_was_said_is_what_stands(
    given_figures: list[tuple[int | None, int | None]], expected: tuple[int | None, int | None, int | None]
) -> None:
    found = one(*(killed(f"f{at}", low, high, day=1 + at) for at, (low, high) in enumerate(given_figures)))
    low, best, high = expected
    assert (found.low, found.high) == (low, high)
    assert found.best is not None
    assert (low or 0) <= found.best
    if len({low for low, _ in given_figures}) == 1:
        assert found.best == best


def test_at_least_agrees_with_what_lies_above() -> None:
    told = [(11, None), (13, None), (11, 11), (14, 14), (14, 14), (15, 15)]
    figure = one(*(killed(f"f{at}", *bounds) for at, bounds in enumerate(told)))
    assert numbers(figure) == (11, 14, 15)
    assert "14 agrees with what 4 of 6 source families say, 2 of them exactly;" in figure.reasoning


def test_open_figures_do_not_contradict_what_lies_above() -> None:
    assert not one(killed("alpha", 10, None), killed("beta", 12, 12)).is_disputed
    assert one(killed("alpha", 12, None), killed("beta", 10, 10)).is_disputed


def test_a_family_stands_by_its_latest_figure() -> None:
    figure = one(killed("alpha", 4, 4), killed("alpha", 6, 6, day=2, role="background"), killed("beta", 6, 6))
    assert numbers(figure) == (6, 6, 6)
    assert len(figure.by_source) == 2


def test_a_toll_that_rose_keeps_the_range_and_loses_its_votes() -> None:
    early = [killed("alpha", 9, 9), killed("beta", 9, 9)]
    late = killed("gamma", 14, 14, day=3, was=(9, 9))
    figure = one(*early, late)
    assert numbers(figure) == (9, 14, 14)
    assert figure.by_source[0].note == "risen to 14 since, says Gamma"
    assert numbers(one(*early, killed("gamma", 14, 14, day=3))) == (9, 9, 14)


def test_a_toll_revised_down_is_taken_back_but_shown() -> None:
    figure = one(killed("alpha", 12, 12), killed("beta", 12, 12), killed("gamma", 9, 9, day=2, was=(12, 12)))
    assert numbers(figure) == (9, 9, 9)
    assert [told.note for told in figure.by_source][:2] == ["revised down to 9, says Gamma"] * 2
    assert "2 set aside" in figure.reasoning
    later = one(killed("gamma", 9, 9, day=2, was=(12, 12)), killed("alpha", 12, 12, day=3))
    assert numbers(later) == (9, 12, 12), "what is said after the revision is no earlier figure"


def test_parts_are_shown_and_set_aside_and_denials_stand_with_a_note() -> None:
    denied = killed("gamma", 11, 11, certainty="denied")
    figure = one(killed("alpha", 3, 3, partial=True), killed("beta", 12, 12), denied)
    assert numbers(figure) == (11, 11, 12)
    assert [told.note for told in figure.by_source] == [
        "counts a part of them",
        None,
        "the report tells of a denial",
    ]
    assert numbers(one(killed("alpha", 3, 3, partial=True))) == (3, 3, None), "a part is better than nothing"


def test_of_equally_many_an_authority_goes_first_then_the_later() -> None:
    official, witness = killed("alpha", 9, 9), killed("beta", 12, 12)
    report = report_of("alpha-1")
    said = compose_account(
        report,
        kind="statement",
        role="main",
        claims=[
            Claim("organisation", Who("interior ministry"), (quote(report, 0, 4),), "sample/1:00000000"),
            Claim("quote", "Nine people died", (quote(report, 0, 30),), "sample/1:00000000"),
        ],
    )
    quoted = Telling(official.account, "alpha", "Alpha", "2024-05-01", official.bounds, statements=(said,))
    figure = one(quoted, witness)
    assert numbers(figure) == (9, 9, 12)
    assert figure.by_source[0].said_by == "interior ministry"
    assert "9 is said by an authority" in figure.reasoning
    assert "12 is the latest" in one(killed("alpha", 9, 9), killed("beta", 12, 12, day=2)).reasoning
    assert "9 is the lowest" in one(official, witness).reasoning
    assert is_official("Ministry of Peshmerga")
    assert not is_official("a villager")


def test_the_rule_is_a_choice() -> None:
    tellings = [killed("alpha", 9, 9), killed("beta", 9, 9), killed("gamma", 14, 14, day=3), killed("delta", 8, 8)]
    assert {rule: one(*tellings, rule=rule).best for rule in RULES} == {"settled/1": 9, "latest/1": 14, "lowest/1": 8}
    assert all(one(*tellings, rule=rule).reasoning.startswith(f"{rule}: ") for rule in RULES)


def test_groups_are_one_under_several_names() -> None:
    named = ["river guards soldiers", "soldier", "civilians"]
    tellings = [
        Telling(
            account(("toll", Toll("killed", number, number, name)), id=name),
            name,
            groups={(name, "killed"): (number, number)},
        )
        for name, number in zip(named, (5, 4, 2), strict=True)
    ]
    found = {figure.group: numbers(figure) for figure in figures(tellings)}
    assert found == {"soldier": (4, 4, 5), "civilian": (2, 2, 2)}


bounds = st.tuples(st.integers(0, 50), st.integers(0, 50), st.sampled_from("=<>-")).map(
    lambda drawn: {
        "=": (drawn[0], drawn[0]),
        "<": (None, drawn[0]),
        ">": (drawn[0], None),
        "-": (min(drawn[:2]), max(drawn[:2])),
    }[drawn[2]]
)


@settings(deadline=None)
@given(st.lists(bounds, min_size=1, max_size=8), st.sampled_from(sorted(RULES)), st.randoms(use_true_random=False))
def test_best_is_a_number_that_was_given_and_order_means_nothing(
    given_bounds: list[Bounds], rule: str, shuffler: random.Random
) -> None:
    tellings = [killed(f"f{at}", *given_bound) for at, given_bound in enumerate(given_bounds)]
    figure = one(*tellings, rule=rule)
    assert figure.best in {number for pair in given_bounds for number in pair}
    assert figure.low is None or figure.best is None or figure.low <= figure.best
    assert figure.high is None or figure.best is None or figure.best <= figure.high
    shuffler.shuffle(tellings)
    assert numbers(one(*tellings, rule=rule)) == numbers(figure)


@settings(deadline=None)
@given(st.lists(bounds, min_size=1, max_size=6))
def test_a_span_holds_every_figure(given_bounds: list[Bounds]) -> None:
    low, high = span(given_bounds)
    for least, most in given_bounds:
        assert low is None or least is None or low <= least
        assert high is None or most is None or most <= high


# Facets.


def tell(family: str, *values: tuple[str, Value], certainty: Certainty = "stated") -> Telling:
    return Telling(account(*values, certainty=certainty, id=family), family, family.title(), "2024-05-01")


def facet_of(field: str, *tellings: Telling) -> tuple[str, list[Value], str]:
    (facet,) = [facet for facet in facets(tellings) if facet.field == field]
    return facet.status, list(facet.values), facet.reasoning


def test_the_most_precise_day_is_shown_and_days_that_do_not_meet_are_disputed() -> None:
    week = When.spanning(date(2024, 4, 29), date(2024, 5, 5))
    day, other = When.on(date(2024, 5, 1)), When.on(date(2024, 5, 2))
    assert facet_of("date", tell("a", ("date", week)), tell("b", ("date", day)))[:2] == ("agreed", [day])
    status, shown, reasoning = facet_of(
        "date", tell("a", ("date", other)), tell("b", ("date", day)), tell("c", ("date", day))
    )
    assert (status, shown) == ("disputed", [day])
    assert reasoning == "given by 2 of 3 source families, the most precise; disputed."


def test_two_spellings_of_a_place_agree_and_far_places_do_not() -> None:
    here = Where("Vaskur", "sample:1", 10.61, -3.25, 1)
    spelt = Where("Vasqur", "sample:1", 10.61, -3.25, 1)
    near = Where("Old Ferry", "sample:2", 10.65, -3.25, 2)
    far = Where("Redmouth", "sample:3", 12.9, -3.25, 1)
    assert facet_of("place", tell("a", ("place", here)), tell("b", ("place", spelt)))[:2] == ("agreed", [here])
    assert facet_of("place", tell("a", ("place", near)), tell("b", ("place", here)))[:2] == ("agreed", [here])
    assert facet_of("place", tell("a", ("place", far)), tell("b", ("place", here)))[0] == "disputed"
    assert kilometres(0, 0.1, 0, 1.1) == pytest.approx(111.19, abs=0.01)


def test_a_telling_type_goes_before_attack() -> None:
    vague, ambush = Action("Violence against civilians", "Attack", "other"), Action("Battles", "Armed clash", "ambush")
    assert facet_of("action", tell("a", ("action", vague)), tell("b", ("action", ambush)))[:2] == ("agreed", [ambush])


FRONT = ("perpetrator", Who("Black Reed Front", "brf"))
ARMY = ("perpetrator", Who("army"))


@pytest.mark.parametrize(
    ("tellings", "status"),
    [
        ([tell("a", FRONT), tell("b", ("perpetrator", Who("BRF", "brf")))], "stated"),
        ([tell("a", FRONT, certainty="alleged")], "alleged"),
        ([tell("a", FRONT), tell("b", ("perpetrator", Who("bandits")))], "disputed"),
        ([tell("a", FRONT), tell("b", ("claimed_by", Who("Black Reed Front")))], "claimed"),
        ([tell("a", ARMY, certainty="denied")], "denied"),
        ([tell("a", ARMY, certainty="denied"), tell("b", ARMY)], "disputed"),
    ],
)
def test_who_did_it_is_stated_alleged_claimed_denied_or_disputed(tellings: list[Telling], status: str) -> None:
    assert facet_of("perpetrator", *tellings)[0] == status


def passing_on(telling: Telling, key: str, outlet: str = "") -> Telling:
    """The telling as one whose first sentence passes on another outlet's news."""
    return replace(telling, passed_on=(Passage(0, len(BODY), key, key.upper()),), outlet_key=outlet)


def test_what_is_passed_on_counts_once_with_the_outlet_it_comes_from() -> None:
    wire = replace(killed("wire", 10, 10), outlet_key="afp")
    echo, own = passing_on(killed("echo", 9, 9), "afp"), killed("paper", 12, 12)
    figure = one(wire, echo, own)
    assert numbers(figure) == (10, 10, 12)
    assert [told.note for told in figure.by_source] == ["passes on AFP, counted once", None, None]
    assert "1 set aside" in figure.reasoning


def test_of_reports_that_pass_on_one_outlet_the_latest_counts() -> None:
    early, late = passing_on(killed("early", 9, 9), "afp"), passing_on(killed("late", 11, 11, day=2), "afp")
    figure = one(early, late, killed("paper", 9, 9))
    assert numbers(figure) == (9, 11, 11)
    assert figure.by_source[0].note == "passes on AFP, counted once"


def test_a_later_report_that_passes_on_an_outlet_replaces_its_own_earlier_figure() -> None:
    wire = replace(killed("wire", 10, 10), outlet_key="afp")
    assert numbers(one(wire, passing_on(killed("echo", 14, 14, day=3), "afp"))) == (14, 14, 14)


def test_what_is_passed_on_alone_stands_as_any_figure_does() -> None:
    other = passing_on(killed("echo", 9, 9), "reuters")
    assert numbers(one(other, killed("paper", 12, 12))) == (9, 9, 12)
    unrelated = replace(killed("echo", 9, 9), passed_on=(Passage(40, len(BODY), "afp", "AFP"),))
    assert numbers(one(unrelated, replace(killed("wire", 12, 12), outlet_key="afp"))) == (9, 9, 12)


def test_an_update_at_one_address_is_the_later_telling_of_its_day() -> None:
    first, update = killed("page", 10, 10), killed("page", 14, 14)
    tellings = [replace(first, address="a", kept=1), replace(update, address="a", kept=2)]
    assert numbers(one(*tellings)) == numbers(one(*reversed(tellings))) == (14, 14, 14)
