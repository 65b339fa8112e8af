"""What a text costs grows with its length, not with its square. Counted in function calls, which no machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest

from dateline.model.text import Publication, Report, compose_report
from dateline.run.pipeline import read_report

PLACES = ("Makhmur", "Kirkuk", "Mosul", "Rabia", "Sinjar")
TEXTS: dict[str, Callable[[int], str]] = {
    "one attack after the other": lambda n: (
        f"Gunmen killed {n + 2} soldiers and wounded {n + 5} others near {PLACES[n % 5]} on {n % 28 + 1} March, "
        "police said. "
    ),
    "counts without an end": lambda n: f"killed {n % 40 + 2} soldiers, wounded {n % 30 + 3} others, and ",
    "sources that differ": lambda n: f"Residents spoke of {n + 20} dead. The army put the toll at {n % 7 + 9}. ",
}


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    _calls(_report(TEXTS[name], 10))  # What is loaded at the first text counts for none.
    once, twice = (_calls(_report(TEXTS[name], pieces)) for pieces in (150, 300))
    assert twice < 2.3 * once


def _report(piece: Callable[[int], str], pieces: int) -> Report:
    body = "".join(piece(number) for number in range(pieces))
    return compose_report(body=body, title="Attacks", publication=Publication(date(2021, 4, 4), "given"))


def _calls(report: Report) -> int:
    """Calls of functions and steps of generators while the rules read a report."""
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        read_report(report, by="rules")
    finally:
        sys.setprofile(None)
    return count
