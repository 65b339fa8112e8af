"""The optional finder that asks a language model, and believes nothing that the report's words do not say.

A model marks words and chooses from closed lists (`llm_answer`); it states no value. For each quotation: (1) its words
must stand in the text (`llm_quotes`); (2) the value is what Dateline's own finders and tables read in those words
(`llm_values`); (3) what does not hold is dropped with a reason that is counted. Needs the extra `dateline[llm]`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from dateline.errors import SetAside, TryLater
from dateline.knowledge import codebook
from dateline.mentions import sentences as cutting
from dateline.mentions.llm_answer import (
    LONGEST_LIST,
    Agreement,
    Incident,
    Parsed,
    Quoted,
    QuotedFigure,
    Statement,
    parse,
)
from dateline.mentions.llm_cache import Cache
from dateline.mentions.llm_endpoint import Configuration, Endpoint
from dateline.mentions.llm_prompt import instructions
from dateline.mentions.llm_values import Dropped, Values
from dateline.model.claims import Origin
from dateline.model.ids import digest
from dateline.model.proposals import Proposal, Proposed, ProposedAccount, Span
from dateline.model.text import Report, Sentence
from dateline.model.values import Reaction, Value, Who

VERSION = "1"
"""Raised whenever what is made of the same answer changes."""
SILENT = 3
"""Reports in a row without an answer after which the endpoint is asked no more."""
_Q = TypeVar("_Q", bound=Quoted)


@dataclass(slots=True)
class Tally:
    """What was done: reports read (`cached` of them without a request), attempts repeated, what was dropped and why."""

    read: int = 0
    cached: int = 0
    repeated: int = 0
    not_kept: int = 0
    claims: int = 0
    dropped: Counter[str] = field(default_factory=Counter)


class LlmFinder:
    """Asks one model about reports, one after the other."""

    def __init__(self, configuration: Configuration, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._configuration, self._sleep = configuration, sleep
        self._endpoint = Endpoint(configuration)
        self._cache = Cache(configuration.cache, self.id) if configuration.cache else None
        self._silent = 0
        self.tally = Tally()
        self.spent = self._endpoint.spent

    @property
    def id(self) -> str:
        """The origin of its claims: changes with the endpoint, the model, the task and the length of an answer."""
        asked = self._configuration
        told = (asked.endpoint.rstrip("/"), asked.model, asked.answer_tokens, instructions())
        return Origin("llm", VERSION, digest(*told)).id

    def find(self, report: Report) -> Proposed:
        """What the model proposes for one report and holds. Raises what `Endpoint.ask` raises, after all attempts."""
        cut = cutting.split(report)
        message = self._cache.get(report) if self._cache else None
        parsed = _parsed(message)
        self.tally.cached += parsed is not None
        if parsed is None:
            message, parsed = self._asked(report, cut)
            if self._cache and not self._cache.put(report, message):
                self.tally.not_kept += 1
        proposed = check(Values(report, cut), parsed)
        self.tally.read += 1
        self.tally.claims += sum(len(account.proposals) for account in proposed.accounts)
        return proposed

    def _asked(self, report: Report, cut: tuple[Sentence, ...]) -> tuple[str, Parsed]:
        """The model's message and what it holds, after as many attempts as may be made."""
        if self._silent >= SILENT:
            raise SetAside(
                f"the endpoint gave no answer to {SILENT} reports and is asked no more",
                reason="no answer",
                hint="run the command again when it answers",
            )
        last: TryLater | None = None
        for attempt in range(self._configuration.attempts):
            if attempt:
                self._sleep(max(float(2 ** (attempt - 1)), self._endpoint.pause))
                self.tally.repeated += 1
            try:
                message = self._endpoint.ask(report, cut)
                parsed = parse(message)
            except TryLater as error:
                last = error
            else:
                self._silent = 0
                return message, parsed
        self._silent += 1
        assert last is not None
        raise last


def _parsed(message: str | None) -> Parsed | None:
    """What a kept message holds, or None where it is to be asked for anew."""
    try:
        return None if message is None else parse(message)
    except TryLater:
        return None


def check(values: Values, parsed: Parsed) -> Proposed:
    """What of a model's answer holds against what Dateline reads itself in the report."""
    work = _Check(values, Counter(parsed.dropped))
    accounts = [
        *(work.agreement(part) for part in parsed.agreements),
        *(work.incident(part) for part in parsed.incidents),
        *(work.statement(part) for part in parsed.statements),
    ]
    return Proposed(tuple(account for account in accounts if account is not None), +work.dropped)


