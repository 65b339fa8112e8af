"""Errors as programs are told of them: problem documents (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
API = "/api/"
"""What the addresses begin with at which a program is answered."""


def problem(
    status: int, detail: str, *, hint: str | None = None, headers: Mapping[str, str] | None = None, **more: Any
) -> Response:
    """A problem document. `type` is about:blank: the status says which problem it is, `detail` what to do about it."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    body = json.dumps({**told, **({"hint": hint} if hint else {}), **more})
    return Response(body, status, dict(headers or {}), MEDIA_TYPE)
