"""Records made of coded reports, against the coded incidents: which reports were put together, and with what figures.

The reports are read and their accounts reconciled by the rules of the program. Three things are counted:

- pairs of main accounts of different reports: those in one record, and those coded as one incident;
- accounts told in passing whose incident another report tells: whether their record holds another of that incident;
- the range of killed, and of wounded, of each incident that two reports or more tell: whether the record's low and
  high are the least and the most of all that was coded of it. A wrong one is the reader's where a report's figure was
  read otherwise than it is coded or its account was not found, matching's where an account is in another record, else
  the rule's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

from dateline.evaluation.metrics import Counts
from dateline.model.claims import Account
from dateline.model.judgements import MACHINE, Judgement, Verdict, judge
from dateline.model.text import Report
from dateline.model.values import Harm
from dateline.reading.syndication import Copies
from dateline.records.blocking import Index
from dateline.records.clustering import Clustered, cluster
from dateline.records.figures import figures, span
from dateline.records.figures_tellings import Bounds, Telling
from dateline.records.matching import Match, score, side_of
from dateline.records.matching_side import Side
from dateline.records.matching_weights import VERSION

Row = dict[str, Any]
Tell = Callable[[Report, Account, Sequence[Account], str], Telling]
"""What figures need of one account: its report, all accounts of that, and its source family."""

FILLED = 300
"""Sides of a chain of SAME in which every pair is scored: 45,000 pairs. In a longer one only candidates are."""
HARMS: tuple[tuple[Harm, str], ...] = (("killed", "total_killed"), ("wounded", "total_wounded"))
MAIN, PASSING, RANGES = "records: pairwise F1", "records: background attached", "records: range as coded"


@dataclass(frozen=True, slots=True)
class Coded:
    """An incident as one report's coder codes it, with the account that the reader found of it, if any."""

    report: Report
    row: Row
    account: Account | None

    @property
    def key(self) -> str:
        """The incident, the same in every report that tells of it; one that was coded without a key is its own."""
        return str(self.row.get("incident_key") or f"{self.report.id}, row {id(self.row)}")


@dataclass(slots=True)
class Reconciled:
    """Everything that is counted, and the errors in words."""

    pairs: Counts = field(default_factory=Counts)
    attached: Counts = field(default_factory=Counts)
    passing: int = 0
    ranges: Counts = field(default_factory=Counts)
    faults: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        """Each between 0 and 1; none where no two reports tell of one incident."""
        measured = {MAIN: self.pairs.f1, PASSING: self.attached.recall, RANGES: self.ranges.recall}
        counted = {MAIN: self.pairs.wanted, PASSING: self.attached.wanted, RANGES: self.ranges.wanted}
        return {name: value for name, value in measured.items() if counted[name]}

    @property
    def counts(self) -> dict[str, str]:
        """What each figure counts."""
        pairs, faults = self.pairs, ", ".join(f"{number} the {whose}'s" for whose, number in self.faults.most_common())
        told = {
            MAIN: f"{pairs.right:.0f} right of {pairs.found:.0f} in one record, {pairs.wanted:.0f} coded",
            PASSING: f"{self.attached.right:.0f} of {self.attached.wanted:.0f} found, {self.passing} coded",
            RANGES: f"{self.ranges.right:.0f} of {self.ranges.wanted:.0f}" + (f"; faults: {faults}" if faults else ""),
        }
        return {name: told[name] for name in self.figures}


def measure(coded: Sequence[Coded], told: Sequence[tuple[Report, Sequence[Account]]], tell: Tell) -> Reconciled:
    """Counts over coded incidents; `told` are all reports with all that the reader found in each."""
    found, copies = Reconciled(), Copies()
    families = {report.id: copies.family(report) for report, _ in told}
    incidents = [(r, a, all_of) for r, all_of in told for a in all_of if a.kind == "incident" and not a.aggregate]
    sides = {account.id: side_of(report, account, families[report.id]) for report, account, _ in incidents}
    record = dict(zip(sides, clusters(list(sides.values())), strict=True))
    tellings = {account.id: tell(report, account, all_of, families[report.id]) for report, account, all_of in incidents}
    _count_pairs([item for item in coded if item.row["role"] == "main"], sides, record, found)
    by_key: dict[str, list[Coded]] = defaultdict(list)
    for item in coded:
        by_key[item.key].append(item)
    several = {key: items for key, items in by_key.items() if len({item.report.id for item in items}) > 1}
    for key, items in several.items():
        _count_passing(key, items, record, found)
    for items in several.values():
        for harm, name in HARMS:
            _count_range(items, harm, name, record, tellings, found)
    return found


