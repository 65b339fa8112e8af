"""A reading for people: a report's accounts, and its text with every fact underlined."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from dateline.cli.terminal import plain
from dateline.model.claims import Account
from dateline.model.text import Report


def summary(out: Console, report: Report, *, relevant: bool, accounts: Iterable[Account]) -> None:
    """A report and its accounts in a few lines."""
    out.print(plain(report.title or report.input, "bold"))
    for account in accounts:
        out.print(plain(f"  {account.kind} ({account.role})"))
