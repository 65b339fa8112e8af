"""`dateline evaluate`: a task's figures on hand-coded text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click
from rich import box
from rich.table import Table

from dateline.cli.finders import Measured, conclude, finders_option, llm_reader, read_by
from dateline.cli.tasks import task_function
from dateline.cli.terminal import console, plain
from dateline.errors import BadInput
from dateline.evaluation.floors import failures
from dateline.evaluation.floors import pin as pin_floors
from dateline.evaluation.metrics import Evaluation
from dateline.run.pipeline import Embedded

ALONE: dict[str, Embedded] = {"rules": "rules", "tagger": "tagger"}
"""The parts of the embedded reader that are measured by themselves."""

DEFAULT_FOLDERS = {"gold": Path("tests/gold/published")}
"""Where a task's data lies in a checkout of Dateline's sources."""


@click.command()
@click.argument("task", metavar="TASK")
@click.argument("folder", metavar="[FOLDER]", required=False, type=click.Path(path_type=Path))
@click.option("--errors", default=0, metavar="N", type=click.IntRange(min=0), help="Print the first N errors, too.")
@click.option(
    "--floors", metavar="FILE", type=click.Path(path_type=Path), help="Fail where a figure is below its floor."
)
@click.option("--pin", is_flag=True, help="Raise the floors in FILE to these figures.")
@click.option("--lower", is_flag=True, help="With --pin: let floors fall, too.")
@finders_option(
    "Measure this beside the embedded finders, too: rules or tagger alone, or llm. May be given several times."
)
@click.option("--half", metavar="HALF", help="With gold: only the reports of this half, a letter in their rows.")
def evaluate(
    task: str,
    folder: Path | None,
    errors: int,
    floors: Path | None,
    pin: bool,
    lower: bool,
    finders: tuple[str, ...],
    half: str | None,
) -> None:
    """Measure one task against hand-coded text and print its figures, each between 0 and 100.

    TASK is gold (the whole reader and the records), articles, timex, toponyms, event-location, casualties, clusters,
    muc4 or roles. FOLDER holds the task's data, which is not part of Dateline; for gold it may be left out in a
    checkout of Dateline's sources.

    \b
    dateline evaluate gold
    dateline evaluate timex data/timex --errors 20
    dateline evaluate gold --floors tests/floors.json --pin
    dateline evaluate gold --finder rules --finder tagger
    dateline evaluate gold my-gold/ --finder llm
    """
    function = task_function("evaluate", task)
    folder = folder or DEFAULT_FOLDERS.get(task)
    if folder is None or not folder.exists():
        raise BadInput(f"there is no folder {folder or 'named'}", hint=f"name the one that holds the data of {task}")
    if half is not None and task != "gold":
        raise BadInput(f"the data of {task} has no halves", hint="--half goes with gold")
    others = [name for name in finders if name != "embedded"]
    if others and floors is not None:
        raise BadInput("floors hold for the embedded finders", hint="leave out --floors or --finder")
    model = Measured(llm_reader()) if "llm" in others else None
    beside = {
        name: task_function("evaluate", task, model if name == "llm" else read_by(ALONE[name])) for name in others
    }
    measured = {"embedded": _measured(function, task, folder, half)}
    try:
        measured |= {name: _measured(one, task, folder, half) for name, one in beside.items()}
    finally:
        if model is not None:
            conclude(model.reader, model.not_read)
    _print(measured, errors)
    if floors is not None:
        _hold(measured["embedded"], folder, floors, pin=pin, lower=lower)


def _measured(function: Callable[..., Evaluation], task: str, folder: Path, half: str | None) -> Evaluation:
    try:
        return function(folder) if half is None else function(folder, half=half)
    except FileNotFoundError as error:
        raise BadInput(f"{folder} does not hold {error.filename}", hint=f"name the data of {task}") from None
    except BadInput as error:
        raise BadInput(str(error), hint=error.hint or f"name the data of {task}") from None


def _hold(evaluation: Evaluation, gold: Path, file: Path, *, pin: bool, lower: bool) -> None:
    if pin:
        pin_floors(evaluation, gold, file, lower=lower)
        return
    below = failures(evaluation, gold, file)
    for line in below:
        click.echo(f"error: {line}", err=True)
    if below:
        raise SystemExit(1)


def _print(measured: Mapping[str, Evaluation], errors: int) -> None:
    """The figures of one finder, or of several side by side."""
    first, *others = measured.values()
    out = console()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, title=first.task, title_justify="left")
    table.add_column("figure")
    for name in measured:
        table.add_column(f"{name} %" if others else "%", justify="right")
        table.add_column("of")
    for name in dict.fromkeys(name for one in measured.values() for name in one.figures):
        cells = [(f"{100 * one.figures[name]:.1f}" if name in one.figures else "-", one) for one in measured.values()]
        row = [cell for shown, one in cells for cell in (plain(shown), plain(one.counts.get(name, "")))]
        table.add_row(plain(name), *row)
    out.print(table)
    for name, evaluation in measured.items():
        for error in evaluation.errors[:errors]:
            out.print(plain(f"{name}: {error}" if others else error))
