"""To which incident a unit belongs, where the trained reader has its say beside the rules."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.accounts.marked import Marked
from dateline.accounts.summaries import summarise
from dateline.model.mentions import TaggedSpan, Tagging
from dateline.model.text import Publication, compose_report
from dateline.run import pipeline
from dateline.run.pipeline import read_report

LEAD = "Gunmen killed nine herders in Tarkala on Friday, police said."


def told(
    monkeypatch: pytest.MonkeyPatch,
    body: str,
    marks: list[tuple[str, str, dict[str, float]]],
    links: dict[tuple[str, str], float],
) -> list[tuple[object, ...]]:
    """Role, killed and wounded of the incidents that are read where these words are marked and linked."""
    report = compose_report(body=body, publication=Publication(date(2024, 5, 6), "given"))
    spans = []
    for words, label, tags in marks:
        start = report.text.index(words)
        spans.append(TaggedSpan(start, start + len(words), label, 0.97, tags))
    spans.sort(key=lambda span: span.start)
    place = {report.text[span.start : span.end]: number for number, span in enumerate(spans)}
    numbered = {(min(place[a], place[b]), max(place[a], place[b])): score for (a, b), score in links.items()}
    marked = Marked(Tagging(tuple(spans), numbered, {"relevant": 0.99}), "tagger/1:test")
    monkeypatch.setattr(pipeline, "_marked", lambda report, first: marked)
    found = [account for account in read_report(report).accounts if account.kind == "incident"]
    return [(one.role, *(bounds(summarise(one)[harm]) for harm in ("killed", "wounded"))) for one in found]


def bounds(toll: dict[str, int | None] | None) -> tuple[int | None, int | None] | None:
    return (toll["low"], toll["high"]) if toll else None


NEWS, OLD = {"main": 0.98, "kind.shooting": 0.9}, {"main": 0.03, "kind.shooting": 0.9}


def test_what_is_linked_to_the_news_goes_on_with_it_and_what_is_not_is_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    body = f"{LEAD}\n\nThe shooting went on for an hour.\n\nMen with rifles had shot dead four traders there in March."
    marks = [
        ("killed", "event.trigger", NEWS),
        ("shooting", "event.trigger", NEWS),
        ("shot dead", "event.trigger", OLD),
    ]
    links = {("killed", "shooting"): 0.98, ("killed", "shot dead"): 0.05, ("shooting", "shot dead"): 0.05}
    assert told(monkeypatch, body, marks, links) == [("main", (9, 9), None), ("background", (4, 4), None)]


def test_a_count_whose_words_no_list_has_is_that_of_its_incident_where_the_rules_read_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = f"{LEAD}\n\nAnother eleven people lie in the infirmary of Tarkala since the shooting."
    marks = [
        ("killed", "event.trigger", NEWS),
        ("shooting", "event.trigger", NEWS),
        ("eleven", "event.wounded", {}),
    ]
    links = {("killed", "shooting"): 0.98, ("killed", "eleven"): 0.9, ("shooting", "eleven"): 0.9}
    assert told(monkeypatch, body, marks, links) == [("main", (9, 9), (11, 11))]
    both = [*marks, ("eleven", "event.killed", {})]
    assert told(monkeypatch, body, both, links)[0][2] is None, "of both it may be a sum"
    taken = [*marks, ("eleven", "event.abducted", {})]
    assert told(monkeypatch, body, taken, links)[0][2] is None, "they may be captives"
