"""The HTTP API: one application under /api/v1 of the desk, and its specification (OpenAPI 3.1)."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline import __version__
from dateline.desk import api_adding, api_agreements, api_deciding, api_finding, api_gaps, api_reading
from dateline.desk.access import COOKIE
from dateline.desk.api_access import CSRF_HEADER
from dateline.desk.api_answers import handle_errors
from dateline.desk.api_examples import ANSWERS, BODIES, PROBLEM
from dateline.desk.api_shapes import Problem
from dateline.desk.desk import Desk
from dateline.desk.problems import MEDIA_TYPE

ADDRESS = "/api/v1"
_ABOUT = """Reported events of armed conflict, every figure with the words that it rests on.

Programs send a token (`Authorization: Bearer ...`, made with `dateline people token add`); a person's browser sends
its login and, to change anything, the form token in `X-CSRF-Token`. While there are no accounts the API answers this
machine only and wants no token; to change anything it then takes the header `X-Dateline-Client`, with any name in it.

Answers are `{"data", "meta", "links"}`. Lists go on at `links.next`. Every answer has a strong ETag: send it back in
`If-None-Match` for a 304, or in `If-Match` with a change for a 412 where somebody else was quicker. Errors are problem
documents (RFC 9457)."""
_COMMON = (401, 403, 422, 429, 500, 503)
_TOLD = {
    304: "Nothing changed since the ETag that was sent.",
    308: "It was merged into another record; `Location` is there.",
    401: "Nobody said who asks, or the token does not hold.",
    403: "The role or the token's scope is not enough.",
    404: "There is no such thing, or no such page.",
    409: "It cannot be done as things are; the detail says why.",
    412: "Somebody has changed the record since.",
    413: "The body is too long.",
    422: "What was sent does not fit this specification.",
    429: "Too many wrong tokens, or too much added at once.",
    500: "A fault in Dateline.",
    503: "The database or the reader is busy; `Retry-After` says when to try again.",
}


def create_api(desk: Desk) -> ASGIApp:
    """The application over one desk."""
    api = FastAPI(
        title="Dateline",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
        redirect_slashes=False,
        # FastAPI can send traces to where the environment says: Dateline sends nobody anything.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    api.state.desk = desk
    handle_errors(api)
    routers = (
        api_adding.router,  # before reading: an id of a report may have "/reread" in it, and its path takes anything
        api_reading.router,
        api_deciding.router,
        api_agreements.router,
        api_gaps.router,
        api_finding.router,
    )
    for router in routers:
        api.include_router(router)
    api.state.routes = [route for router in routers for route in router.routes]
    api.openapi = cache(partial(_specification, api))  # type: ignore[method-assign]
    return _Head(api)


class _Head:
    """HEAD is GET without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, without_body)


def _specification(api: FastAPI) -> dict[str, Any]:
    """OpenAPI 3.1 with what FastAPI does not know: who may ask, every error, and an example of every answer."""
    told = get_openapi(title=api.title, version=api.version, description=api.description, routes=api.routes)
    told["servers"] = [{"url": ADDRESS}]
    components = told["components"]
    components["schemas"]["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for unused in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(unused, None)
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "A token of `dateline people token add`."},
        "login": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "A person's login on the desk."},
        "form": {"type": "apiKey", "in": "header", "name": CSRF_HEADER, "description": "With a login, for changes."},
    }
    for address, operations in told["paths"].items():
        for method, operation in operations.items():
            _complete(operation, address, method)
    return told


def _complete(operation: dict[str, Any], address: str, method: str) -> None:
    is_change, name = method == "post", operation["operationId"]
    operation["security"] = [{"token": []}, {"login": [], "form": []} if is_change else {"login": []}]
    operation["summary"] = operation["description"].partition(". ")[0]
    statuses = {*_COMMON, *((409, 413) if is_change or "{form}" in address else ())}
    statuses |= {409} if name == "get_gaps" else set()
    named = {parameter["name"].lower() for parameter in operation.get("parameters", ())}
    statuses |= {412} if "if-match" in named else set()
    statuses |= {304} if "if-none-match" in named else set()
    statuses |= {404} if "{" in address or "after" in named else set()
    statuses |= {308} if name in ("get_record", "get_agreement") else set()
    responses = operation["responses"]
    responses.pop("422", None)
    for status in sorted(statuses):
        responses[str(status)] = {"description": _TOLD[status]}
        if status >= 400:
            schema = {"$ref": "#/components/schemas/Problem"}
            example = {**PROBLEM, "status": status}
            responses[str(status)]["content"] = {MEDIA_TYPE: {"schema": schema, "example": example}}
    responses["200"].setdefault("headers", {})
    if "application/json" in responses["200"]["content"]:
        responses["200"]["headers"]["ETag"] = {"schema": {"type": "string"}, "description": "A strong ETag."}
    for media_type, content in responses["200"]["content"].items():
        content["example"] = ANSWERS[name, media_type]
    if "requestBody" in operation:
        operation["requestBody"]["content"]["application/json"]["examples"] = BODIES[name]
