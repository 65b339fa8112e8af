"""A desk over a few invented records, and a browser that asks it without a network."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from dateline.desk.access import COOKIE
from dateline.desk.application import create_application
from dateline.desk.desk import Configuration, Desk
from dateline.run.reconcile import reconcile
from dateline.store.people import Role
from dateline.store.sqlite import Store
from sample_readings import NOW
from sample_records import Fake, keep, report_of, told

RULE = "settled/1"


def fill(store: Store) -> None:
    """Three records: one of two sources that differ, one alone, and one that is a day apart from the first."""
    keep(store, report_of("a", told(7, "Vaskur", 3)))
    keep(store, report_of("b", told(9, "Vaskur", 3), outlet="Old Ferry Post"))
    keep(store, report_of("c", told(2, "Redmouth", 5)))
    keep(store, report_of("d", told(31, "Old Ferry", 20), outlet="Redmouth Herald"))
    list(reconcile(store, Fake(), clock=lambda: NOW))


def sample_desk(path: Path, **settings: object) -> Desk:
    """A desk over a new database with these records; the caller closes its store."""
    path.write_bytes(_filled())
    return Desk(Store(path), Configuration(rule=RULE, **settings))  # type: ignore[arg-type]


@cache
def _filled() -> bytes:
    """The file of such a database, made once: making its tables takes as long as a dozen tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.db")
        with Store(path) as store:
            fill(store)
        return path.read_bytes()


def browser(desk: Desk) -> TestClient:
    """A browser on this machine. Redirects are not followed, so that a test sees them."""
    return TestClient(create_application(desk), base_url="http://127.0.0.1:8321", follow_redirects=False)


def person(desk: Desk, role: Role, name: str = "") -> TestClient:
    """A browser in which somebody of this role is logged in; there is an administrator then, too."""
    name, key = name or f"a {role}", secrets.token_hex()
    add_people(desk, role, name)
    with desk.store.session() as session:
        session.people.log_in(key, name, at=desk.now(), until=desk.now() + timedelta(hours=1))
    opened = browser(desk)
    opened.cookies.set(COOKIE, key, domain="127.0.0.1")
    return opened


def add_people(desk: Desk, role: Role, name: str) -> None:
    """An administrator and this person, where they are not there yet."""
    everybody: dict[str, Role] = {"the first": "administrator", name: role}
    with desk.store.session() as session:
        for one, its_role in everybody.items():
            if session.people.get(one) is None:
                session.people.add(one, its_role, "no hash", at=desk.now())


def program(desk: Desk, role: Role, *scopes: str, until: datetime | None = None) -> TestClient:
    """A program with a token of somebody of this role."""
    add_people(desk, role, f"a {role}")
    key = secrets.token_hex()
    with desk.store.session() as session:
        session.people.add_token(key, name="a test", person=f"a {role}", scopes=scopes, at=desk.now(), until=until)
    opened = browser(desk)
    opened.headers["Authorization"] = f"Bearer {key}"
    return opened


def token_of(page: str) -> str:
    """The token of the forms of a page."""
    found = re.search(r'name="token" value="([0-9a-f]{64})"', page)
    assert found, "the page has no form"
    return found[1]


def records_of(page: str) -> list[str]:
    """The records of the cards of a page, in order."""
    return re.findall(r'<article class="card"[^>]* data-record="([0-9a-f]{16})"', page)
