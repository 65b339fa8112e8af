"""The coded reports on which choices are fitted, by the halves that may be read."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.evaluation.coded_reports import load
from dateline.mentions import tagger
from dateline.model.text import Report
from dateline.training.coded import SETS

GOLD = Path("tests/gold")


_FILES = {name: GOLD / f"{name}.jsonl" for name in SETS}


def choose(about: str) -> list[str]:
    """The sets that the command names, all by default, after the network that it names is in the shipped one's place.

    What a network says of reports that it was fitted to is surer than what it says of others: what weighs its word is
    fitted on sets that it has not seen (`python -m dateline.training.refitting --without SET`).
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("sets", nargs="*", help="the sets to fit on, all by default")
    parser.add_argument("--tagger", type=Path, help="a network that has not seen them")
    options = parser.parse_args()
    if unknown := set(options.sets) - set(SETS):
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    if options.tagger:
        loaded = tagger.load(options.tagger)
        if loaded.tagger is None:
            parser.error(loaded.reason)
        tagger.load = lambda file=tagger.FILE: loaded
    return options.sets or list(SETS)


def coded(name: str) -> Iterator[tuple[Report, dict[str, Any]]]:
    """The reports of a set that may be read, with their codings."""
    for half in SETS[name] or (None,):
        yield from load(path_of(name), half=half)


def path_of(name: str) -> Path:
    """Where a set lies."""
    return _FILES[name] if _FILES[name].is_file() else GOLD / name
