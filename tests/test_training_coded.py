"""The coded reports with their marks, as examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.model.text import compose_report
from dateline.training import coded
from dateline.training.annotated import AnnotatedReport, parse
from dateline.training.labels import REPORTS
from dateline.training.reports import example

GOLD = Path(__file__).parent / "gold"
MARKED = """
=== ford
e1: shooting main stated
e2: bombing_ied background stated
s1: e1
title: [[Gunmen|e1.perpetrator]] [[kill|e1.trigger]] [[nine|e1.killed=9]] at the ford

[[At least eight|e1.killed=8..]] [[died|e1.trigger]], not [[twelve|e1.killed=12]], [[the mayor|s1.speaker]]
[[said|s1.cue]].
A [[bomb|e2.weapon]] [[killed|e2.trigger]] [[two|e2.killed=2]] and hurt [[four|e2.wounded=4]] last year.
"""


def incident(**coded_as: Any) -> dict[str, Any]:
    return {"role": "main", "event_type": "shooting", "certainty": "stated", "victims": []} | coded_as


def tags(label: str, coding: dict[str, Any]) -> dict[str, dict[str, bool]]:
    """The tags of the spans of a label, by their words."""
    (marked,) = parse(MARKED)
    found = coded.with_coding(example(marked), coding)
    return {found.text[s.start : s.end]: dict(s.tags) for s in found.spans if s.label == label}


def test_figures_that_are_the_low_or_the_high_of_the_coded_toll() -> None:
    told = [incident(total_killed=[8, 9]), incident(total_killed=[2, None], total_wounded=None)]
    found = tags("event.killed", {"incidents": told})
    assert found == {
        "nine": {"low": False, "high": True, "least": False, "most": False},
        "At least eight": {"low": True, "high": False, "least": True, "most": False},
        "twelve": {"low": False, "high": False, "least": False, "most": False},
        "two": {"low": True, "high": False, "least": False, "most": False},
    }
    assert tags("event.wounded", {"incidents": told}) == {"four": {"least": False, "most": False}}, (
        "of what was not coded nothing is known"
    )


def test_of_a_kind_that_is_as_right_as_the_coded_one_nothing_is_known() -> None:
    told = [incident(event_type_also=["ambush"]), incident()]
    kinds = tags("event.trigger", {"incidents": told})["kill"]
    assert "kind.ambush" not in kinds
    assert (kinds["kind.shooting"], kinds["kind.arson"], kinds["main"]) == (True, False, True)


def test_a_report_that_tells_of_nothing_has_no_marks(tmp_path: Path) -> None:
    text = "The match was a massacre, Halim said."
    nothing = {"relevant": False, "incidents": [], "agreements": [], "statements": []}
    unmarked = nothing | {"relevant": True, "incidents": [incident()]}
    write(tmp_path, "late", [("a", text, nothing), ("b", text, unmarked)])
    (found,) = coded.examples(tmp_path, ["late"], weight=0.5)
    assert (found.spans, found.document, found.weight) == ((), {"relevant": False}, 0.5)
    assert found.known == frozenset(REPORTS.spans)


def write(folder: Path, name: str, rows: list[tuple[str, str, dict[str, Any]]], half: str = "h") -> None:
    with (folder / f"{name}.jsonl").open("a", encoding="utf-8") as file:
        for identity, text, coding in rows:
            report = {"id": identity, "language": "en", "title": None, "text": text}
            file.write(json.dumps({"report": report, "coding": coding, "half": half}) + "\n")


def test_halves_that_are_only_counted_are_never_read(tmp_path: Path) -> None:
    for name in coded.SETS:
        for half in "lmnoqrstwz":
            write(tmp_path, name, [(half, "", {})], half)
    read = {name: [report["id"] for report, _ in coded.rows(tmp_path, [name])] for name in coded.SETS}
    assert read["cousins"] == ["l"]
    assert read["kin"] == ["n", "o"]
    assert read["clan"] == ["r", "s"]
    assert read["strangers"] == ["z"]
    assert read["late"] == list("lmnoqrstwz")


@pytest.mark.parametrize("name", coded.SETS)
def test_every_report_that_tells_something_is_marked_word_for_word(name: str) -> None:
    marked = coded.marked(GOLD, [name])
    for report, coding in coded.rows(GOLD, [name]):
        found = marked.pop(report["id"], None)
        assert (found is not None) == bool(coding["incidents"] or coding["agreements"]), report["id"]
        if found:
            text = compose_report(body=report["text"], title=report.get("title")).text
            assert found.report.text.split() == text.split(), report["id"]
            fits(found, coding)
    assert not marked, "marks of reports that may not be read, or are not there"


def fits(marked: AnnotatedReport, coding: dict[str, Any]) -> None:
    """What is declared is the coding's: as many as it has, or fewer, of the same kind and role."""
    coded_as = {f"e{number}": one for number, one in enumerate(coding["incidents"], start=1)}
    coded_as |= {f"a{number}": one for number, one in enumerate(coding["agreements"], start=1)}
    coded_as |= {f"s{number}": one for number, one in enumerate(coding["statements"], start=1)}
    for told in marked.told:
        one = coded_as[told.key]
        if told.key.startswith("e"):
            assert (told.kind, told.role) == (one["event_type"], one["role"]), (marked.report.id, told.key)
