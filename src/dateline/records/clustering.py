"""Accounts and judgements to records: a function of what is judged, never of the order in which it came.

The rule. On one pair, a person's judgement outranks a machine's for ever; of one judge's, the latest counts; where
people disagree, the pair is kept apart and listed as a conflict. People's SAME are taken first, in the order in which
they were made. Then groups of accounts between which a machine judged SAME are joined, those that fit best first; how
well two groups fit is the mean of the log-odds of all that machines judged between them, the surest counted `SUREST`
times more. Two groups are not joined where

- a person judged an account of one DIFFERENT from an account of the other,
- their fit is not above zero; a DIFFERENT with a score of 0 (one report tells the two apart) outweighs everything, or
- both are of `GROUP` accounts or more, and each holds together far better than the two hold with each other: their
  mean is below `LOOSER` of the lesser mean within. So two events that look alike stay two, however alike they look.

Every DIFFERENT within a chain of SAME is listed as a conflict, with what was done about it meanwhile: kept apart or
held together. A record's id is that of its oldest account, so a merge keeps the older id and a split gives it back.

Since links and bars act only within a chain of SAME, the records of one chain can be recomputed alone: `reach` finds
the chain that a change touches.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from dateline.model.claims import Kind
from dateline.model.judgements import Judgement, Verdict
from dateline.model.records import Record, Tombstone, record_id

RULE = "links/2"
"""The name and version of the rule; another version makes all records anew."""

SUREST = 2
"""How many times more the surest judgement between two groups counts: a report that is told anew need not resemble
all earlier ones."""
GROUP = 4
"""Accounts from which a group has a cohesion of its own."""
LOOSER = 0.4
"""The share of the cohesion of two groups that what holds between them must reach."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Clustered:
    """An account as clustering sees it. `age` orders accounts by when they were first kept; no two have the same."""

    id: str
    kind: Kind
    age: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two accounts that were judged DIFFERENT, or on which people disagree, and are joined by a chain of SAME.

    `meanwhile` is what the records do until someone settles it. `chain` finds the accounts between them.
    """

    left: str
    right: str
    meanwhile: Literal["apart", "together"]
    by_person: bool


@dataclass(frozen=True, slots=True)
class Clustering:
    """Records in order of age, and conflicts, those in which people have a hand first."""

    records: tuple[Record, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def tombstones(self) -> tuple[Tombstone, ...]:
        """The ids that accounts would have as records of their own, each pointing to the record they are in."""
        return tuple(Tombstone(record_id(id), record.id) for record in self.records for id in record.accounts[1:])


def cluster(accounts: Iterable[Clustered], judgements: Iterable[Judgement]) -> Clustering:
    """The records of these accounts.

    Judgements that are withdrawn, on accounts that are not given, or between kinds are left out. The result
    depends on the sets of accounts and judgements alone.
    """
    by_id = {account.id: account for account in accounts}
    links = _links(by_id, judgements)
    groups = _Groups(by_id, links)
    asked = [link for link in links if link.by_person and link.verdict == "same"]
    for link in sorted(asked, key=lambda link: (link.made.timestamp(), link.left, link.right)):
        groups.obey(link)
    groups.settle()
    records = [_record(sorted(members, key=lambda id: by_id[id].age), by_id) for members in groups.members()]
    records.sort(key=lambda record: by_id[record.accounts[0]].age)
    return Clustering(tuple(records), _conflicts(links, groups))


def reach(seeds: Iterable[str], neighbours: Callable[[Collection[str]], Iterable[str]]) -> set[str]:
    """All accounts that a chain of SAME joins to the seeds, the seeds among them.

    `neighbours` gives, for some accounts, those that an active SAME joins to any of them.
    """
    *_, found = _widening(seeds, neighbours)
    return found


def reach_within(
    seeds: Iterable[str], neighbours: Callable[[Collection[str]], Iterable[str]], most: int
) -> set[str] | None:
    """The same; None where these are more than `most`, without looking at the rest of them."""
    found: set[str] = set()
    for wider in _widening(seeds, neighbours):
        if len(wider) > most:
            return None
        found = wider
    return found


def _widening(seeds: Iterable[str], neighbours: Callable[[Collection[str]], Iterable[str]]) -> Iterator[set[str]]:
    """One growing set: the seeds, then with all that one link more joins to them, until nothing is added."""
    found = set(seeds)
    edge = found
    while edge:
        yield found
        edge = set(neighbours(edge)) - found
        found |= edge


def chain(start: str, end: str, judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """A shortest chain of SAME between two accounts, of several the first by ids; empty where there is none."""
    by_pair: dict[Pair, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.is_active:
            by_pair[judgement.left, judgement.right].append(judgement)
    graph: dict[str, list[str]] = defaultdict(list)
    for link in map(settle, by_pair.values()):
        if link.verdict == "same":
            graph[link.left].append(link.right)
            graph[link.right].append(link.left)
    came: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in came:
        here = waiting.popleft()
        for there in sorted(graph[here]):
            if there not in came:
                came[there] = here
                waiting.append(there)
    path: list[str] = []
    at = end if end in came else None
    while at is not None:
        path.append(at)
        at = came[at]
    return tuple(reversed(path))


class Link(NamedTuple):
    """What holds of one pair after all that was judged on it. `weight` is in log-odds; a person's has none."""

    left: str
    right: str
    verdict: Verdict
    by_person: bool
    made: datetime
    weight: float = 0.0
    is_disputed: bool = False


