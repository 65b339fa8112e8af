"""The invariants of the model, and that what is written comes back the same."""

from __future__ import annotations

import json
import string
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dateline.model.claims import FIELDS, Account, Claim, Evidence, Kind, Origin, compose_account, quote
from dateline.model.ids import LENGTH, digest
from dateline.model.text import Publication, compose_report
from dateline.model.values import HARMS, Action, FigureRelation, Means, Reaction, Toll, Value, When, Where, Who
from dateline.model.wire import value_from_json, value_to_json
from dateline.store.sqlite import Store
from sample_readings import NOW, ORIGIN, sample_capture, sample_report

SURROGATES: tuple[Literal["Cs"]] = ("Cs",)
words = st.text(st.characters(exclude_categories=SURROGATES), min_size=1, max_size=30)
maybe_words = st.none() | words
whens = st.builds(
    lambda days, precision: When(min(days), max(days), precision),
    st.tuples(st.dates(), st.dates()),
    st.integers(1, 5),
)
points = st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)).filter(lambda point: point != (0, 0))
wheres = st.builds(
    lambda name, place_id, point, precision, relation, admin, country, radius: Where(
        name,
        place_id,
        point[0] if point else None,
        point[1] if point else None,
        precision,
        relation,
        tuple(admin),
        country,
        radius,
    ),
    words,
    maybe_words,
    points,
    st.integers(1, 7),
    maybe_words,
    st.lists(words, max_size=3),
    st.none() | st.text(string.ascii_uppercase, min_size=2, max_size=2),
    st.none() | st.floats(0, 1000),
)
counts = st.none() | st.integers(0, 10_000)
tolls = (
    st.tuples(counts, counts)
    .filter(lambda figure: figure != (None, None))
    .flatmap(
        lambda figure: st.builds(
            lambda harm, whom, attackers, partial, relation: Toll(
                harm, *_ordered(figure), whom, attackers, partial, relation
            ),
            st.sampled_from(HARMS),
            maybe_words,
            st.booleans(),
            st.booleans(),
            st.sampled_from(get_args(FigureRelation)),
        )
    )
)
values: st.SearchStrategy[Value] = st.one_of(
    words,
    whens,
    wheres,
    tolls,
    st.builds(Who, words, maybe_words, maybe_words),
    st.builds(Means, words),
    st.builds(Action, words, words, words),
    st.builds(Reaction, words, words),
)


