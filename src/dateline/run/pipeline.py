"""Joins the stages for one report: finders, then accounts. No database, no clock, no network."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.mentions import sentences
from dateline.model.claims import Account
from dateline.model.mentions import Mentions
from dateline.model.text import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """What Dateline read in one report. `relevant` is false for texts that are not about armed conflict."""

    report: Report
    relevant: bool
    accounts: tuple[Account, ...]
    mentions: Mentions


def read_report(report: Report) -> Reading:
    """Everything that one report says, with the words it rests on."""
    mentions = Mentions(sentences.split(report))
    return Reading(report, False, (), mentions)
