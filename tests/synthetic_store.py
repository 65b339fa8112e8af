"""A database of the invented region, made once, whose records are those of the truth."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.desk.listing import refresh_listings
from dateline.evaluation.synthetic_region import Region
from dateline.evaluation.synthetic_region_reports import Made, reports
from dateline.model.claims import Account
from dateline.model.text import Report
from dateline.records.figures import DEFAULT_RULE
from dateline.run.reconcile import reconcile_new
from dateline.run.suggest import Opinion
from dateline.store.session import Session
from dateline.store.sqlite import Store
from sample_readings import sample_capture

NOW = datetime(2024, 1, 2, 12, tzinfo=UTC)
"""Two days after the last report."""


class Known:
    """A matcher that knows which accounts tell of one thing: what is tested is what comes after it."""

    version = "known/1"

    def __init__(self, about: Mapping[str, str]) -> None:
        self._about = about
        self.remembered: dict[str, Any] = {}

    def side(self, report: Report, account: Account, source_family: str) -> Any:
        return self._about[account.id]

    def pack(self, side: Any) -> bytes:
        return str(side).encode()

    def unpack(self, packed: bytes) -> Any:
        return packed.decode()

    def keys(self, side: Any) -> Iterable[int]:
        return [zlib.crc32(side.encode())]

    def score(self, left: Any, right: Any) -> Opinion:
        is_same = left == right
        return Opinion(0.99 if is_same else 0.01, "same" if is_same else "different", lambda: "known")

    def copy_keys(self, report: Report) -> Iterable[int]:
        return [zlib.crc32(report.text[report.body_start :].encode())]

    def copy_of(self, report: Report, others: Sequence[Report]) -> tuple[str, str] | None:
        same = [other for other in others if other.text[other.body_start :] == report.text[report.body_start :]]
        return (same[0].id, "the same words") if same else None


def keep_all(store: Store, made: Sequence[Made], about: Mapping[str, str] | None = None) -> None:
    """Keep reports with their accounts and make them records, as `dateline read` would.

    `about` says what each account tells of, by its id, where that is not what its report does.
    """
    matcher = Known(about or {account.id: one.about for one in made for account in one.accounts})
    with store.session() as session:
        for one in made:
            keep_one(session, one)
            if one.accounts:
                reconcile_new(session, one.report, one.accounts, matcher, at=NOW)


def keep_one(session: Session, one: Made, *, at: datetime = NOW) -> None:
    """Keep one report as `dateline read` would, read at a time."""
    session.keep(
        sample_capture(one.report.text.encode(), named=one.report.input),
        one.report,
        relevant=one.relevant,
        accounts=one.accounts,
        reader="synthetic",
        work=f"synthetic:{one.report.id}",
        at=at,
    )


def synthetic_store(path: Path, region: Region | None = None) -> Store:
    """A database of the region at this path, listings and all; the caller closes it. The file is made once a run."""
    path.write_bytes(_filled(region or Region()))
    return Store(path)


@cache
def _filled(region: Region) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "region.db")
        with Store(path) as store:
            keep_all(store, list(reports(region)))
            list(refresh_listings(store, rule=DEFAULT_RULE, clock=lambda: NOW))
        return path.read_bytes()
