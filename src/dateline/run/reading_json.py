"""What was read in a report, as JSON: the shape `dateline.read/1`. Keys are added, never renamed or dropped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.accounts.summaries import summarise
from dateline.model.claims import Account
from dateline.model.text import Report
from dateline.model.wire import value_to_json

SCHEMA = "dateline.read/1"


def read_json(report: Report, *, relevant: bool, accounts: Iterable[Account]) -> dict[str, Any]:
    """One report with its accounts, in the shape of the schema."""
    return {
        "schema": SCHEMA,
        "report": report_to_json(report),
        "relevant": relevant,
        "accounts": [account_to_json(account) for account in accounts],
    }


def report_to_json(report: Report) -> dict[str, Any]:
    """A report, without its bytes."""
    publication = report.publication
    return {
        "id": report.id,
        "input": report.input,
        "url": report.url,
        "outlet": report.outlet,
        "title": report.title,
        "language": report.language,
        "published": publication.when.isoformat() if publication.when else None,
        "published_basis": publication.basis,
        "published_disagreeing": [{"basis": basis, "value": value} for basis, value in publication.disagreeing],
        "authors": list(report.authors),
        "marking": report.marking,
        "text": report.text,
    }


def account_to_json(account: Account) -> dict[str, Any]:
    """An account with its claims, their words, and the summary derived from them."""
    return {
        "id": account.id,
        "kind": account.kind,
        "role": account.role,
        "certainty": account.certainty,
        "aggregate": account.aggregate,
        "claims": [
            {
                "field": claim.field,
                "value": value_to_json(claim.value),
                "evidence": [{"start": e.start, "end": e.end, "words": e.words} for e in claim.evidence],
                "origin": claim.origin,
            }
            for claim in account.claims
        ],
        "summary": summarise(account),
    }
