"""Templates of deliverables: ours, and before them those of the user's folder. Jinja's run in its sandbox."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dateline.errors import BadInput


def environment(folder: Path | None, *, is_html: bool) -> ImmutableSandboxedEnvironment:
    """Where templates are found. Raises BadInput for a folder that is not there."""
    loaders: list[BaseLoader] = [PackageLoader("dateline.exports")]
    if folder is not None:
        loaders.insert(0, FileSystemLoader(checked(folder)))
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(loaders),
        autoescape=is_html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fill(templates: ImmutableSandboxedEnvironment, name: str, **told: Any) -> str:
    """A template filled in. Raises BadInput with its line for one that is wrong."""
    try:
        return templates.get_template(name).render(**told)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f"line {line} of the template {name}" if line else f"the template {name}"
        raise BadInput(f"{where}: {error.message or type(error).__name__}") from None
    except (TypeError, ValueError, AttributeError, ArithmeticError, LookupError, UnicodeDecodeError) as error:
        raise BadInput(f"the template {name}: {error}", hint="compare it with the one that Dateline brings") from None


def checked(folder: Path) -> Path:
    """The folder. Raises BadInput where it is not there."""
    if not folder.is_dir():
        raise BadInput(f"there is no folder {folder} for templates", hint="the setting `templates` names it")
    return folder


def shipped(name: str) -> bytes:
    """A template that comes along."""
    return files("dateline.exports").joinpath("templates", name).read_bytes()


MOST_BYTES = 20_000_000
"""Of all files of a folder of templates, and of a Word template: every document carries its logo."""
MOST_FILES = 500
_READ = (".typ", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".json", ".csv", ".yaml", ".toml", ".txt")


def files_of(folder: Path) -> dict[str, bytes]:
    """What a template for PDF can read: the files of its folder by name, pictures and data among them.

    None of another folder, whatever a link in it points to. Raises BadInput where there are too many, or they are too
    large.
    """
    root = checked(folder).resolve()
    found: dict[str, bytes] = {}
    size = 0
    for path in _walk(root):
        if path.suffix.lower() not in _READ or not path.resolve().is_relative_to(root):
            continue
        size += path.stat().st_size
        if size > MOST_BYTES or len(found) >= MOST_FILES:
            raise BadInput(
                f"the folder {folder} for templates holds more than {MOST_BYTES // 1_000_000} MB or {MOST_FILES} files",
                hint="make the logo smaller, and keep other files elsewhere",
            )
        found[path.relative_to(root).as_posix()] = path.read_bytes()
    return found


def _walk(root: Path) -> Iterator[Path]:
    """The files below a folder, those of hidden folders left out; links to folders are not followed."""
    for at, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (path for name in sorted(names) if (path := Path(at, name)).is_file() and not name.startswith("."))