def clusters(sides: Sequence[Side]) -> list[str]:
    """The cluster of each side, by the rule that makes records: a function of the sides, whatever their order.

    As in the records, candidates are scored, then every pair within a chain of SAME that has at most `FILLED` sides.
    """
    index, judged, ids = Index(), {}, {side.account_id: side for side in sides}
    for side in sides:
        for other in index.candidates(side):
            judged[_pair(other, side)] = score(other, side)
        index.add(side)
    for members in _chains(ids, (pair for pair, match in judged.items() if match.verdict == "SAME")):
        for left, right in combinations([ids[id] for id in members], 2) if len(members) <= FILLED else ():
            if (pair := _pair(left, right)) not in judged:
                judged[pair] = score(left, right)
    verdicts = (_judgement(pair, match) for pair, match in judged.items())
    accounts = (Clustered(id, "incident", age) for age, id in enumerate(ids))
    records = cluster(accounts, verdicts).records
    name = {id: f"c{number}" for number, record in enumerate(records, start=1) for id in record.accounts}
    return [name[side.account_id] for side in sides]


def _pair(one: Side, other: Side) -> tuple[str, str]:
    left, right = sorted((one.account_id, other.account_id))
    return left, right


def _chains(ids: Iterable[str], same: Iterable[tuple[str, str]]) -> list[list[str]]:
    linked: dict[str, list[str]] = {id: [id] for id in ids}
    for left, right in same:
        here, there = linked[left], linked[right]
        if here is not there:
            here += there
            linked.update((id, here) for id in there)
    return list({id(members): members for members in linked.values()}.values())


def _judgement(pair: tuple[str, str], match: Match) -> Judgement:
    verdict: Verdict = "same" if match.verdict == "SAME" else "different" if match.verdict == "DIFFERENT" else "unsure"
    return judge(*pair, verdict, by=MACHINE + VERSION, made=_NOW, score=match.probability)


_NOW = datetime(2000, 1, 1, tzinfo=UTC)
"""When machines judge here: of one judge's judgements on a pair there is one, so that it does not matter."""


def _count_pairs(
    main: Sequence[Coded], sides: Mapping[str, Side], record: Mapping[str, str], found: Reconciled
) -> None:
    for one, other in combinations(main, 2):
        if one.report.id == other.report.id:
            continue
        belong = one.key == other.key
        found.pairs.wanted += belong
        if one.account is None or other.account is None:
            continue
        together = record[one.account.id] == record[other.account.id]
        found.pairs.found += together
        found.pairs.right += together and belong
        if together != belong:
            what = "in one record, but two incidents" if together else "in two records, but one incident"
            reason = score(sides[one.account.id], sides[other.account.id]).reason
            found.errors.append(f"{one.report.id}, {other.report.id}: {what}: {reason}")


def _count_passing(key: str, items: Sequence[Coded], record: Mapping[str, str], found: Reconciled) -> None:
    for item in items:
        if item.row["role"] != "background":
            continue
        found.passing += 1
        others = {o.account.id for o in items if o.account and o.report.id != item.report.id}
        if item.account is None or not others:
            continue
        found.attached.wanted += 1
        mine = record[item.account.id]
        if any(record[other] == mine for other in others):
            found.attached.right += 1
        else:
            found.errors.append(f"{item.report.id}: told in passing, not attached to {key}")


def _count_range(
    items: Sequence[Coded],
    harm: Harm,
    name: str,
    record: Mapping[str, str],
    tellings: Mapping[str, Telling],
    found: Reconciled,
) -> None:
    """The range of one harm of one incident; nothing where fewer than two reports have it coded."""
    told = [(item, bounds) for item in items if (bounds := coded_bounds(item.row.get(name)))]
    if len(told) < 2:
        return
    wanted = span([bounds for _, bounds in told])
    records = Counter(record[item.account.id] for item in items if item.account)
    largest = max(records, key=lambda id: (records[id], id), default=None)
    held = [id for id, at in record.items() if at == largest]
    figure = next((one for one in figures(tellings[id] for id in held) if one.harm == harm and one.group is None), None)
    given = (figure.low, figure.high) if figure else None
    found.ranges.wanted += 1
    found.ranges.right += given == wanted
    if given != wanted:
        whose, why = _fault(items, harm, name, held, tellings)
        found.faults[whose] += 1
        found.errors.append(f"{items[0].key}: {harm}: coded {wanted}, the record {given}: the {whose}'s: {why}")


def _fault(
    items: Sequence[Coded], harm: Harm, name: str, held: Sequence[str], tellings: Mapping[str, Telling]
) -> tuple[str, str]:
    """Whose fault a wrong range is, and the reports that show it."""
    misread = []
    for item in items:
        wanted = coded_bounds(item.row.get(name))
        given = tellings[item.account.id].bounds.get(harm) if item.account else None
        if given != wanted:
            misread.append(f"{item.report.id} coded {wanted}, read {given if item.account else 'no account'}")
    mine = {item.account.id: item.report.id for item in items if item.account}
    apart = [report for id, report in mine.items() if id not in held]
    foreign = [tellings[id].account.report_id for id in held if id not in mine]
    if misread:
        return "reader", "; ".join(misread)
    if apart or foreign:
        return "matching", f"apart: {', '.join(apart) or 'none'}; of something else: {', '.join(foreign) or 'none'}"
    return "rule", "as read"


def coded_bounds(coded: Any) -> Bounds | None:
    """The low and high of a coded number or pair of numbers; None where neither is known."""
    if coded is None or (isinstance(coded, list) and coded[0] is None and coded[1] is None):
        return None
    return (coded, coded) if isinstance(coded, int) else (coded[0], coded[1])
