"""The tables about people and what they may do; `store.tables` has the others.

people      who may use the desk, as what; `password` is an argon2 hash
logins      who is logged in on the desk; only a hash of the key is kept
tokens      keys of programs to the HTTP API, with what they may do; only a hash is kept
audit       what was done by whom, one line an act, each sealed with the hash of the one before; never changed
"""

from __future__ import annotations

from sqlalchemy import DDL, JSON, Column, ForeignKey, Index, Integer, Table, Text, event

from dateline.store.tables import metadata

people = Table(
    "people",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("disabled", Text),
)

logins = Table(
    "logins",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("person", Text, ForeignKey("people.name"), nullable=False),
    Column("made", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Index(None, "person"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("person", Text, ForeignKey("people.name"), nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("made", Text, nullable=False),
    Column("expires", Text),
    Column("withdrawn", Text),
    Index(None, "person"),
)

audit = Table(
    "audit",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", JSON, nullable=False),
    Column("seal", Text, nullable=False),
)

SQLITE_ONLY = (
    "CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN "
    "SELECT RAISE(ABORT, 'the audit log never changes'); END",
    "CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN "
    "SELECT RAISE(ABORT, 'the audit log never changes'); END",
)
"""What guards the audit log: made after the tables, on SQLite."""

for _statement in SQLITE_ONLY:
    event.listen(metadata, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
