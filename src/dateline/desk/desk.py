"""What every page and every answer of the API works with: the database, the settings in force, the clock."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from dateline.desk.listing import refresh_some
from dateline.desk.outlines import outlines
from dateline.desk.protection import Attempts
from dateline.desk.remembering import Pages, Results
from dateline.exports.documents import Setup
from dateline.run.adding import Terms
from dateline.run.review import ONE_PERSON
from dateline.store.listings import Filter
from dateline.store.session import Session
from dateline.store.sqlite import Store

_Made = TypeVar("_Made")


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Configuration:
    """How a desk is run.

    `rule` is the rule of figures. `reviewer` is the name under which decisions are kept while there are no accounts.
    `hosts` are the names under which it answers; others are refused, so that no foreign page can reach it through a
    name of its own (DNS rebinding). `tiles` is the address of a tile server with {z}, {x} and {y}, or "" for the
    offline map alone. `publishing` is one of `run.review.PUBLISHING`. `adding` bounds what people add.
    `documents` is what the files of the weekly room are made with.
    """

    rule: str
    reviewer: str = "reviewer"
    publishing: str = ONE_PERSON
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    tiles: str = ""
    adding: Terms = field(default_factory=Terms)
    documents: Setup = field(default_factory=lambda: Setup(desk="http://127.0.0.1:8321", outlines=outlines))
    login_hours: int = 12
    secure_cookies: bool = False
    clock: Callable[[], datetime] = now


@dataclass(slots=True)
class Desk:
    """One database, served. Threads share it; each request has units of work of its own.

    A login is tried at most eight times in five minutes under one name, and forty times from one machine; a person adds
    reports at most thirty times in five minutes, and one reading at a time goes on (`reading`). `facts` are what every
    request asks for, and changes seldom.
    """

    store: Store
    configuration: Configuration
    attempts_by_name: Attempts = field(default_factory=lambda: Attempts(most=8, seconds=300, clock=time.monotonic))
    attempts_by_host: Attempts = field(default_factory=lambda: Attempts(most=40, seconds=300, clock=time.monotonic))
    attempts_to_add: Attempts = field(default_factory=lambda: Attempts(most=30, seconds=300, clock=time.monotonic))
    reading: threading.Lock = field(default_factory=threading.Lock)
    pages: Pages = field(default_factory=Pages)
    results: Results = field(default_factory=Results)
    facts: Results = field(default_factory=Results)
    answers: Results = field(default_factory=Results)
    _refreshing: threading.Lock = field(default_factory=threading.Lock)
    _remembered: dict[tuple[Any, ...], tuple[int, Any]] = field(default_factory=dict)

    def now(self) -> datetime:
        """The time, in UTC."""
        return self.configuration.clock()

    @contextmanager
    def view(self) -> Iterator[Session]:
        """A Session for looking only, over listings that are up to date (or on their way, where much has changed)."""
        if not self.facts.of(self.store, "listed", self._is_listed):
            self.refresh()
        with self.store.view() as session:
            yield session

    def has_administrator(self) -> bool:
        """Whether anybody can keep the people: then everyone has to log in."""

        def asked() -> bool:
            with self.store.view() as session:
                return session.people.has_administrator()

        return self.facts.of(self.store, "administrator", asked)

    def _is_listed(self) -> bool:
        with self.store.view() as session:
            return not session.listings.outdated_count()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One unit of work that may write; the listings follow within it, as far as one request can wait."""
        with self.store.session() as session:
            yield session
            refresh_some(session, rule=self.configuration.rule, at=self.now(), limit=_AT_ONCE)

    def remembered(self, session: Session, of: tuple[Any, ...], make: Callable[[], _Made], *, kind: str = "") -> _Made:
        """What is made of all listings (of a kind), made anew where a row has changed since; `of` says what it is.

        Counts and charts of everything are asked for with every page and change only with a decision or a report.
        """
        revision = session.listings.revision(kind)
        there = self._remembered.get(of)
        if there is None or there[0] != revision:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            there = self._remembered[of] = (revision, make())
        made: _Made = there[1]
        return made

    def counts_by(self, session: Session, narrowed: Filter, name: str) -> list[tuple[Any, int]]:
        """How many records of a list have each value of a column, remembered."""
        return self.remembered(session, (name, narrowed), lambda: session.listings.counts_by(narrowed, name))

    def count(self, session: Session, narrowed: Filter) -> int:
        """How many records there are in a list, remembered."""
        return self.remembered(session, ("count", narrowed), lambda: session.listings.count(narrowed))

    def refresh(self) -> int:
        """Bring listings up to date; how many were left for the next call. One thread does it at a time."""
        with self.store.view() as session:
            left = session.listings.outdated_count()
        if left and self._refreshing.acquire(blocking=False):
            try:
                with self.store.session() as session:
                    left -= refresh_some(session, rule=self.configuration.rule, at=self.now(), limit=_AT_ONCE)
            finally:
                self._refreshing.release()
        return left


_REMEMBERED = 200
"""Things remembered at most: counts and charts of that many filters, some megabytes."""
_AT_ONCE = 50
"""Rows derived anew within one request: about a tenth of a second."""
