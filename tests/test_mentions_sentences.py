from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.sentences import split
from dateline.model.text import compose_report


def texts(body: str, title: str | None = None) -> list[str]:
    report = compose_report(body=body, title=title)
    return [report.text[s.start : s.end] for s in split(report)]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Gen. A. Karim spoke. He left.", 2),
        ("Lt. Col. Osei of the U.S. Army arrived at 5 p.m. Friday. Nobody spoke.", 2),
        ("The toll rose to 3.5 million dinars. It was paid.", 2),
        ('"We stand." They said so.', 2),
        ("First paragraph without a stop\n\nSecond one", 2),
        ("A line that was wrapped\nin the middle of a sentence.", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(body: str, count: int) -> None:
    assert len(texts(body)) == count


def test_the_title_is_a_sentence_of_its_own() -> None:
    report = compose_report(body="The body.", title="A title")
    first, second = split(report)
    assert first.is_title
    assert not second.is_title
    assert second.paragraph == 1


@given(st.text(max_size=500), st.one_of(st.none(), st.text(max_size=40)))
def test_every_character_that_is_no_white_space_is_in_exactly_one_sentence(body: str, title: str | None) -> None:
    report = compose_report(body=body, title=title)
    sentences = split(report)
    covered = "".join(report.text[s.start : s.end] for s in sentences)
    assert "".join(covered.split()) == "".join(report.text.split())
    assert all(left.end <= right.start for left, right in pairwise(sentences))


def test_a_line_without_any_stop_is_cut() -> None:
    assert max(len(piece) for piece in texts("word " * 20_000)) <= 2_000
