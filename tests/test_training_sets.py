"""Sets that lie beside the project as examples, the texts of all of them, and marks that are kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers

from dateline.mentions.tagger_decoding import Marks
from dateline.training import marks, reports
from dateline.training.examples import Example
from dateline.training.labels import MUC4
from dateline.training.texts import texts

SENTENCE = "Two farmers were shot dead near Qarabulaq bazaar."


def said(example: Example) -> set[tuple[str, str]]:
    return {(span.label, example.text[span.start : span.end]) for span in example.spans}


def test_a_sentence_with_its_event_and_place_leaves_all_else_open() -> None:
    spans = [{"start": 17, "end": 21, "label": "VERB"}, {"start": 32, "end": 48, "label": "LOCATION"}]
    example = reports.event_location_example({"text": SENTENCE, "spans": spans})
    assert said(example) == {("event.trigger", "shot"), ("event.place", "Qarabulaq bazaar")}
    assert example.known == frozenset()
    assert len({key for span in example.spans for key in span.keys}) == 1
    assert reports.event_location_example({"text": SENTENCE, "spans": None}).spans == ()


def test_who_fights_whom_and_weapons() -> None:
    text = "The militia shelled the port with mortars."
    row = {
        "text": text,
        "relations": [
            {"type": "FightingAgainst", "sourceBegin": 0, "sourceEnd": 11, "targetBegin": 20, "targetEnd": 28},
            {"type": "AlliesOf", "sourceBegin": 0, "sourceEnd": 11, "targetBegin": 20, "targetEnd": 28},
        ],
        "entities": [{"type": "Weapon", "begin": 34, "end": 41}, {"type": "Location", "begin": 24, "end": 28}],
    }
    assert said(reports.re3d_example(row)) == {
        ("event.perpetrator", "The militia"),
        ("event.target", "the port"),
        ("event.weapon", "mortars"),
    }


def test_every_text_once_and_sets_that_are_missing_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "muc4").mkdir()
    (tmp_path / "clusters").mkdir()
    rows = [{"doctext": "one"}, {"doctext": "two"}, {"doctext": "one"}]
    with gzip.open(tmp_path / "muc4" / "train.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    with gzip.open(tmp_path / "clusters" / "local_news_dev.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"articles": [{"title": "T", "text": "three"}]}) + "\n")
    assert list(texts(tmp_path)) == ["one", "two", "T\n\nthree"]


def test_marks_are_kept_to_a_twelfth_and_the_rest_is_nothing(tmp_path: Path) -> None:
    words = ["guerrillas", "killed", "juan", "[UNK]"]
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    text = "guerrillas killed juan"
    tokens = np.full((3, MUC4.width), -9.0, dtype=np.float32)
    tokens[0, 0] = 2.53
    one = Marks(text, np.array([[0, 10], [11, 17], [18, 22]]), tokens, np.zeros(7, dtype=np.float32))
    marks.keep_marks(tmp_path / "marks.npz", {0: one})
    (again,) = marks.kept_marks(tmp_path / "marks.npz", [{"doctext": text}], tokenizer)
    assert abs(again.tokens[0, 0] - 2.53) < 1 / marks.STEPS
    assert (again.tokens[1:] == -10).all()


def test_the_mean_of_networks_keeps_dot_products() -> None:
    generator = np.random.default_rng(1)
    offsets = np.array([[0, 1], [2, 3]])
    said = [
        Marks("a b", offsets, generator.normal(size=(2, MUC4.width)).astype(np.float32), np.zeros(7, dtype=np.float32))
        for _ in "12"
    ]
    joined = marks.mean_marks(said)
    width = 2 * 32
    first = joined.tokens.shape[1] - 2 * width
    event = joined.tokens[:, first : first + width]
    alone = [one.tokens[:, -64:-32] for one in said]
    expected = np.mean([vectors @ vectors.T / 32**0.5 for vectors in alone], axis=0)
    assert np.allclose(event @ event.T / width**0.5, expected, atol=1e-4)
