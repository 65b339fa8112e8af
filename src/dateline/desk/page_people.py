"""People: accounts, roles, tokens, and the audit log with its seals checked; for administrators."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk import keeping
from dateline.desk.api_access import SCOPES
from dateline.desk.desk import Desk
from dateline.desk.rendering import back, page
from dateline.errors import BadInput
from dateline.store.people import ROLES

ON_ONE_PAGE = 50
_DAYS = (7, 30, 90, 365)


def people(desk: Desk, request: Request) -> Response:
    """Everybody with their roles, every token, and the latest lines of the audit log."""
    return _people(desk, request)


def add(desk: Desk, request: Request, form: FormData) -> Response:
    """Somebody new."""
    name = str(form.get("name", ""))
    with desk.store.session() as session:
        keeping.add_person(
            session,
            name,
            str(form.get("role", "")),
            str(form.get("password", "")),
            by=request.state.asker.name,
            at=desk.now(),
        )
    return back(request, "/people", notice=f"{name} is added")


def change(desk: Desk, request: Request, form: FormData) -> Response:
    """Another role or password; in or out."""
    name, what, by, at = str(form.get("name", "")), str(form.get("what", "")), request.state.asker.name, desk.now()
    with desk.store.session() as session:
        match what:
            case "role":
                keeping.set_role(session, name, str(form.get("role", "")), by=by, at=at)
            case "password":
                keeping.set_password(session, name, str(form.get("password", "")), by=by, at=at)
            case "disable":
                keeping.disable(session, name, by=by, at=at)
            case "enable":
                keeping.enable(session, name, by=by, at=at)
            case _:
                raise BadInput("nothing to change is named")
    return back(request, "/people", notice=f"{name}: {what} done")


def add_token(desk: Desk, request: Request, form: FormData) -> Response:
    """A new token: the page that answers is the only one that ever shows it."""
    days, person, name = (str(form.get(field, "")) for field in ("days", "person", "name"))
    if days and days not in map(str, _DAYS):
        raise BadInput(f"a token holds {', '.join(map(str, _DAYS))} days, or until it is withdrawn")
    scopes = [str(scope) for scope in form.getlist("scope")]
    held = int(days) if days else None
    by, at = request.state.asker.name, desk.now()
    with desk.store.session() as session:
        key = keeping.add_token(session, name, person, scopes, days=held, by=by, at=at)
    response = _people(desk, request, key=key)
    response.headers["Cache-Control"] = "no-store"
    return response


def withdraw_token(desk: Desk, request: Request, form: FormData) -> Response:
    """Take a token back."""
    with desk.store.session() as session:
        taken = keeping.withdraw_token(session, str(form.get("named", "")), by=request.state.asker.name, at=desk.now())
    return back(request, "/people", notice=f"{taken.name} holds no more")


def _people(desk: Desk, request: Request, *, key: str | None = None) -> Response:
    word = request.query_params.get("before", "")
    before = int(word) if word.isascii() and word.isdecimal() and len(word) < 16 else None
    with desk.store.view() as session:
        everybody, tokens = session.people.all(), session.people.tokens()
        log, size = session.people.log(before=before, limit=ON_ONE_PAGE), session.people.log_size()
        is_all = request.query_params.get("check") == "all" or size <= ON_ONE_PAGE
        since, until = (0, None) if is_all or not log else (log[-1].key, log[0].key)
        broken = list(session.people.broken_seals(since=since, until=until))
    return page(
        request,
        "people.html",
        everybody=everybody,
        tokens=tokens,
        log=log,
        size=size,
        broken=broken,
        is_all=is_all,
        more=log[-1].key if len(log) == ON_ONE_PAGE else None,
        key=key,
        roles=ROLES,
        scopes=SCOPES,
        days=_DAYS,
        shown=keeping.SHOWN,
        now=desk.now().isoformat(),
    )
