"""The rules' mentions and the trained reader's marks made one, each doing what it is better at.

The rules know exact values and grammar; the trained reader knows words that no list holds, and whether words that a
list does hold mean what they say here. What it adds stands under its own origin in the claims that rest on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar, get_args

from dateline.accounts.joined_parties import parties
from dateline.accounts.marked import THRESHOLDS, Marked, Span, span_of
from dateline.accounts.openings import is_roundup
from dateline.knowledge import codebook
from dateline.knowledge.parties import BODY
from dateline.model.claims import Certainty
from dateline.model.mentions import (
    ActorMention,
    AgreementMention,
    Attribution,
    CasualtyFigure,
    EventTrigger,
    Mention,
    Mentions,
    TaggedSpan,
    Toponym,
)
from dateline.model.spans import overlap
from dateline.model.text import Report
from dateline.model.values import Harm, Who

M = TypeVar("M", bound=Mention)

_GENERAL = 0.6
"""The weight of a trigger that needs no figure beside it, but is not telling by itself."""


def joined(report: Report, mentions: Mentions, marked: Marked) -> Mentions:
    """The mentions with what the trained reader knows better."""
    mentions = replace(mentions, casualties=_casualties(mentions, marked))
    events = _events(mentions, marked)
    agreements = tuple(
        agreement
        if agreement.background
        else replace(agreement, parties=parties(report, mentions, agreement.parties, marked))
        for agreement in mentions.agreements
    )
    found = replace(
        mentions,
        events=events,
        places=_places(report, mentions, marked),
        actors=_actors(report, mentions, marked),
        attributions=_attributions(mentions, marked),
        agreements=agreements or _told_agreement(report, mentions, marked),
    )
    marked.added |= _told_spans(found) - _told_spans(mentions)
    return found


def marked_alone(report: Report, mentions: Mentions, marked: Marked) -> Mentions:
    """Only what the trained reader marks, with the values that the finders make of it: to measure it by itself."""

    def told(found: Iterable[M], *labels: str) -> tuple[M, ...]:
        return tuple(m for m in found if any(marked.score(label, span_of(m)) >= THRESHOLDS.alone for label in labels))

    return replace(
        mentions,
        dates=told(mentions.dates, "event.time", "agreement.announced", "agreement.in_force"),
        places=told(mentions.places, "event.place", "agreement.zone"),
        actors=told(mentions.actors, "event.perpetrator", "event.target", "event.victim", "event.claimant"),
        casualties=told(mentions.casualties, *(f"event.{harm}" for harm in get_args(Harm))),
        weapons=told(mentions.weapons, "event.weapon"),
        events=tuple(_trigger(span) for span in marked.spans("event.trigger", least=THRESHOLDS.alone)),
        attributions=told(mentions.attributions, "statement.speaker", "statement.organisation"),
        agreements=_told_agreement(report, mentions, marked),
    )


def _told_spans(mentions: Mentions) -> set[Span]:
    """The spans of triggers, agreements and parties."""
    agreed = (mention for one in mentions.agreements for mention in (one, *one.parties))
    return {span_of(mention) for mention in (*mentions.events, *agreed)}


def _events(mentions: Mentions, marked: Marked) -> tuple[EventTrigger, ...]:
    """The rules' triggers; and, in sentences that give a figure and none of these, those that only it knows."""
    sentence = _sentences(mentions)
    silent = {sentence(figure) for figure in mentions.casualties} - {sentence(event) for event in mentions.events}
    spans = marked.spans("event.trigger", least=THRESHOLDS.trigger)
    more = [_trigger(span) for span in spans if sentence(span) in silent]
    taken = {sentence(event) for event in (*mentions.events, *more)}
    weak = [
        _trigger(span) for span in marked.spans("event.trigger", least=THRESHOLDS.weak) if sentence(span) not in taken
    ]
    marked.weak |= {span_of(trigger) for trigger in weak}
    more += weak
    return tuple(sorted(_with_plots((*mentions.events, *more), marked), key=lambda trigger: trigger.start))


