"""What the checks on a language model's answers let through, without a model: true claims, and three kinds of lies.

`python benchmarks/llm_checks.py [GOLD...]` tells the embedded finders' own claims on the coded reports as a model would
tell them (quoted words and choices), and holds them against the reports. A claim comes through where one of the same
field and value is made. Then each is told falsely: its figure one higher; with words of the next report; with words of
its own report on which another field rests; groups in each other's part. A lie comes through where any claim of that
field is made.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from dateline.accounts.proposals import proposed_accounts
from dateline.evaluation import coded_reports
from dateline.mentions import sentences
from dateline.mentions.llm import check
from dateline.mentions.llm_answer import parse
from dateline.mentions.llm_values import Values
from dateline.model.claims import Account, Claim
from dateline.model.text import Report, Sentence
from dateline.model.values import Action, Reaction, Toll
from dateline.run.pipeline import read_report

GOLDS = [Path("tests/gold/published"), Path("tests/gold/held_out.jsonl")]
INCIDENT = {
    "date": "dates",
    "place": "places",
    "perpetrator": "perpetrators",
    "target": "targets",
    "weapon": "weapons",
    "claimed_by": "claimed_by",
    "toll": "figures",
}
AGREEMENT = {
    "party": "parties",
    "commitment": "commitments",
    "zone": "zones",
    "announced": "announced",
    "in_force": "in_force",
    "expiry": "expiry",
    "mediator": "mediators",
    "reaction": "reactions",
}
STATEMENT = {"speaker": "speaker", "role": "office", "organisation": "organisation", "quote": "said"}
GROUPS = ("perpetrator", "target", "claimed_by", "party", "mediator")
"""Fields whose values are groups, forces and bodies."""
Part = dict[str, Any]
Told = Callable[[Claim], Part | None]
"""How a claim is told: its quotation, or None where it is left out."""


@dataclass(frozen=True, slots=True)
class Read:
    """A coded report, what Dateline reads in it, and the embedded finders' accounts."""

    report: Report
    cut: tuple[Sentence, ...]
    values: Values
    accounts: tuple[Account, ...]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=GOLDS)
    every = [_read(report) for path in parser.parse_args().gold for report, _ in coded_reports.load(path)]
    found = [read for read in every if read.accounts]
    print(f"{len(found)} reports in which the embedded finders find something\n")
    _true(found)
    _lies(found)


def _read(report: Report) -> Read:
    cut = sentences.split(report)
    return Read(report, cut, Values(report, cut), read_report(report).accounts)


def _true(found: Sequence[Read]) -> None:
    told, held = Counter[str](), Counter[str]()
    for read in found:
        for account in read.accounts:
            made = _made(read, account, partial(_quoted, cut=read.cut))
            for claim in _told(account):
                told[claim.field] += 1
                held[claim.field] += (claim.field, _value(claim)) in made
    print("true claims that come through, by field")
    for field, count in told.most_common():
        print(f"  {field:16}{held[field]:6} of {count:5}  {100 * held[field] / count:5.1f} %")
    print(f"  {'all':16}{held.total():6} of {told.total():5}  {100 * held.total() / told.total():5.1f} %\n")


def _lies(found: Sequence[Read]) -> None:
    lies, through = Counter[str](), Counter[str]()
    for read, other in zip(found, [*found[1:], found[0]], strict=True):
        for account in read.accounts:
            for claim in _told(account):
                for name, lie in _false(claim, read, account, other):

                    def tell(one: Claim, claim: Claim = claim, lie: Part = lie, read: Read = read) -> Part | None:
                        if one is claim:
                            return lie
                        return None if one.field == claim.field else _quoted(one, read.cut)

                    lies[name] += 1
                    through[name] += any(field == claim.field for field, _ in _made(read, account, tell))
    print("lies that come through, each beside the account's other claims told truly")
    for name, count in lies.items():
        print(f"  {name:56}{through[name]:6} of {count:5}  {100 * through[name] / count:5.1f} %")