@dataclass(slots=True)
class _Check:
    """Holds the parts of one answer against what Dateline reads itself."""

    values: Values
    dropped: Counter[str]

    def incident(self, part: Incident) -> ProposedAccount | None:
        what = self._one("action", part.what, lambda quoted: (codebook.action(part.kind), self.values.span(quoted)))
        if not what:
            self.dropped["account without words that say what happened"] += 1
            return None
        values = self.values
        found = [
            *what,
            *self._first("date", part.dates, values.date),
            *self._first("place", part.places, values.place),
            *self._figures(part.figures),
            *self._all("perpetrator", part.perpetrators, values.actor),
            *self._all("target", part.targets, values.actor),
            *self._all("weapon", part.weapons, values.weapon),
            *self._first("claimed_by", part.claimed_by, values.actor),
        ]
        return ProposedAccount("incident", part.role, part.certainty, tuple(found))

    def agreement(self, part: Agreement) -> ProposedAccount | None:
        values = self.values
        named = self._one("agreement_type", part.what, lambda quoted: (part.type, values.span(quoted)))
        parties = self._all("party", part.parties, lambda quoted: values.party(quoted, "party"))
        if not named or not parties:
            self.dropped["agreement without a name or parties"] += 1
            return None
        found = [
            *named,
            *parties,
            *self._all("commitment", part.commitments, values.commitment),
            *self._all("zone", part.zones, values.place),
            *self._first("announced", part.announced, values.date),
            *self._first("in_force", part.in_force, values.date),
            *self._first("expiry", part.expiry, values.date),
            *self._all("mediator", part.mediators, lambda quoted: values.party(quoted, "mediator")),
            *self._all("reaction", part.reactions, lambda q: _reaction(values.party(q, "reaction"), q.stance)),
            *self._one("status", part.status_words, lambda quoted: (part.status, values.span(quoted))),
        ]
        return ProposedAccount("agreement", part.role, "stated", tuple(found))

    def statement(self, part: Statement) -> ProposedAccount | None:
        values = self.values
        offices = self._first("role", part.office, values.office)
        bodies = self._first("organisation", part.organisation, values.body)
        introduced = [span for proposal in (*offices, *bodies) for span in proposal.spans]
        speakers = self._first("speaker", part.speaker, lambda quoted: values.speaker(quoted, introduced))
        if not (speakers or offices or bodies):
            self.dropped["statement without a speaker"] += 1
            return None
        office = next((p.value for p in offices if isinstance(p.value, str)), None)
        named = [replace(p, value=Who(p.value, role=office)) for p in speakers if isinstance(p.value, str)]
        found = [
            *named,
            *offices,
            *bodies,
            *self._one("stance", part.stance_words, lambda quoted: (part.stance, values.span(quoted))),
            *self._all("quote", part.said, values.said),
        ]
        return ProposedAccount("statement", "main", "stated", tuple(found))

    def _figures(self, quoted: Sequence[QuotedFigure]) -> list[Proposal]:
        found: list[Proposal] = []
        for item in self._within(quoted):
            try:
                toll, spans = self.values.figure(item)
            except Dropped as reason:
                self.dropped[str(reason)] += 1
            else:
                found.append(Proposal("toll", toll, spans))
        return list(dict.fromkeys(found))

    def _one(self, name: str, quoted: _Q, read: Callable[[_Q], tuple[Value, Span]]) -> list[Proposal]:
        return self._all(name, [quoted], read)

    def _first(self, name: str, quoted: Sequence[_Q], read: Callable[[_Q], tuple[Value, Span]]) -> list[Proposal]:
        """The first that holds, of a field that has one value."""
        return self._all(name, quoted, read)[:1]

    def _all(self, name: str, quoted: Sequence[_Q], read: Callable[[_Q], tuple[Value, Span]]) -> list[Proposal]:
        """All that hold, each value once with every place at which it was quoted."""
        found: dict[Value, list[Span]] = {}
        for item in self._within(quoted):
            try:
                value, span = read(item)
            except Dropped as reason:
                self.dropped[str(reason)] += 1
            else:
                spans = found.setdefault(value, [])
                if span not in spans:
                    spans.append(span)
        return [Proposal(name, value, tuple(spans)) for value, spans in found.items()]

    def _within(self, quoted: Sequence[_Q]) -> Sequence[_Q]:
        self.dropped["more than is read of one report"] += max(0, len(quoted) - LONGEST_LIST)
        return quoted[:LONGEST_LIST]


def _reaction(who: tuple[Who, Span], stance: str) -> tuple[Reaction, Span]:
    return Reaction(who[0].name, stance), who[1]