def _with_plots(events: Sequence[EventTrigger], marked: Marked) -> Iterator[EventTrigger]:
    """The triggers, with what arrests prevented as plans: "was to drive a car bomb into a crowd over the New Year"."""
    spans = marked.spans("event.trigger", least=THRESHOLDS.plot)
    arrests = [span for span in spans if span.tags.get(_ARREST, 0.0) >= THRESHOLDS.plot]
    plots = [span for span in spans if span.tags.get("thwarted", 0.0) >= THRESHOLDS.plot and span not in arrests]
    planned = plots or any(event.planned for event in events)
    if not planned or not (arrests or any(event.action.word == "raid_arrest" for event in events)):
        yield from events
        return
    for event in events:
        if event.action.word == "raid_arrest" or not any(overlap(event, span) for span in plots):
            seized = event.action.word == "kidnapping"  # plotters are arrested
            yield replace(event, action=codebook.action("raid_arrest")) if seized else event
        else:
            yield replace(event, certainty="thwarted", planned=True)
    told = [span for span in (*arrests, *plots) if not any(overlap(event, span) for event in events)]
    yield from (replace(_trigger(span), planned=span in plots) for span in told)


_ARREST = "kind.raid_arrest"


def _actors(report: Report, mentions: Mentions, marked: Marked) -> tuple[ActorMention, ...]:
    """The rules' actors, and whom only it knows as one who did something: "state security", "the Gan Grif gang"."""
    more = (
        _actor(report, span)
        for span in marked.spans("event.perpetrator", least=THRESHOLDS.doer)
        if not any(overlap(span, actor) for actor in mentions.actors)
    )
    known = [actor for actor in more if actor]
    marked.added |= {span_of(actor) for actor in known}
    return tuple(sorted((*mentions.actors, *known), key=lambda actor: actor.start))


_LED = re.compile(r"(?:the|an?|some|several|those|these|his|her|its|their)\s+", re.IGNORECASE)
"""Words before a name that are none of it."""
_STATE = re.compile(
    r"\b(?:police\w*|troops|soldiers?|army|armed\sforces|military|security|intelligence|agenc(?:y|ies)|bureau|directorate|"
    r"service|ministry|government|guards?|gendarmes?|gendarmerie|officers?|authorities|state|navy|air\sforce|"
    r"(?:war)?planes?|jets?|aircraft|helicopters?|forces|committee)\b",
    re.IGNORECASE,
)
"""Words of those who act for a state."""


def _actor(report: Report, span: TaggedSpan) -> ActorMention | None:
    """The actor that words name, a force where they are of those who act for a state; None for what may be a person."""
    led = _LED.match(report.text, span.start, span.end)
    start = led.end() if led else span.start
    name = " ".join(report.text[start : span.end].split()).removesuffix("'s").removesuffix("’s")
    if len(name) < _SHORTEST or "\n" in report.text[start : span.end] or _NOBODY.match(name):
        return None
    is_force = bool(_STATE.search(name))
    if name.split()[-1][0].isupper() and not (is_force or BODY.search(name)):
        return None  # the unit is the incident, never a person
    return ActorMention(start, span.end, Who(name, None), "state force" if is_force else "armed group")


_NOBODY = re.compile(r"un(?:identified|known|named)\b", re.IGNORECASE)
"""What begins a name that says who it was not."""
_SHORTEST = 3
"""Letters of a name that can be one."""


def _attributions(mentions: Mentions, marked: Marked) -> tuple[Attribution, ...]:
    """The rules' attributions, and those of the speakers of whom only it is sure."""
    sure = [
        one
        for one in mentions.marked_attributions
        if any(marked.score("statement.speaker", span) >= THRESHOLDS.voice for span in one.voices)
    ]
    marked.added |= {span for one in sure for span in one.voices}
    return tuple(sorted((*mentions.attributions, *sure), key=lambda one: one.start))


def _casualties(mentions: Mentions, marked: Marked) -> tuple[CasualtyFigure, ...]:
    """The rules' figures, and the bare numbers that it marks as counts of those who were harmed.

    Beside an event of its own a number is no other count of those told before.
    """
    sentence = _sentences(mentions)
    eventful = {sentence(event) for event in mentions.events} if mentions.bare_counts else set()
    bare = (figure for figure in mentions.bare_counts if sentence(figure) not in eventful)
    told = [figure for figure in bare if _is_marked(figure, marked)]
    marked.added |= {span_of(figure) for figure in told}
    return tuple(sorted((*mentions.casualties, *told), key=lambda figure: (figure.start, figure.end)))


def _is_marked(figure: CasualtyFigure, marked: Marked) -> bool:
    scores = {harm: marked.score(f"event.{harm}", span_of(figure)) for harm in get_args(Harm)}
    return scores[figure.toll.harm] >= max(THRESHOLDS.count, *scores.values())


