"""Makes what was read part of the records: members, suggested judgements, records. One unit of work for each report.

1. Each account of a report's latest reading is a member: that of the earlier reading whose words it shares, else a new
   one. So judgements and record ids outlive a new version of the reader.
2. `run.suggest` finds the members that may tell of the same thing and keeps what the machine judges of each pair.
3. `records.clustering.cluster` gives the records of the chains that changed.

A report takes bounded time, however many are kept: a chain of more than `CHAIN` members is put off. Its new members
join the record that speaks most for them, and `reconcile` computes the whole chain before records are next shown.

`decide` keeps a person's merge or split, `undo` takes one back; both end in step 3, whatever the length of the chain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.errors import BadInput
from dateline.model.claims import Account
from dateline.model.ids import digest
from dateline.model.judgements import MACHINE, Judgement, Verdict, judge
from dateline.model.records import record_id
from dateline.model.text import Report
from dateline.records.clustering import RULE, Clustered, cluster, reach, reach_within, settle
from dateline.run.suggest import CHAIN, Matcher, Sides, suggest
from dateline.sources.options import Clock
from dateline.store.records import ConflictRow, MemberRow, Pending, Records
from dateline.store.session import Session
from dateline.store.sqlite import Store


def reconcile(store: Store, matcher: Matcher, *, clock: Clock) -> Iterator[str]:
    """Make every reading that is not part of the records yet part of them; gives the id of each report when it is kept.

    Chains that were put off are computed at the end. What was given stays when the process is killed, and the rest is
    done by the next call.
    """
    while waiting := _waiting(store, matcher):
        for item in waiting:
            with store.session() as session:
                reconcile_report(session, item.report, matcher, at=clock())
            yield item.report
    settle_owed(store)


def pending_count(session: Session, matcher: Matcher) -> int:
    """How many readings `reconcile` would make part of the records."""
    return session.records.count_pending(_state(matcher))


def _waiting(store: Store, matcher: Matcher) -> list[Pending]:
    with store.view() as session:
        return session.records.pending(_state(matcher))


def settle_owed(store: Store) -> None:
    """Compute the chains that were put off, each in a unit of work."""
    while True:
        with store.view() as session:
            if session.candidates.owed() is None:
                return
        with store.session() as session:
            # Looked for under the lock: another process may have done it meanwhile.
            if (lineage := session.candidates.owed()) is not None:
                recompute(session, [lineage])


def reconcile_report(session: Session, report: str, matcher: Matcher, *, at: datetime) -> None:
    """Make a report's latest reading part of the records, where it is not yet, within the caller's unit of work."""
    for item in session.records.pending(_state(matcher), report=report):
        kept = session.records.reports([item.report])[item.report]
        told = session.records.tellings([item.report]).get(item.report, [])
        reconcile_reading(session, item, kept, told, matcher, at=at)


def reconcile_new(session: Session, report: Report, told: Sequence[Account], matcher: Matcher, *, at: datetime) -> None:
    """The same for accounts that have just been kept in this unit of work, without getting them again."""
    once = list({account.id: account for account in told}.values())
    for item in session.records.pending(_state(matcher), report=report.id):
        reconcile_reading(session, item, report, once, matcher, at=at)


def reconcile_reading(
    session: Session, item: Pending, report: Report, told: Sequence[Account], matcher: Matcher, *, at: datetime
) -> None:
    """Make one reading part of the records, within the unit of work of the caller. Doing it twice changes nothing."""
    records = session.records
    _find_family(session, report, matcher)
    placed = _place(records, report, told, at)
    stale = _stale(records, placed, matcher)
    records.withdraw(stale, at=at, why="read or scored anew")
    for member in placed.gone:
        session.candidates.drop_side(member.age)
    suggest(session, list(placed.members), Sides(session, matcher, report, told), at)
    touched = {*placed.members, *(member.lineage for member in placed.gone)}
    touched |= {id for judgement in stale for id in (judgement.left, judgement.right)}
    _renew(session, touched, placed)
    records.mark_reconciled(item.reading, matcher=_state(matcher), at=at)


def _state(matcher: Matcher) -> str:
    """What a reading is reconciled by; where that is another, it is reconciled anew."""
    return f"{matcher.version}, {RULE}"


def _stale(records: Records, placed: _Placed, matcher: Matcher) -> list[Judgement]:
    """The machine's judgements that hold no more: on what was read otherwise, and by another version of the matcher."""
    old = {lineage for lineage in placed.members if lineage not in placed.new}
    read_anew = {*(placed.changed & old), *(member.lineage for member in placed.gone)}
    machine = [item for item in records.judgements_on(old | read_anew) if item.is_machine] if old | read_anew else []
    by = MACHINE + matcher.version
    return [item for item in machine if item.by != by or item.left in read_anew or item.right in read_anew]


