"""The `dateline` command: its table of commands, each in a module of this folder."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import click

from dateline.cli.options import in_force
from dateline.cli.problems import Commands
from dateline.errors import BadInput


class Entry(NamedTuple):
    """Where a command is, under its own name, and what it does in a few words.

    `looks_up` tells that it looks places up, and so among those that the user added, too; `extra` is the optional part
    of Dateline that it needs.
    """

    module: str
    does: str
    looks_up: bool = False
    extra: str = ""


COMMANDS = {
    "read": Entry("dateline.cli.read", "Read pages, texts, feeds and folders.", looks_up=True),
    "show": Entry("dateline.cli.show", "Show one report, every fact beside its words."),
    "reread": Entry("dateline.cli.reread", "Read a kept report anew; see what would change.", looks_up=True),
    "reports": Entry("dateline.cli.listing", "List what was read."),
    "records": Entry("dateline.cli.records", "List the records: one for each thing that reports tell of."),
    "record": Entry("dateline.cli.record", "Show one record, every source's claims side by side."),
    "merge": Entry("dateline.cli.decide", "Judge that two records are one."),
    "split": Entry("dateline.cli.decide", "Judge that accounts of a record tell of something else."),
    "undo": Entry("dateline.cli.decide", "Take back a merge, a split or an `assess`."),
    "conflicts": Entry("dateline.cli.decide", "List judgements that contradict each other."),
    "agreements": Entry(
        "dateline.cli.agreements", "List agreements, or show one with its commitment board.", looks_up=True
    ),
    "assess": Entry("dateline.cli.agreements", "Decide on commitments, their evidence, and links.", looks_up=True),
    "gaps": Entry("dateline.cli.gaps", "List attacks to which no response is reported.", looks_up=True),
    "changes": Entry("dateline.cli.changes", "List what changed since a day or an export."),
    "export": Entry("dateline.cli.export", "Write records or claims to a file, with a codebook."),
    "flash": Entry("dateline.cli.deliverables", "Write what was reported of a day.", True, "documents"),
    "weekly": Entry("dateline.cli.deliverables", "Write a week beside those before it.", True, "documents"),
    "monthly": Entry("dateline.cli.deliverables", "Write 24 months of trends.", True, "documents"),
    "templates": Entry("dateline.cli.templates", "Write the templates of documents, to change.", extra="documents"),
    "desk": Entry(
        "dateline.cli.desk", "Open the record in a browser: add, decide, compare.", looks_up=True, extra="desk"
    ),
    "people": Entry("dateline.cli.people", "Keep who may use the desk, and programs' tokens.", extra="desk"),
    "quarantine": Entry("dateline.cli.listing", "List what was set aside, and why."),
    "examples": Entry("dateline.cli.examples", "Show what Dateline does, on bundled pages."),
    "gazetteer": Entry("dateline.cli.gazetteer", "Add the places of whole countries."),
    "settings": Entry("dateline.cli.listing", "List every setting."),
    "evaluate": Entry("dateline.cli.evaluate", "Measure one task against hand-coded text."),
    "predict": Entry("dateline.cli.predict", "Do one task over a file of rows.", looks_up=True),
}
"""Every command, in the order in which a user meets them."""


class Loaded(Mapping[str, click.Command]):
    """The commands by name, each imported when it is asked for: the readers take a second that others need not wait."""

    def __getitem__(self, name: str) -> click.Command:
        """The command. Raises KeyError, and BadInput where the optional part that it needs is not installed."""
        entry = COMMANDS[name]
        try:
            module = importlib.import_module(entry.module)
        except ModuleNotFoundError as error:
            if not entry.extra or (error.name or "").startswith("dateline"):
                raise
            raise BadInput(
                f"`dateline {name}` needs a part that is not installed ({error.name})",
                hint=f"pip install 'dateline[{entry.extra}]'",
            ) from None
        command = getattr(module, name)
        assert isinstance(command, click.Command)
        return command

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(COMMANDS)

    def __len__(self) -> int:
        """How many there are."""
        return len(COMMANDS)


class Dateline(Commands):
    """The group of all commands, which lists them without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for `--help`."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.does) for name, entry in COMMANDS.items()])


@click.group(cls=Dateline, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="dateline")
@click.pass_context
def main(context: click.Context) -> None:
    """Read published reports of armed conflict into a sourced, reviewable record.

    \b
    dateline examples                        what it does, shown on bundled examples
    dateline read page.html                  read a page, a text, a feed or a folder
    dateline read https://example.org/news   read a page of the web
    dateline show 3f2a                       one report, every fact beside its words

    What was read is kept in dateline.db in the current folder; --db names another.
    """
    entry = COMMANDS.get(context.invoked_subcommand or "")
    if entry is not None and entry.looks_up:
        # By name, because most commands need no gazetteer.
        importlib.import_module("dateline.run.gazetteer").use_added(in_force())


main.commands = Loaded()  # type: ignore[assignment]  # read only: no command registers itself
