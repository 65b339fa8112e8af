"""Writes the mean of taggers that were fitted on from one and the same: it holds better for new texts than any of them.

    python -m dateline.training.averaging --encoder FOLDER --out NEW.onnx FIT.onnx FIT.onnx ...

The branch for reports is averaged; all else is that of the first file.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

from dateline.training.export import with_reports
from dateline.training.refitting import tell
from dateline.training.unpacking import unpacked


def main() -> None:
    """Averages the files."""
    parser = argparse.ArgumentParser(prog="python -m dateline.training.averaging", description=main.__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="the files of the fits")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder with the form of the encoder")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    options = parser.parse_args()
    networks = [unpacked(file, options.encoder) for file in options.files]
    networks[0].load_state_dict(mean([network.state_dict() for network in networks]))
    tell(f"{with_reports(options.files[0], networks[0], options.out)} written to {options.out}")


def mean(states: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of the weights of networks that were fitted on from the same one."""
    first = states[0]
    return {
        name: torch.stack([one[name] for one in states]).mean(0) if value.is_floating_point() else value
        for name, value in first.items()
    }


if __name__ == "__main__":
    main()
