"""What is told in passing and is no incident of its own."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from dateline.accounts import doubts
from dateline.accounts.doubts import Signs
from dateline.model.claims import Account
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import Embedded, read_report

PLAIN = Signs(
    event=0.9,
    undated=False,
    undated_news=0.0,
    toll=True,
    early=False,
    country=False,
    mild=False,
    long=False,
    news=0.0,
    several=0.0,
    plural=False,
    noun=False,
    separate=False,
)


def passing(title: str, body: str, by: Embedded = "both") -> list[Account]:
    report = compose_report(body=body, title=title, publication=Publication(date(2021, 12, 4), "given"))
    found = read_report(report, by=by).accounts
    return [account for account in found if account.kind == "incident" and account.role == "background"]


def test_every_sign_has_a_weight() -> None:
    assert list(doubts.WEIGHTS) == [field.name for field in fields(Signs)]


@pytest.mark.parametrize(
    ("other", "less"),
    [
        (replace(PLAIN, event=0.2), True),
        (replace(PLAIN, undated=True), True),
        (replace(PLAIN, undated=True, undated_news=0.9), True),
        (replace(PLAIN, early=True), True),
        (replace(PLAIN, news=0.9), True),
        (replace(PLAIN, several=0.8), True),
        (replace(PLAIN, plural=True), True),
        (replace(PLAIN, event=1.0), False),
        (replace(PLAIN, noun=True), False),
    ],
)
def test_signs_speak_for_or_against_an_incident(other: Signs, less: bool) -> None:
    assert (doubts.chance(other) < doubts.chance(PLAIN)) is less


def test_an_old_event_with_a_day_a_toll_and_a_town_is_not_doubted() -> None:
    assert not doubts.is_doubted(PLAIN)
    assert doubts.is_doubted(replace(PLAIN, event=0.6, undated=True, undated_news=0.8, toll=False, early=True))


STORMED = (
    "Gunmen of the Islamic State killed ten fighters in an attack near Samarra in Saladin on Thursday.\n\n"
    "{}A roadside bomb then hit a vehicle of those sent to help.\n\nThe group said that it was behind the attack."
)


def test_a_part_of_the_news_that_names_another_village_is_no_incident_of_its_own() -> None:
    part = "The attackers first stormed a post near the village of Tal al-Dhahab, where nine fighters were killed.\n\n"
    assert len(passing("Ten dead as gunmen storm post in Saladin", STORMED.format(part), by="rules")) == 1
    assert not passing("Ten dead as gunmen storm post in Saladin", STORMED.format(part))


def test_an_older_attack_in_the_same_report_is_one() -> None:
    older = "On November 12 gunmen killed seven people in an attack on a bus near Baiji.\n\n"
    assert len(passing("Ten dead as gunmen storm post in Saladin", STORMED.format(older))) == 1
