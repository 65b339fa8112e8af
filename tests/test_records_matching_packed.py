"""Sides as bytes: nothing is lost, so that a score from the database equals one from the texts."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.values import Toll, When, Where
from dateline.records.matching import score
from dateline.records.matching_packed import pack, unpack
from dateline.records.matching_side import Side
from dateline.records.matching_text import profile

FULL = Side(
    account_id="a",
    report_id="r",
    role="background",
    source_family="f",
    published=738000,
    days=(When.on(date(2021, 12, 2)), When.spanning(date(2021, 12, 1), date(2021, 12, 31))),
    places=(Where("Kirkuk", "g:1", 35.47, 44.39, 2, "12 km south of", ("Kirkuk", "Daquq"), "IQ", 5.5), Where("Iraq")),
    types=(("Battles", "ambush"), ("Battles", "armed_clash")),
    perpetrators=(("isis", "Islamic State"), (None, "gunmen")),
    targets=((None, "Peshmerga"),),
    weapons=("roadside bomb",),
    tolls=(Toll("killed", 10, None, "soldiers"), Toll("wounded", None, 4, relation="total")),
    loose=True,
    text=profile("Blast near Daquq", "Ten fighters, aged 12 and 45, died near Daquq, said Ozwald Kretchley."),
)


def test_every_field_comes_back_and_the_score_is_the_same() -> None:
    empty = Side("b", "s")
    assert all(
        getattr(FULL, field.name) != getattr(empty, field.name) for field in fields(Side) if field.name != "kind"
    )
    again = unpack(pack(FULL))
    assert again == FULL
    assert list(again.text.terms.items()) == list(FULL.text.terms.items()), "sums are taken in this order"
    assert unpack(pack(empty)) == empty
    other = replace(FULL, account_id="c", report_id="t", text=profile("", "Ozwald Kretchley spoke in Daquq."))
    assert score(again, unpack(pack(other))) == score(FULL, other)


@given(st.text(), st.text())
def test_any_text_comes_back(title: str, body: str) -> None:
    side = replace(FULL, text=profile(title, body), weapons=(title,))
    assert unpack(pack(side)) == side


@pytest.mark.parametrize("wrong", [b"", b"x", pack(FULL)[:-9]])
def test_what_is_no_side_is_said(wrong: bytes) -> None:
    with pytest.raises(ValueError, match="not a side"):
        unpack(wrong)
