"""Accounts from their rows: of many reports at once, each claim with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Text, select, type_coerce

from dateline.model.claims import Account
from dateline.store import rows
from dateline.store.tables import accounts, claims, evidence, readings


def accounts_where(connection: Connection, condition: Any, these: Collection[str]) -> dict[str, list[Account]]:
    """The accounts of which a condition holds, by report; `these` are the values of its variable (`rows.among`)."""
    named = {"these": rows.listed(these)}
    keys = select(accounts.c.key).where(condition)
    pieces: dict[int, list[rows.Piece]] = defaultdict(list)
    query = select(*_PIECE).join(claims, claims.c.key == evidence.c.claim).where(claims.c.account.in_(keys))
    for claim, start, end, words in connection.execute(query.order_by(*_PIECES_IN_ORDER), named).all():
        pieces[claim].append((start, end, words))
    facts: dict[int, list[rows.Fact]] = defaultdict(list)
    query = select(*_FACT).where(claims.c.account.in_(keys)).order_by(claims.c.account, claims.c.position)
    for account, key, *fact in connection.execute(query, named).all():
        field, value, origin = fact
        facts[account].append((field, value, origin, pieces.get(key, ())))
    found: dict[str, list[Account]] = defaultdict(list)
    query = select(accounts, readings.c.report).join(readings, readings.c.key == accounts.c.reading)
    query = query.where(condition).order_by(accounts.c.reading, accounts.c.position)
    for row in connection.execute(query, named).mappings().all():
        told = facts.get(row["key"], ())
        found[row["report"]].append(rows.account_from_rows(dict(row), report_id=row["report"], facts=told))
    return found


_PIECE = (evidence.c.claim, evidence.c.start, evidence.c.end, evidence.c.words)
_PIECES_IN_ORDER = (evidence.c.claim, evidence.c.position)
_FACT = (claims.c.account, claims.c.key, claims.c.field, type_coerce(claims.c.value, Text), claims.c.origin)
"""A value as its JSON text: most are told many times over, and each is read once."""
