"""The `dateline` command: its table of commands, each in a module of this folder."""

from __future__ import annotations

import importlib

import click

from dateline.cli.problems import Commands

COMMANDS = {
    "read": "dateline.cli.read",
    "show": "dateline.cli.show",
    "reports": "dateline.cli.listing",
    "quarantine": "dateline.cli.listing",
    "examples": "dateline.cli.examples",
    "settings": "dateline.cli.listing",
    "evaluate": "dateline.cli.evaluate",
    "predict": "dateline.cli.predict",
}
"""Every command and the module that holds it under the same name."""


class LazyCommands(Commands):
    """Imports a command's module when it is called: the readers take half a second that `--help` need not wait for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="dateline")
def main() -> None:
    """Read published reports of armed conflict into a sourced, reviewable record.

    \b
    dateline examples                        what it does, shown on bundled examples
    dateline read page.html                  read a page, a text, a feed or a folder
    dateline read https://example.org/news   read a page of the web
    dateline show 3f2a                       one report, every fact beside its words

    What was read is kept in dateline.db in the current folder; --db names another.
    """