def settle(judgements: Collection[Judgement]) -> Link:
    """What holds of one pair, of all active judgements on it."""
    if len(judgements) == 1:
        (only,) = judgements
        return Link(only.left, only.right, only.verdict, not only.is_machine, only.made, _weight(only))
    latest: dict[str, Judgement] = {}
    for judgement in sorted(judgements, key=lambda judgement: (judgement.made, judgement.id)):
        latest[judgement.by] = judgement
    people = [judgement for judgement in latest.values() if not judgement.is_machine]
    if not people:
        last = max(latest.values(), key=lambda judgement: (judgement.made, judgement.id))
        return Link(last.left, last.right, last.verdict, False, last.made, _weight(last))
    verdicts = {judgement.verdict for judgement in people}
    first = min(people, key=lambda judgement: (judgement.made, judgement.id))
    if len(verdicts) == 1:
        return Link(first.left, first.right, first.verdict, True, first.made)
    return Link(first.left, first.right, "different", True, first.made, is_disputed="same" in verdicts)


_LEAST = 0.1
"""Log-odds that a machine's SAME or DIFFERENT has at least, where its score says nothing or is at the border."""


def _weight(judgement: Judgement) -> float:
    if judgement.verdict == "different" and judgement.score == 0:
        return -math.inf
    # No score counts for more than 5 log-odds: copies hold together as well as what is plainly the same.
    score = 0.5 if judgement.score is None else min(max(judgement.score, 0.0067), 0.9933)
    odds = math.log(score / (1 - score))
    match judgement.verdict:
        case "same":
            return max(odds, _LEAST)
        case "different":
            return min(odds, -_LEAST)
        case "unsure":
            return odds


def _links(accounts: Mapping[str, Clustered], judgements: Iterable[Judgement]) -> list[Link]:
    by_pair: dict[Pair, list[Judgement]] = {}
    for judgement in judgements:
        left, right = accounts.get(judgement.left), accounts.get(judgement.right)
        if left and right and left.kind == right.kind and judgement.withdrawn is None:
            by_pair.setdefault((judgement.left, judgement.right), []).append(judgement)
    return [settle(of_pair) for of_pair in by_pair.values()]


_Bond = tuple[float, int, float]
"""All that machines judged between two groups, in log-odds: sum, number and the surest SAME. A chain of 60 accounts
has thousands."""
_NONE: _Bond = (0.0, 0, -math.inf)


def _plus(one: _Bond, other: _Bond) -> _Bond:
    return one[0] + other[0], one[1] + other[1], one[2] if one[2] > other[2] else other[2]


def _mean(bond: _Bond) -> float:
    return bond[0] / bond[1] if bond[1] else math.inf


@dataclass(slots=True)
class _Side:
    """One group on its way: its accounts, what is judged within it, and between it and other groups."""

    members: list[str]
    within: _Bond = _NONE
    bonds: dict[str, _Bond] = field(default_factory=dict)
    bars: set[str] = field(default_factory=set)


