"""The branch for reports out of a file and back into it. Needs what makes the tagger (`dateline[train]`)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

# Deferred, because they import what may be missing.
from dateline.training.averaging import mean  # noqa: E402
from dateline.training.distilling import taught  # noqa: E402
from dateline.training.examples import Window  # noqa: E402
from dateline.training.export import export, with_reports  # noqa: E402
from dateline.training.labels import MUC4, REPORTS  # noqa: E402
from dateline.training.network import network  # noqa: E402
from dateline.training.unpacking import unpacked  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
"""The exporter that writes what onnxruntime fuses is the older of two."""


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small encoder of six layers from nothing."""
    folder = tmp_path_factory.mktemp("encoder")
    config = transformers.BertConfig(
        vocab_size=50, hidden_size=48, num_hidden_layers=6, num_attention_heads=2, intermediate_size=96
    )
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def file(encoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(3)
    target = tmp_path_factory.mktemp("file") / "tagger.onnx"
    members = {"reports": [fitted(encoder)], "muc4": [network(encoder, MUC4) for _ in range(MUC4.members)]}
    export(members, "{}", {"muc4": "a table"}, target)
    return target


def fitted(encoder: Path) -> Any:
    """A network whose biases and norms are no longer all alike, as they are before it is fitted."""
    found = network(encoder, REPORTS)
    with torch.no_grad():
        for parameter in [*found.encoder.encoder.parameters(), *found.head.parameters()]:
            parameter += 0.05 * torch.randn(parameter.shape)
    return found.eval()


def said(file: Path, *, deep: bool) -> list[np.ndarray[Any, Any]]:
    runtime = pytest.importorskip("onnxruntime")
    session = runtime.InferenceSession(file.read_bytes(), providers=["CPUExecutionProvider"])
    found: list[np.ndarray[Any, Any]] = session.run(
        None, {"entry.given": np.array([[2, 7, 9, 11, 3]]), "deep": np.array([deep])}
    )
    return found


def properties(file: Path) -> dict[str, str]:
    return {one.key: one.value for one in onnx.load(file).metadata_props}


def test_a_branch_that_is_put_back_as_it_was_is_the_same(encoder: Path, file: Path, tmp_path: Path) -> None:
    before = unpacked(file, encoder)
    with_reports(file, before, tmp_path / "again.onnx")
    after = unpacked(tmp_path / "again.onnx", encoder)
    pairs = zip(before.state_dict().items(), after.state_dict().items(), strict=True)
    assert all(name == same and torch.allclose(one, other, atol=1e-6) for (name, one), (same, other) in pairs)
    with torch.no_grad():
        tokens, whole = before(torch.tensor([[2, 7, 9, 11, 3]]), torch.ones((1, 5), dtype=torch.int64))
    for exact, rounded in zip((tokens, whole), said(file, deep=False), strict=True):
        assert np.abs(exact.numpy() - rounded).max() < 0.3, "int8 rounds what goes between the layers"


def test_another_branch_leaves_templates_and_extras_as_they_are(encoder: Path, file: Path, tmp_path: Path) -> None:
    other, new = fitted(encoder), tmp_path / "new.onnx"
    other.encoder.embeddings.load_state_dict(unpacked(file, encoder).encoder.embeddings.state_dict())
    identity = with_reports(file, other, new)
    assert all((old == now).all() for old, now in zip(said(file, deep=True), said(new, deep=True), strict=True))
    assert np.abs(said(file, deep=False)[0] - said(new, deep=False)[0]).max() > 0.1
    assert properties(new) == properties(file) | {"id": identity}
    assert identity != properties(file)["id"]
    assert new.with_suffix(".sha256").is_file()


def test_the_mean_of_fits_lies_between_them(encoder: Path) -> None:
    one, other = fitted(encoder), fitted(encoder)
    middle = mean([one.state_dict(), other.state_dict()])
    assert set(middle) == set(one.state_dict())
    assert torch.allclose(middle["head.mean.bias"], (one.head.mean.bias + other.head.mean.bias) / 2)


def test_a_network_of_another_form_is_refused(file: Path, tmp_path: Path) -> None:
    config = transformers.BertConfig(
        vocab_size=50, hidden_size=48, num_hidden_layers=3, num_attention_heads=2, intermediate_size=96
    )
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(tmp_path)
    with pytest.raises(ValueError, match="another network"):
        unpacked(file, tmp_path)


def test_what_the_file_does_not_know_begins_anew(encoder: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = unpacked(file, encoder).head.tokens
    wider = replace(REPORTS, tags=("older", *REPORTS.tags))
    monkeypatch.setattr("dateline.training.unpacking.REPORTS", wider)
    found = unpacked(file, encoder).head.tokens
    new = 3 * len(REPORTS.spans)
    kept = [number for number in range(wider.width) if number != new]
    assert torch.equal(found.weight[kept], known.weight)
    assert torch.equal(found.bias[kept], known.bias)


def test_what_is_not_known_of_a_window_is_what_the_teacher_says(encoder: Path) -> None:
    teacher = fitted(encoder)
    ids = np.array([2, 7, 9, 3])
    spans = np.full((4, len(REPORTS.spans), 3), -1, dtype=np.int8)
    spans[1, 0] = 1
    spans[2, 0] = 0
    open_ = np.full((4, len(REPORTS.tags)), -1, dtype=np.int8)
    window = Window(REPORTS, ids, spans, open_, np.array([-1], dtype=np.int8), ((1, 0, frozenset("e"), None),), 0.5)
    (found,) = taught([teacher], [window], doubt=0.5)
    with torch.no_grad():
        tokens, whole = teacher(torch.from_numpy(ids)[None], torch.ones((1, 4), dtype=torch.int64))
    said = tokens[0].sigmoid()
    assert found.spans[1, 0].tolist() == [1, 1, 1]
    assert found.spans[2, 0].tolist() == [0, 0, 0]
    assert np.abs(found.spans[3, 5] - said[3, 15:18].numpy() / 2).max() < 0.01
    assert abs(float(found.document[0]) - float(whole.sigmoid()[0, 0])) < 0.01
    assert (found.marks, found.weight) == (window.marks, 0.5)
