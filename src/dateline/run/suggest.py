"""What the machine judges: finds the members that may tell of the same thing, and scores each pair once.

1. Members under the same keys are candidates, at most `CANDIDATES` of them. SAME and UNSURE are kept as judgements.
2. Within a chain of machines' SAME every pair is scored, and what speaks against the chain is kept too. Which pairs are
   judged is so a function of the accounts alone, and never of the order in which they came. In a chain of more than
   `CHAIN` members that would take too long: there each is judged with its candidates alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any, Protocol

from dateline.model.claims import Account
from dateline.model.judgements import MACHINE, Verdict, judge
from dateline.model.text import Report
from dateline.records.blocking import CANDIDATES, HELD
from dateline.records.clustering import reach_within
from dateline.store.candidates import SideRow
from dateline.store.records import MemberRow, Records
from dateline.store.session import Session

CHAIN = 60
"""Members of the longest chain of SAME in which every pair is scored and whose records are computed at once: 1,770
judgements, 20 ms."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a matcher holds of one pair: the probability that the two are the same, a verdict, and why in words.

    The words are worked out where they are kept: most pairs are different, and nobody asks why.
    """

    probability: float
    verdict: Verdict
    explain: Callable[[], str]


class Matcher(Protocol):
    """Finds and scores pairs. `version` changes whenever a key, a side or a score could come out otherwise."""

    @property
    def version(self) -> str:
        """Name and version, as judgements keep it after "machine:"."""

    @property
    def remembered(self) -> MutableMapping[str, Any]:
        """Sides made before, by stamp: candidates of news are mostly what came just before."""

    def side(self, report: Report, account: Account, source_family: str) -> Any:
        """What scoring needs of one account."""

    def pack(self, side: Any) -> bytes:
        """A side as bytes."""

    def unpack(self, packed: bytes) -> Any:
        """The side that `pack` gave."""

    def keys(self, side: Any) -> Iterable[int]:
        """The keys of an account: two that share one are candidates. An account without keys matches nothing."""

    def score(self, left: Any, right: Any) -> Opinion:
        """The opinion on a pair; the same whichever is the left one."""

    def copy_keys(self, report: Report) -> Iterable[int]:
        """The keys of a report: two that share one may be copies of one text."""

    def copy_of(self, report: Report, others: Sequence[Report]) -> tuple[str, str] | None:
        """The id of the one of these of which the report is a copy, and the reason; None for a text of its own."""


def suggest(session: Session, mine: Collection[str], sides: Sides, at: datetime) -> None:
    """Keep what the machine judges of these members, which are all that one report has, and of their chains."""
    records = session.records
    keys = {lineage: sides.enter(lineage) for lineage in sorted(mine)}
    judged = records.judged_by_machine(mine)
    most = CANDIDATES + len(mine)
    found = {of: session.candidates.blocked(its, held=HELD, most=most) for of, its in keys.items() if its}
    sides.load({other for others in found.values() for other in others})
    opinions: dict[str, dict[tuple[str, str], Opinion]] = {}
    for lineage in keys:
        pairs = {_pair(lineage, other) for other in found.get(lineage, ()) if other not in keys}
        opinions[lineage] = sides.opinions(sorted(pairs - judged))
        _keep(records, opinions[lineage], sides, at, ("same", "unsure"))
    done: set[str] = set()
    in_long: list[str] = []
    for lineage in keys:
        if lineage in done:
            continue
        chain = reach_within([lineage], lambda ids: records.neighbours(ids, machine_only=True), CHAIN)
        if chain is None:
            apart = sides.opinions(_pair(lineage, other) for other in in_long)
            _keep(records, opinions[lineage] | apart, sides, at, ("different",))
            in_long.append(lineage)
        elif len(chain) > 1:
            done |= chain
            _fill(records, chain, sides, at)


def _fill(records: Records, chain: Collection[str], sides: Sides, at: datetime) -> None:
    """Score every pair of a chain that has not been scored."""
    judged = records.judged_by_machine(chain, among=True)
    pairs = [pair for pair in combinations(sorted(chain), 2) if pair not in judged]
    sides.load({lineage for pair in pairs for lineage in pair})
    _keep(records, sides.opinions(pairs), sides, at, ("same", "unsure", "different"))


class Sides:
    """The sides of members, each loaded once."""

    def __init__(self, session: Session, matcher: Matcher, report: Report, told: Sequence[Account]) -> None:
        """`report` and its accounts are at hand; all others are in the database."""
        self._session, self.matcher = session, matcher
        self._report, self._told = report, told
        self._sides: dict[str, Any] = {}
        self._members: dict[str, MemberRow] = {}
        self._stamps: dict[str, str] = {}
        self._opinions: dict[tuple[str, str], Opinion] = {}

    def load(self, lineages: Collection[str]) -> None:
        """Get the sides of these members that are not gone: remembered, else as they were kept, else made anew."""
        if not (wanted := set(lineages) - set(self._members)):
            return
        members = [member for member in self._session.records.members(wanted) if member.account]
        families = self._session.records.families({member.report for member in members})
        made, new = self.matcher.remembered, []
        for member in members:
            family = families.get(member.report, member.report)
            stamp = f"{self.matcher.version} {member.account} {family}"
            self._members[member.lineage], self._stamps[member.lineage] = member, stamp
            if stamp in made:
                self._sides[member.lineage] = made[stamp]
            else:
                new.append(member)
        kept = self._session.candidates.sides([member.age for member in new]) if new else {}
        for member in new:
            stamp = self._stamps[member.lineage]
            if member.age in kept and kept[member.age].stamp == stamp:
                made[stamp] = self._sides[member.lineage] = self.matcher.unpack(kept[member.age].packed)
        self._make([member for member in new if member.lineage not in self._sides], families)

    def enter(self, lineage: str) -> tuple[int, ...]:
        """Keep the side of a member, so that others find it; the keys under which they do."""
        self.load([lineage])
        age, stamp, side = self._members[lineage].age, self._stamps[lineage], self._sides[lineage]
        there = self._session.candidates.sides([age]).get(age)
        if there and there.stamp == stamp:
            return there.keys
        keys = tuple(sorted(set(self.matcher.keys(side))))
        self._session.candidates.put_side(age, SideRow(stamp, keys, self.matcher.pack(side)), before=there)
        return keys

    def opinions(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Opinion]:
        """The opinions on pairs of loaded members; none where one is gone."""
        return {pair: opinion for pair in pairs if (opinion := self._opinion(pair))}

    def _opinion(self, pair: tuple[str, str]) -> Opinion | None:
        if (known := self._opinions.get(pair)) is None and (found := self._scored(*pair)):
            known = self._opinions[pair] = found
        return known

    def _scored(self, left: str, right: str) -> Opinion | None:
        here, there = self._members.get(left), self._members.get(right)
        if here is None or there is None or here.kind != there.kind:
            return None
        if here.report == there.report:
            return _ONE_REPORT
        return self.matcher.score(self._sides[left], self._sides[right])

    def _make(self, members: Sequence[MemberRow], families: Mapping[str, str]) -> None:
        """Make sides from texts."""
        if not members:
            return
        others = [member for member in members if member.report != self._report.id]
        reports, told = {self._report.id: self._report}, {account.id: account for account in self._told}
        if others:
            reports |= self._session.records.reports({member.report for member in others})
            found = self._session.records.accounts({member.account or "" for member in others})
            told |= {account.id: account for account in found}
        for member in members:
            report = reports[member.report]
            side = self.matcher.side(report, told[member.account or ""], families.get(report.id, report.id))
            self.matcher.remembered[self._stamps[member.lineage]] = self._sides[member.lineage] = side


_ONE_REPORT = Opinion(0.0, "different", lambda: "one report tells them apart")


def _keep(
    records: Records,
    opinions: Mapping[tuple[str, str], Opinion],
    sides: Sides,
    at: datetime,
    verdicts: Sequence[Verdict],
) -> None:
    by = MACHINE + sides.matcher.version
    records.add_judgements(
        judge(left, right, told.verdict, by=by, made=at, reason=told.explain(), score=told.probability)
        for (left, right), told in opinions.items()
        if told.verdict in verdicts
    )


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
