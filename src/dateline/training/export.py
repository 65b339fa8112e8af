"""Writes a fitted network as the one file that is shipped: ONNX, int8 per channel, tokenizer, names and id in it."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
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


def export(
    networks: Mapping[str, Sequence[TaggerNetwork]], tokenizer: str, extras: Mapping[str, str], target: Path
) -> str:
    """Writes `target` and its `.sha256`, and gives the id of what was written.

    `networks` are the members of each head, all with the same embeddings; `tokenizer` is the tokenizer as JSON;
    `extras` go into the file's metadata by their names.
    """
    config = networks["reports"][0].encoder.config
    entry = _compact(_Embeddings(networks["reports"][0]), "entry.", config)
    branches = [_compact(_Branch(networks[name], labels.HEADS[name]), f"{name}.", config) for name in labels.HEADS]
    schemes = {name: _scheme(head, len(networks[name])) for name, head in labels.HEADS.items()}
    return _written(
        _forked(entry, *branches), {"tokenizer": tokenizer, "schemes": json.dumps(schemes), **extras}, target
    )


def _scheme(head: labels.Head, members: int) -> dict[str, Any]:
    """What the outputs of a branch of so many members mean, as `tagger_decoding.Scheme` has it."""
    return {
        "spans": head.spans,
        "tags": head.tags,
        "tagged": head.tagged,
        "projections": head.projections,
        "document": head.document,
        "width": labels.PROJECTION * members,
        "window": head.window,
        "whole": head.whole,
    }


def with_reports(previous: Path, network: TaggerNetwork, target: Path) -> str:
    """Writes `target` as the file `previous` with another branch for reports, and gives the id of what was written.

    All else stays as it is there to the bit: the embeddings, which the network must have, and the branch for templates.
    """
    whole = onnx.load(previous)
    kept = {prop.key: prop.value for prop in whole.metadata_props if prop.key != "id"}
    schemes = json.loads(kept["schemes"]) | {"reports": _scheme(labels.REPORTS, 1)}
    kept["schemes"] = json.dumps(schemes)
    (choice,) = (node for node in whole.graph.node if node.op_type == "If")
    (old,) = (attribute for attribute in choice.attribute if attribute.name == "else_branch")
    part = _compact(_Branch([network], labels.REPORTS), "reports.", network.encoder.config)
    old.g.CopyFrom(_chosen(part, "reports."))
    initial = [one for one in whole.graph.initializer if not one.name.startswith("reports.")]
    del whole.graph.initializer[:]
    whole.graph.initializer.extend([*initial, *part.graph.initializer])
    return _written(whole, kept, target)


def _written(whole: onnx.ModelProto, stored: Mapping[str, str], target: Path) -> str:
    del whole.metadata_props[:]
    extras = {name: value for name, value in stored.items() if name not in ("tokenizer", "schemes")}
    content = whole.SerializeToString() + json.dumps(extras, sort_keys=True).encode()
    identity = f"tagger-{hashlib.sha256(content).hexdigest()[:12]}"
    onnx.helper.set_model_props(whole, {"id": identity, **stored})
    target.parent.mkdir(parents=True, exist_ok=True)
    content = whole.SerializeToString()
    target.write_bytes(content)
    target.with_suffix(".sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  {target.name}\n", "ascii")
    return identity


class _Embeddings(nn.Module):
    """From tokens to what the layers read."""

    def __init__(self, network: TaggerNetwork) -> None:
        super().__init__()
        self.embeddings = network.encoder.embeddings
        self.given = torch.ones((1, 16), dtype=torch.int64)
        self.gives = ("hidden",)

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        return self.embeddings(input_ids=given)


class _Branch(nn.Module):
    """The layers and heads of the members of a branch, and their mean. One text at a time, so without a mask.

    Vectors of different members have nothing in common, so the dot products are averaged: the vectors stand beside each
    other, scaled so that what is read of them stays the same.
    """

    def __init__(self, networks: Sequence[TaggerNetwork], head: labels.Head) -> None:
        super().__init__()
        self.layers = nn.ModuleList(network.encoder.encoder.layer for network in networks)
        self.heads = nn.ModuleList(network.head for network in networks)
        self.width = labels.PROJECTION
        self.first = head.width - self.width * len(head.projections)
        self.count = len(head.projections)
        self.given = torch.ones((1, 16, networks[0].encoder.config.hidden_size))
        self.gives = ("tokens", "whole")

    def forward(self, given: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        said = [self._said(given, layers, head) for layers, head in zip(self.layers, self.heads, strict=True)]
        if len(said) == 1:
            return said[0]
        scale = len(said) ** -0.25
        tokens = [torch.stack([tokens[..., : self.first] for tokens, _ in said]).mean(0)]
        for number in range(self.count):
            first = self.first + number * self.width
            tokens += [one[..., first : first + self.width] * scale for one, _ in said]
        return torch.cat(tokens, -1), torch.stack([whole for _, whole in said]).mean(0)

    def _said(self, given: torch.Tensor, layers: Any, head: Any) -> tuple[torch.Tensor, torch.Tensor]:
        hidden = given
        for layer in layers:
            hidden = layer(hidden, None)
        return head(hidden, None)  # type: ignore[no-any-return]


def _compact(part: Any, prefix: str, config: Any) -> onnx.ModelProto:
    """A part in int8, its attention fused, its names with a prefix."""
    axes = {0: "batch", 1: "tokens"}
    with tempfile.TemporaryDirectory() as folder:
        plain, fused, small = (str(Path(folder) / name) for name in ("plain.onnx", "fused.onnx", "small.onnx"))
        torch.onnx.export(
            part.eval(),
            (part.given,),
            plain,
            input_names=["given"],
            output_names=list(part.gives),
            dynamic_axes={name: {0: "batch"} if name == "whole" else axes for name in ("given", *part.gives)},
            opset_version=17,
            dynamo=False,
        )
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False  # no int8 kernel takes it up
        options.enable_skip_layer_norm = False  # norms fused with sums take seven times as long in onnxruntime 1.32
        heads, width = config.num_attention_heads, config.hidden_size
        optimize_model(plain, "bert", heads, width, optimization_options=options).save_model_to_file(fused)
        known = {"DefaultTensorType": onnx.TensorProto.FLOAT}  # types are not inferred across fused operators
        quantize_dynamic(
            fused, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, extra_options=known
        )
        return onnx.compose.add_prefix(onnx.load(small), prefix)


def _forked(entry: onnx.ModelProto, reports: onnx.ModelProto, muc4: onnx.ModelProto) -> onnx.ModelProto:
    """One network: the embeddings, then the branch that the input `deep` chooses; the other is not computed."""
    helper = onnx.helper

    then, otherwise = _chosen(muc4, "muc4."), _chosen(reports, "reports.")
    choice = helper.make_node("If", ["deep"], ["tokens", "whole"], then_branch=then, else_branch=otherwise)
    main = helper.make_graph(
        [*entry.graph.node, choice],
        "tagger",
        [*entry.graph.input, helper.make_tensor_value_info("deep", onnx.TensorProto.BOOL, [1])],
        [_numbers("tokens", 3), _numbers("whole", 2)],
        [initial for part in (entry, reports, muc4) for initial in part.graph.initializer],
    )
    return helper.make_model(main, opset_imports=reports.opset_import, ir_version=reports.ir_version)


def _chosen(part: onnx.ModelProto, prefix: str) -> Any:
    """A part as a branch that reads the embeddings."""
    joint = onnx.helper.make_node("Identity", ["entry.hidden"], [f"{prefix}given"])
    outputs = [_numbers(f"{prefix}tokens", 3), _numbers(f"{prefix}whole", 2)]
    return onnx.helper.make_graph([joint, *part.graph.node], prefix, [], outputs)


def _numbers(name: str, rank: int) -> Any:
    return onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [None] * rank)
