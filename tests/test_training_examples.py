"""Texts with labelled spans as windows of targets."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from dateline.training import muc4, reports
from dateline.training.annotated import parse
from dateline.training.examples import windows_of
from dateline.training.labels import MUC4, REPORTS

REPORT = """=== ford
published: 2024-03-09
e1: ambush main stated
e2: bombing_ied background alleged
s1: e1
title: [[Gunmen|e1.perpetrator]] [[kill|e1.trigger]] [[two|e1.killed=2]]

[[Police|s1.speaker]] [[said|s1.cue]] a [[blast|e2.trigger]] came before .
"""


@pytest.fixture
def tokenizer() -> Tokenizer:
    words = ["[UNK]", "[CLS]", "[SEP]", ".", "!", "?", *set("Gunmen kill two Police said a blast came before".split())]
    words += ["guerrillas", "killed", "juan", "the", "eln", "blew", "up", "pipeline"]
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def test_a_report_marks_begin_inside_and_end_of_each_span(tokenizer: Tokenizer) -> None:
    (annotated,) = parse(REPORT)
    (window,) = windows_of([reports.example(annotated)], tokenizer)
    trigger = REPORTS.spans.index("event.trigger")
    assert [int(n) for n in window.spans[:, trigger, 0]] == [0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0]
    ambush, main = REPORTS.tags.index("kind.ambush"), REPORTS.tags.index("main")
    assert window.tags[2, ambush] == 1
    assert window.tags[7, ambush] == 0
    assert [int(window.tags[n, main]) for n in (2, 7, 1)] == [1, 0, -1], "tags are known of triggers alone"
    assert window.document[REPORTS.document.index("relevant")] == 1
    assert {(mark[0], mark[2]) for mark in window.marks} >= {(2, frozenset({"e1"})), (7, frozenset({"e2"}))}


def test_every_occurrence_of_a_filler_is_marked_with_the_types_of_its_templates(tokenizer: Tokenizer) -> None:
    row = {
        "doctext": "guerrillas killed juan . the guerrillas blew up the pipeline .",
        "templates": [
            {"incident_type": "attack", "PerpInd": [[["guerrillas", 0]]], "PerpOrg": [], "Target": [], "Weapon": [],
             "Victim": [[["juan", 18]]]},
            {"incident_type": "bombing", "PerpInd": [[["guerrillas", 0]]], "PerpOrg": [], "Weapon": [], "Victim": [],
             "Target": [[["pipeline", 48]]]},
        ],
    }  # fmt: skip
    (window,) = windows_of([muc4.example(row)], tokenizer)
    assert [int(n) for n in window.spans[:, MUC4.spans.index("muc4.PerpInd"), 0]].count(1) == 2
    attack, bombing = MUC4.tags.index("attack"), MUC4.tags.index("bombing")
    assert list(window.tags[1, [attack, bombing]]) == [1, 1]
    assert list(window.tags[3, [attack, bombing]]) == [1, 0]
    assert list(window.document) == [1, 1, 1, 0, 0, 0, 0]


def test_wikievents_leaves_open_what_it_does_not_mark(tokenizer: Tokenizer) -> None:
    row = {
        "tokens": "guerrillas killed juan .".split(),
        "event_mentions": [
            {
                "event_type": "Life.Die.Unspecified",
                "trigger": {"start_idx": 1, "end_idx": 2},
                "arguments": [{"role": "Killer", "text": "guerrillas"}, {"role": "Place", "text": "nowhere"}],
            },
            {"event_type": "Contact.Contact.Meet", "trigger": {"start_idx": 2, "end_idx": 3}, "arguments": []},
        ],
    }
    (window,) = windows_of([reports.wikievents_example(row)], tokenizer)
    assert [int(n) for n in window.spans[:, REPORTS.spans.index("event.trigger"), 0]].count(1) == 1
    perpetrator = window.spans[:, REPORTS.spans.index("event.perpetrator"), 0]
    assert [int(n) for n in perpetrator] == [-1, 1, -1, -1, -1]
    assert (window.spans[:, REPORTS.spans.index("agreement.party")] == -1).all()
