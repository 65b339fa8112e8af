"""Days that the words of an agreement tell: whether it was signed, and when a commitment is due."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.mentions.sentences import split
from dateline.model.claims import Account, Claim, compose_account, quote
from dateline.model.text import Publication, Report, compose_report
from dateline.model.values import When
from dateline.run.agreement_days import due_of, is_signed

ANNOUNCED = date(2020, 10, 31)


def told(body: str, *commitments: str) -> tuple[Report, Account]:
    """A report of an agreement of 31 October 2020 with these commitments."""
    when = Publication(ANNOUNCED, "given")
    report = compose_report(id="r", body=body, publication=when, language="en")
    claims = [
        Claim("announced", When.on(ANNOUNCED), (quote(report, 0, 3),), "test/1:0"),
        *(
            Claim("commitment", words, (quote(report, at, at + len(words)),), "test/1:0")
            for words in commitments
            for at in [body.index(words)]
        ),
    ]
    return report, compose_account(report, kind="agreement", role="main", claims=claims)


@pytest.mark.parametrize(
    ("body", "relation", "day"),
    [
        ("The sides agreed on withdrawal of forces within three months.", "by", date(2021, 1, 31)),
        ("The sides agreed on withdrawal of forces within four months.", "by", date(2021, 2, 28)),
        ("The sides agreed on withdrawal of forces within 135 days.", "by", date(2021, 3, 15)),
        ("The sides agreed on withdrawal of forces by 1 December 2020.", "by", date(2020, 12, 1)),
        ("The sides agreed on withdrawal of forces no later than 1 December 2020.", "by", date(2020, 12, 1)),
        ("The sides agreed on withdrawal of forces from 15 November 2020.", "from", date(2020, 11, 15)),
    ],
)
def test_a_day_or_a_duration_behind_a_commitment_says_when_it_is_due(body: str, relation: str, day: date) -> None:
    report, account = told(body, "withdrawal of forces")
    (sentence,) = split(report)
    start = body.index("withdrawal")
    due = due_of(report, account, sentence, (start, start + len("withdrawal of forces")))
    assert due is not None
    assert (due.relation, due.when.earliest) == (relation, day)
    assert due.words in body


@pytest.mark.parametrize(
    "body",
    [
        "The sides agreed on withdrawal of forces and on patrols from 15 November 2020.",
        "The sides agreed on withdrawal of forces, in force since 3 August 2020.",
        "The sides agreed on withdrawal of forces; talks go on by 1 December 2020.",
        "The sides agreed on withdrawal of forces after meeting for three days.",
        "By 1 December 2020 the sides had agreed on withdrawal of forces.",
    ],
)
def test_other_days_are_no_due_days(body: str) -> None:
    names = [words for words in ("withdrawal of forces", "patrols") if words in body]
    report, account = told(body, *names)
    sentence = split(report)[0]
    start = body.index("withdrawal")
    assert due_of(report, account, sentence, (start, start + len("withdrawal of forces"))) is None


def test_a_duration_beyond_the_calendar_is_no_day() -> None:
    body = "The sides agreed on withdrawal of forces within 9999 years."
    report, account = told(body, "withdrawal of forces")
    start = body.index("withdrawal")
    assert due_of(report, account, split(report)[0], (start, start + len("withdrawal of forces"))) is None


@pytest.mark.parametrize(
    ("body", "signed"),
    [("The two sides signed a truce.", True), ("The two sides announced a truce.", False)],
)
def test_it_was_signed_where_the_words_of_conclusion_say_so(body: str, signed: bool) -> None:
    report, account = told(body)
    assert is_signed(report, account, split(report)) is signed
