"""What networks say of texts that they have not seen: joined, and kept so that it can be weighed again without them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from dateline.mentions.tagger_decoding import Marks
from dateline.training.labels import MUC4, PROJECTION

LIKELY = -4.0
"""The logit from which a token may begin, end or lie inside a span, and is kept."""
STEPS = 12
"""Parts into which a logit is cut to be kept in a byte."""


def mean_marks(said: Sequence[Marks]) -> Marks:
    """What several networks say of one text, as the shipped file joins them: means, and vectors side by side."""
    first = MUC4.width - PROJECTION * len(MUC4.projections)
    tokens = [np.mean([one.tokens[:, :first] for one in said], axis=0)]
    for number in range(len(MUC4.projections)):
        at = first + number * PROJECTION
        tokens += [one.tokens[:, at : at + PROJECTION] * len(said) ** -0.25 for one in said]
    whole = np.mean([one.whole for one in said], axis=0)
    return Marks(said[0].text, said[0].offsets, np.concatenate(tokens, axis=1).astype(np.float32), whole)


def keep_marks(path: Path, marks: Mapping[int, Marks]) -> None:
    """Keeps what was said of the tokens that may begin, end or lie inside a span."""
    parts: dict[str, Any] = {}
    for number, one in marks.items():
        likely = np.flatnonzero(one.tokens[:, : 3 * len(MUC4.spans)].max(axis=1) > LIKELY)
        parts[f"places-{number}"] = likely.astype(np.int16)
        parts[f"tokens-{number}"] = np.clip(np.round(one.tokens[likely] * STEPS), -127, 127).astype(np.int8)
        parts[f"whole-{number}"] = one.whole
    np.savez_compressed(path, **parts)


def kept_marks(path: Path, rows: Sequence[dict[str, Any]], tokenizer: Tokenizer) -> list[Marks]:
    """What `keep_marks` kept, to a twelfth of a logit; other tokens are held to be nothing."""
    found = []
    with np.load(path) as parts:
        for number, row in enumerate(rows):
            offsets = tokenizer.encode(row["doctext"], add_special_tokens=False).offsets
            kept = parts[f"tokens-{number}"]
            tokens = np.full((len(offsets), kept.shape[1]), -10.0, dtype=np.float32)
            tokens[parts[f"places-{number}"]] = kept.astype(np.float32) / STEPS
            whole = parts[f"whole-{number}"]
            found.append(Marks(row["doctext"], np.array(offsets, dtype=np.int64).reshape(-1, 2), tokens, whole))
    return found
