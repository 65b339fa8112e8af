"""A server that speaks the chat protocol of OpenAI-compatible endpoints, and does what a test tells it to."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

Message = str | dict[str, Any]
Behaviour = Callable[[Request], Response]


def says(message: Message, *, finish: str = "stop", usage: Any = None) -> Behaviour:
    """Answers with a message of the model, as the protocol has it."""
    content = message if isinstance(message, str) else json.dumps(message)

    def answer(_: Request) -> Response:
        choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
        body = {"object": "chat.completion", "choices": [choice], "usage": usage or {"total_tokens": 2_000}}
        return Response(json.dumps(body), content_type="application/json")

    return answer


def fails(status: int, message: str = "", **headers: str) -> Behaviour:
    """Answers with an error of the protocol."""

    def answer(_: Request) -> Response:
        body = json.dumps({"error": {"message": message}})
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return Response(body, status=status, headers=given, content_type="application/json")

    return answer


def sends(body: str | bytes, *, kind: str = "application/json", status: int = 200) -> Behaviour:
    """Answers with these bytes."""
    return lambda _: Response(body, status=status, content_type=kind)


def hangs(seconds: float) -> Behaviour:
    """Answers too late."""

    def answer(request: Request) -> Response:
        time.sleep(seconds)
        return says(NOTHING)(request)

    return answer


def drips(seconds: float) -> Behaviour:
    """Sends a byte now and then, so that no single wait is long."""

    def body() -> Any:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            yield b" "
            time.sleep(0.05)

    return lambda _: Response(body(), content_type="application/json")


NOTHING: dict[str, Any] = {"incidents": [], "agreements": [], "statements": []}


@dataclass
class Model:
    """What answers: each request takes the next behaviour, the last one holds for all that follow."""

    behaviours: list[Behaviour]
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    def __call__(self, request: Request) -> Response:
        self.asked.append(json.loads(request.get_data()))
        self.keys.append(request.headers.get("Authorization"))
        return self.behaviours[min(len(self.asked), len(self.behaviours)) - 1](request)


def serve(host: HTTPServer, *behaviours: Behaviour) -> Model:
    """A model at `host`, under /v1, that behaves so, one request after the other."""
    model = Model(list(behaviours))
    host.clear()
    host.expect_request("/v1/chat/completions", method="POST").respond_with_handler(model)
    return model