def _sentences(mentions: Mentions) -> Callable[[Mention], int]:
    """A function that gives the number of the sentence in which a mention begins."""
    starts = [sentence.start for sentence in mentions.sentences]
    return lambda mention: bisect_right(starts, mention.start)


def _places(report: Report, mentions: Mentions, marked: Marked) -> tuple[Toponym, ...]:
    """Without the places that it marks as none of an event or agreement, where it is sure of another in the report.

    A place that the rules read in the list of an agreement's zones stays, and all of a report on several incidents,
    where headings are places.
    """
    zones = [Mention(*span) for agreement in mentions.agreements for span in agreement.zone_spans]
    scored = [(place, max(marked.score(label, span_of(place)) for label in _SCENES)) for place in mentions.places]
    if is_roundup(report) or all(score < THRESHOLDS.place for _, score in scored):
        return mentions.places
    return tuple(
        place for place, score in scored if score >= THRESHOLDS.no_place or any(overlap(place, zone) for zone in zones)
    )


_SCENES = ("event.place", "event.target", "agreement.zone")
"""Labels of places that are more than where somebody speaks or comes from."""


def _trigger(span: TaggedSpan) -> EventTrigger:
    kinds = {name.removeprefix("kind."): value for name, value in span.tags.items() if name.startswith("kind.")}
    kind = max(kinds, key=lambda name: kinds[name], default="other")
    if kinds.get(kind, 0.0) < THRESHOLDS.kind:
        kind = "other"
    return EventTrigger(span.start, span.end, codebook.action(kind), _certainty(span), _GENERAL)


def _certainty(span: TaggedSpan) -> Certainty:
    marks: tuple[Certainty, ...] = ("thwarted", "denied", "alleged")
    return next((mark for mark in marks if span.tags.get(mark, 0.0) >= 0.5), "stated")


_TYPES = (
    ("ceasefire", re.compile(r"cease-?\s?fire|truce|armistice|hostilities|halt|suspen", re.IGNORECASE)),
    ("prisoner exchange", re.compile(r"swap|exchange|prisoner|hostage", re.IGNORECASE)),
    ("security cooperation", re.compile(r"security|defen[cs]e|military|operation|border", re.IGNORECASE)),
    ("political", re.compile(r"peace|political|power|accord|reconciliation", re.IGNORECASE)),
)
"""What the words for an agreement say of its type, the more telling first."""


_BROKEN = re.compile(r"\b(?:violat|breach|br[eo]ak|broke|flout)\w*\s(?:\w+\s){0,2}$", re.IGNORECASE)
"""What stands before an agreement that somebody is said to have broken: its breach is told, not the agreement."""
_HOLDS = re.compile(
    r"(?:\s[\w'’()-]+){0,12}?\s(?:is|was|has\sbeen|still)\s(?:\w+\s)?(?:hold|held|respected|observed|broken)",
    re.IGNORECASE,
)
"""What stands behind one of which it is only told that it holds, or does not."""


def _told_agreement(report: Report, mentions: Mentions, marked: Marked) -> tuple[AgreementMention, ...]:
    """The agreement that only the trained reader finds: a name that it is sure of, and a party."""
    heads = marked.spans("agreement.trigger", least=THRESHOLDS.agreement)
    named = parties(report, mentions, (), marked)
    heads = tuple(
        head
        for head in heads
        if not _BROKEN.search(report.text, max(0, head.start - 40), head.start)
        and not _HOLDS.match(report.text, head.end)
    )
    if not heads or not named or marked.document["relevant"] < THRESHOLDS.relevant:
        return ()
    head = max(heads, key=lambda span: span.score)
    if head.score < marked.news:
        return ()  # what is agreed in a report on an incident is no news of its own, or the rules know it
    words = report.text[head.start : head.end]
    telling = next(s for s in mentions.sentences if s.start <= head.start < s.end)
    zones = marked.spans("agreement.zone", least=THRESHOLDS.agreement)
    return (
        AgreementMention(
            head.start,
            head.end,
            next((name for name, pattern in _TYPES if pattern.search(words)), "other"),
            "agreed",
            span_of(head),
            parties=named,
            zone_spans=tuple(span_of(zone) for zone in zones),
            announced_spans=((telling.start, telling.end),),
        ),
    )
