"""`dateline predict`: one task over a file of rows, without a database."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from dateline.cli.problems import SET_ASIDE, complain
from dateline.cli.tasks import task_function
from dateline.errors import BadInput, DatelineError, SetAside
from dateline.model.document import counted

Row = dict[str, Any]
Numbered = tuple[int, Row]
"""A row, and the number of its line."""

NAMED_BY = {"timex": "doc", "toponyms": "doc", "muc4": "docid"}
"""The field that names a row, for tasks whose rows are not named by "id"."""

READ_FROM = {"articles": "html", "muc4": "doctext"}
"""The field that holds the text, for tasks whose rows do not hold it in "text"."""

WHOLE = frozenset({"clusters"})
"""Tasks that look at all rows together; the others answer each by itself."""


AS_OBJECT = frozenset({"articles", "muc4"})
"""Tasks whose answers are one JSON object by name."""


@click.command()
@click.argument("task", metavar="TASK")
@click.option("--input", "source", required=True, type=click.Path(path_type=Path), metavar="PATH", help="JSON Lines.")
@click.option("--output", "target", required=True, type=click.Path(path_type=Path), metavar="PATH", help="The answers.")
def predict(task: str, source: Path, target: Path) -> int:
    """Do one task over every row of a file, as evaluations need it.

    TASK is articles, timex, toponyms, casualties, clusters, incidents or muc4. Paths that end in .gz are packed
    with gzip. Fields of a row that hold the right answers are not looked at. A row that cannot be used is named on
    standard error and left out, and the exit status is then 1. The answers stand under --output when all are there.

    \b
    dateline predict timex --input documents.jsonl.gz --output timex.jsonl
    """
    function = task_function("predict", task)
    if _are_one_file(source, target):
        raise BadInput(f"--input and --output are one file: {source}", hint="name another file for the answers")
    bad: list[tuple[int, SetAside]] = []
    try:
        with _opened(source, "rb") as lines:
            rows = list(_rows(lines, task, bad))
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or "not text, or damaged"
        raise BadInput(f"{source} cannot be read: {why}", hint="name a file of JSON Lines") from None
    count = len(rows) + len(bad)
    try:
        with _replacing(target) as out:
            _write(_answers(function, task, rows, bad), out, as_object=task in AS_OBJECT)
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}", hint="name another file") from None
    for number, aside in sorted(bad, key=lambda row: row[0]):
        complain(f"set aside: {source}#{number}: {aside} [{aside.reason}]")
    click.echo(f"{counted(count, 'row')} read, {len(bad)} set aside; written to {target}", err=True)
    return SET_ASIDE if bad else 0


def _are_one_file(source: Path, target: Path) -> bool:
    try:
        return source.samefile(target)
    except (OSError, ValueError):
        return os.path.realpath(source) == os.path.realpath(target)


def _opened(path: Path, mode: str, *, packed: bool | None = None) -> IO[Any]:
    is_packed = path.suffix == ".gz" if packed is None else packed
    opened: Any = gzip.open if is_packed else open
    file: IO[Any] = opened(path, mode, encoding=None if "b" in mode else "utf-8")
    return file


def _rows(lines: Iterable[bytes], task: str, bad: list[tuple[int, SetAside]]) -> Iterator[Numbered]:
    """The rows that the task can use; the others go to `bad` with their line's number."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            row = None
        try:
            yield number, _checked(row, task)
        except SetAside as error:
            bad.append((number, error))


def _checked(row: Any, task: str) -> Row:
    """The row. Raises SetAside where it lacks what the task needs, or holds something else in its place."""
    if not isinstance(row, dict):
        raise SetAside("not a JSON object", reason="malformed")
    name, content = NAMED_BY.get(task, "id"), READ_FROM.get(task, "text")
    if task == "muc4" and row.get("evalid") is not None:
        name = "evalid"
    if not isinstance(row.get(name), str | int) or isinstance(row[name], bool):
        raise SetAside(f'it has no "{name}" that is a string or a whole number', reason="wrong field type")
    if not isinstance(row.get(content), str):
        raise SetAside(f'it has no "{content}" that is a string', reason="wrong field type")
    if task == "toponyms":
        _check_mentions(row.get("mentions") or [], len(row["text"]))
    return row


def _check_mentions(mentions: Any, length: int) -> None:
    for mention in mentions if isinstance(mentions, list) else [None]:
        start, end = (mention.get("start"), mention.get("end")) if isinstance(mention, dict) else (None, None)
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
            raise SetAside("a mention in it has no start and end within its text", reason="wrong field type")


def _answers(
    function: Callable[[Iterable[Row]], Any], task: str, rows: list[Numbered], bad: list[tuple[int, SetAside]]
) -> Iterator[Any]:
    """What the task answers, row by row where it looks at each by itself; a row in which it fails goes to `bad`."""
    if task in WHOLE:
        yield from function([row for _, row in rows])
        return
    for number, row in rows:
        try:
            found = function([row])
            answers = [found] if isinstance(found, dict) else list(found)
        except OSError:
            raise
        except DatelineError as error:
            bad.append((number, error if isinstance(error, SetAside) else SetAside(str(error), reason="malformed")))
        except Exception as error:  # noqa: BLE001 - one row must not cost the others
            bad.append((number, SetAside(f"a fault in Dateline: {type(error).__name__}", reason="reader failed")))
        else:
            yield from answers


@contextmanager
def _replacing(target: Path) -> Iterator[IO[str]]:
    """A file that takes the place of `target` when all is written; what is no plain file is written to directly."""
    path = Path(os.path.realpath(target))
    if path.exists() and not path.is_file():
        with _opened(target, "wt") as out:
            yield out
        return
    part = path.with_name(f".{path.name[-200:]}.{os.getpid()}.part")
    try:
        with _opened(part, "wt", packed=target.suffix == ".gz") as out:
            yield out
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write(answers: Iterable[dict[str, Any]], out: IO[str], *, as_object: bool) -> None:
    """JSON Lines, or all answers as one JSON object. Lone surrogates are escaped, as JSON allows."""
    if as_object:
        json.dump({name: value for answer in answers for name, value in answer.items()}, out)
        out.write("\n")
        return
    for answer in answers:
        out.write(json.dumps(answer) + "\n")
