"""Makes what was read part of the records: members, suggested judgements, records. One unit of work for each report.

1. Each account of a report's latest reading is a member: that of the earlier reading whose words it shares, else a new
   one. So judgements and record ids outlive a new version of the reader.
2. Members under the same keys are candidates. The matcher scores each pair; SAME and UNSURE are kept as judgements.
3. Within a chain of machines' SAME every pair is scored, and what speaks against the chain is kept too. Which pairs
   are judged is so a function of the accounts alone, and never of the order in which they came.
4. `records.clustering.cluster` gives the records of the chains that changed.

`decide` keeps a person's merge or split, `undo` takes one back; both end in step 4.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any, Protocol

from dateline.errors import BadInput
from dateline.model.claims import Account
from dateline.model.ids import digest
from dateline.model.judgements import MACHINE, Judgement, Verdict, judge
from dateline.model.text import Report
from dateline.records.clustering import RULE, Clustered, cluster, reach
from dateline.store.records import ConflictRow, MemberRow, Pending, Records
from dateline.store.session import Session
from dateline.store.sqlite import Store

ACCOUNTS, COPIES = "accounts", "copies"
"""The spaces of `blocks`."""

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a matcher holds of one pair: the probability that the two are the same, a verdict, and why in words."""

    probability: float
    verdict: Verdict
    reason: str


class Matcher(Protocol):
    """Finds and scores pairs. `version` changes whenever a key or a score could come out otherwise."""

    @property
    def version(self) -> str:
        """Name and version, as judgements keep it after "machine:"."""

    @property
    def remembered(self) -> MutableMapping[tuple[str, str], Any]:
        """Sides made before, by account id and source family: candidates of news are mostly what came just before."""

    def side(self, report: Report, account: Account, source_family: str) -> Any:
        """What scoring needs of one account."""

    def keys(self, side: Any) -> Iterable[str]:
        """The keys of an account: two that share one are candidates. An account without keys matches nothing."""

    def score(self, left: Any, right: Any) -> Opinion:
        """The opinion on a pair; the same whichever is the left one."""

    def copy_keys(self, report: Report) -> Iterable[str]:
        """The keys of a report: two that share one may be copies of one text."""

    def copy_of(self, report: Report, others: Sequence[Report]) -> tuple[str, str] | None:
        """The id of the one of these of which the report is a copy, and the reason; None for a text of its own."""


def reconcile(store: Store, matcher: Matcher, *, clock: Clock) -> Iterator[str]:
    """Make every reading that is not part of the records yet part of them; gives the id of each report when it is kept.

    What was given stays when the process is killed, and the rest is done by the next call.
    """
    with store.view() as session:
        waiting = session.records.pending(_state(matcher))
    for item in waiting:
        with store.session() as session:
            reconcile_report(session, item.report, matcher, at=clock())
        yield item.report


def reconcile_report(session: Session, report: str, matcher: Matcher, *, at: datetime) -> None:
    """Make a report's latest reading part of the records, where it is not yet, within the caller's unit of work."""
    # Looked for under the lock: another process may have done it meanwhile.
    for item in session.records.pending(_state(matcher), report=report):
        reconcile_reading(session, item, matcher, at=at)


def reconcile_reading(session: Session, item: Pending, matcher: Matcher, *, at: datetime) -> None:
    """Make one reading part of the records, within the unit of work of the caller. Doing it twice changes nothing."""
    records = session.records
    report = records.reports([item.report])[item.report]
    told = records.tellings([item.report]).get(item.report, [])
    _find_family(records, report, matcher)
    changed, gone = _place(records, report, told, at)
    mine = {member.lineage: member for member in records.members_of_report(report.id) if member.account}
    stale = _machine_judgements(records, [*changed, *gone], except_by=None)
    stale += _machine_judgements(records, set(mine) - set(changed), except_by=_by(matcher))
    seeds = {*mine, *gone, *(id for judgement in stale for id in (judgement.left, judgement.right))}
    records.withdraw(stale, at=at, why="read or scored anew")
    sides = _Sides(records, matcher)
    for lineage in mine:
        records.block(ACCOUNTS, lineage, sides.keys(lineage))
    for lineage in gone:
        records.block(ACCOUNTS, lineage, ())
    _suggest(records, sorted(mine), sides, at)
    _fill(records, mine, sides, at)
    recompute(records, seeds)
    records.mark_reconciled(item.reading, matcher=_state(matcher), at=at)


