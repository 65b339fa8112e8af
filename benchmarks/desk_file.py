"""A database for `benchmarks/desk.py`: some 50,000 records of 150,000 reports, most of them decided, 2,000 waiting.

The first `PERIOD` days of the invented world (`synthetic_reports.py`) come in the real way, with four agreements in
them; later ones are those days over again under other ids (`synthetic_file.py`). Then people decide: of what is older
than the youngest `WAITING` records a tenth is rejected, a fifth published, a twentieth edited and the rest accepted.
The listings are derived as `dateline desk` derives them.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from synthetic_file import PERIOD, Copier
from synthetic_reports import FIRST, GROUPS, ORIGIN, Made, World

from dateline.desk.listing import refresh_listings
from dateline.model.claims import Claim, compose_account, quote
from dateline.model.reviews import Act
from dateline.model.text import Capture, Publication, compose_report
from dateline.model.values import Reaction, Toll, Value, When, Where
from dateline.records.figures import DEFAULT_RULE
from dateline.run.matcher import current_matcher
from dateline.run.reconcile import reconcile_new
from dateline.run.review import decide
from dateline.store.sqlite import Store

REPORTS, WAITING = 150_000, 2_000
_AT_ONCE = 500
_AGREEMENTS = 4
"""In a period."""


def fill(path: Path, *, reports: int = REPORTS, waiting: int = WAITING) -> None:
    """Make the database, or go on where an earlier run was broken off. Some ten minutes on one core."""
    began, world = time.perf_counter(), World()
    with Store(path) as store:
        if not _count(path, "reports"):
            for number, made in enumerate(_first_period(world), 1):
                _keep(store, made)
                if number % 200 == 0:
                    _tell(f"{number:,} reports the real way", began)
    copier = Copier(path)
    while _count(path, "reports") < reports:
        copier.copy(last=False)
        _tell(f"{_count(path, 'reports'):,} reports", began)
    copier.close()
    with Store(path) as store:
        with store.session() as session:
            session.calendars.recount()
        if not _count(path, "reviews"):
            _decide_all(store, path, waiting, began)
        for left in refresh_listings(store, rule=DEFAULT_RULE, clock=lambda: datetime.now(UTC)):
            _tell(f"{left:,} records to list", began)
    sys.stderr.write("\n")


def _first_period(world: World) -> Iterator[Made]:
    rng = random.Random("agreements")
    for day in range(PERIOD):
        yield from world.reports(day)
        if day % (PERIOD // _AGREEMENTS) == 3:
            yield _agreement(rng, world, day)


def _agreement(rng: random.Random, world: World, day: int) -> Made:
    """A report that tells of one agreement between two groups, in zones where incidents happen."""
    announced = FIRST + timedelta(days=day)
    parties, facts = rng.sample(GROUPS, 2), list[tuple[str, Value, str]]()
    facts += [("agreement_type", "ceasefire", "A ceasefire was agreed")]
    facts += [("announced", When.on(announced), f" on {announced:%d %B %Y}")]
    facts += [("in_force", When.on(announced + timedelta(days=1)), " and holds from the day after")]
    facts += [("party", party, f", says the {party.name}") for party in parties]
    zones: list[Where] = [incident.place for incident in world.incidents(day)[:3]]
    facts += [("zone", zone, f", in {zone.name}") for zone in zones]
    facts += [("commitment", words, f"; they promise {words}") for words in _COMMITMENTS[: rng.randint(1, 3)]]
    facts += [("reaction", Reaction("United Observers", "welcomed"), ". United Observers welcomed it")]
    body, spans = "", []
    for field, value, words in facts:
        spans.append((field, value, len(body), len(body) + len(words)))
        body += words
    id = f"{day}-agreement"
    report = compose_report(
        id=id,
        body=f"{body}.",
        title=f"{parties[0].name} and {parties[1].name} agree on a ceasefire",
        input=f"{id}.html",
        url=f"https://example.org/{id}",
        outlet="Outlet 1",
        language="en",
        publication=Publication(announced, "given"),
    )
    claims = [
        Claim(field, value, (quote(report, report.body_start + start, report.body_start + end),), ORIGIN)
        for field, value, start, end in spans
    ]
    return Made(report, (compose_account(report, kind="agreement", role="main", claims=claims),), ("",))


_COMMITMENTS = ("to cease fire", "to open the road", "to exchange prisoners")


def _keep(store: Store, made: Made) -> None:
    report, body, now = made.report, made.report.text.encode(), datetime(2026, 1, 1, tzinfo=UTC)
    capture = Capture(report.input, now, "text/html", hashlib.sha256(body).hexdigest(), body, report.input)
    with store.session() as session:
        session.keep(capture, report, relevant=True, accounts=made.accounts, reader="synthetic", work=report.id, at=now)
        reconcile_new(session, report, made.accounts, current_matcher(), at=now)


def _decide_all(store: Store, path: Path, waiting: int, began: float) -> None:
    """People decide on all but the youngest."""
    with closing(sqlite3.connect(path)) as connection:
        of = "SELECT record FROM members WHERE record IS NOT NULL GROUP BY record ORDER BY max(age)"
        records = [str(row[0]) for row in connection.execute(of)]
    rng, at = random.Random("decisions"), datetime.now(UTC) - timedelta(days=30)
    for first in range(0, len(records) - waiting, _AT_ONCE):
        some = records[first : min(first + _AT_ONCE, len(records) - waiting)]
        drawn = {record: rng.random() for record in some}
        for act, chosen in _acts(drawn):
            at += timedelta(seconds=20)
            with store.session() as session:
                decide(session, chosen, act, by=rng.choice(("Amina", "Jonas")), at=at, reason="as told")
        for record in [record for record, number in drawn.items() if number < 0.05]:
            at += timedelta(seconds=20)
            with store.session() as session:
                if session.records.members_of_records([record])[0].kind == "incident":
                    value = (Toll("killed", 3, 3),)
                    decide(
                        session, [record], "edited", by="Amina", at=at, reason="a list", field="killed", values=value
                    )
        _tell(f"{len(records) - waiting - first:,} records to decide on", began)


def _acts(drawn: dict[str, float]) -> Iterator[tuple[Act, list[str]]]:
    """What is decided of which records: one number for each, even."""
    yield "accepted", [record for record, number in drawn.items() if number < 0.9]
    yield "published", [record for record, number in drawn.items() if number < 0.2]
    yield "rejected", [record for record, number in drawn.items() if number >= 0.9]


def _count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _tell(words: str, began: float) -> None:
    sys.stderr.write(f"\r{words}, {time.perf_counter() - began:.0f} s    ")
    sys.stderr.flush()


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
