"""The parties of an agreement from the rules and from the trained reader: each body once, without those who mediated.

The rules know grammar ("between A and B") and the states; the trained reader knows a party by how a text speaks of it.
Where both know fewer than two, or the trained reader is sure of others, their parties stand side by side; what names
one body twice is made one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from dateline.accounts.marked import THRESHOLDS, Marked, span_of
from dateline.knowledge import actors
from dateline.knowledge.parties import each_once, is_kind, of_one_body
from dateline.knowledge.states import CAPITALS, state_in
from dateline.model.mentions import AgreementMention, Mentions, PartyMention, TaggedSpan
from dateline.model.spans import overlap
from dateline.model.text import Report

_LEAD = 4
"""Sentences, with the title, in which the trained reader's parties are those of the news."""


def parties(
    report: Report, mentions: Mentions, agreement: AgreementMention, marked: Marked
) -> tuple[PartyMention, ...]:
    """The parties of an agreement, and the others that the rules name beside it."""
    told = [party for party in agreement.parties if party.part == "party"]
    brought = [party for party in told if _mediates(party, marked)]
    if len(told) - len(brought) == 1:
        brought = []  # nobody agrees with himself
    told = [party for party in told if party not in brought]
    others = [party for party in agreement.parties if party.part != "party"]
    others += [replace(party, part="mediator") for party in brought]
    sure = marked_parties(report, mentions, marked, least=THRESHOLDS.party, until=_lead(mentions))
    backed = [party for party in told if _score(party, marked) >= THRESHOLDS.party_supported]
    doubtful = any(is_kind(party.name) for party in told) or (backed and len(backed) < len(told))
    if len(told) < 2 or (len(sure) > 1 and doubtful):
        named = one_each(report, [*backed, *sure])
        if len(named) > 1 or not told:
            return (*named, *others)
    return (*one_each(report, told), *others)


def marked_parties(
    report: Report, mentions: Mentions, marked: Marked, *, least: float, until: int | None = None
) -> tuple[PartyMention, ...]:
    """The parties that the trained reader marks before an offset, each once."""
    spans = marked.spans("agreement.party", least=least)
    named = (_party(report, mentions, span) for span in spans if until is None or span.start < until)
    return one_each(report, [party for party in named if party is not None])


def one_each(report: Report, named: Iterable[PartyMention]) -> tuple[PartyMention, ...]:
    """Each body once, under its fullest name, those with a name of their own first."""
    alike = partial(_same, report=report, text=report.text.lower())
    return each_once(sorted(named, key=lambda one: is_kind(one.name)), alike, _telling)


def _lead(mentions: Mentions) -> int:
    """The offset behind the sentences that tell the news."""
    titles = sum(sentence.is_title for sentence in mentions.sentences)
    return mentions.sentences[: titles + _LEAD][-1].end if mentions.sentences else 0


def _mediates(party: PartyMention, marked: Marked) -> bool:
    score = marked.score("agreement.mediator", span_of(party))
    return score >= max(THRESHOLDS.mediator, 2 * _score(party, marked))


def _score(party: PartyMention, marked: Marked) -> float:
    return marked.score("agreement.party", span_of(party))


def _same(one: PartyMention, other: PartyMention, report: Report, text: str) -> bool:
    ids = [_identity(party.name, report) for party in (one, other)]
    if all(ids):
        return ids[0] == ids[1]
    names = [party.name.lower() for party in (one, other)]
    if any(f"{left} ({right})" in text or f"{left} [{right}]" in text for left, right in (names, names[::-1])):
        return True
    return of_one_body(one, other)


def _telling(party: PartyMention) -> tuple[bool, int]:
    """How much a name says: that of a body more than a kind of fighters, then the longer one."""
    return not is_kind(party.name), min(len(party.name), 60)


def _identity(name: str, report: Report) -> str | None:
    known = actors.resolve(name, on=report.published)
    return (known.parent or known.id) if known else None


_EDGES = re.compile(r"^(?:the|a|an)\s+|[\s()\[\],;:]+$", re.IGNORECASE)
_BRACKET = re.compile(r"(?<=\S)\s*[(\[].*$", re.DOTALL)
"""The short name behind a name, closed or not."""
_NAME = re.compile(r"(?<!\bfor\s)(?<!\bfor\sthe\s)\b[A-Z][\w'’-]*")
"""A word that may be of a person's name; what a body stands "for" is none."""


def _party(report: Report, mentions: Mentions, span: TaggedSpan) -> PartyMention | None:
    """The party that words name: a body or a state. Where a capital may be that of a person's name they name none."""
    words = _BRACKET.sub("", report.text[span.start : span.end])
    name = _EDGES.sub("", " ".join(words.split())).removesuffix("'s").removesuffix("’s")
    if not actors.resolve(name, on=report.published):
        over = [m for m in (*mentions.actors, *mentions.places) if overlap(m, span)]
        names = (word.start() for word in _NAME.finditer(report.text, span.start, span.start + len(words)))
        if not over or not all(any(m.start <= start < m.end for m in over) for start in names):
            return None
    return PartyMention(span.start, span.end, CAPITALS.get(name.lower(), name), state=state_in(name))
