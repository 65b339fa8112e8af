"""Reads inputs one after the other on this machine: captures, then readings, each kept as one unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from dateline.errors import SetAside, StoreError, TryLater
from dateline.model.claims import Account
from dateline.model.text import Capture, Marking, Publication, Report, strictest
from dateline.run.finders import Finder
from dateline.run.ledger import reader_id, work_id
from dateline.run.matcher import current_matcher
from dateline.run.pipeline import Reading
from dateline.run.reconcile import reconcile_new, reconcile_report, settle_owed
from dateline.run.worker import Limits, Worker
from dateline.settings import Settings
from dateline.sources.options import Clock, Options, Refused, refuse
from dateline.store.session import Kept
from dateline.store.sqlite import Store


@dataclass(frozen=True, slots=True)
class Read:
    """One report as read. `is_new` is false where it was read before; `not_kept` says why it could not be kept.

    `not_found` says why the finder that was asked for did not read it, so that the embedded reader's reading stands.
    """

    input: str
    report: Report
    relevant: bool
    accounts: tuple[Account, ...]
    is_new: bool
    not_kept: StoreError | TryLater | None = None
    not_found: SetAside | TryLater | None = None


DEFAULT_LIMITS = Limits()


def options_of(settings: Settings, *, store: Store | None = None) -> Options:
    """What the settings say to the sources; the files of `store` are no inputs."""
    return Options(
        fetch_timeout=settings.number("fetch_timeout"),
        fetch_limit=int(settings.number("fetch_limit")),
        fetch_redirects=int(settings.number("fetch_redirects")),
        file_limit=int(settings.number("file_limit")),
        own=frozenset(store.files) if store else frozenset(),
    )


def limits_of(settings: Settings) -> Limits:
    """What the settings say to the worker."""
    return Limits(settings.number("parse_seconds"), int(settings.number("text_limit")))


def read_all(
    captures: Iterable[Capture | Refused],
    *,
    store: Store,
    clock: Clock,
    limits: Limits = DEFAULT_LIMITS,
    published: Publication | None = None,
    finder: Finder | None = None,
    marking: Marking = "TLP:CLEAR",
    beside_threads: bool = False,
) -> Iterator[Read | Refused]:
    """Read captures in their order and keep each before it is given: what was given is in the database.

    What cannot be read goes to quarantine and comes as a Refused in its place. A report that the database does not
    take (`not_kept`) is given all the same, and the rest is read. `finder` reads in place of the embedded finders;
    what it does not read, they do. Each report has the stricter of its own marking and `marking`. `beside_threads` is
    for a process that has others.
    """
    work = _Work(store, clock, limits, published, finder, marking)
    with Worker(limits, beside_threads=beside_threads) as worker:
        for item in captures:
            refused = item
            if isinstance(item, Capture):
                try:
                    yield work.read(item, worker)
                    continue
                except SetAside as error:
                    refused = refuse(item.input or item.url, error)
            assert isinstance(refused, Refused)
            yield _quarantined(refused, store, clock)
    _settle(store)


def _settle(store: Store) -> None:
    """Compute what was put off; where another process holds the database, it or the next command does."""
    with suppress(StoreError, TryLater):
        settle_owed(store)


@dataclass(frozen=True, slots=True)
class _Work:
    """What holds for all captures of one run."""

    store: Store
    clock: Clock
    limits: Limits
    published: Publication | None
    finder: Finder | None
    marking: Marking

    def read(self, capture: Capture, worker: Worker) -> Read:
        """One capture, read and kept. Raises SetAside where it cannot be read."""
        named = capture.input or capture.url
        kept = self._kept(capture, named)
        if kept is not None:
            return Read(named, replace(kept.report, input=named), kept.relevant, kept.accounts, is_new=False)
        reading = worker.read(capture, published=self.published)
        reading = replace(reading, report=self._marked(reading.report))
        not_found: SetAside | TryLater | None = None
        try:
            with self.store.view() as session:
                settled = session.settle(reading.report)
            if settled.id != reading.report.id:
                reading = worker.read_again(settled)
            reading = replace(reading, report=settled)
            reading, not_found = self._found(reading)
            is_new = self._keep(capture, reading, "" if not_found else self._finder_id())
        except (StoreError, TryLater) as error:
            return _read(named, reading, not_found, is_new=True, not_kept=error)
        return _read(named, reading, not_found, is_new=is_new)

    def _marked(self, report: Report) -> Report:
        return replace(report, marking=strictest((report.marking, self.marking)))

    def _finder_id(self) -> str:
        return self.finder.id if self.finder else ""

    def _work_id(self, capture: Capture, finder: str) -> str:
        return work_id(capture, published=self.published, characters=self.limits.characters, finder=finder)

    def _kept(self, capture: Capture, named: str) -> Kept | None:
        """What was read as this work before; what was in quarantine meanwhile leaves it."""
        try:
            with self.store.view() as session:
                kept = session.done(self._work_id(capture, self._finder_id()))
                is_quarantined = kept is not None and session.is_quarantined(named)
            is_marked_anew = kept is not None and self._marked(kept.report) != kept.report
            if kept is not None and (is_quarantined or is_marked_anew):
                with self.store.session() as session:
                    session.release(named, at=self.clock())
                    session.mark(kept.report.id, self.marking)
        except (StoreError, TryLater):
            return None
        return None if kept is None else replace(kept, report=self._marked(kept.report))

    def _found(self, reading: Reading) -> tuple[Reading, SetAside | TryLater | None]:
        """The finder's reading in place of the embedded one, or that one with the reason why not."""
        if self.finder is None:
            return reading, None
        try:
            return self.finder.read(reading.report), None
        except (SetAside, TryLater) as error:
            return reading, error

    def _keep(self, capture: Capture, reading: Reading, finder: str) -> bool:
        with self.store.session() as session:
            is_new = session.keep(
                capture,
                reading.report,
                relevant=reading.relevant,
                accounts=reading.accounts,
                reader=reader_id(finder),
                work=self._work_id(capture, finder),
                at=self.clock(),
            )
            if is_new:
                reconcile_new(session, reading.report, reading.accounts, current_matcher(), at=self.clock())
            else:
                reconcile_report(session, reading.report.id, current_matcher(), at=self.clock())
        return is_new


def _read(
    named: str,
    reading: Reading,
    not_found: SetAside | TryLater | None,
    *,
    is_new: bool,
    not_kept: StoreError | TryLater | None = None,
) -> Read:
    return Read(named, reading.report, reading.relevant, reading.accounts, is_new, not_kept, not_found)


def _quarantined(refused: Refused, store: Store, clock: Clock) -> Refused:
    try:
        with store.session() as session:
            session.set_aside(refused.input, refused.reason, refused.message, refused.hint, at=clock())
    except (StoreError, TryLater) as error:
        return replace(refused, message=f"{refused.message} (and this could not be noted: {error})")
    return refused
