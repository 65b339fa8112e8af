"""Joins the stages for one report: finders, then accounts. No database, no clock, no network."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.accounts.agreements import agreement_accounts
from dateline.accounts.incidents import incident_accounts
from dateline.accounts.statements import statement_accounts
from dateline.mentions import (
    actors,
    attribution,
    casualties,
    commitments,
    dates,
    events,
    places,
    sentences,
    weapons,
)
from dateline.model.claims import Account, Origin
from dateline.model.mentions import Mentions
from dateline.model.text import Report

RULES = Origin("rules", "1")
"""What reads every claim until a trained finder is put beside the rules."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What Dateline read in one report. `relevant` is false for texts that are not about armed conflict."""

    report: Report
    relevant: bool
    accounts: tuple[Account, ...]
    mentions: Mentions


def find_mentions(report: Report) -> Mentions:
    """All that the finders find in one report."""
    cut = sentences.split(report)
    return Mentions(
        sentences=cut,
        dates=dates.find_dates(report, cut),
        places=places.find_places(report, cut),
        actors=actors.find_actors(report, cut),
        casualties=casualties.find_casualties(report, cut),
        weapons=weapons.find_weapons(report, cut),
        events=events.find_events(report, cut),
        attributions=attribution.find_attributions(report, cut),
        agreements=commitments.find_agreement_mentions(report, cut),
    )


def read_report(report: Report) -> Reading:
    """Everything that one report says, with the words it rests on.

    A report is relevant where its news is an incident or an agreement; a text that only looks back on some is not,
    and yields nothing.
    """
    mentions = find_mentions(report)
    agreements = agreement_accounts(report, mentions, RULES.id)
    main = any(account.role == "main" for account in agreements)
    incidents = incident_accounts(report, mentions, RULES.id, agreement_is_main=main)
    relevant = bool(agreements) or any(incident.role == "main" for incident in incidents)
    if not relevant:
        return Reading(report, False, (), mentions)
    statements = statement_accounts(report, mentions, RULES.id)
    return Reading(report, True, (*agreements, *incidents, *statements), mentions)
