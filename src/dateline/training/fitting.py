"""Fits the network of the tagger to windows, and reads logits with it."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from dateline.training.examples import Window
from dateline.training.network import Marked, TaggerNetwork, loss


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network is fitted. `rate` is the learning rate of the top layer; each layer below has `decay` times that
    of the one above. The heads, which begin from nothing, have `head_rate`. Of the
    windows in which nothing is marked, each pass sees the share `empty`."""

    passes: int = 5
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    batch: int = 8
    warm_up: float = 0.1
    empty: float = 0.5
    seed: int = 7


def device() -> torch.device:
    """Where networks are fitted: on a GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def fit(network: TaggerNetwork, windows: Sequence[Window], plan: Plan, tell: Callable[[str], None]) -> None:
    """Fits the network in place. On a CPU the same windows, plan and number of threads give the same network."""
    torch.manual_seed(plan.seed)
    shuffle = random.Random(plan.seed)  # noqa: S311 - no secret hangs on it
    groups = _groups(network, plan)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    marked = sum(not window.is_empty for window in windows)
    steps = plan.passes * math.ceil((marked + plan.empty * (len(windows) - marked)) / plan.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step / steps, plan.warm_up))
    there = device()
    network.to(there).train()
    for number in range(plan.passes):
        began, total, count = time.perf_counter(), torch.zeros((), device=there), 0
        for batch in _batches(_seen(windows, plan.empty, shuffle), plan.batch, shuffle):
            batch = _moved(batch, there)
            with torch.autocast(there.type, dtype=torch.bfloat16):
                tokens, whole = network(batch["input_ids"], batch["attention_mask"])
            value = loss(batch["head"], tokens, whole, batch)
            optimizer.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + value.detach(), count + 1
        tell(f"pass {number + 1}: loss {float(total) / count:.3f}, {time.perf_counter() - began:.0f} s")
    network.cpu().eval()


def logits(
    network: TaggerNetwork, windows: Sequence[Window]
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """The logits of each window's tokens and whole."""
    there = device()
    network.to(there).eval()
    with torch.no_grad(), torch.autocast(there.type, dtype=torch.bfloat16):
        for window in windows:
            ids = torch.from_numpy(window.ids)[None].to(there)
            tokens, whole = network(ids, torch.ones_like(ids))
            yield tokens[0].float().cpu().numpy(), whole[0].float().cpu().numpy()


def rate_at(part: float, warm_up: float) -> float:
    """The share of the learning rate when this part of all steps is done: up to all of it, then down to nothing."""
    return part / warm_up if part < warm_up else max(0.0, (1 - part) / (1 - warm_up))


def _groups(network: TaggerNetwork, plan: Plan) -> list[dict[str, Any]]:
    layers = network.encoder.encoder.layer
    groups: list[dict[str, Any]] = [
        {"params": layer.parameters(), "lr": plan.rate * plan.decay ** (len(layers) - 1 - depth)}
        for depth, layer in enumerate(layers)
    ]
    return [*groups, {"params": network.head.parameters(), "lr": plan.head_rate}]


def _seen(windows: Sequence[Window], empty: float, shuffle: random.Random) -> list[Window]:
    """The windows of one pass."""
    return [window for window in windows if not window.is_empty or shuffle.random() < empty]


def _batches(windows: Sequence[Window], size: int, shuffle: random.Random) -> Iterator[dict[str, Any]]:
    """Windows of like length together, in an order that chance decides."""
    order = list(windows)
    shuffle.shuffle(order)
    batches = []
    for at in range(0, len(order), size * 16):
        pool = sorted(order[at : at + size * 16], key=lambda window: len(window.ids))
        batches += [pool[first : first + size] for first in range(0, len(pool), size)]
    shuffle.shuffle(batches)
    yield from map(collated, batches)


def collated(windows: Sequence[Window]) -> dict[str, Any]:
    """Windows as one batch of tensors, as long as the longest of them."""
    length = max(len(window.ids) for window in windows)

    def padded(rows: list[NDArray[Any]], fill: int) -> torch.Tensor:
        full = np.full((len(rows), length, *rows[0].shape[1:]), fill, dtype=np.result_type(*rows))
        for number, row in enumerate(rows):
            full[number, : len(row)] = row
        return torch.from_numpy(full)

    spans = padded([window.spans for window in windows], -1)
    return {
        "head": windows[0].head,
        "input_ids": padded([window.ids for window in windows], 0),
        "attention_mask": padded([np.ones_like(window.ids) for window in windows], 0),
        "spans": spans.flatten(2),
        "tags": padded([window.tags for window in windows], -1),
        "document": torch.from_numpy(np.stack([window.document for window in windows])),
        "marked": _marked(windows),
        "weight": torch.tensor([window.weight for window in windows]),
    }


def _marked(windows: Sequence[Window]) -> Marked:
    found = [(row, *mark) for row, window in enumerate(windows) for mark in window.marks]
    keys = _numbered([[(row, key) for key in keys] for row, _, _, keys, _ in found])
    things = _numbered([[(row, label, entity)] for row, _, label, _, entity in found])
    labels = [label for _, _, label, _, _ in found]
    triggers = [windows[0].head.spans[label].endswith(".trigger") for label in labels]
    return Marked(
        torch.tensor([row for row, *_ in found], dtype=torch.int64),
        torch.tensor([token for _, token, *_ in found], dtype=torch.int64),
        torch.tensor(labels, dtype=torch.int64),
        torch.tensor(triggers, dtype=torch.bool),
        torch.from_numpy(keys @ keys.T > 0),
        torch.from_numpy(things @ things.T > 0),
    )


def _numbered(names: Sequence[Sequence[Any]]) -> NDArray[np.float32]:
    """A row for each list of names with a one for each name in it."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(name for row in names for name in row))}
    found = np.zeros((len(names), len(numbers)), dtype=np.float32)
    for place, row in enumerate(names):
        found[place, [numbers[name] for name in row]] = 1
    return found


def _moved(batch: dict[str, Any], there: torch.device) -> dict[str, Any]:
    def move(value: Any) -> Any:
        if isinstance(value, Marked):
            return Marked(*(move(getattr(value, field.name)) for field in fields(value)))
        return value.to(there, non_blocking=True) if isinstance(value, torch.Tensor) else value

    return {name: move(value) for name, value in batch.items()}
