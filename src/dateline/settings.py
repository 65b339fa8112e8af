"""Every setting in one table: name, default, help. An unknown name is an error.

A setting is read from the environment as `DATELINE_` and its name in capitals (`DATELINE_DATABASE`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.errors import BadSetting

PREFIX = "DATELINE_"
LLM_KEY = "DATELINE_LLM_KEY"
"""The variable that holds the key of the endpoint. It is no setting, so that nothing that lists settings shows it."""
SWITCHES = ("DATELINE_TRACEBACK", LLM_KEY)
"""Variables of the environment that are no settings."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, its default (whose type it has) and one sentence of help."""

    name: str
    default: str | int | float
    help: str


SETTINGS = (
    Setting("database", "dateline.db", "The file that keeps what was read."),
    Setting("fetch_timeout", 20.0, "Seconds that one page may take to arrive, from connecting to its last byte."),
    Setting("fetch_limit", 10_000_000, "Bytes of one page or feed beyond which it is set aside."),
    Setting("fetch_redirects", 5, "Redirects followed before a page is set aside."),
    Setting("file_limit", 200_000_000, "Bytes of one file on disk beyond which it is set aside."),
    Setting("text_limit", 2_000_000, "Characters of one report beyond which it is set aside."),
    Setting("parse_seconds", 20.0, "Seconds that parsing one page may take before it is set aside."),
    Setting("gazetteer_folder", "~/.local/share/dateline/gazetteer", "The folder that keeps added countries."),
    Setting("geonames_address", "https://download.geonames.org/export/dump", "Where the places of countries are."),
    Setting("geoboundaries_address", "https://www.geoboundaries.org/api/current/gbOpen", "Where boundaries are."),
    Setting("download_limit", 500_000_000, "Bytes of one file of places or boundaries, unpacked, that are read."),
    Setting("download_timeout", 3600.0, "Seconds that one file of places or boundaries may take to arrive."),
    Setting("figure_rule", "settled/1", "The rule that makes low, best and high: settled/1, latest/1 or lowest/1."),
    Setting("llm_endpoint", "", "The address of an OpenAI-compatible endpoint, for `--finder llm`; empty: none."),
    Setting("llm_model", "", "The model that the endpoint is asked for."),
    Setting("llm_timeout", 120.0, "Seconds that one answer of the model may take."),
    Setting("llm_attempts", 3, "Requests that may be made for one report before it is left to the embedded reader."),
    Setting("llm_calls", 1_000, "Requests that one command may make."),
    Setting("llm_tokens", 3_000_000, "Tokens, of questions and answers, that one command may use."),
    Setting("llm_text_limit", 40_000, "Characters of a report beyond which it is not sent to the model."),
    Setting("llm_answer_tokens", 4_000, "Tokens of one answer of the model."),
    Setting("llm_cache_folder", "~/.cache/dateline/llm", "The folder that keeps the model's answers."),
    Setting("publishing", "one person", "Who can publish: whoever accepted it, too (one person), or two persons."),
    Setting("tiles", "none", "The address of a tile server for maps, with {z}, {x} and {y}; none: the offline map."),
    Setting("desk_address", "http://127.0.0.1:8321", "The desk to which the figures of a written document lead."),
    Setting(
        "templates", "none", "A folder with templates of your own for written documents; none: those that come along."
    ),
    Setting("desk_fetch", "public", "What the desk fetches for people: pages of public addresses (public), or none."),
    Setting("reviewer", "reviewer", "The name under which your merges and splits are kept."),
)
"""All settings."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force, by name; made by `load`."""

    values: Mapping[str, str | int | float]

    def text(self, name: str) -> str:
        """The value of a setting that is text."""
        return str(self.values[name])

    def number(self, name: str) -> float:
        """The value of a setting that is a number."""
        return float(self.values[name])


def load(environment: Mapping[str, str]) -> Settings:
    """The settings of this environment over the defaults. Raises BadSetting for an unknown name or a wrong value."""
    known = {setting.name: setting for setting in SETTINGS}
    values: dict[str, str | int | float] = {name: setting.default for name, setting in known.items()}
    for variable, raw in environment.items():
        if not variable.startswith(PREFIX):
            continue
        name = variable.removeprefix(PREFIX).lower()
        if variable in SWITCHES:
            continue
        if name not in known:
            raise BadSetting(f"{variable}: there is no such setting", hint="`dateline settings` lists them all")
        values[name] = _parse(variable, raw, known[name].default)
    return Settings(values)


def _parse(variable: str, raw: str, default: str | float) -> str | int | float:
    if isinstance(default, str):
        if not raw.strip():
            hint = f"for example {default}, or leave it unset" if default else "leave it unset for none"
            raise BadSetting(f"{variable} is empty", hint=hint)
        return raw
    try:
        value = type(default)(raw)
    except ValueError:
        raise BadSetting(f"{variable}={raw!r}: a number was expected", hint=f"for example {default}") from None
    if not 0 < value < math.inf:
        raise BadSetting(f"{variable}={raw!r}: more than zero was expected", hint=f"for example {default}")
    return value