def _false(claim: Claim, read: Read, account: Account, other: Read) -> Iterator[tuple[str, Part]]:
    true = _quoted(claim, read.cut)
    if isinstance(claim.value, Toll):
        yield "a figure one higher than the words say", {**true, **_raised(true)}
    elsewhere = next((c for a in other.accounts for c in a.claims if c.field == claim.field), None)
    if elsewhere is not None:
        words = elsewhere.evidence[0].words
        stands = "by chance stand here, too" if words in read.report.text else "do not stand here"
        yield f"words of another report that {stands}", {**_quoted(elsewhere, other.cut), "sentence": 0}
    others = [c for c in _told(account) if c.field not in (claim.field, "quote")]
    swapped = next((c for c in others if c.field in GROUPS), None)
    if claim.field in GROUPS and swapped is not None:
        yield "a group of this report in another's part", {**true, "words": swapped.evidence[0].words}
        return
    beside = next(iter(others), None)
    if beside is not None and claim.field != "quote":
        yield "words of this report on which another field rests", {**true, "words": beside.evidence[0].words}


def _raised(true: Part) -> Part:
    return {name: None if true[name] is None else true[name] + 1 for name in ("low", "high")}


def _made(read: Read, account: Account, tell: Told) -> set[tuple[str, str]]:
    """The claims that come of an answer that tells this account so."""
    answer = {"incidents": [], "agreements": [], "statements": [], f"{account.kind}s": [_part(account, tell)]}
    proposed = check(read.values, parse(json.dumps(answer)))
    accounts = proposed_accounts(read.report, proposed, "benchmark")
    return {(claim.field, _value(claim)) for account in accounts for claim in account.claims}


def _value(claim: Claim) -> str:
    if isinstance(claim.value, Toll):
        return f"{claim.value.harm} {claim.value.low} {claim.value.high}"
    if claim.field == "quote":
        return claim.evidence[0].words
    return str(getattr(claim.value, "name", claim.value)).casefold()


def _told(account: Account) -> list[Claim]:
    """The claims that a model tells by quoting."""
    names = {"incident": INCIDENT, "agreement": AGREEMENT, "statement": STATEMENT}[account.kind]
    return [claim for claim in account.claims if claim.field in names]


def _part(account: Account, tell: Told) -> Part:
    """One account as a model tells it: what it is in any case, and the claims that `tell` quotes."""
    first = {claim.field: claim for claim in reversed(account.claims)}
    names: dict[str, str] = INCIDENT
    part: Part = {"role": account.role, "certainty": account.certainty}
    if account.kind == "incident":
        action = first["action"].value
        assert isinstance(action, Action)
        part |= {"kind": action.word, "what": _words(first["action"])}
    elif account.kind == "agreement":
        names, status = AGREEMENT, first["status"]
        part = {"role": account.role, "type": first["agreement_type"].value, "what": _words(first["agreement_type"])}
        part |= {"status": status.value, "status_words": _words(status)}
    else:
        names, stance = STATEMENT, first["stance"]
        part = {"stance": stance.value, "stance_words": _words(stance)}
    for claim in account.claims:
        quoted = tell(claim) if claim.field in names else None
        if quoted is not None:
            part.setdefault(names[claim.field], []).append(quoted)
    return part


def _quoted(claim: Claim, cut: Sequence[Sentence]) -> Part:
    start = claim.evidence[0].start
    number = next((n for n, sentence in enumerate(cut) if sentence.start <= start < sentence.end), 0)
    quoted: Part = {"words": claim.evidence[0].words, "sentence": number}
    if isinstance(claim.value, Toll):
        quoted |= {"harm": claim.value.harm, "low": claim.value.low, "high": claim.value.high}
    if isinstance(claim.value, Reaction):
        quoted["stance"] = claim.value.stance
    return quoted


def _words(claim: Claim) -> Part:
    return {"words": claim.evidence[0].words, "sentence": 0}


if __name__ == "__main__":
    main()