def _ordered(figure: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
    low, high = figure
    return (high, low) if low is not None and high is not None and low > high else (low, high)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """An account of the sample report, with any values on any of its words."""
    report = sample_report()
    kind: Kind = draw(st.sampled_from(tuple(FIELDS)))
    spans = st.tuples(st.integers(0, len(report.text)), st.integers(0, len(report.text)))
    spans = spans.filter(lambda span: span[0] != span[1])
    pieces = st.lists(spans.map(lambda span: quote(report, min(span), max(span))), min_size=1, max_size=3)
    claims = st.builds(
        Claim, st.sampled_from(FIELDS[kind]), values, pieces.map(lambda found: tuple(found)), st.just(ORIGIN)
    )
    return compose_account(
        report,
        kind=kind,
        role=draw(st.sampled_from(("main", "background"))),
        claims=draw(st.lists(claims, min_size=1, max_size=4)),
        certainty=draw(st.sampled_from(("stated", "alleged", "denied", "thwarted"))),
        aggregate=draw(st.booleans()),
    )


@given(values)
def test_values_come_back_from_json_the_same(value: Value) -> None:
    assert value_from_json(json.loads(json.dumps(value_to_json(value)))) == value


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(account=accounts())
def test_accounts_come_back_from_the_database_the_same(tmp_path: Path, account: Account) -> None:
    report = sample_report()
    with Store(tmp_path / "a.db") as store:
        with store.session() as session:
            reader = f"reader of {account.id} {account.certainty} {account.aggregate}"
            session.keep(
                sample_capture(), report, relevant=True, accounts=[account], reader=reader, work=reader, at=NOW
            )
        with store.view() as session:
            kept = session.done(reader)
    assert kept is not None
    assert kept.accounts == (account,)
    assert kept.accounts[0].id == compose_account(
        kept.report,
        kind=account.kind,
        role=account.role,
        claims=kept.accounts[0].claims,
        certainty=account.certainty,
        aggregate=account.aggregate,
    ).id  # fmt: skip


@given(st.text(max_size=80), st.none() | st.text(max_size=20))
def test_a_title_is_in_the_text_once_and_the_body_begins_where_it_says(body: str, title: str | None) -> None:
    report = compose_report(body=body, title=title)
    assert report.text[report.body_start :] == report.text[report.body_start :].lstrip() or not body.strip()
    if report.title:
        assert report.text.startswith(report.title)
        assert report.text[: report.body_start].strip() in (report.title, "")
    else:
        assert (report.text, report.body_start) == (body.strip(), 0)


@given(words, words)
def test_the_id_of_a_report_is_what_it_says(body: str, other: str) -> None:
    assume(body.strip() and other.strip() and body.strip() != other.strip())
    assert compose_report(body=body).id == compose_report(body=f" {body}\n").id
    assert compose_report(body=body).id != compose_report(body=other).id
    assert compose_report(body=body).id != compose_report(body=body, url="https://example.org").id
    dated = compose_report(body=body, publication=Publication(date(2024, 5, 3), "given"))
    assert dated.id != compose_report(body=body).id
    assert compose_report(body=body, id="given").id == "given"


@given(st.integers(-5, 400), st.integers(-5, 400))
def test_words_stand_at_their_offsets_or_are_no_evidence(start: int, end: int) -> None:
    report = sample_report()
    if 0 <= start < end <= len(report.text):
        evidence = quote(report, start, end)
        assert evidence.stands_in(report)
        assert report.text[start:end] == evidence.words
        assert not Evidence("another", start, end, evidence.words).stands_in(report)
    else:
        with pytest.raises(ValueError, match="words"):
            quote(report, start, end)


@given(st.integers(-3, 10), st.integers(-3, 10), st.text(max_size=10))
def test_evidence_has_as_many_words_as_its_span_is_long(start: int, end: int, text: str) -> None:
    if 0 <= start < end and len(text) == end - start:
        Evidence("r", start, end, text)
    else:
        with pytest.raises(ValueError, match="evidence"):
            Evidence("r", start, end, text)


@given(st.none() | st.integers(-3, 9), st.none() | st.integers(-3, 9))
def test_a_toll_is_a_number_with_low_up_to_high(low: int | None, high: int | None) -> None:
    known = [number for number in (low, high) if number is not None]
    if known and min(known) >= 0 and known == sorted(known):
        Toll("killed", low, high)
    else:
        with pytest.raises(ValueError, match="toll"):
            Toll("killed", low, high)


@given(st.dates(), st.dates())
def test_a_date_begins_before_it_ends_and_a_longer_one_is_no_more_precise(one: date, other: date) -> None:
    if one > other:
        with pytest.raises(ValueError, match="before it begins"):
            When(one, other, 1)
        one, other = other, one
    assert When.spanning(one, other).precision >= When.on(one).precision == 1
    assert (When.spanning(one, other).precision == 1) is (one == other)


@pytest.mark.parametrize(
    ("lat", "lon"), [(0.0, 0.0), (0, 0), (-0.0, 0.0), (91.0, 1.0), (1.0, -181.0), (float("nan"), 1.0), (1.0, None)]
)
def test_no_place_is_never_0_0_nor_off_the_map(lat: float, lon: float | None) -> None:
    with pytest.raises(ValueError, match=r"point|0, 0|latitude"):
        Where("Nowhere", lat=lat, lon=lon)


@pytest.mark.parametrize("precision", [0, 8])
def test_precisions_are_those_of_ucdp(precision: int) -> None:
    with pytest.raises(ValueError, match="precision"):
        Where("Vaskur", precision=precision)
    with pytest.raises(ValueError, match="precision"):
        When(date(2024, 5, 3), date(2024, 5, 3), precision and precision - 2)


def test_a_claim_needs_words_and_a_field_of_its_kind() -> None:
    report = sample_report()
    with pytest.raises(ValueError, match="words"):
        Claim("weapon", "mortar", (), ORIGIN)
    claim = Claim("weapon", Means("mortar"), (quote(report, 0, 5),), ORIGIN)
    with pytest.raises(ValueError, match="no field"):
        compose_account(report, kind="statement", role="main", claims=[claim])
    with pytest.raises(ValueError, match="needs claims"):
        compose_account(report, kind="incident", role="main", claims=[])


def test_what_read_a_claim_is_told_by_name_version_and_configuration() -> None:
    ids = {Origin("a", "1").id, Origin("b", "1").id, Origin("a", "2").id, Origin("a", "1", "x").id}
    assert len(ids) == 4
    assert Origin("a", "1").id == Origin("a", "1").id


def test_ids_are_the_same_on_every_machine() -> None:
    assert digest("report", None, "An attack", 1, True) == "a43924a9a8cfba37"
    assert len(digest("x")) == LENGTH
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest("ab") != digest("a", "b")
    digest("\ud800")
