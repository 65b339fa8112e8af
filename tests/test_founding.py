"""The bundled page that is like the founding one gives exactly what a careful coder records of it, and nothing else."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.accounts.summaries import summarise
from dateline.model.text import Capture
from dateline.reading.reports import read_capture
from dateline.run.pipeline import Reading, read_report

PAGE = Path(dateline.__file__).parent / "examples" / "founding.html"


@pytest.fixture(scope="module")
def reading() -> Reading:
    body = PAGE.read_bytes()
    sha256 = hashlib.sha256(body).hexdigest()
    return read_report(read_capture(Capture(PAGE.name, datetime(2024, 1, 1, tzinfo=UTC), "text/html", sha256, body)))


def told(reading: Reading, kind: str) -> list[dict[str, Any]]:
    return [summarise(account) for account in reading.accounts if account.kind == kind]


def day(iso: str) -> dict[str, Any]:
    return {"earliest": iso, "latest": iso, "precision": 1}


def test_its_agreement(reading: Reading) -> None:
    (agreement,) = told(reading, "agreement")
    assert agreement["agreement_type"] == "security cooperation"
    assert agreement["parties"] == ["Borno Directorate of Hunters and Guards", "Lake Chad Joint Theatre Command"]
    assert agreement["commitments"] == [
        "a shared radio channel",
        "mixed night patrols",
        "common checkpoints",
        "escorts for farmers",
    ]
    assert agreement["zones"] == ["Konduga", "Bama", "Gwoza", "Damboa", "Dikwa"]
    assert (agreement["announced"], agreement["in_force"]) == (day("2023-03-16"), day("2023-03-17"))
    assert agreement["reactions"] == [{"who": "Multinational Joint Task Force", "stance": "welcomed"}]


def test_its_two_incidents_told_in_passing(reading: Reading) -> None:
    camp, truck = told(reading, "incident")
    assert {account.role for account in reading.accounts if account.kind == "incident"} == {"background"}
    assert (camp["date"], camp["killed"], camp["perpetrators"]) == (
        day("2023-03-14"),
        {"low": 15, "high": 15},
        ["ISWAP"],
    )
    assert (camp["place"]["name"], camp["place"]["relation"]) == ("Damboa", "near")
    assert (truck["date"], truck["killed"], truck["perpetrators"]) == (day("2023-03-12"), {"low": 4, "high": 4}, [])
    assert (truck["sub_event_type"], truck["place"]["name"]) == ("Remote explosive/landmine/IED", "Ngoshe")


def test_its_statements(reading: Reading) -> None:
    assert [statement["speaker"] for statement in told(reading, "statement")] == ["Bulama Gana Kyari", "Edwin Marsh"]


def test_nothing_from_the_furniture_or_from_history(reading: Reading) -> None:
    assert len(reading.accounts) == 5
    assert "2015" not in str([summarise(account) for account in reading.accounts])
