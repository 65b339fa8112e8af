"""What the trained reader marked in a report, as the accounts ask for it: how sure it is of words, and what belongs."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from dateline.model.claims import Account, Claim
from dateline.model.mentions import Mention, TaggedSpan, Tagging

Span = tuple[int, int]


def span_of(mention: Mention) -> Span:
    """Where a mention stands."""
    return mention.start, mention.end


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure the trained reader must be of each thing for it to be taken over what the rules found or did not find.

    Chosen on the coded reports that may be read (published, halves a and c), with a network that had not seen them; the
    newer ones on the sets that were written last (`benchmarks/thresholds.py`), with one that had not seen those.
    """

    relevant: float = 0.8
    """A report whose agreement the rules do not know is about conflict."""
    trigger: float = 0.98
    """A trigger that the rules do not know opens a unit."""
    weak: float = 0.5
    """A trigger that the rules do not know is looked at beside the others."""
    place: float = 0.8
    """A place is where something happened, so that others below `no_place` are not."""
    no_place: float = 0.1
    day: float = 0.7
    """A day is that of the news, where no words of an event stand with one (chosen on all coded reports)."""
    scene: float = 0.9
    """A place weighs more than others as that of an incident (chosen on all coded reports)."""
    agreement: float = 0.5
    """Words that the rules do not know are the name of an agreement."""
    count: float = 0.6
    """A number beside which nothing says of what it is counts those who were harmed."""
    voice: float = 0.5
    """Words that the rules do not know as a speaker are one."""
    unread: float = 0.3
    """A number may be a count of the killed or wounded that no rule reads."""
    stray: float = 0.5
    """A count that stands in no telling is of the news (chosen on all coded reports)."""
    party: float = 0.15
    """Words may name a party of an agreement; `parties_doubts` says whether they do."""
    mediator: float = 0.7
    """A party that the rules found, and that it marks less than half as surely, brought the agreement about."""
    kind: float = 0.4
    """What kind of event a trigger tells; below it the kind is left open."""
    doer: float = 0.7
    """Words that the rules do not know as an actor are whom an event is the deed of."""
    plot: float = 0.5
    """A trigger tells of what arrests prevented, or of these."""
    together: float = 0.9
    """Two tellings of one event that nothing but their words holds together."""
    speaker: float = 0.1
    """Where nobody is named, a body that it takes for a speaker is one."""
    alone: float = 0.4
    """What it marks, where it is measured by itself."""


THRESHOLDS = Thresholds()


class Marked:
    """A Tagging that can be asked by spans of the text."""

    def __init__(self, tagging: Tagging, origin: str = "") -> None:
        self.origin = origin
        self.tagging = tagging
        self.weak: set[Span] = set()
        """Spans of triggers that it marks, but not so surely that the rules should take them for their own."""
        self.added: set[Span] = set()
        """Spans of mentions that only the trained reader found; what rests on them is its claim."""
        self._spans = tagging.spans
        self._labels: dict[str, list[int]] = defaultdict(list)
        self._ends: dict[str, list[int]] = defaultdict(list)
        for number, span in enumerate(tagging.spans):
            self._labels[span.label].append(number)
            self._ends[span.label].append(span.end)
        self._links = tagging.links
        self._of_events: dict[tuple[Span, ...], frozenset[int]] = {}
        self.document = tagging.document
        """What it says of the text as a whole ("relevant")."""
        self.news = max((s.score * s.tags.get("main", 0.0) for s in self.spans("event.trigger")), default=0.0)
        """How sure it is that an event is the report's news."""

    def spans(self, label: str, *, least: float = 0.0) -> tuple[TaggedSpan, ...]:
        """The spans of a label of which it is at least so sure, in the order of the text."""
        return tuple(self._spans[number] for number in self._labels[label] if self._spans[number].score >= least)

    def span(self, number: int) -> TaggedSpan:
        """A span by its number."""
        return self._spans[number]

    def score(self, label: str, span: Span) -> float:
        """How sure it is that words of this span have this label, 0 where it marks none."""
        return max((self._spans[number].score for number in self._over(label, span)), default=0.0)

    def same(self, here: Iterable[Span], there: Iterable[Span]) -> float:
        """How sure it is that two sets of spans tell one event; 0 where it marks no trigger in one of them."""
        return self.linked(self.triggers(here), self.triggers(there))

    def linked(self, here: Iterable[int], there: frozenset[int]) -> float:
        """How sure it is that triggers of one set and of another tell one event, by their numbers."""
        links = (score for one in here for other, score in self._told_with.get(one, ()) if other in there)
        return max(links, default=0.0)

    @functools.cached_property
    def _told_with(self) -> dict[int, list[tuple[int, float]]]:
        """The triggers that may tell the same event as a trigger, with how sure it is."""
        triggers = frozenset(self._labels["event.trigger"])
        beside: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for (left, right), score in self._links.items():
            if left in triggers and right in triggers:
                beside[left].append((right, score))
                beside[right].append((left, score))
        return beside

    def triggers(self, events: Iterable[Span]) -> frozenset[int]:
        """The numbers of the triggers that it marks in these spans."""
        return frozenset(number for span in events for number in self._over("event.trigger", span))

    def tag(self, name: str, numbers: Iterable[int]) -> float:
        """How sure it is that one of these spans has a tag."""
        return max((self._spans[number].tags.get(name, 0.0) for number in numbers), default=0.0)

    def tags(self, label: str, span: Span) -> Mapping[str, float]:
        """The tags of the words with this label that share characters with a span, of the surest ones."""
        best = max(self._over(label, span), key=lambda number: self._spans[number].score, default=None)
        return {} if best is None else self._spans[best].tags

    def backs(self, label: str, span: Span, events: Iterable[Span]) -> float:
        """How sure it is that words of this span have this label and belong to the event that these triggers tell."""
        told = tuple(events)
        triggers = self._of_events.get(told)
        if triggers is None:
            triggers = self._of_events[told] = self.triggers(told)
        return max((min(self._spans[n].score, self._link(n, triggers)) for n in self._over(label, span)), default=0.0)

    def _link(self, number: int, triggers: Iterable[int]) -> float:
        """How sure it is that a span belongs to the event of one of these triggers; wholly, where it marks none."""
        links = (self._links.get((min(number, one), max(number, one)), 0.0) for one in triggers)
        return max(links, default=1.0)

    def _over(self, label: str, span: Span) -> list[int]:
        """The numbers of the spans of a label that share characters with a span; those of one label do not overlap."""
        numbers = self._labels[label]
        first = bisect_right(self._ends[label], span[0])
        return list(takewhile(lambda number: self._spans[number].start < span[1], islice(numbers, first, None)))


def by_the_tagger(accounts: Iterable[Account], marked: Marked) -> tuple[Account, ...]:
    """The accounts, with the claims that rest on words which only the trained reader found under its own origin."""
    return tuple(replace(one, claims=tuple(_by_it(claim, marked) for claim in one.claims)) for one in accounts)


def _by_it(claim: Claim, marked: Marked) -> Claim:
    rests = any((evidence.start, evidence.end) in marked.added for evidence in claim.evidence)
    return replace(claim, origin=marked.origin) if rests else claim
