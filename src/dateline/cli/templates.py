"""`dateline templates`: the templates of written documents, written into a folder where a user changes them."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.errors import BadInput
from dateline.exports.documents import starting_templates


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def templates(folder: Path) -> None:
    """Write the templates of written documents to FOLDER, to start yours from; files that are there stay.

    Change what you like, and delete what you do not change: what is missing is taken from Dateline. The setting
    `templates` names the folder. No template takes the box away that says how it was counted.

    \b
    dateline templates house
    DATELINE_TEMPLATES=house dateline weekly --output week.pdf
    """
    kept: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, body in starting_templates().items():
            try:
                with (folder / name).open("xb") as file:
                    file.write(body)
            except FileExistsError:
                kept.append(name)
            else:
                click.echo(folder / name)
    except OSError as error:
        raise BadInput(f"{folder} cannot be written: {error.strerror}", hint="name another folder") from None
    told = [f"left as they were: {', '.join(kept)}"] if kept else []
    click.echo("; ".join([*told, f"the setting `templates` names the folder: DATELINE_TEMPLATES={folder}"]), err=True)
