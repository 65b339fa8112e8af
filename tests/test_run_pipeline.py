from __future__ import annotations

import pytest

from dateline.model.text import compose_report
from dateline.run.pipeline import read_report, reads

ATTACK = "Gunmen killed five policemen at a checkpoint near Hawija on Tuesday."


@pytest.mark.parametrize(
    ("language", "expected"), [("en", True), ("en-GB", True), (None, True), ("pcm", True), ("de", False), ("ar", False)]
)
def test_facts_are_read_from_languages_whose_grammar_is_known(language: str | None, expected: bool) -> None:
    assert reads(language) is expected
    told = read_report(compose_report(body=ATTACK, language=language))
    assert told.relevant is expected
    assert bool(told.accounts) is expected


def test_a_text_of_another_topic_is_read_no_further() -> None:
    told = read_report(compose_report(body="The bakery on the corner has new bread. It opens at six every morning."))
    assert not told.relevant
    assert told.mentions.dates == ()


def test_reading_twice_gives_the_same_accounts() -> None:
    report = compose_report(body=ATTACK)
    assert read_report(report).accounts == read_report(report).accounts
