"""The reader that asks a language model: settings to a configuration, proposals to accounts. Off unless asked for."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from dateline.accounts.proposals import proposed_accounts
from dateline.errors import BadSetting
from dateline.mentions.llm import LlmFinder, Tally
from dateline.mentions.llm_endpoint import Configuration, Spent
from dateline.mentions.sentences import split
from dateline.model.mentions import Mentions
from dateline.model.text import Report
from dateline.run.pipeline import Reading
from dateline.settings import LLM_KEY, Settings


class LlmReader:
    """Reads reports as one model marks them, under one budget."""

    def __init__(self, configuration: Configuration, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._finder = LlmFinder(configuration, sleep=sleep)
        self.id = self._finder.id
        self.name = f"{configuration.model} at {urlsplit(configuration.endpoint).netloc}"

    @property
    def tally(self) -> Tally:
        """What it did so far."""
        return self._finder.tally

    @property
    def spent(self) -> Spent:
        """What it used of its budget so far."""
        return self._finder.spent

    def read(self, report: Report) -> Reading:
        """The accounts that the model proposes and the words bear out; relevant as in `run.pipeline.read_report`.

        Raises SetAside and TryLater where the model does not read this report, BadSetting where it can read none.
        """
        proposed = self._finder.find(report)
        accounts = proposed_accounts(report, proposed, self.id)
        self.tally.dropped += proposed.dropped
        relevant = any(a.kind == "agreement" or (a.kind == "incident" and a.role == "main") for a in accounts)
        return Reading(report, relevant, accounts if relevant else (), Mentions(split(report)))


def configuration_of(settings: Settings, key: str) -> Configuration:
    """What the settings say to the finder. `key` is that of the endpoint, empty where it asks for none.

    Raises BadSetting where an endpoint or a model is missing, or the endpoint is no address that may be used.
    """
    endpoint, model = settings.text("llm_endpoint").strip(), settings.text("llm_model").strip()
    if not endpoint or not model:
        raise BadSetting(
            "no language model is set up",
            hint="set DATELINE_LLM_ENDPOINT (for example http://127.0.0.1:8000/v1) and DATELINE_LLM_MODEL",
        )
    _check_address(endpoint)
    if not key.isascii() or not key.isprintable() or " " in key:
        raise BadSetting(f"{LLM_KEY} holds characters that no key has", hint="copy it again, without spaces")
    return Configuration(
        endpoint=endpoint,
        model=model,
        key=key,
        timeout=settings.number("llm_timeout"),
        attempts=int(settings.number("llm_attempts")),
        calls=int(settings.number("llm_calls")),
        tokens=int(settings.number("llm_tokens")),
        text_limit=int(settings.number("llm_text_limit")),
        answer_tokens=int(settings.number("llm_answer_tokens")),
        cache=Path(settings.text("llm_cache_folder")).expanduser(),
    )


def _check_address(endpoint: str) -> None:
    """Raises BadSetting for what is no address, shows a password, or sends reports over the open web unencrypted."""
    example = "for example http://127.0.0.1:8000/v1"
    try:
        parts = urlsplit(endpoint)
        host = parts.hostname or ""
    except ValueError:
        raise BadSetting("DATELINE_LLM_ENDPOINT is not an address", hint=example) from None
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise BadSetting("DATELINE_LLM_ENDPOINT is not an address", hint=example)
    if "@" in parts.netloc:
        raise BadSetting("DATELINE_LLM_ENDPOINT holds a user's name or password", hint=f"put the key into {LLM_KEY}")
    if parts.scheme == "http" and not _is_near(host):
        raise BadSetting(
            "DATELINE_LLM_ENDPOINT would send reports over the open web unencrypted", hint="use https:// for this host"
        )


def _is_near(host: str) -> bool:
    """Whether a host is this machine or in its own network."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".local", ".internal", ".lan"))