def recompute(records: Records, seeds: Collection[str]) -> None:
    """The records of every chain that these members are in, from the judgements that hold now."""
    touched = reach(seeds, records.neighbours)
    members = {member.lineage: member for member in records.members(touched) if member.account}
    clustering = cluster(
        (Clustered(member.lineage, member.kind, member.age) for member in members.values()),
        records.judgements_among(touched),
    )
    now = {lineage: record.id for record in clustering.records for lineage in record.accounts}
    records.set_records({lineage: id for lineage, id in now.items() if members[lineage].record != id})
    records.outdate({member.record for member in members.values()} | set(now.values()))
    records.replace_conflicts(
        touched, (ConflictRow(c.left, c.right, c.meanwhile, c.by_person) for c in clustering.conflicts)
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: its id, for `undo`, and the judgements that were made or taken back."""

    id: str
    judgements: tuple[Judgement, ...]


def merge(session: Session, first: str, second: str, *, by: str, reason: str, at: datetime) -> Decision:
    """Judge that all accounts of two records tell of the same thing. Raises BadInput where that cannot be."""
    if first == second:
        raise BadInput("that is one record already", hint="name two")
    records = session.records
    here, there = records.members_of_records([first]), records.members_of_records([second])
    if {member.kind for member in here} != {member.kind for member in there}:
        raise BadInput(
            f"an {here[0].kind} and an {there[0].kind} are not the same thing", hint="merge records of one kind"
        )
    _refuse_to_overrule(records, here, there, by)
    return _decide(records, _joined([*here, *there]) | _reversed(records, here, there, by), by, reason, at)


def split(session: Session, record: str, accounts: Collection[str], *, by: str, reason: str, at: datetime) -> Decision:
    """Judge that these members of a record tell of something else than the others do. Raises BadInput."""
    members = session.records.members_of_records([record])
    out = [member for member in members if member.lineage in accounts]
    stay = [member for member in members if member.lineage not in accounts]
    if not out or not stay:
        raise BadInput("a split leaves accounts on both sides", hint="name some of the record's accounts, not all")
    apart: dict[tuple[str, str], Verdict] = {(one.lineage, other.lineage): "different" for one in out for other in stay}
    return _decide(session.records, _joined(out) | _joined(stay) | apart, by, reason, at)


def undo(session: Session, named: str | None, *, by: str, at: datetime) -> Decision:
    """Take back the latest decision of a person, or the named one. Raises BadInput where there is none."""
    taken_back = session.records.decision(named)
    if not taken_back:
        what = f"no decision that holds has the id {named}" if named else "there is no decision to take back"
        raise BadInput(what, hint="`dateline changes` lists what was decided")
    session.records.withdraw(taken_back, at=at, why=f"taken back by {by}")
    recompute(session.records, {id for judgement in taken_back for id in (judgement.left, judgement.right)})
    return Decision(taken_back[0].decision, tuple(taken_back))


def _decide(
    records: Records, verdicts: Mapping[tuple[str, str], Verdict], by: str, reason: str, at: datetime
) -> Decision:
    if by.startswith(MACHINE) or not by.strip():
        raise BadInput(f"{by!r} is no name for a person", hint="give yours with --by")
    id = digest("decision", at.isoformat(), by, sorted([*pair, verdict] for pair, verdict in verdicts.items()))
    made = tuple(
        judge(*pair, verdict, by=by, made=at, reason=reason, decision=id) for pair, verdict in sorted(verdicts.items())
    )
    records.add_judgements(made)
    recompute(records, {lineage for pair in verdicts for lineage in pair})
    return Decision(id, made)


def _joined(members: Sequence[MemberRow]) -> dict[tuple[str, str], Verdict]:
    """SAME between the oldest and each of the others: enough to hold them together whatever machines say."""
    oldest, *others = sorted(members, key=lambda member: member.age)
    return {(oldest.lineage, other.lineage): "same" for other in others}


def _refuse_to_overrule(records: Records, here: Sequence[MemberRow], there: Sequence[MemberRow], by: str) -> None:
    for judgement in _bars(records, here, there):
        if judgement.by != by:
            raise BadInput(
                f"{judgement.by} judged them different on {judgement.made:%Y-%m-%d}",
                hint=f"take that back first: dateline undo {judgement.decision[:8]}",
            )


def _reversed(
    records: Records, here: Sequence[MemberRow], there: Sequence[MemberRow], by: str
) -> dict[tuple[str, str], Verdict]:
    """One's own earlier DIFFERENT, turned to SAME: of one person's judgements on a pair the latest counts."""
    return {(bar.left, bar.right): "same" for bar in _bars(records, here, there) if bar.by == by}


def _bars(records: Records, here: Sequence[MemberRow], there: Sequence[MemberRow]) -> list[Judgement]:
    side = {member.lineage: 0 for member in here} | {member.lineage: 1 for member in there}
    latest: dict[tuple[str, str, str], Judgement] = {}
    for judgement in records.judgements_among(side):
        if not judgement.is_machine and side[judgement.left] != side[judgement.right]:
            latest[judgement.left, judgement.right, judgement.by] = judgement
    return [judgement for judgement in latest.values() if judgement.verdict == "different"]


# One report's accounts as members.


def _place(records: Records, report: Report, told: Sequence[Account], at: datetime) -> tuple[list[str], list[str]]:
    """Give every account its member; those that are new or read otherwise, and those that are gone."""
    members = records.members_of_report(report.id)
    lineage_of = lineages_of(members, told, _earlier(records, members))
    kept = {member.lineage: member for member in members}
    changed = []
    for account in told:
        lineage = lineage_of[account.id]
        if lineage not in kept:
            records.add_member(lineage, report=report.id, kind=account.kind, at=at)
        if lineage not in kept or kept[lineage].account != account.id:
            records.set_account(lineage, account.id)
            changed.append(lineage)
    alive = set(lineage_of.values())
    gone = [member.lineage for member in members if member.account and member.lineage not in alive]
    records.outdate(member.record for member in members if member.lineage in gone)
    for lineage in gone:
        records.set_account(lineage, None)
    return changed, gone


def _earlier(records: Records, members: Sequence[MemberRow]) -> dict[str, Account]:
    """The accounts that the members had before, by lineage."""
    wanted = {member.account or member.lineage: member.lineage for member in members}
    return {wanted[account.id]: account for account in records.accounts(wanted)}


def lineages_of(
    members: Sequence[MemberRow], told: Sequence[Account], earlier: Mapping[str, Account]
) -> dict[str, str]:
    """The member of each account: that with its id, else that with which it shares most words, else a new one."""
    found: dict[str, str] = {}
    free = {member.lineage: member for member in members}
    for account in told:
        for member in members:
            if account.id in (member.account, member.lineage) and member.lineage in free:
                found[account.id] = free.pop(member.lineage).lineage
                break
    shared = [
        (_shared(account, earlier[lineage]), account.id, lineage)
        for account in told
        if account.id not in found
        for lineage in free
        if lineage in earlier and earlier[lineage].kind == account.kind
    ]
    for share, account_id, lineage in sorted(shared, key=lambda item: (-item[0], item[1:])):
        if share >= _SHARED and account_id not in found and lineage in free:
            found[account_id] = free.pop(lineage).lineage
    return {account.id: found.get(account.id, account.id) for account in told}


_SHARED = 0.3
"""The share of words, of the account with the fewer, from which two readings of a report tell of the same thing."""


def _shared(one: Account, other: Account) -> float:
    words = [
        {at for claim in account.claims for piece in claim.evidence for at in range(piece.start, piece.end)}
        for account in (one, other)
    ]
    return len(words[0] & words[1]) / min(len(words[0]), len(words[1]))


def _find_family(records: Records, report: Report, matcher: Matcher) -> None:
    """Note of which text the report is a copy, where it is one of those kept before."""
    if records.families([report.id]):
        return
    keys = set(matcher.copy_keys(report))
    others = records.reports(set(records.blocked(COPIES, keys, most=_CANDIDATES)) - {report.id})
    records.block(COPIES, report.id, keys)
    found = matcher.copy_of(report, [others[id] for id in sorted(others)]) if others else None
    if found:
        original, reason = found
        family = records.families([original]).get(original)
        if family is None:
            family = original
            records.set_family(original, family, why="the first of its copies that was kept")
        records.set_family(report.id, family, why=reason)


# What the machine suggests.


class _Sides:
    """The sides of members, each loaded once."""

    def __init__(self, records: Records, matcher: Matcher) -> None:
        self._records, self.matcher = records, matcher
        self._sides: dict[str, Any] = {}
        self._members: dict[str, MemberRow] = {}

    def load(self, lineages: Collection[str]) -> None:
        """Make the sides of these members that are not gone."""
        members = [m for m in self._records.members(set(lineages) - set(self._members)) if m.account]
        families = self._records.families({member.report for member in members})
        made = self.matcher.remembered
        keys = {m.lineage: (m.account or "", families.get(m.report, m.report)) for m in members}
        new = [member for member in members if keys[member.lineage] not in made]
        reports = self._records.reports({member.report for member in new})
        accounts = {account.id: account for account in self._records.accounts({keys[m.lineage][0] for m in new})}
        sides = {keys[m.lineage]: made.get(keys[m.lineage]) for m in members if keys[m.lineage] in made}
        for member in new:
            account, family = keys[member.lineage]
            if account in accounts:
                side = self.matcher.side(reports[member.report], accounts[account], family)
                sides[account, family] = made[account, family] = side
        for member in members:
            if keys[member.lineage] in sides:
                self._members[member.lineage] = member
                self._sides[member.lineage] = sides[keys[member.lineage]]

    def keys(self, lineage: str) -> set[str]:
        """The keys under which a member is found."""
        self.load([lineage])
        return {f"{self._members[lineage].kind}:{key}" for key in self.matcher.keys(self._sides[lineage])}

    def opinion(self, left: str, right: str) -> Opinion | None:
        """The opinion on two members; None where one is gone."""
        here, there = self._members.get(left), self._members.get(right)
        if here is None or there is None or here.kind != there.kind:
            return None
        if here.report == there.report:
            return _ONE_REPORT
        return self.matcher.score(self._sides[left], self._sides[right])


_CANDIDATES = 60
"""Accounts that one is compared with at most, those with the most keys in common: what bounds the work of a report."""

_ONE_REPORT = Opinion(0.0, "different", "one report tells them apart")


def _by(matcher: Matcher) -> str:
    return MACHINE + matcher.version


def _state(matcher: Matcher) -> str:
    """What a reading is reconciled by; where that is another, it is reconciled anew."""
    return f"{matcher.version}, {RULE}"


def _machine_judgements(records: Records, lineages: Collection[str], *, except_by: str | None) -> list[Judgement]:
    return [item for item in records.judgements_on(lineages) if item.is_machine and item.by != except_by]


def _suggest(records: Records, mine: Sequence[str], sides: _Sides, at: datetime) -> None:
    """Keep what the machine holds of each candidate pair, where that is SAME or UNSURE."""
    judged = _judged(records, mine)
    for lineage in mine:
        keys = sides.keys(lineage)
        candidates = sorted(set(records.blocked(ACCOUNTS, keys, most=_CANDIDATES + len(mine))) - set(mine))
        sides.load(candidates)
        pairs = [pair for other in candidates if (pair := _pair(lineage, other)) not in judged]
        _keep(records, pairs, sides, at, ("same", "unsure"))


def _fill(records: Records, mine: Collection[str], sides: _Sides, at: datetime) -> None:
    """Score every pair of the chains that these members are in that has not been scored."""
    chain = reach(mine, lambda ids: records.neighbours(ids, machine_only=True))
    by_kind = _chains(chain, records)
    for members in by_kind:
        judged = _judged(records, members)
        pairs = [pair for pair in combinations(sorted(members), 2) if pair not in judged]
        sides.load({lineage for pair in pairs for lineage in pair})
        _keep(records, pairs, sides, at, ("same", "unsure", "different"))


def _chains(lineages: set[str], records: Records) -> list[set[str]]:
    """The chains of machines' SAME that these members fall into, those of one member left out."""
    linked: dict[str, set[str]] = {lineage: {lineage} for lineage in lineages}
    for judgement in records.judgements_among(lineages):
        if judgement.is_machine and judgement.verdict == "same":
            here, there = linked[judgement.left], linked[judgement.right]
            if here is not there:
                here |= there
                for lineage in there:
                    linked[lineage] = here
    distinct: dict[Hashable, set[str]] = {id(members): members for members in linked.values()}
    return [members for members in distinct.values() if len(members) > 1]


def _judged(records: Records, lineages: Collection[str]) -> set[tuple[str, str]]:
    return {(item.left, item.right) for item in records.judgements_on(lineages) if item.is_machine}


def _keep(
    records: Records, pairs: Iterable[tuple[str, str]], sides: _Sides, at: datetime, verdicts: Collection[Verdict]
) -> None:
    new = []
    for left, right in pairs:
        opinion = sides.opinion(left, right)
        if opinion and opinion.verdict in verdicts:
            by = _by(sides.matcher)
            told = judge(left, right, opinion.verdict, by=by, made=at, reason=opinion.reason, score=opinion.probability)
            new.append(told)
    records.add_judgements(new)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
