"""The HTTP API holds to its specification, whatever it is sent: schemathesis over every operation, for 30 seconds."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from dateline.desk.api import ADDRESS
from dateline.desk.desk import Desk
from dateline.desk.protection import Attempts
from dateline.run.adding import Terms
from live_desk import served
from sample_desk import program, sample_desk

SECONDS = 30
"""After which it ends, however far it is: examples, edges of every value, and whatever else there is time for."""
BY_MEANING = ["2xx", "3xx", "401", "403", "404", "409", "412", "422", "429"]
"""What well-formed input may be answered: schemathesis' own list; 412, for it knows no ETag; 422 where no schema can
say what is wrong: a box whose north is south of its south, a value that is no figure."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db", adding=Terms(fetches=False))
    # Reading takes a second or two: after a few, whoever adds is told to wait.
    opened.attempts_to_add = Attempts(most=4, seconds=300, clock=time.monotonic)
    yield opened
    opened.store.close()


@pytest.mark.filterwarnings("ignore")  # of libraries: schemathesis tells of what it could not make
def test_every_operation_does_what_the_specification_says(desk: Desk) -> None:
    key = program(desk, "administrator", "read", "write").headers["Authorization"]
    asked: Counter[str] = Counter()
    wrong: dict[str, str] = {}
    with served(desk) as address:
        schema = schemathesis.openapi.from_url(f"{address}{ADDRESS}/openapi.json", config=_config(key))
        for event in from_schema(schema).execute():
            if isinstance(event, events.ScenarioFinished):
                asked[event.label or "several in turn"] += len(event.recorder.cases)
                wrong |= _failures(event)
            elif isinstance(event, events.NonFatalError):
                wrong[str(event.info)] = str(event.info)
            elif isinstance(event, events.FatalError):
                raise event.exception
    assert not wrong, "\n\n".join(wrong.values())
    paths: dict[str, Any] = schema.raw_schema["paths"]
    assert {f"{method.upper()} {path}" for path, told in paths.items() for method in told} <= asked.keys()
    assert asked.total() >= 100


def _config(key: str) -> SchemathesisConfig:
    """All checks and phases of schemathesis, in short rounds that go on until the time is over."""
    return SchemathesisConfig.from_dict(
        {
            "max-time": SECONDS,
            "request-timeout": 60,  # a report may wait for the start of the process that reads it
            "seed": 1,
            "headers": {"Authorization": key},
            "generation": {"max-examples": 3, "database": "none", "no-shrink": True},
            "checks": {"positive_data_acceptance": {"expected-statuses": BY_MEANING}},
        }
    )


def _failures(event: events.ScenarioFinished) -> dict[str, str]:
    """What was found wrong, each kind of it once, with the request that shows it."""
    found = {}
    for case, checks in event.recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                failure = check.failure_info.failure
                asked = event.recorder.cases[case].value.as_curl_command()
                found[f"{event.label} {failure.title}"] = f"{event.label}: {failure.title}\n{failure.message}\n{asked}"
    return found
