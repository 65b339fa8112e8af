"""Writes a fitted network as the one file that is shipped: ONNX, int8 per channel, tokenizer, names and id in it."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import onnx
import onnx.compose
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import nn

from dateline.training import labels
from dateline.training.network import TaggerNetwork


def export(network: TaggerNetwork, tokenizer: str, extras: Mapping[str, str], target: Path) -> str:
    """Writes `target` and its `.sha256`, and gives the id of what was written.

    `tokenizer` is the tokenizer as JSON; `extras` go into the file's metadata by their names.
    """
    shallow, deep = sorted(labels.HEADS.values(), key=lambda head: head.depth)
    below = _compact(_Part(network, shallow, 0), f"{shallow.name}.", network.encoder.config)
    above = _compact(_Part(network, deep, shallow.depth), f"{deep.name}.", network.encoder.config)
    whole = _stacked(below, above, shallow.name, deep.name)
    content = whole.SerializeToString() + json.dumps(dict(extras), sort_keys=True).encode()
    identity = hashlib.sha256(content).hexdigest()[:12]
    schemes = {
        name: {
            "spans": head.spans,
            "tags": head.tags,
            "tagged": head.tagged,
            "projections": head.projections,
            "document": head.document,
            "width": labels.PROJECTION,
        }
        for name, head in labels.HEADS.items()
    }
    stored = {"id": f"tagger-{identity}", "tokenizer": tokenizer, "schemes": json.dumps(schemes), **extras}
    onnx.helper.set_model_props(whole, stored)
    target.parent.mkdir(parents=True, exist_ok=True)
    content = whole.SerializeToString()
    target.write_bytes(content)
    target.with_suffix(".sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  {target.name}\n", "ascii")
    return stored["id"]


class _Part(nn.Module):
    """The encoder from a depth to that of a head, with the head. One text at a time, so without a mask."""

    def __init__(self, network: TaggerNetwork, head: labels.Head, depth: int) -> None:
        super().__init__()
        self.embeddings = network.encoder.embeddings if depth == 0 else None
        self.layers = network.layers(depth, head.depth)
        self.head = network.heads[head.name]

    def forward(self, given: torch.Tensor) -> tuple[torch.Tensor, ...]:
        hidden = self.embeddings(input_ids=given) if self.embeddings is not None else given
        for layer in self.layers:
            hidden = layer(hidden, None)
        return (*self.head(hidden, None), hidden)


def _compact(part: _Part, prefix: str, config: Any) -> onnx.ModelProto:
    """A part in int8, its attention and norms fused, its names with a prefix."""
    given = (
        torch.ones((1, 16), dtype=torch.int64)
        if part.embeddings is not None
        else torch.ones((1, 16, config.hidden_size))
    )
    axes = {0: "batch", 1: "tokens"}
    with tempfile.TemporaryDirectory() as folder:
        plain, fused, small = (str(Path(folder) / name) for name in ("plain.onnx", "fused.onnx", "small.onnx"))
        torch.onnx.export(
            part.eval(),
            (given,),
            plain,
            input_names=["given"],
            output_names=["tokens", "whole", "hidden"],
            dynamic_axes={"given": axes, "tokens": axes, "whole": {0: "batch"}, "hidden": axes},
            opset_version=17,
            dynamo=False,
        )
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False  # no int8 kernel takes it up
        heads, width = config.num_attention_heads, config.hidden_size
        optimize_model(plain, "bert", heads, width, optimization_options=options).save_model_to_file(fused)
        known = {"DefaultTensorType": onnx.TensorProto.FLOAT}  # types are not inferred across fused operators
        quantize_dynamic(
            fused, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, extra_options=known
        )
        return onnx.compose.add_prefix(onnx.load(small), prefix)


def _stacked(below: onnx.ModelProto, above: onnx.ModelProto, shallow: str, deep: str) -> onnx.ModelProto:
    """One network of both parts; what is above is computed only where the input `deep` says so."""
    helper, graph = onnx.helper, above.graph
    empty = [
        helper.make_tensor(f"empty.{part}", onnx.TensorProto.FLOAT, shape, [])
        for part, shape in (("tokens", [1, 0, 1]), ("whole", [1, 0]))
    ]
    idle = [helper.make_node("Constant", [], [f"idle.{part.name}"], value=part) for part in empty]
    names = [f"{deep}.tokens", f"{deep}.whole"]
    ranks = dict(zip(names, (3, 2), strict=True))
    anything = [helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [None] * ranks[name]) for name in names]
    entry = helper.make_node("Identity", [f"{shallow}.hidden"], [f"{deep}.given"])
    computed = helper.make_graph([entry, *graph.node], "computed", [], anything)
    nothing = [helper.make_tensor_value_info(f"idle.{t.name}", onnx.TensorProto.FLOAT, list(t.dims)) for t in empty]
    skipped = helper.make_graph(idle, "skipped", [], nothing)
    choice = helper.make_node("If", ["deep"], names, then_branch=computed, else_branch=skipped)
    main = helper.make_graph(
        [*below.graph.node, choice],
        "tagger",
        [*below.graph.input, helper.make_tensor_value_info("deep", onnx.TensorProto.BOOL, [1])],
        [*[output for output in below.graph.output if not output.name.endswith(".hidden")], *anything],
        [*below.graph.initializer, *graph.initializer],
    )
    return helper.make_model(main, opset_imports=below.opset_import, ir_version=below.ir_version)
