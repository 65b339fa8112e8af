"""Spans give what looking at every mention would give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.mentions import Mention
from dateline.model.spans import Spans

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda at: Mention(at[0], at[0] + at[1])))
BOUNDS = st.tuples(st.integers(-3, 70), st.integers(0, 30)).map(lambda at: (at[0], at[0] + at[1]))


@given(SPANS, BOUNDS)
def test_what_stands_inside_is_given_in_order(mentions: list[Mention], at: tuple[int, int]) -> None:
    start, end = at
    assert Spans(mentions).inside(start, end) == tuple(m for m in mentions if start <= m.start and m.end <= end)


@given(SPANS, BOUNDS)
def test_whether_one_holds_what_stands_there(mentions: list[Mention], at: tuple[int, int]) -> None:
    start, end = at
    assert Spans(mentions).hold(start, end) == any(m.start <= start and end <= m.end for m in mentions)


def test_of_no_mentions_nothing_is_given() -> None:
    assert Spans([]).inside(0, 10) == ()
    assert not Spans([]).hold(0, 1)
