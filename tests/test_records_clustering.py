"""Records are a function of what is judged: in whatever order it came, whatever was taken back, whoever said it."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.judgements import Judgement, judge
from dateline.model.records import record_id
from dateline.records.clustering import Clustered, Clustering, Conflict, chain, cluster, reach

NOW = datetime(2024, 5, 6, tzinfo=UTC)
NAMES = "abcdefg"
ACCOUNTS = tuple(Clustered(name, "incident", age) for age, name in enumerate(NAMES))


def machine(left: str, right: str, score: float) -> Judgement:
    verdict = "same" if score > 0.7 else "different" if score < 0.3 else "unsure"
    return judge(left, right, verdict, by="machine:pairs/1", made=NOW, score=score)  # type: ignore[arg-type]


def person(left: str, right: str, verdict: str, *, by: str = "N. Amer", at: int = 0) -> Judgement:
    return judge(left, right, verdict, by=by, made=NOW + timedelta(hours=at))  # type: ignore[arg-type]


def groups(*judgements: Judgement) -> list[str]:
    return ["".join(record.accounts) for record in cluster(ACCOUNTS, judgements).records]


def test_links_chain_and_records_stand_in_order_of_age() -> None:
    assert groups(machine("g", "b", 0.9), machine("b", "d", 0.8)) == ["a", "bdg", "c", "e", "f"]


def test_a_person_outranks_a_machine_for_ever() -> None:
    assert groups(person("a", "b", "different"), machine("a", "b", 0.99)) == list(NAMES)
    late = replace(machine("a", "b", 0.01), made=NOW + timedelta(days=900))
    assert groups(person("a", "b", "same"), late)[0] == "ab"
    assert groups(person("a", "b", "unsure"), machine("a", "b", 0.99)) == list(NAMES)


def test_a_person_may_think_again_and_two_may_differ() -> None:
    assert groups(person("a", "b", "different"), person("a", "b", "same", at=1))[0] == "ab"
    differ = (person("a", "b", "different"), person("a", "b", "same", by="T. Oyelaran", at=1))
    assert groups(*differ) == list(NAMES)
    assert cluster(ACCOUNTS, differ).conflicts == (Conflict("a", "b", "apart", True),)
    unsure = (person("a", "b", "same"), person("a", "b", "unsure", by="T. Oyelaran"), machine("a", "c", 0.9))
    assert groups(*unsure, machine("b", "c", 0.9))[:2] == ["ac", "b"]


def test_a_chain_across_a_different_is_kept_apart_and_listed() -> None:
    judged = (machine("a", "b", 0.95), machine("b", "c", 0.8), person("a", "c", "different"))
    clustering = cluster(ACCOUNTS, judged)
    assert groups(*judged)[:2] == ["ab", "c"]
    assert clustering.conflicts == (Conflict("a", "c", "apart", True),)
    assert chain("a", "c", judged) == ("a", "b", "c")
    assert chain("a", "g", judged) == ()


def test_a_machine_that_contradicts_itself_is_weighed_and_listed() -> None:
    outweighed = (machine("a", "b", 0.95), machine("b", "c", 0.75), machine("a", "c", 0.02))
    assert groups(*outweighed)[:2] == ["ab", "c"]
    outweighing = (machine("a", "b", 0.95), machine("b", "c", 0.9), machine("a", "c", 0.28))
    assert groups(*outweighing)[0] == "abc"
    assert cluster(ACCOUNTS, outweighing).conflicts == (Conflict("a", "c", "together", False),)


def test_what_one_report_tells_apart_no_machine_joins() -> None:
    chained = [machine(pair[0], pair[1], 0.99) for pair in ("ab", "ac", "bd", "cd", "ad")]
    assert groups(*chained)[0] == "abcd"
    assert groups(*chained, machine("b", "c", 0.001))[0] == "abcd"
    assert groups(*chained, machine("b", "c", 0.0))[:2] == ["abd", "c"]
    assert groups(*chained, machine("b", "c", 0.0), person("b", "c", "same"))[0] == "abcd"


def test_of_people_s_links_across_a_different_the_earlier_stands() -> None:
    judged = (person("a", "b", "same", at=2), person("b", "c", "same", at=1), person("a", "c", "different"))
    assert groups(*judged)[:2] == ["a", "bc"]
    assert len(cluster(ACCOUNTS, judged).conflicts) == 1


def test_a_merge_keeps_the_older_id_and_a_split_gives_it_back() -> None:
    merged = cluster(ACCOUNTS, [machine("c", "b", 0.9)])
    assert merged.records[1].id == record_id("b")
    (stone,) = merged.tombstones
    assert (stone.id, stone.into) == (record_id("c"), record_id("b"))
    split = cluster(ACCOUNTS, [machine("c", "b", 0.9), person("c", "b", "different")])
    assert [record.id for record in split.records] == [record_id(name) for name in NAMES]
    assert split.tombstones == ()


def test_kinds_are_never_joined() -> None:
    accounts = [Clustered("a", "incident", 0), Clustered("b", "agreement", 1)]
    assert len(cluster(accounts, [person("a", "b", "same")]).records) == 2


pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
machines = st.builds(lambda pair, score: machine(pair[0], pair[1], score), pairs, st.floats(0, 1))
people = st.builds(
    lambda pair, verdict, by, at: person(pair[0], pair[1], verdict, by=by, at=at),
    pairs,
    st.sampled_from(["same", "different", "unsure"]),
    st.sampled_from(["N. Amer", "T. Oyelaran"]),
    st.integers(0, 3),
)
logs = st.lists(st.one_of(machines, people), max_size=25)


@settings(deadline=None)
@given(logs, st.randoms(use_true_random=False))
def test_the_order_of_arrival_means_nothing(log: list[Judgement], shuffler: random.Random) -> None:
    judgements, accounts = list(log), list(ACCOUNTS)
    expected = cluster(accounts, judgements)
    shuffler.shuffle(judgements)
    shuffler.shuffle(accounts)
    assert cluster(accounts, judgements) == expected


@settings(deadline=None)
@given(logs)
def test_no_person_s_different_is_ever_within_a_record(log: list[Judgement]) -> None:
    clustering = cluster(ACCOUNTS, log)
    of = {id: record.id for record in clustering.records for id in record.accounts}
    assert sorted(of) == list(NAMES)
    for judgement in log:
        same_pair = [other for other in log if (other.left, other.right) == (judgement.left, judgement.right)]
        if all(other.verdict == "different" and not other.is_machine for other in same_pair):
            assert of[judgement.left] != of[judgement.right]
    listed = {(conflict.left, conflict.right) for conflict in clustering.conflicts if conflict.by_person}
    for left, right in listed:
        assert of[left] != of[right]


class Kept:
    """What a store keeps, updated chain by chain: the thing that must equal recomputing from scratch."""

    def __init__(self) -> None:
        self.accounts: dict[str, Clustered] = {}
        self.judgements: list[Judgement] = []
        self.clustering = Clustering((), ())

    def update(self, seeds: Collection[str]) -> None:
        touched = reach(set(seeds), self.neighbours)
        told = [account for account in self.accounts.values() if account.id in touched]
        judged = [item for item in self.judgements if item.left in touched and item.right in touched]
        new = cluster(told, judged)
        records = [record for record in self.clustering.records if not touched & set(record.accounts)]
        conflicts = [item for item in self.clustering.conflicts if not touched & {item.left, item.right}]
        age = {id: account.age for id, account in self.accounts.items()}
        self.clustering = Clustering(
            tuple(sorted([*records, *new.records], key=lambda record: age[record.accounts[0]])),
            tuple(sorted([*conflicts, *new.conflicts], key=lambda c: (not c.by_person, c.left, c.right))),
        )

    def neighbours(self, ids: Collection[str]) -> set[str]:
        same = [item for item in self.judgements if item.is_active and item.verdict == "same"]
        return {b for item in same for a, b in ((item.left, item.right), (item.right, item.left)) if a in ids}


@settings(max_examples=150, deadline=None)
@given(logs, st.randoms(use_true_random=False))
def test_updating_equals_recomputing_whatever_comes_when(log: list[Judgement], shuffler: random.Random) -> None:
    kept = Kept()
    steps: list[Clustered | Judgement | int] = [*ACCOUNTS, *log, *range(len(log))]
    shuffler.shuffle(steps)
    for step in steps:
        match step:
            case Clustered():
                kept.accounts[step.id] = step
                kept.update({step.id})
            case Judgement():
                kept.judgements.append(step)
                kept.update({step.left, step.right})
            case _ if step < len(kept.judgements) and step % 2:
                taken_back = kept.judgements[step]
                kept.judgements[step] = replace(taken_back, withdrawn=NOW)
                kept.update({taken_back.left, taken_back.right})
        assert kept.clustering == cluster(kept.accounts.values(), kept.judgements)


@settings(deadline=None)
@given(logs, logs)
def test_what_is_taken_back_was_never_there(log: list[Judgement], taken_back: list[Judgement]) -> None:
    withdrawn = [replace(judgement, withdrawn=NOW) for judgement in taken_back]
    assert cluster(ACCOUNTS, [*log, *withdrawn]) == cluster(ACCOUNTS, log)
