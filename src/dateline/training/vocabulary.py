"""Leaves out of an encoder the word pieces that English news does not need: each is 384 numbers in the shipped file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertModel

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
TEXTS = 2
"""Texts in which a piece that stays must stand."""
SHORT = 2
"""Pieces of so few letters stay, so that every word can still be spelled."""


def pruned(encoder: Path, texts: Iterable[str], out: Path) -> Path:
    """Writes to `out` the encoder of a folder with only the pieces that stand in the texts, and gives `out`.

    What a left-out piece stood for is spelled with shorter ones.
    """
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    counts: Counter[str] = Counter()
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        counts.update(set(encoding.tokens))
    described = json.loads((encoder / "tokenizer.json").read_text("utf-8"))
    before: dict[str, int] = described["model"]["vocab"]
    kept = [piece for piece in sorted(before, key=before.__getitem__) if _is_needed(piece, counts)]
    numbers = {piece: number for number, piece in enumerate(kept)}
    described["model"]["vocab"] = numbers
    for token in described["added_tokens"]:
        token["id"] = numbers[token["content"]]
    for name, token in described["post_processor"]["special_tokens"].items():
        token["ids"] = [numbers[name]]
    model = BertModel.from_pretrained(encoder, add_pooling_layer=False)
    rows = model.embeddings.word_embeddings.weight.data[torch.tensor([before[piece] for piece in kept])]
    model.resize_token_embeddings(len(kept), mean_resizing=False)
    model.embeddings.word_embeddings.weight.data.copy_(rows)
    out.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(out)
    (out / "tokenizer.json").write_text(json.dumps(described, ensure_ascii=False), "utf-8")
    return out


def _is_needed(piece: str, counts: Counter[str]) -> bool:
    if piece in SPECIAL or counts[piece] >= TEXTS:
        return True
    letters = piece.removeprefix("##")
    return len(letters) <= SHORT and letters.isascii()
