"""The parties of an agreement from the rules and from the trained reader: each body once, without those who mediated.

The rules know grammar ("between A and B") and the states; the trained reader knows a party by how a text speaks of it.
Of all whom either names `parties_doubts` says how likely each is a party; what names one body twice is made one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from dateline.accounts.marked import THRESHOLDS, Marked, span_of
from dateline.accounts.parties_doubts import DOUBTED, Signs, chance
from dateline.knowledge import actors
from dateline.knowledge.parties import BODY, are_of_one_state, is_kind, of_one_body
from dateline.knowledge.states import CAPITALS, state_in
from dateline.model.mentions import Mentions, PartyMention, TaggedSpan
from dateline.model.spans import overlap
from dateline.model.text import Report, Sentence

_LEAD = 4
"""Sentences, with the title, that tell the news."""
_HALF = 0.5


@dataclass(slots=True)
class Body:
    """All that names one body: what the rules name, and what only the trained reader marks."""

    by_rules: list[PartyMention] = field(default_factory=list)
    marked: list[PartyMention] = field(default_factory=list)

    def __iter__(self) -> Iterator[PartyMention]:
        return iter((*self.by_rules, *self.marked))

    @property
    def start(self) -> int:
        """Where it is first named."""
        return min(party.start for party in self)

    @property
    def name(self) -> PartyMention:
        """The mention that says most of it, one that grammar names before one that is only marked."""
        named = [party for party in self.by_rules if not is_kind(party.name)]
        return max(named or self, key=_telling)


def parties(
    report: Report, mentions: Mentions, named: Sequence[PartyMention], marked: Marked
) -> tuple[PartyMention, ...]:
    """The parties of an agreement, and the others that the rules name beside it; `named` are all that these name."""
    bodies = bodies_of(report, mentions, named, marked)
    chances = [chance(signs) for signs in signs_of(report, mentions, bodies, marked)]
    least = min(DOUBTED, max(chances, default=0.0))
    told = [body for body, sure in zip(bodies, chances, strict=True) if sure >= least]
    others = [party for party in named if not any(party in body.by_rules for body in told)]
    return (
        *(replace(body.name, part="party") for body in told),
        *(
            replace(party, part="mediator") if _mediates(party, marked) else party
            for party in others
            if _stays(party, marked)
        ),
    )


def bodies_of(report: Report, mentions: Mentions, named: Sequence[PartyMention], marked: Marked) -> list[Body]:
    """What may be a party, in the order of the text: whom the rules name, and whom the trained reader marks."""
    spans = marked.spans("agreement.party", least=THRESHOLDS.party)
    found = (_party(report, mentions, span) for span in spans)
    every = [(party, True) for party in named]
    every += [(party, False) for party in found if party and not any(overlap(party, one) for one in named)]
    alike = partial(_same, report=report, text=report.text.lower())
    bodies: list[Body] = []
    for party, by_rules in sorted(every, key=lambda one: is_kind(one[0].name)):
        home = next((body for body in bodies if any(alike(party, one) for one in body)), None)
        if home is None:
            bodies.append(home := Body())
        (home.by_rules if by_rules else home.marked).append(party)
    return sorted(bodies, key=lambda body: body.start)


def signs_of(report: Report, mentions: Mentions, bodies: Sequence[Body], marked: Marked) -> list[Signs]:
    """What speaks for and against each of these bodies."""
    scores = [[_score(party, marked) for party in body] for body in bodies]
    best = [max(each) for each in scores]
    told = [any(party.part == "party" for party in body.by_rules) for body in bodies]
    beside = _beside(mentions, marked)
    return [
        Signs(
            by_rules=float(told[number]),
            mediates=float(any(party.part != "party" for party in body.by_rules)),
            marked=best[number],
            mediator=max(marked.score("agreement.mediator", span_of(party)) for party in body),
            often=min(1.6, math.log1p(sum(score >= _HALF for score in scores[number]))),
            surest=float(best[number] == max(best)),
            beside=min(4.0, float(sum(score >= _HALF for place, score in enumerate(best) if place != number))),
            by_rules_beside=min(4.0, float(sum(told) - told[number])),
            unmarked=float(told[number] and best[number] < THRESHOLDS.party),
            lead=float(body.start < _lead(mentions)),
            title=float(body.start < report.body_start),
            kind=float(is_kind(body.name.name)),
            known=float(_identity(body.name.name, report) is not None),
            state=float(body.name.state is not None),
            common=float(body.name.name == body.name.name.lower()),
            beside_it=float(any(_within(party, beside) for party in body)),
            beside_first=float(any(_within(party, beside[:1]) for party in body)),
            against=float(any(_is_fought(report, party) for party in body)),
            attacks=max(marked.score("event.perpetrator", span_of(party)) for party in body),
            late=body.start / max(1, len(report.text)),
        )
        for number, body in enumerate(bodies)
    ]


_AGAINST = re.compile(
    r"\b(?:against|fight(?:ing)?|combat(?:ing|ting)?|counter(?:ing)?|target(?:ing)?|hunt(?:ing)?|defeat(?:ing)?|"
    r"chas(?:e|ing)|threats?\s(?:of|from|by)|attacks?\s(?:of|by|from))\s(?:the\s)?(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
"""What stands before those whom others act against."""
_AHEAD = 50
"""Characters before a name in which that is looked for."""


def _is_fought(report: Report, party: PartyMention) -> bool:
    """Whether a name stands as that of those whom others act against."""
    return bool(_AGAINST.search(report.text, max(0, party.start - _AHEAD), party.start))


def _beside(mentions: Mentions, marked: Marked) -> list[Sentence]:
    """The sentences of the text, the title apart, that speak of the agreement."""
    heads = marked.spans("agreement.trigger", least=_HALF)
    body = (sentence for sentence in mentions.sentences if not sentence.is_title)
    return [sentence for sentence in body if any(sentence.start <= head.start < sentence.end for head in heads)]


def _within(party: PartyMention, told: Sequence[Sentence]) -> bool:
    return any(sentence.start <= party.start < sentence.end for sentence in told)


def _lead(mentions: Mentions) -> int:
    """The offset behind the sentences that tell the news."""
    titles = sum(sentence.is_title for sentence in mentions.sentences)
    return mentions.sentences[: titles + _LEAD][-1].end if mentions.sentences else 0


def _mediates(party: PartyMention, marked: Marked) -> bool:
    score = marked.score("agreement.mediator", span_of(party))
    return party.part == "party" and score >= max(THRESHOLDS.mediator, 2 * _score(party, marked))


def _stays(party: PartyMention, marked: Marked) -> bool:
    """Whether who is no party is told beside them, as one who mediated or spoke."""
    return party.part != "party" or _mediates(party, marked)


def _score(party: PartyMention, marked: Marked) -> float:
    return marked.score("agreement.party", span_of(party))


def _same(one: PartyMention, other: PartyMention, report: Report, text: str) -> bool:
    if are_of_one_state(one, other):
        return True
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
        known = over and all(any(m.start <= start < m.end for m in over) for start in names)
        if not known and not BODY.search(name):
            return None
    return PartyMention(span.start, span.end, CAPITALS.get(name.lower(), name), state=state_in(name))
