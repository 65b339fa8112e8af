"""What tells that a report is on several incidents, and how a sentence opens that turns from one to another."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.accounts.background import Unit, scenes_of
from dateline.model.mentions import Mentions, Toponym
from dateline.model.spans import Spans
from dateline.model.text import Report

PLURAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|dozens\sof|a\s(?:string|series|spate|wave|number)\sof|many|multiple|attacks\swere|previous)\s"
    r"(?:(?!in\b|over\b|by\b)\w+\s){0,2}?(?:attacks|incidents|ambushes|bombings|strikes|raids|clashes|assaults|explosions|attempts|killings|assassinations"
    r"|murders|kidnappings|abductions|violations|abuses)\b",
    re.IGNORECASE,
)
"""What tells of several incidents."""
_ROUNDUP = re.compile(
    r"\b(?:situation\sreport|sit-?rep|(?:weekly|daily|monthly|flash)\s(?:[\w-]+\s)?(?:bulletin|report|update|review|summary|round-?up|digest)"
    r"|(?:period\scovered|reporting\speriod|round-?up|in\sbrief|(?:attacks|incidents)\sin\sa\s(?:day|week)))\b",
    re.IGNORECASE,
)
_KICKER = 250
"""Characters below the title in which a report says that it covers a period."""
_APART = re.compile(
    r"\W*(?:elsewhere|separately|in\s(?:a|an|another)\s(?:separate|different|unrelated)\s\w+|in\sanother\s(?:attack|incident|raid|ambush|assault))\b",
    re.IGNORECASE,
)


_CAME_AFTER = re.compile(
    r"\b(?:attack|assault|ambush|raid|strike|bombing|blast|killings?|shooting|incident|violence|explosion)\s(?:came|comes|happened|took\splace|occurred|follows|followed)\s"
    r"(?:[\w-]+\s){0,4}?(?:hours?|days?|weeks?|months?|years?)\safter\s(?=[^.;]*\b(?:killed|died|dead|massacred|murdered|abducted|wounded|injured)\b)",
    re.IGNORECASE,
)
"""What makes a figure that of an older incident: "the attack came three days after 20 people were killed in X"."""
_LINK = re.compile(
    r"\W*(?:in\s(?:a|an|yet\sanother)\s(?:related|further|similar|second|third|different|separate|other)\s\w+|in\s(?:another|other)\s\w+"
    r"|also|meanwhile|already|the\ssame\s(?:\w+\s)?(?:people|group|men|gunmen|gang|militants|rebels|fighters|night|day|evening|morning|afternoon|\w+day)"
    r"|(?:(?:an?|two|three|four|five|six|several|a\sfew|some|\d+)\s)?(?:hours?|minutes|days?|weeks?)\s(?:later|earlier|before)"
    r"|within\s(?:hours|minutes|days|an\shour|the\s(?:hour|day))|(?:a|one|the)\s(?:day|night|week)\s(?:later|earlier|before)|(?:later|earlier)\s(?:in|that|the\ssame|on))\b",
    re.IGNORECASE,
)
"""What links a sentence to the news as something else: "later that day", "in a related development"."""
_HEAD = re.compile(
    r"\W*(?:(?:already|earlier|later|early|late|only|then)\s)?(?:in|on|at|near|outside|around)\s(?:the\s)?"
    r"(?:(?:\w+\s){0,2}(?:of|on)\s|[\w'’-]+['’]s\s|same\s)?",
    re.IGNORECASE,
)
"""What stands before a day or a place that heads a sentence: "already on", "in the town of"."""
_ALSO = re.compile(r"\balso\s(?:\w+\s)?\Z", re.IGNORECASE)
"""What stands before another deed of those who did the first: "it also bombed"."""
_TOLD = re.compile(r"\b(?:the|this|that|it\swas|(?:he|she|they)\s(?:was|were))\s(?:\w+\s)?\Z", re.IGNORECASE)
"""What stands before an event that has been told: "the second blast", "it was attacked"."""
TOWN = 3
"""The precision of a place that is a district at the widest."""


def is_roundup(report: Report) -> bool:
    """Whether a report is on several incidents: its title says so, or it calls itself a report on a period."""
    return bool(PLURAL.search(report.text, 0, report.body_start)) or bool(
        _ROUNDUP.search(report.text, 0, report.body_start + _KICKER)
    )


def headed(report: Report, mentions: Mentions, told: Sequence[Unit]) -> Sequence[Unit]:
    """The units of a report on several incidents, with the places that head their paragraphs where they name none."""
    if not is_roundup(report):
        return told
    scenes, places = Spans(scenes_of(report, mentions)), dict[int, tuple[Toponym, ...]]()
    for sentence in mentions.sentences:
        inside = scenes.inside(sentence.start, sentence.end)
        if len(inside) == 1 and not report.text[inside[0].end : sentence.end].strip(" .:–—-*"):
            head = report.text[sentence.start : inside[0].start].strip(" *#")
            places.update({sentence.paragraph: inside} if not head else {})
    return [unit if unit.places else replace(unit, places=places.get(unit.paragraph, ())) for unit in told]


def is_told_apart(unit: Unit, report: Report) -> bool:
    """Whether a unit below the lead says that its figure is of another incident, be it of the same day and land."""
    if unit.counted and unit.weight >= 0.6 and _CAME_AFTER.search(report.text, unit.start, unit.end):
        return True
    told = _APART.match(report.text, unit.start, unit.end)
    return bool(told) and not unit.leads and unit.counted and unit.weight >= 0.3


def links_another(report: Report, unit: Unit) -> bool:
    """Whether the first words of a sentence link it to the news as something else."""
    return bool(_LINK.match(report.text, unit.start, unit.end))


def opens_another(report: Report, unit: Unit, known: Set[str]) -> bool:
    """Whether a sentence turns to an event in a town that is not one of those `known`, and says so where it opens."""
    towns = {place.where.name for place in unit.places if place.where.precision <= TOWN}
    if towns <= known or unit.start > unit.sentence.start:
        return False
    before = [report.text[unit.start : trigger.start] for trigger in unit.triggers]
    if all(_TOLD.search(words) for words in before):
        return False
    heads = [day.start for day in unit.dates] + [place.start for place in unit.places]
    return (
        links_another(report, unit)
        or any(_HEAD.fullmatch(report.text, unit.start, start) for start in heads)
        or any(_ALSO.search(words) for words in before)
    )
