"""Fills what is not known of windows with what networks say: so a smaller network learns from several, and one that is
fitted on does not forget.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.training.examples import Example, Targets, Window, windows_of
from dateline.training.fitting import collated, device
from dateline.training.labels import Head
from dateline.training.network import TaggerNetwork

BATCH = 32
SURE = 0.3
"""Tokens that the teachers hold inside a tagged span with this probability teach its tags, too."""


def soft_windows(
    teachers: Sequence[TaggerNetwork], texts: Iterable[str], tokenizer: Tokenizer, head: Head, *, weight: float
) -> Iterator[Window]:
    """The windows of texts that nobody marked. Links are left open."""
    examples = (Example(head, text, (), frozenset(), {}, weight) for text in texts)
    yield from taught(teachers, windows_of(examples, tokenizer))


def taught(teachers: Sequence[TaggerNetwork], windows: Iterable[Window], *, doubt: float = 1.0) -> Iterator[Window]:
    """The windows, the shorter first; of what was not known of them the mean probabilities of the teachers are the
    targets, those of spans times `doubt`."""
    there = device()
    for teacher in teachers:
        teacher.to(there).eval()
    ordered = sorted(windows, key=lambda window: len(window.ids))
    for first in range(0, len(ordered), BATCH):
        some = ordered[first : first + BATCH]
        batch = collated(some)
        ids, mask = batch["input_ids"].to(there), batch["attention_mask"].to(there)
        with torch.no_grad(), torch.autocast(there.type, dtype=torch.bfloat16):
            said = [teacher(ids, mask) for teacher in teachers]
        tokens = torch.stack([tokens.float().sigmoid() for tokens, _ in said]).mean(0).cpu().numpy()
        wholes = torch.stack([whole.float().sigmoid() for _, whole in said]).mean(0).cpu().numpy()
        for row, window in enumerate(some):
            yield _taught(window, tokens[row, : len(window.ids)], wholes[row], doubt)
    for teacher in teachers:
        teacher.cpu()


def _taught(window: Window, tokens: NDArray[np.float32], whole: NDArray[np.float32], doubt: float) -> Window:
    head = window.head
    cut = 3 * len(head.spans)
    spans = tokens[:, :cut].reshape(len(tokens), len(head.spans), 3)
    tagged = [head.spans.index(name) for name in head.tagged]
    is_tagged = (spans[:, tagged, 1].max(1) >= SURE)[:, None]
    tags = np.where(is_tagged, tokens[:, cut : cut + len(head.tags)], -1.0)
    return replace(
        window,
        spans=_filled(window.spans, spans * doubt),
        tags=_filled(window.tags, tags),
        document=_filled(window.document, whole),
    )


def _filled(known: Targets, said: NDArray[np.float32]) -> NDArray[np.float16]:
    return np.where(known >= 0, known, said).astype(np.float16)
