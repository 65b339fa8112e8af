"""The shipped tagger: loading, checking, reading."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import pytest

from dateline.mentions import tagger
from dateline.mentions.sentences import split
from dateline.model.text import compose_report

TEXT = (
    "Gunmen on motorcycles ambushed an army patrol near the village of Tarkala on Monday, killing four soldiers and "
    "wounding seven others, the governor said. No group has claimed responsibility for the attack."
)


@pytest.fixture(scope="module")
def shipped() -> tagger.Tagger:
    loaded = tagger.load()
    assert loaded.tagger, loaded.reason
    return loaded.tagger


def test_the_shipped_file_is_whole_and_small_enough() -> None:
    content = tagger.FILE.read_bytes()
    assert len(content) <= 40_000_000
    assert hashlib.sha256(content).hexdigest() == tagger.FILE.with_suffix(".sha256").read_text("ascii").split()[0]


def test_it_marks_triggers_and_arguments_at_their_characters(shipped: tagger.Tagger) -> None:
    spans = [span for span in shipped.read(TEXT).spans if span.score > 0.5]
    words = {(span.label, TEXT[span.start : span.end].lower()) for span in spans}
    assert ("event.trigger", "ambushed") in words
    assert any(label == "event.killed" and "four" in said for label, said in words)
    assert any(label == "event.perpetrator" and "gunmen" in said for label, said in words)
    assert any(label.startswith("statement.") and "governor" in said for label, said in words)


def test_the_same_text_gives_the_same_marks(shipped: tagger.Tagger) -> None:
    assert shipped.read(TEXT) == shipped.read(TEXT)


def test_a_long_text_is_read_to_its_end(shipped: tagger.Tagger) -> None:
    filler = "The market in the old town was open as usual and farmers sold onions. " * 120
    spans = shipped.read(filler + TEXT).spans
    late = [span for span in spans if span.start >= len(filler) and span.label == "event.trigger"]
    assert late
    assert all(0 <= span.start < span.end <= len(filler + TEXT) for span in spans)


@pytest.mark.parametrize("text", ["", " ", "\x00\u202e\ufffd", "a" * 5000, "(((" * 900, "٣ قتلى في هجوم"])
def test_hostile_texts_do_no_harm(shipped: tagger.Tagger, text: str) -> None:
    for head in ("reports", "muc4"):
        assert all(0 <= span.start < span.end <= len(text) for span in shipped.read(text, head).spans)


def test_a_report_is_read_by_the_finder() -> None:
    report = compose_report(body=TEXT, title="Four soldiers killed in ambush")
    tagging = tagger.find_tags(report, split(report))
    assert tagging is not None
    assert any(report.text[span.start : span.end] == "ambushed" for span in tagging.spans)
    assert tagger.find_tags(compose_report(body=""), ()) is None


def test_a_missing_file_is_told_in_words(tmp_path: Path) -> None:
    loaded = tagger.load(tmp_path / "tagger.onnx")
    assert loaded.tagger is None
    assert "missing" in loaded.reason


def test_a_damaged_file_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "tagger.onnx").write_bytes(b"not a network")
    (tmp_path / "tagger.sha256").write_text("0" * 64)
    loaded = tagger.load(tmp_path / "tagger.onnx")
    assert loaded.tagger is None
    assert "damaged" in loaded.reason


def test_without_onnxruntime_the_rules_read_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "onnxruntime" else real(name))
    loaded = tagger.load(tmp_path / "other.onnx")
    assert loaded.tagger is None
    assert "onnxruntime is not installed" in loaded.reason
