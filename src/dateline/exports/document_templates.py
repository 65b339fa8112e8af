"""Templates of deliverables: ours, and before them those of the user's folder; they run in Jinja's sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dateline.errors import BadInput


def environment(folder: Path | None, *, is_html: bool) -> ImmutableSandboxedEnvironment:
    """Where templates are found. Raises BadInput for a folder that is not there."""
    loaders: list[BaseLoader] = [PackageLoader("dateline.exports")]
    if folder is not None:
        if not folder.is_dir():
            raise BadInput(f"there is no folder {folder} for templates", hint="the setting `templates` names it")
        loaders.insert(0, FileSystemLoader(folder))
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
