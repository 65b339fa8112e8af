"""Accounts in the words in which people are told of them."""

from __future__ import annotations

from dateline.accounts.summaries import summarise
from dateline.exports.wording import summary_words
from dateline.model.claims import Account


def account_words(account: Account) -> str:
    """An account in one line: for an incident when, where, what, by whom and how many."""
    return summary_words(account.kind, summarise(account), certainty=account.certainty, aggregate=account.aggregate)
