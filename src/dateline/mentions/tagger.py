"""The trained reader: a compact encoder that marks triggers, their kinds and their arguments, read with onnxruntime.

One file holds the network (int8), its tokenizer, the names of its outputs and its id. The same text gives the same
marks. Without onnxruntime or the file there is no tagger, and `load` says why.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dateline.mentions.tagger_decoding import Marks, Scheme, decode, sentence_ends, windows
from dateline.model.mentions import Tagging
from dateline.model.text import Report, Sentence

FILE = Path(__file__).parent / "data" / "tagger.onnx"
"""The network. Beside it, under the same name with `.sha256`, stands its SHA-256."""
MOST_TOKENS = 20_000
"""A text is read up to here; what follows is left to the rules."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """A network that is ready to read. `id` names its version; `extras` is what else its file holds, by name."""

    id: str
    schemes: Mapping[str, Scheme]
    extras: Mapping[str, str]
    session: Any
    tokenizer: Any

    def read(self, text: str, head: str = "reports") -> Tagging:
        """All that one head marks in a text; offsets are characters of the text."""
        return decode(self.marks(text, head), self.schemes[head])

    def marks(self, text: str, head: str = "reports") -> Marks:
        """The outputs of one head for each token, the windows joined, and for the whole."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        ids = np.array(encoding.ids[:MOST_TOKENS], dtype=np.int64)
        offsets = np.array(encoding.offsets[:MOST_TOKENS], dtype=np.int64).reshape(-1, 2)
        frame = [self.tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]")]
        parts, wholes = [], []
        scheme = self.schemes[head]
        for first, last in windows(ids, sentence_ends(self.tokenizer), scheme.window, scheme.whole):
            framed = np.concatenate((frame[:1], ids[first:last], frame[1:]))[None]
            inputs = {"entry.given": framed, "deep": np.array([head != "reports"])}
            tokens, whole = self.session.run(None, inputs)
            parts.append(tokens[0, 1:-1])
            wholes.append(whole[0])
        return Marks(text, offsets, np.concatenate(parts), np.max(wholes, axis=0))


def find_tags(report: Report, sentences: tuple[Sentence, ...]) -> Tagging | None:
    """What the shipped tagger marks in a report; None where it cannot be loaded (`load` says why)."""
    tagger = load().tagger
    return tagger.read(report.text) if tagger and sentences else None


@dataclass(frozen=True, slots=True)
class Loaded:
    """The tagger, or None and in words why there is none."""

    tagger: Tagger | None
    reason: str = ""


@functools.cache
def load(file: Path = FILE) -> Loaded:
    """The tagger of a file, loaded once. Never raises: where it cannot be used, the reason says what to do."""
    if reason := missing(file):
        return Loaded(None, reason)
    # Deferred, because they take a third of a second and the rules read without them.
    import onnxruntime  # noqa: PLC0415
    import tokenizers  # noqa: PLC0415

    content = file.read_bytes()
    session = onnxruntime.InferenceSession(content, _options(onnxruntime), providers=["CPUExecutionProvider"])
    extras = session.get_modelmeta().custom_metadata_map
    tokenizer = tokenizers.Tokenizer.from_str(extras["tokenizer"])
    tokenizer.no_truncation()
    tokenizer.no_padding()
    schemes = {name: Scheme(**scheme) for name, scheme in json.loads(extras["schemes"]).items()}
    return Loaded(Tagger(extras["id"], schemes, extras, session, tokenizer))


@functools.cache
def missing(file: Path = FILE) -> str:
    """In words, what is missing for the tagger of a file to be loaded; empty where it can be. It is not loaded."""
    for name in ("onnxruntime", "tokenizers"):
        if not _is_installed(name):
            return f"{name} is not installed; the rules read alone"
    try:
        content = file.read_bytes()
        expected = file.with_suffix(".sha256").read_text("ascii").split()[0]
    except (OSError, IndexError):
        return f"{file.name} is missing; the rules read alone"
    if hashlib.sha256(content).hexdigest() != expected:
        return f"{file.name} is damaged: its SHA-256 is not {expected}; the rules read alone"
    return ""


def _is_installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ValueError:
        return False


def _options(onnxruntime: Any) -> Any:
    """One thread: N processes read faster than N threads, and take less memory."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options