class _Groups:
    """Groups under the name of one of their accounts. Sums are made in an order that the judgements alone decide."""

    def __init__(self, accounts: Mapping[str, Clustered], links: Iterable[Link]) -> None:
        self._of = {id: id for id in accounts}
        self._sides = {id: _Side([id]) for id in accounts}
        for link in links:
            left, right, verdict, by_person, _, weight, _ = link
            if not by_person:
                bond = (weight, 1, weight if verdict == "same" else -math.inf)
                self._sides[left].bonds[right] = self._sides[right].bonds[left] = bond
            elif verdict == "different":
                self._sides[left].bars.add(right)
                self._sides[right].bars.add(left)

    def of(self, account: str) -> str:
        """The group that an account is in."""
        return self._of[account]

    def members(self) -> Iterable[list[str]]:
        """The accounts of every group."""
        return (side.members for side in self._sides.values())

    def obey(self, link: Link) -> None:
        """Join the two groups of a person's SAME, where no person barred it."""
        here, there = self._of[link.left], self._of[link.right]
        if here != there and there not in self._sides[here].bars:
            self._join(here, there)

    def settle(self) -> None:
        """Join groups, those that fit best first, until none are left that may be joined."""
        waiting = [offer for here in self._sides for offer in self._offers(here) if here == offer[1]]
        heapq.heapify(waiting)
        while waiting:
            _, here, there, size, other_size = heapq.heappop(waiting)
            if size == self._size(here) and other_size == self._size(there) and self._may_join(here, there):
                for offer in self._offers(self._join(here, there)):
                    heapq.heappush(waiting, offer)

    def _size(self, group: str) -> int:
        """How many accounts it has; 0 once it is part of another."""
        return len(self._sides[group].members) if group in self._sides else 0

    def _offers(self, group: str) -> Iterator[tuple[float, str, str, int, int]]:
        """The groups that this one fits, each once, with the sizes for which that holds."""
        size = self._size(group)
        for other, (total, number, surest) in self._sides[group].bonds.items():
            fit = (total + SUREST * surest) / (number + SUREST)
            if fit > 0 and group < other:
                yield -fit, group, other, size, self._size(other)
            elif fit > 0:
                yield -fit, other, group, self._size(other), size

    def _may_join(self, here: str, there: str) -> bool:
        one, other = self._sides[here], self._sides[there]
        if there in one.bars:
            return False
        if min(len(one.members), len(other.members)) < GROUP:
            return True
        return _mean(one.bonds[there]) >= LOOSER * min(_mean(one.within), _mean(other.within))

    def _join(self, here: str, there: str) -> str:
        """Make one group of two and give its name; the one with fewer bonds moves."""
        by_work = sorted((here, there), key=lambda name: (-len(self._sides[name].bonds), name))
        here, there = by_work
        side, moved = self._sides[here], self._sides.pop(there)
        for account in moved.members:
            self._of[account] = here
        side.members += moved.members
        between = side.bonds.pop(there, _NONE)
        side.within = _plus(_plus(side.within, moved.within), between)
        for other, bond in moved.bonds.items():
            if other != here:
                mine, its = side.bonds.get(other), self._sides[other].bonds
                side.bonds[other] = its[here] = bond if mine is None else _plus(mine, bond)
                del its[there]
        for other in moved.bars:
            side.bars.add(other)
            self._sides[other].bars.discard(there)
            self._sides[other].bars.add(here)
        return here


def _record(ids: list[str], accounts: Mapping[str, Clustered]) -> Record:
    return Record(record_id(ids[0]), accounts[ids[0]].kind, tuple(ids))


def _conflicts(links: Collection[Link], groups: _Groups) -> tuple[Conflict, ...]:
    against = [link for link in links if link.verdict == "different" or link.is_disputed]
    joined = _joined(links if against else ())
    found = []
    for link in against:
        if link.is_disputed or joined(link.left) == joined(link.right):
            together = groups.of(link.left) == groups.of(link.right)
            found.append(Conflict(link.left, link.right, "together" if together else "apart", link.by_person))
    return tuple(sorted(found, key=lambda conflict: (not conflict.by_person, conflict.left, conflict.right)))


def _joined(links: Iterable[Link]) -> Callable[[str], str]:
    """A function that gives all accounts of one chain of SAME the same name."""
    parents: dict[str, str] = {}

    def top(account: str) -> str:
        while (parent := parents.get(account, account)) != account:
            parents[account] = parents.get(parent, parent)
            account = parent
        return account

    for link in links:
        if link.verdict == "same":
            parents[top(link.left)] = top(link.right)
    return top
