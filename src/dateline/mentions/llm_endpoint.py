"""The one place from which a report leaves this machine: a request to an OpenAI-compatible endpoint.

`Endpoint.ask` is the only function that sends anything, and it looks at the report's marking first. It follows no
redirect, keeps a limit on time and size, and counts every request against the budget.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2

from dateline.errors import BadSetting, DatelineError, SetAside, TryLater
from dateline.mentions.llm_answer import schema
from dateline.mentions.llm_prompt import instructions, numbered
from dateline.model.text import Report, Sentence

SENDABLE = frozenset({"TLP:CLEAR", "TLP:GREEN"})
"""Markings (TLP 2.0) of reports that may be sent; every other one, known or not, stays here."""

ANSWER_LIMIT = 2_000_000
"""Bytes of an answer, after unpacking, beyond which it is not read on."""
LONGEST_PAUSE = 60.0
"""Seconds beyond which a server's wish to be asked later is not waited for."""
CHARACTERS_A_TOKEN = 3
"""Characters that are taken for one token where the server does not count, or counts fewer; English has about four."""

_BUSY = (408, 409, 425, 429, 500, 502, 503, 504, 529)
_LACKS = (400, 415, 422, 501)
"""Answers of servers that do not know one of the fields of a request."""
_FORMATS = ("json_schema", "json_object", "none")
"""How structured output is asked for, the strictest first."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Which model is asked, where, and what it may cost.

    `timeout` in seconds for one answer; `attempts` requests for one report; `calls` requests and `tokens` for all
    reports together; `text_limit` characters of a report; `answer_tokens` of one answer. `key` is never shown.
    """

    endpoint: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    attempts: int = 3
    calls: int = 1_000
    tokens: int = 3_000_000
    text_limit: int = 40_000
    answer_tokens: int = 4_000
    cache: Path | None = None


@dataclass(slots=True)
class Spent:
    """What was used of the budget: requests, and tokens as the server counts them (or as estimated, if more)."""

    calls: int = 0
    tokens: int = 0


class Endpoint:
    """A server and what it is known to understand."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._fields: dict[str, Any] = {"temperature": 0, "max_tokens": configuration.answer_tokens}
        self._format = 0
        self.spent = Spent()
        self.pause = 0.0
        """Seconds for which the server asked, with its last answer, to be left alone."""

    def ask(self, report: Report, sentences: tuple[Sentence, ...]) -> str:
        """The message with which the model answers.

        Raises SetAside where this report is not to be sent (`marking`, `too long`, `budget`) or cannot be answered
        (`refused`, `cut off`), TryLater where the server does not answer well, BadSetting where it never will.
        """
        if report.marking not in SENDABLE:
            raise SetAside(f"it is marked {report.marking} and is not sent", reason="marking")
        if len(report.text) > self._configuration.text_limit:
            raise SetAside(
                f"more than {self._configuration.text_limit:,} characters are not sent",
                reason="too long",
                hint="raise DATELINE_LLM_TEXT_LIMIT if the model takes as much",
            )
        messages = [
            {"role": "system", "content": instructions()},
            {"role": "user", "content": numbered(report, sentences)},
        ]
        known = (dict(self._fields), self._format)
        while True:
            answer = self._post(messages)
            if answer.status not in _LACKS:
                return self._message(answer)
            if not self._ask_less(answer.told):
                self._fields, self._format = known  # what was refused was this report, not a field
                raise SetAside(f"the endpoint refuses the request{answer.told_why}", reason="refused")

    def _ask_less(self, told: str) -> bool:
        """Leave out of later requests what the server does not know; whether there was anything to leave out."""
        if "max_completion_tokens" in told and "max_tokens" in self._fields:
            self._fields["max_completion_tokens"] = self._fields.pop("max_tokens")
        elif "temperature" in told and "temperature" in self._fields:
            del self._fields["temperature"]
        elif self._format < len(_FORMATS) - 1:
            self._format += 1
        else:
            return False
        return True

    def _post(self, messages: list[dict[str, str]]) -> _Answer:
        estimated = sum(len(message["content"]) for message in messages) // CHARACTERS_A_TOKEN
        self._check_budget(estimated)
        body = {"model": self._configuration.model, "messages": messages, "stream": False, **self._fields}
        if _FORMATS[self._format] == "json_schema":
            form = {"name": "report", "strict": True, "schema": schema()}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        elif _FORMATS[self._format] == "json_object":
            body["response_format"] = {"type": "json_object"}
        self.spent.calls += 1
        self.spent.tokens += estimated
        answer = _within(self._configuration, body)
        self.pause = answer.pause
        answer.check(self._configuration)
        self.spent.tokens += max(answer.tokens - estimated, 0)
        return answer

    def _check_budget(self, estimated: int) -> None:
        limits, spent = self._configuration, self.spent
        if spent.calls >= limits.calls:
            raise SetAside(
                f"the budget of {limits.calls:,} requests is spent", reason="budget", hint="raise DATELINE_LLM_CALLS"
            )
        if spent.tokens + estimated + limits.answer_tokens > limits.tokens:
            raise SetAside(
                f"the budget of {limits.tokens:,} tokens is spent", reason="budget", hint="raise DATELINE_LLM_TOKENS"
            )

    def _message(self, answer: _Answer) -> str:
        """The words of the first choice."""
        choices = answer.data.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = choice.get("message") if isinstance(choice, dict) else None
        content = message.get("content") if isinstance(message, dict) else None
        if isinstance(content, list):  # some servers give the message in parts
            content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
        if not isinstance(choice, dict) or not isinstance(content, str) or not content.strip():
            raise TryLater("the endpoint's answer holds no message of the model")
        if choice.get("finish_reason") == "length":
            raise SetAside(
                f"the model's answer was cut off at {self._configuration.answer_tokens:,} tokens",
                reason="cut off",
                hint="raise DATELINE_LLM_ANSWER_TOKENS",
            )
        return content


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back: `data` is its JSON object, empty where it was none; `kind` its media type."""

    status: int
    kind: str
    data: Mapping[str, Any]
    pause: float
    key: str = field(repr=False)

    def check(self, configuration: Configuration) -> None:
        """Raises TryLater where another attempt may help, BadSetting where no attempt will."""
        if self.status in _BUSY:
            raise TryLater(f"the endpoint answers {self.status}{self.told_why}")
        if 300 <= self.status < 400:
            raise BadSetting(
                "the endpoint sends the request on to another address, which is not followed",
                hint="give DATELINE_LLM_ENDPOINT the address at which it ends, if you trust it",
            )
        if self.status in (401, 403):
            raise BadSetting(f"the endpoint refuses the key ({self.status})", hint="look at DATELINE_LLM_KEY")
        if self.status == 404:
            raise BadSetting(
                f"the endpoint does not know {configuration.model} or its own address{self.told_why}",
                hint="look at DATELINE_LLM_ENDPOINT (most end in /v1) and DATELINE_LLM_MODEL",
            )
        if self.status not in (200, *_LACKS):
            raise TryLater(f"the endpoint answers {self.status}{self.told_why}")
        if self.status == 200 and not self.data:
            raise TryLater(f"the endpoint's answer is no JSON object but {self.kind or 'of no named kind'}")

    @property
    def told(self) -> str:
        """The server's own words of what is wrong, without the key that they may repeat."""
        error = self.data.get("error", self.data.get("detail", self.data.get("message")))
        said = error.get("message") if isinstance(error, dict) else error
        words = " ".join(said.split()) if isinstance(said, str) else ""
        return words.replace(self.key, "(the key)") if self.key else words

    @property
    def told_why(self) -> str:
        """The same, short, to be put behind a message."""
        return f": {self.told[:160]}" if self.told else ""

    @property
    def tokens(self) -> int:
        """The tokens that the server says it used, 0 where it says nothing that can be."""
        usage = self.data.get("usage")
        total = usage.get("total_tokens") if isinstance(usage, dict) else None
        return total if isinstance(total, int) and 0 < total < 10_000_000 else 0


