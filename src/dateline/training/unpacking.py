"""Takes the branch for reports out of the file that is shipped, as a network that can be fitted on.

What int8 took away stays away: the network says what the file says, but for the rounding of what goes between layers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from dateline.training.labels import PROJECTION, REPORTS
from dateline.training.network import TaggerNetwork, network

Weights = dict[str, NDArray[np.float32]]

_BRANCH = "reports."
_LAYER = "encoder.encoder.layer."


def unpacked(file: Path, encoder: Path) -> TaggerNetwork:
    """The network of the branch for reports in a file that `export` wrote; `encoder` gives no more than its form."""
    found: TaggerNetwork = network(encoder, REPORTS)
    model = onnx.load(file)
    weights = {name: torch.from_numpy(array) for name, array in weights_of(model).items()}
    (schemes,) = (json.loads(prop.value) for prop in model.metadata_props if prop.key == "schemes")
    _widen(weights, schemes["reports"], found.head.tokens)
    missing, unknown = found.load_state_dict(weights, strict=False)
    parameters = {name for name, _ in found.named_parameters()}
    if unknown or parameters & set(missing):
        raise ValueError(f"{file} holds another network: {sorted((*unknown, *parameters & set(missing)))[:5]}")
    found.eval()
    return found


def _widen(weights: dict[str, torch.Tensor], scheme: Mapping[str, Sequence[str]], head: torch.nn.Linear) -> None:
    """Gives each output of the head the weights that the file has for it; what the file does not know begins anew."""
    names = [
        [
            *(f"{name}.{part}" for name in spans for part in range(3)),
            *tags,
            *(f"{name}.{n}" for name in vectors for n in range(PROJECTION)),
        ]
        for spans, tags, vectors in (
            (scheme["spans"], scheme["tags"], scheme["projections"]),
            (REPORTS.spans, REPORTS.tags, REPORTS.projections),
        )
    ]
    places = [names[1].index(name) for name in names[0]]
    for part in ("weight", "bias"):
        wide = getattr(head, part).detach().clone()
        wide[places] = weights[f"head.tokens.{part}"]
        weights[f"head.tokens.{part}"] = wide


def weights_of(model: onnx.ModelProto) -> Weights:
    """The weights of the embeddings and of the branch for reports, by the names that the network has for them."""
    held = {_plain(one.name): numpy_helper.to_array(one) for one in model.graph.initializer}
    (choice,) = (node for node in model.graph.node if node.op_type == "If")
    (branch,) = (attribute.g for attribute in choice.attribute if attribute.name == "else_branch")
    found: Weights = {}
    for name, array in held.items():
        if table := re.fullmatch(r"entry\.(embeddings\.\w+\.weight)_quantized", name):
            found[f"encoder.{table[1]}"] = _numbers(held, name)
        elif name.startswith("entry.embeddings.LayerNorm."):
            found[f"encoder.{name.removeprefix('entry.')}"] = array.copy()
        elif name.startswith(f"{_BRANCH}layers.") and name.endswith((".bias", ".LayerNorm.weight")):
            found[f"{_LAYER}{name.removeprefix(f'{_BRANCH}layers.')}"] = array.copy()
        elif name.startswith(f"{_BRANCH}head.") and name.endswith(".bias"):
            found[name.removeprefix(_BRANCH)] = array.copy()
    for node in branch.node:
        found |= _product(_plain(node.name), [_plain(name) for name in node.input], node.op_type, held)
    return found


def _plain(name: str) -> str:
    """A name in a branch of one network, which later files write as the first of several."""
    return re.sub(r"layers\.0\.(?=\d)", "layers.", name).replace("heads.0", "head")


def _product(name: str, inputs: Sequence[str], kind: str, held: Mapping[str, NDArray[Any]]) -> Weights:
    """The weights of a product in int8, those of attention apart for query, key and value."""
    if kind == "QAttention":
        (number,) = re.findall(r"Attention_(\d+)", name)
        own = f"{_LAYER}{number}.attention.self."
        parts = zip(("query", "key", "value"), np.split(_numbers(held, inputs[1]), 3, axis=1), strict=True)
        biases = zip(("query", "key", "value"), np.split(held[inputs[2]], 3), strict=True)
        weights = {f"{own}{part}.weight": np.ascontiguousarray(array.T) for part, array in parts}
        return weights | {f"{own}{part}.bias": array.copy() for part, array in biases}
    if kind == "MatMulInteger":
        place = re.fullmatch(rf"{re.escape(_BRANCH)}/(layers|head)[./](.*)/(?:MatMul|Gemm_MatMul)_quant", name)
        if place is None:
            raise ValueError(f"{name} is no product of the network")
        path = place[2].replace("/", ".")
        own = f"{_LAYER}{path}" if place[1] == "layers" else f"head.{path}"
        return {f"{own}.weight": np.ascontiguousarray(_numbers(held, inputs[1]).T)}
    return {}


def _numbers(held: Mapping[str, NDArray[Any]], quantized: str) -> NDArray[np.float32]:
    name = quantized.removesuffix("_quantized")
    whole = held[quantized].astype(np.float32) - held[f"{name}_zero_point"].astype(np.float32)
    numbers: NDArray[np.float32] = whole * held[f"{name}_scale"]
    return numbers
