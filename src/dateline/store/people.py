"""Who may use the desk, who is logged in, which programs hold keys, and the audit log that nobody can edit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import Connection, delete, func, insert, select, update

from dateline.store.records import instant
from dateline.store.tables_people import audit, logins, people, tokens

Role = Literal["reader", "coder", "editor", "administrator"]
ROLES: tuple[Role, ...] = ("reader", "coder", "editor", "administrator")
"""Each may do what those before it may: read; decide and edit; publish, grade and decide in bulk; keep the people."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account on the desk. `password` is an argon2 hash; `disabled` is since when, or None."""

    name: str
    role: Role
    password: str
    made: str
    disabled: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A program's key to the HTTP API, known by its hash; `scopes` is what it may do: read, write."""

    hash: str
    name: str
    person: str
    scopes: tuple[str, ...]
    made: str
    expires: str | None = None
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One act, sealed with a hash over itself and the seal before it."""

    key: int
    at: str
    by: str
    act: str
    subject: str
    detail: dict[str, Any]
    seal: str


class People:
    """What is kept about people, keys and acts; made by a Session, whose unit of work it shares."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # People.

    def all(self) -> list[Person]:
        """Everybody, by name."""
        rows = self._connection.execute(select(people).order_by(people.c.name)).mappings()
        return [_person(dict(row)) for row in rows]

    def get(self, name: str) -> Person | None:
        """Somebody by name, disabled or not."""
        row = self._connection.execute(select(people).where(people.c.name == name)).mappings().first()
        return _person(dict(row)) if row else None

    def has_administrator(self) -> bool:
        """Whether anybody can keep the people: then everyone has to log in."""
        query = select(1).where(people.c.role == "administrator", people.c.disabled.is_(None))
        return self._connection.scalar(query.limit(1)) is not None

    def add(self, name: str, role: Role, password: str, *, at: datetime) -> None:
        """A new person with a hashed password. Raises ValueError where there is one of this name."""
        if self.get(name) is not None:
            raise ValueError(f"there is somebody called {name} already")
        row = {"name": name, "role": role, "password": password, "made": instant(at), "disabled": None}
        self._connection.execute(insert(people), row)

    def change(
        self, name: str, *, role: Role | None = None, password: str | None = None, disabled: str | None = None
    ) -> None:
        """Change what is given; whoever changes the password or is disabled is logged out everywhere."""
        changes = {"role": role, "password": password, "disabled": disabled}
        given = {key: value for key, value in changes.items() if value is not None}
        if given:
            self._connection.execute(update(people).where(people.c.name == name).values(given))
        if password or disabled:
            self._connection.execute(delete(logins).where(logins.c.person == name))

    def enable(self, name: str) -> None:
        """Let somebody in again who was disabled."""
        self._connection.execute(update(people).where(people.c.name == name).values(disabled=None))

    # Who is logged in, and keys of programs. Only hashes are kept: a stolen file opens no session.

    def log_in(self, key: str, person: str, *, at: datetime, until: datetime) -> None:
        """Note that this key stands for a person until a time; those that ran out are forgotten."""
        self._connection.execute(delete(logins).where(logins.c.expires <= instant(at)))
        row = {"hash": key_hash(key), "person": person, "made": instant(at), "expires": instant(until)}
        self._connection.execute(insert(logins), row)

    def logged_in(self, key: str, *, at: datetime) -> Person | None:
        """The person for whom a key stands now."""
        query = select(people).join(logins, logins.c.person == people.c.name)
        query = query.where(logins.c.hash == key_hash(key), logins.c.expires > instant(at), people.c.disabled.is_(None))
        row = self._connection.execute(query).mappings().first()
        return _person(dict(row)) if row else None

    def log_out(self, key: str) -> None:
        """Forget a key."""
        self._connection.execute(delete(logins).where(logins.c.hash == key_hash(key)))

    def add_token(
        self, key: str, *, name: str, person: str, scopes: Sequence[str], at: datetime, until: datetime | None
    ) -> None:
        """Note a program's key."""
        row = {"hash": key_hash(key), "name": name, "person": person, "scopes": list(scopes), "made": instant(at)}
        self._connection.execute(insert(tokens), {**row, "expires": instant(until) if until else None})

    def token(self, key: str, *, at: datetime) -> tuple[Person, Token] | None:
        """The key and whose it is, where both hold now."""
        row = self._connection.execute(select(tokens).where(tokens.c.hash == key_hash(key))).mappings().first()
        if row is None or row["withdrawn"] or (row["expires"] and row["expires"] <= instant(at)):
            return None
        person = self.get(row["person"])
        return (person, _token(dict(row))) if person and not person.disabled else None

    def tokens(self, person: str | None = None) -> list[Token]:
        """The keys of one person or of all, withdrawn ones too."""
        query = select(tokens).order_by(tokens.c.made)
        query = query if person is None else query.where(tokens.c.person == person)
        return [_token(dict(row)) for row in self._connection.execute(query).mappings()]

    def withdraw_token(self, hash: str, *, at: datetime) -> None:
        """Take a key back."""
        self._connection.execute(update(tokens).where(tokens.c.hash == hash).values(withdrawn=instant(at)))

    # The audit log.

    def note(self, act: str, subject: str, *, by: str, at: datetime, **detail: Any) -> None:
        """Add one line to the audit log."""
        query = select(audit.c.seal).order_by(audit.c.key.desc()).limit(1)
        line = {"at": instant(at), "by": by, "act": act, "subject": subject, "detail": detail}
        seal = _seal(self._connection.scalar(query) or "", line)
        self._connection.execute(insert(audit), {**line, "seal": seal})

    def log(self, *, before: int | None = None, limit: int = 100) -> list[AuditLine]:
        """The latest lines, the newest first; those before a line where its key is given."""
        query = select(audit).order_by(audit.c.key.desc()).limit(limit)
        query = query if before is None else query.where(audit.c.key < before)
        return [AuditLine(**row) for row in self._connection.execute(query).mappings()]

    def log_size(self) -> int:
        """How many lines there are."""
        return self._connection.scalar(select(func.count()).select_from(audit)) or 0

    def broken_seals(self, *, since: int = 0, until: int | None = None) -> Iterator[int]:
        """The keys of lines that do not bear the seal of what they say and of the line before: the file was changed.

        Of all lines, or of those from one key to another.
        """
        earlier = select(audit.c.seal).where(audit.c.key < since).order_by(audit.c.key.desc()).limit(1)
        before = self._connection.scalar(earlier) or ""
        query = select(audit).where(audit.c.key >= since).order_by(audit.c.key)
        query = query if until is None else query.where(audit.c.key <= until)
        for row in self._connection.execute(query).mappings():
            line = {name: row[name] for name in ("at", "by", "act", "subject", "detail")}
            if row["seal"] != _seal(before, line):
                yield int(row["key"])
            before = row["seal"]


def key_hash(key: str) -> str:
    """What is kept of a key: it is long and random, so that a plain hash of it cannot be turned back."""
    return hashlib.sha256(key.encode()).hexdigest()


def _seal(before: str, line: dict[str, Any]) -> str:
    told = json.dumps([before, line], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _person(row: dict[str, Any]) -> Person:
    return Person(row["name"], cast(Role, row["role"]), row["password"], row["made"], row["disabled"])


def _token(row: dict[str, Any]) -> Token:
    return Token(**{**row, "scopes": tuple(row["scopes"])})
