"""Who is asking, and what they may do. Without accounts it is the person at this machine, who may do everything."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from starlette.requests import HTTPConnection

from dateline.desk.desk import Desk
from dateline.errors import BadInput
from dateline.store.people import ROLES, Role

COOKIE = "dateline_login"
MAY: dict[str, Role] = {
    "read": "reader",
    "decide": "coder",
    "add": "coder",
    "publish": "editor",
    "grade": "editor",
    "decide in bulk": "editor",
    "keep people": "administrator",
}
"""What can be done, and the least role that may."""

_HASHER = PasswordHasher()
_DUMMY = _HASHER.hash(secrets.token_hex(16))
"""Verified where there is no such person, so that an answer takes as long as for one that there is."""

SHORTEST_PASSWORD = 12


@dataclass(frozen=True, slots=True)
class Asker:
    """Who is asking. `is_local`: there are no accounts yet, and it is whoever sits at this machine."""

    name: str
    role: Role
    is_local: bool = False

    def may(self, act: str) -> bool:
        """Whether their role is enough for this (a key of `MAY`)."""
        return ROLES.index(self.role) >= ROLES.index(MAY[act])


def asker(desk: Desk, connection: HTTPConnection) -> Asker | None:
    """Who is asking, or None where they have to log in first."""
    if not desk.has_administrator():
        return Asker(desk.configuration.reviewer, "administrator", is_local=True)
    key = connection.cookies.get(COOKIE)
    if not key:
        return None
    with desk.store.view() as session:
        person = session.people.logged_in(key, at=desk.now())
    return Asker(person.name, person.role) if person else None


def log_in(desk: Desk, name: str, password: str) -> str | None:
    """The key of a new login, or None where name and password do not go together. Both take as long."""
    with desk.store.view() as session:
        person = session.people.get(name)
    known = person is not None and person.disabled is None
    if not _verified(person.password if person and known else _DUMMY, password) or not known:
        with desk.store.session() as session:
            session.people.note("login refused", name[:80], by=name[:80], at=desk.now())
        return None
    assert person is not None
    key = secrets.token_urlsafe(32)
    with desk.store.session() as session:
        until = desk.now() + timedelta(hours=desk.configuration.login_hours)
        session.people.log_in(key, person.name, at=desk.now(), until=until)
        if _HASHER.check_needs_rehash(person.password):
            session.people.change(person.name, password=hashed(password))
            session.people.log_in(key, person.name, at=desk.now(), until=until)
        session.people.note("login", person.name, by=person.name, at=desk.now())
    return key


def hashed(password: str) -> str:
    """The argon2id hash of a password. Raises BadInput for one that is too short to keep anybody out."""
    if len(password) < SHORTEST_PASSWORD:
        raise BadInput(f"a password has at least {SHORTEST_PASSWORD} characters", hint="four words make a good one")
    return _HASHER.hash(password)


def _verified(hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(hash, password)
    except (VerificationError, InvalidHashError):
        return False
