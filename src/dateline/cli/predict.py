"""`dateline predict`: one task over a file of rows, without a database."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import click

from dateline.cli.problems import SET_ASIDE, complain
from dateline.cli.tasks import task_function
from dateline.cli.wording import counted
from dateline.errors import BadInput


@click.command()
@click.argument("task", metavar="TASK")
@click.option("--input", "source", required=True, type=click.Path(path_type=Path), metavar="PATH", help="JSON Lines.")
@click.option("--output", "target", required=True, type=click.Path(path_type=Path), metavar="PATH", help="The answers.")
def predict(task: str, source: Path, target: Path) -> int:
    """Do one task over every row of a file, as evaluations need it.

    TASK is articles, timex, toponyms, casualties or incidents. Paths that end in .gz are packed with gzip. Fields of
    a row that hold the right answers are not looked at.

    \b
    dateline predict timex --input documents.jsonl.gz --output timex.jsonl
    """
    function = task_function("predict", task)
    bad: list[int] = []
    try:
        with _opened(source, "rt") as lines:
            rows = list(_rows(lines, bad))
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        why = getattr(error, "strerror", None) or "not text, or damaged"
        raise BadInput(f"{source} cannot be read: {why}", hint="name a file of JSON Lines") from None
    try:
        with _opened(target, "wt") as out:
            _write(function(rows), out)
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}", hint="name another file") from None
    for number in bad:
        complain(f"set aside: {source}#{number}: not a JSON object [malformed]")
    click.echo(f"{counted(len(rows), 'row')} read, {len(bad)} set aside; written to {target}", err=True)
    return SET_ASIDE if bad else 0


def _opened(path: Path, mode: str) -> IO[Any]:
    opened: Any = gzip.open if path.suffix == ".gz" else open
    file: IO[Any] = opened(path, mode, encoding="utf-8")
    return file


def _rows(lines: Iterable[str], bad: list[int]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict):
            yield row
        else:
            bad.append(number)


def _write(answers: Any, out: IO[str]) -> None:
    """One JSON object as it is, and an iterable of them as JSON Lines. Lone surrogates are escaped, as JSON allows."""
    if isinstance(answers, dict):
        json.dump(answers, out)
        out.write("\n")
        return
    for answer in answers:
        out.write(json.dumps(answer) + "\n")
