"""`dateline evaluate`: a task's figures on hand-coded text."""

from __future__ import annotations

from pathlib import Path

import click
from rich import box
from rich.table import Table

from dateline.cli.tasks import task_function
from dateline.cli.terminal import console, plain
from dateline.errors import BadInput
from dateline.evaluation.floors import failures
from dateline.evaluation.floors import pin as pin_floors
from dateline.evaluation.metrics import Evaluation

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
@click.option("--half", metavar="HALF", help="With gold: only the reports of this half (a, b, c or d).")
def evaluate(
    task: str, folder: Path | None, errors: int, floors: Path | None, pin: bool, lower: bool, half: str | None
) -> None:
    """Measure one task against hand-coded text and print its figures, each between 0 and 100.

    TASK is gold (the whole reader), articles, timex, toponyms, event-location or casualties. FOLDER holds the task's
    data, which is not part of Dateline; for gold it may be left out in a checkout of Dateline's sources.

    \b
    dateline evaluate gold
    dateline evaluate timex data/timex --errors 20
    dateline evaluate gold --floors tests/floors.json --pin
    """
    function = task_function("evaluate", task)
    folder = folder or DEFAULT_FOLDERS.get(task)
    if folder is None or not folder.exists():
        raise BadInput(f"there is no folder {folder or 'named'}", hint=f"name the one that holds the data of {task}")
    if half is not None and task != "gold":
        raise BadInput(f"the data of {task} has no halves", hint="--half goes with gold")
    try:
        evaluation = function(folder) if half is None else function(folder, half=half)
    except FileNotFoundError as error:
        raise BadInput(f"{folder} does not hold {error.filename}", hint=f"name the data of {task}") from None
    except BadInput as error:
        raise BadInput(str(error), hint=error.hint or f"name the data of {task}") from None
    _print(evaluation, errors)
    if floors is not None:
        _hold(evaluation, folder, floors, pin=pin, lower=lower)


def _hold(evaluation: Evaluation, gold: Path, file: Path, *, pin: bool, lower: bool) -> None:
    if pin:
        pin_floors(evaluation, gold, file, lower=lower)
        return
    below = failures(evaluation, gold, file)
    for line in below:
        click.echo(f"error: {line}", err=True)
    if below:
        raise SystemExit(1)


def _print(evaluation: Evaluation, errors: int) -> None:
    out = console()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, title=evaluation.task, title_justify="left")
    table.add_column("figure")
    table.add_column("%", justify="right")
    table.add_column("of")
    for name, figure in evaluation.figures.items():
        table.add_row(plain(name), f"{100 * figure:.1f}", plain(evaluation.counts.get(name, "")))
    out.print(table)
    for error in evaluation.errors[:errors]:
        out.print(plain(error))