def recompute(session: Session, seeds: Collection[str]) -> None:
    """The records of every chain that these members are in, from the judgements that hold now."""
    _cluster(session, reach(seeds, session.records.neighbours))


def _cluster(session: Session, touched: Collection[str]) -> None:
    """The records of these members, which are whole chains."""
    records = session.records
    members = {member.lineage: member for member in records.members(touched)}
    alive = [Clustered(m.lineage, m.kind, m.age) for m in members.values() if m.account]
    clustering = cluster(alive, records.judgements_among(touched))
    now = {lineage: record.id for record in clustering.records for lineage in record.accounts}
    records.set_records({lineage: id for lineage, id in now.items() if members[lineage].record != id})
    records.outdate({member.record for member in members.values()} | set(now.values()))
    records.replace_conflicts(
        touched, (ConflictRow(c.left, c.right, c.meanwhile, c.by_person) for c in clustering.conflicts)
    )
    session.candidates.settle([member.age for member in members.values()])


def _renew(session: Session, touched: Collection[str], placed: _Placed) -> None:
    """The records of the chains of these members: computed where a chain is short, else for the time being."""
    for gone in placed.gone:
        _rename(session.records, gone)
    waiting = set(touched)
    while waiting:
        seed = min(waiting)
        chain = reach_within([seed], session.records.neighbours, CHAIN)
        if chain is None:
            waiting.discard(seed)
            _put_off(session, seed, is_new=seed in placed.new)
        else:
            waiting -= chain
            _cluster(session, chain)


def _put_off(session: Session, lineage: str, *, is_new: bool) -> None:
    """Leave the chain of a member to `settle_owed`; until then it is in the record that speaks most for it."""
    (member,) = session.records.members([lineage])
    session.candidates.owe([member.age])
    if member.account and not member.record:
        best = _closest(session.records, member) if is_new else None
        session.records.set_records({lineage: best or record_id(lineage)})
        session.records.outdate([best or record_id(lineage)])


def _rename(records: Records, gone: MemberRow) -> None:
    """A record has the id that its oldest member gives it, which may have been this one."""
    left = records.members_of_records([gone.record]) if gone.record else []
    if left:
        records.set_records({other.lineage: record_id(left[0].lineage) for other in left})
        records.outdate([record_id(left[0].lineage)])


def _closest(records: Records, member: MemberRow) -> str | None:
    """The record to which a new member is SAME and to which all that machines judged speaks most, if for it at all."""
    on = records.verdicts_on([member.lineage])
    judged = {item.left if item.right == member.lineage else item.right: item for item in on}
    weights: dict[str, float] = defaultdict(float)
    same = set()
    for other in records.members(judged):
        if other.record:
            weights[other.record] += settle([judged[other.lineage]]).weight
            same |= {other.record} if judged[other.lineage].verdict == "same" else set()
    best = max(same, key=lambda record: (weights[record], record), default=None)
    return best if best is not None and weights[best] > 0 else None


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
    return _decide(session, _joined([*here, *there]) | _reversed(records, here, there, by), by, reason, at)


def split(session: Session, record: str, accounts: Collection[str], *, by: str, reason: str, at: datetime) -> Decision:
    """Judge that these members of a record tell of something else than the others do. Raises BadInput."""
    members = session.records.members_of_records([record])
    out = [member for member in members if member.lineage in accounts]
    stay = [member for member in members if member.lineage not in accounts]
    if not out or not stay:
        raise BadInput("a split leaves accounts on both sides", hint="name some of the record's accounts, not all")
    apart: dict[tuple[str, str], Verdict] = {(one.lineage, other.lineage): "different" for one in out for other in stay}
    return _decide(session, _joined(out) | _joined(stay) | apart, by, reason, at)


