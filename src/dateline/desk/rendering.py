"""Pages from templates, escaped by default, with the words in which people are told of values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, quote

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline import __version__
from dateline.desk.access import Asker
from dateline.desk.in_parts import PAUSE, InParts
from dateline.desk.packed import asset
from dateline.desk.protection import form_token
from dateline.exports import wording
from dateline.knowledge import codebook
from dateline.model.document import counted
from dateline.model.text import strictest
from dateline.model.values import HARMS, Value, When
from dateline.model.wire import value_from_json, when_summary

THEMES = ("auto", "light", "dark")
ROOMS = (
    ("Queue", "/queue", "q"),
    ("Records", "/records", "r"),
    ("Map", "/map", "m"),
    ("Agreements", "/agreements", "a"),
    ("Weekly", "/weekly", "w"),
    ("Gaps", "/gaps", "g"),
    ("Sources", "/sources", "s"),
    ("Quarantine", "/quarantine", ""),
    ("Changes", "/changes", "c"),
    ("Pocket", "/pocket", "p"),
)
"""The rooms of the desk: name, address, and the key that leads there after g."""


ORDER_WORDS = {
    "severity": "gravest first",
    "newest": "newest event first",
    "oldest": "oldest event first",
    "area": "by area",
    "changed": "latest change first",
}


def page(
    request: Request, template: str, *, status: int = 200, marked: Iterable[str] = (), **told: Any
) -> HTMLResponse:
    """A page. `marked` are the markings of what is on it: it bears the strictest of them (TLP 2.0)."""
    return HTMLResponse(_environment().get_template(template).render(_context(request, marked, told)), status)


def page_in_parts(
    request: Request, template: str, later: Callable[[], Any], *, marked: Iterable[str] = (), **told: Any
) -> InParts:
    """A page as `page`, sent in parts: its template calls `later` behind a pause, for what takes its time."""
    context = _context(request, marked, {**told, "pause": PAUSE, "later": later})
    return InParts(_environment().get_template(template).generate(context))


def _context(request: Request, marked: Iterable[str], told: dict[str, Any]) -> dict[str, Any]:
    markings = list(marked)
    asker: Asker | None = getattr(request.state, "asker", None)
    theme = request.cookies.get("theme", "auto")
    return {
        "asker": asker,
        "path": request.url.path,
        "address": str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
        "theme": theme if theme in THEMES else "auto",
        "token": form_token(request),
        "rooms": ROOMS,
        "tiles": request.app.state.desk.configuration.tiles,
        "page_marking": strictest(markings) if markings else None,
        "permalink": str(request.url.remove_query_params("notice")),
        "notice": request.query_params.get("notice", "")[:300],
        **told,
    }


def back(request: Request, fallback: str, *, notice: str = "") -> Response:
    """Where to go after a form: to the page that it names, which is always one of ours."""
    target = safe_target(str(request.query_params.get("next", "")) or fallback)
    if notice:
        joint = "&" if "?" in target else "?"
        target += f"{joint}notice={quote(notice)}"
    return RedirectResponse(target, 303)


def safe_target(target: str) -> str:
    """A path on this desk; anything else (another host, another scheme, a control character) is the front page."""
    plain = target.isprintable() and "\\" not in target
    return target if plain and target.startswith("/") and not target.startswith("//") else "/"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dateline.desk"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "asset": asset,
        "version": __version__,
        "counted": counted,
        "harms": HARMS,
        "order_words": ORDER_WORDS,
        "query_pairs": parse_qsl,
    }
    made.filters |= {
        "day": day_words,
        "moment": moment_words,
        "place_precision": lambda precision: codebook.PLACE_PRECISION.get(precision, "place not known"),
        "date_precision": lambda precision: codebook.DATE_PRECISION.get(precision, "date not known"),
        "value": value_words,
        "field_name": wording.field_name,
        "action": codebook.action_words,
        "toll": toll_words,
        "when": when_words,
        "capitalize_first": lambda words: words[:1].upper() + words[1:],
    }
    made.tests["web_address"] = lambda address: address.lower().startswith(("https://", "http://"))
    return made


def day_words(when: dict[str, Any] | None) -> str:
    """The days of a summary."""
    if not when or not when.get("earliest"):
        return "date not known"
    earliest, latest = str(when["earliest"]), str(when["latest"])
    return earliest if earliest == latest else f"{earliest} to {latest}"


def when_words(when: When | None) -> str:
    """The days of a value."""
    return day_words(when_summary(when)) if when else "not told"


def moment_words(time: str | None) -> str:
    """A time as the tables keep it, to the minute."""
    if not time:
        return "not known"
    return datetime.fromisoformat(time).isoformat(" ", "minutes") if "T" in time else time


def value_words(value: Value | dict[str, Any] | str | None) -> str:
    """A value, or its JSON, in words."""
    if value is None:
        return "not known"
    return wording.value_words(value_from_json(value) if isinstance(value, dict) else value)


def toll_words(figure: dict[str, Any] | None) -> str:
    """Low, best and high of a record in short: "7", "7–10, best 10", "at least 7"."""
    if not figure or figure.get("best") is None:
        return ""
    return wording.toll_range(figure["low"], figure["best"], figure["high"])
