"""Finders of another day, put in for the real ones, and accounts as they read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from dateline.model.claims import Account, Claim, compose_account, quote
from dateline.model.mentions import Mentions
from dateline.model.text import Report
from dateline.model.values import Value
from dateline.run.pipeline import Reading
from dateline.run.worker import Worker
from sample_records import Fake

Read = Callable[[Report], Sequence[Account]]


def finders(monkeypatch: pytest.MonkeyPatch, read: Read, *, relevant: bool = True) -> None:
    """Have the finders of today read so."""

    def read_again(_: Worker, report: Report) -> Reading:
        return Reading(report, relevant, tuple(read(report)), Mentions(()))

    monkeypatch.setattr(Worker, "read_again", read_again)
    monkeypatch.setattr("dateline.run.reread.current_matcher", Fake)


def claim_on(report: Report, field: str, value: Value, words: str) -> Claim:
    at = report.text.index(words)
    return Claim(field, value, (quote(report, at, at + len(words)),), "sample/2:00000000")


def anew(report: Report, account: Account, claims: Sequence[Claim], **changes: object) -> Account:
    told = {"kind": account.kind, "role": account.role, "certainty": account.certainty, **changes}
    return compose_account(report, claims=claims, **told)  # type: ignore[arg-type]
