"""The `dateline` command."""

from __future__ import annotations

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
def main() -> None:
    """Read published reports of armed conflict into a sourced, reviewable record."""
