"""Makes a database larger by the days that are in it: every row over again, under other ids, in a later period.

What is copied is what the real path kept: judgements, records, conflicts, keys and sides as they are there. Days are
shifted by whole periods, in the keys too, whose upper bits are the day; a period is a multiple of the 30 days of
`records.blocking.WINDOW`. Words stay, so that a rare one stands in every period.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.model.records import record_id
from dateline.model.values import When
from dateline.records.matching_packed import pack, unpack

PERIOD = 30
"""Days of the world that come the real way and are then repeated."""
_COPY = {
    "captures": "sha256 || :end, url, fetched, media_type, charset, packed",
    "reports": (
        "id || :end, content, input, url, outlet, title, text, body_start, language, date(published, :later), "
        "published_basis, published_disagreeing, authors, capture || :end, marking, kept"
    ),
    "readings": "key + :readings, report || :end, reader, read, relevant",
    "accounts": "key + :accounts, reading + :readings, id || :end, position, kind, role, certainty, aggregate",
    "claims": (
        "key + :claims, account + :accounts, position, field, "
        "CASE WHEN field IN ('date', 'announced', 'in_force') THEN value(value) ELSE value END, origin"
    ),
    "evidence": 'claim + :claims, position, start, "end", words',
    "ledger": "work || :end, reading + :readings, capture || :end, input, done",
    "members": (
        "age + :members, lineage || :end, report || :end, kind, account || :end, record(oldest || :end), since"
    ),
    "namings": "record(lineage || :end), lineage || :end",
    "judgements": (
        '"left" || :end, "right" || :end, verdict, "by", made, reason, score, decision, withdrawn, why_withdrawn'
    ),
    "conflicts": '"left" || :end, "right" || :end, meanwhile, by_person',
    "families": "report || :end, family || :end, reason",
    "sides": "member + :members, stamp(stamp), keys, side(packed)",
    "blocks": f"key + CASE WHEN key >= {1 << 40} THEN :days << 40 ELSE 0 END, member + :members",
    "bands": "key, reading + :readings",
    "reconciled": "reading + :readings, matcher, done",
    "outdated": "record(lineage || :end)",
}
"""For each table, in an order that foreign keys allow, its columns in the copy."""

_JUDGED = '("left", "right", verdict, "by", made, reason, score, decision, withdrawn, why_withdrawn)'
_OF_REPORTS = "report IN (SELECT id FROM period_reports)"
_OF_READINGS = "reading IN (SELECT key FROM period_readings)"
_OF_PAIRS = '"left" IN (SELECT lineage FROM period_members) AND "right" IN (SELECT lineage FROM period_members)'
_OLDEST = "(SELECT lineage FROM main.members o WHERE o.record = m.record ORDER BY age LIMIT 1)"
_PERIOD = {
    "reports": f"SELECT * FROM main.reports WHERE instr(id, '~') = 0 AND CAST(id AS INTEGER) < {PERIOD}",
    "captures": "SELECT * FROM main.captures WHERE sha256 IN (SELECT capture FROM period_reports)",
    "readings": f"SELECT * FROM main.readings WHERE {_OF_REPORTS}",
    "accounts": f"SELECT * FROM main.accounts WHERE {_OF_READINGS}",
    "claims": "SELECT * FROM main.claims WHERE account IN (SELECT key FROM period_accounts)",
    "evidence": "SELECT * FROM main.evidence WHERE claim IN (SELECT key FROM period_claims)",
    "ledger": f"SELECT * FROM main.ledger WHERE {_OF_READINGS}",
    "members": f"SELECT *, {_OLDEST} AS oldest FROM main.members m WHERE {_OF_REPORTS} ORDER BY age",
    "namings": "SELECT lineage FROM period_members",
    "judgements": f"SELECT * FROM main.judgements WHERE {_OF_PAIRS} ORDER BY key",
    "conflicts": f"SELECT * FROM main.conflicts WHERE {_OF_PAIRS}",
    "families": f"SELECT * FROM main.families WHERE {_OF_REPORTS}",
    "sides": "SELECT * FROM main.sides WHERE member IN (SELECT age FROM period_members)",
    "blocks": "SELECT * FROM main.blocks WHERE member IN (SELECT age FROM period_members) ORDER BY key, member",
    "bands": f"SELECT * FROM main.bands WHERE {_OF_READINGS} ORDER BY key, reading",
    "reconciled": f"SELECT * FROM main.reconciled WHERE {_OF_READINGS}",
    "outdated": "SELECT DISTINCT oldest AS lineage FROM period_members WHERE oldest IS NOT NULL",
}
"""The rows of the first period, each of which is in no later one."""


class Copier:
    """Copies the first period of a file behind its end, once for each call of `copy`."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._number, self._is_last = 0, False
        # What is lost in a crash is made again: the run is measured only once all is in the file.
        for pragma in ("synchronous = OFF", "temp_store = MEMORY", "cache_size = -1000000", "foreign_keys = OFF"):
            self._connection.execute(f"PRAGMA {pragma}")
        for name, do in (
            ("record", lambda oldest: oldest and record_id(oldest)),
            ("value", self._value),
            ("stamp", self._stamp),
            ("side", self._side),
        ):
            self._connection.create_function(name, 1, do)
        self._take_period()
        (self.accounts,) = self._connection.execute("SELECT count(*) FROM period_members").fetchone()
        self._number = self._repeated()

    @property
    def next_day(self) -> int:
        """The first day that no period covers."""
        return PERIOD * (self._number + 1)

    def copy(self, *, last: bool) -> None:
        """Add the period once more, behind all that is there. Only in the `last` one sides know their new days.

        Those of earlier ones are met by rare words alone, and cost what they would otherwise.
        """
        self._number, self._is_last = self._number + 1, last
        named: dict[str, Any] = {
            name: self._most(name, column)
            for name, column in (("readings", "key"), ("accounts", "key"), ("claims", "key"), ("members", "age"))
        }
        named |= {"end": f"~{self._number}", "later": f"+{self._later.days} days", "days": self._later.days}
        self._connection.execute("BEGIN IMMEDIATE")
        for table, columns in _COPY.items():
            into = f"main.{table}" + (_JUDGED if table == "judgements" else "")
            # A band holds the first texts only, as the store's own way of filling it does.
            copied = f"INSERT OR IGNORE INTO {into} SELECT {columns} FROM temp.period_{table}"
            self._connection.execute(copied, {name: value for name, value in named.items() if f":{name}" in copied})
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Write all of it to the disk."""
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()

    def _take_period(self) -> None:
        """Keep the rows of the first period apart: those without the mark of a copy."""
        for table, rows in _PERIOD.items():
            self._connection.execute(f"CREATE TEMP TABLE period_{table} AS {rows}")
            for column in ("id", "key", "lineage", "age"):
                there = self._connection.execute(
                    f"SELECT 1 FROM pragma_table_info('period_{table}') WHERE name = ?", (column,)
                )
                if there.fetchone():
                    self._connection.execute(f"CREATE INDEX temp.ix_{table}_{column} ON period_{table} ({column})")

    def _repeated(self) -> int:
        copies = "SELECT max(CAST(substr(id, instr(id, '~') + 1) AS INTEGER)) FROM main.reports WHERE instr(id, '~')"
        return int(self._connection.execute(copies).fetchone()[0] or 0)

    def _most(self, table: str, column: str) -> int:
        (found,) = self._connection.execute(f"SELECT max({column}) FROM main.{table}").fetchone()
        return int(found)

    @property
    def _later(self) -> timedelta:
        return timedelta(days=PERIOD * self._number)

    def _stamp(self, stamp: str) -> str:
        version, account, family = stamp.rsplit(" ", 2)
        return f"{version} {account}~{self._number} {family}~{self._number}"

    def _value(self, value: str) -> str:
        told: Any = json.loads(value)
        if isinstance(told, dict) and told.get("is") == "when":
            for name in ("earliest", "latest"):
                told[name] = (date.fromisoformat(told[name]) + self._later).isoformat()
        return json.dumps(told)

    def _side(self, packed: bytes) -> bytes:
        if not self._is_last:
            return packed
        side = unpack(packed)
        return pack(
            replace(
                side,
                account_id=f"{side.account_id}~{self._number}",
                report_id=f"{side.report_id}~{self._number}",
                published=None if side.published is None else side.published + self._later.days,
                days=tuple(When(w.earliest + self._later, w.latest + self._later, w.precision) for w in side.days),
            )
        )
