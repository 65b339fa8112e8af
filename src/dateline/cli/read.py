"""`dateline read`: inputs to readings, kept in the database, printed for people or for programs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.cli.finders import conclude, finder_option, llm_reader, tell_without_tagger
from dateline.cli.options import PublishedType, database_option, in_force, now
from dateline.cli.present import summary
from dateline.cli.problems import SET_ASIDE, complain
from dateline.cli.terminal import console, legible
from dateline.errors import BadInput, BadSetting, SetAside, TryLater
from dateline.exports.formats import json_line
from dateline.model.text import MARKINGS, Marking, Publication
from dateline.run.finders import RulesReader
from dateline.run.local import Read, limits_of, options_of, read_all
from dateline.run.reading_json import read_json
from dateline.sources.inputs import captures
from dateline.sources.options import Refused
from dateline.store.sqlite import Store

if TYPE_CHECKING:
    from dateline.run.llm import LlmReader


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a report on standard output.")
@click.option("--published", type=PublishedType(), help="When it was published, for inputs that do not say.")
@click.option(
    "--marking",
    type=click.Choice(MARKINGS, case_sensitive=False),
    default=MARKINGS[0],
    show_default=True,
    help="TLP 2.0 marking of inputs that have no stricter one.",
)
@finder_option("Who reads: the embedded finders, the rules alone, or a language model that the settings name.")
@database_option()
def read(
    inputs: tuple[str, ...],
    as_json: bool,
    published: Publication | None,
    marking: Marking,
    finder: str,
    database: Path,
) -> int:
    """Read reports: what happened, what was agreed and who said so, each fact with its words.

    INPUT is an address, an HTML page, a text (its first line is the title), JSON or JSON Lines of reports, a feed,
    a folder of these, or - for standard input. Each may be packed with gzip.

    \b
    dateline read page.html
    dateline read https://example.org/news feed.xml folder/
    dateline read note.txt --published 2021-12-04
    dateline read reports.jsonl.gz --json > read.jsonl
    dateline read folder/ --finder llm

    With --finder llm the texts are sent to the endpoint that DATELINE_LLM_ENDPOINT names, but for those marked
    TLP:AMBER or stricter; what it cannot read the embedded finders do.

    The exit status is 0 when everything was read and 1 when something was set aside; `dateline quarantine` says why.
    """
    if not all(named.strip() for named in inputs):
        raise BadInput("an INPUT is empty", hint="name a file, a folder (. for this one), an address, or -")
    settings = in_force()
    tally: Counter[str] = Counter()
    not_found: Counter[str] = Counter()
    model = llm_reader() if finder == "llm" else None
    if finder == "embedded":
        tell_without_tagger()
    try:
        with Store(database) as store, _progress() as shown:
            found = captures(inputs, clock=now, options=options_of(settings, store=store), stdin=sys.stdin.buffer)
            for item in read_all(
                found,
                store=store,
                clock=now,
                limits=limits_of(settings),
                published=published,
                finder=RulesReader() if finder == "rules" else model,
                marking=marking,
            ):
                _tell(item, as_json=as_json, tally=tally)
                if isinstance(item, Read) and item.not_found:
                    _tell_not_found(item.input, item.not_found, not_found)
                shown(tally, item.input)
    except (KeyboardInterrupt, BadSetting):
        _conclude(tally, database, model, not_found)
        raise
    _conclude(tally, database, model, not_found)
    return SET_ASIDE if tally["set aside"] or tally["not kept"] else 0


@contextmanager
def _progress() -> Iterator[Callable[[Counter[str], str], None]]:
    """A line on standard error that says how far it is, where the readings themselves do not scroll past."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda tally, named: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    # No refreshing in a thread: the reader's process may have to be forked anew at any time.
    with Progress(*columns, console=console(stream=sys.stderr), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(tally: Counter[str], named: str) -> None:
            told = f"{tally['read']} read, {tally['set aside']} set aside: {legible(named, keep='')[-50:]}"
            bar.update(task, description=told, refresh=True)

        yield show


def _tell(item: Read | Refused, *, as_json: bool, tally: Counter[str]) -> None:
    if isinstance(item, Refused):
        tally["set aside"] += 1
        complain(f"set aside: {item.input}: {item.message} [{item.reason}]", item.hint)
        return
    tally["read"] += 1
    tally["new"] += item.is_new
    if as_json:
        # Bytes, so that it is UTF-8 whatever the terminal's own character set is.
        told = read_json(item.report, relevant=item.relevant, accounts=item.accounts)
        click.echo(json_line(told).encode())
    else:
        summary(console(), item.report, relevant=item.relevant, accounts=item.accounts)
    if item.not_kept:
        tally["not kept"] += 1
        complain(f"not kept: {item.input}: {item.not_kept}", item.not_kept.hint)


def _tell_not_found(named: str, why: SetAside | TryLater, not_found: Counter[str]) -> None:
    not_found[why.reason if isinstance(why, SetAside) else "try later"] += 1
    complain(f"read by the embedded finders: {named}: {why}", why.hint)


def _conclude(tally: Counter[str], database: Path, model: LlmReader | None, not_found: Counter[str]) -> None:
    parts = [f"{tally['read']} read ({tally['new']} new)", f"{tally['set aside']} set aside"]
    if tally["not kept"]:
        parts.append(f"{tally['not kept']} not kept")
    click.echo(f"{', '.join(parts)}; database {database}", err=True)
    if model is not None:
        conclude(model, not_found)
