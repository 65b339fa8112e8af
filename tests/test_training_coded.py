"""Coded reports as targets: what the coding decides, and what stays as the tagger has it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from dateline.mentions.tagger import Tagger
from dateline.mentions.tagger_decoding import Marks, Scheme
from dateline.training import coded
from dateline.training.examples import Example, LabelledSpan
from dateline.training.labels import PROJECTION, REPORTS

SAID = 0.98
"""What the tagger of these tests says of each word that it marks."""


class Words(Tagger):
    """A tagger that marks the words that it is told."""

    def marks(self, text: str, head: str = "reports") -> Marks:
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        tokens = np.full((len(encoding.ids), REPORTS.width), -9.0, dtype=np.float32)
        for number, (first, last) in enumerate(encoding.offsets):
            if label := self.extras.get(text[first:last]):
                at = 3 * REPORTS.spans.index(label)
                tokens[number, at : at + 3] = 4.0
        return Marks(text, np.array(encoding.offsets), tokens, np.zeros(1, dtype=np.float32))


def tagger_of(text: str, marked: Mapping[str, str]) -> Tagger:
    words = ["[UNK]", "[CLS]", "[SEP]", ".", "!", "?", *dict.fromkeys(text.split())]
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    scheme = Scheme(
        REPORTS.spans, REPORTS.tags, REPORTS.tagged, REPORTS.projections, REPORTS.document, PROJECTION, REPORTS.window
    )
    return Words("tagger-words", {"reports": scheme}, dict(marked), None, tokenizer)


def begins(
    text: str, coding: dict[str, Any], marked: Mapping[str, str], label: str, report: Mapping[str, Any] | None = None
) -> dict[str, float]:
    """The words of the text of which it is not known that the label does not begin with them, and what is known."""
    row = {"relevant": True, "incidents": [], "agreements": [], "statements": []} | coding
    (window,) = coded.coded_windows(report or {"title": None, "text": text}, row, tagger_of(text, marked))
    said = window.spans[1:-1, REPORTS.spans.index(label), 0]
    return {word: round(float(value), 2) for word, value in zip(text.split(), said, strict=True) if abs(value) > 0.01}


def incident(**coded_as: Any) -> dict[str, Any]:
    return {"role": "main", "event_type": "shooting", "certainty": "stated", "victims": []} | coded_as


def test_who_did_it_is_confirmed_and_a_name_that_nobody_coded_is_denied() -> None:
    text = "Rebels of the Qarn Front attacked Tarkala . The army of Velonia and gunmen were there ."
    who = "event.perpetrator"
    marked = {"attacked": "event.trigger", "Velonia": who, "gunmen": who}
    found = begins(text, {"incidents": [incident(perpetrator="the Qarn Front (QF)")]}, marked, who)
    assert found == {"Qarn": 1, "gunmen": SAID}, "of a description the coding says nothing"


def test_a_name_away_from_every_event_is_left_open() -> None:
    text = "Gunmen attacked Tarkala . Onions of Tarkala are famous ."
    coding = {"incidents": [incident(place="Tarkala village")]}
    assert begins(text, coding, {"attacked": "event.trigger"}, "event.place") == {"Tarkala": -1}
    again = "Gunmen attacked Tarkala ."
    assert begins(again, coding, {"attacked": "event.trigger"}, "event.place") == {"Tarkala": 1}


@pytest.mark.parametrize(
    ("total", "expected"),
    [([4, 9], {"four": 1, "nine": 1, "two": SAID}), (None, {}), ([9, None], {"four": SAID, "nine": 1, "two": SAID})],
)
def test_a_count_above_all_that_were_coded_is_denied(total: object, expected: dict[str, float]) -> None:
    text = "They killed four , then nine , two of them boys . The war has killed 3,000 people ."
    marked = dict.fromkeys(("four", "nine", "two", "3,000"), "event.killed")
    assert begins(text, {"incidents": [incident(total_killed=total)]}, marked, "event.killed") == expected


def test_a_day_that_was_coded_is_right_and_another_is_not() -> None:
    text = "Gunmen attacked Tarkala on Monday . The mayor came on Wednesday ."
    marked = {"Monday": "event.time", "Wednesday": "event.time"}
    told = incident(date="2024-03-04", date_precision="day")
    published = {"title": None, "text": text, "published": "2024-03-07"}
    assert begins(text, {"incidents": [told]}, marked, "event.time", published) == {"Monday": 1}
    other = incident(date="2024-02", date_precision="month")
    expected = {"Monday": 1, "Wednesday": SAID}
    assert begins(text, {"incidents": [told, other]}, marked, "event.time", published) == expected


def test_words_that_say_what_somebody_is_count_only_where_they_are_marked() -> None:
    text = "Soldiers came after gunmen attacked the soldiers there ."
    coding = {"incidents": [incident(victims=[{"who": "soldiers", "killed": None}])]}
    found = begins(text, coding, {"attacked": "event.trigger", "soldiers": "event.victim"}, "event.victim")
    assert found == {"Soldiers": -1, "soldiers": 1}


def test_what_a_set_leaves_open_is_what_the_tagger_says_with_a_doubt() -> None:
    text = "Rebels killed guards ."
    tagger = tagger_of(text, {"Rebels": "event.perpetrator", "guards": "event.victim", "killed": "event.trigger"})
    spans = (LabelledSpan("event.victim", 14, 20, frozenset({"0"})),)
    example = Example(REPORTS, text, spans, frozenset({"event.trigger"}), {}, 0.5)
    (window,) = coded.softened(example, tagger, doubt=0.5)
    begin = {label: window.spans[1:-1, REPORTS.spans.index(label), 0].astype(float).round(2) for label in REPORTS.spans}
    assert list(begin["event.trigger"]) == [0, 0, 0, 0], "the set marks all triggers"
    assert list(begin["event.victim"]) == [0, 0, 1, 0]
    assert list(begin["event.perpetrator"]) == [SAID / 2, 0, 0, 0]
    assert (float(window.document[0]), window.weight, len(window.marks)) == (-1, 0.5, 1)


def test_speakers_that_nobody_coded_are_denied_but_not_who_is_only_meant() -> None:
    text = "Mayor Halim told Radio5 that he saw it , villagers said ."
    speaker = "statement.speaker"
    marked = dict.fromkeys(("Radio5", "he", "villagers", "Halim"), speaker)
    coding = {"statements": [{"speaker": "Omar Halim", "role": "mayor", "organisation": None}]}
    assert begins(text, coding, marked, speaker) == {"Halim": 1, "he": SAID}


def test_a_report_without_agreements_has_no_parties() -> None:
    text = "The League and the Front signed a truce ."
    party = "agreement.party"
    marked = {"League": party, "signed": "agreement.trigger"}
    assert begins(text, {"incidents": [incident()]}, marked, party) == {}
    coding = {"agreements": [{"role": "main", "parties": ["League", "The Front"], "mediator": None}]}
    assert begins(text, coding, marked, party) == {"League": 1, "Front": 1}


def test_a_look_alike_has_nothing_but_who_speaks() -> None:
    text = "The match was a massacre , Halim said ."
    marked = {"massacre": "event.trigger", "Halim": "statement.speaker"}
    assert begins(text, {"relevant": False}, marked, "event.trigger") == {}
    assert begins(text, {"relevant": False}, marked, "statement.speaker") == {"Halim": SAID}


def test_tags_that_the_incidents_have_in_common() -> None:
    text = "Gunmen attacked Tarkala ."
    row = {
        "relevant": True,
        "incidents": [incident(role="background", event_type="ambush", event_type_also=["shooting"])],
    }
    (window,) = coded.coded_windows({"title": None, "text": text}, row, tagger_of(text, {"attacked": "event.trigger"}))
    tags = dict(zip(REPORTS.tags, window.tags[2], strict=True))
    assert (tags["main"], tags["kind.ambush"], tags["kind.arson"], tags["alleged"]) == (0, 1, 0, 0)
    assert 0 < tags["kind.shooting"] < 1, "the coder would take either"
    assert set(window.tags[1]) == {-1}, "what is no trigger has no tags"


def test_what_a_report_tells_its_later_windows_need_not_tell() -> None:
    text = "Gunmen attacked Tarkala . " + "Farmers sold onions . " * 80
    row = {"relevant": True, "incidents": [incident(place="Tarkala")]}
    tagger = tagger_of(text, {"attacked": "event.trigger"})
    windows = list(coded.coded_windows({"title": None, "text": text}, row, tagger))
    assert [float(window.document[0]) for window in windows] == [1, -1]
    assert len(windows[0].marks) == 1
    assert windows[1].marks == ()


def test_halves_that_are_only_counted_are_never_read(tmp_path: Path) -> None:
    for name in coded.SETS:
        with (tmp_path / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            for half in "lmnoq":
                row = {"report": {"id": half, "language": "en", "text": ""}, "coding": {}, "half": half}
                file.write(json.dumps(row) + "\n")
    read = {name: [report["id"] for report, _ in coded.rows(tmp_path, [name])] for name in coded.SETS}
    assert read["cousins"] == ["l"]
    assert read["kin"] == ["n", "o"]
    assert read["late"] == list("lmnoq")
