"""Coming and going: logging in and out, light or dark, and the sheet of keys."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.access import COOKIE, log_in
from dateline.desk.desk import Desk
from dateline.desk.rendering import THEMES, back, page, safe_target

KEYS = (
    ("Queue and record", (("a", "accept"), ("r", "reject, with a reason"), ("e", "edit a field"))),
    ("", (("m", "merge with the suggested one"), ("p", "split"), ("2", "second source needed"), ("s", "skip"))),
    ("", (("u", "undo your latest decision"), ("P", "publish"))),
    ("Agreement", (("0 1 2 3", "how far a commitment is implemented"), ("a", "confirm evidence or a link"))),
    ("", (("r", "it is none"), ("s", "it speaks for the other side"))),
    ("Moving", (("j / k", "next, previous card"), ("o", "open the record"), ("/", "search"), ("g then q", "queue"))),
    (
        "",
        (
            ("g then m", "map"),
            ("g then r", "records"),
            ("g then c", "changes"),
            ("g then n", "add reports"),
            ("?", "this sheet"),
            ("Esc", "close"),
        ),
    ),
)
"""Every key, in groups, as the sheet shows them; `static/keys.js` does them."""


def login_page(desk: Desk, request: Request) -> Response:
    """The page on which one logs in."""
    return page(request, "login.html", refused=False)


def login(desk: Desk, request: Request, form: FormData) -> Response:
    """Log in."""
    name, password = str(form.get("name", "")).strip(), str(form.get("password", ""))
    host = request.client.host if request.client else ""
    if not (desk.attempts_by_name.one_more(name.casefold()[:80]) and desk.attempts_by_host.one_more(host)):
        return page(request, "error.html", status=429, message="Too many attempts.", hint="try again in five minutes")
    key = log_in(desk, name, password)
    if key is None:
        return page(request, "login.html", status=403, refused=True)
    response = RedirectResponse(safe_target(str(request.query_params.get("next", "/"))), 303)
    configuration = desk.configuration
    response.set_cookie(
        COOKIE,
        key,
        max_age=configuration.login_hours * 3600,
        httponly=True,
        samesite="strict",
        secure=configuration.secure_cookies,
    )
    return response


def logout(desk: Desk, request: Request, form: FormData) -> Response:
    """Log out."""
    if key := request.cookies.get(COOKIE):
        with desk.store.session() as session:
            session.people.log_out(key)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE)
    return response


def theme(desk: Desk, request: Request, form: FormData) -> Response:
    """Light, dark, or as the machine has it."""
    response = back(request, "/")
    chosen = str(form.get("theme", ""))
    response.set_cookie("theme", chosen if chosen in THEMES else "auto", max_age=31_536_000, samesite="strict")
    return response


def keys(desk: Desk, request: Request) -> Response:
    """The sheet of keys."""
    return page(request, "keys.html", keys=KEYS)
