"""The logistic choice among the speakers whom the rules keep: what speaks for and against one."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from dateline.accounts.statements_doubts import WEIGHTS, Signs, chance, is_doubted

NOTHING = Signs(**dict.fromkeys((field.name for field in fields(Signs)), 0.0))


def test_every_sign_has_a_weight() -> None:
    assert set(WEIGHTS) == {field.name for field in fields(Signs)}


@pytest.mark.parametrize("sign", ["named", "often", "marked", "toll", "named_marked", "late"])
def test_who_is_named_quoted_often_marked_or_tells_the_toll_is_likelier_coded(sign: str) -> None:
    assert chance(replace(NOTHING, **{sign: 1.0})) > chance(NOTHING)


@pytest.mark.parametrize("sign", ["common_body", "state", "witness", "beside_named", "named_beside"])
def test_who_has_no_name_of_its_own_or_stands_beside_named_ones_is_less_likely_coded(sign: str) -> None:
    assert chance(replace(NOTHING, **{sign: 1.0})) < chance(NOTHING)


def test_a_nameless_body_beside_officials_is_doubted_and_a_marked_official_is_not() -> None:
    assert is_doubted(replace(NOTHING, common_body=1.0, beside_named=1.0))
    assert not is_doubted(replace(NOTHING, named=1.0, named_office=1.0, named_marked=0.9))
