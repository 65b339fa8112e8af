"""The figures on the coded reports may not fall below their floors (`tests/floors.json`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluation import coded_reports, floors, gold, synthetic_region_reports
from dateline.evaluation.clusters import evaluate_region
from dateline.evaluation.synthetic_region import Region
from dateline.model.claims import Account
from dateline.model.text import Report
from dateline.run.pipeline import read_report
from dateline.run.record_views import compose_telling

GOLD = Path(__file__).parent / "gold"
GOLDS = (
    GOLD / "published",
    GOLD / "held_out.jsonl",
    GOLD / "unseen.jsonl",
    GOLD / "fresh.jsonl",
    GOLD / "late.jsonl",
    GOLD / "siblings.jsonl",
    GOLD / "cousins.jsonl",
    GOLD / "kin.jsonl",
    GOLD / "clan.jsonl",
    GOLD / "tribe.jsonl",
    GOLD / "folk.jsonl",
    GOLD / "neighbours.jsonl",
    GOLD / "strangers.jsonl",
    GOLD / "guests.jsonl",
    GOLD / "travellers.jsonl",
    GOLD / "lodgers.jsonl",
)
FLOORS = Path(__file__).parent / "floors.json"


def read(report: Report) -> tuple[bool, tuple[Account, ...]]:
    reading = read_report(report)
    return reading.relevant, reading.accounts


@pytest.mark.gate
@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.stem)
def test_the_coded_reports_are_read_at_least_as_well_as_before(path: Path) -> None:
    assert floors.failures(gold.evaluate(path, read, compose_telling), path, FLOORS) == []


@pytest.mark.gate
@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.stem)
def test_every_claim_on_the_coded_reports_rests_on_words_that_stand(path: Path) -> None:
    for report, _ in coded_reports.load(path):
        for account in read_report(report).accounts:
            for claim in account.claims:
                assert all(evidence.stands_in(report) for evidence in claim.evidence)


@pytest.mark.gate
def test_attacks_told_in_the_same_words_are_told_apart_at_least_as_well_as_before() -> None:
    maker = Path(synthetic_region_reports.__file__)
    assert floors.failures(evaluate_region(Region(seed=11)), maker, FLOORS) == []
