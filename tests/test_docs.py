"""The docs say what the program has: every setting, command, room and link; and the README's commands exist."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

from dateline.cli.main import main
from dateline.settings import SETTINGS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "AGENTS.md", *sorted((ROOT / "docs").glob("*.md"))]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_has_its_heading_and_default(setting: object) -> None:
    name, default = getattr(setting, "name"), getattr(setting, "default")  # noqa: B009
    section = re.search(rf"^#+ `{name}`$(.*?)(?=^#|\Z)", text("docs/settings.md"), re.MULTILINE | re.DOTALL)
    assert section, f"docs/settings.md has no heading for {name}"
    assert str(default) in section[1].replace(",", ""), f"docs/settings.md does not give the default of {name}"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_its_heading_and_teaches(command: str) -> None:
    assert re.search(rf"^#+ `dateline {command}", text("docs/commands.md"), re.MULTILINE)
    shown = main.commands[command].get_help(click.Context(main.commands[command]))
    assert len(shown) > 150, f"`dateline {command} --help` does not teach"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_the_architecture_names_every_room() -> None:
    rooms = {
        path.name.removesuffix(".py")
        for path in (ROOT / "src" / "dateline").iterdir()
        if not path.name.startswith("__")
    }
    rooms -= {"py.typed", "examples"}
    for room in rooms:
        assert f"`{room}`" in text("docs/architecture.md"), f"docs/architecture.md does not name {room}"


def test_the_functions_of_the_flow_exist() -> None:
    for dotted in re.findall(r"`((?:\w+\.){2}\w+)`", text("docs/architecture.md").split("## The rooms")[0]):
        room, module, function = dotted.split(".")
        source = ROOT / "src" / "dateline" / room / f"{module}.py"
        assert source.exists(), f"docs/architecture.md names {dotted}"
        assert re.search(rf"^def {function}\b", source.read_text("utf-8"), re.MULTILINE), dotted


def test_the_readme_opens_with_commands_that_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = re.findall(r"^make (\w+)", text("README.md"), re.MULTILINE)
    assert {"run", "test"} <= set(named) <= targets


def test_ci_calls_the_readme_s_test_command() -> None:
    assert re.search(r"^make test$", text(".ci/run"), re.MULTILINE)


def test_no_environment_is_part_of_the_repository() -> None:
    """A link to one would take the place of the one that is there, wherever the commit is checked out."""
    tracked = subprocess.run(["git", "ls-files", ".venv"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert tracked.stdout == ""


def test_every_dependency_says_why() -> None:
    lines = text("pyproject.toml").split("dependencies = [")[1].split("\n]")[0].splitlines()
    for line in filter(str.strip, lines):
        assert re.search(r'",\s*# \S+', line), f"no reason beside {line.strip()}"


def test_locked_versions_cover_the_dependencies() -> None:
    wanted = tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]
    locked = set(re.findall(r"^([a-z0-9-]+)==", text("requirements/run.txt"), re.MULTILINE))
    assert {re.split(r"[<>=\[ ]", name)[0].lower() for name in wanted} <= locked
