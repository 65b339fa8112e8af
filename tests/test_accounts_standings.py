"""How figures stand to a toll, by what the trained reader marks and the rules found."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from dateline.accounts import standings
from dateline.accounts.marked import Marked
from dateline.accounts.standings import CHOICES, FILE, JUDGED, NONE, Weights, signs_of, stood
from dateline.accounts.tolls import total
from dateline.accounts.tolls_bounds import Bounds
from dateline.mentions import casualties, sentences
from dateline.model.mentions import CasualtyFigure, TaggedSpan, Tagging
from dateline.model.text import Report, compose_report
from dateline.model.values import Standing

TEXT = "Nineteen villagers were killed near Djibo on Monday. Six soldiers were killed on the road to Arbinda."
TRIGGER = (TEXT.index("killed"), TEXT.index("killed") + 6)
SIGNS = ("always", *(f"marked {name}" for name in get_args(Standing)))
PLAIN = Weights.of(
    {NONE: dict.fromkeys(SIGNS, 0.0) | {"always": 0.1}} | {name: {f"marked {name}": 8.0} for name in get_args(Standing)}
)
"""Weights by which what is marked holds."""


def read(text: str = TEXT) -> tuple[Report, list[CasualtyFigure]]:
    report = compose_report(body=text)
    return report, list(casualties.find_casualties(report, sentences.split(report)))


def marked(figures: list[CasualtyFigure], *tags: str) -> Marked:
    spans = [
        TaggedSpan(figure.start, figure.end, f"event.{figure.toll.harm}", 0.99, {f"standing.{tag}": 0.98})
        for figure, tag in zip(figures, tags, strict=False)
    ]
    trigger = TaggedSpan(*TRIGGER, "event.trigger", 0.99, {})
    linked = {(0, place): 0.99 for place in range(1, len(spans) + 1)}
    return Marked(Tagging((trigger, *spans), linked, {"relevant": 0.99}))


@pytest.mark.parametrize(
    ("tags", "toll"),
    [
        (("all", "part"), (19, 19)),
        (("all", "all"), (6, 19)),
        (("group", "group"), (25, 25)),
        (("all", "attackers"), (19, 25)),
        (("all", "withdrawn"), (19, 19)),
        (("all", "both"), (19, 19)),
        (("all",), (19, 19)),
    ],
)
def test_the_toll_is_that_of_how_the_figures_stand(
    tags: tuple[str, ...], toll: Bounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standings, "weights", lambda harm: PLAIN)
    report, figures = read()
    kept = stood(report, figures, [TRIGGER], marked(figures, *tags))
    assert total([figure for figure in kept if figure.relation != "superseded"], "killed") == toll
    assert [figure.start for figure in kept] == sorted(figure.start for figure in kept)


def test_the_toll_of_the_rules_is_told_where_the_marks_are_of_two_minds(monkeypatch: pytest.MonkeyPatch) -> None:
    doubtful = Weights.of(
        {name: {"always": 0.0} for name in CHOICES} | {"all": {"always": 2.0}, "group": {"always": 2.0}}
    )
    monkeypatch.setattr(standings, "weights", lambda harm: doubtful)
    report, figures = read("Five policemen and two civilians were killed in an attack on Monday, the mayor said.")
    kept = stood(report, figures, [TRIGGER], Marked(Tagging((), {}, {"relevant": 0.99})))
    assert total(kept, "killed") == total(figures, "killed") == (7, 7)


def test_figures_of_other_harms_are_as_they_were() -> None:
    report, figures = read("Gunmen abducted nine pupils from a school near Kaduna on Monday.")
    assert figures
    assert stood(report, figures, [], Marked(Tagging((), {}, {"relevant": 0.99}))) == figures


def test_every_choice_has_weights_for_the_same_signs() -> None:
    stored = json.loads(FILE.read_text("utf-8"))
    report, figures = read()
    (_, signs), *_ = signs_of(report, figures, [TRIGGER], marked(figures, "all", "part"))
    assert signs
    for harm in JUDGED:
        assert set(stored[harm]) == set(CHOICES)
        assert len({tuple(weights) for weights in stored[harm].values()}) == 1
    assert signs.keys() <= stored["killed"][NONE].keys()