def undo(session: Session, named: str | None, *, by: str, at: datetime) -> Decision:
    """Take back the latest decision of a person, or the named one. Raises BadInput where there is none."""
    taken_back = session.records.decision(named)
    if not taken_back:
        what = f"no decision that holds has the id {named}" if named else "there is no decision to take back"
        raise BadInput(what, hint="`dateline changes` lists what was decided")
    session.records.withdraw(taken_back, at=at, why=f"taken back by {by}")
    recompute(session, {id for judgement in taken_back for id in (judgement.left, judgement.right)})
    return Decision(taken_back[0].decision, tuple(taken_back))


def _decide(
    session: Session, verdicts: Mapping[tuple[str, str], Verdict], by: str, reason: str, at: datetime
) -> Decision:
    if by.startswith(MACHINE) or not by.strip():
        raise BadInput(f"{by!r} is no name for a person", hint="give yours with --by")
    id = digest("decision", at.isoformat(), by, sorted([*pair, verdict] for pair, verdict in verdicts.items()))
    made = tuple(
        judge(*pair, verdict, by=by, made=at, reason=reason, decision=id) for pair, verdict in sorted(verdicts.items())
    )
    session.records.add_judgements(made)
    recompute(session, {lineage for pair in verdicts for lineage in pair})
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


@dataclass(frozen=True, slots=True)
class _Placed:
    """The members of a report: those that tell something now by lineage, which are new, which were read otherwise, and
    those that tell nothing any more, as they were."""

    members: Mapping[str, MemberRow]
    new: frozenset[str]
    changed: frozenset[str]
    gone: tuple[MemberRow, ...]


def _place(records: Records, report: Report, told: Sequence[Account], at: datetime) -> _Placed:
    """Give every account its member."""
    members = records.members_of_report(report.id)
    lineage_of = lineages_of(members, told, earlier_accounts(records, members))
    kept = {member.lineage: member for member in members}
    changed = set()
    for account in told:
        lineage = lineage_of[account.id]
        if lineage not in kept:
            records.add_member(lineage, report=report.id, kind=account.kind, at=at)
        if lineage not in kept or kept[lineage].account != account.id:
            records.set_account(lineage, account.id)
            changed.add(lineage)
    alive = set(lineage_of.values())
    gone = tuple(member for member in members if member.account and member.lineage not in alive)
    records.outdate(member.record for member in gone)
    for member in gone:
        records.set_account(member.lineage, None)
    now = {member.lineage: member for member in records.members_of_report(report.id) if member.account}
    return _Placed(now, frozenset(now.keys() - kept.keys()), frozenset(changed), gone)


def earlier_accounts(records: Records, members: Sequence[MemberRow]) -> dict[str, Account]:
    """The accounts that the members had before, by lineage."""
    wanted = {member.account or member.lineage: member.lineage for member in members}
    if not wanted:
        return {}
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


def _find_family(session: Session, report: Report, matcher: Matcher) -> None:
    """Note of which text the report is a copy, where it is one of those kept before."""
    records, candidates = session.records, session.candidates
    if records.families([report.id]):
        return
    keys = set(matcher.copy_keys(report))
    named = set(candidates.copies(keys, held=_TEXTS, most=_COMPARED)) - {report.id}
    others = records.reports(named) if named else {}
    candidates.put_bands(report.id, keys, held=_TEXTS)
    found = matcher.copy_of(report, [others[id] for id in sorted(others)]) if others else None
    if found:
        original, reason = found
        family = records.families([original]).get(original)
        if family is None:
            family = original
            records.set_family(original, family, why="the first of its copies that was kept")
        records.set_family(report.id, family, why=reason)


_TEXTS = 30
"""Texts that are kept under one band, the first ones: a family has one text that all others are compared with."""
_COMPARED = 30
"""Texts that one is compared with at most, those with the most bands in common."""
