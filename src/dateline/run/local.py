"""Reads inputs one after the other on this machine: captures, then readings, each kept as one unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.errors import SetAside, StoreError, TryLater
from dateline.model.claims import Account
from dateline.model.text import Capture, Publication, Report
from dateline.run.ledger import reader_id, work_id
from dateline.run.matcher import current_matcher
from dateline.run.reconcile import reconcile_report
from dateline.run.worker import Limits, Worker
from dateline.settings import Settings
from dateline.sources.options import Clock, Options, Refused, refuse
from dateline.store.sqlite import Store


@dataclass(frozen=True, slots=True)
class Read:
    """One report as read. `is_new` is false where it was read before; `not_kept` says why it could not be kept."""

    input: str
    report: Report
    relevant: bool
    accounts: tuple[Account, ...]
    is_new: bool
    not_kept: StoreError | TryLater | None = None


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
) -> Iterator[Read | Refused]:
    """Read captures in their order and keep each before it is given: what was given is in the database.

    What cannot be read goes to quarantine and comes as a Refused in its place. A report that the database does not
    take (`not_kept`) is given all the same, and the rest is read.
    """
    with Worker(limits) as worker:
        for item in captures:
            refused = item
            if isinstance(item, Capture):
                try:
                    yield _read_one(item, store, worker, clock, limits, published)
                    continue
                except SetAside as error:
                    refused = refuse(item.input or item.url, error)
            assert isinstance(refused, Refused)
            yield _quarantined(refused, store, clock)


def _read_one(
    capture: Capture, store: Store, worker: Worker, clock: Clock, limits: Limits, published: Publication | None
) -> Read:
    work = work_id(capture, published=published, characters=limits.characters)
    named = capture.input or capture.url
    try:
        with store.view() as session:
            kept = session.done(work)
            is_quarantined = kept is not None and session.is_quarantined(named)
        if is_quarantined:
            with store.session() as session:
                session.release(named, at=clock())
    except (StoreError, TryLater):
        kept = None
    if kept is not None:
        return Read(named, replace(kept.report, input=named), kept.relevant, kept.accounts, is_new=False)
    reading = worker.read(capture, published=published)
    try:
        with store.view() as session:
            settled = session.settle(reading.report)
        if settled.id != reading.report.id:
            reading = worker.read_again(settled)
        with store.session() as session:
            is_new = session.keep(
                capture,
                reading.report,
                relevant=reading.relevant,
                accounts=reading.accounts,
                reader=reader_id(),
                work=work,
                at=clock(),
            )
            reconcile_report(session, reading.report.id, current_matcher(), at=clock())
    except (StoreError, TryLater) as error:
        return Read(named, reading.report, reading.relevant, reading.accounts, is_new=True, not_kept=error)
    return Read(named, reading.report, reading.relevant, reading.accounts, is_new)


def _quarantined(refused: Refused, store: Store, clock: Clock) -> Refused:
    try:
        with store.session() as session:
            session.set_aside(refused.input, refused.reason, refused.message, refused.hint, at=clock())
    except (StoreError, TryLater) as error:
        return replace(refused, message=f"{refused.message} (and this could not be noted: {error})")
    return refused
