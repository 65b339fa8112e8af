"""Invented reports of a few incidents, and a matcher by day and place that stands in for the real one."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dateline.model.claims import Account, Claim, compose_account, quote
from dateline.model.text import Publication, Report, compose_report
from dateline.model.values import Action, Toll, When, Where, Who
from dateline.model.wire import value_from_json, value_to_json
from dateline.run.suggest import Opinion
from dateline.store.sqlite import Store
from sample_readings import NOW, sample_capture

PLACES = {"Vaskur": (10.61, -3.25), "Old Ferry": (10.9, -3.0), "Redmouth": (12.9, -3.2)}
_SPAN = re.compile(r"(\d+) soldiers died in (\w+(?: \w+)?) on day (\d+)")


class Fake:
    """The same day and place are the same thing; a day apart at one place is unsure, else different."""

    def __init__(self, version: str = "fake/1") -> None:
        self.version = version
        self.remembered: dict[str, Any] = {}

    def side(self, report: Report, account: Account, source_family: str) -> Any:
        return {claim.field: claim.value for claim in account.claims}

    def pack(self, side: Any) -> bytes:
        return json.dumps({field: value_to_json(value) for field, value in side.items()}).encode()

    def unpack(self, packed: bytes) -> Any:
        return {field: value_from_json(value) for field, value in json.loads(packed).items()}

    def keys(self, side: Any) -> Iterable[int]:
        if isinstance(side.get("date"), When):
            day = side["date"].earliest.toordinal()
            yield from (day - 1, day, day + 1)

    def score(self, left: Any, right: Any) -> Opinion:
        days = abs((left["date"].earliest - right["date"].earliest).days)
        if left["place"].name != right["place"].name:
            return Opinion(0.05, "different", lambda: "other places")
        if days == 0:
            return Opinion(0.9, "same", lambda: "one day, one place")
        return (
            Opinion(0.72, "same", lambda: "a day apart")
            if days == 1
            else Opinion(0.1, "different", lambda: "other days")
        )

    def copy_keys(self, report: Report) -> Iterable[int]:
        return [zlib.crc32(report.text[report.body_start :].encode())]

    def copy_of(self, report: Report, others: Sequence[Report]) -> tuple[str, str] | None:
        return (others[0].id, "the same words") if others else None


def told(number: int, place: str, day: int) -> str:
    """The sentence of one incident."""
    return f"{number} soldiers died in {place} on day {day}."


def report_of(id: str, body: str, *, outlet: str = "Example Ledger", day: int = 9) -> Report:
    """A report whose body holds sentences as `told` makes them."""
    when = Publication(date(2024, 5, day), "given")
    return compose_report(id=id, body=body, title=f"News {id}", outlet=outlet, input=f"{id}.txt", publication=when)


def accounts_of(report: Report) -> tuple[Account, ...]:
    """An incident for each such sentence, the first of them the main one."""
    return tuple(_incident(report, found, is_main=at == 0) for at, found in enumerate(_SPAN.finditer(report.text)))


def _incident(report: Report, found: re.Match[str], *, is_main: bool) -> Account:
    number, place, day = int(found[1]), found[2], int(found[3])
    lat, lon = PLACES[place]
    said = quote(report, *found.span())

    def claim(field: str, value: Any, group: int) -> Claim:
        return Claim(field, value, (quote(report, *found.span(group)),), "sample/1:00000000")

    return compose_account(
        report,
        kind="incident",
        role="main" if is_main else "background",
        claims=[
            Claim("action", Action("Battles", "Armed clash", "armed_clash"), (said,), "sample/1:00000000"),
            claim("date", When.on(date(2024, 5, day)), 3),
            claim("place", Where(place, f"sample:{place}", lat, lon, 1, None, ("Reed Province",), "BF", 5.0), 2),
            claim("toll", Toll("killed", number, number, "soldiers"), 1),
            Claim("perpetrator", Who("Black Reed Front"), (said,), "sample/1:00000000"),
        ],
    )


def keep(store: Store, report: Report, *, reader: str = "r1", accounts: tuple[Account, ...] | None = None) -> None:
    """Keep a report with its accounts, as `dateline read` does before it reconciles."""
    with store.session() as session:
        session.keep(
            sample_capture(report.text.encode(), named=report.input),
            report,
            relevant=True,
            accounts=accounts_of(report) if accounts is None else accounts,
            reader=reader,
            work=f"{reader}:{report.id}",
            at=NOW,
        )