def _within(configuration: Configuration, body: dict[str, Any]) -> _Answer:
    """The answer, within the time limit as a whole: a server may send a byte a second for ever."""
    answer: list[_Answer | DatelineError] = []
    deadline = time.monotonic() + configuration.timeout

    def work() -> None:
        try:
            answer.append(_request(configuration, body, deadline))
        except DatelineError as error:
            answer.append(error)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError) as error:
            answer.append(_unanswered(configuration, error))

    worker = threading.Thread(target=work, name="dateline-llm", daemon=True)
    worker.start()
    worker.join(configuration.timeout + 0.1)
    if not answer:
        raise _too_slow(configuration)
    if isinstance(answer[0], DatelineError):
        raise answer[0]
    return answer[0]


def _request(configuration: Configuration, body: dict[str, Any], deadline: float) -> _Answer:
    headers = {"accept": "application/json", "user-agent": "dateline"}
    if configuration.key:
        headers["authorization"] = f"Bearer {configuration.key}"
    address = f"{configuration.endpoint.rstrip('/')}/chat/completions"
    with (
        httpx2.Client(timeout=configuration.timeout, headers=headers, follow_redirects=False) as client,
        client.stream("POST", address, json=body) as response,
    ):
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        content = bytearray()
        if kind.endswith(("/json", "+json")):
            for chunk in response.iter_bytes(65_536):
                content += chunk
                if len(content) > ANSWER_LIMIT:
                    raise TryLater(f"the endpoint's answer is longer than {ANSWER_LIMIT:,} bytes")
                if time.monotonic() > deadline:
                    raise _too_slow(configuration)
        pause = response.headers.get("retry-after", "")
        return _Answer(
            status=response.status_code,
            kind=kind,
            data=_json_object(bytes(content)),
            pause=min(float(pause), LONGEST_PAUSE) if pause.isdecimal() and pause.isascii() else 0.0,
            key=configuration.key,
        )


def _json_object(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _too_slow(configuration: Configuration) -> TryLater:
    return TryLater(
        f"the endpoint did not answer in {configuration.timeout:g} seconds", hint="raise DATELINE_LLM_TIMEOUT"
    )


def _unanswered(configuration: Configuration, error: Exception) -> DatelineError:
    host = urlsplit(configuration.endpoint).netloc
    match error:
        case httpx2.TimeoutException():
            return _too_slow(configuration)
        case httpx2.ConnectError():
            return TryLater(f"{host} does not answer", hint="look at DATELINE_LLM_ENDPOINT and whether it runs")
        case httpx2.DecodingError():
            return TryLater("the endpoint's compression is damaged")
        case httpx2.InvalidURL() | httpx2.UnsupportedProtocol() | ValueError():
            return BadSetting("DATELINE_LLM_ENDPOINT is not an address", hint="for example http://127.0.0.1:8000/v1")
        case _:
            return TryLater(f"{host} broke off in the middle of its answer")
