"""What people have read on the desk and through its API: reports that they add, and kept ones again; who, how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException

from dateline.desk.deeds import Deed, check_may, note
from dateline.desk.desk import Desk
from dateline.errors import BadInput, SetAside, StoreError, TryLater
from dateline.model.claims import Kind
from dateline.model.text import MARKINGS, Marking, Publication
from dateline.run import reread as rereading
from dateline.run.adding import Found, read_found
from dateline.run.local import Read
from dateline.run.reread import Rereading
from dateline.store.records import MemberRow

_PATIENCE = 20.0
"""Seconds that one waits for somebody else's report to be read."""


@dataclass(frozen=True, slots=True)
class AddedReport:
    """A report that was read: how many accounts of each kind, and the records that they are in. `is_new`: just now."""

    id: str
    input: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    marking: Marking
    is_relevant: bool
    is_new: bool
    counts: dict[Kind, int]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What was set aside, with the reason that is counted, and what to do about it."""

    input: str
    reason: str
    message: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class Added:
    """What came of one request."""

    reports: tuple[AddedReport, ...]
    left: tuple[Left, ...]


def check_may_add(desk: Desk, deed: Deed) -> None:
    """Raises HTTPException 403 where the role is not enough, 429 where somebody adds too often; else it is counted."""
    check_may(deed.who, "add")
    if not desk.attempts_to_add.one_more(deed.who.name):
        raise HTTPException(429, "That is a lot at once. Try again in five minutes.", {"Retry-After": "300"})


def add(
    desk: Desk, deed: Deed, found: Sequence[Found], *, published: Publication | None = None, marking: Marking
) -> Added:
    """Read what was handed over and keep it, with a line in the audit log. Raises TryLater where others go first."""
    with _turn(desk):
        outcomes = list(
            read_found(
                found,
                store=desk.store,
                clock=desk.now,
                terms=desk.configuration.adding,
                published=published,
                marking=marking,
            )
        )
    read = [one for one in outcomes if isinstance(one, Read)]
    left = [Left(one.input, one.reason, one.message, one.hint) for one in outcomes if not isinstance(one, Read)]
    left += [_not_kept(one, one.not_kept) for one in read if one.not_kept]
    with desk.session() as session:
        reports = tuple(
            _added(one, session.records.members_of_report(one.report.id)) for one in read if not one.not_kept
        )
        subject = (reports[0].input if reports else left[0].input if left else "")[:200]
        note(session, deed, "add", subject, reports=[one.id for one in reports], set_aside=len(left), marking=marking)
    desk.refresh()
    return Added(reports, tuple(left))


def given_publication(day: str) -> Publication | None:
    """The day that somebody typed, or None. Raises BadInput."""
    if not day.strip():
        return None
    try:
        return Publication(date.fromisoformat(day.strip()), "given")
    except ValueError:
        raise BadInput(f"that is no day: {day.strip()[:40]!r}", hint="2024-05-31") from None


def given_marking(said: str) -> Marking:
    """The marking that somebody chose. Raises BadInput."""
    for marking in MARKINGS:
        if said == marking:
            return marking
    raise BadInput(f"there is no marking {said[:40]!r}", hint=", ".join(MARKINGS))


@contextmanager
def _turn(desk: Desk) -> Iterator[None]:
    """One reading at a time: it takes a core and some 200 MB."""
    if not desk.reading.acquire(timeout=_PATIENCE):
        raise TryLater("other reports are being read just now", hint="add it again in a moment")
    try:
        yield
    finally:
        desk.reading.release()


def _not_kept(one: Read, why: StoreError | TryLater) -> Left:
    return Left(one.input, "not kept", str(why), why.hint)


def _added(one: Read, members: Sequence[MemberRow]) -> AddedReport:
    report, kinds = one.report, [account.kind for account in one.accounts]
    when = report.publication.when
    return AddedReport(
        report.id,
        one.input,
        report.title,
        report.outlet,
        when.isoformat() if when else None,
        report.language,
        report.marking,
        one.relevant,
        one.is_new,
        {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)},
        tuple(dict.fromkeys(record for member in members if (record := member.record))),
    )


def reread(desk: Desk, report: str) -> Rereading:
    """What a kept report gives with the finders of today; nothing is stored.

    Raises HTTPException 404 where there is no such report, BadInput where it cannot be read.
    """
    with desk.store.view() as session:
        if session.latest(report) is None:
            raise HTTPException(404, "There is no report with this id.")
    with _turn(desk):
        try:
            return rereading.reread(desk.store, report, limits=desk.configuration.adding.limits, beside_threads=True)
        except SetAside as error:
            raise BadInput(f"it cannot be read: {error}", hint=error.hint) from None


def keep_rereading(desk: Desk, deed: Deed, seen: Rereading) -> None:
    """Keep a reading that was seen, with a line in the audit log. Raises BadInput where another came meanwhile."""
    rereading.keep_rereading(desk.store, seen, clock=desk.now)
    with desk.session() as session:
        note(session, deed, "reread", seen.kept.report.id, **rereading.audit_detail(seen))
    desk.refresh()
