"""Joins the stages for one report: finders, then accounts. No database, no clock, no network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dateline.accounts.abroad import incident_abroad
from dateline.accounts.agreements import agreement_accounts
from dateline.accounts.incidents import incident_accounts
from dateline.accounts.joined import joined, marked_alone
from dateline.accounts.marked import Marked, by_the_tagger
from dateline.accounts.relevance import (
    about_conflict,
    about_conflict_abroad,
    can_be_about_conflict,
    may_be_about_conflict,
)
from dateline.accounts.statements import statement_accounts
from dateline.knowledge.abroad import language
from dateline.mentions import (
    abroad,
    actors,
    attribution,
    attribution_marked,
    casualties,
    casualties_bare,
    casualties_marked,
    commitments,
    dates,
    events,
    places,
    sentences,
    tagger,
    weapons,
)
from dateline.model.claims import Account, Origin
from dateline.model.mentions import Mentions, Tagging
from dateline.model.text import Report, Sentence

RULES = Origin("rules", "1")
"""What reads the claims that rest on word lists and grammar."""

Embedded = Literal["both", "rules", "tagger"]
"""Who reads: the rules and the trained reader together, or one of them alone."""


READS = ("en", "pcm")
"""Languages whose facts are read: English, and Nigerian Pidgin, for which short English texts are easily taken."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What Dateline read in one report.

    `relevant` is false for texts that are not about armed conflict. Of texts in languages that Dateline does not read
    it says no more than that, but for the main incident of Spanish, French and Arabic ones.
    """

    report: Report
    relevant: bool
    accounts: tuple[Account, ...]
    mentions: Mentions


def read_report(report: Report, *, by: Embedded = "both") -> Reading:
    """Everything that one report says, with the words it rests on.

    A report is relevant where it is likely about armed conflict by all that was found in it; another yields nothing. A
    text plainly of another topic is read no further; of one in Spanish, French or Arabic its main incident is read, of
    one in another language it is only told whether it is about armed conflict. Where the trained reader cannot be
    loaded, the rules read alone.
    """
    cut = sentences.split(report)
    if not reads(report.language):
        return _read_abroad(report, cut)
    first = Mentions(
        sentences=cut,
        events=events.find_events(report, cut),
        agreements=commitments.find_agreement_mentions(report, cut),
    )
    if not may_be_about_conflict(report, first):
        return Reading(report, False, (), first)
    marked = _marked(report, first) if by != "rules" else None
    if not can_be_about_conflict(report, first, marked):
        return Reading(report, False, (), first)
    mentions = find_mentions(report, first)
    if marked is not None:
        mentions = with_marked(report, mentions, marked.tagging)
        mentions = (marked_alone if by == "tagger" else joined)(report, mentions, marked)
    agreements = agreement_accounts(report, mentions, RULES.id)
    main = any(account.role == "main" for account in agreements)
    incidents = incident_accounts(report, mentions, RULES.id, agreement_is_main=main, marked=marked)
    if not about_conflict(report, mentions, (*agreements, *incidents), marked):
        return Reading(report, False, (), mentions)
    accounts = (*agreements, *incidents, *statement_accounts(report, mentions, RULES.id, marked))
    if marked is not None:
        accounts = by_the_tagger(accounts, marked)
    return Reading(report, True, accounts, mentions)


def _read_abroad(report: Report, cut: tuple[Sentence, ...]) -> Reading:
    """Whether a text that is not English is about conflict; of Spanish, French and Arabic its main incident."""
    words = language(report.language)
    mentions, incidents = Mentions(cut), tuple[Account, ...]()
    if words is not None:
        found = abroad.find_news_abroad(report, cut, words)
        mentions, incidents = replace(found, sentences=cut), incident_abroad(report, found, words, RULES.id)
    if not about_conflict_abroad(report, tells_an_incident=bool(incidents)):
        return Reading(report, False, (), Mentions(cut))
    return Reading(report, True, incidents, mentions)


def _marked(report: Report, first: Mentions) -> Marked | None:
    """What the trained reader marks in a report; None where it cannot be loaded."""
    tagging = tagger.find_tags(report, first.sentences)
    return Marked(tagging, tagger_origin()) if tagging else None


def tagger_origin() -> str:
    """The id of what reads the claims that rest on the trained reader's marks; empty where it cannot be loaded."""
    found = tagger.load().tagger
    return Origin("tagger", "1", found.id).id if found else ""


def reads(language: str | None) -> bool:
    """Whether facts are read from texts in this language; where it is not known they are."""
    return language is None or language.lower().partition("-")[0] in READS


def find_mentions(report: Report, first: Mentions) -> Mentions:
    """`first`, which holds sentences, events and agreements, with all that the other finders find."""
    counted = casualties.find_casualties(report, first.sentences)
    named = places.find_places(report, first.sentences)
    return replace(
        first,
        dates=dates.find_dates(report, first.sentences),
        places=named,
        actors=actors.find_actors(report, first.sentences, named),
        casualties=counted,
        bare_counts=casualties_bare.find_bare_counts(report.text, counted),
        weapons=weapons.find_weapons(report, first.sentences),
        attributions=attribution.find_attributions(report, first.sentences),
    )


def with_marked(report: Report, mentions: Mentions, tagging: Tagging) -> Mentions:
    """The mentions with what only the trained reader found, as proposals."""
    text, cut, bodies = report.text, mentions.sentences, (*mentions.actors, *mentions.places)
    return replace(
        mentions,
        marked_counts=casualties_marked.find_marked_counts(text, cut, mentions.casualties, tagging),
        marked_attributions=attribution_marked.find_marked_attributions(
            text, cut, mentions.attributions, bodies, tagging
        ),
    )
