"""Accounts from their rows: of many reports at once, each claim with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Text, bindparam, func, select, type_coerce

from dateline.model.claims import Account
from dateline.store import rows
from dateline.store.tables import accounts, claims, evidence, readings


class Statements(NamedTuple):
    """What reads the accounts of which a condition holds, built once: to build a statement takes longer than to run it.

    Statements are of the pieces of evidence, the claims and the accounts themselves.
    """

    pieces: Select[Any]
    facts: Select[Any]
    told: Select[Any]

    @classmethod
    def where(cls, condition: Any) -> Statements:
        """Those of a condition on accounts."""
        keys = select(accounts.c.key).where(condition)
        pieces = select(*_PIECE).join(claims, claims.c.key == evidence.c.claim).where(claims.c.account.in_(keys))
        facts = select(*_FACT).where(claims.c.account.in_(keys))
        told = select(accounts, readings.c.report).join(readings, readings.c.key == accounts.c.reading)
        return cls(
            pieces.order_by(evidence.c.claim, evidence.c.position),
            facts.order_by(claims.c.account, claims.c.position),
            told.where(condition).order_by(accounts.c.reading, accounts.c.position),
        )


def accounts_of(connection: Connection, asked: Statements, **named: Any) -> dict[str, list[Account]]:
    """The accounts that these statements read, by report; `named` are the values of their variables."""
    pieces: dict[int, list[rows.Piece]] = defaultdict(list)
    for claim, start, end, words in connection.execute(asked.pieces, named).all():
        pieces[claim].append((start, end, words))
    facts: dict[int, list[rows.Fact]] = defaultdict(list)
    for account, key, *fact in connection.execute(asked.facts, named).all():
        field, value, origin = fact
        facts[account].append((field, value, origin, pieces.get(key, ())))
    found: dict[str, list[Account]] = defaultdict(list)
    for row in connection.execute(asked.told, named).mappings().all():
        told = facts.get(row["key"], ())
        found[row["report"]].append(rows.account_from_rows(dict(row), report_id=row["report"], facts=told))
    return found


def by_id(connection: Connection, ids: Collection[str]) -> list[Account]:
    """The accounts with these ids, each once, of whichever reading."""
    found = accounts_of(connection, _BY_ID, these=rows.listed(ids))
    return [account for told in found.values() for account in told]


def of_reports(
    connection: Connection, reports: Collection[str], *, until: str | None = None
) -> dict[str, list[Account]]:
    """The accounts of these reports' latest readings (or of the latest up to a moment), by report."""
    if until is None:
        return accounts_of(connection, _OF_REPORTS, these=rows.listed(reports))
    return accounts_of(connection, _OF_REPORTS_UNTIL, these=rows.listed(reports), until=until)


def of_reading(connection: Connection, reading: int) -> tuple[Account, ...]:
    """The accounts of one reading, in its order."""
    found = accounts_of(connection, _OF_READING, reading=reading)
    return tuple(account for told in found.values() for account in told)


_PIECE = (evidence.c.claim, evidence.c.start, evidence.c.end, evidence.c.words)
_FACT = (claims.c.account, claims.c.key, claims.c.field, type_coerce(claims.c.value, Text), claims.c.origin)
"""A value as its JSON text: most are told many times over, and each is read once."""
_LATEST = select(func.max(readings.c.key)).where(rows.among(readings.c.report)).group_by(readings.c.report)
_BY_ID = Statements.where(
    accounts.c.key.in_(select(func.max(accounts.c.key)).where(rows.among(accounts.c.id)).group_by(accounts.c.id))
)
_OF_REPORTS = Statements.where(accounts.c.reading.in_(_LATEST))
_OF_REPORTS_UNTIL = Statements.where(accounts.c.reading.in_(_LATEST.where(readings.c.read <= bindparam("until"))))
_OF_READING = Statements.where(accounts.c.reading == bindparam("reading"))
