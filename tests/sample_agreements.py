"""A retold agreement between two forces, with coded reports of before and after it, in a database as read."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from dateline.evaluation.coded_reports import load
from dateline.model.claims import Account
from dateline.model.text import Publication, Report, compose_report
from dateline.run.matcher import Scored
from dateline.run.pipeline import read_report
from dateline.run.reconcile import reconcile
from dateline.store.sqlite import Store
from sample_readings import NOW
from sample_records import keep

GOLD = Path(__file__).parent / "gold" / "published"
_AGREED = """Jabbar Yawar, Secretary-General of the Kurdish Ministry of Peshmerga, announced on Saturday that an \
agreement was concluded with the Iraqi Joint Operations Command (JOC) on field coordination, joint operations, \
patrols and ambushes in Diyala, Kifri, Qara Tapa, Khurmatu and Kirkuk, to eliminate the Islamic State (ISIS).

The agreement will enter into force as of Sunday, he said. The international coalition against ISIS welcomed it."""
_LATER = {
    "patrol": (
        date(2022, 1, 12),
        "Mixed force on the road",
        "Peshmerga and Iraqi army soldiers held a joint patrol near Kifri on Wednesday, a commander said.",
    ),
    "centre": (
        date(2022, 1, 30),
        "No centre yet",
        "The joint coordination centre in Kirkuk has not been opened, the Ministry of Peshmerga said on Sunday. "
        "The Iraqi army says that talks go on.",
    ),
    "wish": (
        date(2022, 2, 3),
        "Calls for patrols",
        "The Iraqi army and the Peshmerga should launch joint patrols near Kirkuk, a governor said on Thursday.",
    ),
    "attack": (
        date(2022, 2, 10),
        "Soldiers killed in Diyala",
        "Islamic State militants killed three Iraqi soldiers in an attack on a checkpoint in Qara Tapa on Wednesday.",
    ),
}


def agreement_report() -> Report:
    """The news of the agreement."""
    when = Publication(date(2021, 12, 4), "given")
    title = "Kurdish Peshmerga, Iraqi army reach agreement on more cooperation"
    return compose_report(id="agreed", title=title, body=_AGREED, input="agreed.txt", publication=when, outlet="Ledger")


def later_report(name: str) -> Report:
    """One of the invented reports of after it."""
    day, title, body = _LATER[name]
    when = Publication(day, "given")
    return compose_report(id=name, title=title, body=body, input=f"{name}.txt", publication=when, outlet=f"{name} Post")


@functools.cache
def readings() -> tuple[tuple[Report, tuple[Account, ...]], ...]:
    """The news of it, the coded reports of Iraq, and the invented ones, each with its accounts as read."""
    coded = [
        replace(report, outlet=report.id, input=f"{report.id}.json")
        for report, _ in load(GOLD)
        if re.match(r"(?:ag-iq-8|iq-(?:makhmur|op)-)", report.id)
    ]
    told = [agreement_report(), *coded, *(later_report(name) for name in _LATER)]
    return tuple((report, read_report(report).accounts) for report in told)


def fill_agreements(store: Store) -> str:
    """Read all of them; the record of the retold agreement."""
    for report, accounts in readings():
        keep(store, report, accounts=accounts)
    list(reconcile(store, Scored(), clock=lambda: NOW))
    with store.view() as session:
        (member,) = (one for one in session.records.members_of_report("agreed") if one.kind == "agreement")
    assert member.record is not None
    return member.record
