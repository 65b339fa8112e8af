"""Arrests: which word names them beside what the arrested had planned, and which body made them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.accounts.background import LEAD, Unit
from dateline.accounts.participants_grammar import STATE
from dateline.model.mentions import EventTrigger, Mentions
from dateline.model.text import Report
from dateline.model.values import Who

Doer = tuple[Who, tuple[tuple[int, int], ...]]
"""Who did something, and the words that say so."""

_ARREST = "raid_arrest"
_PARAGRAPHS = LEAD + 2
"""The paragraphs in which a report says who made the arrests: title, caption, lead."""
_NAME = r"(?:[A-Z][\w&-]*(?:['’]s)?\s)"
_BODY = re.compile(
    rf"(?<!\()(?:{_NAME}|(?:of|for|and)\s(?=[A-Z])){{1,4}}"
    r"(?:Ministry|Agency|Bureau|Service|Directorate|Department|Committee|Police|Squad|Command|Task\sForce|Guards?|Intelligence|Security)\b"
    r"(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w-]+(?:\s(?:and\s)?[A-Z][\w-]+){0,2})?"
)
"""A security body by its name: "Central Bureau of Judicial Investigations", "Kuwait's Interior Ministry"."""


def arrest_told(told: Sequence[Unit], others: Iterable[Unit]) -> EventTrigger | None:
    """The word of arrest that names an incident in which nobody was harmed: its first word, or beside a plan of theirs.

    Bombs and attacks that such units name are what the arrested had in hand or in mind.
    """
    harmed = (figure.toll for unit in told for figure in unit.casualties if figure.toll.harm in ("killed", "wounded"))
    if any(toll.high != 0 for toll in harmed):
        return None
    triggers = [trigger for unit in told for trigger in unit.triggers]
    arrests = [trigger for trigger in triggers if trigger.action.word == _ARREST]
    if not arrests or not (arrests[0] is triggers[0] or any(unit.planned for unit in others)):
        return None
    return arrests[0]


def arresters(report: Report, mentions: Mentions, named: Sequence[Doer]) -> list[Doer]:
    """Who made arrests: of those `named` the forces of a state that have a name, else the first such body that the
    opening of the report names, else any force that is `named`."""
    forces = {mention.who for mention in mentions.actors if mention.kind in STATE}
    known = [doer for doer in named if doer[0] in forces]
    if any(_is_name(who) for who, _ in known):
        return known
    for sentence in mentions.sentences:
        if sentence.paragraph > _PARAGRAPHS:
            break
        body = _BODY.search(report.text, sentence.start, sentence.end)
        here = (one for one in mentions.actors if sentence.start <= one.start < sentence.end and _is_name(one.who))
        force = next((mention for mention in here if mention.kind == "state force"), None)
        if force and (body is None or force.start <= body.end()):
            return [(force.who, ((force.start, force.end),))]
        if body:
            return [(Who(body[0]), (body.span(),))]
    return known


def _is_name(who: Who) -> bool:
    return bool(who.actor_id) or who.name[:1].isupper()
