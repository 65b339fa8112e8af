"""The attacks near Makhmur and Kirkuk in autumn 2021, told by a dozen reports, are one record each in any order."""

from __future__ import annotations

import functools
import hashlib
import random
import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

import dateline
from dateline.cli.record import print_matrix
from dateline.evaluation.coded_reports import load
from dateline.evaluation.gold import coded_incidents
from dateline.model.records import RecordView
from dateline.model.text import Capture, Report
from dateline.reading.reports import read_capture
from dateline.run.matcher import Scored
from dateline.run.pipeline import Reading, read_report
from dateline.run.reconcile import reconcile
from dateline.run.record_views import view_records
from dateline.store.sqlite import Store
from sample_readings import NOW
from sample_records import keep

GOLD = Path(__file__).parent / "gold" / "published"
PAGE = Path(dateline.__file__).parent / "examples" / "founding.html"
MAKHMUR, KIRKUK = "IQ-2021-12-02-makhmur-khidirjija", "IQ-2021-10-26-rashad"


@functools.cache
def told() -> tuple[tuple[Report, Reading, dict[str, str]], ...]:
    """The reports on the two attacks and the page like the founding one, as read; main accounts by coded incident."""
    found = []
    for report, coding in load(GOLD):
        if re.match(r"iq-(makhmur|rashad|op)-", report.id):
            report = replace(report, outlet=report.id, input=f"{report.id}.json")
            reading = read_report(report)
            coded = coded_incidents(report, coding, reading.accounts)
            main = {item.key: item.account.id for item in coded if item.row["role"] == "main" and item.account}
            found.append((report, reading, main))
    body = PAGE.read_bytes()
    capture = Capture(PAGE.name, datetime(2024, 1, 1, tzinfo=UTC), "text/html", hashlib.sha256(body).hexdigest(), body)
    page = read_capture(capture)
    return (*found, (page, read_report(page), {}))


def records_of(order: Sequence[int]) -> list[RecordView]:
    """The records of these reports, read one by one in this order."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "x.db") as store:
        for number in order:
            report, reading, _ = told()[number]
            keep(store, report, accounts=reading.accounts)
            list(reconcile(store, Scored(), clock=lambda: NOW))
        with store.view() as session:
            return list(view_records(session))


def plain(views: Sequence[RecordView]) -> set[tuple[object, ...]]:
    """What records hold and show, without their ids, which come from what was read first."""
    return {
        (
            view.record.kind,
            frozenset((member.account_id, member.source_family) for member in view.members),
            frozenset((f.harm, f.group, f.low, f.best, f.high, frozenset(f.by_source)) for f in view.figures),
            frozenset((facet.field, facet.values, facet.status) for facet in view.facets if len(facet.values) == 1),
        )
        for view in views
    }


@functools.cache
def in_order() -> tuple[RecordView, ...]:
    return tuple(records_of(range(len(told()))))


def of_incident(key: str) -> RecordView:
    """The one record that holds every account of this coded incident."""
    accounts = {main[key] for _, _, main in told() if key in main}
    views = [view for view in in_order() if accounts & {member.account_id for member in view.members}]
    assert len(views) == 1, f"the accounts of {key} are in {len(views)} records"
    return views[0]


def reports_on(key: str) -> set[str]:
    return {report.id for report, _, main in told() if key in main}


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_the_order_of_reading_means_nothing(shuffler: random.Random) -> None:
    order = list(range(len(told())))
    shuffler.shuffle(order)
    assert plain(records_of(order)) == plain(in_order())


@pytest.mark.parametrize(("key", "low", "high"), [(MAKHMUR, 2, 13), (KIRKUK, 11, 15)])
def test_each_attack_is_one_record_with_every_reports_figure(key: str, low: int, high: int | None) -> None:
    """Of Rashad one report counts the attack and the revenge for it as one, "over 23", which leaves the high open."""
    view = of_incident(key)
    (figure,) = (one for one in view.figures if one.harm == "killed" and one.group is None)
    assert reports_on(key) <= {said.report_id for said in figure.by_source}
    assert (figure.low, figure.high) == (low, high)


def test_the_two_attacks_and_the_page_stay_apart() -> None:
    assert of_incident(MAKHMUR).record.id != of_incident(KIRKUK).record.id
    page = told()[-1][0].id
    assert all(
        {page} == {m.report_id for m in v.members} for v in in_order() if page in {m.report_id for m in v.members}
    )


@pytest.mark.parametrize("key", [MAKHMUR, KIRKUK])
def test_the_terminal_shows_every_outlets_words_side_by_side(key: str) -> None:
    view, out = of_incident(key), StringIO()
    print_matrix(Console(file=out, width=200, color_system=None), view)
    shown = out.getvalue()
    (figure,) = (one for one in view.figures if one.harm == "killed" and one.group is None)
    assert figure.reasoning.split(":")[0] in shown
    assert shown.index("≠ killed") < shown.index("perpetrator")
    for source in figure.by_source:
        assert source.outlets
        assert all(outlet[:12] in shown for outlet in source.outlets)
