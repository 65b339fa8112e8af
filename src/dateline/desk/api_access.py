"""Who asks the HTTP API, and what they may do: a program with a token, a person with a login, or, without accounts,
whoever sits at this machine.

A token does what its scopes say and its person's role allows, whichever is less. A person's browser also needs the
token of our forms in a header to change anything; without accounts any program on this machine needs a header that no
foreign page can set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from dateline.desk.access import Asker, asker
from dateline.desk.desk import Desk
from dateline.desk.protection import is_own_form
from dateline.errors import BadInput
from dateline.store.people import Person, Token

CSRF_HEADER = "X-CSRF-Token"
CLIENT_HEADER = "X-Dateline-Client"
REALM = 'Bearer realm="Dateline"'
SCOPES = ("read", "write")
"""What a token can be for: looking, and deciding."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. `token` is the name of a program's token, "" for a person's own browser."""

    who: Asker
    scopes: tuple[str, ...]
    token: str = ""


def caller(request: Request) -> Caller:
    """Who asks. Raises HTTPException 401 where nobody may without saying who they are, 429 after too many guesses."""
    desk: Desk = request.app.state.desk
    given = request.headers.get("authorization")
    if given is not None:
        person, token = _bearer(desk, request, given)
        return Caller(Asker(person.name, person.role), token.scopes, token.name)
    who = asker(desk, request)
    if who is None:
        raise HTTPException(401, "Log in, or send a token.", {"WWW-Authenticate": REALM})
    return Caller(who, SCOPES)


def reading(found: Annotated[Caller, Depends(caller)]) -> Caller:
    """Who asks, where they may look. Raises HTTPException."""
    _check_scope(found, "read")
    return found


def writing(request: Request, found: Annotated[Caller, Depends(caller)]) -> Caller:
    """Who asks, where they may decide and no foreign page had them ask. Raises HTTPException."""
    _check_scope(found, "write")
    if not found.token and not _is_meant(request, found.who):
        header = CLIENT_HEADER if found.who.is_local else CSRF_HEADER
        raise HTTPException(403, f"To change anything takes the header {header}; docs/api.md says what is in it.")
    return found


Reader = Annotated[Caller, Depends(reading)]
Writer = Annotated[Caller, Depends(writing)]


def check_scopes(scopes: tuple[str, ...]) -> tuple[str, ...]:
    """The scopes, each once, in their order. Raises BadInput for one that there is not, and for none."""
    if not scopes or not set(scopes) <= set(SCOPES):
        raise BadInput("a token is for read, for write, or for both")
    return tuple(scope for scope in SCOPES if scope in scopes)


def _bearer(desk: Desk, request: Request, given: str) -> tuple[Person, Token]:
    scheme, _, key = given.partition(" ")
    if scheme.lower() == "bearer":
        with desk.store.view() as session:
            found = session.people.token(key.strip(), at=desk.now())
        if found:
            return found
    host = request.client.host if request.client else ""
    if not desk.attempts_by_host.one_more(host):
        raise HTTPException(429, "Too many wrong tokens from your machine.", {"Retry-After": "300"})
    challenge = f'{REALM}, error="invalid_token"'
    told = "That token is not known, has run out or was withdrawn."
    raise HTTPException(401, told, {"WWW-Authenticate": challenge})


def _check_scope(found: Caller, scope: Literal["read", "write"]) -> None:
    if scope not in found.scopes:
        challenge = f'{REALM}, error="insufficient_scope", scope="{scope}"'
        raise HTTPException(403, f"That token is not for {scope}.", {"WWW-Authenticate": challenge})


def _is_meant(request: Request, who: Asker) -> bool:
    """Whether a page of ours, or a program, asked: foreign pages can set none of these headers."""
    if who.is_local and request.headers.get(CLIENT_HEADER, "").strip():
        return True
    return is_own_form(request, request.headers.get(CSRF_HEADER, ""))
