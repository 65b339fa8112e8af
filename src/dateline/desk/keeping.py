"""Keeping the people: accounts, roles, passwords and tokens, each change with its line in the audit log.

Each function works within the caller's unit of work, for the page and for the command alike. `by` is whose doing it is.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from dateline.desk.access import hashed
from dateline.desk.api_access import check_scopes
from dateline.errors import BadInput
from dateline.model.judgements import MACHINE
from dateline.store.people import ROLES, Person, Role, Token
from dateline.store.session import Session

PREFIX = "dateline_"
"""What tokens begin with, so that whoever scans for leaked ones finds them."""
SHOWN = 8
"""Characters of a token's hash by which it is named."""
LONGEST_NAME = 80


def add_person(session: Session, name: str, role: str, password: str, *, by: str, at: datetime) -> None:
    """Somebody new. Raises BadInput for a name that is taken or none, a role that is not, a password that is short."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or name.startswith(MACHINE):
        raise BadInput(f"a name has 1 to {LONGEST_NAME} letters", hint="the one under which decisions are kept")
    if any(person.name.casefold() == name.casefold() for person in session.people.all()):
        raise BadInput(f"there is somebody called {name} already", hint="`dateline people list` shows everybody")
    session.people.add(name, _role(role), hashed(password), at=at)
    session.people.note("person added", name, by=by, at=at, role=role)


def set_role(session: Session, name: str, role: str, *, by: str, at: datetime) -> None:
    """Another role. Raises BadInput for nobody, no role, and where no administrator would be left."""
    person = find_person(session, name)
    if _role(role) != "administrator":
        _check_another_keeps(session, person)
    session.people.change(person.name, role=_role(role))
    session.people.note("role", person.name, by=by, at=at, old=person.role, new=role)


def set_password(session: Session, name: str, password: str, *, by: str, at: datetime) -> None:
    """Another password; they are logged out everywhere. Raises BadInput for nobody and for a password that is short."""
    person = find_person(session, name)
    session.people.change(person.name, password=hashed(password))
    session.people.note("password", person.name, by=by, at=at)


def disable(session: Session, name: str, *, by: str, at: datetime) -> None:
    """Let somebody in no more: logins end, tokens hold no more. Raises BadInput for nobody, the last administrator."""
    person = find_person(session, name)
    _check_another_keeps(session, person)
    session.people.change(person.name, disabled=at.isoformat(timespec="seconds"))
    session.people.note("disabled", person.name, by=by, at=at)


def enable(session: Session, name: str, *, by: str, at: datetime) -> None:
    """Let somebody in again. Raises BadInput for nobody."""
    person = find_person(session, name)
    session.people.enable(person.name)
    session.people.note("enabled", person.name, by=by, at=at)


def add_token(
    session: Session, name: str, person: str, scopes: Sequence[str], *, days: int | None, by: str, at: datetime
) -> str:
    """A program's token, shown this once: only its hash is kept. `days` is how long it holds, None until withdrawn.

    Raises BadInput for nobody, for a person who is disabled, and for scopes that there are not.
    """
    whose, name = find_person(session, person), " ".join(name.split())[:LONGEST_NAME]
    if whose.disabled:
        raise BadInput(f"{whose.name} is disabled", hint=f"`dateline people enable {whose.name}` lets them in again")
    if not name:
        raise BadInput("a token has a name", hint="what it is for: `weekly export`")
    given, key = check_scopes(tuple(scopes)), PREFIX + secrets.token_urlsafe(32)
    until = at + timedelta(days=days) if days else None
    session.people.add_token(key, name=name, person=whose.name, scopes=given, at=at, until=until)
    session.people.note("token added", name, by=by, at=at, person=whose.name, scopes=list(given), days=days)
    return key


def withdraw_token(session: Session, named: str, *, by: str, at: datetime) -> Token:
    """Take a token back, by the beginning of its hash or by its name. Raises BadInput for none and for several."""
    holding = [token for token in session.people.tokens() if not token.withdrawn]
    found = [token for token in holding if named and (token.hash.startswith(named) or token.name == named)]
    if len(found) != 1:
        what = f"more than one token is called {named}" if found else f"no token that holds is called {named}"
        raise BadInput(what, hint="`dateline people token list` shows them, with their ids")
    session.people.withdraw_token(found[0].hash, at=at)
    session.people.note("token withdrawn", found[0].name, by=by, at=at, person=found[0].person)
    return found[0]


def find_person(session: Session, name: str) -> Person:
    """Somebody by name. Raises BadInput for nobody."""
    person = session.people.get(" ".join(name.split()))
    if person is None:
        raise BadInput(f"there is nobody called {name[:LONGEST_NAME]}", hint="`dateline people list` shows everybody")
    return person


def _role(role: str) -> Role:
    if role not in ROLES:
        raise BadInput(f"there is no role {role[:40]}", hint=f"there are: {', '.join(ROLES)}")
    return role


def _check_another_keeps(session: Session, person: Person) -> None:
    """Without an administrator nobody would have to log in: the desk would be open to whoever passes by."""
    keep = [one.name for one in session.people.all() if one.role == "administrator" and not one.disabled]
    if keep == [person.name]:
        told = f"{person.name} is the only administrator: without one, nobody would have to log in"
        raise BadInput(told, hint="make somebody else an administrator first")
