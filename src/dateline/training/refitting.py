"""Fits the branch for reports of a tagger on, in one command on a CPU, and writes the file with the better branch:

    python -m dateline.training.refitting --data FOLDER --gold tests/gold --encoder FOLDER --out NEW.onnx

`--previous` is the file that it begins with (the shipped one). The branch is fitted to the coded reports with their
marks (`coded`) and to the sets that it learnt from before, so that it does not forget them. The embeddings and the
branch for templates stay as they are to the bit. The same seed, sets and previous file give the same file; it runs in
one thread.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import torch

from dateline.mentions import tagger
from dateline.training import coded, generator, reports
from dateline.training.distilling import taught
from dateline.training.examples import Window, windows_of
from dateline.training.export import with_reports
from dateline.training.fitting import Plan, fit
from dateline.training.labels import REPORTS
from dateline.training.network import TaggerNetwork
from dateline.training.recipe import WEIGHTS, written
from dateline.training.texts import read_rows
from dateline.training.unpacking import unpacked

PLAN = Plan(passes=8, rate=2.5e-4, head_rate=1e-3, decay=0.95, batch=8, empty=1.0)
CODED_WEIGHT = WRITTEN_WEIGHT = 1.0
GENERATED = 300
WIKIEVENTS = 400
"""Windows of WikiEvents, and generated reports: enough to hold what was learnt."""

DOUBT = 0.7
"""What the tagger says of words that WikiEvents leaves unmarked counts so much: it marks an argument once of several
times, so that they are not surely wrong, but more often than marked words are."""


def main() -> None:
    """Fits the tagger on."""
    parser = argparse.ArgumentParser(prog="python -m dateline.training.refitting", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds wikievents/")
    parser.add_argument("--gold", type=Path, required=True, help="the folder that holds the coded sets")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder with the form of the encoder")
    parser.add_argument("--previous", type=Path, default=tagger.FILE, help="the file to begin with")
    parser.add_argument(
        "--without", action="append", default=[], choices=list(coded.SETS), help="a set to measure with"
    )
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    parser.add_argument("--seed", type=int, default=PLAN.seed)
    parser.add_argument("--passes", type=int, default=PLAN.passes, help="over all windows")
    options = parser.parse_args()
    torch.set_num_threads(1)
    loaded = tagger.load(options.previous)
    if loaded.tagger is None:
        parser.error(loaded.reason)
    sets = [name for name in coded.SETS if name not in options.without]
    network = unpacked(options.previous, options.encoder)
    windows = [*learnt(options.data, network, loaded.tagger, options.seed)]
    windows += windows_of(coded.examples(options.gold, sets, weight=CODED_WEIGHT), loaded.tagger.tokenizer)
    tell(f"{len(windows)} windows")
    fit(network, windows, replace(PLAN, seed=options.seed, passes=options.passes), tell)
    name = with_reports(options.previous, network, options.out)
    tell(f"{name} written to {options.out}, {options.out.stat().st_size / 1e6:.1f} MB")


def learnt(data: Path, network: TaggerNetwork, previous: tagger.Tagger, seed: int) -> Iterator[Window]:
    """Windows of what the tagger learnt from before: the written reports, and some of the generated and WikiEvents."""
    tokenizer = previous.tokenizer
    new = [REPORTS.tags.index(tag) for tag in REPORTS.tags if tag not in previous.schemes["reports"].tags]
    own = (reports.example(one, weight=WRITTEN_WEIGHT) for one in written())
    generated = (reports.example(one, weight=WEIGHTS["generated"]) for one in generator.generate(seed, GENERATED))
    yield from windows_of(chain(own, generated), tokenizer)
    file = data / "wikievents" / "train.jsonl.gz"
    events = (reports.wikievents_example(row, weight=WEIGHTS["wikievents"]) for row in read_rows(file))
    known = [window for window in windows_of(events, tokenizer) if window.marks]
    drawn = random.Random(seed).sample(known, min(WIKIEVENTS, len(known)))  # noqa: S311 - no secret hangs on it
    for window in taught([network], drawn, doubt=DOUBT):
        window.tags[:, new] = -1  # of these it has said nothing yet
        yield window


def tell(line: str) -> None:
    """Says how far it is."""
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
