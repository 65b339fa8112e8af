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


_TAGGERS: dict[str, tagger.Loaded] = {}
"""By set, the network that reads it, where it is another than the shipped one."""
_SHIPPED = tagger.load


def choose(about: str) -> list[str]:
    """The sets that the command names, all by default; each is read by the network that is named for it.

    What a network says of reports that it was fitted to is surer than what it says of others: what weighs its word is
    fitted on sets that it has not seen (`python -m dateline.training.refitting --without SET`).
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("sets", nargs="*", help="the sets to fit on, all by default; SET=FILE for one with a network")
    parser.add_argument("--tagger", type=Path, help="a network that has not seen any of them")
    options = parser.parse_args()
    named = dict(one.partition("=")[::2] for one in options.sets or SETS)
    if unknown := named.keys() - SETS.keys():
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    for name, file in named.items():
        if file or options.tagger:
            _TAGGERS[name] = tagger.load(Path(file) if file else options.tagger)
            if _TAGGERS[name].tagger is None:
                parser.error(_TAGGERS[name].reason)
    return list(named)


def coded(name: str) -> Iterator[tuple[Report, dict[str, Any]]]:
    """The reports of a set that may be read, with their codings; while it goes on, the set's network reads."""
    loaded = _TAGGERS.get(name)
    tagger.load = (lambda file=tagger.FILE: loaded) if loaded else _SHIPPED
    for half in SETS[name] or (None,):
        yield from load(path_of(name), half=half)


def path_of(name: str) -> Path:
    """Where a set lies."""
    return _FILES[name] if _FILES[name].is_file() else GOLD / name
